"""A picture and the room for it → how large it is printed."""

from __future__ import annotations

from msgspec import Struct

from programprint.compose.type.pen import Pen
from programprint.pages import Image, Picture


def fitted(picture: Picture, width: float, height: float) -> tuple[float, float]:
    """Width and height of the picture in points: as large as the room allows, its sides in their own proportion."""
    scale = min(width / picture.width, height / picture.height)
    return picture.width * scale, picture.height * scale


def place(picture: Picture, pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Sets the picture at the left of its room, with its top at *y*."""
    pen.items.append(Image(x, y, *fitted(picture, width, height), picture))


class Pictured(Struct, frozen=True):
    """A picture as a box, *width* and *tall* in points, with white *below* it."""

    picture: Picture
    width: float
    tall: float
    below: float = 0.0

    @property
    def height(self) -> float:
        """Points, the white below it included."""
        return self.tall + self.below

    def draw(self, pen: Pen, x: float, y: float, grid: float) -> None:
        """Sets the picture with its top left corner at *x*, *y*."""
        place(self.picture, pen, x, y, self.width, self.tall)
