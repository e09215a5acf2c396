"""What a word processor made of YAML → YAML: typographic dashes and bullets before the items of a list, dashes without a space,
and spaces that do not break.

Only where nothing else can be meant: at the start of a line, and between a field and its value. What stands after “|” or “>” is
text, and stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from programprint import late

_WHITE = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters."""
_GAP = rf"[ {_WHITE}]"
_DASHES = "–—−‐‑‒―"
_BULLETS = "•▪◦·*"
_SUSPECT = late.pattern(rf"^{_GAP}*(?:[{_DASHES}{_BULLETS}]|-[^\s-])|[{_WHITE}]", re.MULTILINE)
_LEAD = late.pattern(rf"(?:{_GAP}|-{_GAP}+)*(?:[A-Za-z_][\w -]*:{_GAP}+)?")
"""What a line begins with: its indent, dashes, and a field with the white before its value."""
_BETWEEN = late.pattern(rf"""(?<![^\s,:{{\[])(?:\"(?:[^\"\\]|\\.)*\"|'[^']*')|([:,{{\[])({_GAP}+)""")
"""The white after a sign between fields and values; or what stands in quotes, which stays."""
_ITEM = late.pattern(rf" *(?:- +)*([{_DASHES}{_BULLETS}-])({_GAP}*)(?=\S)")
_FIELD = late.pattern(r"[A-Za-z_][\w -]*:(?: |\r?$)")
_WORDS = late.pattern(r"[A-Za-z_{\[\"'“]")
_OPENS = late.pattern(r" *(?:- +)*(?=[A-Za-z_])(?!(?:note|goal|title|summary|text|answer):)[\w -]+: *(?:#.*)?$")
"""A field whose value stands on the next lines, and may be a list."""
_TEXT = late.pattern(r"(?:: |- |^)[|>][+\d-]* *(?:#.*)?$")
"""Text follows, line by line as it stands."""


class Mended(Struct, frozen=True):
    """YAML that can be read. *added* are the places in it of spaces that nobody wrote, in order."""

    text: str
    added: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Where a character of this stands in what was written."""
        return at - bisect_left(self.added, at)


def mend(text: str) -> Mended:
    """The text as YAML, each character at its place or some spaces after it."""
    if not _SUSPECT.search(text):
        return Mended(text)
    lines = [_plain(line) for line in text.split("\n")]
    spaces = _items(lines)
    whole, added, start = [], [], 0
    for line, columns in zip(lines, spaces, strict=True):
        for nth, column in enumerate(sorted(columns)):
            added.append(start + column + nth)
            line = f"{line[: column + nth]} {line[column + nth :]}"
        whole.append(line)
        start += len(line) + 1
    return Mended("\n".join(whole), tuple(added))


def _plain(line: str) -> str:
    """A line with plain spaces before its field, and before the value of that; in braces, before every field and value."""
    end = _LEAD.match(line).end()  # type: ignore[union-attr]
    rest = line[end:]
    if rest.startswith(("{", "[")):
        rest = _BETWEEN.sub(lambda gap: gap[1] + " " * len(gap[2]) if gap[1] else gap[0], rest)
    return re.sub(f"[{_WHITE}]", " ", line[:end]) + rest


def _items(lines: list[str]) -> list[list[int]]:
    """Makes plain dashes of those before the items of lists, in place; the columns where a space is missing, line by line."""
    spaces: list[list[int]] = [[] for _ in lines]
    lists: set[int] = set()
    """The columns of the lists that go on."""
    opened, text = -1, -1
    """The columns of the field that waits for its value, and of the one whose text goes on."""
    for number, line in enumerate(lines):
        column = _indent(line)
        if not line.strip() or line.lstrip().startswith("#") or 0 <= text < column:
            continue
        lists, text = {one for one in lists if one <= column}, -1
        item = _ITEM.match(line)
        if item and (
            _is_item(line, item, item.start(1) in lists)
            or (0 <= opened <= item.start(1) and _is_item(line, item, _begins_list(lines, number, item)))
        ):
            lines[number] = line = f"{line[: item.start(1)]}-{' ' * len(item[2])}{line[item.end() :]}"
            if not item[2]:
                spaces[number].append(item.end())
                for child in _moved(lines, number, item.start(1)):
                    spaces[child].append(0)
        lists |= {dash.start() for dash in re.finditer(r"-(?=\s|$)", line[: len(line) - len(line.lstrip(" -"))])}
        lists |= {item.start(1)} if item and spaces[number] else set()
        opens = _OPENS.match(line.rstrip("\r"))
        opened = len(line) - len(line.lstrip(" -")) if opens else -1
        text = column if _TEXT.search(line.rstrip("\r")) else -1
    return spaces


def _begins_list(lines: Sequence[str], number: int, item: re.Match[str]) -> bool:
    """Whether a dash where a value is waited for begins a list: one with a space after it, or before words; before figures,
    which it may be the sign of, only where the next line has one too."""
    following = _ITEM.match(next((lines[nth] for nth in range(number + 1, len(lines)) if lines[nth].strip()), ""))
    goes_on = following is not None and following.start(1) == item.start(1)
    return goes_on or bool(item[2] or _WORDS.match(lines[number][item.end() :]))


def _is_item(line: str, item: re.Match[str], listed: bool) -> bool:
    """Whether a dash that is none to YAML begins an item: before a field always, before others where they are *listed*."""
    if item[1] == "-" and item[2]:
        return False
    if item[1] in _BULLETS and not item[2]:
        return False
    return listed or bool(_FIELD.match(line[item.end() :]))


def _moved(lines: Sequence[str], number: int, column: int) -> list[int]:
    """The lines of an item whose dash has no space after it, where they stand below its first letter and move with it."""
    below = []
    for nth in range(number + 1, len(lines)):
        if lines[nth].strip():
            if _indent(lines[nth]) <= column:
                break
            below.append(nth)
    return below if below and min(_indent(lines[nth]) for nth in below) == column + 1 else []


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
