"""Imposition: pages lie on sheets so that cutting and folding puts them in order."""

from __future__ import annotations

import io
from itertools import groupby, pairwise

import pikepdf
import pypdfium2
import pytest
from as_drawn import dump
from paper import SHIPPED, clashes_between, extent, flat, layout_named, printed, printed_text, squeezed

from programprint.docket import Docket
from programprint.draw.pdf import draw
from programprint.impose import Position, impose, sides_of
from programprint.pages import MM, Page, Pages, Panel, Rule, Text
from programprint.read.layout import GRIDS
from programprint.read.layouts import read_layout


def folded(side: list[Position]) -> list[int]:
    """The pages of one sheet as they follow each other once it is folded lengthwise with the print outside, cut along the
    middle, and its ends are pushed together: four leaves, each the fold between two neighbours of the strip."""
    at = {(place.row, place.column): place for place in side}
    assert all(place.upside_down == (place.row == 0) for place in side)  # heads meet at the fold
    back, front = ([at[row, column].page for column in range(4)] for row in (0, 1))
    leaves = {front[0]: back[0], front[3]: back[3], front[1]: front[2], back[1]: back[2]}  # the two ends, the two wings
    leaf = {**leaves, **{right: left for left, right in leaves.items()}}
    # turning the page: what is seen beside a page when the booklet lies open is its neighbour in the strip
    facing = {}
    for one, other in ((front[0], front[1]), (front[2], front[3]), (back[3], back[2]), (back[1], back[0])):
        facing[one], facing[other] = other, one
    order = [front[1]]
    while len(order) < 8:
        order.append(leaf[order[-1]])
        order.append(facing[order[-1]])
    return order[:8]


def test_the_fold_of_eight_is_in_order_when_folded() -> None:
    for start, side in enumerate(sides_of("fold8", 16, 4, 2)):
        assert folded(side) == list(range(8 * start, 8 * start + 8))


@pytest.mark.parametrize("count", [1, 4, 5, 8, 11, 32])
def test_a_booklet_is_in_order_when_its_sheets_are_stapled_and_folded(count: int) -> None:
    sides = list(sides_of("booklet", count, 2, 1))
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    read: list[int] = []
    for front, back in sheets:  # the first half of the booklet: the right half of each front, then the left of its back
        read += [front[1].page, back[0].page]
    for front, back in reversed(sheets):  # the second half, from the middle out
        read += [back[1].page, front[0].page]
    assert read == list(range(len(sides) * 2))
    assert len(read) % 4 == 0
    assert len(read) - count < 4


@pytest.mark.parametrize(("how", "grid"), [("2up", (2, 1)), ("4up", (2, 2))])
@pytest.mark.parametrize("over_the_top", [False, True])
def test_a_back_lies_behind_its_front(how: str, grid: tuple[int, int], over_the_top: bool) -> None:
    columns, rows = grid
    sides = list(sides_of(how, 12, columns, rows, duplex=True, over_the_top=over_the_top))  # type: ignore[arg-type]
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        behind = {(place.column, place.row): place.page for place in back}
        for place in front:
            at = (place.column, rows - 1 - place.row) if over_the_top else (columns - 1 - place.column, place.row)
            assert behind[at] == place.page + 1


@pytest.mark.parametrize("how", ["2up", "4up"])
def test_cut_sheets_hold_every_page_once_in_order(how: str) -> None:
    columns, rows = GRIDS[how]  # type: ignore[index]
    found = [place.page for side in sides_of(how, 9, columns, rows) for place in side]  # type: ignore[arg-type]
    assert found[:9] == list(range(9))


def sheets(layout: str, *settings: str) -> tuple[Pages, Pages]:
    """The pages of a program and the sheets that they lie on."""
    chosen = layout_named(layout, None, *settings)
    pages = printed(SHIPPED[-1], layout=chosen).pages
    return pages, impose(pages, chosen)


IMPOSED = [
    ("pocket-fold", ()),
    ("pocket", ("paper=a5", "impose=booklet")),
    ("pocket", ("paper=a4", "impose=4up")),
    ("pocket", ("paper=a5", "impose=2up", "duplex=true")),
    ("pocket", ("paper=a4", "impose=4up", "orientation=landscape")),
]


@pytest.mark.parametrize(("layout", "settings"), IMPOSED)
def test_every_page_is_on_one_sheet(layout: str, settings: tuple[str, ...]) -> None:
    pages, imposed = sheets(layout, *settings)
    panels = [panel.page for sheet in imposed for panel in sheet.panels]
    assert sorted(map(id, panels)) == sorted(map(id, pages))


@pytest.mark.parametrize(("layout", "settings"), IMPOSED)
def test_the_sheet_is_the_paper_and_panels_do_not_leave_it(layout: str, settings: tuple[str, ...]) -> None:
    _, imposed = sheets(layout, *settings)
    paper = next((setting.partition("=")[2] for setting in settings if setting.startswith("paper")), "a4")
    sides = {"a4": (210 * MM, 297 * MM), "a5": (148 * MM, 210 * MM)}[paper]
    for sheet in imposed:
        assert sorted((sheet.width, sheet.height)) == pytest.approx(sides)
        for first, second in pairwise(sorted(sheet.panels, key=lambda panel: (panel.y, panel.x))):
            assert second.x >= first.x + first.page.width - 0.01 or second.y >= first.y + first.page.height - 0.01
        for panel in sheet.panels:
            assert 0 <= panel.x <= sheet.width - panel.page.width + 0.01
            assert 0 <= panel.y <= sheet.height - panel.page.height + 0.01


@pytest.mark.parametrize(("layout", "settings"), IMPOSED)
def test_marks_stand_in_the_margins_of_the_panels(layout: str, settings: tuple[str, ...]) -> None:
    _, imposed = sheets(layout, *settings)
    for sheet in imposed:
        printed_there = flat(sheet).items[len(sheet.items) :]
        for mark in sheet.items:
            assert isinstance(mark, Rule)
        assert clashes_between(sheet.items, printed_there, slack=-1) == []


@pytest.mark.parametrize(("layout", "settings"), IMPOSED)
def test_fields_stand_where_their_boxes_are_drawn(layout: str, settings: tuple[str, ...]) -> None:
    _, imposed = sheets(layout, *settings)
    assert any(field.kind == "tick" for sheet in imposed for field in sheet.fields)
    for sheet in imposed:
        boxes = [tuple(round(side, 2) for side in extent(item)) for item in flat(sheet).items]
        for field in sheet.fields:
            if field.kind == "tick":
                assert tuple(round(side, 2) for side in extent(field)) in boxes, field


def test_each_week_is_a_fold_of_its_own() -> None:
    _, imposed = sheets("pocket-fold")
    cells = [[field for field in sheet.fields if field.kind != "maximum"] for sheet in imposed]  # the same in all weeks
    weeks = [{field.id.partition("/")[0] for field in own} for own in cells]
    assert all(len(week) == 1 for week in weeks)
    assert [number for number, _ in groupby(min(week) for week in weeks)] == ["w1", "w2", "w3", "w4"]


def test_the_outline_follows_the_pages_however_sheets_hold_them() -> None:
    def outline(pages: Pages) -> list[str]:
        with pikepdf.open(io.BytesIO(draw(pages))) as document, document.open_outline() as found:
            return [title for item in found.root for title in (item.title, *(child.title for child in item.children))]

    pages, imposed = sheets("pocket", "paper=a5", "impose=booklet")
    assert outline(imposed) == outline(pages)


def test_what_is_drawn_on_a_sheet_stands_where_the_pages_say() -> None:
    """Read back by another reader: every word of a panel lies in that panel, also on those that stand on their heads."""
    _, imposed = sheets("pocket-fold")
    document = pypdfium2.PdfDocument(draw(imposed))
    sheet = imposed.pages[0]
    reader = document[0].get_textpage()
    for panel in sheet.panels:
        there = reader.get_text_bounded(
            panel.x, sheet.height - panel.y - panel.page.height, panel.x + panel.page.width, sheet.height - panel.y
        )
        words = {squeezed(item.text) for item in panel.page.items if isinstance(item, Text)}
        found = squeezed(there)
        assert all(word in found for word in words if word), panel.page.label
    document.close()


def test_links_lead_from_the_panel_of_an_exercise() -> None:
    chosen = layout_named("pocket", "a4", "impose=4up")
    imposed = impose(printed(SHIPPED[-1], layout=chosen).pages, chosen)
    found = 0
    with pikepdf.open(io.BytesIO(draw(imposed))) as document:
        for number, page in enumerate(document.pages):
            links = [[float(side) for side in link.Rect] for link in page.get("/Annots", [])]
            texts = [item for item in flat(imposed.pages[number]).items if isinstance(item, Text) and item.link]
            assert len(links) <= len(texts)
            found += len(links)
            for x0, y0, _, y1 in links:
                height = imposed.pages[number].height
                assert any(abs(text.x - x0) < 1 and y0 < height - text.y < y1 for text in texts)
    assert found


def test_a_dump_shows_panels_and_how_they_stand() -> None:
    page = Page(100, 200, (10, 10, 90, 190), (Rule(10, 20, 90, 20, 0.5),), ())
    sheet = Page(100, 200, (0, 0, 100, 200), (), (), panels=(Panel(page, 0, 0, True),))
    assert "panel 0.0,0.0 upside down" in dump([sheet])
    assert "rule 10.0,20.0" in dump([sheet])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (("impose=fold8", "paper=a4", "orientation=landscape"), "folds upright pages"),
        (("impose=booklet", "paper=a4+letter"), "need to know the paper"),
        (("impose=fold8", "paper=a5"), "the margins leave no page"),
        (("impose=fold9",), "“impose” cannot be “fold9”"),
    ],
)
def test_a_fold_that_cannot_be_is_refused_with_a_cure(settings: tuple[str, ...], said: str) -> None:
    docket = Docket()
    assert read_layout("pocket", None, settings, docket) is None
    (problem,) = docket
    assert said in problem.message
    assert problem.hint


def test_a_booklet_is_turned_over_its_short_edge() -> None:
    _, imposed = sheets("pocket", "paper=a5", "impose=booklet")
    assert imposed.flip == "short"
    with pikepdf.open(io.BytesIO(draw(imposed))) as document:
        assert str(document.Root.ViewerPreferences.Duplex) == "/DuplexFlipShortEdge"


def test_the_folded_sheets_of_a_week_count_on() -> None:
    chosen = layout_named("pocket-fold")
    many = "".join(f"      - {{exercise: goblet-squat, do: 3x10, note: Number {number}}}\n" for number in range(40))
    text = f"title: T\nweeks: 2\nsessions:\n  - name: S\n    exercises:\n{many}"
    pages = printed_text(text, layout=chosen).pages
    numbers = [item.text for page in pages for item in page.items if isinstance(item, Text) and " / " in item.text]
    half = len(pages) // 2
    assert 8 < len(numbers) // 2 <= half  # what fills up the last fold stays blank
    assert numbers == [
        f"Week {week} · {number} / {half}" for week in (1, 2) for number in range(1, len(numbers) // 2 + 1)
    ]
