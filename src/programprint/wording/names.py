"""Names of exercises, sessions and days, as they stand beside other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from programprint.merge.sheet import Entry, Session
from programprint.notation.days import day_order, listed, same_day, weekdays_in_a_row
from programprint.wording.words import Words


def inside(name: str, words: Words) -> str:
    """A name inside a sentence: “Barbell hip thrust” → “barbell hip thrust”; “RDL”, “T-bar row”, “Romanian deadlift” stay."""
    if "names.inside" in words:
        return name
    first = re.split(r"[\W_]", name, maxsplit=1)[0]
    kept = len(first) < 2 or first[:2].isupper() or first.casefold() in words("names.proper").split()
    return name if kept else words.small(name)


def instead(entry: Entry, words: Words) -> str:
    """What may replace an exercise: “goblet squat, Romanian deadlift”."""
    return words.listed(inside(name, words) for name in entry.instead)


_HOURS = {
    "morning": "day.morning",
    **dict.fromkeys(("noon", "midday"), "day.noon"),
    "afternoon": "day.afternoon",
    **dict.fromkeys(("evening", "night"), "day.evening"),
}
"""What a time of day behind a weekday is called; AM and PM stay."""


def session(session: Session, words: Words) -> str:
    """The name of a session, and which time of the week it is: “Upper, 2nd time”. One that is called by its weekday is called so
    in the language of the sheet."""
    name = at_the_head(session.name, words)
    if not session.time:
        return name
    return words("session.again", name=name, nth=words.ordinal(session.time))


def day(session: Session, words: Words) -> str:
    """The day of a session, or its days in few words: “Daily”, “Monday–Friday”, “Monday, Thursday”; nothing where its name says
    it."""
    if not session.days:
        return at_the_head(session.day, words)
    if same_day(words.listed(session.days), session.name):
        return ""
    phrase = _in_few_words(session.days, words)
    return "" if same_day(phrase, session.name) else words.capital(phrase) if "day.1" in words else phrase


def weekday(day: str, words: Words) -> str:
    """A weekday in the language of the sheet, with its time of day, “Montag abends”, or several, “Montag, Freitag”; another day,
    or one in English, is as typed."""
    if "day.1" not in words:
        return day
    place = day_order(day)
    if place is None:
        several = listed(day)
        return day if len(several) < 2 or None in map(day_order, several) else _in_few_words(several, words)
    hours = (
        words(_HOURS[hour]) if (hour := typed.casefold().strip("()")) in _HOURS else typed for typed in day.split()[1:]
    )
    return " ".join((words(f"day.{place[0] + 1}"), *hours))


def _in_few_words(days: Sequence[str], words: Words) -> str:
    if count := weekdays_in_a_row(days):
        ends = {"first": weekday(days[0], words), "last": weekday(days[-1], words)}
        return words("day.daily") if count == 7 else words("day.span", **ends)
    return weekdays(days, words)


def at_the_head(day: str, words: Words) -> str:
    """The same where a line begins with it: “Lunes”."""
    return words.capital(weekday(day, words)) if "day.1" in words else day


def weekdays(days: Sequence[str], words: Words) -> str:
    """Days inside a line: “Wednesday, Sunday”."""
    return words.listed(weekday(day, words) for day in days)


def weekdays_at_the_head(days: Sequence[str], words: Words) -> str:
    """The same where a line begins with them: “Lunes, jueves”."""
    first, others = days[:1], days[1:]
    return words.listed([*(at_the_head(day, words) for day in first), *(weekday(day, words) for day in others)])


def day_and_session(what: Session, words: Words) -> str:
    """“Monday · Upper”, as outlines and messages name a session."""
    return words.joined("list.dot", (day(what, words), session(what, words)))


def short_day(day: str, words: Words) -> str:
    """“Mon” for a weekday, else the day as it stands."""
    place = day_order(day)
    if place is None:
        return weekday(day, words)
    return short_weekday(place[0] + 1, words) if "day.1" in words else day[:3]


def short_weekday(number: int, words: Words) -> str:
    """“Mon” for 1, as it stands over a box."""
    return words(f"day.short.{number}" if "day.1" in words else f"date.weekday.{number}")
