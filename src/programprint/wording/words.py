"""The phrases of one language, by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from programprint.notation.scanner import plain

Phrase = str | dict[str, str]
"""A phrase, or one for each form that a number asks for: “one” and “other”."""


class Words:
    """The phrases of a language. A value that is put into a phrase is a text that is ready, or a whole number."""

    def __init__(self, phrases: Mapping[str, Phrase]) -> None:
        self._phrases = phrases

    def __call__(self, meaning: str, /, **values: object) -> str:
        """A phrase with *values* put in. Raises :class:`KeyError` for what the language does not say."""
        phrase = self._phrases[meaning]
        assert isinstance(phrase, str), meaning
        return phrase.format_map(values) if values else phrase

    def around(self, meaning: str, place: str) -> tuple[str, str]:
        """What stands before and after a *place* of a phrase, where that is set in another face, or is a cell to write in."""
        before, _, after = self(meaning).partition(f"{{{place}}}")
        return before, after

    def counted(self, meaning: str, number: Decimal | int, /, **values: object) -> str:
        """A phrase in the form that a *number* asks for; the number itself is ``{n}``, unless *values* say it in another way."""
        phrase = self._phrases[meaning]
        form = phrase if isinstance(phrase, str) else phrase["one" if number == 1 else "other"]
        return form.format_map({"n": self.number(number), **values})

    def number(self, number: Decimal | int) -> str:
        """A number as it is printed, “2.5”."""
        return plain(Decimal(number))

    def span(self, low: Decimal, high: Decimal | None, second: Decimal | None = None) -> str:
        """A range of numbers, “8–10”, the one number, or with a *second* a pair to choose from, “95/65”."""
        if second is not None:
            return f"{self.number(low)}/{self.number(second)}"
        return self.number(low) if high is None else f"{self.number(low)}–{self.number(high)}"

    def ordinal(self, number: int) -> str:
        """“1st”, “2nd”, “12th”: the form for the longest ending of its figures that has one of its own."""
        forms, figures = self._phrases["ordinal"], str(number)
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
