"""What the models are made of: a base that keeps its place in the file, shorthand fields, and “one value or one per week”."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Annotated, Any, Generic, Self, TypeVar, get_args

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads the metadata of all packages

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from programprint.limits import USUAL, Limits, raised
from programprint.notation import days, duration, load, prescription, progress, ramp, rounds, tempo, weeks
from programprint.notation.prose import polished
from programprint.notation.scanner import Unreadable
from programprint.problems import Span
from programprint.read.document import Mapping, span_at
from programprint.read.standin import StandIn, value_at

T = TypeVar("T")
U = TypeVar("U")


class Written(BaseModel):
    """Something that stands in a file. Unknown fields are errors; values do not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)
    _written: Any = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: Callable[[Any], Self]) -> Self:
        model = handler(data)
        if isinstance(data, Mapping):
            model._written = data
        return model

    def span(self, *path: str | int) -> Span | None:
        """Where this stands in its file, or where the value stands that *path* leads to."""
        return span_at(self._written, path)

    def key_span(self, *path: str | int) -> Span | None:
        """Where the name of a field stands, rather than its value."""
        holder = value_at(self._written, path[:-1])
        return holder.keys_at.get(str(path[-1])) if isinstance(holder, Mapping) else None

    def week_span(self, field: str, week: int) -> Span | None:
        """Where the value stands that a prescription field has in a week."""
        raw = value_at(self._written, (field,))
        if isinstance(raw, Mapping):
            return self.span(field, *(key for key in raw if week in weeks.parse(key)))
        value = getattr(self, field)
        return self.span(field, value.place(week) if isinstance(value, Weekly) else week - 1)

    def stands_in(self, field: str) -> bool:
        """Whether the file's own value was at fault and something stands in for it while the rest is checked."""
        return isinstance(value_at(self._written, (field,)), StandIn)

    def says(self, field: str) -> bool:
        """Whether the file gives this field a value of its own."""
        return field in self.model_fields_set


class ReadBy:
    """An annotation: the field is what a function makes of the text, and JSON Schema describes the text. One object says both,
    and nothing of how to write the value back, which pydantic's own annotations work out at every start."""

    def __init__(self, read: Callable[..., Any], described: dict[str, Any], limited: bool = False) -> None:
        self.read, self.described, self.limited = read, described, limited

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        if self.limited:  # the function is told the limits of the run
            return core_schema.with_info_plain_validator_function(
                lambda value, info: self.read(value, info.context or USUAL)
            )
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(self.described)


def shorthand(parse: Callable[[str], Any], pattern: str, examples: list[str]) -> tuple[ReadBy]:
    """A field that holds shorthand: how it is parsed, and how an editor describes it."""

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise PydanticCustomError(
                "shape", "this must be one line of text, such as {example}", {"example": examples[0]}
            )
        try:
            return parse(value)
        except Unreadable as fault:
            raise PydanticCustomError(
                "unreadable",
                "{message}",
                {"message": fault.message, "offset": fault.offset, "hint": fault.hint},
            ) from None

    return (ReadBy(read, {"type": "string", "description": pattern, "examples": examples}),)


def _prose(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("shape", "this must be text", {"example": "some words"})
    return polished(value)


def _sentence(value: Any) -> str:
    if not (text := _prose(value)):
        raise PydanticCustomError("string_too_short", "this is empty")
    return text


def _name(value: Any, limits: Limits) -> str:
    text = _sentence(value)
    if len(text) > limits.name:
        said = f"a name of {len(text):,} characters; {limits.name} are the most"
        hint = f"say the rest in a note; {raised('name')}"
        raise PydanticCustomError("unreadable", "{message}", {"message": said, "offset": 0, "hint": hint})
    return text


Prose = Annotated[str, ReadBy(_prose, {"type": "string"})]
"""Text for paper, on one line and with the signs of a typesetter."""

Days = Annotated[
    list[Prose], BeforeValidator(lambda value: days.listed(value) if isinstance(value, str) else value, list[str] | str)
]
"""Days as a list, or on one line: “Mon-Sat”."""

Name = Annotated[str, ReadBy(_name, {"type": "string", "minLength": 1}, limited=True)]
"""What something is called on paper: not empty, and no longer than a name may be."""

Sentence = Annotated[str, ReadBy(_sentence, {"type": "string", "minLength": 1})]
"""Text for paper that may not be empty."""

Do = Annotated[
    prescription.Prescription,
    *shorthand(prescription.parse, "Sets × reps", ["3x10", "3x8-10/leg", "5x5 @ 75%", "3x30s"]),
]
Reps = Annotated[
    prescription.SetGroup,
    *shorthand(prescription.parse_reps, "Reps of one set", ["10", "8-10", "30s", "AMRAP"]),
]
TempoField = Annotated[tempo.Tempo, *shorthand(tempo.parse, "Tempo", ["3-0-1-2", "31X0", "top 2s, slow down"])]
LoadField = Annotated[load.Load, *shorthand(load.parse, "Load", ["60kg", "75%", "55% of barbell-hip-thrust", "RPE 8"])]
Maximum = Annotated[load.Load, *shorthand(load.parse_maximum, "One-repetition maximum", ["100kg", "225 lb"])]
TrainingMax = Annotated[
    load.Load, *shorthand(load.parse_training_max, "Training max", ["90%", "90% +2.5kg every 3 weeks"])
]
ProgressField = Annotated[
    progress.Progress,
    *shorthand(progress.parse, "What changes next time", ["+2.5kg when all sets reach 12; -10% after 3 misses"]),
]
RampField = Annotated[ramp.Ramp, *shorthand(ramp.parse, "Warm-up sets", ["yes", "40% x 5, 60% x 3, 80% x 2"])]
Rest = Annotated[duration.Duration, *shorthand(duration.parse, "Length of time", ["90s", "2 min", "1:30"])]
Ladder = Annotated[rounds.Rounds, *shorthand(rounds.parse, "Rounds", ["5 rounds", "21-15-9", "10 to 1"])]
(_ON_ONE_LINE,) = shorthand(weeks.parse, "Weeks", ["1", "1-2,4"])
WeekChoice = Annotated[
    tuple[int, ...],
    ReadBy(
        lambda value: _ON_ONE_LINE.read(",".join(map(str, value)) if isinstance(value, list) else value),
        {"anyOf": [_ON_ONE_LINE.described, {"type": "array", "items": {"type": "string"}}]},
    ),
]
"""Weeks on one line or as a list."""

Listed = Annotated[
    list[str],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value, json_schema_input_type=str | list[str]),
]
"""One text, or several."""

Groups = Annotated[
    list[Name],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value, json_schema_input_type=str | list[str]),
]
"""One group of athletes, or several."""

NOT_THIS_WEEK = ("-", "–", "none")
"""What a coach writes for a week in which something is not done."""
_WITH_NONE = (duration.Duration, tempo.Tempo, ramp.Ramp, progress.Progress)
"""What “none” is a value of: no rest at all, no tempo although the exercise has one."""


class Weekly(Generic[T]):
    """One value for all weeks, a list with one per week, or a map from weeks to values."""

    def __init__(
        self,
        value: T | None = None,
        each: list[T | None] | None = None,
        by_week: dict[str, T | None] | None = None,
        over: tuple[int, ...] = (),
    ) -> None:
        self.value, self.each, self.by_week, self.over = value, each, by_week, over

    def __repr__(self) -> str:
        return f"Weekly({self.each or self.by_week or self.value!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Weekly) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def count(self) -> int | None:
        """How many values were listed; None unless it is a list."""
        return None if self.each is None else len(self.each)

    def weeks(self) -> dict[int, tuple[T | None, str]]:
        """For a map: each week with its value and the key it was written under."""
        return {week: (value, key) for key, value in (self.by_week or {}).items() for week in weeks.parse(key)}

    def speaks_of(self, week: int) -> bool:
        """Whether a week has a value here, be it that there is nothing to do."""
        return self.by_week is None or week in self.weeks()

    def listed_for(self, weeks: tuple[int, ...]) -> Weekly[T]:
        """The same list, its values being those of the given weeks instead of all."""
        return Weekly(self.value, self.each, self.by_week, weeks)

    def mapped(self, change: Callable[[T], U | None]) -> Weekly[U]:
        """The same with every value changed."""

        def one(value: T | None) -> U | None:
            return None if value is None else change(value)

        by_week = None if self.by_week is None else {key: one(value) for key, value in self.by_week.items()}
        return Weekly(one(self.value), None if self.each is None else list(map(one, self.each)), by_week, self.over)

    def place(self, week: int) -> int:
        """Where in a list the value of a week stands, counted from 0; -1 when it has none."""
        if not self.over:
            return week - 1 if week <= len(self.each or ()) else -1
        return self.over.index(week) if week in self.over else -1

    def at(self, week: int) -> T | None:
        """The value in a week, counted from 1; None where there is none, or where it says that there is nothing to do."""
        if self.each is not None:
            return None if (place := self.place(week)) < 0 else self.each[place]
        if self.by_week is not None:
            return self.weeks().get(week, (None, ""))[0]
        return self.value

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        (item,) = get_args(source)
        one = handler(item)
        says_none = not set(_WITH_NONE).isdisjoint(get_args(item)[:1])
        skipped: list[str | int] = [word for word in NOT_THIS_WEEK if not (says_none and word == "none")]
        maybe = core_schema.tagged_union_schema(
            {
                "~none": core_schema.no_info_plain_validator_function(
                    lambda _: None, json_schema_input_schema=core_schema.literal_schema(skipped)
                ),
                "~value": one,
            },
            discriminator=lambda value: (
                "~none" if isinstance(value, str) and value.strip().lower() in skipped else "~value"
            ),
        )
        keys = core_schema.no_info_plain_validator_function(
            _week_key, json_schema_input_schema=core_schema.str_schema()
        )

        def shape(value: Any) -> str:
            return "~list" if isinstance(value, list) else "~map" if isinstance(value, dict) else "~one"

        return core_schema.tagged_union_schema(
            {
                "~one": core_schema.no_info_after_validator_function(lambda value: cls(value=value), maybe),
                "~list": core_schema.no_info_after_validator_function(
                    lambda each: cls(each=each), core_schema.list_schema(maybe)
                ),
                "~map": core_schema.no_info_after_validator_function(
                    lambda by_week: cls(by_week=by_week), core_schema.dict_schema(keys, maybe)
                ),
            },
            discriminator=shape,
        )


def _week_key(value: Any) -> str:
    try:
        weeks.parse(str(value))
    except Unreadable as fault:
        raise PydanticCustomError(
            "week_key",
            "{message}",
            {"message": fault.message, "hint": "the keys of this map are weeks: 1, 1-3 or 1-2,4"},
        ) from None
    return str(value)
