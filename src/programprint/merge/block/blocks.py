"""A written block in a week → the block as printed, and the seconds that it takes."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from programprint.merge.block.clock import Clock, own_rest, plainly
from programprint.merge.block.turns import rests_in_turn
from programprint.merge.entry import estimate, timing
from programprint.merge.entry.athlete import concerns
from programprint.merge.entry.entries import SessionEntries
from programprint.merge.plan.course import Course
from programprint.merge.sheet import Aim, Block, Entry, Origin, SetLine, manner
from programprint.notation.alike import rests_differ
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.read import program as written

Members = list[tuple[written.Entry, Prescription]]
Costed = tuple[Block | None, float]
"""A block and its seconds; no block in a week that has nothing of it."""


BlockOf = Callable[["Blocks", written.Block, str], Costed]
"""How the block of an item is found, under its label."""


class Blocks:
    """The blocks of a session in a week."""

    def __init__(self, course: Course, entries: SessionEntries, week: int) -> None:
        self.course, self.entries, self.week = course, entries, week

    def block(self, item: written.Block, label: str) -> Costed:
        """A block under its label. Optional work takes no time, unless the whole session is optional."""
        block, seconds = self._block(item, label)
        if block and not isinstance(item, written.Entry):
            block = replace(
                block,
                name=item.name,
                note=item.note,
                only_for=self.entries.named(item.for_),
                optional=block.optional or item.optional,
            )
        return block, 0 if item.optional and not self.course.session.optional else seconds

    def _block(self, item: written.Block, label: str) -> Costed:
        if isinstance(item, written.Entry):
            do = self.entries.prescription(item, self.week)
            return (None, 0) if do is None else self._single(item, do, label)
        if not concerns(item.for_, self.entries.athlete):
            return None, 0
        members = [(entry, do) for entry in item.members if (do := self.entries.prescription(entry, self.week))]
        if not members:
            return None, 0
        match item:
            case written.Superset():
                return self._superset(item, members, label)
            case written.Circuit():
                return self._circuit(item, members, label)
            case written.Choice():
                return self._choice(members, label)
            case written.Complex():
                return self._complex(item, members, label)
            case written.Timed():
                return Clock(item, members, label, self.entries, self.week).block()
            case _:
                raise TypeError(item)

    def _single(self, item: written.Entry, do: Prescription, label: str) -> tuple[Block, float]:
        seconds = estimate.block_seconds(self.entries.timed(item, do, self.week))
        return Block((self.entries.entry(item, do, self.week, label),)), seconds

    def _circuit(self, item: written.Circuit, members: Members, label: str) -> Costed:
        if not (times := item.rounds.at(self.week)):
            return None, 0
        rounds = times.most
        members = [(entry, do.times(rounds)) for entry, do in members]
        own_rests = [own_rest(entry, do, self.week) for entry, do in members]
        rest = item.rest.at(self.week) if item.rest else None
        if not rest and not own_rests[-1]:
            rest = timing.default_rest(self.course, self.week)
        if rest:  # it comes in the place of the last one's own
            own_rests[-1] = None
        printed = [
            replace(self.entries.entry(entry, do, self.week, f"{label}{number}", rounds), rest=own)
            for number, ((entry, do), own) in enumerate(zip(members, own_rests, strict=True), start=1)
        ]
        between = sum(own.seconds for own in own_rests if own) * rounds
        timed = [self.entries.timed(*member, self.week) for member in members]
        seconds = estimate.rounds_seconds(timed, rest, rounds) + between
        return Block(tuple(printed), manner.Circuit(times, rest), label=label), seconds

    def _superset(self, item: written.Superset, members: Members, label: str) -> Costed:
        """The rest comes after the round; a member that asks for a rest of its own has it before the next member."""
        week = self.week
        after_all = item.rest.at(week) if item.rest else None
        if len(members) == 1:
            block, seconds = self._single(*members[0], label)
            (entry,) = block.entries
            told_by_rows = rests_differ([group.do for group in entry.groups])
            rest = entry.rest if told_by_rows else after_all or entry.rest
            return replace(block, entries=(replace(entry, rest=rest),)), seconds
        own_rests = [_after_sets(entry, do, week) for entry, do in members]
        usual = self.entries.rest(members[-1][0], week) or timing.default_rest(self.course, week)
        after_round = [after_all or own or usual for own in own_rests[-1]]
        printed = [
            self.entries.entry(entry, do.without_rests, week, f"{label}{number}")
            for number, (entry, do) in enumerate(members, start=1)
        ]
        timed = [self.entries.timed(entry, do, week) for entry, do in members]
        turns = _turns(printed)
        rounds = max(*turns, *(len(member.work) for member in timed))
        between = sum(own.seconds for rests in own_rests[:-1] for own in rests if own)
        in_turn = [(entry.label, sets) for entry, sets in zip(printed, turns, strict=True)]
        rests = rests_in_turn(in_turn, own_rests, after_round)
        turned = tuple(
            replace(entry, rest=rest, sets=_for_turns(entry, sets))
            for entry, rest, sets in zip(printed, rests, turns, strict=True)
        )
        seconds = estimate.rounds_seconds(timed, after_round[0], rounds) + between
        return Block(turned, manner.Superset(len(members)), label=label), seconds

    def _choice(self, members: Members, label: str) -> Costed:
        """The alternatives share one set of rows: as many as the longest has, with a box a side if any of them has."""
        if len(members) == 1:
            return self._single(*members[0], label)
        printed = [self.entries.entry(entry, do, self.week, label) for entry, do in members]
        seconds = max(estimate.block_seconds(self.entries.timed(*member, self.week)) for member in members)
        longest = max(printed, key=lambda entry: len(entry.sets))
        rows = replace(
            longest,
            sets=_widest(longest.sets, printed),
            load_unit=next((entry.load_unit for entry in printed if entry.load_unit), ""),
            effort=next((entry.effort for entry in printed if entry.effort), ""),
        )
        return Block(tuple(printed), manner.Choice(), label=label, rows=rows), seconds

    def _complex(self, item: written.Complex, members: Members, label: str) -> Costed:
        """One row a set for all of it; the load is that of the first exercise."""
        if not (times := item.sets.at(self.week)):
            return None, 0
        sets = times.most
        rest = (item.rest.at(self.week) if item.rest else None) or timing.default_rest(self.course, self.week)
        members = [(entry, do.times(sets)) for entry, do in members]
        first = self.entries.entry(*members[0], self.week, label, sets)
        load = _of_lift(first.load, first.guide.name) if len(members) > 1 else first.load
        number = [f"{label}{n}" if len(members) > 1 else label for n in range(1, len(members) + 1)]
        printed = [
            replace(
                plainly(entry, do, self.entries.entry(entry, do, self.week, own, sets), own_rest(entry, do, self.week)),
                load=load,
                block_says_load=True,
            )
            for (entry, do), own in zip(members, number, strict=True)
        ]
        lines = tuple(SetLine(n, ("both",)) for n in range(1, sets + 1))
        sided = [self.entries.entry(*member, self.week, label, sets) for member in members]
        rows = replace(first, sets=_widest(lines, sided), rest=None, counts="reps")
        timed = [self.entries.timed(*member, self.week) for member in members]
        seconds = estimate.rounds_seconds(timed, rest, sets) - estimate.CHANGE * (len(members) - 1)
        return Block(tuple(printed), manner.Complex(times, rest), label=label, rows=rows), seconds


def _turns(entries: list[Entry]) -> list[int]:
    """How often each member takes its turn: as many times as it has sets. A total goes along with the others, or, where all of
    them are totals, as often as any has parts."""
    totals = [any(group.do.amount.total for group in entry.groups) for entry in entries]
    counted = [len(entry.sets) for entry, total in zip(entries, totals, strict=True) if not total]
    along = max(counted) if counted else max(line.parts for entry in entries for line in entry.sets)
    return [along if total else len(entry.sets) for entry, total in zip(entries, totals, strict=True)]


def _for_turns(entry: Entry, turns: int) -> tuple[SetLine, ...]:
    """The rows of a member: a total whose number of sets nobody says has a part for each turn at least."""
    return tuple(
        replace(line, parts=max(line.parts, turns)) if do.amount.total and not do.splits else line
        for line in entry.sets
        for do in (entry.groups[line.group].do,)
    )


def _after_sets(entry: written.Entry, do: Prescription, week: int) -> list[Duration | None]:
    """The rest after each set of a member that takes turns: that of its set group, or else the one of the entry."""
    own = entry.rest.at(week) if entry.rest else None
    return [group.rest or own for group in do.groups for _ in range(group.sets)]


def _of_lift(load: Aim, name: str) -> Aim:
    """A load that is said beside other exercises: the maximum that it is taken of is told by the name of its lift."""
    origin = load.origin
    if not isinstance(origin, Origin) or origin.whole.lift or origin.whole.kind not in ("maximum", "training max"):
        return load
    return replace(load, origin=replace(origin, whole=replace(origin.whole, lift=name)))


def _widest(lines: tuple[SetLine, ...], entries: list[Entry]) -> tuple[SetLine, ...]:
    """The rows with a box for each side if any of the entries trains one side at a time."""
    both = next((line.sides for entry in entries for line in entry.sets if len(line.sides) == 2), None)
    return tuple(line if line.extra or not both else replace(line, sides=both) for line in lines)
