"""The languages of the sheet: one file for each, with every phrase that is printed. What coaches are told stays English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from programprint.notation.scanner import NBSP, SHY
from programprint.wording.words import Customs, Phrase, Words

if TYPE_CHECKING:
    from importlib.abc import SourceLoader

USUAL = "en"
"""The language of a program that names none, or one that there is no file for."""

_FROM_THE_RIGHT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"])
_SCRIPTS_FROM_THE_RIGHT = frozenset(["arab", "hebr", "syrc", "thaa", "nkoo"])
"""What is written from right to left: tags of languages, and of scripts where a tag says one, as “az-Arab”."""


@cache
def words_of(language: str) -> Words:
    """The words of a language by its tag, “en”, “en-GB”, “pt-BR”: those of its file, with the differences of the region laid over
    them where it has a file; or else the usual ones. What a language does not say is said in the usual one."""
    name, _, region = language.casefold().replace("_", "-").partition("-")
    phrases = _file(name)
    differences = _file(f"{name if phrases else USUAL}-{region}") if region else {}
    if name == USUAL or not phrases:
        return Words({**(phrases or _file(USUAL)), **differences})
    return customary(name, phrases, differences)


def customary(name: str, phrases: Mapping[str, Phrase] = {}, differences: Mapping[str, Phrase] = {}) -> Words:
    """*Phrases* and the customs of a language: its plurals, its decimal sign, its dates."""
    from programprint.languages.plurals import form_by

    customs = _file(f"cldr/{name}")
    rules = {
        meaning[7:]: rule for meaning, rule in customs.items() if meaning[:7] == "plural." and isinstance(rule, str)
    }
    decimal = str(customs.get("number.decimal", "."))
    first, capitals = (_letters(customs, kind) for kind in ("first", "capitals"))
    written = Customs(decimal, form_by(rules), first, capitals)
    return Words({**phrases, **customs, **differences}, written, usual=lambda: words_of(USUAL))


def _letters(customs: Mapping[str, Phrase], kind: str) -> dict[str, str]:
    """Letters and their capitals, “iİ ıI”."""
    return {pair[0]: pair[1] for pair in str(customs.get(f"letters.{kind}", "")).split()}


def tag_of(language: str) -> str:
    """The tag of a language that is called by its name, “German” or “deutsch”; the text itself where it is a tag."""
    if len(language) <= _LONGEST_CODE or is_spoken(language):
        return language
    from programprint.languages.names import meant

    return meant(language) or language


_LONGEST_CODE = 2
"""Letters of a tag that stays what it is: two may be those of a language that there are no words in yet."""


def is_spoken(language: str) -> bool:
    """Whether there are words in the language with this tag."""
    name = language.casefold().replace("_", "-").partition("-")[0]
    return name == USUAL or bool(_file(name))


def unspoken(language: str) -> tuple[str, str] | None:
    """What is wrong with the tag of a language that there are no words in, and how to mend it; None where there are."""
    if is_spoken(language):
        return None
    from programprint.languages.names import meant

    tag = meant(language)
    cure = f"write {tag}" if tag else f"write one of {', '.join(known())}"
    return f"there are no words in the language “{language}”", cure


def right_to_left(language: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    first, *others = language.casefold().replace("_", "-").split("-")
    scripts = [part for part in others if len(part) == 4 and part.isalpha()]
    return scripts[0] in _SCRIPTS_FROM_THE_RIGHT if scripts else first in _FROM_THE_RIGHT


@cache
def known() -> tuple[str, ...]:
    """The tags of the languages that there are files for: “de”, “en”, “en-us”."""
    from importlib.resources import files

    names = (file.name for file in files(__spec__.name).iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt")))


@cache
def _file(name: str) -> dict[str, Phrase]:
    """The phrases of a file by its name; none where there is no such file."""
    if not name.replace("/", "").replace("-", "").isalnum():
        return {}
    try:
        return phrases_in(_read(Path(__file__).parent / f"{name}.txt"))
    except OSError:
        return {}


def _read(file: Path) -> str:
    """A file of this package, which may be packed."""
    loader: SourceLoader = __spec__.loader  # type: ignore[assignment]
    return loader.get_data(str(file)).decode()


def phrases_in(text: str) -> dict[str, Phrase]:
    """The phrases of a file by what they mean. A line is ``meaning: phrase``, or ``meaning[form]: phrase`` for one of the forms
    that a number asks for, of which “other” may go without saying so. A phrase may stand in “quotes”, and a line that begins
    with ``#`` is a remark."""
    phrases: dict[str, Phrase] = {}
    for line in text.replace("~", NBSP).replace("|", SHY).splitlines():
        if not line or line[0] == "#":
            continue
        meaning, _, phrase = line.partition(": ")
        if phrase[:1] == "“" and phrase[-1] == "”":
            phrase = phrase[1:-1]
        meaning, _, form = meaning.removesuffix("]").partition("[")
        there = phrases.get(meaning)
        if there is None and not form:
            phrases[meaning] = phrase
            continue
        forms = phrases[meaning] = {"other": there} if isinstance(there, str) else there or {}
        forms[form or "other"] = phrase
    return phrases
