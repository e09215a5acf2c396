"""What a sheet says is what values of the notation say of themselves, over every phrase that there is an example of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import Any, get_args

import pytest
from msgspec import Struct
from msgspec.structs import fields
from phrasebook import LIFTERS, READERS, phrases

from programprint.languages import words_of
from programprint.merge import wording as before
from programprint.notation import examples, load, prescription, ramp, rule
from programprint.notation.amount import Amount
from programprint.notation.duration import Duration
from programprint.notation.progress import Change, Clause, Progress, When
from programprint.notation.rounds import Rounds, Times
from programprint.notation.rule import Rule
from programprint.notation.scanner import Unreadable
from programprint.notation.set_group import SetGroup
from programprint.notation.tempo import PHASES, Tempo
from programprint.notation.units import COUNTED, Unit
from programprint.read.exercise import Phases
from programprint.wording import amounts, notes, progress, rounds, sides, tempo, times

EN = words_of("en")
TABLES = {
    "prescription": examples.PRESCRIPTIONS,
    "load": examples.LOADS,
    "ramp": examples.RAMPS,
    "progress": examples.PROGRESS,
    "tempo": examples.TEMPOS,
}
BEST = ("reps", "s", "m", "cal")
"""Units of which the most can be asked for."""
NAMES = {"eccentric": "slide down", "lengthened": "", "concentric": "push away", "shortened": ""}
USUAL = {"eccentric": "down", "lengthened": "pause low", "concentric": "up", "shortened": "pause high"}


def read() -> Iterator[object]:
    """Everything that can be read of phrase book and examples."""
    written = [(READERS[name], phrase) for name in READERS for phrase in phrases(name)]
    written += [(READERS[name], form) for name, table in TABLES.items() for form in examples.forms(table)]
    for lifter in LIFTERS:
        for phrase in phrases(lifter):
            said, _, leading = phrase.partition("; ramp: ")
            written += [(prescription.parse, said), *([(ramp.parse, leading)] if leading else [])]
    written += [(load.parse, f"60kg {step}") for step in ("+5kg/set", "-2.5kg every 3 sessions up to 80kg", "+1%/week")]
    for reader, phrase in written:
        try:
            yield from parts(reader(phrase))
        except Unreadable:
            continue


def parts(value: object) -> Iterator[object]:
    if isinstance(value, Struct):
        yield value
        for one in fields(value):
            yield from parts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from parts(inner)


def made() -> Iterator[object]:
    """Every combination, also of what nobody writes."""
    lows, flags = (None, Decimal(1), Decimal("2.5"), Decimal(10)), (False, True)
    for unit, low, high, more, failure, total in product(
        get_args(Unit), lows, (None, Decimal(12)), flags, flags, flags
    ):
        if low is not None or not (high or more or total):
            part = Amount(low, high, unit, more, failure, total)
            yield from (part,) if low or failure or unit in BEST else ()
            yield from (SetGroup(1, part), SetGroup(4, part, least=2, kind="top"), SetGroup(6, part))
            other = Amount(Decimal(5), unit=unit)
            for then in ((part,), (other,), (part,) * 3, (other,) * 3, (other, part, part), (other,) * 2):
                yield from (whole := Amount(low, high, unit, more, failure, total, then), SetGroup(3, whole))
    yield from (Amount(None, unit=unit, share=share) for unit in BEST for share in ("50", "60-70"))
    for low, high, unit, clock, doing, every in product(
        (Decimal(0), *lows[1:], Decimal(60), Decimal(90)),
        (None, Decimal(120)),
        ("s", "min", "h", "m", "work"),
        flags,
        ("", "jog"),
        flags,
    ):
        yield Duration(low, high, unit, clock, doing, every)
    yield from (Tempo(*digits) for digits in product(("", "0", "X", "3"), repeat=4))
    yield from (Rounds(1), Rounds(1, (1,)), Rounds(2, (2, 1)), Times(1), Times(2, 1), Times(50, 49))
    for step, unit, every, per in product((1, -1, Decimal("2.5")), rule._UNITS, (1, 2), get_args(rule.Period)):
        yield Rule(Decimal(step), unit, every, per)
    for step, unit in product((1, -1, Decimal("2.5"), -10), ("kg", "lb", "%", "reps", "sets", "s", "min", "m", "km")):
        yield Change("add", Decimal(step), unit)
    for when, felt, below, count in product(get_args(When), (Decimal(3), Decimal("7.5")), flags, (1, 3)):
        yield Clause((Change("repeat"), Change("harder")), when, Amount(Decimal(12)), count, felt, below)


VALUES = list(dict.fromkeys((*read(), *made())))


def of(kind: type) -> list[Any]:
    return [value for value in VALUES if type(value) is kind]


def tried(say: Callable[[], object]) -> object:
    """What is said, or nothing where the value could not say it."""
    try:
        return say()
    except KeyError:
        return None


SAME: dict[str, tuple[type, Callable[[Any], object], Callable[[Any], object]]] = {
    "amount": (Amount, lambda one: tried(one.typeset), lambda one: amounts.amount(one, EN)),
    "short": (Amount, lambda one: tried(one.short), lambda one: amounts.short(one, EN)),
    "dose": (SetGroup, lambda one: tried(one.typeset), lambda one: amounts.dose(one, EN)),
    "manner": (SetGroup, lambda one: one.manner, lambda one: amounts.manner(one, EN)),
    "of a round": (
        SetGroup,
        lambda one: [tried(lambda n=n: before.amount(one, n)) for n in range(4)],
        lambda one: [amounts.dose_of_round(one, n, EN) for n in range(4)],
    ),
    "duration": (Duration, lambda one: one.typeset(), lambda one: times.duration(one, EN)),
    "rest": (Duration, before.rest_text, lambda one: times.rest(one, EN)),
    "between sides": (
        Duration,
        lambda one: [before.between_sides(one, limb) for limb in ("leg", "arm", "side")],
        lambda one: [times.between_sides(one, limb, EN) for limb in ("leg", "arm", "side")],
    ),
    "tempo": (
        Tempo,
        lambda one: [before.tempo_pair(one, Phases(**names), way) for names in ({}, NAMES) for way in (*PHASES, "")],
        lambda one: [tempo.tempo(one, names, way, EN) for names in ({}, NAMES) for way in (*PHASES, "")],
    ),
    "rounds": (Rounds, lambda one: one.typeset(), lambda one: rounds.for_time(one, EN)),
    "ladder": (Rounds, lambda one: one.ladder(), lambda one: rounds.ladder(one, EN)),
    "times": (
        Times,
        lambda one: (one.said("round"), one.said("set")),
        lambda one: (rounds.rounds(one, EN), rounds.sets(one, EN)),
    ),
    "head": (
        Times,
        lambda one: [before.rounds(one, before.rest_text(rest)) for rest in (None, *of(Duration))],
        lambda one: [rounds.head(one, rest, EN) for rest in (None, *of(Duration))],
    ),
    "progress": (Progress, lambda one: one.typeset(), lambda one: progress.progress(one, EN)),
    "clause": (Clause, lambda one: one.typeset(), lambda one: progress.clause(one, EN)),
    "change": (Change, lambda one: one.typeset(), lambda one: progress.change(one, EN)),
    "rule": (Rule, lambda one: one.typeset(), lambda one: progress.rule(one, EN)),
}


@pytest.mark.parametrize("name", SAME)
def test_words_are_those_of_the_value(name: str) -> None:
    kind, old, new = SAME[name]
    values = of(kind)
    assert len(values) > 4
    for value in values:
        said = old(value)
        if isinstance(said, list):
            assert [mine if other is not None else None for mine, other in zip(new(value), said, strict=True)] == said
        elif said is not None:
            assert new(value) == said, value


def test_sides_are_said_alike() -> None:
    limbs, units = ("leg", "arm", "side"), (*COUNTED, "s", "m")
    for how, limb, first, unit, both in product(("both", "each", "alternating"), limbs, "LR ", units, (False, True)):
        said = before.per_side(how, limb, first.strip(), unit, both)
        assert sides.per_side(how, limb, first.strip(), unit, both, EN) == said
    for side, limb in product(("L", "R", "", "weak"), limbs):
        assert sides.one_side(side, limb, EN) == before.one_side(side, limb)


def test_notes_and_ordinals_are_said_alike() -> None:
    assert all(EN.ordinal(number) == before.ordinal(number) for number in range(1, 1300))
    for groups, note in product(([], ["forwards"], ["forwards", "backs"], ["a", "b", "c"]), ("", "Low bench.")):
        assert notes.for_groups(groups, note, EN) == before.for_groups(groups, note)
