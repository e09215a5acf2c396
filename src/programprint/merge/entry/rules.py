"""Rules for next time beside what an entry asks for: what they leave to it, and what cannot come true with it."""

from __future__ import annotations

from collections.abc import Mapping

from programprint.docket import Docket
from programprint.merge.entry.layers import Layers
from programprint.notation.amount import Amount
from programprint.notation.prescription import Prescription
from programprint.notation.progress import Progress
from programprint.problems import Span
from programprint.read.program import Entry


def settled(rules: Progress, do: Prescription, names: Mapping[str, str]) -> Progress:
    """Rules with the ends of the range of reps put in, where all sets have the same, and the *names* of other exercises."""
    spans = _spans(do)
    rules = rules.within(spans[0]) if len(spans) == 1 and rules.asks_range else rules
    return rules.naming(names)


def most_sets(rules: Progress | None) -> int:
    """The sets of the largest stage; 0 where there are no stages."""
    return max((stage.sets for stage in rules.stages), default=0) if rules else 0


def stage(rules: Progress | None, do: Prescription) -> int:
    """The number of the stage that is done; 0 where there are none."""
    doses = [_dose(one) for one in rules.stages] if rules else []
    return doses.index(_dose(do)) + 1 if _dose(do) in doses else 0


def _spans(do: Prescription) -> list[Amount]:
    """The ranges of reps of the work sets."""
    amounts = (group.amount for group in do.groups if group.kind != "warm-up")
    return list(dict.fromkeys(amount for amount in amounts if amount.high is not None and not amount.then))


def check_rules(entry: Entry, layers: Layers, do: Prescription, week: int, alone: bool, docket: Docket) -> None:
    """That rules fit what is done in a week; *alone*: the exercise is in no block that says how often it is done."""
    if not (rules := layers.progress(week)):
        return
    where = _place(layers, week) or entry.span("exercise")
    own = "" if entry.says("progress") else ", or of this entry progress: none"
    if rules.asks_range and not _spans(do):
        message = f"“{entry.exercise}” has no range of reps for its rule to go through: it says {do}"
        cure = "write a range in “do:”, such as 3x8-12"
        docket.error(entry.week_span("do", week) or where if own else where, message, f"{cure}{own}")
    if rules.stages and not stage(rules, do):
        stages = ", ".join(map(str, rules.stages))
        message = f"“{entry.exercise}” begins with {do}, which is none of its stages {stages}"
        docket.error(
            entry.week_span("do", week) or where, message, "leave “do:” out, write one of the stages, or add this one"
        )
    _check_twice(entry, layers, rules, do, week, docket)
    _check_range(entry, rules, do, where, docket)
    climbs = any(rule.unit == "sets" for group in do.groups for rule in group.rules)
    adds = any(one.unit == "sets" for clause in rules.clauses for one in clause.changes)
    sets = max(
        do.sets, most_sets(rules), *(one.do.sets for clause in rules.clauses for one in clause.changes if one.do), 0
    )
    for clause in rules.clauses if alone and not (climbs or adds) else ():
        if clause.when.nth > sets:
            message = f"“{entry.exercise}” has {sets} set{'' if sets == 1 else 's'}, no set {clause.when.nth}"
            docket.error(where, message, f"write 1 to {sets}, or “the last set”")


def _check_twice(entry: Entry, layers: Layers, rules: Progress, do: Prescription, week: int, docket: Docket) -> None:
    """What climbs by a rule of its own does not climb by “progress” as well."""
    load = layers.load(week)
    loads = [one for one in (load, *(group.load for group in do.groups)) if one and one.rule and one.rule.per != "set"]
    if loads and rules.changes_load(weeks_later=True):
        climb, field = str(loads[0].rule), "load" if load and load.rule else "do"
        message = f"the load climbs by “{climb}”, and by its “progress” as well"
        cure = f"keep one of them; in “progress:” it is {climb.replace('/', ' every ').replace(' up to', ', up to')}"
        docket.error(entry.week_span(field, week) or entry.span("exercise"), message, cure)
    climbing = {rule.unit for group in do.groups for rule in group.rules if rule.per != "set"}
    for clause in rules.clauses:
        for one in clause.changes:
            if one.turn == "add" and one.step > 0 and one.unit in climbing and not one.where:
                message = f"“do” says how the {one.unit} climb, and so does “{clause}”"
                docket.error(entry.week_span("do", week) or entry.span("exercise"), message, "keep one of the two")
                return


def _check_range(entry: Entry, rules: Progress, do: Prescription, where: Span | None, docket: Docket) -> None:
    """A rule that goes through a range of reps, and back to its bottom, goes through that of “do”."""
    spans = _spans(do)
    for clause in rules.clauses if len(spans) == 1 == len(do.groups) else ():
        (span,), top = spans, clause.when.amount
        bottom = next((one.amount for one in clause.changes if one.turn == "back" and one.amount), None)
        if not (bottom and top) or clause.when.of != "all" or {bottom.unit, top.unit} != {span.unit}:
            continue
        if (bottom.low, top.low) != (span.low, span.high):
            message = f"“{entry.exercise}” goes through {span}, and its rule from {bottom} to {top}"
            docket.error(where, message, "write the same range in both")


def _dose(do: Prescription) -> tuple[tuple[int, Amount], ...]:
    """How much is done, whatever the load."""
    return tuple((group.sets, group.amount) for group in do.groups if group.kind != "warm-up")


def _place(layers: Layers, week: int) -> Span | None:
    """Where the rules of a week stand."""
    for layer in reversed(layers.layers):
        if layer.progress is not None and layer.progress.at(week) is not None:
            return layer.week_span("progress", week)
    return None
