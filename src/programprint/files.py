"""Where files are: on the disk, or handed over by whoever calls. Reading asks here, and nowhere else."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, Protocol

from programprint import resources
from programprint.pipe import is_piped, piped

FileKind = Literal["file", "folder", "other", ""]
"""What a path leads to; “other” is a pipe or a device, nothing stands for nothing."""
Stamp = tuple[int, int] | None
"""When a file was changed, in nanoseconds, and its size; None when it is not there."""
_TRIES = 5
_PAUSE = 0.05
"""Seconds that a program needs to finish what it saves."""


class Files(Protocol):
    """What reading asks of a place with files.

    *here* is the folder in which names start that a person types, None where nobody is in a folder; *asked* is what settings
    beside the files are called.
    """

    here: Path | None
    asked: str

    def shown(self, path: Path) -> str:
        """A path as a person would name it."""
        ...

    def kind(self, path: Path) -> FileKind: ...

    def names(self, folder: Path) -> list[str]:
        """The names of what lies in a folder, but for pipes and devices. Raises :class:`OSError`."""
        ...

    def data(self, path: Path, most: int = -1) -> bytes:
        """The bytes of a file, at *most* so many, as they were at one moment. Raises :class:`OSError`."""
        ...

    def plain(self, path: Path) -> object:
        """The plain data that stands for the file; None where it is a file of bytes."""
        ...

    def real(self, path: Path) -> Path:
        """The path with every link followed. Raises :class:`OSError`, :class:`ValueError` or :class:`RuntimeError`."""
        ...

    def is_link(self, path: Path) -> bool: ...

    def stamp(self, path: Path) -> Stamp:
        """What tells whether a file has changed."""
        ...


class Disk:
    """The files of this machine, and standard input, as the command sees them: from the working directory."""

    here: Path | None = Path()
    asked = "command line"

    def shown(self, path: Path) -> str:
        return resources.shown(path)

    def kind(self, path: Path) -> FileKind:
        if is_piped(path):
            return "file"
        try:
            return "folder" if path.is_dir() else "file" if path.is_file() else "other" if path.exists() else ""
        except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a ring
            return ""

    def names(self, folder: Path) -> list[str]:
        with os.scandir(folder) as found:
            return [entry.name for entry in found if _is_at_rest(entry)]

    def data(self, path: Path, most: int = -1) -> bytes:
        """What changes while it is read is read again; what never stops changing is an :class:`OSError` too."""
        if is_piped(path):
            return piped()
        for _ in range(_TRIES):
            before = stamp(path)
            with path.open("rb") as file:
                data = file.read(most)
            if stamp(path) == before:
                return data
            time.sleep(_PAUSE)
        raise OSError(errno.EBUSY, "something writes to it all the time; wait for it to end")

    def plain(self, path: Path) -> object:
        return None

    def real(self, path: Path) -> Path:
        return path.resolve()

    def is_link(self, path: Path) -> bool:
        return path.is_symlink()

    def stamp(self, path: Path) -> Stamp:
        return stamp(path)


def _is_at_rest(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is no pipe and no device. A link that leads nowhere is none."""
    try:
        return entry.is_file() or entry.is_dir() or not os.path.exists(entry.path)  # noqa: PTH110
    except OSError:  # links in a ring
        return True


DISK = Disk()
LOCKER = Path(os.sep, "locker:")
"""The folder in which files stand that are handed over by name. It is on no disk."""


class Locker:
    """Files that are handed over, as texts, bytes or plain data by path; of the disk only what lies in the folders, or is one of
    the files, that are *open*. It knows no working directory.

    *called* says what to call a file that has no name of its own.
    """

    here: Path | None = None
    asked = "settings"

    def __init__(self, held: Mapping[Path, object], called: Mapping[Path, str], open_: Iterable[Path]) -> None:
        self._held = {_straight(path): value for path, value in held.items()}
        self._called = called
        self._folders = {parent for path in self._held for parent in path.parents if parent.is_relative_to(LOCKER)}
        self._open = tuple(map(_straight, open_))

    def shown(self, path: Path) -> str:
        path = _straight(path)
        if path in self._called:
            return self._called[path]
        return path.relative_to(LOCKER).as_posix() if path.is_relative_to(LOCKER) else os.fspath(path)

    def kind(self, path: Path) -> FileKind:
        path = _straight(path)
        if path in self._held:
            return "file"
        return "folder" if path in self._folders else DISK.kind(path) if self._is_open(path) else ""

    def names(self, folder: Path) -> list[str]:
        folder = _straight(folder)
        if self._is_open(folder):
            return DISK.names(folder)
        names = {path.relative_to(folder).parts[0] for path in self._held if folder in path.parents}
        return sorted(name for name in names if folder / name not in self._called)

    def data(self, path: Path, most: int = -1) -> bytes:
        path = _straight(path)
        if path not in self._held:
            if self._is_open(path):
                return DISK.data(path, most)
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        held = self._held[path]
        if isinstance(held, str):
            data = held.encode("utf-8", "surrogatepass")
        elif isinstance(held, (bytes, bytearray, memoryview)):
            data = bytes(held)
        else:
            raise OSError(errno.EINVAL, "plain data stands here, where a text or bytes are wanted")
        return data if most < 0 else data[:most]

    def plain(self, path: Path) -> object:
        held = self._held.get(_straight(path))
        return None if isinstance(held, (str, bytes, bytearray, memoryview)) else held

    def real(self, path: Path) -> Path:
        path = _straight(path)
        return DISK.real(path) if self._is_open(path) and path not in self._held else path

    def is_link(self, path: Path) -> bool:
        return _straight(path) not in self._held and self._is_open(path) and DISK.is_link(path)

    def stamp(self, path: Path) -> Stamp:
        return None

    def _is_open(self, path: Path) -> bool:
        return any(_straight(path).is_relative_to(one) for one in self._open)


def _straight(path: Path) -> Path:
    """The path without “.” and “..”, no link followed."""
    return Path(os.path.normpath(path))


def stamp(path: Path) -> Stamp:
    """What tells whether a file on the disk has changed."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
