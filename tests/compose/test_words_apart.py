"""Every word that the project prints is a phrase of the language file: in a language of other letters, no English is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import golden
import pytest
from msgspec import Struct
from msgspec.structs import replace
from paper import METRICS, layout_named, printed_text, turns

from programprint import languages
from programprint.compose import compose
from programprint.compose.frame.spoken import in_words
from programprint.docket import Docket
from programprint.export import as_markdown
from programprint.impose import impose
from programprint.merge import Sheet
from programprint.pages import Pages, Text
from programprint.read.written import Written

OTHER = "el"
"""The tag under which the phrases are said in other letters."""
LETTERS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΑΒαβγδεζηθικλμνξοπρστυφχψωαβ"
)
SIGNS = str.maketrans(",;", "‚‡")
"""What stands between the members of a list, in signs of its own."""
WORD = re.compile(r"[A-Za-z]{2,}")
BETWEEN = re.compile(r"[^\s,;]*[,;](?!\d)(?:[\s,;]+[^\s,;]+)?")
"""A comma or a semicolon with the word before it and the word after it."""
AT_THE_HEAD = {"Red"}
"""Words that the coach wrote small, and that begin a line."""


@pytest.fixture(autouse=True)
def other_letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language file that is the English one in other letters; what stands in braces or names a meaning stays."""
    read = languages._read

    def marked(line: str) -> str:
        meaning, colon, phrase = line.partition(": ")
        kept = re.split(r"(\{\w+\})", phrase)
        kept[::2] = [part.translate(LETTERS).translate(SIGNS) for part in kept[::2]]
        return meaning + colon + "".join(kept)

    def other(file: Path) -> str:
        if file.parent.name == "cldr":
            raise FileNotFoundError(file)
        return "\n".join(map(marked, read(file.with_name("en.txt")).splitlines()))

    monkeypatch.setattr(languages, "_read", other)
    yield
    languages._file.cache_clear()
    languages.words_of.cache_clear()


def sheets_of(program: str) -> tuple[Sheet, ...]:
    languages._file.cache_clear()
    languages.words_of.cache_clear()
    return tuple(replace(sheet, language=OTHER) for sheet in golden.sheets_of(program))


def written(thing: object) -> Iterator[str]:
    """Every text of a sheet: what the coach or the library wrote, and the names of kinds."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Struct):
        for name in thing.__struct_fields__:
            yield from written(getattr(thing, name))
    elif isinstance(thing, Written):
        yield from written(list(vars(thing).values()))
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for one in thing:
            yield from written(one)
    elif isinstance(thing, dict):
        yield from written(list(thing.items()))


def printed(pages: Pages) -> Iterator[str]:
    """Every text of a document: on its pages, in its fields, its outline and its title."""
    yield pages.title
    for page in pages:
        yield page.label
        yield from (mark.title for mark in page.bookmarks)
        for sheet in (page, *(panel.page for panel in page.panels)):
            yield from (item.text for item in sheet.items if isinstance(item, Text))
            yield from (field.spoken for field in sheet.fields)


def left_in(texts: Iterable[str], sheets: Sequence[Sheet]) -> set[str]:
    """The English words that nobody wrote, and the signs between words that nobody set there. A day may be cut to its first
    letters, and a long word be broken."""
    own = "\n".join(written(sheets))
    words = {word for text in texts for word in WORD.findall(text) if word not in own} - AT_THE_HEAD
    return words | {signs for text in texts for signs in BETWEEN.findall(text) if signs not in own}


@pytest.mark.parametrize(("layout", "program"), turns(golden.LAYOUTS, golden.PROGRAMS))
def test_no_english_is_left_on_paper(layout: str, program: str) -> None:
    sheets = sheets_of(program)[:1]
    settings = golden.OWN.get((program, layout), ())
    chosen = layout_named(layout, None, *settings)
    pages = impose(in_words(compose(sheets, chosen, METRICS, Docket()), sheets), chosen)
    assert not left_in(printed(pages), sheets)


@pytest.mark.parametrize("program", golden.EXPORTED)
def test_no_english_is_left_in_markdown(program: str) -> None:
    sheets = sheets_of(program)[:1]
    assert not left_in(as_markdown(sheets).splitlines(), sheets)


def test_the_other_letters_are_printed() -> None:
    """What these tests look for would be seen: the page does hold the phrases in other letters."""
    sheets = sheets_of("iron")[:1]
    assert re.search("[α-ω]{4}", as_markdown(sheets))


OWN = """
title: "1"
weeks: 1
sessions:
  - name: "2"
    exercises:
      - {exercise: sprint, do: "2x(5x200m in 32.5 s rest 60s) rest 8 min, 1x300m in 50-52 s rest 5 min"}
      - {exercise: pull-up, do: "100 total in at most 4 sets, 50 total in 3-5 sets, 20 total in as few sets as possible"}
      - {exercise: push-up, do: "3x8 wide grip rest 90s, rest-pause 1x8+4+2 20s tempo 31X0"}
      - {exercise: single-leg-hip-thrust, do: "3x15 left, 22 right"}
      - {exercise: single-leg-hip-thrust, do: "3x12 weak, 8 strong @ 24/16kg"}
      - {intervals: 6, work: 40s, rest: 20s, exercises: [{exercise: side-plank}, {exercise: single-leg-hip-thrust}]}
      - {intervals: 6, work: 100m, rest: 60s, exercises: [{exercise: sprint, load: in 14-15 s}]}
"""


@pytest.mark.parametrize("layout", ["handout", "card", "wall", "pocket", "rack"])
def test_no_english_is_left_of_what_a_set_group_says(layout: str) -> None:
    languages._file.cache_clear()
    languages.words_of.cache_clear()
    sheets = tuple(replace(sheet, language=OTHER) for sheet in printed_text(OWN).sheets)
    languages._file.cache_clear()
    languages.words_of.cache_clear()
    chosen = layout_named(layout)
    pages = impose(in_words(compose(sheets, chosen, METRICS, Docket()), sheets), chosen)
    assert not left_in(printed(pages), sheets)
    assert not left_in(as_markdown(sheets).splitlines(), sheets)
