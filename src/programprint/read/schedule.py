"""The schedule of a program or a phase: which session comes when, as the coach lists it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from msgspec import Struct

from programprint.notation import weeks as week_notation
from programprint.notation.prose import polished
from programprint.notation.scanner import Unreadable
from programprint.read.fields import Spoken
from programprint.read.readers import ReadBy, Unfit, unreadable

if TYPE_CHECKING:
    from programprint.read.vocabulary import Vocabulary

REST_WORDS = ("rest", "rest day", "off", "day off", "-", "–")
"""What a coach writes for a day without training."""
_HINT = "write [[A, B, A], [B, A, B]], or [A, B] with “days:”, or {Monday: A, Thursday: B}"


class DayPlan(Struct, frozen=True):
    """One place of a week: *session* as written, or None on a rest day, with what is done instead of training."""

    session: str | None
    day: str = ""
    rest: str = ""


class Schedule(Struct, frozen=True):
    """What each week holds. *turns* repeat to the end; a *flat* one is a single list, which runs on from week to week
    where the program names its days. *by_week* is by chosen weeks instead."""

    turns: tuple[tuple[DayPlan, ...], ...] = ()
    flat: bool = False
    by_week: tuple[tuple[str, tuple[DayPlan, ...]], ...] = ()

    def places(self) -> Iterator[DayPlan]:
        """Every place that is written."""
        for turn in (*self.turns, *(places for _, places in self.by_week)):
            yield from turn

    def week(self, number: int, turn: int, days: int) -> tuple[DayPlan, ...] | None:
        """The places of week *number* (from 1), which is the *turn*-th (from 0) to follow the schedule, when *days* are
        named for it; None when the schedule does not speak of that week."""
        if self.by_week:
            return next((places for key, places in self.by_week if number in week_notation.parse(key)), None)
        if self.flat and days:
            (run,) = self.turns
            return tuple(run[(turn * days + place) % len(run)] for place in range(days))
        return self.turns[turn % len(self.turns)]


def _fail(message: str) -> Unfit:
    return unreadable(message, _HINT)


def _place(value: object, day: str = "") -> DayPlan:
    if isinstance(value, dict) and list(value) == ["rest"] and isinstance(value["rest"], str):
        return DayPlan(None, day, polished(value["rest"]))
    if not isinstance(value, str):
        raise _fail("a place in a schedule is the name of a session, or “rest”")
    return DayPlan(None, day) if value.strip().casefold() in REST_WORDS else DayPlan(value, day)


def _week(value: object) -> tuple[DayPlan, ...]:
    """A list of names, a map from days to names, or one name."""
    if isinstance(value, dict) and list(value) != ["rest"]:
        return tuple(
            _place(one, polished(day))
            for day, inner in value.items()
            for one in (inner if isinstance(inner, list) else [inner])
        )
    if not value:
        raise _fail("a week of the schedule is empty")
    return tuple(map(_place, value if isinstance(value, list) else [value]))


def _is_weeks(key: str) -> bool:
    try:
        return bool(week_notation.parse(key))
    except Unreadable:
        return False


def _schedule(value: object) -> Schedule:
    if not isinstance(value, (list, dict)) or not value:
        raise _fail("a schedule is a list of sessions, or one list or map for each week")
    if isinstance(value, dict):
        if all(_is_weeks(key) for key in value):
            return Schedule(by_week=tuple((key, _week(week)) for key, week in value.items()))
        return Schedule((_week(value),))
    is_week = [isinstance(item, list) or (isinstance(item, dict) and list(item) != ["rest"]) for item in value]
    if not any(is_week):
        return Schedule((tuple(map(_place, value)),), flat=True)
    if not all(is_week):
        raise _fail("a schedule lists either sessions or weeks, not both")
    return Schedule(tuple(map(_week, value)))


def _in_english(value: object, vocabulary: Vocabulary) -> object:
    """The same with English days, and “rest” for a day without training."""
    if isinstance(value, dict):
        return {vocabulary.day(day): _in_english(inner, vocabulary) for day, inner in value.items()}
    if isinstance(value, list):
        return [_in_english(inner, vocabulary) for inner in value]
    if not isinstance(value, str):
        return value
    return REST_WORDS[0] if vocabulary.is_rest(value) else vocabulary.title(value)


_PLACE = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "properties": {"rest": {"type": "string"}}},
    ]
}
_WEEK = {
    "anyOf": [
        {"type": "array", "items": _PLACE},
        {"type": "object", "additionalProperties": {"anyOf": [_PLACE, {"type": "array", "items": _PLACE}]}},
    ]
}
ScheduleField = Annotated[
    Schedule,
    ReadBy(_schedule, {"anyOf": [{"type": "array", "items": {"anyOf": [_PLACE, _WEEK]}}, {"type": "object"}]}),
    Spoken(_in_english),
]
