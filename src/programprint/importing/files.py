"""JSON files from elsewhere → what they hold; what cannot be read is a problem."""

from __future__ import annotations

import json
import re
from pathlib import Path

from programprint.docket import Docket
from programprint.limits import USUAL, raised
from programprint.problems import Source, Span
from programprint.read.files import decoded, read_bytes
from programprint.resources import shown

_LONGEST_NUMBER = 30
_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def read_json(path: Path, docket: Docket) -> object:
    """What a JSON file holds, or None with the problem added."""
    data = read_bytes(path, docket)
    if data is None:
        return None
    name = shown(path)
    try:
        text, _ = decoded(data)
        if _values(text) > docket.limits.cells:
            message = f"the file has more than {docket.limits.cells:,} values"
            docket.error(name, message, f"is it the right one? {raised('cells')}")
            return None
        return json.loads(text, parse_int=_whole, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        source = Source(name, text)
        message = f"this is not JSON: {fault.msg[:1].lower()}{fault.msg[1:]}"
        docket.error(Span(source, fault.pos, fault.pos + 1), message, "download the file again, or mend it here")
    except _NoNumber as fault:
        docket.error(name, f"this is not JSON: it holds the number {fault}", "download the file again, or mend it here")
    except UnicodeError:
        docket.error(name, "the encoding of this file is not known", "save it as UTF-8")
    except RecursionError:
        docket.error(name, "the JSON is nested too deep", "is it the right file?")
    return None


class _NoNumber(Exception):  # noqa: N818 - it reads as “except _NoNumber”
    """What Python takes for a number and JSON does not, or one that nobody can mean."""


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _NoNumber(f"{digits[:_LONGEST_NUMBER]}…")
    return int(digits)


def _no_number(word: str) -> None:
    raise _NoNumber(word)


def _values(text: str) -> int:
    """How many values there are, or somewhat more: each but the first follows one of these signs. Those in texts are left out
    only when it matters."""
    many = sum(map(text.count, ",:[{"))
    return many if many <= USUAL.cells else sum(map(_TEXT.sub('""', text).count, ",:[{"))


class Record:
    """One entry of a JSON list, with the problems of its fields said by its number and name."""

    def __init__(self, value: object, file: str, label: str, docket: Docket) -> None:
        self.value = value if isinstance(value, dict) else {}
        self.file, self.label, self.docket = file, label, docket
        if not isinstance(value, dict):
            self.fault("is not a set of fields", "each entry stands in { }")

    def fault(self, message: str, hint: str) -> None:
        self.docket.error(self.file, f"{self.label} {message}", hint)

    def text(self, field: str) -> str:
        """A text; empty where there is none."""
        value = self.value.get(field)
        if value is not None and not isinstance(value, (str, int, float)):
            self.fault(f"has no text in “{field}”", 'write it as "…"')
            return ""
        return "" if value is None or isinstance(value, bool) else str(value)

    def texts(self, field: str) -> list[str]:
        """A list of texts; a single text counts as a list of one."""
        value = self.value.get(field)
        if isinstance(value, str):
            return [value]
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(f"has no list of texts in “{field}”", 'write it as ["…", "…"]')
            return []
        return list(value)

    def numbers(self, field: str) -> list[int]:
        """A list of whole numbers, such as the keys of other records."""
        value = self.value.get(field)
        if value is None:
            return []
        if not isinstance(value, list) or not all(type(item) is int for item in value):
            self.fault(f"has no list of numbers in “{field}”", "write it as [1, 2]")
            return []
        return list(value)
