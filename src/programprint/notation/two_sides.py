"""Work that differs from side to side, ``15 left, 22 right``, ``15L/22R``, ``12 weak, 8 strong`` → what each side does."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import parts
from programprint.notation.amount import Amount, Limb
from programprint.notation.scanner import Scanner

_SIDES = {"l": "left", "r": "right", "w": "weak", "s": "strong"}
_LIMB = r"(?:\s+(?:side|leg|arm|hand|foot))?"
_SIDE = rf"(left|right|[lr]|weak(?:er)?|strong(?:er)?){_LIMB}(?![a-z])"
_JOINED = r"\s*(?:[/+,&]|and(?![a-z]))?\s*"
_BOTH = rf"{_SIDE}{_JOINED}(?:\d|AMRAP|max)[^@,/()]*?(?<![a-z]){_SIDE}"
_ONE_LIMB: dict[str, Limb] = {"leg": "leg", "foot": "leg", "arm": "arm", "hand": "arm"}

HINT = "write 15 left, 22 right, or 12 weak, 8 strong; one side alone is said with “side:”"


class OtherSide(Struct, frozen=True):
    """What the right side does where the amount is that of the left one, or the strong side where it is that of the weak one."""

    amount: Amount
    side: Literal["right", "strong"]

    def after(self, amount: str, limb: Limb | None) -> str:
        """Both sides as a coach writes them: “15 left / 22 right”."""
        of_limb = f" {limb}" if limb in ("leg", "arm") else ""
        one = "left" if self.side == "right" else "weak"
        return f"{amount} {one}{of_limb} / {self.amount} {self.side}{of_limb}"


def take(scanner: Scanner, amount: Amount) -> tuple[Amount, OtherSide | None, Limb | None]:
    """The amount of the left or the weak side and what the other does, after an *amount*; with the limb where it is named. No
    other side where the amount is that of both."""
    both = None if amount.then else scanner.looks(_BOTH)
    if both is None or not (first := scanner.take(_SIDE)):
        return amount, None, None
    scanner.take(_JOINED.strip())
    at, other = scanner.at, parts.one(scanner)
    second = scanner.take(_SIDE)
    sides = {_SIDES[match[1][0].lower()] for match in (first, second) if match}
    if other.unit != amount.unit:
        if "reps" not in (other.unit, amount.unit):
            raise scanner.fail("the two sides differ in their unit", at, "write 15s left, 22s right")
        unit = amount.unit if other.unit == "reps" else other.unit
        amount, other = replace(amount, unit=unit), replace(other, unit=unit)
    if sides not in ({"left", "right"}, {"weak", "strong"}):
        raise scanner.fail("one side is said twice, or the sides do not go together", at, HINT)
    limb: Limb = next((_ONE_LIMB[word] for word in both[0].lower().split() if word in _ONE_LIMB), "side")
    if other == amount:
        return amount, None, limb
    leads = _SIDES[first[1][0].lower()] in ("left", "weak")
    side: Literal["right", "strong"] = "right" if "right" in sides else "strong"
    pair = (amount, other) if leads else (other, amount)
    return pair[0], OtherSide(pair[1], side), limb
