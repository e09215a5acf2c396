"""How often something is done: rounds of a circuit, of work for time, sets of a complex."""

from __future__ import annotations

from decimal import Decimal

from programprint.notation.duration import Duration
from programprint.notation.rounds import Rounds, Times
from programprint.wording import times
from programprint.wording.words import Words

_LONGEST = 6
"""Rounds whose reps are all said."""
_FIRST = 3
"""Rounds of a longer ladder whose reps are said."""


def rounds(often: Times, words: Words) -> str:
    """“3 rounds”, “2–3 rounds”, “1 round”."""
    return words.counted("rounds", often.most, n=_number(often, words))


def sets(often: Times, words: Words) -> str:
    """“3 sets”, “2–3 sets”, “1 set”."""
    return words.counted("rounds.sets", often.most, n=_number(often, words))


def head(often: Times, rest: Duration | None, words: Words) -> str:
    """The head of a circuit: “3 rounds, rest 90 s after each”; nothing about a rest that nobody spoke of."""
    if often.most == 1 or rest is None:
        return rounds(often, words)
    number = _number(often, words)
    if not rest.seconds:
        return words.counted("rounds.no_rest", often.most, n=number)
    return words.counted("rounds.rest", often.most, n=number, rest=times.rest(rest, words))


def for_time(asked: Rounds, words: Words) -> str:
    """“5 rounds”, “1 round”, “21–15–9 reps”, “10, 9, 8 … 1 reps”."""
    if not asked.reps:
        return words.counted("rounds", asked.count)
    return words.counted("rounds.reps", sum(asked.reps), ladder=ladder(asked, words))


def ladder(asked: Rounds, words: Words) -> str:
    """The reps of all rounds: “21–15–9”; of a long ladder those of the first and the last, “10, 9, 8 … 1”."""
    reps = [words.number(count) for count in asked.reps]
    if len(reps) <= _LONGEST:
        return words.joined("list.dash", reps)
    return words("rounds.ladder", first=words.listed(reps[:_FIRST]), last=reps[-1])


def _number(often: Times, words: Words) -> str:
    least = Decimal(often.least or often.most)
    return words.span(least, Decimal(often.most) if often.least else None)
