"""A program × a roster → the roll: whose sheets are printed, in order, and all that is common to them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.languages import words_of
from programprint.merge.advice import advise
from programprint.merge.entry.entries import Entries
from programprint.merge.program import entries_in, sheets_of
from programprint.merge.team.athletes import chosen, in_order
from programprint.merge.team.slips import groups_of, look_for_groups, look_for_swaps
from programprint.notation.prose import folded
from programprint.pages import Picture
from programprint.read.layout import Layout
from programprint.read.program import Program
from programprint.read.roster import Athlete, read_roster
from programprint.scripts import refusal

if TYPE_CHECKING:
    from programprint.build import Begun
    from programprint.compose.type.metrics import Metrics
    from programprint.logbook.book import Book
    from programprint.order import Order


class Roll(Struct, eq=False):
    """Who is called, each with the title of the section that the athlete stands in, and the book where there are logs; and what
    they are asked. *roster* is how the file is called, *groups*, folded, are those that the program tells apart."""

    program: Program
    entries: Entries
    weeks: Sequence[int] | None
    layout: Layout
    metrics: Metrics
    logo: Picture | None
    order: Order
    roster: str
    groups: Collection[str]
    athletes: Sequence[Athlete]
    titles: Sequence[str]
    books: Sequence[Book | None] = ()


def called(
    begun: Begun, layout: Layout, order: Order, metrics: Metrics, docket: Docket, logo: Picture | None = None
) -> Roll | None:
    """The roll of a roster; None, with the problems added, when there is an error."""
    program, library, weeks = begun.program, begun.library, begun.weeks
    assert order.roster is not None
    asked = tuple(filter(None, (order.sort, order.group_by)))
    with docket.diary.stage("read"):
        roster = read_roster(order.roster, library, program.units, docket, asked)
    with docket.diary.stage("merge"):
        entries = entries_in(program, library, docket, begun.part, roster.lifts if roster else ())
    docket.diary.note("roster", docket.files.shown(order.roster))
    if roster is None or docket.errors:
        return None
    advise(entries, sheets_of(entries, weeks))
    look_for_groups(program, roster, docket)
    look_for_swaps(entries, roster, docket)
    words = words_of(program.language)
    athletes = [_shown(athlete, metrics, docket) for athlete in chosen(roster, order, docket)]
    athletes, sections = in_order(athletes, roster, order, docket)
    if docket.errors:
        return None
    titles = [words("section.none") if section is None else section for section in sections]
    _refuse(layout, order, docket)
    books: Sequence[Book | None] = ()
    if order.log:
        from programprint.logbook.applied import of_athletes

        books, athletes = of_athletes(order.log, athletes, docket)
    groups = {folded(group) for group, _ in groups_of(program)}
    return Roll(program, entries, weeks, layout, metrics, logo, order, roster.name, groups, athletes, titles, books)


def _refuse(layout: Layout, order: Order, docket: Docket) -> None:
    """What a layout cannot do for a team is an error."""
    where = layout.span("week") or order.layout
    if "rack" in layout.week and (len(layout.week) > 1 or layout.program):
        docket.error(where, "rack sheets are for all athletes, the other sides for each", "print them apart")
    elif "rack" in layout.week and order.fillable:
        docket.error(where, "rack sheets of a roster are for the pen", "leave out --fillable")
    elif order.per_session and not layout.week and "cues" not in layout.program:
        docket.error(where, "this layout has no sides for each session", "leave out --per-session")
    elif order.per_session and order.guide:
        docket.error(order.layout, "--per-session prints sides of sessions, not the guide", "print the guide apart")


def _shown(athlete: Athlete, metrics: Metrics, docket: Docket) -> Athlete:
    """The athlete in letters that the font has; what it lacks becomes a question mark and a warning."""
    lacking = dict.fromkeys(metrics.missing(athlete.name, "semibold") + metrics.missing(athlete.note, "regular"))
    for sign in lacking:
        if refused := refusal(sign, athlete.name if sign in athlete.name else athlete.note):
            docket.error(athlete.where, *refused)
            break
        named = f"U+{ord(sign):04X} {unicodedata.name(sign, 'a character without a name')}"
        message = f"the font has no {named}; a question mark is printed"
        docket.warn(athlete.where, message, "write it in other letters")
    if not lacking:
        return athlete
    shown = str.maketrans(dict.fromkeys(lacking, "?"))
    return replace(athlete, name=athlete.name.translate(shown), note=athlete.note.translate(shown))
