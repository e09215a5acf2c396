"""A cursor over one line of shorthand, and the error that points at the character that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cache

from programprint import late

NBSP = "\N{NO-BREAK SPACE}"
SHY = "\N{SOFT HYPHEN}"
"""Where a word may be broken; it is not seen elsewhere."""
OFF = r"(?:none|no|off|false) *$"
"""How a coach says that what holds elsewhere is not asked for here."""
_SAME = str.maketrans(
    {
        **dict.fromkeys("×✕✖⨯*", "x"),
        **dict.fromkeys("–—−‐‑‒―﹣－", "-"),
        **dict.fromkeys("’‘´", "'"),
        **dict.fromkeys("”“", '"'),
    }
)
_TO = late.pattern(r"(\d *(?:%|kgs?|lbs?|s|sec|min|m|km|reps?)? *)(?<![a-z])to(?= *\d)", re.IGNORECASE | re.ASCII)
"""A range in words: “8 to 10”, “70% to 75%”."""
_NUMBER = r"(\d+)(?:(\.)(\d+)|(,)(\d+)(?!\d|\s*(?:x|sets?\b)))?"


class Unreadable(ValueError):  # noqa: N818 - it reads as “except Unreadable”
    """Shorthand that cannot be read: what is wrong, the offset of the character, and how to write it."""

    def __init__(self, message: str, offset: int, hint: str) -> None:
        super().__init__(message)
        self.message, self.offset, self.hint = message, offset, hint


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE | re.ASCII)


class Scanner:
    """Reads shorthand from left to right. Typeset characters (× –) count as their plain forms; tabs, line ends and the full stop
    of “sec.” as spaces; and “8 to 10” as the range 8-10, unless *ranges* are something else here."""

    def __init__(self, text: str, hint: str, ranges: bool = True) -> None:
        self.written = text
        self.text = re.sub(r"\s", " ", text.translate(_SAME))
        if "." in self.text:
            self.text = re.sub(r"(?<=[a-z])\.(?=[ ,;)]|$)|\.(?= *$)", " ", self.text, flags=re.IGNORECASE)
        if ranges and "to" in self.text.lower():
            self.text = _TO.sub(r"\1- ", self.text)
        self.at = 0
        self.hint = hint
        self._space()

    def _space(self) -> None:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    @property
    def done(self) -> bool:
        return self.at >= len(self.text)

    @property
    def word(self) -> bool:
        """Whether a letter comes next: what begins with words need not be looked for elsewhere."""
        return self.text[self.at : self.at + 1].isalpha()

    def tells(self, word: str) -> bool:
        """Whether a word stands anywhere in what is to come: what needs it need not be looked for elsewhere."""
        return word in self.text[self.at :].lower()

    def take(self, expression: str) -> re.Match[str] | None:
        """What *expression* matches here, with the spaces after it passed over; None when it does not match, as at the end of the
        text, where an expression need not even be compiled."""
        match = None if self.done else _pattern(expression).match(self.text, self.at)
        if match:
            self.at = match.end()
            self._space()
        return match

    def sees(self, expression: str) -> bool:
        return self.looks(expression) is not None

    def looks(self, expression: str) -> re.Match[str] | None:
        """What *expression* would match here; nothing is taken."""
        return None if self.done else _pattern(expression).match(self.text, self.at)

    def number(self) -> Decimal | None:
        """A number, with a point or a comma between digits as decimal mark; before “2x8” a comma begins another group."""
        at, match = self.at, self.take(_NUMBER)
        if match is None:
            return None
        whole, mark, part = match[1], match[2] or match[4], match[3] or match[5] or ""
        if mark == "," and (self.text[at - 1 : at] == "," or re.match(r"\+?,\d", self.text[match.end() :])):
            self.at, mark, part = at + len(whole), None, ""  # 5,5,5: no decimal has two commas
        if len(whole) > 6:
            raise self.fail(f"{match[0]} is too large a number", at)
        if len(part) > 3:
            raise self.fail(f"{match[0]} is more exact than anyone can measure", at, "write up to three decimals")
        if mark == "," and len(part) == 3:
            raise self.fail(
                f"“{match[0]}” may be a thousand or a decimal", at, f"write {whole}{part} or {whole}.{part}"
            )
        return Decimal(f"{whole}.{part}")

    def bracketed(self) -> Scanner | None:
        """What stands in the brackets at the cursor, which passes over them; None where no brackets stand."""
        match = self.take(r"\(([^()]*)\)")
        if match is None:
            return None
        inner = Scanner("", self.hint)
        inner.text, inner.written = self.text[: match.end(1)], self.written[: match.end(1)]
        inner.at = match.start(1)
        inner._space()
        return inner

    def blank(self, start: int, end: int) -> None:
        """Spaces in the place of what has been read out of its turn."""
        self.text = f"{self.text[:start]}{' ' * (end - start)}{self.text[end:]}"
        self._space()

    @contextmanager
    def hinting(self, hint: str) -> Iterator[None]:
        """Until the block ends, what cannot be read brings *hint*."""
        outer, self.hint = self.hint, hint
        yield
        self.hint = outer

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


def span_of(low: Decimal, high: Decimal | None, dash: str = "-", second: Decimal | None = None) -> str:
    """“8”, “8-10”, or of two that a group chooses from “95/65”."""
    if second is not None:
        return f"{plain(low)}/{plain(second)}"
    return plain(low) if high is None else f"{plain(low)}{dash}{plain(high)}"
