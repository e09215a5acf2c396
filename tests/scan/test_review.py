"""The page in which a person settles what is unsure, in a real browser: keys, figures, and the file that it saves."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from browser import browser, key, run, used
from click.testing import CliRunner

from programprint.cli import main
from programprint.logbook.record import Record, parsed
from programprint.marks.key import read_key

pytestmark = pytest.mark.skipif(browser() is None, reason="no browser: chromium")
BLOCK = """
title: Spring
weeks: 1
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: 4x5}
      - {exercise: single-leg-hip-thrust, do: 2x8-12/leg}
      - {exercise: bench-press, do: 6x5}
"""
DOTTED = ["w1/lower/a/3/both/tick", "w1/lower/a/4/both/tick", "w1/lower/b/1/l/tick", "w1/lower/b/2/r/tick"]
"""The boxes that nobody can be sure of, in their order on the page."""
TICKED = ("w1/lower/a/1/both/tick", "w1/lower/a/2/both/tick")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sheet with ticks and four dots, read, with its page for the browser."""
    from simulator import DOTS, Hand, tick

    monkeypatch.chdir(tmp_path)
    Path("block.yaml").write_text(BLOCK)
    command("build", "block.yaml", "--marks")
    import pypdfium2

    sheet = np.asarray(pypdfium2.PdfDocument("block.pdf")[0].render(scale=DOTS * 25.4 / 72).to_numpy())
    page = np.ascontiguousarray(sheet[:, :, :3])
    for cell in read_key(Path("block.key.json").read_bytes()).shapes[0].cells:
        rect = (cell.x, cell.y, cell.width, cell.height)
        if cell.kind == "tick" and (cell.id.startswith("w1/lower/c/") or cell.id in TICKED):
            tick(page, rect, Hand((40, 30, 30), 1.0, 0.6, "tick", 0.1, 0.05), np.random.default_rng(1))
        if cell.id in DOTTED:
            middle = (round((cell.x + cell.width / 2) * DOTS), round((cell.y + cell.height / 2) * DOTS))
            cv2.circle(page, middle, 8, (30, 30, 30), -1)
    cv2.imwrite("sheet.png", page)
    command("scan", "sheet.png", "--athlete", "Ada", "--log", "ada.jsonl", "--review", "review.html")
    Path("saved").mkdir()
    return tmp_path


def command(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def settled() -> dict[str, Record]:
    """What stands in the log of the boxes that were settled, by exercise, set and side."""
    found = [one for one in map(parsed, Path("ada.jsonl").read_bytes().splitlines()) if one.by]
    return {f"{one.exercise}/{one.set}/{one.side}": one for one in found}


@pytest.mark.wide
def test_keys_settle_what_is_unsure_and_what_is_saved_goes_into_the_log(here: Path) -> None:
    left = run("document.getElementById('left').textContent")
    steps = [
        *run("document.getElementById('by').value = 'Coach'"),
        *left,
        *key("t"),
        *left,
        *key("e"),
        *key("1"),
        *key("1"),
        *key("Enter"),
        *key("2"),
        *key("4"),
        *key("Enter"),
        *left,
        *key("ArrowUp"),
        *key("ArrowDown"),
        *key("e"),
        *left,
        *run("document.querySelector('#save').click()"),
    ]
    _, *counts, _, faults, picture = used(Path("review.html"), steps, here / "saved")
    assert counts == ["4", "3", "1", "0"]
    assert faults == []
    assert picture.startswith(b"\x89PNG")
    command("log", "add", "ada.jsonl", "--program", "block.yaml", "saved/corrections.jsonl")
    found = settled()
    assert {name: (one.state, one.done) for name, one in found.items()} == {
        "back-squat/3/both": ("done", 5),
        "back-squat/4/both": ("not done", None),
        "single-leg-hip-thrust/1/L": ("done", 11),
        "single-leg-hip-thrust/2/R": ("not done", None),
    }
    assert found["single-leg-hip-thrust/1/L"].load == 24
    assert {one.by for one in found.values()} == {"Coach"}
    assert all(one.at is not None for one in found.values())


@pytest.mark.wide
def test_a_mouse_does_the_same_and_what_is_not_settled_is_not_saved(here: Path) -> None:
    steps = [
        *run("document.querySelectorAll('li')[2].querySelector('[data-state=\"not done\"]').click()"),
        *run("document.querySelector('#save').click()"),
    ]
    *_, faults, _ = used(Path("review.html"), steps, here / "saved")
    assert faults == []
    command("log", "add", "ada.jsonl", "--program", "block.yaml", "saved/corrections.jsonl")
    assert [(name, one.state) for name, one in settled().items()] == [("single-leg-hip-thrust/1/L", "not done")]


def read_again(*more: str) -> str:
    return command("scan", "sheet.png", "--athlete", "Ada", "--log", "ada.jsonl", *more)


@pytest.mark.wide
def test_what_was_settled_in_the_browser_measures_the_reading(here: Path) -> None:
    steps = [*key("e"), *key("e"), *run("document.querySelector('#save').click()")]
    used(Path("review.html"), steps, here / "saved")
    command("log", "add", "ada.jsonl", "--program", "block.yaml", "saved/corrections.jsonl")
    assert "0 right, 0 wrong, 2 unsure" in read_again("--keep-crops", "crops")


@pytest.mark.wide
def test_the_page_is_shown_with_what_was_found_in_it(here: Path) -> None:
    """Each cell stands where it is in the picture; the one that is asked about is marked, and a click on another goes there."""
    box = "[...document.querySelectorAll('polygon')].find(one => one.dataset.cell === '{}')"
    steps = [
        *run("document.getElementById('view').hidden"),
        *key("p"),
        *run("document.getElementById('view').hidden"),
        *run("[...document.querySelectorAll('polygon.unsure')].map(one => one.dataset.cell).join()"),
        *run("[...document.querySelectorAll('polygon.here')].map(one => one.dataset.cell).join()"),
        *run(box.format(DOTTED[2]) + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))"),
        *run("[...document.querySelectorAll('polygon.here')].map(one => one.dataset.cell).join()"),
        *run(
            "(() => { const at = "
            + box.format(DOTTED[2])
            + ".getBBox(), svg = document.querySelector('svg').viewBox.baseVal; "
            "return [(at.x + at.width / 2) / svg.width, (at.y + at.height / 2) / svg.height]; })()"
        ),
        *key("e"),
        *run("[...document.querySelectorAll('polygon.settled')].map(one => one.dataset.cell).join()"),
        *key("Escape"),
        *run("document.getElementById('view').hidden"),
    ]
    closed, opened, unsure, first, _, then, middle, settled_, again, faults, _ = used(
        Path("review.html"), steps, here / "saved"
    )
    assert (closed, opened, again) == (True, False, True)
    assert unsure.split(",") == DOTTED
    assert (first, then, settled_) == (DOTTED[0], DOTTED[2], DOTTED[2])
    assert faults == []
    (shape, *_) = read_key(Path("block.key.json").read_bytes()).shapes
    cell = next(one for one in shape.cells if one.id == DOTTED[2])
    where = [(cell.x + cell.width / 2) / shape.width, (cell.y + cell.height / 2) / shape.height]
    assert middle == pytest.approx(where, abs=0.004)
