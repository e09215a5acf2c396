"""The words above a column of a grid → what it holds, and the unit of bare numbers below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_ROLES = (
    ("exercise", r"exercises?(?: names?)?|lifts?(?: names?)?|movements?(?: names?)?|names?"),
    ("week", r"(?:training )?(?:weeks?|wks?\.?)(?: ?(?:no\.?|nr\.?|numbers?|#))?"),
    ("date", r"(?:training )?dates?"),
    (
        "session",
        r"(?:training |week|workout )?days?(?: of (?:the )?week| names?| ?(?:no\.?|nr\.?|numbers?|#))?"
        r"|(?:training )?sessions?(?: names?)?|workouts?(?: names?)?",
    ),
    (
        "order",
        r"#|no\.?|nr\.?|(?:exercise )?order|seq(?:uence)?|labels?|groups?|supersets?|pairings?|pairs?|blocks?"
        r"|(?:superset|group|block) ?(?:ids?|no\.?|nr\.?|numbers?|#|groups?)",
    ),
    ("tier", r"tiers?"),
    ("do", r"sets? ?(?:x|×|\*|/|by|and|&|,)? ?reps?(?: schemes?)?|prescription|schemes?"),
    ("warming", r"warm[ -]?ups?(?: sets?)?|(?:no\.? of|number of|#) warm[ -]?up sets?"),
    (
        "instead",
        r"(?:exercise )?(?:substitut(?:ion|e)|alternat(?:ive|e)|replacement|swap|sub|regression)s?"
        r"(?: (?:exercise|option|lift|movement)s?)?(?: ?#?\d)?|instead",
    ),
    ("sets", r"(?:(?:target|work(?:ing)?|no\.? of|num(?:ber)?(?: of)?|#(?: of)?) )?sets?(?: count)?"),
    (
        "reps",
        r"(?:(?:target|no\.? of|num(?:ber)?(?: of)?|#(?: of)?) )?reps?(?: ranges?| count| targets?)?|rep(?:etition)?s"
        r"|reps? ?/ ?(?:time|secs?|seconds?|duration|distance)|durations?",
    ),
    (
        "load",
        r"(?:(?:target|suggested|prescribed|planned|working) )?(?:loads?|weights?|intensity|percent(?:age)?|%|rpe|rir|kgs?|lbs?)"
        r"(?: ?of)?(?: ?1 ?rm)?(?: target)?|loads? ?/ ?(?:rpe|rir|%|intensity)",
    ),
    ("hold", r"holds?(?: times?)?|hold(?:ing)? (?:durations?|seconds?|secs?)|time held"),
    ("time", r"times?|secs?|seconds?|distances?|met(?:re|er)s"),
    ("often", r"frequency|freq\.?|(?:how )?often|times (?:a|per) (?:day|week)"),
    ("tempo", r"tempo"),
    ("rest", r"rests?(?: ?periods?| ?times?| ?intervals?| between sets)?|pauses?|recovery"),
    ("note", r"(?:coach(?:ing|es|'s|’s)? )?(?:notes?|comments?|cues?|remarks?|instructions?)"),
)
PARTS = ("do", "sets", "reps", "load", "tempo", "rest")
"""What a week may give in columns of its own."""
_UNITS = (
    ("s", r"s|secs?|seconds?"),
    ("m", r"met(?:re|er)s"),
    ("min", r"min|mins|minutes?"),
    ("kg", r"kgs?|kilos?"),
    ("lb", r"lbs?|pounds?"),
    ("%", r".*%.*|percent(?:age)?.*"),
    ("RPE", r"rpe"),
    ("RIR", r"rir"),
)
_WEIGHT = re.compile(r"\b(?:loads?|weights?)\b", re.IGNORECASE)
_UNIT = re.compile(r"(?:\d ?|\()(kg|lb)s?\b", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")


def spelt_out(head: str) -> str:
    """The words of a head as a person would write them: “exercise_name” and “exerciseName” are “exercise name”."""
    return " ".join(_HUMP.sub(" ", head).replace("_", " ").split()).lower()


@lru_cache(maxsize=4096)
def role_of(head: str) -> str:
    """What a head such as “Rest (s)” announces, or nothing."""
    words = re.sub(r"\(.*?\)|\[.*?\]|[:*]+$", " ", spelt_out(head))
    words = " ".join(words.split()) or head.strip("()[] ").lower()
    without_unit = re.sub(r" (?:in )?(?:s|sec|secs|seconds|mins?|minutes|kgs?|lbs?|%)$", "", words)
    for candidate in (words, without_unit):
        if found := next((role for role, pattern in _ROLES if re.fullmatch(pattern, candidate)), ""):
            return found
    return ""


@lru_cache(maxsize=4096)
def unit_of(head: str) -> str:
    """The unit that a head names for bare numbers below it: s, min, kg, lb, %, RPE or RIR."""
    words = re.findall(r"[%\w]+", spelt_out(head))
    return next((unit for unit, pattern in _UNITS for word in words if re.fullmatch(pattern, word)), "")


def is_weight(head: str) -> bool:
    """Whether bare numbers below a head are weights, rather than shares or efforts."""
    return bool(_WEIGHT.search(spelt_out(head)))


def usual_unit(rows: Sequence[Sequence[str]]) -> str:
    """What bare weights are in: pounds where the cells speak of pounds alone."""
    units = {unit[:2].lower() for row in rows for cell in row for unit in _UNIT.findall(cell)}
    return "lb" if units == {"lb"} else "kg"
