"""What is said of a set after its amount: ``per side``, ``@ 75%``, ``tempo 31X0``, ``rest 90s``; in any order, and in brackets.

after = side | position | spread | { rule } | "@" targets | "in" time [ "-" time ]
      | "tempo" code | "hold" time | "rest" time [ word ] | "every" time | "on the minute" | "/" time      work/rest
      | "(" after { "," after } ")"                 in brackets a load needs no “@”
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import doubtful, duration, effort, load, named_load, rule, sides, tempo
from programprint.notation.amount import Amount, Limb
from programprint.notation.duration import Duration, take_rest
from programprint.notation.exertion import Pace, PaceUnit
from programprint.notation.manner import POSITION, Spread, take_position, take_spread
from programprint.notation.rule import Rule
from programprint.notation.scanner import Scanner, plain
from programprint.notation.target import Load, Weight
from programprint.notation.tempo import Tempo
from programprint.notation.units import COUNTED

_TIME = r"\d+(?::\d\d|\s*(?:-\s*\d+\s*)?(?:s|sec(?:ond)?s?|min(?:ute)?s?))\s*$"

_OF_EXERCISE = "write it with the exercise, as “load:”, “tempo:” or “rest:”"


_GOES_ON = (
    r"[,;]\s*(?=(?:rest|tempo|hold):?\s*[\dx]|per |each|every\s*\d|alt(?:ernating)?(?![a-z])"
    rf"|{duration.TIME_FIRST}|{POSITION}(?!\s*\d))"
)
"""A comma after which no other group begins."""
_AT = r"@|at(?=\s*(?:\d|RPE|RIR))|(?:w/|with)(?=\s*\d[\d.,]*(?:\s*-\s*\d[\d.,]*)?\s*(?:kg|lb|pound|kilo|%))"
_AT += rf"|(?:w/|with)\s*(?:an? |the )?(?={named_load.BEGINS})"


class After(Struct, frozen=True):
    """What is said after an amount; a set group has fields of these names."""

    limb: Limb | None = None
    alternating: bool = False
    position: str = ""
    spread: Spread = ""
    rules: tuple[Rule, ...] = ()
    load: Load | None = None
    tempo: Tempo | None = None
    rest: Duration | None = None


def take(scanner: Scanner, amount: Amount, known: After, follows: bool) -> After:
    """All that is said at the cursor, besides what is *known* already; *follows*: there is a set before it."""
    scanner.take(_GOES_ON)
    while more := _next(scanner, amount, known, follows) or _bracketed(scanner, amount, known, follows):
        known = more
        scanner.take(_GOES_ON)
    return known


def take_of_amount(scanner: Scanner, amount: Amount, known: After) -> After:
    """What is said of an amount alone: its side, over what it is spread, how it climbs."""
    while more := _of_amount(scanner, amount, known):
        known = more
    while inner := scanner.bracketed():
        while more := _of_amount(inner, amount, known):
            known = more
        if not inner.done:
            raise inner.fail(f"“{inner.written[inner.at :].strip()}” does not stand here", hint=_OF_EXERCISE)
    return known


def take_of_sets(scanner: Scanner, amount: Amount, follows: bool) -> After:
    """What is said of several groups together: a load, a tempo, a rest."""
    known = After()
    while more := _of_sets(scanner, amount, known, follows):
        known = more
    return known


def _next(scanner: Scanner, amount: Amount, known: After, follows: bool, bare: bool = False) -> After | None:
    """With the next thing that is said; None where nothing more can be read. *bare*: a load stands without an “@”."""
    if scanner.done:
        return None
    at = scanner.at
    more = _of_amount(scanner, amount, known) or _of_sets(scanner, amount, known, follows, bare)
    if more and more.rest and known.rest is None:
        doubtful.ends_in_time(scanner, at, amount, more.rest)
    return more


def _of_amount(scanner: Scanner, amount: Amount, known: After) -> After | None:
    at = scanner.at
    if known.limb is None and (limb := sides.in_words(scanner)):
        if isinstance(known.load, Weight):
            weight = replace(known.load, also=None)
            hint = f"write 3x10/{limb} @ {weight}; of a weight in each hand: {weight} each"
            raise scanner.fail("this may be said of the reps or of the weight", at, hint)
        return replace(known, limb=limb)
    if not known.alternating and sides.take_alternating(scanner):
        return replace(known, alternating=True)
    if not known.position and (position := take_position(scanner)):
        return replace(known, position=position)
    if not known.spread and (spread := take_spread(scanner)):
        return replace(known, spread=spread)
    if not known.rules and (rules := _rules(scanner, amount)):
        return replace(known, rules=rules)
    return None


def _of_sets(scanner: Scanner, amount: Amount, known: After, follows: bool, bare: bool = False) -> After | None:
    if known.rest is None and (rest := take_rest(scanner)):
        return replace(known, rest=rest)
    if known.load is None and (aim := target(scanner, amount, follows, bare)):
        return replace(known, load=aim)
    if (
        known.load
        and known.load.also is None
        and not scanner.sees(",")
        and (also := load.take_also(scanner, known.load))
    ):
        return replace(known, load=replace(known.load, also=also))
    if known.tempo is None and (pace := tempo.take(scanner)):
        return replace(known, tempo=pace)
    return None


def _bracketed(scanner: Scanner, amount: Amount, known: After, follows: bool) -> After | None:
    """With what stands in brackets: “(70%)”, “(per side, RPE 8)”; None where no brackets stand."""
    inner = scanner.bracketed()
    if inner is None:
        return None
    if inner.sees(_TIME):
        words = inner.written[inner.at :].strip()
        raise inner.fail(f"“{words}” may be a rest, or the time for it", hint=f"write rest {words}, or in {words}")
    while more := _next(inner, amount, known, follows) or _next(inner, amount, known, follows, bare=True):
        known = more
        inner.take("[,;]")
    if not inner.done:
        raise inner.fail(
            f"“{inner.written[inner.at :].strip()}” cannot be read here",
            hint="in brackets stand a load, a side, a tempo or a rest: 3x10 (70%, rest 90s); words go into “note:”",
        )
    return known


def target(scanner: Scanner, amount: Amount, follows: bool, bare: bool = False) -> Load | None:
    """What the set aims at. The time of a distance, “400m in 1:45”, is a pace."""
    timed = rf"({effort.CLOCK})(?:\s*-\s*({effort.CLOCK}))?(?![\d.]|\s*(?:/|per|min|-))"
    if amount.metres and not amount.high and (match := scanner.take(rf"(?:@|in(?![a-z]))\s*{timed}")):
        fast, slow = effort.seconds_of(match[1]), effort.seconds_of(match[2]) if match[2] else None
        if not fast:
            raise scanner.fail("no distance is run in no time", match.start(), "write 10x400m @ 1:45")
        if slow is not None and slow <= fast:
            raise scanner.fail("the range runs backwards", match.start(), "write the shorter time first")
        run = amount.parts[0]
        if slow is None and doubtful.per_distance(scanner, match.start(1), run, fast, match[0][0] != "@"):
            return Pace(fast, effort.DISTANCES[run.unit])
        return Pace(fast, *_over(run), high=slow)
    worded = scanner.sees(rf"{effort.BEGINS}|{named_load.BEGINS}") and not (
        amount.unit in COUNTED and scanner.sees("tempo")
    )
    if scanner.take(_AT):
        doubtful.bare_of_a_way(scanner, amount)
        return load.take(scanner, follows, after_at=True)
    if worded or (bare and scanner.sees(load.BEGINS)):
        return load.take(scanner, follows)
    return load.take(scanner, follows) if follows and scanner.sees(r"[FS]SL(?![a-z])") else None


def _over(amount: Amount) -> tuple[PaceUnit, int | None]:
    """The distance of a pace: 400 m, a kilometre without a count for one of them; metres where the number is not whole."""
    low, unit = amount.low or Decimal(0), effort.DISTANCES[amount.unit]
    if low % 1:
        low, unit = Decimal(round(amount.metres or 0)), "m"
    return unit, None if low == 1 else int(low)


def _rules(scanner: Scanner, amount: Amount) -> tuple[Rule, ...]:
    """How the amount, and how the number of sets, climb."""
    found: list[Rule] = []
    while rule.sees(scanner):
        at, weight = scanner.at, scanner.sees(r"[+-]\s*\d+[.,]\d+\s*(?:/|per|every|each)")
        climbs = rule.take(scanner, (amount.unit, "sets"))
        assert climbs
        if weight and amount.unit in COUNTED:
            step = plain(abs(climbs.step))
            hint = f"write a weight with the load, @ 60kg +{step}kg/week, and whole {amount.unit} here"
            raise scanner.fail(f"half of one of the {amount.unit} cannot be added", at, hint)
        if amount.low is None and climbs.unit != "sets":
            raise scanner.fail("as many as possible does not climb by a rule", at, "write +1 set/week")
        if climbs.unit in (other.unit for other in found):
            raise scanner.fail("this climbs twice", at, "keep one rule for the reps and one for the sets")
        found.append(climbs)
    return tuple(found)
