"""How much one set asks for: ``10``, ``8-10``, ``5+``, ``AMRAP``, ``30s``, ``400m``, ``2+2+2``, ``15 + 4x5``, ``10 + 10s hold``,
``10/leg``.

amount = part { "+" [ count "x" ] part } | number "+" time "hold" | [ "(" ] count "x" part [ ")" ] | "(" amount ")"
part   = "AMRAP" | [ range "% of" ] "max" unit | "to failure" | number [ "-" number | "+" ] [ unit ] [ "to failure" | "total" ]
side   = ( "/" | "per" | "each" ) ( "leg" | "arm" | "side" ) | "each" | "e/s" | "L/R" | "/" number | "L/" number "R"
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import rule, units
from programprint.notation.scanner import Scanner, plain, span_of
from programprint.notation.units import COUNTED, EACH, METRES, SECONDS, Unit

MOST_COUNT = 10_000
MOST_PARTS = 20
_FEW_UNITS = 20
"""A number before “+ 10s” that may as well be reps."""
JOINED = r"\s*\d+\s*x"
"""How other sets begin after “+”: “+ 1x20”."""

Limb = Literal["leg", "arm", "side"]
_BEST: dict[Unit, str] = {"s": " hold", "m": " distance", "cal": " cal"}
"""What is the most of something, besides reps."""


class Amount(Struct, frozen=True):
    """How much one set asks for: *low* to *high* of *unit*. No *low*: as many as possible. *more*: that many or more.

    *failure*: until not one more can be done well. *total*: in as many sets as it takes. *share*: so many percent of as many as
    possible, such as “50-60”.
    *then* are the smaller parts that follow in the same set, after a
    breath (a cluster, rest-pause, myo-reps) or in one go (a complex); after reps also a hold, which counts seconds.
    """

    low: Decimal | None
    high: Decimal | None = None
    unit: Unit = "reps"
    more: bool = False
    failure: bool = False
    total: bool = False
    then: tuple[Amount, ...] = ()
    share: tuple[Decimal, ...] = ()

    def __str__(self) -> str:
        """As a coach writes it; three or more parts that are alike after another first one as “15 + 4x5”."""
        first, *then = self.parts
        if set(then) == {first} and self.unit in METRES:
            return f"{1 + len(then)}x{plainly(first)}"
        if len(then) > 2 and first != then[0] and len(set(then)) == 1:
            return f"{plainly(first)} + {len(then)}x{plainly(then[0])}"
        if self.held:
            return f"{'+'.join(map(plainly, self.parts[:-1]))} + {hold(self.held)}"
        return "+".join(map(plainly, self.parts))

    @property
    def held(self) -> Amount | None:
        """The hold at the end of a set of reps; None where there is none."""
        return self.then[-1] if self.then and self.then[-1].unit != self.unit else None

    @property
    def parts(self) -> tuple[Amount, ...]:
        """The parts of the set, each without those that follow it."""
        return (replace(self, then=()), *self.then)

    @property
    def least(self) -> Decimal | None:
        """The least that the whole set asks for, in *unit*; None when it is open."""
        lows = [part.low for part in self._counted]
        return None if None in lows else Decimal(sum(low or 0 for low in lows))

    @property
    def most(self) -> Decimal | None:
        """The most that the whole set asks for; the least where there is no range."""
        return None if self.least is None else Decimal(sum(part.high or part.low or 0 for part in self._counted))

    @property
    def _counted(self) -> tuple[Amount, ...]:
        """The parts that count *unit*."""
        return self.parts[:-1] if self.held else self.parts

    @property
    def middle(self) -> float | None:
        """The middle of the range, in *unit*; None when it is open."""
        least, most = self.least, self.most
        return None if least is None or most is None else float((least + most) / 2)

    @property
    def seconds(self) -> float | None:
        """Seconds of a timed amount; None for anything that is not timed."""
        return None if self.middle is None or self.unit not in SECONDS else self.middle * SECONDS[self.unit]

    @property
    def metres(self) -> float | None:
        """Metres of a distance; None for anything else."""
        return None if self.middle is None or self.unit not in METRES else self.middle * METRES[self.unit]


def plainly(part: Amount) -> str:
    """A part of a set as a coach writes it, without those that follow it."""
    if part.share:
        return f"{'-'.join(map(plain, part.share))}% of max{_BEST.get(part.unit, '')}"
    if part.low is None:
        return "to failure" if part.failure else "AMRAP" if part.unit == "reps" else f"max {part.unit}"
    gap = " " if len(part.unit) > 2 or part.unit in ("yd", "mi") else ""
    unit = "" if part.unit == "reps" else f"{gap}{part.unit}"
    end = " to failure" if part.failure else " total" if part.total else ""
    return f"{span_of(part.low, part.high)}{'+' if part.more else ''}{unit}{end}"


def hold(part: Amount) -> str:
    """A time that is held: “10s hold”, “max hold”."""
    return "max hold" if part.low is None else f"{plainly(part)} hold"


OVER = r"\d+\s*x\s*\d[\d.,]*\s*(?:km?|m(?:et(?:er|re)s?|in)?|y(?:ar)?ds?|mi|s|sec)(?![a-z])"
"""A distance or a time, several times over in one set: the 4x100m of 2x4x100m."""


def take(scanner: Scanner, broken: bool = True) -> Amount:
    """An amount at the cursor, with all its parts. *broken*: the set is one with short pauses inside, so that “+ 4x5” goes on
    with it; otherwise those are sets of their own."""
    at = scanner.at
    if not scanner.take(r"\("):
        return _parts(scanner, _count(scanner) if scanner.sees(OVER) else 1, broken)
    if not broken and scanner.sees(r"\d+\s*x[^()]*\+\s*\d+\s*x"):
        raise scanner.fail("“+” joins sets, or the parts of one set", hint="write 2x(1x3, 1x2) for sets, or 2x(3+2)")
    amount = parts(scanner)
    if not scanner.take(r"\)"):
        raise scanner.fail("the bracket is not closed", at, UNCLOSED if scanner.done else "write 4x(2+2+2)")
    return amount


def parts(scanner: Scanner) -> Amount:
    """What stands inside the brackets of a broken set: “2+2+2”, “4x100m”."""
    return _parts(scanner, _count(scanner) if scanner.sees(r"\d+\s*x") else 1)


def _parts(scanner: Scanner, count: int, broken: bool = True) -> Amount:
    """A part, some times over, and those that follow it."""
    at, first = scanner.at, _part(scanner)
    then, begins = [first] * (count - 1), at
    while _goes_on(scanner) and not rule.sees(scanner) and (broken or not scanner.sees(rf"\+{JOINED}")):
        scanner.take(r"\+")
        count = _count(scanner) if scanner.sees(r"\d+\s*x") else 1
        begins = scanner.at
        then += [_part(scanner)] * count
    if not then:
        return first
    if len(then) >= MOST_PARTS:
        raise scanner.fail(f"more than {MOST_PARTS} parts of one set", at, "write sets × reps: 3x10")
    held = then[-1].unit in SECONDS and re.search("hold *$", scanner.text[begins : scanner.at], re.IGNORECASE)
    if held and {part.unit for part in (first, *then[:-1])} == {"reps"}:
        return replace(first, then=tuple(then))
    differ = {part.unit for part in (first, *then)} - ({"reps"} if then[-1].unit != "reps" else set())
    if len(differ) > 1:
        raise scanner.fail("the parts of a set differ in their unit", at, "write one unit, such as 10s+10s+10s")
    if (
        len(then) == 1
        and first.unit == "reps"
        and then[0].unit in (*SECONDS, *METRES)
        and 0 < (first.low or 0) <= _FEW_UNITS
    ):
        _ask_for_unit(scanner, at, first, then[0])
    first, *rest = (replace(part, unit=then[-1].unit) for part in (first, *then))
    return replace(first, then=tuple(rest))


def _ask_for_unit(scanner: Scanner, at: int, first: Amount, last: Amount) -> None:
    """“10+10s”: two holds, or reps and then a hold; “5+20m”: a way in two parts, or reps before it."""
    before, number, unit = lead(scanner, at), plainly(first), last.unit
    alike = f"write {before}{plainly(replace(first, unit=unit))}+{plainly(last)} if both count {unit}"
    reps = (
        f"{before}{number} + {hold(last)} for a hold after the reps" if unit in SECONDS else "make two exercises of it"
    )
    raise scanner.fail(f"“{number}” may count reps, or {unit} as what follows it does", at, f"{alike}, or {reps}")


def lead(scanner: Scanner, at: int) -> str:
    """What stands before the amount in its set group: “3x”."""
    return scanner.written[:at].rpartition(",")[2].lstrip()


def _goes_on(scanner: Scanner) -> bool:
    """Whether “+” joins another part, “2+2” or “15 + 5”; in “5+ 15s” it means five or more."""
    apart = scanner.at > 0 and scanner.text[scanner.at - 1] == " "
    return scanner.sees(r"\+(?:\d|AMRAP|max)" if not apart else r"\+\s*(?:\d|AMRAP|max)")


def _count(scanner: Scanner) -> int:
    at = scanner.at
    match = scanner.take(r"(\d+)\s*x")
    count = int(match[1][:6]) if match else 1
    if not 1 <= count <= MOST_PARTS:
        raise scanner.fail(f"{match[1] if match else ''} parts of one set cannot be meant", at, "such as 15 + 4x5")
    return count


def _part(scanner: Scanner) -> Amount:
    if scanner.take(r"(?:AMRAP|as many as possible|max reps?)(?![a-z])"):
        return Amount(None)
    if scanner.take(r"(?:to |till |until )?(?:failure|fail|MF)(?![a-z])"):
        return Amount(None, failure=True)
    if match := scanner.take(_SHARE):
        ends = [int(number) for number in match[1].split("-")]
        if not 0 < ends[0] <= ends[-1] <= 100:
            raise scanner.fail(f"{match[1]} % of a maximum cannot be meant", match.start(), "write 50% of max")
        if len(ends) == 2 and ends[0] == ends[1]:
            raise scanner.fail("the range runs backwards", match.start(), f"write {ends[0]}% of max")
        return Amount(None, unit=units.take_open(scanner), share=tuple(map(Decimal, ends)))
    if scanner.take(r"max(?![a-z])"):
        return Amount(None, unit=units.take_open(scanner))
    at, low = scanner.at, scanner.number()
    if low is None:
        found = scanner.written[scanner.at :].strip()
        said = f"“{found}” is not a number of reps" if found else "the number of reps is missing"
        raise scanner.fail(said)
    if low == 0 or low > MOST_COUNT:
        raise scanner.fail(f"{plain(low)} is not a number that can be done", at)
    high = _high(scanner, at, low)
    more = high is None and not _goes_on(scanner) and bool(scanner.take(r"\+"))
    if scanner.take(r"h(?:ours?|rs?)?(?![a-z])"):
        low, high = low * 60, high and high * 60
        unit: Unit = "min"
    else:
        unit = units.take(scanner)
    if (high or low) > MOST_COUNT:
        raise scanner.fail(f"{span_of(low, high)} minutes cannot be meant", at)
    if unit in COUNTED and (low % 1 or (high or 0) % 1):
        raise scanner.fail(
            f"half of one of the {unit} cannot be done", at, "write whole numbers; a ladder is 1x12, 1x10, 1x8"
        )
    failure = bool(scanner.take(r"(?:to |till |until )failure(?![a-z])"))
    total = not failure and bool(scanner.take(r"(?:in )?total(?: reps?)?(?![a-z])"))
    return Amount(low, high, unit, more, failure, total)


def _high(scanner: Scanner, at: int, low: Decimal) -> Decimal | None:
    """The upper end of a range, where there is one."""
    if not scanner.sees(r"-\s*") or rule.sees(scanner):
        return None
    scanner.take("-")
    at_high, high = scanner.at, scanner.number()
    if high is None:
        raise scanner.fail("a range needs a number after “-”")
    if scanner.sees("-") and not rule.sees(scanner):
        raise scanner.fail(
            f"a ladder is written as set groups, not “{scanner.written[at:].strip()}”",
            at,
            "write 1x12, 1x10, 1x8, 1x6",
        )
    if high > MOST_COUNT:
        raise scanner.fail(f"{plain(high)} is not a number that can be done", at_high)
    if high <= low:
        raise scanner.fail("the range runs backwards", at_high, "write the smaller number first, such as 8-10")
    return high


UNCLOSED = 'write 4x(2+2+2); inside {…} or […] a value with a comma needs quotes: do: "3x(2,3,5)"'
_SHARE = r"(\d{1,3}(?:\s*-\s*\d{1,3})?)\s*%\s*(?:of )?(?:your |the )?max(?:imum)?(?! (?:effort|speed|HR))(?![a-z])"
"""A share of the most that goes."""
_LIMBS = {"hand": "arm", "arm": "arm", "foot": "leg", "leg": "leg"}


def side(scanner: Scanner, amount: Amount) -> Limb | None:
    """The side that is said after an amount: “/leg”, “per arm”, “each”, “e/s”, “10/10”, “10L/10R”."""
    if match := scanner.take(r"(?:/|per|each|a)\s*(leg|arm|side|hand|foot|way|direction)s?(?![a-z])"):
        return _LIMBS.get(match[1].lower(), "side")  # type: ignore[return-value]
    if scanner.take(rf"/?\s*(?:{EACH})(?![a-z])\.?|[ep]/s(?:ide)?(?![a-z])"):
        return "side"
    if amount.low is None or amount.high is not None or amount.then:
        return None
    if scanner.take(r"(?:l(?:eft)?\s*[/+&]\s*r(?:ight)?|r(?:ight)?\s*[/+&]\s*l(?:eft)?)(?![a-z])"):
        return "side"
    at = scanner.at
    if scanner.take(r"l(?:eft)?(?![a-z])"):
        scanner.take(r"[/+]")
        if (other := scanner.number()) is None or not scanner.take(r"r(?:ight)?(?![a-z])"):
            raise scanner.fail("one side only is said with “side:”", at, "write do: 3x8 and side: left, or 8L/8R")
    elif scanner.take(r"/(?=\s*\d)"):
        other = scanner.number()
        units.take(scanner)
    else:
        return None
    if other != amount.low:
        raise scanner.fail(
            "the two sides differ", at, "write one number per side, such as 10/10; sets that differ are 1x5, 1x3, 1x1"
        )
    return "side"
