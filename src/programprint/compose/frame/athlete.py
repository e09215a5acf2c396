"""The athlete's line: name, week of, body weight and weak side; printed where they are known, else written once per sheet."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from programprint.compose.setting import Setting
from programprint.compose.type.boxes import Built, Drawn, Stack
from programprint.compose.type.paragraph import Line, Run, lines
from programprint.compose.type.pen import Pen
from programprint.merge import Sheet
from programprint.pages import MM, Face, FieldKind
from programprint.wording import dates
from programprint.wording.targets import load

SHORTEST_NAME = 45 * MM
"""Room for a name; where one row leaves less, the line takes two."""
NAME_FACE: Face = "semibold"
ROW, ROW_DROP = 2.2, 1.55
"""Lines of the grid that a row takes, and down to its baseline."""
CELL, CELL_DROP = 2.0, 0.21
"""Lines of the grid that a cell is high, and from the baseline down to its rule."""
_GAP, _PAD = 5 * MM, 1.6 * MM
_SIDES = {"L": "head.left", "R": "head.right"}


def sides_matter(sheet: Sheet) -> bool:
    """Whether a week asks which side is the weak one: any of its sets is done side by side, or by one side alone."""
    return any(
        entry.sides == "each" or any(line.sides != ("both",) for line in entry.sets)
        for session in sheet.sessions
        for block in session.blocks
        for entry in ((block.rows,) if block.rows else block.entries)
    )


class _Cell(Struct, frozen=True):
    width: float
    kind: FieldKind
    label: str


_DATE_WIDTH = 26 * MM
_WEIGHT_WIDTH = 17 * MM


def print_in(pen: Pen, name: str, x: float, baseline: float, width: float, grid: float) -> None:
    """Prints a name where a cell to write it would be: as large as it fits, on several lines if it must."""
    type_ = pen.layout.type
    for size in (type_.heading, type_.body, type_.small):
        if pen.metrics.width(name, NAME_FACE, size) <= width:
            pen.text(x, baseline, name, NAME_FACE, size)
            return
    rows = lines([Run(name, NAME_FACE)], type_.small, width, pen.metrics)
    leading = min(1.15 * type_.small, grid)
    pen.lines(x, baseline - leading * (len(rows) - 1), rows, leading)


class AthleteLine(Built):
    """One row, or two where the type is large or the paper narrow. The name takes what the others leave; on a page that has the
    name already, something else may *lead* in its place, as wide as its line. Where a *cover* has said who it is, there is only
    the date."""

    def __init__(
        self,
        sheet: Sheet,
        setting: Setting,
        width: float,
        dated: str = "",
        lead: Line | None = None,
        cover: bool = True,
    ) -> None:
        layout, metrics = setting.layout, setting.metrics
        words = setting.words
        self.sheet, self.layout, self.width, self.metrics, self.words = sheet, layout, width, metrics, words
        self.sided, self.lead = cover and sides_matter(sheet), lead
        name = _Cell(0.0, "name", "" if lead else words("head.name"))
        known = metrics.width(dates.week(sheet, words), NAME_FACE, layout.type.body)
        date = _Cell(max(_DATE_WIDTH, known), "date", dated or words("head.week_of"))
        weight = _Cell(_WEIGHT_WIDTH, "weight", words("head.body_weight"))
        coach = [_Cell(_WEIGHT_WIDTH, "initials", words("head.initials"))] if layout.initials else []
        ways: list[list[list[_Cell]]] = [
            [[name, date, weight, *coach]],
            [[name, date], [weight, *coach]],
            [[name], [date, weight, *coach], []],
        ]
        narrow = [[name], [date], [weight], coach, []]
        if layout.log.arrange == "ticks":  # what a pocket has no use for is left out
            ways, narrow = [[[name], [date, *coach]]], [[name], [date], coach, []]
        if not cover:
            ways, narrow = [], [[date, *coach]]
        own = metrics.width(sheet.athlete, NAME_FACE, layout.type.heading) + _PAD if sheet.athlete else 0.0
        least = lead.width + _PAD if lead else min(max(SHORTEST_NAME, own), width - 20 * MM)
        rows = next((rows for rows in ways if self._fits(rows, least)), narrow)
        if len(rows) > 1:  # the last may hold nothing else but the weak side
            rows = [row for row in rows if row or (self.sided and row is rows[-1])]
        self.alone = len(rows) == 1
        set_rows = [partial(self._row, row, row is rows[-1]) for row in rows]
        super().__init__(Stack(tuple([Drawn(ROW, set_row) for set_row in set_rows])))

    def _fits(self, rows: list[list[_Cell]], least: float) -> bool:
        """Whether each row has room for its cells, and the first for a name so wide; the weak side ends the last row."""
        left = [self._left(row, number == len(rows)) for number, row in enumerate(rows, start=1)]
        return min(left) >= 0 and left[0] >= least

    def _label(self, text: str) -> float:
        return self.metrics.width(text, "regular", self.layout.type.small)

    @property
    def _letters(self) -> list[str]:
        return [self.words(f"side.letter.{side}") for side in _SIDES]

    def _side_width(self) -> float:
        if not self.sided:
            return 0.0
        if self.sheet.weak_side:
            return sum(self.metrics.width(text, face, self.layout.type.small) for text, face in self._known_side())
        letters = sum(self.metrics.width(letter, "bold", self.layout.type.body) for letter in self._letters)
        return self._label(self.words("head.weak_side")) + letters + 2 * (2.2 * _PAD + self.layout.log.box)

    def _known_side(self) -> list[tuple[str, Face]]:
        """“Weak side left”, the side in bold."""
        before, after = self.words.around("head.weak_side.known", "side")
        side = self.words(_SIDES[self.sheet.weak_side])
        pieces: list[tuple[str, Face]] = [(before, "regular"), (side, "bold"), (after, "regular")]
        return [(text, face) for text, face in pieces if text]

    def _left(self, row: list[_Cell], with_side: bool) -> float:
        """What the cells of a row, and the weak side in it, leave to the name."""
        taken = sum(self._label(cell.label) + _PAD + cell.width for cell in row) + _GAP * max(len(row) - 1, 0)
        return self.width - taken - (self._side_width() + (_GAP if row else 0) if with_side and self.sided else 0)

    def _row(self, row: list[_Cell], last: bool, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets a row; the weak side ends the last one."""
        size, thin, baseline = self.layout.type.small, self.layout.rules.thin, y + ROW_DROP * grid
        for cell in row:
            x += pen.text(x, baseline, cell.label, "regular", size) + _PAD
            width = cell.width or self._left(row, self.alone)
            if cell.kind == "name" and self.lead:
                pen.lines(x - _PAD, baseline, [self.lead], 0)
            elif cell.kind == "name" and self.sheet.athlete:
                print_in(pen, self.sheet.athlete, x, baseline, width, grid)
            elif cell.kind == "date" and self.sheet.begins:
                pen.text(x, baseline, dates.week(self.sheet, self.words), NAME_FACE, self.layout.type.body)
            elif cell.kind == "weight" and self.sheet.body_weight:
                pen.text(x, baseline, load(self.sheet.body_weight, self.words), NAME_FACE, self.layout.type.body)
            else:
                name = f"w{self.sheet.week}/{cell.kind}"
                pen.cell(x, baseline + CELL_DROP * grid, width, CELL * grid, thin, name, cell.kind)
            x += width + _GAP
        if last and self.sided:
            self._side(pen, baseline)

    def _side(self, pen: Pen, baseline: float) -> None:
        size, box = self.layout.type.small, self.layout.log.box
        x = pen.right - self._side_width()
        if self.sheet.weak_side:
            for text, face in self._known_side():
                x += pen.text(x, baseline, text, face, size)
            return
        x += pen.text(x, baseline, self.words("head.weak_side"), "regular", size)
        for side, letter in zip(_SIDES, self._letters, strict=True):
            x += 1.4 * _PAD
            x += pen.text(x, baseline, letter, "bold", self.layout.type.body) + 0.8 * _PAD
            name = f"w{self.sheet.week}/weak/{side.lower()}"
            pen.tick(x, baseline + 0.6 * MM, box, self.layout.rules.thin + 0.2, name, "weak")
            x += box
