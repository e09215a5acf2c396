"""What a set aims at: a load, or how hard or fast it shall be, as a value that is written and typeset."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation.rule import Rule
from programprint.notation.scanner import NBSP, plain, span_of

Kind = Literal[
    "weight",
    "percent",
    "rpe",
    "rir",
    "bodyweight",
    "bar",
    "repmax",
    "speed",
    "heart",
    "zone",
    "pace",
    "effort",
    "height",
    "change",
    "first",
    "band",
    "scale",
]
Bound = Literal["", "<=", ">=", "<", ">"]
Basis = str
"""Empty for what the program uses, 1RM, TM, another repetition maximum such as 5RM, or a weight in words: “Monday's weight”."""
EFFORTS: tuple[Kind, ...] = ("rpe", "rir", "speed", "heart", "zone", "pace", "effort", "height", "scale")
"""How hard or how fast, rather than what is on the bar."""
BODY = "bodyweight"
"""The “lift” that a share of the body weight is taken of."""
_NAMES = {"rpe": "RPE", "rir": "RIR"}
_SIGNS: dict[Bound, str] = {"": "", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}


class Load(Struct, frozen=True):
    """What goes on the bar, or how hard or fast the set shall be.

    *low* and *high* count *unit* (kg or lb) for a weight and for what is added to the bodyweight (negative: assistance),
    percent for a percentage, points for RPE, on Borg's scale and on that of pain (the *unit* of a scale is its name),
    reps for RIR, heart beats or percent for a heart rate, seconds for a pace
    over *unit* (km, mi, 500m), and kg, lb or percent more (or less) for a change from the set before. *of* names the lift
    that a percentage is taken of, empty for the exercise itself; *basis* says whether of its maximum or of its training
    max, empty for what the program uses. Of an effort in words *of* is the word, and of an effort in percent
    what is counted, such as “speed”. *plus* is what is added to a percentage, in *unit*; *gear* what pulls besides, such as
    bands; of a band *of* is its colour or strength. A *pair*: one such weight in each hand.
    Of the load of an earlier set *low* counts the work sets before that one.
    *bound* makes an effort the most or the least that is asked for. *rule* says how it climbs; *also* is a second target
    for the same set, such as an RPE beside a weight.
    """

    kind: Kind
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str = ""
    of: str = ""
    basis: Basis = ""
    rule: Rule | None = None
    also: Load | None = None
    plus: Decimal = Decimal(0)
    gear: str = ""
    bound: Bound = ""
    pair: bool = False

    def __str__(self) -> str:
        gear = f" + {self.gear}" if self.gear else ""
        climbs = f" {self.rule}" if self.rule else ""
        return f"{self._plain()}{gear}{climbs}{f' @ {self.also}' if self.also else ''}"

    def _plain(self) -> str:
        numbers = f"{self.bound} {span_of(self.low, self.high)}".lstrip()
        match self.kind:
            case "weight":
                return f"{'2x' if self.pair else ''}{numbers}{self.unit}"
            case "scale":
                return f"{self.unit} {numbers}"
            case "percent":
                basis = f" {'of ' if ' ' in self.basis else ''}{self.basis}" if self.basis else ""
                return f"{numbers}%{basis}{f' of {self.of}' if self.of else ''}{self._added(' ')}"
            case "bodyweight":
                sign = "-" if self.low < 0 else "+"
                return f"bodyweight {sign} {plain(abs(self.low))}{self.unit}" if self.low else "bodyweight"
            case "repmax":
                return f"{numbers}RM"
            case "speed":
                return f"{numbers} {self.unit}"
            case "height":
                return f"{numbers}{self.unit}"
            case "heart":
                return f"{numbers} bpm" if self.unit == "bpm" else f"{numbers}% HRmax"
            case "zone":
                return f"zone {numbers}"
            case "pace":
                return f"{clock(self.low)}{f'-{clock(self.high)}' if self.high else ''}/{self.unit}"
            case "change":
                return f"{'-' if self.low < 0 else '+'}{plain(abs(self.low))}{self.unit}"
            case "bar":
                return "bar"
            case "effort":
                return f"{numbers}% {self.of}" if self.low else self.of
            case "first":
                return "second set" if self.low else "first set"
            case "band":
                return f"{self.of} band".lstrip()
        return f"{_NAMES[self.kind]} {numbers}"

    def typeset(self) -> str:
        """As it stands on paper, without the lift that a percentage is taken of: “75 %”, “60 kg, RPE 8”, “zone 2”."""
        gear = f" +{NBSP}{self.gear.replace('%', f'{NBSP}%').replace(' ', NBSP)}" if self.gear else ""
        return f"{self._set()}{gear}{f', {self.also.typeset()}' if self.also else ''}"

    def _added(self, gap: str = NBSP) -> str:
        """What is added to a percentage: “ + 5kg”; nothing where nothing is."""
        if not self.plus:
            return ""
        sign = "+" if self.plus > 0 else "-" if gap == " " else "−"
        return f" {sign}{gap}{plain(abs(self.plus))}{'' if gap == ' ' else gap}{self.unit}"

    def _set(self) -> str:
        bound = f"{_SIGNS[self.bound]}{NBSP}".lstrip()
        numbers = f"{bound}{span_of(self.low, self.high, '–')}"
        match self.kind:
            case "weight" | "speed" | "height":
                return f"{f'2{NBSP}×{NBSP}' if self.pair else ''}{numbers}{NBSP}{self.unit}"
            case "scale":
                return f"{self.unit}{NBSP}{numbers}{'/10' if self.unit == 'pain' else ''}"
            case "percent":
                return f"{numbers}{NBSP}%{self._added()}"
            case "bodyweight":
                sign = "−" if self.low < 0 else "+"
                added = f" {sign}{NBSP}{plain(abs(self.low))}{NBSP}{self.unit}" if self.low else ""
                return f"body{NBSP}weight{added}"
            case "repmax":
                return f"{numbers}RM"
            case "heart":
                return f"{numbers}{NBSP}{'bpm' if self.unit == 'bpm' else f'%{NBSP}HRmax'}"
            case "zone":
                return f"zone{NBSP}{numbers}"
            case "pace":
                return f"{clock(self.low)}{f'–{clock(self.high)}' if self.high else ''}{NBSP}/{NBSP}{self.unit}"
            case "change":
                return f"{plain(abs(self.low))}{NBSP}{self.unit} {'less' if self.low < 0 else 'more'}"
            case "bar":
                return f"the{NBSP}empty{NBSP}bar"
            case "effort" if self.low:
                return f"{numbers}{NBSP}% {self.of}"
            case "effort":
                return self.of.replace(" - ", " − ").replace(" ", NBSP)
            case "first":
                return "as the second set" if self.low else "as the first set"
            case "band":
                return f"{self.of} band".lstrip().replace(" ", NBSP)
        return f"{_NAMES[self.kind]}{NBSP}{numbers}"

    @property
    def of_maximum(self) -> bool:
        """Whether it is a share of what can be lifted at most, rather than of a training max or the body weight."""
        return self.kind == "percent" and self.of != BODY and self.basis != "TM"

    @property
    def bar(self) -> Load:
        """The target alone, without a second one."""
        return replace(self, also=None)

    @property
    def effort(self) -> Load | None:
        """How hard or how fast the set shall be, where that is said."""
        return self if self.kind in EFFORTS else self.also

    @property
    def aims(self) -> tuple[Load, ...]:
        """The targets one by one."""
        return (self.bar, *(self.also.aims if self.also else ()))


def clock(seconds: Decimal | None) -> str:
    """Seconds as minutes and seconds, “5:30”."""
    whole = int(seconds or 0)
    return f"{whole // 60}:{whole % 60:02}"
