"""Bytes → a file, all of them or none."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(data: bytes, path: Path) -> None:
    """Replaces *path* in one step: it holds the old bytes or all of the new ones, never a part, whatever happens.

    Raises :class:`OSError` when the folder cannot be written to; the old file then stays as it was.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
