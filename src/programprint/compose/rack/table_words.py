"""What is said of an exercise of several athletes: in the head of its table what holds for all, in a row what holds for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.compose.log.words import named
from programprint.compose.table.block import Planned, common
from programprint.compose.table.close import flowing
from programprint.compose.table.row_words import runs_of, share, taken
from programprint.compose.type.paragraph import Run
from programprint.merge.sheet import Block, Cell, Entry, Score, SetLine, Wanted
from programprint.notation.scanner import NBSP
from programprint.notation.target import Load, Weight
from programprint.read.layout import Type
from programprint.wording import blocks, loads, maxima, targets
from programprint.wording import entries as of_entries
from programprint.wording.entries import DetailKind
from programprint.wording.words import Words

Saying = Callable[[Entry, Words], str]
"""Something that is said of an exercise, in words."""
Asking = tuple[int, str]
"""The number of a row, and the id of a maximum that it asks for."""
Paragraph = tuple[list[Run], float]
"""Runs, and the size of their type."""


class Lifting(Struct, frozen=True):
    """One athlete at one exercise. *number* is the athlete's row, counted from 1; *name* is empty where the pen fills it in."""

    number: int
    name: str
    planned: Planned

    @property
    def entry(self) -> Entry:
        """Whose sets have cells: of intervals that are timed, every run is one."""
        if (score := self.timed) is None:
            return self.planned.rows or self.planned.entry
        runs = [SetLine(number, ("both",), opens=number == 1) for number in range(1, score.ticks + 1)]
        return replace(self.planned.entry, sets=tuple(runs), load_unit="")

    @property
    def timed(self) -> Score | None:
        """The runs of which every time is written down; None where anything else is."""
        score = self.planned.score
        plain = score and score.timed and all(cell.kind == "result" for cell in score.cells)
        return score if plain else None

    @property
    def results(self) -> tuple[Cell, ...]:
        """The cells of what is written down of a block by the clock; none where every run has its own."""
        return () if self.timed else self.planned.results

    @property
    def told(self) -> tuple[Entry, ...]:
        """Whose names and amounts stand in the head: all that are written down together."""
        return self.planned.block.entries if self.planned.shares else (self.planned.entry,)

    @property
    def stem(self) -> str:
        """How the ids of its fields begin: those of the athlete's own sheet, after the number of the row."""
        return f"r{self.number}/{self.planned.block_stem if self.planned.shares else self.planned.stem}"


class TableWords:
    """What the athletes at one exercise are told."""

    def __init__(self, liftings: Sequence[Lifting], words: Words, earlier: frozenset[Asking] = frozenset()) -> None:
        self.words, self.planned, self.earlier = words, liftings[0].planned, earlier
        self.celled: dict[int, Wanted] = {}
        """The maximum of which a row has the cell, by its place; of those asked *earlier* in the session none has another."""
        self.numbers = [lifting.number for lifting in liftings]
        self.entries = [lifting.entry for lifting in liftings]
        self.told = [lifting.told for lifting in liftings]
        self.together = bool(self.planned.results) or any(len(told) > 1 for told in self.told)
        """Whether exercises are written down together: their loads stand with their names then."""
        self.alike = len({tuple(self._asked(entry) for entry in told) for told in self.told}) == 1

    def own(self, index: int) -> Iterator[list[Run]]:
        """What a row says for itself: its load and its plates, and whatever is not the same in all rows."""
        entry, told = self.entries[index], self.told[index]
        if not self.alike:
            for one in told:
                found = [(Run(amount, "bold"), Run(how)) for amount, how in self._asked(one)]
                yield from ([Run(one.label if len(told) > 1 else ""), *runs] for runs in found)
        if self.together:
            if len({tuple(one.load for one in others) for others in self.told}) == 1:
                return
            for one in told:
                weight, origin = loads.aim_of(one.load, self.words)
                if weight:
                    yield [Run(one.label), Run(weight, "semibold"), Run(origin)]
            return
        words, by_load = self.words, {group.load: group for group in entry.groups if group.load}
        for load, group in by_load.items():
            if len(by_load) > 1 and not isinstance(load, Weight):
                continue  # it stands beside what is asked
            which = [Run(words("rack.sets", n=_sets_with(load, entry, words)))] if len(by_load) > 1 else []
            plates = Run(loads.in_brackets(group.plates, words))
            yield [*which, Run(targets.load(load, words), "semibold"), plates] if entry.load_unit else []

    def unknown(self, index: int) -> Wanted | None:
        """The one maximum that a row may have a cell for: nobody knows it, and nothing earlier asks for it."""
        asked = self.entries[index].wanted
        if self.together or len(asked) != 1 or (self.numbers[index], asked[0].id) in self.earlier:
            return None
        return asked[0]

    def below(self, index: int) -> list[Run]:
        """What stands below a row: where its load comes from, its warm-up and its note, where they are not those of all."""
        if self.together:
            return []
        entry = self.entries[index]
        return flowing(
            [
                Run(self.words("detail.warm-up") if what is _ramp and entry.ramp else "", "bold"),
                Run(what(entry, self.words)),
            ]
            for what in (_origin_apart, _ramp, of_entries.note)
            if not self._common(what)
        )

    def _common(self, what: Saying) -> str:
        return common(what(entry, self.words) for entry in self.entries)

    def _asked(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        """What to do and how, without the weights where they stand with their plates in the rows."""
        return of_entries.amounts(entry, self.words, weights=self.together)

    @property
    def aim(self) -> str:
        """What the targets of all rows are a share of, where each row says its own target."""
        entry = self.entries[0]
        alone = not self.together and entry.load_unit and len({group.load for group in entry.groups}) == 1
        return self._common(_origin_apart) if alone else ""

    def title(self, continued: bool, type_: Type, aimed: bool = False) -> Iterator[Paragraph]:
        """Label, name and what to do; then the details that hold for all rows, without what the targets are a share of where that
        is said above these: where they are *aimed*. Exercises that are written down together all stand here, below how they are
        taken."""
        told, block = self.told[0], self.planned.block
        if len(told) == 1 and not self.planned.results:
            yield from self._title(told[0], self.planned.opens, continued, type_, aimed)
            return
        again = [Run(self.words("continued"), "italic")] if continued else []
        yield [*taken(block, self.words), *again], type_.body
        if continued:
            yield [Run(self.words.listed(entry.guide.name for entry in told))], type_.small
            return
        yield [Run(blocks.note(block, self.words))], type_.small
        for entry in told:
            yield from self._title(entry, None, False, type_)

    def _title(
        self, entry: Entry, block: Block | None, continued: bool, type_: Type, aimed: bool = False
    ) -> Iterator[Paragraph]:
        """What the head says of one exercise."""
        words = self.words
        asked = [run for amount, how in self._asked(entry) for run in (Run("·"), Run(amount, "bold"), Run(how))]
        labelled = entry is self.told[0][0] or entry.label != self.planned.block.label
        name = [
            Run(f"{entry.label}{NBSP}" if labelled else "", "bold"),
            *named(entry, words),
            *(asked if self.alike else []),
        ]
        if continued:
            yield [*name, Run(words("continued"), "italic")], type_.body
            return
        details = [
            taken(block, words) if block else [],
            [Run(blocks.note(block, words) if block else "")],
            share(entry, words),
            [] if aimed else self._load_told(entry),
            self._wanted(entry),
            *_told(entry, words, "tempo", "rest"),
            *(_told(entry, words, "warm-up") if self._same(entry, _ramp) else []),
            *_told(entry, words, "last time", "next time", "instead"),
            [Run(of_entries.note(entry, words) if self._same(entry, of_entries.note) else "")],
            [Run(entry.cue, "italic")],
        ]
        yield name, type_.body
        yield flowing(details), type_.small

    def _load_told(self, entry: Entry) -> list[Run]:
        """The load of all rows and where it comes from, where no row says its own."""
        load, origin = loads.aim_of(entry.load, self.words)
        apart = entry.load_unit or not load
        if self.together:
            origin = origin if load else loads.origin_apart(entry.load, self.words)
            alike = self._same(entry, lambda one, words: " ".join(loads.aim_of(one.load, words)))
            return [Run(load, "semibold"), Run(origin)] if alike else []
        return [
            Run("" if entry.load_unit else load, "semibold"),
            Run(self._common(_origin_apart if apart else _origin)),
        ]

    def _wanted(self, entry: Entry) -> list[Run]:
        """Where to write the maxima that nobody knows of some who do an exercise."""
        at = self._place(entry)
        asked = [
            (index, one)
            for index, told in enumerate(self.told)
            for one in (told[at].wanted if at < len(told) else ())
            if (self.numbers[index], one.id) not in self.earlier
        ]
        by_hand, celled = (
            dict.fromkeys(maxima.wanted(one, self.words) for index, one in asked if (index in self.celled) is in_cell)
            for in_cell in (False, True)
        )
        return [
            Run(self.words(phrase, what=self.words.listed(what)))
            for phrase, what in (("rack.maximum", by_hand), ("rack.maximum.cell", celled))
            if what
        ]

    def _place(self, entry: Entry) -> int:
        """The place of an exercise among those that are written down together."""
        return next((index for index, one in enumerate(self.told[0]) if one is entry), 0)

    def _same(self, entry: Entry, what: Saying) -> bool:
        """Whether something is said alike of an exercise to all athletes."""
        at = self._place(entry)
        return len({what(told[at], self.words) if at < len(told) else "" for told in self.told}) == 1


def _sets_with(load: Load, entry: Entry, words: Words) -> str:
    """The numbers of the sets with a load: “1”, “4–5”, “1, 3”."""
    loads = [group.load for group in entry.groups for _ in range(group.do.sets)]
    found = [number for number, other in enumerate(loads, start=1) if other == load]
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return words("rack.sets.span", first=found[0], last=found[-1])
    return words.joined("rack.sets.comma", map(words.number, found))


def _origin(entry: Entry, words: Words) -> str:
    return loads.aim_of(entry.load, words)[1]


def _origin_apart(entry: Entry, words: Words) -> str:
    return loads.origin_apart(entry.load, words)


def _ramp(entry: Entry, words: Words) -> str:
    return loads.ramp(entry.ramp, words) if entry.ramp else ""


def _told(entry: Entry, words: Words, *kinds: DetailKind) -> list[list[Run]]:
    return [runs_of(detail) for detail in of_entries.details(entry, words, *kinds)]
