"""Program entries and a library → the entries of a sheet, week by week."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.merge import climb, estimate, sets, wording
from programprint.merge.athlete import concerns, maxes_over, swapped, unweighed
from programprint.merge.calendar import Calendar, Course, Week
from programprint.merge.checks import entries_of
from programprint.merge.entry_checks import check_climb, check_entry
from programprint.merge.figures import Asked, Figures, figures
from programprint.merge.history import History
from programprint.merge.layers import THINNED, Layers
from programprint.merge.loads import Loading
from programprint.merge.maxes import maxes_of
from programprint.merge.sheet import Entry, Guide, Side, Words
from programprint.notation.amount import Amount, Limb
from programprint.notation.duration import Duration
from programprint.notation.load import BODY, Load
from programprint.notation.prescription import Prescription
from programprint.notation.ramp import Ramp
from programprint.notation.set_group import SetGroup
from programprint.notation.units import COUNTED, METRES, Unit
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.exercise import Sides
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.read.roster import Athlete

WeakSide = Literal["", "L", "R"]
_LETTER: dict[str | None, WeakSide] = {"left": "L", "right": "R", None: ""}


class _Resolved(Struct, frozen=True):
    """An entry with its layers and all the words about its exercise."""

    entry: written.Entry
    layers: Layers
    guide: Guide
    instead: tuple[str, ...]


class _Frame(Struct, frozen=True):
    """An entry without its figures, and what they are asked for with."""

    entry: Entry
    asked: Asked
    resolved: _Resolved


class Entries:
    """Every entry of a program, resolved once against the library, then read for any week."""

    def __init__(
        self,
        program: written.Program,
        calendar: Calendar,
        library: Library,
        problems: Problems,
    ) -> None:
        self.program, self.calendar, self.library, self.problems = program, calendar, library, problems
        self.athlete: Athlete | None = None
        self._place: tuple[Week, int] | None = None
        self._maxes = self._of_program = maxes_of(program, library, problems)
        self._noted: list[tuple[tuple[Hashable, ...], Asked]] | None = None
        self._numbers: dict[Asked, int] = {}
        self._frames: dict[Hashable, _Frame] = {}
        self._given: Iterator[Figures] | None = None
        self._who: Words | None = None
        self._figures: dict[Hashable, Figures] = {}
        self._seen: dict[Hashable, int] = {}
        self._tokens: dict[str, int] = {}
        self._history = History(calendar.weeks, self._layers_of)
        self.weak: WeakSide = _LETTER[program.weak_side]
        self._resolved: dict[int, _Resolved] = {}
        for course in calendar.courses:
            for entry in entries_of(course.session):
                self._resolve(course, entry)
        self._drops()
        self._climbing(self._resolved)

    def of(self, athlete: Athlete) -> Entries:
        """The same for an athlete: with swaps read anew, otherwise in other figures."""
        own = self.in_figures_of(athlete)
        if athlete.swaps:
            own._swap()
        return own

    def in_figures_of(self, athlete: Athlete) -> Entries:
        """The same in the figures of an athlete with the same swaps."""
        own = copy(self)
        own._know(athlete)
        return own

    def _know(self, athlete: Athlete) -> None:
        self.athlete = athlete
        self.weak = _LETTER[athlete.weak_side or self.program.weak_side]
        self._maxes = maxes_over(self._of_program, athlete, self.program.units)
        self._tokens = {}

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

    def figures(self, asked: Asked) -> Figures:
        """The figures of what is asked for; computed once for all athletes who bring the same to it."""
        if self.athlete is None:
            return figures(asked, self._loading(asked.layers, asked.weeks), None, self.program.units)
        start = self.athlete.starts.get(asked.exercise)
        key = (asked.number, self._maxes.units, start, *[self._token(lift) for lift in asked.lifts])
        if key not in self._figures:
            whole = self._maxes.whole(start) if start else None
            loading = self._loading(asked.layers, asked.weeks)
            self._figures[key] = figures(asked, loading, whole, self.program.units)
        return self._figures[key]

    def _token(self, lift: str) -> int:
        """A number for what an athlete brings to a lift: the same for all who bring the same."""
        if lift not in self._tokens:
            brought = (self._maxes.known.get(lift), self._maxes.share(lift))
            self._tokens[lift] = self._seen.setdefault(brought, len(self._seen))
        return self._tokens[lift]

    def _swap(self) -> None:
        """Reads anew the entries of exercises that the athlete does others in the place of."""
        assert self.athlete
        self._resolved = dict(self._resolved)
        self._history = History(self.calendar.weeks, self._layers_of)
        swapped_in = set()
        for course in self.calendar.courses:
            for entry in entries_of(course.session):
                layers = self._layers_of(entry)
                if layers and layers.id in self.athlete.swaps:
                    self._resolve(course, entry)
                    swapped_in.add(id(entry))
        self._climbing(swapped_in)

    def _drops(self) -> None:
        """A line to drop that an entry does not have is an error; one of a default is, when no entry at all has it."""
        uses: dict[tuple[int, str, int], list[bool]] = {}
        asked: dict[tuple[int, str, int], tuple[written.Override, int]] = {}
        for resolved in self._resolved.values():
            missed = {(id(layer), field, index): count for layer, field, index, count in resolved.layers.undropped}
            for layer in resolved.layers.layers:
                for field in (f"drop_{name}" for name in THINNED):
                    for index in range(len(getattr(layer, field))):
                        key = (id(layer), field, index)
                        uses.setdefault(key, []).append(key not in missed)
                        asked[key] = (layer, missed.get(key, 0))
        for key, (layer, count) in asked.items():
            _, field, index = key
            where = layer.span(field, index)
            if where and not any(uses[key]):
                self.problems.error(
                    where,
                    f"“{_short(getattr(layer, field)[index])}” is none of the {count} lines that it could drop",
                    f"write its number, 1 to {count}, or how it begins" if count else "there is nothing to drop",
                )

    def _resolve(self, course: Course, entry: written.Entry) -> None:
        where = entry.span("exercise")
        if where is None or entry.stands_in("exercise") or not (found := self.library.find(entry.exercise, where)):
            return
        asked = entry
        if self.athlete and (instead := self.athlete.swaps.get(found[0])) and (exercise := self.library.get(instead)):
            found, entry = (instead, exercise), swapped(entry, exercise)
        layers = Layers(*found, [*course.defaults, entry])
        self._resolved[id(asked)] = _Resolved(entry, layers, self._linked(layers, entry), self._instead(entry))
        if not layers.prescribed:
            self.problems.error(where, f"nothing says what to do of “{entry.exercise}”", "add “do:”, such as do: 3x10")
        for week in course.weeks:
            if do := layers.prescription(week):
                check_entry(entry, layers, do, week, self._maxes, self.library, self.problems)

    @property
    def exercises(self) -> list[str]:
        """The ids of all exercises, each once, in the order of the program."""
        return list(dict.fromkeys(resolved.layers.id for resolved in self._resolved.values()))

    def _layers_of(self, entry: written.Entry) -> Layers | None:
        resolved = self._resolved.get(id(entry))
        return resolved.layers if resolved else None

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

    def _linked(self, layers: Layers, entry: written.Entry) -> Guide:
        """The guide with its picture, and its variations that have a file of their own explained by that file where they
        say nothing."""
        guide = layers.guide()
        explained = []
        for index, variation in enumerate(guide.variations):
            if variation.exercise:
                owner = entry if entry.says("variations") else layers.exercise
                where = owner.span("variations", index, "exercise")
                found = self.library.find(variation.exercise, where) if where else None
                if found and not variation.note:
                    variation = variation.changed(note=found[1].summary)
            explained.append(variation)
        return replace(guide, variations=tuple(explained), picture=self.library.picture(layers.id))

    def _instead(self, entry: written.Entry) -> tuple[str, ...]:
        """The names of the exercises that may replace an entry."""
        found = (
            self.library.find(name, where)
            for n, name in enumerate(entry.instead)
            if (where := entry.span("instead", n))
        )
        return tuple(exercise.name for _, exercise in filter(None, found))

    def on(self, week: Week, turn: int) -> Entries:
        """The same in the session of that number in a week, counted from 0: what climbs by a rule depends on it."""
        here = copy(self)
        here._place = week, turn
        return here

    def _gone_by(self, layers: Layers, value: Prescription | Load) -> tuple[int, int]:
        """The weeks and sessions that lie behind; none where nobody asked for a week."""
        return self._history.gone_by(layers.id, value, *self._place) if self._place else (0, 0)

    def prescription(self, entry: written.Entry, week: int) -> Prescription | None:
        """What an entry asks for in a week; None in a week without it, or of an athlete whom it does not concern."""
        if not concerns(entry.for_, self.athlete):
            return None
        layers = self._resolved[id(entry)].layers
        do = layers.prescription(week)
        return climb.prescription_after(do, *self._gone_by(layers, do), self._loading(layers).rounded) if do else None

    def _load(self, layers: Layers, week: int) -> Load | None:
        """The load of a week, with all that its rule has added."""
        load = layers.load(week)
        return climb.load_after(load, *self._gone_by(layers, load), self._loading(layers).rounded) if load else None

    def rest(self, entry: written.Entry, week: int) -> Duration | None:
        """The rest after a set of an entry in a week, from whichever layer says one."""
        return self._resolved[id(entry)].layers.rest(week)

    def default_rest(self, course: Course, week: int) -> Duration | None:
        """The rest that the session, the phase or the program says for everything."""
        rests = (layer.rest.at(week) for layer in reversed(course.defaults) if layer.rest)
        return next((rest for rest in rests if rest), None)

    def timed(self, entry: written.Entry, do: Prescription, week: int) -> estimate.Timed:
        """What the entry costs in time."""
        resolved = self._resolved[id(entry)]
        entry, layers = resolved.entry, resolved.layers
        rest, between, ramp = layers.rest(week), layers.rest_between_sides(week), layers.ramp(week)
        trained = sets.sides_of(do, layers)
        first = do.groups[0]
        both_at_once = first.of_both or (trained == "alternating" and first.amount.unit not in COUNTED)
        sides = 1 if entry.side or trained == "both" or both_at_once else 2
        do = do.loaded(layers.load(week))
        return estimate.timed(
            do,
            layers.tempo(week, do),
            sides,
            rest,
            sets.extra_sets(entry, week),
            between.seconds if between and trained == "each" else 0.0,
            len(ramp.steps or sets.USUAL_RAMP) if ramp else 0,
        )

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

    def _frame(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int) -> _Frame:
        """What of an entry is the same for all athletes who are asked the same; made once for all of them."""
        resolved = self._resolved[id(entry)]
        load = self._load(resolved.layers, week)
        if self.athlete is None:
            return self._framed(entry, do, load, week, label, rounds)
        key = (id(entry), id(resolved), do, load, week, self._weeks, label, rounds, self.weak)
        if key not in self._frames:
            self._frames[key] = self._framed(entry, do, load, week, label, rounds)
        return self._frames[key]

    def _framed(
        self, written_: written.Entry, bare: Prescription, load: Load | None, week: int, label: str, rounds: int
    ) -> _Frame:
        resolved, do = self._resolved[id(written_)], bare.loaded(load)
        entry, layers, guide, content = resolved.entry, resolved.layers, resolved.guide, resolved.layers.content
        sides = "each" if entry.side else sets.sides_of(do, layers)
        written_limb = next((group.limb for group in do.groups if group.limb), None)
        limb: Limb = content["limb"] if written_limb in (None, "side") else written_limb
        tempo, progress, rest = layers.tempo(week, do), layers.progress(week), _rest_said(do, entry, layers, week)
        note = entry.note.at(week) if entry.note else None
        made = Entry(
            id=layers.id,
            label=label,
            guide=guide,
            sides=sides,
            limb=limb,
            prescription=(),
            groups=(),
            sets=(),
            counts=_counted(do.groups[0].amount, content["pattern"]),
            load_unit="",
            effort="",
            tempo=wording.tempo_pair(tempo, content["phases"], content["starts_with"]),
            tension=estimate.tension(do.groups[0], tempo) if len(do.groups) == 1 else None,
            load=("", ""),
            rest="" if rest == "none" and sum(group.sets for group in do.groups) == 1 else rest,
            cue=wording.key_cue(guide.tips, guide.instructions),
            note=self.note(entry.for_, note or ""),
            instead=resolved.instead,
            optional=entry.optional,
            rest_between_sides=wording.between_sides(layers.rest_between_sides(week), limb) if sides == "each" else "",
            progress=progress.typeset() if progress else "",
            where=entry.span("exercise"),
        )
        unit = do.groups[0].amount.unit
        goes_on = content["pattern"] == "conditioning" and sides == "alternating" and unit not in COUNTED
        per_side = "" if goes_on else self._per_side(entry, sides, limb, do.groups[0])
        tells_body = _tells_body(entry, bare, content["pattern"])
        return _Frame(made, self._asked(written_, do, week, rounds, sides, per_side, tells_body), resolved)

    def note(self, groups: Sequence[str], note: str) -> str:
        """The note of something that is for some groups; they are named where it is printed for all."""
        return note if self.athlete else wording.for_groups(groups, note)

    def words(self) -> Words:
        """What a sheet says of the athlete."""
        athlete = self.athlete
        if self._who or athlete is None:
            return self._who or Words()
        weight = self._maxes.known[BODY].typeset() if athlete.body_weight else ""
        return Words(athlete.name, weight, athlete.note)

    def loads(self) -> Iterator[tuple[Load, str, str]]:
        """Every load that is prescribed in any week, with the id of the exercise and of the lift that a percentage of it
        would be taken of."""
        for course in self.calendar.courses:
            for entry in entries_of(course.session):
                layers = self._layers_of(entry)
                for week in course.weeks if layers else ():
                    assert layers
                    do, lift = layers.prescription(week), self._loading(layers).lift
                    for load in [group.load for group in do.loaded(layers.load(week)).groups] if do else ():
                        if load:
                            yield load, layers.id, lift(load)

    def _asked(
        self,
        written_: written.Entry,
        do: Prescription,
        week: int,
        rounds: int,
        sides: Sides,
        per_side: str,
        tells_body: bool,
    ) -> Asked:
        """What an entry asks for, up to what an athlete brings to it."""
        resolved = self._resolved[id(written_)]
        entry, layers = resolved.entry, resolved.layers
        extra: tuple[int, Side, Side | None] = (0, "both", None)
        if entry.extra_set:
            side: Side = _LETTER.get(entry.extra_set.side) or self.weak or "weak"
            closed: Side | None = "R" if side == "L" else "L" if side == "R" else None
            extra = (sets.extra_sets(entry, week), side, closed)
        asked = Asked(
            exercise=layers.id,
            do=do,
            bare=do if entry is written_ else unweighed(do, layers.exercise.load),
            lifts=self._lifts(layers, do, layers.ramp(week)),
            usual=layers.content["percent_of"],
            barbell=_on_a_bar(layers),
            per_side=per_side,
            rounds=rounds,
            boxes=self._boxes(entry, sides),
            extra=extra,
            ramp=layers.ramp(week),
            swapped=entry is not written_,
            tells_body=tells_body,
            opens=self.athlete is not None
            and not any(self.prescription(written_, earlier) for earlier in range(1, week)),
            weeks=self._weeks,
            layers=layers,
        )
        return asked.numbered(self._numbers) if self.athlete else asked

    @property
    def _weeks(self) -> int:
        """The weeks that have gone by, where a training max climbs with them."""
        climbs = any(share.rule for share in self._of_program.training.values())
        return self._place[0].number - 1 if self._place and climbs else 0

    def _lifts(self, layers: Layers, do: Prescription, ramp: Ramp | None) -> tuple[str, ...]:
        """The ids of all lifts that a percentage of an entry may be taken of."""
        loads = [group.load for group in (*do.groups, *(ramp.steps if ramp else ())) if group.load]
        named = [load.of for load in (*loads, layers.exercise.load) if load and load.of]
        usual = layers.content["percent_of"]
        ids = (BODY if name == BODY else self.library.id_of(name) or layers.id for name in (*named, usual) if name)
        return tuple(dict.fromkeys((layers.id, *ids)))

    def _figured(self, asked: Asked, place: tuple[Hashable, ...]) -> Figures:
        """The figures of what is asked for; noted, where somebody notes."""
        if self._noted is not None:
            week, turn = self._place or (None, 0)
            self._noted.append(((week.number if week else 0, turn, *place), asked))
        return self.figures(asked)

    def _per_side(self, entry: written.Entry, sides: Sides, limb: Limb, do: SetGroup) -> str:
        if entry.side:
            return wording.one_side(_LETTER.get(entry.side) or self.weak, limb)
        return wording.per_side(sides, limb, self._first(entry), do.amount.unit, do.of_both)

    def _first(self, entry: written.Entry) -> WeakSide:
        """The side that an entry begins with; empty for a weak side that nobody knows."""
        return _LETTER.get(entry.first) or self.weak

    def _loading(self, layers: Layers, weeks: int = 0) -> Loading:
        """The loads of an exercise where it stands, after some weeks."""

        def lift_of(name: str) -> str:
            named = name or ("" if layers.id in self._maxes.known else layers.content["percent_of"])
            return (self.library.id_of(named) if named else None) or layers.id

        return Loading(
            replace(self._maxes, weeks=weeks),
            layers.id,
            _on_a_bar(layers),
            lift_of,
            self._name_of,
        )

    def _name_of(self, exercise: str) -> str:
        found = self.library.get(exercise)
        return found.name if found else exercise

    def _boxes(self, entry: written.Entry, sides: Sides) -> tuple[Side, ...]:
        """The sides that a row has a box for, in the order in which they are trained."""
        if entry.side:
            return (_LETTER.get(entry.side) or self.weak or "weak",)
        if sides != "each":
            return ("both",)
        return ("R", "L") if self._first(entry) == "R" else ("L", "R")


LONGEST_SPRINT = 400
"""Metres beyond which nobody counts the seconds of a run alone."""
_BELTED = ("push", "pull")
"""Patterns of pull-ups, dips and push-ups, to which a weight can be hung."""


def _on_a_bar(layers: Layers) -> bool:
    gear = layers.content["equipment"]
    return "barbell" in gear and "landmine" not in gear


def _tells_body(entry: written.Entry, do: Prescription, pattern: str | None) -> bool:
    """Whether “body weight” tells the athlete something: where the coach wrote it with the exercise, and of reps that are
    often done with a belt or a vest; never of a run or a rowing machine, nor of a jump or a hold that only the library
    calls free."""
    if pattern == "conditioning":
        return False
    asked = entry.load is not None or any(group.load for group in do.groups)
    return asked or (pattern in _BELTED and do.groups[0].amount.unit == "reps")


def _counted(amount: Amount, pattern: str | None) -> Unit:
    """What the athlete writes beside a box: of a run whose distance is known the time, in seconds up to 400 m."""
    if amount.unit not in METRES or pattern not in ("sprint", "conditioning"):
        return amount.unit
    return "min" if (amount.metres or 0) > LONGEST_SPRINT else "s"


def _rest_said(do: Prescription, entry: written.Entry, layers: Layers, week: int) -> str:
    """The rest of an exercise: what all its set groups say instead, where they do, or else its own. Where every group has a rest,
    or is spread over the day or the session, that of the library says nothing."""
    if own := sets.own_rest(do.groups):
        return wording.rest_text(own)
    needless = all(group.rest or group.spread for group in do.groups) and entry.rest is None
    return "" if needless else wording.rest_text(layers.rest(week))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
