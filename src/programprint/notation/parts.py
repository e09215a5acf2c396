"""What one set asks for, part by part: ``10``, ``2+2+2``, ``15 + 4x5``, ``10 + 10s hold`` → an amount.

amount = part { "+" [ count "x" ] part } | number "+" time "hold" | [ "(" ] count "x" part [ ")" ] | "(" amount ")"
part   = ( "AMRAP" | "max" unit ) [ "-" number ] | range "% of max" unit | "to failure" | m:ss [ "-" m:ss ] | of_set
       | number [ "-" number | "+" | "/" number ] [ unit ] [ "to failure" | "total" ]
of_set = ( "half of" | "as many as" | "as many singles as" | number "% of" ) "set" number
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import by_clock, of_set, pair, rule, units
from programprint.notation.amount import MOST_COUNT, MOST_PARTS, Amount, hold, plainly
from programprint.notation.scanner import Scanner, Unreadable, plain, span_of
from programprint.notation.units import COUNTED, METRES, SECONDS, Unit

_FEW_UNITS = 20
"""A number before “+ 10s” that may as well be reps."""
JOINED = r"\s*\d+\s*x"
"""How other sets begin after “+”: “+ 1x20”."""
OVER = r"\d+\s*x\s*\d[\d.,]*\s*(?:km?|m(?:et(?:er|re)s?|in)?|y(?:ar)?ds?|f(?:ee|oo)?t|mi|s|sec)(?![a-z])"
"""A distance or a time, several times over in one set: the 4x100m of 2x4x100m."""


def take(scanner: Scanner, broken: bool = True) -> Amount:
    """An amount at the cursor, with all its parts. *broken*: the set is one with short pauses inside, so that “+ 4x5” goes on
    with it; otherwise those are sets of their own."""
    at = scanner.at
    if not scanner.take(r"\("):
        return _parts(scanner, _count(scanner) if scanner.tells("x") and scanner.sees(OVER) else 1, broken)
    if not broken and scanner.sees(r"\d+\s*x[^()]*\+\s*\d+\s*x"):
        raise scanner.fail("“+” joins sets, or the parts of one set", hint="write 2x(1x3, 1x2) for sets, or 2x(3+2)")
    amount = several(scanner)
    if not scanner.take(r"\)"):
        raise scanner.fail("the bracket is not closed", at, UNCLOSED if scanner.done else "write 4x(2+2+2)")
    return amount


_HOLD = r"hold(?: for)?\s+(?=\d)"
"""A hold whose time follows."""


def several(scanner: Scanner) -> Amount:
    """What stands inside the brackets of a broken set: “2+2+2”, “4x100m”."""
    return _parts(scanner, _count(scanner) if scanner.sees(r"\d+\s*x") else 1)


def _parts(scanner: Scanner, count: int, broken: bool = True) -> Amount:
    """A part, some times over, and those that follow it."""
    at, first = scanner.at, one(scanner)
    then, begins = [first] * (count - 1), at
    while _goes_on(scanner) and not rule.sees(scanner) and (broken or not scanner.sees(rf"\+{JOINED}")):
        scanner.take(r"\+")
        count = _count(scanner) if scanner.sees(r"\d+\s*x") else 1
        begins = scanner.at
        scanner.take(_HOLD)
        then += [one(scanner)] * count
    if not then:
        return first
    if len(then) >= MOST_PARTS:
        raise scanner.fail(f"more than {MOST_PARTS} parts of one set", at, "write sets × reps: 3x10")
    held = then[-1].unit in SECONDS and re.search("^hold|hold *$", scanner.text[begins : scanner.at], re.IGNORECASE)
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
        raise _needs_unit(scanner, at, first, then[0])
    first, *rest = (replace(part, unit=then[-1].unit) for part in (first, *then))
    return replace(first, then=tuple(rest))


def _needs_unit(scanner: Scanner, at: int, first: Amount, last: Amount) -> Unreadable:
    """“10+10s”: two holds, or reps and then a hold; “5+20m”: a way in two parts, or reps before it."""
    before, number, unit = lead(scanner, at), plainly(first), last.unit
    alike = f"write {before}{plainly(replace(first, unit=unit))}+{plainly(last)} if both count {unit}"
    reps = (
        f"{before}{number} + {hold(last)} for a hold after the reps" if unit in SECONDS else "make two exercises of it"
    )
    return scanner.fail(f"“{number}” may count reps, or {unit} as what follows it does", at, f"{alike}, or {reps}")


def lead(scanner: Scanner, at: int) -> str:
    """What stands before the amount in its set group: “3x”."""
    return scanner.written[:at].rpartition(",")[2].lstrip()


def _goes_on(scanner: Scanner) -> bool:
    """Whether “+” joins another part, “2+2” or “15 + 5”; in “5+ 15s” it means five or more."""
    apart = scanner.at > 0 and scanner.text[scanner.at - 1] == " "
    return scanner.sees(r"\+(?:\d|AMRAP|max)" if not apart else rf"\+\s*(?:\d|AMRAP|max|{_HOLD})")


def _count(scanner: Scanner) -> int:
    at = scanner.at
    match = scanner.take(r"(\d+)\s*x")
    count = int(match[1][:6]) if match else 1
    if not 1 <= count <= MOST_PARTS:
        raise scanner.fail(f"{match[1] if match else ''} parts of one set cannot be meant", at, "such as 15 + 4x5")
    return count


def one(scanner: Scanner) -> Amount:
    """One part of a set."""
    if scanner.word and scanner.take(r"(?:AMRAP|as many as possible|max reps?)(?![a-z])"):
        return _short_of(scanner, "reps")
    if (scanner.word or scanner.tells("%")) and (followed := of_set.take(scanner)):
        share, number, singles = followed
        return Amount(None, share=(share,), of_set=number, singles=singles)
    if scanner.word and scanner.take(r"(?:to |till |until )?(?:failure|fail|MF|F)(?![a-z])"):
        return Amount(None, failure=True)
    if match := scanner.take(_SHARE) if scanner.tells("%") else None:
        ends = [int(number) for number in match[1].split("-")]
        if not 0 < ends[0] <= ends[-1] <= 100:
            raise scanner.fail(f"{match[1]} % of a maximum cannot be meant", match.start(), "write 50% of max")
        if len(ends) == 2 and ends[0] == ends[1]:
            raise scanner.fail("the range runs backwards", match.start(), f"write {ends[0]}% of max")
        return Amount(None, unit=units.take_open(scanner), share=tuple(map(Decimal, ends)))
    if scanner.word and scanner.take(r"max(?![a-z])"):
        return _short_of(scanner, units.take_open(scanner))
    return _by_the_clock(scanner) if scanner.sees(by_clock.BEGINS) else _number(scanner)


def _short_of(scanner: Scanner, unit: Unit) -> Amount:
    """As much as possible of *unit*, or “-2” of it: so many fewer."""
    if rule.sees(scanner) or not scanner.take(r"(?:-|minus|less)\s*(?=\d)"):
        return Amount(None, unit=unit)
    at, less = scanner.at, scanner.number() or Decimal(0)
    if scanner.sees("%"):
        raise scanner.fail("a share of the most that goes is said in one", at, f"write {plain(100 - less)}% of max")
    counted = units.take(scanner)
    if counted in SECONDS:
        less, counted = less * SECONDS[counted], "s"
    if unit == "reps":
        unit = counted
    if (
        counted not in ("reps", unit)
        or unit not in ("reps", "s", "m", "cal")
        or not less
        or (unit == "reps" and less % 1)
    ):
        raise scanner.fail("this is not taken off the most that goes", at, "write max-2, max hold - 10s or 90% of max")
    return Amount(None, unit=unit, less=less)


def _by_the_clock(scanner: Scanner) -> Amount:
    """A time in minutes and seconds, or a range of them."""
    low, high = by_clock.take(scanner)
    scanner.take(r"holds?(?![a-z])")
    if not low % 60 and not (high or 0) % 60:
        return Amount(low / 60, high and high / 60, "min")
    return Amount(low, high, "s", clock=(high or low) >= 60)


_HOURS_MINUTES = r"(\d{1,2})\s*h(?:ours?|rs?)?\s*([0-5]?\d)\s*(?:m(?:in(?:ute)?s?)?|'|′)?(?![\w.:+-])"
"""Hours and minutes: “1h15”, “1 h 15 min”."""


def _number(scanner: Scanner) -> Amount:
    """What begins with a number."""
    if scanner.tells("h") and (match := scanner.take(_HOURS_MINUTES)):
        return Amount(Decimal(int(match[1]) * 60 + int(match[2])), unit="min")
    at, low = scanner.at, scanner.number()
    if low is None:
        found = scanner.written[scanner.at :].strip()
        raise scanner.fail(f"“{found}” is not a number of reps" if found else "the number of reps is missing")
    if low == 0 or low > MOST_COUNT:
        raise scanner.fail(f"{plain(low)} is not a number that can be done", at)
    high = _high(scanner, at, low)
    second = _second(scanner, low) if high is None else None
    more = high is None and not _goes_on(scanner) and bool(scanner.take(r"\+"))
    if scanner.take(r"h(?:ours?|rs?)?(?![a-z])"):
        low, high = low * 60, high and high * 60
        unit: Unit = "min"
    else:
        unit = units.take(scanner)
    if (high or low) > MOST_COUNT:
        raise scanner.fail(f"{span_of(low, high)} minutes cannot be meant", at)
    if unit in COUNTED and (low % 1 or (high or 0) % 1):
        raise _halved(scanner, at, low, high, unit)
    if high is not None and high >= 3 * low and unit in SECONDS and re.search(r" - ", scanner.text[at : scanner.at]):
        before, end = lead(scanner, at), f"{plain(high)}{unit}"
        hint = f"write {before}{plain(low)}-{end}, or {before}{plain(low)} rest {end}"
        raise scanner.fail(f"“- {end}” may be the end of a range, or the rest", at, hint)
    failure = bool(scanner.take(r"(?:to |till |until )(?:failure|F)(?![a-z])"))
    total = not failure and bool(scanner.take(r"(?:in )?total(?: reps?)?(?![a-z])"))
    return Amount(low, high, unit, more, failure, total, second=second)


def _second(scanner: Scanner, low: Decimal) -> Decimal | None:
    """The second of a pair that a group chooses from, the 12 of 15/12 cal: of calories and distances."""
    if not scanner.sees(rf"/\s*\d[\d.]*\s*(?:{_PAIRED})(?![a-z])"):
        return None
    return pair.second(scanner, low)


def _halved(scanner: Scanner, at: int, low: Decimal, high: Decimal | None, unit: Unit) -> Unreadable:
    """Reps that are not whole: a weight without its unit, or two sets without a space between them."""
    number = span_of(low, high)
    if pair := re.match(r"(\d+),(\d+)", scanner.text[at:]):
        message = f"“{pair[0]}” reads as {number}, and {unit} are whole"
        return scanner.fail(
            message, at, f"two sets want a space: {pair[1]}, {pair[2]}; a load wants its unit: @ {number}kg"
        )
    hint = f"a load stands after “@” and has a unit: @ {number}kg, @ {number} lb or @ {number}%"
    return scanner.fail(f"{number} is no number of {unit}: they are whole", at, hint)


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
_PAIRED = r"k?cal(?:ories)?|km?|m(?:et(?:er|re)s?)?|y(?:ar)?ds?|f(?:ee|oo)?t|mi(?:les?)?"
"""Units of a pair; of reps it could be two sides, of seconds work and rest."""
