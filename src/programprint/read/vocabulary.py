"""The words in which coaches of a language write → the English ones that are read: days, lighter weeks, units, heads of tables.

A table for each language lies in ``languages/read``. What nothing there says is left as it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import product
from pathlib import Path

from msgspec import Struct

from programprint.notation import days
from programprint.notation.prose import folded
from programprint.problems import either

_FOLDER = Path(__file__).parent.parent / "languages" / "read"
_MEASURES = ("s", "min", "h", "m", "km", "kg")
"""Units, which stand behind a number."""
_SPLIT = re.compile(r"(\s*[,–-]\s*|\s+|[()])")


class Changed(Struct, frozen=True):
    """A text in English words, and where its parts stood in the text as typed: pairs of places, in order."""

    text: str
    places: tuple[tuple[int, int], ...] = ((0, 0),)

    def place(self, at: int) -> int:
        """Where a character of this stands in the text as typed."""
        begin, typed = next(pair for pair in reversed(self.places) if pair[0] <= at)
        return typed + at - begin


class _Sections(dict[str, dict[str, str]]):
    """The sections of a table, each read when it is first asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._texts = dict(part.split("]\n", 1) for part in text.split("\n[")[1:])

    def __missing__(self, name: str) -> dict[str, str]:
        words = self[name] = {}
        for line in self._texts[name].splitlines():
            english, _, listed = line.partition(": ")
            words |= dict.fromkeys(map(str.strip, listed.split(", ")), english)
        return words


class Vocabulary:
    """The table of one language: its *name* in English, and English words by those of the language, folded, in each section."""

    def __init__(self, tag: str, text: str) -> None:
        self.tag = tag
        self.name = text.partition("\n")[0].removeprefix("# ").partition(" (")[0].rstrip(".")
        self.sections = _Sections(text)

    @cached_property
    def _lighter(self) -> tuple[str, ...]:
        """Words for lighter weeks, folded; in every run each label of a week is asked whether it is one in any language."""
        return tuple(map(_plain, self.sections["weeks"]))

    @cached_property
    def _days(self) -> Mapping[str, str]:
        return _folded(self.sections["days"])

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        """The days of the week as they are written out."""
        return tuple(
            day for day, english in self.sections["days"].items() if english in days.WEEKDAYS and len(day) > _SHORT_DAY
        )

    def day(self, text: str) -> str:
        """Days in English, “Mo-Fr” → “Monday-Friday”; the text itself where it says anything else than days."""
        key = _plain(text)
        if self._days.get(key) == "daily":
            return "daily"
        parts = _SPLIT.split(_longest(key, self._days))
        said = [self._days.get(part.strip(". "), part) for part in parts]
        english = "".join(f" {word} " if word in ("and", "to") else word for word in said)
        english = " ".join(english.split())
        listed = days.listed(english)
        if english.casefold() == key or not listed or any(days.day_order(day) is None for day in listed):
            return text
        return " ".join(word if word in ("and", "to", *_HOURS) else word.title() for word in english.split())

    def title(self, name: str) -> str:
        """The name of a session in English where it is a weekday, written out; the name itself where it is anything else."""
        return self.day(name) if len(name) > _SHORT_DAY else name

    def is_rest(self, text: str) -> bool:
        """Whether a text says that there is no training."""
        return self._days.get(_plain(text)) == "rest"

    def is_deload(self, label: str) -> bool:
        """Whether a label says that a week is a lighter one."""
        key = _plain(label)
        return any(word in key for word in self._lighter)

    def singulars(self, name: str) -> Iterator[str]:
        """What a name may be the plural of, folded, by the endings of its words, “klimmzuge” → “klimmzug”, or what it is
        without articles that are written as one word with it."""
        words = name.split()
        if len(words) <= _FEW_WORDS:
            ways = ([word, *self._without_endings(word)] for word in words)
            yield from (" ".join(one) for one in product(*ways))

    def _without_endings(self, word: str) -> Iterator[str]:
        for pair, kind in self.sections["names"].items():
            if kind == "article" and word.startswith(pair):
                yield word.removeprefix(pair)
            ending, _, singular = pair.partition(">")
            if kind == "plural" and word.endswith(ending) and len(word) > len(ending) + 1:
                yield word.removesuffix(ending) + singular

    def shorthand(self, text: str) -> Changed:
        """What to do in English words: “3 Sätze x 8 Wdh. pro Bein” → “3 sets x 8 reps per leg”."""
        text = text.translate(_FIGURES)
        pieces: list[str] = []
        places = [(0, 0)]
        at = length = 0
        for found in self._phrases.finditer(text):
            english = self._english(found[0])
            if english in _MEASURES and not text[: found.start()].rstrip()[-1:].isdigit():
                continue
            before = text[at : found.start()]
            english = f" {english}" if found[0][0] in "/," else english
            length += len(before)
            places.append((length, found.start()))
            pieces += [before, english]
            length += len(english)
            at = found.end() + (text[found.end() : found.end() + 1] == ".")
            places.append((length, at))
        return Changed("".join((*pieces, text[at:])), tuple(places)) if pieces else Changed(text)

    @cached_property
    def _shorthand(self) -> Mapping[str, str]:
        said = self.sections["phrases"] | self.sections["shorthand"]
        return {_spaced(word): english for word, english in said.items()}

    def _english(self, words: str) -> str:
        """What words of the language are in English; nothing where English has no need of them."""
        return self._shorthand[_spaced(words.lstrip(", "))].removeprefix(_NEEDLESS)

    @cached_property
    def _phrases(self) -> re.Pattern[str]:
        """The words of the language; before a condition there may be a comma, which English does not have."""
        longest = sorted(self._shorthand, key=len, reverse=True)
        ways = (
            (r"(?:,\s*)?" if self._shorthand[word].startswith("when ") else "")
            + r"\s+".join(map(re.escape, word.split()))
            for word in longest
        )
        words = "|".join(ways).replace("'", "['’]")
        return re.compile(rf"(?:(?<![^\W\d_])|(?=,))(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def _heads(self) -> Mapping[str, Mapping[str, str]]:
        return {section: _folded(self.sections[section]) for section in ("grid", "roster")}

    def head(self, text: str, section: str) -> str:
        """The head of a column of a “grid” or a “roster” in English, with its unit; nothing where it is none."""
        bare = re.sub(r"\(.*?\)|\[.*?\]|[:*]+$", " ", text)
        english = self._heads[section].get(_plain(bare.replace("×", "x").rstrip(". ")))
        if english is None:
            return ""
        unit = re.search(r"[(\[](.*?)[)\]]", text)
        return f"{english} ({self.shorthand(f'1 {unit[1]}').text[2:]})" if unit else english

    def meaning(self, text: str) -> tuple[str, str] | None:
        """A word of the text that English does not have, and what it is in English; None where there is none."""
        if len(text) > _SHORT_DAY and (day := self.day(text)) != text:
            return text, day
        if self.is_rest(text):
            return text, "rest"
        for found in self._phrases.finditer(text):
            english, behind = self._english(found[0]), text[: found.start()].rstrip()[-1:].isdigit()
            if not english or _PAUSED.match(text, found.start()):
                continue
            if found[0].casefold() not in _ENGLISH and (behind or english not in _MEASURES):
                return found[0].lstrip(", "), english
        return None


_ENGLISH = frozenset({"set", "sec", "minute", "meter", "metre"})
"""Words of another language that English has as well."""
_PAUSED = re.compile(r"pause (?:\d+ ?s |for )?(?:at|in|on|below|above) ", re.IGNORECASE)
"""A pause in a rep, in English."""
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٪", "0123456789.%")
"""Arabic figures, each in the place of one."""
_NEEDLESS = "-"
"""What stands in place of English words where there are none."""
_FEW_WORDS = 5
"""Words of a name whose singular is looked for."""
_SHORT_DAY = 3
"""Characters of a word that may be anything, besides a day."""
_HOURS = ("morning", "noon", "afternoon", "evening")


def _folded(words: Mapping[str, str]) -> Mapping[str, str]:
    return {_plain(word): english for word, english in words.items()}


def _plain(text: str) -> str:
    return folded(text.replace("’", "'"))


def _longest(key: str, words: Mapping[str, str]) -> str:
    """The text with phrases of several words in English already."""
    for word in sorted((one for one in words if not one.isalpha()), key=len, reverse=True):
        key = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", words[word], key)
    return key


def _spaced(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())


@cache
def vocabulary_of(language: str) -> Vocabulary | None:
    """The table of a language by its tag; None for English, and where there is none."""
    tag = language.casefold().partition("-")[0]
    file = _FOLDER / f"{tag}.txt"
    if not tag.isalpha() or not file.is_file():
        return None
    return Vocabulary(tag, file.read_text(encoding="utf-8"))


@cache
def all_vocabularies() -> tuple[Vocabulary, ...]:
    """Every table that there is."""
    return tuple(found for file in sorted(_FOLDER.glob("*.txt")) if (found := vocabulary_of(file.stem)))


def named(tags: Sequence[str]) -> str:
    """The names of languages, “French or Italian”; their tags where there is no table."""
    return either(known.name if (known := vocabulary_of(tag)) else tag for tag in tags)


def days_in(names: Sequence[str], language: str) -> tuple[str, ...]:
    """Days that are named in a language, by their English names."""
    known = vocabulary_of(language)
    return tuple(map(known.day, names)) if known else tuple(names)


def in_another_language(text: str, language: str = "") -> str:
    """A cure for a text in which another *language* than that of its file is written, “„Montag“ is German for Monday …”; or
    nothing."""
    own = vocabulary_of(language) if language else None
    text = own.shorthand(text).text if own else text  # what its own language says is none of another
    found: dict[tuple[str, str], list[Vocabulary]] = {}
    for known in all_vocabularies():
        if (own is None or known.tag != own.tag) and (meaning := known.meaning(text)):
            found.setdefault(meaning, []).append(known)
    if not found:
        return ""
    (typed, english), speakers = max(found.items(), key=lambda one: len(one[0][0]))
    tags = [known.tag for known in speakers]
    return f"“{typed}” is {named(tags)} for {english}: write {english}, or say {_said_so(tags)}"


def lighter_in(label: str, language: str) -> str:
    """The same for the label of a week that is a lighter one in another *language*."""
    own = language.casefold().partition("-")[0]
    speakers = [known for known in all_vocabularies() if known.tag != own and known.is_deload(label)]
    if not speakers:
        return ""
    tags = [known.tag for known in speakers]
    return f"it is {named(tags)} for a lighter week: write “deload: true” beside it, or say {_said_so(tags)}"


def _said_so(tags: Sequence[str]) -> str:
    return either(f"“language: {tag}”" for tag in tags)
