"""programprint: a coach's training program, merged with an exercise library and laid out for paper.

:func:`render` makes the PDF, :func:`sheets` the merged weeks; docs/python.md describes both. What they need is imported
when one of them is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from programprint.counter import Merged, Rendered, render, sheets
    from programprint.problems import Problem

__version__ = "0.1.0"
__all__ = ["Merged", "Problem", "Rendered", "__version__", "render", "sheets"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from programprint import counter

    return getattr(counter, name)


def __dir__() -> list[str]:
    return __all__
