"""What of a sheet stands around its sessions: the same for all athletes who differ only in these."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec.structs import replace

from programprint.compose.frame.athlete import sides_matter
from programprint.compose.type.kept import Kept
from programprint.compose.type.same import Same
from programprint.merge.sheet import Sheet


def framed(sheet: Sheet) -> Hashable:
    """All that decides how the heads of a sheet are set."""
    return _known.of(Same(sheet), lambda: _framed(sheet))


def _framed(sheet: Sheet) -> Hashable:
    """The same object for all sheets that have the same heads."""
    told = replace(sheet, sessions=(), earlier=(), tally=None, where=None), sides_matter(sheet), sheet.wanted
    return _alike.of(told, lambda: Same(told))


_known = Kept[Hashable]()
_alike = Kept[Hashable](lasting=True)
