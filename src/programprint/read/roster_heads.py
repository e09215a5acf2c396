"""The head row of a roster → what each column holds."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.problems import nearest
from programprint.read.cells import Worksheet, cell_name
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.read.roster import Roster
    from programprint.read.vocabulary import Vocabulary

ColumnKind = Literal[
    "name",
    "first",
    "last",
    "group",
    "units",
    "weak",
    "pair",
    "language",
    "bodyweight",
    "note",
    "swap",
    "max",
    "training",
    "start",
    "other",
]
_PLAIN: dict[str, ColumnKind] = {
    **dict.fromkeys(("name", "athlete", "player", "full name"), "name"),
    **dict.fromkeys(("first name", "forename", "given name", "firstname"), "first"),
    **dict.fromkeys(("last name", "surname", "family name", "lastname"), "last"),
    **dict.fromkeys(("group", "team", "squad"), "group"),
    **dict.fromkeys(("units", "unit"), "units"),
    **dict.fromkeys(("weak side", "weak"), "weak"),
    **dict.fromkeys(("pair", "pairs", "of a pair", "of pairs"), "pair"),
    **dict.fromkeys(("language", "lang"), "language"),
    **dict.fromkeys(("bodyweight", "body weight", "bw", "weight"), "bodyweight"),
    **dict.fromkeys(("note", "notes", "comment"), "note"),
    **dict.fromkeys(("swap", "swaps", "substitution", "substitutions"), "swap"),
}
"""Columns that are no exercises, by key."""
_ENDS: dict[ColumnKind, str] = {
    "training": r"tm|training max(?:imum)?",
    "start": r"start(?:ing)?(?: load| weight)?",
    "max": r"1 ?rm|(?:one|1) rep(?:etition)? max(?:imum)?|max(?:imum)?",
}
_UNITS = r"(?P<unit>kgs?|lbs?)"


class Head(Struct, frozen=True):
    """What a column holds; of loads the id of the exercise and the unit that its head names."""

    key: str
    kind: ColumnKind
    lift: str = ""
    unit: str = ""


def key(text: str) -> str:
    """Words and figures alone: “Back-squat (KG)” and “back squat kg” are the same."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def vocabulary_in(sheet: Worksheet, top: int, language: str, docket: Docket) -> Vocabulary | None:
    """The vocabulary of heads that are not English: that of a *language*, or else of the one in which most of them have a
    meaning, which is then remarked. None where a head says “name” in English, or nobody can tell."""
    texts = [sheet.cell(top, column) for column in sheet.filled(top)]
    if any(_PLAIN.get(key(text)) in ("name", "first", "last") for text in texts):
        return None
    from programprint.read.vocabulary import all_vocabularies, vocabulary_of

    def names(spoken: Vocabulary) -> int:
        found = {spoken.head(text, "roster") for text in texts} - {""}
        return len(found) if found & {"name", "first name", "last name"} else 0

    own = vocabulary_of(language)
    if own and names(own):
        return own
    scored = [(names(spoken), spoken) for spoken in all_vocabularies()]
    most = max(score for score, _ in scored)
    best = [spoken for score, spoken in scored if score == most]
    if not most or len(best) > 1:
        return None
    docket.remarks[f"{sheet.name}: its heads are {best[0].name}, and so are they read"] = None
    return best[0]


def heads(
    sheet: Worksheet,
    top: int,
    library: Library,
    known: Collection[str],
    docket: Docket,
    spoken: Vocabulary | None = None,
) -> dict[int, Head]:
    """What each column of a sheet holds whose head is row *top*. A column that means nothing is warned of; two that mean the
    same are an error."""
    found: dict[int, Head] = {}
    for column in range(len(sheet.rows[top])):
        text = sheet.cell(top, column)
        filled = any(sheet.rows[row][column].strip() for row in range(top + 1, len(sheet.rows)))
        if not text:
            if filled:
                message = f"{cell_name(top, column)}: this column has no head and is left out"
                if (cut := _cut_number(sheet, top, column)) is not None:
                    message = (
                        f"row {cut + 1} has more cells than the head, as where a decimal comma divides a number in two"
                    )
                    hint = 'put numbers with a comma in quotes, "102,5", or separate the cells with semicolons'
                    sheet.fault(docket, cut, column, message, hint)
                else:
                    docket.warn(sheet.span(top, column), message, "say in the first row what it holds")
            continue
        english = (spoken.head(text, "roster") if spoken else "") or text
        head = replace(_head(key(english), library), key=key(text))
        if head.kind == "other" and head.key not in known:
            message = f"{cell_name(top, column)}: “{text}” is no column of a roster and no exercise; it is left out"
            docket.warn(sheet.span(top, column), message, _near(head.key, library))
        for other, before in found.items():
            if before.kind == head.kind != "other" and before.lift == head.lift:
                message = f"“{sheet.cell(top, other)}” and “{text}” mean the same"
                sheet.fault(docket, top, column, message, "keep one of the two columns")
        found[column] = head
    return found


def _cut_number(sheet: Worksheet, top: int, column: int) -> int | None:
    """The first row of a comma-separated file in which a decimal comma may have cut a number in two at *column*."""
    if not sheet.written:
        return None
    rows = range(top + 1, len(sheet.rows)) if column else ()
    halves = re.compile(r"\d+\n\d{1,2}")
    return next((row for row in rows if halves.fullmatch("\n".join(sheet.rows[row][column - 1 : column + 1]))), None)


def _head(text: str, library: Library) -> Head:
    if kind := _PLAIN.get(text):
        return Head(text, kind)
    if lift := library.id_of(text):
        return Head(text, "max", lift)
    for kind, end in (*_ENDS.items(), ("max", "")):
        for tail in (rf"(?:{end}) ?{_UNITS}", rf"{_UNITS} (?:{end})", end):
            match = re.fullmatch(rf"(?P<lift>.+?) (?:{tail})", text) if tail else None
            if match is None:
                continue
            unit = (match.groupdict().get("unit") or "")[:2]
            if not end and _PLAIN.get(match["lift"]) == "bodyweight":
                return Head(text, "bodyweight", unit=unit)
            if lift := library.id_of(match["lift"]):
                return Head(text, kind, lift, unit)
    return Head(text, "other")


def _near(text: str, library: Library) -> str:
    """A hint that names what the head is most like."""
    bare = re.sub(rf" (?:{'|'.join(_ENDS.values())}|kgs?|lbs?)\b", "", text)
    return nearest(bare, [*_PLAIN, *(known.replace("-", " ") for known in library.ids)])


def column_of(roster: Roster, wanted: str, asked: str, docket: Docket) -> str | None:
    """The key of a column that an option names; None with the problem added."""
    if key(wanted) in roster.columns or key(wanted) == "name":
        return key(wanted)
    hint = nearest(key(wanted), roster.columns)
    docket.error(roster.name, f"{asked} names the column “{wanted}”, which the roster does not have", hint)
    return None
