"""Phrases of which two readings are likely: they are asked about, with both spelt out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import duration, effort
from programprint.notation.amount import Amount, plainly
from programprint.notation.duration import Duration
from programprint.notation.exertion import clock
from programprint.notation.parts import lead
from programprint.notation.scanner import Scanner, plain
from programprint.notation.target import Load, RepMax
from programprint.notation.units import METRES, SECONDS

LONG_SET, FEW_REPS = 10, 5
"""Reps from which a part may be a set of its own; and from which it may where there is room around the “+”."""
REST_AFTER = (
    r"/\s*(?=\d+(?::[0-5]\d|(?:\.\d+)?(?:\s*-\s*\d+(?:\.\d+)?)?\s*(?:s|sec(?:ond)?s?|min(?:ute)?s?|\"|'|″|′))(?![a-z]))"
)
"""How a rest begins that stands right behind the work: the “/30s” of 8x30s/30s."""
_ON_OFF = r"(?:on|work)\s*[/,:]?\s*(\d[\d.:]*\s*(?:s|sec(?:ond)?s?|min(?:ute)?s?|\"|'|″|′)?)\s*(?:off|rest)(?![a-z])"
"""Work and rest in turn: “30s on/30s off”, “20s work 10s rest”."""
FEW_SETS = 4
"""Sets of work and rest in turn are more than these; so few may be one side and the other."""
_LEAST_WORK = 15
"""Numbers from this one may be seconds of work and of rest: 10x30/30."""
_MANY_SETS = 8
"""Sets from which a range is one of reps."""
_LEAST_RUN = 100
"""Numbers from this one are metres rather than reps or seconds, before a rest: 6x400/90s."""
MOST_SPEED, NO_SPEED = 8, 14
"""Metres a second that nobody runs for long, and that nobody reaches at all but on a bicycle."""
_PACES = {"km": (130, 900), "mi": (210, 1440)}
"""Seconds of the fastest and of the slowest pace that is meant, over each of these."""
_SLOW, _FAST = 2.3, 7
"""Metres a second between which a time after metres is that of the whole way."""
_PACED = (150, 480)
"""Seconds of a kilometre that is run."""
_MOST_PACED = 800
"""Metres of a run whose time is written without an hour, and never the pace."""
_UNITS = {"s": "s", "sec": "s", "min": "min", "m": "m", "km": "km", "yd": "yd"}


def in_one_go(scanner: Scanner, at: int, amount: Amount) -> Amount:
    """The parts of a set in one go, such as a complex. Where the last may as well be a set of its own, “5 + 20”, “5 + AMRAP”, or,
    with room around the “+”, “5 + 2”, they want brackets."""
    if scanner.text[at] == "(" or scanner.sees(r"\d") or amount.held or not amount.then or amount.unit != "reps":
        return amount
    apart = " +" in scanner.text[at : scanner.at] and any(_is_long(part, FEW_REPS) for part in amount.parts)
    if apart or (len(amount.then) == 1 and wants_brackets(amount)):
        before, each = lead(scanner, at).rstrip(), [plainly(part) for part in amount.parts]
        sets, last = ", 1x".join(each), each[-1]
        hint = f"write {before}{sets} for that, or {before}({'+'.join(each)})"
        raise scanner.fail(f"“+ {last}” may be a set of its own, or a part of each set", at, hint)
    return amount


def _is_long(part: Amount, reps: int) -> bool:
    """Whether a part of a set is so many *reps* or more, or as many as go."""
    return part.low is None or part.more or part.low >= reps


def wants_brackets(amount: Amount) -> bool:
    """Whether parts of a set in one go may be taken for sets of their own: “5 + 20”, “20 + 10”, “15 + 4x5”."""
    first, *then = amount.parts
    if not then or amount.held:
        return False
    if len(then) > 1:
        return len(then) > 2 and first != then[0] and len(set(then)) == 1
    return amount.unit == "reps" and any(_is_long(part, LONG_SET) for part in amount.parts)


_SAME = {"s": r"(?:s(?:ec(?:ond)?s?)?|\"|″)", "min": r"(?:min(?:ute)?s?|'|′)"}
"""How a unit of time may be written."""
_MOST_BREATHS = 45
"""Seconds up to which a rest may be one between the parts of a set."""


def not_between_parts(scanner: Scanner, at: int, sets: int, amount: Amount, rest: Duration | None) -> None:
    """A short rest after parts that are all alike, “5x(1+1+1) rest 20s”, may be one between them."""
    alike = amount.then and amount.held is None and set(amount.parts) == {amount.parts[0]}
    if not alike or rest is None or rest.every or rest.untimed or not 0 < rest.seconds <= _MOST_BREATHS:
        return
    part = plainly(amount.parts[0])
    parted = f"{sets}x({len(amount.parts)}x{part} rest {rest})"
    broken = f"cluster {sets}x{amount} {rest}" if amount.unit == "reps" else parted
    hint = f"write {broken} for pauses inside the set; for a rest after each set leave it out, with “rest: {rest}” beside it"
    raise scanner.fail(f"“{rest}” may be the rest between the parts of a set, or after each set", at, hint)


def not_parts(scanner: Scanner, at: int, sets: int, reps: Sequence[str]) -> None:
    """Reps for each set that are all alike, “3x7/7/7”, may be the parts of each."""
    if sets > 1 and len(reps) > 2 and len(set(reps)) == 1:
        message = f"“{sets}x{'/'.join(reps)}” may be {sets} sets of {reps[0]}, or of {len(reps)} parts each"
        raise scanner.fail(message, at, f"write {sets}x{reps[0]}, or {sets}x({'+'.join(reps)})")


def take_rest_behind(scanner: Scanner, amount: Amount, sets: int) -> Duration | None:
    """The rest that stands right behind the work, “30s/30s”, “30s on/30s off”; None where there is none."""
    if amount.unit in SECONDS and (match := scanner.take(_ON_OFF)):
        return duration.parse(match[1])
    if not sees_rest(scanner, amount, sets):
        return None
    scanner.take("/")
    return duration.take(scanner)


def ends_in_time(scanner: Scanner, at: int, amount: Amount, rest: Duration) -> None:
    """What is done every so often takes less time than that."""
    if rest.every and amount.seconds is not None and amount.seconds >= rest.seconds:
        work, pause = plainly(amount), replace(rest, every=False)
        hint = f"write {work} rest {pause} for a rest after it; “every” is from one start to the next"
        raise scanner.fail(f"{work} does not end within {pause}", at, hint)


def sees_rest(scanner: Scanner, amount: Amount, sets: int) -> bool:
    """Whether the rest stands right behind the work, “8x30s/30s”. Where it may as well be the other side, as in “30s/30”,
    “100m/100m” and a few equal times, “3x30s/30s”, that is asked."""
    if amount.unit in (*SECONDS, *METRES) and scanner.sees(REST_AFTER):
        again = (
            rf"{plain(amount.low)}\s*{_SAME[amount.unit]}" if amount.unit in _SAME and amount.low else plainly(amount)
        )
        if sets > FEW_SETS or amount.unit in METRES or not scanner.sees(rf"/\s*{again}(?![a-z])"):
            return True
    if not (match := re.compile(r"/\s*(\d[\d.]*)\s*([a-z]*)", re.IGNORECASE).match(scanner.text, scanner.at)):
        return False
    unit, number = _UNITS.get(match[2].lower(), ""), plainly(amount)
    if amount.unit in SECONDS:
        work, rest = number, f"{match[1]}{amount.unit}"
    elif amount.unit in METRES:
        work, rest = number, f"{match[1]}{unit or amount.unit} jog"
    elif (
        amount.unit == "reps"
        and not unit
        and sets > FEW_SETS
        and number == match[1]
        and amount.low
        and amount.low >= _LEAST_WORK
    ):
        work = rest = f"{number}s"
    elif amount.unit == "reps" and unit in SECONDS and (amount.low or 0) >= _LEAST_RUN:
        before = lead(scanner, scanner.at).removesuffix(number)
        message = f"“{number}” has no unit: metres, where {match[0][1:].strip()} are the rest after them"
        raise scanner.fail(message, scanner.at - len(number), f"write {before}{number}m rest {match[1]}{unit}")
    elif amount.unit == "reps" and unit:
        work, rest = f"{number}{unit}", f"{match[1]}{unit}{' jog' if unit in METRES else ''}"
    else:
        return False
    counted = re.match(r"(.*\d\s*x)\s*\d", scanner.written[: scanner.at].rpartition(",")[2].strip())
    before = counted[1] if counted else ""
    message = f"“{match[0].strip()}” may be the other side, or the rest"
    side = number if amount.unit == "reps" and not unit else work
    raise scanner.fail(message, hint=f"write {before}{side}/side, or {before}{work} rest {rest}")


def per_distance(scanner: Scanner, at: int, amount: Amount, seconds: Decimal, within: bool) -> bool:
    """Whether a time after a distance is the pace, “10 km @ 5:30”, rather than the time for all of it. Where it may be either,
    “2 km @ 8:00”, that is asked; *within*: “in” says that it is all of it."""
    metres, unit = amount.metres or 0, amount.unit
    speed = metres / float(seconds)
    if unit in ("m", "yd") and not within and (speed < _SLOW or _FAST < speed <= NO_SPEED):
        _of_a_kilometre(scanner, at, amount, seconds, speed)
    fastest, slowest = _PACES.get(unit, (0, 0))
    paced, whole = fastest <= seconds <= slowest, speed <= MOST_SPEED
    whole_only = not paced and (whole or (unit in _PACES and speed <= NO_SPEED))
    if metres < _MOST_PACED or amount.low == 1 or whole_only or (within and speed <= NO_SPEED):
        return False
    if paced and not whole and not within and speed > NO_SPEED:
        return True
    time, way = clock(seconds), plainly(amount)
    over = unit if unit in _PACES else "km"
    pace = f"{way} @ {time}/{over}" if _PACES[over][0] <= seconds else f"{way} @ {time}/500m"
    message = f"nobody covers {way} in {time}" if speed > NO_SPEED else f"{time} may be the pace, or the time for {way}"
    hint = f"write {pace} for the pace" + ("" if speed > NO_SPEED else f", or {way} in {time}")
    raise scanner.fail(message, at, hint)


def _of_a_kilometre(scanner: Scanner, at: int, amount: Amount, seconds: Decimal, speed: float) -> None:
    """A time in which a short way, “400m @ 3:45”, is walked, or flown, and a kilometre is run."""
    time, way = clock(seconds), plainly(amount)
    if _PACED[0] <= seconds <= _PACED[1] and (amount.metres or 0) >= _LEAST_RUN:
        message = f"{time} may be the pace, or the time for {way}"
        raise scanner.fail(message, at, f"write {way} @ {time}/km for the pace, or {way} in {time}")


def bare_of_a_way(scanner: Scanner, amount: Amount) -> None:
    """A number alone behind a distance or some minutes, “10 km @ 6”: an effort, a pace, a speed."""
    if amount.unit not in (*METRES, "min") or not (bare := effort.sees_bare(scanner)):
        return
    ends, over = [end.strip() for end in bare.split("-")], amount.unit if amount.unit in _PACES else "km"
    paced = f", @ {'-'.join(f'{end}:00' for end in ends)}/{over}" if all(map(str.isdigit, ends)) else ""
    message = f"“{bare}” may be an RPE, a pace or a speed"
    raise scanner.fail(message, hint=f"write @ RPE {bare}{paced} or @ {bare} km/h")


def not_the_reps(scanner: Scanner, at: int, least: int, most: int) -> None:
    """A range of so many sets, with the cursor after it, is one of reps: “8-12 x 3”."""
    if _MANY_SETS <= least < most:
        reps, sets = f"{least}-{most}", scanner.written[scanner.at :].partition(" ")[0]
        raise scanner.fail(f"“{reps}” are the reps, and sets come first", at, f"write {sets}x{reps}")


def not_for_one(scanner: Scanner, at: int, sets: int, amount: Amount, target: Load | None) -> None:
    """More than one rep of what goes once: “3x8 @ max”."""
    reps = amount.low if amount.unit == "reps" and not amount.then else None
    if isinstance(target, RepMax) and target.reps == 1 and reps and reps > 1:
        hint = f"write {sets}x{plainly(amount)} @ {plain(reps)}RM for the most that goes so often, or all out"
        raise scanner.fail(f"nobody does {plainly(amount)} reps with what goes once", at, hint)
