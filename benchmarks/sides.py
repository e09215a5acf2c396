"""Counts the sides of every shipped program in every shipped layout and writes them into the benchmark page. Blank sides
count."""

from __future__ import annotations

from pathlib import Path

from programprint import resources
from programprint.build import prepare
from programprint.docket import Docket
from programprint.order import Order
from programprint.read.layouts import layout_names

PAGE = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- sides -->", "<!-- end of sides -->"
PARTS = {
    "its logs": Order(logs_only=True),
    "its cues": Order(cues_only=True),
    "its guide": Order(settings=("week=[]", "program=[guide]")),
    "cues and guide": Order(settings=("week=[]",)),
}
"""The handout by its parts, each printed alone; cues and guide also in one run, as they close it."""


def sides(program: Path, order: Order) -> int | None:
    """How many sides a program takes; None where it is refused."""
    pages = prepare(program, order, Docket())
    return None if pages is None else len(pages)


def table() -> str:
    """A row for each program, the handout and its parts first, and what all of them take."""
    programs = sorted(resources.programs().glob("*.yaml"))
    others = [name for name in layout_names([resources.layouts()]) if name != "handout"]
    orders = {"handout": Order(), **PARTS, **{name: Order(name) for name in others}}
    rows = [[sides(program, order) for order in orders.values()] for program in programs]
    lines = [["program", *orders], ["---"] * (len(orders) + 1)]
    for program, row in zip(programs, rows, strict=True):
        lines.append([program.stem, *("refused" if count is None else str(count) for count in row)])
    total = [sum(count or 0 for count in column) for column in zip(*rows, strict=True)]
    lines.append(["**all**", *(f"**{count}**" for count in total)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Writes the table between its two marks."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
