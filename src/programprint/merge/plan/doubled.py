"""What is said twice, and cannot hold twice: sets, loads, and how long an interval is."""

from __future__ import annotations

from programprint.docket import Docket
from programprint.notation.amount import Amount
from programprint.notation.prescription import beside
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BodyWeight, Effort, Load
from programprint.read.program import Intervals, Prescribed
from programprint.read.written import Written


def check_doubled(model: Written, weeks: int, docket: Docket) -> None:
    """Every check of what is said twice."""
    _amount(model, docket)
    _load(model, weeks, docket)
    _work(model, weeks, docket)


def _amount(model: Written, docket: Docket) -> None:
    """What to do is said in shorthand or in the long form, not in both."""
    if isinstance(model, Prescribed) and model.do is not None:
        for name in ("sets", "reps"):
            if getattr(model, name) is not None and not model.stands_in(name):
                where = model.key_span(name)
                docket.error(where, f"“do” says the {name} already", f"keep “do” or “{name}”")


def _load(model: Written, weeks: int, docket: Docket) -> None:
    """Where every set has its load in the shorthand, another one beside it has no place; an effort in the shorthand goes with a
    load."""
    if not isinstance(model, Prescribed) or model.do is None or model.load is None:
        return
    for week in range(1, weeks + 1):
        do, load = model.do.at(week), model.load.at(week)
        if do and load and all(group.kind == "warm-up" or _full(group, load) for group in do.groups):
            where = model.week_span("load", week)
            docket.error(where, "“do” says the load already", "keep the “@ …” in “do”, or “load”")
            return


def _full(group: SetGroup, load: Load) -> bool:
    """Whether a set group that says a load or an effort of its own has no room for another *load*. The bare body goes with any
    effort."""
    bare = isinstance(load, BodyWeight) and not load.unit and isinstance(group.load, Effort)
    return group.load is not None and not bare and beside(group, load) is None


def _longer(amount: Amount, other: Amount) -> bool:
    """Whether both are times, or both are distances, and the first is more."""
    pairs = ((amount.seconds, other.seconds), (amount.metres, other.metres))
    return any(one is not None and two is not None and one > two for one, two in pairs)


def _work(model: Written, weeks: int, docket: Docket) -> None:
    """How long or how far an interval is, its “work” says; “do” of an exercise may not be longer."""
    if not isinstance(model, Intervals):
        return
    for entry in model.exercises:
        own = entry.do if entry.key_span("do") else None
        for week in range(1, weeks + 1) if own else ():
            do, work = own.at(week) if own else None, model.work.at(week)
            amount = do.groups[0].amount if do else None
            if amount and work and _longer(amount, work.amount):
                message = f"“work” says {work.amount}, and “do” says {amount}"
                cure = "remove “do”; where intervals differ, write one block for each length"
                docket.error(entry.week_span("do", week) or entry.span("do"), message, cure)
                break
