"""Things that are carried → ink."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.figure.body import Point, angle_of, between, mixed, moved, towards
from programprint.figure.ink import Ink
from programprint.figure.notation import Prop
from programprint.figure.outline import Outline, capsule, circle
from programprint.figure.stage import Placed, Stage, hoop, segments, stroke

PLATE, BALL, BELL = 8.6, 6.0, 4.6
"""Radii of the plate of a barbell, a medicine ball and the body of a kettlebell."""


HELD_AT = {"": "hand", "hands": "hand", "back": "bar_back", "front": "bar_front", "hip": "bar_hip"}
"""Where a barbell is, seen from the side; else at the joint of that name."""


def wheel(prop: Prop, stage: Stage) -> Placed:
    return hoop(stage.joints["hand"], prop.numbers[0] if prop.numbers else 5.0, stage, hub=1.6)


def barbell(prop: Prop, stage: Stage) -> Placed:
    joints, line = stage.joints, stage.widths.line
    if not stage.flat:
        at = joints[HELD_AT.get(prop.held, prop.held)]
        return hoop(at, prop.numbers[0] if prop.numbers else PLATE, stage, hub=max(2.0, line * 0.9))
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
    inks = (stroke(ends, line), Ink(tuple(plates)))
    return Placed((), inks, (*segments(ends, line), *((e, e, 8.0) for e in ends)))


def trap_bar(prop: Prop, stage: Stage) -> Placed:
    """A bar that one stands in: its frame seen along the floor, the plate at the hand."""
    del prop
    hand = stage.joints["hand"]
    line = stage.widths.line
    ends = [moved(hand, (side * 17.0, 0.0)) for side in (-1, 1)]
    plate = hoop(hand, PLATE, stage, hub=max(2.0, line * 0.9))
    frame = stroke(ends, line * 1.2)
    return Placed((), (frame, *plate.before), (*segments(ends, line * 1.2), *plate.solids))


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
    who = prop.held.split()[-1] if prop.held else ""
    return {"both": ("other_", ""), "hands": ("",), "other": ("other_",)}.get(who, ("",))


def dumbbell(prop: Prop, stage: Stage) -> Placed:
    """Dumbbells with their handles square to the forearms, or as a number says; *across* the picture they show their ends."""
    found = []
    for side in _sides(prop):
        elbow, hand = stage.joints[f"{side}elbow"], stage.joints[f"{side}hand"]
        if (stage.flat and not prop.numbers) or prop.held.startswith("across"):
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


def kettlebell(prop: Prop, stage: Stage) -> Placed:
    found = []
    for side in _sides(prop):
        elbow, hand = stage.joints[f"{side}elbow"], stage.joints[f"{side}hand"]
        way = angle_of(between(elbow, hand)) if not prop.numbers else prop.numbers[0]
        centre = moved(hand, towards(way, 7.6))
        left, right = (moved(centre, towards(way + turn, 4.4)) for turn in (140, 220))
        white = Ink((circle(centre, BELL + stage.widths.gap),), white=True)
        inks = (white, Ink((circle(centre, BELL),)), stroke([left, hand, right], stage.widths.line))
        found.append(Placed((), inks, ((centre, hand, BELL),)))
    return _joined(found)


def ball_in_hands(prop: Prop, stage: Stage) -> Placed:
    hand = stage.joints["hand"]
    if stage.flat:
        hand = mixed(hand, stage.joints["other_hand"], 0.5)
    elbow = stage.joints["elbow"]
    centre = moved(hand, towards(angle_of(between(elbow, hand)), 5.0)) if not stage.flat else hand
    return hoop(centre, prop.numbers[0] if prop.numbers else BALL, stage)


def stick(prop: Prop, stage: Stage) -> Placed:
    hands = stage.joints["other_hand"], stage.joints["hand"]
    if not stage.flat:
        return hoop(hands[1], 2.6, stage)
    middle, way = mixed(*hands, 0.5), angle_of(between(*hands))
    ends = [moved(middle, towards(way, side * 26)) for side in (-1, 1)]
    return Placed((), (stroke(ends, stage.widths.line),), segments(ends, stage.widths.line))
