"""The blocks of a session: exercises that are done together, and the formats that run by the clock."""

from decimal import Decimal
from typing import Annotated, Self

from msgspec.structs import replace

from programprint.notation.amount import Amount
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.rounds import Rounds
from programprint.notation.set_group import SetGroup
from programprint.notation.target import Percent
from programprint.problems import close_to
from programprint.read.entry import Entry
from programprint.read.fields import (
    Groups,
    Ladder,
    LoadField,
    Prose,
    Reps,
    Rest,
    RoundCount,
    WeekChoice,
    WholeTime,
)
from programprint.read.readers import Chosen, Long
from programprint.read.weekly import Weekly
from programprint.read.written import Written, field

_BUY_IN = field(
    [],
    description="What is done once before the rounds; each says what in “do”.",
    examples=[[{"exercise": "rowing-machine", "do": "500m"}]],
)
_CASH_OUT = field(
    [],
    description="What is done once after the rounds; each says what in “do”.",
    examples=[[{"exercise": "easy-run", "do": "400m"}]],
)
_ADD = "So many reps more of each exercise in every round."


class Together(Written):
    """Exercises that belong together."""

    name: Prose = field("", description="What it is called on paper, before what it is.", examples=["Finisher"])
    note: Prose = field("", description="A line for the athlete; always printed.", examples=["Move well, not fast."])
    optional: bool = field(
        False, description="May be left out; printed as “optional”, and not counted in the length.", examples=["true"]
    )
    weeks: WeekChoice | None = field(None, description="Only in these weeks.", examples=["1-3"])
    for_: Groups = field([], written="for", description="Only for athletes of these groups.", examples=[["forwards"]])

    @property
    def members(self) -> list[Entry]:
        """Its exercises, in order."""
        raise NotImplementedError

    def settled(self) -> Self:
        """Its exercises are done only in its weeks."""
        if self.weeks is None:
            return self
        held = [name for name in self.fields if getattr(self, name) and name in _HOLDS]
        within = {
            name: [entry.changed(weeks=_both(self.weeks, entry.weeks)) for entry in getattr(self, name)]
            for name in held
        }
        return self.changed(**within)


_HOLDS = ("superset", "circuit", "one_of", "complex", "exercises", "buy_in", "cash_out")
"""The fields of blocks that hold exercises."""


def _both(weeks: tuple[int, ...], own: tuple[int, ...] | None) -> tuple[int, ...]:
    """The weeks of a block in which one of its exercises is done, which may have chosen weeks as well."""
    return weeks if own is None else tuple(week for week in weeks if week in own)


class Superset(Together):
    """Exercises done in turn; rest comes after the round. They are labelled A1, A2 …; three are a tri-set, more a giant set."""

    superset: list[Entry] = field(
        description="The exercises, in order.",
        examples=[[{"exercise": "copenhagen-plank", "do": "3x20s"}, {"exercise": "pallof-press", "do": "3x12"}]],
    )
    rest: Weekly[Rest] | None = field(None, description="Rest after each round.", examples=["60s"])

    @property
    def members(self) -> list[Entry]:
        return self.superset


class Circuit(Together):
    """Exercises done in turn for a number of rounds; the amounts are those of one round."""

    circuit: Annotated[list[Entry], Long(1)] = field(
        description="The exercises, in order.",
        examples=[[{"exercise": "dead-bug", "do": "10"}]],
    )
    rounds: Weekly[RoundCount] = field(description="How often the round is done: 3, or 2-3.", examples=[3])
    rest: Weekly[Rest] | None = field(None, description="Rest after each round.", examples=["60s"])

    @property
    def members(self) -> list[Entry]:
        return self.circuit


class Choice(Together):
    """Exercises of which the athlete does one. They share one label and one set of rows."""

    one_of: list[Entry] = field(
        description="The exercises to choose from.",
        examples=[[{"exercise": "pull-up", "do": "3x5"}, {"exercise": "lat-pulldown", "do": "3x10"}]],
    )

    @property
    def members(self) -> list[Entry]:
        return self.one_of


class Complex(Together):
    """Exercises done one after the other without putting the weight down. A bare percentage is of the first one's maximum."""

    complex: Annotated[list[Entry], Long(1)] = field(
        description="The exercises, in order, with the amounts of one set.",
        examples=[[{"exercise": "power-clean", "do": "2"}, {"exercise": "front-squat", "do": "1"}]],
    )
    sets: Weekly[RoundCount] = field(description="How often it is done: 5, or 3-5.", examples=[5])
    load: Weekly[LoadField] | None = field(None, description="The one load for all of it.", examples=["70%"])
    rest: Weekly[Rest] | None = field(None, description="Rest after each set.", examples=["2 min"])

    @property
    def members(self) -> list[Entry]:
        return self.complex

    def settled(self) -> Self:
        """Every exercise takes the one load; where that is a bare percentage, it is of the first one's maximum."""
        block = super().settled()
        if self.load is None:
            return block
        of_first = self.load.mapped(
            lambda load: (
                replace(load, of=self.complex[0].exercise) if isinstance(load, Percent) and not load.of else load
            )
        )
        loads = [self.load, *([of_first] * (len(self.complex) - 1))]
        loaded = [entry.changed(load=load) for entry, load in zip(block.complex, loads, strict=False)]
        return block.changed(complex=loaded)


class Timed(Together):
    """A format that runs by the clock."""

    exercises: Annotated[list[Entry], Long(1)] = field(
        description="The exercises, in order.",
        examples=[[{"exercise": "kettlebell-swing", "do": "12"}, {"exercise": "push-up", "do": "8"}]],
    )
    rest_after: Weekly[Rest] | None = field(None, description="Rest before what comes next.", examples=["5 min"])

    @property
    def members(self) -> list[Entry]:
        return self.exercises

    def _sharing(self, do: Weekly[Prescription]) -> Self:
        """The same, exercises that do not say what to do taking *do*."""
        told = [any(entry.says(field) for field in ("do", "sets", "reps")) for entry in self.exercises]
        shared = [entry if own else entry.changed(do=do) for entry, own in zip(self.exercises, told, strict=True)]
        return self if all(told) else self.changed(exercises=shared)


class Emom(Timed):
    """Work that starts anew on every minute; what is left of the minute is rest."""

    emom: Weekly[WholeTime] = field(
        description="How long in all, or how many rounds; “as long as possible” ends when a round is missed.",
        examples=["10 min"],
    )
    every: Weekly[Rest] | None = field(
        None, description="Another interval than a minute: “2 min” makes it an E2MOM.", examples=["2 min"]
    )
    together: bool = field(
        False,
        description="All exercises in every interval. Otherwise they take turns, one in each.",
        examples=["true"],
    )
    rest: Weekly[Rest] | None = field(
        None, description="Whole intervals of rest after all exercises had their turn.", examples=["1 min"]
    )
    add: Weekly[int] | None = field(None, description=_ADD, examples=[1])

    def lasts(self, week: int) -> Duration | None:
        """How long it goes on in a week; rounds take as long as an interval each."""
        length = self.emom.at(week)
        if length is None or length.unit != "rounds":
            return length
        every = (self.every.at(week) if self.every else None) or Duration(Decimal(1), unit="min")
        return replace(every, low=every.low * length.low)


class Amrap(Timed):
    """As many rounds and reps as possible before time is up."""

    amrap: Weekly[Rest] = field(description="How long.", examples=["12 min"])
    buy_in: list[Entry] = _BUY_IN
    add: Weekly[int] | None = field(None, description=_ADD, examples=[2])
    sets: Weekly[int] | None = field(
        None, description="How often all of that is done; once when left out.", examples=[3]
    )
    between: Weekly[Rest] | None = field(None, description="Rest between those sets.", examples=["2 min"])

    @property
    def members(self) -> list[Entry]:
        return [*self.buy_in, *self.exercises]


class ForTime(Timed):
    """A task to be done as fast as clean technique allows; the athlete writes the time."""

    for_time: Weekly[Ladder] = field(
        description="The rounds, or the reps of each round: an exercise without “do” takes those.",
        examples=["21-15-9"],
    )
    cap: Weekly[Rest] | None = field(None, description="When to stop, done or not.", examples=["15 min"])
    rest: Weekly[Rest] | None = field(None, description="Rest after each round.", examples=["60s"])
    buy_in: list[Entry] = _BUY_IN
    cash_out: list[Entry] = _CASH_OUT

    @property
    def members(self) -> list[Entry]:
        return [*self.buy_in, *self.exercises, *self.cash_out]

    def settled(self) -> Self:
        ladders = [self.for_time.value, *(self.for_time.each or []), *(self.for_time.by_week or {}).values()]
        block = super().settled()
        return (
            block._sharing(self.for_time.mapped(ladder))
            if any(one and one.reps for one in ladders) or not any(ladders)
            else block
        )


class Intervals(Timed):
    """Work and rest by the clock; the exercises take turns, one in each interval. An exercise without “do” takes the work."""

    intervals: Weekly[int] = field(description="How many.", examples=[8])
    work: Weekly[Reps] = field(description="What is done in each.", examples=["20s"])
    rest: Weekly[Rest] | None = field(None, description="Rest after each.", examples=["10s"])
    sets: Weekly[int] | None = field(
        None, description="How often all of that is done; once when left out.", examples=[2]
    )
    between: Weekly[Rest] | None = field(None, description="Rest between those sets.", examples=["2 min"])

    def settled(self) -> Self:
        return super().settled()._sharing(self.work.mapped(lambda work: Prescription((work,))))


def ladder(rounds: Rounds) -> Prescription | None:
    """The reps of every round as set groups; None where the rounds have no reps of their own."""
    groups = tuple(SetGroup(1, Amount(Decimal(reps))) for reps in rounds.reps)
    return Prescription(groups) if groups else None


KINDS: dict[str, type[Together]] = {
    "superset": Superset,
    "circuit": Circuit,
    "one_of": Choice,
    "complex": Complex,
    "emom": Emom,
    "amrap": Amrap,
    "for_time": ForTime,
    "intervals": Intervals,
}
"""Each kind of block by the field that makes it one."""


def _kind(value: object) -> type[Entry | Together]:
    """The kind of block that a value is, also where its field is misspelt."""
    if not isinstance(value, dict):
        return Entry
    found = next((kind for field, kind in KINDS.items() if field in value), None)
    if found is None and "exercise" not in value:
        close = (close_to(field, KINDS, n=1, cutoff=0.75) for field in value)
        found = next((KINDS[match[0]] for match in close if match), None)
    return found or Entry


Block = Annotated[
    Entry | Superset | Circuit | Choice | Complex | Emom | Amrap | ForTime | Intervals,
    Chosen(_kind),
]
