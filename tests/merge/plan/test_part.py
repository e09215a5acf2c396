"""Parts of a program: some of its sessions, some of its days."""

from __future__ import annotations

import pytest

import programprint

DO = "exercises: [{exercise: back-squat, do: 3x5}]"
TEXT = f"""
title: T
weeks: 2
sessions:
  - {{name: Upper 1, day: Monday, {DO}}}
  - {{name: Lower, day: Wed, weeks: 2, {DO}}}
  - {{rest: Walk, day: Thursday}}
  - {{name: Upper 2, day: Friday AM, {DO}}}
"""


@pytest.mark.parametrize(
    ("sessions", "days", "expected"),
    [
        ([], [], [(1, ["Upper 1", "Upper 2"]), (2, ["Upper 1", "Lower", "Upper 2"])]),
        (["upper 1"], [], [(1, ["Upper 1"]), (2, ["Upper 1"])]),
        (["Lower"], [], [(2, ["Lower"])]),
        ([], ["fri"], [(1, ["Upper 2"]), (2, ["Upper 2"])]),
        (["Upper 1", "lower"], ["Monday", "Wednesday"], [(1, ["Upper 1"]), (2, ["Upper 1", "Lower"])]),
    ],
)
def test_only_what_is_named_is_printed(
    sessions: list[str], days: list[str], expected: list[tuple[int, list[str]]]
) -> None:
    merged = programprint.sheets(TEXT, sessions=sessions, days=days)
    assert [(sheet.week, [session.name for session in sheet.sessions]) for sheet in merged.sheets] == expected
    if sessions or days:
        assert not any(sheet.rests for sheet in merged.sheets)


@pytest.mark.parametrize(
    ("sessions", "days", "message", "hint"),
    [
        (["Upper"], [], "there is no session “Upper”", "one of: Upper 1, Upper 2, Lower"),
        ([], ["Sunday"], "no session falls on “Sunday”", "one of: Monday, Friday AM, Wed"),
        (["Lower"], ["Monday"], "none of these sessions falls on one of these days", "leave out --session, or --day"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(
    sessions: list[str], days: list[str], message: str, hint: str
) -> None:
    found = programprint.sheets(TEXT, sessions=sessions, days=days)
    assert not found.sheets
    (problem,) = found.problems
    assert (problem.message, problem.hint) == (message, hint)


def test_what_climbs_from_session_to_session_is_the_same_in_a_part() -> None:
    text = TEXT.replace("do: 3x5", "do: 3x5 @ 60kg +2.5kg/week")
    whole, part = programprint.sheets(text), programprint.sheets(text, sessions=["Upper 2"])
    assert whole.sheets[1].sessions[2] == part.sheets[1].sessions[0]


def test_a_roster_prints_parts_as_well() -> None:
    roster = [{"Name": "Ada Sample"}, {"Name": "Bo Sample"}]
    parts = [programprint.render(TEXT, "rack", roster=roster, days=days).pages for days in ([], ["Friday"], ["Wed"])]
    assert parts == [5, 2, 1]
