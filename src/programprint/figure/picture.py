"""A figure → a picture of lines, its frames side by side on one floor."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain as joined

from msgspec import Struct
from msgspec.structs import replace

from programprint.figure import arrow as arrows
from programprint.figure.bases import BASES
from programprint.figure.ink import Ink, Solid, Widths, around, widths
from programprint.figure.mannequin import drawn
from programprint.figure.mark import marked
from programprint.figure.notation import Figure, Pose, Prop, Wrong, over
from programprint.figure.outline import Outline, path
from programprint.figure.props import place, places
from programprint.figure.solve import Joints, Scene, solve
from programprint.figure.stage import Stage
from programprint.pages import Drawing, Shape

BETWEEN = 13.0
"""Units of white between two frames."""
MARGIN = 1.2


class Frame(Struct, frozen=True):
    """A posture in ink, and where something is."""

    joints: Joints
    inks: tuple[Ink, ...]
    solids: tuple[Solid, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        boxes = [around(solid) for solid in self.solids]
        left, bottom, right, top = zip(*boxes, strict=True)
        return min(left), min(bottom), max(right), max(top)


@lru_cache(maxsize=256)
def postures(figure: Figure) -> tuple[Joints, ...]:
    """The joints of each frame. Raises Wrong. Remembered, since a figure is looked over before it is drawn."""
    return tuple([solve(whole(pose, (name,)), _scene(figure, pose), (name,)) for name, pose in figure.frames])


def checked(figure: Figure) -> tuple[Joints, ...]:
    """The joints of each frame, of a figure that can be drawn. Raises Wrong."""
    found = postures(figure)
    if figure.arrow and len(found) > 1:
        arrows.moves(figure.arrow, found[0], found[-1])
    return found


def exchanged(own: Figure, other: Figure) -> Figure:
    """The figure of another exercise with the props of this one, where it names any."""
    return replace(
        other,
        props=own.props or other.props,
        outline=own.outline or other.outline,
        arrow=own.arrow or other.arrow,
        mark=own.mark or other.mark,
    )


@lru_cache(maxsize=1024)
def picture(figure: Figure, scale: float) -> Drawing:
    """The picture in units of the body, for *scale* millimetres a unit. Raises Wrong."""
    thin = widths(scale)
    frames = [
        _frame(figure, pose, joints, thin) for (_, pose), joints in zip(figure.frames, postures(figure), strict=True)
    ]
    if figure.arrow and len(frames) > 1:
        last = frames[-1]
        added = arrows.drawn(figure.arrow, frames[0].joints, last.joints, last.solids, thin, figure.ground)
        frames[-1] = Frame(last.joints, (*last.inks, *added.inks), (*last.solids, *added.solids))
    if figure.mark:
        last = frames[-1]
        added = marked(figure.mark, last.bounds, last.solids, thin)
        frames[-1] = Frame(last.joints, (*last.inks, *added.inks), (*last.solids, *added.solids))
    return _set(frames, figure.ground, thin)


def whole(pose: Pose, way: tuple[str, ...] = ()) -> Pose:
    """A pose with all that its base says."""
    if not pose.base:
        return pose
    if pose.base not in BASES:
        raise Wrong((*way, "pose"), f"there is no pose “{pose.base}”", f"write one of: {', '.join(sorted(BASES))}")
    return over(pose, whole(BASES[pose.base], way))


def things(figure: Figure, pose: Pose) -> tuple[Prop, ...]:
    """All props of a frame."""
    return (*figure.props, *pose.props)


def _scene(figure: Figure, pose: Pose) -> Scene:
    props = things(figure, pose)
    carried = next(
        (
            f"bar_{prop.held}" if prop.held in ("back", "front", "hip") else "hand"
            for prop in props
            if prop.kind == "barbell"
        ),
        "",
    )
    return Scene(figure.view, places(props), carried)


def _frame(figure: Figure, pose: Pose, joints: Joints, thin: Widths) -> Frame:
    flat = figure.flat
    person = drawn(joints, figure.outline, flat, thin)
    boxes = [around(solid) for solid in person.solids]
    stage = Stage(joints, flat, thin, min(box[0] for box in boxes), max(box[2] for box in boxes))
    placed = [place(prop, stage) for prop in things(figure, pose)]
    behind, before = (
        tuple(joined.from_iterable(layer)) for layer in ((t.behind for t in placed), (t.before for t in placed))
    )
    inks = (*person.far, *behind, *person.middle, *before, *person.near)
    return Frame(joints, inks, (*person.solids, *joined.from_iterable(thing.solids for thing in placed)))


def _set(frames: list[Frame], floor: bool, thin: Widths) -> Drawing:
    """Frames side by side; the floor is one line under all of them."""
    boxes = [frame.bounds for frame in frames]
    bottom = min(-thin.line if floor else 99.0, *(box[1] for box in boxes)) - MARGIN
    top = max(box[3] for box in boxes) + MARGIN
    shapes: list[Shape] = []
    x = MARGIN
    for frame, (left, _, right, _) in zip(frames, boxes, strict=True):
        shapes += [_shape(ink, x - left, top) for ink in frame.inks]
        x += right - left + BETWEEN
    width = x - BETWEEN + MARGIN
    if floor:
        ground = Ink(
            (path([(thin.line / 2, -thin.line / 2), (width - thin.line / 2, -thin.line / 2)]),), weight=thin.line
        )
        shapes.append(_shape(ground, 0.0, top))
    return Drawing(round(width, 2), round(top - bottom, 2), tuple(shapes))


def _shape(ink: Ink, dx: float, top: float) -> Shape:
    outlines = tuple([_put(outline, dx, top) for outline in ink.outlines])
    shade = 1.0 if ink.white else 0.0
    if ink.weight:
        return Shape(outlines, None, shade, round(ink.weight, 2), round=True)
    return Shape(outlines, shade, None, 0.0)


def _put(outline: Outline, dx: float, top: float) -> Outline:
    """An outline where its frame comes to stand, y downwards. A picture has thousands of numbers: none is handed around."""
    return tuple(
        [
            (
                round(step[0] + dx, 2),
                round(top - step[1], 2),
                round(step[2] + dx, 2),
                round(top - step[3], 2),
                round(step[4] + dx, 2),
                round(top - step[5], 2),
            )
            if len(step) == 6
            else (round(step[0] + dx, 2), round(top - step[1], 2))
            if step
            else ()
            for step in outline
        ]
    )
