"""PDF objects → the bytes of a PDF 1.5 file, written as they come, so that memory does not grow with the number of pages.

What is small (pages, annotations, outline) is packed into compressed object streams, and so is the table of where every object
stands. Nothing in the file depends on the time, the machine or the order of a hash.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

_PACKED_AT_MOST = 200
"""Objects of one object stream: enough that like compresses with like, few enough that a reader unpacks little."""
_ROW = "1 5 2"
"""Bytes of the three columns of the table: kind, where, which one there."""


class Objects:
    """The objects of one file. An object may be numbered before it is written, so that others can refer to it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._at = 0
        self._rows: list[bytes] = [_row(0, 0, 65535)]
        self._packed: list[tuple[int, str]] = []
        self._write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def number(self, count: int = 1) -> int:
        """The first of *count* consecutive numbers for objects that are written later."""
        first = len(self._rows)
        self._rows += [b""] * count
        return first

    def add(self, body: str, number: int | None = None) -> int:
        """Writes an object that is no stream; returns its number."""
        number = self.number() if number is None else number
        self._packed.append((number, body))
        if len(self._packed) == _PACKED_AT_MOST:
            self._pack()
        return number

    def stream(self, data: bytes, entries: str = "", number: int | None = None) -> int:
        """Writes a stream, compressed; *entries* go into its dictionary. Returns its number."""
        number = self.number() if number is None else number
        self._rows[number] = _row(1, self._at, 0)
        packed = zlib.compress(
            data, wbits=12 if len(data) < 4096 else 15
        )  # a window no larger than the data is made faster
        head = f"{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {len(packed)}>>stream\n"
        self._write(b"%b%b\nendstream\nendobj\n" % (head.encode("latin-1"), packed))
        return number

    def close(self, root: int, info: int) -> None:
        """Writes what is still packed and the table of all objects; *root* and *info* are the catalogue and the title."""
        self._pack()
        at, number = self._at, self.number()
        self._rows[number] = _row(1, at, 0)
        self.stream(
            b"".join(self._rows),
            f"/Type/XRef/Size {len(self._rows)}/W[{_ROW}]/Root {root} 0 R/Info {info} 0 R",
            number,
        )
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _pack(self) -> None:
        if not self._packed:
            return
        holder = self.number()
        heads, bodies, at = [], [], 0
        for index, (number, body) in enumerate(self._packed):
            self._rows[number] = _row(2, holder, index)
            heads.append(f"{number} {at}")
            bodies.append(body)
            at += len(body) + 1
        head = " ".join(heads) + "\n"
        entries = f"/Type/ObjStm/N {len(heads)}/First {len(head)}"
        self._packed = []
        self.stream((head + "\n".join(bodies)).encode("latin-1"), entries, holder)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)


def _row(kind: int, where: int, which: int) -> bytes:
    """A row of the table, its columns as wide as ``_ROW`` says."""
    return (kind << 56 | where << 16 | which).to_bytes(8, "big")


def text_string(text: str) -> str:
    """A text for people, such as a title, as PDF writes it: in Latin letters as it is, in others as UTF-16."""
    if text.isascii() and text.isprintable():
        return f"({escaped(text)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def escaped(text: str) -> str:
    """The inside of a PDF string."""
    if "\\" in text or "(" in text or ")" in text:
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return text
