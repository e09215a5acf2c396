"""Silence for a library that warns of what we know: the filters of Python's warnings are one for all threads."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

_ONE_AT_A_TIME = RLock()


@contextmanager
def hushed(kind: type[Warning] = Warning) -> Iterator[None]:
    """Nothing warns of this kind in the block, which only one thread goes through at a time."""
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore", kind)
        yield
