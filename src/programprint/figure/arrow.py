"""The arrow of a figure: one, from where something was to where it is, in clear space beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians, sin
from operator import itemgetter

from msgspec import Struct

from programprint.figure.body import Point, angle_of, between, distance, mixed, moved, turn
from programprint.figure.ink import Added, Ink, Solid, Thing, Widths, clear, near, ready
from programprint.figure.notation import Arrow, Wrong
from programprint.figure.outline import arc, polygon
from programprint.figure.solve import Joints

SHORTEST, LONGEST = 16.0, 34.0
"""Units of an arrow."""
CLEAR = 2.4
"""Units of white around it, at least."""
LEAST_WAY = 3.0
"""Units that something must move by, so that an arrow can say it."""


class _Way(Struct, frozen=True):
    """A way that an arrow could take: a straight line, or an arc around a centre (angles in radians, against the clock)."""

    start: Point
    end: Point
    centre: Point | None = None
    angle: float = 0.0
    sweep: float = 0.0

    def points(self) -> list[Point]:
        if self.centre is None:
            return [mixed(self.start, self.end, share / 5) for share in range(6)]
        radius = distance(self.centre, self.start)
        return [_on(self.centre, radius, self.angle + self.sweep * share / 7) for share in range(8)]


def drawn(arrow: Arrow, before: Joints, after: Joints, taken: Sequence[Solid], widths: Widths, floor: bool) -> Added:
    """The arrow of a movement. *taken* is where something is already in the frame that it stands in."""
    moves(arrow, before, after)
    ways = _turning(arrow, before, after) if arrow.around else _straight(before[arrow.of], after[arrow.of])
    room = widths.arrow * 1.9
    kept = ready(taken)
    best, way = -1e9, None
    for cost, candidate in ways:
        if CLEAR * 20 - cost <= best:
            break
        free = _free(candidate, kept, room, floor, (best + cost) / 20)
        worth = min(free, CLEAR) * 20 - cost
        if worth > best:
            best, way = worth, candidate
    assert way is not None
    return _inked(way, widths)


def _free(way: _Way, things: Sequence[Thing], room: float, floor: bool, least: float) -> float:
    """How much white is around an arrow, up to what it needs; as soon as it is less than *least*, what is known by then."""
    free = CLEAR
    points = way.points()
    kept = near(things, points, CLEAR + room * 0.62)
    for point in points:
        if floor:
            free = min(free, point[1] - room * 0.5 - 0.6)
        if free >= least:
            free = min(free, clear(point, kept, CLEAR + room * 0.62) - room * 0.62)
        if free < least:
            break
    return free


def moves(arrow: Arrow, before: Joints, after: Joints) -> None:
    """Raises Wrong where what the arrow shows hardly moves."""
    far = distance(before[arrow.of], after[arrow.of])
    if arrow.around:
        far = max(far, distance(_from(before, arrow), _from(after, arrow)))
    if far < LEAST_WAY:
        raise Wrong(
            ("arrow",), f"“{arrow.of}” moves by {far:.0f} only: too little for an arrow", "name what moves most"
        )


def _from(joints: Joints, arrow: Arrow) -> Point:
    return between(joints[arrow.around], joints[arrow.of])


_BESIDE = sorted(
    (
        (off + abs(slide) * 0.8, off * side, slide)
        for off in range(0, 46, 2)
        for side in ((1, -1) if off else (1,))
        for slide in (0, -6, 6, -12, 12, -18, 18)
    ),
    key=itemgetter(0),
)
"""Where a straight arrow may stand, from the best: what it costs, how far beside the way, how far along it."""


def _straight(start: Point, end: Point) -> Iterator[tuple[float, _Way]]:
    """Lines along the way, from the best to ever farther beside it."""
    step = between(start, end)
    long = hypot(*step)
    along, beside = (step[0] / long, step[1] / long), (-step[1] / long, step[0] / long)
    length = min(max(long, SHORTEST), LONGEST)
    middle = mixed(start, end, 0.5)
    for cost, off, slide in _BESIDE:
        centre = moved(moved(middle, beside, off), along, slide)
        yield cost, _Way(moved(centre, along, -length / 2), moved(centre, along, length / 2))


def _turning(arrow: Arrow, before: Joints, after: Joints) -> Iterator[tuple[float, _Way]]:
    """Arcs around a joint, from the best to ever farther out or in."""
    centre = after[arrow.around]
    one, two = _from(before, arrow), _from(after, arrow)
    start, sweep = radians(angle_of(one) - 90), radians(turn(angle_of(two) - angle_of(one)))
    found = _arcs(max(hypot(*one), hypot(*two)), sweep)
    for cost, wide, ahead, share, late in sorted(found, key=itemgetter(0)):
        yield cost, _along(centre, wide, start + sweep * ahead, sweep, share, late)


def _arcs(radius: float, sweep: float) -> Iterator[tuple[float, float, float, float, float]]:
    """What each arc costs, its radius, how far ahead it begins, its share of the sweep, and where in it that is."""
    for off in range(-24, 26, 2):
        wide = radius + off
        if wide < 9:
            continue
        share = min(1.0, LONGEST * 1.25 / abs(sweep * wide)) if sweep else 1.0
        for late in (0.5, 0.3, 0.7, 0.1, 0.9):
            yield abs(off - 6) * 0.8 + abs(late - 0.5) * 8, wide, 0.0, share, late
        if sweep:
            short = min(share, SHORTEST * 1.2 / abs(sweep * wide))
            for late in (0.5, 1.0, 0.0):
                yield 14 + abs(off - 6) * 0.8, wide, 0.0, short, late
            for ahead in (8, 12, 16):
                more = abs(ahead / wide / sweep)
                yield 26 + ahead + abs(off + 4) * 0.8, wide, 1 + more, min(0.8, short), 0.0


def _along(centre: Point, wide: float, start: float, sweep: float, share: float, late: float) -> _Way:
    """An arc that takes a share of a sweep, from its beginning (*late* 0) to its end (1)."""
    angle = start + sweep * (1 - share) * late
    return _Way(_on(centre, wide, angle), _on(centre, wide, angle + sweep * share), centre, angle, sweep * share)


def _on(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _inked(way: _Way, widths: Widths) -> Added:
    wide = widths.arrow
    high, half = wide * 2.9, wide * 1.75
    points = way.points()
    if way.centre is None:
        tail = between(way.start, way.end)
        line = moved(way.end, tail, -high * 0.8 / hypot(*tail))
        shaft = (way.start, line)
    else:
        radius = distance(way.centre, way.start)
        shorter = way.sweep * max(0.1, 1 - high * 0.8 / abs(way.sweep * radius))
        line = _on(way.centre, radius, way.angle + shorter)
        shaft = (way.start, *arc(way.centre, radius, way.angle, shorter))  # type: ignore[assignment]
        tail = between(line, way.end)
    long = hypot(*tail)
    along, beside = (tail[0] / long, tail[1] / long), (-tail[1] / long, tail[0] / long)
    base = moved(way.end, along, -high)
    head = polygon([way.end, moved(base, beside, half), moved(base, beside, -half)])
    solids = tuple((one, two, half) for one, two in pairwise(points))
    return Added((Ink((shaft,), weight=wide), Ink((head,))), solids)
