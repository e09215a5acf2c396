"""Records → the file of a log, which only ever grows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from programprint.docket import Docket
from programprint.logbook.book import LOG, Book, Taken, book_of, grown
from programprint.logbook.record import Record
from programprint.spare import Over, is_same_file
from programprint.write import write

_TRIES = 5
"""How often it is begun anew where somebody else writes to the same log."""


def keep(path: Path, offered: Sequence[Record], docket: Docket) -> Taken | None:
    """Adds to the log at *path* what is new of the records that are *offered*, in one step. None, with the problems added, where
    the log cannot be read. Raises :class:`OSError` where it cannot be written; it then stays as it was."""
    if wrong := {fault: one for one in offered for fault in one.faults()}:
        for fault, one in wrong.items():
            docket.error(
                docket.files.shown(path), f"{one.exercise}, set {one.set}: {fault}", "write what was really done"
            )
        return None
    others = [read for read in docket.looked_at if not is_same_file(read, path)]
    for _ in range(_TRIES):
        before = _bytes(path)
        book = book_of(before, docket.files.shown(path), docket) if before.strip() else Book()
        if book is None:
            return None
        taken = book.take(offered)
        if not taken.new:
            return taken
        if _bytes(path) == before:
            write(grown(before, taken.new), path, Over(LOG, others, True))
            return taken
    raise OSError("somebody else writes to this log all the time")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
