"""What a program says of the athlete and of the gym → the maxima that its percentages are taken of."""

from __future__ import annotations

from decimal import Decimal

from programprint.docket import Docket
from programprint.merge.entry.layers import Layers
from programprint.merge.lift.loads import Maxes
from programprint.merge.lift.plates import Rack
from programprint.notation.target import BODY, Percent, Weight
from programprint.problems import Span
from programprint.read.library import Library
from programprint.read.program import Program


def maxes_of(program: Program, library: Library, docket: Docket) -> Maxes:
    """The maxima, training maxima, bar and plates of a program; its lifts are looked up and missed ones reported."""
    rounding = None if program.rounding is None else Decimal(str(program.rounding))
    rack = Rack.of(program.units, program.bar, program.plates)
    return Maxes(_known(program, library, docket), rounding, _training(program, library), rack)


def _known(program: Program, library: Library, docket: Docket) -> dict[str, Weight]:
    """The maxima by exercise id, and the body weight."""
    known: dict[str, Weight] = {BODY: program.bodyweight} if program.bodyweight else {}
    for name, load in program.maxes.items():
        where = program.key_span("maxes", name)
        found = library.find(name, where)
        if found and found[0] in known:
            docket.error(where or name, f"“{found[1].name}” has a maximum already", "keep one of the two")
        elif found:
            known[found[0]] = load
    return known


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
