"""Weeks that share pages: nothing is lost, no session is torn that a page holds, and every week is found where it begins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from paper import METRICS, SHIPPED, layout_named, printed, printed_text, some, squeezed, words_of

from programprint.compose.log.least import takes
from programprint.compose.log.side import full_foot
from programprint.compose.log.week import LogWeek
from programprint.compose.setting import Setting
from programprint.docket import Docket
from programprint.languages import words_of as words_in
from programprint.pages import MM, Rule, Text

APART, SHARED, BLOCKS = (
    layout_named("handout", None, "program=[]", f"week_starts={how}", f"keep={what}", "log.arrange=columns")
    for how, what in (("page", "sessions"), ("anywhere", "sessions"), ("anywhere", "blocks"))
)
SHORT = """
title: Two lifts
note: Leave the gym fresh.
weeks: [Base, {label: Load, note: A little more.}, {label: Load, note: A little more.}, {deload: yes, label: Rest}]
sessions:
  - name: One leg
    exercises: [{exercise: step-up, do: 3x8, load: 30% of back-squat}]
"""


def ids(made: object) -> set[str]:
    """The cells of a document, without the room for notes, the names on pages that go on, and what may be seen above."""
    return {
        field.id
        for page in made.pages  # type: ignore[attr-defined]
        for field in page.fields
        if field.kind not in ("notes", "last") and not re.search(r"/name(/\d+)?$", field.id)
    }


@pytest.mark.parametrize("path", some(SHIPPED))
def test_weeks_that_share_pages_have_the_cells_of_weeks_apart(path: Path) -> None:
    assert ids(printed(path, layout=SHARED)) == ids(printed(path, layout=APART))


@pytest.mark.parametrize("path", SHIPPED)
def test_a_session_that_a_page_holds_is_not_split(path: Path) -> None:
    homes: dict[str, set[int]] = {}
    for number, page in enumerate(printed(path, layout=SHARED).pages):
        for field in page.fields:
            if field.kind in ("tick", "amount"):
                homes.setdefault("/".join(field.id.split("/")[:2]), set()).add(number)
    assert {session: pages for session, pages in homes.items() if len(pages) > 1} == {}


@pytest.mark.parametrize("path", some(SHIPPED))
def test_shared_pages_are_no_more_and_whole_sessions_no_fewer(path: Path) -> None:
    apart, shared, blocks = (len(printed(path, layout=one).pages) for one in (APART, SHARED, BLOCKS))
    assert blocks <= shared <= apart


@pytest.mark.parametrize("path", some(SHIPPED))
def test_every_page_asks_for_a_name_once(path: Path) -> None:
    for page in printed(path, layout=SHARED).pages:
        assert sum(field.kind == "name" for field in page.fields) == 1


def test_a_short_head_has_what_is_written_once_a_week_and_what_is_new() -> None:
    (page,) = printed_text(SHORT, layout=SHARED).pages
    found = [field.id for field in page.fields if field.id.count("/") < 3]
    for week in (1, 2, 3, 4):
        assert {f"w{week}/date", f"w{week}/weight", f"w{week}/weak/l", f"w{week}/weak/r"} <= set(found)
    assert sum(field.kind == "maximum" for field in page.fields) == 1  # asked for in the first week
    text = words_of(page)
    assert text.count(squeezed("Leave the gym fresh.")) == 1
    assert text.count(squeezed("A little more.")) == 2  # each week has its own note, also one that is the same
    assert "Week 2" in page.label
    assert "Rest" in page.label
    assert [mark.title for mark in page.bookmarks if mark.level == 0] == [
        "Week 1 · Base", "Week 2 · Load", "Week 3 · Load", "Week 4 · Rest",
    ]  # fmt: skip


def test_a_week_below_another_begins_under_a_heavier_rule_than_a_session() -> None:
    (page,) = printed_text(SHORT, layout=SHARED).pages
    (week,) = (item for item in page.items if isinstance(item, Text) and item.text == "Week 2")
    above = [item for item in page.items if isinstance(item, Rule) and item.y0 < week.y]
    last = max(
        (rule for rule in above if rule.y0 == rule.y1 and rule.x1 - rule.x0 > 150 * MM), key=lambda rule: rule.y0
    )
    assert last.weight == 2 * SHARED.rules.thick


@pytest.mark.parametrize("setting", ["week=[log, cues]", "paper=a6", "log.arrange=ticks"])
def test_weeks_begin_on_a_page_where_they_cannot_share_one(setting: str) -> None:
    made = printed_text(SHORT, layout=layout_named("handout", None, "program=[]", setting))
    starts = [n for n, page in enumerate(made.pages) for mark in page.bookmarks if mark.title.startswith("Week")]
    assert len(set(starts)) == len(starts) == 4


def test_details_that_would_hang_below_the_cells_stand_across_the_page() -> None:
    details = (
        "exercise: goblet-squat, do: 1x8, rest: 2 min, note: Set the box against the wall so that it cannot slide away"
    )
    text = SHORT.replace("exercise: step-up, do: 3x8", details)
    (page, *_) = printed_text(text, layout=SHARED).pages
    words = [item for item in page.items if isinstance(item, Text) and "cannot slide" in item.text]
    assert words
    assert all(item.x + item.width > SHARED.columns.number + page.frame[0] for item in words)


SAME = """
title: Again and again
weeks: [Base, Base, Base, {label: Load, note: More.}]
sessions:
  - name: Long day
    warm_up: [5 min easy bike]
    defaults: {rest: 2 min, tempo: usual}
    exercises:
      - {exercise: back-squat, do: 2x5, note: Put the weight down between sets and breathe twice.}
      - {exercise: single-arm-dumbbell-row, do: 2x8, note: Put the weight down between sets and breathe twice.}
      - {exercise: bench-press, do: 2x6, note: Put the weight down between sets and breathe twice.}
      - {exercise: lat-pull-down, do: 2x6, note: Put the weight down between sets and breathe twice.}
      - {exercise: romanian-deadlift, do: 2x6, note: Put the weight down between sets and breathe twice.}
      - {exercise: goblet-squat, do: [2x8, 2x8, 2x8, 2x10]}
"""


def test_weeks_that_are_alike_share_their_words_and_keep_their_cells() -> None:
    made = printed_text(SAME, layout=SHARED)
    pages = [words_of(page) for page in made.pages]
    assert len(pages) < len(printed_text(SAME, layout=APART).pages)
    assert sum(page.count(squeezed("Back squat")) for page in pages) < 4
    assert ids(made) == ids(printed_text(SAME, layout=APART))
    for week in (1, 2, 3, 4):
        stem = f"w{week}/long-day"
        assert {f"{stem}/date", f"{stem}/felt", f"{stem}/warm-up/tick", f"{stem}/a/1/load", f"w{week}/date"} <= ids(
            made
        )
    titles = [mark.title for page in made.pages for mark in page.bookmarks if mark.level == 0]
    assert [title.split(" ·")[0] for title in titles] == ["Week 1", "Week 2", "Week 3", "Week 4"]


def test_a_week_that_asks_for_something_else_shares_no_words() -> None:
    made = printed_text(SAME, layout=SHARED)
    (home,) = (page for page in made.pages if any(cell.id == "w4/long-day/f/1/both/tick" for cell in page.fields))
    assert not any(cell.id == "w3/long-day/f/1/both/tick" for cell in home.fields)


def test_a_page_that_goes_on_has_room_for_a_name_below_a_long_title() -> None:
    """On the first page of a week nothing is said beside the title; where the week goes on, the name may have no room there."""
    heights = set()
    for letters in range(1, 80, 3):
        text = (
            f"title: {'x' * letters}\nweeks: 2\nsessions: [{{name: A, exercises: [{{exercise: plank, do: 2x30s}}]}}]\n"
        )
        sheet = printed_text(text, layout=SHARED).sheets[0]
        log = LogWeek(sheet, Setting(SHARED, METRICS, words_in("en")), Docket())
        assert log.below(0) == log.below(2) == log.below(7), letters
        heights.add(log.head_of(0).height)
    assert len(heights) > 1


def test_the_lines_of_what_a_set_asks_for_stand_in_the_order_in_which_they_are_read() -> None:
    program = """
title: Block
weeks: 2
sessions:
  - name: A
    exercises:
      - exercise: seated-cable-row
        do: 1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%
        progress: +2.5kg when all sets reach 12
"""
    made = printed_text(program, layout=layout_named("handout", None, "log.arrange=rows"))
    assert "week1:75%,thenasearned" in "".join(map(words_of, made.pages))


@pytest.mark.parametrize("keep", ["sessions", "blocks"])
@pytest.mark.parametrize("path", some(SHIPPED))
def test_rows_take_as_many_pages_as_is_known_before_they_are_composed(path: Path, keep: str) -> None:
    columns, rows = (
        layout_named("handout", None, "program=[]", f"keep={keep}", f"log.arrange={how}") for how in ("columns", "rows")
    )
    sheets = printed(path, layout=rows).sheets
    setting = Setting(rows, METRICS, words_in("en"))
    foot = full_foot(sheets, setting)
    least = max(pages for pages in range(100) if takes(pages, sheets, setting, foot))
    assert 0 < least <= len(printed(path, layout=rows).pages)
    auto = printed(path, layout=layout_named("handout", None, "program=[]", f"keep={keep}"))
    assert len(auto.pages) == min(len(printed(path, layout=one).pages) for one in (columns, rows))
