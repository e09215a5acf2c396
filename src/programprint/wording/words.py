"""The phrases of one language, by what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from programprint.notation.scanner import NBSP, plain

Phrase = str | dict[str, str]
"""A phrase, or one for each form that a number asks for: “one”, “few”, “other”."""
_LAST = re.compile(r"(\d+)(?:[.,](\d+))?\D*$")
"""The number that decides the form of a range, “8–10”, or of “5+”: the last one."""


def _one_or_other(number: str) -> str:
    return "one" if number == "1" else "other"


class Customs(Struct, frozen=True):
    """How a language writes: its *decimal* sign; the form that a number asks for, which is written plainly, “2.5”; letters whose
    capitals are its own, *first* of a word, and in a word of capitals."""

    decimal: str = "."
    form_of: Callable[[str], str] = _one_or_other
    first: Mapping[str, str] = {}
    capitals: Mapping[str, str] = {}


PLAIN = Customs()


class Words:
    """The phrases of a language, and its *customs*. A value that is put into a phrase is a text that is ready, or a whole number.
    What is missing is said in the words of *usual*."""

    def __init__(
        self, phrases: Mapping[str, Phrase], customs: Customs = PLAIN, usual: Callable[[], Words] | None = None
    ) -> None:
        self._phrases = phrases
        self._customs = customs
        self._usual = usual

    def __contains__(self, meaning: str) -> bool:
        """Whether the language itself says something."""
        return meaning in self._phrases

    def __call__(self, meaning: str, /, **values: object) -> str:
        """A phrase with *values* put in, in the form that the last number of ``n`` asks for. Raises :class:`KeyError` for what no
        language says."""
        phrase = self._phrases.get(meaning)
        if phrase is None:
            return self._otherwise(meaning)(meaning, **values)
        if not isinstance(phrase, str):
            phrase = self._formed(phrase, _deciding(str(values.get("n", ""))))
        return phrase.format_map(values) if values else phrase

    def _formed(self, forms: Mapping[str, str], number: str) -> str:
        form = self._customs.form_of(number) if number else "other"
        if form == "one" and number != "1" and "{n}" in forms["other"] and "{n}" not in forms.get("one", "{n}"):
            form = "many"  # “каждую неделю” is that of 1 alone, though 21 has its form
        return forms[form if form in forms else "other"]

    def _otherwise(self, meaning: str) -> Words:
        if self._usual is None:
            raise KeyError(meaning)
        return self._usual()

    def around(self, meaning: str, place: str) -> tuple[str, str]:
        """What stands before and after a *place* of a phrase, where that is set in another face, or is a cell to write in."""
        before, _, after = self(meaning).partition(f"{{{place}}}")
        return before, after

    def counted(self, meaning: str, number: Decimal | int, /, **values: object) -> str:
        """A phrase in the form that a *number* asks for; the number itself is ``{n}``, unless *values* say it in another way."""
        phrase = self._phrases.get(meaning)
        if phrase is None:
            return self._otherwise(meaning).counted(meaning, number, **{"n": self.number(number), **values})
        if not isinstance(phrase, str):
            phrase = self._formed(phrase, plain(Decimal(number)))
        return phrase.format_map({"n": self.number(number), **values})

    def number(self, number: Decimal | int) -> str:
        """A number as it is printed: “2.5”, “2,5”."""
        return self.ready(plain(Decimal(number)))

    def ready(self, figures: str) -> str:
        """Figures that are written plainly, “2.5” or “1:12.5”, as they are printed."""
        return figures if self._customs.decimal == "." else figures.replace(".", self._customs.decimal)

    def unit(self, unit: str) -> str:
        """A unit as it is printed, “kg”, “кг”: that of a step by which something climbs, or of a speed. Any other stays."""
        if f"step.{unit}" not in self._phrases:
            return self(f"unit.{unit}") if f"unit.{unit}" in self._phrases else unit
        return self(f"step.{unit}", n="").strip(f" {NBSP}")

    def span(self, low: Decimal, high: Decimal | None, second: Decimal | None = None) -> str:
        """A range of numbers, “8–10”, the one number, or with a *second* a pair to choose from, “95/65”."""
        if second is not None:
            return f"{self.number(low)}/{self.number(second)}"
        return self.number(low) if high is None else f"{self.number(low)}–{self.number(high)}"

    def capital(self, text: str) -> str:
        """A text that begins a line or a sentence."""
        return self._customs.first.get(text[:1], text[:1].upper()) + text[1:]

    def small(self, text: str) -> str:
        """A text that goes on inside a sentence."""
        return next((low for low, high in self._customs.first.items() if high == text[:1]), text[:1].lower()) + text[1:]

    def capitals(self, text: str) -> str:
        """A text in capitals."""
        return "".join(self._customs.capitals.get(letter, letter) for letter in text).upper()

    def ordinal(self, number: int) -> str:
        """“1st”, “2nd”, “12th”: the form for the longest ending of its figures that has one of its own."""
        forms, figures = self._phrases.get("ordinal", "{n}."), str(number)
        if isinstance(forms, str):
            return forms.format_map({"n": figures})
        endings = (f"…{figures[at:]}" for at in range(len(figures)))
        return forms[next((ending for ending in endings if ending in forms), "other")].format_map({"n": figures})

    def listed(self, parts: Iterable[str]) -> str:
        """What there is of some parts, with commas between them."""
        return self.joined("list.comma", parts)

    def joined(self, between: str, parts: Iterable[str]) -> str:
        """What there is of some parts, with the phrase *between* two of them."""
        return self(between).join(part for part in parts if part)


def _deciding(number: str) -> str:
    """The number of a text that decides a form, written plainly: of “8–10” the last, of “2,5” all of it; nothing of a time by the
    clock, or of what holds no number."""
    found = None if ":" in number else _LAST.search(number)
    return "" if found is None else ".".join(filter(None, found.groups()))
