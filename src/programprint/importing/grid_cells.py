"""The cells of one row of a program grid → what is prescribed in each week, in our shorthand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from programprint.importing.entry import Fields
from programprint.importing.grid_aside import Aside
from programprint.importing.grid_dates import as_range, is_date, made_a_date
from programprint.importing.grid_habits import (
    as_headed,
    composed,
    differ,
    in_shorthand,
    is_blank,
    is_listed,
    rest_in_shorthand,
)
from programprint.importing.grid_head import Head
from programprint.importing.grid_roles import is_weight, unit_of, usual_unit
from programprint.importing.grid_shorthand import goes_beside, is_load, is_readable, load_with_effort, tidy
from programprint.importing.grid_timed import amounts_in, counts_in
from programprint.importing.grid_told import in_words
from programprint.importing.grid_weekly import NOTHING, weekly
from programprint.importing.placed import Placed
from programprint.notation import duration, load, prescription, tempo
from programprint.notation.prose import clean
from programprint.notation.scanner import Unreadable, plain
from programprint.notation.target import Load
from programprint.read.cells import Worksheet

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?: ?- ?\d+(?:[.,]\d+)?)?")
_LOADS = re.compile(r"\d+(?:\.\d+)?(?:(?: ?[/;] ?|, +)\d+(?:\.\d+)?)+|\d+(?:,\d+){2,}")
"""Several loads in one cell, one for each set."""
_WHOLE = re.compile(r"(\d+)[.,]0{1,2}(?: ?- ?(\d+)[.,]0{1,2})?")
"""A number as a table of data writes it: 4.0."""
_SETS = re.compile(r"\d\s*(?:x|×|sets?\b)", re.IGNORECASE)
_ADDED = re.compile(r"(?:bw|body ?weight) ?[+-] ?\d+(?:[.,]\d+)?", re.IGNORECASE)
_BARE_REST = re.compile(r"(\d+)(?: ?[-–] ?\d+)?")
_SECONDS = 15
"""A rest from this number on that has no unit is in seconds; a shorter one could be minutes."""
_MOST_SHARE = 1.5
"""In a column of percent a number up to this one is a fraction: 0.75 is 75 %."""
_PARSERS: dict[str, Callable[[str], object]] = {"tempo": tempo.parse, "load": load.parse, "rest": duration.parse}


class Cells(Struct, dict=True):
    """Reads the cells of a grid; what cannot be read is put *aside*. *loads* are those that it has met."""

    sheet: Worksheet
    aside: Aside
    loads: list[Load] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    """What to say about cells that had to be understood."""
    dates: dict[str, str] = field(default_factory=dict)
    """Dates that a spreadsheet made of two numbers, and those."""
    tried: int = 0
    """How many cells it was asked to understand."""

    @cached_property
    def unit(self) -> str:
        """What bare weights are in: pounds where the sheet speaks of pounds alone."""
        return usual_unit(self.sheet.rows)

    def entry(self, row: int, head: Head, sets: str = "") -> Fields:
        """The prescribed fields of a row: “do” and, where given, tempo, load, rest and note; none when no week says what to do.
        *sets* are those that stand behind the name."""
        ways: dict[tuple[int, ...], str] = {}
        for columns, parts in ((tuple(week.parts.values()), week.parts) for week in head.weeks):
            if columns not in ways:
                ways[columns] = self._do(row, head, parts)
        do = [ways[tuple(week.parts.values())] for week in head.weeks]
        if all(value == NOTHING for value in do):
            fixed = self._prescribed(row, head.exercise, [sets]) if sets else self._fixed(row, head)
            do = [fixed or NOTHING for _ in head.weeks]
        if all(value == NOTHING for value in do):
            if row not in self.aside.rows:
                hint = "write it in a week, such as 3x10, or delete the row"
                self.aside.put(row, head.exercise, "no week says what to do", hint)
            return {}
        fields: Fields = {"do": weekly(do)}
        has_load = any(" @ " in one for one in do)
        for part in ("tempo", "load", "rest"):
            each = [
                self._value(row, week.parts[part], head, part) if part in week.parts and part != "load" else ""
                for week in head.weeks
            ]
            if any(each):
                fields[part] = weekly([value or NOTHING for value in each])
            elif value := self._of_columns(row, head, part, do if has_load and part == "load" else []):
                fields[part] = value
        return fields | in_words(self.sheet, row, head)

    def _of_columns(self, row: int, head: Head, part: str, told: list[str]) -> str:
        """What the columns outside the weeks say of a part: the first that says anything, and an effort beside a load. The others
        are put aside, as is that one where what is *told* to do says it."""
        found = ""
        for column in head.columns(part):
            text = self._text(row, column, head)
            if is_blank(text) and not (part == "rest" and text.lower() == "none"):
                continue
            if part == "load" and column == head.roles[part] and self._for_each_set(row, head):
                continue  # it is said in “do”
            if told and not goes_beside(text, told):
                self.aside.put(row, column, f"“{text}”, since the sets say their load", "keep one of the two")
            elif found and part == "load" and (both := load_with_effort(found, text)):
                found = Placed.of(both, row, column)
            elif found:
                self.aside.put(row, column, f"“{text}”, since “{found}” stands for the {part}", "keep one of the two")
            else:
                found = self._value(row, column, head, part)
        return found

    def _do(self, row: int, head: Head, parts: Mapping[str, int]) -> str:
        """What to do in one week, or “-”."""
        columns = {part: column for part, column in parts.items() if part not in ("tempo", "rest")}
        texts = self._texts(row, columns, head)
        if not texts:
            return NOTHING
        column = columns[next(iter(texts))]
        fixed = self._fixed_parts(row, head)
        if set(texts) <= {"do", "load"} and len(texts) == 1:
            return self._prescribed(row, column, self._ways(row, column, *texts.popitem(), fixed))
        return self._of_parts(row, {**amounts_in(self.sheet, row, head), **columns}, {**fixed, **texts})

    def _of_parts(self, row: int, columns: Mapping[str, int], texts: dict[str, str]) -> str:
        """What sets, reps and load in *columns* of their own make; without the load where that cannot be read."""
        if not {"do", "reps"} & set(texts):
            part = next(iter(texts))
            message = f"“{texts[part]}” {'is a load' if part == 'load' else 'sets'}, and no reps go with it"
            if row not in self.aside.rows:
                self.aside.put(row, columns[part], message, "write how many, such as 3x10")
            return NOTHING
        column = columns["do" if "do" in texts else "reps"]
        if "do" not in texts and self._differs(row, column, texts):
            return NOTHING
        way = composed(texts)
        if "load" in texts and not is_readable(way) and is_readable(composed({**texts, "load": ""})):
            load_column = columns["load"]
            try:
                prescription.parse(way)
            except Unreadable as fault:
                self.aside.put(row, load_column, f"“{way}”: {fault.message}", fault.hint)
            way = composed({**texts, "load": ""})
        return self._prescribed(row, column, [way])

    def _texts(self, row: int, columns: Mapping[str, int], head: Head) -> dict[str, str]:
        """What the columns say, by their parts, without those that say nothing."""
        texts: dict[str, str] = {}
        for part, column in columns.items():
            text = self._text(row, column, head, part)
            kind = counts_in(self.sheet.cell(head.row, column)) if _NUMBER.fullmatch(text) else ""
            text = self._timed(row, column, text, kind) if kind else text
            if not is_blank(text) and not self._is_lost(row, column, text):
                texts[part] = text
        return texts

    def _timed(self, row: int, column: int, text: str, kind: str) -> str:
        """A bare number below a head of a time, in seconds; nothing, put aside, below that of a distance."""
        if kind == "distance":
            self.aside.put(row, column, f"“{text}” has no unit", f"write {text}m")
            return ""
        self.notes["times without a unit; they were read as seconds"] = None
        return f"{text}s"

    def _fixed_parts(self, row: int, head: Head) -> dict[str, str]:
        texts = self._texts(row, columns := amounts_in(self.sheet, row, head), head)
        if "time" in texts and len(texts) > 1:
            message = f"“{texts.pop('time')}”, since “{texts.get('do') or texts.get('reps', '')}” says how much"
            self.aside.put(row, columns["time"], message, "keep one of the two")
        return texts

    def _fixed(self, row: int, head: Head) -> str:
        """What the columns outside the weeks prescribe for all of them; empty when they do not."""
        texts = self._fixed_parts(row, head)
        if texts and (each := self._for_each_set(row, head)):
            texts["load"] = each
        columns = amounts_in(self.sheet, row, head) | {part: at for part, at in head.roles.items() if part == "load"}
        return self._of_parts(row, columns, texts) if texts else ""

    def _for_each_set(self, row: int, head: Head) -> str:
        """The loads of a row outside the weeks where they are listed set by set, or say no more than “@8”; else nothing."""
        text = self._text(row, head.roles["load"], head) if "load" in head.roles else ""
        return text if is_load(text) and is_listed(text) else ""

    def _ways(self, row: int, column: int, part: str, text: str, fixed: dict[str, str]) -> list[str]:
        """Ways to read the only cell of a week: as what the *fixed* sets and reps lack, as it stands, or its lines as set
        groups. None for a load without reps and for a bare number that nothing explains, which are put aside."""
        whole = bool({"do", "reps"} & set(fixed))
        if part == "do" and _NUMBER.fullmatch(text) and (whole or "sets" not in fixed):
            message, hint = f"“{text}” alone could be sets, reps or a load", f"write 3x{text} or {text}kg"
            self.aside.put(row, column, message, hint)
            return []
        if is_load(text) and not whole:
            self.aside.put(row, column, "no reps go with this load", "write them too: 3x10 @ " + text)
            return []
        if is_load(text):
            return [composed({**fixed, "load": text})]
        if "sets" in fixed and not _SETS.search(text):
            texts = {"sets": fixed["sets"], "reps": text}
            return [] if self._differs(row, column, texts) else [composed(texts)]
        lines = [line for line in map(clean, self.sheet.rows[row][column].splitlines()) if line]
        return [text, *([", ".join(lines)] if len(lines) > 1 else [])]

    def _differs(self, row: int, column: int, texts: Mapping[str, str]) -> bool:
        """Whether reps are listed for another number of sets; they are put aside then."""
        if not differ(texts):
            return False
        message = f"“{texts['reps']}” are not the reps of {texts['sets']} sets"
        self.aside.put(row, column, message, "write the reps of each set, or the sets, such as 3x10")
        return True

    def _prescribed(self, row: int, column: int, ways: list[str]) -> str:
        """The first of several texts that can be read, as our notation writes it."""
        fault: Unreadable | None = None
        self.tried += 1
        if not ways:
            return NOTHING
        for way in (*ways, *map(in_shorthand, ways)):
            try:
                found = prescription.parse(way)
            except Unreadable as unreadable:
                fault = fault or unreadable
                continue
            self.loads += [group.load for group in found.groups if group.load]
            return Placed.of(tidy(found, way), row, column)
        assert fault is not None
        offset = fault.offset if ways[0] == self.sheet.cell(row, column) else 0
        shown = "" if ways[0] == self.sheet.cell(row, column) else f"“{ways[0]}”: "
        self.aside.put(row, column, f"{shown}{fault.message}", fault.hint, offset)
        return NOTHING

    def _value(self, row: int, column: int, head: Head, part: str) -> str:
        """A tempo, load or rest; empty where there is none."""
        text = self._text(row, column, head, part)
        if is_blank(text) and not (part == "rest" and text.lower() == "none"):
            return ""
        text = rest_in_shorthand(text) if part == "rest" else text
        if part == "rest" and (match := _BARE_REST.fullmatch(text)) and int(match[1]) >= _SECONDS:
            self.notes["rests without a unit; they were read as seconds"] = None
            text = f"{text}s"
        if self._is_lost(row, column, text):
            return ""
        try:
            found = _PARSERS[part](text)
        except Unreadable as fault:
            offset = fault.offset if text == self.sheet.cell(row, column) else 0
            self.aside.put(row, column, f"“{part}”: {fault.message}", fault.hint, offset)
            return ""
        if isinstance(found, Load):
            self.loads.append(found)
        return Placed.of(text, row, column)

    def _text(self, row: int, column: int, head: Head, part: str = "") -> str:
        """A cell, with the unit of its head where it is a bare number."""
        text = self.sheet.cell(row, column)
        heads = [self.sheet.cell(above, column) for above in reversed(head.rows)]
        unit = next((found for words in heads if (found := unit_of(words))), "")
        if match := _WHOLE.fullmatch(text):
            text = "-".join(filter(None, match.groups()))
        text = as_headed(text, heads[0])
        counted = (
            part in ("sets", "reps") or unit or (part == "do" and "sets" in head.roles and "reps" not in head.roles)
        )
        if counted and is_date(text) and (two := as_range(text)):
            self.dates[text] = two
            text = two
        if _LOADS.fullmatch(text) and (unit in ("%", "kg", "lb") or any(map(is_weight, heads))):
            numbers = re.split(r" ?[/;] ?|, *", text)
            return f"{'/'.join(self._shares(numbers, unit))}{unit or self._usual_unit()}"
        if not unit and any(map(is_weight, heads)) and (_NUMBER.fullmatch(text) or _ADDED.fullmatch(text)):
            return f"{text}{self._usual_unit()}"
        if not unit or not _NUMBER.fullmatch(text):
            return text
        text = "-".join(self._shares(re.split(" ?- ?", text), unit)) if unit == "%" else text
        return f"{unit} {text}" if unit in ("RPE", "RIR") else f"{text}{' ' if unit == 'min' else ''}{unit}"

    def _shares(self, numbers: list[str], unit: str) -> list[str]:
        """Numbers below a percentage; fractions as what they are of a hundred, which is said."""
        values = [Decimal(number.replace(",", ".")) for number in numbers]
        if unit != "%" or any(value > _MOST_SHARE for value in values):
            return numbers
        self.notes["percentages written as fractions; 0.75 was read as 75%"] = None
        return [plain(value * 100) for value in values]

    def _usual_unit(self) -> str:
        """The unit of a weight that has none, which is said."""
        self.notes[f"weights without a unit; they were read as {self.unit}"] = None
        return self.unit

    def _is_lost(self, row: int, column: int, text: str) -> bool:
        """Whether the spreadsheet made a date of a cell and nobody can tell of what; it is put aside then."""
        if lost := is_date(text):
            self.aside.put(row, column, *made_a_date(text))
        return lost
