"""How exercises are taken together: in turn, in rounds, by the clock."""

from __future__ import annotations

from msgspec import Struct

from programprint.notation.amount import Amount
from programprint.notation.duration import Duration
from programprint.notation.rounds import Rounds, Times


class Superset(Struct, frozen=True):
    """Exercises in turn, so many of them."""

    members: int


class Circuit(Struct, frozen=True):
    """Rounds of exercises, with a rest after each round."""

    rounds: Times
    rest: Duration | None


class Choice(Struct, frozen=True):
    """One of several exercises."""


class Complex(Struct, frozen=True):
    """Exercises that follow each other with the weight in hand, so many sets of them."""

    sets: Times
    rest: Duration | None


class Emom(Struct, frozen=True):
    """Work that begins *every* so often, *count* times within *lasts*: all of it, or one exercise *in_turn*; then a rest.
    *several*: there are more exercises than one. *add*: so many reps more each round."""

    lasts: Duration
    every: Duration
    count: int
    several: bool
    in_turn: bool
    rest: Duration | None
    add: int


class Amrap(Struct, frozen=True):
    """As many rounds and reps as *lasts* allows, *times* over with a rest *between*. *several* and *add* as above."""

    lasts: Duration
    several: bool
    times: int
    between: Duration | None
    add: int


class ForTime(Struct, frozen=True):
    """Rounds as fast as can be."""

    rounds: Rounds
    rest: Duration | None
    cap: Duration | None


class Intervals(Struct, frozen=True):
    """*count* intervals of *work*, in *sets* with a rest *between* them. *tabata*: twenty seconds of work, ten of rest."""

    count: int
    work: Amount
    rest: Duration | None
    sets: int
    between: Duration | None
    several: bool
    tabata: bool


class Daily(Struct, frozen=True):
    """Work that is done so many *times*: a day, where there are *days*."""

    times: int
    days: bool


Manner = Superset | Circuit | Choice | Complex | Emom | Amrap | ForTime | Intervals | Daily
"""How exercises are taken together."""
