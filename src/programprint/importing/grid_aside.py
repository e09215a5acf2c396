"""What of a sheet cannot be taken: put aside cell by cell, so that the rest can be had."""

from __future__ import annotations

from programprint.docket import Docket
from programprint.limits import raised
from programprint.read.cells import Worksheet


class Aside:
    """The cells of a *sheet* that were left out. Each is a warning at its place, and a line for the file that is made."""

    def __init__(self, sheet: Worksheet, docket: Docket) -> None:
        self.sheet, self.docket = sheet, docket
        self.lines: dict[str, None] = {}
        self.rows: set[int] = set()
        """The rows that lack something."""
        self.count = 0

    def put(self, row: int, column: int, message: str, hint: str = "", offset: int = 0) -> None:
        """Leaves out a cell, or what stands from a cell on."""
        self.count += 1
        self.rows.add(row)
        if self.count > self.docket.limits.problems:
            return
        told = f"{self.sheet.named(row, column)}left out: {message}"
        self.lines[told] = None
        self.docket.warn(self.sheet.span(row, column, offset), told, hint)

    def end(self) -> None:
        """Says how many there were beyond those that are listed."""
        if (more := self.count - self.docket.limits.problems) > 0:
            told = f"{more:,} more cells are left out"
            self.lines[told] = None
            self.docket.warn(self.sheet.name, told, f"is it the right sheet? {raised('problems')}")
