"""Sessions and blocks that athletes share although they are asked different things elsewhere: each is merged once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from programprint.merge.block.blocks import BlockOf, Blocks, Costed
from programprint.merge.entry.entries import Entries
from programprint.merge.entry.figures import Asked, Figures, LookUp, Occasion
from programprint.merge.plan.calendar import Turn, Week
from programprint.merge.plan.checks import entries_of
from programprint.merge.sheet import Session, Sheet, Who
from programprint.read import program as written

if TYPE_CHECKING:
    from programprint.merge.program import SessionOf

Kind = tuple[Hashable, ...]
"""What decides what an athlete is asked, in every session; swaps, of which each concerns some entries, aside."""
Noted = dict[Occasion, Asked]
"""What is asked for in figures, by its place, in order."""
AllFigures = Mapping[Occasion | None, Any]
"""Figures by their places; at no place stands what is said of the athlete. The same figures are the same object."""


class Merged(Protocol):
    """Makes sheets of entries; of sessions that are found elsewhere, and with what is said of the athlete."""

    def __call__(
        self, entries: Entries, *, session_of: SessionOf | None = None, who: Who | None = None
    ) -> tuple[Sheet, ...]: ...


class Made(Protocol):
    """Makes the session of a turn, the number *number* of a week, with figures and blocks that are found elsewhere."""

    def __call__(
        self,
        entries: Entries,
        turn: Turn,
        week: Week,
        number: int,
        look_up: LookUp | None = None,
        block_of: BlockOf = ...,
    ) -> Session | None: ...


class Sessions:
    """The sessions of a team. Two athletes are asked the same in one, or in a block of it, where its entries mean the same."""

    def __init__(self, merged: Merged, made: Made) -> None:
        self._merged, self._made = merged, made
        self._asked: dict[Hashable, Noted] = {}
        self._sessions: dict[Hashable, Session | None] = {}
        self._noted: dict[Hashable, tuple[Costed, Noted]] = {}
        """Blocks in the figures of the first who is asked them, and what is asked for in each."""
        self._blocks: dict[Hashable, Costed] = {}

    def asked(self, entries: Entries, kind: Kind) -> Noted:
        """All that is asked for."""
        found: Noted = {}

        def note(turn: Turn, week: Week, number: int) -> None:
            key = _key(entries, entries_of(turn.course.session), kind, week, number)
            if key not in self._asked:
                self._asked[key] = self._asked_in(entries, kind, turn, week, number)
            found.update(self._asked[key])

        self._merged(entries, session_of=note)
        return found

    def _asked_in(self, entries: Entries, kind: Kind, turn: Turn, week: Week, number: int) -> Noted:
        """What is asked for in a session; and in each of its blocks, which is remembered for those who share it."""
        found: Noted = {}

        def note(place: Occasion, asked: Asked) -> Figures:
            found[place] = asked
            return entries.lifter.figures(asked)

        def block_of(blocks: Blocks, item: written.Block, label: str) -> Costed:
            nonlocal found
            key = self._key_of(entries, kind, week, number, item, label)
            if key not in self._noted:
                before, found = found, {}
                self._noted[key] = blocks.block(item, label), found
                found = before
            block, noted = self._noted[key]
            found.update(noted)
            return block

        self._made(entries, turn, week, number, note, block_of)
        return found

    def sheets(self, entries: Entries, kind: Kind, figures: AllFigures) -> tuple[Sheet, ...]:
        """The sheets with these figures, which are kept."""

        def session_of(turn: Turn, week: Week, number: int) -> Session | None:
            asked = _key(entries, entries_of(turn.course.session), kind, week, number)
            key = asked, _those_of(self._asked[asked], figures)
            if key not in self._sessions:
                look_up = partial(_found_in, figures)
                self._sessions[key] = self._made(entries, turn, week, number, look_up, partial(block_of, week, number))
            return self._sessions[key]

        def block_of(week: Week, number: int, blocks: Blocks, item: written.Block, label: str) -> Costed:
            asked = self._key_of(entries, kind, week, number, item, label)
            key = asked, _those_of(self._noted[asked][1], figures)
            if key not in self._blocks:
                self._blocks[key] = blocks.block(item, label)
            return self._blocks[key]

        return self._merged(entries, session_of=session_of, who=figures[None])

    def _key_of(
        self, entries: Entries, kind: Kind, week: Week, number: int, item: written.Block, label: str
    ) -> Hashable:
        members = item.members if isinstance(item, written.Together) else (item,)
        return id(item), label, _key(entries, members, kind, week, number)


def _key(entries: Entries, asking: Iterable[written.Entry], kind: Kind, week: Week, number: int) -> Hashable:
    """What decides what is asked by some entries in a session: the kind, and what they mean, which the entries of it keep."""
    return kind, week.number, number, tuple([id(entries.known(entry)) for entry in asking])


def _those_of(asked: Iterable[Occasion], figures: AllFigures) -> Hashable:
    """Some of the figures, by themselves."""
    return tuple([id(figures[place]) for place in asked])


def _found_in(figures: AllFigures, place: Occasion, asked: Asked) -> Figures:
    found: Figures = figures[place]
    return found
