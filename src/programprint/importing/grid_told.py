"""What a row of a grid says in words, beside its sets."""

from __future__ import annotations

from programprint.importing.entry import Fields
from programprint.importing.grid_habits import is_blank
from programprint.importing.grid_head import Head
from programprint.importing.placed import Placed
from programprint.read.cells import Rearranged, Worksheet


def in_words(sheet: Worksheet, row: int, head: Head) -> Fields:
    """Notes, how many sets are for warming up, how often it is done, its tier, and the names of exercises that may stand in, with
    semicolons between them."""

    def told(role: str) -> list[tuple[int, str]]:
        return [(column, text) for column in head.columns(role) if not is_blank(text := sheet.cell(row, column))]

    headed = [
        (column, f"{_as_written(sheet, head.row, column)}: {text}")
        for role in ("warming", "often")
        for column, text in told(role)
    ]
    found = {"tier": told("tier"), "note": [*headed, *told("note")], "instead": told("instead")}
    return {
        name: Placed.of("; ".join(text for _, text in texts), row, texts[0][0])
        for name, texts in found.items()
        if texts
    }


def _as_written(sheet: Worksheet, row: int, column: int) -> str:
    """A cell in the words of its file."""
    while isinstance(sheet, Rearranged):
        (row, column), sheet = sheet.home(row, column), sheet.sheet
    return sheet.cell(row, column)
