"""Things → ink: each kind of prop, who draws it, and how many numbers it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from programprint.figure import carried, standing
from programprint.figure.body import Point
from programprint.figure.notation import PLACES, Prop
from programprint.figure.stage import Placed, Stage


def place(prop: Prop, stage: Stage) -> Placed:
    """A prop in its place."""
    return DRAWN[prop.kind](prop, stage)


def places(props: Iterable[Prop]) -> dict[str, Point]:
    """Where hands and feet go when they name a prop."""
    found: dict[str, Point] = {}
    for prop in props:
        numbers = prop.numbers
        if prop.kind in ("bench", "box"):
            found[prop.kind] = (numbers[0] + numbers[1]) / 2, numbers[2]
        elif prop.kind in ("bar", "cable", "band", "ball", "pad", "rings") and len(numbers) > 1:
            found[prop.kind] = numbers[0], numbers[1]
        elif prop.kind == "barbell" and prop.held in ("back", "front", "hip"):
            found["barbell"] = (0.0, 0.0)
    return found


DRAWN: dict[str, Callable[[Prop, Stage], Placed]] = {
    "bench": standing.bench,
    "box": standing.box,
    "incline": standing.incline,
    "wall": standing.wall,
    "bar": standing.bar,
    "lines": standing.lines,
    "pad": standing.ring,
    "ball": standing.ring,
    "barbell": carried.barbell,
    "trap_bar": carried.trap_bar,
    "dumbbell": carried.dumbbell,
    "kettlebell": carried.kettlebell,
    "medicine_ball": carried.ball_in_hands,
    "cable": standing.cable,
    "band": standing.band,
    "stick": carried.stick,
    "wheel": carried.wheel,
    "landmine": standing.landmine,
    "hurdle": standing.hurdle,
    "lever": standing.lever,
    "roller": standing.roller,
    "footplate": standing.footplate,
    "rope": standing.rope,
}
"""Each kind of prop and who draws it."""

NUMBERS: dict[str, tuple[int, int]] = {
    "bench": (3, 3),
    "box": (3, 3),
    "incline": (4, 5),
    "wall": (1, 2),
    "bar": (2, 3),
    "lines": (4, 60),
    "pad": (2, 3),
    "ball": (3, 3),
    "barbell": (0, 1),
    "trap_bar": (0, 0),
    "dumbbell": (0, 1),
    "kettlebell": (0, 1),
    "medicine_ball": (0, 1),
    "cable": (2, 2),
    "band": (0, 2),
    "stick": (0, 0),
    "wheel": (0, 1),
    "landmine": (2, 2),
    "hurdle": (2, 2),
    "lever": (2, 2),
    "roller": (1, 1),
    "footplate": (0, 0),
    "rope": (0, 0),
}
"""How many numbers each takes, at least and at most."""

_ARMS = ("hand", "other", "both", "hands")
HOLDERS: dict[str, tuple[str, ...]] = {
    "barbell": ("hands", "back", "front", *PLACES),
    "trap_bar": ("hands",),
    "dumbbell": _ARMS,
    "kettlebell": _ARMS,
    "medicine_ball": ("hands",),
    "cable": PLACES,
    "band": PLACES,
    "stick": ("hands",),
    "wheel": ("hands",),
    "lever": PLACES,
    "roller": ("ankle", "other_ankle"),
    "footplate": ("foot", "other_foot"),
    "rope": ("hands",),
}
"""Who or what may hold each of those that are held."""
