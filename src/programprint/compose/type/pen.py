"""Collects what goes on one page while its parts are composed from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.setting import Setting
from programprint.compose.type.paragraph import Line
from programprint.notation.scanner import SHY
from programprint.pages import Align, Anchor, Bookmark, Box, Face, Field, FieldKind, Fill, Item, Page, Rule, Text

BASE = 0.79
"""Where the baseline stands in its line of the grid."""
CAPITAL = 0.66
"""Height of a capital, as a part of the size of the type."""


class Pen:
    """A page in the making. *left* and *right* are the edges of its frame, mirrored on the back of a duplex leaf."""

    def __init__(self, setting: Setting, back: bool) -> None:
        layout, metrics = setting.layout, setting.metrics
        self.setting, self.layout, self.metrics, self.words = setting, layout, metrics, setting.words
        self.page_width, self.page_height = layout.size
        self.left, self.top, self.right, self.bottom = layout.frame(back)
        self.items: list[Item] = []
        self.fields: list[Field] = []
        self.bookmarks: list[Bookmark] = []
        self.anchors: list[Anchor] = []

    @property
    def width(self) -> float:
        return self.right - self.left

    def text(
        self, x: float, y: float, text: str, face: Face, size: float, align: Align = "left", grey: float = 0.0
    ) -> float:
        """Sets one run with its left end, centre or right end at *x*; returns its width."""
        width = self.metrics.width(text, face, size)
        if text:
            start = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
            self.items.append(Text(start, y, text.replace(SHY, ""), face, size, width, align=align, grey=grey))
        return width

    def lines(self, x: float, y: float, lines: Sequence[Line], leading: float, link: str = "") -> float:
        """Sets lines with the first baseline at *y*; returns the baseline after the last."""
        for line in lines:
            for index, (offset, text, face, size, width) in enumerate(line.parts):
                self.items.append(Text(x + offset, y, text, face, size, width, link, follows=index > 0))
            y += leading
        return y

    def rule(self, x0: float, x1: float, y: float, weight: float) -> None:
        """A horizontal rule."""
        self.items.append(Rule(x0, y, x1, y, weight))

    def bar(self, x: float, y0: float, y1: float, weight: float) -> None:
        """A vertical rule."""
        self.items.append(Rule(x, y0, x, y1, weight))

    def box(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        self.items.append(Box(x, y, width, height, weight))

    def fill(self, x: float, y: float, width: float, height: float, grey: float = 0.0) -> None:
        """A solid bar with its top left corner at *x*, *y*."""
        self.items.append(Fill(x, y, width, height, (grey, grey, grey) if grey else None))

    def tick(self, x: float, bottom: float, size: float, weight: float, name: str, kind: FieldKind = "tick") -> None:
        """A tick box that stands on *bottom*."""
        self.box(x, bottom - size, size, size, weight)
        self.fields.append(Field(name, kind, x, bottom - size, size, size))

    def cell(
        self, x: float, bottom: float, width: float, height: float, weight: float, name: str, kind: FieldKind
    ) -> None:
        """Room to write in: a rule to write on, and the height above it left free."""
        self.rule(x, x + width, bottom, weight)
        self.room(x, bottom, width, height, name, kind)

    def room(self, x: float, bottom: float, width: float, height: float, name: str, kind: FieldKind) -> None:
        """Room to write in, whose lines are drawn by others."""
        self.fields.append(Field(name, kind, x, bottom - height, width, height))

    def bookmark(self, title: str, level: int, y: float) -> None:
        self.bookmarks.append(Bookmark(title.replace(SHY, ""), level, y))

    def anchor(self, name: str, y: float) -> None:
        self.anchors.append(Anchor(name, y))

    def page(self) -> Page:
        """The page as collected."""
        return Page(
            self.page_width,
            self.page_height,
            (self.left, self.top, self.right, self.bottom),
            tuple(self.items),
            tuple(self.fields),
            tuple(self.bookmarks),
            tuple(self.anchors),
        )
