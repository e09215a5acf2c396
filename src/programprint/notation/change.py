"""What is different next time: ``+2.5kg``, ``+1 rep in one set``, ``back to stage 1``, ``1x5RM``, ``new exercise``."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from programprint.notation.amount import Amount
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import plain, span_of

# fmt: off
Turn = Literal[
    "add", "back", "share", "do", "rest", "repeat", "double", "stage", "next stage", "start", "deload", "new exercise",
    "harder", "easier", "more weight", "less weight", "more reps", "fewer reps", "more sets", "fewer sets", "longer rest",
    "shorter rest",
]
# fmt: on
Where = Literal["", "of 1RM", "of TM", "on 1RM", "on TM", "in one set", "in each set", "in the last set", "rest"]
"""What a step is a share of, or what it is added to; the load, or all sets, where that is empty."""

WHOLE = ("reps", "sets", "rounds", "contacts", "breaths", "steps", "jumps", "hops", "throws")
_CHANGED: dict[Turn, str] = {
    **dict.fromkeys(("more weight", "less weight", "deload"), "weight"),
    **dict.fromkeys(("more reps", "fewer reps"), "reps"),
    **dict.fromkeys(("more sets", "fewer sets"), "sets"),
    **dict.fromkeys(("longer rest", "shorter rest"), "rest"),
    **dict.fromkeys(("harder", "easier", "new exercise"), "variation"),
    **dict.fromkeys(("stage", "next stage", "start"), "stage"),
}
"""What is different where a turn does not say so itself."""
_SPACED = (*WHOLE, "min", "mi", "yd", "cal")

_OF_LOAD = ("share", "double", "deload", "start", "new exercise", "harder", "easier", "more weight", "less weight")
"""Turns that change the load, whatever else."""


class Change(Struct, frozen=True):
    """What is different next time. *step*, up to *high*, in *unit* more or less; of a “share” the percentage, and of what is gone
    back to the load, where that is no *amount*. No amount of a “back” that has no step: the bottom of the range of reps.

    *where* is what a step is added to, or is a share of; *do* are sets, *stage* is a number from 1, *exercises* are new ones.
    """

    turn: Turn
    step: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str = ""
    where: Where = ""
    amount: Amount | None = None
    do: Prescription | None = None
    rest: Duration | None = None
    stage: int = 0
    exercises: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f" {self.where}" if self.where else ""
        match self.turn:
            case "add":
                return f"{'-' if self.step < 0 else '+'}{self._measure()}{where}"
            case "back":
                if self.step:
                    return f"back to {self._measure()}{where}"
                reps = " reps" if self.amount and self.amount.unit == "reps" and self.amount.low is not None else ""
                return f"back to {self.amount or 'the bottom of the range'}{reps}"
            case "share":
                return f"{plain(self.step)}% of it"
            case "do":
                return str(self.do)
            case "rest":
                return f"rest {self.rest}"
            case "stage":
                return f"back to stage {self.stage}"
            case "start":
                return "start again"
            case "new exercise":
                return f"new exercise ({', '.join(self.exercises)})" if self.exercises else self.turn
            case "harder" | "easier":
                return f"{self.turn} variation"
        return self.turn

    def changed(self, alone: bool = False) -> str:
        """What is different then: the weight, the rest, the sets, what a unit counts. *alone*: in a rule of its own, where the
        same weight once more is no other weight."""
        if self.turn == "add":
            weight = self.unit in ("kg", "lb", "%") and not self.where.startswith("on ")
            return self.where if self.where == "rest" else "weight" if weight else f"{self.unit} {self.where}".strip()
        if self.turn in ("repeat", "double", "share") or (self.turn == "back" and self.step):
            return "weight" if alone else f"{self.turn} {self.unit}"
        return _CHANGED.get(self.turn, self.turn)

    @property
    def resets(self) -> bool:
        """Whether something is begun anew."""
        return self.turn in ("stage", "start", "back", "new exercise")

    @property
    def of_load(self) -> bool:
        """Whether it is the load that is different."""
        if self.turn in ("add", "back"):
            return self.unit in ("kg", "lb", "%")
        if self.turn == "do" and self.do:
            return any(group.load for group in self.do.groups)
        return self.turn in (
            "share",
            "double",
            "deload",
            "start",
            "new exercise",
            "harder",
            "easier",
            "more weight",
            "less weight",
        )

    @property
    def of_maximum(self) -> str:
        """The maximum that is different, “1RM” or “TM”; nothing where none is."""
        return self.where.removeprefix("on ") if self.where in ("on 1RM", "on TM") else ""

    @property
    def of_stage(self) -> bool:
        """Whether other sets take the place of those that are done now."""
        return self.turn in ("stage", "next stage")

    def _measure(self) -> str:
        step = abs(self.step)
        unit = self.unit.removesuffix("s") if step == 1 and self.high is None and self.unit in WHOLE else self.unit
        return f"{span_of(step, self.high)}{' ' if self.unit in _SPACED else ''}{unit}"
