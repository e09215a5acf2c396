"""Every shipped program in every layout: without a problem, and opened by readers other than the one that wrote it, qpdf, pdfium
and poppler, which find its words in reading order."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from paper import SHIPPED, composed, layout_named, printed_text, squeezed, turns

from programprint import resources
from programprint.draw.pdf import draw
from programprint.impose import impose
from programprint.read.layouts import layout_names

LAYOUTS = layout_names([resources.layouts()])
EVERYTHING = [pytest.param(one.values, id=one.id, marks=one.marks) for one in turns(SHIPPED, LAYOUTS, every=2)]
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


@dataclass(frozen=True)
class Drawn:
    """A PDF in a file, its number of pages, and what was found wrong on the way."""

    file: Path
    pages: int
    problems: list[str]


@pytest.fixture(scope="module", params=EVERYTHING)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """A shipped program in a layout, drawn once for all of its readers."""
    path, name = request.param
    made = composed(path, name)
    pages = impose(made.pages, made.layout)
    file = tmp_path_factory.mktemp("drawn") / "sheet.pdf"
    file.write_bytes(draw(pages))
    return Drawn(file, len(pages), [problem.render() for problem in made.docket])


def test_it_comes_out_without_a_problem(drawn: Drawn) -> None:
    assert drawn.problems == []
    assert drawn.pages


def test_qpdf_finds_no_fault(drawn: Drawn) -> None:
    with pikepdf.open(drawn.file) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == drawn.pages


def test_pdfium_opens_every_page_and_finds_words_on_it(drawn: Drawn) -> None:
    found = words_in(drawn.file.read_bytes())
    assert len(found) == drawn.pages
    assert any(squeezed(words) for words in found)
    assert "\ufffd" not in "".join(found)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_opens_it_without_a_warning(drawn: Drawn) -> None:
    done = subprocess.run(["pdftotext", drawn.file, "-"], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert squeezed(done.stdout)


@pytest.mark.parametrize("fillable", [False, True])
@pytest.mark.parametrize("name", LAYOUTS)
def test_words_come_in_the_order_in_which_they_are_read(name: str, fillable: bool) -> None:
    layout = layout_named(name)
    made = printed_text(PROGRAM, layout=layout)
    assert not [problem.render() for problem in made.docket]
    pdf = draw(impose(made.pages, layout), fillable)
    text = "".join(words_in(pdf))
    expected = ORDERED[name in ("wall", "poster") :]  # on a wall the title is the small print
    places = {word: text.find(word) for word in expected if word in text}
    assert list(places) == sorted(places, key=places.__getitem__), places
    told = (
        {"Overture"} if name == "report" else {"Alphalift", "Betalift", "Gammalift", "Deltalift"}
    )  # no log, no exercise
    assert told <= set(places)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
