"""The names of the advice that a program may switch off, and the field that does it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from programprint.problems import nearest

OF_EXERCISES = (
    "odd-load",
    "tempo-out-of-place",
    "bare-number",
    "one-side-only",
    "harder-first",
    "station-twice",
    "two-names",
)
"""Advice on a single exercise: a program, a session or an entry may switch it off."""
OF_WEEKS = ("volume-jump", "deload-not-lighter")
"""Advice on a whole week: only the program may switch it off."""
NAMES = (*OF_EXERCISES, *OF_WEEKS)


def _named(*known: str) -> Any:
    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError("shape", "this must be one word, such as {example}", {"example": known[0]})
        if value in known:
            return value
        if value in NAMES:
            said, hint = f"“{value}” is about whole weeks", "write it under “quiet:” of the program"
        else:
            said, hint = f"there is no advice “{value}”", nearest(value, known)
        raise PydanticCustomError("unreadable", "{message}", {"message": said, "offset": 0, "hint": hint})

    return Annotated[str, BeforeValidator(read), WithJsonSchema({"type": "string", "enum": list(known)})]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _field(known: tuple[str, ...]) -> Any:
    one = _named(*known)
    return Annotated[list[one], BeforeValidator(_listed, json_schema_input_type=one | list[one])]  # type: ignore[valid-type]


Quiet = _field(NAMES)
QuietHere = _field(OF_EXERCISES)
SAID: Any = Field([], description="Advice that is not wanted, by name.", examples=[["volume-jump", "odd-load"]])
SAID_HERE: Any = Field([], description="Advice that is not wanted here, by name.", examples=[["odd-load"]])
