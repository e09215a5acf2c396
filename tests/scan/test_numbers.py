"""What is written in figures: read for sure, suggested, or left to a person, and what becomes of it in the log."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from figures import Script, circled, number, schooled
from measure import PROGRAM, Print, fate, measure_numbers, written
from simulator import CONDITIONS, DOTS, Hand, Image, Rect, stroke

from programprint.counter import render
from programprint.logbook.record import Record, parsed
from programprint.marks.key import Cell, Sheet
from programprint.scan.boxes import Look, State
from programprint.scan.digits import NONE, framed, odds
from programprint.scan.ink import AROUND, Ink
from programprint.scan.ink import DOTS as INK_DOTS
from programprint.scan.numbers import EMPTY, Number, numbers_in
from programprint.scan.pictures import Picture
from programprint.scan.records import doubts, records
from programprint.scan.review import review
from programprint.scan.rings import AROUND as RING
from programprint.scan.rings import ringed
from programprint.scan.scales import circled as circled_in
from programprint.scan.sheets import Read, Reader, ReadNumber, ReadPage

cv2.setNumThreads(1)
PEN = Hand((40, 30, 30), 1.0, 0.55, "tick", 0.1, 0.04)
NEAT = Script(5.6, 1.0, 0.18, 0.8, False, 110.0)
CELL: Rect = (4.0, 4.0, 24.0, 9.8)


def _paper(width: float = 60, height: float = 18) -> Image:
    return np.full((round(height * DOTS), round(width * DOTS), 3), 255, np.uint8)


def _ink(page: Image, cell: Rect = CELL, around: float = AROUND) -> Ink:
    """A cell of a page on which nothing is printed."""
    left, top = (round((cell[at] - around) * DOTS) for at in (0, 1))
    across, down = (round((cell[at] + 2 * around) * DOTS) for at in (2, 3))
    part = cv2.cvtColor(page[max(top, 0) : top + down, max(left, 0) : left + across], cv2.COLOR_BGR2GRAY)
    scale = INK_DOTS / DOTS
    seen = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    edge = round(around * INK_DOTS)
    frame = (edge, edge, seen.shape[1] - edge, seen.shape[0] - edge)
    return Ink((1 - seen.astype(np.float32) / 255), np.zeros_like(seen), seen, frame)


def _read(page: Image, kind: str = "amount") -> Number:
    return numbers_in([_ink(page)], [kind])[0]


# --- figures ----------------------------------------------------------------------------------------------------------


def test_figures_that_were_never_seen_are_told_apart() -> None:
    with np.load(Path(__file__).parent / "digits.npz") as kept:
        pictures, figures = kept["pictures"].astype(np.float32) / 255, kept["figures"]
    cut = []
    for one in pictures:
        rows, across = np.flatnonzero(one.max(axis=1) > 0.25), np.flatnonzero(one.max(axis=0) > 0.25)
        cut.append(framed(one[rows[0] : rows[-1] + 1, across[0] : across[-1] + 1]))
    shares = odds(np.stack(cut))
    assert shares.sum(axis=1) == pytest.approx(1, abs=1e-4)
    assert (shares.argmax(axis=1) == figures).mean() > 0.975
    sure = shares.max(axis=1) > 0.99
    assert sure.mean() > 0.6
    assert (shares.argmax(axis=1) == figures)[sure].mean() > 0.995


@pytest.mark.parametrize("figure", ["1", "7"])
def test_flagged_ones_and_crossed_sevens_are_read(figure: str) -> None:
    found: Counter[str] = Counter()
    for seed in range(40):
        page, chance = _paper(), np.random.default_rng(seed)
        schooled(page, figure, 10, 5.5, float(chance.uniform(4.5, 7)), PEN, chance)
        read = _read(page)
        found["right" if read.value == int(figure) else read.state] += 1
        assert read.state != "sure" or read.value == int(figure)
    assert found["right"] >= 36, found


def test_what_is_no_figure_is_none() -> None:
    page = _paper()
    stroke(page, [(8, 9), (10, 12), (15, 5)], PEN, np.random.default_rng(1))
    assert _read(page).state == "unsure"
    page = _paper()
    number(page, CELL, "8", NEAT, PEN, np.random.default_rng(2))
    for y in (7, 8.5, 10):
        stroke(page, [(5, y + 1), (27, y - 1)], PEN, np.random.default_rng(3))
    assert _read(page).state == "unsure"
    blot = np.ones((20, 20), np.float32)
    assert odds(framed(blot)[None])[0].argmax() in (NONE, 0, 1, 8)


def test_an_empty_cell_is_empty_and_what_comes_in_from_elsewhere_is_not_read() -> None:
    assert _read(_paper()) == EMPTY
    page = _paper()
    stroke(page, [(2, 3), (4.8, 8), (1, 13)], PEN, np.random.default_rng(1))  # the end of a tick beside it
    assert _read(page) == EMPTY
    page = _paper()
    stroke(page, [(2, 3), (9, 8), (1, 13)], PEN, np.random.default_rng(1))
    assert _read(page).state == "unsure"


@pytest.mark.parametrize("text", ["22.5", "22,5", "7.5"])
def test_a_part_of_a_kilogram_is_suggested_and_never_taken_unasked(text: str) -> None:
    found: Counter[Decimal | None] = Counter()
    for seed in range(12):
        page = _paper()
        number(page, CELL, text, NEAT, PEN, np.random.default_rng(seed))
        read = _read(page, "load")
        assert read.state == "unsure"
        found[read.value] += 1
    assert found[Decimal(text.replace(",", "."))] >= 8, found


def test_numbers_that_cannot_stand_in_a_cell_are_not_sure() -> None:
    for seed in range(8):
        page = _paper()
        number(page, CELL, "05", NEAT, PEN, np.random.default_rng(seed))
        assert _read(page).state == "unsure"
        page = _paper()
        number(page, CELL, "38", NEAT, PEN, np.random.default_rng(seed))
        assert _read(page, "effort").state == "unsure"


# --- scales and circles -----------------------------------------------------------------------------------------------

SCALE: Rect = (4.0, 4.0, 50.0, 9.8)


@pytest.mark.parametrize("leftwards", [False, True])
def test_a_circled_figure_of_a_scale_is_read(leftwards: bool) -> None:
    for seed in range(20):
        page, chance = _paper(), np.random.default_rng(seed)
        text = circled(page, "felt", SCALE, PEN, chance)
        told = circled_in(_ink(page, SCALE), "felt", leftwards)
        if not text:
            assert told == EMPTY
        elif told.state == "sure":
            assert told.value == (11 - int(text) if leftwards else int(text))
        else:
            assert seed not in range(5)


def test_two_circled_figures_are_unsure() -> None:
    page, turn = _paper(), np.linspace(0, 6.6, 20)
    for x in (16.5, 36.5):
        stroke(page, [(x + 2.3 * np.cos(a), 9.5 + 2.6 * np.sin(a)) for a in turn], PEN, np.random.default_rng(1))
    assert circled_in(_ink(page, SCALE), "felt").state == "unsure"


BOX: Rect = (12.0, 6.0, 5.5, 5.5)


def test_a_circle_around_a_box_is_seen_and_a_tick_with_figures_beside_it_is_none() -> None:
    for seed in range(10):
        chance, page = np.random.default_rng(seed), _paper()
        turn = np.linspace(0, 2 * np.pi * chance.uniform(0.92, 1.1), 24) + chance.uniform(0, 6)
        across, down = chance.uniform(4.2, 5.6, 2)
        stroke(page, [(14.75 + across * np.cos(a), 8.75 + down * np.sin(a)) for a in turn], PEN, chance)
        assert ringed(_ink(page, BOX, RING)), seed
        page = _paper()
        stroke(page, [(12.6, 9), (14.2, 11), (18.5, 4.8)], PEN, chance)
        number(page, (17.5, 4.0, 20, 9.8), "10", NEAT, PEN, chance)
        number(page, (10.0, 0.2, 20, 5), "60", NEAT, PEN, chance)
        assert not ringed(_ink(page, BOX, RING)), seed


# --- the sheet --------------------------------------------------------------------------------------------------------

MANY = """
title: Many
weeks: 1
sessions:
  - {name: A, day: Monday, pain: yes, exercises: [{exercise: back-squat, do: 3x5+ @ RPE 8}, {exercise: plank, do: 3x45s},
     {exercise: single-leg-hip-thrust, do: 3x8-12/leg}, {exercise: farmers-carry, do: 3x40m},
     {exercise: bench-press, do: 3x(4+3+2)}]}
"""


@pytest.mark.parametrize("layout", ["handout", "card"])
@pytest.mark.parametrize("program", [PROGRAM, MANY.replace(", pain: yes", "")])
def test_nothing_is_printed_where_a_figure_is_written(layout: str, program: str) -> None:
    import pypdfium2

    from programprint.marks.key import read_key

    made = render(program, layout, settings={"marks": True})
    assert made.pdf, made.problems
    assert made.key
    key, document, seen = read_key(made.key), pypdfium2.PdfDocument(made.pdf), 0
    ((_, sheet),) = key.sheets.items()
    for at, shape in enumerate(sheet.pages):
        cells = [one for one in key.shapes[shape].cells if one.kind in ("amount", "load", "effort") and one.asked]
        if not cells:
            continue
        dots = np.asarray(document[at].render(scale=4 * 25.4 / 72, grayscale=True).to_numpy())
        for cell in cells:
            inner = dots[
                round((cell.y + 0.8) * 4) : round((cell.y + cell.height - 1.6) * 4),
                round((cell.x + 0.8) * 4) : round((cell.x + cell.width - 0.8) * 4),
            ]
            assert inner.min() > 240, cell.id
            seen += 1
    assert seen > 10


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> list[Print]:
    folder = tmp_path_factory.mktemp("prints")
    return [Print(folder), Print(folder, "card")]


@pytest.mark.parametrize("number", [pytest.param(0, id="handout", marks=pytest.mark.wide), pytest.param(1, id="card")])
def test_a_sheet_with_numbers_is_read_as_it_was_filled_in(prints: list[Print], number: int) -> None:
    one = prints[number]
    reader = Reader({one.key_path: one.key})
    fates = Counter(fate(*each) for each in written([one], reader, CONDITIONS["scans"]["scan"], 5))
    assert not fates["accepted wrong"], fates
    assert not fates["empty wrong"], fates
    assert fates["accepted right"] >= 8, fates


@pytest.mark.wide
@pytest.mark.parametrize(
    ("row", "wrong", "taken"), [("scans", 0.01, 0.4), ("photos", 0.01, 0.35), ("spoilt", 0.04, 0.25)]
)
def test_of_many_numbers_hardly_any_is_taken_wrongly(prints: list[Print], row: str, wrong: float, taken: float) -> None:
    """The most that may be taken *wrong*, and the least that must be *taken* of what is read: shares that were measured, with
    room for luck."""
    counts, _ = measure_numbers(prints, row, 450, 9)
    whole = counts["whole"]
    accepted = whole["accepted right"] + whole["accepted wrong"]
    assert whole["accepted wrong"] <= max(wrong * accepted, 2), whole
    read = sum(whole.values()) - whole["empty right"] - whole["lost"]  # a page of which nothing is read is named
    assert accepted >= taken * read, whole


# --- records ----------------------------------------------------------------------------------------------------------

_LOOK = Look(0.5, 4, 3, 3, 0.5, 2, 0.5, 1, 0, 0.1, 0, (0, 0))
_SHEET = Sheet("Spring", "Ada", (0,), 0)
_ASKED: dict[str, Any] = {
    "log": 1, "program": "Spring", "week": 1, "session": "a", "label": "A", "exercise": "back-squat",
    "set": "1", "prescribed": "5 @ 60kg", "load_unit": "kg",
}  # fmt: skip
_SEEN = np.full((20, 40), 255, np.uint8)


def _page(mark: State | None, amount: Number | None = None, load: Number | None = None, **more: Number) -> ReadPage:
    def cell(name: str, **also: Any) -> Cell:
        return Cell(f"w1/a/a/{name}", name.rpartition("/")[2], 0, 0, 50, 9.8, _ASKED | also)

    boxes = (
        () if mark is None else (Read(cell("1/both/tick", done=5), mark, _LOOK, _SEEN if mark == "unsure" else None),)
    )
    numbers = [
        ("1/both/amount", amount, {}),
        ("1/load", load, {}),
        ("1/effort", more.get("effort"), {"effort_unit": "RPE"}),
    ]
    read = [
        ReadNumber(cell(name, **also), one, _SEEN if one.state == "unsure" else None)
        for name, one, also in numbers
        if one is not None
    ]
    if "felt" in more:
        read.append(ReadNumber(Cell("w1/a/felt", "felt", 0, 0, 50, 9.8, _ASKED), more["felt"]))
    return ReadPage(_SHEET, "x", 0, boxes, "", tuple(read))


def _sure(value: str) -> Number:
    return Number("sure", Decimal(value), 0.995)


def _maybe(value: str) -> Number:
    return Number("unsure", Decimal(value), 0.6)


@pytest.mark.parametrize(
    ("mark", "amount", "state", "done", "asked"),
    [
        ("ticked", EMPTY, "done", 5, False),
        ("ticked", _sure("4"), "done", 4, False),
        ("ticked", _maybe("4"), "done", None, True),
        ("ticked", None, "done", 5, False),
        ("empty", _sure("4"), "done", 4, False),
        ("empty", _sure("0"), "not done", None, False),
        ("empty", _maybe("4"), "unsure", None, True),
        ("unsure", _sure("4"), "unsure", None, True),
        (None, _sure("4"), "done", 4, False),
        (None, EMPTY, "not done", None, False),
        (None, _maybe("4"), "unsure", None, True),
    ],
)
def test_box_and_number_make_a_record(
    mark: State | None, amount: Number | None, state: str, done: int | None, asked: bool
) -> None:
    page = _page(mark, amount)
    begun = ReadNumber(Cell("w1/a/b/1/both/amount", "amount", 0, 0, 20, 9.8, _ASKED | {"label": "B"}), _sure("1"))
    whole = ReadPage(page.sheet, "x", 0, page.boxes, "", (*page.numbers, begun))
    (record,) = (one for one in records(whole, "", "p") if one.label == "A")
    assert (record.state, record.done) == (state, done)
    assert bool([*doubts(page, "", Picture("p.jpg", "p", _SEEN))]) == asked


def test_nothing_below_the_threshold_enters_unasked() -> None:
    (record,) = records(_page("ticked", EMPTY, _maybe("22.5"), effort=_maybe("8")), "", "p")
    assert (record.load, record.load_unit, record.effort, record.effort_unit) == (None, "", None, "")
    (record,) = records(_page("ticked", EMPTY, _sure("60"), effort=_sure("8"), felt=_sure("7")), "", "p")
    assert (record.load, record.load_unit) == (Decimal(60), "kg")
    assert (record.effort, record.effort_unit) == (Decimal(8), "RPE")
    assert (record.felt, record.confidence, record.by) == (7, 0.995, "")


def test_of_a_session_in_which_nothing_is_sure_nothing_is_known() -> None:
    assert not [*records(_page(None, _maybe("4")), "", "p")]
    assert not [*records(_page(None, EMPTY), "", "p")]


def test_a_suggestion_stands_beside_its_picture_with_what_was_asked_for() -> None:
    page = _page("ticked", _maybe("4"), _maybe("22.5"))
    (doubt,) = doubts(page, "", Picture("p.jpg", "p", _SEEN))
    assert [(crop.field, crop.odds) for crop in doubt.crops] == [("done", 0.6), ("load", 0.6)]
    text = review([doubt])
    assert "read: 4, 60%" in text
    assert "read: 22.5, 60%" in text
    assert "asked for: 5 @ 60kg" in text
    assert text.count("<img") == 2


def test_felt_and_pain_are_kept_in_a_record() -> None:
    kept = parsed(b'{"log":1,"exercise":"x","set":"1","felt":7,"pain":0}')
    assert (kept.felt, kept.pain) == (7, 0)
    with pytest.raises(ValueError, match="felt"):
        parsed(b'{"log":1,"exercise":"x","set":"1","felt":11}')
    assert Record(log=1, exercise="x", set="1").felt is None


def test_a_cell_about_which_nothing_printed_is_seen_is_not_called_empty(tmp_path: Path) -> None:
    """A thumb lies on it, or the page is bent and this is another place."""
    one = Print(tmp_path, "card")
    page = one.blank(one.numbered[0])
    cells = one.key.shapes[one.sheet.pages[one.numbered[0]]].cells
    cell = next(cell for cell in cells if cell.kind == "amount" and cell.asked)
    left, top, right, bottom = (
        round(at * DOTS) for at in (cell.x - 3, cell.y - 3, cell.x + cell.width + 3, cell.y + cell.height + 3)
    )
    page[top:bottom, left:right] = 255
    (read,) = Reader({one.key_path: one.key}).read(Picture("p.png", "p", page))
    assert isinstance(read, ReadPage)
    states = {number.cell.id: number.number.state for number in read.numbers}
    assert states[cell.id] == "unsure"
    assert list(states.values()).count("empty") > len(states) / 2


def test_the_edges_of_printed_figures_are_no_mark_on_a_scale() -> None:
    page = _paper()
    for figure in range(10):
        at = round((SCALE[0] + 5 * figure + 2.5) * DOTS), round((SCALE[1] + SCALE[3] / 2) * DOTS)
        page[at[1] - 8 : at[1] + 8, at[0] - 2 : at[0] + 2] = 219
    assert circled_in(_ink(page, SCALE), "felt").state == "empty"
