"""What is said twice, and cannot hold twice: sets, loads, rests, tempos, rounds, and how long an interval is."""

from __future__ import annotations

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.notation.amount import Amount
from programprint.notation.prescription import Prescription, beside
from programprint.notation.set_group import SetGroup
from programprint.notation.target import BodyWeight, Effort, Load
from programprint.notation.tempo import Tempo
from programprint.read.program import Circuit, Complex, Entry, Intervals, Prescribed, Timed
from programprint.read.written import Written


def check_doubled(model: Written, weeks: int, docket: Docket) -> None:
    """Every check of what is said twice."""
    _amount(model, docket)
    _load(model, weeks, docket)
    _of_sets(model, weeks, docket)
    _rounds(model, weeks, docket)
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


def _of_sets(model: Written, weeks: int, docket: Docket) -> None:
    """Where every set has its rest or its tempo in the shorthand, another one beside it is printed nowhere."""
    if not isinstance(model, Prescribed) or model.do is None:
        return
    for name in ("rest", "tempo"):
        other = getattr(model, name)
        for week in range(1, weeks + 1) if other is not None and not model.stands_in(name) else ():
            do, value = model.do.at(week), other.at(week)
            asked = value and not (isinstance(value, Tempo) and value.usual)
            if do and asked and all(_has_own(group, name) for group in do.groups if group.kind != "warm-up"):
                where = model.week_span(name, week)
                docket.error(where, f"“do” says the {name} already", f"keep the {name} in “do”, or “{name}”")
                break


def _has_own(group: SetGroup, name: str) -> bool:
    """Whether a set group says a rest, or a whole tempo, of its own."""
    return group.rest is not None if name == "rest" else group.tempo is not None and bool(group.tempo.code)


def _rounds(model: Written, weeks: int, docket: Docket) -> None:
    """What is done in rounds has the amounts of one round; several sets may as well be those of all rounds."""
    if not isinstance(model, Circuit | Complex | Timed):
        return
    times = model.rounds if isinstance(model, Circuit) else model.sets if isinstance(model, Complex) else None
    for entry in _in_rounds(model):
        for week in range(1, weeks + 1):
            rounds = times.at(week) if times else None
            do = _own(entry, week)
            if do and do.sets > 1 and not (rounds and rounds.most == 1):
                where = entry.week_span("do", week) or entry.span("sets") or entry.span("exercise")
                once = str(replace(do.groups[0], sets=1, least=0)).removeprefix("1x")
                hint = f"write do: {once} for one set in each round; for more in a round list the exercise once for each set"
                docket.error(where, f"“{do}” may be the sets of one round, or of all rounds together", hint)
                break


def _in_rounds(model: Circuit | Complex | Timed) -> list[Entry]:
    """The exercises that are done in every round."""
    return model.exercises if isinstance(model, Timed) else model.members


def _own(entry: Entry, week: int) -> Prescription | None:
    """What an entry itself says to do in a week, in shorthand or in the long form."""
    if entry.do is not None:
        return entry.do.at(week) if entry.key_span("do") else None
    sets, reps = entry.sets.at(week) if entry.sets else None, entry.reps.at(week) if entry.reps else None
    return Prescription((replace(reps, sets=sets.most, least=sets.least),)) if sets and reps else None


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
