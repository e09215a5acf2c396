"""Sheets → the pages of a document: each week's sides in order, then what closes the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from programprint.compose.bind import FOLDED, Placed, Side, bound, filling, placed
from programprint.compose.cues import closing
from programprint.compose.cues.closing import cues_once, guide_once
from programprint.compose.cues.columns import NOTES_ROOM, ReadingPage
from programprint.compose.cues.reading import ReadingSide
from programprint.compose.cues.subjects import new_ones, subjects_of, with_instead
from programprint.compose.frame.brand import banded
from programprint.compose.frame.tempo import with_tempo
from programprint.compose.log.arrange import arranged
from programprint.compose.log.side import LogSide
from programprint.compose.log.week import LogWeek
from programprint.compose.log.weeks_on import log_of, runs_on
from programprint.compose.setting import Setting, lettered
from programprint.compose.type import kept
from programprint.compose.type.metrics import Metrics
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.languages import right_to_left, words_of
from programprint.limits import raised
from programprint.merge.sheet import Guide, Sheet
from programprint.pages import Pages, Picture
from programprint.read.layout import Layout, ProgramSide, WeekSide

FILLED = 0.45
"""Cues are not spread over one page more where that would leave pages emptier than this."""


def compose(
    sheets: Sequence[Sheet], layout: Layout, metrics: Metrics, docket: Docket, logo: Picture | None = None
) -> Pages:
    """The pages of a program, one sheet a week; *logo* is the brand's. What cannot fit is an error, a lacking glyph a warning.

    Where something is wrong, nothing that was kept from an earlier round is trusted with its place in a file.
    """
    found = len(docket)
    pages = _composed(sheets, layout, metrics, docket, logo)
    if kept.in_rounds() and len(docket) > found:
        docket.take_after(found)
        forget(lasting=True)
        pages = _composed(sheets, layout, metrics, docket, logo)
        forget(lasting=True)
    return pages


def _composed(sheets: Sequence[Sheet], layout: Layout, metrics: Metrics, docket: Docket, logo: Picture | None) -> Pages:
    own = _as_before(_setting(Same(layout), sheets[0].language, Same(metrics), Same(docket), Same(logo)))
    sheets = with_tempo(sheets, own.layout.tempo)
    setting, logs = arranged(sheets, own)
    if layout.folds and "log" in layout.week:
        from programprint.compose.log.fold import folded

        sheets = folded(sheets, setting, docket)
    layout = setting.layout
    names_ = _names((*layout.week, *layout.program))
    sides: list[Placed] = []
    ends: list[int] = []
    known: list[Guide] = []
    for sheet, week in _weeks(sheets, names_, setting, docket, known, logs):
        sides += week
        if _too_many(sides, sheet, docket):
            return Pages(sheet.title, sheet.author, sheet.language, ())
        sides += filling(-len(sides) % layout.together if sheet is not sheets[-1] else 0)
        ends.append(len(sides))
    for kind, name in zip(layout.program, names_[len(layout.week) :], strict=True):
        sides += placed(PROGRAM_SIDES[kind](sheets, setting, docket, known), name)
        if _too_many(sides, sheets[-1], docket):
            return Pages(sheets[0].title, sheets[0].author, sheets[0].language, ())
    sides = sides or filling(1)  # a program without a session, at the rack
    if layout.impose in FOLDED:
        sides += filling(-len(sides) % FOLDED[layout.impose])
    parts = ends[:-1] if layout.impose == "fold8" else []  # the booklets of a week count on, from sheet to sheet
    return bound(sides, sheets[0], setting, docket, parts)


@lru_cache(maxsize=4)
def _setting(
    layout: Same[Layout], language: str, metrics: Same[Metrics], docket: Same[Docket], logo: Same[Picture | None]
) -> Setting:
    """What all sheets of a language are set with. Remembered, since what is set is known by it."""
    own, band = banded(_as_composed(layout.it, language), logo.it, metrics.it, docket.it)
    return lettered(Setting(own, metrics.it, words_of(language), band))


def _as_before(own: Setting) -> Setting:
    """Between rounds, the setting of an earlier one that sets everything alike, since what is set is known by it."""
    if not kept.in_rounds():
        return own
    told = own.layout, own.band, own.words
    alike = (one for one in _settings if one.metrics is own.metrics and (one.layout, one.band, one.words) == told)
    found = next(alike, own)
    _settings[:] = [found, *(one for one in _settings if one is not found)][:MOST_SETTINGS]
    return found


_settings: list[Setting] = []
MOST_SETTINGS = 4


def forget(lasting: bool = False) -> None:
    """Lets go of what was composed for a document that is done: kept for its weeks and athletes, it is asked for no more. Between
    rounds what is *lasting* stays, unless that is said."""
    _setting.cache_clear()
    closing.forget(lasting)
    if lasting or not kept.in_rounds():
        _settings.clear()


def _as_composed(layout: Layout, language: str) -> Layout:
    """The layout with which pages are composed from the left. Those that are then turned over are bound at the right, and have
    their cells left of the words, where a left hand does not cover them either."""
    return (
        layout.changed(binding="left" if layout.binding == "right" else layout.binding, hand="right")
        if right_to_left(language)
        else layout
    )


def _names(kinds: Sequence[str]) -> list[str]:
    """The sides of a layout by name: “log”, “cues”, “card”; one that comes again is “log-2”."""
    counts = [kinds[: index + 1].count(kind) for index, kind in enumerate(kinds)]
    return [f"{kind}-{count}" if count > 1 else kind for kind, count in zip(kinds, counts, strict=True)]


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

    layout, band = banded(_as_composed(layout, each[0][0].language), logo, metrics, docket)
    setting = Setting(layout, metrics, words_of(each[0][0].language), band)
    sides: list[Placed] = []
    for week in zip(*(with_tempo(own, layout.tempo) for own in each), strict=True):
        sides += placed(rack([(sheet.athlete, sheet) for sheet in week], setting, docket), "rack")
        if _too_many(sides, week[0], docket):
            return Pages(week[0].title, week[0].author, week[0].language, ())
        sides += filling(-len(sides) % layout.together)
    return bound(sides, each[0][0], setting, docket)


def _weeks(
    sheets: Sequence[Sheet],
    names_: Sequence[str],
    setting: Setting,
    docket: Docket,
    known: list[Guide],
    logs: Sequence[LogSide] | None,
) -> Iterator[tuple[Sheet, Iterable[Placed]]]:
    """The sides of each week with its sheet; where weeks share pages, those of all of them with the last: *logs*, if they have
    been composed already."""
    if runs_on(setting.layout):
        yield sheets[-1], placed(log_of(sheets, setting, docket) if logs is None else logs, names_[0])
        return
    earlier: list[Sheet] = []
    for sheet in sheets:
        yield sheet, _week(sheet, names_, setting, docket, known, earlier)
        if not setting.layout.folds:
            earlier.append(sheet)


def _week(
    sheet: Sheet, names_: Sequence[str], setting: Setting, docket: Docket, known: list[Guide], earlier: Sequence[Sheet]
) -> Iterator[Placed]:
    """The sides of a week. Exercises whose cues are *known* are passed over; those that it prints are added to them. A week
    without *earlier* ones in its booklet has the cover."""
    layout = setting.layout
    sides: list[Side] = []
    for kind, name in zip(layout.week, names_, strict=False):
        found = WEEK_SIDES[kind](sheet, setting, docket, sides, known, earlier)
        sides += found
        yield from placed(found, name)


def _log(
    sheet: Sheet,
    setting: Setting,
    docket: Docket,
    before: Sequence[Side],
    known: list[Guide],
    earlier: Sequence[Sheet],
) -> Sequence[Side]:
    return LogWeek(sheet, setting, docket, earlier=earlier).sides()


def _cues(
    sheet: Sheet,
    setting: Setting,
    docket: Docket,
    before: Sequence[Side],
    known: list[Guide],
    earlier: Sequence[Sheet],
) -> Sequence[Side]:
    """How those exercises of the week are done that no page has told yet. When the log has left no room for notes, the cues do.
    Where the back of the last leaf would stay empty, the cues are spread over it too."""
    layout = setting.layout
    subjects = new_ones([sheet], subjects_of([sheet], setting.words, places=True), layout, known)
    what = setting.words("cues.week", n=sheet.week)
    if not subjects:
        return []
    known += [guide for guide, *_ in subjects]
    noted = any(isinstance(side, LogSide) and side.has_notes for side in before)
    reserve = 0 if noted else NOTES_ROOM
    reading = (with_instead(subjects, [sheet]), layout.cues, setting, sheet, what, "cues")
    cues = ReadingSide(*reading, docket, reserve)
    name, last = f"w{sheet.week}/notes/cues", len(cues.pages)
    if (len(before) + last) % layout.together:
        spread = ReadingSide(*reading, Docket(), pages=last + 1)
        if len(spread.pages) > last and spread.filled >= FILLED:
            return [
                ReadingPage(spread, columns, notes=f"{name}-{number}") for number, columns in enumerate(spread.pages, 1)
            ]
    return [ReadingPage(cues, columns, notes=name if columns is cues.pages[-1] else "") for columns in cues.pages]


def _rack(
    sheet: Sheet,
    setting: Setting,
    docket: Docket,
    before: Sequence[Side],
    known: list[Guide],
    earlier: Sequence[Sheet],
) -> Sequence[Side]:
    from programprint.compose.rack.rack import blank_rack

    return blank_rack(sheet, setting, docket)


def _figures(
    sheet: Sheet,
    setting: Setting,
    docket: Docket,
    before: Sequence[Side],
    known: list[Guide],
    earlier: Sequence[Sheet],
) -> Sequence[Side]:
    from programprint.compose.shown.home import handout

    return handout(sheet, setting, docket)


_OfWeek = Callable[[Sheet, Setting, Docket, Sequence[Side], list[Guide], Sequence[Sheet]], Sequence[Side]]

WEEK_SIDES: dict[WeekSide, _OfWeek] = {
    "log": _log,
    "cues": _cues,
    "rack": _rack,
    "figures": _figures,
}
"""How each kind of side of a week is composed, given the sides of that week that come before it, the exercises whose cues
are known, and the earlier weeks of its booklet."""


def _cards(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> list[Side]:
    """Each exercise on a card of its own; links to its cues lead there where no other side has them."""
    from programprint.compose.cues.cue_card import card_pages

    stem = "cards" if "cues" in setting.layout.program else "cues"
    return [*card_pages(subjects_of(sheets, setting.words), setting, stem, docket)]


def _training_card(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.table.training_card import training_card

    return training_card(sheets, setting, docket)


def _coach(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.table.coach import coach

    return coach(sheets, setting, docket)


def _report(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.table.report import report

    return report(sheets, setting, docket)


def _wall(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.wall.wall import wall

    return wall(sheets, setting, docket)


def _poster(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> Sequence[Side]:
    from programprint.compose.shown.poster import posters

    return posters(subjects_of(sheets, setting.words), sheets[0], setting, docket)


PROGRAM_SIDES: dict[ProgramSide, Callable[[Sequence[Sheet], Setting, Docket, Sequence[Guide]], Sequence[Side]]] = {
    "cues": cues_once,
    "guide": guide_once,
    "cards": _cards,
    "card": _training_card,
    "coach": _coach,
    "report": _report,
    "wall": _wall,
    "poster": _poster,
}
"""How each kind of side that comes once for the whole program is composed; what few layouts have is imported when asked for."""
