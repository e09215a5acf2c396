"""A file → what it is: a program, an exercise, a language, a layout, a brand, a roster, or none of ours. And a folder → the files
in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from programprint import late
from programprint.build import TABLES
from programprint.docket import Docket
from programprint.limits import Limits
from programprint.pipe import is_piped, piped
from programprint.problems import Source, close_to
from programprint.read.brand import FILE as BRAND
from programprint.read.document import parse_document
from programprint.read.written import Written
from programprint.schema import MODELS
from programprint.schema import YamlKind as YamlKind

Kind = YamlKind | Literal["roster"]
FOLDERS: dict[str, YamlKind] = {
    "programs": "program",
    "exercises": "exercise",
    "languages": "language",
    "layouts": "layout",
}
"""What a file is whose content does not say it, by the name of its folder."""
_ALIKE = 0.8
_SUFFIXES = (".yaml", ".yml")
ROSTERS = "rosters"
"""Tables may be anything: in a folder of this name they are rosters."""
_FIELD = late.pattern(r"^([A-Za-z_]\w*) *:", re.MULTILINE)


def kind_of(path: Path, named: bool, limits: Limits, tab: str | None = None) -> Kind | None:
    """What a file is: told by its fields, or else by its folder; None when neither says it.

    Of a file that nobody *named*, most fields must be ours, give or take a letter: many a file has a “name”.
    """
    if path.suffix.lower() in TABLES:
        return "program" if named and (tab or _is_plan(path, limits)) else "roster"
    fields = _fields_in(path, limits)
    known = {kind: sum(_is_meant(field, model) for field in fields) for kind, model in MODELS.items()}
    most = max(known.values())
    if path.name == BRAND and (named or 2 * known["brand"] > len(fields)):
        return "brand"
    folder = FOLDERS.get(path.absolute().parent.name)
    if folder and known[folder] == most:
        return folder
    if most == 0 or (not named and 2 * most <= len(fields)):
        return None
    return max(known, key=lambda kind: known[kind])


def _is_plan(path: Path, limits: Limits) -> bool:
    """Whether a spreadsheet is a program and no roster: it heads exercises with their sets, or days."""
    from programprint.importing.grid import is_grid
    from programprint.importing.grid_book import read_book

    docket = Docket(limits)
    if not path.is_file() or path.absolute().parent.name == ROSTERS:
        return False
    sheet = read_book(path, None, docket)
    return sheet is not None and is_grid(sheet, docket)


def _is_meant(field: str, model: type[Written]) -> bool:
    """Whether a field is one of the model, or one that is spelt wrong."""
    return bool(close_to(field, model.fields, n=1, cutoff=_ALIKE))


def _fields_in(path: Path, limits: Limits) -> frozenset[str]:
    """The fields at the top of a file; where it is not YAML, the lines that look like fields."""
    try:
        text = _beginning(path, limits.file).decode("utf-8-sig", errors="replace")
    except OSError:
        return frozenset()
    document = parse_document(Source(str(path), text), Docket(limits))
    return frozenset(_FIELD.findall(text) if document is None else document)


def _beginning(path: Path, most: int) -> bytes:
    """As much of a file as may be read, in bytes."""
    if is_piped(path):
        return piped()[:most]
    if not path.is_file():  # a pipe would never end
        return b""
    with path.open("rb") as file:
        return file.read(most)


def files_in(folder: Path) -> Iterator[Path]:
    """The YAML files and rosters in a folder and in the folders below it, in order; hidden ones are left alone."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffixes = (*_SUFFIXES, *TABLES) if Path(here).absolute().name == ROSTERS else _SUFFIXES
            path = Path(here, name)
            if (
                not name.startswith((".", "~$")) and name.lower().endswith(suffixes) and path.is_file()
            ):  # a pipe never ends
                yield path
