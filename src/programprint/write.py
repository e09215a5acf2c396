"""Bytes → a file, all of them or none; and why not, in plain words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from programprint.spare import Over, Spared, has_other_names, real_path, spare

PART = ".part"
"""How a file is called at its end while it is being written; its whole name is ``.programprint-1a2b3c4d.part``."""
DISK_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
"""Faults after which no other file can be written either."""


OTHER_NAME = (
    "this file has another name (a hard link), which keeps what was there",
    "to have the new one under both, make the other name a symbolic link",
)
"""What is said, and what to do, where :func:`write` has parted two names of one file."""


def write(data: bytes | BinaryIO, path: Path, over: Over | None = None, new: bool = False) -> bool:
    """Brings *data*, or all of a file, to *path* in one step, see :func:`writing`; over nothing but what *over* allows, where it
    is given.

    Returns whether the file had other names, which now keep the old bytes alone.
    """
    if over is not None:
        spare(path, over)
    parted = has_other_names(path)
    with writing(path, new) as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            from shutil import copyfileobj  # which a PDF at once does not need

            data.seek(0)
            copyfileobj(data, file)
    return parted


@contextmanager
def writing(path: Path, new: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of *path* when the block ends well. Whatever happens in between, *path* holds the
    old bytes or all of the new ones, never a part; and nothing else stays behind, unless the process is killed.

    What is no file, such as a printer or a pipe, is written to as it stands. Raises :class:`OSError` when that fails, and
    :class:`FileExistsError` when a *new* file is there already.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as device:
            yield device
        return
    path = real_path(path)
    part = path.with_name(f".programprint-{os.urandom(4).hex()}{PART}")
    _unfinished.add(part)
    try:
        with part.open("xb") as file:
            if path.exists():
                with suppress(PermissionError):  # not every disk knows who may read a file
                    part.chmod(path.stat().st_mode & 0o777)
            yield file
            file.flush()
            os.fsync(file.fileno())
        if new:
            _link(part, path)
        else:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
        _unfinished.discard(part)


_unfinished: set[Path] = set()


def sweep() -> None:
    """Removes what an interruption left unfinished: it may strike where no ``finally`` reaches, between two lines above."""
    for part in [*_unfinished]:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        _unfinished.discard(part)


def _link(part: Path, path: Path) -> None:
    """Gives a file its name, unless another has it."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a disk without links: between these two lines somebody would have to be very quick
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        part.replace(path)


def why_not(fault: OSError) -> tuple[str, str]:
    """What kept a file from being written, and what to do about it."""
    if isinstance(fault, Spared):
        return fault.message, fault.hint
    message, hint = _REASONS.get(fault.errno or 0, (fault.strerror or str(fault), "choose another place"))
    return f"it cannot be written: {message}", hint


_ROOM = "make room, then run it again; what was there stays as it was"
_ELSEWHERE = "is it open in another program? close it there, or choose another place"
_REASONS = {
    errno.ENOSPC: ("the disk is full", _ROOM),
    **({errno.EDQUOT: ("your share of the disk is full", _ROOM)} if hasattr(errno, "EDQUOT") else {}),
    errno.EFBIG: ("it is larger than this disk or your account allows", "write it elsewhere, or in several files"),
    errno.EACCES: ("no permission", _ELSEWHERE),
    errno.EPERM: ("no permission", _ELSEWHERE),
    errno.EBUSY: ("it is in use", _ELSEWHERE),
    errno.EROFS: ("this disk can only be read", "choose another place"),
    errno.EBADF: ("it is closed", "let it lead somewhere, or name a file with -o"),
    errno.EIO: ("the disk does not answer as it should", "choose another disk, and look after this one"),
    errno.EISDIR: ("a folder has this name", "choose another name, or move the folder"),
    errno.ENOTEMPTY: ("a folder has this name", "choose another name, or move the folder"),
    errno.ENOTDIR: ("a file has the name of its folder", "choose another place, or move that file"),
    errno.EEXIST: ("a file of this name is there already", "choose another place, or move that file"),
    errno.ENOENT: ("its folder is gone", "make the folder, or choose another place"),
    errno.ENAMETOOLONG: ("the name is longer than this disk takes", "choose a shorter name"),
    errno.ELOOP: ("it is a link that leads back to itself", "remove the link, or choose another name"),
}
