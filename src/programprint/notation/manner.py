"""In what manner sets are done, “top”, “drop”, “over the day” → the kind of set, and over what the sets are spread out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from programprint.notation.scanner import Scanner, span_of

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


class Splits(Struct, frozen=True):
    """In how many sets a total is done: at *most* so many, and *least* where that is said; with neither in as few as possible."""

    most: int = 0
    least: int = 0

    def __str__(self) -> str:
        if not self.most:
            return "in as few sets as possible"
        if not self.least:
            return f"in at most {self.most} sets"
        return f"in {span_of(Decimal(self.least), Decimal(self.most) if self.most > self.least else None)} sets"


_SPLITS = (
    r"in (?:(as few(?: sets)? as possible)|(?:(at most|up to|max(?:imum)?|no more than|<=|≤)\s*)?"
    r"(?:(\d{1,2})\s*-\s*)?(\d{1,2}) sets?(?: (or (?:fewer|less)))?)(?![a-z])"
)
_POSITIONS = (
    r"(?:[a-z]+[ -]){1,2}(?:grip|stance)"
    r"|(?:(?:half|tall|side)[ -])?(?:kneeling|lying|seated|standing|prone|supine|hanging)|bent[ -]over"
    r"|(?:heels?|feet|foot|hands?|legs?|knees?|arms?) (?:raised|elevated|up|bent|straight|wide|together)"
    r"|(?:palms|toes) (?:up|down|in|out)|(?:overhand|underhand|supinated|pronated|neutral)(?! (?:spine|grip))"
    r"|from (?:the |an? )?(?:(?:above|below) the knees?|[a-z]+(?:[ -](?:position|height|hang|start|box|blocks?|pins?))?)"
)
POSITION = rf"(?!(?:rest|tempo|each|per|with|to|in|every|on|at|total|alt(?:ernat[a-z]+)?)[ -])(?:{_POSITIONS})(?![a-z])"
"""How something is held, or how the athlete stands, sits or lies: any grip and stance, and the usual positions."""


def take_splits(scanner: Scanner) -> Splits | None:
    """In how many sets a total is done; None where that is not said."""
    at = scanner.at
    if not (found := scanner.take(_SPLITS)):
        return None
    few, before, low, high, after = found.groups()
    if few:
        return Splits()
    most, least = int(high), int(low or high)
    if not 1 <= least <= most or (low and least == most):
        raise scanner.fail(f"{found[0].strip()} cannot be meant", at, "write 100 total in at most 4 sets")
    return Splits(most, 0 if before or after else least)


def take_position(scanner: Scanner) -> str:
    """A grip or a position, in the coach's words; empty where nothing is said."""
    at = scanner.at
    return " ".join(scanner.written[at : scanner.at].split()) if scanner.take(POSITION) else ""


def take_kind(scanner: Scanner, only: str = "") -> SetType:
    """What kind of set, of all or *only* of some; a work set where nothing is said."""
    for kind, words in _KINDS if scanner.word else ():
        if (not only or re.fullmatch(only, kind)) and scanner.take(rf"(?:{words})(?: sets?)?:?(?![a-z])"):
            return kind
    return "work"


def take_spread(scanner: Scanner) -> Spread:
    """Over what the sets are spread out; nothing where nothing is said."""
    return next((spread for spread, words in _SPREADS if scanner.take(rf"(?:{words})(?![a-z])")), "")
