"""Lengths of time: ``90s``, ``2 min``, ``1:30``, ``2-3 min``, ``every 2 min``; what is done meanwhile: ``90s jog``; and rests
that nobody times: ``walk back``, ``2x work``, ``as needed``, ``until 120 bpm``."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation.scanner import Scanner, Unreadable, plain, span_of

HINT = "write it as 90s, 2 min, 1:30, 2-3 min, 90s jog, every 2 min, walk back or 2x work"
LONGEST = 24 * 3600
_SECONDS = {"s": 1, "min": 60, "h": 3600, "m": 0.45, "work": 30, "rounds": 60}
"""Of a unit; a metre at a jog takes about as long, and so does work of which nothing is known."""
MEANWHILE = r"(?:easy )?(jog|walk|swim|spin|row|easy|active)(?:[gmn]?ing)?(?: recovery| rest(?!\s*\d))?(?![a-z])"

_UNTIMED = (
    r"(?:(walk|jog|swim)(?:[gm]?ing)? (back|down)(?: down)?"
    r"|(as needed|until (?:ready|recovered|fresh))|(full(?: recovery| rest)?)"
    r"|until (?:HR |heart rate )?(?:is )?(?:<|below |under |at |down to )?\s*(\d{2,3})\s?bpm"
    r"|((?:the )?same (?:time )?as (?:the )?work|equal(?: time| rest| to work)?|as long as (?:the )?work)"
    r"|(\d{1,2}(?:\.\d)?)\s?x (?:the )?work(?: time)?|([1-9]):([1-9])(?:\s(?:work[ :]+(?:to )?rest|ratio)))(?![a-z\d])"
)
"""A rest without a length of its own: a way back, the athlete's own judgement, a heart rate, or so many times the work."""
_GUESSED = {"way": 60, "need": 120, "full": 180, "bpm": 90}
"""Seconds that such a rest is planned with."""
_OPEN_END = 600
"""Seconds that work without an end is planned with."""

EVERY = r"(?:start(?:ing|s)? )?(?:every|on(?: the)?)(?![a-z])(?=\s*\d)"
"""How a time from one start to the next begins: “every 2 min”, “on 1:30”."""


_BETWEEN = r"between (?:the |all |each )?(?:sets?|rounds?|intervals?|efforts?)(?![a-z])"
"""What a rest may say of itself and needs not."""
TIME_FIRST = (
    r"(?:(?:w/|with)\s*)?(?:\d+:\d\d|[\d.]+(?:\s*-\s*[\d.]+)?\s*(?:sec(?:ond)?s?|min(?:ute)?s?|[s\"'″′]))"
    rf"\s*(?:rest(?![a-z-]|\s*\d)|{_BETWEEN})"
)
"""A rest whose time stands first: “90s rest”."""


_R = r"r\s*[=:]?\s*(?=\d+(?::\d\d|(?:\.\d+)?(?:\s*-\s*\d+(?:\.\d+)?)?\s*(?:s(?:ec(?:ond)?s?)?|min(?:ute)?s?|\"|'|″|′))(?![a-z]))"
"""A rest in short, “r 90s”, “r2'”; a number alone, “r20”, may as well be a rate of strokes."""


class Duration(Struct, frozen=True):
    """A length of time, or a range of it. *low* and *high* count *unit*: s, min, h, m for a way that is jogged, or “work”, how
    often the time of the work before it; or “rounds”, whose length another field says.

    *doing* says what is done meanwhile: jog, walk. *untimed*: that says all, and *low* is only planned with.

    *clock*: written as minutes and seconds, 1:30; *low* counts seconds all the same.

    *every*: from one start to the next, so that what the work leaves of it is rest.
    """

    low: Decimal
    high: Decimal | None = None
    unit: str = "s"
    clock: bool = False
    doing: str = ""
    every: bool = False
    untimed: bool = False

    @property
    def seconds(self) -> float:
        """Seconds; the middle of a range."""
        middle = self.low if self.high is None else (self.low + self.high) / 2
        return float(middle) * _SECONDS[self.unit]

    def after(self, work: float) -> float:
        """Seconds of rest after so many seconds of *work*."""
        if self.unit == "work":
            return float(self.low) * work
        return max(self.seconds - work, 0.0) if self.every else self.seconds

    def heart_rate(self) -> int:
        """The beats a minute that the heart comes down to meanwhile; 0 where that is not what ends it."""
        match = re.fullmatch(r"until (\d+) bpm", self.doing) if self.untimed else None
        return int(match[1]) if match else 0

    def __str__(self) -> str:
        return f"every {self._plain()}" if self.every else self._plain()

    def _plain(self) -> str:
        if self.untimed:
            return self.doing
        if self.unit == "work":
            return "same as work" if self.low == 1 else f"{plain(self.low)}x work"
        doing = f" {self.doing}" if self.doing else ""
        if self.clock:
            return f"{_clock(int(self.low))}{doing}"
        return f"{span_of(self.low, self.high)}{' ' if self.unit != 's' else ''}{self.unit}{doing}"


def _in_seconds(number: Decimal, unit: str) -> Decimal:
    return (number * Decimal(str(_SECONDS[unit]))).normalize()


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def take_unit(scanner: Scanner) -> str | None:
    """A unit of time as the coach writes it: s, sec, min, h, ′, ″ …"""
    if match := scanner.take(r"(?:(sec(?:ond)?s?|s|\"|″)|(min(?:ute)?s?|'|′)|(h(?:ours?|rs?)?))(?![a-z])"):
        return "s" if match[1] else "min" if match[2] else "h"
    return None


def parse(text: str) -> Duration:
    """A rest or any other length of time; “none” and “0” are no time at all."""
    scanner = Scanner(text, HINT)
    if scanner.word and scanner.take(r"(?:none|no rest)$"):
        return Duration(Decimal(0))
    if scanner.word and scanner.take(EVERY):
        at, length = scanner.at, parse(scanner.written[scanner.at :])
        if not length.seconds or length.every or length.doing:
            raise scanner.fail("“every” needs the time from one start to the next", at, "write every 2 min, or on 1:30")
        return replace(length, every=True)
    if found := _untimed(scanner):
        scanner.end()
        return found
    if match := scanner.take(r"(?:(\d{1,2}):([0-5]\d)|\d+:\d*)(?!\d)"):
        at, hint = scanner.at, "write minutes and seconds as 1:30, up to 99:59"
        if match[1] is None:
            raise scanner.fail(f"“{match[0]}” is not minutes and seconds", match.start(), hint)
        if take_unit(scanner) not in (None, "min"):
            raise scanner.fail("“:” stands between minutes and seconds", at, hint)
        return Duration(Decimal(int(match[1]) * 60 + int(match[2])), clock=True, doing=_doing(scanner))
    if (low := scanner.number()) is None:
        raise scanner.fail(f"“{text}” is not a length of time")
    high = None
    first = take_unit(scanner) if scanner.sees(r"[a-z'\"′″]+\s*-\s*\d") else None
    if scanner.take("-") and (high := scanner.number()) is None:
        raise scanner.fail("a range needs a number after “-”")
    at, unit = scanner.at, take_unit(scanner)
    if first and unit and first != unit:
        low, high, unit = _in_seconds(low, first), high and _in_seconds(high, unit), "s"
    if unit is None and scanner.sees(rf"m(?:et(?:er|re)s?)?\s*{MEANWHILE}"):
        scanner.take(r"m(?:et(?:er|re)s?)?")
        unit = "m"
    if unit is None:
        if scanner.done and not low and high is None:
            return Duration(Decimal(0))
        raise scanner.fail(
            f"“{text}” has no unit that is known",
            at,
            f"write {plain(low)}s for seconds or {plain(low)} min for minutes",
        )
    doing = _doing(scanner)
    if high is not None and high <= low:
        cure = span_of(high, low if high < low else None)
        raise scanner.fail("the range runs backwards", 0, f"write {cure} {unit}")
    if float(high or low) * _SECONDS[unit] > LONGEST:
        raise scanner.fail("this is longer than a day", 0, HINT)
    return Duration(low, high, unit, doing=doing)


def parse_whole(text: str) -> Duration:
    """How long something goes on: a length of time, so many rounds, or as long as possible."""
    if rounds := Scanner(text, HINT).take(r"(?:x\s*)?(\d{1,3})\s*(?:x|rounds?|times|sets?)\s*$"):
        if not int(rounds[1]):
            raise Unreadable("no rounds at all cannot be meant", 0, "write 6 rounds, or 10 min")
        return Duration(Decimal(int(rounds[1])), unit="rounds")
    if Scanner(text, HINT).sees(r"(?:as long as (?:possible|you can)|(?:until|to) (?:failure|exhaustion)|open)\s*$"):
        return Duration(Decimal(_OPEN_END), doing="as long as possible", untimed=True)
    return parse(text)


def take(scanner: Scanner) -> Duration:
    """A length of time at the cursor."""
    at = scanner.at
    match = scanner.take(
        rf"{_UNTIMED}|\d+:\d\d|none|\d+\s*m\s*{MEANWHILE}|[\d.]+(?:\s*-\s*[\d.]+)?\s*(?:sec(?:ond)?s?|min(?:ute)?s?|[sh\"'″′])?(?![a-z])"
    )
    try:
        return parse(match[0] if match else "")
    except Unreadable as fault:
        found = scanner.written[at:].strip()
        missing = f"“{found}” is not a length of time" if found else "the time is missing"
        raise scanner.fail(fault.message if match else missing, at, fault.hint) from None


def take_rest(scanner: Scanner) -> Duration | None:
    """The rest that a set group says, and what is done meanwhile; None where it says none."""
    if scanner.sees(TIME_FIRST):
        scanner.take("w/|with")
        rest = take(scanner)
        scanner.take(rf"(?:rest\s*)?(?:{_BETWEEN})?")
        return rest
    if scanner.take(r"(?:on|every) (?:the |each )?minute(?! ?[a-z])"):
        return Duration(Decimal(1), unit="min", every=True)
    rested = scanner.take(rf"rest(?![a-z-]):?\s*(?:{_BETWEEN}:?)?|{_R}")
    if scanner.take(EVERY):
        return replace(take(scanner), every=True)
    if not rested:
        return None
    rest = take(scanner)
    meanwhile = scanner.take(MEANWHILE)
    scanner.take(_BETWEEN)
    return replace(rest, doing=meanwhile[1].lower()) if meanwhile else rest


def _untimed(scanner: Scanner) -> Duration | None:
    """A rest without a length of its own, at the cursor."""
    worded = scanner.word or scanner.tells("work") or scanner.tells("ratio")
    if not (worded and (match := scanner.take(_UNTIMED))):
        return None
    way, back, need, full, bpm, same, times, one, other = match.groups()
    if same or times or one:
        share = Decimal(times) if times else Decimal(other) / Decimal(one) if one else Decimal(1)
        return (
            Duration(share.quantize(Decimal("0.1")).normalize() if share % 1 else share, unit="work") if share else None
        )
    if way:
        return Duration(Decimal(_GUESSED["way"]), doing=f"{way} {back}".lower(), untimed=True)
    if bpm:
        return Duration(Decimal(_GUESSED["bpm"]), doing=f"until {int(bpm)} bpm", untimed=True)
    words = "full recovery" if full else " ".join(need.lower().split())
    return Duration(Decimal(_GUESSED["full" if full else "need"]), doing=words, untimed=True)


def _doing(scanner: Scanner) -> str:
    """What is done meanwhile, to the end of the text; nothing where nothing is said."""
    match = scanner.take(MEANWHILE)
    scanner.end()
    return match[1].lower() if match else ""
