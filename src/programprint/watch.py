"""Files that a build has looked at → a pause until one of them changes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from programprint.files import Stamp, stamp

GLANCE = 500
"""Milliseconds between two looks at the files themselves, for what no event has told of: network drives, missed starts."""

STEP = 10
"""Milliseconds without an event after which a save is taken to be done."""


class Watch:
    """Watches everything that builds have looked at: files, and folders in which new exercises may appear.

    Events only wake it up; what counts is whether a file differs from what it was before the build. Needs the optional
    extra ``watch``.
    """

    def __init__(self) -> None:
        self._stamps: dict[Path, Stamp] = {}

    def look_at(self, files: Mapping[Path, Stamp]) -> None:
        """From now on, these files, each with its stamp from before it was read; what was missing is waited for as well."""
        self._stamps = {Path(os.path.realpath(path)): before for path, before in files.items()}

    def _has_changed(self) -> bool:
        now = {path: stamp(path) for path in self._stamps}
        changed = now != self._stamps
        self._stamps = now
        return changed

    def changes(self) -> Iterator[None]:
        """Once for every change; a save in several steps counts as one. Ends on a signal."""
        import logging

        from watchfiles import watch

        logging.getLogger("watchfiles").addHandler(logging.NullHandler())  # its farewell is not for a coach
        while True:
            watched = set(self._stamps)
            folders = sorted({path.parent for path in watched if path.parent.is_dir()})
            events = watch(
                *folders,
                watch_filter=None,
                debounce=60,
                step=STEP,
                rust_timeout=GLANCE,
                yield_on_timeout=True,
                recursive=False,
                raise_interrupt=False,
            )
            for _ in events:
                if self._has_changed():
                    yield
                if set(self._stamps) != watched:
                    break  # other files now, perhaps in other folders
            else:
                return
