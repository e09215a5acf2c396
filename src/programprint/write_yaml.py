"""Plain values → YAML as a person would write it. What our reader makes of it is exactly what went in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
WIDTH = 100
"""The longest line, unless a single word is longer."""


class InlineList(list[T]):
    """A list that stands on one line where it fits: [3x10, 3x12]."""


class Inline(dict[str, object]):
    """A mapping that stands on one line where it fits: {name: calves, role: primary}."""


_NOT_TEXT = r"""(?ix) ~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]?(?:\d[\d_,]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?     # a number
    | [-+]?\d+(?::\d+)+(?:\.\d*)? | 0[xob][\da-f_]+ | [-+]?\.(?:inf|nan)
    | \d{4}-\d\d?-\d\d?(?:[t\s].*)?"""
"""What another reader of YAML might take for something else than text. Ours never does."""
_OPENING = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def document(fields: Mapping[str, object], comments: Iterable[str] = ()) -> str:
    """A whole file: comment lines first, then one field after the other."""
    head = [f"# {''.join(filter(_printable, comment))}" for comment in comments]
    return "\n".join([*head, *_mapping(fields, 0)]) + "\n"


def _mapping(fields: Mapping[str, object], indent: int) -> list[str]:
    lines = []
    for key, value in fields.items():
        lead = f"{' ' * indent}{_scalar(key)}:"
        lines += _after(lead, value, indent + 2)
    return lines


def _after(lead: str, value: object, inside: int) -> list[str]:
    """The lines of a value whose first line starts with *lead*; *inside* is how far its own lines are indented."""
    if isinstance(value, (InlineList, Inline)) or value in ([], {}):
        flow = f"{lead} {_flow(value)}"
        if len(flow) <= WIDTH or not value:
            return [flow]
    if isinstance(value, Mapping):
        return [lead, *_mapping(value, inside)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [lead, *_sequence(value, inside)]
    return _text(lead, value, inside)


def _sequence(items: Sequence[object], indent: int) -> list[str]:
    lines = []
    for item in items:
        lead = f"{' ' * indent}-"
        fits = isinstance(item, Inline) and len(_flow(item)) + indent + 2 <= WIDTH
        if isinstance(item, Mapping) and item and not fits:
            inner = _mapping(item, indent + 2)
            lines += [f"{lead} {inner[0].lstrip()}", *inner[1:]]
        else:
            lines += _after(lead, item, indent + 2)
    return lines


def _text(lead: str, value: object, inside: int) -> list[str]:
    """A text: on the line of its field, or folded below it where it is too long for that."""
    written = _scalar(value)
    if len(lead) + 1 + len(written) <= WIDTH or not isinstance(value, str):
        return [f"{lead} {written}"]
    folded = _folded(value, WIDTH - inside)
    return [f"{lead} >-", *(" " * inside + line for line in folded)] if folded else [f"{lead} {written}"]


def _folded(text: str, width: int) -> list[str]:
    """Lines that YAML joins with one space each; none when that would not give *text* back."""
    words = text.split(" ")
    if not all(words) or not all(map(_printable, text)):
        return []
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_scalar(key, flow=True)}: {_flow(held)}" for key, held in value.items())
        return f"{{{inner}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value, flow=True)


def _scalar(value: object, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _plain(value, flow):
        return value
    if all(map(_printable, value)):
        if '"' not in value and "\\" not in value:
            return f'"{value}"'
        if "'" not in value:
            return f"'{value}'"
    return f'"{"".join(map(_escaped, value))}"'


def _plain(text: str, flow: bool) -> bool:
    """Whether a text may stand without quotes."""
    return not (
        not text
        or text != text.strip()
        or text[0] in _OPENING
        or text.startswith(("...", "---"))
        or text.endswith(":")
        or ": " in text
        or " #" in text
        or (flow and not set(",[]{}:?").isdisjoint(text))
        or not all(map(_printable, text))
        or re.fullmatch(_NOT_TEXT, text)
    )


def _printable(sign: str) -> bool:
    """Whether a character may stand in YAML as it is. Whatever breaks lines or cannot be seen is escaped."""
    code = ord(sign)
    return sign in " \u00a0" or 0x10000 <= code < 0xE0000 or (sign.isprintable() and code < 0xFFFE)


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if _printable(sign):
        return sign
    code = ord(sign)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
