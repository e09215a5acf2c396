"""Things → ink: what stands there, and what is carried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from programprint.figure.body import Point, angle_of, between, distance, mixed, moved, towards
from programprint.figure.ink import Ink, Solid, Widths
from programprint.figure.notation import Prop
from programprint.figure.outline import Outline, capsule, circle, path, polygon
from programprint.figure.solve import Joints

PLATE, BALL, BELL = 8.6, 6.0, 4.6
"""Radii of the plate of a barbell, a medicine ball and the body of a kettlebell."""


class Placed(Struct, frozen=True):
    """A prop in ink behind or before the body, and where it is."""

    behind: tuple[Ink, ...] = ()
    before: tuple[Ink, ...] = ()
    solids: tuple[Solid, ...] = ()


class Stage(Struct, frozen=True):
    """What a prop is drawn on: the joints, whether they are seen from the front, the widths, and left and right of the body."""

    joints: Joints
    flat: bool
    widths: Widths
    left: float
    right: float


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


def _stroke(points: Sequence[Point], weight: float) -> Ink:
    return Ink((path(points),), weight=weight)


def _segments(points: Sequence[Point], weight: float) -> tuple[Solid, ...]:
    return tuple((one, two, weight / 2) for one, two in pairwise(points))


def _slab(start: Point, end: Point, stage: Stage) -> list[Ink]:
    """A board in outline whose upper side runs from *start* to *end*."""
    line, thick = stage.widths.line, stage.widths.slab
    x, y = between(start, end)
    long = distance(start, end)
    under = (y / long, -x / long)
    inset = line / 2
    corners = [
        moved(moved(start, under, inset), (x / long, y / long), inset),
        moved(moved(end, under, inset), (x / long, y / long), -inset),
        moved(moved(end, under, thick - inset), (x / long, y / long), -inset),
        moved(moved(start, under, thick - inset), (x / long, y / long), inset),
    ]
    shape = polygon(corners)
    return [Ink((shape,), white=True), Ink((shape,), weight=line)]


def _bench(prop: Prop, stage: Stage) -> Placed:
    left, right, top = prop.numbers[:3]
    line, low = stage.widths.line, top - stage.widths.slab
    feet = [((x, low + line / 2), (x, line / 2)) for x in (left + 5, right - 5)]
    inks = [_stroke(points, line) for points in feet if low > 1]
    board = ((left, top - line), (right, top - line), line)
    return Placed(
        (*inks, *_slab((left, top), (right, top), stage)), (), (board, *(s for f in feet for s in _segments(f, line)))
    )


def _box(prop: Prop, stage: Stage) -> Placed:
    left, right, top = prop.numbers[:3]
    inset = stage.widths.line / 2
    corners = [(left + inset, inset), (right - inset, inset), (right - inset, top - inset), (left + inset, top - inset)]
    shape = polygon(corners)
    edges = _segments([*corners, corners[0]], stage.widths.line)
    return Placed((Ink((shape,), white=True), Ink((shape,), weight=stage.widths.line)), (), edges)


def _incline(prop: Prop, stage: Stage) -> Placed:
    """A board from its low end at an angle from the floor, on a leg, with a seat where a fifth number says its length."""
    x, y, angle, long = prop.numbers[:4]
    end = moved((x, y), towards(90 + angle, long))
    inks = _slab(end, (x, y), stage) if end[0] < x else _slab((x, y), end, stage)
    line = stage.widths.line
    middle = moved(mixed((x, y), end, 0.6), (0.0, -stage.widths.slab))
    legs = [[middle, (middle[0], line / 2)]]
    if len(prop.numbers) > 4:
        seat = prop.numbers[4]
        inks = [*_slab((min(x, x + seat), y), (max(x, x + seat), y), stage), *inks]
        legs.append([(x + seat * 0.7, y - stage.widths.slab), (x + seat * 0.7, line / 2)])
    strokes = [_stroke(points, line) for points in legs]
    return Placed((*strokes, *inks), (), (((x, y), end, 2.0), *(s for points in legs for s in _segments(points, line))))


def _wall(prop: Prop, stage: Stage) -> Placed:
    x, top = prop.numbers[0], prop.numbers[1] if len(prop.numbers) > 1 else 100.0
    weight = stage.widths.line * 1.6
    way = 1 if x > (stage.left + stage.right) / 2 else -1
    points = [(x + way * weight / 2, 0.0), (x + way * weight / 2, top)]
    return Placed((_stroke(points, weight),), (), _segments(points, weight))


def _bar(prop: Prop, stage: Stage) -> Placed:
    """A bar to hang on: from the front its length, from the side its end on an upright."""
    x, y = prop.numbers[:2]
    line = stage.widths.line
    if stage.flat:
        wide = prop.numbers[2] if len(prop.numbers) > 2 else 26.0
        points = [(x - wide, y), (x + wide, y)]
        return Placed((_stroke(points, line * 1.2),), (), _segments(points, line))
    back = prop.numbers[2] if len(prop.numbers) > 2 else -24.0
    points = [(x, y), (x + back, y), (x + back, line / 2)]
    return Placed(
        (_stroke(points, line),), (Ink((circle((x, y), 3.4),)),), (*_segments(points, line), ((x, y), (x, y), 3.4))
    )


def _lines(prop: Prop, stage: Stage) -> Placed:
    numbers = prop.numbers
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    weight = stage.widths.line * 1.3
    return Placed((_stroke(points, weight),), (), _segments(points, weight))


def _ring(prop: Prop, stage: Stage) -> Placed:
    x, y = prop.numbers[:2]
    radius = prop.numbers[2] if len(prop.numbers) > 2 else 4.0
    return _hoop((x, y), radius, stage, behind=True)


def _hoop(centre: Point, radius: float, stage: Stage, behind: bool = False, hub: float = 0.0) -> Placed:
    """A round thing in outline."""
    line = stage.widths.line
    inks = [
        Ink((circle(centre, radius + (0 if behind else stage.widths.gap)),), white=True),
        Ink((circle(centre, radius - line / 2),), weight=line),
    ]
    if hub:
        inks.append(Ink((circle(centre, hub),)))
    solid: Solid = (centre, centre, radius)
    return Placed(tuple(inks), (), (solid,)) if behind else Placed((), tuple(inks), (solid,))


def _wheel(prop: Prop, stage: Stage) -> Placed:
    return _hoop(stage.joints["hand"], prop.numbers[0] if prop.numbers else 5.0, stage, hub=1.6)


def _barbell(prop: Prop, stage: Stage) -> Placed:
    joints, line = stage.joints, stage.widths.line
    if not stage.flat:
        at = joints["hand"] if prop.held in ("hands", "hand", "") else joints[f"bar_{prop.held}"]
        return _hoop(at, prop.numbers[0] if prop.numbers else PLATE, stage, hub=max(2.0, line * 0.9))
    hands = joints["other_hand"], joints["hand"]
    if prop.held not in ("hands", ""):
        y = joints["neck"][1] + 2
        hands = (joints["neck"][0] - 12, y), (joints["neck"][0] + 12, y)
    middle, way = mixed(*hands, 0.5), angle_of(between(*hands))
    ends = [moved(middle, towards(way, side * 31)) for side in (-1, 1)]
    plates = [
        capsule(
            (moved(moved(middle, towards(way, side * 27)), towards(way + 90, -6)), 1.8),
            (moved(moved(middle, towards(way, side * 27)), towards(way + 90, 6)), 1.8),
        )
        for side in (-1, 1)
    ]
    inks = (_stroke(ends, line), Ink(tuple(plates)))
    return Placed((), inks, (*_segments(ends, line), *((e, e, 8.0) for e in ends)))


def _bell(hand: Point, way: float, stage: Stage) -> Placed:
    """A dumbbell whose handle points *way*."""
    thick, half, high = 1.5, 4.6, 2.6
    ends = [moved(hand, towards(way, side * half)) for side in (-1, 1)]
    heads: list[Outline] = [
        capsule((moved(end, towards(way + 90, -high)), thick), (moved(end, towards(way + 90, high)), thick))
        for end in ends
    ]
    white = [
        capsule(
            (moved(end, towards(way + 90, -high)), thick + stage.widths.gap),
            (moved(end, towards(way + 90, high)), thick + stage.widths.gap),
        )
        for end in ends
    ]
    return Placed(
        (),
        (Ink(tuple(white), white=True), Ink((*heads, capsule((ends[0], 1.2), (ends[1], 1.2))))),
        ((ends[0], ends[1], 4.0),),
    )


def _plate(hand: Point, radius: float, stage: Stage) -> Placed:
    """A dumbbell seen from its end."""
    inks = Ink((circle(hand, radius + stage.widths.gap),), white=True), Ink((circle(hand, radius),))
    return Placed((), inks, ((hand, hand, radius),))


def _sides(prop: Prop) -> tuple[str, ...]:
    return {"both": ("other_", ""), "hands": ("",), "other": ("other_",)}.get(prop.held, ("",))


def _dumbbell(prop: Prop, stage: Stage) -> Placed:
    found = []
    for side in _sides(prop):
        elbow, hand = stage.joints[f"{side}elbow"], stage.joints[f"{side}hand"]
        if stage.flat and not prop.numbers:
            found.append(_plate(hand, 4.4, stage))
            continue
        way = angle_of(between(elbow, hand)) + 90 if not prop.numbers else prop.numbers[0]
        found.append(_bell(hand, 90.0 if prop.held == "hands" else way, stage))
    if len(found) == 2 and not stage.flat:
        far, near = found
        return Placed(far.before if far.solids != near.solids else (), near.before, (*far.solids, *near.solids))
    return _joined(found)


def _joined(found: Sequence[Placed]) -> Placed:
    return Placed(
        tuple(ink for one in found for ink in one.behind),
        tuple(ink for one in found for ink in one.before),
        tuple(solid for one in found for solid in one.solids),
    )


def _kettlebell(prop: Prop, stage: Stage) -> Placed:
    found = []
    for side in _sides(prop):
        elbow, hand = stage.joints[f"{side}elbow"], stage.joints[f"{side}hand"]
        way = angle_of(between(elbow, hand)) if not prop.numbers else prop.numbers[0]
        centre = moved(hand, towards(way, 7.6))
        left, right = (moved(centre, towards(way + turn, 4.4)) for turn in (140, 220))
        white = Ink((circle(centre, BELL + stage.widths.gap),), white=True)
        inks = (white, Ink((circle(centre, BELL),)), _stroke([left, hand, right], stage.widths.line))
        found.append(Placed((), inks, ((centre, hand, BELL),)))
    return _joined(found)


def _ball_in_hands(prop: Prop, stage: Stage) -> Placed:
    hand = stage.joints["hand"]
    if stage.flat:
        hand = mixed(hand, stage.joints["other_hand"], 0.5)
    elbow = stage.joints["elbow"]
    centre = moved(hand, towards(angle_of(between(elbow, hand)), 5.0)) if not stage.flat else hand
    return _hoop(centre, prop.numbers[0] if prop.numbers else BALL, stage)


def _cable(prop: Prop, stage: Stage) -> Placed:
    """A column with its pulley, and the cable to a joint."""
    x, y = prop.numbers[:2]
    end = stage.joints[prop.held or "hand"]
    line = stage.widths.line
    column = [(x, line / 2), (x, max(y + 6, 96.0))]
    inks = (
        _stroke(column, line * 1.5),
        _stroke([(x, y), end], line * 0.75),
        Ink((circle((x, y), 3.6),)),
        Ink((circle((x, y), max(1.3, stage.widths.gap / 2)),), white=True),
    )
    return Placed(inks, (), (*_segments(column, line), ((x, y), end, line / 2)))


def _band(prop: Prop, stage: Stage) -> Placed:
    """A band between two joints, or from a fixed point to a joint."""
    words = prop.held.split() or ["hand"]
    points = [stage.joints[word] for word in words]
    inks: list[Ink] = []
    if len(points) == 1:
        fixed = prop.numbers[0], prop.numbers[1]
        points = [fixed, *points]
        inks.append(Ink((circle(fixed, 2.4),)))
    inks.append(_stroke(points, stage.widths.line * 0.9))
    return Placed((), tuple(inks), _segments(points, stage.widths.line))


def _stick(prop: Prop, stage: Stage) -> Placed:
    hands = stage.joints["other_hand"], stage.joints["hand"]
    if not stage.flat:
        return _hoop(hands[1], 2.6, stage)
    middle, way = mixed(*hands, 0.5), angle_of(between(*hands))
    ends = [moved(middle, towards(way, side * 26)) for side in (-1, 1)]
    return Placed((), (_stroke(ends, stage.widths.line),), _segments(ends, stage.widths.line))


def _landmine(prop: Prop, stage: Stage) -> Placed:
    foot = prop.numbers[0], prop.numbers[1]
    hand = stage.joints["hand"]
    end = moved(hand, between(foot, hand), 5 / max(distance(foot, hand), 1))
    inks = (_stroke([foot, end], stage.widths.line), Ink((circle(foot, 2.6),)))
    disc = _hoop(mixed(foot, end, 0.86), 7.0, stage)
    return Placed(inks, disc.before, (*_segments([foot, end], 2.0), *disc.solids))


def _hurdle(prop: Prop, stage: Stage) -> Placed:
    x, top = prop.numbers[:2]
    line = stage.widths.line
    points = [(x, line / 2), (x, top)]
    foot = [(x - 5, line / 2), (x + 5, line / 2)]
    return Placed(
        (_stroke(points, line), _stroke(foot, line), Ink((circle((x, top), 2.6),))), (), _segments(points, 4.0)
    )


DRAWN: dict[str, Callable[[Prop, Stage], Placed]] = {
    "bench": _bench,
    "box": _box,
    "incline": _incline,
    "wall": _wall,
    "bar": _bar,
    "lines": _lines,
    "pad": _ring,
    "ball": _ring,
    "barbell": _barbell,
    "dumbbell": _dumbbell,
    "kettlebell": _kettlebell,
    "medicine_ball": _ball_in_hands,
    "cable": _cable,
    "band": _band,
    "stick": _stick,
    "wheel": _wheel,
    "landmine": _landmine,
    "hurdle": _hurdle,
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
    "dumbbell": (0, 1),
    "kettlebell": (0, 1),
    "medicine_ball": (0, 1),
    "cable": (2, 2),
    "band": (0, 2),
    "stick": (0, 0),
    "wheel": (0, 1),
    "landmine": (2, 2),
    "hurdle": (2, 2),
}
"""How many numbers each takes, at least and at most."""
