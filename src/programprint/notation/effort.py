"""How hard or how fast: ``RPE 8``, ``2 RIR``, ``0.8 m/s``, ``zone 2``, ``130-145 bpm``, ``80% HRmax``, ``250 W``, ``5:30/km``,
``2k pace + 10 s``, ``pain <= 3``, ``easy``."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import rule
from programprint.notation.duration import Duration
from programprint.notation.exertion import (
    Bound,
    Bounded,
    Feel,
    HeartRate,
    Height,
    NamedPace,
    Pace,
    PaceUnit,
    Rir,
    Rpe,
    Scale,
    Share,
    Speed,
    SpeedUnit,
    Within,
    Zone,
)
from programprint.notation.scanner import Scanner, span_of
from programprint.notation.target import Effort

_WORDS = {
    "easy": r"easy|recovery pace",
    "steady": r"steady",
    "moderate": r"moderate",
    "hard": r"hard",
    "all out": r"all[ -]out|flat out|max(?:imal)? effort",
    "tempo pace": r"tempo pace|tempo(?!:?\s*[\dx])",
    "threshold pace": r"threshold(?: pace)?",
    "race pace": r"race pace",
    "mile pace": r"mile pace",
    "5 km pace": r"5\s?k(?:m)? pace",
    "10 km pace": r"10\s?k(?:m)? pace",
    "half marathon pace": r"half[ -]?marathon pace|hm pace",
    "marathon pace": r"marathon pace|mp",
    "able to talk": r"able to talk|(?:the )?talk test|conversational",
    "pain-free": r"pain[ -]free|no pain",
    "for time": r"for time",
    "CSS": r"CSS",
}
_NAMED_PACE = (
    r"(?!(?:and|at|in|on|rest|tempo|each|per)[ -])(?:\d{1,3}\s?(?:km?|m|mi(?:le)?|min)|[a-z]+)"
    r"(?:[ -][a-z]+){0,2} pace(?![a-z])"
)
"""A pace that has a name: “T pace”, “2k pace”, “goal half-marathon pace”."""
_SLOWER = (
    r"([+-])\s*(\d{1,3})\s*s(?:ec(?:onds?)?)?"
    r"(?:\s*(?:/|per)\s*(\d{0,4}\s?(?:km|mi|m))(?![a-z])|(?![a-z]|\s*(?:/|per|every)))"
)
"""Seconds that a named pace is slower or faster by."""
CLOCK = r"\d{1,3}:[0-5]\d(?:[.,]\d{1,2}(?!\d|\s*x))?"
"""Minutes and seconds, to the hundredth."""
_COUNT = r"\d{1,3}(?:[.,]\d{1,2})?"
_WITHIN = (
    rf"(?:with)?in (?:({CLOCK})(?:\s*-\s*({CLOCK}))?(?![\d.]|\s*-)\s*(?:min(?:utes?)?)?(?![a-z/])"
    rf"|({_COUNT})(?:\s*-\s*({_COUNT}))?\s*(s(?:ec(?:onds?)?)?|\"|″|min(?:utes?)?)(?![a-z]))"
)
"""The time in which all of it shall be done."""
_SPEEDS: dict[str, SpeedUnit] = {"m/s": "m/s", "km/h": "km/h", "kph": "km/h", "mph": "mph", "spm": "spm", "rpm": "rpm"}
_SPEEDS |= dict.fromkeys(("w", "watt", "watts"), "W")
DISTANCES: dict[str, PaceUnit] = {"km": "km", "k": "km", "mi": "mi", "mile": "mi", "m": "m", "yd": "yd", "ft": "ft"}
"""What a pace is counted over, by how it is written."""


_UNITS = (
    r"cm|in|%\s*(?:of )?(?:max(?:imum)? |top )?(?:effort|speed|MVC|velocity loss|VL|incline|grade|FTP|VO2|MAS|CSS)"
    r"|RPE|RIR|reps? in reserve|bpm|m/s|km/h|kph|mph|W|watts?|spm|rpm|%\s*(?:of )?(?:max(?:imum)? )?(?:HR|heart)"
)
BOUND = r"(?:(<=?|≤|at most|max(?=\s*RPE)|cap(?: at)?)|(>=?|≥|at least))"
"""At most, or at least."""
_OR = r"or (?:(less|lower|below)|more|higher|above)(?![a-z])"
"""The same after a number."""
MOST_RIR = 30
LEAST_BARE = 5
"""The least RPE that a number alone after an “@” can be."""
_HALF = r"\d{1,2}(?:[.,]5)?(?![\d.])"
_BARE = (
    rf"{_HALF}(?:\s*-\s*{_HALF})?(?=\s*(?:$|[@();]|[+-]\s*[\d.]+\s*(?:/|per|every|each)|,(?!\s*\d+(?:[.,]\d)?\s*(?:$|[,;%]))"
    r"|(?:rest|tempo|hold|every|on|over|through(?:out)?|between|alt(?:ernating)?|each|per|and|at)(?![a-z])))"
)
"""A number with nothing after it that could be its unit, nor another number that it is listed with."""
BEGINS = (
    rf"(?:(?:{BOUND}\s*)?(?:RPE|RIR|zone|z)\s*(?:{BOUND}\s*)?\d|VL\s*\d|(?:{BOUND}\s*)?\d[\d.,]*(?:\s*-\s*\d[\d.,]*)?\s*(?:{_UNITS})|\d+:\d\d"
    rf"|Borg\s*(?:{BOUND}\s*)?\d|pain\s*(?:[<≤\d]|up to|at most|max|below)"
    rf"|(?:{'|'.join(_WORDS.values())})(?![a-z])|{_WITHIN}|{_NAMED_PACE})"
)
"""How a second target begins; anything else after a comma is another set group."""


_TWICE = r"(%|kg|lb)s?\s*-\s*\d[\d.,]*\s*\1s?(?![a-z]|\s*(?:/|per|every|each)\s*(?:\d|week|session|set|workout))"
"""The unit of the lower end of a range, which the upper end has too: 60kg-70kg."""


def numbers(scanner: Scanner, what: str) -> tuple[Decimal, Decimal | None]:
    """A number or a range of them; *what* needs it."""
    at, low = scanner.at, scanner.number()
    if low is None:
        raise scanner.fail(f"{what} needs a number here")
    high = None
    if scanner.tells("-") and scanner.sees(_TWICE):
        scanner.take("%|[a-z]+")
    if not rule.sees(scanner) and scanner.take(r"-(?=\s*\d)") and ((high := scanner.number()) is None or high <= low):
        raise scanner.fail("the range runs backwards", at)
    return low, high


def take(scanner: Scanner) -> Effort | None:
    """An effort that begins with its name or with a limit, or a pace."""
    if (scanner.word or scanner.sees("[<≤>≥]")) and (found := _on_a_scale(scanner)):
        return found
    if (scanner.word or scanner.tells("pace")) and (found := _by_name(scanner)):
        return found
    return _pace(scanner) if scanner.sees(r"\d+:\d") else None


def _on_a_scale(scanner: Scanner) -> Effort | None:
    """An effort that begins with the name of its scale, or with a limit."""
    at = scanner.at
    if limit := scanner.take(rf"{BOUND}(?=\s*(?:RPE|RIR|zone|\d))"):
        return _limited(scanner, at, _bound(limit))
    if match := scanner.take(r"(RPE|RIR)(?![a-z])"):
        limit = scanner.take(BOUND)
        found = scaled(scanner, match[1].lower(), scanner.at, *numbers(scanner, match[1].upper()))
        bound = _bound(limit, scanner.take(_OR))
        return found if found.high is not None else replace(found, bound=bound)
    if scanner.take(r"Borg(?: scale)?(?![a-z])"):
        return _borg(scanner)
    if scanner.take(r"pain(?: level| score)?(?=\s*(?:[<≤\d]|up to|at most|max|below))"):
        return _pain(scanner)
    if match := scanner.take(r"VL\s*(?=\d)"):
        at, (low, high) = scanner.at, numbers(scanner, "a loss of speed")
        if low < 1 or (high or low) > 100:
            raise scanner.fail(
                f"{span_of(low, high)} % is out of reach", at, "a loss of speed lies between 1 and 100 %"
            )
        return Share(low, "velocity loss", high=high)
    if scanner.take(r"(?:heart rate )?(?:zones?|z(?=\s*\d))(?![a-z])"):
        limit = scanner.take(BOUND)
        at, (low, high) = scanner.at, numbers(scanner, "a zone")
        if not 1 <= low <= (high or low) <= 7:
            raise scanner.fail(
                f"zone {span_of(low, high)} does not exist", at, "heart-rate zones run from 1 to 5, or 7"
            )
        return Zone(low, high=high, bound=_bound(limit) if high is None else "")
    return None


def _by_name(scanner: Scanner) -> Effort | None:
    """How it feels, the time for all of it, or a pace that has a name."""
    at = scanner.at
    for word, words in _WORDS.items():
        if scanner.take(rf"(?:{words})(?: pace)?(?![a-z])"):
            return _named(scanner, word) if word.endswith("pace") or word == "CSS" else Feel(word)
    if within := scanner.take(_WITHIN):
        return Within(_time(scanner, at, within))
    if scanner.take(_NAMED_PACE):
        return _named(scanner, " ".join(scanner.written[at : scanner.at].split()))
    return None


def take_bare(scanner: Scanner) -> Rpe | None:
    """The RPE that a number alone is after an “@”, where it can be nothing else: “@8”, “@ 7.5”, “@ 7-8”; from 5 to 10."""
    at = scanner.at
    match = scanner.take(_BARE)
    if match is None:
        return None
    low, *high = (Decimal(number.replace(",", ".")) for number in match[0].replace(" ", "").split("-"))
    if not LEAST_BARE <= low <= (high or [low])[0] <= 10 or (high and low == high[0]):
        scanner.at = at
        return None
    return Rpe(low, high=high[0] if high else None)


def sees_bare(scanner: Scanner) -> str:
    """The number at the cursor that would be an RPE; empty where none stands."""
    at, found = scanner.at, take_bare(scanner)
    number = scanner.written[at : scanner.at].strip()
    scanner.at = at
    return number if found else ""


def seconds_of(time: str) -> Decimal:
    """Seconds of “1:45” or “36.5”."""
    minutes, _, seconds = time.replace(",", ".").rpartition(":")
    return int(minutes or 0) * 60 + Decimal(seconds)


def _time(scanner: Scanner, at: int, within: re.Match[str]) -> Duration:
    """The time, or the range of times, that *within* has found."""
    clock, clock_end, count, count_end, unit = within.groups()
    low, end = seconds_of(clock or count), clock_end or count_end
    high = seconds_of(end) if end else None
    if not low:
        raise scanner.fail("nothing is done in no time", at, "write in 90s, or in 2 min")
    if high is not None and high <= low:
        raise scanner.fail("the range runs backwards", at, "write the shorter time first, such as in 23-24 s")
    return Duration(low, high, "min" if unit and unit.startswith("m") else "s", clock=bool(clock))


def _named(scanner: Scanner, name: str) -> NamedPace:
    """A pace that has a name, and “+ 10 s”, “+ 10 s/500m” after it."""
    if not (match := scanner.take(_SLOWER)):
        return NamedPace(name)
    slower = int(match[2]) * (-1 if match[1] == "-" else 1)
    return NamedPace(name, slower, (match[3] or "").lower().replace(" ", ""))


def _borg(scanner: Scanner) -> Scale:
    """A point on Borg's scale of exertion, from 6 to 20."""
    limit = scanner.take(BOUND)
    at, (low, high) = scanner.at, numbers(scanner, "Borg's scale")
    if not 6 <= low <= (high or low) <= 20:
        raise scanner.fail(
            f"Borg {span_of(low, high)} is not on the scale", at, "it runs from 6 to 20; from 1 to 10 it is RPE"
        )
    bound = _bound(limit, scanner.take(_OR))
    return Scale(low, "Borg", high=high, bound=bound if high is None else "")


def _pain(scanner: Scanner) -> Scale:
    """How much pain is allowed, from 0 to 10."""
    limit = scanner.take(r"<(?!=)|below") or scanner.take(r"(<=|≤|up to|at most|max(?:imum)?)")
    at, (low, high) = scanner.at, numbers(scanner, "pain")
    scanner.take(r"/\s*10(?!\d)|(?:out )?of 10(?!\d)")
    bound = _bound(limit, scanner.take(r"or (less|lower|below)(?![a-z])"))
    if (high or low) > 10:
        raise scanner.fail(f"pain {span_of(low, high)} is not on the scale", at, "it runs from 0, none, to 10")
    return Scale(low, "pain", high=high, bound=bound if high is None else "")


def _bound(before: re.Match[str] | None, after: re.Match[str] | None = None) -> Bound:
    """The limit that is said before or after a number: “<”, “at most”, “or less”."""
    if before is None:
        return "" if after is None else "<=" if after[1] else ">="
    strict: dict[str, Bound] = {"<": "<", ">": ">", "below": "<"}
    return strict.get(before[0].strip().lower()) or ("<=" if before[1] else ">=")


def _limited(scanner: Scanner, at: int, bound: Bound) -> Bounded:
    """An effort with a limit before it: “at most RPE 8”, “> 0.8 m/s”."""
    heart = scanner.take(r"([1-9]\d|100)\s*%\s*(?:of\s*)?(?:max(?:imum)? )?(?:HR\s?max|HR|heart rate)(?!\s?[a-z])")
    found = HeartRate(Decimal(heart[1]), "%") if heart else take(scanner)
    if found is None and scanner.sees(r"\d"):
        found = counted(scanner, scanner.at, *numbers(scanner, "a limit"))
    if not isinstance(found, Bounded) or isinstance(found, Scale) or found.high is not None:
        raise scanner.fail("a limit is one RPE, speed, heart rate or zone", at, "write RPE <= 8, or >= 0.8 m/s")
    return replace(found, bound=bound)


def counted(scanner: Scanner, at: int, low: Decimal, high: Decimal | None) -> Effort | None:
    """An effort whose number, at *at*, stands before its unit."""
    if match := scanner.take(r"(?:(RPE)|RIR|reps? in reserve)(?![a-z])"):
        return scaled(scanner, "rpe" if match[1] else "rir", at, low, high)
    if match := scanner.take(r"(m/s|km/h|kph|mph|W|watts?|spm|rpm)(?![a-z])"):
        return Speed(low, _SPEEDS[match[1].lower()], high=high)
    if match := scanner.take(r"(?:(cm|centimet(?:er|re)s?)|in(?:ch(?:es)?)?)(?![a-z])"):
        return Height(low, "cm" if match[1] else "in", high=high)
    if scanner.take(r"bpm(?![a-z])"):
        if not 40 <= low <= (high or low) <= 230:
            raise scanner.fail(f"no heart beats {span_of(low, high)} times a minute", at, "write 130-145 bpm")
        return HeartRate(low, "bpm", high=high)
    return None


def _pace(scanner: Scanner) -> Pace:
    at = scanner.at
    times = scanner.take(rf"({CLOCK})(?:\s*-\s*({CLOCK}))?(?!\d)")
    over = times and scanner.take(r"(?:/|per|min\s*/)\s*(\d{0,4})\s*(km|k|mi(?:le)?|m|yd|ft)(?![a-z])")
    if not times or not over:
        raise scanner.fail("a pace is minutes and seconds over a distance", at, "write 5:30/km, 8:00/mi or 1:45/500m")
    low, high = seconds_of(times[1]), seconds_of(times[2]) if times[2] else None
    if not low or (over[1] and not int(over[1])):
        raise scanner.fail("no distance is run in no time", at, "write 5:30/km, 8:00/mi or 1:45/500m")
    if high is not None and high <= low:
        raise scanner.fail("the range runs backwards", at, "write the faster pace first, such as 5:00-5:30/km")
    return Pace(low, DISTANCES[over[2].lower()], int(over[1]) if over[1] else None, high=high)


def scaled(scanner: Scanner, kind: str, at: int, low: Decimal, high: Decimal | None) -> Rpe | Rir:
    """An effort on the scale of RPE or RIR."""
    if kind == "rpe":
        if not 1 <= low <= 10 or (high is not None and high > 10):
            borg = f", Borg's scale from 6 to 20: Borg {span_of(low, high)}" if 6 <= low <= (high or low) <= 20 else ""
            raise scanner.fail(f"RPE {span_of(low, high)} is not on the scale", at, f"RPE runs from 1 to 10{borg}")
        return Rpe(low, high=high)
    if (high or low) > MOST_RIR:
        raise scanner.fail(f"nobody counts {span_of(low, high)} reps in reserve", at, "write 2 RIR, or RIR 1-3")
    return Rir(low, high=high)
