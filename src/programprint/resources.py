"""Where the shipped layouts, programs and exercises are, and how paths are shown to people."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
PIPE = Path("-")
"""The path that stands for standard input."""


def _folder(name: str) -> Path:
    """A shipped folder: inside the package once installed from a wheel, at the top of the repository otherwise."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent.parent / name


def layouts() -> Path:
    """The folder of the shipped layouts."""
    return _folder("layouts")


def programs() -> Path:
    """The folder of the shipped programs; their exercises are in ``exercises`` below it."""
    return _folder("programs")


def schemas() -> Path:
    """The folder of the JSON schemas that editors check YAML files with: program, exercise and layout."""
    return _PACKAGE / "schemas"


def shown(path: Path) -> str:
    """A path as a person would name it: from the working directory when it lies below that."""
    if path == PIPE:
        return "standard input"
    try:
        if not path.is_symlink():
            return named(path)
        return os.fspath(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):  # RuntimeError: links in a ring
        return os.fspath(path)


def named(path: Path) -> str:
    """The same of a path that is written to: a link has its own name, not that of what it leads to."""
    try:
        if path.name not in ("", ".."):
            return os.fspath(_real_folder(path.parent, Path.cwd()) / path.name)
        return os.fspath(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):
        return os.fspath(path)


@lru_cache(maxsize=64)
def _real_folder(folder: Path, here: Path) -> Path:
    """A folder from *here*. Remembered, because a library has many files in one folder, and the file system is slow to ask."""
    return folder.resolve().relative_to(here)
