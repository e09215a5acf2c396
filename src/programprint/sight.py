"""Texts of files and names of files → texts that are safe to look at, in a terminal and in the log of a code host."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

_STEERING = ("Cc", "Cf", "Cs", "Zl", "Zp")


def seen(text: str) -> str:
    """A text as a terminal may have it, on one line: what would steer it, or turn the order of letters, shows as �. Tabs stay.

    A name of a file whose bytes Python could not read as letters, and that is UTF-8 all the same, has its letters back.
    """
    if text.isprintable():
        return text
    with suppress(UnicodeEncodeError):
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("�" if sign != "\t" and _steers(sign) else sign for sign in text)


def seen_json(text: str) -> str:
    """JSON that says the same, with escapes for what would steer a terminal; its lines stay."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(_escape(sign) if sign != "\n" and _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in _STEERING


def _escape(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
