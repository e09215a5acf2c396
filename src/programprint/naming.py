"""Names of files, which every system takes and which cannot leave their folder; names as parts of ids; letters for an order."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from programprint import late

LONGEST = 80
"""Characters of one part of a name."""
MOST_BYTES = 120
"""Bytes of one part of a name; most systems take 255 for the whole."""
_RESERVED = late.pattern(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = late.pattern(r'[<>:"/\\|?*\s]+')
_BYTE = late.pattern("[\udc80-\udcff]")
_FIELD = late.pattern(r"\{([^{}]*)\}")
_BRACES = {"{": "\0(", "}": "\0)"}
"""How a brace that is no field waits in a template; no name has such signs."""


def safe(text: str) -> str:
    """A text as part of a file name: “Ada O’Neil / U18” → “Ada-O’Neil-U18”; “x” where nothing of it can stay."""
    composed = unicodedata.normalize("NFC", _letters(text))
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in composed)
    name = re.sub(r"-{2,}", "-", _FORBIDDEN.sub("-", seen))[:LONGEST]
    while len(name.encode()) > MOST_BYTES:
        name = name[:-1]
    name = name.strip("-. ")
    if _RESERVED.fullmatch(name.partition(".")[0].strip()):
        name = f"x-{name}"
    return _as_the_system_has_it(name or "x")


def _letters(name: str) -> str:
    """The letters of a name that Python took from a system whose locale has none for them."""
    try:
        return name.encode("utf-8", "surrogateescape").decode()
    except UnicodeError:  # bytes that are no letters stand as figures, so that such names stay apart
        return _BYTE.sub(lambda found: f"{ord(found[0]) - 0xDC00:02x}", name)


def _as_the_system_has_it(name: str) -> str:
    """A name that can be that of a file: where the locale lacks its letters, with the bytes of UTF-8 instead."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return os.fsdecode(name.encode())
    return name


def slug(text: str) -> str:
    """A name as part of an id: letters and figures of any script, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "x"


def letters(index: int) -> str:
    """A, B … Z, AA, AB …"""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def fields(template: str) -> list[str]:
    """The names in braces."""
    return _FIELD.findall(template)


def filled(template: str, values: Mapping[str, str]) -> Path:
    """The path of a template such as ``out/{group}/{name}.pdf``. A value never adds a folder."""
    return Path(plain(partly(template, values)))


def partly(template: str, values: Mapping[str, str]) -> str:
    """A template of which some fields are filled. Braces in a value are no fields."""
    return _FIELD.sub(lambda found: literal(safe(values[found[1]])) if found[1] in values else found[0], template)


def literal(text: str) -> str:
    """A text as part of a template that means itself: its braces are no fields."""
    return "".join(_BRACES.get(sign, sign) for sign in text)


def plain(template: str) -> str:
    """What a template says, its braces as they are."""
    for brace, waiting in _BRACES.items():
        template = template.replace(waiting, brace)
    return template


def same(path: Path) -> str:
    """What two names have in common that one system or another takes for one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())
