"""Runs of text and a measure → lines, broken where a typesetter would break them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from programprint.compose.type.metrics import Metrics
from programprint.compose.type.syllables import syllable
from programprint.notation.scanner import NBSP, SHY
from programprint.pages import Face

DOT = "·"
"""Between details; where a line ends between two of them it is left out."""
SHORT_LAST_LINE = 0.22
"""A last line shorter than this part of the measure is a widow: the paragraph is then set a little narrower."""

LOOSE_LINE = 0.6
"""A line that is shorter than this part of the measure takes the beginning of a word that may be broken."""


class Run(NamedTuple):
    """Some words in one face; *size* only where it differs from the size of the paragraph."""

    text: str
    face: Face = "regular"
    size: float = 0.0


class Line(NamedTuple):
    """One line: its parts as (offset from the left, text, face, size, width)."""

    parts: tuple[tuple[float, str, Face, float, float], ...]

    @property
    def width(self) -> float:
        offset, _, _, _, width = self.parts[-1]
        return offset + width


def lines(runs: Sequence[Run], size: float, measure: float, metrics: Metrics) -> tuple[Line, ...]:
    """The lines of a paragraph *measure* points wide. Only ordinary spaces break, and soft hyphens where a word is long for its
    line; any other word wider than the measure is split."""
    return _lines(tuple(runs), size, measure, metrics)


@lru_cache(maxsize=1 << 15)
def _lines(runs: tuple[Run, ...], size: float, measure: float, metrics: Metrics) -> tuple[Line, ...]:
    """Remembered, because the same cues are set for every week."""
    words: list[Word] = []
    for run in runs:
        own, face = run.size or size, metrics.face(run.text, run.face)
        gap = metrics.width(" ", face, own)
        for piece in filter(None, run.text.split(" ")):
            width = metrics.width(piece, face, own)
            if width <= measure + 0.01:
                words.append((piece, face, own, width, gap))
                continue
            rest: Word = (piece, face, own, width, gap)
            while rest[3] > measure and (pair := _hyphenated(rest, measure, metrics)):
                words.append(pair[0])
                rest = pair[1]
            parts = _fitting(rest[0].replace(SHY, ""), face, own, measure, metrics)
            words += [(part, face, own, metrics.width(part, face, own), gap) for part in parts]
    if not words:
        return ()
    broken = _greedy(words, measure, metrics)
    if len(broken) > 1 and _width(broken[-1]) < SHORT_LAST_LINE * measure:
        narrower = (_greedy(words, measure * part, metrics) for part in (0.94, 0.88, 0.82, 0.76))
        same = [broken]
        for other in narrower:
            if len(other) == len(broken):
                same.append(other)
                if _width(other[-1]) >= SHORT_LAST_LINE * measure:
                    break
        broken = max(same, key=lambda other: _width(other[-1]))
    return tuple(_set(line, metrics) for line in broken)


Word = tuple[str, Face, float, float, float]
"""Text, face, size, width, and that of the space before it where it does not start a line."""


def _hyphenated(word: Word, room: float, metrics: Metrics) -> tuple[Word, Word] | None:
    """A word broken at the last of its soft hyphens before which there is room, with a hyphen; None where there is none."""
    text, face, size, _, gap = word
    for at in reversed([at for at, sign in enumerate(text) if sign == SHY]):
        head = f"{text[:at]}-"
        if (width := metrics.width(head, face, size)) <= room + 0.01:
            tail = text[at + 1 :]
            return (head, face, size, width, gap), (tail, face, size, metrics.width(tail, face, size), gap)
    return None


def _fitting(word: str, face: Face, size: float, measure: float, metrics: Metrics) -> list[str]:
    """The word, or its pieces when it alone is wider than the measure: after a hyphen or slash if it has one, else between
    syllables with a hyphen, as far as these can be told."""
    pieces: list[str] = []
    start = 0
    while len(word) - start > 1:
        end = start + _reach(word[start : start + _FURTHEST], face, size, measure, metrics)
        if end == len(word):
            break
        at = max(word.rfind(sign, start, end) for sign in f"-/–{NBSP}") + 1
        if at > start and (at > start + (end - start) // 2 or metrics.width(word[at:], face, size) <= measure):
            end, sign = at, ""
        else:
            room = measure - metrics.width("-", face, size)
            at = start + _reach(word[start:end], face, size, room, metrics)
            end, sign = (found, "-") if (found := syllable(word, start, at)) else (end, "")
        pieces.append(word[start:end] + sign)
        start = end
    return [*pieces, word[start:]] if start < len(word) else pieces


_FURTHEST = 1_000
"""Characters of a word that are looked at for one line, so that a word without end takes no more than its length."""


def _reach(word: str, face: Face, size: float, measure: float, metrics: Metrics) -> int:
    """How many characters of a word fit, one at least; found by halving, since a longer text is never narrower."""
    if metrics.width(word, face, size) <= measure:
        return len(word)
    least, most = 1, len(word)
    while most - least > 1:
        middle = (least + most) // 2
        if metrics.width(word[:middle], face, size) <= measure:
            least = middle
        else:
            most = middle
    return least


def _parts(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a dot between details."""
    return words[at][0] == DOT and 0 < at < len(words) - 1


def _keeps(words: Sequence[Word], at: int) -> bool:
    """Whether a word keeps the next on its line: a name in bold what it names, and the number that begins a detail what it
    counts."""
    text, face = words[at][:2]
    names, counts = face == "bold", text.isdigit() and at > 0 and words[at - 1][0] == DOT
    if not (names or counts) or at + 1 == len(words) or _parts(words, at) or _parts(words, at + 1):
        return False
    return counts or words[at + 1][1] != "bold"


def _together(words: Sequence[Word], at: int) -> float:
    """Width of a word with those that stay on its line."""
    width = words[at][3]
    while _keeps(words, at):
        at += 1
        width += words[at][4] + words[at][3]
    return width


def _greedy(words: Sequence[Word], measure: float, metrics: Metrics) -> list[list[Word]]:
    broken: list[list[Word]] = [[]]
    used = 0.0
    words = list(words)
    for at, word in enumerate(words):
        gap = word[4] if broken[-1] else 0.0
        dot = _parts(words, at)
        if broken[-1] and not dot and used + gap + _together(words, at) > measure + 0.01:
            loose = SHY in word[0] and used < LOOSE_LINE * measure
            if loose and (pair := _hyphenated(word, measure - used - gap, metrics)):
                broken[-1].append(pair[0])
                word = words[at] = pair[1]
            broken[-1] = _undotted(broken[-1])
            broken.append([])
            used, gap = 0.0, 0.0
        broken[-1].append(word)
        used += gap + word[3]
    return broken


def _undotted(line: list[Word]) -> list[Word]:
    """A line without the dot at its end."""
    return line[:-1] if len(line) > 1 and line[-1][0] == DOT else line


def _width(line: Sequence[Word]) -> float:
    return sum(word[3] for word in line) + sum(word[4] for word in line[1:])


def _set(line: Sequence[Word], metrics: Metrics) -> Line:
    """Neighbouring words of one face and size become one part."""
    parts: list[tuple[float, str, Face, float, float]] = []
    at = 0.0
    for (face, size), group in groupby(line, key=itemgetter(1, 2)):
        words = list(group)
        text = " ".join([word[0] for word in words]).replace(SHY, "")
        width = metrics.width(text, face, size) if len(words) > 1 else words[0][3]
        start = at + words[0][4] if parts else at
        parts.append((start, text, face, size, width))
        at = start + width
    return Line(tuple(parts))
