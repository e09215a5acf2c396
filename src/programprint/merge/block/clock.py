"""A format that runs by the clock, in a week → its block: in words what to do, and what is written down of it."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from programprint.merge import wording
from programprint.merge.block import estimate
from programprint.merge.block.turns import turns
from programprint.merge.entry.entries import Entries
from programprint.merge.sheet import LOAD_CELL, Block, Entry, Score
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import NBSP
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
        entries: Entries,
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
        line = f"{block.line}{'; ' if block.line else ''}then rest {wording.rest_text(after)}"
        return replace(block, line=line), seconds + after.after(seconds)

    def _at(self, field: Weekly[Duration] | None) -> Duration | None:
        return field.at(self.week) if field else None

    def _emom(self, item: written.Emom) -> tuple[Block, float] | None:
        if (length := item.emom.at(self.week)) is None:
            return None
        every = self._at(item.every) or _MINUTE
        count, several = round(length.seconds / every.seconds), len(self.members) > 1
        minutes = every.seconds / 60
        lasts = length.typeset() if length.untimed else f"for {length.typeset()}"
        title = f"E{int(minutes) if minutes > 1 else ''}MOM {length.typeset()}"
        if minutes % 1:
            title = f"Every {every.typeset()} {lasts}"
        when = "every minute" if minutes == 1 else f"every {every.typeset()}"
        in_turn = several and not item.together
        rest = self._at(item.rest)
        members = len(self.members) if in_turn else 1
        step = members + (round(rest.seconds / every.seconds) if rest else 0)
        worked = sum(1 for number in range(count) if number % step < members)
        line = f"one exercise {when}, in turn" if in_turn else f"all of it {when}" if several else when
        line += f", {count}{NBSP}rounds" if minutes != 1 and not length.untimed else ""
        line += f", then {rest.typeset()} rest" if rest else ""
        noun = "minute" if minutes == 1 else "round"
        entries = self._turning(noun, count, step=step) if in_turn else self._entries([worked] * len(self.members))
        if length.untimed:
            cells = [(f"Whole {noun}s", ""), ("and reps", "")]
            return self._made("emom", entries, title, f"{line}{self._more(item.add)}", cells), length.seconds
        return self._made("emom", entries, title, line + self._more(item.add), [], count, step), length.seconds

    def _amrap(self, item: written.Amrap) -> tuple[Block, float] | None:
        if (length := item.amrap.at(self.week)) is None:
            return None
        several = len(item.exercises) > 1
        line = f"as many {'rounds and ' if several else ''}reps as possible{self._more(item.add)}"
        cells = [("Rounds", ""), ("and reps", "")] if several else [("Reps", "")]
        sets, between = (item.sets.at(self.week) if item.sets else None) or 1, self._at(item.between)
        if sets > 1:
            rest = f", {wording.rest_text(between)} between them" if between else ""
            line = f"{sets}{NBSP}times{rest}; each time {line}"
            cells = [(f"{number}: {name.lower()}", unit) for number in range(1, sets + 1) for name, unit in cells]
        entries = self._once(self._entries([sets] * len(self.members)), item.buy_in, [])
        seconds = sets * length.seconds + (sets - 1) * (between.after(length.seconds) if between else 0)
        return self._made("amrap", entries, f"AMRAP {length.typeset()}", line, cells), seconds

    def _for_time(self, item: written.ForTime) -> tuple[Block, float] | None:
        if (rounds := item.for_time.at(self.week)) is None:
            return None
        inside = [self._is_inside(entry) for entry, _ in self.members]
        own = [bool(rounds.reps) and do == ladder(rounds) for _, do in self.members]
        times_over = [rounds.count if within and not one else 1 for within, one in zip(inside, own, strict=True)]
        entries = [
            replace(entry, share=rounds.typeset()) if climbs else entry
            for entry, climbs in zip(self._entries(times_over), own, strict=True)
        ]
        entries = self._once(entries, item.buy_in, item.cash_out)
        rest, cap = self._at(item.rest), self._at(item.cap)
        said = [] if rounds.count == 1 and not rounds.reps else [rounds.typeset()]
        said += [f"rest {wording.rest_text(rest)} after each round"] if rest and rounds.count > 1 else []
        said += [f"time cap {cap.typeset()}"] if cap else []
        times = [
            self.entries.timed(entry, do if times == 1 else do.times(times), self.week)
            for (entry, do), times in zip(self.members, times_over, strict=True)
        ]
        work = sum(sum(one.work) for one in times)
        seconds = work + (rest.after(work / rounds.count) * (rounds.count - 1) if rest else 0)
        cells = [("Time", "min"), *([("or reps at the cap", "")] if cap else [])]
        ticks = rounds.count if rounds.count > 1 else 0
        return (
            self._made("for time", entries, "For time", ", ".join(said), cells, ticks),
            min(seconds, cap.seconds) if cap else seconds,
        )

    def _intervals(self, item: written.Intervals) -> tuple[Block, float] | None:
        count, work = item.intervals.at(self.week), item.work.at(self.week)
        if not count or work is None:
            return None
        sets = (item.sets.at(self.week) if item.sets else None) or 1
        rest, between = self._at(item.rest), self._at(item.between)
        line = f"{count}{NBSP}×{NBSP}{work.amount.typeset()}"
        if rest and rest.every:
            line += f", one every {replace(rest, every=False).typeset()}"
        else:
            line += f" work, {wording.rest_text(rest)} rest" if rest else " work"
        if sets > 1:
            line = f"{sets}{NBSP}sets of {line}" + (f", {wording.rest_text(between)} between sets" if between else "")
        if len(self.members) > 1:
            line += "; one exercise in each, in turn"
        entries = self._turning("interval", count, sets)
        seconds = estimate.set_seconds(work, None)
        tabata = rest is not None and (seconds, rest.seconds) == _TABATA
        pause, after = rest.after(seconds) if rest else 0, between.seconds if between else 0
        whole = sets * (count * (seconds + pause) - pause) + (sets - 1) * after
        title = "Tabata" if tabata else "Intervals"
        return self._made("intervals", entries, title, line, [("Result", "")], count * sets, count), whole

    def _is_inside(self, entry: written.Entry) -> bool:
        """Whether an entry is done in every round, rather than once before or after them."""
        return any(entry is one for one in self.item.exercises)

    def _once(self, entries: list[Entry], before: list[written.Entry], after: list[written.Entry]) -> list[Entry]:
        """The members as printed, those that are done once saying when."""

        def when(entry: written.Entry) -> str:
            return "once, before" if any(entry is one for one in before) else "once, after"

        return [
            printed if self._is_inside(entry) else replace(printed, share=when(entry))
            for printed, (entry, _) in zip(entries, self.members, strict=True)
        ]

    def _more(self, add: Weekly[int] | None) -> str:
        number = add.at(self.week) if add else None
        return f"; {number}{NBSP}rep{'' if number == 1 else 's'} more each round" if number else ""

    def _turning(self, noun: str, count: int, sets: int = 1, step: int = 0) -> list[Entry]:
        """The members, one in each of *count* intervals, in turn; each comes again after *step* intervals."""
        several = len(self.members)
        step = step or several
        entries = self._entries([len(range(first, count, step)) * sets for first in range(several)])
        if several == 1:
            return entries
        return [replace(entry, share=turns(noun, first, step, count)) for first, entry in enumerate(entries, start=1)]

    def _entries(self, rounds: list[int]) -> list[Entry]:
        """The members as printed: what one round asks for, no sets of their own, and no rest but their own."""
        several = len(self.members) > 1
        return [
            plainly(
                entry,
                self.entries.entry(
                    entry, do.times(count), self.week, f"{self.label}{number}" if several else self.label, count
                ),
                entry.rest.at(self.week) if entry.rest else None,
            )
            for number, ((entry, do), count) in enumerate(zip(self.members, rounds, strict=True), start=1)
        ]

    def _made(
        self,
        kind: str,
        entries: list[Entry],
        title: str,
        line: str,
        cells: list[tuple[str, str]],
        ticks: int = 0,
        turn: int = 1,
    ) -> Block:
        """A load is asked for where none is prescribed, and for which exercises where some of them have none."""
        loaded = [entry for entry in entries if entry.load_unit and not _free(entry)]
        if loaded and not any(entry.load[0] for entry in loaded):
            whose = "" if len(loaded) == len(entries) else f" {', '.join(entry.label for entry in loaded)}"
            cells = [*cells, (f"{LOAD_CELL}{whose}", loaded[0].load_unit)]
        score = Score(tuple(cells), ticks if ticks <= MOST_TICKS else 0, turn)
        note = self.entries.note(self.item.for_, self.item.note)
        return Block(kind, tuple(entries), line, note, title, self.label, score=score)  # type: ignore[arg-type]


def _free(entry: Entry) -> bool:
    """Whether nothing but the body is moved, as in pull-ups, where the coach names no weight."""
    gear = [item for item in entry.guide.equipment if not item.endswith("(optional)")]
    return not entry.load[0] and bool(gear) and _BARS.issuperset(gear)


def plainly(entry: written.Entry, printed: Entry, rest: Duration | None = None) -> Entry:
    """A member of a block that is logged as a whole: no sets of its own, and of tempo, rest and the bare body only what
    the coach wrote."""
    return replace(
        printed,
        sets=(),
        tension=None,
        tempo=printed.tempo if entry.tempo else ("", ""),
        load=printed.load if entry.load or printed.load_unit else ("", ""),
        rest=wording.rest_text(rest),
    )
