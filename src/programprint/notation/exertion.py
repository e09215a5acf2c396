"""How hard or how fast a set shall be: each scale and measure of effort as a struct of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec.structs import replace

from programprint.notation.duration import Duration
from programprint.notation.scanner import plain, span_of
from programprint.notation.target import Effort, Load, Ranged

Bound = Literal["", "<=", ">=", "<", ">"]
SpeedUnit = Literal["m/s", "km/h", "mph", "W", "rpm", "spm"]
PaceUnit = Literal["km", "mi", "m", "yd", "ft"]


class _Figure(Effort, Ranged, frozen=True):
    """An effort in figures."""

    def _span(self) -> str:
        return span_of(self.low, self.high, second=self.second)


class Bounded(_Figure, frozen=True, kw_only=True):
    """An effort in figures whose *bound* makes them the most or the least that is asked for."""

    bound: Bound = ""

    def _span(self) -> str:
        return f"{self.bound} {span_of(self.low, self.high)}".lstrip()


class Rpe(Bounded, frozen=True):
    """Rate of perceived exertion, from 1 to 10."""

    kind = "rpe"

    def _written(self) -> str:
        return f"RPE {self._span()}"


class Rir(Bounded, frozen=True):
    """Reps in reserve."""

    kind = "rir"

    def _written(self) -> str:
        return f"RIR {self._span()}"


class Scale(Bounded, frozen=True):
    """Points on Borg's scale of exertion, from 6 to 20, or on that of pain, from 0 to 10."""

    kind = "scale"
    name: Literal["Borg", "pain"]

    def _written(self) -> str:
        return f"{self.name} {self._span()}"


class HeartRate(Bounded, frozen=True):
    """Beats a minute, or percent of the highest heart rate."""

    kind = "heart"
    unit: Literal["bpm", "%"]

    def _written(self) -> str:
        return f"{self._span()} bpm" if self.unit == "bpm" else f"{self._span()}% HRmax"


class Zone(Bounded, frozen=True):
    """A heart-rate zone, from 1 to 7."""

    kind = "zone"

    def _written(self) -> str:
        return f"zone {self._span()}"


class Speed(Bounded, frozen=True):
    """How fast the bar or the athlete is, or what a machine shows: watts, revolutions or strokes a minute."""

    kind = "speed"
    unit: SpeedUnit

    def _written(self) -> str:
        return f"{self._span()} {self.unit}"


class Pace(_Figure, frozen=True):
    """Seconds over a distance: over *count* of *unit*, where no count is said over one."""

    kind = "pace"
    unit: PaceUnit
    count: int | None = None

    @property
    def over(self) -> str:
        """The distance: “km”, “500m”."""
        return f"{'' if self.count is None else self.count}{self.unit}"

    def _written(self) -> str:
        return f"{clock(self.low)}{f'-{clock(self.high)}' if self.high else ''}/{self.over}"


class Height(_Figure, frozen=True):
    """The height of a box."""

    kind = "height"
    unit: Literal["cm", "in"]

    def _written(self) -> str:
        return f"{self._span()}{self.unit}"


class Share(_Figure, frozen=True):
    """Percent *of* something that is no load: the athlete's own best effort or speed, FTP, an incline, a loss of speed."""

    kind = "effort"
    of: str

    def _written(self) -> str:
        return f"{self._span()}% {self.of}"


class Feel(Effort, frozen=True):
    """An effort in a *word*: “easy”, “hard”, “all out”, “pain-free”, “for time”."""

    kind = "effort"
    word: str

    def _written(self) -> str:
        return self.word


class NamedPace(Effort, frozen=True):
    """A pace that has a *name*, “marathon pace”, and the seconds that it is *slower* (or, below zero, faster) by: over the
    distance of the pace itself, or over the one that is said. None where nothing is added."""

    kind = "effort"
    name: str
    slower: int | None = None
    over: str = ""

    def _written(self) -> str:
        return f"{self.name}{self._added('-')}"

    def _added(self, minus: str) -> str:
        if self.slower is None:
            return ""
        over = f"/{self.over}" if self.over else ""
        return f" {minus if self.slower < 0 else '+'} {abs(self.slower)} s{over}"


class Within(Effort, frozen=True):
    """All of a set in so long a time: “in 2 min”, “in 23-24 s”; or *each* of the runs that it is made of."""

    kind = "effort"
    duration: Duration
    each: bool = False

    @property
    def within(self) -> Duration:
        """The time itself."""
        return self.duration

    def _written(self) -> str:
        time = self.duration
        if not time.clock:
            return f"in {span_of(time.low, time.high)} {time.unit}"
        return f"in {clock(time.low)}{f'-{clock(time.high)}' if time.high else ''} min"


def measure(load: Load) -> tuple[object, ...]:
    """What a target is measured in; two in one measure cannot both hold."""
    match load:
        case Speed() | HeartRate():
            return type(load), load.unit
        case Share():
            return type(load), load.of
        case Scale():
            return type(load), load.name
        case Feel():
            return type(load), load.word
    return (type(load),)


def clock(seconds: Decimal) -> str:
    """Seconds as minutes and seconds, “5:30”, “1:12.5”."""
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes)}:{'0' if rest < 10 else ''}{plain(rest)}"


def of_each(load: Load) -> Load:
    """A target whose time is that of each run."""
    if isinstance(load, Within):
        return replace(load, each=True)
    return replace(load, also=of_each(load.also)) if load.also else load


def of_pain(load: object) -> bool:
    """Whether a load says how much pain is allowed: so much of the scale, or none."""
    return (isinstance(load, Scale) and load.name == "pain") or (isinstance(load, Feel) and load.word == "pain-free")
