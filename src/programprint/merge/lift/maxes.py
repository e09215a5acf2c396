"""What a program says of the athlete and of the gym → the maxima that its percentages are taken of."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from programprint.docket import Docket
from programprint.merge.entry.layers import Layers
from programprint.merge.lift.loads import Maxes, converted
from programprint.merge.lift.plates import Rack
from programprint.notation.target import BODY, BodyWeight, Percent, Weight, WeightUnit, WithBody
from programprint.problems import Span
from programprint.read.exercise import Exercise
from programprint.read.library import Library
from programprint.read.program import Program


def maxes_of(program: Program, library: Library, docket: Docket) -> Maxes:
    """The maxima, training maxima, bar and plates of a program; its lifts are looked up and missed ones reported."""
    rounding = None if program.rounding is None else Decimal(str(program.rounding))
    rack = Rack.of(program.units, program.bar, program.plates)
    return Maxes(_known(program, library, docket), rounding, _training(program, library), rack)


def _known(program: Program, library: Library, docket: Docket) -> dict[str, Weight]:
    """The maxima by exercise id, and the body weight."""
    body = program.bodyweight
    known: dict[str, Weight] = {BODY: body} if body else {}
    for name, load in program.maxes.items():
        where = program.key_span("maxes", name)
        found = library.find(name, where)
        if found and found[0] in known:
            docket.error(where or name, f"“{found[1].name}” has a maximum already", "keep one of the two")
        elif found:
            whole = with_body(load, body, hangs(found[1]))
            if whole is None:
                _refuse(load, found[1], program.span("maxes", name), docket)
            else:
                known[found[0]] = whole
    return known


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
        said = f"“{load}” counts the body weight, and nothing says what that is"
        docket.error(where, said, "add “bodyweight: 80kg” to the program")
        return
    hint = f"write “{load} with bodyweight” for all of it, or “bodyweight + {load}” for what hangs on the belt"
    docket.error(where, f"does the {load} of “{exercise.name}” count the body weight?", hint)


def _training(program: Program, library: Library) -> dict[str, Percent]:
    """The training maxima by exercise id; one for all lifts stands under an empty id."""
    said = program.training_max
    if said is None or isinstance(said, Percent):
        return {"": said} if said else {}
    found = {}
    for name, load in said.items():
        if lift := library.find(name, program.key_span("training_max", name)):
            found[lift[0]] = load
    return found


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
