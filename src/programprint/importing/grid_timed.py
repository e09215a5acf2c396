"""Columns of a grid that say how long or how far: beside the reps, or in their place."""

from __future__ import annotations

from programprint.importing.grid_habits import is_blank
from programprint.importing.grid_head import Head
from programprint.importing.grid_roles import role_of
from programprint.read.cells import Worksheet


def amounts_in(sheet: Worksheet, row: int, head: Head) -> dict[str, int]:
    """The columns of sets and reps outside the weeks. Where a row has no reps, its time or distance, or how long it is held,
    stands for them."""
    told = ("do", "sets", "reps", "hold")
    columns = {part: at for part in told if (at := head.roles.get(part)) is not None}
    if timed := head.columns("time"):
        columns["time"] = next((at for at in timed if not is_blank(sheet.cell(row, at))), timed[0])
    filled = [part for part, at in columns.items() if not is_blank(sheet.cell(row, at))]
    if not {"do", "reps"} & {*filled} and (part := next((part for part in filled if part != "sets"), "")):
        columns["reps"] = columns.pop(part)
    return columns


def counts_in(head: str) -> str:
    """What bare numbers below a head of a time or a distance count: “seconds”, or a “distance” of which nobody can tell; nothing
    below other heads."""
    if role_of(head) not in ("hold", "time"):
        return ""
    return "distance" if "distance" in head.lower() else "seconds"
