"""Cells of a grid as shorthand: whether they can be read, and how they are written anew."""

from __future__ import annotations

from programprint.importing.grid_habits import in_shorthand, is_listed
from programprint.notation import load, prescription
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import Unreadable


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


def tidy(found: Prescription, written: str) -> str:
    """A prescription as our notation writes it, or as the coach did where that would say something else."""
    tidy = str(found)
    try:
        return tidy if prescription.parse(tidy) == found else written
    except Unreadable:
        return written
