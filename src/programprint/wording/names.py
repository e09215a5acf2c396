"""Names of exercises, sessions and days, as they stand beside other words."""

from __future__ import annotations

import re

from programprint.merge.sheet import Entry, Session
from programprint.notation.days import day_order, same_day, weekdays_in_a_row
from programprint.wording.words import Words


def inside(name: str, words: Words) -> str:
    """A name inside a sentence: “Barbell hip thrust” → “barbell hip thrust”; “RDL”, “T-bar row”, “Romanian deadlift” stay."""
    first = re.split(r"[\W_]", name, maxsplit=1)[0]
    kept = len(first) < 2 or first[:2].isupper() or first.casefold() in words("names.proper").split()
    return name if kept else name[:1].lower() + name[1:]


def instead(entry: Entry, words: Words) -> str:
    """What may replace an exercise: “goblet squat, Romanian deadlift”."""
    return words.listed(inside(name, words) for name in entry.instead)


def session(session: Session, words: Words) -> str:
    """The name of a session, and which time of the week it is: “Upper, 2nd time”."""
    if not session.time:
        return session.name
    return words("session.again", name=session.name, nth=words.ordinal(session.time))


def day(session: Session, words: Words) -> str:
    """The day of a session, or its days in few words: “Daily”, “Monday–Friday”, “Monday, Thursday”; nothing where its name says
    it."""
    if not session.days:
        return session.day
    phrase = words.listed(session.days)
    if count := weekdays_in_a_row(session.days):
        phrase = words("day.daily") if count == 7 else words("day.span", first=session.days[0], last=session.days[-1])
    return "" if same_day(phrase, session.name) else phrase


def day_and_session(what: Session, words: Words) -> str:
    """“Monday · Upper”, as outlines and messages name a session."""
    return words.joined("list.dot", (day(what, words), session(what, words)))


def short_day(day: str, words: Words) -> str:
    """“Mon” for a weekday, else the day as it stands."""
    return day[:3] if day_order(day) else day
