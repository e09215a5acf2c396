"""The dates of weeks and sessions."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import Findings, Sheets, one, place

from programprint.languages import words_of
from programprint.merge import Sheet
from programprint.wording import dates

DO = "exercises: [{exercise: squat, do: 3x5}]"
THREE = (
    f"sessions: [{{name: A, day: Mon, {DO}}}, {{name: B, day: Wed, {DO}}}, {{name: C, day: Fri, {DO}}}, "
    "{rest: Walk, day: Thu}]"
)
UNDATED = f"sessions: [{{name: A, {DO}}}, {{name: B, {DO}}}]"


def days(sheet: Sheet) -> list[str]:
    """The first day of a week and the dates of its sessions, as “03-01”; “-” where there is none."""
    found = [sheet.begins, *(session.on for session in sheet.sessions)]
    return [f"{day:%m-%d}" if day else "-" for day in found]


def test_without_a_start_nothing_has_a_date(sheets: Sheets) -> None:
    (sheet,) = sheets(f"title: T\nweeks: 1\n{THREE}")
    assert days(sheet) == ["-"] * 4


@pytest.mark.parametrize(
    ("start", "items", "expected"),
    [
        ("2027-03-01", THREE, [["03-01", "03-01", "03-03", "03-05"], ["03-08", "03-08", "03-10", "03-12"]]),
        (
            "2027-03-02",
            UNDATED.replace("name: B", "name: B, day: Tue"),
            [["03-01", "-", "03-02"], ["03-08", "-", "03-09"]],
        ),
        ("2027-03-03", UNDATED, [["03-03", "-", "-"], ["03-10", "-", "-"]]),
        ("2027-12-27", THREE, [["12-27", "12-27", "12-29", "12-31"], ["01-03", "01-03", "01-05", "01-07"]]),
        ("2028-02-28", THREE, [["02-28", "02-28", "03-01", "03-03"], ["03-06", "03-06", "03-08", "03-10"]]),
    ],
)
def test_a_start_gives_every_week_and_weekday_its_date(
    sheets: Sheets, start: str, items: str, expected: list[list[str]]
) -> None:
    found = sheets(f"title: T\nweeks: 2\nstart: {start}\n{items}")
    assert [days(sheet) for sheet in found] == expected


def test_a_first_session_before_the_start_falls_in_the_week_after_and_says_so(findings: Findings) -> None:
    problem = one(findings(f"title: T\nweeks: 2\nstart: 2027-03-03\n{THREE}"))
    assert place(problem) == (3, 8)
    assert "2027-03-03 is a Wednesday" in problem.message
    assert "2027-03-08" in problem.message


@pytest.mark.parametrize(
    ("skip", "expected"),
    [
        ("2027-03-03", [["03-01", "03-01", "-", "03-05"], ["03-08", "03-08", "03-10", "03-12"]]),
        ("[2027-03-01 to 2027-03-05]", [["03-08", "03-08", "03-10", "03-12"], ["03-15", "03-15", "03-17", "03-19"]]),
        ("2027-03-06 to 2027-03-19", [["03-01", "03-01", "03-03", "03-05"], ["03-22", "03-22", "03-24", "03-26"]]),
        ("{2027-03-03: 2027-03-04}", [["03-01", "03-01", "03-04", "03-05"], ["03-08", "03-08", "03-10", "03-12"]]),
        (
            "[2027-03-01, 2027-03-03, {2027-03-05: 2027-03-06}]",
            [["03-01", "-", "-", "03-06"], ["03-08", "03-08", "03-10", "03-12"]],
        ),
        ("{2027-03-03: off}", [["03-01", "03-01", "-", "03-05"], ["03-08", "03-08", "03-10", "03-12"]]),
    ],
)
def test_days_are_left_out_or_move_and_an_empty_week_moves_on(
    sheets: Sheets, skip: str, expected: list[list[str]]
) -> None:
    found = sheets(f"title: T\nweeks: 2\nstart: 2027-03-01\nskip: {skip}\n{THREE}")
    assert [days(sheet) for sheet in found] == expected


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("start: 1.3.2027", "“1.3.2027” is no date"),
        ("start: 2027-3-1", "“2027-3-1” is no date"),
        ("start: 2027-02-29", "there is no 2027-02-29 in the calendar"),
        ("start: 0027-03-01", "not of these times"),
        ("start: [2027-03-01]", "“start” must be one text"),
        ("start: 2027-03-01\nskip: Easter", "“Easter” is no date"),
        ("start: 2027-03-01\nskip: 2027-03-09 to 2027-03-02", "ends before it begins"),
        ("start: 2027-03-01\nskip: 2027-03-09 to 2028-03-09", "longer than a year"),
        ("start: 2027-03-01\nskip: {2027-03-03: soon}", "“soon” is no date"),
        ("start: 2027-03-01\nskip: {2027-03-03 to 2027-03-05: 2027-03-06}", "is more than a day"),
        ("start: 2027-03-01\nskip: [2027-03-04, {2027-03-03: 2027-03-04}]", "which is left out"),
        ("start: 2027-03-01\nskip: [2027-03-03, {2027-03-03: 2027-03-04}]", "is left out, and moved"),
        ("start: 2027-03-01\nskip: {2027-03-02: 2027-03-04}", "no session falls on 2027-03-02"),
        ("skip: 2027-03-02", "nothing says when the program starts"),
    ],
)
def test_what_is_no_date_or_moves_nothing_is_told(findings: Findings, field: str, said: str) -> None:
    assert said in one(findings(f"title: T\nweeks: 2\n{field}\n{THREE}")).message


def test_dates_are_said_in_words(sheets: Sheets) -> None:
    skip = "skip: [2027-03-03, {2027-03-05: 2027-03-06}]"
    (sheet,) = sheets(f"title: T\nweeks: 1\nstart: 2027-03-01\n{skip}\n{THREE}")
    words = words_of("en")
    assert dates.day(date(2027, 3, 1), words).split() == ["Mon", "1", "Mar", "2027"]
    said = [" ".join(dates.session(session, words).split()) for session in sheet.sessions]
    assert said == ["1 Mar", "not on 3 Mar", "Sat 6 Mar"]
