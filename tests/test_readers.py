"""Other readers than the one that wrote it: qpdf, pdfium and poppler open what is drawn, and find its words in reading order."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from paper import SHIPPED, layout_named, printed, printed_text, squeezed

from programprint import resources
from programprint.draw.pdf import draw
from programprint.impose import impose
from programprint.read.layouts import layout_names

LAYOUTS = layout_names([resources.layouts()])
EVERYTHING = [pytest.param((path, name), id=f"{path.stem}-{name}") for path in SHIPPED for name in LAYOUTS]
ORDERED = ["Overture", "Firstday", "Alphalift", "Betalift", "Secondday", "Gammalift", "Deltalift"]
"""Words that stand in the program below once each, in the order in which it is read."""
PROGRAM = """
title: Overture
weeks: 1
sessions:
  - name: Firstday
    exercises:
      - {exercise: back-squat, name: Alphalift, do: 3x5}
      - {exercise: push-up, name: Betalift, do: 3x8}
  - name: Secondday
    exercises:
      - {exercise: step-up, name: Gammalift, do: 3x9}
      - {exercise: plank, name: Deltalift, do: 3x30s}
"""


def words_in(pdf: bytes) -> list[str]:
    """The words of each page as pdfium finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()


@pytest.fixture(scope="module", params=EVERYTHING)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A shipped program in a layout, drawn into a file, and its number of pages."""
    path, name = request.param
    layout = layout_named(name)
    pages = impose(printed(path, layout=layout).pages, layout)
    file = tmp_path_factory.mktemp("drawn") / "sheet.pdf"
    file.write_bytes(draw(pages))
    return file, len(pages)


def test_qpdf_finds_no_fault(drawn: tuple[Path, int]) -> None:
    with pikepdf.open(drawn[0]) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == drawn[1]


def test_pdfium_opens_every_page_and_finds_words_on_it(drawn: tuple[Path, int]) -> None:
    found = words_in(drawn[0].read_bytes())
    assert len(found) == drawn[1]
    assert any(squeezed(words) for words in found)
    assert "\ufffd" not in "".join(found)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_opens_it_without_a_warning(drawn: tuple[Path, int]) -> None:
    done = subprocess.run(["pdftotext", drawn[0], "-"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert squeezed(done.stdout)


@pytest.mark.parametrize("fillable", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_words_come_in_the_order_in_which_they_are_read(name: str, fillable: bool) -> None:
    layout = layout_named(name)
    made = printed_text(PROGRAM, layout=layout)
    assert not [problem.render() for problem in made.problems]
    pdf = draw(impose(made.pages, layout), fillable)
    text = "".join(words_in(pdf))
    expected = ORDERED[name == "wall" :]  # on a wall the title is the small print
    places = {word: text.find(word) for word in expected if word in text}
    assert list(places) == sorted(places, key=places.__getitem__), places
    assert {"Alphalift", "Betalift", "Gammalift", "Deltalift"} <= set(places)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
