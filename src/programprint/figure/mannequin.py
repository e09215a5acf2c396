"""Joints → the body in ink, from the back to the front."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from programprint.figure import body
from programprint.figure.body import angle_of, between, distance, mixed, turn
from programprint.figure.ink import Ink, Solid, Widths, clear, grown, halo, ready, solids
from programprint.figure.outline import Disc, chain, circle, hull
from programprint.figure.solve import Joints

Rows = tuple[tuple[Disc, ...], ...]
"""The bones of a limb and what hangs on it, each row a chain of discs."""


class Drawn(Struct, frozen=True):
    """The body in layers, between which props stand, and where it is."""

    far: tuple[Ink, ...]
    middle: tuple[Ink, ...]
    near: tuple[Ink, ...]
    solids: tuple[Solid, ...]


def leg(joints: Joints, side: str, root: float = 0.0) -> Rows:
    """A leg from a share of its thigh down, and its foot."""
    hip, knee, ankle = (joints[f"{side}{name}"] for name in ("hip", "knee", "ankle"))
    heel, ball, toe = (joints[f"{side}{name}"] for name in ("heel", "ball", "toe"))
    thigh, foot = body.LEG, body.FOOT
    bones = ((mixed(hip, knee, root), thigh), (knee, thigh - 0.2), (ankle, thigh - 1.0))
    return bones, ((ankle, thigh - 1.2), (ball, foot)), ((heel, foot), (ball, foot), (toe, foot - 0.2))


def arm(joints: Joints, side: str, root: float = 0.0) -> Rows:
    """An arm from a share of its upper bone down."""
    shoulder, elbow, hand = (joints[f"{side}{name}"] for name in ("shoulder", "elbow", "hand"))
    return (((mixed(shoulder, elbow, root), body.ARM), (elbow, body.ARM), (hand, body.ARM)),)


def drawn(joints: Joints, outline: Sequence[str], flat: bool, widths: Widths) -> Drawn:
    """The body; *flat* when it is seen from the front or from behind. The limbs in *outline* rest."""
    limbs = {
        f"{side}{name}": (make, _stout(make(joints, side), f"{side}{name}" in outline, widths))
        for side in ("", "other_")
        for name, make in (("leg", leg), ("arm", arm))
    }

    def limb(name: str) -> list[Ink]:
        make, rows = limbs[name]
        found = [Ink(tuple(piece for row in rows for piece in chain(row)))]
        if name in outline:
            inner = _stout(make(joints, name[:-3], 0.35), True, widths)
            inside = [kept for row in inner if len(kept := _inside(row, widths)) > 1]
            found.append(Ink(tuple(piece for row in inside for piece in chain(row)), white=True))
        return found

    def white(name: str, root: float, bones: int | None = None) -> Ink:
        rows = limbs[name][0](joints, name[:-3], root)[:bones]
        return halo(_stout(rows, name in outline, widths), widths.gap)

    trunk = _trunk(joints, flat)
    head = joints["head"], body.HEAD
    round_head = [Ink((circle(head[0], body.HEAD + widths.gap),), white=True), Ink((circle(*head),))]
    found = [solid for _, rows in limbs.values() for row in rows for solid in solids(row)]
    found += [*solids(trunk[0]), (head[0], head[0], body.HEAD)]
    torso = Ink(tuple(piece for row in trunk for piece in (hull(row) if flat else chain(row))))
    if flat:
        arms = [*limb("other_arm"), *limb("arm")]
        whites = [white("other_arm", 0.35), white("arm", 0.35)]
        legs = [*limb("other_leg"), *limb("leg")]
        if any(_before_the_face(joints, side) for side in ("", "other_")):
            return Drawn((), (*legs, torso, *whites), (*arms, *round_head), tuple(found))
        return Drawn((), (*legs, torso, *round_head, *whites), tuple(arms), tuple(found))
    far = [
        *(limb("other_arm") if _apart(limbs["other_arm"][1], limbs["arm"][1]) or "other_arm" in outline else []),
        *(limb("other_leg") if _apart(limbs["other_leg"][1], limbs["leg"][1]) or "other_leg" in outline else []),
        white("leg", 0.3),
    ]
    middle = (torso, white("leg", 0.6, bones=1), *limb("leg"))
    if _overhead(joints):
        return Drawn(tuple(far), middle, (*limb("arm"), *round_head), tuple(found))
    if _before_the_face(joints):
        return Drawn(tuple(far), (*middle, white("arm", 0.4)), (*limb("arm"), *round_head), tuple(found))
    return Drawn(tuple(far), (*middle, *round_head, white("arm", 0.4)), tuple(limb("arm")), tuple(found))


def _overhead(joints: Joints) -> bool:
    """Whether the arm goes up past the head, as the trunk does, so that nothing lies in front of anything."""
    up, hand = between(joints["middle"], joints["neck"]), between(joints["neck"], joints["hand"])
    return (
        abs(turn(angle_of(hand) - angle_of(up))) < 55
        and distance(joints["neck"], joints["hand"]) > body.NECK + body.HEAD
    )


def _before_the_face(joints: Joints, side: str = "") -> bool:
    """Whether the arm would hide much of the head, which then stays whole before it."""
    shoulder, elbow, hand = (joints[f"{side}{name}"] for name in ("shoulder", "elbow", "hand"))
    bones = [(shoulder, elbow, body.ARM), (elbow, hand, body.ARM)]
    return clear(joints["head"], ready(bones)) < body.HEAD * 0.4


def _trunk(joints: Joints, flat: bool) -> Rows:
    neck, middle = joints["neck"], joints["middle"]
    low = mixed(neck, middle, 0.06)
    if not flat:
        return (((low, body.CHEST), (joints["waist"], (body.CHEST + body.SEAT) / 2), (middle, body.SEAT)),)
    shoulders = [(mixed(mixed(joints[f"{side}shoulder"], low, 0.2), middle, 0.02), 3.6) for side in ("other_", "")]
    hips = [(joints[f"{side}hip"], body.LEG) for side in ("", "other_")]
    return ((*shoulders, *hips),)


def _stout(rows: Rows, outlined: bool, widths: Widths) -> Rows:
    """A limb in outline is at least so wide that its white does not fill."""
    least = widths.rim + widths.gap / 2
    if not outlined:
        return rows
    return tuple(
        tuple((centre, max(radius, least if radius > body.FOOT else radius)) for centre, radius in row) for row in rows
    )


def _inside(row: Sequence[Disc], widths: Widths) -> list[Disc]:
    """The white of a limb in outline; nothing where it would be too thin."""
    return [(centre, radius) for centre, radius in grown(row, -widths.rim) if radius * 2 >= widths.gap * 0.8]


def _apart(one: Rows, two: Rows) -> bool:
    """Whether one limb is seen beside the other."""
    return one != two
