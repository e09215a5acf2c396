"""A sheet with one exercise to a row, and a map from our fields to its columns → exercises."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from programprint.docket import Docket
from programprint.importing import sides
from programprint.importing.entry import Imported, filled, muscles
from programprint.importing.names import slug, unique_ids
from programprint.importing.plain_text import lines_of, unmarked
from programprint.notation import duration, load, tempo
from programprint.notation.prose import clean
from programprint.notation.scanner import Unreadable
from programprint.problems import either, nearest
from programprint.read.cells import Worksheet, column_name
from programprint.read.exercise import Guidance
from programprint.write_yaml import InlineList

_CHOICES = {
    "sides": ("both", "each", "alternating"),
    "limb": ("leg", "arm", "side"),
    "starts_with": ("eccentric", "concentric"),
}
_SHORTHAND: dict[str, Callable[[str], object]] = {"tempo": tempo.parse, "load": load.parse, "rest": duration.parse}
_WORDS = ("aliases", "equipment")
_CUES = ("setup", "instructions", "tips", "mistakes", "stop_when", "progression")
_MUSCLES = ("muscles", "secondary_muscles", "stabilisers")
_PARAGRAPHS = ("name", "summary", "percent_of", "source", "license", "author")
_GUIDANCE = tuple(Guidance.fields)

FIELDS = (
    "id",
    *_PARAGRAPHS,
    *_CHOICES,
    *_WORDS,
    *_MUSCLES,
    *_SHORTHAND,
    *_CUES,
    *(f"guidance.{part}" for part in _GUIDANCE),
    "video",
)
"""What a column may be mapped to."""


class Credit(Struct, frozen=True):
    """Source and licence for every row that names none of its own."""

    source: str = ""
    license: str = ""


def entries(sheet: Worksheet, wanted: Mapping[str, str], credit: Credit, docket: Docket) -> list[Imported]:
    """One exercise for each row below the head. *wanted* maps fields to columns, by their head or their letter; a column
    whose head is the name of a field needs no map."""
    top = next((row for row in range(len(sheet.rows)) if sheet.filled(row)), 0)
    columns = _columns(sheet, top, wanted, docket)
    if "name" not in columns:
        if not docket.errors:
            known = either(f"“{sheet.cell(top, column)}”" for column in sheet.filled(top))
            message, hint = "no column is mapped to “name”", f"say which one: --map name=…; this row has {known}"
            sheet.fault(docket, top, 0, message, hint)
        return []
    unmapped = [
        f"column “{sheet.cell(top, column) or column_name(column)}”: carry it with --map FIELD=COLUMN"
        for column in range(len(sheet.rows[top]))
        if column not in columns.values() and any(column in sheet.filled(row) for row in range(top, len(sheet.rows)))
    ]
    rows = [row for row in range(top + 1, len(sheet.rows)) if sheet.filled(row)]
    ids = _ids(sheet, rows, columns, docket)
    return [_entry(sheet, row, own, columns, credit, unmapped, docket) for row, own in zip(rows, ids, strict=True)]


def _columns(sheet: Worksheet, top: int, wanted: Mapping[str, str], docket: Docket) -> dict[str, int]:
    heads = {sheet.cell(top, column).casefold(): column for column in reversed(sheet.filled(top))}
    letters = {column_name(column).casefold(): column for column in range(len(sheet.rows[top]))}
    columns: dict[str, int] = {}
    for field, head in wanted.items():
        key = clean(head).casefold()
        if (column := heads.get(key, letters.get(key))) is None:
            docket.error("--map", f"{field}={head}: the sheet has no column “{head}”", nearest(key, heads))
        else:
            columns[field] = column
    for head, column in heads.items():
        own = re.sub(r"[ _-]+", "_", head)
        if own in FIELDS and own not in wanted and column not in columns.values():
            columns[own] = column
    return columns


def _ids(sheet: Worksheet, rows: list[int], columns: Mapping[str, int], docket: Docket) -> list[str]:
    """The id of each row: its own where it gives one, else from its name. Rows that share a name or id are problems."""
    named: list[tuple[str, str]] = []
    seen: dict[str, int] = {}
    for row in rows:
        name = sheet.cell(row, columns["name"])
        own = sheet.cell(row, columns["id"]) if "id" in columns else ""
        if not name:
            column = sheet.filled(row)[0] if columns["name"] >= len(sheet.rows[row]) else columns["name"]
            sheet.fault(docket, row, column, "the name is missing", "write a name, or empty the whole row")
        elif own and own != slug(own):
            sheet.fault(docket, row, columns["id"], f"“{own}” cannot be an id", f"write {slug(own)}")
        for what in filter(None, (own or name.casefold(),)):
            if what in seen:
                message = f"“{own or name}” stands in row {seen[what] + 1} already"
                sheet.fault(docket, row, columns["id" if own else "name"], message, "keep one of the two")
            seen.setdefault(what, row)
        named.append((own or name, str(row + 1)))
    return unique_ids(named)


def _entry(
    sheet: Worksheet,
    row: int,
    own_id: str,
    columns: Mapping[str, int],
    credit: Credit,
    unmapped: list[str],
    docket: Docket,
) -> Imported:
    def lines(field: str) -> list[str]:
        return lines_of(sheet.rows[row][columns[field]]) if field in columns else []

    def words(field: str) -> str:
        return " ".join(lines(field))

    for field in (*_CHOICES, *_SHORTHAND, "video"):
        if field in columns and (text := words(field)):
            _judge(sheet, row, columns[field], field, text, docket)
    cues = {field: _cues(lines(field)) for field in _CUES}
    guesses = () if words("sides") else sides.suggested(words("name"), " ".join(cues["instructions"]))
    source = ", ".join(filter(None, (words("author"), words("source") or credit.source)))
    fields = {
        **{field: words(field) for field in ("name", "summary", "percent_of", "video")},
        **{field: words(field).lower() for field in _CHOICES},
        **{field: words(field) for field in _SHORTHAND},
        **{field: InlineList(_split(lines(field))) for field in _WORDS},
        **cues,
        "muscles": muscles(*(_split(lines(field)) for field in _MUSCLES)),
        "guidance": filled(**{part: words(f"guidance.{part}") for part in _GUIDANCE}),
        "source": source,
        "license": words("license") or credit.license,
    }
    return Imported(own_id, filled(**fields), guesses, (*unmapped, *((sides.SUGGESTED,) if guesses else ())))


def _judge(sheet: Worksheet, row: int, column: int, field: str, text: str, docket: Docket) -> None:
    """Problems of a cell that our reader would refuse."""
    if field in _CHOICES and text.lower() not in _CHOICES[field]:
        sheet.fault(docket, row, column, f"“{field}” cannot be “{text}”", f"one of: {', '.join(_CHOICES[field])}")
    elif field in _SHORTHAND:
        try:
            _SHORTHAND[field](text)
        except Unreadable as fault:
            sheet.fault(docket, row, column, f"“{field}”: {fault.message}", fault.hint, fault.offset)
    elif field == "video" and not text.lower().startswith(("https://", "http://")):
        sheet.fault(docket, row, column, f"“{text}” is not a link", "a link starts with https:// or http://")


def _cues(lines: list[str]) -> list[str]:
    """Steps: one to a line; on a single line they may be numbered “1. … 2. …” or parted by “ | ”."""
    if len(lines) == 1:
        numbered = re.split(r"(?:^|(?<=[.!?;,])\s+)\(?\d{1,2}[.)]\s+", lines[0])
        parts = numbered[1:] if len(numbered) > 2 and not numbered[0] else re.split(r"\s+\|\s+", lines[0])
        lines = [part.strip(" ") for part in parts]
    return [step for step in map(unmarked, lines) if step]


def _split(lines: list[str]) -> list[str]:
    """Names in a cell, parted by line breaks, commas, semicolons or bars, each once."""
    return list(dict.fromkeys(part for line in lines for part in map(clean, re.split(r"[,;|]", line)) if part))
