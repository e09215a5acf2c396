"""Work that takes a while → a bar with the time left, when a person is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TypeVar

import click

from programprint.cli.terminal import is_terminal

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds after which a person wants to know."""


def watched(things: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Passes things on; after a second a bar on standard error shows how many of them are done."""
    start, bar = time.monotonic(), None
    with ExitStack() as stack:
        for done, thing in enumerate(things):
            if bar is not None:
                bar.update(1)
            elif is_terminal(sys.stderr) and time.monotonic() - start > PATIENCE:
                bar = stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr, show_eta=True))
                bar.update(done)
            yield thing
        if bar is not None:
            bar.update(1)
