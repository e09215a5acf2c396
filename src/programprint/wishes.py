"""What is asked for from Python, in whatever way → what an order holds. What makes no sense there is a problem."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice

from programprint.docket import Docket

_PLAIN = re.compile(r"\w[\w .%+/-]*")
"""A text that is read as itself where a value is wanted."""
MOST_GIVEN = 10_000
"""Weeks, pages or settings beyond which nobody means them."""


def settings_of(given: Mapping[str, object] | Iterable[str] | None, docket: Docket) -> tuple[str, ...]:
    """Settings as the command has them, “key=value”. What has the value None is not said."""
    if isinstance(given, str):
        raise TypeError("settings are a mapping, or several texts such as 'paper=a5'")
    try:
        if isinstance(given, Mapping):
            listed = [f"{key}={_typed(value)}" for key, value in given.items() if value is not None]
        else:
            listed = list(map(str, islice(given or (), MOST_GIVEN)))
    except (RecursionError, ValueError):  # lists without an end, and numbers with more figures than Python writes
        docket.error("settings", "no file can hold this value", "give a text, a number, a list or a mapping")
        return ()
    return tuple(listed)


def _typed(value: object) -> str:
    """A value as a person would type it, in quotes where a text might be read as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_typed, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_typed(key)}: {_typed(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def numbers_of(given: Iterable[int] | str | None, name: str, docket: Docket) -> tuple[int, ...] | None:
    """Weeks or pages in order, also written as “1-2,4”; None with the problem added when they name none."""
    from programprint.notation import weeks
    from programprint.notation.scanner import Unreadable

    if given is None:
        return None
    try:
        listed = given if isinstance(given, str) else ",".join(map(_number, islice(given, MOST_GIVEN)))
        return weeks.parse(listed)
    except (TypeError, Unreadable):
        docket.error(name, f"this names no {name}", "give whole numbers from 1, or a text such as “1-2,4”")
        return None


def day_of(given: date | str | None, docket: Docket) -> date | None:
    """A day, also written as “2027-03-01”; None with the problem added when it is none."""
    from programprint.notation import dates
    from programprint.notation.scanner import Unreadable

    if given is None:
        return None
    try:
        return dates.parse(given.isoformat()[:10] if isinstance(given, date) else str(given))
    except Unreadable as fault:
        docket.error("start", fault.message, fault.hint)
        return None


def language_of(given: str | None, docket: Docket) -> str:
    """The tag of a language; nothing with the problem added where there are no words in it."""
    from programprint.languages import tag_of, unspoken

    tag = tag_of(str(given or ""))
    if tag and (lacking := unspoken(tag)):
        docket.error("language", *lacking)
    return tag


def _number(given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"{given!r} is no whole number")
    return str(given)
