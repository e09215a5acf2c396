"""The card of an exercise → lines for a person, or a record for a program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from programprint.cli.terminal import TerminalLine, paint

if TYPE_CHECKING:
    from programprint.rack import Card, Fact

_FIELD = 14
"""Width of the column of field names."""
_STEPS = ("setup", "instructions", "progression")


def card_record(card: Card) -> dict[str, object]:
    """The card as JSON has it; docs/commands.md describes it."""
    from programprint.rack import plain
    from programprint.resources import shown

    return {
        "id": card.id,
        "name": card.name,
        "file": shown(card.file),
        "takes_the_place_of": [shown(path) for path in card.behind],
        **({"reviewed": list(card.reviewed)} if card.reviewed else {}),
        **{fact.field: plain(fact.value) for fact in card.facts},
        "from": {fact.field: list(fact.places) for fact in card.facts},
    }


def card_lines(card: Card, width: int) -> Iterator[TerminalLine]:
    """The card for a person: a line or a paragraph for each field, and after it the places that it comes from."""
    from programprint.resources import shown

    yield paint(card.name, bold=True)
    yield f"{card.id}, from {shown(card.file)}"
    for path in card.behind:
        yield f"in place of {shown(path)}"
    if card.reviewed:
        readers = [name for name in card.reviewed if name != "no"]
        yield f"reviewed by {', '.join(readers)}" if readers else "reviewed by no native speaker yet"
    yield ""
    for fact in card.facts:
        places = [place.replace(f"{shown(card.file)}:", f"{card.file.name}:") for place in fact.places]
        yield from _fact_lines(fact, f"[{', '.join(places) or 'said nowhere: the usual'}]", width)


def _fact_lines(fact: Fact, where: str, width: int) -> Iterator[TerminalLine]:
    from programprint.rack import plain

    lines = [line for text in _told(fact.field, plain(fact.value)) for line in _wrapped(text, width - _FIELD)]
    name = f"{fact.field.replace('_', ' '):<{_FIELD}}"
    if len(lines) == 1 and _FIELD + len(lines[0]) + 1 + len(where) <= width:
        yield paint(name, bold=True), f"{lines[0]} ", paint(where, dim=True)
        return
    yield paint(name, bold=True), paint(where, dim=True)
    for line in lines:
        yield f"{' ' * _FIELD}{line}"


def _wrapped(text: str, width: int) -> list[str]:
    hanging = " " * (len(text) - len(text.lstrip("-0123456789. ")) if text[:1] in "-0123456789" else 0)
    return textwrap.wrap(text, max(width, 30), subsequent_indent=hanging[:4]) or [""]


def _told(field: str, value: object) -> list[str]:
    """A value as lines for a person, not wrapped yet."""
    if isinstance(value, dict):
        return [f"{name.replace('_', ' ')}: {_flow(text)}" for name, text in value.items()]
    if not isinstance(value, list):
        return [str(value)]
    if field in ("do", "tempo", "load", "rest"):
        return [f"week {week}: {text or 'none'}" for week, text in enumerate(value, start=1)]
    if all(isinstance(item, str) for item in value):
        return [", ".join(value)]
    lines = [_item(item) for item in value]
    return (
        [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        if field in _STEPS
        else [f"- {line}" for line in lines]
    )


def _flow(value: object) -> str:
    """A value on one line, as a file may have it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


def _item(item: dict[str, object]) -> str:
    """One cue, mistake, muscle, variation or question on one line."""
    match item:
        case {"question": question, "answer": answer}:
            return f"{question} {answer}"
        case {"text": text, "fix": fix}:
            return f"{text} Instead: {fix}"
        case {"text": text, "short": short}:
            return f"{text} (in short: {short})"
        case {"text": text}:
            return str(text)
        case {"level": level, "name": name}:
            return f"{name} ({level}){f': {note}' if (note := item.get('note', '')) else ''}"
    share = f", {item['share']} %" if item.get("share") else ""
    return f"{item['name']}: {item.get('role', '')}{share}{f', {job}' if (job := item.get('job', '')) else ''}"
