"""Prescriptions, sets × reps: ``3x10``, ``3 x 8-10/leg``, ``5x5 @ 75%``, ``1x5 @ 65%, 1x5+ @ 85%``, ``3x30s``, ``3xAMRAP``.

prescription = group { "," group }
group        = [ sets "x" ] amount [ side ] [ "@" load ]
amount       = "AMRAP" | number "+" | number [ "-" number ] [ unit ] | number "/" number
side         = ( "/" | "per" | "each" ) ( "leg" | "arm" | "side" ) | "each"
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from programprint.notation import duration, load
from programprint.notation.load import Load
from programprint.notation.scanner import NBSP, Scanner, plain, span_of

HINT = "write sets × reps, such as 3x10, 3x8-10, 3x10/leg, 5x5 @ 75%, 3x30s, 4x20m, 3x5 contacts or 3xAMRAP"
SETS_TIMES_REPS = "the order is sets × reps: 3x10 is three sets of ten"
MOST_SETS = 50
MOST_COUNT = 10_000

Unit = Literal["reps", "s", "min", "m", "km", "cal", "contacts", "breaths"]
Limb = Literal["leg", "arm", "side"]
COUNTED: tuple[Unit, ...] = ("reps", "contacts", "breaths")
"""Units that are counted one by one, for each side; times and distances go on over both."""
_SECONDS = {"s": 1, "min": 60}


@dataclass(frozen=True)
class Amount:
    """How much one set asks for: *low* to *high* of *unit*. No *low*: as many as possible. *more*: that many or more."""

    low: Decimal | None
    high: Decimal | None = None
    unit: Unit = "reps"
    more: bool = False

    def __str__(self) -> str:
        if self.low is None:
            return "AMRAP"
        gap = " " if len(self.unit) > 2 else ""
        unit = "" if self.unit == "reps" else f"{gap}{self.unit}"
        return f"{span_of(self.low, self.high)}{'+' if self.more else ''}{unit}"

    def typeset(self) -> str:
        """“10”, “8–10”, “5+”, “30 s”, “as many as possible”."""
        if self.low is None:
            return f"as{NBSP}many as{NBSP}possible"
        unit = "" if self.unit == "reps" else f"{NBSP}{self.unit}"
        return f"{span_of(self.low, self.high, '–')}{'+' if self.more else ''}{unit}"

    @property
    def middle(self) -> float | None:
        """The middle of the range, in *unit*; None when it is open."""
        if self.low is None:
            return None
        return float(self.low if self.high is None else (self.low + self.high) / 2)

    @property
    def seconds(self) -> float | None:
        """Seconds of a timed amount; None for anything that is not timed."""
        return None if self.middle is None or self.unit not in _SECONDS else self.middle * _SECONDS[self.unit]


@dataclass(frozen=True)
class SetGroup:
    """Some sets that are alike. *limb* is set where the coach wrote that the amount is per leg, arm or side."""

    sets: int
    amount: Amount
    limb: Limb | None = None
    load: Load | None = None

    def __str__(self) -> str:
        side = f"/{self.limb}" if self.limb else ""
        return f"{self.sets}x{self.amount}{side}{f' @ {self.load}' if self.load else ''}"

    def typeset(self) -> str:
        """“3 × 8–10”; the load and the side are said elsewhere."""
        return f"{self.sets}{NBSP}×{NBSP}{self.amount.typeset()}"


@dataclass(frozen=True)
class Prescription:
    """The set groups of one exercise on one day, in the order in which they are done."""

    groups: tuple[SetGroup, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.groups))

    @property
    def sets(self) -> int:
        return sum(group.sets for group in self.groups)

    def loaded(self, fallback: Load | None) -> Prescription:
        """The same sets, with *fallback* wherever a group names no load of its own."""
        return Prescription(tuple(replace(group, load=group.load or fallback) for group in self.groups))

    def times(self, rounds: int) -> Prescription:
        """The same, done in every one of some rounds."""
        return Prescription(tuple(replace(group, sets=group.sets * rounds) for group in self.groups))


def parse(text: str) -> Prescription:
    """Everything that ``do:`` may say."""
    scanner = Scanner(text, HINT)
    if scanner.done:
        raise scanner.fail("the prescription is empty")
    groups = [_group(scanner)]
    while scanner.take(","):
        groups.append(_group(scanner))
    scanner.end()
    if sum(group.sets for group in groups) > MOST_SETS:
        raise scanner.fail(f"more than {MOST_SETS} sets", 0, SETS_TIMES_REPS)
    return Prescription(tuple(groups))


def parse_amount(text: str) -> tuple[Amount, Limb | None]:
    """What ``reps:`` may say: an amount and, where written, its side."""
    scanner = Scanner(text, "write 10, 8-10, 5+, 30s, 20m, 10/leg or AMRAP")
    amount, limb = _amount(scanner), None
    limb = _side(scanner, amount)
    scanner.end()
    return amount, limb


def _group(scanner: Scanner) -> SetGroup:
    at = scanner.at
    sets = 1
    if match := scanner.take(r"(\d+)\s*(?:x|sets? (?:of)?)\s*"):
        written = Decimal(match[1])
        if not 1 <= written <= MOST_SETS:
            raise scanner.fail(f"{written} sets cannot be meant", at, SETS_TIMES_REPS)
        sets = int(written)
    amount = _amount(scanner)
    limb = _side(scanner, amount)
    weight = load.take(scanner) if scanner.take("@") else None
    return SetGroup(sets, amount, limb, weight)


def _amount(scanner: Scanner) -> Amount:
    if scanner.take(r"(?:AMRAP|max(?: reps)?|as many as possible)(?![a-z])"):
        return Amount(None)
    at, low = scanner.at, scanner.number()
    if low is None:
        found = scanner.written[scanner.at :].strip()
        said = f"“{found}” is not a number of reps" if found else "the number of reps is missing"
        raise scanner.fail(said)
    if low == 0 or low > MOST_COUNT:
        raise scanner.fail(f"{plain(low)} is not a number that can be done", at)
    high = None
    if scanner.take("-"):
        at_high, high = scanner.at, scanner.number()
        if high is None:
            raise scanner.fail("a range needs a number after “-”")
        if scanner.sees("-"):
            raise scanner.fail(
                f"a ladder is written as set groups, not “{scanner.written[at:].strip()}”",
                at,
                "write 1x12, 1x10, 1x8, 1x6",
            )
        if high <= low or high > MOST_COUNT:
            raise scanner.fail("the range runs backwards", at_high, "write the smaller number first, such as 8-10")
    more = high is None and bool(scanner.take(r"\+"))
    unit = _unit(scanner)
    if unit in ("reps", "contacts", "breaths") and (low % 1 or (high or 0) % 1):
        raise scanner.fail(
            f"half of one of the {unit} cannot be done", at, "write whole numbers; a ladder is 1x12, 1x10, 1x8"
        )
    return Amount(low, high, unit, more)


def _unit(scanner: Scanner) -> Unit:
    if scanner.take(r"reps?(?![a-z])"):
        return "reps"
    if match := scanner.take(
        r"(?:(km)|(m(?:et(?:er|re)s?)?)|(k?cal(?:ories)?)|((?:foot )?contacts?)|(breaths?))(?![a-z])"
    ):
        units: tuple[Unit, ...] = ("km", "m", "cal", "contacts", "breaths")
        return next(unit for unit, found in zip(units, match.groups(), strict=True) if found)
    at = scanner.at
    match duration.take_unit(scanner):
        case "s":
            return "s"
        case "min":
            return "min"
        case "h":
            raise scanner.fail("a set is not counted in hours", at, "write minutes, such as 60 min")
    if scanner.sees(r"[a-z]") and not scanner.sees(r"(?:per|each|x)(?![a-z])"):
        raise scanner.fail(
            f"“{scanner.written[scanner.at :].strip()}” is not a unit",
            hint="known: s, min, m, km, cal, contacts, breaths, reps",
        )
    return "reps"


def _side(scanner: Scanner, amount: Amount) -> Limb | None:
    if match := scanner.take(r"(?:/|per|each)\s*(leg|arm|side|hand|foot)s?(?![a-z])"):
        word = match[1].lower()
        return "arm" if word in ("arm", "hand") else "leg" if word in ("leg", "foot") else "side"
    if scanner.take(r"/?\s*each(?: side)?(?![a-z])"):
        return "side"
    if amount.low is not None and amount.high is None and scanner.sees(r"/\s*\d"):
        at = scanner.at
        scanner.take("/")
        other = scanner.number()
        _unit(scanner)
        if other != amount.low:
            raise scanner.fail("the two sides differ", at, "write one number per side, such as 10/10 or 10/leg")
        return "side"
    return None
