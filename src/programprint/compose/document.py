"""Sheets → the pages of a document: each week's sides in order, then what closes the document."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.cues.reading import Column, ReadingSide, Subjects
from programprint.compose.frame.again import shown_again
from programprint.compose.frame.brand import banded
from programprint.compose.frame.head import Folio
from programprint.compose.frame.labels import with_labels
from programprint.compose.frame.notes import notes_area
from programprint.compose.frame.tempo import with_tempo
from programprint.compose.log.arrange import arranged
from programprint.compose.log.week import LogSide, LogWeek
from programprint.compose.setting import Setting
from programprint.compose.type.glyphs import with_glyphs
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.pen import Pen
from programprint.docket import Docket
from programprint.languages import words_of
from programprint.limits import raised
from programprint.merge.sheet import Guide, Sheet
from programprint.notation.scanner import NBSP
from programprint.pages import MM, Pages, Picture
from programprint.problems import Span
from programprint.read.layout import Impose, Layout, ProgramSide, WeekSide
from programprint.read.typefaces import fonts_of
from programprint.wording import names
from programprint.wording.words import Words

NOTES_ROOM = 30 * MM
"""What a page of cues must leave for the heading and three lines of notes."""
FILLED = 0.45
"""Cues are not spread over one page more where that would leave pages emptier than this."""
FILLING = "filling"
"""The name of the pages that nothing needs."""


class Side(Protocol):
    """One side of paper, composed and ready to draw."""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the side; *folio* is the number that it prints."""
        ...


class Placed(Struct, frozen=True):
    """A side in its document, and which of the layout's sides it belongs to, by name."""

    side: Side
    name: str


class ReadingPage(Struct, frozen=True):
    """One page of a reading side; with *notes*, what it leaves becomes room for them."""

    side: ReadingSide
    columns: list[Column]
    bookmark: str = ""
    notes: str = ""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets the page."""
        end = self.side.draw(self.columns, pen, folio)
        bottom = pen.bottom - self.side.foot.height
        if self.notes and bottom - end >= NOTES_ROOM:
            notes_area(pen, end + 5 * MM, self.side.foot, self.notes, pen.layout.line.least)
        if self.bookmark:
            pen.bookmark(self.bookmark, 0, pen.top)


class Blank(Struct, frozen=True):
    """A page that stays empty, such as the back of a leaf."""

    def draw(self, pen: Pen, folio: Folio) -> None:
        """Sets nothing."""


def compose(
    sheets: Sequence[Sheet], layout: Layout, metrics: Metrics, docket: Docket, logo: Picture | None = None
) -> Pages:
    """The pages of a program, one sheet a week; *logo* is the brand's. What cannot fit is an error, a lacking glyph a warning."""
    layout, band = banded(layout, logo, metrics, docket)
    sheets = with_tempo(sheets, layout.tempo)
    setting = arranged(sheets, Setting(layout, metrics, words_of(sheets[0].language), band))
    layout = setting.layout
    names_ = _names((*layout.week, *layout.program))
    sides: list[Placed] = []
    ends: list[int] = []
    known: list[Guide] = []
    for sheet in sheets:
        sides += _week(sheet, names_, setting, docket, known)
        if _too_many(sides, sheet, docket):
            return Pages(sheet.title, sheet.author, sheet.language, ())
        sides += _filling(-len(sides) % layout.together if sheet is not sheets[-1] else 0)
        ends.append(len(sides))
    for kind, name in zip(layout.program, names_[len(layout.week) :], strict=True):
        sides += _placed(PROGRAM_SIDES[kind](sheets, setting, docket, known), name)
    sides = sides or _filling(1)  # a program without a session, at the rack
    if layout.impose in FOLDED:
        sides += _filling(-len(sides) % FOLDED[layout.impose])
    parts = ends[:-1] if layout.impose == "fold8" else []  # the booklets of a week count on, from sheet to sheet
    return _document(sides, sheets[0], setting, docket, parts)


def _names(kinds: Sequence[str]) -> list[str]:
    """The sides of a layout by name: “log”, “cues”, “card”; one that comes again is “log-2”."""
    counts = [kinds[: index + 1].count(kind) for index, kind in enumerate(kinds)]
    return [f"{kind}-{count}" if count > 1 else kind for kind, count in zip(kinds, counts, strict=True)]


def _placed(sides: Iterable[Side], name: str) -> list[Placed]:
    return [Placed(side, name) for side in sides]


def _too_many(sides: Sequence[Placed], sheet: Sheet, docket: Docket) -> bool:
    """Whether there are more pages than anybody prints."""
    most = docket.limits.pages
    if len(sides) > most:
        where = sheet.where or "title"
        docket.error(where, f"the program fills more than {most:,} pages", f"print fewer weeks; {raised('pages')}")
    return len(sides) > most


def compose_rack(
    each: Sequence[Sequence[Sheet]], layout: Layout, metrics: Metrics, docket: Docket, logo: Picture | None = None
) -> Pages:
    """The rack sheets of a team, given the sheets of each athlete: every session once, the athletes in its rows."""
    from programprint.compose.rack.rack import rack

    layout, band = banded(layout, logo, metrics, docket)
    setting = Setting(layout, metrics, words_of(each[0][0].language), band)
    sides: list[Placed] = []
    for week in zip(*(with_tempo(own, layout.tempo) for own in each), strict=True):
        sides += _placed(rack([(sheet.athlete, sheet) for sheet in week], setting, docket), "rack")
        if _too_many(sides, week[0], docket):
            return Pages(week[0].title, week[0].author, week[0].language, ())
        sides += _filling(-len(sides) % layout.together)
    return _document(sides, each[0][0], setting, docket)


def _document(
    sides: Sequence[Placed],
    first: Sheet,
    setting: Setting,
    docket: Docket,
    parts: Sequence[int] = (),
) -> Pages:
    """The sides drawn and numbered; *parts* are the sides at which the count begins again."""
    layout, metrics = setting.layout, setting.metrics
    pages = []
    folios = [
        Folio(number, end - start)
        for start, end in itertools.pairwise([0, *parts, len(sides)])
        for number in range(1, end - start + 1)
    ]
    for index, (placed, folio) in enumerate(zip(sides, folios, strict=True)):
        pen = Pen(setting, back=index % 2 == 1)
        if setting.band and not placed.name.startswith("cards"):  # a card that is cut out has its own
            setting.band.frame(pen)
        placed.side.draw(pen, folio)
        pages.append(pen.page())
    pages = shown_again(pages, [placed.name for placed in sides])
    shown = with_labels(with_glyphs(pages, metrics, first.where, docket), layout.duplex, setting.words)
    return Pages(first.title, first.author, first.language, shown, layout.flip, fonts_of(layout))


FOLDED: dict[Impose, int] = {"booklet": 4, "fold8": 8}
"""A folded sheet has so many pages; those that nothing needs stay empty."""


def _filling(lacking: int) -> list[Placed]:
    """The empty pages that are *lacking* to whole leaves or sheets."""
    return _placed([Blank()] * lacking, FILLING)


def _week(
    sheet: Sheet, names_: Sequence[str], setting: Setting, docket: Docket, known: list[Guide]
) -> Iterator[Placed]:
    """The sides of a week. Exercises whose cues are *known* are passed over; those that it prints are added to them."""
    layout = setting.layout
    sides: list[Side] = []
    for kind, name in zip(layout.week, names_, strict=False):
        found = WEEK_SIDES[kind](sheet, setting, docket, sides, known)
        sides += found
        yield from _placed(found, name)


def _log(sheet: Sheet, setting: Setting, docket: Docket, before: Sequence[Side], known: list[Guide]) -> Sequence[Side]:
    return LogWeek(sheet, setting, docket).sides()


def _cues(sheet: Sheet, setting: Setting, docket: Docket, before: Sequence[Side], known: list[Guide]) -> Sequence[Side]:
    """How those exercises of the week are done that no page has told yet. When the log has left no room for notes, the cues do.
    Where the back of the last leaf would stay empty, the cues are spread over it too."""
    layout = setting.layout
    subjects = _new([sheet], _subjects([sheet], setting.words, places=True), layout, known)
    what = setting.words("cues.week", n=sheet.week)
    if not subjects:
        return []
    known += [guide for guide, *_ in subjects]
    noted = any(isinstance(side, LogSide) and side.has_notes for side in before)
    reserve = 0 if noted else NOTES_ROOM
    reading = (_with_instead(subjects, [sheet]), layout.cues, setting, sheet, what, "cues")
    cues = ReadingSide(*reading, docket, reserve)
    name, last = f"w{sheet.week}/notes/cues", len(cues.pages)
    if (len(before) + last) % layout.together:
        spread = ReadingSide(*reading, Docket(), pages=last + 1)
        if len(spread.pages) > last and spread.filled >= FILLED:
            return [
                ReadingPage(spread, columns, notes=f"{name}-{number}") for number, columns in enumerate(spread.pages, 1)
            ]
    return [ReadingPage(cues, columns, notes=name if columns is cues.pages[-1] else "") for columns in cues.pages]


def _rack(sheet: Sheet, setting: Setting, docket: Docket, before: Sequence[Side], known: list[Guide]) -> Sequence[Side]:
    from programprint.compose.rack.rack import blank_rack

    return blank_rack(sheet, setting, docket)


def _figures(
    sheet: Sheet, setting: Setting, docket: Docket, before: Sequence[Side], known: list[Guide]
) -> Sequence[Side]:
    from programprint.compose.shown.home import handout

    return handout(sheet, setting, docket)


WEEK_SIDES: dict[WeekSide, Callable[[Sheet, Setting, Docket, Sequence[Side], list[Guide]], Sequence[Side]]] = {
    "log": _log,
    "cues": _cues,
    "rack": _rack,
    "figures": _figures,
}
"""How each kind of side of a week is composed, given the sides of that week that come before it and the exercises whose cues
are known."""


def _new(sheets: Sequence[Sheet], subjects: Subjects, layout: Layout, known: Sequence[Guide]) -> Subjects:
    """Those *subjects* that no page before has told of, in this file or, where weeks are written on, in weeks not asked for."""
    told = {*known}
    if "log" in layout.week:
        first = {entry.guide: sheet for sheet in reversed(sheets) for entry in sheet.entries}
        told |= {guide for guide, sheet in first.items() if guide in sheet.earlier}
    return [subject for subject in subjects if subject[0] not in told]


def _with_instead(subjects: Subjects, sheets: Sequence[Sheet]) -> Subjects:
    """The same *subjects*, each with what may be done in its place."""
    found: dict[Guide, dict[str, None]] = {}
    for entry in (entry for sheet in sheets for entry in sheet.entries if entry.instead):
        found.setdefault(entry.guide, {}).update(dict.fromkeys(entry.instead))
    return [(replace(guide, instead=tuple(found.get(guide, ()))), places, at) for guide, places, at in subjects]


def _read_once(
    kind: Literal["cues", "guide"], sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]
) -> list[Side]:
    """Each exercise once: how it is done, unless that is *known*, or all that there is to know."""
    layout, words = setting.layout, setting.words
    title, reading = words(f"{kind}.title"), layout.cues if kind == "cues" else layout.guide
    subjects: Subjects = _subjects(sheets, words, places=False)
    if kind == "cues" and not (subjects := _new(sheets, subjects, layout, known)):
        return []
    if kind == "cues":
        subjects = _with_instead(subjects, sheets)
    side = ReadingSide(subjects, reading, setting, sheets[0], title, kind, docket, close=kind == "guide")
    return [ReadingPage(side, columns, bookmark=title if columns is side.pages[0] else "") for columns in side.pages]


def _cards(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> list[Side]:
    """Each exercise on a card of its own; links to its cues lead there where no other side has them."""
    from programprint.compose.cues.cue_card import card_pages

    stem = "cards" if "cues" in setting.layout.program else "cues"
    return [*card_pages(_subjects(sheets, setting.words, places=False), setting, stem, docket)]


def _training_card(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.table.training_card import training_card

    return training_card(sheets, setting, docket)


def _coach(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.table.coach import coach

    return coach(sheets, setting, docket)


def _wall(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.wall.wall import wall

    return wall(sheets, setting, docket)


def _poster(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.shown.poster import posters

    return posters(_subjects(sheets, setting.words, places=False), sheets[0], setting, docket)


PROGRAM_SIDES: dict[ProgramSide, Callable[[Sequence[Sheet], Setting, Docket, Sequence[Guide]], Sequence[Side]]] = {
    "cues": partial(_read_once, "cues"),
    "guide": partial(_read_once, "guide"),
    "cards": _cards,
    "card": _training_card,
    "coach": _coach,
    "wall": _wall,
    "poster": _poster,
}
"""How each kind of side that comes once for the whole program is composed; what few layouts have is imported when asked for."""


def _subjects(sheets: Sequence[Sheet], words: Words, places: bool) -> list[tuple[Guide, str, Span | None]]:
    """Each exercise once, in order; with *places*, every day and label that it has on the front."""
    found: list[tuple[Guide, list[str], Span | None]] = []
    for sheet in sheets:
        for session in sheet.sessions:
            for entry in (entry for block in session.blocks for entry in block.entries):
                where = names.day(session, words) or names.session(session, words)
                place = f"{where} {entry.label}".replace(" ", NBSP)
                same = next((known for known in found if known[0] == entry.guide), None)
                if same is None:
                    found.append((entry.guide, [place], entry.where))
                elif place not in same[1]:
                    same[1].append(place)
    return [(guide, words.listed(at) if places else "", where) for guide, at, where in found]
