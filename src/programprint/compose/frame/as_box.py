"""A head of a page, among boxes."""

from __future__ import annotations

from programprint.compose.frame.head import Head, RunningHead
from programprint.compose.type.boxes import Box, Drawn


def as_box(head: Head | RunningHead) -> Box:
    """A head, which stands at the left edge of the frame."""
    return Drawn(head.height, lambda pen, _x, y, grid: head.draw(pen, y, grid))
