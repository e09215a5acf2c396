"""A session that is done several times a day is printed once a week, with a box for each time."""

from __future__ import annotations

import pytest
import saying
from conftest import Findings, Sheets, place
from conftest import marked as marked_place
from paper import layout_named, printed_text, words_of

from programprint.pages import Field
from programprint.wording import blocks, sets

GYM = {"calf": "{name: Calf raise, sides: each, limb: leg, load: bodyweight}"}
DROPS = "exercises: [{exercise: calf, do: 3x15, side: left}]"


def program(session: str) -> str:
    return f"title: T\nweeks: 1\nsessions: [{{name: Home, {session}, {DROPS}}}]"


@pytest.mark.parametrize(
    ("session", "day", "title", "names"),
    [
        ("days: daily, times: 2", "Daily", "Twice a day", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun") * 2),
        ("days: Mon-Wed, times: 1", "Monday–Wednesday", "Once a day", ("Mon", "Tue", "Wed")),
        ("days: [Mon, Thu], times: 3", "Mon, Thu", "3 times a day", ("Mon", "Thu") * 3),
        ("times: 4", "", "4\N{NO-BREAK SPACE}times", ()),
    ],
)
def test_it_stands_once_in_the_week_with_a_box_for_each_time(
    sheets: Sheets, session: str, day: str, title: str, names: tuple[str, ...]
) -> None:
    (found,) = sheets(program(session), GYM)[0].sessions
    (block,) = found.blocks
    assert (saying.day(found), blocks.title(block, saying.EN)) == (day, title)
    assert block.score
    assert tuple(blocks.over_tick(block.score, index, saying.EN) for index in range(len(block.score.days))) == names
    assert block.score.ticks == (len(names) or 4)
    assert sets.prescription(block.entries[0], saying.EN)[0][0] == "3\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}15"


def test_all_its_sets_count(sheets: Sheets) -> None:
    (found,) = sheets(program("days: daily, times: 2"), GYM)[0].sessions
    assert sum(group.do.sets for group in found.blocks[0].entries[0].groups) == 3 * 7 * 2


def test_every_time_has_a_box_of_its_own() -> None:
    text = (
        "title: T\nweeks: 1\nsessions: [{name: Home, days: daily, times: 2, exercises: [{exercise: plank, do: 3x30s}]}]"
    )
    fields = [item for page in printed_text(text).pages for item in page.fields if isinstance(item, Field)]
    ticks = [field.id for field in fields if field.kind == "tick"]
    assert len(ticks) == len(set(ticks)) == 14


@pytest.mark.parametrize(
    ("exercises", "message"),
    [
        ("[↓{superset: [{exercise: calf, do: 3x5}, {exercise: calf, do: 3x8}]}]", "holds single exercises"),
        ("[{exercise: calf, do: 3x5, ↓extra_set: {side: weak}}]", "an extra set has no place here"),
    ],
)
def test_it_holds_single_exercises(findings: Findings, exercises: str, message: str) -> None:
    text, where = marked_place(f"title: T\nweeks: 1\nsessions: [{{name: Home, times: 2, exercises: {exercises}}}]")
    (problem,) = findings(text, GYM)
    assert message in problem.message
    assert place(problem) == where


def test_only_a_sheet_with_boxes_speaks_of_them() -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: Home, times: 2, exercises: [{exercise: plank, do: 3x30s}]}]"

    def said(layout: str) -> str:
        return "".join(words_of(page) for page in printed_text(text, layout=layout_named(layout)).pages)

    assert "aboxforeachtime" in said("handout")
    assert all(
        "2times" in said(layout) and "aboxforeachtime" not in said(layout) for layout in ("wall", "card", "coach")
    )
