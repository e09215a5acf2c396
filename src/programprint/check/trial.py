"""An exercise, a layout or a brand → a trial sheet: one week with three sets of one exercise.

None of these is printed by itself. On a trial sheet it goes through everything that a program goes through.
What is wrong there is placed in the file that is on trial.
"""

from __future__ import annotations

from typing import Any, get_origin

from programprint import resources
from programprint.docket import Docket
from programprint.pages import Picture
from programprint.problems import Span
from programprint.read.brand import logo_of
from programprint.read.exercise import Content, Exercise
from programprint.read.faults import validate
from programprint.read.layout import Layout
from programprint.read.library import Library
from programprint.read.program import Program
from programprint.read.typefaces import font_spans, fonts_of
from programprint.read.value import Mapping, Sequence, Text

SETS = "3x10"
_BARE_EXERCISE = "glute-bridge"


def try_exercise(exercise_id: str, exercise: Exercise, library: Library, layout: Layout, docket: Docket) -> None:
    """Adds what is wrong with an exercise on paper."""
    entry: dict[str, object] = {"exercise": exercise_id, "do": SETS}
    where = exercise.span("name")
    assert where is not None
    sheet = _written({"title": exercise.name, "weeks": "1", "sessions": [{"name": "1", "exercises": [entry]}]}, where)
    if exercise.percent_of and (named := exercise.span("percent_of")):
        sheet["sessions"][0]["exercises"][0]["load"] = _written("50%", named)
    _compose(sheet, library, layout, docket)


def try_brand(layout: Layout, docket: Docket) -> None:
    """Adds what is wrong with the brand of a layout on paper."""
    logo = logo_of(layout, docket)
    where = layout.span("brand")
    if where and not docket.errors:
        _compose(_silent(where), Library([resources.programs() / "exercises"], docket), layout, docket, logo)


def _silent(where: Span) -> Mapping:
    """A program of one exercise without any words about it."""
    silent: dict[str, object] = {
        name: [] for name, field in Content.fields.items() if get_origin(field.annotation) is list
    }
    entry = {"exercise": _BARE_EXERCISE, "do": SETS, "summary": "", **silent}
    sheet: Mapping = _written({"title": "1", "weeks": "1", "sessions": [{"name": "1", "exercises": [entry]}]}, where)
    return sheet


def try_layout(layout: Layout, where: Span, docket: Docket) -> None:
    """Adds an error when a layout has no room for so much as one exercise without any words about it."""
    found = Docket(docket.limits)
    _compose(_silent(where), Library([resources.programs() / "exercises"], found), layout, found)
    for problem in found:
        if problem.severity == "error":
            docket.error(
                where,
                f"not even one exercise of three sets fits: {problem.message}",
                "choose larger paper, smaller type or narrower margins",
            )


def _compose(sheet: Mapping, library: Library, layout: Layout, docket: Docket, logo: Picture | None = None) -> None:
    from programprint.compose import compose, forget
    from programprint.draw.fonts import load
    from programprint.merge import merge

    program = validate(Program, sheet, docket)
    sheets = merge(program, library, docket) if program else ()
    if sheets:
        compose(sheets, layout, load(fonts_of(layout), font_spans(layout), docket), docket, logo)
        forget()


def _written(value: object, where: Span) -> Any:
    """A value as if it had been read from the place *where*."""
    written: object
    if isinstance(value, dict):
        written = Mapping((key, _written(inner, where)) for key, inner in value.items())
        written.keys_at = dict.fromkeys(value, where)
    elif isinstance(value, list):
        written = Sequence(_written(inner, where) for inner in value)
    else:
        written = Text(value)
    written.span = where
    return written
