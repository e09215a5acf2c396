"""Writes what a language need not say itself, ``src/programprint/languages/cldr/TAG.txt``, from the Unicode CLDR in Babel.

Run ``python docs/cldr.py`` after a new language file, or for a newer Babel; with tags behind it, for these alone.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import babel
from babel import Locale

from programprint import languages

FOLDER = Path(languages.__file__).with_name("cldr")
HEAD = "# {name}, from the Unicode CLDR by way of Babel {version}; see LICENSE. Made by docs/cldr.py."
_OVER_A_BOX = 5
"""Most letters of a day that stands over a box."""
_WIDTHS = ("abbreviated", "short")
_MARKS = re.compile("[\u061c\u200e\u200f]")
"""Marks of direction: the page knows which way it reads."""
_LETTERS = {
    "tr": {"first": "iİ ıI", "capitals": "iİ"},
    "el": {"capitals": "άΑ έΕ ήΗ ίΙ όΟ ύΥ ώΩ ΐΪ ΰΫ ΆΑ ΈΕ ΉΗ ΊΙ ΌΟ ΎΥ ΏΩ"},
}
"""A letter and its capital, where the rules of a language are its own: the transforms tr-Upper and el-Upper of the CLDR."""
_FIELDS = {"E": "{weekday}", "c": "{weekday}", "d": "{n}", "M": "{month}", "y": "{year}"}


def lines(tag: str) -> Iterator[str]:
    """The file of a language: its decimal sign, its plurals, its days and months, and their order."""
    there = Locale.parse(tag)
    yield HEAD.format(name=there.english_name, version=babel.__version__)
    yield f"number.decimal: {there.number_symbols['latn']['decimal']}"
    for form, rule in sorted(there.plural_form.rules.items()):
        yield f"plural.{form}: {rule}"
    yield from (f"letters.{kind}: {letters}" for kind, letters in _LETTERS.get(there.language, {}).items())
    yield from _dates(there)


def _dates(there: Locale) -> Iterator[str]:
    patterns = {
        "date": there.datetime_skeletons["MMMEd"].pattern,
        "date.day": there.datetime_skeletons["MMMd"].pattern,
        "date.of_year": there.datetime_skeletons["yMMMEd"].pattern,
    }
    for meaning, pattern in patterns.items():
        yield f"{meaning}: {_phrase(pattern)}"
    for number in range(7):
        yield f"date.weekday.{number + 1}: {_text(there.days['format']['abbreviated'][number])}"
    for number in range(7):
        yield f"day.{number + 1}: {_text(there.days['stand-alone']['wide'][number])}"
    longer, shorter = (
        [there.days["stand-alone"][width][number].rstrip(".") for number in range(7)] for width in _WIDTHS
    )
    for number, name in enumerate(longer if max(map(len, longer)) <= _OVER_A_BOX else shorter, 1):
        yield f"day.short.{number}: {_text(name)}"
    in_figures = "MMM" not in patterns["date.day"]
    for number in range(1, 13):
        name = str(number) if in_figures else there.months["format"]["abbreviated"][number]
        yield f"date.month.{number}: {_text(name)}"


def _phrase(pattern: str) -> str:
    """“E, d MMM y” → “{weekday},~{n}~{month}~{year}”."""
    parts = re.findall(r"'([^']*)'|([A-Za-z])\2*|([^A-Za-z']+)", pattern)
    return _text("".join(_FIELDS[letter] if letter else quoted or between for quoted, letter, between in parts))


def _text(text: str) -> str:
    return re.sub(r"\s", "~", _MARKS.sub("", text))


def main() -> None:
    """Writes the files of the languages that there are, English aside: it says all of this itself."""
    FOLDER.mkdir(exist_ok=True)
    for tag in sys.argv[1:] or [tag for tag in languages.known() if tag.partition("-")[0] != languages.USUAL]:
        (FOLDER / f"{tag}.txt").write_text("\n".join(lines(tag)) + "\n", encoding="utf-8")
    shutil.copy(Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode", FOLDER / "LICENSE")


if __name__ == "__main__":
    main()
