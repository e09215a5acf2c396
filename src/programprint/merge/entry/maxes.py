"""What a program says of the athlete and of the gym → the maxima that its percentages are taken of."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.merge.entry.layers import Layers
from programprint.merge.lift.loads import Maxes, converted
from programprint.merge.lift.plates import Rack
from programprint.notation.target import BODY, BodyWeight, Percent, Weight, WeightUnit, WithBody
from programprint.problems import Span
from programprint.read.exercise import Exercise
from programprint.read.library import Library
from programprint.read.program import OTHERS, Phase, Program
from programprint.read.weekly import Weekly


def maxes_of(program: Program, library: Library, docket: Docket) -> Maxes:
    """The maxima, training maxima, bar and plates of a program; its lifts are looked up and missed ones reported."""
    rounding, steps = _steps(program, library)
    rack = Rack.of(program.units, program.bar, program.plates)
    by_week = _by_week(program, library, docket)
    changes = any(known != by_week[0] for known in by_week)
    ends = tuple(accumulate(len(phase.weeks) for phase in program.phases))
    training = _training(program, library, docket)
    _once(program, by_week, training, library, docket)
    return Maxes(
        by_week[0] if by_week else {},
        rounding,
        training,
        rack,
        steps=steps,
        by_week=by_week if changes else (),
        ends=ends,
    )


def _steps(program: Program, library: Library) -> tuple[Decimal | None, dict[str, Decimal]]:
    """What loads are rounded to: all of them, or all others; and those of some exercises, by id."""
    if not isinstance(given := program.rounding, dict):
        return None if given is None else Decimal(str(given)), {}
    others = given.get(OTHERS)
    named = {name: step for name, step in given.items() if name != OTHERS}
    found = ((library.find(name, program.key_span("rounding", name)), step) for name, step in named.items())
    return (
        None if others is None else Decimal(str(others)),
        {exercise[0]: Decimal(str(step)) for exercise, step in found if exercise},
    )


def _by_week(program: Program, library: Library, docket: Docket) -> list[dict[str, Weight]]:
    """The maxima by exercise id, and the body weight, in each week. What a phase says holds in later ones too, until another
    phase says something else."""
    weeks = len(program.all_weeks)
    found = _known(program, program, weeks, library, docket)
    start = 0
    for phase in program.phases:
        own = _known(phase, program, len(phase.weeks), library, docket)
        for lift, each in own.items():
            later = [each[-1]] * (weeks - start - len(each)) if each else []
            before = found.get(lift, [None] * weeks)[:start]
            found[lift] = [*before, *each, *later]
        start += len(phase.weeks)
    body = {BODY: program.bodyweight} if program.bodyweight else {}
    return [
        {**body, **{lift: known for lift, each in found.items() if (known := each[week]) is not None}}
        for week in range(weeks)
    ]


def _known(
    stretch: Program | Phase, program: Program, weeks: int, library: Library, docket: Docket
) -> dict[str, list[Weight | None]]:
    """The maxima that a program or a phase gives, by exercise id, for each of its *weeks*."""
    known: dict[str, list[Weight | None]] = {}
    for name, given in stretch.maxes.items():
        where = stretch.key_span("maxes", name)
        found = library.find(name, where)
        if found and found[0] in known:
            docket.error(where or name, f"“{found[1].name}” has a maximum already", "keep one of the two")
        elif found and _fits(given, weeks, stretch.span("maxes", name) or where, docket):
            loads: list[Weight | BodyWeight | None] = []
            for week in range(1, weeks + 1):  # what a map gives holds until it gives another
                loads.append(given.at(week) if given.speaks_of(week) or not loads else loads[-1])
            wholes = [with_body(load, program.bodyweight, hangs(found[1])) if load else None for load in loads]
            unclear = [load for load, whole in zip(loads, wholes, strict=True) if load and not whole]
            if unclear:
                _refuse(unclear[0], found[1], stretch.span("maxes", name), docket)
            known[found[0]] = wholes
    return known


def _fits(given: Weekly[Weight | BodyWeight], weeks: int, where: Span | None, docket: Docket) -> bool:
    """Whether a list has a maximum for each week, and a map speaks of no other weeks."""
    count = given.count()
    if count is not None and count != weeks:
        docket.error(where, f"{count} maxima for {weeks} weeks", "write one per week, or one for all")
        return False
    beyond = [(week, key) for week, (_, key) in given.weeks().items() if week > weeks]
    if beyond:
        docket.error(where, f"there is no week {beyond[0][0]}", f"the weeks are 1 to {weeks}")
    return not beyond


def hangs(exercise: Exercise | None) -> bool:
    """Whether the body itself is lifted, and a weight hangs on its belt: pull-ups and dips."""
    return (
        exercise is not None
        and exercise.pattern in ("pull", "push")
        and any(item.startswith(("pull-up bar", "parallel bars", "rings")) for item in exercise.equipment)
    )


def with_body(load: Weight | BodyWeight, body: Weight | None, hung: bool) -> Weight | None:
    """A maximum as a weight. That of an exercise in which the body is *hung* counts the body where it is more than that alone;
    None where nobody can tell whether it does, or what the body weighs."""
    if isinstance(load, Weight) and not isinstance(load, WithBody):
        if not hung:
            return load
        return WithBody(load.low, load.unit) if body and _in(load.unit, body) < load.low else None
    if body is None:
        return None
    if isinstance(load, WithBody):
        return load
    unit = load.unit or body.unit
    return WithBody(_in(unit, body) + load.added, unit)


def _in(unit: WeightUnit, weight: Weight) -> Decimal:
    return converted(weight.low, weight.unit, unit).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize()


def _refuse(load: Weight | BodyWeight, exercise: Exercise, where: Span | None, docket: Docket) -> None:
    if isinstance(load, BodyWeight | WithBody):
        given = f"“{load}” counts the body weight, and nothing says what that is"
        docket.error(where, given, "add “bodyweight: 80kg” to the program")
        return
    hint = f"write “{load} with bodyweight” for all of it, or “bodyweight + {load}” for what hangs on the belt"
    docket.error(where, f"does the {load} of “{exercise.name}” count the body weight?", hint)


def _training(program: Program, library: Library, docket: Docket) -> dict[str, Percent]:
    """The training maxima by exercise id; one for all lifts stands under an empty id."""
    given = program.training_max
    shares = [given] if isinstance(given, Percent) else list((given or {}).values())
    if not program.phases and any(share and share.rule and share.rule.per == "phase" for share in shares):
        docket.error(
            program.span("training_max"), "there are no phases to climb by", "write every 3 weeks, or give “phases:”"
        )
    if given is None or isinstance(given, Percent):
        return {"": given} if given else {}
    found = {}
    for name, load in given.items():
        if lift := library.find(name, program.key_span("training_max", name)):
            found[lift[0]] = load
    return found


def _once(
    program: Program,
    by_week: list[dict[str, Weight]],
    training: dict[str, Percent],
    library: Library,
    docket: Docket,
) -> None:
    """A training max climbs by its rule, or with its maximum: of both nobody would know whether the one begins anew with the
    other."""
    stretches: list[Program | Phase] = [*reversed(program.phases), program]
    for stretch in stretches:
        for name, given in stretch.maxes.items():
            lift = library.id_of(name) or ""
            share = training.get(lift) or training.get("")
            values = dict.fromkeys(known for week in by_week if (known := week.get(lift)))
            if share and share.rule and len(values) > 1 and (stretch is not program or given.count() or given.by_week):
                message = f"the maximum of “{name}” changes, and its training max climbs: {share}"
                cure = f"write one maximum for all weeks, or its training_max: {replace(share, rule=None)}, which follows it"
                docket.error(stretch.key_span("maxes", name), message, cure)
                return


def check_lift(
    load: Percent, where: Span | None, layers: Layers, maxes: Maxes, library: Library, docket: Docket
) -> None:
    """A percentage is taken of a lift that there is, and of its training max only where that is known."""
    lift = layers.id
    if load.of == BODY or (load.of_words and not load.of):
        return
    if named := load.of or layers.content.percent_of:
        found = library.find(named, where)
        lift = found[0] if found else ""
    if load.basis == "TM" and lift in maxes.known and maxes.share(lift) is None:
        docket.error(where, "nothing says what the training max is", "add “training_max: 90%” to the program")
