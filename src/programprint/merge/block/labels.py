"""The place of a block, or of a warm-up's exercise, in its session → its label."""

from __future__ import annotations

from programprint.naming import letters

WARM_UP = "W"
"""How the labels of a warm-up's exercises begin; no block has it."""


def label(index: int) -> str:
    """The label of a block, from 0: A, B … V, X, Y, Z, AA; without the W of the warm-up."""
    return letters(index + (index >= ord(WARM_UP) - ord("A")))


def warm_up_label(number: int, count: int, alone: bool) -> str:
    """The label of one of *count* exercises or blocks of a warm-up, from 1: W; W1, W2 where all of them stand *alone*; Wa, Wb
    where some are blocks, whose exercises are numbered."""
    mark = "" if count == 1 else str(number) if alone else letters(number - 1).lower()
    return f"{WARM_UP}{mark}"
