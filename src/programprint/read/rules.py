"""What changes next time, and the names under which a program writes such rules once for many entries."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from programprint.notation import progress
from programprint.notation.scanner import Unreadable
from programprint.problems import nearest
from programprint.read.readers import Fault, Path, ReadBy, Reading, Unfit, unreadable
from programprint.read.standin import StandIn

LONGEST_NAME = 60
_parsed = lru_cache(maxsize=1 << 10)(progress.parse)
_NOT_A_NAME = r"\s*(?:-|–|none|no|off|false)?\s*|.*[;,].*"
_IN_RULES = "a rule with a name is written once under “rules:” of the program"


class _Rule(ReadBy):
    """Shorthand, in which a rule of the program goes by its name."""

    def read(self, value: object, path: Path, reading: Reading) -> object:
        if not isinstance(value, str):
            raise Unfit("text")
        try:
            return progress.parse(str(value), reading.rules) if reading.rules else _parsed(str(value))
        except Unreadable as fault:
            name = re.split("[;,]", value[fault.offset :])[0].strip()
            message, hint = fault.message, fault.hint
            if re.fullmatch(r"[^\W\d][\w.-]*(?: [\w.-]+)?", name):
                if near := nearest(name, reading.rules):
                    message, hint = f"there is no rule “{name}”", near
                elif " " not in name:
                    hint = f"{hint}; {_IN_RULES}"
            raise unreadable(message, hint, fault.offset) from None


class _Rules(ReadBy):
    """Rules by name; they are kept for what stands further on in the document."""

    def read(self, value: object, path: Path, reading: Reading) -> object:
        if not isinstance(value, dict):
            raise Unfit("map")
        rules = {}
        for name, text in value.items():
            rule = None if isinstance(text, StandIn) else reading.value(_RULE, text, (*path, name))
            rules[str(name)] = rule or progress.Progress(())
            if not _is_name(str(name)):
                message = f"“{name}” cannot be the name of a rule"
                context = {"message": message, "hint": "write a name such as main or T1, without commas", "offset": 0}
                reading.faults.append(Fault("unreadable", (*path, name), text, context))
        reading.rules = rules
        return rules


def _is_name(name: str) -> bool:
    """Whether a rule can be called so: nothing that says something by itself."""
    if len(name) > LONGEST_NAME or re.fullmatch(_NOT_A_NAME, name):
        return False
    try:
        progress.parse(name)
    except Unreadable:
        return True
    return False


_SAYS = {
    "type": "string",
    "description": "What changes next time, or the name of a rule of the program",
    "examples": ["+2.5kg when all sets reach 12; -10% after 3 misses", "linear +2.5kg"],
}
_RULE = _Rule(progress.parse, _SAYS)
ProgressField = Annotated[progress.Progress, _RULE]
RulesField = Annotated[dict[str, progress.Progress], _Rules(dict, {"type": "object", "additionalProperties": _SAYS})]
