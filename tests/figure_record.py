"""Shipped figures as text, and what readers have seen in them.

``outlines.txt`` holds where every joint is, so that a change of a figure or of the body shows as a diff. ``reading.yaml`` is the
record of readers who were shown a figure without its name: ``read:`` is a list of what they called it.
"""

from pathlib import Path

from programprint.docket import Docket
from programprint.figure.notation import Figure
from programprint.figure.picture import postures
from programprint.read.figure import figure_of
from programprint.read.library import Library
from programprint.resources import programs

HERE = Path(__file__).parent / "figure"
OUTLINES, READING = HERE / "outlines.txt", HERE / "reading.yaml"
SHOWN = ("head", "neck", "middle", "elbow", "hand", "knee", "ankle", "toe")


def shipped() -> dict[str, Figure]:
    """The figures of the shipped library by exercise, shared ones too."""
    library = Library([programs() / "exercises"], Docket())
    return {name: figure for name in library.ids if (figure := library.figure(name)) is not None}


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


def outlines() -> str:
    """Every figure as text: a line a posture, in whole units."""
    lines: list[str] = []
    for name, figure in own().items():
        lines.append(f"{name}, {figure.view}")
        for (frame, _), joints in zip(figure.frames, postures(figure), strict=True):
            places = [
                f"{side}{joint} {joints[side + joint][0]:.0f},{joints[side + joint][1]:.0f}"
                for side in ("", "other_")
                for joint in SHOWN
                if side + joint in joints and (not side or joints[side + joint] != joints[joint])
            ]
            lines.append(f"  {frame}: {'  '.join(places)}")
    return "\n".join(lines) + "\n"
