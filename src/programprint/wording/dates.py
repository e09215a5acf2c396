"""The dates of weeks and sessions."""

from __future__ import annotations

from datetime import date

from programprint.merge.sheet import Session, Sheet
from programprint.notation.days import weekday
from programprint.wording import names
from programprint.wording import weeks as of_week
from programprint.wording.words import Words


def day(on: date, words: Words) -> str:
    """“Mon 1 Mar 2027”."""
    return words("date.of_year", day=_named(on, words), year=on.year, **_parts(on, words))


def short(on: date, words: Words) -> str:
    """“1 Mar”."""
    return _numbered(on, words)


def week(sheet: Sheet, words: Words) -> str:
    """The first day of a week, “Mon 1 Mar 2027”; nothing in a program without a start."""
    return day(sheet.begins, words) if sheet.begins else ""


def session(session: Session, words: Words) -> str:
    """The date of a session, beside its day: “1 Mar”; with its weekday where it moves to another, “Tue 6 Apr”. “not on 29 Mar”
    where it is left out."""
    if session.left_out:
        return words("date.left_out", day=_numbered(session.left_out, words))
    if not session.on:
        return ""
    own = weekday(session.day.split()[0]) if session.day else None
    return _numbered(session.on, words) if own == session.on.weekday() else _named(session.on, words)


def titled(sheet: Sheet, words: Words) -> str:
    """“Week 3 · Squeeze · Mon 15 Mar 2027”, as outlines name a week."""
    return words.joined("list.dot", (of_week.titled(sheet, words), week(sheet, words)))


def day_and_session(what: Session, words: Words) -> str:
    """“Monday · Upper · 1 Mar”, as outlines name a session."""
    return words.joined("list.dot", (names.day_and_session(what, words), session(what, words)))


def _named(on: date, words: Words) -> str:
    return words("date", day=_numbered(on, words), **_parts(on, words))


def _numbered(on: date, words: Words) -> str:
    return words("date.day", **_parts(on, words))


def _parts(on: date, words: Words) -> dict[str, object]:
    """What languages put in orders of their own."""
    return {
        "weekday": words(f"date.weekday.{on.weekday() + 1}"),
        "n": on.day,
        "month": words(f"date.month.{on.month}"),
    }
