"""Lengths of time, and rests."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from programprint.notation.amount import Limb
from programprint.notation.duration import Duration
from programprint.wording.words import Words


def duration(time: Duration, words: Words) -> str:
    """“90 s”, “2–3 min”; clock times and minutes that are not whole become “1:30 min”, to the nearest second. From one start
    to the next: “until 2 min are up”."""
    if time.every:
        phrase = duration(replace(time, every=False), words)
        return words.counted("time.every", 1 if time.seconds in (1, 60) else Decimal(str(time.seconds)), time=phrase)
    if time.untimed:
        return _untimed(time, words)
    if time.unit == "work":
        return words.counted("time.work", time.low)
    if time.clock or (time.unit == "min" and time.high is None):
        seconds = round(time.seconds)
        number = f"{seconds // 60}:{seconds % 60:02}" if seconds % 60 else words.number(seconds // 60)
        phrase = words.counted("time.min", seconds // 60 if seconds % 60 == 0 else time.low, n=number)
    else:
        phrase = words.counted(f"time.{time.unit}", time.high or time.low, n=words.span(time.low, time.high))
    return words(f"time.doing.{time.doing}", time=phrase) if time.doing else phrase


def rest(time: Duration | None, words: Words) -> str:
    """“90 s”, “none”, or nothing where nothing is said."""
    if time is None:
        return ""
    return duration(time, words) if time.seconds else words("rest.none")


def between_sides(time: Duration | None, limb: Limb, words: Words) -> str:
    """“30 s between legs”; nothing where one goes on at once."""
    return words(f"rest.between.{limb}", rest=duration(time, words)) if time and time.seconds else ""


def _untimed(time: Duration, words: Words) -> str:
    if time.heart_rate():
        return words("untimed.until_bpm", n=words.number(time.heart_rate()))
    return words(f"untimed.{time.doing.replace(' ', '_')}")
