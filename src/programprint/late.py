"""Patterns that are compiled when they are first asked for: a run meets a few of them, and to compile all takes longer than to
read its files."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Late:
    """Stands for a pattern until something is asked of it; what was asked for once is at hand."""

    def __init__(self, expression: Any, flags: int) -> None:
        self._told = expression, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._told), name)
        setattr(self, name, found)
        return found


def pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``, without the work until the pattern is used."""
    return cast("re.Pattern[AnyStr]", _Late(expression, flags))
