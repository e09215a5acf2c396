"""Shipped figures as text, and what readers have seen in them.

``outlines.txt`` holds where every joint and every shape is, so that a change of a figure or of the body shows as a diff.
``reading.yaml`` is the record of readers who were shown a figure without its name (``figure_sheets.py``): what they called it,
whether it ``is: itself``, its ``family`` or something ``other``, and the mark of the drawing that they saw.
"""

import re
from functools import cache
from hashlib import sha256
from math import floor
from pathlib import Path

import yaml
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.figure.notation import Figure
from programprint.figure.picture import picture, postures
from programprint.pages import Shape
from programprint.read.figure import figure_of
from programprint.read.library import Library
from programprint.resources import programs

HERE = Path(__file__).parent / "figure"
OUTLINES, READING = HERE / "outlines.txt", HERE / "reading.yaml"
SHOWN = ("head", "neck", "middle", "elbow", "hand", "knee", "ankle", "toe")
FIGURE = re.compile(r"^figure:(?P<shared>\s*\{?\s*as:)?", re.M)


@cache
def names(shared: bool = True) -> tuple[str, ...]:
    """Exercises whose files say that they have a figure, with those that share another's or without. Nothing is read but the
    line, so that tests are collected before the library is read; ``shipped`` and ``own`` must have the same."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((programs() / "exercises").glob("*.yaml"))}
    found = {name: FIGURE.search(text) for name, text in texts.items()}
    return tuple(name for name, figure in found.items() if figure and (shared or not figure["shared"]))


@cache
def shipped() -> dict[str, Figure]:
    """The figures of the shipped library by exercise, shared ones too."""
    library = Library([programs() / "exercises"], Docket())
    return {name: figure for name in library.ids if (figure := library.figure(name)) is not None}


@cache
def own() -> dict[str, Figure]:
    """Those that are not another exercise's."""
    docket = Docket()
    library = Library([programs() / "exercises"], docket)
    return {
        name: figure
        for name in library.ids
        if (exercise := library.get(name)) and exercise.says("figure")
        if (figure := figure_of(exercise, docket)) and not figure.like
    }


def outline(figure: Figure) -> list[str]:
    """A figure as text in whole units: where the joints of each posture are, and each shape with its box and its steps."""
    lines = []
    for (frame, _), joints in zip(figure.frames, postures(figure), strict=True):
        places = [
            f"{side}{joint} {_whole(*joints[side + joint])}"
            for side in ("", "other_")
            for joint in SHOWN
            if side + joint in joints and (not side or joints[side + joint] != joints[joint])
        ]
        lines.append(f"  {frame}: {'  '.join(places)}")
    drawing = picture(figure, 0.25)
    shapes = [
        f"{'white' if 1.0 in (shape.fill, shape.stroke) else 'line' if shape.weight else 'black'} {_around(shape)}"
        for shape in drawing.shapes
    ]
    lines.append(f"  {_whole(drawing.width, drawing.height)}: {'  '.join(shapes)}")
    return lines


def _around(shape: Shape) -> str:
    """The box of a shape, and of how many steps its outlines are."""
    steps = [step for outline in shape.outlines for step in outline]
    across, down = ([value for step in steps for value in step[first::2]] for first in (0, 1))
    return f"{_whole(min(across), min(down))}-{_whole(max(across), max(down))}/{len(steps)}"


def _whole(*values: float) -> str:
    return ",".join(str(floor(value + 0.5001)) for value in values)


def mark(figure: Figure) -> str:
    """Eight letters that change with what is drawn: what the file says, and where the body comes to be. How lines and whites are
    set does not change it: that shows in ``outlines.txt``."""
    drawn = repr(replace(figure, like="")), *outline(figure)[:-1]
    return sha256("\n".join(drawn).encode()).hexdigest()[:8]


def outlines() -> str:
    """Every figure as text."""
    return "".join("\n".join([f"{name}, {figure.view}", *outline(figure), ""]) for name, figure in own().items())


def readings() -> dict[str, dict[str, str]]:
    """What readers named, by exercise."""
    return yaml.safe_load(READING.read_text(encoding="utf-8")) or {}
