"""Copies in one PDF: what is alike is written once, what differs stands in its place, and a copy needs little memory."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from paper import EvenMetrics, squeezed

from programprint.compose.type.paragraph import Run, lines
from programprint.compose.type.slots import RoomForAll
from programprint.draw.fonts import SOURCE_SANS
from programprint.draw.pdf import FEW, draw, draw_copies
from programprint.pages import (
    Align,
    Anchor,
    Bookmark,
    Box,
    Copy,
    Drawing,
    Image,
    Page,
    Pages,
    Panel,
    Rule,
    Shape,
    Text,
    slot,
)

NAME, LOAD = slot(0), slot(1)
ABOUT = Pages("Team", "Coach Sample", "en", ())


def said(
    x: float, y: float, words: str, room: str = "", link: str = "", follows: bool = False, align: Align = "left"
) -> Text:
    """A text as composing leaves it: as wide as *room*, or as its own words."""
    width = SOURCE_SANS.width(room or words, "regular", 10)
    return Text(x, y, words, "regular", 10, width, link, align, follows)


def log_page(label: str = "Week 1") -> Page:
    """A page with a name and a load on it, a box, and a link to the cues."""
    items = (
        said(50, 50, "Name"),
        said(90, 50, NAME, room="Bartholomew Example"),
        Rule(50, 60, 300, 60, 0.5),
        said(50, 80, "Squat", link="cues/squat"),
        said(50, 100, LOAD, room="100 kg"),
        said(95, 100, "of your maximum", follows=True),
        Box(200, 90, 15, 15, 0.7),
        said(50, 120, "Rest 90 s"),
    )
    return Page(400, 300, (20, 20, 380, 280), items, (), (Bookmark(label, 0, 20),))


def cue_page() -> Page:
    return Page(400, 300, (20, 20, 380, 280), (said(50, 50, "Heels down."),), (), (), (Anchor("cues/squat", 40),))


def team(count: int, pages: tuple[Page, ...] | None = None) -> Iterator[Copy]:
    shared = pages or (log_page(), cue_page())
    for number in range(count):
        yield Copy(f"Athlete {number}", shared, {NAME: f"Name {number}", LOAD: f"{40 + number}\N{NO-BREAK SPACE}kg"})


def written(copies: Iterator[Copy]) -> bytes:
    out = io.BytesIO()
    draw_copies(ABOUT, copies, out)
    return out.getvalue()


def opened(copies: Iterator[Copy]) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(written(copies)))


def words(data: bytes) -> list[str]:
    """The words of each page, in the order in which another program reads them."""
    document = pypdfium2.PdfDocument(data)
    found = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return found


def test_every_copy_has_its_own_words_in_the_order_of_reading() -> None:
    pages = words(written(team(3)))
    assert len(pages) == 6
    for number in range(3):
        expected = f"Name Name {number} Squat {40 + number} kg of your maximum Rest 90 s"
        assert squeezed(pages[2 * number]) == squeezed(expected)
        assert squeezed(pages[2 * number + 1]) == "Heelsdown."


def test_what_copies_share_is_written_once() -> None:
    """One stream for all the cues, the same forms on every log page, and a few bytes for what differs."""
    few, many = opened(team(2)), opened(team(FEW + 20))
    assert len({page.Contents.objgen for page in list(many.pages)[1::2]}) == 1
    forms = [{form.objgen for form in page.Resources.XObject.values()} for page in list(many.pages)[::2]]
    assert all(found == forms[0] for found in forms)
    streams = [sum(isinstance(thing, pikepdf.Stream) for thing in document.objects) for document in (few, many)]
    assert streams[1] - streams[0] == FEW + 20 - 2  # each has one of its own
    per_copy = (len(written(team(400))) - len(written(team(200)))) / 200
    assert per_copy < 1500


def test_pages_that_are_equal_are_shared_though_they_are_not_the_same() -> None:
    document = opened(Copy(f"Athlete {number}", (cue_page(),)) for number in range(5))
    assert len({page.Contents.objgen for page in document.pages}) == 1


def test_pages_that_differ_are_never_taken_for_each_other() -> None:
    """Also when each is gone before the next one comes, so that it may stand where another stood in memory."""
    copies = (
        Copy(f"Athlete {number}", (Page(400, 300, (0, 0, 400, 300), (said(50, 50, f"Page {number}"),), ()),))
        for number in range(50)
    )
    assert [squeezed(page) for page in words(written(copies))] == [f"Page{number}" for number in range(50)]


def test_memory_grows_by_what_is_a_copys_own() -> None:
    """Two pages, a few words and a link: not by another drawing of what is shared."""

    def needed(count: int) -> int:
        tracemalloc.start()
        written(team(count))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    needed(10)
    assert needed(2200) - needed(200) < 2000 * 9000


def test_links_lead_to_the_same_copy() -> None:
    document = opened(team(4))
    pages: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages)}
    found = [
        (number, pages[link.Dest[0].objgen])
        for number, page in enumerate(document.pages)
        for link in page.get("/Annots", [])
    ]
    assert found == [(0, 1), (2, 3), (4, 5), (6, 7)]


def test_the_outline_has_an_entry_for_each_copy_and_what_is_inside_while_there_are_few() -> None:
    for count, inside in ((3, ["Week 1"]), (FEW, ["Week 1"]), (FEW + 1, [])):
        document = opened(team(count))
        pages: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages)}
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [f"Athlete {number}" for number in range(count)]
            ends = [entry.destination for entry in outline.root]
            found = [pages[end[0].objgen] for end in ends if isinstance(end, pikepdf.Array)]
            assert found == list(range(0, 2 * count, 2))
            assert all([child.title for child in entry.children] == inside for entry in outline.root)


def test_sections_stand_above_the_copies_in_them() -> None:
    copies = (
        Copy(name, (cue_page(),), section=section) for name, section in (("A", "Red"), ("B", "Red"), ("C", "Blue"))
    )
    with opened(copies).open_outline() as outline:
        assert [(entry.title, [child.title for child in entry.children]) for entry in outline.root] == [
            ("Red", ["A", "B"]),
            ("Blue", ["C"]),
        ]


def test_the_letters_of_every_name_are_embedded() -> None:
    """More scripts than one font of 256 codes holds, and signs that PDF strings must escape."""
    names = [
        "Zoë (the 2nd) \\ Łucja",
        "Ξένια",
        "Юлия",
        "".join(map(chr, range(0x3B1, 0x3CA))),
        "".join(map(chr, range(0x410, 0x430))),
        "".join(map(chr, range(0x430, 0x450))),
    ]
    latin = [chr(code) for code in range(0x100, 0x17F) if not SOURCE_SANS.missing(chr(code), "regular")]
    names += ["".join(latin[start : start + 30]) for start in range(0, len(latin), 30)]
    copies = [Copy(name, (log_page(),), {NAME: name, LOAD: "40 kg"}) for name in names]
    found = words(written(iter(copies)))
    for name, page in zip(names, found, strict=True):
        assert squeezed(name) in squeezed(page)


@pytest.mark.parametrize(("align", "start"), [("left", 100), ("right", 180), ("centre", 140)])
def test_a_narrower_value_keeps_the_end_that_its_alignment_says(align: Align, start: float) -> None:
    """Ten wide figures of room, and two that are printed: eight figures are left over."""
    figure = SOURCE_SANS.width("8", "regular", 10)
    text = said(100, 50, LOAD, room="8888888888", align=align)
    copy = Copy("One", (Page(400, 300, (0, 0, 400, 300), (text,), ()),), {LOAD: "88"})
    document = pypdfium2.PdfDocument(written(iter([copy])))
    left = document[0].get_textpage().get_charbox(0, loose=True)[0]
    assert left == pytest.approx(100 + (start - 100) / 10 * figure, abs=0.2)


def test_what_follows_a_value_moves_along_with_its_end() -> None:
    gap = {}
    for load in ("5 kg", "100 kg"):
        copy = Copy("One", (log_page(),), {NAME: "Ann", LOAD: load})
        document = pypdfium2.PdfDocument(written(iter([copy])))
        page = document[0].get_textpage()
        text = page.get_text_range()
        end, start = text.index("kg") + 1, text.index("of your")
        gap[load] = page.get_charbox(start, loose=True)[0] - page.get_charbox(end, loose=True)[2]
    assert gap["5 kg"] == pytest.approx(gap["100 kg"], abs=0.1)


def test_the_same_copies_give_the_same_bytes() -> None:
    assert written(team(20)) == written(team(20))


def test_qpdf_finds_no_fault() -> None:
    for data in (written(team(120)), draw(Pages("One", "", "en", (cue_page(), cue_page())))):
        with pikepdf.open(io.BytesIO(data)) as document:
            assert document.check_pdf_syntax() == []


def test_where_there_is_no_copy_qpdf_misses_pages_and_nothing_else() -> None:
    with pikepdf.open(io.BytesIO(written(iter([])))) as document:
        faults = document.check_pdf_syntax()
        assert len(document.pages) == 0
    assert [fault for fault in faults if "does not contain any pages" not in fault] == []


def test_composing_leaves_room_for_the_widest_value() -> None:
    values = {NAME: ["Bo", "Bartholomew"], LOAD: ["5", "100"]}
    room = RoomForAll(EvenMetrics(), values)
    assert room.width(f"{NAME}: {LOAD}", "regular", 10) == EvenMetrics().width("Bartholomew: 100", "regular", 10)
    assert room.width("plain", "bold", 8) == EvenMetrics().width("plain", "bold", 8)
    assert room.missing(f"{NAME} 中", "regular") == "中"
    broken = lines([Run(f"{NAME} lifts")], 10, EvenMetrics().width("Bartholomew", "regular", 10), room)
    assert len(broken) == 2


def test_a_picture_is_written_once_for_all_copies() -> None:
    shape = Shape(((((0.0, 0.0)), (10.0, 0.0), (10.0, 10.0), ()),), 0.5, None, 0.0)
    pictured = Image(50, 150, 40, 40, Drawing(10, 10, (shape,)))
    page = Page(400, 300, (0, 0, 400, 300), (said(50, 50, NAME, room="Bartholomew"), pictured), ())
    few, many = (len(written(team(count, (page,)))) for count in (100, 200))
    document = opened(team(3, (page,)))
    assert (many - few) / 100 < 900
    grey = [pypdfium2.PdfDocument(written(team(3, (page,))))[n].render().to_pil().getpixel((80, 160)) for n in range(3)]
    assert len(document.pages) == 3
    assert all(100 < pixel[0] < 160 for pixel in grey)


def test_panels_keep_their_own_words_also_on_their_heads() -> None:
    """Every panel of every copy has its name, and links lead from where the words stand."""
    panels = tuple(Panel(log_page(), 0, 300 * n, upside_down=bool(n)) for n in range(2))
    sheet = Page(400, 600, (0, 0, 400, 600), (), (), (), (Anchor("cues/squat", 300),), panels=panels)
    data = written(team(2, (sheet,)))
    document = pypdfium2.PdfDocument(data)
    for number in range(2):
        page = document[number].get_textpage()
        for bottom in (0, 300):
            assert f"Name{number}" in squeezed(page.get_text_bounded(0, bottom, 400, bottom + 300))
    with pikepdf.open(io.BytesIO(data)) as read:
        upright, turned = ([float(side) for side in link.Rect] for link in read.pages[0].Annots)
    assert upright[1] == pytest.approx(600 - 80 - 2.5, abs=0.1)
    assert turned[2] == pytest.approx(400 - 50, abs=0.1)
    assert turned[3] == pytest.approx(80 + 2.5, abs=0.1)
