"""Forms to fill in on a screen: a field in every place for the pen, under its id, in words, with a look of its own."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest
from click.testing import CliRunner
from paper import SHIPPED, Printed, composed, layout_named, printed, printed_text, some

from programprint.cli import main
from programprint.compose.frame.spoken import in_words
from programprint.draw.form import BOXES
from programprint.draw.pdf import draw
from programprint.pages import Field, Page, Pages


@pytest.fixture(scope="module", params=some(SHIPPED))
def made(request: pytest.FixtureRequest) -> Printed:
    return composed(request.param, "handout", "a4")


@pytest.fixture(scope="module")
def block() -> tuple[Printed, bytes]:
    """The glute block and its form."""
    made = composed(next(path for path in SHIPPED if path.stem == "unilateral-glute-block"), "handout", "a4")
    return made, draw(in_words(made.pages, made.sheets), fillable=True)


def test_every_place_for_the_pen_is_a_field_in_that_place(made: Printed) -> None:
    with pikepdf.open(io.BytesIO(draw(made.pages, fillable=True))) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.Root.AcroForm.Fields) == len({cell.id for page in made.pages for cell in page.fields})
        for page, shown in zip(made.pages, document.pages, strict=True):
            widgets = [note for note in shown.get("/Annots", []) if note.Subtype == "/Widget"]
            for cell, widget in zip(page.fields, widgets, strict=True):
                assert (
                    str(widget.get("/T") or widget.Parent.T) == cell.id
                )  # of what stands in several places, the parent has it
                kind = widget.get("/FT") or widget.Parent.FT
                assert ("/Btn" if cell.kind in BOXES else "/Tx") == kind
                rect = [float(side) for side in widget.Rect]
                top, bottom = page.height - cell.y, page.height - cell.y - cell.height
                assert rect == pytest.approx([cell.x, bottom, cell.x + cell.width, top], abs=0.01)
                assert widget.P.objgen == shown.objgen


def test_links_stay_beside_the_fields(block: tuple[Printed, bytes]) -> None:
    _, pdf = block
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = {str(note.Subtype) for note in document.pages[0].Annots}
    assert kinds == {"/Link", "/Widget"}


def test_no_two_fields_have_one_name(made: Printed) -> None:
    ids = [cell.id for page in made.pages for cell in page.fields if not cell.id.startswith("max/")]
    assert len(set(ids)) == len(ids)
    assert all(len({cell.id for cell in page.fields}) == len(page.fields) for page in made.pages)


@pytest.mark.parametrize("path", some(SHIPPED))
def test_names_hold_no_point_which_would_make_two_of_them(path: Path) -> None:
    """In a PDF “a.b” is the field b below the field a."""
    for made in (composed(path, "handout", "a4"), composed(path, "large-print", "a4")):
        assert not [cell.id for page in made.pages for cell in page.fields if "." in cell.id]


def test_two_fields_of_one_name_are_a_bug() -> None:
    cell = Field("w1/name", "name", 0, 0, 50, 30)
    page = Page(200, 200, (0, 0, 200, 200), (), (cell, cell))
    with pytest.raises(ValueError, match="w1/name"):
        draw(Pages("T", "", "en", (page,)), fillable=True)


def test_sessions_of_the_same_name_have_fields_of_their_own() -> None:
    pair = "{superset: [{exercise: plank, do: 3x20s}, {exercise: bird-dog, do: 2x5}]}"
    session = f"{{name: A.1, exercises: [{{exercise: step-up, do: 3x8}}, {pair}]}}"
    made = printed_text(f"title: T\nweeks: 2\nsessions: [{session}, {session}]\n")
    names = pypdf.PdfReader(io.BytesIO(draw(made.pages, fillable=True))).get_fields() or {}
    assert len(names) == sum(len(page.fields) for page in made.pages)


BOTH = ["program=[card]", "week=[log, rack]", "week=[log, log]", "program=[card, card, coach]"]
"""Sides that share cells with others of their document."""


@pytest.mark.parametrize(
    ("setting", "path"),
    [
        pytest.param(*each, id=f"{each[0]}-{each[1].stem}", marks=() if number in (0, 5, 7, 10) else pytest.mark.wide)
        for number, each in enumerate(zip(BOTH * 4, SHIPPED, strict=True))
    ],
)
def test_what_two_sides_show_is_one_field_and_keeps_the_name_of_the_first(path: Path, setting: str) -> None:
    own = {cell.id for page in composed(path, "handout", "a4").pages for cell in page.fields}
    made = printed(path, layout=layout_named("handout", None, setting))
    cells = [cell for page in made.pages for cell in page.fields]
    names = [cell.id for cell in cells if not cell.again]
    assert len(set(names)) == len(names)
    assert own <= {*names} or setting.startswith("week")
    assert {cell.id for cell in cells if cell.again} <= {*names}
    assert not [cell for cell in cells if cell.again and cell.kind == "notes"]
    with pikepdf.open(io.BytesIO(draw(made.pages, fillable=True))) as document:
        assert document.check_pdf_syntax() == []
        fields = document.Root.AcroForm.Fields
        assert [str(field.T) for field in fields] == names
        assert sum(len(field.get("/Kids", [None])) for field in fields) == len(cells)
        for page, shown in zip(made.pages, document.pages, strict=True):
            widgets = [note for note in shown.get("/Annots", []) if note.Subtype == "/Widget"]
            assert [str(widget.T if "/T" in widget else widget.Parent.T) for widget in widgets] == [
                cell.id for cell in page.fields
            ]


def test_filled_in_once_it_is_seen_on_every_side() -> None:
    path = next(path for path in SHIPPED if path.stem == "unilateral-glute-block")
    made = printed(path, layout=layout_named("handout", None, "program=[card]"))
    first = made.pages.pages[0]
    values = {cell.id: "/Yes" if cell.kind in BOXES else "12" for cell in first.fields}
    writer = pypdf.PdfWriter()
    writer.append(pypdf.PdfReader(io.BytesIO(draw(made.pages, fillable=True))))
    writer.update_page_form_field_values(None, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    document.init_forms()
    seen = 0
    for number, page in enumerate(made.pages):
        image = document[number].render(scale=2, may_draw_forms=True).to_pil().convert("L")
        for cell in page.fields:
            if cell.id in values:
                inside = (cell.x + 2, cell.y + 2, cell.x + cell.width - 2, cell.y + cell.height - 2)
                assert image.crop(tuple(int(2 * side) for side in inside)).getextrema()[0] < 60, cell.id
                seen += cell.again
    document.close()
    assert seen > 10


def test_a_folded_document_with_sides_of_its_own_has_every_room_for_notes_once() -> None:
    for program in ("[card]", "[guide]", "[guide, guide]"):
        layout = layout_named("handout", "a3", "impose=booklet", "week=[log]", f"program={program}")
        made = printed(next(path for path in SHIPPED if path.stem == "ready-to-run"), layout=layout)
        assert draw(made.pages, fillable=True)


def test_the_rows_of_a_rack_are_told_apart_in_words() -> None:
    made = printed(SHIPPED[0], layout=layout_named("rack"))
    said = [cell.spoken for page in in_words(made.pages, made.sheets) for cell in page.fields]
    assert len({*said}) == len(said)
    assert any(words.startswith("Week 1, ") and words.endswith("row 2: load in kg") for words in said)


def test_fields_say_in_words_what_they_are(block: tuple[Printed, bytes]) -> None:
    _, pdf = block
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields()
    assert fields is not None
    said = {name: field["/TU"] for name, field in fields.items()}
    assert said["w1/name"] == "Week 1: name"
    assert said["w1/weak/l"] == "Week 1: weak side is the left one"
    assert said["w1/one-leg-monday/felt"] == "Week 1, Monday One leg: how it felt, 1 to 10"
    assert said["w1/one-leg-monday/warm-up/tick"] == "Week 1, Monday One leg, warm-up: done"
    stem = "Week 1, Monday One leg, Single-leg hip thrust, set 2"
    assert said["w1/one-leg-monday/a/2/load"] == f"{stem}: load in kg"
    assert said["w1/one-leg-monday/a/2/l/tick"] == f"{stem}, left: done"
    assert said["w1/one-leg-monday/a/2/r/amount"] == f"{stem}, right: reps"
    assert said["w1/both-legs/a/1/effort"].endswith("set 1: RPE")
    assert any(", extra set 1, weak side: reps" in words for words in said.values())
    assert len(set(said.values())) == len(said)


def test_every_font_of_the_form_is_in_the_file(block: tuple[Printed, bytes]) -> None:
    _, pdf = block
    with pikepdf.open(io.BytesIO(pdf)) as document:
        form = document.Root.AcroForm
        (name,) = form.DR.Font.keys()
        assert "/FontFile2" in form.DR.Font[name].FontDescriptor
        assert bool(form.NeedAppearances) is False
        for field in form.Fields:
            places = field.Kids if "/Kids" in field else [field]
            assert field.FT == "/Btn" or all(str(place.DA).startswith(f"{name} ") for place in places)
        fonts = [
            found
            for found in document.objects
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"
        ]
        assert all("/FontDescriptor" in font for font in fonts)


def test_the_tab_key_goes_along_the_rows(block: tuple[Printed, bytes]) -> None:
    _, pdf = block
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            assert page.Tabs == "/R"
            tops = [float(note.Rect[3]) for note in page.get("/Annots", []) if note.Subtype == "/Widget"]
            assert all(later <= earlier + 12 for earlier, later in pairwise(tops))


def test_an_empty_form_looks_like_the_printed_page(block: tuple[Printed, bytes]) -> None:
    made, pdf = block
    looks = []
    for data in (pdf, draw(made.pages)):
        document = pypdfium2.PdfDocument(data)
        looks.append(document[0].render(scale=1, may_draw_forms=False).to_pil().convert("L").tobytes())
        document.close()
    assert looks[0] == looks[1]


def test_what_is_filled_in_is_kept_and_seen(block: tuple[Printed, bytes]) -> None:
    made, pdf = block
    page = made.pages.pages[0]
    values = {cell.id: "/Yes" if cell.kind in BOXES else "Zoë 12" for cell in page.fields}
    writer = pypdf.PdfWriter()
    writer.append(pypdf.PdfReader(io.BytesIO(pdf)))
    writer.update_page_form_field_values(writer.pages[0], values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    fields = pypdf.PdfReader(out).get_fields()
    assert fields is not None
    assert {name: fields[name].value for name in values} == values
    document = pypdfium2.PdfDocument(out.getvalue())
    document.init_forms()
    image = document[0].render(scale=2, may_draw_forms=True).to_pil().convert("L")
    document.close()
    for cell in page.fields:
        inside = (cell.x + 2, cell.y + 2, cell.x + cell.width - 2, cell.y + cell.height - 2)
        assert image.crop(tuple(int(2 * side) for side in inside)).getextrema()[0] < 60, cell.id


def test_the_same_form_twice_is_the_same_bytes(block: tuple[Printed, bytes]) -> None:
    made, pdf = block
    assert draw(in_words(made.pages, made.sheets), fillable=True) == pdf


def test_pages_without_fields_have_no_form() -> None:
    page = Page(200, 200, (0, 0, 200, 200), (), ())
    with pikepdf.open(io.BytesIO(draw(Pages("T", "", "en", (page,)), fillable=True))) as document:
        assert "/AcroForm" not in document.Root


def test_the_command_makes_a_form_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for options, wanted in (([], False), (["--fillable"], True)):
        assert CliRunner().invoke(main, ["build", "ready-to-run", *options]).exit_code == 0
        with pikepdf.open("ready-to-run.pdf") as document:
            assert ("/AcroForm" in document.Root) is wanted
