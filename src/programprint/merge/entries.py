"""Program entries and a library → the entries of a sheet, week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from programprint.merge import climb, estimate, sets, wording
from programprint.merge.athlete import concerns, maxes_over, swapped, unweighed
from programprint.merge.calendar import Calendar, Course, Week
from programprint.merge.checks import entries_of
from programprint.merge.entry_checks import check_climb, check_entry
from programprint.merge.history import History
from programprint.merge.layers import THINNED, Layers
from programprint.merge.loads import Loading
from programprint.merge.maxes import maxes_of
from programprint.merge.sheet import Entry, Group, Guide, SetLine, Side
from programprint.notation.amount import METRES
from programprint.notation.duration import Duration
from programprint.notation.load import BODY, Load
from programprint.notation.prescription import COUNTED, Limb, Prescription, Unit
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.exercise import Sides
from programprint.read.library import Library

if TYPE_CHECKING:
    from programprint.read.roster import Athlete

WeakSide = Literal["", "L", "R"]
_LETTER: dict[str | None, WeakSide] = {"left": "L", "right": "R", None: ""}


@dataclass(frozen=True)
class _Resolved:
    """An entry with its layers and all the words about its exercise."""

    entry: written.Entry
    layers: Layers
    guide: Guide
    instead: tuple[str, ...]


class Entries:
    """Every entry of a program, resolved once against the library, then read for any week."""

    def __init__(
        self,
        program: written.Program,
        calendar: Calendar,
        library: Library,
        problems: Problems,
        athlete: Athlete | None = None,
    ) -> None:
        self.program, self.calendar, self.library, self.problems = program, calendar, library, problems
        self.athlete: Athlete | None = None
        self._place: tuple[Week, int] | None = None
        self._maxes = maxes_of(program, library, problems)
        self._history = History(calendar.weeks, self._layers_of)
        self.weak: WeakSide = _LETTER[program.weak_side]
        self._resolved: dict[int, _Resolved] = {}
        if athlete:
            self._know(athlete)
        for course in calendar.courses:
            for entry in entries_of(course.session):
                self._resolve(course, entry)
        if athlete is None:  # what a swap has taken away is no slip of the program
            self._drops()
        self._climbing()

    def of(self, athlete: Athlete) -> Entries:
        """The same for an athlete: with swaps read anew, otherwise in other figures."""
        if athlete.swaps:
            return Entries(self.program, self.calendar, self.library, self.problems, athlete)
        own = copy(self)
        own._know(athlete)
        return own

    def _know(self, athlete: Athlete) -> None:
        self.athlete = athlete
        self.weak = _LETTER[athlete.weak_side or self.program.weak_side]
        self._maxes = maxes_over(self._maxes, athlete, self.program.units)

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

    def _layers_of(self, entry: written.Entry) -> Layers | None:
        resolved = self._resolved.get(id(entry))
        return resolved.layers if resolved else None

    def _climbing(self) -> None:
        """What climbs by a rule stays within what can be done, in every session of the program; said once of an entry."""
        told: set[int] = set()
        for week, turn, course in self._history.sessions():
            here = self.on(week, turn)
            for entry in entries_of(course.session):
                layers, known = self._layers_of(entry), id(entry) in told
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
                    variation = variation.model_copy(update={"note": found[1].summary})
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
        both_at_once = trained == "alternating" and do.groups[0].amount.unit not in COUNTED
        sides = 1 if entry.side or trained == "both" or both_at_once else 2
        return estimate.timed(
            do.loaded(layers.load(week)),
            layers.tempo(week),
            sides,
            rest.seconds if rest else None,
            sets.extra_sets(entry, week),
            between.seconds if between and trained == "each" else 0.0,
            len(ramp.steps or sets.USUAL_RAMP) if ramp else 0,
        )

    def entry(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int = 0) -> Entry:
        """The entry as printed under *label*; in a circuit of some *rounds*, what one round asks for."""
        asked, resolved = entry, self._resolved[id(entry)]
        entry = resolved.entry
        layers, guide, content = resolved.layers, resolved.guide, resolved.layers.content
        loading = self._loading(layers)
        sides = "each" if entry.side else sets.sides_of(do, layers)
        written_limb = next((group.limb for group in do.groups if group.limb), None)
        limb: Limb = content["limb"] if written_limb in (None, "side") else written_limb
        begun = self._begun(do.loaded(self._load(layers, week)), layers, entry is not asked)
        groups = sets.grouped(loading.in_units(begun), loading)
        per_side = self._per_side(entry, sides, limb, do.groups[0].amount.unit)
        said, load = sets.said(groups, loading, per_side, rounds)
        load = self._with_start(load, asked, groups, layers, week)
        tempo = layers.tempo(week)
        note = entry.note.at(week) if entry.note else None
        if content["pattern"] == "conditioning" and all(_is_body(group.told) for group in groups):
            load = ("", "")  # “body weight” says nothing about a run or a rowing machine
        warm_up, progress = layers.ramp(week), layers.progress(week)
        return Entry(
            id=layers.id,
            label=label,
            guide=guide,
            sides=sides,
            limb=limb,
            prescription=said,
            groups=groups,
            sets=self._rows(entry, groups, sides, week),
            counts=_counted(do.groups[0].amount.unit, content["pattern"]),
            load_unit=self._load_unit(groups, loading),
            effort=_effort(groups),
            tempo=wording.tempo_pair(tempo, content["phases"], content["starts_with"]),
            tension=estimate.tension(do.groups[0], tempo) if len(do.groups) == 1 else None,
            load=load,
            rest=wording.rest_text(layers.rest(week)),
            cue=wording.key_cue(guide.tips, guide.instructions),
            note=self.note(entry.for_, note or ""),
            instead=resolved.instead,
            optional=entry.optional,
            overview=(sets.overview(groups), per_side),
            ramp=sets.ramp(warm_up, groups, loading) if warm_up else "",
            plates="" if len({group.load for group in groups}) > 1 else groups[0].plates,
            rest_between_sides=wording.between_sides(layers.rest_between_sides(week), limb) if sides == "each" else "",
            progress=progress.typeset() if progress else "",
            where=entry.span("exercise"),
        )

    def note(self, groups: Sequence[str], note: str) -> str:
        """The note of something that is for some groups; they are named where it is printed for all."""
        return note if self.athlete else wording.for_groups(groups, note)

    def athlete_words(self) -> dict[str, str]:
        """The fields of a sheet that speak of the athlete."""
        athlete = self.athlete
        if athlete is None:
            return {}
        weight = self._maxes.known[BODY].typeset() if athlete.body_weight else ""
        return {"athlete": athlete.name, "body_weight": weight, "athlete_note": athlete.note}

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

    def _begun(self, do: Prescription, layers: Layers, swapped_in: bool) -> Prescription:
        """A prescription with the athlete's own load in the place of a weight that is the same for every set; without the weight
        of an exercise that another has taken the place of."""
        start = self.athlete.starts.get(layers.id) if self.athlete else None
        if start and len({group.load for group in do.groups}) == 1:
            return unweighed(do, self._maxes.whole(start))
        return unweighed(do, layers.exercise.load) if swapped_in else do

    def _with_start(
        self, load: tuple[str, str], entry: written.Entry, groups: tuple[Group, ...], layers: Layers, week: int
    ) -> tuple[str, str]:
        """A load in words and, in the first week of an exercise without a weight, what the athlete begins with."""
        start = self.athlete.starts.get(layers.id) if self.athlete else None
        if start is None or any(group.load and group.load.kind == "weight" for group in groups):
            return load
        if any(self.prescription(entry, earlier) for earlier in range(1, week)):
            return load
        said = f"start with {self._maxes.whole(start).typeset()}"
        return (load[0], ", ".join(filter(None, (load[1], said)))) if any(load) else (said, "")

    def _per_side(self, entry: written.Entry, sides: Sides, limb: Limb, unit: Unit) -> str:
        if entry.side:
            return wording.one_side(_LETTER.get(entry.side) or self.weak, limb)
        return wording.per_side(sides, limb, self._first(entry), unit)

    def _first(self, entry: written.Entry) -> WeakSide:
        """The side that an entry begins with; empty for a weak side that nobody knows."""
        return _LETTER.get(entry.first) or self.weak

    def _loading(self, layers: Layers) -> Loading:
        """The loads of an exercise where it stands."""

        def lift_of(name: str) -> str:
            named = name or ("" if layers.id in self._maxes.known else layers.content["percent_of"])
            return (self.library.id_of(named) if named else None) or layers.id

        barbell = "barbell" in layers.content["equipment"] and "landmine" not in layers.content["equipment"]
        return Loading(
            replace(self._maxes, weeks=self._place[0].number - 1 if self._place else 0),
            layers.id,
            barbell,
            lift_of,
            self._name_of,
        )

    def _load_unit(self, groups: tuple[Group, ...], loading: Loading) -> str:
        """The unit of the load column: that of the prescribed or computed weight, or the program's; none for the bare body
        and for what is run."""
        if all(group.told and _is_bare(group.told, group.do.amount.unit) for group in groups):
            return ""
        units = [loading.unit(group.told) for group in groups if group.told and group.told.kind != "bodyweight"]
        units += [group.told.unit for group in groups if group.told and group.told.kind == "bodyweight"]
        return next((unit for unit in units if unit), self._maxes.units or self.program.units)

    def _name_of(self, exercise: str) -> str:
        found = self.library.get(exercise)
        return found.name if found else exercise

    def _rows(self, entry: written.Entry, groups: tuple[Group, ...], sides: Sides, week: int) -> tuple[SetLine, ...]:
        order: tuple[Side, ...] = ("R", "L") if self._first(entry) == "R" else ("L", "R")
        boxes: tuple[Side, ...] = order if sides == "each" else ("both",)
        if entry.side:
            boxes = (_LETTER.get(entry.side) or self.weak or "weak",)
        lines = sets.rows(groups, boxes)
        if entry.extra_set:
            side: Side = _LETTER.get(entry.extra_set.side) or self.weak or "weak"
            closed: Side | None = "R" if side == "L" else "L" if side == "R" else None
            lines += sets.extra_rows(groups, sets.extra_sets(entry, week), side, closed)
        return tuple(lines)


_COLUMNS = {"rpe": "RPE", "rir": "RIR", "heart": "bpm", "zone": "bpm", "pace": "pace"}


def _effort(groups: tuple[Group, ...]) -> str:
    """What the athlete writes of how hard it was, where that is asked for: “RPE”, “bpm”, “m/s”."""
    efforts = [group.told.effort for group in groups if group.told]
    found = [_COLUMNS.get(effort.kind) or effort.unit for effort in efforts if effort and effort.kind != "effort"]
    return next(iter(found), "")


def _is_bare(load: Load, unit: Unit) -> bool:
    """Whether nothing is lifted but the body: no load column then."""
    if load.kind == "effort":
        return unit != "reps"
    return load.kind in ("zone", "heart", "pace", "height") or load.unit in ("km/h", "mph") or _is_body(load)


def _is_body(load: Load | None) -> bool:
    """Whether a load says no more than the body."""
    return load is not None and load.kind == "bodyweight" and not (load.unit or load.gear)


def _counted(unit: Unit, pattern: str | None) -> Unit:
    """What the athlete writes beside a box: of a sprint or a longer run, whose distance is known, the time."""
    if unit not in METRES:
        return unit
    return "s" if pattern == "sprint" else "min" if pattern == "conditioning" else unit


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
