"""Every language on every layout: nothing is clipped, nothing overlaps, all stands within the frame; also in one that does not
exist, whose words are longer than any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from paper import SHIPPED, layout_named, printed, turns
from promises import EVERY_LAYOUT, check_boxes, check_geometry

from programprint import languages
from programprint.languages import known

LANGUAGES = [*known()]
PROGRAMS = [path for path in SHIPPED if path.stem in ("unilateral-glute-block", "training-max-wave")]
LONGER = ("yy", "yy-Arab")
"""The tags of the language whose words are longer: as it is read to the right, and to the left."""
ACCENTS = str.maketrans("aceinorsuyzACEINORSUYZ", "áčěíňóřšúýžÁČĚÍŇÓŘŠÚÝŽ")


def check_paper(path: Path, layout: str, language: str) -> None:
    made = printed(path, layout=layout_named(layout), language=language)
    assert [problem.render() for problem in made.docket if problem.severity == "error"] == []
    assert [problem.message for problem in made.docket if problem.message.startswith("the font has no")] == []
    check_geometry(made)
    if "log" in made.layout.week:
        check_boxes(made)


@pytest.mark.parametrize(("language", "layout", "path"), turns(LANGUAGES, EVERY_LAYOUT, PROGRAMS))
def test_a_language_has_room_on_a_layout(language: str, layout: str, path: Path) -> None:
    check_paper(path, layout, language)


def longer(word: re.Match[str]) -> str:
    """A word with accents, and longer by two fifths: its end comes twice."""
    text = word[0].translate(ACCENTS)
    return text + text[len(text) - round(len(text) * 0.4) :]


@pytest.fixture
def longer_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language file that is the English one in longer words; what stands in braces or names a meaning stays."""
    read = languages._read

    def lengthened(line: str) -> str:
        meaning, colon, phrase = line.partition(": ")
        if line.startswith("#") or meaning == "names.proper":
            return line
        kept = re.split(r"(\{\w+\})", phrase)
        kept[::2] = [re.sub("[A-Za-z]{3,}", longer, part) for part in kept[::2]]
        return meaning + colon + "".join(kept)

    def other(file: Path) -> str:
        if file.stem != LONGER[0] or file.parent.name == "cldr":
            return read(file)
        return "\n".join(map(lengthened, read(file.with_name("en.txt")).splitlines()))

    monkeypatch.setattr(languages, "_read", other)
    languages._file.cache_clear()
    languages.words_of.cache_clear()
    yield
    languages._file.cache_clear()
    languages.words_of.cache_clear()


@pytest.mark.parametrize(("layout", "path", "language"), turns(EVERY_LAYOUT, PROGRAMS, LONGER))
@pytest.mark.usefixtures("longer_words")
def test_longer_words_have_room(layout: str, path: Path, language: str) -> None:
    assert languages.words_of(language)("notes") == "Ňótěšěš"
    check_paper(path, layout, language)
