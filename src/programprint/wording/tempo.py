"""The speed of a rep."""

from __future__ import annotations

from collections.abc import Mapping

from programprint.notation.scanner import NBSP
from programprint.notation.tempo import PHASES, Tempo
from programprint.wording.words import Words


def tempo(pace: Tempo | None, named: Mapping[str, str], starts_with: str, words: Words) -> tuple[str, str]:
    """The code and the words of a tempo, “3-0-1-2” and what :func:`spoken` says; nothing of either where there is none."""
    return (pace.code, spoken(pace, named, starts_with, words)) if pace else ("", "")


def spoken(pace: Tempo, named: Mapping[str, str], starts_with: str, words: Words) -> str:
    """The phases in the order of the lift: “up fast · squeeze 2 s · down 3 s”. A zero is not said. *named* has what the exercise
    calls them, by phase; those that it has no name for are called as usual."""
    if pace.words:
        return _in_words(pace.words, words)
    order = PHASES if starts_with == "eccentric" else (*PHASES[2:], *PHASES[:2])
    digits = dict(zip(PHASES, pace.digits, strict=True))
    return words.joined(
        "list.dot", (_phase(named.get(phase) or words(f"tempo.{phase}"), digits[phase], words) for phase in order)
    )


def _in_words(written: str, words: Words) -> str:
    """What a coach says in place of figures: “Controlled”. What the language has no words for stays as it was written."""
    meaning = f"tempo.words.{written.casefold()}"
    if meaning not in words:
        return written
    return words.capital(words(meaning)) if written[:1].isupper() else words(meaning)


def of_sets(pace: Tempo, words: Words) -> str:
    """The tempo that some sets have of their own: “tempo 3-0-1-2”, “hold 5 s” where only that is said, or what else is."""
    if pace.code:
        return words("tempo.of_sets", code=pace.code)
    alone = pace.shortened and not (pace.words or any(pace.digits[:3]))
    return words("tempo.hold", n=pace.shortened) if alone else spoken(pace, {}, "eccentric", words)


def _phase(name: str, digit: str, words: Words) -> str:
    name = name.replace(" ", NBSP)
    if digit in ("", "0"):
        return ""
    return words("tempo.fast", phase=name) if digit == "X" else words.counted("tempo.seconds", int(digit), phase=name)
