"""Cells that several sides of a document show: one field, filled in once, wherever it is the same cell.

The log and the training card have the same box for a set; a side that is printed twice has all of its cells twice. Whoever
fills in one of them has filled in the other. Room for notes is no such cell: it belongs to the page that has it to spare.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from programprint.pages import Field, Page


def shown_again(pages: Sequence[Page], sides: Sequence[str]) -> list[Page]:
    """The pages; *sides* says for each on which side of the layout it is. A field whose id an earlier side has is that side's
    field *again*; notes get an id that begins with their own side. A maximum is one field for all weeks. Otherwise two fields of
    one side with one id stay so: a bug."""
    first: dict[str, str] = {}

    def told(cell: Field, side: str) -> Field:
        known = cell.id in first
        if first.setdefault(cell.id, side) == side and not (known and cell.kind == "maximum"):
            return cell
        return replace(cell, id=f"{side}/{cell.id}") if cell.kind == "notes" else replace(cell, again=True)

    shown = []
    for page, side in zip(pages, sides, strict=True):
        ids = {cell.id: side for cell in page.fields}
        if len(ids) == len(page.fields) and first.keys().isdisjoint(ids):  # all of it is new
            first |= ids
            shown.append(page)
        else:
            shown.append(replace(page, fields=tuple([told(cell, side) for cell in page.fields])))
    return shown
