"""One value for each set: ``5/3/1 @ 65/75/85%``, ``5,5,5+ @ 65,75,85%``, ``12/10/8``, ``3x5 @ 60/65/70kg`` → a group for each.

list   = reps { ( "/" | "," ) reps } { after }      three or more, closed up; or two of each
values = number { ( "/" | "," | "-" ) number } unit | ( "RPE" | "RIR" ) range { ( "/" | "," ) range }   after "@", for each set
       | range unit { "," range }
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from programprint import late
from programprint.notation import doubtful, effort, parts, set_group
from programprint.notation.amount import Amount
from programprint.notation.manner import BROKEN
from programprint.notation.scanner import Scanner, Unreadable, plain
from programprint.notation.set_group import HINT, SetGroup
from programprint.notation.target import Load, Percent, Ranged, Weight

_LEAST = 3
"""Values that make a list of themselves; two may be two sides, a range, or a choice."""
_KIND = (
    r"(?:(?:top|warm[ -]?up|back[ -]?off|work(?:ing)?|rest[ -]?pause|clusters?|myo(?:[ -]?reps?)?|RP)(?: sets?)?:? +)?"
)
_REPS = r"(?:\d{1,4}(?:-\d{1,4})?\+?|AMRAP|max)"
_DO = late.pattern(
    rf"{_KIND}(?:\d{{1,2}} *(?:x|sets? *(?:of|x)?) *)?"
    rf"(?P<list>(?:{_REPS} */ *)+|(?:{_REPS},)+)(?P<last>{_REPS})(?!\d|[,.:]\d|[/-] ?\d| *x *\d)",
    re.IGNORECASE | re.ASCII,
)
_UNIT = r"(?:%|kgs?|kilos?|lbs?|pounds?)"
_NUMBER = r"\d+(?:\.\d+)?"
_DECIMAL = r"\d+(?:[.,]\d+)?"
_TARGETS = late.pattern(
    rf"[^,@(]*?(?:@|\(|(?<= )at |(?<= )(?=RPE|RIR)) *(?P<scale>(?:RPE|RIR) *)?"
    rf"(?P<list>(?:\d+(?:[.,]\d+)? *{_UNIT}? */ *)+|(?:{_DECIMAL} *{_UNIT} *, *)+(?={_DECIMAL} *{_UNIT})|(?:{_NUMBER} *, *)+)"
    rf"(?P<last>\d+(?:[.,]\d+)?)(?P<unit> *{_UNIT})?"
    rf"(?P<after> *(?:RPE|RIR)\b)?(?![\w:]|\.\d|/|%| *x *\d| *(?:sets?|reps?)\b)",
    re.IGNORECASE | re.ASCII,
)
_DASHED = late.pattern(
    rf"(?<=[@( ])(?:(?:RPE|RIR) *{_NUMBER}(?:-{_NUMBER}){{2,}}(?![-\w])|{_NUMBER}(?:-{_NUMBER}){{2,}}(?= *{_UNIT}))",
    re.IGNORECASE,
)
"""Three targets or more with dashes between them, which are no range: “RIR 3-2-1”, “65-75-85%”."""
_RANGE = rf"{_NUMBER}(?: *- *{_NUMBER})?"
_ENDS = r" *(?:$|[,;)]|\+ *\d+ *x|(?:rest|tempo|hold|every|on)(?![a-z]))"
"""What may follow a number without a unit of its own; before anything else it is a number of reps."""
BARE = rf"{_RANGE}(?={_ENDS})"
"""A number that says nothing of itself: reps of one more set, or a target of one."""
_LED = late.pattern(
    rf"[^,@(]*?(?:(?:@|\(|(?<= )at ) *|(?<=[ )])(?=RPE|RIR))"
    rf"(?P<first>(?P<scale>RPE|RIR)? *{_RANGE}(?(scale)(?! *[%:]| */ *10(?!\d))| *(?:{_UNIT}|RPE|RIR)(?![a-z])))"
    rf"(?P<more>(?: *, *(?(scale)(?:(?P=scale) *)?) *{_RANGE}(?={_ENDS}))+)",
    re.IGNORECASE | re.ASCII,
)
"""Targets of which only the first has a unit, or that each have their scale: “80kg, 85, 90”, “RPE 7, 8, 9”."""
_SIGNS = frozenset("/,")
"""What stands between the values of a list; where neither does, no list need be looked for."""
_FAR = Decimal("2.5")
"""Times that a set is at most heavier, or lighter, than the first of those that it belongs to."""


class Targets(Struct, frozen=True):
    """What the sets aim at, one by one, each from a least to a most. *alone*: with no unit, so that it may be what a coach means
    by something else: a choice, two sides. *bare* are those after the first that are numbers alone, as typed, where the first
    has a unit: they may be reps of more sets."""

    values: tuple[tuple[Decimal, Decimal | None], ...]
    start: int
    written: str
    commas: bool
    alone: bool
    bare: tuple[str, ...] = ()


def take(scanner: Scanner, before: Sequence[SetGroup], follows: bool) -> list[SetGroup]:
    """The group at the cursor after those *before* it, as one for each set where values are listed: all groups so far; *follows*:
    there is a set before it. Only the last of a list is left standing for the rest of the notation, which knows nothing of lists;
    the others are laid over that.

    A list of targets also holds for the groups just before it that aim at nothing, as in “5, 5, 5+ @ 65, 75, 85%”."""
    at = scanner.at
    if scanner.text.count("-", at) > 1:
        scanner.text = scanner.text[:at] + _DASHED.sub(lambda found: found[0].replace("-", "/"), scanner.text[at:])
    do = _DO.match(scanner.text, at) if _SIGNS.intersection(scanner.text[at:]) else None
    targets = take_targets(scanner, do)
    reps = _reps(scanner, do, targets)
    group = set_group.take(scanner, follows)
    if group.kind in BROKEN and (reps or targets):
        joined = "+".join(reps or ("8", "4", "2"))
        raise scanner.fail(
            "the parts of a broken set are joined by “+”", at, f"write {joined}, or a group for each set"
        )
    groups = [group] if not reps else _by_reps(scanner, at, group, reps)
    own = sum(one.sets for one in groups)
    if not targets:
        if isinstance(group.load, Weight) and group.load.second:
            _sure_pair(scanner, at, group.load, own + sum(one.sets for one in _bare(before)), bool(reps))
        elif reps and isinstance(group.load, Weight):
            _sure_fraction(scanner, at, group.load)
        return [*before, *groups]
    two = len(reps or ()) == len(targets.values) == 2 and "/" in (do["list"] if do else "")
    if two and isinstance(group.load, Weight):
        raise _two_of_each(scanner, at, reps, targets, group.load.unit)
    bare = _bare(before)
    if bare and own + sum(one.sets for one in bare) == len(targets.values):
        return [*before[: len(before) - len(bare)], *aimed(scanner, [*bare, *groups], targets)]
    if own == 1 and not bare and not targets.alone and not targets.bare and not group.amount.then:
        groups *= len(targets.values)
    return [*before, *aimed(scanner, groups, targets, [*bare, *groups])]


def _two_of_each(scanner: Scanner, at: int, reps: Sequence[str], targets: Targets, unit: str) -> Unreadable:
    """“15/12 @ 24/16kg”: two sets, or two numbers that a group chooses from."""
    weights = [f"{plain(low)}{unit}" for low, _ in targets.values]
    each = ", ".join(f"1x{count} @ {weight}" for count, weight in zip(reps, weights, strict=True))
    message = f"“{'/'.join(reps)} @ {targets.written}” may be two sets, or what two groups of athletes do"
    return scanner.fail(message, at, f"write {each} for the sets; for athletes, {reps[0]} @ {targets.written}")


def _sure_fraction(scanner: Scanner, at: int, weight: Weight) -> None:
    """“60,65kg” after reps for each set is hardly a weight with hundredths, rather two weights."""
    whole, comma, hundredths = plain(weight.low).partition(".")
    if comma and len(hundredths) == 2 and int(hundredths) % 25 and int(hundredths) >= int(whole):
        hint = (
            f"write {plain(weight.low)}{weight.unit} for one, {whole}/{hundredths}/…{weight.unit} for one in each set"
        )
        raise scanner.fail(f"“{whole},{hundredths}{weight.unit}” may be one weight, or two for several sets", at, hint)


def _sure_pair(scanner: Scanner, at: int, weight: Weight, sets: int, listed: bool) -> None:
    """Two weights that a group chooses from are refused where there are two sets for them, or reps are *listed* set by set."""
    pair = replace(weight, rule=None, also=None, gear="")
    if listed and sets != 2:
        hint = f"write one for each set, or for two groups of athletes “load: {pair}”"
        raise scanner.fail(f"“{pair}” are two weights, for {sets} sets", at, hint)
    if sets == 2:
        raise scanner.fail(
            f"“{pair}” may be for two sets, or for two groups of athletes",
            at,
            f"write a set group for each, such as 1x5 @ {plain(weight.low)}{weight.unit}; for athletes, “load: {pair}”",
        )


def aimed(
    scanner: Scanner, groups: Sequence[SetGroup], targets: Targets, meant: Sequence[SetGroup] = ()
) -> list[SetGroup]:
    """The groups set by set, each with its own of the *targets*; what was read of the last of them holds for all. *meant* are
    those that the targets may be for, where there are not as many of them as sets."""
    sets = [replace(group, sets=1) for group in groups for _ in range(group.sets)]
    load = groups[-1].load
    if load and load.also:
        both = load.also
        own = (replace(group, load=_moved(load, value)) for group, value in zip(sets, targets.values, strict=False))
        hint = f"write the sets one by one: {', '.join(map(str, own))}"
        raise scanner.fail(f"“{both}” may be meant for all sets, or for the last", targets.start, hint)
    known = not any(group.least or any(rule.unit == "sets" for rule in group.rules) for group in groups)
    if len(sets) == len(targets.values) and known and _near(load, targets):
        return [replace(one, load=_moved(load, value)) for one, value in zip(sets, targets.values, strict=True)]
    raise _other_number(scanner, targets, groups[-1], sum(one.sets for one in meant or groups))


def _near(load: Load | None, targets: Targets) -> bool:
    """Whether bare numbers can be weights or percentages beside the first of them, rather than reps."""
    (first, _), *others = targets.values
    far = isinstance(load, Weight | Percent) and any(first > _FAR * low or low > _FAR * first for low, _ in others)
    return not (targets.bare and far)


def _other_number(scanner: Scanner, targets: Targets, group: SetGroup, sets: int) -> Unreadable:
    """The targets and the *sets* do not go together; or bare numbers may be reps of more sets."""
    count, load = len(targets.values), group.load
    message = f"“{targets.written}” are {count} targets, for {sets} set{'' if sets == 1 else 's'}"
    hint = f"write one for each set, as in 3x5 @ 65/75/85%, or one for all; {count} sets alike are {count}x"
    if targets.bare and load:
        amount = str(replace(group, sets=1, least=0, load=None, rest=None, tempo=None, rules=())).removeprefix("1x")
        each = ", ".join(str(_moved(load, value)) for value in targets.values)
        hint = f"write {count}x{amount} @ {each} for a target for each set"
        if all(number.isdigit() for number in targets.bare):
            more = ", ".join(f"1x{number}" for number in targets.bare)
            hint += f", or {group.sets}x{amount} @ {load}, {more} for more sets"
        message = f"“{', '.join(targets.bare)}” may be targets, or reps of more sets"
    elif count == sets:
        message = "only sets of which the number is known have a target each"
    return scanner.fail(message, targets.start, hint)


def take_targets(scanner: Scanner, do: re.Match[str] | None = None) -> Targets | None:
    """The targets that are listed in the group at the cursor, after listed reps (*do*); of these only the last is left
    standing."""
    if found := _led(scanner, do.end() if do else scanner.at):
        return found
    listed = _SIGNS.intersection(scanner.text[scanner.at :])
    if not listed or (match := _TARGETS.match(scanner.text, do.end() if do else scanner.at)) is None:
        return None
    commas = "/" not in match["list"]
    apart = commas and not re.search(_UNIT, match["list"], re.IGNORECASE)
    numbers = re.findall(_NUMBER if apart else _DECIMAL, match["list"])
    values = tuple((Decimal(number.replace(",", ".")), None) for number in (*numbers, match["last"]))
    if do is None and len(values) == 2 and _one_number(scanner, match):
        return None
    units = {unit.lower().rstrip("s") for unit in re.findall(_UNIT, match["list"], re.IGNORECASE)}
    last = (match["unit"] or "").strip().lower().rstrip("s")
    scaled = bool(match["scale"] or match["after"])
    alone = not last and not scaled
    sure = len(values) >= _LEAST or (last == "%" and not units - {"%"})
    in_pairs = do is not None and do["list"].count("/") == 1 and do["list"].strip(" /") != do["last"]
    in_scale = all(effort.LEAST_BARE <= value <= 10 and not value % Decimal("0.5") for value, _ in values)
    if (
        not (sure or in_pairs)
        or (alone and (units or not in_scale or (commas and scanner.text[match.end() :].lstrip().startswith(","))))
        or (scaled and (units or (commas and not match["after"])))
        or (commas and units and re.compile(effort.BEGINS, re.IGNORECASE).match(scanner.text, match.start("last")))
    ):
        return None
    if units - {last}:
        raise scanner.fail("the targets differ in their unit", match.start("list"), "write one unit: 65/75/85%")
    start = match.start("scale" if match["scale"] else "list")
    scanner.blank(match.start("list"), match.start("last"))
    written = scanner.written[start : match.end()].strip()
    return Targets(values, start, written, commas, alone)


def _one_number(scanner: Scanner, match: re.Match[str]) -> bool:
    """Whether “67,5%” is one number; for two sets “65,75%” may as well be two."""
    closed = re.fullmatch(
        r"(\d+),(\d{1,2})( *(?:%|[a-z]+))", scanner.text[match.start("list") : match.end()], re.IGNORECASE
    )
    if closed is None:
        return False
    first, second, unit = closed.groups()
    near = int(first) <= 2 * int(second) and int(second) <= 2 * int(first)
    if near and re.match(r"2 *(?:x|sets)", match[0], re.IGNORECASE):
        hint = f"write {first}.{second}{unit}, or for each set its own: {first}{unit}, {second}{unit}"
        raise scanner.fail(f"“{closed[0]}” may be one number or two", match.start("list"), hint)
    return True


def _led(scanner: Scanner, at: int) -> Targets | None:
    """Targets whose unit or scale stands with the first of them; of these only that one is left standing."""
    match = _LED.match(scanner.text, at) if "," in scanner.text[at:] else None
    if match is None:
        return None
    start = match.start("first")
    each = re.findall(_RANGE, scanner.text[start : match.end()])
    values = []
    for item in each:
        low, _, high = item.replace(" ", "").partition("-")
        values.append((Decimal(low), Decimal(high) if high else None))
    bare = () if re.search("[a-z]", match["more"], re.IGNORECASE) else tuple(each[1:])
    scanner.blank(match.start("more"), match.end())
    written = scanner.written[start : match.end()].strip()
    return Targets(tuple(values), start, written, True, False, bare)


def _reps(scanner: Scanner, do: re.Match[str] | None, targets: Targets | None) -> list[str]:
    """The reps of each set where *do* lists them; of these only the last is left standing."""
    if do is None:
        return []
    listed = [*re.findall(_REPS, do["list"], re.IGNORECASE), do["last"]]
    two = targets is not None and len(targets.values) == len(listed)
    if len(listed) < _LEAST and not two:
        return []
    scanner.blank(do.start("list"), do.start("last"))
    return listed


def _by_reps(scanner: Scanner, at: int, group: SetGroup, reps: Sequence[str]) -> list[SetGroup]:
    """A group for each of the listed *reps*; the number of sets, where it is said, must be theirs."""
    if group.sets not in (1, len(reps)) or group.least:
        listed, hint = "/".join(reps), f"write {'/'.join(reps)}, or {group.sets}x({', '.join(reps)})"
        raise scanner.fail(
            f"“{group.sets}x{listed}” may be {len(reps)} sets, or all of them {group.sets} times", at, hint
        )
    doubtful.not_parts(scanner, at, group.sets, reps)
    each = [_amount(one, group.amount) for one in reps[:-1]]
    return [replace(group, sets=1, amount=amount) for amount in (*each, group.amount)]


def _amount(text: str, last: Amount) -> Amount:
    """One of the listed reps, counted as the last of them is."""
    return replace(parts.take(Scanner(text, HINT)), unit=last.unit, failure=last.failure, total=last.total)


def _bare(before: Sequence[SetGroup]) -> list[SetGroup]:
    """The groups at the end that aim at nothing yet."""
    return list(takewhile(lambda group: not group.load and group.kind != "warm-up", reversed(before)))[::-1]


def _moved(load: Load | None, value: tuple[Decimal, Decimal | None]) -> Load | None:
    """A target like another, at another *value*."""
    return replace(load, low=value[0], high=value[1]) if isinstance(load, Ranged) else load
