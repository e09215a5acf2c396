"""A picture → the sheets in it, each with what was ticked, by the key of the print and the pages of its PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from msgspec import Struct

from programprint.marks.key import Cell, Key, Sheet
from programprint.scan.boxes import Look, State, habit_of, judged, looked_at, pictured
from programprint.scan.codes import Found, Points, codes_in
from programprint.scan.ink import Ink, ink_of
from programprint.scan.mesh import DOTS, Mesh, Template, bent
from programprint.scan.numbers import Number, doubted, numbers_in, unplaced
from programprint.scan.pictures import Picture
from programprint.scan.plane import Plane, plane_of
from programprint.scan.rings import AROUND, ringed
from programprint.scan.scales import circled, is_scale
from programprint.scan.view import View, view_of

ENOUGH = 0.35
"""The least share of the windows of a page that must be found."""
MOST_LOST = 0.2
"""Where more of the boxes than this have no outline, nothing on the page is sure."""
KEPT = 200
"""So many pages as they were printed are kept: a megabyte each."""
WRITTEN = ("amount", "load", "effort", "felt", "pain")
"""Kinds of cells in which numbers stand."""


class Read(Struct, frozen=True):
    """A box that was read: its cell of the key, what it is, and what was seen; of one that is unsure also a picture."""

    cell: Cell
    state: State
    look: Look
    seen: Points | None = None


class ReadNumber(Struct, frozen=True):
    """A cell to write in: its number, and of one that is unsure also a picture."""

    cell: Cell
    number: Number
    seen: Points | None = None


class ReadPage(Struct, frozen=True):
    """A page that was found in a picture: of which sheet, its boxes and its numbers; *fault* says why there are none. *view* is
    the picture with what was found in it, where somebody will look at it."""

    sheet: Sheet
    id: str
    page: int
    boxes: tuple[Read, ...] = ()
    fault: str = ""
    numbers: tuple[ReadNumber, ...] = ()
    view: View | None = None


class Wanted(Struct, frozen=True):
    """What is kept of pictures, besides what is unsure: *boxes*, a picture of every box; *views*, one of each page on which
    something is unsure."""

    boxes: bool = False
    views: bool = False


UNSURE = Wanted()
"""Nothing but what is unsure."""


class Reader:
    """Reads pictures by one or more keys, each with the PDF that it belongs to, and keeps what is *wanted* of them."""

    def __init__(self, keys: Mapping[Path, Key], wanted: Wanted = UNSURE) -> None:
        self._wanted = wanted
        self._of: dict[str, tuple[Key, Path]] = {
            name: (key, path.parent / key.pdf) for path, key in keys.items() for name in key.sheets
        }
        self._templates: dict[tuple[Path, int], Template] = {}
        self._pdfs: dict[Path, Any] = {}

    def read(self, picture: Picture) -> Iterator[ReadPage | str]:
        """The pages in a picture, or what is wrong with it, in words."""
        grey = cv2.cvtColor(picture.dots, cv2.COLOR_BGR2GRAY)
        found = codes_in(grey)
        if not found:
            yield "no code of a marked sheet is in it; is the whole page to be seen, sharp, and not too small?"
        for (name, number), codes in found.items():
            if name not in self._of:
                yield f"its code {name} is in no key that was given"
                continue
            key, pdf = self._of[name]
            sheet = key.sheets[name]
            if number >= len(sheet.pages):
                yield f"its code names page {number + 1}, and that sheet has {len(sheet.pages)}"
                continue
            if other := _other(found, name, number, codes):
                yield f"its two codes disagree: page {number + 1} of one sheet, page {other[1] + 1} of another; it is left"
                continue
            yield self._page(picture, grey, name, number, codes, key, pdf)

    def _page(
        self, picture: Picture, grey: Points, name: str, number: int, codes: Mapping[int, Found], key: Key, pdf: Path
    ) -> ReadPage:
        sheet = key.sheets[name]
        shape = key.shapes[sheet.pages[number]]
        ticks = [cell for cell in shape.cells if cell.kind == "tick"]
        written = [cell for cell in shape.cells if cell.kind in WRITTEN and cell.asked]
        if not (ticks or written):
            return ReadPage(sheet, name, number)
        placed = plane_of(grey, codes, shape, key)
        if placed is None:
            return ReadPage(sheet, name, number, fault="too few of its squares are to be seen")
        template = self._template(pdf, sheet.first + number)
        if template is None:
            return ReadPage(sheet, name, number, fault=f"{pdf.name} is not the print that its key describes")
        mesh, share = bent(grey, placed[0], template)
        if share < ENOUGH:
            return ReadPage(
                sheet, name, number, fault="it is too unlike what was printed: blurred, cut off or crumpled"
            )
        boxes = _boxes(picture, grey, placed[0], mesh, template, ticks, self._wanted.boxes) if ticks else ()
        unsure = picture.two_tone or (bool(boxes) and all(box.state == "unsure" for box in boxes))
        inks = [ink_of(grey, placed[0], mesh, template, (cell.x, cell.y, cell.width, cell.height)) for cell in written]
        numbers = _numbers(written, inks, unsure, shape.leftwards)
        read = [*((one.cell, one.state) for one in boxes), *((one.cell, one.number.state) for one in numbers)]
        looked_at = self._wanted.views and any(state == "unsure" for _, state in read)
        view = view_of(picture.dots, placed[0], mesh, read) if looked_at else None
        return ReadPage(sheet, name, number, boxes, "", numbers, view)

    def _template(self, pdf: Path, number: int) -> Template | None:
        """A page as it was printed; None where the PDF has none such."""
        if (pdf, number) not in self._templates:
            try:
                if pdf not in self._pdfs:
                    self._pdfs[pdf] = pypdfium2.PdfDocument(str(pdf))
                page = self._pdfs[pdf][number]
            except (pypdfium2.PdfiumError, IndexError, OSError):
                return None
            fine = np.asarray(page.render(scale=2 * DOTS * 25.4 / 72, grayscale=True).to_numpy())
            fine = fine[:, :, 0] if fine.ndim == 3 else fine
            grey = cv2.resize(cv2.GaussianBlur(fine, (0, 0), 1.0), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            if len(self._templates) >= KEPT:
                self._templates.pop(next(iter(self._templates)))
            self._templates[pdf, number] = Template.of(grey)
        return self._templates[pdf, number]


def _boxes(
    picture: Picture, grey: Points, plane: Plane, mesh: Mesh, template: Template, ticks: Sequence[Cell], whole: bool
) -> tuple[Read, ...]:
    """The boxes of a page; *whole*: each with a picture."""
    rects = [(cell.x, cell.y, cell.width, cell.height) for cell in ticks]
    looks = looked_at(picture.dots, grey, plane, mesh, rects)
    habit = habit_of(looks)
    states: list[State] = [judged(look, habit) for look in looks]
    for at, rect in enumerate(rects):
        if states[at] == "ticked" and ringed(ink_of(grey, plane, mesh, template, rect, AROUND)):
            states[at] = "unsure"
    lost = sum(look.outline < 0.08 or look.sides < 3 for look in looks)
    if lost > MOST_LOST * len(looks) or picture.two_tone:
        states = ["unsure"] * len(states)
    return tuple(
        Read(cell, state, look, pictured(picture.dots, plane, mesh, rect) if whole or state == "unsure" else None)
        for cell, state, look, rect in zip(ticks, states, looks, rects, strict=True)
    )


def _numbers(cells: Sequence[Cell], inks: Sequence[Ink], unsure: bool, leftwards: bool) -> tuple[ReadNumber, ...]:
    """What is written in cells; nothing is sure where the whole page is *unsure*, and no figure where words run *leftwards*: it
    may be one of another script."""
    found: dict[int, Number] = {}
    written = [at for at, cell in enumerate(cells) if not is_scale(cell)]
    for at, number in zip(
        written, numbers_in([inks[at] for at in written], [cells[at].kind for at in written]), strict=True
    ):
        found[at] = doubted(number) if leftwards else number
    for at in {*range(len(cells))} - {*written}:
        found[at] = circled(inks[at], cells[at].kind, leftwards)
    read = []
    for at, number in sorted(found.items()):
        told = unplaced(number) if inks[at].lost else doubted(number) if unsure else number
        read.append(ReadNumber(cells[at], told, inks[at].seen if told.state == "unsure" else None))
    return tuple(read)


def _other(
    found: Mapping[tuple[str, int], Mapping[int, Found]], name: str, number: int, codes: Mapping[int, Found]
) -> tuple[str, int] | None:
    """Another page whose single code stands where the second one of this page should be."""
    if len(codes) > 1:
        return None
    (mine,) = codes.values()
    side = float(np.hypot(*(mine.corners[1] - mine.corners[0])))
    down = (mine.corners[3] - mine.corners[0]) / side
    for (other, at), theirs in found.items():
        if (other, at) == (name, number) or len(theirs) > 1:
            continue
        (one,) = theirs.values()
        way = one.corners.mean(axis=0) - mine.corners.mean(axis=0)
        away = float(np.hypot(*way)) / side
        along = float(way @ down) / side * (1 if mine.which == 0 else -1)
        if one.which != mine.which and along > 0.9 * away and 12 < away < 34:
            return other, at
    return None
