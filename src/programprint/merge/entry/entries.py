"""Program entries and a library → what every entry means; and, on a day, the entries of a sheet."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.merge.entry import estimate, sets, timing
from programprint.merge.entry.athlete import chosen, concerns, first_weight, load_of
from programprint.merge.entry.checks import check_climb, check_drops, check_entry
from programprint.merge.entry.exercise import Meant, look_up, meant_in
from programprint.merge.entry.figures import Asked, LookUp, Occasion
from programprint.merge.entry.framing import Framing
from programprint.merge.entry.history import History
from programprint.merge.entry.layers import Layers
from programprint.merge.entry.lifter import Lifter
from programprint.merge.entry.rules import check_rules
from programprint.merge.lift import climb
from programprint.merge.plan.calendar import Calendar, Week
from programprint.merge.plan.checks import entries_of
from programprint.merge.plan.course import Course
from programprint.merge.sheet import Entry, WeakSide
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.target import Load
from programprint.read import program as written
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


_FIGURES = ("groups", "sets", "differ", "loads_differ", "load_unit", "effort", "load", "ramp", "wanted")
"""What figures say of an entry."""


class _Frame(Struct, frozen=True):
    """An entry without its figures, and what they are asked for with; it keeps what is *meant*, by whose id it is found."""

    entry: Entry
    asked: Asked
    meant: Meant


class Entries:
    """Every entry of a program, looked up once in the library, then read for any week."""

    def __init__(
        self,
        program: written.Program,
        calendar: Calendar,
        library: Library,
        docket: Docket,
        lifts: Collection[str] = (),
    ) -> None:
        self.program, self.calendar, self.library, self.docket = program, calendar, library, docket
        self.lifter = Lifter(program, library, docket, lifts)
        self.history = History(calendar.weeks, self.layers_of)
        self.frames: dict[Hashable, _Frame] = {}  # the same for all athletes who are asked the same
        self._meant: dict[int, Meant] = {}
        self._in: dict[str, dict[int, Meant]] = {self.lifter.language: self._meant}
        """What every entry means, in the words of each language that an athlete has."""
        self._swapped: dict[Hashable, Meant | None] = {}
        """What it means where another exercise is done in the place of its own, for all who do that."""
        for course in calendar.courses:
            for entry in entries_of(course.session):
                self._look_up(course, entry)
        check_drops([meant.layers for meant in self._meant.values()], docket)
        self._climbing(self._meant)

    @property
    def athlete(self) -> Athlete | None:
        """The one for whom the entries are; None where they are for all."""
        return self.lifter.athlete

    @property
    def weak(self) -> WeakSide:
        """The weak side; empty where nobody knows it."""
        return self.lifter.weak

    @property
    def language(self) -> str:
        """The language of the sheets: the athlete's own, or else the program's."""
        return self.lifter.language

    def of(self, athlete: Athlete) -> Entries:
        """The same for an athlete: with swaps read anew, otherwise in other figures, and in the athlete's language."""
        own = copy(self)
        own.lifter = self.lifter.of(athlete)
        if (language := own.lifter.language) not in self._in:
            self._in[language] = {
                entry: meant_in(meant, self.library, language) for entry, meant in self._meant.items()
            }
        own._meant = self._in[language]
        if athlete.swaps:
            own._swap(athlete)
        return own

    def _swap(self, athlete: Athlete) -> None:
        """Looks up anew the entries of exercises that the athlete does others in the place of."""
        self._meant = dict(self._meant)
        swapped_in = set()
        for course in self.calendar.courses:
            for entry in entries_of(course.session):
                layers = self.layers_of(entry)
                if layers and layers.id in athlete.swaps:
                    self._look_up(course, entry)
                    swapped_in.add(id(entry))
        self._climbing(swapped_in)

    def _look_up(self, course: Course, entry: written.Entry) -> None:
        """What an entry means, with every check of it."""
        found = self._found(course, entry)
        if found is None:
            return
        self._meant[id(entry)] = found
        own, layers, where = found.entry, found.layers, entry.span("exercise")
        if not layers.prescribed:
            message = f"nothing says what to do of “{own.exercise}”"
            self.docket.error(where, message, "add “do:”, such as do: 3x10")
        alone = any(entry is item for item in course.session.exercises)
        for week in course.weeks:
            if do := layers.prescription(week):
                if not found.swapped:
                    check_rules(own, layers, do, week, alone, self.docket)
                check_entry(own, layers, do, week, self.lifter.maxes, self.library, self.docket)

    def _found(self, course: Course, entry: written.Entry) -> Meant | None:
        """The exercise of an entry; of one that others do too in the place of its own, what it means for them."""
        swaps, language = self.athlete.swaps if self.athlete else {}, self.lifter.language
        key = id(entry), swaps.get(self._meant[id(entry)].layers.id) if swaps else None, language
        if not swaps or key not in self._swapped:
            self._swapped[key] = look_up(entry, course.defaults, self.library, swaps, language)
        return self._swapped[key]

    def _climbing(self, entries: Collection[int]) -> None:
        """What climbs by a rule stays within what can be done, in every session of the program; said once of an entry. *entries*
        are looked at, by id."""
        told: set[int] = set()
        for week, turn, course in self.history.sessions():
            here = self.on(week, turn)
            for entry in entries_of(course.session):
                layers = self.layers_of(entry) if id(entry) in entries and id(entry) not in told else None
                do = here.prescription(entry, week.here) if layers else None
                if layers and do:
                    do = do.loaded(here.load(layers, week.here))
                    told |= {id(entry)} if check_climb(entry, layers, do, week.here, self.docket) else set()

    def meant(self, entry: written.Entry) -> Meant:
        """The exercise that an entry means."""
        return self._meant[id(entry)]

    def known(self, entry: written.Entry) -> Meant | None:
        """The same, or None where the library has no such exercise."""
        return self._meant.get(id(entry))

    def layers_of(self, entry: written.Entry) -> Layers | None:
        """An entry under its layers; None where the library has no such exercise."""
        meant = self._meant.get(id(entry))
        return meant.layers if meant else None

    @property
    def exercises(self) -> list[str]:
        """The ids of all exercises, each once, in the order of the program."""
        return list(dict.fromkeys(meant.layers.id for meant in self._meant.values()))

    def concerned(self, entry: written.Entry) -> bool:
        """Whether an entry is for the athlete."""
        return concerns(entry.for_, self.athlete)

    def takes_place(self, item: written.Block, week: int) -> bool:
        """Whether a week has an entry, or any of a block's."""
        members = item.members if isinstance(item, written.Together) else [item]
        return any(self.concerned(entry) and self.meant(entry).layers.prescription(week) for entry in members)

    def loads(self) -> Iterator[tuple[Load, str, str]]:
        """Every load that is prescribed in any week, with the id of the exercise and of the lift that a percentage of it
        would be taken of."""
        for course in self.calendar.courses:
            for entry in entries_of(course.session):
                layers = self.layers_of(entry)
                for week in course.weeks if layers else ():
                    assert layers
                    do, lift = layers.prescription(week), self.lifter.loading(layers).lift
                    for load in [group.load for group in do.loaded(layers.load(week)).groups] if do else ():
                        if load:
                            yield load, layers.id, lift(load)

    def on(self, week: Week, turn: int, look_up: LookUp | None = None) -> SessionEntries:
        """The entries in the session of that number in a week, counted from 0: what climbs by a rule depends on it. Figures are
        those of the lifter, unless they are looked up elsewhere."""
        return SessionEntries(self, week, turn, look_up or (lambda _, asked: self.lifter.figures(asked)))


class SessionEntries:
    """The entries of a program in one session of a week."""

    def __init__(self, entries: Entries, week: Week, turn: int, look_up: LookUp) -> None:
        self.entries, self.athlete = entries, entries.athlete
        self._week, self._turn, self._look_up = week, turn, look_up
        self._weeks = week.number - 1 if entries.lifter.climbs else 0
        """The weeks that have gone by, where a training max climbs with them."""

    def _gone_by(self, layers: Layers, value: Prescription | Load) -> tuple[int, int]:
        """The weeks and sessions that lie behind."""
        return self.entries.history.gone_by(layers.id, value, self._week, self._turn)

    def prescription(self, entry: written.Entry, week: int) -> Prescription | None:
        """What an entry asks for in a week; None in a week without it, or of an athlete whom it does not concern."""
        if not self.entries.concerned(entry):
            return None
        layers = self.entries.meant(entry).layers
        if (do := layers.prescription(week)) is None:
            return None
        loadable = self.entries.lifter.loading(layers).rounded
        return chosen(climb.prescription_after(do, *self._gone_by(layers, do), loadable), self.athlete)

    def load(self, layers: Layers, week: int) -> Load | None:
        """The load of a week, with all that its rule has added."""
        if (load := layers.load(week)) is None:
            return None
        loadable = self.entries.lifter.loading(layers).rounded
        return load_of(climb.load_after(load, *self._gone_by(layers, load), loadable), self.athlete)

    def _earned(self, layers: Layers, week: int, asked: Asked) -> Asked:
        """What is asked, where `progress` makes its loads depend on the gym: each since which week, and what it then was."""
        do, rules = layers.prescription(week), layers.progress(week)
        if asked.swapped or not do or not rules or not rules.changes_load(weeks_later=True):
            return asked
        written = do.loaded(layers.load(week)).groups
        since = tuple(
            self.entries.history.earned_since(layers.id, group.load, self._week, self._turn)
            if group.load and sets.in_figures(group.load)
            else 0
            for group in written
        )
        if not any(since) or len(written) != len(asked.do.groups):
            return asked
        begun = (
            replace(group, load=climb.load_after(first.load, 0, 0)) if past else group
            for group, first, past in zip(asked.do.groups, written, since, strict=True)
        )
        return replace(asked, do=Prescription(tuple(begun)), earned=since)

    def rest(self, entry: written.Entry, week: int) -> Duration | None:
        """The rest after a set of an entry in a week, from whichever layer says one."""
        return self.entries.meant(entry).layers.rest(week)

    def timed(self, entry: written.Entry, do: Prescription, week: int) -> estimate.Timed:
        """What the entry costs in time."""
        return timing.timed(self.entries.meant(entry), do, week)

    def named(self, groups: Sequence[str]) -> tuple[str, ...]:
        """The groups that something is for, to be named where it is printed for all."""
        return () if self.athlete else tuple(groups)

    def entry(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int = 0) -> Entry:
        """The entry as printed under *label*; in a circuit of some *rounds*, what one round asks for."""
        frame = self._frame(entry, do, week, label, rounds)
        figures = self._look_up(Occasion(self._week.number, self._turn, id(entry), label, rounds), frame.asked)
        return replace(frame.entry, **{name: getattr(figures, name) for name in _FIGURES})

    def _frame(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int) -> _Frame:
        meant = self.entries.meant(entry)
        load, frames = self.load(meant.layers, week), self.entries.frames
        if self.athlete is None:
            return self._framed(entry, do, load, week, label, rounds)
        key = (id(entry), id(meant), do, load, week, self._weeks, self._turn, label, rounds, self.entries.weak)
        if key not in frames:
            frames[key] = self._framed(entry, do, load, week, label, rounds)
        return frames[key]

    def _framed(
        self, entry: written.Entry, do: Prescription, load: Load | None, week: int, label: str, rounds: int
    ) -> _Frame:
        meant, lifter = self.entries.meant(entry), self.entries.lifter
        framing = Framing(meant, do, load, week, self.entries.weak)
        lifts = lifter.lifts(meant.layers, framing.do, meant.layers.ramp(week))
        opens = self.athlete is not None and not any(self.prescription(entry, past) for past in range(1, week))
        asked = framing.asked(lifts, opens, first_weight(meant.layers, week, self.athlete), self._weeks)
        maxima = self.entries.history.maxima_earned(asked.lifts, self._week, self._turn, lifter) if asked.shares else ()
        asked = replace(self._earned(meant.layers, week, asked), maxima=maxima)
        framed = framing.entry(label, rounds, self.named(meant.entry.for_))
        return _Frame(replace(framed, staged=self._staged(meant.layers, framed, week)), lifter.numbered(asked), meant)

    def _staged(self, layers: Layers, entry: Entry, week: int) -> int:
        """The week since which the stage of an entry depends on what happened in the gym; 0 where it does not."""
        do, rules, known = layers.prescription(week), layers.progress(week), self.entries.history
        return known.staged_since(layers.id, do, rules, self._week, self._turn) if entry.stage and do and rules else 0
