"""What an exercise file says of a figure, as values."""

from __future__ import annotations

from typing import Any, Literal, get_args

from msgspec import Struct

from programprint.figure.body import Point

View = Literal["side", "front", "back", "above"]
Mark = Literal["", "hold", "sides"]
"""What a figure says beside its arrow: hold it, or change sides."""
Joint = Literal["head", "shoulder", "hip", "knee", "ankle", "heel", "toe", "elbow", "hand"]
JOINTS: tuple[str, ...] = get_args(Joint)
PLACES: tuple[str, ...] = (*JOINTS, *(f"other_{name}" for name in JOINTS if name not in ("head",)))
"""Whatever of the body has a name; *other* is the far side, or the left of the picture in a view from the front."""

Spot = Point | str
"""A place: two numbers, or the name of a place of the body or of a prop."""


class Wrong(Exception):  # noqa: N818 - it reads as “raise Wrong”
    """A figure that cannot be drawn: the way to what is at fault, what is wrong with it, how to mend it."""

    def __init__(self, path: tuple[str | int, ...], message: str, hint: str) -> None:
        super().__init__(message)
        self.path, self.message, self.hint = path, message, hint


class Foot(Struct, frozen=True):
    """A foot put down: where the ankle stands over, how high the sole is, how far the heel is lifted round the ball."""

    x: float
    height: float = 0.0
    lift: float = 0.0


class Limb(Struct, frozen=True):
    """A limb in the air: where its upper bone points, how far the middle joint is bent, and for a leg where the foot
    points from the shin."""

    angle: float
    bend: float = 0.0
    foot: float = 95.0


class Pin(Struct, frozen=True):
    """A place of the body that is held somewhere; the whole body moves there."""

    joint: str
    at: Point


class Pose(Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """A posture, only what differs from its base. What the *other* side does is what this one does where nothing else is said."""

    base: str = ""
    hip: float | Point | None = None
    pin: Pin | None = None
    lean: float | None = None
    curl: float | None = None
    nod: float | None = None
    leg: Limb | None = None
    other_leg: Limb | None = None
    foot: Foot | None = None
    other_foot: Foot | None = None
    arm: Limb | None = None
    other_arm: Limb | None = None
    hand: Spot | None = None
    other_hand: Spot | None = None
    elbow: Literal["", "turned"] | None = None
    flare: float | None = None
    away: float | None = None
    toward: float | None = None
    bow: float | None = None
    props: tuple[Prop, ...] = ()


class Prop(Struct, frozen=True):
    """A thing: what it is, and its numbers, or the word that says who carries it."""

    kind: str
    numbers: tuple[float, ...] = ()
    held: str = ""


class Arrow(Struct, frozen=True):
    """What moves, and the joint that it turns around; straight without one."""

    of: str
    around: str = ""


class Figure(Struct, frozen=True):
    """An exercise in frames. *outline* are the limbs that rest; *like* is the exercise whose figure this is, where
    it has none of its own."""

    frames: tuple[tuple[str, Pose], ...]
    view: View = "side"
    props: tuple[Prop, ...] = ()
    outline: tuple[str, ...] = ()
    arrow: Arrow | None = None
    floor: bool = True
    like: str = ""
    mark: Mark = ""

    @property
    def flat(self) -> bool:
        """Whether left and right of the body are seen beside each other."""
        return self.view != "side"

    @property
    def ground(self) -> bool:
        """Whether a line for the floor is drawn; seen from above there is none."""
        return self.floor and self.view != "above"


def over(pose: Pose, base: Pose) -> Pose:
    """A pose laid over its base. An angle takes the place of a contact of the same limb, and the other way round."""
    values: dict[str, Any] = {name: getattr(base, name) for name in Pose.__struct_fields__}
    own = {name: value for name in Pose.__struct_fields__ if (value := getattr(pose, name)) not in (None, ())}
    for one, two in _EITHER:
        if one in own or two in own:
            values[one] = values[two] = None
        if (one in own or two in own) and not one.startswith("other"):
            values[f"other_{one}"] = values[f"other_{two}"] = None
    if "hip" in own or "pin" in own:
        values["hip"] = values["pin"] = None
    return Pose(**{**values, **own, "base": ""})


_EITHER = (("leg", "foot"), ("arm", "hand"), ("other_leg", "other_foot"), ("other_arm", "other_hand"))
