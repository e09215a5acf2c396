"""A target for each set: ``3x5 @ 80kg, 85, 90``, ``3x10 @ RPE 7, 8, 9``, ``5x5 @ 65,70,75,80,85%`` → all of them.

each  = [ scale ] range [ unit ] { ( "," | "/" ) [ scale ] range [ unit ] }
scale = "RPE" | "RIR"; unit = "%" | "kg" | "lb" | scale
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from programprint.notation import effort, load
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.target import Load

_NUMBER = r"\d+(?:\.\d+)?(?:\s*-\s*\d+(?:\.\d+)?)?"
_UNIT = r"(%|kgs?|kilos?|lbs?|pounds?|RPE|RIR)(?![a-z])"
_PLAIN = rf"(?:(RPE|RIR)\s*)?({_NUMBER})(?:\s*{_UNIT})?(?![\w%:]|\.\d)"
_COMMA = rf"(?:(RPE|RIR)\s*)?(\d+,\d{{1,2}})\s*{_UNIT}"
"""With a comma as decimal mark, which needs a unit behind it or a space before the next number."""
_ENDS = r"\s*(?:$|[,/)]|\+\s*\d+\s*x|(?:rest|tempo|hold|every|on)(?![a-z]))"
"""What may follow a number without a unit of its own; before anything else it is a number of reps."""
BARE = rf"(?:{_NUMBER})(?={_ENDS})"
"""A number that says nothing of itself: reps of one more set, or a target of one."""
_LOW, _HIGH = Decimal(5), Decimal(10)
"""Between these a number without a unit is an RPE: below it may as well be reps in reserve, above a weight."""
_OTHER_UNITS = r"kg|kilo|lb|pound|%|RPE|RIR|RM|reps?|cm|in|m|km|W|bpm|spm|rpm|h|s|min|x"
_RPE = rf"(?:[5-9](?:\.5)?|10)(?:\s*-\s*(?:[6-9](?:\.5)?|10))?(?![\w%:/]|[.,]\d|\s*(?:{_OTHER_UNITS})(?![a-z]))"


class Each(Load, frozen=True):
    """A target for each set, from the offset *at*, until the sets are told apart. *bare* are those after the first that are
    numbers alone, as typed."""

    kind = "each"
    targets: tuple[Load, ...]
    bare: tuple[str, ...]
    at: int

    def _written(self) -> str:
        return ", ".join(map(str, self.targets))


class _Item(Struct, frozen=True):
    """A number of a list, the unit that stands before or behind it, if any, and where it begins and ends."""

    number: str
    unit: str
    before: bool
    at: int
    end: int


def take(scanner: Scanner, sets: int, follows: bool) -> Load:
    """A load and what else is aimed at, or a target for each of the *sets*, at the cursor; an RPE where only a number from 5 to
    10 is said."""
    items = list(_items(scanner.text, scanner.at))
    unit = next((item.unit for item in items if item.unit), "")
    if len(items) < 2 or scanner.sees(r"RPE\s*\d\S*\s*/\s*10(?!\d)"):
        _ask_for_comma(scanner, sets)
        rpe = scanner.take(_RPE)
        return load.parse(f"RPE {rpe[0]}") if rpe else load.take(scanner, follows)
    if not unit and all(_LOW <= Decimal(part) <= _HIGH for item in items for part in item.number.split("-")):
        unit = "RPE"
    if not unit:
        return load.take(scanner, follows)
    at, before = scanner.at, items[0].before or unit in ("RPE", "RIR")
    targets = tuple(_target(scanner, item, unit, before) for item in items)
    bare = tuple(item.number for item in items[1:]) if items[0].unit and not any(i.unit for i in items[1:]) else ()
    scanner.at = items[-1].end
    scanner.take(r"\s*")
    if scanner.sees("@") or scanner.sees(effort.BEGINS):
        rest = scanner.written[scanner.at :].strip(" @")
        hint = f"write the sets one by one: 1x5 @ {targets[0]} @ {rest}, 1x5 @ {targets[1]} @ {rest}"
        raise scanner.fail(f"“{rest}” may be meant for all sets, or for the last", hint=hint)
    return Each(targets=targets, bare=bare, at=at)


def _items(text: str, at: int) -> Iterator[_Item]:
    """The numbers of a list of targets, all with one unit and divided by one sign."""
    unit = sign = ""
    spaced = True
    while item := _item(text, at, spaced):
        own = item.unit or not unit or re.compile(_ENDS, re.IGNORECASE).match(text, item.end)
        if not own or (unit and item.unit not in ("", unit)):
            return
        yield item
        unit = unit or item.unit
        following = re.compile(r"\s*([,/])(\s*)(?=[\dR])", re.IGNORECASE).match(text, item.end)
        if not following or (sign and following[1] != sign):
            return
        sign, spaced, at = following[1], bool(following[2]), following.end()


def _item(text: str, at: int, spaced: bool) -> _Item | None:
    comma = re.compile(_COMMA, re.IGNORECASE | re.ASCII).match(text, at) if spaced else None
    match = comma or re.compile(_PLAIN, re.IGNORECASE | re.ASCII).match(text, at)
    if not match or (match[1] and match[3]):
        return None
    unit = match[1] or match[3] or ""
    unit = "kg" if unit.lower().startswith("k") else "lb" if unit[:1] in "lpLP" and unit else unit.upper()
    return _Item(match[2].replace(" ", ""), unit, match[1] is not None, at, match.end())


def _target(scanner: Scanner, item: _Item, unit: str, before: bool) -> Load:
    try:
        return load.parse(f"{unit} {item.number}" if before else f"{item.number}{unit}")
    except Unreadable as fault:
        raise scanner.fail(fault.message, item.at, fault.hint) from None


def _ask_for_comma(scanner: Scanner, sets: int) -> None:
    """“65,75%” of two sets: one number, or two."""
    if sets == 2 and (match := re.compile(rf"(\d+),(\d\d)\s*{_UNIT}", re.IGNORECASE).match(scanner.text, scanner.at)):
        first, second, unit = match.groups()
        if int(first) <= 2 * int(second) and int(second) <= 2 * int(first):
            hint = f"write {first}.{second}{unit}, or for each set its own: {first}{unit}, {second}{unit}"
            raise scanner.fail(f"“{match[0]}” may be one number or two", scanner.at, hint)
