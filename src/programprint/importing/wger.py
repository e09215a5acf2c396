"""wger (the folder of its exercise data) → exercises: the English text of each, with its own licence and author."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from programprint.docket import Docket
from programprint.importing import sides
from programprint.importing.entry import Imported, filled, muscles
from programprint.importing.files import Record, read_json
from programprint.importing.names import unique_ids
from programprint.importing.plain_text import joined, read_html, sections, unmarked
from programprint.notation.prose import clean
from programprint.resources import shown
from programprint.write_yaml import InlineList

FILES = ("exercise-base-data", "translations", "muscles", "equipment", "categories")
"""The files of the folder, without “.json”. A “licenses.json” beside them is read too."""
ENGLISH = 2
_BODYWEIGHT = "none (bodyweight exercise)"
_UNLOADED = frozenset({_BODYWEIGHT, "Gym mat", "Pull-up bar", "Bench", "Incline bench"})
"""Equipment that adds no load to that of the body."""
_LICENCES = {
    1: ("CC BY-SA 3.0", "creativecommons.org/licenses/by-sa/3.0"),
    2: ("CC BY-SA 4.0", "creativecommons.org/licenses/by-sa/4.0"),
    3: ("CC0 1.0", ""),
    4: ("CC BY 4.0", "creativecommons.org/licenses/by/4.0"),
}
"""The keys that wger gives its licences: the short name, and the address that must be printed with it."""
_NO_TEXT = "no description in the source"

Rows = dict[int, Record]


class _Tables(Struct):
    """The records of all files by kind and key; aliases and comments by the key of their translation."""

    rows: dict[str, Rows] = field(default_factory=dict)
    english: dict[int, list[Record]] = field(default_factory=dict)
    aliases: dict[int, list[str]] = field(default_factory=dict)
    comments: dict[int, list[str]] = field(default_factory=dict)

    def names(self, kind: str, keys: Iterable[int], *fields: str) -> list[str]:
        """What the records with these keys are called, by the first of *fields* that says something."""
        rows = self.rows.get(kind, {})
        filled = (
            next((name for name in map(rows[key].text, fields) if name), "")
            for key in keys
            if isinstance(key, int) and key in rows
        )
        return [clean(name) for name in filled if name]


def read(path: Path, docket: Docket) -> list[Imported]:
    """Every exercise of the folder *path*, or of the folder that holds the file *path*."""
    folder = path if path.is_dir() else path.parent
    if not (folder / f"{FILES[0]}.json").is_file():
        hint = f"name the folder that holds {', '.join(f'{name}.json' for name in FILES)}"
        docket.error(shown(path), "this is not the exercise data of wger", hint)
        return []
    names = [*FILES, *(["licenses"] if (folder / "licenses.json").is_file() else [])]
    data = {shown(folder / f"{name}.json"): read_json(folder / f"{name}.json", docket) for name in names}
    return entries(data, docket)


def entries(data: Mapping[str, Any], docket: Docket) -> list[Imported]:
    """Parsed JSON by file name → exercises in the order of their keys. Without an English text there is none."""
    tables = _Tables()
    for file, values in data.items():
        if values is not None and not isinstance(values, list):
            docket.error(file, "this is not a list of records", "is it the right file?")
            continue
        for number, value in enumerate(values or [], start=1):
            _sort_in(value, file, number, tables, docket)
    bases = sorted(tables.rows.get("exercise", {}).items())
    spoken = [(key, base, _best(tables.english.get(key, []))) for key, base in bases]
    chosen = [(key, base, text) for key, base, text in spoken if text]
    ids = unique_ids([(clean(text.text("name")), str(key)) for key, _, text in chosen])
    made = [_entry(own, key, base, text, tables) for own, (key, base, text) in zip(ids, chosen, strict=True)]
    skipped = [key for key, _, text in spoken if text is None]
    if skipped:
        some = ", ".join(map(str, skipped[:8])) + (" …" if len(skipped) > 8 else "")
        docket.warn(
            next(iter(data)),
            f"{len(skipped)} exercise{'s have' if len(skipped) > 1 else ' has'} no English name or text: {some}",
            "they are left out",
        )
    return made


def _sort_in(value: Any, file: str, number: int, tables: _Tables, docket: Docket) -> None:
    """Puts one record where it is looked up later."""
    inner, key = (value.get("fields"), value.get("pk")) if isinstance(value, dict) else (None, None)
    record = Record(inner, file, f"record {number}{f' (key {key})' if type(key) is int else ''}", docket)
    if type(key) is not int or not isinstance(inner, dict):
        if isinstance(inner, dict):
            record.fault("has no key", "wger gives each record a number in “pk”")
        return
    kind = str(value.get("model", "")).rpartition(".")[2]
    owner = inner.get("translation")
    if kind == "translation":
        if inner.get("language") == ENGLISH and clean(record.text("name")) and type(inner.get("exercise")) is int:
            tables.english.setdefault(inner["exercise"], []).append(record)
    elif kind == "alias" and type(owner) is int:
        tables.aliases.setdefault(owner, []).append(clean(record.text("alias")))
    elif kind == "exercisecomment" and type(owner) is int:
        tables.comments.setdefault(owner, []).append(clean(record.text("comment")))
    else:
        tables.rows.setdefault(kind, {})[key] = record
    record.value = {**inner, "pk": key}


def _best(texts: list[Record]) -> Record | None:
    """The first text that describes the exercise, or else the first."""
    return next((text for text in texts if read_html(text.text("description")).blocks), texts[0] if texts else None)


def _entry(own_id: str, key: int, base: Record, text: Record, tables: _Tables) -> Imported:
    page = read_html(text.text("description"))
    parts = sections(page.blocks)
    words = " ".join(block.text for block in page.blocks)
    name, own_key = clean(text.text("name")), text.value["pk"]
    equipment = tables.names("equipment", base.numbers("equipment"), "name")
    category = tables.names("exercisecategory", [base.value.get("category", 0)], "name")
    suggestion = sides.suggested(name, words)
    notes = [
        *([] if words else [_NO_TEXT]),
        *(["category: no sheet prints it; kept as a comment at the head of the file"] if category else []),
        *(["group of variations: the data does not say which is easier"] if base.value.get("variation_group") else []),
        *(["pictures and films inside the text: media is never fetched"] if page.media else []),
        *(["links inside the text"] if page.links or "link" in parts or len(parts.get("video", [])) > 1 else []),
        *([sides.SUGGESTED] if suggestion else []),
    ]
    other = [alias for alias in tables.aliases.get(own_key, []) if alias and alias.casefold() != name.casefold()]
    bare = _BODYWEIGHT in equipment and _UNLOADED.issuperset(equipment)
    fields = filled(
        name=name,
        aliases=InlineList(dict.fromkeys(other)),
        summary=joined(parts.get("summary", [])),
        equipment=InlineList(_lower(item) for item in equipment if item != _BODYWEIGHT),
        muscles=muscles(
            map(_lower, tables.names("muscle", base.numbers("muscles"), "name_en", "name")),
            map(_lower, tables.names("muscle", base.numbers("muscles_secondary"), "name_en", "name")),
        ),
        load="bodyweight" if bare else "",
        setup=parts.get("setup", []),
        instructions=parts.get("instructions", []),
        tips=[*parts.get("tips", []), *filter(None, map(unmarked, tables.comments.get(own_key, [])))],
        mistakes=parts.get("mistakes", []),
        guidance=filled(purpose=joined(parts.get("purpose", []))),
        video=next(iter(parts.get("video", [])), ""),
        source=_source(key, text, base),
        license=_licence(text, base, tables),
    )
    head = " · ".join([f"wger exercise {key}", *(f"category {label}" for label in category)])
    return Imported(own_id, fields, (head, *suggestion), tuple(notes))


def _source(key: int, text: Record, base: Record) -> str:
    """Who wrote it and where it stands, as the licences ask for: “Jane Doe, wger.de/en/exercise/345/view”."""
    author = clean(text.text("license_author")) or clean(base.text("license_author")) or "wger contributors"
    author = author if author != "wger.de" else "wger"
    extra = [clean(text.text(name)) for name in ("license_title", "license_object_url", "license_author_url")]
    derived = clean(text.text("license_derivative_source_url"))
    parts = [author, *filter(None, extra), *([f"after {derived}"] if derived else [])]
    return ", ".join([*parts, f"wger.de/en/exercise/{key}/view"])


def _licence(text: Record, base: Record, tables: _Tables) -> str:
    """The licence of the text: “CC BY-SA 4.0, creativecommons.org/licenses/by-sa/4.0”."""
    key = text.value.get("license") or base.value.get("license") or 0
    if not isinstance(key, int):
        key = 0
    if key in _LICENCES:
        return ", ".join(filter(None, _LICENCES[key]))
    if own := tables.rows.get("license", {}).get(key):
        return ", ".join(filter(None, (clean(own.text("short_name")), clean(own.text("url")))))
    text.fault(f"names a licence that is not known: {key}", "put wger's licenses.json beside the other files")
    return ""


def _lower(name: str) -> str:
    """“Barbell” → “barbell”, but “SZ-Bar” stays."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
