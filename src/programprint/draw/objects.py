"""Bytes → objects of a PDF, as they stand in the file: dictionaries and lists in the manner of reportlab, which makes some of
them too (``guests.py``), and streams and strings as short as they can be."""

from __future__ import annotations

import zlib
from codecs import BOM_UTF16_BE as UTF16_BE
from collections.abc import Iterable, Mapping, Sequence
from math import log10

from programprint import late


class Ready:
    """An object as it stands in the file. Its *number* is 0 until a document gives it one."""

    __slots__ = ("body", "number")

    def __init__(self, body: bytes = b"") -> None:
        self.body, self.number = body, 0

    def written(self) -> bytes:
        """What stands in the file; asked once, when all that it leads to has its number."""
        return self.body


class ReadyRun:
    """Objects with numbers that follow each other from *first*; 0 until a document gives them some."""

    __slots__ = ("bodies", "first")

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self.bodies, self.first = bodies, 0


class ReadyPage(Ready):
    """A page without the end of its dictionary: what can be clicked on comes last."""

    __slots__ = ("notes",)

    def __init__(self, body: bytes, notes: str = "") -> None:
        super().__init__(body)
        self.notes = notes.encode("latin-1")

    def add_fields(self, references: Sequence[str]) -> None:
        """Adds form fields, through which the tab key goes along the rows."""
        self.body += b"/Tabs/R"
        self.notes += " ".join(references).encode("latin-1")

    def written(self) -> bytes:
        return self.body + (b"/Annots[%b]>>" % self.notes if self.notes else b">>")


def stream(data: bytes, entries: str = "") -> Ready:
    """A stream, compressed; *entries* go into its dictionary."""
    packed = zlib.compress(
        data, wbits=12 if len(data) < 4096 else 15
    )  # a window no larger than the data is made faster
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode("latin-1")
    return Ready(b"%b%b\nendstream\n" % (head, packed))


def unpacked(packed: Ready) -> bytes:
    """What a stream holds that was compressed."""
    start = packed.body.index(b"stream\n") + len(b"stream\n")
    return zlib.decompressobj().decompress(packed.body[start:])


def stream_of(content: bytes, entries: Mapping[str, str]) -> Ready:
    """A stream whose content is as it shall stand, with a dictionary in lines."""
    head = dictionary({**entries, "Length": f"{len(content)}"}).encode("latin-1")
    return Ready(b"%b\nstream\n%bendstream\n" % (head, content))


def dictionary(entries: Mapping[str, str]) -> str:
    """A dictionary in the order of its keys."""
    return f"<<\n{_in_lines([f'/{key} {entries[key]}' for key in sorted(entries)], 6)}\n>>"


def array(values: Iterable[str]) -> str:
    """A list."""
    return f"[ {_in_lines(list(values), 10)} ]"


def _in_lines(words: Sequence[str], most: int) -> str:
    """Words in lines of so many at most."""
    return " \n  ".join(" ".join(words[start : start + most]) for start in range(0, len(words), most))


def real(value: float) -> str:
    """A number with six figures that count, or as many as stand before its point, and no noughts that say nothing."""
    size = abs(value)
    if size <= 1e-7:
        return "0"
    places = 6 if size <= 1 else min(max(0, 6 - int(log10(size))), 6)
    shown = f"{value:.{places}f}"
    if places:
        shown = shown.rstrip("0").rstrip(".")
    return shown[1:] if shown[0] == "0" and len(shown) > 1 else shown


_ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"})


def escaped(codes: bytes) -> str:
    """Codes as they stand in a string, one character a byte."""
    return codes.decode("latin-1").translate(_ESCAPES)


_PLAIN = late.pattern(r"[ -'*-\[\]-~]*")
_LATIN = late.pattern("[ -~\xa1-\xff]*")


def text_string(text: str) -> str:
    """Words for a reader's window: in Latin letters where they do, else in UTF-16."""
    if _PLAIN.fullmatch(text):
        return f"({text})"
    latin = _LATIN.fullmatch(text)
    return f"({escaped(text.encode('latin-1') if latin else UTF16_BE + text.encode('utf-16-be'))})"


_OWN_CODES = {
    **dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True)),
    **dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)),
    0xA0: "€",
}
"""Where the letters of a PDF's own alphabet are not those of Latin-1."""
_NONE = "\uffff"
_TO_OWN = dict.fromkeys(_OWN_CODES, _NONE) | {ord(sign): chr(code) for code, sign in _OWN_CODES.items()}
_OCTAL = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord(sign): f"\\{sign}" for sign in "\\()"
}


def words(text: str) -> str:
    """Words in a PDF's own alphabet where it has their letters, else in UTF-16; in signs that every editor shows."""
    if _PLAIN.fullmatch(text):
        return f"({text})"
    try:
        codes = text.translate(_TO_OWN).encode("latin-1")
    except UnicodeEncodeError:
        codes = UTF16_BE + text.encode("utf-16-be")
    return f"({codes.decode('latin-1').translate(_OCTAL)})"
