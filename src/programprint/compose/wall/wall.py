"""Weeks → what hangs on the wall: a week on a page where it reads from the distance asked for, else a page for each session or,
of a long one, pages that hang side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.setting import Setting
from programprint.compose.type import boxes
from programprint.compose.wall.page import STEPS, WallPage, Way, measured, page_of, reads_from, size_for
from programprint.compose.wall.parts import Between, Part, parts_of, pieces_of
from programprint.docket import Docket
from programprint.merge.sheet import Session, Sheet
from programprint.read.layout import Layout
from programprint.read.paper import SMALLEST_TYPE
from programprint.wording import names

MOST_COLUMNS = 4
PERSONS = (0.145, 0.1)
"""How tall a person stands in a figure, as a part of the paper's shorter side: the second where that takes fewer pages."""
WORTH_A_FIGURE = 1.25
"""Figures may take so many times the pages that it takes without."""
WORTH = 1.15
"""One more column must make the type so much larger: short lines are harder to take in."""


def wall(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[WallPage]:
    """The pages of all weeks. A session with an exercise that has no room on a page is an error with the distance that would
    do."""
    plans = _planned(sheets, setting, docket)
    pages = [page for plan in plans for page in plan.pages()]
    too_long: dict[str, tuple[Session, float]] = {}
    for plan in plans:
        for session in plan.refused:
            distance = _reads_from(plan.way.sheet, session, setting)
            _, known = too_long.get(session.id, (session, distance))
            too_long[session.id] = (session, min(known, distance))
    pages = [replace(page, opens=page.sheet is not last) for page, last in zip(pages, _before(pages), strict=True)]
    nearest = min((distance for _, distance in too_long.values()), default=0.0)
    for session, _ in too_long.values():
        _refuse(names.day_and_session(session, setting.words), session, nearest, setting.layout, docket)
    return pages


class _Plan(Struct, frozen=True):
    """What goes on each page of a week: all of it on one, or each session in parts that have a page each, of which there are none
    where it has no room."""

    way: Way
    sessions: Sequence[tuple[Session, Sequence[Part]]]
    whole: bool

    @property
    def count(self) -> int:
        return 1 if self.whole else sum(len(parts) for _, parts in self.sessions)

    @property
    def refused(self) -> list[Session]:
        return [session for session, parts in self.sessions if not parts]

    def pages(self) -> list[WallPage]:
        """The pages, those of a session at the size of the fullest of them."""
        if self.whole:
            return _pages([[part for _, parts in self.sessions for part in parts]], self.way)
        found: list[WallPage] = []
        for _, parts in self.sessions:
            size = min((page.size for page in _pages(_singly(parts), self.way)), default=0.0)
            found += _pages(_singly(parts), self.way.up_to(size), likely=True)
        return found


def _planned(sheets: Sequence[Sheet], setting: Setting, docket: Docket) -> list[_Plan]:
    """All weeks, with figures as large as they can be on no more pages than smaller ones take. Where even these take far more
    pages than none, there are none, and the coach is told."""
    plain = _fewest(sheets, setting, 0.0)
    shown = "figure" in setting.layout.wall.show
    if not shown or not any(entry.guide.figure or entry.guide.picture for sheet in sheets for entry in sheet.entries):
        return plain
    fewest = _fewest(sheets, setting, PERSONS[0])
    for person in PERSONS[1:]:
        if _cost(fewest) > _cost(plain):
            fewest = min(fewest, _fewest(sheets, setting, person), key=_cost)
    (refused, count), (refused_plain, count_plain) = _cost(fewest), _cost(plain)
    if refused == refused_plain and count <= WORTH_A_FIGURE * count_plain:
        return fewest
    instead = "have no room" if refused > refused_plain else f"would take {count} pages, not {count_plain}"
    docket.remarks[f"Wall without figures: they {instead}; larger paper or a smaller wall.distance has room"] = None
    return plain


def _fewest(sheets: Sequence[Sheet], setting: Setting, person: float) -> list[_Plan]:
    """All weeks, the amounts in one place on all pages: beside the names, unless more fits on paper with them below. Pages for a
    session have the week on the line of its name where that takes fewer."""
    plans: list[list[_Plan]] = []
    for joined, beside in product((False, True), (True, False)):
        if not all(plan.whole for found in plans for plan in found) or not joined:
            plans.append([_plan(Way.of(sheet, setting, beside, person, joined)) for sheet in sheets])
    return min(plans, key=_cost)


def _cost(plans: Sequence[_Plan]) -> tuple[int, int]:
    """How many sessions have no room, and how many pages the others take."""
    return sum(len(plan.refused) for plan in plans), sum(plan.count for plan in plans)


def _plan(way: Way) -> _Plan:
    """A week on a page or, where that does not do, each of its sessions on as few as it takes."""
    whole = [(session, [Part(session)]) for session in way.sheet.sessions]
    if _has_room([[part for _, parts in whole for part in parts]], way):
        return _Plan(way, whole, True)
    return _Plan(way, [(session, _side_by_side(session, way)) for session in way.sheet.sessions], False)


def _side_by_side(session: Session, way: Way) -> list[Part]:
    """A session in as few parts as it takes, torn between its blocks or, where that does not do, inside them; none when a group
    of sets has no room on a page."""
    ways: tuple[Between, ...] = ("blocks", "exercises", "groups")
    for between in ways:
        each = [1.0 for _ in pieces_of(session, between)]
        if not each or not _has_room(_singly(parts_of(session, len(each), each, between)), way):
            continue
        high = [heights for columns in (1, 2) if (heights := _heights(session, columns, way, between))]
        for count, heights in product(range(1, len(each) + 1), high):
            parts = parts_of(session, count, heights, between)
            if _has_room(_singly(parts), way):
                return parts
    return []


def _heights(session: Session, columns: int, way: Way, between: Between) -> list[float]:
    """How high the pieces of a session are in one of so many columns; none where these are too narrow for a word."""
    setter = way.setter(way.least, measured(way, columns, way.least))
    heights = setter.heights(session, between)
    return [] if setter.narrow else heights


def _singly(parts: Sequence[Part]) -> list[list[Part]]:
    """Each on a page of its own."""
    return [[part] for part in parts]


def _has_room(parts: Sequence[Sequence[Part]], way: Way) -> bool:
    """Whether some parts each have room on a page in the smallest type."""
    return all(
        any(page_of(some, columns, way, way.least, tears=True) for columns in _counts(len(some), way.setting.layout))
        for some in parts
    )


def _pages(parts: Sequence[Sequence[Part]], way: Way, likely: bool = False) -> list[WallPage]:
    """A page for some parts each, all in the largest type that fits, *likely* that of the way, and where that does in the same
    number of columns; none where one of them has no room."""
    for tears in (False, True):
        if pages := _largest(parts, way, tears, likely):
            return pages
        apart = [_largest([some], way, tears, likely) for some in parts] if len(parts) > 1 else []
        if apart and all(apart):
            return [page for pages in apart for page in pages]
    return []


def _largest(parts: Sequence[Sequence[Part]], way: Way, tears: bool, likely: bool) -> list[WallPage]:
    """The same in one number of columns; none where not even the least size fits."""
    best: list[WallPage] = []
    for columns in _counts(max(map(len, parts), default=0), way.setting.layout):
        low = max(WORTH * best[0].size, way.least) if best else way.least
        if low > way.most:
            break
        fit = cache(partial(_all_fit, parts, columns, way, tears))
        if fit(low):
            best = fit(boxes.largest(fit, low, way.most, STEPS, likely))
    return best


def _all_fit(parts: Sequence[Sequence[Part]], columns: int, way: Way, tears: bool, size: float) -> list[WallPage]:
    """A page for some parts each, at one size; none where one of them has no room."""
    pages: list[WallPage] = []
    for some in parts:
        page = page_of(some, columns, way, size, tears)
        if page is None:
            return []
        pages.append(page)
    return pages


def _reads_from(sheet: Sheet, session: Session, setting: Setting) -> float:
    """The distance in metres from which a session reads at best; 0 when it has no room at any size."""
    each = [1.0 for _ in pieces_of(session, "groups")]
    parts = parts_of(session, len(each), each, "groups")
    way = Way(sheet, setting, False, SMALLEST_TYPE, size_for(setting.layout.wall.distance))
    return min((reads_from(page.size) for page in _pages(_singly(parts), way)), default=0.0)


def _before(pages: Sequence[WallPage]) -> list[Sheet | None]:
    """The week of the page before each page."""
    return [None, *(page.sheet for page in pages)][: len(pages)]


def _refuse(name: str, session: Session, distance: float, layout: Layout, docket: Docket) -> None:
    where = session.blocks[0].entries[0].where or layout.span("wall", "distance") or "wall"
    cure = f"set “distance” of “wall” to {distance:g}m, " if distance > 0 else ""
    docket.error(
        where,
        f"“{name}” has no room on this paper when it shall read from {layout.wall.distance:g} m",
        f"{cure}choose larger paper, or “show” less",
    )


def _counts(parts: int, layout: Layout) -> list[int]:
    """How many columns a page may have, the first choice first: on wide paper two, so that the eye goes a short way."""
    counts = range(1, (parts if parts > 1 else MOST_COLUMNS) + 1)
    width, height = layout.size
    return sorted(counts, key=lambda count: (count < 2 <= counts[-1], count)) if width > height else [*counts]
