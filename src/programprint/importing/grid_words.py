"""The words of a program grid: days, warm-up, headings, notes and the labels of supersets."""

from __future__ import annotations

import re
from pathlib import PurePath

from msgspec import Struct

_WEEKDAY = r"(?P<day>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}\b\.?[\s:,–—(-]*(?P<name>.*?)[)\s]*", re.IGNORECASE)
_DAY_LAST = re.compile(rf"(?P<name>.+?)[\s:,–—(-]+{_WEEKDAY}[)\s]*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:day|session|workout|training)[ #.]*(?:\d{1,2}|[A-Z])\b.*", re.IGNORECASE)
WARM_UP = re.compile(r"(?:general |specific )?warm[ -]?ups?:?", re.IGNORECASE)
SECTION = re.compile(
    r"(?:main|strength|power|speed|accessor(?:y|ies)|assistance|finishers?|conditioning|core|cool[ -]?down|mobility)"
    r"(?: (?:work|lifts?|exercises|block|sets?))?:?",
    re.IGNORECASE,
)
HEADED = re.compile(rf"(?:{SECTION.pattern.removesuffix(':?')}): *\S.*", re.IGNORECASE)
"""A heading and, on the same line, what stands under it: “Finisher: 10 min easy bike”."""
REST_DAY = re.compile(r"\b(?:rest|off|recovery)\b", re.IGNORECASE)
NOTE = re.compile(r"(?:notes?|nb|remarks?)[:.] *(?P<note>.+)", re.IGNORECASE)
TOLD = re.compile(r"(?P<field>title|program(?:me)?|goal|coach|author|by)[:] *(?P<text>.+)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<letter>[A-Za-z])(?P<number>\d{1,2})?(?P<sign>[.):]|\s?-)?(?P<gap>\s*)(?P<rest>\S.*)")
_ORDER = re.compile(r"(?P<letter>[A-Za-z])(?P<number>\d{1,2})?[.):]?")


class Label(Struct, frozen=True):
    """The place of an exercise in its session, “A1”. *number* is 0 for a letter alone; *sure* when it cannot be part of
    the name."""

    letter: str
    number: int
    sure: bool


def order_label(text: str) -> Label | None:
    """The label in a column of its own: A, A1, B2."""
    match = _ORDER.fullmatch(text)
    return Label(match["letter"].upper(), int(match["number"] or 0), True) if match else None


def split_label(written: str) -> tuple[Label | None, str]:
    """The label in front of a name, and the name: “A1. Bench press”, “B) Row”, “A1 Row” (not sure), “1. Squat” (none)."""
    match = _LABEL.fullmatch(written)
    if (
        match
        and (match["number"] or match["sign"] in (".", ")", ":"))
        and (match["gap"] or (match["number"] and match["sign"]))
    ):
        return Label(match["letter"].upper(), int(match["number"] or 0), bool(match["sign"])), match["rest"]
    return None, re.sub(r"^\d{1,2}[.)]\s+(?=\D)", "", written)


def is_day(words: str) -> bool:
    return bool(_NUMBERED.fullmatch(words) or _DAY_FIRST.fullmatch(words))


def named(words: str) -> tuple[str, str]:
    """The name and the day of a session: “Monday: Lower body” is (“Lower body”, “Monday”), “Monday” alone a name."""
    words = words.rstrip(" :")
    for pattern in (_DAY_FIRST, _DAY_LAST):
        if (match := pattern.fullmatch(words)) and match["name"]:
            return match["name"].rstrip(" :-–—("), match["day"]
    return words, ""


def titled(file: str) -> str:
    """“plans/spring-block_2.xlsx” → “Spring block 2”."""
    words = re.sub(r"[-_\s]+", " ", PurePath(file).stem).strip()
    return words[:1].upper() + words[1:] or "Program"
