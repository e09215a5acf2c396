"""A session through its weeks, with its lists laid over those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from programprint.read import program as written
from programprint.read.weekly import Weekly
from programprint.read.written import Written

M = TypeVar("M", bound=Written)


class Course(Struct, frozen=True):
    """A session through all its weeks, counted from the start of its phase: *defaults* hold for it, weakest first.

    *session* is *source* with lists laid over its own weeks.
    """

    source: written.Session
    session: written.Session
    defaults: tuple[written.Override, ...]
    weeks: tuple[int, ...]


def spread(course: Course, weeks: int) -> Course:
    """The course with its lists laid over its own weeks, or those of an entry or a block, where they count those instead of
    all *weeks*."""
    chooses = any(item.weeks for item in _parts(course.session))
    if not course.weeks or (len(course.weeks) == weeks and not chooses):
        return course
    session = _over(course.session, course.weeks)
    own = (session.defaults,) if session.defaults else ()
    return replace(course, session=session, defaults=(*course.defaults[: len(course.defaults) - len(own)], *own))


def _parts(session: written.Session) -> Iterator[written.Entry | written.Together]:
    """The entries and blocks of a session, and what the blocks hold."""
    for item in (*session.warm_up, *session.exercises):
        if isinstance(item, (written.Entry, written.Together)):
            yield item
        if isinstance(item, written.Together):
            yield from item.members


def _over(part: M, *choices: tuple[int, ...]) -> M:
    """A part of a session whose lists speak of the first of these *choices* of weeks that has as many as they have values."""
    if isinstance(part, (written.Entry, written.Together)) and part.weeks:
        choices = (tuple(week for week in choices[-1] if week in part.weeks), *choices)
    return part.changed(**{name: _value(getattr(part, name), choices) for name in part.given})


def _value(value: object, choices: tuple[tuple[int, ...], ...]) -> object:
    if isinstance(value, Weekly):
        weeks = next((weeks for weeks in choices if value.count() == len(weeks)), None)
        return value if weeks is None else value.listed_for(weeks)
    if isinstance(value, list):
        return [_value(item, choices) for item in value]
    return _over(value, *choices) if isinstance(value, Written) else value
