"""One value that YAML tore apart at its commas: ``do: [3x10 @ RPE 7, 8, 9]`` is a list with a value for each week."""

from __future__ import annotations

import re

from programprint import late
from programprint.docket import Docket
from programprint.read.program import Prescribed
from programprint.read.value import Sequence
from programprint.read.written import Written

_WHOLE = late.pattern(r"\d\s*(?:x|×|\*|sets?\b)", re.IGNORECASE)
"""Sets × reps, as a week has them."""
_PIECE = late.pattern(
    r"(?:RPE|RIR)?\s*\d[\d.:+]*(?:\s*-\s*\d[\d.:]*)?\s*(?:kgs?|lbs?|%|reps?|s|sec|min|m|km|RPE|RIR)?", re.IGNORECASE
)
"""What a target, a time or a number of reps is, alone."""


def check_torn(model: Written, docket: Docket) -> None:
    """A number alone, in a list with a value for each week, after sets × reps."""
    listed = model.written("do") if isinstance(model, Prescribed) else None
    if not isinstance(listed, Sequence):
        return
    texts = [item if isinstance(item, str) else "" for item in listed]
    first = next((number for number, text in enumerate(texts) if _WHOLE.search(text)), None)
    for number in range(1 if first is None else first + 1, len(texts) if first is not None else 0):
        if _PIECE.fullmatch(texts[number].strip()) and not _goes_on(texts[number - 1], texts[number]):
            whole = ", ".join(texts[first : number + 1])
            docket.error(
                model.span("do", number),
                f"in week {number + 1} there is only “{texts[number]}”: a list in [ ] has a value for each week",
                f'write sets × reps for each week; what is said of the sets of one week wants quotes: "{whole}"',
            )
            return


_LONG = late.pattern(r"(?:\d+\s*x\s*)?\d[\d.:]*(?:\s*-\s*\d[\d.:]*)?\s*(min|h|km|mi)(?:ute)?s?", re.IGNORECASE)
"""A run or a hold of its own, without a rest or a target."""


def _goes_on(before: str, piece: str) -> bool:
    """Whether a week has no more than a long time or distance because the last of the week before is one too: 10 min, 25 min."""
    last, here = _LONG.fullmatch(before.rpartition(",")[2].strip()), _LONG.fullmatch(piece.strip())
    return bool(last and here and last[1].lower() == here[1].lower())
