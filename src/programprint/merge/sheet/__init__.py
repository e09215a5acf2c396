"""What is printed, as meaning: one sheet per week, every value merged. No word is in it but the coach's own and the library's,
and no geometry; what is said of it, and in which language, is for wording."""

from __future__ import annotations

from programprint.merge.sheet.block import Block, BlockKind, Cell, Score
from programprint.merge.sheet.entry import After, BySides, Entry, Once, OneSide, Paced, Ramp, Rests, Role, Share, Turns
from programprint.merge.sheet.guide import OPTIONAL, Guide
from programprint.merge.sheet.last import Done, Due, LastTime
from programprint.merge.sheet.sets import (
    SIDES,
    Aim,
    Compared,
    Earned,
    Group,
    OpenLoad,
    OpenPlates,
    Origin,
    Plates,
    SetLine,
    Side,
    Wanted,
    WeakSide,
    Whole,
    amount_id,
)
from programprint.merge.sheet.tally import Best, ExerciseTally, Tally
from programprint.merge.sheet.week import PhaseWeek, Rest, Session, Sheet, Who

__all__ = [
    "OPTIONAL",
    "SIDES",
    "After",
    "Aim",
    "Best",
    "Block",
    "BlockKind",
    "BySides",
    "Cell",
    "Compared",
    "Done",
    "Due",
    "Earned",
    "Entry",
    "ExerciseTally",
    "Group",
    "Guide",
    "LastTime",
    "Once",
    "OneSide",
    "OpenLoad",
    "OpenPlates",
    "Origin",
    "Paced",
    "PhaseWeek",
    "Plates",
    "Ramp",
    "Rest",
    "Rests",
    "Role",
    "Score",
    "Session",
    "SetLine",
    "Share",
    "Sheet",
    "Side",
    "Tally",
    "Turns",
    "Wanted",
    "WeakSide",
    "Who",
    "Whole",
    "amount_id",
]
