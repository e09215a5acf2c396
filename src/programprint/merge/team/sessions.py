"""Sessions that athletes share although they are asked different things elsewhere: each is merged once for all of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from programprint.merge.entry.entries import Entries, LookUp, Occasion
from programprint.merge.entry.figures import Asked, Figures
from programprint.merge.plan.calendar import Turn, Week
from programprint.merge.plan.checks import entries_of
from programprint.merge.sheet import Session, Sheet, Who

if TYPE_CHECKING:
    from programprint.merge.program import SessionOf

Kind = tuple[Hashable, ...]
"""What decides what an athlete is asked, in every session; swaps, of which each concerns some sessions, aside."""


class Merged(Protocol):
    """Makes sheets of entries; of sessions that are found elsewhere, and with what is said of the athlete."""

    def __call__(
        self, entries: Entries, *, session_of: SessionOf | None = None, who: Who | None = None
    ) -> tuple[Sheet, ...]: ...


class Made(Protocol):
    """Makes the session of a turn, the number *number* of a week, with figures that are looked up."""

    def __call__(
        self, entries: Entries, turn: Turn, week: Week, number: int, look_up: LookUp | None = None
    ) -> Session | None: ...


class Sessions:
    """The sessions of a team. Two athletes are asked the same in one whose entries mean the same for both."""

    def __init__(self, merged: Merged, made: Made) -> None:
        self._merged, self._made = merged, made
        self._asked: dict[Hashable, dict[Occasion, Asked]] = {}
        self._known: dict[Hashable, Session | None] = {}

    def asked(self, entries: Entries, kind: Kind) -> Mapping[Occasion, Asked]:
        """All that is asked for in figures, by its place, in order."""
        found: dict[Occasion, Asked] = {}

        def note(turn: Turn, week: Week, number: int) -> None:
            key = _key(entries, kind, turn, week, number)
            if key not in self._asked:
                self._asked[key] = dict(self._asked_in(entries, turn, week, number))
            found.update(self._asked[key])

        self._merged(entries, session_of=note)
        return found

    def _asked_in(self, entries: Entries, turn: Turn, week: Week, number: int) -> Iterator[tuple[Occasion, Asked]]:
        noted: list[tuple[Occasion, Asked]] = []

        def note(place: Occasion, asked: Asked) -> Figures:
            noted.append((place, asked))
            return entries.lifter.figures(asked)

        self._made(entries, turn, week, number, note)
        yield from noted

    def sheets(self, entries: Entries, kind: Kind, figures: Mapping[Occasion | None, Any]) -> tuple[Sheet, ...]:
        """The sheets with these figures, by place; at no place stands what is said of the athlete. The same figures are the same
        object, which is kept."""

        def session_of(turn: Turn, week: Week, number: int) -> Session | None:
            asked = _key(entries, kind, turn, week, number)
            key = asked, tuple([id(figures[place]) for place in self._asked[asked]])
            if key not in self._known:
                self._known[key] = self._made(entries, turn, week, number, partial(_found_in, figures))
            return self._known[key]

        return self._merged(entries, session_of=session_of, who=figures[None])


def _key(entries: Entries, kind: Kind, turn: Turn, week: Week, number: int) -> Hashable:
    """What decides what is asked in a session: the kind, and what its entries mean, which the entries of the kind keep."""
    meant = [id(entries.known(entry)) for entry in entries_of(turn.course.session)]
    return kind, week.number, number, tuple(meant)


def _found_in(figures: Mapping[Occasion | None, Any], place: Occasion, asked: Asked) -> Figures:
    found: Figures = figures[place]
    return found
