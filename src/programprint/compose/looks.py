"""What an exercise looks like, and what works in it → a picture and the size that it is printed in."""

from __future__ import annotations

from math import floor

from msgspec import Struct

from programprint.compose.type.picture import Pictured, fitted
from programprint.merge.sheet import Guide
from programprint.pages import MM, Picture


class Look(Struct, frozen=True):
    """A picture, and its width and height in points."""

    picture: Picture
    width: float
    height: float

    def boxed(self, below: float = 0.0) -> Pictured:
        """The picture as a box with white *below* it."""
        return Pictured(self.picture, self.width, self.height, below)

    def narrowed(self, width: float) -> Look:
        """The same, so many points wide."""
        return Look(self.picture, width, self.height * width / self.width)


def coarse(scale: float) -> float:
    """Points a unit of the body → millimetres, in steps and never more: one drawing serves sizes that are much alike, and no line
    of it is too thin in any."""
    return max(floor(scale / MM / STEP) * STEP, STEP)


STEP = 0.02
"""Millimetres a unit from one drawing of a figure to the next larger one."""


def look_of(guide: Guide, person: float, width: float, high: float = 0.0, drawn_for: float = 0.0) -> Look | None:
    """The exercise's own picture, or else its figure, in which somebody who stands is *person* points tall; both at most *width*
    points wide, and as high as a person or *high* points. None where it has neither. With *drawn_for* its lines are drawn for a
    person who is no taller than that, so that one drawing serves several sizes."""
    high = high or 1.1 * person
    if guide.picture:
        return Look(guide.picture, *fitted(guide.picture, width, person))
    if guide.figure is None:
        return None
    from programprint.figure.body import TALL
    from programprint.figure.picture import picture

    scale = person / TALL
    finest = min(scale, drawn_for / TALL) if drawn_for else scale
    drawing = picture(guide.figure, coarse(finest))
    room = min(width / drawing.width, high / drawing.height)
    if room < finest:  # what is drawn smaller keeps the weight of its lines
        drawing = picture(guide.figure, coarse(room))
        room = min(width / drawing.width, high / drawing.height)
    scale = min(room, scale)
    return Look(drawing, drawing.width * scale, drawing.height * scale)


def body_of(guide: Guide, tall: float, width: float) -> Look | None:
    """A body *tall* points high with the muscles that work in the exercise, or lower where it would be wider than *width*; None
    where none of them has an area."""
    if not guide.muscles:
        return None
    from programprint.figure.areas import areas_of
    from programprint.figure.worked import ROLES, TALL, WIDTH, worked

    scale = min(tall / TALL, width / WIDTH)
    muscles = tuple((muscle.name, ROLES[muscle.role]) for muscle in guide.muscles if areas_of(muscle.name))
    return Look(worked(muscles, coarse(scale)), WIDTH * scale, TALL * scale) if muscles else None
