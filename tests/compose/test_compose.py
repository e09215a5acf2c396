"""Composing is pure: it knows nothing of PDF, gives the same pages for the same sheets, and its pages can be read in a diff."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from golden import GOLDENS, ONE_EXERCISE, one_exercise
from paper import SHIPPED, EvenMetrics, clashes_between, layout_named, printed, printed_text

from programprint import render, resources, sheets
from programprint.compose import compose
from programprint.compose.log.columns import InColumns
from programprint.compose.log.words import LogWords, Way
from programprint.compose.type.paragraph import Run, lines
from programprint.docket import Docket
from programprint.pages import MM, Box, Field, Rule, Text
from programprint.problems import Span


def test_composing_does_not_load_the_pdf_library() -> None:
    code = "import sys, programprint.compose, programprint.merge; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_log_side_of_one_exercise_stands_where_the_golden_says() -> None:
    """A change that is meant is accepted with ``python tests/update_goldens.py`` and reviewed in the diff."""
    assert one_exercise() == (GOLDENS / "one_exercise.txt").read_text(encoding="utf-8")


def test_the_same_sheets_give_the_same_pages() -> None:
    assert printed_text(ONE_EXERCISE).pages == printed_text(ONE_EXERCISE).pages


ROWS, COLUMNS = (layout_named("handout", None, f"log.arrange={arrange}") for arrange in ("rows", "columns"))


def ids(text: str, week: int = 1) -> list[str]:
    made = printed_text(text, layout=ROWS)
    return [field.id for page in made.pages for field in page.fields if field.id.startswith(f"w{week}/one-leg/a/")]


def test_cells_are_named_by_week_session_exercise_set_side_and_kind() -> None:
    assert ids(ONE_EXERCISE, week=2) == [
        "w2/one-leg/a/1/load", "w2/one-leg/a/1/l/tick", "w2/one-leg/a/1/l/amount", "w2/one-leg/a/1/r/tick",
        "w2/one-leg/a/1/r/amount", "w2/one-leg/a/2/load", "w2/one-leg/a/2/l/tick", "w2/one-leg/a/2/l/amount",
        "w2/one-leg/a/2/r/tick", "w2/one-leg/a/2/r/amount",
    ]  # fmt: skip


def test_ids_do_not_depend_on_what_else_is_in_the_program() -> None:
    more = ONE_EXERCISE + "  - name: Another day\n    exercises: [{exercise: dead-bug, do: 3x8}]\n"
    assert ids(more) == ids(ONE_EXERCISE)


def test_the_weak_side_has_the_first_column() -> None:
    made = printed_text("weak_side: right\n" + ONE_EXERCISE, layout=ROWS)
    x = {field.id: field.x for field in made.pages.pages[0].fields}
    assert x["w1/one-leg/a/1/r/tick"] < x["w1/one-leg/a/1/l/tick"]


def test_the_weak_side_has_the_first_row_where_sets_are_columns() -> None:
    made = printed_text("weak_side: right\n" + ONE_EXERCISE, layout=COLUMNS)
    y = {field.id: field.y for field in made.pages.pages[0].fields}
    assert y["w1/one-leg/a/1/r/tick"] < y["w1/one-leg/a/1/l/tick"]


def test_a_column_of_an_extra_set_is_closed_for_the_other_side() -> None:
    page = printed_text("weak_side: left\n" + ONE_EXERCISE, layout=COLUMNS).pages.pages[0]
    fields = {field.id: field for field in page.fields}
    assert "w1/one-leg/a/extra1/r/tick" not in fields
    column, row = fields["w1/one-leg/a/extra1/l/amount"], fields["w1/one-leg/a/1/r/amount"]
    (bar,) = (
        item
        for item in page.items
        if isinstance(item, Rule) and item.weight > 1 and row.y < item.y0 < row.y + row.height and item.y0 == item.y1
    )
    assert column.x - 6 * MM < bar.x0 < bar.x1 < column.x + column.width


def test_an_extra_set_for_a_known_side_opens_it_and_closes_the_other() -> None:
    made = printed_text("weak_side: left\n" + ONE_EXERCISE, layout=ROWS)
    page = made.pages.pages[0]
    fields = {field.id: field for field in page.fields}
    assert "w1/one-leg/a/extra1/l/tick" in fields
    assert "w1/one-leg/a/extra1/r/tick" not in fields
    row = fields["w1/one-leg/a/extra1/l/amount"]
    closed = fields["w1/one-leg/a/1/r/amount"]
    bars = [
        item
        for item in page.items
        if isinstance(item, Rule) and item.weight > 1 and row.y < item.y0 < row.y + row.height
    ]
    assert len(bars) == 1
    assert bars[0].x1 == pytest.approx(closed.x + closed.width)


@pytest.mark.parametrize("how", ["anywhere", "page"])
def test_a_deload_is_framed_in_capitals(how: str) -> None:
    made = printed_text(ONE_EXERCISE, layout=layout_named("handout", None, f"week_starts={how}"))
    page = made.pages.pages[how == "page"]
    (word,) = [item for item in page.items if isinstance(item, Text) and item.text == "DELOAD"]
    frames = [item for item in page.items if isinstance(item, Box) and item.weight > 1]
    assert any(
        frame.x < word.x and word.x + word.width < frame.x + frame.width and frame.y < word.y for frame in frames
    )
    assert (
        sum(isinstance(item, Text) and item.text == "DELOAD" for made_page in made.pages for item in made_page.items)
        == 1
    )


def test_backs_are_mirrored_and_weeks_start_on_fronts() -> None:
    made = printed(SHIPPED[0], layout=layout_named("handout", None, "week_starts=front"))
    left, _, _, _ = made.pages.pages[0].frame
    back_left, _, back_right, _ = made.pages.pages[1].frame
    assert left == pytest.approx(20 * MM)
    assert made.pages.pages[1].width - back_right == pytest.approx(20 * MM)
    assert back_left == pytest.approx(10 * MM)
    starts = [i for i, page in enumerate(made.pages) if any(mark.title.startswith("Week ") for mark in page.bookmarks)]
    assert all(index % 2 == 0 for index in starts)


def test_a_page_that_is_not_full_opens_up_and_leaves_room_for_notes() -> None:
    page = printed_text(ONE_EXERCISE).pages.pages[0]
    rows = [field for field in page.fields if field.kind == "amount"]
    assert rows[0].height == pytest.approx(2 * 4.9 * MM)
    assert sum(field.kind == "notes" for field in page.fields) == 6


def test_a_week_without_sessions_still_has_its_sheet() -> None:
    made = printed_text(ONE_EXERCISE.replace("do: [3x10, 2x8]", 'do: [3x10, "-"]'))
    page = made.pages.pages[0]
    assert any(mark.title.startswith("Week 2") for mark in page.bookmarks)
    assert any(field.kind == "notes" for field in page.fields)


def test_a_full_week_breaks_between_blocks_and_says_continued() -> None:
    block = "      - {exercise: step-up, do: 4x8}\n"
    text = "title: Long\nweeks: 1\nsessions:\n  - name: Long day\n    exercises:\n" + block * 9
    made = printed_text(text)
    words = [item.text for item in made.pages.pages[1].items if isinstance(item, Text)]
    assert "Week 1, continued" in words
    assert "continued" in words
    assert any(field.id.startswith("w1/") for field in made.pages.pages[1].fields)


def test_what_cannot_fit_is_an_error_that_names_it() -> None:
    made = printed_text("title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 40x8}]}]")
    (problem,) = made.docket
    assert isinstance(problem.where, Span)
    assert "“Step-up”" in problem.message
    assert "mm" in problem.message
    assert "fewer sets" in problem.hint


def test_a_circuit_longer_than_a_page_breaks_between_its_exercises() -> None:
    member = "{exercise: step-up, do: 10}"
    made = printed_text(
        f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{circuit: [{', '.join([member] * 12)}], rounds: 3}}]}}]"
    )
    assert not made.docket.errors
    ticks = [[field.id.split("/")[2] for field in page.fields if field.kind == "tick"] for page in made.pages]
    assert {label for page in ticks for label in page} == {f"a{number}" for number in range(1, 13)}
    assert not set(ticks[0]) & set(ticks[1])
    assert any(isinstance(item, Text) and item.text.endswith("continued") for item in made.pages.pages[1].items)


def test_a_glyph_that_the_font_lacks_is_named_where_it_stands() -> None:
    made = printed_text("title: A ★ block\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8}]}]")
    (problem,) = made.docket
    assert problem.severity == "warning"
    assert "U+2605 BLACK STAR" in problem.message
    assert isinstance(problem.where, Span)
    assert problem.where.place == (1, 10)
    assert any(isinstance(item, Text) and item.text == "A ? block" for item in made.pages.pages[0].items)


class TestParagraph:
    metrics = EvenMetrics()

    def texts(self, text: str, measure: float) -> list[str]:
        return [part[1] for line in lines([Run(text)], 10, measure, self.metrics) for part in line.parts]

    def test_it_breaks_at_spaces(self) -> None:
        assert self.texts("aaa bbb ccc ddd", 35) == ["aaa bbb", "ccc ddd"]

    def test_a_no_break_space_holds(self) -> None:
        assert self.texts("aaaa 4\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10", 40) == [
            "aaaa",
            "4\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}10",
        ]

    def test_a_lonely_last_word_gets_company(self) -> None:
        assert self.texts("aaaaa bbbbb ccccc d", 90) == ["aaaaa bbbbb", "ccccc d"]

    def test_a_word_wider_than_the_measure_is_split(self) -> None:
        assert self.texts("1234567890", 25) == ["12345", "67890"]

    def test_faces_share_a_line(self) -> None:
        (line,) = lines([Run("Rest", "bold"), Run("90 s")], 10, 100, self.metrics)
        assert [(part[0], part[1], part[2]) for part in line.parts] == [(0, "Rest", "bold"), (25, "90 s", "regular")]


def test_the_layout_default_is_a4() -> None:
    assert layout_named().size == pytest.approx((210 * MM, 297 * MM))


def test_problems_are_not_printed_by_composing(capsys: pytest.CaptureFixture[str]) -> None:
    printed_text(ONE_EXERCISE)
    assert capsys.readouterr() == ("", "")
    assert len(Docket()) == 0


@pytest.mark.parametrize(
    ("entries", "asked"),
    [
        ("{exercise: step-up, do: 3x8}", True),
        ("{exercise: back-squat, do: 5x5}, {exercise: step-up, do: 1x8}", True),
        ("{exercise: step-up, do: 1x8, side: weak}", True),
        ("{amrap: 8 min, exercises: [{exercise: step-up, do: 8}]}", True),
        ("{exercise: back-squat, do: 5x5}", False),
    ],
)
def test_the_weak_side_is_asked_for_where_any_set_has_sides(entries: str, asked: bool) -> None:
    made = printed_text(f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{entries}]}}]")
    assert any(field.kind == "weak" for page in made.pages for field in page.fields) == asked


PARTS = """
title: T
weeks: 1
sessions:
  - name: A
    exercises:
      - {exercise: sprint, do: "2x(5x200m in 32 s rest 60s) rest 8 min"}
      - {exercise: pull-up, do: 60 total}
      - {exercise: push-up, do: "100 total in at most 4 sets"}
      - {exercise: push-up, do: "rest-pause 1x8+4+2 20s"}
      - {exercise: push-up, do: "myo-reps 1x15 + 4x5 20s, 3x10"}
      - {exercise: single-arm-dumbbell-row, do: "11-15 RP"}
"""


@pytest.mark.parametrize("layout", ["handout", "large-print", "card"])
def test_every_part_of_a_set_has_a_cell_that_is_wide_enough(layout: str) -> None:
    made = printed_text(PARTS, layout=layout_named(layout))
    cells = {field.id: field for page in made.pages for field in page.fields if field.id.endswith("/amount")}
    stems = [name.removeprefix("w1/a/").partition("/part-")[0].removesuffix("/amount") for name in cells]
    found = {stem: stems.count(stem) for stem in stems}
    assert found == {
        "a/1/both": 5, "a/2/both": 5, "b/1/both": 6, "c/1/both": 4, "d/1/both": 3, "e/1/both": 5, "e/2/both": 1,
        "e/3/both": 1, "e/4/both": 1, "f/1/l": 3, "f/1/r": 3,
    }  # fmt: skip
    assert min(cell.width for cell in cells.values()) >= 10 * MM - 0.01
    assert min(cell.width for name, cell in cells.items() if name.startswith("w1/a/a/")) >= 12 * MM - 0.01


def test_the_rest_and_the_time_of_a_set_stand_in_its_row() -> None:
    text = (
        PARTS.split("      - ")[0]
        + '      - {exercise: sprint, do: "2x200m in 32.5 s rest 60s, 1x300m in 50-52 s rest 5 min"}\n'
    )
    page = printed_text(text, layout=ROWS).pages.pages[0]
    said = [(item.text, item.y) for item in page.items if isinstance(item, Text)]
    row = {word: y for word, y in said if word in ("1", "2", "3")}
    lines = {text.replace("~", " ").replace("\N{NO-BREAK SPACE}", " "): y for text, y in said}
    assert lines["in 50–52 s"] == pytest.approx(row["3"])
    assert row["2"] < lines["rest 5 min"] < row["3"]
    assert "rest 60 s" in lines
    assert not any(text == "Rest" for text in lines)


@pytest.mark.parametrize(
    ("work", "exercise", "cells", "boxes"),
    [("100m", "sprint", 6, 0), ("2 km", "easy-run", 6, 0), ("40s", "plank", 0, 6), ("100m", "farmers-carry", 0, 6)],
)
def test_runs_in_intervals_have_a_cell_for_their_time(work: str, exercise: str, cells: int, boxes: int) -> None:
    block = f"{{intervals: 6, work: {work}, rest: 60s, exercises: [{{exercise: {exercise}}}]}}"
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{block}]}}]\n"
    found = [field for page in printed_text(text).pages for field in page.fields if field.id.startswith("w1/a/a/")]
    times = [field for field in found if field.kind == "amount"]
    assert (len(times), sum(field.id.endswith("/tick") for field in found)) == (cells, boxes)
    assert all(field.width >= (13 if work == "100m" else 18) * MM - 0.01 for field in times)


@pytest.mark.parametrize(
    ("tempo", "code", "words", "legend"),
    [
        ("both", True, True, "the words follow the lift"),
        ("code", True, False, "seconds to lower, pause, lift, pause."),
        ("words", False, True, ""),
    ],
)
@pytest.mark.parametrize("layout", ["handout", "card", "coach", "rack", "pocket"])
def test_a_tempo_is_shown_as_the_layout_says(layout: str, tempo: str, code: bool, words: bool, legend: str) -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: back-squat, do: 3x8, tempo: 3-0-1-0}]}]\n"
    merged = sheets(text).sheets
    pages = compose(merged, layout_named(layout, None, f"tempo={tempo}"), EvenMetrics(), Docket())
    shown = " ".join(item.text for item in pages.pages[0].items if isinstance(item, Text)).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert ("3-0-1-0" in shown, "down 3 s" in shown) == (code, words)
    assert legend in shown
    assert ("the words follow the lift" in shown) == (tempo == "both")


@pytest.mark.parametrize(
    ("layout", "show"),
    [
        ("handout", "cues.show=[image, tips]"),
        ("handout", "guide.show=[summary, image]"),
        ("large-print", "cues.show=[tips, image]"),
        ("pocket", "cues.show=[image, tips]"),
        ("cues", "cards.show=[tips, image]"),
    ],
)
def test_a_picture_stands_among_the_cues_where_the_layout_shows_it(layout: str, show: str) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><rect width="9" height="4"/></svg>'
    files = {
        "exercises/own.yaml": "name: Own\nsummary: Mine.\nimage: own.svg\ntips: [Look up.]",
        "exercises/own.svg": drawing,
    }
    text = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: own, do: 3x8}]}]\n"
    made = render(text, layout, settings=["cues.show=[tips]", show], files=files)
    assert not made.problems
    assert made.pdf is not None
    part, _, _ = show.partition(".")
    without = render(text, layout, settings=["cues.show=[tips]", f"{part}.show=[tips]"], files=files)
    assert without.pdf is not None
    drawn = [pdf.count(b"/Subtype/Form") for pdf in (made.pdf, without.pdf)]
    assert drawn == [1, 1 if layout == "cues" else 0]


IN_COLUMNS = """
title: T
weeks: 1
sessions:
  - name: Upper
    exercises:
      - {exercise: back-squat, do: 3x6-8 @ RIR 2}
      - {exercise: split-squat, do: "3x8/leg @ RPE 7", load: 20kg}
      - {exercise: bench-press, do: "warm-up 1x5 @ 40kg, 5x5 @ 60kg"}
      - {exercise: plank, do: 2x30s}
"""


def fields_in(text: str, arrange: str) -> dict[str, Field]:
    made = printed_text(text, layout=layout_named("handout", None, f"log.arrange={arrange}"))
    return {field.id: field for page in made.pages for field in page.fields}


def test_columns_and_rows_have_the_same_cells_for_what_is_done() -> None:
    def kept(arrange: str) -> set[str]:
        found = fields_in(IN_COLUMNS, arrange)
        return {name for name, field in found.items() if field.kind in ("tick", "amount", "load", "date", "felt")}

    assert kept("columns") == kept("rows")


def test_sets_stand_in_columns_that_keep_their_place() -> None:
    found = fields_in(IN_COLUMNS, "columns")
    stem = "w1/upper"
    assert found[f"{stem}/a/2/load"].x == pytest.approx(found[f"{stem}/b/2/load"].x)
    assert found[f"{stem}/b/1/load"].y < found[f"{stem}/b/1/l/amount"].y < found[f"{stem}/b/1/r/amount"].y
    assert found[f"{stem}/b/1/l/effort"].y == pytest.approx(found[f"{stem}/b/1/l/amount"].y)
    assert found[f"{stem}/b/3/r/effort"].kind == "effort"
    assert found[f"{stem}/c/5/load"].y > found[f"{stem}/c/w1/load"].y  # more sets than columns: a second band


def test_last_time_has_its_cells_where_a_column_is_left_over() -> None:
    found = fields_in(IN_COLUMNS, "columns")
    assert {"w1/upper/a/last/load", "w1/upper/a/last/both", "w1/upper/b/last/l", "w1/upper/b/last/r"} <= found.keys()
    sets = [field.x for name, field in found.items() if name.startswith("w1/upper/a/") and "/last/" not in name]
    assert found["w1/upper/a/last/load"].x > max(sets)


def test_what_a_set_asks_for_is_grey_and_never_where_the_pen_writes() -> None:
    made = printed_text(IN_COLUMNS, layout=layout_named("handout", None, "log.arrange=columns"))
    page = made.pages.pages[0]
    ghosts = [item for item in page.items if isinstance(item, Text) and item.grey]
    assert [ghost.text for ghost in ghosts[:3]] == ["6–8"] * 3
    assert {"5 @\xa040\xa0kg", "5 @\xa060\xa0kg"} <= {ghost.text for ghost in ghosts}
    assert clashes_between(ghosts, page.fields) == []


@pytest.mark.parametrize("name", ["beginner-full-body", "three-phases", "unilateral-glute-block"])
def test_at_most_five_lines_of_words_stand_beside_three_sets(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[tuple[LogWords, Way]] = []

    def recorded(self: LogWords) -> Way:
        found.append((self, set_as(self)))
        return found[-1][1]

    set_as = LogWords.way
    monkeypatch.setattr(LogWords, "way", recorded)
    printed(Path(f"{resources.programs() / name}.yaml"), layout=COLUMNS)
    assert len(found) > 15
    assert {
        words.entry.guide.name
        for words, way in found
        if way.beside > 5 and isinstance(words.cells, InColumns) and len(words.cells.bands) == 1
    } == set()


def test_words_that_are_too_many_beside_the_cells_have_their_load_at_the_dose() -> None:
    made = printed_text(
        IN_COLUMNS.partition("    exercises:")[0]
        + """\
    exercises:
      - exercise: deadlift
        do: 3x8 @ 62.5%
        ramp: yes
        rest: 2min
      - {exercise: bench-press, do: 3x8 @ 62.5%, rest: 2min}
""",
        layout=COLUMNS,
    )
    texts = [item for item in made.pages.pages[0].items if isinstance(item, Text)]
    doses = [item.y for item in texts if item.text == "3\xa0×\xa08"]
    shares = [item.y for item in texts if "62.5" in item.text]
    assert [share in doses for share in shares] == [True, False]  # where there is room, a load has its line as before


def test_a_program_keeps_the_arrangement_that_needs_fewer_pages() -> None:
    for path in (SHIPPED[0], SHIPPED[-1]):
        pages = {
            arrange: len(
                printed(path, layout=layout_named("handout", None, f"log.arrange={arrange}", "week=[log]")).pages
            )
            for arrange in ("auto", "rows", "columns")
        }
        assert pages["auto"] == min(pages["rows"], pages["columns"])


def test_how_a_session_felt_is_a_scale_to_circle() -> None:
    page = printed_text(IN_COLUMNS).pages.pages[0]
    (field,) = (field for field in page.fields if field.kind == "felt")
    inside = [
        item.text
        for item in page.items
        if isinstance(item, Text)
        and field.x <= item.x < field.x + field.width
        and field.y < item.y < field.y + field.height
    ]
    assert inside == [str(number) for number in range(1, 11)]
    assert field.width / len(inside) >= 5 * MM - 0.01


def test_a_tempo_is_said_in_one_order() -> None:
    text = """
title: T
weeks: 1
sessions:
  - name: Upper
    exercises: [{exercise: back-squat, do: 3x5, tempo: 3-1-1-0}, {exercise: seated-cable-row, do: 3x5, tempo: 3-1-1-0}]
"""
    made = printed_text(text)
    lowered, lifted = (entry for sheet in made.sheets for entry in sheet.entries)
    assert [entry.tempo and entry.tempo.starts_with for entry in (lowered, lifted)] == ["eccentric", "concentric"]
    log = [item.text for item in made.pages.pages[0].items if isinstance(item, Text)]
    assert sum("3-1-1-0" in text for text in log if not text.startswith("Tempo")) == 1


SORE = """
title: Sore knee
weeks: 1
sessions:
  - name: Knee
    exercises: [{exercise: step-up, do: 3x8, PAIN}]
"""


@pytest.mark.parametrize("prescribed", ["load: pain <= 3", "load: pain-free", "progress: +2.5kg when pain is below 3"])
def test_where_pain_is_prescribed_it_is_a_scale_to_circle(prescribed: str) -> None:
    page = printed_text(SORE.replace("PAIN", prescribed)).pages.pages[0]
    (field,) = (field for field in page.fields if field.kind == "pain")
    assert field.id == "w1/knee/pain"
    texts = [item for item in page.items if isinstance(item, Text) and field.y < item.y < field.y + field.height]
    assert [text.text for text in texts if text.x >= field.x] == [str(number) for number in range(11)]
    assert not any(
        field.kind == "pain" for field in printed_text(SORE.replace("PAIN", "load: 20kg")).pages.pages[0].fields
    )


def test_pain_is_asked_for_each_time_of_a_day() -> None:
    text = (
        SORE.replace("PAIN", "load: pain <= 3")
        .replace("do: 3x8", "do: 8")
        .replace("name: Knee", "name: Knee\n    times: 3")
    )
    fields = [field for page in printed_text(text).pages for field in page.fields]
    assert [field.id for field in fields if field.kind == "pain"] == [f"w1/knee/a/{n}/both/pain" for n in (1, 2, 3)]
