"""A roster, CSV or xlsx with one athlete to a row → athletes, each value with its place for the problems in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from programprint import late
from programprint.docket import Docket
from programprint.notation.prose import folded, polished
from programprint.notation.scanner import plain
from programprint.notation.target import Weight, WeightUnit
from programprint.problems import Span
from programprint.read.cells import Worksheet, cell_name
from programprint.read.library import Library
from programprint.read.program import Side
from programprint.read.roster_heads import Head, heads, key, vocabulary_in
from programprint.read.sheet import read_sheet

if TYPE_CHECKING:
    from programprint.read.vocabulary import Vocabulary

Units = Literal["", "kg", "lb"]
OfPair = Literal["", "first", "second"]
LONGEST_NAME = 80
"""Characters of a name that every sheet has room for."""
MOST = 2000
"""A load from which on somebody forgot a decimal sign."""
HEAVIEST = {"kg": 500, "lb": 1100}
"""The most that hardly anybody lifts; what is more has lost a decimal sign, as a rule."""
_UNIT: dict[str, WeightUnit] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
}
_SIDES: dict[str, Side] = {"l": "left", "left": "left", "r": "right", "right": "right"}
_OF_PAIR: dict[str, OfPair] = {
    **dict.fromkeys(("first", "1", "1st"), "first"),
    **dict.fromkeys(("second", "2", "2nd"), "second"),
}
_NOTHING = ("", "-", "–", "—", "?", "n/a", "na", "none", "x")
_NONE: Mapping[str, Any] = {}  # what is empty for most athletes, once for all of them
_NUMBER = late.pattern(r"(\d+(?:[.,]\d{1,2}|\.\d{4,})?)\s*([a-z]*)\.?", re.IGNORECASE)


class Athlete(Struct, frozen=True):
    """One row. Loads are by exercise id; those without a unit of their own have that of the row, or of the program.

    *units* is empty where the row says nothing. *pair* is the one that is taken of two such as 95/65 lb, empty where both are
    printed. *language* is that of the sheets, empty where it is the program's. *maxes* are one-repetition maxima,
    *training_maxes* what percentages are taken of instead, *starts* the loads to begin with, *swaps* ids of exercises and those
    done in their place, *swapped_at* where that is said.
    """

    name: str
    group: str = ""
    units: Units = ""
    weak_side: Side | None = None
    pair: OfPair = ""
    language: str = ""
    body_weight: Weight | None = None
    maxes: Mapping[str, Weight] = field(default_factory=dict)
    training_maxes: Mapping[str, Weight] = field(default_factory=dict)
    starts: Mapping[str, Weight] = field(default_factory=dict)
    swaps: Mapping[str, str] = field(default_factory=dict)
    swapped_at: Mapping[str, Span] = field(default_factory=dict)
    note: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    where: Span | None = None


class Roster(Struct, frozen=True):
    """The athletes in the order of the file, and the heads of its columns as typed, by key."""

    name: str
    athletes: tuple[Athlete, ...]
    columns: Mapping[str, str]

    @property
    def lifts(self) -> frozenset[str]:
        """The ids of all lifts of which an athlete has a maximum, or a training max."""
        return frozenset(lift for athlete in self.athletes for lift in (*athlete.maxes, *athlete.training_maxes))


def read_roster(path: Path, library: Library, units: str, docket: Docket, known: tuple[str, ...] = ()) -> Roster | None:
    """The athletes of a file; None, with the problems added, when there is an error.

    *units* are those of loads that have none; the heads in *known* are asked for elsewhere and need no meaning here.
    """
    before = docket.errors
    sheet = read_sheet(path, None, docket)
    if sheet is None:
        return None
    top = next(row for row in range(len(sheet.rows)) if sheet.filled(row))
    spoken = vocabulary_in(sheet, top, library.language, docket)
    asked = {key(name) for name in known}
    found = heads(sheet, top, library, asked, docket, spoken)
    reader = _Rows(sheet, found, library, units, docket, spoken, asked)
    if reader.named:
        athletes = [reader.athlete(row) for row in range(top + 1, len(sheet.rows)) if sheet.filled(row)]
        if not athletes:
            docket.error(sheet.name, "there is no athlete below the head row", "write one to a row")
    else:
        hint = "call a column “Name”, or two “First name” and “Last name”"
        sheet.fault(docket, top, 0, "no column has the names of the athletes", hint)
    if docket.errors > before:
        return None
    columns = {key(sheet.cell(top, column)): sheet.cell(top, column) for column in sheet.filled(top)}
    return Roster(sheet.name, tuple(athlete for athlete in athletes if athlete), columns)


def names_in(path: Path) -> list[str]:
    """The names of the athletes of a file, as far as they can be read: for completing what somebody types."""
    docket = Docket()
    sheet = read_sheet(path, None, docket)
    if sheet is None:
        return []
    top = next(row for row in range(len(sheet.rows)) if sheet.filled(row))
    nothing = Library([], docket)
    spoken = vocabulary_in(sheet, top, nothing.language, docket)
    reader = _Rows(sheet, heads(sheet, top, nothing, (), docket, spoken), nothing, "", docket)
    rows = range(top + 1, len(sheet.rows)) if reader.named else ()
    return list(filter(None, (reader._name(row) for row in rows if sheet.filled(row))))


class _Rows(Struct):
    """Reads rows, in the words of a language that is *spoken*. The cells of columns that are *asked* for elsewhere, by key, are
    kept as they stand; *met* are the names so far with their rows."""

    sheet: Worksheet
    heads: Mapping[int, Head]
    library: Library
    units: str
    docket: Docket
    spoken: Vocabulary | None = None
    asked: Collection[str] = ()
    met: dict[str, int] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        """Whether there is a column of names."""
        return any(head.kind in ("name", "first", "last") for head in self.heads.values())

    def _columns(self, *kinds: str) -> list[int]:
        return [column for kind in kinds for column, head in self.heads.items() if head.kind == kind]

    def _said(self, row: int, kind: str) -> tuple[str, int]:
        """What a row says in the first column of a kind that is filled, and that column."""
        columns = self._columns(kind)
        return next(((text, column) for column in columns if (text := self.sheet.cell(row, column))), ("", 0))

    def athlete(self, row: int) -> Athlete | None:
        """The athlete of a row; None, with the problem added, when the row has no name."""
        name = self._name(row)
        units = self._unit(row)
        loads: dict[str, dict[str, Weight]] = {"max": {}, "training": {}, "start": {}}
        for column, head in self.heads.items():
            if head.kind in loads and (load := self._load(row, column, units)):
                loads[head.kind][head.lift] = load
        weight = next(
            (found for column in self._columns("bodyweight") if (found := self._load(row, column, units))), None
        )
        note, swaps = self._said(row, "note")[0], self._swaps(row)
        cells = {one.key: self.sheet.cell(row, at) for at, one in self.heads.items() if one.key in self.asked}
        read = Athlete(
            name=name,
            group=self._said(row, "group")[0],
            units=units,
            weak_side=self._weak_side(row),
            pair=self._pair(row),
            language=self._language(row),
            body_weight=weight,
            maxes=loads["max"] or _NONE,
            training_maxes=loads["training"] or _NONE,
            starts=loads["start"] or _NONE,
            swaps={old: new for old, (new, _) in swaps.items()} or _NONE,
            swapped_at={old: at for old, (_, at) in swaps.items()} or _NONE,
            note=polished(note),
            cells=cells or _NONE,
            where=self.sheet.span(row, min(self._columns("name", "first", "last"))),
        )
        return read if name else None

    def _name(self, row: int) -> str:
        column = min(self._columns("name", "first", "last"))
        whole, _ = self._said(row, "name")
        name = whole or " ".join(filter(None, (self._said(row, part)[0] for part in ("first", "last"))))
        if not name:
            hint = "write a name, or empty the whole row"
            self.sheet.fault(self.docket, row, column, "the name of the athlete is missing", hint)
        elif len(name) > LONGEST_NAME:
            message = f"a name of {len(name)} characters fits on no sheet"
            self.sheet.fault(self.docket, row, column, message, f"{LONGEST_NAME} are the most")
        elif (same := folded(name)) in self.met:
            message = f"this athlete stands in row {self.met[same] + 1} already"
            hint = "remove one of the two rows, or write what tells them apart"
            self.sheet.fault(self.docket, row, column, message, hint)
        else:
            self.met[same] = row
        return name

    def _unit(self, row: int) -> Units:
        text, column = self._said(row, "units")
        if text.casefold() in _NOTHING:
            return ""
        unit = _UNIT.get(text.casefold().rstrip("."))
        if unit is None:
            self.sheet.fault(self.docket, row, column, f"“{text}” is no unit of loads", "write kg or lb")
        return "lb" if unit == "lb" else "kg" if unit else ""

    def _weak_side(self, row: int) -> Side | None:
        text, column = self._said(row, "weak")
        if text.casefold() in _NOTHING:
            return None
        english = self.spoken.head(text, "roster") if self.spoken else ""
        side = _SIDES.get(english or text.casefold())
        if side is None:
            hint = "write left or right; leave it empty where it is not known"
            self.sheet.fault(self.docket, row, column, f"“{text}” is no side", hint)
        return side

    def _pair(self, row: int) -> OfPair:
        text, column = self._said(row, "pair")
        if text.casefold() in _NOTHING:
            return ""
        found = _OF_PAIR.get(text.casefold().rstrip("."))
        if found is None:
            hint = "write first for the 95 of 95/65 lb, second for the 65; leave it empty where both are printed"
            self.sheet.fault(self.docket, row, column, f"“{text}” is neither of a pair", hint)
        return found or ""

    def _language(self, row: int) -> str:
        text, column = self._said(row, "language")
        if text.casefold() in _NOTHING:
            return ""
        from programprint.languages import tag_of, unspoken

        if lacking := unspoken(tag := tag_of(text)):
            self.sheet.fault(self.docket, row, column, *lacking)
        return tag

    def _load(self, row: int, column: int, units: Units) -> Weight | None:
        """The load of a cell; None where there is none, or with the problem added."""
        text, head = self.sheet.cell(row, column), self.heads[column]
        if text.casefold() in _NOTHING:
            return None
        match = _NUMBER.fullmatch(text)
        unit = match and _UNIT.get(match[2].lower() if match[2] else head.unit or units or self.units)
        hint = "write a number such as 102.5, or leave it empty where it is not known"
        if not match or not unit:
            self.sheet.fault(self.docket, row, column, f"“{text}” is no load", hint)
            return None
        number = Decimal(match[1].replace(",", ".")).normalize()
        if not 0 < number < MOST:
            self.sheet.fault(self.docket, row, column, f"{text} is no load that anybody lifts", hint)
            return None
        if number > HEAVIEST[unit]:
            hint = f"was a decimal comma lost? {plain(number / 10)}" if number % 1 == 0 else "look at the unit"
            message = f"{cell_name(row, column)}: {text} is more than anybody lifts"
            self.docket.warn(self.sheet.span(row, column), message, hint)
        return _weight(number, unit)

    def _swaps(self, row: int) -> dict[str, tuple[str, Span]]:
        """“old > new; other = another” → ids, each with its place."""
        swaps: dict[str, tuple[str, Span]] = {}
        for column in self._columns("swap"):
            text = self.sheet.rows[row][column]
            for part in filter(str.strip, re.split(r"[;\n]", text)):
                sides = [" ".join(side.split()) for side in re.split(r"\s*(?:->|=>|[>→=])\s*", part)]
                where = self.sheet.span(row, column)
                at = f"{cell_name(row, column)}: "
                if len(sides) != 2 or not all(sides):
                    hint = "write old > new, with “;” before the next one"
                    self.docket.error(where, f"{at}“{part.strip()}” swaps nothing", hint)
                    continue
                found = [self.library.find(side, where) for side in sides]
                if found[0] and found[1]:
                    (old, _), (new, _) = found[0], found[1]
                    if old in swaps:
                        self.docket.error(where, f"{at}“{sides[0]}” is swapped twice", "keep one of the two")
                    swaps[old] = new, where
        return swaps


@lru_cache(maxsize=1 << 12)
def _weight(number: Decimal, unit: WeightUnit) -> Weight:
    """A weight to the hundredth, once for all who lift it."""
    return Weight(round(number, 2).normalize(), unit)
