"""Marked sheets: squares and codes that a camera finds, and a key that says what they stand for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pypdfium2
import pytest
import segno
import zxingcpp
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from paper import SHIPPED, turns
from PIL import Image

import programprint
from programprint.build import prepare
from programprint.cli import main
from programprint.docket import Docket
from programprint.marks.code import MOST, SIGNS, SIZE, modules
from programprint.marks.key import ID, Key, base36, parsed, read_key
from programprint.order import Order

BLOCK = """
title: Spring
weeks: 2
sessions:
  - name: Lower
    day: Monday
    warm_up: [5 min easy bike]
    exercises:
      - {exercise: back-squat, do: 3x5 @ 60kg}
      - {exercise: single-leg-hip-thrust, do: 3x8/leg}
"""
HOLES = {
    "ISO 838": [(12.0, 40.0), (12.0, -40.0)],
    "four holes": [(12.0, 120.0), (12.0, 40.0), (12.0, -40.0), (12.0, -120.0)],
    "US three holes": [(12.7, 107.95), (12.7, 0.0), (12.7, -107.95)],
}
"""Middles of holes: from the binding edge, and up or down from the middle of the sheet, in millimetres."""
RADIUS = 4.0


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("block.yaml").write_text(BLOCK)
    Path("team.csv").write_text("Name\nAda Sample\nBo Example\n")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def key(name: str = "block.key.json") -> Key:
    return read_key(Path(name).read_bytes())


def grey(image: Image.Image, left: float, top: float, right: float, bottom: float) -> tuple[int, int]:
    """The darkest and the lightest dot of a part of a page, whose edges are in millimetres."""
    dots = 200 / 25.4
    edges = (round(left * dots), round(top * dots), round(right * dots), round(bottom * dots))
    seen = image.crop(edges).tobytes()
    return min(seen), max(seen)


def codes_on(pdf: str) -> list[list[tuple[str, float, float]]]:
    """The codes that a reader finds on each page, with the place of their middle in millimetres."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        image = page.render(scale=200 / 72).to_pil()
        read = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        middle = [
            (
                one.text,
                (one.position.top_left.x + one.position.bottom_right.x) / 2 * 25.4 / 200,
                (one.position.top_left.y + one.position.bottom_right.y) / 2 * 25.4 / 200,
            )
            for one in read
            if one.text.startswith("PP1:")
        ]
        found.append(sorted(middle, key=lambda one: one[2]))
    return found


@given(st.text(alphabet=SIGNS, min_size=1, max_size=MOST))
def test_a_code_reads_back(text: str) -> None:
    image = Image.frombytes("L", (SIZE, SIZE), bytes(0 if dark else 255 for dark in modules(text)))
    page = Image.new("L", (SIZE + 8, SIZE + 8), 255)
    page.paste(image, (4, 4))
    found = zxingcpp.read_barcodes(page.resize((4 * (SIZE + 8), 4 * (SIZE + 8)), Image.Resampling.NEAREST))
    assert [one.text for one in found] == [text]


@given(st.text(alphabet=SIGNS[:36], min_size=16, max_size=16), st.integers(0, 35))
def test_a_code_is_what_a_library_makes_of_the_same_text(name: str, page: int) -> None:
    text = f"PP1:{name}:{base36(page)}:0"
    told = segno.make_qr(text, version=2, error="m", boost_error=False, mask=0, mode="alphanumeric")
    assert modules(text) == b"".join(bytes(row) for row in told.matrix)


def test_a_code_does_not_hold_everything() -> None:
    with pytest.raises(ValueError, match="38 signs"):
        modules("A" * (MOST + 1))


@given(st.integers(0, 36**4))
def test_the_longest_code_is_short_enough_and_reads_back(page: int) -> None:
    text = f"PP1:{'A' * 16}:{base36(page)}:1"
    assert len(text) <= MOST
    assert parsed(text) == ("A" * 16, page, 1)
    assert ID * 8 <= 16 * 5


@pytest.mark.parametrize(
    "text", ["", "PP1:A:0", "PP2:A:0:0", "PP1:A:0:2", "PP1:A::0", "PP1:A:é:0", "PP1:A:²:0", "https://example.org/a:b:c"]
)
def test_what_is_no_code_of_ours_is_none(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("layout", ["handout", "card"])
def test_every_page_bears_its_codes_where_the_key_says(here: Path, layout: str, paper: str) -> None:
    result = run("build", "block.yaml", "--marks", "-l", layout, "--paper", paper, "-o", "block.pdf")
    assert result.exit_code == 0, result.output
    found = key()
    ((name, sheet),) = found.sheets.items()
    assert (sheet.program, sheet.athlete, sheet.first) == ("Spring", "", 0)
    seen = codes_on("block.pdf")
    assert len(seen) == len(sheet.pages)
    for number, (codes, at) in enumerate(zip(seen, sheet.pages, strict=True)):
        shape = found.shapes[at]
        assert [text for text, _, _ in codes] == [f"PP1:{name}:{base36(number)}:{which}" for which in (0, 1)]
        for (_, x, y), (left, top) in zip(codes, shape.codes, strict=True):
            assert x == pytest.approx(left + found.code / 2, abs=0.3)
            assert y == pytest.approx(top + found.code / 2, abs=0.3)


@pytest.mark.parametrize("layout", ["handout", "card"])
def test_marks_of_a_sheet_from_right_to_left_stand_at_its_binding_edge(here: Path, layout: str) -> None:
    result = run("build", "block.yaml", "--marks", "-l", layout, "--language", "he", "-o", "block.pdf")
    assert result.exit_code == 0, result.output
    found = key()
    ((_, sheet),) = found.sheets.items()
    for number, (codes, at) in enumerate(zip(codes_on("block.pdf"), sheet.pages, strict=True)):
        shape = found.shapes[at]
        assert len(codes) == 2
        for (_, x, y), (left, top) in zip(codes, shape.codes, strict=True):
            assert x == pytest.approx(left + found.code / 2, abs=0.3)
            assert y == pytest.approx(top + found.code / 2, abs=0.3)
            assert (x > shape.width / 2) is (number % 2 == 0 or layout == "card")


def test_squares_are_black_and_nothing_comes_near_marks_or_holes(here: Path) -> None:
    assert run("build", "block.yaml", "--marks").exit_code == 0
    for at, (page, shape) in enumerate(zip(pypdfium2.PdfDocument("block.pdf"), key().shapes, strict=False)):
        image = page.render(scale=200 / 72).to_pil().convert("L")
        for x, y in shape.squares:
            assert grey(image, x - 2.3, y - 2.3, x + 2.3, y + 2.3)[1] < 60
            for edge in (
                (-4.3, -4.3, 4.3, -2.8),
                (-4.3, 2.8, 4.3, 4.3),
                (-4.3, -4.3, -2.8, 4.3),
                (2.8, -4.3, 4.3, 4.3),
            ):
                assert grey(image, x + edge[0], y + edge[1], x + edge[2], y + edge[3])[0] > 200
        left = at % 2 == 0
        for holes in HOLES.values():
            for from_edge, up in holes:
                x = from_edge if left else shape.width - from_edge
                y = shape.height / 2 - up
                assert grey(image, x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)[0] > 200


def test_every_set_can_be_read_and_knows_what_it_asked_for(here: Path) -> None:
    assert run("build", "block.yaml", "--marks").exit_code == 0
    cells = {cell.id: cell for shape in key().shapes for cell in shape.cells}
    assert cells["w1/lower/a/2/both/tick"].asked["prescribed"] == "5 @ 60kg"
    assert cells["w2/lower/b/3/r/amount"].asked == {
        "log": 1,
        "program": "Spring",
        "week": 2,
        "session": "lower",
        "label": "B",
        "exercise": "single-leg-hip-thrust",
        "set": "3",
        "side": "R",
        "prescribed": "8",
        "load_unit": "kg",
    }
    assert cells["w1/lower/warm-up/tick"].width == pytest.approx(5.5)


def test_the_same_sheets_have_the_same_codes_where_their_key_is_and_others_where_it_is_not(here: Path) -> None:
    assert run("build", "block.yaml", "--marks").exit_code == 0
    first, before = Path("block.pdf").read_bytes(), key()
    assert run("build", "block.yaml", "--marks").exit_code == 0
    assert (Path("block.pdf").read_bytes(), key()) == (first, before)
    Path("block.key.json").unlink()
    assert run("build", "block.yaml", "--marks").exit_code == 0
    assert key().sheets.keys().isdisjoint(before.sheets)


def test_each_athlete_and_each_copy_has_a_code_and_no_code_tells_a_name(here: Path) -> None:
    assert run("build", "block.yaml", "--marks", "--roster", "team.csv", "-o", "team.pdf").exit_code == 0
    found = key("team.key.json")
    assert [sheet.athlete for sheet in found.sheets.values()] == ["Ada Sample", "Bo Example"]
    seen = codes_on("team.pdf")
    for name, sheet in found.sheets.items():
        assert "ADA" not in name
        for number, _ in enumerate(sheet.pages):
            texts = [text for text, _, _ in seen[sheet.first + number]]
            assert not texts or texts == [f"PP1:{name}:{base36(number)}:{which}" for which in (0, 1)]
    assert run("build", "block.yaml", "--marks", "--copies", "3").exit_code == 0
    assert len(key().sheets) == 3


def test_what_each_athlete_lifts_in_units_of_their_own_is_asked_of_nobody_else(here: Path) -> None:
    loaded = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: goblet-squat, do: 3x5, load: 16kg}]}]\n"
    Path("block.yaml").write_text(loaded)
    Path("team.csv").write_text("Name,Units\nAda Sample,kg\nBo Example,lb\n")
    result = run("build", "block.yaml", "--marks", "--roster", "team.csv", "-o", "team.pdf")
    assert result.exit_code == 0, result.output
    asked = [cell.asked for shape in key("team.key.json").shapes for cell in shape.cells if cell.asked]
    assert asked
    assert all("5" not in one.get("prescribed", "") for one in asked)


def test_without_marks_nothing_changes(here: Path) -> None:
    assert run("build", "block.yaml").exit_code == 0
    assert not Path("block.key.json").exists()
    assert codes_on("block.pdf") == [[]] * len(pypdfium2.PdfDocument("block.pdf"))


@pytest.mark.parametrize("layout", ["wall", "rack", "cues", "coach", "pocket", "pocket-fold", "poster", "figures"])
def test_sheets_that_are_not_read_back_are_refused_by_name(here: Path, layout: str) -> None:
    result = run("build", "block.yaml", "--marks", "-l", layout, "-o", "x.pdf")
    assert result.exit_code == 1
    assert "marks" in result.output
    assert not Path("x.pdf").exists()
    assert not Path("x.key.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [["--marks", "-o", "-"], ["--copies", "2"], ["--marks", "--copies", "2", "--roster", "team.csv"]],
)
def test_wrong_use_is_told(here: Path, arguments: list[str]) -> None:
    assert run("build", "block.yaml", *arguments).exit_code == 2


def test_keys_go_where_they_are_asked_for(here: Path) -> None:
    result = run("build", "block.yaml", "--marks", "-o", "-", "--keys", "keys")
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes.startswith(b"%PDF")
    assert key("keys/block.key.json").sheets


def test_where_the_pdf_cannot_be_written_the_older_key_stays(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "block.yaml", "--marks").exit_code == 0
    pdf, before = Path("block.pdf").read_bytes(), Path("block.key.json").read_bytes()
    Path("block.yaml").write_text(BLOCK.replace("3x5", "4x5"))
    replaced = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if str(target).endswith(".pdf"):
            raise OSError(28, os.strerror(28))
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert run("build", "block.yaml", "--marks").exit_code == 1
    assert (Path("block.pdf").read_bytes(), Path("block.key.json").read_bytes()) == (pdf, before)


def test_python_gets_the_key_too() -> None:
    found = programprint.render(BLOCK, settings={"marks": True})
    assert found.pdf
    assert found.key
    assert json.loads(found.key)["shapes"]
    assert programprint.render(BLOCK).key is None


@pytest.mark.parametrize(("path", "layout", "paper"), turns(SHIPPED, ["handout", "card"], ["a4", "letter"], every=5))
def test_marks_cost_a_shipped_program_one_side_at_most(path: Path, layout: str, paper: str) -> None:
    counts = []
    for marks in ("false", "true"):
        docket = Docket()
        pages = prepare(path, Order(layout, settings=(f"paper={paper}", f"marks={marks}")), docket)
        assert pages is not None, [problem.render() for problem in docket]
        counts.append(len(pages))
    assert counts[1] <= counts[0] + 1
