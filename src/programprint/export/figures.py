"""One exercise of a sheet → its set groups in figures that can be computed with, and in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge.sheet import Entry, Sheet, Side, Wanted
from programprint.notation.amount import Amount
from programprint.notation.doubtful import wants_brackets
from programprint.notation.exertion import HeartRate, Height, Pace, Scale, Speed, Within
from programprint.notation.scanner import NBSP, SHY
from programprint.notation.target import BodyWeight, Effort, Load, Percent, Ranged, RepMax, SameAs, Shift, Weight
from programprint.notation.two_sides import OtherSide
from programprint.wording import amounts, loads, sets, targets
from programprint.wording.words import Words

SIDES: dict[Side, str] = {"L": "left", "R": "right", "weak": "weak"}
"""Sides as files name them."""


class Aim(Struct, frozen=True):
    """A load as a table has it: its *kind*, a name that stays; from *low* to *high*, zero where it has no figures, in *unit*. Of
    a pair that a group chooses from both are the first, and *second* is the other."""

    kind: str
    low: Decimal
    high: Decimal
    unit: str
    second: Decimal | None = None


class Dose(Struct, frozen=True):
    """Sets that are alike: *words* as on paper, the load in words and where it comes from, and both in figures.

    *kind* is that of the sets and *manner* the same in words; *plates* are those on each side of the bar. *tempo* with
    its *code* and *rest* are those of these sets alone, in words, empty where they have those of the exercise; *particular* says
    both as on paper.
    *side* is set for extra sets of one side only: left, right, or weak where nobody knows yet which that is. *other* is what the
    other side does where that is something else.
    """

    words: str
    sets: int
    amount: Amount
    load_words: str
    load_origin: str
    load: Load | None
    kind: str = "work"
    plates: str = ""
    manner: str = ""
    tempo: str = ""
    code: str = ""
    rest: str = ""
    particular: tuple[str, ...] = ()
    side: str = ""
    other: OtherSide | None = None

    @property
    def shorthand(self) -> str:
        """As “do:” takes it, without kind and load."""
        both = self.other.after(str(self.amount), None) if self.other else str(self.amount)
        return f"{self.sets}x({both})" if wants_brackets(self.amount) else f"{self.sets}x{both}"

    @property
    def aim(self) -> Aim | None:
        """The load in figures."""
        if self.load is None:
            return None
        low, high = _figures(self.load)
        second = self.load.second if isinstance(self.load, Ranged) else None
        return Aim(self.load.kind, low, high, _unit(self.load), second)

    @property
    def effort(self) -> Effort | None:
        """A second target beside the load, such as an RPE."""
        return self.load.also if self.load else None

    tests: bool = False
    """Whether its words say the load already: “up to 3RM”."""
    loaded: str = ""
    """The load and where it comes from in one: “90 kg (65 % of maximum 140 kg)”, “65 % of your maximum”."""


def unknown_maxima(sheets: Sequence[Sheet]) -> tuple[Wanted, ...]:
    """The maxima that percentages of these weeks are taken of and that nobody knows, each once, as it is first asked for."""
    found: dict[str, Wanted] = {}
    for one in (one for sheet in sheets for one in sheet.wanted):
        found.setdefault(replace(one, week=0).id, one)
    return tuple(found.values())


def doses(entry: Entry, words: Words) -> Iterator[Dose]:
    """The set groups of an exercise in the order in which they are done; extra sets of one side come last."""
    last: Dose | None = None
    phrases = [what for what, _ in sets.prescription(entry, words)]
    if len(phrases) < len(entry.groups):  # the head of a block says for all what differs
        phrases = [amounts.dose(group.do, words) for group in entry.groups]
    for what, group in zip(phrases, entry.groups, strict=True):
        load_words, origin = targets.load(group.load, words) if group.load else "", loads.origin_of(group.origin, words)
        do = group.do
        last = Dose(
            words=spaced(what),
            sets=do.sets,
            amount=do.amount,
            load_words=spaced(load_words),
            load_origin=spaced(origin),
            load=group.load,
            kind=do.kind,
            plates=loads.plates(group.plates, words) if group.plates else "",
            manner=spaced(words.listed((amounts.manner(do, words), sets.stage(entry, words) if last is None else ""))),
            tests=do.tests,
            other=do.other,
            tempo=spaced(sets.own_tempo(entry, group, words)),
            code=do.tempo.code if do.tempo else "",
            rest=spaced(sets.own_rest(entry, group, words)),
            particular=tuple(map(spaced, sets.particular(entry, group, words))),
            loaded=spaced(loads.with_origin(group.load, group.origin, words)),
        )
        yield last
    extra = [line.sides[0] for line in entry.sets if line.extra]
    if extra and last:
        yield replace(last, sets=len(extra), side=SIDES[extra[0]])


def _figures(load: Load) -> tuple[Decimal, Decimal]:
    """The least and the most of a load; of an earlier set how many stand before it."""
    match load:
        case Ranged():
            return load.low, load.most
        case Within(duration=time):
            each = Decimal(60 if time.unit == "min" else 3600 if time.unit == "h" else 1)
            return each * time.low, each * (time.low if time.high is None else time.high)
        case BodyWeight():
            return load.added, load.added if load.high is None else load.high
        case Shift():
            return load.step, load.step
        case RepMax():
            return Decimal(load.reps), Decimal(load.reps)
        case SameAs():
            return Decimal(load.nth - 1), Decimal(load.nth - 1)
    return Decimal(0), Decimal(0)


def _unit(load: Load) -> str:
    """The unit that a load is counted in; of a percentage that of what is added to it, of a scale its name."""
    match load:
        case Weight() | BodyWeight() | Shift() | HeartRate() | Speed() | Height():
            return load.unit
        case Percent():
            return load.plus_unit
        case Pace():
            return load.over
        case Within():
            return "s"
        case Scale():
            return load.name
    return ""


def number(value: Decimal | None) -> int | float | None:
    """A figure as JSON has it."""
    return None if value is None else int(value) if value == int(value) else float(value)


def spaced(text: str) -> str:
    """Words with plain spaces in place of those that keep a line together on paper."""
    return text.replace(NBSP, " ").replace(SHY, "")
