"""Whose sheets are printed, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from programprint.docket import Docket
from programprint.notation.prose import folded
from programprint.problems import close_to, either
from programprint.read.roster import Athlete, Roster
from programprint.read.roster_heads import column_of

if TYPE_CHECKING:
    from programprint.order import Order


def chosen(roster: Roster, order: Order, docket: Docket) -> Sequence[Athlete]:
    """The athletes that are asked for by name, or all."""
    if not order.athletes:
        return roster.athletes
    by_name = {folded(athlete.name): athlete for athlete in roster.athletes}
    found = []
    for name in order.athletes:
        if athlete := by_name.get(folded(name)):
            found.append(athlete)
        else:
            close = close_to(folded(name), by_name, n=3) or [one for one in by_name if folded(name) in one]
            hint = f"did you mean {either(by_name[one].name for one in close[:3])}?" if close else ""
            docket.error(roster.name, f"no athlete is called “{name}”", hint)
    return [athlete for athlete in roster.athletes if athlete in found]


def in_order(
    athletes: Sequence[Athlete], roster: Roster, order: Order, docket: Docket
) -> tuple[list[Athlete], list[str | None]]:
    """The athletes sorted and grouped as asked for, and the group of each as its section of the outline: nothing where none is
    asked for, None for who has no group."""
    ordered = list(athletes)
    if order.sort and (column := column_of(roster, order.sort, "--sort", docket)):
        cells = [_cell(athlete, column) for athlete in ordered]
        ordered = [ordered[index] for index in sorted(range(len(cells)), key=_sorting(cells).__getitem__)]
    if not order.group_by or not (column := column_of(roster, order.group_by, "--group-by", docket)):
        return ordered, [""] * len(ordered)
    sections: dict[str, str] = {}
    for athlete in ordered:  # the first spelling stands for all
        if section := _cell(athlete, column):
            sections.setdefault(folded(section), section)
    place = {section: number for number, section in enumerate([*sections, ""])}
    ordered.sort(key=lambda athlete: place[folded(_cell(athlete, column))])
    return ordered, [sections.get(folded(_cell(athlete, column))) for athlete in ordered]


def _cell(athlete: Athlete, column: str) -> str:
    return athlete.name if column == "name" else athlete.cells.get(column, "")


def _sorting(cells: Iterable[str]) -> list[tuple[bool, Decimal, str]]:
    """What cells are sorted by: their numbers where all are numbers, else their words; empty ones come last."""
    cells = list(cells)
    try:
        numbers = [Decimal(cell.replace(",", ".")) if cell else Decimal(0) for cell in cells]
    except InvalidOperation:
        numbers = [Decimal(0)] * len(cells)
    return [(not cell, number, folded(cell)) for cell, number in zip(cells, numbers, strict=True)]
