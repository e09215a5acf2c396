"""The ids of fields and the sheets that they belong to → the same in words, for whoever fills them in on a screen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from programprint import late
from programprint.languages import words_of
from programprint.merge.sheet import Entry, Sheet
from programprint.naming import slug
from programprint.notation.scanner import SHY
from programprint.pages import Field, Pages
from programprint.wording import entries as of_entries
from programprint.wording import maxima, names
from programprint.wording.words import Words

_SIDES = ("l", "r", "weak")


_ID = late.pattern(r"(?:(?!w\d)(?:r(\d+)|([^/]+))/)?(w\d+)/(.+)")
"""An id: the row of a rack or a side that is not the first to have it, the week, and the rest."""


_OF_ROW = late.pattern(r"(?:r(\d+)/)?(.+)")
"""The id of a maximum: the row of a rack, and the rest."""


def in_words(pages: Pages, sheets: Sequence[Sheet]) -> Pages:
    """The pages, every field said in words: “Week 1, Glutes A, hip thrust, set 2, left: reps”."""
    words = words_of(sheets[0].language)
    named, entries = _names(sheets, words)
    named |= {one.id: maxima.wanted(one, words) for sheet in sheets for one in sheet.wanted}

    def spoken(cell: Field) -> Field:
        return replace(cell, spoken=_spoken(cell, named, entries, words).replace(SHY, ""))

    each = [replace(page, fields=tuple(map(spoken, page.fields))) for page in pages]
    return replace(pages, pages=tuple(each))


def _names(sheets: Sequence[Sheet], words: Words) -> tuple[dict[str, str], dict[str, Entry]]:
    """What the beginnings of ids mean: sessions by name and day, and exercises."""
    named: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for sheet in sheets:
        for session in sheet.sessions:
            stem = f"w{sheet.week}/{session.id}"
            named[stem] = f"{names.day(session, words)} {names.session(session, words)}".strip()
            entries |= {f"{stem}/{slug(entry.label)}": entry for block in session.blocks for entry in block.entries}
    return named, entries


def _spoken(cell: Field, named: dict[str, str], entries: dict[str, Entry], words: Words) -> str:
    if cell.kind == "maximum":
        number, at = _OF_ROW.fullmatch(cell.id).groups()  # type: ignore[union-attr]
        what = words("field.maximum", what=named.get(at, at))
        return words.listed([words("field.row", n=number), what]) if number else what
    found = _ID.fullmatch(cell.id)
    assert found
    row, side, week, after = found.groups()
    path = [words("week", n=week.removeprefix("w"))]
    steps = after.split("/")
    stem, entry = week, None
    for step in steps:
        stem = f"{stem}/{step}"
        if stem in named:
            path.append(named[stem])
        elif stem in entries:
            entry = entries[stem]
            path.append(entry.guide.name)
        elif entry and step.removeprefix("extra").isdigit():
            number = step.removeprefix("extra")
            path.append(words("field.extra_set" if number != step else "field.set", n=number))
        elif step in _SIDES:
            path.append(words(f"field.side.{step}"))
        elif step.startswith("part-"):
            path.append(words("field.part", n=step.removeprefix("part-")))
        elif step.startswith("day-"):
            path.append(words("field.day", n=step.removeprefix("day-")))
        elif step == "warm-up":
            path.append(words("field.warm-up"))
    if cell.kind == "weak":
        return words("field.weak", week=path[0], side=path[-1])
    if row or side:
        path.append(words("field.row", n=row) if row else words("field.on_side", side=side))
    where = words.listed(path)
    if cell.kind == "notes" and steps[-1].isdigit():
        return words("field.notes.line", where=where, n=steps[-1])
    return words("field", where=where, what=_what(cell, entry, words))


def _what(cell: Field, entry: Entry | None, words: Words) -> str:
    """What a field takes."""
    if entry and cell.kind == "amount":
        return words(f"counts.{entry.counts}")
    if entry and cell.kind == "load":
        return words("field.load.unit", unit=words.unit(entry.load_unit))
    if entry and cell.kind == "last":
        last = (
            words("field.load.unit", unit=words.unit(entry.load_unit))
            if cell.id.endswith("/load")
            else words(f"counts.{entry.counts}")
        )
        return words("field.last", what=last)
    if entry and cell.kind == "effort":
        return of_entries.effort(entry, words)
    if cell.kind == "last":  # of a block whose exercises share their rows
        return words("field.last", what=words("field.load" if cell.id.endswith("/load") else "field.amount"))
    return words(f"field.{cell.kind}")
