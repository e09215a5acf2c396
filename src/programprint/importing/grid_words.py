"""The words of a program grid: days, warm-up, headings, notes and the labels of supersets."""

from __future__ import annotations

import re
from pathlib import PurePath

from msgspec import Struct

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<day>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}\b\.?[\s:,–—(-]*(?P<name>.*?)[)\s]*", re.IGNORECASE)
_DAY_LAST = re.compile(rf"(?P<name>.+?)[\s:,–—(-]+{_WEEKDAY}[)\s]*", re.IGNORECASE)
WEEK = re.compile(
    r"(?:weeks?|wks?|w)[ .#]*(\d{1,3})(?: ?(?:-|–|to|&|\+) ?(?:w(?:eek|k)? ?)?(\d{1,3}))?(?!\d)[\s:.,(\[/–—-]*(.*?)[)\]]?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:day|session|workout|training)[ #.]*(?:(?P<number>\d{1,2})|[A-Z])\b.*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(\d{1,2})(?:[.,]0+)?")
WARM_UP = re.compile(r"(?:general |specific )?warm[ -]?ups?:?", re.IGNORECASE)
SECTION = re.compile(
    r"(?:main|strength|power|speed|accessor(?:y|ies)|assistance|finishers?|conditioning|core|cool[ -]?down|mobility"
    r"|(?:super|tri|giant)[ -]?sets?|circuits?)"
    r"(?: (?:work|lifts?|exercises|block|sets?))?(?: [A-Z0-9])?:?",
    re.IGNORECASE,
)
HEADED = re.compile(rf"(?:{SECTION.pattern.removesuffix(':?')}): *\S.*", re.IGNORECASE)
"""A heading and, on the same line, what stands under it: “Finisher: 10 min easy bike”."""
REST_DAY = re.compile(r"\b(?:rest|off|recovery)\b", re.IGNORECASE)
_REST = re.compile(
    r"(?:(?:(?:full|complete|total) )?(?:rest|off)(?: days?)?|recovery days?|days? off|(?P<kind>(?:active |full )?recovery))"
    r"(?:[\s:,/(–—-]+(?P<told>.*?))?\)?",
    re.IGNORECASE,
)
NOTE = re.compile(r"(?:notes?|nb|remarks?)[:.] *(?P<note>.+)", re.IGNORECASE)
TOLD = re.compile(r"(?P<field>title|program(?:me)?|goal|coach|author|by)[:] *(?P<text>.+)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<letter>[A-Za-z])(?P<number>\d{1,2})?(?P<sign>[.):]|\s?-)?(?P<gap>\s*)(?P<rest>\S.*)"
    r"|(?P<figure>\d{1,2})(?P<member>[A-Za-z])(?P<stop>[.):]|\s?-)?\s+(?P<named>\S.*)"
)
_PAIRED = re.compile(
    r"(?:ss|super[ -]?set)(?:[ .#-]?(?P<which>\d{1,2}|[A-Z])(?P<member>[a-z])?)?(?P<sign>[.):]|\s?[-–])?\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<before>\d{1,2})\.(?P<after>[1-9])(?P<sign>[.):]|\s?[-–])?\s+(?P<rest>[^\W\d].*)")
_BRACKETED = re.compile(r"(?:[(\[] ?(\d{0,2}[A-Za-z]\d{0,2}|\d{1,2}(?:\.[1-9])?) ?[)\]]|# ?(\d{1,2})[.):]?) *(?=\S)")
_NUMBER_BEFORE = re.compile(r"\d{1,2}(?:[.):]|\s?[-–])\s+(?=\D)")
_LETTERS = "ABCDEFGHIJ"
_MEMBERS = 4
"""Exercises of a superset that is numbered 1.1, 1.2 …; 1.5 may be a figure."""
_ORDER = re.compile(
    r"(?P<letter>[A-Za-z])[.-]?(?P<number>\d{1,2})?[.):]?|(?P<figure>\d{1,2})[.-]?(?P<member>[A-Za-z])[.):]?"
    r"|(?P<before>\d{1,2})\.(?P<after>[1-9])|(?P<superset>(?:ss|super[ -]?set|pair)[ .#-]?(?:\d{1,2}|[A-Za-z])?)",
    re.IGNORECASE,
)
_WARMING = re.compile(r"w(?:u|arm[ -]?ups?)?[ .-]?\d{0,2}[.):]?", re.IGNORECASE)


class Label(Struct, frozen=True):
    """The place of an exercise in its session, “A1”, “2b” or “2.1”: what its superset has in common, “A”, “2” or “2.”, and its
    own number, 0 where it has none; *sure* when it cannot be part of the name."""

    letter: str
    number: int
    sure: bool

    @property
    def is_warm_up(self) -> bool:
        """Whether it says warm-up, as W1 does."""
        return self.letter == "W" and self.number > 0

    @property
    def tier(self) -> str:
        """The rank that it says, as T1 does; nothing for all others."""
        return f"T{self.number}" if self.letter == "T" and self.number else ""

    @property
    def is_likely(self) -> bool:
        """Whether it is a label in front of any exercise that is known: A1 and 2b, but not “5k run”."""
        most = _MEMBERS if self.letter.endswith(".") else len(_LETTERS)
        return (self.letter in _LETTERS or not self.letter.isalpha()) and self.number <= most


def order_label(text: str) -> Label | None:
    """The label in a column of its own: A, A1, B2, 2a, 2.1, SS1."""
    match = _ORDER.fullmatch(text)
    if not match:
        return None
    if match["superset"]:
        return Label(match["superset"].upper(), 0, True)
    if match["before"]:
        return Label(f"{match['before']}.", int(match["after"]), True)
    if match["figure"]:
        return Label(match["figure"], _place(match["member"]), True)
    return Label(match["letter"].upper(), int(match["number"] or 0), True)


def is_warm_label(text: str) -> bool:
    """Whether the column of labels says warm-up: W, W1, WU2, “Warm-up”."""
    return bool(_WARMING.fullmatch(text))


def group_label(text: str) -> Label | None:
    """The number of a group, in a column that numbers groups and not exercises."""
    match = _BARE_NUMBER.fullmatch(text)
    return Label(match[1], 0, True) if match else None


def _place(letter: str) -> int:
    return ord(letter.lower()) - ord("a") + 1


def split_label(written: str) -> tuple[Label | None, str]:
    """The label in front of a name, and the name: “A1. Bench press”, “B) Row”, “(A1) Row”, “2a Row”, “2.1 Row”, “A1 Row” and
    “SS Row” (these four not sure), “SS1: Row”; “1. Squat” has none."""
    if bracketed := _BRACKETED.match(written):
        return split_label(f"{bracketed[1] or bracketed[2]}. {written[bracketed.end() :]}")
    if match := _PAIRED.fullmatch(written):
        within = split_label(match["rest"])
        sure = bool(match["which"] or match["sign"])
        number = _place(match["member"]) if match["member"] else 0
        return within if within[0] else (Label(f"SS{(match['which'] or '').upper()}", number, sure), match["rest"])
    if match := _COUNTED.fullmatch(written):
        return Label(f"{match['before']}.", int(match["after"]), bool(match["sign"])), match["rest"]
    match = _LABEL.fullmatch(written)
    if match and match["figure"]:
        return Label(match["figure"], _place(match["member"]), bool(match["stop"])), match["named"]
    if (
        match
        and (match["number"] or match["sign"] in (".", ")", ":"))
        and (match["gap"] or (match["number"] and match["sign"]))
    ):
        return Label(match["letter"].upper(), int(match["number"] or 0), bool(match["sign"])), match["rest"]
    return None, _NUMBER_BEFORE.sub("", written, 1) if _NUMBER_BEFORE.match(written) else written


def weeks_of(words: str) -> tuple[tuple[int, ...], str] | None:
    """The numbers and the label of weeks that a row names: “1”, “1.0”, “Week 2”, “Wk 4 deload”, “Weeks 1-3”."""
    words = re.sub(r"(?<=\d)[.,]0{1,2}$", "", words)
    match = WEEK.fullmatch(words) or WEEK.fullmatch(f"week {words}")
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    return tuple(range(first, max(min(last, first + 104), first) + 1)), match[3].strip()


def names_week(words: str) -> bool:
    """Whether words of a row of their own say “week”, rather than a number that may be anything."""
    return bool(WEEK.fullmatch(words))


def is_sentence(words: str) -> bool:
    """Whether words are told to the athlete, and are no name of anything."""
    return len(words.split()) > 8 or bool(re.search(r"[a-z)][.!?]$", words))


def is_day(words: str) -> bool:
    return bool(_NUMBERED.fullmatch(words) or _DAY_FIRST.fullmatch(words))


def day_of(words: str, head: str) -> str:
    """What a column of days says: “1”, below “Day”, is “Day 1”; other words are as they are."""
    match = _BARE_NUMBER.fullmatch(words)
    if not match:
        return words
    kind = next((kind for kind in ("session", "workout") if kind in head.lower()), "day")
    return f"{kind.capitalize()} {int(match[1])}"


def rest_day(words: str) -> str | None:
    """What is done on a day that is called a rest day, nothing for most; None for other words."""
    match = _REST.fullmatch(words.strip(" :"))
    return None if match is None else (match["told"] or match["kind"] or "").strip()


def named(words: str) -> tuple[str, str]:
    """The name and the day of a session: “Monday: Lower body” is (“Lower body”, “Monday”), “Monday” alone a name."""
    words = words.rstrip(" :")
    for pattern in (_DAY_FIRST, _DAY_LAST):
        if (match := pattern.fullmatch(words)) and match["name"]:
            return match["name"].rstrip(" :-–—("), match["day"]
    return words, ""


def weekday(words: str) -> int | None:
    """Which day of the week words name, 0 for Monday; None when they name none, or more than a day."""
    match = _DAY_FIRST.fullmatch(words.strip(" :"))
    return WEEKDAYS.index(match["day"][:3].lower()) if match and not match["name"] else None


def day_number(words: str) -> int | None:
    """The number of “Day 3”, whatever follows it."""
    match = _NUMBERED.fullmatch(words)
    return int(match["number"]) if match and match["number"] else None


def titled(file: str) -> str:
    """“plans/spring-block_2.xlsx” → “Spring block 2”."""
    words = re.sub(r"[-_\s]+", " ", PurePath(file).stem).strip()
    return words[:1].upper() + words[1:] or "Program"
