"""Program entries and a library → the entries of a sheet, week by week."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge import wording
from programprint.merge.block import estimate, timing
from programprint.merge.entry.checks import check_climb, check_drops, check_entry
from programprint.merge.entry.exercise import Meant, look_up
from programprint.merge.entry.figures import Asked, Figures
from programprint.merge.entry.framing import Framing
from programprint.merge.entry.layers import Layers
from programprint.merge.lift import climb
from programprint.merge.lift.lifter import Lifter
from programprint.merge.plan.calendar import Calendar, Course, Week
from programprint.merge.plan.checks import entries_of
from programprint.merge.plan.history import History
from programprint.merge.sheet import Entry, WeakSide, Words
from programprint.merge.team.athlete import concerns, weighed
from programprint.notation.duration import Duration
from programprint.notation.load import Load
from programprint.notation.prescription import Prescription
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.read.roster import Athlete


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
        problems: Problems,
    ) -> None:
        self.program, self.calendar, self.library, self.problems = program, calendar, library, problems
        self.lifter = Lifter(program, library, problems)
        self._place: tuple[Week, int] | None = None
        self._noted: list[tuple[tuple[Hashable, ...], Asked]] | None = None
        self._frames: dict[Hashable, _Frame] = {}
        self._given: Iterator[Figures] | None = None
        self._who: Words | None = None
        self._history = History(calendar.weeks, self._layers_of)
        self._meant: dict[int, Meant] = {}
        for course in calendar.courses:
            for entry in entries_of(course.session):
                self._look_up(course, entry)
        check_drops([meant.layers for meant in self._meant.values()], problems)
        self._climbing(self._meant)

    @property
    def athlete(self) -> Athlete | None:
        """The one for whom the entries are; None where they are for all."""
        return self.lifter.athlete

    @property
    def weak(self) -> WeakSide:
        """The weak side; empty where nobody knows it."""
        return self.lifter.weak

    def of(self, athlete: Athlete) -> Entries:
        """The same for an athlete: with swaps read anew, otherwise in other figures."""
        own = copy(self)
        own.lifter = self.lifter.of(athlete)
        if athlete.swaps:
            own._swap(athlete)
        return own

    def noting(self) -> tuple[Entries, list[tuple[tuple[Hashable, ...], Asked]]]:
        """The same, and a list in which everything that is asked for in figures will stand, with its place in the program."""
        own = copy(self)
        own._noted = []
        return own, own._noted

    def given(self, who: Words, figures: Iterator[Figures]) -> Entries:
        """The same with what is said of the athlete, and with figures in the order in which they are asked for."""
        own = copy(self)
        own._who, own._given = who, figures
        return own

    def on(self, week: Week, turn: int) -> Entries:
        """The same in the session of that number in a week, counted from 0: what climbs by a rule depends on it."""
        here = copy(self)
        here._place = week, turn
        return here

    def _swap(self, athlete: Athlete) -> None:
        """Looks up anew the entries of exercises that the athlete does others in the place of."""
        self._meant = dict(self._meant)
        self._history = History(self.calendar.weeks, self._layers_of)
        swapped_in = set()
        for course in self.calendar.courses:
            for entry in entries_of(course.session):
                layers = self._layers_of(entry)
                if layers and layers.id in athlete.swaps:
                    self._look_up(course, entry)
                    swapped_in.add(id(entry))
        self._climbing(swapped_in)

    def _look_up(self, course: Course, entry: written.Entry) -> None:
        """What an entry means, with every check of it."""
        found = look_up(entry, course.defaults, self.library, self.athlete.swaps if self.athlete else {})
        if found is None:
            return
        self._meant[id(entry)] = found
        own, layers, where = found.entry, found.layers, entry.span("exercise")
        if not layers.prescribed:
            said = f"nothing says what to do of “{own.exercise}”"
            self.problems.error(where, said, "add “do:”, such as do: 3x10")
        for week in course.weeks:
            if do := layers.prescription(week):
                check_entry(own, layers, do, week, self.lifter.maxes, self.library, self.problems)

    @property
    def exercises(self) -> list[str]:
        """The ids of all exercises, each once, in the order of the program."""
        return list(dict.fromkeys(meant.layers.id for meant in self._meant.values()))

    def _layers_of(self, entry: written.Entry) -> Layers | None:
        meant = self._meant.get(id(entry))
        return meant.layers if meant else None

    def _climbing(self, entries: Collection[int]) -> None:
        """What climbs by a rule stays within what can be done, in every session of the program; said once of an entry. *entries*
        are looked at, by id."""
        told: set[int] = set()
        for week, turn, course in self._history.sessions():
            here = self.on(week, turn)
            for entry in entries_of(course.session):
                layers, known = self._layers_of(entry), id(entry) in told or id(entry) not in entries
                do = here.prescription(entry, week.here) if layers and not known else None
                if layers and do:
                    do = do.loaded(here._load(layers, week.here))
                    told |= {id(entry)} if check_climb(entry, layers, do, week.here, self.problems) else set()

    def _gone_by(self, layers: Layers, value: Prescription | Load) -> tuple[int, int]:
        """The weeks and sessions that lie behind; none where nobody asked for a week."""
        return self._history.gone_by(layers.id, value, *self._place) if self._place else (0, 0)

    @property
    def _weeks(self) -> int:
        """The weeks that have gone by, where a training max climbs with them."""
        return self._place[0].number - 1 if self._place and self.lifter.climbs else 0

    def prescription(self, entry: written.Entry, week: int) -> Prescription | None:
        """What an entry asks for in a week; None in a week without it, or of an athlete whom it does not concern."""
        if not concerns(entry.for_, self.athlete):
            return None
        layers = self._meant[id(entry)].layers
        if (do := layers.prescription(week)) is None:
            return None
        return climb.prescription_after(do, *self._gone_by(layers, do), self.lifter.loading(layers).rounded)

    def _load(self, layers: Layers, week: int) -> Load | None:
        """The load of a week, with all that its rule has added."""
        if (load := layers.load(week)) is None:
            return None
        return climb.load_after(load, *self._gone_by(layers, load), self.lifter.loading(layers).rounded)

    def _first(self, layers: Layers, week: int) -> Load | None:
        """The first weight of the first week, up to this one, in which an entry has one."""
        if self.athlete is None:
            return None
        for past in range(1, week + 1):
            do = layers.prescription(past)
            for group in do.loaded(layers.load(past)).groups if do else ():
                if weighed(group.load):
                    return group.load and replace(group.load, rule=None, also=None)
        return None

    def rest(self, entry: written.Entry, week: int) -> Duration | None:
        """The rest after a set of an entry in a week, from whichever layer says one."""
        return self._meant[id(entry)].layers.rest(week)

    def timed(self, entry: written.Entry, do: Prescription, week: int) -> estimate.Timed:
        """What the entry costs in time."""
        return timing.timed(self._meant[id(entry)], do, week)

    def loads(self) -> Iterator[tuple[Load, str, str]]:
        """Every load that is prescribed in any week, with the id of the exercise and of the lift that a percentage of it
        would be taken of."""
        for course in self.calendar.courses:
            for entry in entries_of(course.session):
                layers = self._layers_of(entry)
                for week in course.weeks if layers else ():
                    assert layers
                    do, lift = layers.prescription(week), self.lifter.loading(layers).lift
                    for load in [group.load for group in do.loaded(layers.load(week)).groups] if do else ():
                        if load:
                            yield load, layers.id, lift(load)

    def note(self, groups: Sequence[str], note: str) -> str:
        """The note of something that is for some groups; they are named where it is printed for all."""
        return note if self.athlete else wording.for_groups(groups, note)

    def words(self) -> Words:
        """What a sheet says of the athlete."""
        return self._who or self.lifter.words()

    def entry(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int = 0) -> Entry:
        """The entry as printed under *label*; in a circuit of some *rounds*, what one round asks for."""
        frame = self._frame(entry, do, week, label, rounds)
        figures = self._figured(frame.asked, (id(entry), label, rounds)) if self._given is None else next(self._given)
        return replace(
            frame.entry,
            prescription=figures.prescription,
            groups=figures.groups,
            sets=figures.sets,
            load_unit=figures.load_unit,
            effort=figures.effort,
            load=figures.load,
            overview=(figures.overview, frame.asked.per_side),
            ramp=figures.ramp,
            plates=figures.plates,
        )

    def _figured(self, asked: Asked, place: tuple[Hashable, ...]) -> Figures:
        """The figures of what is asked for; noted, where somebody notes."""
        if self._noted is not None:
            week, turn = self._place or (None, 0)
            self._noted.append(((week.number if week else 0, turn, *place), asked))
        return self.lifter.figures(asked)

    def _frame(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int) -> _Frame:
        """What of an entry is the same for all athletes who are asked the same; made once for all of them."""
        meant = self._meant[id(entry)]
        load = self._load(meant.layers, week)
        if self.athlete is None:
            return self._framed(entry, do, load, week, label, rounds)
        key = (id(entry), id(meant), do, load, week, self._weeks, label, rounds, self.weak)
        if key not in self._frames:
            self._frames[key] = self._framed(entry, do, load, week, label, rounds)
        return self._frames[key]

    def _framed(
        self, entry: written.Entry, do: Prescription, load: Load | None, week: int, label: str, rounds: int
    ) -> _Frame:
        meant = self._meant[id(entry)]
        framing = Framing(meant, do, load, week, self.weak)
        said = meant.entry.note.at(week) if meant.entry.note else None
        note = self.note(meant.entry.for_, said or "")
        lifts = self.lifter.lifts(meant.layers, framing.do, meant.layers.ramp(week))
        opens = self.athlete is not None and not any(self.prescription(entry, past) for past in range(1, week))
        asked = framing.asked(lifts, rounds, opens, self._first(meant.layers, week), self._weeks)
        return _Frame(framing.entry(label, note), self.lifter.numbered(asked), meant)
