"""The ``figure:`` of an exercise file → a figure, each fault at its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from programprint.docket import Docket
from programprint.figure.bases import BASES
from programprint.figure.notation import PLACES, Arrow, Figure, Foot, Limb, Mark, Pin, Pose, Prop, View, Wrong
from programprint.figure.props import NUMBERS
from programprint.problems import nearest
from programprint.read import value as placed
from programprint.read.exercise import Exercise
from programprint.read.faults import tell
from programprint.read.figure_words import EXAMPLES, is_number, miscounted, misheld
from programprint.read.readers import Fault, Path, Reading

FRAMES = ("start", "then", "end")
LIMBS = ("leg", "other_leg", "arm", "other_arm")
FEET, HANDS = ("foot", "other_foot"), ("hand", "other_hand")
ANGLES = ("lean", "curl", "nod", "flare", "away", "toward", "bow")
_POSE = ("pose", "hip", "pin", *ANGLES, *LIMBS, *FEET, *HANDS, "elbow", "props")
FIELDS = ("view", "props", "arrow", "outline", "floor", "mark", "as")
_EITHER = (("leg", "foot"), ("arm", "hand"), ("other_leg", "other_foot"), ("other_arm", "other_hand"), ("hip", "pin"))
"""What says the same of a body in two ways."""


def figure_of(exercise: Exercise, docket: Docket) -> Figure | None:
    """The figure that is written in an exercise file; None, with the problems added, where it cannot be drawn."""
    value, reading = exercise.written("figure"), Reading(docket.limits)
    document, where = placed.Mapping({"figure": value}), exercise.span("figure")
    assert where is not None
    document.span, document.keys_at = where, {"figure": where}
    figure = read_figure(value, reading)
    tell(reading.faults, document, docket)
    return None if reading.faults else figure


def read_figure(value: Any, reading: Reading) -> Figure | None:
    """A figure. Whatever is wrong with one part of it leaves the other parts to be read."""
    found = _Found(("figure",), reading)
    figure = found.figure(value)
    if found.faults or figure is None or figure.like:
        return figure
    try:
        _drawn(figure)
    except Wrong as wrong:
        found.fault(wrong.path, _at(value, wrong.path), wrong.message, wrong.hint)
    return figure


def _drawn(figure: Figure) -> None:
    """Poses a figure for its faults."""
    from programprint.figure.picture import checked

    checked(figure)


def _at(value: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


class _Found:
    """One reading of one figure."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self.path, self.reading, self.faults = path, reading, 0

    def fault(self, way: tuple[str | int, ...], value: Any, message: str, hint: str) -> None:
        """Something is wrong there; a part that is not written is at fault where the figure stands."""
        self.faults += 1
        self.reading.faults.append(
            Fault("unreadable", (*self.path, *way), value, {"message": message, "hint": hint, "offset": 0})
        )

    def figure(self, value: Any) -> Figure | None:
        if not isinstance(value, Mapping):
            self.fault((), value, "a figure is a set of fields", "such as {start: stand, end: squat, arrow: hip}")
            return None
        self._known(value, (*FRAMES, *FIELDS), ())
        props = self._props(value.get("props"), ("props",))
        frames = tuple((name, self._pose(value[name], (name,))) for name in FRAMES if name in value)
        like = str(value.get("as", ""))
        if "start" not in value and not like:
            self.fault(
                (), value, "nothing to draw: it has no “start”", "such as {start: stand, end: squat, arrow: hip}"
            )
        for name in ("view", "floor", *FRAMES) if like else ():
            if name in value:
                self.fault(
                    (name,), value[name], f"with “as” the figure is that of “{like}”", f"leave out “{name}”, or “as”"
                )
        if "arrow" in value and len(frames) == 1:
            self.fault(
                ("arrow",),
                value["arrow"],
                "an arrow leads from one posture to another",
                "add “end”; what is held has “mark: hold”",
            )
        view = self._word(value.get("view", "side"), get_args(View), ("view",))
        outline = value.get("outline", [])
        outline = [outline] if isinstance(outline, str) else outline
        for number, limb in enumerate(outline):
            self._word(limb, LIMBS, ("outline", number))
        floor = self._word(value.get("floor", "yes"), ("yes", "no", "true", "false"), ("floor",))
        return Figure(
            frames,
            view,  # type: ignore[arg-type]
            props,
            tuple(str(limb) for limb in outline),
            self._arrow(value.get("arrow")),
            floor in ("yes", "true"),
            like,
            self._word(value.get("mark", ""), get_args(Mark), ("mark",)),  # type: ignore[arg-type]
        )

    def _known(self, value: Mapping[str, Any], words: tuple[str, ...], way: tuple[str | int, ...]) -> None:
        for key in value:
            if key not in words:
                self.fault(
                    (*way, key),
                    value[key],
                    f"there is no “{key}” here",
                    nearest(key, words) or f"write one of: {', '.join(words)}",
                )

    def _word(self, value: Any, words: tuple[str, ...], way: tuple[str | int, ...]) -> str:
        if value in words:
            return str(value)
        self.fault(
            way,
            value,
            f"“{value}” is none of the words",
            nearest(str(value), words) or f"write one of: {', '.join(words)}",
        )
        return words[0]

    def _number(self, value: Any, way: tuple[str | int, ...]) -> float:
        try:
            number = float(value)
            if -400 <= number <= 400:
                return number
        except (TypeError, ValueError):
            pass
        self.fault(
            way,
            value,
            f"“{value}” is no number from -400 to 400",
            "lengths are hundredths of the body’s height, angles degrees",
        )
        return 0.0

    def _numbers(self, value: Any, least: int, most: int, what: str, way: tuple[str | int, ...]) -> list[float]:
        items = value if isinstance(value, list) else [value]
        if not least <= len(items) <= most:
            self.fault(way, value, what, f"such as {EXAMPLES[str(way[-1])]}")
            return [0.0] * least
        return [
            self._number(item, (*way, index) if isinstance(value, list) else way) for index, item in enumerate(items)
        ]

    def _pose(self, value: Any, way: tuple[str | int, ...]) -> Pose:
        if value and isinstance(value, str):
            value = {"pose": value}
        if not isinstance(value, Mapping):
            self.fault(way, value, "a posture is a name or a set of fields", "such as {pose: squat, lean: 30}")
            return Pose()
        self._known(value, _POSE, way)
        for one, two in _EITHER:
            if one in value and two in value:
                self.fault((*way, two), value[two], f"“{one}” and “{two}” say the same", "leave out one of them")
        made: dict[str, Any] = {}
        for name in set(_POSE) & set(value):
            given, here = value[name], (*way, name)
            if name == "pose":
                made["base"] = self._word(given, tuple(BASES), here)
            elif name == "hip":
                numbers = self._numbers(given, 1, 2, "the hip has a height, or a place", here)
                made["hip"] = numbers[0] if len(numbers) == 1 else tuple(numbers)
            elif name == "pin":
                made["pin"] = self._pin(given, here)
            elif name in ANGLES:
                made[name] = self._number(given, here)
            elif name in LIMBS:
                made[name] = Limb(
                    *self._numbers(given, 1, 3, "a limb has an angle, a bend, and for a leg a foot", here)
                )
            elif name in FEET:
                made[name] = Foot(*self._numbers(given, 1, 3, "a foot has a place, a height and a lift", here))
            elif name in HANDS:
                made[name] = (
                    str(given)
                    if isinstance(given, str)
                    else tuple(self._numbers(given, 2, 2, "a hand has a place", here))
                )
            elif name == "elbow":
                made["elbow"] = self._word(given, ("turned",), here)
            elif name == "props":
                made["props"] = self._props(given, here)
        return Pose(**made)

    def _pin(self, value: Any, way: tuple[str | int, ...]) -> Pin | None:
        if not isinstance(value, Mapping) or len(value) != 1:
            self.fault(way, value, "a pin is one joint and its place", "such as {knee: [0, 4]}")
            return None
        ((joint, at),) = value.items()
        joint = self._word(joint, PLACES, (*way, joint)) if joint not in ("neck",) else joint
        x, y = self._numbers(at, 2, 2, "a place has two numbers", (*way, joint))
        return Pin(joint, (x, y))

    def _props(self, value: Any, way: tuple[str | int, ...]) -> tuple[Prop, ...]:
        if value is None:
            return ()
        if not isinstance(value, Mapping):
            self.fault(way, value, "props are a set of things", "such as {bench: [-40, 10, 25], dumbbell: both}")
            return ()
        return tuple(
            prop for kind, given in value.items() if (prop := self._prop(kind, given, (*way, kind))) is not None
        )

    def _prop(self, name: str, value: Any, way: tuple[str | int, ...]) -> Prop | None:
        kind = name.rstrip("0123456789")
        if kind not in NUMBERS:
            self.fault(
                way,
                value,
                f"there is no prop “{name}”",
                nearest(name, NUMBERS) or f"write one of: {', '.join(NUMBERS)}",
            )
            return None
        items = list(value) if isinstance(value, list) else [value]
        words = [item for item in items if isinstance(item, str) and not is_number(item)]
        items = [item for item in items if item not in words]
        numbers = tuple(
            self._number(item, (*way, index) if isinstance(value, list) else way) for index, item in enumerate(items)
        )
        wrong = miscounted(kind, numbers, words) or misheld(kind, words)
        if wrong:
            self.fault(way, value, wrong, f"such as {EXAMPLES[kind]}")
            return None
        return Prop(kind, numbers, " ".join(words))

    def _arrow(self, value: Any) -> Arrow | None:
        if value is None:
            return None
        of, _, around = str(value).partition(" around ")
        for joint in filter(None, (of, around)):
            self._word(joint, PLACES, ("arrow",))
        return Arrow(of, around)
