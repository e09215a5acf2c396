"""Progress and rules in words. A space that does not break is written “~”."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from programprint.languages import words_of
from programprint.notation import prescription
from programprint.notation.change import Change, Turn, Where
from programprint.notation.clause import Clause
from programprint.notation.condition import Bound, Condition, Feeling, Kind, Sets
from programprint.notation.progress import parse
from programprint.notation.rule import UNITS, Period, Rule
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
    ("-10% after five misses in a row", "−10~% after 5~misses in~a~row"),
    ("-10% after 10 misses", "−10~% after 10~misses"),
    ("+1kg for every rep over 5 in the last set", "+1~kg for every rep over~5 in~the~last~set"),
    ("+2.5kg and then repeat every session", "+2.5~kg and repeat every session"),
    ("+0.5kg every session", "+0.5~kg every session"),
    ("+2.5kg if RPE < 8", "+2.5~kg when RPE~is below~8"),
    ("+5kg and repeat and +1 set every week", "+5~kg and repeat and +1~set every week"),
    ("+5lb after 2 successes", "+5~lb after 2~successes"),
    ("+5lb after two good sessions in a row", "+5~lb after 2~successes in~a~row"),
    ("+2.5kg when all reps are done twice", "+2.5~kg when all reps are done in 2~sessions"),
    ("+2.5kg when all sets reach 12 in 2 sessions in a row", "+2.5~kg when all sets reach~12 in 2~sessions in~a~row"),
    ("-5lb when the total is below 11", "−5~lb when the total is below~11"),
    ("-2.5kg when the total is 10 reps or less", "−2.5~kg when the total is 10 or~less"),
    ("+5kg when the total exceeds 50", "+5~kg when the total is above~50"),
    ("-5kg when set 1 is under 4", "−5~kg when set~1 is below~4"),
    ("+2.5kg when one set reaches 12", "+2.5~kg when one set reaches~12"),
    ("+10lb when the AMRAP reaches 25", "+10~lb when the AMRAP~set reaches~25"),
    ("new exercise after 2 misses", "new exercise after 2~misses"),
    ("new exercise after 2 misses: floor press, board press", "new exercise (floor press, board press) after 2~misses"),
    ("switch exercise (front squat or leg press) after a stall", "new exercise (front squat, leg press) after a~stall"),
    ("1x5RM after 3 misses, then 85% of it", "up~to 5RM after 3~misses, then 85~% of~it"),
    ("test 1RM after 3 misses, then 90%", "up~to 1RM after 3~misses, then 90~% of~it"),
    ("3x5 at 85% of it after 3 misses", "3~×~5 at 85~% of~it after 3~misses"),
    (
        "+1% of 1RM for every rep over 6 in the last set, at most 10",
        "+1~% of~1RM for every rep over~6 in~the~last~set, at~most 10~%",
    ),
    (
        "+2.5kg for every rep over 6 in the last set, at most 10kg",
        "+2.5~kg for every rep over~6 in~the~last~set, at~most 10~kg",
    ),
    ("+5lb for every rep above 8, up to 4 reps", "+5~lb for every rep over~8 in~the~last~set, at~most 4~reps"),
    ("-1kg for every rep short of 5 in set 2", "−1~kg for every rep under~5 in~set~2"),
    ("+1 rep in one set when all reps are done", "+1~rep in one~set when all reps are done"),
    ("add a rep to each set every session", "+1~rep in each~set every session"),
    ("one more rep in the last set when all reps are done", "+1~rep in the last~set when all reps are done"),
    ("+5s in one set when all sets reach 60s", "+5~s in one~set when all sets reach~60~s"),
    ("more weight when it feels light", "more weight when it feels light"),
    ("heavier if it was too easy", "more weight when it feels easy"),
    ("more reps when the bar moves fast", "more reps when the bar moves fast"),
    ("lighter when the form breaks down", "less weight when the form slips"),
    ("+5-10lb when all reps are done", "+5–10~lb when all reps are done"),
    ("add 2.5 to 5 kg every week", "+2.5–5~kg every week"),
    ("-5-10% after 3 misses", "−5–10~% after 3~misses"),
    ("+1-2 reps every session", "+1–2~reps every session"),
    ("longer rest after a stall", "longer rest after a~stall"),
    ("+30s rest after a miss", "30~s more rest after a~miss"),
    ("-15s rest every week", "15~s less rest every week"),
    ("rest 3 min after 2 misses", "rest~3~min after 2~misses"),
    ("+2.5kg every 2 sessions", "+2.5~kg every 2~sessions"),
    ("+2.5kg every other workout", "+2.5~kg every 2~sessions"),
    ("+1 set every third week", "+1~set every 3~weeks"),
    ("+100m every week", "+100~m every week"),
    ("+1 round when all sets reach 10", "+1~round when all sets reach~10"),
    ("3x5, 1x5+ after a miss", "3~×~5, 1~×~5+ after a~miss"),
    ("after a miss: 3x5, 1x5+; longer rest after a stall", "3~×~5, 1~×~5+ after a~miss; longer rest after a~stall"),
    ("after a miss: 6x2, after 2 misses: 10x1", "6~×~2 after a~miss; 10~×~1 after 2~misses"),
    ("+5lb on the training max every cycle", "+5~lb on the training~max every cycle"),
    ("+2.5% of TM every 3 weeks", "+2.5~% of the training~max every 3~weeks"),
    ("back to 90% after 3 misses", "back to 90~% after 3~misses"),
    ("deload after 3 misses", "deload after 3~misses"),
    ("start again with +2.5kg after a stall", "start again with +2.5~kg after a~stall"),
    ("+2.5kg when RIR is 3", "+2.5~kg when RIR~is 3 or~more"),
    ("+2.5kg when 3 reps are left", "+2.5~kg when RIR~is 3 or~more"),
    ("-5% when RPE is above 9", "−5~% when RPE~is above~9"),
    ("repeat when pain is 4 or more", "repeat when pain~is 4 or~more"),
    ("+2.5kg when all reps are done and RPE is 8 or less", "+2.5~kg when all reps are done and RPE~is 8 or~less"),
    ("+2.5kg when all sets reach 12 with 2 reps left", "+2.5~kg when all sets reach~12 and RIR~is 2 or~more"),
    (
        "+2.5kg when all sets reach 12 twice and it feels easy",
        "+2.5~kg when all sets reach~12 in 2~sessions and it feels easy",
    ),
    ("+2.5kg when all reps are done at pain 0", "+2.5~kg when all reps are done and pain~is 0"),
    ("+2.5kg every session up to 100kg", "+2.5~kg every session, up~to 100~kg"),
    ("+1 set every week up to 5", "+1~set every week, up~to 5~sets"),
    ("linear +2.5kg", "+2.5~kg when all reps are done; −10~% after 3~misses"),
    ("linear +5lb every session", "+5~lb every session; −10~% after 3~misses"),
    ("linear +2.5kg; -5% after 2 misses", "+2.5~kg when all reps are done; −5~% after 2~misses"),
    ("double progression +5lb", "+5~lb and back to the bottom of the range when all sets reach~the~top of the~range"),
    ("double progression 8-12 +2.5kg", "+2.5~kg and back to 8~reps when all sets reach~12"),
    (
        "stages [5x3, 6x2, 10x1] +5lb",
        "stages 5~×~3, then 6~×~2, then 10~×~1; +5~lb when all reps are done; "
        "next~stage after a~miss; back to stage~1 after a~miss in the last stage",
    ),
    (
        "stages [5x3, 6x2, 10x1] +5lb; back to stage 1 with +5lb after the last stage",
        "stages 5~×~3, then 6~×~2, then 10~×~1; +5~lb when all reps are done; "
        "next~stage after a~miss; back to stage~1 with +5~lb after a~miss in the last stage",
    ),
    (
        "stages [4x3, 1x3+; 5x2, 1x2+] +5kg; 1x5RM after the last stage, then 85%",
        "stages 4~×~3, 1~×~3+, then 5~×~2, 1~×~2+; +5~kg when all reps are done; "
        "next~stage after a~miss; up~to 5RM after a~miss in the last stage, then 85~% of~it",
    ),
    (
        "-10% after 3 misses; repeat after a miss; +1 set every 3 weeks; +2.5kg when all reps are done",
        "+2.5~kg when all reps are done; +1~set every 3~weeks; repeat after a~miss; −10~% after 3~misses",
    ),
    (
        "+10kg when the last set reaches 10; +5kg when the last set reaches 5-9",
        "+5~kg when the last set reaches~5–9; +10~kg when the last set reaches~10",
    ),
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
@pytest.mark.parametrize("unit", ["", *UNITS])
def test_rules_of_every_unit_and_period_have_words(unit: str, per: Period) -> None:
    more, less = (progress.rule(Rule(Decimal(step), unit, 2, per), EN) for step in (2, -2))
    assert more == f"+ 2 {unit}".replace(" ", NBSP).rstrip(NBSP) + f" every 2{NBSP}{per}s"
    assert less == more.replace("+", "−")


def test_every_turn_and_every_condition_has_words() -> None:
    turns = [Change(turn, stage=2) for turn in get_args(Turn) if turn not in ("add", "do", "rest")]
    assert len({progress.change(turn, EN) for turn in turns}) == len(turns)
    more = ("reached", "over", "under", "rpe", "rir", "pain")
    conditions = [Condition(kind) for kind in get_args(Kind) if kind not in more]
    for of in get_args(Sets):
        conditions += [Condition("reached", of=of, nth=4, bound=bound) for bound in get_args(Bound) if bound]
        conditions += [Condition(kind, of=of, nth=4) for kind in ("over", "under")]
    scales: tuple[Kind, ...] = ("rpe", "rir", "pain")
    conditions += [
        Condition(scale, felt=Decimal(3), bound=bound) for scale in scales for bound in get_args(Bound) if bound
    ]
    conditions += [Condition("feel", feel=feel) for feel in get_args(Feeling)]
    conditions += [Condition("done", also=felt) for felt in conditions if felt.kind in ("rpe", "rir", "pain", "feel")]
    counted: tuple[Kind, ...] = ("session", "week", "cycle", "successes", "misses", "stalls", "done", "reached")
    conditions += [Condition(kind, 2) for kind in counted]
    conditions += [Condition(kind, 2, True) for kind in counted[3:]]
    assert len({progress.clause(Clause((turns[0],), when), EN) for when in set(conditions)}) == len(set(conditions))


@pytest.mark.parametrize("sign", [1, -1])
def test_whatever_a_step_is_added_to_has_words(sign: int) -> None:
    steps = [Change("add", Decimal(2 * sign), unit="%", where=where) for where in get_args(Where)]
    assert len({progress.change(step, EN) for step in steps}) == len(steps)
