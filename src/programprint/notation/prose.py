"""Words for paper: what a coach types on a keyboard → what a typesetter sets."""

from __future__ import annotations

import unicodedata

from programprint import late
from programprint.notation.scanner import NBSP

_GAP = late.pattern(r"[ \t\r\n]{2,}|[\t\r\n]")
_FIGURE = late.pattern(r"\d")
_TIMES = late.pattern(r"(?<=\d) ?[x×] ?(?!0(?![.,]?\d))(?=\d|AMRAP\b)")
_RANGE = late.pattern(r"(?<![\d.-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?![\d.]*[-\d])")
_UNIT = late.pattern(r"(?<=\d) (?=(?:s|sec|min|m|km|kg|lb|cm|mm|%)(?!\w))")
_APOSTROPHE = late.pattern(r"(?<=\w)'(?=\w)")


def polished(text: str) -> str:
    """One line: 2x10 → 2 × 10, 8-10 → 8–10, numbers kept with their units, a real apostrophe. Dates and tempo codes stay."""
    text = _GAP.sub(" ", text).strip(" ")
    if _FIGURE.search(text):
        text = _UNIT.sub(NBSP, _RANGE.sub(r"\1–\2", _TIMES.sub(f"{NBSP}×{NBSP}", text)))
    return _APOSTROPHE.sub("’", text) if "'" in text else text


def clean(text: str) -> str:
    """One line of words: all white space as single spaces, nothing that cannot be seen or printed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (" " if sign.isspace() else sign for sign in text if sign.isspace() or _shows(sign))
    return " ".join("".join(seen).split())


def _shows(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Co") and sign not in "\u00ad\u200b\u2060\ufeff"


def folded(name: str) -> str:
    """A name as names are compared: capitals, accents and white space do not count."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())
