"""A cursor over one line of shorthand, and the error that points at the character that could not be read."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

NBSP = "\N{NO-BREAK SPACE}"
_SAME = str.maketrans({"×": "x", "–": "-", "—": "-", "−": "-", NBSP: " ", "’": "'", "\N{THIN SPACE}": " "})


class Unreadable(ValueError):  # noqa: N818 - it reads as “except Unreadable”
    """Shorthand that cannot be read: what is wrong, the offset of the character, and how to write it."""

    def __init__(self, message: str, offset: int, hint: str) -> None:
        super().__init__(message)
        self.message, self.offset, self.hint = message, offset, hint


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE | re.ASCII)


class Scanner:
    """Reads shorthand from left to right. Typeset characters (× – and wide spaces) count as their plain forms."""

    def __init__(self, text: str, hint: str) -> None:
        self.written = text
        self.text = text.translate(_SAME)
        self.at = 0
        self.hint = hint
        self._space()

    def _space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    @property
    def done(self) -> bool:
        return self.at >= len(self.text)

    def take(self, expression: str) -> re.Match[str] | None:
        """What *expression* matches here, with the spaces after it passed over; None when it does not match."""
        match = _pattern(expression).match(self.text, self.at)
        if match:
            self.at = match.end()
            self._space()
        return match

    def sees(self, expression: str) -> bool:
        return bool(_pattern(expression).match(self.text, self.at))

    def number(self) -> Decimal | None:
        """A number, with a point or a comma between digits as decimal mark."""
        match = self.take(r"\d{1,6}(?:[.,]\d{1,3}(?!\d))?")
        return Decimal(match[0].replace(",", ".")) if match else None

    def fail(self, message: str, at: int | None = None, hint: str | None = None) -> Unreadable:
        return Unreadable(message, self.at if at is None else at, self.hint if hint is None else hint)

    def end(self) -> None:
        """Nothing may follow."""
        if not self.done:
            raise self.fail(f"“{self.written[self.at :].strip()}” cannot be read here")


def plain(number: Decimal) -> str:
    """A number without a trailing “.0”."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def span_of(low: Decimal, high: Decimal | None, dash: str = "-") -> str:
    """“8” or “8-10”."""
    return plain(low) if high is None else f"{plain(low)}{dash}{plain(high)}"
