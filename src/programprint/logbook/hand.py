"""A line that a coach types → records: ``A1: 8, 8, 7 @ 60kg RPE 8``, ``B1: L 8, 8 / R 8, 7 @ 24kg``, ``A1 extra: 5``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.logbook.cells import Planned
from programprint.logbook.record import LoadUnit, Record
from programprint.merge.sheet import Side
from programprint.notation import units
from programprint.notation.prose import folded
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.units import SECONDS
from programprint.problems import either

HINT = "write A1: 8, 8, 7 @ 60kg, with sides A1: L 8, 8 / R 8, 7 @ 24kg, and a dash for a set that was left out"
_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,3})?"
_DECIMAL = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_SET = re.compile(
    rf"(?:(?P<times>[0-9]{{1,2}})\s*[x×]\s*)?"
    rf"(?:(?P<none>[-–—])|(?P<clock>[0-9]{{1,3}}:[0-5][0-9])|(?P<amounts>{_NUMBER}(?:\s*\+\s*{_NUMBER})*))"
    rf"\s*(?P<counts>[a-z]+)??"
    rf"(?:\s*@\s*(?:(?:bodyweight|bw)\b\s*)?\+?\s*(?P<load>{_DECIMAL})\s*(?P<unit>kg|lb)?s?)?"
    rf"(?:\s*@?\s*(?P<scale>RPE|RIR)\s*(?P<effort>{_DECIMAL}))?",
    re.IGNORECASE,
)
_SIDES: dict[str, Side] = {"l": "L", "left": "L", "r": "R", "right": "R"}
_ROLES = re.compile(r"^(.*\S)\s+(warm-?\s?up|extra)$", re.IGNORECASE)


class Typed(Struct, frozen=True):
    """A set as it is typed: the amounts of its parts, none of one that was left out, in *counts* where that is said; its load
    and effort, None where they stand with another set."""

    amounts: tuple[Decimal, ...]
    counts: str = ""
    load: Decimal | None = None
    unit: str = ""
    scale: str = ""
    effort: Decimal | None = None


class _WrongError(Exception):
    """A line that cannot be meant, and how to mend it."""

    def __init__(self, message: str, hint: str = HINT) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def by_hand(line: str, sets: Sequence[Planned], on: date | None, by: str, docket: Docket) -> list[Record]:
    """The records of a *line* about an exercise of one session, whose *sets* these are; the label or the name comes first."""
    try:
        name, colon, rest = line.partition(":")
        mine, role = _mine(name.strip(), sets, bool(colon))
        return [*_records(_by_side(rest), mine, role, on, by)]
    except _WrongError as fault:
        docket.error(f"“{line}”", fault.message, fault.hint)
        return []


def _mine(name: str, sets: Sequence[Planned], is_line: bool) -> tuple[list[Planned], str]:
    """The sets of the exercise that is named, and which of them are meant: those of work, of its warm-up, or extra ones."""
    found, role = _named(name, sets), "work"
    if not found and (told := _ROLES.match(name)):
        found, role = _named(told[1], sets), "extra" if told[2].casefold() == "extra" else "warm-up"
    labels = dict.fromkeys(one.entry.label for one in found)
    if len(labels) > 1:
        raise _WrongError(f"“{name}” is done more than once in this session", f"write its label: {either(labels)}")
    if not is_line or not found:
        known = dict.fromkeys(one.entry.label or one.entry.guide.name for one in sets)
        raise _WrongError(f"no exercise of this session is “{name}”", f"there are {either(known)}; {HINT}")
    return found, role


def _named(name: str, sets: Sequence[Planned]) -> list[Planned]:
    wanted = folded(name)
    by_label = [one for one in sets if one.entry.label and folded(one.entry.label) == wanted]
    return by_label or [one for one in sets if wanted in (one.entry.id, folded(one.entry.guide.name))]


def _records(
    by_side: dict[Side, list[Typed]], mine: Sequence[Planned], role: str, on: date | None, by: str
) -> Iterator[Record]:
    for side, typed in by_side.items():
        rows = _rows(mine, role, side, len(typed))
        if len(typed) > len(rows):
            hint = "write one amount for each set; what came on top is a line of its own, such as A1 extra: 8"
            raise _WrongError(f"{len(typed)} sets are written, {len(rows)} are planned", hint)
        for one, own in zip(rows, typed, strict=False):
            for each in (side,) if side != "both" else one.line.sides:
                yield from _of_set(one, own, each, on, by)


def _rows(mine: Sequence[Planned], role: str, side: Side, count: int) -> list[Planned]:
    """The sets of a role that have a side, in their order; extra ones as many as were done."""
    roles = ("work", "stage") if role == "work" else (role,)
    rows = [one for one in mine if one.line.role in roles and (side == "both" or side in one.line.sides)]
    work = [one for one in mine if one.line.role == "work" and (side == "both" or side in one.line.sides)]
    while role == "extra" and work and len(rows) < min(count, 99):
        line = replace(work[-1].line, role="extra", number=len(rows) + 1, opens=False)
        rows.append(replace(work[-1], line=line))
    return rows


def _of_set(one: Planned, typed: Typed, side: Side, on: date | None, by: str) -> Iterator[Record]:
    """The records of a set on one side: one for each part that is written by itself."""
    if len(typed.amounts) > max(one.line.parts, 1) > 1 or (len(typed.amounts) > 1 and one.line.parts == 1):
        typed = replace(typed, amounts=(sum(typed.amounts, Decimal(0)),))  # its parts have no cells of their own
    unit = _load_unit(one, typed)
    for part, amount in enumerate(typed.amounts or (None,), start=1):
        record = one.record(side, part)
        done = None if amount is None else _counted(one, amount, typed.counts)
        was_done = bool(done)
        yield replace(
            record,
            date=on or record.date,
            done=done,
            load=typed.load if was_done else None,
            load_unit=unit if was_done and typed.load is not None else "",
            effort=typed.effort if was_done else None,
            effort_unit=typed.scale.upper() if was_done and typed.effort is not None else "",
            state="done" if was_done else "not done",
            source="hand",
            by=by,
        )


def _load_unit(one: Planned, typed: Typed) -> LoadUnit:
    told = (typed.unit or one.entry.load_unit).casefold()
    if typed.load is not None and told not in ("kg", "lb"):
        raise _WrongError("nothing says whether its load is in kg or lb", "write it with its unit, such as @ 20kg")
    return "kg" if told == "kg" else "lb" if told == "lb" else ""


def _counted(one: Planned, amount: Decimal, counts: str) -> Decimal:
    """An amount in the unit of its exercise."""
    asked = one.entry.counts
    if not counts or counts == asked:
        return amount
    if counts in SECONDS and asked in SECONDS:
        return amount * SECONDS[counts] / SECONDS[asked]
    name = one.entry.label or one.entry.guide.name
    raise _WrongError(f"{name} is counted in {asked}, not in {counts}", f"write what was done in {asked}")


def _by_side(text: str) -> dict[Side, list[Typed]]:
    """What was done on each side, in both alike where none is named. A load, or an effort, holds for the sets before it that have
    none; a load also for those behind it, and where a side has none, for that."""
    found: dict[Side, list[Typed]] = {}
    for part in re.split(r"[/;]", text):
        named = re.match(r"\s*(left|right|l|r)\b\s*:?", part, re.IGNORECASE)
        side: Side = _SIDES[named[1].lower()] if named else "both"
        sets = _backwards([*_sets(part[named.end() :] if named else part)])
        if side in found or ("both" in found or (side == "both" and found)):
            raise _WrongError("this cannot be read")
        found[side] = sets
    every = [one for sets in found.values() for one in sets]
    heaviest = next((one for one in reversed(every) if one.load is not None), None)
    hardest = next((one for one in reversed(every) if one.effort is not None), None)
    unit = next((one.unit for one in reversed(every) if one.unit), "")
    for side, sets in found.items():
        if heaviest and all(one.load is None for one in sets):
            sets = [replace(one, load=heaviest.load) for one in sets]
        if hardest and all(one.effort is None for one in sets):
            sets = [replace(one, scale=hardest.scale, effort=hardest.effort) for one in sets]
        found[side] = [replace(one, unit=one.unit or unit) for one in sets]
    return found


def _backwards(sets: list[Typed]) -> list[Typed]:
    """Sets with the loads and efforts that are written behind them."""
    found: list[Typed] = []
    for one in reversed(sets):
        later = found[0] if found else None
        if later and one.load is None:
            one = replace(one, load=later.load, unit=later.unit)
        if later and one.effort is None:
            one = replace(one, scale=later.scale, effort=later.effort)
        found.insert(0, one)
    for at, one in enumerate(found[1:], start=1):
        if one.load is None:
            found[at] = replace(one, load=found[at - 1].load, unit=found[at - 1].unit)
    return found


def _sets(text: str) -> Iterator[Typed]:
    for one in _parted(text):
        told = _SET.fullmatch(one)
        if told is None:
            raise _WrongError("this cannot be read")
        amounts = tuple(Decimal(each.strip()) for each in (told["amounts"] or "").split("+") if each.strip())
        counts = _unit(told["counts"]) if told["counts"] else ""
        if told["clock"]:
            minutes, _, seconds = told["clock"].partition(":")
            amounts, counts = (Decimal(60 * int(minutes) + int(seconds)),), "s"
        made = Typed(
            amounts, counts, _number(told["load"]), told["unit"] or "", told["scale"] or "", _number(told["effort"])
        )
        yield from [made] * int(told["times"] or 1)


def _parted(text: str) -> Iterator[str]:
    """The sets in a text, between commas; one within a load stands for a point: “5 @ 62,5”."""
    if re.search(r"@\s*\+?\s*[0-9]+,[0-9]+,[0-9]", text):
        raise _WrongError("its commas can be read in two ways", "write a space behind each comma between sets")
    whole = re.sub(
        r"(@\s*\+?\s*[0-9]+|R(?:PE|IR)\s*[0-9]+),([0-9]{1,2})(?!\s*[@x×:+0-9])", r"\1.\2", text, flags=re.IGNORECASE
    )
    yield from (one.strip() for one in whole.split(","))


def _unit(word: str) -> str:
    scanner = Scanner(word, HINT)
    try:
        found = units.take(scanner)
    except Unreadable as fault:
        raise _WrongError(fault.message, HINT) from None
    if not scanner.done:
        raise _WrongError(f"“{word}” is not a unit")
    return found


def _number(text: str | None) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None
