"""One set as it was done: a line of a training log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from programprint.merge.sheet import Side
from programprint.naming import slug
from programprint.notation.units import Unit

VERSION = 1
LoadUnit = Literal["", "kg", "lb"]
State = Literal["done", "not done", "unsure"]
MOST = Decimal(1_000_000)
"""No amount, load or effort is more."""
Key = tuple[str, str, int, str, str, str, str, str, int, str]
"""What tells a set from all others: program, athlete, week, session, label, exercise, set, side and part; and the date of one
that belongs to no program."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is known of one set on one side. What nobody wrote down is left out."""

    log: Annotated[Literal[1], Meta(description="1, the version of the format.")]
    program: Annotated[str, Meta(description="The title of the program; empty for what was done without one.")] = ""
    athlete: Annotated[str, Meta(description="Whose set it is.")] = ""
    date: Annotated[date | None, Meta(description="When it was done.")] = None
    week: Annotated[int, Meta(description="The week of the program, counted from 1.", ge=0)] = 0
    session: Annotated[str, Meta(description="The session, by its id in the program.")] = ""
    label: Annotated[str, Meta(description="How the exercise is labelled on the sheet, such as “A1”.")] = ""
    exercise: Annotated[str, Meta(description="The exercise, by its id in the library.", min_length=1)]
    set: Annotated[str, Meta(description="“1”, “2” …; “w1” of a warm-up, “extra1” of a set on top.", min_length=1)]
    side: Annotated[Side, Meta(description="Which side, where they are written down apart.")] = "both"
    part: Annotated[int, Meta(description="The part of a set that has several, counted from 1.", ge=1)] = 1
    prescribed: Annotated[str, Meta(description="What the set asked for, in the shorthand.")] = ""
    done: Annotated[Decimal | None, Meta(description="How much was done, in “unit”.")] = None
    unit: Annotated[Unit, Meta(description="What is counted: reps, s, m …")] = "reps"
    load: Annotated[Decimal | None, Meta(description="The load, in “load_unit”.")] = None
    load_unit: Annotated[LoadUnit, Meta(description="kg or lb.")] = ""
    effort: Annotated[Decimal | None, Meta(description="How hard it was, by “effort_unit”.")] = None
    effort_unit: Annotated[str, Meta(description="RPE, RIR, bpm …")] = ""
    felt: Annotated[int | None, Meta(description="How its session felt, from 1 to 10.")] = None
    pain: Annotated[int | None, Meta(description="How much its session hurt, from 0 to 10.")] = None
    state: Annotated[State, Meta(description="Whether the set was done; “unsure” where a person must look.")] = "done"
    confidence: Annotated[float, Meta(description="How sure a reading is, from 0 to 1.", ge=0, le=1)] = 1.0
    source: Annotated[str, Meta(description="Where it comes from: hand, form, scan, or the tool of an import.")] = ""
    picture: Annotated[str, Meta(description="The mark (SHA-256) of the file that it was read from.")] = ""
    by: Annotated[str, Meta(description="Who confirmed it; empty where nobody did.")] = ""
    at: Annotated[datetime | None, Meta(description="When that was, where it is known.")] = None

    @property
    def key(self) -> Key:
        """What tells it from all other sets."""
        day = "" if self.program or self.date is None else self.date.isoformat()
        return (
            *(self.program, whose(self.athlete), self.week, self.session, self.label, self.exercise),
            *(self.set, self.side, self.part, day),
        )

    @property
    def marks(self) -> tuple[State, Decimal | None, Decimal | None, Decimal | None]:
        """What was written down: whether it was done, how much, with which load, and how hard it was."""
        return self.state, self.done, self.load, self.effort

    @property
    def amount(self) -> Decimal | None:
        """How much was done; nothing of a set that was left out, and None where nobody knows."""
        return Decimal(0) if self.state == "not done" else self.done if self.state == "done" else None

    def faults(self) -> Iterable[str]:
        """What cannot be meant."""
        for name in ("done", "load", "effort"):
            number = getattr(self, name)
            if number is not None and not (number.is_finite() and -MOST <= number <= MOST):
                yield f"“{name}” cannot be {number}"
        for name in ("felt", "pain"):
            number = getattr(self, name)
            if number is not None and not 0 <= number <= 10:
                yield f"“{name}” goes up to 10, and cannot be {number}"
        if self.load is not None and not self.load_unit:
            yield "a load needs “load_unit”: kg or lb"
        if self.effort is not None and not self.effort_unit:
            yield "an effort needs “effort_unit”, such as RPE"


_DECODER = msgspec.json.Decoder(Record)
_ENCODER = msgspec.json.Encoder(decimal_format="number")


@cache
def whose(athlete: str) -> str:
    """An athlete as they are told apart: a form names them “ada-sample”. Empty where nobody is named."""
    return slug(athlete) if athlete else ""


def parsed(line: bytes) -> Record:
    """The record of a line. Raises :class:`ValueError`, in words for a person, for what is none."""
    try:
        found = _DECODER.decode(line)
    except msgspec.DecodeError as fault:
        raise ValueError(str(fault)) from None
    if wrong := next(iter(found.faults()), ""):
        raise ValueError(wrong)
    return found


def written(records: Iterable[Record]) -> bytes:
    """Records as lines."""
    return b"".join(_ENCODER.encode(one) + b"\n" for one in records)


def mark_of(data: bytes) -> str:
    """The mark of a file: the same for the same bytes."""
    return hashlib.sha256(data).hexdigest()


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line of a log."""
    _, parts = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    whole = parts.pop(Record.__name__)
    for name in ("done", "load", "effort"):  # written as numbers
        found = whole["properties"][name]
        whole["properties"][name] = {"type": ["number", "null"], "description": found["description"], "default": None}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**head, **({"$defs": parts} if parts else {}), **whole, "title": "programprint log record"}
