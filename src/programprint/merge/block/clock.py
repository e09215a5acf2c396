"""A format that runs by the clock, in a week → its block: how it is taken, and what is written down of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec.structs import replace

from programprint.merge.entry import estimate
from programprint.merge.entry.entries import SessionEntries
from programprint.merge.sheet import Aim, Block, BySides, Cell, Entry, Once, Score, Turns, manner
from programprint.notation.alike import common_rest
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.units import METRES, Unit
from programprint.read import program as written
from programprint.read.blocks import ladder
from programprint.read.weekly import Weekly

MOST_TICKS = 40
"""Rounds beyond which nobody ticks each one."""
_MINUTE = Duration(Decimal(1), unit="min")
_BARS = frozenset({"pull-up bar", "rings", "parallel bars", "bench", "box", "mat", "wall", "free floor"})
"""What one hangs from, stands on or leans on."""
_TABATA = (20, 10)
"""Seconds of work and rest that Izumi Tabata's intervals are known by."""


class Clock:
    """One timed block. Its members are written with the amounts of one round."""

    def __init__(
        self,
        item: written.Timed,
        members: list[tuple[written.Entry, Prescription]],
        label: str,
        entries: SessionEntries,
        week: int,
    ) -> None:
        self.item, self.members, self.label, self.entries, self.week = item, members, label, entries, week

    def block(self) -> tuple[Block | None, float]:
        """The block and its seconds; no block in a week that has none."""
        made: tuple[Block, float] | None = None
        match self.item:
            case written.Emom():
                made = self._emom(self.item)
            case written.Amrap():
                made = self._amrap(self.item)
            case written.ForTime():
                made = self._for_time(self.item)
            case written.Intervals():
                made = self._intervals(self.item)
        if made is None:
            return None, 0
        block, seconds = made
        if (after := self._at(self.item.rest_after)) is None:
            return block, seconds + estimate.CHANGE
        return replace(block, then_rest=after), seconds + after.after(seconds)

    def _at(self, field: Weekly[Duration] | None) -> Duration | None:
        return field.at(self.week) if field else None

    def _emom(self, item: written.Emom) -> tuple[Block, float] | None:
        if (length := item.lasts(self.week)) is None:
            return None
        every = self._at(item.every) or _MINUTE
        count, several = round(length.seconds / every.seconds), len(self.members) > 1
        in_turn = several and not item.together
        rest = self._at(item.rest)
        members = len(self.members) if in_turn else 1
        step = members + (round(rest.seconds / every.seconds) if rest else 0)
        worked = sum(1 for number in range(count) if number % step < members)
        noun: Literal["minute", "round"] = "minute" if every.seconds == 60 else "round"
        entries = self._turning(noun, count, step=step) if in_turn else self._entries([worked] * len(self.members))
        entries = [_half_way(entry, every.seconds) for entry in entries]
        how = manner.Emom(length, every, count, several, in_turn, rest, self._more(item.add))
        if length.untimed:
            cells = [Cell("whole minutes" if noun == "minute" else "whole rounds"), Cell("and reps")]
            return self._made(how, entries, cells), length.seconds
        return self._made(how, entries, [], count, step), length.seconds

    def _amrap(self, item: written.Amrap) -> tuple[Block, float] | None:
        if (length := item.amrap.at(self.week)) is None:
            return None
        several = len(item.exercises) > 1
        cells = [Cell("rounds"), Cell("and reps")] if several else [Cell("reps")]
        sets, between = (item.sets.at(self.week) if item.sets else None) or 1, self._at(item.between)
        if sets > 1:
            cells = [replace(cell, turn=number) for number in range(1, sets + 1) for cell in cells]
        entries = self._once(self._entries([sets] * len(self.members)), item.buy_in, [])
        seconds = sets * length.seconds + (sets - 1) * (between.after(length.seconds) if between else 0)
        how = manner.Amrap(length, several, sets, between, self._more(item.add))
        return self._made(how, entries, cells), seconds

    def _for_time(self, item: written.ForTime) -> tuple[Block, float] | None:
        if (rounds := item.for_time.at(self.week)) is None:
            return None
        inside = [self._is_inside(entry) for entry, _ in self.members]
        own = [bool(rounds.reps) and do == ladder(rounds) for _, do in self.members]
        times_over = [rounds.count if within and not one else 1 for within, one in zip(inside, own, strict=True)]
        entries = [
            replace(entry, share=rounds) if climbs else entry
            for entry, climbs in zip(self._entries(times_over), own, strict=True)
        ]
        entries = self._once(entries, item.buy_in, item.cash_out)
        rest, cap = self._at(item.rest), self._at(item.cap)
        times = [
            self.entries.timed(entry, do if times == 1 else do.times(times), self.week)
            for (entry, do), times in zip(self.members, times_over, strict=True)
        ]
        work = sum(sum(one.work) for one in times)
        seconds = work + (rest.after(work / rounds.count) * (rounds.count - 1) if rest else 0)
        cells = [Cell("time", "min"), *([Cell("or reps at the cap")] if cap else [])]
        ticks = rounds.count if rounds.count > 1 else 0
        return (
            self._made(manner.ForTime(rounds, rest, cap), entries, cells, ticks),
            min(seconds, cap.seconds) if cap else seconds,
        )

    def _intervals(self, item: written.Intervals) -> tuple[Block, float] | None:
        count, work = item.intervals.at(self.week), item.work.at(self.week)
        if not count or work is None:
            return None
        sets = (item.sets.at(self.week) if item.sets else None) or 1
        rest, between = self._at(item.rest), self._at(item.between)
        seconds = estimate.set_seconds(work, None)
        entries = [_half_way(entry, seconds, work.amount.metres) for entry in self._turning("interval", count, sets)]
        tabata = rest is not None and (seconds, rest.seconds) == _TABATA
        pause, after = rest.after(seconds) if rest else 0, between.seconds if between else 0
        whole = sets * (count * (seconds + pause) - pause) + (sets - 1) * after
        how = manner.Intervals(count, work.amount, rest, sets, between, len(self.members) > 1, tabata)
        block = self._made(how, entries, [Cell("result")], count * sets, count)
        assert block.score
        return replace(block, score=replace(block.score, timed=_timed(entries))), whole

    def _is_inside(self, entry: written.Entry) -> bool:
        """Whether an entry is done in every round, rather than once before or after them."""
        return any(entry is one for one in self.item.exercises)

    def _once(self, entries: list[Entry], before: list[written.Entry], after: list[written.Entry]) -> list[Entry]:
        """The members as printed, those that are done once saying when."""
        return [
            printed
            if self._is_inside(entry)
            else replace(printed, share=Once("before" if any(entry is one for one in before) else "after"))
            for printed, (entry, _) in zip(entries, self.members, strict=True)
        ]

    def _more(self, add: Weekly[int] | None) -> int:
        """How many reps more each round asks for."""
        return (add.at(self.week) if add else None) or 0

    def _turning(
        self, noun: Literal["minute", "round", "interval"], count: int, sets: int = 1, step: int = 0
    ) -> list[Entry]:
        """The members, one in each of *count* intervals, in turn; each comes again after *step* intervals."""
        several = len(self.members)
        step = step or several
        entries = self._entries([len(range(first, count, step)) * sets for first in range(several)])
        if several == 1:
            return entries
        return [replace(entry, share=Turns(noun, first, step, count)) for first, entry in enumerate(entries, start=1)]

    def _entries(self, rounds: list[int]) -> list[Entry]:
        """The members as printed: what one round asks for, no sets of their own, and no rest but their own."""
        several = len(self.members) > 1
        return [
            plainly(
                entry,
                do,
                self.entries.entry(
                    entry, do.times(count), self.week, f"{self.label}{number}" if several else self.label, count
                ),
                own_rest(entry, do, self.week),
            )
            for number, ((entry, do), count) in enumerate(zip(self.members, rounds, strict=True), start=1)
        ]

    def _made(
        self, how: manner.Manner, entries: list[Entry], cells: list[Cell], ticks: int = 0, turn: int = 1
    ) -> Block:
        """A load is asked for where none is prescribed, and for which exercises where some of them have none."""
        loaded = [entry for entry in entries if entry.load_unit and not _free(entry)]
        if loaded and not any(entry.load.stated for entry in loaded):
            whose = () if len(loaded) == len(entries) else tuple(entry.label for entry in loaded)
            cells = [*cells, Cell("load", loaded[0].load_unit, labels=whose)]
        score = Score(tuple(cells), ticks if ticks <= MOST_TICKS else 0, turn)
        return Block(tuple(entries), how, label=self.label, score=score)


def _half_way(entry: Entry, seconds: float, metres: float | None = None) -> Entry:
    """An exercise that trains each side by itself, for a time or over a distance: where an interval of so many *seconds* or
    *metres* has no room for it on both sides, they change in the middle. What the coach wrote for one side stays."""
    do, sided = entry.groups[0].do, entry.by_sides
    one, whole = (do.amount.metres, metres) if do.amount.metres else (do.amount.seconds, seconds)
    if do.limb or not one or not whole or 2 * one <= whole or not isinstance(sided, BySides) or not sided.each:
        return entry
    return replace(entry, by_sides=replace(sided, each=False, half_way=True))


def _timed(entries: list[Entry]) -> Unit | None:
    """What the time of every run is written in, where all of the exercises are run over a distance."""
    units = {entry.counts if entry.groups[0].do.amount.unit in METRES else None for entry in entries}
    unit = units.pop()
    return unit if not units and unit in ("s", "min") else None


def _free(entry: Entry) -> bool:
    """Whether nothing but the body is moved, as in pull-ups, where the coach names no weight."""
    gear = entry.guide.needed
    return not entry.load.stated and bool(gear) and _BARS.issuperset(gear)


def own_rest(entry: written.Entry, do: Prescription, week: int) -> Duration | None:
    """The rest that the coach wrote for a member of a block: with its sets, or for the entry; none for all where sets differ in
    it, since their rows say theirs then."""
    if any(group.rest for group in do.groups):
        return common_rest(do.groups)
    return entry.rest.at(week) if entry.rest else None


def plainly(entry: written.Entry, do: Prescription, printed: Entry, rest: Duration | None = None) -> Entry:
    """A member of a block that is logged as a whole: no sets of its own, and of tempo, rest and the bare body only what
    the coach wrote. *aims*: what to do says a load or an effort, such as the time of a run."""
    return replace(
        printed,
        sets=(),
        tension=None,
        tempo=printed.tempo if entry.tempo else None,
        load=printed.load if entry.load or printed.load_unit or any(group.load for group in do.groups) else Aim(),
        rest=rest,
    )
