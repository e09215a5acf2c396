"""Progress and rules in words. A space that does not break is written “~”."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from programprint.languages import words_of
from programprint.notation import prescription
from programprint.notation.progress import Change, Clause, Turn, When, parse
from programprint.notation.rule import _UNITS, Period, Rule
from programprint.notation.scanner import NBSP
from programprint.wording import progress

EN = words_of("en")
PROGRESS = [
    ("+2.5kg every session", "+2.5~kg every session"),
    ("+2.5kg every cycle", "+2.5~kg every cycle"),
    ("+2.5kg when all reps are done", "+2.5~kg when all reps are done"),
    ("+5lb when all reps are done; -10% after 3 misses", "+5~lb when all reps are done; −10~% after 3~misses"),
    ("+2.5kg when all sets reach 12", "+2.5~kg when all sets reach~12"),
    ("+2.5kg and back to 8 reps when all sets reach 12", "+2.5~kg and back to 8~reps when all sets reach~12"),
    ("+5kg when the last set reaches 10", "+5~kg when the last set reaches~10"),
    ("+5kg when the top set reaches 5", "+5~kg when the top set reaches~5"),
    ("+5 lb when set 3 reaches 2", "+5~lb when set~3 reaches~2"),
    ("+2.5kg when RPE is 8 or less", "+2.5~kg when RPE~is 8 or~less"),
    ("+5kg when pain is below 3", "+5~kg when pain~is below~3"),
    ("more weight when all sets reach 12", "more weight when all sets reach~12"),
    ("+2.5kg when the total reaches 50", "+2.5~kg when the total reaches~50"),
    ("+1 rep when all reps are done", "+1~rep when all reps are done"),
    ("+5s every session", "+5~s every session"),
    ("+1 set every week", "+1~set every week"),
    ("harder variation when all sets reach 8", "harder variation when all sets reach~8"),
    ("easier variation after 2 misses", "easier variation after 2~misses"),
    ("+1.25kg for every rep over 10 in the last set", "+1.25~kg for every rep over~10 in~the~last~set"),
    ("repeat after a miss", "repeat after a~miss"),
    ("6x2+ after a miss; 10x1+ after 2 misses", "6~×~2+ after a~miss; 10~×~1+ after 2~misses"),
    ("none", ""),
    ("more weight every session", "more weight every session"),
    ("less weight after a miss", "less weight after a~miss"),
    ("take off some weight when RPE is 10 or less", "less weight when RPE~is 10 or~less"),
    ("drop 10% after two misses", "−10~% after 2~misses"),
    ("deload 10% after 3 misses", "−10~% after 3~misses"),
    ("go down 2.5kg after a miss", "−2.5~kg after a~miss"),
    ("off 5% after a miss", "−5~% after a~miss"),
    ("-1 rep after a miss", "−1~rep after a~miss"),
    ("+2 reps when all sets reach 12", "+2~reps when all sets reach~12"),
    ("back to 8 reps after 2 misses", "back to 8~reps after 2~misses"),
    ("back to 30s after a miss", "back to 30~s after a~miss"),
    ("back to AMRAP after a miss", "back to as~many as~possible after a~miss"),
    ("double when all sets reach 12", "twice as much when all sets reach~12"),
    ("harder variation when all sets reach 12", "harder variation when all sets reach~12"),
    ("next step when the total reaches 50", "harder variation when the total reaches~50"),
    ("5x5 when all sets reach 5", "5~×~5 when all sets reach~5"),
    ("to 3x8 and +2.5kg when all sets reach 12", "3~×~8 and +2.5~kg when all sets reach~12"),
    ("+2.5kg each week", "+2.5~kg every week"),
    ("+2.5kg when the 2nd set reaches 12", "+2.5~kg when set~2 reaches~12"),
    ("+2.5kg when set 3 hits 10", "+2.5~kg when set~3 reaches~10"),
    ("+2.5kg when RPE is 1", "+2.5~kg when RPE~is 1 or~less"),
    ("+2.5kg when RPE is 10", "+2.5~kg when RPE~is 10 or~less"),
    ("+2.5kg when pain is 0", "+2.5~kg when pain~is 0"),
    ("+2.5kg when pain is 10", "+2.5~kg when pain~is 10 or~less"),
    ("+2.5kg when pain stays at most 3/10 or less", "+2.5~kg when pain~is 3 or~less"),
    ("-10% after one miss", "−10~% after a~miss"),
    ("-10% after four misses", "−10~% after 4~misses"),
    ("-10% after five misses in a row", "−10~% after 5~misses"),
    ("-10% after 10 misses", "−10~% after 10~misses"),
    ("+1kg for every rep over 5 in the last set", "+1~kg for every rep over~5 in~the~last~set"),
    ("+2.5kg and then repeat every session", "+2.5~kg and repeat every session"),
    ("+0.5kg every session", "+0.5~kg every session"),
    ("+2.5kg if RPE < 8", "+2.5~kg when RPE~is below~8"),
    ("+5kg and repeat and +1 set every week", "+5~kg and repeat and +1~set every week"),
]


@pytest.mark.parametrize(("written", "said"), PROGRESS)
def test_progress(written: str, said: str) -> None:
    assert progress.progress(parse(written), EN).replace(NBSP, "~") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("3x8 +1 rep/week", "+~1~rep a~week"),
        ("3x8 +2 reps every 2 weeks up to 12", "+~2~reps every 2~weeks"),
        ("5x10 -2 reps/set", "−~2~reps a~set"),
        ("3x8 -1 set every 3 sessions", "−~1~set every 3~sessions"),
        ("3x20s +5s/session", "+~5~s a~session"),
        ("3x5 jumps +1 jump/week", "+~1~jump a~week"),
    ],
)
def test_rules(written: str, said: str) -> None:
    (rule,) = prescription.parse(written).groups[0].rules
    assert progress.rule(rule, EN).replace(NBSP, "~") == said


@pytest.mark.parametrize("per", get_args(Period))
@pytest.mark.parametrize("unit", ["", *_UNITS])
def test_rules_of_every_unit_and_period_have_words(unit: str, per: Period) -> None:
    more, less = (progress.rule(Rule(Decimal(step), unit, 2, per), EN) for step in (2, -2))
    assert more == f"+ 2 {unit}".replace(" ", NBSP).rstrip(NBSP) + f" every 2{NBSP}{per}s"
    assert less == more.replace("+", "−")


def test_every_turn_and_every_condition_has_words() -> None:
    turns = [Change(turn) for turn in get_args(Turn) if turn not in ("add", "back", "do")]
    assert len({progress.change(turn, EN) for turn in turns}) == len(turns)
    clauses = [Clause((turns[0],), when, felt=Decimal(3)) for when in get_args(When)]
    assert len({progress.clause(clause, EN) for clause in clauses}) == len(clauses)
