"""A program × a roster → copies: pages that the athletes of one shape share, and what is filled in for each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint.build import call_roll
from programprint.compose import compose, forget
from programprint.compose.document import compose_rack
from programprint.compose.frame.spoken import in_words
from programprint.compose.type.slots import RoomForAll
from programprint.docket import Docket
from programprint.impose import impose
from programprint.languages import words_of
from programprint.merge.program import merge_each, merge_shapes
from programprint.merge.sheet import Plates, Sheet
from programprint.merge.team.shapes import Shape
from programprint.notation.target import Load
from programprint.pages import Copy, Page, Pages, Picture
from programprint.read.layout import Layout
from programprint.read.program import Program
from programprint.read.roster import Athlete
from programprint.roll import Roll, called
from programprint.wording import dates
from programprint.wording import weeks as of_weeks
from programprint.wording.loads import load_or_plates
from programprint.wording.words import Words

if TYPE_CHECKING:
    from programprint.build import Begun
    from programprint.compose.type.metrics import Metrics
    from programprint.logbook.book import Book
    from programprint.merge.entry.entries import Entries
    from programprint.order import Order

ALL = slice(None)
Stacks = list[tuple[Page, ...] | None]
"""The pages of each stack; None for a stack in which there is nothing to do."""


class Team(Struct):
    """All that is printed for a roster: its athletes in order, and the names of the stacks that the paper lies in: one without a
    name, or one for each session."""

    program: Program
    athletes: Sequence[Athlete]
    sections: Sequence[str]
    stacks: Sequence[str]
    _values: Sequence[Mapping[str, str]]
    _stacks: Sequence[Stacks]
    document: Pages
    """How all of it is printed; it also holds the pages that are for all athletes together, such as rack sheets."""

    def __len__(self) -> int:
        """How many copies there are at most."""
        return 1 if self.document.pages else len(self.athletes) * len(self.stacks)

    def language_of(self, athletes: Iterable[Athlete]) -> str:
        """The language of the sheets of some athletes; that of the program where they have several."""
        found = {athlete.language or self.program.language for athlete in athletes}
        return found.pop() if len(found) == 1 else self.program.language

    def copies(self) -> Iterator[Copy]:
        """Every copy, stack by stack, in the order of the athletes; one for all of them where they share a sheet."""
        if self.document.pages:
            yield Copy("", self.document.pages)
            return
        for number, stack in enumerate(self.stacks):
            for athlete in range(len(self.athletes)):
                yield from self._copy(athlete, number, stack or self.sections[athlete])

    def copies_of(self, athlete: int) -> Iterator[Copy]:
        """The copies of one athlete, by place in the order."""
        for number, stack in enumerate(self.stacks):
            yield from self._copy(athlete, number, stack)

    def _copy(self, athlete: int, stack: int, section: str) -> Iterator[Copy]:
        if pages := self._stacks[athlete][stack]:
            yield Copy(self.athletes[athlete].name, pages, self._values[athlete], section)


def prepare_for_team(path: Path, order: Order, docket: Docket) -> Team | None:
    """Everything but the drawing, for a roster; None, with the problems added, when there is an error."""
    roll = call_roll(path, order, docket)
    return None if roll is None else team_of(roll, docket)


def prepare_team(
    begun: Begun, layout: Layout, order: Order, metrics: Metrics, docket: Docket, logo: Picture | None = None
) -> Team | None:
    """Everything but the drawing: the pages of every shape, composed. None, with the problems added, when there is an error."""
    roll = called(begun, layout, order, metrics, docket, logo)
    return None if roll is None else team_of(roll, docket)


def team_of(roll: Roll, docket: Docket, lot: slice = ALL) -> Team | None:
    """What is printed for the athletes of a roll, or for a *lot* of them; None, with the problems added, when there is an error.
    A lot is a part of the whole: somebody in another one may have something to do where nobody in this one has."""
    program, entries, layout, order, weeks = roll.program, roll.entries, roll.layout, roll.order, roll.weeks
    athletes, titles, books = roll.athletes[lot], roll.titles[lot], roll.books[lot]
    diary = docket.diary
    if "rack" in layout.week:
        athletes = [replace(athlete, language="") for athlete in athletes]  # who read one sheet
        with diary.stage("merge"):
            each = list(_each(entries, athletes, books, weeks))
        if docket.errors:
            return None
        with diary.stage("compose"):
            together = impose(compose_rack(each, layout, roll.metrics, docket, roll.logo), layout)
            forget()
        diary.note("pages", f"{len(together)}, for {len(athletes)} athletes together")
        return None if docket.errors else Team(program, athletes, titles, [""], [], [], together)
    with diary.stage("merge"):
        if books or "coach" in layout.program:  # what it adds up, or what was done so far, is nobody else's
            of_each = [Shape(own, {n: {}}) for n, own in enumerate(_each(entries, athletes, books, weeks))]
        else:
            of_each = merge_shapes(entries, athletes, weeks, roll.groups, lru_cache(maxsize=1 << 14)(_worded))
    if docket.errors:
        return None
    values = [shape.values[number] for number, shape in enumerate(of_each)]
    room = RoomForAll(roll.metrics, _all_values(values))
    unique = {id(shape): shape for shape in of_each}
    with diary.stage("compose"):
        names, stacks, document = _compose(unique, layout, order, room, docket, roll.logo, words_of(program.language))
    if docket.errors:
        return None
    if lot == ALL and not any(any(own) for own in stacks.values()):
        refuse_idle(roll, docket)
        return None
    _warn_of_idle(athletes, [stacks[id(shape)] for shape in of_each], docket)
    pages = {id(page) for own in stacks.values() for stack in own for page in stack or ()}
    diary.note("pages", f"{len(pages)} composed, in {len(unique)} shapes for {len(athletes)} athletes")
    return Team(program, athletes, titles, names, values, [stacks[id(shape)] for shape in of_each], document)


def _worded(language: str, leaf: Load | Plates) -> str:
    return load_or_plates(leaf, words_of(language))


def _each(
    entries: Entries, athletes: Sequence[Athlete], books: Sequence[Book | None], weeks: Sequence[int] | None
) -> Iterator[tuple[Sheet, ...]]:
    """The sheets of each athlete, as their logs tell where there are any."""
    each = merge_each(entries, athletes, weeks)
    if not books:
        return each
    from programprint.logbook.applied import told_of_each

    return told_of_each(each, athletes, books, entries)


def _compose(
    shapes: Mapping[int, Shape],
    layout: Layout,
    order: Order,
    metrics: Metrics,
    docket: Docket,
    logo: Picture | None,
    words: Words,
) -> tuple[list[str], dict[int, Stacks], Pages]:
    """Composes the stacks of every shape; pages that come out alike become one. Returns the names of the stacks, the stacks, and
    a document that says how all of them are printed."""
    alike: dict[Page, Page] = {}
    known: dict[int, tuple[Page, Page]] = {}
    names = [""]
    if order.per_session:
        told = "cues" in layout.program and "cues" not in layout.week
        week = [*layout.week, "cues"] if told and (layout.duplex or not layout.week) else layout.week
        layout = layout.changed(week=week, program=[], week_starts="front")
        places = dict.fromkeys(
            place for found in shapes.values() for sheet in found.sheets for place in _places(sheet, words)
        )
        days = sorted(places, key=lambda place: place[0])
        names = [name for _, _, name in days]
    stacks: dict[int, Stacks] = {}
    document = Pages("", "", "", ())
    for key, found in shapes.items():
        own: list[Sequence[Sheet]] = [found.sheets]
        if order.per_session:
            alone = {place: one for sheet in found.sheets for place, one in _alone(sheet, words)}
            own = [[alone[place]] if place in alone else [] for place in days]
        stacks[key] = []
        for sheets in own:
            if not any(sheet.sessions for sheet in sheets):
                stacks[key].append(None)
                continue
            composed = compose(sheets, layout, metrics, docket, logo)
            if layout.marks:
                from programprint.marks.printing import marked

                composed = marked(composed, sheets, layout)
            document = impose(in_words(composed, sheets) if order.fillable else composed, layout)
            pages = document.pages
            if layout.duplex and len(pages) % 2:  # the next athlete begins on a leaf of their own
                pages = (*pages, _empty(pages[-1]))
            for page in pages:
                if id(page) not in known:  # to compare all that stands on it takes longer
                    known[id(page)] = page, alike.setdefault(page, page)
            stacks[key].append(tuple([known[id(page)][1] for page in pages]))
    forget()
    return names, stacks, replace(document, pages=())


def _warn_of_idle(athletes: Sequence[Athlete], stacks: Sequence[Stacks], docket: Docket) -> None:
    """An athlete for whom nothing is left to do gets no page, and is told of."""
    for athlete in [athlete for athlete, own in zip(athletes, stacks, strict=True) if not any(own)]:
        message = f"nothing in these weeks is for “{athlete.name}”, who gets no page"
        docket.warn(athlete.where, message, "look at the group, or leave the row out")


def refuse_idle(roll: Roll, docket: Docket) -> None:
    """Where nobody has anything to do, that is an error."""
    hint = "look at the groups of the roster, at “for:” in the program, and at --weeks"
    docket.error(roll.roster, "nothing of what is printed is for these athletes", hint)


def _empty(page: Page) -> Page:
    return Page(page.width, page.height, page.frame, (), ())


def _all_values(values: Iterable[Mapping[str, str]]) -> dict[str, dict[str, None]]:
    """All that each slot becomes for one athlete or another."""
    found: dict[str, dict[str, None]] = {}
    for own in values:
        for sign, value in own.items():
            found.setdefault(sign, {})[value] = None
    return found


_Place = tuple[int, str, str]
"""A session of a week: the week, the id of the session, and what its stack is called."""


def _places(sheet: Sheet, words: Words) -> list[_Place]:
    return [place for place, _ in _alone(sheet, words)]


def _alone(sheet: Sheet, words: Words) -> Iterator[tuple[_Place, Sheet]]:
    """Each session of a week as a sheet of its own, its stack called in the words of the program."""
    for index, session in enumerate(sheet.sessions):
        called = words.joined("list.dot", (of_weeks.week(sheet.week, words), dates.day_and_session(session, words)))
        yield (sheet.week, session.id, called), sheet.alone(index)
