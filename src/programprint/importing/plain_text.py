"""HTML → blocks of plain text, and blocks → the fields of an exercise that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Literal

from msgspec import Struct

from programprint.notation.prose import clean

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLES = frozenset({"table", "tr", "td", "th", "dl", "dt", "dd"})
_BREAKING = _HEADINGS | _TABLES | {"p", "div", "br", "li", "ul", "ol", "section", "article", "blockquote", "pre", "hr"}
_MEDIA = frozenset({"img", "picture", "video", "audio", "iframe", "embed", "object", "svg"})
_UNSEEN = frozenset({"script", "style", "template", "head"})
_LOOKS_LIKE_HTML = re.compile(r"</?(?:p|br|li|ul|ol|div|span|strong|b|em|i|u|a|h[1-6]|img)\b[^<>]*>", re.IGNORECASE)
_SHORT = 60
_MARK = re.compile(r"^(?:\(?\d{1,2}(?:[.)]|-(?=\s+\D))\s+|[-–•*]\s*)(?=\w)")
_FILM = re.compile(r"https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com)/|\.(?:mp4|webm|mov)$", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)

_SECTIONS = (
    ("setup", r"(?:the )?(?:start(?:ing)?|initial)? ?position|(?:machine )?set[ -]?up|preparation|start"),
    (
        "instructions",
        r"steps?|(?:technique and )?execution|(?:the |perform the )?movement(?: technique)?|instructions"
        r"|how to (?:do|perform).*",
    ),
    ("tips", r"tips?|notes?|comments?|cues"),
    ("mistakes", r"(?:common )?(?:mistakes|errors)"),
    ("purpose", r"benefits|advantages|(?:the )?purpose(?: of the exercise)?|goal"),
)

BlockKind = Literal["heading", "paragraph", "item"]


class Block(Struct, frozen=True):
    """One heading, paragraph or list item, on one line."""

    kind: BlockKind
    text: str


class Page(Struct, frozen=True):
    """The blocks of a text in order, and how many pictures, films and links it held."""

    blocks: tuple[Block, ...]
    media: int = 0
    links: int = 0


def unmarked(text: str) -> str:
    """A line of a list without the number or bullet that was typed in front of it."""
    return _MARK.sub("", text)


def is_html(text: str) -> bool:
    return bool(_LOOKS_LIKE_HTML.search(text))


def read_html(text: str) -> Page:
    """What a browser would show, block by block. Scripts are dropped; media is counted and never fetched."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.flush()
    return Page(tuple(reader.blocks), reader.media, reader.links)


def lines_of(text: str) -> list[str]:
    """The lines of a text or of HTML, cleaned, without those that are empty."""
    raw = [block.text for block in read_html(text).blocks] if is_html(text) else text.splitlines()
    return [line for line in map(clean, raw) if line]


class _Reader(HTMLParser):
    """Collects pieces of text until something breaks the line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.media = self.links = 0
        self._pieces: list[tuple[str, bool]] = []
        self._items = self._strong = self._unseen = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKING:
            self.flush()
        self.media += tag in _MEDIA
        self.links += tag == "a" and any(name == "href" and value for name, value in attrs)
        self._items += tag == "li"
        self._strong += tag in ("strong", "b")
        self._unseen += tag in _UNSEEN
        self._heading = self._heading or tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKING:
            self.flush()
        self._items = max(self._items - (tag == "li"), 0)
        self._strong = max(self._strong - (tag in ("strong", "b")), 0)
        self._unseen = max(self._unseen - (tag in _UNSEEN), 0)
        self._heading = self._heading and tag not in _HEADINGS

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append((data.replace("**", ""), self._strong > 0))

    def flush(self) -> None:
        """Ends the block; a bold word on a line of its own that names a section is a heading by itself."""
        pieces, self._pieces = self._pieces, []
        here: list[tuple[str, bool]] = []
        for index, (text, strong) in enumerate(pieces):
            before = "".join(piece for piece, _ in here)
            after = "".join(piece for piece, _ in pieces[index + 1 :])
            alone = _ends_line(before) and _ends_line(after[::-1])
            if strong and alone and _section(clean(text)):
                self._add(here)
                self.blocks.append(Block("heading", clean(text)))
                here = []
            else:
                here.append((text, strong))
        self._add(here)

    def _add(self, pieces: list[tuple[str, bool]]) -> None:
        text = clean("".join(piece for piece, _ in pieces))
        if not any(sign.isalnum() for sign in text):
            return
        bold = all(strong for piece, strong in pieces if piece.strip())
        titled = text.endswith(":") or (bold and text[-1] not in ".!?…")
        heading = self._heading or (len(text) <= _SHORT and (titled or bool(_section(text))))
        self.blocks.append(Block("heading" if heading else "item" if self._items else "paragraph", text))


def _ends_line(text: str) -> bool:
    return not text.strip() or text.rstrip(" \xa0").endswith("\n")


def _section(heading: str) -> str:
    """The field that a heading names, or nothing."""
    words = heading.strip(" :.").lower()
    return next((field for field, pattern in _SECTIONS if words and re.fullmatch(pattern, words)), "")


def sections(blocks: Iterable[Block]) -> dict[str, list[str]]:
    """Blocks by the field that they belong to; “purpose” is the one of the guidance, “video” and “link” are addresses that
    stand alone.

    A heading decides for what follows it. Without one, a list is the steps, what stands before it the summary and what
    comes after it the tips; a text without any list is steps. A heading that names no field goes before the next line.
    """
    blocks = list(blocks)
    listed = [index for index, block in enumerate(blocks) if block.kind == "item"]
    found: dict[str, list[str]] = {}
    section, lead = "", ""
    for index, block in enumerate(blocks):
        if block.kind == "heading" and (named := _section(block.text)):
            section, lead = named, ""
            continue
        if block.kind == "heading":
            lead = f"{lead}{block.text.rstrip(' :')}: "
            section = "instructions" if section in ("setup", "purpose") else section
            continue
        if _LINK.fullmatch(block.text):
            found.setdefault("video" if _FILM.search(block.text) else "link", []).append(block.text)
            continue
        field = section or _place(index, listed, block.kind)
        found.setdefault(field, []).append(lead + unmarked(block.text))
        lead = ""
    if lead:
        found.setdefault(section or "instructions", []).append(lead.rstrip(" :"))
    return found


def joined(lines: Iterable[str]) -> str:
    """Lines as one paragraph; one that ends without a stop gets a semicolon."""
    *before, last = [*lines, ""]
    return " ".join([*(line if line[-1] in ".!?…:;," else f"{line};" for line in before), last]).rstrip("; ")


def _place(index: int, listed: list[int], kind: BlockKind) -> str:
    if kind == "item" or not listed:
        return "instructions"
    return "summary" if index < listed[0] else "tips"
