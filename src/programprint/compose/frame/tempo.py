"""Sheets → the same with what the layout shows of a tempo: its code, its words, or both."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from programprint.merge.sheet import Block, Entry, Sheet
from programprint.read.layout import Tempo


def with_tempo(sheets: Sequence[Sheet], shown: Tempo) -> Sequence[Sheet]:
    """The sheets with every tempo as it is *shown*; one that has nothing else keeps what it has."""
    if shown == "both":
        return sheets
    return [
        replace(
            sheet,
            sessions=tuple(
                replace(session, blocks=tuple(_block(block, shown) for block in session.blocks))
                for session in sheet.sessions
            ),
        )
        for sheet in sheets
    ]


def _block(block: Block, shown: Tempo) -> Block:
    rows = _entry(block.rows, shown) if block.rows else None
    return replace(block, entries=tuple(_entry(entry, shown) for entry in block.entries), rows=rows)


def _entry(entry: Entry, shown: Tempo) -> Entry:
    return replace(entry, tempo=replace(entry.tempo, shown=shown)) if entry.tempo else entry
