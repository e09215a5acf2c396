"""The names of the advice that a program may switch off, and the field that does it."""

from __future__ import annotations

from typing import Annotated, Any

from programprint.problems import nearest
from programprint.read.fields import listed
from programprint.read.readers import Before, ReadBy, Unfit, unreadable
from programprint.read.written import field

OF_EXERCISES = (
    "odd-load",
    "last-set-only",
    "untold-sets",
    "tempo-out-of-place",
    "bare-number",
    "one-side-only",
    "harder-first",
    "station-twice",
    "share-of-another",
    "two-names",
)
"""Advice on a single exercise: a program, a session or an entry may switch it off."""
OF_WEEKS = ("volume-jump", "deload-not-lighter")
"""Advice on a whole week: only the program may switch it off."""
OF_PROGRAMS = ("no-words", "untranslated", "another-language")
"""Advice on the program as a whole."""
NAMES = (*OF_EXERCISES, *OF_WEEKS, *OF_PROGRAMS)


def _named(*known: str) -> Any:
    def read(value: object) -> object:
        if not isinstance(value, str):
            raise Unfit("text")
        if value in known:
            return str(value)
        if value in NAMES:
            message, hint = (
                f"“{value}” is about {'the whole program' if value in OF_PROGRAMS else 'whole weeks'}",
                "write it under “quiet:” of the program",
            )
        else:
            message, hint = f"there is no advice “{value}”", nearest(value, known)
        raise unreadable(message, hint)

    return Annotated[str, ReadBy(read, {"type": "string", "enum": list(known)})]


def _field(known: tuple[str, ...]) -> Any:
    one = _named(*known)
    return Annotated[list[one], Before(listed, one | list[one])]  # type: ignore[valid-type]


Quiet: Any = _field(NAMES)
QuietHere: Any = _field(OF_EXERCISES)
SAID = field([], description="Advice that is not wanted, by name.", examples=[["volume-jump", "odd-load"]])
SAID_HERE = field([], description="Advice that is not wanted here, by name.", examples=[["odd-load"]])
