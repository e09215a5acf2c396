"""How the things in a figure are written: what is wrong with one, and how each would be right."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.figure.notation import JOINTS
from programprint.figure.props import HOLDERS, NUMBERS


def is_number(text: str) -> bool:
    """Whether a word begins as a number does."""
    return text.lstrip("+-")[:1].isdigit() or text[:1] in "+-."


def miscounted(kind: str, numbers: Sequence[float], words: Sequence[str]) -> str:
    """What is wrong with how many numbers a prop has, or with their order."""
    least, most = NUMBERS[kind]
    if kind == "band":
        least = most = 0 if len(words) == 2 else 2
    if not least <= len(numbers) <= most or (kind == "lines" and len(numbers) % 2):
        count = str(least) if least == most else f"{least} to {most}"
        what = "lines have" if kind == "lines" else f"a {kind} has"
        pairs = ", two for each point" if kind == "lines" else ""
        return f"{what} {count} number{'s' * (count != '1')}{pairs}"
    if kind in ("bench", "box") and numbers[0] >= numbers[1]:
        return f"the {kind} begins at {numbers[0]:g} and ends at {numbers[1]:g}"
    return ""


def misheld(kind: str, words: Sequence[str]) -> str:
    """What is wrong with who holds a prop."""
    known = HOLDERS.get(kind, ())
    held = words[1:] if kind == "dumbbell" and words[:1] == ["across"] else words
    strange = [word for word in held if word not in known]
    if strange and not known:
        return f"a {kind} stands there, and is not held by “{strange[0]}”"
    if strange:
        return f"a {kind} is not held by “{strange[0]}”: {', '.join(known)}"
    if len(held) > (2 if kind == "band" else 1):
        return f"a {kind} has one word for who holds it"
    return ""


EXAMPLES = {
    "hip": "[0, 27], or 50 to be balanced over the feet",
    "leg": "[90, 90]",
    "other_leg": "[90, 90]",
    "arm": "[45, 10]",
    "other_arm": "[45, 10]",
    "foot": "14, or [14, 20] on something 20 high",
    "other_foot": "-20, or [-20, 0, 40] with the heel lifted",
    "hand": "[30, 3]",
    "other_hand": "[30, 3]",
    "bench": "[-40, 10, 25]: from, to, height",
    "box": "[10, 40, 20]: from, to, height",
    "incline": "[0, 20, 45, 40]: its low end, its angle, its length",
    "wall": "20",
    "bar": "[0, 104]",
    "lines": "[0, 10, 20, 10]: from point to point",
    "pad": "[20, 8]",
    "ball": "[0, 17, 17]: its middle and its radius",
    "barbell": "hands",
    "trap_bar": "hands",
    "dumbbell": "both",
    "kettlebell": "hands",
    "medicine_ball": "hands",
    "cable": "[60, 90, hand]: the pulley, and what it pulls at",
    "band": "[60, 50, hand], or [knee, other_knee]",
    "stick": "hands",
    "wheel": "hands",
    "landmine": "[60, 2]",
    "hurdle": "[20, 20]",
    "lever": "[-10, 60, hand]: its axle, and what moves it",
    "roller": "[6, ankle]: how far before the shin",
    "footplate": "foot",
    "rope": "hands",
    **dict.fromkeys(JOINTS[:1], "[0, 4]"),
    **dict.fromkeys(("shoulder", "knee", "ankle", "heel", "toe", "elbow", "other_knee", "other_toe", "neck"), "[0, 4]"),
}
"""How each is written, for a cure."""
