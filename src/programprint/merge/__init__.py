"""Merge: program × library × week → sheets, which say everything that is printed and nothing about where."""

from programprint.merge.program import merge
from programprint.merge.sheet import Sheet

__all__ = ["Sheet", "merge"]
