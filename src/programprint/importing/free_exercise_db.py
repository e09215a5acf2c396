"""free-exercise-db (one JSON list, one JSON object or a folder of them) → exercises. Its text is dedicated to the public."""

from __future__ import annotations

from pathlib import Path

from programprint.docket import Docket
from programprint.importing import sides
from programprint.importing.entry import Imported, filled, muscles
from programprint.importing.files import Record, read_json
from programprint.importing.names import unique_ids
from programprint.importing.plain_text import is_html, read_html, unmarked
from programprint.notation.prose import clean
from programprint.resources import shown
from programprint.write_yaml import InlineList

_UNPRINTED = ("category", "level", "mechanic", "force")
"""Fields that no sheet prints; they are kept as a comment."""
_NO_EQUIPMENT = "body only"
_VAGUE = ("other", "none")


def read(path: Path, docket: Docket) -> list[Imported]:
    """Every exercise of a file, or of the JSON files in a folder."""
    if not path.is_dir():
        return entries(read_json(path, docket), shown(path), docket)
    found: list[object] = []
    files = sorted(path.glob("*.json"))
    if not files:
        docket.error(shown(path), "this folder holds no JSON file", "name the file, or the folder that holds it")
    for file in files:
        data = read_json(file, docket)
        found += data if isinstance(data, list) else [data] if data is not None else []
    return entries(found, shown(path), docket)


def entries(data: object, file: str, docket: Docket) -> list[Imported]:
    """Parsed JSON → exercises in the same order; what is wrong with an entry is reported under *file*."""
    if data is None:
        return []
    listed = data if isinstance(data, list) else [data]
    records = []
    for number, value in enumerate(listed, start=1):
        name = clean(value["name"]) if isinstance(value, dict) and isinstance(value.get("name"), str) else ""
        record = Record(value, file, f"entry {number}{f' (“{name}”)' if name else ''}", docket)
        if isinstance(value, dict) and not name:
            record.fault("has no name", "is this a file of free-exercise-db? Each of its entries has a “name”")
        records.append((name, record))
    ids = unique_ids([(name, record.text("id") or str(number)) for number, (name, record) in enumerate(records, 1)])
    return [_entry(own, name, record) for own, (name, record) in zip(ids, records, strict=True)]


def _entry(own_id: str, name: str, record: Record) -> Imported:
    notes: list[str] = []
    raw = [line for text in record.texts("instructions") for line in _steps(text)]
    steps = [step for step in map(unmarked, map(clean, raw)) if step]
    if not steps:
        notes.append("no instructions in the source")
    equipment = clean(record.text("equipment"))
    if equipment in _VAGUE:
        notes.append(f"equipment “{equipment}” says nothing and is left out")
    unprinted = [f"{field} {clean(value)}" for field in _UNPRINTED if (value := record.text(field))]
    if unprinted:
        notes.append(f"{', '.join(_UNPRINTED)}: no sheet prints them; kept as a comment at the head of the file")
    if record.texts("images"):
        notes.append("pictures: media is never fetched")
    suggestion = sides.suggested(name, " ".join(steps))
    if suggestion:
        notes.append(sides.SUGGESTED)
    source = clean(record.text("id"))
    head = " · ".join([f"free-exercise-db {source}".rstrip(), *unprinted])
    fields = filled(
        name=name,
        equipment=InlineList([equipment] if equipment and equipment not in (*_VAGUE, _NO_EQUIPMENT) else []),
        muscles=muscles(map(clean, record.texts("primaryMuscles")), map(clean, record.texts("secondaryMuscles"))),
        load="bodyweight" if equipment == _NO_EQUIPMENT else "",
        instructions=steps,
        source="free-exercise-db",
        license="Unlicense",
    )
    return Imported(own_id, fields, (head, *suggestion), tuple(notes))


def _steps(text: str) -> list[str]:
    return [block.text for block in read_html(text).blocks] if is_html(text) else [text]
