"""What an xlsx file says beside the cells: its sheets, the texts that cells share, and the formats of their numbers."""

from __future__ import annotations

import posixpath

from msgspec import Struct

from programprint import late
from programprint.limits import Limits
from programprint.read.parts import Broken, Parts, TooMuch

_MOST_SHEETS, _MOST_PARTS, _MOST_FORMATS = 1_000, 10_000, 100_000
_LONGEST_FORMAT = 255
_FORMATS = {
    **{1: "0", 9: "0%", 10: "0.00%", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"},
    **{14: "yyyy-mm-dd", 15: "yyyy-mm-dd", 16: "d-mmm", 17: "mmm-yy"},
    **dict.fromkeys((18, 19, 20, 21), "h:mm"),
    22: "yyyy-mm-dd h:mm",
}
"""The formats that a workbook names by their number alone, as far as they matter here."""
_ESCAPED = late.pattern(r"_x00([0-7][0-9A-Fa-f])_")


class Tab(Struct, frozen=True):
    """A sheet as the workbook lists it."""

    title: str
    is_seen: bool
    part: str


class _Relations:
    """Which part is meant by an id, and of what kind it is."""

    def __init__(self, parts: Parts, part: str) -> None:
        folder, own = posixpath.split(part)
        self.folder, self.parts = folder, dict[str, tuple[str, str]]()
        name = posixpath.join(folder, "_rels", f"{own}.rels")
        if name in parts:
            parts.tell(name, self)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            place = posixpath.normpath(posixpath.join("/", self.folder, attributes["Target"].replace("\\", "/")))
            if len(self.parts) > _MOST_PARTS:
                raise Broken
            self.parts[attributes["Id"]] = attributes["Type"].rpartition("/")[2], place.lstrip("/")

    def closed(self, tag: str, text: str) -> None:
        pass

    def of(self, kind: str) -> str:
        """The first part of a kind; empty where there is none."""
        return next((part for found, part in self.parts.values() if found == kind), "")


class Workbook:
    """What a workbook says beside its cells."""

    def __init__(self, parts: Parts) -> None:
        self.tabs: list[Tab] = []
        self.counts_from_1904 = False
        self.parts = parts
        part = _Relations(parts, "").of("officeDocument") or "xl/workbook.xml"
        self.related = _Relations(parts, part)
        parts.tell(part, self)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet" and "id" in attributes:
            kind, part = self.related.parts[attributes["id"]]
            if kind == "worksheet":
                self.tabs.append(Tab(attributes["name"], attributes.get("state", "visible") == "visible", part))
            if len(self.tabs) > _MOST_SHEETS:
                raise Broken

    def closed(self, tag: str, text: str) -> None:
        pass

    def formats(self) -> list[str]:
        """The format of each style that a cell may name by its number."""
        styles = _Styles()
        if (part := self.related.of("styles")) in self.parts:
            self.parts.tell(part, styles)
        return [styles.codes.get(number, _FORMATS.get(number, "")) for number in styles.used]

    def texts(self, limits: Limits) -> list[str]:
        """The texts that cells name by their number."""
        shared = _Texts(limits)
        if (part := self.related.of("sharedStrings")) in self.parts:
            self.parts.tell(part, shared)
        return shared.found


class _Styles:
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.used: list[int] = []
        self._is_here = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "cellXfs":
            self._is_here = True
        elif tag == "numFmt" and "numFmtId" in attributes:
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif tag == "xf" and self._is_here:
            self.used.append(int(attributes.get("numFmtId", "0")))
        if len(self.codes) + len(self.used) > _MOST_FORMATS:
            raise Broken

    def closed(self, tag: str, text: str) -> None:
        if tag == "cellXfs":
            self._is_here = False


class Words:
    """A text that is put together from pieces, each with a look of its own; how it is pronounced is left out."""

    def __init__(self, most: int) -> None:
        self.most, self.text, self.is_spoken = most, "", False

    def closed(self, tag: str, text: str) -> None:
        if tag == "rPh":
            self.is_spoken = False
        elif tag == "t" and not self.is_spoken and len(self.text) < self.most:
            self.text = (self.text + unescaped(text))[: self.most]


class _Texts:
    def __init__(self, limits: Limits) -> None:
        self.found: list[str] = []
        self._limits, self._words = limits, Words(limits.text + 1)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._words = Words(self._limits.text + 1)
        elif tag == "rPh":
            self._words.is_spoken = True

    def closed(self, tag: str, text: str) -> None:
        self._words.closed(tag, text)
        if tag == "si":
            self.found.append(self._words.text)
            if len(self.found) > self._limits.cells:
                raise TooMuch(f"the file has more than {self._limits.cells:,} texts", "cells")


def unescaped(text: str) -> str:
    """A text in which “_x000D_” stands for a sign that XML has none for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x00" in text else text
