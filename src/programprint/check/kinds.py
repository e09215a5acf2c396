"""A YAML file → what it is: a program, an exercise, a layout, or none of ours. And a folder → the files in it."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from programprint.limits import Limits
from programprint.problems import Problems, Source
from programprint.read.document import parse_document
from programprint.schema import MODELS, Kind

FOLDERS: dict[str, Kind] = {"programs": "program", "exercises": "exercise", "layouts": "layout"}
"""What a file is whose content does not say it, by the name of its folder."""
_ALIKE = 0.8
_SUFFIXES = (".yaml", ".yml")
_FIELD = re.compile(r"^([A-Za-z_]\w*) *:", re.MULTILINE)


def kind_of(path: Path, named: bool, limits: Limits) -> Kind | None:
    """What a file is: told by its fields, or else by its folder; None when neither says it.

    Of a file that nobody *named*, most fields must be ours, give or take a letter: many a file has a “name”.
    """
    fields = _fields_in(path, limits)
    known = {kind: sum(_is_meant(field, model) for field in fields) for kind, model in MODELS.items()}
    most = max(known.values())
    folder = FOLDERS.get(path.absolute().parent.name)
    if folder and known[folder] == most:
        return folder
    if most == 0 or (not named and 2 * most <= len(fields)):
        return None
    return max(known, key=lambda kind: known[kind])


def _is_meant(field: str, model: type[BaseModel]) -> bool:
    """Whether a field is one of the model, or one that is spelt wrong."""
    return bool(difflib.get_close_matches(field, model.model_fields, n=1, cutoff=_ALIKE))


def _fields_in(path: Path, limits: Limits) -> frozenset[str]:
    """The fields at the top of a file; where it is not YAML, the lines that look like fields."""
    try:
        if not path.is_file():  # a pipe would never end
            return frozenset()
        with path.open("rb") as file:
            text = file.read(limits.file).decode("utf-8-sig", errors="replace")
    except OSError:
        return frozenset()
    document = parse_document(Source(str(path), text), Problems(limits))
    return frozenset(_FIELD.findall(text) if document is None else document)


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and in the folders below it, in order; hidden ones are left alone."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(_SUFFIXES):
                yield Path(here, name)
