"""Standard input → bytes, for a path that is “-”."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from programprint.resources import PIPE

MOST = 200_000_001
"""Bytes that are read: one more than any file may have."""


def is_piped(path: Path) -> bool:
    """Whether the path stands for standard input."""
    return path == PIPE


def piped() -> bytes:
    """All that comes through standard input. It can be asked for again.

    Raises :class:`OSError` when it cannot be read.
    """
    return b"" if sys.stdin is None else _all_of(sys.stdin.buffer)


@lru_cache(maxsize=1)
def _all_of(stream: BinaryIO) -> bytes:
    return stream.read(MOST)
