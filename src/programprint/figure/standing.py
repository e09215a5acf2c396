"""Things that stand there → ink."""

from __future__ import annotations

from programprint.figure.body import FOOT, Point, angle_of, between, distance, mixed, moved, towards
from programprint.figure.ink import Ink, Solid
from programprint.figure.notation import Prop
from programprint.figure.outline import Outline, circle, polygon
from programprint.figure.stage import Placed, Stage, hoop, segments, stroke


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


def bench(prop: Prop, stage: Stage) -> Placed:
    left, right, top = prop.numbers[:3]
    line, low = stage.widths.line, top - stage.widths.slab
    feet = [((x, low + line / 2), (x, line / 2)) for x in (left + 5, right - 5)]
    inks = [stroke(points, line) for points in feet if low > 1]
    board = ((left, top - line), (right, top - line), line)
    return Placed(
        (*inks, *_slab((left, top), (right, top), stage)), (), (board, *(s for f in feet for s in segments(f, line)))
    )


def box(prop: Prop, stage: Stage) -> Placed:
    left, right, top = prop.numbers[:3]
    inset = stage.widths.line / 2
    corners = [(left + inset, inset), (right - inset, inset), (right - inset, top - inset), (left + inset, top - inset)]
    shape = polygon(corners)
    edges = segments([*corners, corners[0]], stage.widths.line)
    return Placed((Ink((shape,), white=True), Ink((shape,), weight=stage.widths.line)), (), edges)


def incline(prop: Prop, stage: Stage) -> Placed:
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
    strokes = [stroke(points, line) for points in legs]
    left, right = sorted(((x, y), end))
    under = towards(angle_of(between(left, right)) - 90, stage.widths.slab / 2)
    board: Solid = (moved(left, under), moved(right, under), stage.widths.slab / 2)
    solids = (((x, y), end, 2.0), board, *(s for points in legs for s in segments(points, line)))
    return Placed((*strokes, *inks), (), solids)


def wall(prop: Prop, stage: Stage) -> Placed:
    x, top = prop.numbers[0], prop.numbers[1] if len(prop.numbers) > 1 else 100.0
    weight = stage.widths.line * 1.6
    way = 1 if x > (stage.left + stage.right) / 2 else -1
    points = [(x + way * weight / 2, 0.0), (x + way * weight / 2, top)]
    return Placed((), (stroke(points, weight),), segments(points, weight))


def bar(prop: Prop, stage: Stage) -> Placed:
    """A bar to hang on: from the front its length, from the side its end on an upright."""
    x, y = prop.numbers[:2]
    line = stage.widths.line
    if stage.flat:
        wide = prop.numbers[2] if len(prop.numbers) > 2 else 26.0
        points = [(x - wide, y), (x + wide, y)]
        return Placed((), (stroke(points, line * 1.2),), segments(points, line))
    back = prop.numbers[2] if len(prop.numbers) > 2 else -24.0
    points = [(x, y), (x + back, y), (x + back, line / 2)]
    return Placed(
        (stroke(points, line),), (Ink((circle((x, y), 3.4),)),), (*segments(points, line), ((x, y), (x, y), 3.4))
    )


def lines(prop: Prop, stage: Stage) -> Placed:
    numbers = prop.numbers
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    weight = stage.widths.line * 1.3
    return Placed((stroke(points, weight),), (), segments(points, weight))


def ring(prop: Prop, stage: Stage) -> Placed:
    x, y = prop.numbers[:2]
    radius = prop.numbers[2] if len(prop.numbers) > 2 else 4.0
    return hoop((x, y), radius, stage, behind=True)


def hurdle(prop: Prop, stage: Stage) -> Placed:
    x, top = prop.numbers[:2]
    line = stage.widths.line
    points = [(x, line / 2), (x, top)]
    foot = [(x - 5, line / 2), (x + 5, line / 2)]
    return Placed((stroke(points, line), stroke(foot, line), Ink((circle((x, top), 2.6),))), (), segments(points, 4.0))


def cable(prop: Prop, stage: Stage) -> Placed:
    """A column with its pulley, and the cable to a joint."""
    x, y = prop.numbers[:2]
    end = stage.joints[prop.held or "hand"]
    line = stage.widths.line
    column = [(x, line / 2), (x, max(y + 6, 96.0))]
    inks = (
        stroke(column, line * 1.5),
        stroke([(x, y), end], line * 0.75),
        Ink((circle((x, y), 3.6),)),
        Ink((circle((x, y), max(1.3, stage.widths.gap / 2)),), white=True),
    )
    return Placed(inks, (), (*segments(column, line), ((x, y), end, line / 2), ((x, y), (x, y), 3.6)))


def band(prop: Prop, stage: Stage) -> Placed:
    """A band between two joints, or from a fixed point to a joint."""
    words = prop.held.split() or ["hand"]
    points = [stage.joints[word] for word in words]
    inks: list[Ink] = []
    knobs: list[Solid] = []
    if len(points) == 1:
        fixed = prop.numbers[0], prop.numbers[1]
        points = [fixed, *points]
        inks.append(Ink((circle(fixed, 2.4),)))
        knobs.append((fixed, fixed, 2.4))
    inks.append(stroke(points, stage.widths.line * 0.9))
    return Placed((), tuple(inks), (*segments(points, stage.widths.line), *knobs))


def lever(prop: Prop, stage: Stage) -> Placed:
    """An arm of a machine, from its axle to a joint."""
    axle, end = (prop.numbers[0], prop.numbers[1]), stage.joints[prop.held or "hand"]
    weight = stage.widths.line * 1.2
    knob = Ink((circle(axle, weight * 1.3),))
    solids = (*segments([axle, end], weight), (axle, axle, weight * 1.3))
    return Placed((stroke([axle, end], weight), knob), (), solids)


def roller(prop: Prop, stage: Stage) -> Placed:
    """A round pad before the shin (or behind it, below 0), just above the ankle."""
    side = "other_" if prop.held.startswith("other") else ""
    knee, ankle = stage.joints[f"{side}knee"], stage.joints[f"{side}ankle"]
    x, y = between(knee, ankle)
    long = distance(knee, ankle)
    at = moved(mixed(knee, ankle, 0.82), (-y / long, x / long), prop.numbers[0])
    return hoop(at, 3.6, stage)


def footplate(prop: Prop, stage: Stage) -> Placed:
    """A plate under a sole, which goes with it."""
    side = "other_" if prop.held.startswith("other") else ""
    ankle, heel, ball = (stage.joints[f"{side}{name}"] for name in ("ankle", "heel", "ball"))
    weight = stage.widths.line * 1.6
    x, y = between(heel, ball)
    long = distance(heel, ball)
    along, under = (x / long, y / long), (y / long, -x / long)
    if (ankle[0] - heel[0]) * under[0] + (ankle[1] - heel[1]) * under[1] > 0:
        under = (-under[0], -under[1])
    down = FOOT + weight / 2
    ends = [moved(moved(heel, along, -7.0), under, down), moved(moved(ball, along, 9.0), under, down)]
    return Placed((stroke(ends, weight),), (), segments(ends, weight))


def rope(prop: Prop, stage: Stage) -> Placed:
    """A skipping rope from hand to hand, under the feet."""
    del prop
    line = stage.widths.line
    left, right = sorted((stage.joints["other_hand"], stage.joints["hand"]))
    low = min(stage.joints[f"{side}toe"][1] for side in ("", "other_")) - FOOT - 4.0
    middle, wide = (left[0] + right[0]) / 2, (right[0] - left[0]) * 0.06
    curve: Outline = (
        left,
        (left[0], mixed(left, (0.0, low), 0.75)[1], left[0] + wide, low, middle, low),
        (right[0] - wide, low, right[0], mixed(right, (0.0, low), 0.75)[1], *right),
    )
    lowest = (middle, low)
    return Placed((Ink((curve,), weight=line),), (), segments([left, lowest, right], line))


def landmine(prop: Prop, stage: Stage) -> Placed:
    foot = prop.numbers[0], prop.numbers[1]
    hand = stage.joints["hand"]
    along, long = between(foot, hand), max(distance(foot, hand), 1)
    end = moved(hand, along, 5 / long)
    inks = (stroke([foot, end], stage.widths.line), Ink((circle(foot, 2.6),)))
    disc = hoop(moved(end, along, -7 / long), 7.0, stage)
    return Placed(inks, disc.before, (*segments([foot, end], 2.0), (foot, foot, 2.6), *disc.solids))
