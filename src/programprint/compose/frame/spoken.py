"""The ids of fields and the sheets that they belong to → the same in words, for whoever fills them in on a screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from programprint.compose.log.cells import COUNT_WORDS
from programprint.merge.sheet import Entry, Sheet
from programprint.merge.wording import slug
from programprint.pages import Field, Pages

_SIDES = {"l": "left", "r": "right", "weak": "weak side"}
_KINDS = {
    "tick": "done",
    "load": "load",
    "effort": "effort",
    "note": "note",
    "notes": "notes",
    "name": "name",
    "date": "date",
    "weight": "body weight",
    "felt": "how it felt, 1 to 10",
    "weak": "weak side",
}


_ID = re.compile(r"(?:(?!w\d)(?:r(\d+)|([^/]+))/)?(w\d+)/(.+)")
"""An id: the row of a rack or a side that is not the first to have it, the week, and the rest."""


def in_words(pages: Pages, sheets: Sequence[Sheet]) -> Pages:
    """The pages, every field said in words: “Week 1, Glutes A, hip thrust, set 2, left: reps”."""
    names, entries = _names(sheets)
    spoken = [
        replace(page, fields=tuple(replace(cell, said=_said(cell, names, entries)) for cell in page.fields))
        for page in pages
    ]
    return replace(pages, pages=tuple(spoken))


def _names(sheets: Sequence[Sheet]) -> tuple[dict[str, str], dict[str, Entry]]:
    """What the beginnings of ids mean: sessions by name and day, and exercises."""
    names: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for sheet in sheets:
        for session in sheet.sessions:
            stem = f"w{sheet.week}/{session.id}"
            names[stem] = f"{session.day} {session.name}".strip()
            entries |= {f"{stem}/{slug(entry.label)}": entry for block in session.blocks for entry in block.entries}
    return names, entries


def _said(cell: Field, names: dict[str, str], entries: dict[str, Entry]) -> str:
    found = _ID.fullmatch(cell.id)
    assert found
    row, side, week, after = found.groups()
    said = [f"Week {week.removeprefix('w')}"]
    steps = after.split("/")
    stem, entry, kind = week, None, _KINDS.get(cell.kind, cell.kind)
    for step in steps:
        stem = f"{stem}/{step}"
        if stem in names:
            said.append(names[stem])
        elif stem in entries:
            entry = entries[stem]
            said.append(entry.guide.name)
        elif entry and step.removeprefix("extra").isdigit():
            said.append(f"extra set {step.removeprefix('extra')}" if step.startswith("extra") else f"set {step}")
        elif step in _SIDES:
            said.append(_SIDES[step])
        elif step == "warm-up":
            said.append("warm-up")
    if cell.kind == "amount" and entry:
        kind = COUNT_WORDS[entry.counts]
    if cell.kind == "load" and entry:
        kind = f"load in {entry.load_unit}"
    if cell.kind == "effort" and entry:
        kind = entry.effort
    if cell.kind == "weak":
        return f"{said[0]}: weak side is the {said[-1]} one"
    if row or side:
        said.append(f"row {row}" if row else f"on the {side}")
    line = steps[-1] if cell.kind == "notes" and steps[-1].isdigit() else ""
    return f"{', '.join(said)}: {kind}{f', line {line}' if line else ''}"
