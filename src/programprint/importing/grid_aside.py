"""What of a sheet cannot be taken: put aside cell by cell, so that the rest can be had."""

from __future__ import annotations

from programprint.docket import Docket
from programprint.limits import raised
from programprint.read.cells import Rearranged, Worksheet


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
        self.rows.add(row)
        self._put(self.sheet, row, column, message, hint, offset)

    def _put(self, sheet: Worksheet, row: int, column: int, message: str, hint: str, offset: int = 0) -> None:
        self.count += 1
        if self.count > self.docket.limits.problems:
            return
        told = f"{sheet.named(row, column)}left out: {message}"
        self.lines[told] = None
        self.docket.warn(sheet.span(row, column, offset), told, hint)

    def put_slips(self) -> None:
        """Leaves out what the sheet lacks of those that it was made of."""
        sheet = self.sheet
        while isinstance(sheet, Rearranged):
            for slip in sheet.slips:
                self._put(sheet.sheet, slip.row, slip.column, slip.message, slip.hint)
            self.rows |= self._of({slip.row for slip in sheet.slips}, sheet.sheet)
            sheet = sheet.sheet

    def _of(self, rows: set[int], sheet: Worksheet) -> set[int]:
        """The rows in which some of an earlier *sheet* stand."""
        return {row for row in range(len(self.sheet.rows)) if self._home(row, sheet) in rows} if rows else set()

    def _home(self, row: int, sheet: Worksheet) -> int:
        here: Worksheet = self.sheet
        while isinstance(here, Rearranged) and here is not sheet:
            row, here = here.home(row, 0)[0], here.sheet
        return row

    def end(self) -> None:
        """Says how many there were beyond those that are listed."""
        if (more := self.count - self.docket.limits.problems) > 0:
            told = f"{more:,} more cells are left out"
            self.lines[told] = None
            self.docket.warn(self.sheet.name, told, f"is it the right sheet? {raised('problems')}")
