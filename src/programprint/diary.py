"""What a run did, stage by stage → lines for whoever asks with “-v”: names of files and numbers, nothing about anybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Diary:
    """Facts in the order in which they came up, and the seconds spent in each stage. A stage inside another, such as reading an
    exercise while merging, takes its time from the outer one."""

    def __init__(self) -> None:
        self._facts: dict[tuple[str, str], None] = {}
        self._spent: dict[str, float] = {}
        self._stages: list[str] = []
        self._since = 0.0

    def note(self, about: str, fact: str) -> None:
        """Adds a fact, once: “layout”, “layouts/club.yaml”."""
        self._facts.setdefault((about, fact))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts the time until the end of the block."""
        self._count()
        self._stages.append(name)
        try:
            yield
        finally:
            self._count()
            self._stages.pop()

    def _count(self) -> None:
        now = perf_counter()
        if self._stages:
            stage = self._stages[-1]
            self._spent[stage] = self._spent.get(stage, 0) + now - self._since
        self._since = now

    def lines(self) -> Iterator[str]:
        """What there is to tell, aligned; the time of each stage comes last."""
        spent = ", ".join(f"{name} {1000 * seconds:.0f} ms" for name, seconds in self._spent.items())
        told = [*self._facts, *([("time", spent)] if spent else [])]
        width = max((len(about) for about, _ in told), default=0)
        for about, fact in told:
            yield f"  {about:{width}}  {fact}"
