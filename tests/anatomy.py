"""What is wrong with a figure, found without eyes: each fault as a line."""

from collections.abc import Iterator, Sequence

from programprint.figure import body
from programprint.figure.arrow import drawn as drawn_arrow
from programprint.figure.body import Point, angle_of, between, distance, turn
from programprint.figure.ink import Solid, around, clear, ready, widths
from programprint.figure.mannequin import drawn
from programprint.figure.notation import Figure
from programprint.figure.picture import postures as postures_of
from programprint.figure.picture import things, whole
from programprint.figure.props import place, places
from programprint.figure.solve import Joints
from programprint.figure.stage import Placed, Stage

NEARLY = 1.0
"""Units that a contact may be off its place: a hundredth of the body."""
NEAR = 1.5
"""Units that the body may be off what carries it: half the width of a line."""
BONES = (("hip", "knee", body.THIGH), ("knee", "ankle", body.SHIN))
ARMS = (("shoulder", "elbow", body.UPPER_ARM), ("elbow", "hand", body.FOREARM))


def faults(figure: Figure) -> list[str]:
    """All that is wrong."""
    return [*_frames(figure), *(f"{name}: {fault}" for name, fault in _bodies(figure))]


def _frames(figure: Figure) -> Iterator[str]:
    postures = postures_of(figure)
    for (one, _), (two, _), before, after in zip(
        figure.frames, figure.frames[1:], postures, postures[1:], strict=False
    ):
        if max(distance(before[name], after[name]) for name in before) < 3:
            yield f"{one} and {two} are the same"
    if not _free(figure, postures):
        yield "the arrow is in the way"
    if not any(_carried(figure, number, joints) for number, joints in enumerate(postures)):
        yield "nothing carries the body"


def _free(figure: Figure, postures: Sequence[Joints]) -> bool:
    """Whether there is some white around the arrow."""
    if figure.arrow is None or len(postures) < 2:
        return True
    taken = list(_body(figure, postures[-1]))
    taken += [solid for _, thing in _placed(figure, -1, postures[-1]) for solid in thing.solids]
    added = drawn_arrow(figure.arrow, postures[0], postures[-1], taken, widths(0.25), figure.ground)
    things = ready(taken)
    return min(clear(point, things) for point, _, _ in added.solids) > widths(0.25).arrow / 2 + 0.5


def loose(figure: Figure) -> list[str]:
    """What is not where a posture puts it."""
    return [f"{name}: {fault}" for name, fault in _contacts(figure)]


def _contacts(figure: Figure) -> Iterator[tuple[str, str]]:
    for (name, pose), joints in zip(figure.frames, postures_of(figure), strict=True):
        full = whole(pose)
        known = {**places(things(figure, pose)), **joints}
        for side in ("", "other_"):
            hand, foot = getattr(full, f"{side}hand"), getattr(full, f"{side}foot")
            if hand is not None:
                spot = known.get(f"{side}{hand}", known.get(hand)) if isinstance(hand, str) else hand
                if spot is None or distance(spot, joints[f"{side}hand"]) > NEARLY:
                    yield name, f"the {side}hand is off its place"
            if foot is not None:
                across, up, joint = (0.0, body.ANKLE, "ankle") if figure.flat else (body.BALL, body.FOOT, "ball")
                if distance((foot.x + across, foot.height + up), joints[f"{side}{joint}"]) > NEARLY:
                    yield name, f"the {side}foot is off its place"
        if full.pin is not None and distance(full.pin.at, joints[full.pin.joint]) > NEARLY:
            yield name, f"the {full.pin.joint} is off its place"


def _bodies(figure: Figure) -> Iterator[tuple[str, str]]:
    for number, joints in enumerate(postures_of(figure)):
        name = figure.frames[number][0]
        pose = whole(figure.frames[number][1])
        lowest = min(around(solid)[1] for solid in _body(figure, joints))
        if figure.ground and lowest < -0.8:
            yield name, f"{-lowest:.1f} below the floor"
        for side in ("", "other_"):
            bones = () if pose.away or pose.toward else BONES
            for one, two, long in (*bones, *(() if pose.flare else ARMS)):
                if abs(distance(joints[side + one], joints[side + two]) - long) > 0.01:
                    yield name, f"{side}{one} to {two} is no bone"
        if figure.view == "side":
            yield from ((name, fault) for fault in _joints(joints, pose.elbow == "turned"))


def _joints(joints: Joints, turned: bool) -> Iterator[str]:
    """Joints that do not go so far, seen from the side."""
    low, high = (
        angle_of(between(*pair)) for pair in ((joints["middle"], joints["waist"]), (joints["waist"], joints["neck"]))
    )
    yield from _beyond("neck", turn(high - angle_of(between(joints["neck"], joints["head"]))))
    for side in ("", "other_"):
        hip, knee, ankle = (joints[f"{side}{name}"] for name in ("hip", "knee", "ankle"))
        shoulder, elbow, hand = (joints[f"{side}{name}"] for name in ("shoulder", "elbow", "hand"))
        thigh, shin = angle_of(between(hip, knee)), angle_of(between(knee, ankle))
        arm, forearm = angle_of(between(shoulder, elbow)), angle_of(between(elbow, hand))
        sole = angle_of(between(joints[f"{side}heel"], joints[f"{side}ball"]))
        yield from _beyond("hip", turn(thigh - low - 180))
        yield from _beyond("knee", turn(thigh - shin))
        yield from _beyond("ankle", turn(sole - shin))
        if not turned:
            yield from _beyond("elbow", turn(forearm - arm))
            yield from _beyond("shoulder", (arm - high - 180 + 110) % 360 - 110)


def _beyond(joint: str, angle: float) -> Iterator[str]:
    least, most = body.RANGES[joint]
    if not least - 1 <= angle <= most + 1:
        yield f"the {joint} at {angle:.0f}"


def _body(figure: Figure, joints: Joints) -> tuple[Solid, ...]:
    return drawn(joints, figure.outline, figure.flat, widths(0.25)).solids


def _carried(figure: Figure, number: int, joints: Joints) -> bool:
    """Whether the body touches the floor, or something that stands."""
    mine = _body(figure, joints)
    boxes = [around(solid) for solid in mine]
    if figure.view == "above" or (figure.ground and min(box[1] for box in boxes) < NEAR):
        return True
    placed = [
        thing
        for kind, thing in _placed(figure, number, joints)
        if kind not in ("band", "cable") and (thing.behind or kind in ("bar", "wall"))
    ]
    return any(_apart(one, two) < NEAR for thing in placed for two in thing.solids for one in mine)


def _placed(figure: Figure, number: int, joints: Joints) -> list[tuple[str, Placed]]:
    """The things of a frame, each with its kind."""
    boxes = [around(solid) for solid in _body(figure, joints)]
    stage = Stage(joints, figure.flat, widths(0.25), min(b[0] for b in boxes), max(b[2] for b in boxes))
    return [(prop.kind, place(prop, stage)) for prop in things(figure, figure.frames[number][1])]


def _apart(one: Solid, two: Solid) -> float:
    """How far two things are apart, by points along both."""
    return min(distance(a, b) for a in _along(one) for b in _along(two)) - one[2] - two[2]


def _along(solid: Solid) -> list[Point]:
    return [body.mixed(solid[0], solid[1], share / 12) for share in range(13)]
