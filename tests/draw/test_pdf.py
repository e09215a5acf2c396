"""The PDF: valid, complete in itself, the same every time, and readable by other readers than the one that wrote it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from paper import PAPERS_OF_RECORD, SHIPPED, composed, extent, flat, layout_named, printed, printed_text, some, squeezed

from programprint import resources
from programprint.draw.pdf import draw
from programprint.impose import impose
from programprint.pages import Pages, Text
from programprint.read.layouts import layout_names

MANY_SCRIPTS = """
title: Δύναμη και сила
goal: Ανάπτυξη ισχύος, развитие силы, entraînement, Übung, łydka
author: Тренер Пример
language: el
weeks: [Βάση]
sessions:
  - name: Нога
    exercises:
      - {exercise: step-up, do: 3x8, name: Ανέβασμα в гору, note: "колено над стопой, ήσυχα"}
"""


@pytest.fixture(scope="module", params=some(SHIPPED))
def pdf(request: pytest.FixtureRequest) -> bytes:
    return draw(composed(request.param, "handout", "a4").pages)


def test_it_has_no_fault_that_qpdf_knows(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []


def test_every_font_is_embedded(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = {
            str(font.BaseFont): font
            for page in document.pages
            for font in page.resources.get("/Font", pikepdf.Dictionary()).values()
        }
        assert fonts
        for name, font in fonts.items():
            assert "/FontFile2" in font.FontDescriptor, name


def test_title_author_and_language_are_set(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        titles = {yaml.safe_load(path.read_text(encoding="utf-8"))["title"] for path in SHIPPED}
        assert str(document.docinfo["/Title"]) in titles
        assert str(document.docinfo["/Author"]).startswith("Coach ")
        assert str(document.Root.Lang) == "en-GB"


def glute_block() -> Path:
    return next(path for path in SHIPPED if path.stem == "unilateral-glute-block")


def test_the_outline_leads_to_weeks_and_sessions() -> None:
    made = composed(glute_block())
    with pikepdf.open(io.BytesIO(draw(made.pages))) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == [
            "Week 1 · Base",
            "Week 2 · Volume",
            "Week 3 · Squeeze",
            "Week 4 · Deload",
            "Know your exercises",
        ]
        assert [child.title for child in outline.root[0].children] == [
            "Monday · One leg",
            "Wednesday · Both legs",
            "Friday · One leg",
        ]


@pytest.mark.parametrize("name", layout_names([resources.layouts()]))
def test_every_layout_has_an_outline_and_leads_from_exercises_to_cues_that_are_in_the_file(name: str) -> None:
    layout = layout_named(name)
    made = composed(glute_block(), name)
    with pikepdf.open(io.BytesIO(draw(impose(made.pages, layout)))) as document, document.open_outline() as outline:
        pages = {page.objgen for page in document.pages}
        titles = [item for root in outline.root for item in (root, *root.children)]
        links = [link for page in document.pages for link in page.get("/Annots", []) if "/Dest" in link]
    assert titles
    said = " ".join(item.title for item in titles)
    alone = {"cards", "poster"} & {*layout.program}
    shown = ["Single-leg hip thrust"] if alone else ["One leg", "Both legs", "week"]
    shown = ["week"] if "report" in layout.program else shown
    assert [word for word in shown if word.lower() not in said.lower()] == []
    assert all(link.Dest[0].objgen in pages for link in links)
    both = "log" in layout.week and "cues" in (*layout.week, *layout.program)
    named = sum(len(sheet.entries) for sheet in made.sheets)
    assert len(links) >= named if both else not links


def test_the_name_of_an_exercise_leads_to_its_cues() -> None:
    """Every link of a log side goes to the pages behind all logs."""
    made = composed(glute_block())
    with pikepdf.open(io.BytesIO(draw(made.pages))) as document:
        numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages)}
        found = [
            (number, numbers[link.Dest[0].objgen])
            for number, page in enumerate(document.pages)
            for link in page.get("/Annots", [])
        ]
    logs = sum(any(field.kind == "tick" for field in page.fields) for page in made.pages)
    assert {page for page, _ in found} == set(range(logs))
    assert all(target >= logs for _, target in found)
    assert len(found) == 4 * 5


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Also in other processes with other hash seeds, time zones and working directories."""
    found = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        folder = tmp_path / seed
        folder.mkdir()
        code = "from programprint.cli import main; main(['build', 'unilateral-glute-block', '-o', 'a.pdf'])"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, check=True, capture_output=True)
        found.add((folder / "a.pdf").read_bytes())
    assert len(found) == 1


def test_text_of_every_script_can_be_read_back() -> None:
    made = printed_text(MANY_SCRIPTS)
    assert not len(made.docket)
    document = pypdfium2.PdfDocument(draw(made.pages))
    text = squeezed("".join(document[number].get_textpage().get_text_bounded() for number in range(len(document))))
    for promised in (
        "Δύναμη και сила",
        "развитие силы",
        "łydka",
        "Ανέβασμα в гору",
        "колено над стопой, ήσυχα",
        "Нога",
    ):
        assert squeezed(promised) in text
    document.close()


def test_another_reader_finds_the_words_of_every_page(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) > 4
    for number in range(len(document)):
        assert squeezed(document[number].get_textpage().get_text_bounded())
    document.close()


@pytest.mark.parametrize("paper", PAPERS_OF_RECORD)
def test_ink_stays_where_every_printer_prints(paper: str) -> None:
    """Rendered: nothing but white in the outer 6.4 mm."""
    document = pypdfium2.PdfDocument(draw(composed(SHIPPED[0], "handout", paper).pages))
    for number in range(len(document)):
        image = document[number].render(scale=2).to_pil().convert("L")
        edge = int(6.4 / 25.4 * 72 * 2) - 1
        width, height = image.size
        for strip in (
            (0, 0, width, edge),
            (0, height - edge, width, height),
            (0, 0, edge, height),
            (width - edge, 0, width, height),
        ):
            assert image.crop(strip).getextrema() == (255, 255)
    document.close()


@pytest.mark.parametrize("name", some(layout_names([resources.layouts()])))
def test_it_survives_a_copy_of_a_copy(name: str) -> None:
    """Black and white twice over, blurred in between: every box closed and empty, every text dark and no blot."""
    from PIL import ImageFilter

    layout = layout_named(name)
    sheet = impose(composed(SHIPPED[0], name).pages, layout).pages[0]
    document = pypdfium2.PdfDocument(draw(Pages("Copy", "", "en", (sheet,))))
    scale = min(300 / 72, 5000 / sheet.width)
    image = document[0].render(scale=scale).to_pil().convert("L")
    document.close()
    for _ in range(2):
        image = image.filter(ImageFilter.GaussianBlur(1.2)).point(lambda value: 255 if value > 150 else 0)
    for field in sheet.fields:
        if field.kind != "tick":
            continue
        x, y, size = (value * scale for value in (field.x, field.y, field.width))
        middle = size / 2
        for edge in ((x - 3, y + middle), (x + size - 3, y + middle), (x + middle, y - 3), (x + middle, y + size - 3)):
            around = image.crop((int(edge[0]), int(edge[1]), int(edge[0]) + 7, int(edge[1]) + 7))
            assert around.getextrema()[0] == 0, field.id
        inside = image.crop((int(x + size * 0.25), int(y + size * 0.25), int(x + size * 0.75), int(y + size * 0.75)))
        assert inside.getextrema() == (255, 255), field.id
    texts = [item for item in flat(sheet).items if isinstance(item, Text) and squeezed(item.text)]
    assert texts
    for text in texts:
        left, top, right, bottom = (value * scale for value in extent(text))
        ink = image.crop((int(left), int(top), int(right) + 1, int(bottom) + 1)).histogram()[0]
        assert 0.03 < ink / ((right - left) * (bottom - top)) < 0.6, text


@pytest.mark.parametrize("name", some(layout_names([resources.layouts()])))
def test_a_readers_window_names_every_page(name: str) -> None:
    layout = layout_named(name)
    pages = impose(composed(SHIPPED[0], name).pages, layout)
    with pikepdf.open(io.BytesIO(draw(pages))) as document:
        labels = [page.label for page in document.pages]
    assert labels == [page.label for page in pages]
    assert len(set(labels)) == len(labels)


def test_the_labels_of_a_leaf_are_its_front_and_its_back() -> None:
    layout = layout_named("handout", None, "week=[log, cues]", "week_starts=front")
    labels = [page.label for page in printed(glute_block(), layout=layout).pages]
    assert labels[:3] == ["Week 1 · Base, front", "Week 1 · Base, back", "Week 2 · Volume, front"]
