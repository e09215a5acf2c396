"""Fields and the sheets that they belong to → the same, each with what it asks for: a record without what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from programprint.logbook.cells import Planned, planned
from programprint.logbook.record import Record, written
from programprint.merge.sheet import Sheet
from programprint.pages import SLOTS, Field, Pages

KINDS = ("tick", "amount", "load", "effort", "felt", "pain", "date")
"""Kinds of fields that are read."""


def with_asked(pages: Pages, sheets: Sequence[Sheet]) -> Pages:
    """The pages, of which every field that is read says what it asks for."""
    known = dict(_known(sheets))
    return replace(
        pages,
        pages=tuple(
            replace(page, fields=tuple(_asked(cell, known) for cell in page.fields)) if page.fields else page
            for page in pages
        ),
    )


def _asked(cell: Field, known: dict[str, Record]) -> Field:
    record = known.get(cell.id) if cell.kind in KINDS else None
    return replace(cell, asked=written([record]).decode().strip()) if record else cell


def _known(sheets: Sequence[Sheet]) -> Iterator[tuple[str, Record]]:
    """The ids of cells, each with the record of its set; a cell for several sets has that of the first of them. A box
    knows what a tick stands for."""
    for one in reversed([*planned(sheets)]):
        for side in reversed(one.line.sides):
            record = _plain(one, one.record(side))
            yield f"{one.of_session}/date", record
            yield f"{one.of_session}/felt", record
            yield f"{one.of_session}/pain", record
            yield f"{one.of_exercise}/load", record
            yield f"{one.stem}/load", record
            yield f"{one.stem}/effort", replace(record, effort_unit=one.entry.effort)
            yield f"{one.stem}/{side.lower()}/effort", replace(record, effort_unit=one.entry.effort)
            yield f"{one.stem}/{side.lower()}/tick", replace(record, done=one.fixed)
            yield f"{one.stem}/{side.lower()}/amount", record
            for part in range(2, one.line.parts + 1):
                yield f"{one.stem}/{side.lower()}/part-{part}/amount", replace(record, part=part)


def _plain(one: Planned, record: Record) -> Record:
    """A record that is the same for all athletes of a shape: whose it is says the code."""
    unit = one.entry.load_unit
    load_unit = "kg" if unit == "kg" else "lb" if unit == "lb" else ""
    prescribed = "" if SLOTS.search(record.prescribed) else record.prescribed
    return replace(record, athlete="", prescribed=prescribed, load_unit=load_unit)
