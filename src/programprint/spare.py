"""What stands where a file is to be written → whether it may go: that which is really written over, wherever a name leads."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from programprint.resources import PIPE, shown


class Format(NamedTuple):
    """Files that a command writes: what they are called, how their names end and how they start; and what shows that such a file
    is ours. Where nothing of that can be said, it is empty."""

    name: str
    endings: tuple[str, ...]
    start: bytes
    ours: bytes = b""


PDF = Format("PDF", (".pdf",), b"%PDF-", b"/Producer (programprint ")
PNG = Format("PNG", (".png",), b"\x89PNG\r\n")
YAML = Format("YAML file", (".yaml", ".yml"), b"# Read from ")
KEY = Format("key of marked sheets", (".json",), b'{"key":1,')
MARKDOWN = Format("Markdown", (".md", ".markdown"), b"")
CSV = Format("CSV", (".csv",), b"program,week,")
JSON = Format("JSON", (".json",), b'{\n  "')


class Over(NamedTuple):
    """What a file may take the place of: something of its *kind*, and nothing that was *read*, nor what the same command has
    *made* before, by its real paths. *typed* is whether a person wrote this very name; other names are made of what a stranger
    may have written."""

    kind: Format
    read: Iterable[Path] = ()
    typed: bool = False
    made: Collection[Path] = ()


class Spared(OSError):  # noqa: N818 - it reads as “raise Spared”
    """What stands there is not written over; the message says why, the hint what to do."""

    def __init__(self, path: Path, message: str, hint: str) -> None:
        super().__init__(errno.EEXIST, message, os.fspath(path))
        self.message, self.hint = message, hint


def spare(path: Path, over: Over) -> None:
    """Raises :class:`Spared` when *path* leads to something that must stay as it is, :class:`OSError` when that cannot be told.
    A printer or a pipe is no file, and loses nothing."""
    real = real_path(path)
    if real in over.made:
        message = f"it leads to {shown(real)}, which was written just before"
        raise Spared(path, message, "remove the link, or choose another place")
    try:
        found = real.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        return
    leads = f"it leads to {shown(real)}, which " if os.path.islink(path) else "it "  # noqa: PTH114 - as typed
    if (read := next((one for one in over.read if _is(found, one)), None)) is not None:
        other = f" as {shown(read)}" if not leads.startswith("it leads") and not _called(path, read) else ""
        raise Spared(path, f"{leads}is read here{other} and cannot be written over", "choose another place")
    if not found.st_size:
        return
    if real.suffix.lower() not in over.kind.endings and not _starts_as(over.kind, real):
        raise Spared(
            path, f"{leads}is there already and is no {over.kind.name}", "choose another place, or move that file"
        )
    if os.path.islink(path) and not over.typed and not _is_ours(over.kind, real):  # noqa: PTH114
        message = f"it leads to {shown(real)}, and nothing says that programprint wrote that"
        raise Spared(path, message, "remove the link, or choose another place")


def real_path(path: Path) -> Path:
    """Where links lead in the end. Raises :class:`OSError` for links in a ring."""
    real = os.path.realpath(path)
    if os.path.islink(real):  # noqa: PTH114
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), os.fspath(path))
    return Path(real)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names are those of one file, by links, by case, or written in another way."""
    with suppress(OSError, ValueError):
        return _is(one.stat(), other)
    return False


def has_other_names(path: Path) -> bool:
    """Whether a file has names beside this one (hard links), which keep its bytes when this name gets new ones."""
    try:
        found = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_nlink > 1


def _is(found: os.stat_result, path: Path) -> bool:
    with suppress(OSError, ValueError, AttributeError):  # gone, a name that no file can have, or no standard input
        return os.path.samestat(found, os.fstat(sys.stdin.fileno()) if path == PIPE else path.stat())
    return False


def _called(path: Path, other: Path) -> bool:
    return os.path.normcase(os.path.abspath(path)) == os.path.normcase(os.path.abspath(other))  # noqa: PTH100


def _starts_as(kind: Format, path: Path) -> bool:
    with path.open("rb") as file:
        return bool(kind.start) and file.read(len(kind.start)) == kind.start


def _is_ours(kind: Format, path: Path) -> bool:
    return bool(kind.ours) and kind.ours in path.read_bytes()
