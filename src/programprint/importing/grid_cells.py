"""The cells of one row of a program grid → what is prescribed in each week, in our shorthand."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from programprint.docket import Docket
from programprint.importing.grid_habits import in_shorthand
from programprint.importing.grid_head import Head, is_weight, unit_of
from programprint.notation import duration, load, prescription, tempo
from programprint.notation.prescription import Prescription
from programprint.notation.prose import clean
from programprint.notation.scanner import Unreadable, plain
from programprint.notation.target import Load
from programprint.read.cells import Worksheet
from programprint.write_yaml import Row

NOTHING = "-"
"""What our format writes for a week without it."""
_BLANK = frozenset({"", "-", "–", "—", "none", "off"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?: ?- ?\d+(?:[.,]\d+)?)?")
_SETS = re.compile(r"\d\s*(?:x|×|sets?\b)", re.IGNORECASE)
_UNIT = re.compile(r"(?:\d ?|\()(kg|lb)s?\b", re.IGNORECASE)
_ADDED = re.compile(r"(?:bw|body ?weight) ?[+-] ?\d+(?:[.,]\d+)?", re.IGNORECASE)
_LISTED = re.compile(r"^@ *\d|\d(?: */ *\d[\d.]*|, +\d[\d.]*|(?:,\d+){2,}) *(?:%|kg|lb)", re.IGNORECASE)
"""A load for each set, “65/75/85%”, or one that only an “@” makes one."""
_SECONDS = 15
"""A rest from this number on that has no unit is in seconds; a shorter one could be minutes."""
_MOST_SHARE = 1.5
"""In a column of percent a number up to this one is a fraction: 0.75 is 75 %."""
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[-. ](?:{_MONTHS})\w*|(?:{_MONTHS})\w*[-. ]\d{{1,2}}", re.IGNORECASE)
_PARSERS: dict[str, Callable[[str], Any]] = {"tempo": tempo.parse, "load": load.parse, "rest": duration.parse}


class Cells(Struct, dict=True):
    """Reads the cells of a grid; what cannot be read is added to *problems*. *loads* are those that it has met."""

    sheet: Worksheet
    docket: Docket
    loads: list[Load] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    """What to say about cells that had to be understood."""

    @cached_property
    def unit(self) -> str:
        """What bare weights are in: pounds where the sheet speaks of pounds alone."""
        said = {unit[:2].lower() for row in self.sheet.rows for cell in row for unit in _UNIT.findall(cell)}
        return "lb" if said == {"lb"} else "kg"

    def entry(self, row: int, head: Head) -> dict[str, Any]:
        """The prescribed fields of a row: “do” and, where given, tempo, load, rest and note."""
        before = self.docket.errors
        do = [self._do(row, head, week.parts) for week in head.weeks]
        if all(value == NOTHING for value in do) and (fixed := self._fixed(row, head)):
            do = [fixed for _ in head.weeks]
        fields: dict[str, Any] = {"do": weekly(do)}
        for part in ("tempo", "load", "rest"):
            each = [
                self._value(row, week.parts[part], head, part) if part in week.parts and part != "load" else ""
                for week in head.weeks
            ]
            if any(each):
                fields[part] = weekly([value or NOTHING for value in each])
            elif part == "load" and self._for_each_set(row, head):
                continue  # it is said in “do”
            elif part in head.roles and (value := self._value(row, head.roles[part], head, part)):
                fields[part] = value
        if "note" in head.roles and (note := self.sheet.cell(row, head.roles["note"])):
            fields["note"] = note
        if all(value == NOTHING for value in do) and self.docket.errors == before:
            message, hint = "no week says what to do", "write it in a week, such as 3x10, or delete the row"
            self.sheet.fault(self.docket, row, head.exercise, message, hint)
        return fields

    def _do(self, row: int, head: Head, parts: dict[str, int]) -> str:
        """What to do in one week, or “-”."""
        said = {part: self._text(row, column, head) for part, column in parts.items() if part not in ("tempo", "rest")}
        said = {part: text for part, text in said.items() if text.lower() not in _BLANK}
        if not said:
            return NOTHING
        column = parts[next(iter(said))]
        if self._is_date(row, column):
            return NOTHING
        fixed = self._fixed_parts(row, head)
        if set(said) <= {"do", "load"} and len(said) == 1:
            return self._prescribed(row, column, self._ways(row, column, *said.popitem(), fixed))
        return self._prescribed(row, column, [_composed({**fixed, **said})])

    def _fixed_parts(self, row: int, head: Head) -> dict[str, str]:
        parts = {part: self._text(row, head.roles[part], head) for part in ("do", "sets", "reps") if part in head.roles}
        return {part: text for part, text in parts.items() if text.lower() not in _BLANK}

    def _fixed(self, row: int, head: Head) -> str:
        """What the columns outside the weeks prescribe for all of them; empty when they do not."""
        parts = self._fixed_parts(row, head)
        if not {"do", "reps"} & set(parts):
            return ""
        if each := self._for_each_set(row, head):
            parts["load"] = each
        return self._prescribed(row, head.roles[next(iter(parts))], [_composed(parts)])

    def _for_each_set(self, row: int, head: Head) -> str:
        """The loads of a row outside the weeks where they are listed set by set, or say no more than “@8”; else nothing."""
        text = self._text(row, head.roles["load"], head) if "load" in head.roles else ""
        return text if _is_load(text) and _LISTED.search(text) else ""

    def _ways(self, row: int, column: int, part: str, text: str, fixed: dict[str, str]) -> list[str]:
        """Ways to read the only cell of a week: as what the *fixed* sets and reps lack, as it stands, or its lines as set
        groups. None for a load without reps and for a bare number that nothing explains; both are problems."""
        whole = bool({"do", "reps"} & set(fixed))
        if part == "do" and _NUMBER.fullmatch(text) and (whole or "sets" not in fixed):
            message, hint = f"“{text}” alone could be sets, reps or a load", f"write 3x{text} or {text}kg"
            self.sheet.fault(self.docket, row, column, message, hint)
            return []
        if _is_load(text) and not whole:
            self.sheet.fault(self.docket, row, column, "no reps go with this load", "write them too: 3x10 @ " + text)
            return []
        if _is_load(text):
            return [_composed({**fixed, "load": text})]
        if "sets" in fixed and not _SETS.search(text):
            return [f"{fixed['sets']}x{text}"]
        lines = [line for line in map(clean, self.sheet.rows[row][column].splitlines()) if line]
        return [text, *([", ".join(lines)] if len(lines) > 1 else [])]

    def _prescribed(self, row: int, column: int, ways: list[str]) -> str:
        """The first of several texts that can be read, as our notation writes it."""
        fault: Unreadable | None = None
        if not ways:
            return NOTHING
        for way in (*ways, *map(in_shorthand, ways)):
            try:
                found = prescription.parse(way)
            except Unreadable as unreadable:
                fault = fault or unreadable
                continue
            self.loads += [group.load for group in found.groups if group.load]
            return _tidy(found, way)
        assert fault is not None
        offset = fault.offset if ways[0] == self.sheet.cell(row, column) else 0
        shown = "" if ways[0] == self.sheet.cell(row, column) else f"“{ways[0]}”: "
        self.sheet.fault(self.docket, row, column, f"{shown}{fault.message}", fault.hint, offset)
        return NOTHING

    def _value(self, row: int, column: int, head: Head, part: str) -> str:
        """A tempo, load or rest; empty where there is none."""
        text = self._text(row, column, head)
        if text.lower() in _BLANK and not (part == "rest" and text.lower() == "none"):
            return ""
        text = _minutes(text) if part == "rest" else text
        if part == "rest" and text.isdigit() and int(text) >= _SECONDS:
            self.notes["rests without a unit; they were read as seconds"] = None
            text = f"{text}s"
        if self._is_date(row, column):
            return ""
        try:
            found = _PARSERS[part](text)
        except Unreadable as fault:
            offset = fault.offset if text == self.sheet.cell(row, column) else 0
            self.sheet.fault(self.docket, row, column, f"“{part}”: {fault.message}", fault.hint, offset)
            return ""
        if isinstance(found, Load):
            self.loads.append(found)
        return text

    def _text(self, row: int, column: int, head: Head) -> str:
        """A cell, with the unit of its head where it is a bare number."""
        text = self.sheet.cell(row, column)
        heads = [self.sheet.cell(above, column) for above in reversed(head.rows)]
        unit = next((found for words in heads if (found := unit_of(words))), "")
        if not unit and any(map(is_weight, heads)) and (_NUMBER.fullmatch(text) or _ADDED.fullmatch(text)):
            self.notes[f"weights without a unit; they were read as {self.unit}"] = None
            return f"{text}{self.unit}"
        if not unit or not _NUMBER.fullmatch(text):
            return text
        if unit == "%" and all(float(number.replace(",", ".")) <= _MOST_SHARE for number in re.split(" ?- ?", text)):
            self.notes["percentages written as fractions; 0.75 was read as 75%"] = None
            return "-".join(plain(Decimal(number.replace(",", ".")) * 100) for number in re.split(" ?- ?", text)) + "%"
        return f"{unit} {text}" if unit in ("RPE", "RIR") else f"{text}{' ' if unit == 'min' else ''}{unit}"

    def _is_date(self, row: int, column: int) -> bool:
        """Whether the spreadsheet made a date of a cell; a problem if so."""
        text = self.sheet.cell(row, column)
        if not _DATE.fullmatch(text):
            return False
        message = f"“{text}” is a date; the spreadsheet made it of something like 3-10"
        hint = "format the cell as text and write it again, such as 3x10"
        self.sheet.fault(self.docket, row, column, message, hint)
        return True


def _is_load(text: str) -> bool:
    """Whether a cell holds a load, or one for each set."""
    try:
        prescription.parse(f"1 @ {text.lstrip('@ ')}") if _LISTED.search(text) else load.parse(text)
    except Unreadable:
        return False
    return True


def weekly(values: list[str]) -> Any:
    """One value where all weeks agree, else one for each."""
    return values[0] if len(set(values)) == 1 else Row(values)


def lost_zeros(cells: Cells, places: list[tuple[int, int]]) -> None:
    """Warns of tempo cells of three figures among others of four: a spreadsheet drops a leading zero."""
    texts = {place: cells.sheet.cell(*place) for place in places}
    if not any(re.fullmatch(r"[\dX]{4}", text, re.IGNORECASE) for text in texts.values()):
        return
    for (row, column), text in texts.items():
        if re.fullmatch(r"\d{3}", text):
            message = f"the tempo {text} has three figures where others have four: was it 0{text}?"
            hint = f"format the column as text and write 0{text} or {text}0; it is read as {'-'.join(text)}-0"
            cells.docket.warn(cells.sheet.span(row, column), message, hint)


def _composed(parts: dict[str, str]) -> str:
    """Sets, reps and load as one prescription."""
    sets = f"{parts['sets']}x" if "sets" in parts else ""
    amount = parts.get("do") or f"{sets}{parts.get('reps', '')}"
    return f"{amount} @ {parts['load'].lstrip('@ ')}" if "load" in parts else amount


def _tidy(found: Prescription, written: str) -> str:
    """A prescription as our notation writes it, or as the coach did where that would say something else."""
    tidy = str(found)
    try:
        return tidy if prescription.parse(tidy) == found else written
    except Unreadable:
        return written


def _minutes(text: str) -> str:
    """1:30:00 and 0:01:30, which spreadsheets make of a minute and a half, as 1:30."""
    match = re.fullmatch(r"(\d{1,2}):(\d\d):(\d\d)", text)
    if not match:
        return text
    first, second, third = map(int, match.groups())
    return f"{first}:{second:02}" if first and not third else f"{first * 60 + second}:{third:02}"
