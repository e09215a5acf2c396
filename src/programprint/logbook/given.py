"""What was done, handed in from Python → a log as its file has it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from os import PathLike


def lines_of(log: str | bytes | PathLike[str] | Sequence[Mapping[str, object]]) -> str | bytes | PathLike[str]:
    """The text of a log, its path, or with a roster that of a folder, as they are; records as lines of JSON. Raises
    :class:`TypeError` for what is none of these."""
    if isinstance(log, str | bytes | PathLike):
        return log
    records = [one for one in log if isinstance(one, Mapping)]
    if len(records) < len(log):
        raise TypeError("log: a text, a path, or a list with a mapping for each set")
    return "\n".join(map(_line, records))


def _line(record: Mapping[str, object]) -> str:
    try:
        return json.dumps({"log": 1} | {key: value for key, value in record.items() if value is not None}, default=str)
    except (TypeError, ValueError, RecursionError):  # what no file can hold: the line says so
        return "{}"
