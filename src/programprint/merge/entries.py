"""Program entries and a library → the entries of a sheet, week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from programprint.merge import estimate, wording
from programprint.merge.athlete import SHORT_NAME, Slots, concerns, known_maxes, own_maxes, swapped, unweighed
from programprint.merge.checks import entries_of
from programprint.merge.layers import THINNED, Layers
from programprint.merge.sheet import Entry, Group, Guide, SetLine, Side
from programprint.notation.duration import Duration
from programprint.notation.load import Load
from programprint.notation.prescription import COUNTED, Limb, Prescription, SetGroup, Unit
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


class Entries:
    """Every entry of a program, resolved once against the library, then read for any week."""

    def __init__(
        self,
        program: written.Program,
        library: Library,
        problems: Problems,
        athlete: Athlete | None = None,
        slots: Slots | None = None,
    ) -> None:
        self.program, self.library, self.problems, self.athlete = program, library, problems, athlete
        self._slots = slots
        self.weak: WeakSide = _LETTER[(athlete and athlete.weak_side) or program.weak_side]
        self.units = (athlete and athlete.units) or program.units
        self._resolved: dict[int, _Resolved] = {}
        for session in program.sessions:
            for entry in entries_of(session):
                self._resolve(session, entry)
        if not (athlete and athlete.swaps):  # what a swap has taken away is no slip of the program
            self._drops()
        self._maxes = own_maxes(known_maxes(program, library, problems), program, athlete, slots)

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

    def _resolve(self, session: written.Session, entry: written.Entry) -> None:
        where = entry.span("exercise")
        if where is None or entry.stands_in("exercise") or not (found := self.library.find(entry.exercise, where)):
            return
        asked = entry
        if self.athlete and (instead := self.athlete.swaps.get(found[0])) and (exercise := self.library.get(instead)):
            found, entry = (instead, exercise), swapped(entry, exercise)
        above = [layer for layer in (self.program.defaults, session.defaults) if layer]
        layers = Layers(*found, [*above, entry])
        self._resolved[id(asked)] = _Resolved(entry, layers, self._linked(layers, entry))
        if not layers.prescribed:
            self.problems.error(where, f"nothing says what to do of “{entry.exercise}”", "add “do:”, such as do: 3x10")
        for week in range(1, len(self.program.weeks) + 1):
            if do := layers.prescription(week):
                self._check(do, week, layers, entry)

    def _check(self, do: Prescription, week: int, layers: Layers, entry: written.Entry) -> None:
        where = entry.span("exercise")
        assert where is not None
        for load in {group.load for group in do.loaded(layers.load(week)).groups}:
            if load and load.kind == "percent" and (lift := load.of or layers.content["percent_of"]):
                self.library.find(lift, entry.week_span("load" if entry.says("load") else "do", week) or where)
        if _extra(entry, week) and _sides(do, layers) != "each":
            self.problems.error(
                entry.span("extra_set") or where,
                f"“{entry.exercise}” trains both sides together: an extra set for one has no place",
                "remove “extra_set”, or write “sides: each”",
            )

    def _linked(self, layers: Layers, entry: written.Entry) -> Guide:
        """The guide, its variations that have a file of their own explained by that file where they say nothing."""
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
        return replace(guide, variations=tuple(explained))

    def loads(self) -> Iterator[tuple[Load, str, str]]:
        """Every load that is prescribed in any week, with the id of the exercise and of the lift that a percentage of it
        would be taken of."""
        for resolved in self._resolved.values():
            layers = resolved.layers
            for week in range(1, len(self.program.weeks) + 1):
                do = layers.prescription(week)
                for load in [group.load for group in do.loaded(layers.load(week)).groups] if do else ():
                    if load:
                        yield load, layers.id, self._lift(load, layers)

    def athlete_words(self) -> dict[str, str]:
        """The fields of a sheet that speak of the athlete."""
        athlete = self.athlete
        if athlete is None:
            return {}
        slots = self._slots if len(athlete.name) <= SHORT_NAME else None
        return {
            "athlete": athlete.name if slots is None else slots.sign("name"),
            "body_weight": self._maxes.weight(athlete),
            "athlete_note": athlete.note,
        }

    def prescription(self, entry: written.Entry, week: int) -> Prescription | None:
        """What an entry asks for in a week; None in a week without it, or of an athlete whom it does not concern."""
        if not concerns(entry.for_, self.athlete):
            return None
        return self._resolved[id(entry)].layers.prescription(week)

    def rest(self, entry: written.Entry, week: int) -> Duration | None:
        """The rest after a set of an entry in a week, from whichever layer says one."""
        return self._resolved[id(entry)].layers.rest(week)

    def default_rest(self, session: written.Session, week: int) -> Duration | None:
        """The rest that the session or the program says for everything."""
        for layer in (session.defaults, self.program.defaults):
            if layer and layer.rest and (rest := layer.rest.at(week)):
                return rest
        return None

    def timed(self, entry: written.Entry, do: Prescription, week: int) -> estimate.Timed:
        """What the entry costs in time."""
        layers, done = self._resolved[id(entry)].layers, self._resolved[id(entry)].entry
        rest = layers.rest(week)
        trained = _sides(do, layers)
        both_at_once = trained == "alternating" and do.groups[0].amount.unit not in COUNTED
        sides = 1 if trained == "both" or both_at_once else 2
        return estimate.timed(do, layers.tempo(week), sides, rest.seconds if rest else None, _extra(done, week))

    def entry(self, entry: written.Entry, do: Prescription, week: int, label: str, rounds: int = 0) -> Entry:
        """The entry as printed under *label*; in a circuit of some *rounds*, what one round asks for."""
        resolved = self._resolved[id(entry)]
        layers, guide, content = resolved.layers, resolved.guide, resolved.layers.content
        sides = _sides(do, layers)
        written_limb = next((group.limb for group in do.groups if group.limb), None)
        limb: Limb = content["limb"] if written_limb in (None, "side") else written_limb
        asked = do.loaded(layers.load(week))
        do = self._maxes.started(asked, layers.id)
        if do is asked and resolved.entry is not entry:
            do = unweighed(do, layers.exercise.load)
        loads = [group.load for group in do.groups]
        tempo = layers.tempo(week)
        said, load = self._said(do, layers, wording.per_side(sides, limb, self.weak, do.groups[0].amount.unit), rounds)
        return Entry(
            id=layers.id,
            label=label,
            guide=guide,
            sides=sides,
            limb=limb,
            prescription=said,
            groups=tuple(self._group(group, layers) for group in do.groups),
            sets=self._sets(resolved.entry, do, sides, week),
            counts=_counted(do.groups[0].amount.unit, content["pattern"]),
            load_unit=self._load_unit(loads, layers),
            effort=next((load.kind.upper() for load in loads if load and load.kind in ("rpe", "rir")), ""),
            tempo=wording.tempo_pair(tempo, content["phases"], content["starts_with"]),
            tension=estimate.tension(do.groups[0], tempo) if len(do.groups) == 1 else None,
            load=self._with_start(load, entry, do, layers, week),
            rest=wording.rest_text(layers.rest(week)),
            cue=wording.key_cue(guide.tips, guide.instructions),
            note=self.note(entry.for_, (entry.note.at(week) if entry.note else None) or ""),
            where=entry.span("exercise"),
        )

    def note(self, groups: Sequence[str], note: str) -> str:
        """The note of something that is for some groups; they are named where it is printed for all."""
        return note if self.athlete else wording.for_groups(groups, note)

    def _with_start(
        self, load: tuple[str, str], entry: written.Entry, do: Prescription, layers: Layers, week: int
    ) -> tuple[str, str]:
        """A load in words and, in the first week of an exercise without a weight, what the athlete begins with."""
        first = next(number for number in range(1, week + 1) if self.prescription(entry, number))
        come_to = [self._group(group, layers).load for group in do.groups]
        weighed = any(load and load.kind == "weight" for load in come_to)
        if layers.id not in self._maxes.starts or week != first or weighed:
            return load
        start = f"start with {self._maxes.start(layers.id).typeset()}"
        return (load[0], ", ".join(filter(None, (load[1], start)))) if any(load) else (start, "")

    def _load_unit(self, loads: list[Load | None], layers: Layers) -> str:
        """The unit of the load column: that of the prescribed or computed weight, or the program's; none for the bare body."""
        if all(load and load.kind == "bodyweight" and not load.unit for load in loads):
            return ""
        come_to = [self._maxes.computed(load, self._lift(load, layers)) for load in loads if load]
        units = [load.unit for load in sorted(come_to, key=lambda load: load.kind == "bodyweight")]
        return next((unit for unit in units if unit), self.units)

    def _said(
        self, do: Prescription, layers: Layers, per_side: str, rounds: int
    ) -> tuple[tuple[tuple[str, str], ...], tuple[str, str]]:
        """What to do and how, a pair per set group, and the load. Loads that differ are said with each group, and the
        maximum that they are taken of once."""
        loads = {group.load for group in do.groups}
        if len(loads) == 1:
            (load,) = loads
            said = [(wording.amount(group, rounds), per_side) for group in do.groups]
            return tuple(said), self._target(load, layers) if load else ("", "")
        said = []
        for group in do.groups:
            target = self._target(group.load, layers)[0] if group.load else ""
            if group.load and group.load.kind == "percent" and target != group.load.typeset():
                target = f"{target}, {group.load.typeset()}"
            said.append((wording.amount(group, rounds), ", ".join(part for part in (per_side, target) if part)))
        percents = [load for load in loads if load and load.kind == "percent"]
        lifts = {self._lift(load, layers) for load in percents}
        return tuple(said), self._maxes.basis(lifts.pop(), self._name_of, layers.id) if len(lifts) == 1 else ("", "")

    def _lift(self, load: Load, layers: Layers) -> str:
        """The id of the lift that a percentage is taken of: a named one, the exercise itself where its maximum is known, or
        the one that stands in for it."""
        named = load.of or ("" if layers.id in self._maxes.known else layers.content["percent_of"])
        return (self.library.id_of(named) if named else None) or layers.id

    def _group(self, group: SetGroup, layers: Layers) -> Group:
        if group.load is None:
            return Group(group, None, "")
        load = self._maxes.computed(group.load, self._lift(group.load, layers))
        return Group(group, load, self._target(group.load, layers)[1])

    def _target(self, load: Load, layers: Layers) -> tuple[str, str]:
        return self._maxes.target(load, self._lift(load, layers), self._name_of, layers.id)

    def _name_of(self, exercise: str) -> str:
        found = self.library.get(exercise)
        return found.name if found else exercise

    def _sets(self, entry: written.Entry, do: Prescription, sides: Sides, week: int) -> tuple[SetLine, ...]:
        order: tuple[Side, ...] = ("R", "L") if self.weak == "R" else ("L", "R")
        boxes: tuple[Side, ...] = order if sides == "each" else ("both",)
        lines = [SetLine(str(number), boxes) for number in range(1, do.sets + 1)]
        if entry.extra_set:
            side: Side = _LETTER.get(entry.extra_set.side) or self.weak or "weak"
            closed: Side | None = "R" if side == "L" else "L" if side == "R" else None
            lines += [SetLine(f"+{number}", (side,), True, closed) for number in range(1, _extra(entry, week) + 1)]
        return tuple(lines)


def _counted(unit: Unit, pattern: str | None) -> Unit:
    """What the athlete writes beside a box: of a sprint, whose distance is known, the time."""
    return "s" if pattern == "sprint" and unit in ("m", "km") else unit


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _sides(do: Prescription, layers: Layers) -> Sides:
    """How the sides are trained; a prescription that says “per leg” makes each side work by itself."""
    sides: Sides = layers.content["sides"]
    return "each" if sides == "both" and any(group.limb for group in do.groups) else sides


def _extra(entry: written.Entry, week: int) -> int:
    """How many one-sided extra sets an entry has in a week."""
    extra = entry.extra_set
    return extra.sets if extra and (extra.weeks is None or week in extra.weeks) else 0
