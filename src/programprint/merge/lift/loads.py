"""What an athlete can lift and what the gym has → a load that can be put on the bar, and the words for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.merge.lift import plates
from programprint.merge.lift.plates import POUND, STEPS, Rack
from programprint.merge.sheet import Origin, Plates, Wanted, Whole
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BODY, Bar, BodyWeight, Load, Percent, Shift, Weight, WeightUnit, WithBody

AnyLoad = TypeVar("AnyLoad", bound=Load)
Earned = tuple[str, str]
"""The id of a lift, and which of its maxima: “1RM” or “TM”."""
KG_OF = {"kg": Decimal(1), "lb": POUND}
HALF = Decimal("0.5")
"""What a maximum is rounded to in other units than those it was measured in."""


def converted(number: Decimal, unit: str, units: str) -> Decimal:
    """A weight in other units, not rounded."""
    return number if unit == units else number * KG_OF[unit] / KG_OF[units]


def _to_half(number: Decimal) -> Decimal:
    return (number / HALF).quantize(Decimal(1), ROUND_HALF_UP) * HALF


class Maxes(Struct, frozen=True):
    """The one-repetition maxima that are known, by exercise id (and the body weight), the share of them that is trained
    with, by exercise id or for all under an empty one, and what loads are rounded to. *weeks* have gone by."""

    known: Mapping[str, Weight]
    rounding: Decimal | None = None
    training: Mapping[str, Percent] = field(default_factory=dict)
    rack: Rack = field(default_factory=lambda: Rack.of("kg"))
    weeks: int = 0
    units: WeightUnit | Literal[""] = ""
    """What all weights are converted to; empty where they stay as they are written."""
    trained: Collection[str] = ()
    """Lifts of which only the training max is known: it stands among the *known*, and is no maximum."""
    steps: Mapping[str, Decimal] = field(default_factory=dict)
    """What the loads of some exercises are rounded to instead, by id."""
    by_week: Sequence[Mapping[str, Weight]] = ()
    """What is known in each week, where that changes."""
    brought: Collection[str] = ()
    """Lifts of which athletes of a roster bring their own."""
    ends: Sequence[int] = ()
    """The weeks that have gone by at the end of each phase."""
    earned: Collection[Earned] = ()
    """What depends by now on what happened in the gym."""

    def at(self, weeks: int) -> Maxes:
        """The same after some weeks of the program."""
        return replace(self, weeks=weeks, known=self.by_week[weeks] if self.by_week else self.known)

    def of_exercise(self, exercise: str) -> Maxes:
        """The same with what the loads of an exercise are rounded to."""
        return replace(self, rounding=self.steps[exercise]) if exercise in self.steps else self

    def climbed(self, share: Percent) -> Decimal:
        """What has been added to a training max by now."""
        if share.rule is None:
            return Decimal(0)
        phases = sum(1 for end in self.ends if end <= self.weeks)
        return share.rule.after(Decimal(0), self.weeks, 0, phases=phases)

    def rack_in(self, unit: WeightUnit) -> Rack:
        """The bar and plates in a unit: the program's, or the usual ones where it has them in the other."""
        return self.rack if unit == self.rack.unit else Rack.of(unit)

    def share(self, lift: str) -> Percent | None:
        """The training max of a lift as a share of its maximum."""
        return None if lift == BODY else self.training.get(lift) or self.training.get("")

    def of_training_max(self, load: Percent, lift: str) -> bool:
        """Whether a percentage is taken of the training max rather than the maximum."""
        return load.basis == "TM" or (load.basis == "" and self.share(lift) is not None)

    def is_earned(self, load: Percent, lift: str) -> bool:
        """Whether what a percentage is taken of depends on the gym: a training max does with its maximum."""
        basis = "TM" if self.of_training_max(load, lift) else "1RM"
        return not load.of_words and any((lift, one) in self.earned for one in ("1RM", basis))

    def base(self, load: Percent, lift: str) -> Weight | None:
        """What a percentage is taken of; None when it is not known."""
        maximum, share = self.known.get(lift), self.share(lift)
        if load.of_words or self.is_earned(load, lift):
            return None
        if maximum is None or not self.of_training_max(load, lift):
            return None if lift in self.trained else maximum
        if share is None:
            return None
        added = self.climbed(share)
        if share.rule and share.rule.unit in KG_OF:
            added = converted(added, share.rule.unit, maximum.unit)
        trained = (maximum.low * share.low / 100 + added).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return replace(maximum, low=trained.normalize())

    def computed(self, load: Load, lift: str, barbell: bool = False, hangs: bool = False) -> Load:
        """What a load comes to: a percentage of a known maximum becomes a weight that can be loaded, the bar its own. Of one that
        counts the body it is what *hangs* on the belt, where that is how the exercise is done."""
        if isinstance(load, Bar):
            rack = self.rack_in(self.units or self.rack.unit)
            return Weight(rack.bar, rack.unit, also=load.also)
        if not isinstance(load, Percent):
            return self.in_units(load, barbell)
        base = self.base(load, lift)
        if base is None:
            return self.added(load)
        plus = converted(load.plus, load.plus_unit or base.unit, base.unit)
        if hangs and isinstance(base, WithBody):
            low, high = (
                None if share is None else self._hung(base.low * share / 100 + plus, base.unit)
                for share in (load.low, load.high)
            )
            assert low is not None
            high = high if high is not None and high > low else None
            return BodyWeight(low, base.unit, high=high, also=load.also, gear=load.gear)
        low = self.rounded(base.low * load.low / 100 + plus, base.unit, barbell)
        high = self.rounded(base.low * load.high / 100 + plus, base.unit, barbell) if load.high is not None else low
        return Weight(low, base.unit, high=high if high > low else None, also=load.also, gear=load.gear)

    def _hung(self, whole: Decimal, unit: WeightUnit) -> Decimal:
        """What hangs on the belt, or below zero helps, to the nearest step."""
        body, step = self.known[BODY], self.rounding or STEPS[unit]
        steps = ((whole - converted(body.low, body.unit, unit)) / step).quantize(Decimal(1), ROUND_HALF_UP)
        return steps * step

    def in_units(self, load: AnyLoad, barbell: bool = False) -> AnyLoad:
        """A weight, or what is added to one, in the athlete's units and such that it can be loaded."""
        if not self.units:
            return load
        match load:
            case Weight(unit=unit) if unit != self.units:
                low = self._in_units(load.low, unit, barbell)
                high = low if load.high is None else self._in_units(load.high, unit, barbell)
                second = None if load.second is None else self._in_units(load.second, unit, barbell)
                return replace(load, low=low, high=high if high > low else None, second=second, unit=self.units)
            case BodyWeight(unit=unit) if unit and unit != self.units:
                return replace(load, added=self._in_units(load.added, unit), unit=self.units)
            case Shift(unit=unit) if unit != "%" and unit != self.units:
                return replace(load, step=self._in_units(load.step, unit), unit=self.units)
        return load

    def _in_units(self, number: Decimal, unit: str, barbell: bool = False) -> Decimal:
        """A number of kg or lb in the athlete's units, as can be loaded, with its sign."""
        assert self.units
        rounded = self.rounded(converted(abs(number), unit, self.units), self.units, barbell)
        return -rounded if number < 0 else rounded

    def added(self, load: Percent) -> Percent:
        """A percentage with what is added to it in the athlete's units, to the nearest half."""
        if not self.units or not load.plus or not load.plus_unit or load.plus_unit == self.units:
            return load
        plus = _to_half(converted(load.plus, load.plus_unit, self.units))
        return replace(load, plus=plus, plus_unit=self.units)

    def whole(self, weight: Weight) -> Weight:
        """A weight that is known, such as a maximum, to the nearest half in other units; as it is in its own."""
        if not self.units or weight.unit == self.units:
            return weight
        return replace(weight, low=_to_half(converted(weight.low, weight.unit, self.units)), unit=self.units)

    def rounded(self, weight: Decimal, unit: WeightUnit, barbell: bool = False) -> Decimal:
        """The nearest load that there is: one step at least, and with a barbell the bar."""
        rack = self.rack_in(unit)
        if not barbell:
            return plates.rounded(weight, self.rounding or STEPS[unit])
        if self.rounding is None:
            return plates.rounded(weight, rack.step, rack.bar)
        return max(plates.rounded(weight, self.rounding), rack.bar)


class Loading(Struct, frozen=True):
    """The loads of one exercise, *own*: where its percentages come from and what its bar takes.

    *lift_of* finds the id of a lift that is named, or of the one that stands in for *own*; *name_of* names it.
    """

    maxes: Maxes
    own: str
    barbell: bool
    lift_of: Callable[[str], str]
    name_of: Callable[[str], str]
    hangs: bool = False
    """Whether a weight hangs on the belt of whoever does it."""

    @property
    def written(self) -> Loading:
        """The same with all maxima as they are written, whatever was earned since."""
        return replace(self, maxes=replace(self.maxes, earned=())) if self.maxes.earned else self

    def lift(self, load: Load) -> str:
        """The id of the lift that a percentage is taken of."""
        of = load.of if isinstance(load, Percent) else ""
        if isinstance(load, Percent) and load.of_words and not of:
            return self.own
        return BODY if of == BODY else self.lift_of(of)

    def computed(self, load: Load) -> Load:
        """What a load comes to."""
        return self.maxes.computed(load, self.lift(load), self.barbell, self.hangs)

    def rounded(self, weight: Decimal, unit: WeightUnit) -> Decimal:
        """The nearest weight that there is for this exercise; in other units than the athlete's, the weight itself."""
        if self.maxes.units and unit != self.maxes.units:
            return weight
        return self.maxes.rounded(weight, unit, self.barbell)

    def in_units(self, group: SetGroup) -> SetGroup:
        """A group with its weight in the athlete's units."""
        if not self.maxes.units or not group.load or isinstance(group.load, Percent):
            return group
        return replace(group, load=self.maxes.in_units(group.load, self.barbell))

    def target(self, load: Load) -> tuple[Load, Origin | None]:
        """What a load comes to, and where that comes from: 32.5 kg, 55 % of the barbell hip thrust's maximum of 60 kg.

        Without a known maximum the percentage itself is the target, and the athlete's own cell takes the number.
        """
        return self.computed(load), self._origin((load,)) if isinstance(load, Percent) else None

    def basis(self, loads: Sequence[Load]) -> Origin | None:
        """What several percentages are taken of; nothing where they differ in that."""
        return self._origin([load for load in loads if isinstance(load, Percent)])

    def _origin(self, percents: Sequence[Percent]) -> Origin | None:
        wholes = {self._whole(load) for load in percents}
        added = {(more.plus, more.plus_unit) for more in map(self.maxes.added, percents)}
        if len(wholes) != 1 or len(added) != 1:
            return None
        ((whole, base),), ((plus, unit),) = wholes, added
        shares = tuple(dict.fromkeys((load.low, load.high) for load in percents))
        return Origin(shares, whole, base, plus, unit)

    def _whole(self, load: Percent) -> tuple[Whole, Weight | None]:
        lift = self.lift(load)
        if lift == BODY:
            return Whole("body weight"), self.maxes.known.get(BODY)
        name = "" if lift == self.own else self.name_of(lift)
        base = self.maxes.base(load, lift)
        if load.of_words:
            return Whole("words", name, load.basis), base
        return Whole("training max" if self.maxes.of_training_max(load, lift) else "maximum", name), base

    def wanted(self, load: Load | None, units: str) -> Wanted | None:
        """The maximum that a percentage is taken of, where nobody knows it; *units* are those of the program."""
        if not isinstance(load, Percent) or self.lift(load) == BODY:
            return None
        lift = self.lift(load)
        of_reps = load.basis.endswith("RM")
        if self.maxes.base(load, lift) is not None or (load.of_words and not of_reps):
            return None
        hung = self.hangs and lift == self.own
        earned = self.maxes.is_earned(load, lift)
        units = self.unit(load) if earned else self.maxes.units or units
        found = Wanted("maximum", lift, self.name_of(lift), units, hung=hung, earned=earned)
        if load.of_words:
            return replace(found, kind="words", words=load.basis)
        if not self.maxes.of_training_max(load, lift):
            return found
        share = self.maxes.share(lift)
        found = replace(found, kind="training max", share=share.low if share and not found.earned else None)
        if not share or not share.rule or found.earned:
            return found
        return replace(found, more=self.maxes.climbed(share), more_unit=share.rule.unit)

    def unit(self, load: Load) -> str:
        """The unit of the weight that a load is or comes to; nothing where it is none yet."""
        if isinstance(load, Weight | BodyWeight):
            return self.maxes.in_units(load, self.barbell).unit
        if isinstance(load, Bar):
            return self.maxes.units or self.maxes.rack.unit
        base = self.maxes.known.get(self.lift(load)) if isinstance(load, Percent) else None
        return base.unit if base else ""

    def plates(self, load: Load | None) -> Plates | None:
        """The plates on each side of the bar; None where there is no bar or no one weight."""
        if not self.barbell or not isinstance(load, Weight) or not load.one:
            return None
        found = self.maxes.rack_in(load.unit).a_side(load.low)
        return None if found is None else Plates(found)
