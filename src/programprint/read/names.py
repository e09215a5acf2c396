"""Names of exercises as they are looked up, and how they are spelt, for who misspells one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from msgspec import Struct

from programprint.files import Files
from programprint.notation.prose import folded

if TYPE_CHECKING:
    from programprint.near import Near


class Spelt(Struct, frozen=True):
    """How exercises are spelt, for who misspells one: each id with its words between spaces, ids by name, and all names."""

    keys: list[tuple[str, str]]
    ids: dict[str, str]
    near: Near


def key_of(name: str) -> str:
    """A name as it is looked up: in lower case, hyphens as spaces."""
    return " ".join(name.casefold().replace("-", " ").replace("’", "'").split())


_ALIKE = str.maketrans("ıłøđةى׳־‑", "ilodهي'  ")
"""Letters that are typed for one another where a keyboard lacks one, and hyphens."""


def plain_key(name: str) -> str:
    """A name as it is looked up in any language: in lower case, hyphens as spaces, without accents."""
    return folded(key_of(name).translate(_ALIKE))


def plain_keys(names: Sequence[str]) -> list[str]:
    """The same for many, in a tenth of the time: all letters are looked at together."""
    text = "\n".join(names).casefold().replace("-", " ").replace("’", "'").translate(_ALIKE)
    letters = normalize("NFKD", text.casefold())
    for mark in filter(combining, set(letters)):
        letters = letters.replace(mark, "")
    return [" ".join(line.split()) for line in letters.split("\n")] if names else []


def may_hold(path: Path, key: str, most: int, files: Files) -> bool:
    """Whether a file may name what *key* says, told from its bare text, some fifty times as fast as reading it. Where the
    two can differ, as in figures, apostrophes and escapes, it may."""
    if not key.replace(" ", "").isalpha() or files.plain(path) is not None:
        return True
    try:
        data = files.data(path, most)
    except OSError:
        return True
    return b"\\" in data or b"\0" in data or key in key_of(data.decode("utf-8", "replace"))
