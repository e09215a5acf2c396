"""The parts of a zipped workbook, read bit by bit: what is counted here is counted before it takes memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

from programprint.limits import Limits, raised

MOST_PARTS = 10_000
DEEPEST = 100
"""Levels of elements; a workbook has ten."""
LONGEST_TAG = 1_000_000
"""Bytes of one tag with all of its attributes."""
MOST_NAMES = 10_000
"""Different names of elements and attributes."""
_BIT = 65_536
_LISTED = b"PK\x01\x02"
"""What stands before each part in the list of them."""
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Broken(Exception):  # noqa: N818 - it reads as “except Broken”
    """What is no workbook, or half of one, or one as no spreadsheet program writes it."""


class TooMuch(Exception):  # noqa: N818 - as above
    """What goes over a limit: what is said of it, and the name of the limit."""

    def __init__(self, message: str, limit: str, before: str = "delete what is not used") -> None:
        super().__init__(message)
        self.message, self.hint = message, f"{before}; {raised(limit)}"


class Listener(Protocol):
    """What hears of the elements of a part. *tag* is a name without its namespace; *text* is what stands directly before the
    end of an element, a little more than a cell may hold at most."""

    def opened(self, tag: str, attributes: dict[str, str]) -> None: ...
    def closed(self, tag: str, text: str) -> None: ...


class Parts:
    """The parts of a zip file by name. Raises :class:`Broken` and :class:`TooMuch`, and what ``zipfile`` raises."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.count(_LISTED) > MOST_PARTS:
            raise Broken
        self._limits, self._packed, self._unpacked = limits, zipfile.ZipFile(io.BytesIO(data)), 0
        self._known: dict[str, zipfile.ZipInfo] = {}
        for part in self._packed.infolist():
            name = part.filename.replace("\\", "/").lower()
            if name in self._known:
                raise Broken  # which of the two is meant is anybody's guess
            self._known[name] = part
        self._count(sum(part.file_size for part in self._known.values()))

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._known

    def tell(self, name: str, listener: Listener) -> None:
        """Tells the *listener* of each element of a part. Raises :class:`LookupError` where there is none of that name."""
        parser = expat.ParserCreate(namespace_separator=" ", intern=(names := dict[str, str]()))
        parser.buffer_text = True
        text: list[str] = []
        most, deep, fed = self._limits.text + 1, 0, 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal deep
            deep += 1
            if deep > DEEPEST:
                raise Broken
            text.clear()
            listener.opened(_local(tag), {_local(name): value for name, value in attributes.items()})

        def end(tag: str) -> None:
            nonlocal deep
            deep -= 1
            listener.closed(_local(tag), "".join(text)[:most])
            text.clear()

        def hear(chunk: str) -> None:
            if len(text) * _BIT < most or not text:
                text.append(chunk[:most])

        def doctype(*_: object) -> None:
            raise Broken  # a workbook needs no entities

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = hear, doctype
        for bit in self._bits(self._known[name.lower()]):
            parser.Parse(bit, False)
            fed += len(bit)
            if fed - max(parser.CurrentByteIndex, 0) > LONGEST_TAG or len(names) > MOST_NAMES:
                raise Broken
        parser.Parse(b"", True)

    def _bits(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a part. Methods of packing that no spreadsheet program uses may ask for gigabytes."""
        if part.compress_type not in _KINDS or part.flag_bits & 1:
            raise Broken
        with self._packed.open(part) as opened:
            while bit := opened.read(_BIT):
                self._unpacked += len(bit)
                self._count(self._unpacked)
                yield bit

    def _count(self, unpacked: int) -> None:
        most = self._limits.unpacked
        if unpacked > most:
            raise TooMuch(f"unpacked, the file has {unpacked:,} bytes; {most:,} are the most", "unpacked")


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
