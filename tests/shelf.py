"""The shipped exercises, each read once for all tests of a process: nearly every program looks into the same files."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from programprint import resources
from programprint.docket import Docket
from programprint.limits import USUAL
from programprint.problems import Source
from programprint.read import library
from programprint.read.document import parse_document, read_document, read_text
from programprint.read.exercise import Exercise
from programprint.read.faults import Model, validate
from programprint.read.value import Mapping

SHELF = resources.programs() / "exercises"
_known: dict[int, Exercise] = {}
"""What each document of the shelf says, by the document itself, which is kept."""


@lru_cache(None)
def _stands_there(source: Source) -> Mapping | None:
    """The document of an exercise in which nothing is wrong; None for any other one."""
    docket = Docket()
    document = parse_document(source, docket)
    exercise = None if document is None else validate(Exercise, document, docket)
    if document is None or exercise is None or len(docket):
        return None
    _known[id(document)] = exercise
    return document


def _read_document(path: Path, name: str, docket: Docket) -> Mapping | None:
    if path.parent != SHELF or docket.limits != USUAL or docket.files.plain(path) is not None:
        return read_document(path, name, docket)
    text = read_text(path, name, docket)
    if text is None:
        return None
    source = Source(name, text, path)
    return _stands_there(source) or parse_document(source, docket)


def _validate(model: type[Model], document: Mapping, docket: Docket) -> Model | None:
    known = _known.get(id(document))
    return known if isinstance(known, model) else validate(model, document, docket)


def put_up(patch: pytest.MonkeyPatch) -> None:
    """From here on the library takes exercises that ship from the shelf; their files are still opened, at every time."""
    patch.setattr(library, "read_document", _read_document)
    patch.setattr(library, "validate", _validate)


def take_down(patch: pytest.MonkeyPatch) -> None:
    """For a test of reading itself: everything is read anew."""
    patch.setattr(library, "read_document", read_document)
    patch.setattr(library, "validate", validate)
