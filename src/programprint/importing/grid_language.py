"""A sheet whose heads are in another language → the same in the English words that are read, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from programprint.docket import Docket
from programprint.importing.grid_head import DELOAD
from programprint.importing.grid_roles import role_of
from programprint.importing.grid_words import WEEK
from programprint.importing.placed import Placed
from programprint.read.cells import Rearranged, Worksheet
from programprint.read.library import is_english
from programprint.read.vocabulary import Vocabulary, all_vocabularies, named, vocabulary_of

_LOOKED_AT = 50
"""Rows in which heads may stand."""
_ASKED = ("sets", "reps", "sets x reps", "load", "rest", "week")
"""Heads of which one beside that of the exercises leaves no doubt."""
_IN_WORDS = ("exercise", "note")
"""Heads of columns whose cells are printed as they stand."""
_WHOLE = ("to failure", "bodyweight", "max")
"""What a cell may say without a figure."""
_LABEL = 2
"""Words of a cell that may be the label of a week."""
_NUMBERED = re.compile(r"(?P<word>[^\W\d_]+)(?P<rest> *\d.*)", re.DOTALL)
_BEHIND = re.compile(r"(?P<number> *\d+\s*[:,(–—-]\s*)(?P<day>.+?)(?P<end>\)?)", re.DOTALL)
"""What stands behind “Day” in “Day 1 - Monday”."""
_TITLED = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)?)(?P<rest>\s*[:,(–—-].*)", re.DOTALL)


def in_english(sheet: Worksheet, language: str, docket: Docket) -> tuple[Worksheet, Vocabulary | None]:
    """The sheet in English words, and the vocabulary of its language: the one that is named, or that whose heads it has, which is
    then remarked; the sheet itself, and None, where it is English or nobody can tell."""
    if (known := _vocabulary(sheet, language)) is None:
        return sheet, None
    if is_english(language):
        docket.remarks[f"{sheet.name}: its heads are {known.name}, and so is it read"] = None
    told = {
        column
        for row in range(min(len(sheet.rows), _LOOKED_AT))
        for column in sheet.filled(row)
        if known.head(text := sheet.cell(row, column), "grid") in _IN_WORDS or role_of(text) in _IN_WORDS
    }
    rows = tuple(
        tuple(_said(text, column in told, known) if text.strip() else text for column, text in enumerate(texts))
        for texts in sheet.rows
    )
    at = tuple(tuple((row, column) for column in range(len(texts))) for row, texts in enumerate(sheet.rows))
    return Rearranged(sheet.name, rows, sheet.notes, sheet=sheet, at=at), known


def label_in(label: str, language: str) -> str:
    """The label of a week in a language again, where it is that of a lighter one."""
    known = vocabulary_of(language) if DELOAD.fullmatch(label) else None
    return next(iter(known.sections["weeks"])).capitalize() if known else label


def session_in(name: str, language: str) -> str:
    """The name of a session in a language again, where it is a numbered day or session: “Day 2” → “Tag 2”."""
    match, known = _NUMBERED.fullmatch(name), vocabulary_of(language)
    heads = {english: word for word, english in reversed(known.sections["grid"].items())} if known else {}
    if not match or (head := match["word"].casefold()) not in ("day", "session"):
        return name
    text = f"{heads.get(head, head).capitalize()}{match['rest']}"
    return Placed.of(text, name.row, name.column) if isinstance(name, Placed) else text


def in_other_languages(foreign: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What to say of names that only other languages have, with the tags of these."""
    yield from (f"“{name}” is an exercise by its name in {named(tags)}" for name, tags in foreign.items())


def _vocabulary(sheet: Worksheet, language: str) -> Vocabulary | None:
    """That of the language that is named, or else of the one whose heads a row of the sheet has, where there is only one."""
    if not is_english(language):
        return vocabulary_of(language)
    rows = [
        [sheet.cell(row, column) for column in sheet.filled(row)] for row in range(min(len(sheet.rows), _LOOKED_AT))
    ]
    if any(role_of(text) == "exercise" or WEEK.fullmatch(text) for row in rows for text in row):
        return None
    scored = [(max((_heads(row, known) for row in rows), default=0), known) for known in all_vocabularies()]
    most = max(score for score, _ in scored)
    best = [known for score, known in scored if score == most]
    return best[0] if most and len(best) == 1 else None


def _heads(row: list[str], known: Vocabulary) -> int:
    """How many heads of a language a row has; none where these may be something else."""
    found = {known.head(text, "grid") or _counted(text, known).partition(" ")[0] for text in row} - {""}
    kinds = {head.partition(" (")[0] for head in found}
    return len(found) if "exercise" in kinds and kinds.intersection(_ASKED) else 0


def _counted(text: str, known: Vocabulary) -> str:
    """“Woche 2” in English; nothing for other texts."""
    match = _NUMBERED.fullmatch(text.strip())
    head = known.head(match["word"], "grid") if match else ""
    if not match or head not in ("week", "day", "session"):
        return ""
    behind = _BEHIND.fullmatch(match["rest"])
    return f"{head}{behind['number']}{known.day(behind['day'])}{behind['end']}" if behind else f"{head}{match['rest']}"


def _said(text: str, told: bool, known: Vocabulary) -> str:
    """A cell in English words; one in which an exercise or a note is *told* only where it is a head or a day."""
    bare = text.strip()
    if role_of(bare):
        return text
    if found := known.head(bare, "grid") or _counted(bare, known):
        return found[:1].upper() + found[1:]
    if known.is_rest(bare):
        return "Rest"
    if known.is_deload(bare) and len(bare.split()) <= _LABEL:
        return "Deload"
    if (day := known.day(bare)) != bare:
        return day
    if (
        (match := _TITLED.fullmatch(bare))
        and len(match["word"]) > 1
        and (day := known.day(match["word"])) != match["word"]
    ):
        return f"{day}{match['rest']}"
    if told:
        return text
    english = known.shorthand(text).text
    return english if re.search(r"\d", bare) or english.strip() in _WHOLE else text
