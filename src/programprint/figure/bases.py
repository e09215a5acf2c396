"""Postures by name; what a figure says differs from one of these. Facing right, the floor at 0."""

from __future__ import annotations

from programprint.figure.notation import Foot, Limb, Pin, Pose

BASES: dict[str, Pose] = {
    "stand": Pose(hip=51.2, lean=0, foot=Foot(0), arm=Limb(4, 8)),
    "squat": Pose(hip=25, lean=40, foot=Foot(0), arm=Limb(75, 6)),
    "half-squat": Pose(hip=38, lean=32, foot=Foot(0), arm=Limb(60, 10)),
    "hinge": Pose(hip=47, lean=75, foot=Foot(0), arm=Limb(0, 0), nod=-20),
    "split": Pose(hip=(0, 46.5), lean=3, foot=Foot(13), other_foot=Foot(-24, 0, 35), arm=Limb(4, 6)),
    "lunge": Pose(hip=(0, 29.5), lean=5, foot=Foot(17), other_foot=Foot(-29, 0, 55), arm=Limb(4, 6)),
    "one-leg": Pose(hip=51.2, lean=2, foot=Foot(0), other_leg=Limb(75, 90), arm=Limb(4, 8)),
    "walk": Pose(
        hip=(0, 49.5), lean=3, foot=Foot(9), other_foot=Foot(-17, 0, 30), arm=Limb(-20, 12), other_arm=Limb(22, 14)
    ),
    "sit": Pose(hip=(0, 27), lean=0, foot=Foot(22), arm=Limb(20, 20)),
    "long-sit": Pose(hip=(0, 6.2), lean=0, leg=Limb(90, 0, 95), arm=Limb(-10, 0)),
    "kneel": Pose(pin=Pin("knee", (0, 3.9)), leg=Limb(0, 90, 12), lean=0, arm=Limb(4, 8)),
    "half-kneel": Pose(
        pin=Pin("other_knee", (0, 3.9)), lean=0, foot=Foot(23), other_leg=Limb(0, 90, 12), arm=Limb(4, 8)
    ),
    "quadruped": Pose(pin=Pin("knee", (0, 3.9)), leg=Limb(0, 90, 12), lean=80, hand=(29, 2.8), nod=-8),
    "supine": Pose(hip=(0, 6.2), lean=-90, foot=Foot(26), arm=Limb(86, 0)),
    "supine-straight": Pose(hip=(0, 6.2), lean=-90, leg=Limb(90, 0, 95), arm=Limb(86, 0)),
    "tabletop": Pose(hip=(0, 6.2), lean=-90, leg=Limb(180, 90, 95), arm=Limb(180, 0)),
    "prone": Pose(hip=(0, 6.2), lean=90, leg=Limb(-90, 0, 12), arm=Limb(90, 0)),
    "plank": Pose(pin=Pin("toe", (-70, 2.2)), leg=Limb(-73, 0, 84), lean=73, hand=(5, 2.8), nod=-8),
    "forearm-plank": Pose(pin=Pin("toe", (-66, 2.2)), leg=Limb(-80, 0, 80), lean=83, arm=Limb(0, 90), nod=-8),
    "hang": Pose(pin=Pin("hand", (0, 104)), lean=0, leg=Limb(0, 4, 60), arm=Limb(180, 0)),
    "bench-supine": Pose(hip=(0, 27), lean=-90, foot=Foot(22), arm=Limb(180, 0)),
    "lie": Pose(hip=(0, 51), leg=Limb(4, 0, 95), arm=Limb(12, 0)),
    "front-stand": Pose(hip=(0, 51), foot=Foot(6), arm=Limb(9, 0)),
}
