"""Merged cells of a grid: what the first of them says holds for all of their rows."""

from __future__ import annotations

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.limits import raised
from programprint.read.cells import Worksheet

Cell = tuple[int, int]


def tall_cells(sheet: Worksheet, docket: Docket) -> dict[Cell, Cell] | None:
    """For each cell that is merged with one above it, the first; None, with the problem added, where they are too many."""
    found: dict[Cell, Cell] = {}
    for top, left, bottom, right in sheet.merged:
        if bottom == top:
            continue
        if (bottom - top) * (right - left + 1) > docket.limits.cells - len(found):
            message = f"the sheet has more than {docket.limits.cells:,} merged cells"
            docket.error(sheet.name, message, f"part them; {raised('cells')}")
            return None
        found |= {(row, left): (top, left) for row in range(top + 1, bottom + 1)}
    return found


def filled_down(sheet: Worksheet, docket: Docket) -> Worksheet | None:
    """The sheet with the words of each tall cell in all of its rows; None, with the problem added, where that is too much."""
    cells = tall_cells(sheet, docket)
    if not cells:
        return None if cells is None else sheet
    rows = [list(row) for row in sheet.rows]
    length = 0
    for (row, column), (top, left) in cells.items():
        if not sheet.filled(row) or rows[row][column].strip() or not (text := sheet.rows[top][left]).strip():
            continue
        length += len(text)
        if length > docket.limits.unpacked:
            message = f"the merged cells of the sheet hold more than {docket.limits.unpacked:,} characters"
            docket.error(sheet.name, message, f"part them; {raised('unpacked')}")
            return None
        rows[row][column] = text
    return replace(sheet, rows=tuple(map(tuple, rows)))


def are_one(sheet: Worksheet, first: int, last: int, column: int) -> bool:
    """Whether a column is one merged cell from a row to another."""
    (top, left), (bottom, _) = sheet.home(first, column), sheet.home(last, column)
    areas = getattr(sheet, "sheet", sheet).merged
    return first != last and any(
        area[0] <= top and bottom <= area[2] and area[1] == left for area in areas[:_LOOKED_AT]
    )


_LOOKED_AT = 2_000
"""Merged cells among which that of a rest is looked for; a sheet with more is no plan."""
