"""What the fields of the models hold: shorthand, text for paper, and days, weeks and groups on one line or as lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from programprint import late
from programprint.limits import Limits, raised
from programprint.notation import (
    days,
    duration,
    load,
    maximum,
    prescription,
    ramp,
    rounds,
    set_group,
    target,
    tempo,
    weeks,
)
from programprint.notation.prose import polished
from programprint.notation.scanner import Unreadable
from programprint.read.readers import (
    Before,
    Described,
    Models,
    Path,
    ReadBy,
    Reader,
    Reading,
    Unfit,
    reader_of,
    unreadable,
)

if TYPE_CHECKING:
    from programprint.read.vocabulary import Changed, Vocabulary


class _InEnglish(ReadBy):
    """Shorthand, which a coach may write in the language of the program."""

    def read(self, value: object, path: Path, reading: Reading) -> object:
        if reading.vocabulary is None or not isinstance(value, str):
            return self.make(value)
        english = reading.vocabulary.shorthand(value)
        try:
            made = self.make(english.text)
        except Unfit as unfit:
            if "offset" in unfit.context:
                unfit.context["offset"] = english.place(unfit.context["offset"])
                unfit.context["message"] = _as_typed(unfit.context["message"], english, value)
            raise
        own_words = isinstance(made, tempo.Tempo) and made.words and made.words.casefold() not in tempo.IN_WORDS
        return self.make(value) if own_words else made


def _as_typed(message: str, english: Changed, typed: str) -> str:
    """A message that quotes *english* words, with those that stand in their place in the text as *typed*."""

    def own(quoted: re.Match[str]) -> str:
        at = english.text.find(quoted[1])
        return f"“{typed[english.place(at) : english.place(at + len(quoted[1]))].strip()}”" if at >= 0 else quoted[0]

    return message if english.text == typed else _QUOTED.sub(own, message)


_QUOTED = late.pattern(r"“([^“”]+)”")


class Spoken:
    """A mark: words of the program's language are changed to English ones first."""

    def __init__(self, change: Callable[[object, Vocabulary], object]) -> None:
        self.change = change

    def around(self, annotation: object) -> Reader:
        return _Spoken(self.change, reader_of(annotation))


class _Spoken:
    def __init__(self, change: Callable[[object, Vocabulary], object], reader: Reader) -> None:
        self.change, self.reader = change, reader

    def read(self, value: object, path: Path, reading: Reading) -> object:
        value = self.change(value, reading.vocabulary) if reading.vocabulary else value
        return self.reader.read(value, path, reading)

    def described(self, models: Models) -> Described:
        return self.reader.described(models)


def _in_english(value: object, vocabulary: Vocabulary) -> object:
    """A day, or several, by their English names."""
    if isinstance(value, list):
        return [_in_english(day, vocabulary) for day in value]
    return vocabulary.day(value) if isinstance(value, str) else value


def shorthand(parse: Callable[[str], object], pattern: str, examples: list[str], spoken: bool = True) -> tuple[ReadBy]:
    """A field that holds shorthand: how it is parsed, and how an editor describes it. A coach writes the same over and over, and
    what is made of it does not change. One that is *spoken* may be in the language of the program."""
    parsed = lru_cache(maxsize=1 << 10)(parse)

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise Unfit("text")
        try:
            return parsed(str(value))
        except Unreadable as fault:
            raise unreadable(fault.message, fault.hint, fault.offset) from None

    made = _InEnglish if spoken else ReadBy
    return (made(read, {"type": "string", "description": pattern, "examples": examples}),)


def listed(value: object) -> object:
    """A list of what may also be written as one text."""
    return [value] if isinstance(value, str) else value


def _prose(value: object) -> str:
    if not isinstance(value, str):
        raise Unfit("text")
    return polished(value)


def _sentence(value: object) -> str:
    if not (text := _prose(value)):
        raise Unfit("no_text")
    return text


def _name(value: object, limits: Limits) -> str:
    text = _sentence(value)
    if len(text) > limits.name:
        message = f"a name of {len(text):,} characters; {limits.name} are the most"
        raise unreadable(message, f"say the rest in a note; {raised('name')}")
    return text


Prose = Annotated[str, ReadBy(_prose, {"type": "string"})]
"""Text for paper, on one line and with the signs of a typesetter."""

DayName = Annotated[str, ReadBy(_prose, {"type": "string"}), Spoken(_in_english)]
"""A day, as it stands on paper."""

Days = Annotated[
    list[Prose],
    Before(lambda value: days.listed(value) if isinstance(value, str) else value, str | list[str]),
    Spoken(_in_english),
]
"""Days as a list, or on one line: “Mon-Sat”."""

Name = Annotated[str, ReadBy(_name, {"type": "string", "minLength": 1}, limited=True)]
"""What something is called on paper: not empty, and no longer than a name may be."""

SessionName = Annotated[
    str,
    ReadBy(_name, {"type": "string", "minLength": 1}, limited=True),
    Spoken(lambda value, vocabulary: vocabulary.title(value) if isinstance(value, str) else value),
]
"""What a session is called, which may be a weekday."""

Sentence = Annotated[str, ReadBy(_sentence, {"type": "string", "minLength": 1})]
"""Text for paper that may not be empty."""

Do = Annotated[
    prescription.Prescription,
    *shorthand(prescription.parse, "Sets × reps", ["3x10", "3x8-10/leg", "5x5 @ 75%", "3x30s"]),
]
Reps = Annotated[
    set_group.SetGroup,
    *shorthand(set_group.parse, "Reps of one set", ["10", "8-10", "30s", "AMRAP"]),
]
TempoField = Annotated[tempo.Tempo, *shorthand(tempo.parse, "Tempo", ["3-0-1-2", "31X0", "top 2s, slow down", "usual"])]
OwnTempo = Annotated[tempo.Tempo, *shorthand(tempo.parse_own, "Tempo", ["3-0-1-2", "31X0"], False)]
LoadField = Annotated[
    target.Load, *shorthand(load.parse, "Load", ["60kg", "75%", "55% of barbell-hip-thrust", "RPE 8"])
]
Maximum = Annotated[target.Weight, *shorthand(maximum.parse, "One-repetition maximum", ["100kg", "225 lb"])]
LiftMaximum = Annotated[
    target.Weight | target.BodyWeight,
    *shorthand(
        maximum.parse_of_lift,
        "One-repetition maximum",
        ["100kg", "225 lb", "bodyweight + 40kg", "120kg with bodyweight"],
    ),
]
TrainingMax = Annotated[
    target.Percent,
    *shorthand(maximum.parse_training, "Training max", ["90%", "90% +2.5kg every 3 weeks", "90% +5kg every phase"]),
]
RampField = Annotated[ramp.Ramp, *shorthand(ramp.parse, "Warm-up sets", ["yes", "40% x 5, 60% x 3, 80% x 2"])]
Rest = Annotated[duration.Duration, *shorthand(duration.parse, "Length of time", ["90s", "2 min", "1:30"])]
Ladder = Annotated[rounds.Rounds, *shorthand(rounds.parse, "Rounds", ["5 rounds", "21-15-9", "10 to 1"])]
RoundCount = Annotated[rounds.Times, *shorthand(rounds.parse_times, "How often", ["3", "2-3"])]
SetCount = Annotated[
    rounds.Times, *shorthand(lambda text: rounds.parse_times(text, set_group.MOST_SETS), "How many sets", ["3", "2-3"])
]
WholeTime = Annotated[
    duration.Duration, *shorthand(duration.parse_whole, "Length of time", ["10 min", "as long as possible"])
]
(_ON_ONE_LINE,) = shorthand(weeks.parse, "Weeks", ["1", "1-2,4"])
WeekChoice = Annotated[
    tuple[int, ...],
    ReadBy(
        lambda value: _ON_ONE_LINE.make(",".join(map(str, value)) if isinstance(value, list) else value),
        {"anyOf": [_ON_ONE_LINE.says, {"type": "array", "items": {"type": "string"}}]},
    ),
]
"""Weeks on one line or as a list."""

Listed = Annotated[list[str], Before(listed, str | list[str])]
"""One text, or several."""

Groups = Annotated[list[Name], Before(listed, str | list[str])]
"""One group of athletes, or several."""
