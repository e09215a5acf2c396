"""What a figure may say, for editors: its JSON Schema."""

from __future__ import annotations

from typing import get_args

from programprint.figure.bases import BASES
from programprint.figure.notation import Mark, View
from programprint.figure.props import NUMBERS
from programprint.read.figure import ANGLES, FEET, FRAMES, HANDS, LIMBS
from programprint.read.readers import Described


def described() -> Described:
    """The JSON Schema of a figure."""
    number: Described = {"type": "number"}
    numbers: Described = {"items": {"type": "number"}, "type": "array"}
    mixed: Described = {"items": {"type": ["number", "string"]}, "type": "array"}
    props: Described = {
        "additionalProperties": False,
        "patternProperties": {f"^({'|'.join(NUMBERS)})[0-9]*$": {"anyOf": [{"type": "string"}, number, mixed]}},
        "type": "object",
    }
    either: Described = {"anyOf": [number, numbers]}
    place: Described = {"anyOf": [{"type": "string"}, numbers]}
    pose: Described = {
        "additionalProperties": False,
        "properties": {
            "pose": {"enum": list(BASES)},
            "hip": either,
            "pin": {"additionalProperties": numbers, "maxProperties": 1, "minProperties": 1, "type": "object"},
            **dict.fromkeys(ANGLES, number),
            **dict.fromkeys((*LIMBS, *FEET), either),
            **dict.fromkeys(HANDS, place),
            "elbow": {"enum": ["turned"]},
            "props": props,
        },
        "type": "object",
    }
    frame: Described = {"anyOf": [{"enum": list(BASES)}, pose]}
    limbs: Described = {"enum": list(LIMBS), "type": "string"}
    return {
        "additionalProperties": False,
        "properties": {
            "view": {"enum": list(get_args(View))},
            "props": props,
            **dict.fromkeys(FRAMES, frame),
            "arrow": {"type": "string"},
            "outline": {"anyOf": [limbs, {"items": limbs, "type": "array"}]},
            "floor": {"type": "boolean"},
            "mark": {"enum": [word for word in get_args(Mark) if word]},
            "as": {"type": "string"},
        },
        "type": "object",
    }
