"""One rule for next time, what changes and when: ``+2.5kg when all sets reach 12``, ``1x5RM after 3 misses, then 85% of it``."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation.amount import Amount
from programprint.notation.change import Change
from programprint.notation.condition import Condition
from programprint.notation.scanner import plain


class Limit(Struct, frozen=True):
    """The most that is added at a time; where it is an *end*, what it all comes to in the end."""

    step: Decimal
    unit: str
    end: bool = False

    def __str__(self) -> str:
        return f"{'up to' if self.end else 'at most'} {plain(self.step)}{' ' if len(self.unit) > 2 else ''}{self.unit}"


class Clause(Struct, frozen=True):
    """What changes and when, up to a *limit*; *then* is what is done with what came of it."""

    changes: tuple[Change, ...]
    when: Condition
    limit: Limit | None = None
    then: tuple[Change, ...] = ()

    def __str__(self) -> str:
        limit = f", {self.limit}" if self.limit else ""
        then = f", then {_joined(self.then)}" if self.then else ""
        return f"{_joined(self.changes)} {self.when}{limit}{then}"

    @property
    def rank(self) -> int:
        """Its place in the order of the gym: after a success, whatever happens, after a miss; then what begins anew, after
        several misses or a stall."""
        if self.when.went_well:
            return 0
        if self.when.kind in ("session", "week", "cycle"):
            return 1
        anew = self.when.kind in ("stalls", "last stage") or (self.when.kind == "misses" and self.when.count > 1)
        return 3 if anew else 2


def _joined(changes: tuple[Change, ...]) -> str:
    return " and ".join(map(str, changes))


def to_bottom(one: Change) -> bool:
    """Whether a change goes back to the bottom of a range that it does not say."""
    return one.turn == "back" and one.amount is None and not one.step


def within(clause: Clause, span: Amount) -> Clause:
    """The same, with the ends of a range put in where they are spoken of."""
    top, bottom = replace(span, low=span.high, high=None), replace(span, high=None)
    changes = tuple(replace(one, amount=bottom) if to_bottom(one) else one for one in clause.changes)
    asked = clause.when.kind == "reached" and clause.when.amount is None
    return replace(clause, changes=changes, when=replace(clause.when, amount=top) if asked else clause.when)


def naming(clause: Clause, names: Mapping[str, str]) -> Clause:
    """The same, with the *names* of exercises in the place of how they are written."""

    def named(one: Change) -> Change:
        return replace(one, exercises=tuple(names.get(name, name) for name in one.exercises)) if one.exercises else one

    return replace(clause, changes=tuple(map(named, clause.changes)))
