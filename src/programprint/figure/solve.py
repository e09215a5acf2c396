"""A pose → where every joint is. Contacts come first: what touches something stays there, and the limb bends as it must."""

from __future__ import annotations

from collections.abc import Mapping
from math import acos, cos, degrees, radians

from msgspec import Struct
from msgspec.structs import replace

from programprint.figure import body
from programprint.figure.body import Point, angle_of, between, distance, mixed, moved, towards
from programprint.figure.notation import Foot, Limb, Pose, Spot, View, Wrong

Joints = dict[str, Point]
"""Each place of the body by name, and the ends of the feet and of the trunk."""

SLACK = 0.6
"""How far a contact may be out of reach: what an eye does not see."""


class Scene(Struct, frozen=True):
    """What a pose is solved in: the view, where named places of props are, and the load's share of the body's weight."""

    view: View
    places: Mapping[str, Point]
    carried: str = ""


def solve(pose: Pose, scene: Scene, path: tuple[str | int, ...] = ()) -> Joints:
    """All joints. Raises Wrong where a limb does not reach, or nothing says where the body is."""
    maker = _Maker(pose, scene, path)
    if pose.pin is not None:
        free = replace(pose, foot=None, other_foot=None, hand=None, other_hand=None)
        loose = _Maker(free, scene, path).body((0.0, 0.0))
        if pose.pin.joint not in loose:
            raise Wrong((*path, "pin"), f"there is no “{pose.pin.joint}” that could be held", "write one of the joints")
        return maker.body(between(loose[pose.pin.joint], pose.pin.at))
    if isinstance(pose.hip, tuple):
        return maker.body(pose.hip)
    if pose.hip is not None:
        return _balanced(maker, pose.hip)
    raise Wrong(
        path, "nothing says where the body is", "write “hip:” with a height, or “pin:” with a joint and its place"
    )


def _balanced(maker: _Maker, height: float) -> Joints:
    """The body over its feet: the hip goes forwards and back until what weighs is over the middle of them."""
    pose = maker.pose
    feet = [foot.x for foot in (pose.foot, pose.other_foot) if foot is not None]
    if maker.flat and pose.foot is not None and pose.other_foot is None and pose.other_leg is None:
        feet.append(-pose.foot.x)
    goal = (sum(feet) / len(feet) if feet else 0.0) + 2.5 * (maker.scene.view == "side")
    x, found, fault = goal - 6, None, None
    for _ in range(24):
        try:
            found = maker.body((x, height))
        except Wrong as wrong:
            fault = wrong
            x += (goal - x) * 0.25 if found is None else 0.0
            if found is not None:
                return found
            continue
        off = goal - _weight(found, maker.scene.carried)
        if abs(off) < 0.05:
            return found
        x += off * 0.8
    if found is None:
        assert fault is not None
        raise fault
    return found


def _weight(joints: Joints, carried: str) -> float:
    """How far forward the weight of the body and of its load is."""
    parts = [(8.0, joints["head"][0]), (48.0, mixed(joints["hip"], joints["shoulder"], 0.55)[0])]
    for side in ("", "other_"):
        parts += [
            (5.0, joints[f"{side}elbow"][0]),
            (11.0, mixed(joints["hip"], joints[f"{side}knee"], 0.5)[0]),
            (6.0, mixed(joints[f"{side}knee"], joints[f"{side}ankle"], 0.5)[0]),
        ]
    if carried in joints:
        parts.append((50.0, joints[carried][0]))
    return sum(weight * x for weight, x in parts) / sum(weight for weight, _ in parts)


class _Maker:
    """Makes a body around a hip."""

    def __init__(self, pose: Pose, scene: Scene, path: tuple[str | int, ...]) -> None:
        self.pose, self.scene, self.path = pose, scene, path
        self.flat = scene.view != "side"

    def body(self, hip: Point) -> Joints:
        pose = self.pose
        lean, curl = pose.lean or 0.0, pose.curl or 0.0
        lower, upper = towards(180 - lean), towards(180 - lean - curl)
        half = body.TRUNK / 2 * _seen(pose.away) * _seen(pose.bow)
        waist = moved(hip, lower, half)
        shoulder = moved(waist, upper, half)
        joints: Joints = {"waist": waist, "middle": hip, "neck": shoulder}
        joints["head"] = moved(
            shoulder, towards(180 - lean - curl - (pose.nod or 0.0)), body.NECK * max(0.3, _seen(pose.bow))
        )
        ahead = (upper[1], -upper[0])
        joints["bar_back"] = moved(moved(shoulder, upper, 1.5), ahead, -6.5)
        joints["bar_front"] = moved(moved(shoulder, upper, 2.5), ahead, 6.0)
        joints["bar_hip"] = moved(hip, (lower[1], -lower[0]), 7.5)
        for side, way in (("", 1), ("other_", -1)):
            spread = way if self.flat else 0
            joints[f"{side}hip"] = moved(hip, (lower[1], -lower[0]), body.HIPS * spread)
            joints[f"{side}shoulder"] = moved(shoulder, (upper[1], -upper[0]), body.SHOULDERS * spread)
            self._leg(joints, side, way if self.flat else 1)
        for side, way in (("", 1), ("other_", -1)):
            self._arm(joints, side, way if self.flat else 1)
        return joints

    def _leg(self, joints: Joints, side: str, way: int) -> None:
        limb: Limb | None = getattr(self.pose, f"{side}leg")
        foot: Foot | None = getattr(self.pose, f"{side}foot")
        if side and limb is None and foot is None:
            limb, foot = self.pose.leg, self.pose.foot
            if foot is not None and self.flat:
                foot = replace(foot, x=-foot.x)
        root = joints[f"{side}hip"]
        thigh, shin = body.THIGH * _seen(self.pose.away) * _seen(self.pose.toward), body.SHIN * _seen(self.pose.away)
        if foot is not None:
            ankle, sole = self._sole(foot, way)
            knee, ankle = self._bent(root, ankle, thigh, shin, -way, f"{side}foot", "foot")
        else:
            limb = limb or Limb(0.0)
            knee = moved(root, _across(limb.angle, way, thigh))
            ankle = moved(knee, _across(limb.angle - limb.bend, way, shin))
            sole = way * (limb.angle - limb.bend + limb.foot)
        joints[f"{side}knee"], joints[f"{side}ankle"] = knee, ankle
        if self.flat and foot is not None:
            heel, toe = (
                moved(ankle, (-0.6 * way, body.FOOT - body.ANKLE)),
                moved(ankle, (2.6 * way, body.FOOT - body.ANKLE)),
            )
            joints[f"{side}heel"], joints[f"{side}ball"], joints[f"{side}toe"] = heel, toe, toe
            return
        along, under = towards(sole), towards(sole - 90 * way)
        drop = body.ANKLE - body.FOOT
        long = 0.45 if self.flat else 1.0
        joints[f"{side}heel"] = moved(moved(ankle, along, body.HEEL), under, drop)
        joints[f"{side}ball"] = moved(moved(ankle, along, body.BALL * long), under, drop)
        flat = (1.0, 0.0) if foot is not None and foot.lift > 0 else along
        joints[f"{side}toe"] = moved(joints[f"{side}ball"], flat, (body.TOE - body.BALL) * long)

    def _sole(self, foot: Foot, way: int) -> tuple[Point, float]:
        """The ankle over a foot that is put down, and where the foot points."""
        if self.flat:
            return (foot.x, foot.height + body.ANKLE), 90.0 * way
        ball = (foot.x + body.BALL, foot.height + body.FOOT)
        sole = 90.0 - foot.lift
        along, under = towards(sole), towards(sole - 90)
        return moved(moved(ball, along, -body.BALL), under, body.FOOT - body.ANKLE), sole

    def _arm(self, joints: Joints, side: str, way: int) -> None:
        limb: Limb | None = getattr(self.pose, f"{side}arm")
        hand: Spot | None = getattr(self.pose, f"{side}hand")
        mirrored = False
        if side and limb is None and hand is None:
            limb, hand, mirrored = self.pose.arm, self.pose.hand, self.flat
        root = joints[f"{side}shoulder"]
        upper, fore = (bone * _seen(self.pose.flare) for bone in (body.UPPER_ARM, body.FOREARM))
        if hand is not None:
            at = self._spot(hand, joints, side, (*self.path, f"{side}hand"))
            if mirrored and not isinstance(hand, str):
                at = (-at[0], at[1])
            bends = self._elbow(root, at, way)
            elbow, at = self._bent(root, at, upper, fore, bends, f"{side}hand", "hand")
        else:
            limb = limb or Limb(4.0, 8.0)
            elbow = moved(root, _across(limb.angle, way, upper))
            at = moved(elbow, _across(limb.angle + limb.bend, way, fore))
        joints[f"{side}elbow"], joints[f"{side}hand"] = elbow, at

    def _elbow(self, root: Point, hand: Point, way: int) -> int:
        """Where the elbow goes: behind the arm, and in a view from the front to the lower side, or outwards."""
        turned = -1 if self.pose.elbow == "turned" else 1
        if not self.flat:
            return turned
        x, y = between(root, hand)
        return turned if x + 0.3 * way * y > 0 else -turned

    def _spot(self, spot: Spot, joints: Joints, side: str, path: tuple[str | int, ...]) -> Point:
        if not isinstance(spot, str):
            return spot
        for name in (f"{side}{spot}", spot):
            if name in joints:
                return joints[name]
        if spot in self.scene.places:
            return self.scene.places[spot]
        known = ", ".join(sorted({*self.scene.places, "hip", "knee", "ankle", "head", "shoulder"}))
        raise Wrong(path, f"there is no “{spot}” in this figure", f"write one of: {known}; or two numbers")

    def _bent(
        self, root: Point, end: Point, upper: float, lower: float, bends: int, field: str, what: str
    ) -> tuple[Point, Point]:
        """The middle joint of a limb that reaches from *root* to *end*, and its end. *bends* 1: the lower bone turns forwards."""
        far = distance(root, end)
        if far > upper + lower + SLACK:
            missing = far - upper - lower
            raise Wrong((*self.path, field), f"the {what} is {missing:.0f} short of its place", _NEARER[what])
        if far < abs(upper - lower) - SLACK:
            raise Wrong((*self.path, field), f"the {what} is too near for a limb to bend", _FARTHER[what])
        held = min(max(far, abs(upper - lower) + 1e-6), upper + lower - 1e-6)
        inner = degrees(acos(max(-1.0, min(1.0, (upper * upper + held * held - lower * lower) / (2 * upper * held)))))
        direction = angle_of(between(root, end))
        middle = moved(root, towards(direction - bends * inner, upper))
        return middle, moved(root, towards(direction, held))


def _seen(angle: float | None) -> float:
    """How much of a length is seen that is turned towards whoever looks, or away."""
    return cos(radians(angle or 0.0))


_NEARER = {
    "hand": "bring the shoulders nearer with “hip” and “lean”, or the thing nearer to the hand",
    "foot": "lower the hip, or bring the foot nearer",
}
_FARTHER = {"hand": "move the hand away from the shoulder", "foot": "raise the hip, or move the foot away"}


def _across(angle: float, way: int, length: float) -> Point:
    """The step of a limb; on the left of a view from the front it points the other way."""
    x, y = towards(angle, length)
    return x * way, y
