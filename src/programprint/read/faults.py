"""A document → a model. What is wrong with it becomes problems with a place and a cure, in the words of a coach."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from programprint import late
from programprint.docket import Docket
from programprint.notation import prescription
from programprint.notation.scanner import Unreadable
from programprint.problems import close_to, curly, nearest
from programprint.read.blocks import KINDS
from programprint.read.entry import Entry
from programprint.read.readers import Fault, Path, Reading
from programprint.read.standin import StandIn, value_at
from programprint.read.value import Mapping, Sequence, Text, span_at
from programprint.read.written import Written

Model = TypeVar("Model", bound=Written)

_ATTEMPTS = 8
"""How often faults are cut out before a document is given up; each cut may uncover a few."""

_STAND_INS: dict[str | int, str] = {"weeks": "1", "rounds": "1"}
"""What stands in for a value at fault; “-” for all others."""


def validate(model: type[Model], document: Mapping, docket: Docket) -> Model | None:
    """The document as a model, with every fault of it added to *problems*.

    What is at fault is left out, so that the rest can still be checked in the same run; None when nothing can be saved.
    A caller that prints must look at the problems first.
    """
    for attempt in range(_ATTEMPTS):
        reading = Reading(docket.limits)
        read = model.read(document, (), reading)
        if not reading.faults:
            return read
        if attempt == 0:
            misspelt: dict[Path, list[str]] = {}
            for path in (fault.path for fault in reading.faults if fault.kind == "unknown"):
                misspelt.setdefault(path[:-1], []).append(str(path[-1]))
            for fault in reading.faults:
                if fault.kind != "missing" or not _is_meant(fault.path, misspelt, document):
                    _add(fault, document, docket)
        document = _without(document, reading.faults, gently=attempt == 0)
    return None


def tell(faults: list[Fault], document: Mapping, docket: Docket) -> None:
    """Adds faults that were found in a document, each at its place."""
    for fault in faults:
        _add(fault, document, docket)


def _without(document: Mapping, faults: list[Fault], gently: bool) -> Mapping:
    """A copy without what is at fault. *gently* puts something in its place, so that lists keep their length and
    what stands around it is still checked; a value that nothing can stand in for goes, and with it its holder if need be."""
    rest: Mapping = _copied(document)
    for fault in faults:
        if fault.kind == "unknown":
            _mean(value_at(rest, fault.path[:-1]), str(fault.path[-1]), fault.context["model"], document)
    found = {(fault.path, fault.kind) for fault in faults}
    for path, kind in sorted(found, key=_last_first):
        if kind == "week":
            path = path[:-1]
        if kind == "missing" and path[-1] == "exercise":
            path, kind = path[:-1], "unknown"
        if not path:
            continue
        holder = value_at(rest, path[:-1])
        if not isinstance(holder, (Mapping, list)) or (kind != "missing" and value_at(rest, path) is None):
            continue
        if kind == "missing" or (gently and kind not in ("unknown", "list", "model")):
            holder[path[-1]] = StandIn.of(_STAND_INS.get(path[-1], "-"), document.span)  # type: ignore[index]
        else:
            del holder[path[-1]]  # type: ignore[arg-type]
    return rest


def _mean(holder: object, field: str, model: type[Written], document: Mapping) -> None:
    """Lets something stand in for the field that a misspelt one means, so that it is not missed as well."""
    meant = close_to(field, _names(model), n=1, cutoff=0.6)
    if meant and isinstance(holder, Mapping) and meant[0] not in holder:
        holder[meant[0]] = StandIn.of(_STAND_INS.get(meant[0], "-"), document.span)


def _names(model: type[Written]) -> set[str]:
    """The fields of a model as files have them."""
    return {field.written for field in model.fields.values()}


def _last_first(item: tuple[Path, str]) -> list[tuple[str, int]]:
    """Orders items of a list from its end, so that taking one out does not move those that follow."""
    return [(step, 0) if isinstance(step, str) else ("", -step) for step in item[0]]


def _copied(value: object) -> Any:
    if isinstance(value, Mapping):
        mapping = Mapping((key, _copied(inner)) for key, inner in value.items())
        mapping.span, mapping.keys_at = value.span, value.keys_at
        return mapping
    if isinstance(value, Sequence):
        sequence = Sequence(_copied(inner) for inner in value)
        sequence.span = value.span
        return sequence
    return value


def _is_meant(missing: Path, unknown: dict[Path, list[str]], document: Mapping) -> bool:
    """Whether an unknown field beside it is the missing one, spelt wrong, or a whole block: one mistake is one problem."""
    beside = unknown.get(missing[:-1], [])
    block = missing[-1] == "exercise" and not KINDS.keys().isdisjoint(beside)
    entry = missing[-1] == "exercise" and any(
        _as_entry(word, value_at(document, missing[:-1]), Entry) for word in beside
    )
    return block or entry or bool(close_to(str(missing[-1]), beside, cutoff=0.6))


def _add(fault: Fault, document: Mapping, docket: Docket) -> None:
    path, kind, context = fault.path, fault.kind, fault.context
    where = span_at(document, path) or document.span
    if kind == "week":
        owner = value_at(document, path[:-1])
        where = owner.keys_at.get(str(path[-1]), where) if isinstance(owner, Mapping) else where
        docket.error(where, context["message"], _labelled(str(path[-1]), path, document) or context["hint"])
        return
    field = next((step for step in reversed(path) if isinstance(step, str) and not step[:1].isdigit()), "")
    field = str(path[-1]) if kind == "unknown" else field
    name = f"“{field}”" if field else "the file"
    if kind == "missing":
        docket.error(where.at(0), f"{name} is missing", f"add “{field}:” here")
    elif kind == "unknown":
        holder = value_at(document, path[:-1])
        where = holder.keys_at.get(field, where) if isinstance(holder, Mapping) else where
        inside_of = context["model"]
        word = field.lower().replace("-", "_").replace(" ", "_")
        others = _BLOCKS_INSIDE if inside_of is Entry and word in KINDS else _OTHER_WORDS
        hint = others.get(word) or _as_entry(field, holder, inside_of) or nearest(field, _names(inside_of))
        if not value_at(document, path) and (" " in field or not field.replace("-", "_").isidentifier()):
            hint = "a comma inside {…} begins a new field: put the whole value in quotes"
        docket.error(
            where, f"there is no field {name} here", hint or "remove it, or write one of the fields in the format"
        )
    elif kind == "unreadable":
        given = value_at(document, path)
        offset = min(context["offset"], max(len(str(given)) - 1, 0))
        inside = isinstance(given, Text) and 0 < context["offset"] < len(given)
        point = given.point(offset) if inside else where
        cure = curly(str(given)) or _torn(given, value_at(document, path[:-1])) or _foreign(given, document)
        cure = cure or context["hint"]
        docket.error(point, f"{name}: {context['message']}", cure)
    elif kind == "model" and isinstance(path[-1], int):
        example = next((field.written for field in context["model"].fields.values() if field.is_required), "")
        cure = as_line(str(fault.given)) if context["model"] is Entry else ""
        message = f"each of {name} must be a set of “field: value” lines"
        docket.error(where, message, cure or f"such as “{example}: …”")
    else:
        message, hint = _said(kind, name, _short(fault.given), context)
        docket.error(where, message, _HINTS.get((str(field), kind)) or curly(str(fault.given)) or hint)


def _foreign(given: object, document: Mapping) -> str:
    """A cure for a value in another language than that of the file; nothing for others."""
    from programprint.read.vocabulary import in_another_language

    return in_another_language(str(given), str(document.get("language", "")))


def _torn(given: object, holder: object) -> str:
    """A cure for a value that YAML tore apart at its commas, as in {do: 5x5 @ 65,75,85%}; nothing for others."""
    if not isinstance(given, Text) or not isinstance(holder, (Mapping, Sequence)):
        return ""
    text = given.span.source.text
    match = _FIGURES_ON.match(text, given.span.end)
    listed = isinstance(holder, Sequence) and "@" not in given  # a list of figures that is meant as one
    if not match or listed or not given[-1:].isdigit() or text[given.span.start - 1 : given.span.start] in ('"', "'"):
        return ""
    return f'a comma inside {{…}} or […] ends a value: put all of it in quotes, "{given}{match[0]}"'


_FIGURES_ON = late.pattern(r"(?:, *\d[\d.]*)+ *(?:%|kgs?|lbs?)?(?= *[,}\]])")
"""Figures that go on after a comma."""
_HINTS = {
    **{("day", kind): "write “days:” for several days" for kind in ("text", "list", "word")},
    ("exercise", "text"): "write an entry for each, with “weeks:” of its own",
    ("days", "list"): "days that change from week to week are said in “schedule:”, as in {1: {Mon: A}, 2: {Tue: A}}",
}
"""Cures that depend on the field."""


def _as_entry(field: str, holder: object, model: type[Written]) -> str:
    """A cure for an entry that is written “Deadlift: 3x5”; nothing where it may be something else."""
    if model is not Entry or not isinstance(holder, Mapping) or "exercise" in holder:
        return ""
    return _two_fields(field, str(holder[field]))


def as_line(line: str) -> str:
    """A cure for an entry that is written “Back squat 3x5”; nothing where it may be something else."""
    match = _LINE.fullmatch(line.strip())
    return _two_fields(match[1], match[2]) if match else ""


def _two_fields(exercise: str, do: str) -> str:
    """An exercise and what to do of it, as fields; nothing where that cannot be read."""
    try:
        prescription.parse(do)
    except Unreadable:
        return ""
    do = f'"{do}"' if re.search(r"[,:#]", do) else do
    return f"write it as two fields: {{exercise: {exercise}, do: {do}}}"


_LINE = late.pattern(r"(.*?[^\s,:;-])\s*[,:;–—-]?\s+(\d.*)")
"""The name of an exercise and what to do, in one line."""


def _labelled(key: str, path: Path, document: Mapping) -> str:
    """A cure for a week that is named by its label: its number; nothing where no week of the program, or of the phase, has it."""
    weeks = value_at(document, (*(path[:2] if path[0] == "phases" else ()), "weeks"))
    labels = [
        str(week.get("label", "") if isinstance(week, Mapping) else week).strip().casefold()
        for week in (weeks if isinstance(weeks, list) else ())
    ]
    numbers = [str(number) for number, label in enumerate(labels, 1) if label == key.strip().casefold()]
    return f"the keys of this map are numbers of weeks: write {','.join(numbers)} for “{key}”" if numbers else ""


_NO_BLOCK_HERE = "a block holds exercises only: write those of this one here, one by one"
_BLOCKS_INSIDE = {
    **dict.fromkeys(KINDS, _NO_BLOCK_HERE),
    "complex": f"{_NO_BLOCK_HERE}; in an emom, “together: true” puts them all in every minute",
    "one_of": "a choice is a block of its own; inside another block write “instead:” beside the exercise",
}
"""Blocks written inside a block, and how that is said here."""

_OTHER_WORDS = {
    **dict.fromkeys(("tri_set", "triset", "giant_set", "pair", "triplet"), "write “superset:”, also of three or more"),
    "tabata": "write “intervals: 8” with “work: 20s”, “rest: 10s” and “exercises:”",
    "e2mom": "write “emom:” with “every: 2 min”",
    "e3mom": "write “emom:” with “every: 3 min”",
    "rft": "write “for_time: 5 rounds”",
    "rest_between_rounds": "“rest:” of the block comes after the round, that of an entry after the entry",
    "hold": "write do: 3x30s for a hold, or tempo: top 5s for one in each rep",
    "deload": "write it of a week, in “weeks:”",
    "percent": "write load: 75%",
    "weight": "write load: 60kg, or 135 lb",
    "rpe": "write load: RPE 8",
    "rir": "write load: 2 RIR",
    "times": "write “times:” with the session; it says how often a day it is done",
    "per_day": "write “times:” with the session",
    **dict.fromkeys(("criteria", "exit_criteria", "goals", "move_on_when"), "write “move_on:” with the phase"),
    **dict.fromkeys(("cashout", "cash-out"), "write “cash_out:” of a “for_time:”"),
    **dict.fromkeys(("buyin", "buy-in"), "write “buy_in:” of a “for_time:” or an “amrap:”"),
    "time": "write do: 3x30s",
    "distance": "write do: 4x20m",
    "duration": "write do: 1x20 min",
}
"""Fields of other programs, and how the same is said here."""


def _said(kind: str, name: str, given: str, context: dict[str, Any]) -> tuple[str, str]:
    """The message and the cure for the faults that need only the value."""
    match kind:
        case "word":
            return f"{name} cannot be “{given}”", f"one of: {', '.join(context['expected'])}"
        case "list":
            return f"{name} must be a list", "put each item on a line of its own, after “- ”"
        case "map" | "model":
            return f"{name} must be a set of “field: value” lines", "indent them below the name"
        case "text":
            return (
                f"{name} must be one text",
                "put quotes around it if it holds “: ” or starts with “[” or “{”",
            )
        case "number":
            return f"{name} must be a number, not “{given}”", "write figures, such as 3"
        case "switch":
            return f"{name} must be yes or no, not “{given}”", "write true or false"
        case "short":
            return f"{name} is empty", f"it needs at least {context['least']}"
        case "long":
            return f"{name} is too long", f"it may hold at most {context['most']}"
        case "no_text":
            return f"{name} is empty", "write a few words"
        case "bound":
            return f"{name} is {given}", f"it must be {context['bound']}"
    assert kind == "language"
    from programprint.languages.names import meant

    return f"{name} cannot be “{given}”", f"write {meant(given) or 'a language tag, such as en or en-GB'}"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"
