"""Cells of a grid as shorthand: whether they can be read, and how they are written anew."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.importing.grid_habits import in_shorthand, is_listed
from programprint.notation import load, prescription
from programprint.notation.exertion import Rir, Rpe
from programprint.notation.prescription import Prescription, beside
from programprint.notation.scanner import Unreadable
from programprint.notation.target import Effort


def is_readable(way: str) -> bool:
    """Whether a text can be read as what to do."""
    for one in (way, in_shorthand(way)):
        try:
            prescription.parse(one)
        except Unreadable:
            continue
        return True
    return False


def is_load(text: str) -> bool:
    """Whether a cell holds a load, or one for each set."""
    try:
        prescription.parse(f"1 @ {text.lstrip('@ ')}") if is_listed(text) else load.parse(text)
    except Unreadable:
        return False
    return True


def load_with_effort(one: str, other: str) -> str:
    """A load and an effort for the same sets, “75%, RPE 8”, in whatever order they stand; nothing where they are no such pair."""
    for weight, effort in ((one, other), (other, one)):
        both = f"{weight}, {effort}"
        try:
            if isinstance(load.parse(effort), Rpe | Rir) and not isinstance(load.parse(weight), Effort):
                load.parse(both)
                return both
        except Unreadable:
            continue
    return ""


def goes_beside(text: str, told: Sequence[str]) -> bool:
    """Whether a load is an effort that goes beside the loads of all that is *told* to do."""
    try:
        effort = load.parse(text)
        groups = [group for one in told if one != "-" for group in prescription.parse(one).groups]
    except Unreadable:
        return False
    return isinstance(effort, Rpe | Rir) and all(beside(group, effort) for group in groups)


def tidy(found: Prescription, written: str) -> str:
    """A prescription as our notation writes it, or as the coach did where that would say something else."""
    tidy = str(found)
    try:
        return tidy if prescription.parse(tidy) == found else written
    except Unreadable:
        return written
