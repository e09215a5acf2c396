"""A picture with the cells that were found in it, each where it was seen: whether the page was found at all, and rightly, is seen
at a glance."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape

import cv2
import numpy as np
from msgspec import Struct

from programprint.marks.key import Cell
from programprint.scan.codes import Points
from programprint.scan.mesh import Mesh
from programprint.scan.plane import Plane, through

LONGEST, QUALITY = 1_400, 60
"""Dots of the longer side of a picture that is looked at, and how much of it JPEG keeps."""


class Outline(Struct, frozen=True):
    """A cell in the picture: its id, how it was read (``ticked``, ``sure``, ``empty``, ``unsure``), and its corners, in dots."""

    id: str
    read: str
    corners: tuple[tuple[float, float], ...]


class View(Struct, frozen=True):
    """A picture as JPEG, its size, and the cells that are in it."""

    jpeg: bytes
    width: int
    height: int
    cells: tuple[Outline, ...]


def view_of(picture: Points, plane: Plane, mesh: Mesh, read: Iterable[tuple[Cell, str]]) -> View:
    """The picture with cells, each with how it was *read*."""
    scale = min(1.0, LONGEST / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    outlines = []
    for cell, how in read:
        right, below = cell.x + cell.width, cell.y + cell.height
        corners = np.array([(cell.x, cell.y), (right, cell.y), (right, below), (cell.x, below)])
        seen = (through(plane, corners + mesh.at(corners)) + 0.5) * scale
        outlines.append(Outline(cell.id, how, tuple((round(x, 1), round(y, 1)) for x, y in seen.tolist())))
    return View(data.tobytes(), small.shape[1], small.shape[0], tuple(outlines))


def drawn(view: View, name: str, number: int) -> str:
    """The figure of a view in a page for the browser."""
    data = base64.b64encode(view.jpeg).decode()
    cells = "".join(
        f'<polygon class="{escape(cell.read)}" data-cell="{escape(cell.id)}" '
        f'points="{" ".join(f"{x:g},{y:g}" for x, y in cell.corners)}"><title>{escape(cell.id)}</title></polygon>'
        for cell in view.cells
    )
    return (
        f'<figure data-page="{number}" hidden><figcaption>{escape(name)}</figcaption>'
        f'<svg viewBox="0 0 {view.width} {view.height}"><image width="{view.width}" height="{view.height}" '
        f'href="data:image/jpeg;base64,{data}"/>{cells}</svg></figure>'
    )
