"""The models of the format → JSON Schema, so that editors complete and check while one types."""

from __future__ import annotations

from typing import Any, Literal, get_args

from programprint.read.brand import Brand
from programprint.read.exercise import Exercise
from programprint.read.language import LanguageFile
from programprint.read.layout import Layout
from programprint.read.program import Program
from programprint.read.readers import Described, Models
from programprint.read.written import Written

YamlKind = Literal["program", "exercise", "language", "layout", "brand"]
KINDS: tuple[YamlKind, ...] = get_args(YamlKind)
MODELS: dict[YamlKind, type[Written]] = {
    "program": Program,
    "exercise": Exercise,
    "language": LanguageFile,
    "layout": Layout,
    "brand": Brand,
}


def schema(kind: YamlKind) -> Described:
    """The JSON Schema (draft 2020-12) of a kind of file.

    YAML editors read ``3011`` as a number and ``yes`` as true where we read the text as typed, so a text may be either; and
    some of them read ``yes`` as a text, so a switch may be one. A layout requires nothing, because what it leaves out comes
    from the layout that it extends.
    """
    inside: Models = {}
    whole = MODELS[kind].described_in_full(inside)
    described: Described = {}
    while waiting := inside.keys() - described.keys():
        described |= {name: inside[name].described_in_full(inside) for name in waiting}
    made = _eased({"$defs": dict(sorted(described.items())), **whole}, required=kind != "layout")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": f"programprint {kind}"}


def _eased(node: object, required: bool) -> Any:
    if isinstance(node, list):
        return [_eased(item, required) for item in node]
    if not isinstance(node, dict):
        return node
    eased = {key: _eased(value, required) for key, value in node.items() if key != "required" or (required and value)}
    if eased.get("type") == "string" and not {"enum", "const", "pattern"} & set(eased):
        eased["type"] = ["string", "number", "boolean"]
    if eased.get("type") == "boolean":
        eased = {**eased, "type": ["boolean", "string"], "enum": [True, False, "yes", "no", "on", "off"]}
    return eased
