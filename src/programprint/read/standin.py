"""What stands in for a value at fault, so that the rest of its document can still be checked in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from programprint.problems import Span
from programprint.read.value import Text


class StandIn(Text):
    """A value that no file says. Nothing is ever printed from it: a document with a fault ends in an error."""

    @classmethod
    def of(cls, value: str, span: Span) -> Self:
        """*value* in place of what stands at *span*."""
        made = cls(value)
        made.span = span
        return made


def value_at(root: Any, path: Sequence[str | int]) -> Any:
    """The value that *path* leads to; None when there is none."""
    here = root
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here
