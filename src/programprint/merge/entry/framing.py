"""The exercise of an entry and what it asks for in a week → the entry as printed but for its figures, and what these rest on."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from programprint.merge.entry import estimate, rules, sets
from programprint.merge.entry.exercise import Meant
from programprint.merge.entry.figures import Asked
from programprint.merge.sheet import SIDES, Aim, BySides, Entry, OneSide, Paced, Side, WeakSide
from programprint.notation.alike import common_rest, common_tempo, rests_differ
from programprint.notation.amount import Amount, Limb
from programprint.notation.duration import Duration
from programprint.notation.exertion import Pace, Rir, Rpe, Within
from programprint.notation.prescription import Prescription
from programprint.notation.progress import Progress
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BodyWeight, Effort, Load, Weight
from programprint.notation.tempo import Tempo
from programprint.notation.units import COUNTED, METRES, Unit
from programprint.read.exercise import Cue, Sides

LONGEST_SPRINT = 400
"""Metres beyond which nobody counts the seconds of a run alone."""
_NAMES: dict[WeakSide, Literal["weak", "left", "right"]] = {"": "weak", "L": "left", "R": "right"}
_BELTED = ("push", "pull")
"""Patterns of pull-ups, dips and push-ups, to which a weight can be hung."""


class Framing:
    """An entry in a week: what it asks for, *bare* as written or with the *load* of the week, of a lifter with a *weak* side."""

    def __init__(self, meant: Meant, bare: Prescription, load: Load | None, week: int, weak: WeakSide) -> None:
        self.meant, self.bare, self.week, self.weak = meant, bare, week, weak
        self.written, self.layers, self.content = meant.entry, meant.layers, meant.layers.content
        self.do = self._rested(self._with_body(_in_time(bare.loaded(load)), load))
        if meant.swapped:  # the sides are those of the exercise that takes the place
            self.do = Prescription(tuple(replace(group, limb=None) for group in self.do.groups))
        self.do, self.tempo = _in_tempo(self.do, self.layers.tempo(week, self.do))
        self.sides: Sides = "each" if self.written.side else sets.sides_of(self.do, self.layers)
        limb = next((group.limb for group in self.do.groups if group.limb), None)
        self.limb: Limb = self.content.limb if limb in (None, "side") else limb

    def entry(self, label: str, rounds: int, only_for: tuple[str, ...]) -> Entry:
        """The entry under its label, with nothing yet that depends on what somebody lifts; in a circuit of some *rounds*, printed
        *only_for* some groups."""
        do, content, guide = self.do, self.content, self.meant.guide
        tempo, rest, written = self.tempo, self._rest(), self.written
        between = self.layers.rest_between_sides(self.week) if self.sides == "each" else None
        alone = sum(group.sets for group in do.groups) == 1 and rest is not None and not rest.seconds
        return Entry(
            id=self.layers.id,
            role="work",
            label=label,
            guide=guide,
            sides=self.sides,
            limb=self.limb,
            groups=(),
            sets=(),
            counts=_counted(do.groups[0].amount, content.pattern),
            load_unit="",
            effort="",
            tempo=Paced(tempo, self.meant.phases, content.starts_with) if tempo else None,
            tension=estimate.tension(do.groups[0], tempo) if len(do.groups) == 1 and not do.groups[0].other else None,
            load=Aim(),
            rest=None if alone else rest,
            cue=_key_cue(guide.tips, guide.instructions),
            note=(written.note.at(self.week) if written.note else None) or "",
            only_for=only_for,
            rounds=rounds,
            by_sides=self._by_sides(),
            instead=self.meant.instead,
            optional=written.optional,
            tier=written.tier,
            rest_between_sides=between if between and between.seconds else None,
            progress=self._progress(),
            stage=0 if self.meant.swapped else rules.stage(self.layers.progress(self.week), do),
            where=written.span("exercise"),
        )

    def asked(self, lifts: tuple[str, ...], opens: bool, first: Weight | BodyWeight | None, weeks: int) -> Asked:
        """What the entry asks for, up to what an athlete brings to it: of percentages of *lifts*. *opens*: it is the first time;
        *first* is the weight that it begins with; *weeks* have gone by."""
        do, layers = self.do, self.layers
        return Asked(
            exercise=layers.id,
            do=do,
            first=first,
            own=layers.exercise.load,
            free=self._free(),
            lifts=lifts,
            usual=self.content.percent_of,
            barbell=layers.barbell,
            boxes=self._boxes(),
            extra=self._extra(),
            ramp=layers.ramp(self.week),
            swapped=self.meant.swapped,
            tells_body=self._tells_body(),
            opens=opens,
            weeks=weeks,
            most=0 if self.meant.swapped else rules.most_sets(layers.progress(self.week)),
        )

    def _progress(self) -> Progress | None:
        """What changes next time; nothing of another exercise in its place."""
        written = None if self.meant.swapped else self.layers.progress(self.week)
        return rules.settled(written, self.do, self.meant.named) if written else None

    def _by_sides(self) -> BySides | OneSide | None:
        """How sides take turns, where a set is that of one side. A time or a distance on alternating sides is that of both
        together; steps and totals always are."""
        do = self.do.groups[0]
        if self.sides == "alternating" and self.content.pattern == "conditioning" and do.amount.unit not in COUNTED:
            return None  # a run goes on over both
        if self.written.side:
            return OneSide(self.limb, _NAMES[SIDES.get(self.written.side) or self.weak])
        if self.sides == "both":
            return None
        if self.sides == "alternating":
            return BySides(self.limb, "alternating", do.amount.unit in COUNTED and not do.of_both and not do.other)
        order = "" if self._told_apart else _NAMES[self._first()]
        return BySides(self.limb, order, not do.of_both and not do.other)

    def _first(self) -> WeakSide:
        """The side that the entry begins with; empty for a weak side that nobody knows."""
        return SIDES.get(self.written.first) or self.weak

    @property
    def _told_apart(self) -> bool:
        """Whether left and right have each a number of their own, and the coach says nothing of which comes first."""
        other = self.do.groups[0].other
        return other is not None and other.side == "right" and not self.written.first

    def _boxes(self) -> tuple[Side, ...]:
        """The sides that a row has a box for, in the order in which they are trained."""
        if self.written.side:
            return (SIDES.get(self.written.side) or self.weak or "weak",)
        if self.sides != "each":
            return ("both",)
        return ("R", "L") if self._first() == "R" and not self._told_apart else ("L", "R")

    def _extra(self) -> tuple[int, Side, Side | None]:
        """How many sets come on top, of which side, and the side that then rests."""
        if not self.written.extra_set:
            return 0, "both", None
        side: Side = SIDES.get(self.written.extra_set.side) or self.weak or "weak"
        closed: Side | None = "R" if side == "L" else "L" if side == "R" else None
        return sets.extra_sets(self.written, self.week), side, closed

    def _tells_body(self) -> bool:
        """Whether “body weight” tells the athlete something: where the coach wrote it with the exercise, and of reps that are
        often done with a belt or a vest; never of a run or a rowing machine, nor of a jump or a hold that only the library
        calls free."""
        pattern = self.content.pattern
        if pattern == "conditioning":
            return False
        asked = self.written.load is not None or any(group.load for group in self.bare.groups)
        return asked or (pattern in _BELTED and self.bare.groups[0].amount.unit == "reps")

    def _free(self) -> bool:
        """Whether nothing but the body is moved: so says the library, and no weight comes with progress."""
        progress = self.layers.progress(self.week)
        heavier = progress and any(
            change.unit in ("kg", "lb", "%") or change.turn in ("more weight", "less weight")
            for clause in progress.clauses
            for change in clause.changes
        )
        return (self.layers.bare or self.layers.runs) and not heavier

    def _with_body(self, do: Prescription, load: Load | None) -> Prescription:
        """Efforts of the bare body with the body beside them, where that tells the athlete something: where the coach wrote it,
        and of reps that are often done with a weight. *load* is that of the exercise."""
        layers = self.layers
        body = load if isinstance(load, BodyWeight) or not layers.bare else layers.exercise.load
        if not isinstance(body, BodyWeight) or body.unit or body.gear or body.also or layers.runs:
            return do
        written = body is load and any(layer.load is not None for layer in layers.layers)
        belted = layers.content.pattern in _BELTED and self._free()

        def told(group: SetGroup) -> bool:
            if written:
                return isinstance(group.load, Effort)
            return isinstance(group.load, Rpe | Rir) and belted and group.amount.unit == "reps"

        return Prescription(
            tuple(replace(group, load=replace(body, also=group.load)) if told(group) else group for group in do.groups)
        )

    def _rested(self, do: Prescription) -> Prescription:
        """Where some set groups have a rest of their own, every row says its rest, and none is said for all. Without one of its
        own a group has that of the exercise; not a warm-up, a drop set, what is spread out, nor the last set where only the
        library speaks of a rest."""
        groups, layers = do.groups, self.meant.layers
        rest = layers.rest(self.week)
        if not rests_differ(groups) or rest is None:
            return do
        asked = any(layer.rest is not None for layer in layers.layers)
        last = len(groups) - 1
        return Prescription(
            tuple(
                group
                if group.rest
                or group.spread
                or group.kind in ("warm-up", "drop")
                or (index == last and group.sets == 1 and not asked)
                else replace(group, rest=rest)
                for index, group in enumerate(groups)
            )
        )

    def _rest(self) -> Duration | None:
        """The rest of the exercise: what all its set groups say instead, where they do, or else its own. Where groups differ in
        their rests the rows say them; what is spread over the day or the session has none of the library's."""
        groups = self.do.groups
        if any(group.rest for group in groups):
            return common_rest(groups)
        needless = all(group.spread for group in groups) and self.written.rest is None
        return None if needless else self.layers.rest(self.week)


def _in_tempo(do: Prescription, usual: Tempo | None) -> tuple[Prescription, Tempo | None]:
    """The sets in the tempo of each, and the one that is said once. A pause that all of them have, “hold 3s”, is one in the
    *usual* tempo; where only some have one of their own, each says all of its tempo, the others the usual one, and none is said
    for all."""
    if usual is None or not any(group.tempo for group in do.groups):
        return do, usual
    if own := common_tempo(do.groups):
        return do, own.over(usual) if any(usual.digits) or own.code else usual
    return Prescription(tuple(replace(group, tempo=_own_tempo(group, usual)) for group in do.groups)), None


def _own_tempo(group: SetGroup, usual: Tempo) -> Tempo | None:
    """The tempo of sets among others that have one of their own; none of a warm-up, nor of what has no reps."""
    if group.tempo:
        return group.tempo.over(usual) if any(usual.digits) else group.tempo
    return usual if group.kind != "warm-up" and group.amount.unit == "reps" else None


def _in_time(do: Prescription) -> Prescription:
    """A pace over just the distance of a set, “400 m @ 1:45/400m”, as the time of it."""
    return Prescription(tuple(replace(group, load=_time_of(group)) for group in do.groups))


def _time_of(group: SetGroup) -> Load | None:
    amount, pace = group.amount, group.load
    if not isinstance(pace, Pace) or not pace.count or pace.rule or len(set(amount.parts)) > 1:
        return pace
    if amount.high is not None or amount.low != pace.count or amount.unit != pace.unit:
        return pace
    time = Duration(pace.low, pace.high, clock=pace.most >= 60)
    return Within(time, each=bool(amount.then), also=pace.also)


def _key_cue(tips: tuple[Cue, ...], instructions: tuple[Cue, ...]) -> str:
    """The one cue that stands beside the boxes: the first tip, or else the first step, that has a short form."""
    return next((cue.short for cue in (*tips, *instructions) if cue.short), "")


def _counted(amount: Amount, pattern: str | None) -> Unit:
    """What the athlete writes beside a box: of a run whose distance is known the time, in seconds up to 400 m."""
    if amount.unit not in METRES or pattern not in ("sprint", "conditioning"):
        return amount.unit
    return "min" if (amount.parts[0].metres or 0) > LONGEST_SPRINT else "s"
