"""The exercise of an entry, and what it asks for in a week → what it costs in time."""

from __future__ import annotations

from programprint.merge.entry import estimate, sets
from programprint.merge.entry.exercise import Meant
from programprint.merge.plan.course import Course
from programprint.notation.duration import Duration
from programprint.notation.prescription import Prescription
from programprint.notation.units import COUNTED


def timed(meant: Meant, do: Prescription, week: int) -> estimate.Timed:
    """What an entry costs in time."""
    entry, layers = meant.entry, meant.layers
    rest, between, ramp = layers.rest(week), layers.rest_between_sides(week), layers.ramp(week)
    trained = sets.sides_of(do, layers)
    first = do.groups[0]
    both_at_once = first.of_both or (trained == "alternating" and first.amount.unit not in COUNTED)
    sides = 1 if entry.side or trained == "both" or both_at_once else 2
    do = do.loaded(layers.load(week))
    return estimate.timed(
        do,
        layers.tempo(week, do),
        sides,
        rest,
        sets.extra_sets(entry, week),
        between.seconds if between and trained == "each" else 0.0,
        len(ramp.steps or sets.USUAL_RAMP) if ramp else 0,
    )


def default_rest(course: Course, week: int) -> Duration | None:
    """The rest that the session, the phase or the program says for everything."""
    rests = (layer.rest.at(week) for layer in reversed(course.defaults) if layer.rest)
    return next((rest for rest in rests if rest), None)
