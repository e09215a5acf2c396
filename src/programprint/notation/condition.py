"""When something changes next time: ``when all sets reach 12``, ``after 2 successes``, ``when the total is below 11``."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation.amount import Amount
from programprint.notation.scanner import plain

# fmt: off
Kind = Literal[
    "done", "successes", "reached", "over", "rpe", "rir", "pain", "feel", "session", "week", "cycle", "under", "misses", "stalls",
    "last stage",
]
# fmt: on
Sets = Literal["all", "any", "last", "top", "amrap", "total", "set"]
Bound = Literal["least", "above", "most", "below", ""]
Feeling = Literal["light", "easy", "fast", "clean", "heavy", "hard", "slow", "rough"]

HINT = (
    "it changes every session, every 2 sessions, every week or cycle; when all reps are done, after 2 successes; when all sets "
    "(one set, the last set, the top set, the AMRAP set, set 2, the total) reach 12 or are below 8; for every rep over 6 in the "
    "last set; when RPE, RIR or pain is 8 or less; when it feels light; after a miss, after 3 misses, after a stall"
)
EXAMPLES = (
    *("every session", "every week", "every cycle", "every 2 sessions", "when all reps are done", "after a success"),
    *("after 2 successes", "when all sets reach 12", "when the last set reaches 12", "when the top set reaches 12"),
    *("when the total reaches 50", "when the total is below 11", "for every rep over 6 in the last set"),
    *("when RPE is 8 or less", "when pain is 3 or less", "when it feels light", "when it feels heavy", "after a miss"),
    *("after 3 misses", "after a stall", "after the last stage"),
)
SETS: dict[Sets, str] = {
    "all": "all sets",
    "any": "one set",
    "last": "the last set",
    "top": "the top set",
    "amrap": "the AMRAP set",
    "total": "the total",
}
FEELS: dict[Feeling, str] = {
    "light": "it feels light",
    "easy": "it feels easy",
    "heavy": "it feels heavy",
    "hard": "it feels hard",
    "fast": "the bar moves fast",
    "slow": "the bar moves slowly",
    "clean": "the form is clean",
    "rough": "the form slips",
}
TOP_OF_RANGE = "the top of the range"


_BEYOND: dict[Bound, Bound] = {"": "above", "most": "above", "below": "least", "least": "below", "above": "most"}
"""What begins where another bound ends."""


class Condition(Struct, frozen=True):
    """When something changes.

    *count*: after how many sessions, weeks, successes or misses, *in_a_row* where that is asked for. *of*: whose reps count, of
    “set” those of the set number *nth*; *amount* is what they come to, by *bound*, the top of the range of reps where there is
    none. *felt* is an effort or a pain, by *bound*, which is empty where nothing is said of it. *feel* is how it went. *also* is
    an effort or a feeling that must be there as well.
    """

    kind: Kind
    count: int = 1
    in_a_row: bool = False
    of: Sets = "all"
    nth: int = 0
    amount: Amount | None = None
    bound: Bound = "least"
    felt: Decimal = Decimal(0)
    feel: Feeling = "light"
    also: Condition | None = None

    def __str__(self) -> str:
        also = f" and {str(self.also).removeprefix('when ')}" if self.also else ""
        return f"{self._alone()}{also}"

    def _alone(self) -> str:
        row = " in a row" if self.in_a_row else ""
        match self.kind:
            case "session" | "week" | "cycle":
                return f"every {self.kind}" if self.count == 1 else f"every {self.count} {self.kind}s"
            case "done":
                return f"when all reps are done{self._often}"
            case "over" | "under":
                return f"for every rep {self.kind} {self.amount} in {self._which}"
            case "rpe" | "rir" | "pain":
                scale = "pain" if self.kind == "pain" else self.kind.upper()
                return f"when {scale} is {self._bounded(plain(self.felt))}"
            case "feel":
                return f"when {FEELS[self.feel]}"
            case "successes" | "misses" | "stalls":
                one = self.kind.removesuffix("es") if self.kind != "stalls" else "stall"
                return f"after a {one}" if self.count == 1 else f"after {self.count} {self.kind}{row}"
            case "last stage":
                return "after the last stage"
        amount = str(self.amount or TOP_OF_RANGE)
        if self.bound == "least":
            return f"when {self._which} {'reach' if self.of == 'all' else 'reaches'} {amount}{self._often}"
        verb = "are" if self.of == "all" else "is"
        return f"when {self._which} {verb} {self._bounded(amount)}{self._often}"

    @property
    def _which(self) -> str:
        return f"set {self.nth}" if self.of == "set" else SETS[self.of]

    @property
    def _often(self) -> str:
        row = " in a row" if self.in_a_row else ""
        return f" in {self.count} sessions{row}" if self.count > 1 else ""

    def _bounded(self, number: str) -> str:
        if self.bound in ("least", "most"):
            return f"{number} or {'more' if self.bound == 'least' else 'less'}"
        return f"{self.bound} {number}"

    def overlaps(self, other: Condition) -> bool:
        """Whether one asks for so much or more and the other for so much or less of the same, and some of it is both."""
        same = (self.kind, self.of, self.nth, self._unit) == (other.kind, other.of, other.nth, other._unit)
        if (
            not same
            or self.kind not in ("reached", "rpe", "rir", "pain")
            or self.of == "any"
            or self.also
            or other.also
        ):
            return False
        floors = [one for one in (self, other) if one.bound in ("least", "above")]
        if len(floors) != 1:
            return False
        (floor,) = floors
        roof = other if floor is self else self
        low, high = floor._end, roof._end
        if low is None or high is None:
            return False
        counted = self._unit == "reps"
        low += counted and floor.bound == "above"
        high -= counted and roof.bound == "below"
        open_ended = not counted and (floor.bound == "above" or roof.bound == "below")
        return low < high or (low == high and not open_ended)

    def goes_on(self, other: Condition) -> bool:
        """Whether both ask for so many reps or more of the same sets, so that both are true where the sets come to more."""
        mine, theirs = (replace(one, amount=None, count=1, in_a_row=False) for one in (self, other))
        ranged = any(one.amount and one.amount.high for one in (self, other))
        return self.kind == "reached" and self.bound == "least" and mine == theirs and not ranged

    def holds(self, other: Condition) -> bool:
        """Whether it is true wherever the other is: both ask for so much effort or less, or for so much or more."""
        if self.kind != other.kind or self.kind not in ("rpe", "rir", "pain") or self.also or other.also:
            return False
        floor = self.bound in ("least", "above")
        if floor != (other.bound in ("least", "above")):
            return False
        strict = self.bound in ("below", "above") and other.bound not in ("below", "above")
        return (self.felt < other.felt if floor else self.felt > other.felt) or (self.felt == other.felt and not strict)

    def beyond(self, other: Condition) -> Condition:
        """It alone, where the other, which it holds, is not true: “when RPE is above 7 and RPE is 8 or less”."""
        return replace(other, bound=_BEYOND[other.bound], also=self)

    @property
    def _unit(self) -> str:
        return self.amount.unit if self.amount else ""

    @property
    def _end(self) -> Decimal | None:
        return self.felt if self.kind != "reached" else self.amount.least if self.amount else None

    @property
    def went_well(self) -> bool:
        """Whether it is a success that changes something."""
        if self.also and self.also.kind == self.kind:  # an effort between two
            return self._well or self.also.went_well
        return self._well

    @property
    def _well(self) -> bool:
        """The same, whatever else must be so."""
        if self.kind in ("reached", "rir"):
            return self.bound in ("least", "above")
        if self.kind in ("rpe", "pain"):
            return self.bound in ("most", "below")
        if self.kind == "feel":
            return self.feel in ("light", "easy", "fast", "clean")
        return self.kind in ("done", "successes", "over")
