"""In what manner sets are done, “top”, “drop”, “over the day” → the kind of set, and over what the sets are spread out."""

from __future__ import annotations

import re
from typing import Literal

from programprint.notation.scanner import Scanner

KINDS_HINT = (
    "kinds of sets are warm-up, top, back-off, drop, cluster, ladder, rest-pause, myo-reps, joker and breathing"
)
SetType = Literal[
    "work", "warm-up", "top", "back-off", "drop", "cluster", "ladder", "rest-pause", "myo-reps", "joker", "breathing"
]
Spread = Literal["", "day", "session", "sets"]
_KINDS: tuple[tuple[SetType, str], ...] = (
    ("warm-up", r"warm[ -]?ups?"),
    ("top", r"top"),
    ("back-off", r"back[ -]?(?:off|down)s?"),
    ("drop", r"drop(?:[ -]?sets?)?"),
    ("cluster", r"clusters?|muscle[ -]?rounds?"),
    ("ladder", r"ladders?(?: of)?"),
    ("rest-pause", r"rest[ -]?pauses?|RP"),
    ("myo-reps", r"myo(?:[ -]?reps?)?"),
    ("joker", r"jokers?"),
    ("breathing", r"breathing|widow[ -]?makers?"),
    ("work", r"work(?:ing)?(?! up)"),
)
BROKEN: tuple[SetType, ...] = ("cluster", "ladder", "rest-pause", "myo-reps")
"""Sets with short pauses inside."""
_SPREADS: tuple[tuple[Spread, str], ...] = (
    ("day", r"(?:spread )?(?:over|through(?:out)?) the (?:whole )?day"),
    ("sets", r"(?:spread )?(?:between|during)(?: (?:all|the))?(?: (?:other|main))* (?:sets|rests)"),
    ("session", r"(?:spread )?(?:over|through(?:out)?|during) the (?:whole )?(?:session|workout)"),
)
SPREAD = {"": "", "day": "over the day", "session": "over the session", "sets": "between sets"}
"""How it is said over what sets are spread out."""


def take_kind(scanner: Scanner, only: str = "") -> SetType:
    """What kind of set, of all or *only* of some; a work set where nothing is said."""
    for kind, words in _KINDS if scanner.word else ():
        if (not only or re.fullmatch(only, kind)) and scanner.take(rf"(?:{words})(?: sets?)?:?(?![a-z])"):
            return kind
    return "work"


def take_spread(scanner: Scanner) -> Spread:
    """Over what the sets are spread out; nothing where nothing is said."""
    return next((spread for spread, words in _SPREADS if scanner.take(rf"(?:{words})(?![a-z])")), "")
