"""A file → the model that it holds. One that says what it said before is not read again: a process that goes on, as at
``--watch`` or for many programs, meets the same exercises each time."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from programprint.docket import Docket
from programprint.limits import Limits
from programprint.problems import Problem, Source
from programprint.read.document import parse_document, read_document, read_text
from programprint.read.faults import Model, validate
from programprint.read.written import Written

MOST_KNOWN = 512
"""Files that are known: some more than the shipped library has."""


def read_model(model: type[Model], path: Path, docket: Docket) -> Model | None:
    """What stands in a file, as a *model*; None, with the problems added, where nothing can be saved of it. Its text is asked for
    at each time, so that nothing is older than the file."""
    name = docket.files.shown(path)
    if docket.files.plain(path) is not None:
        document = read_document(path, name, docket)
        return None if document is None else validate(model, document, docket)
    text = read_text(path, name, docket)
    if text is None:
        return None
    kind: Any = model
    read, problems = _read(kind, Source(name, text, path), docket.limits)
    for problem in problems:
        docket.add(problem)
    return cast("Model | None", read)


@lru_cache(maxsize=MOST_KNOWN)
def _read(model: Any, source: Source, limits: Limits) -> tuple[Written | None, tuple[Problem, ...]]:
    """The model of a text, and what is wrong with it: both follow from the text and the limits alone."""
    own = Docket(limits)
    document = parse_document(source, own)
    return None if document is None else validate(model, document, own), tuple(own)


def forget() -> None:
    """Lets go of every file."""
    _read.cache_clear()
