"""Reads how it felt: an effort, reps in reserve, pain, or a word for the weight, the bar and the form."""

from __future__ import annotations

from typing import cast

from programprint.notation.condition import Bound, Condition, Feeling, Kind
from programprint.notation.scanner import Scanner

IF = r"(?:when|if|once)"
OR_LESS = r"or (?:less|fewer|lower|below|under)(?![a-z])"
OR_MORE = r"(?:or (?:more|higher|above|over|better)(?![a-z])|\+)"
FELT = "rpe|rir|pain|left|reserve|tank|light|eas|comfortable|heav|hard|difficult|fast|quick|slow|form|technique"
"""Words of which one is in what is read here."""

_IS = r"(?:is |was |are |were |'s |stays |feels |felt )?"
_MOST = r"(?:(under |below |less than |<(?!=) ?)|(at most |<= ?|≤ ?)|(above |over |more than |>(?!=) ?)|(at least |>= ?|≥ ?))?"
"""How an effort is bounded: below it, at most, above, at least."""
_SIDES: tuple[Bound, ...] = ("below", "most", "above", "least")
_LEFT = r"RIR|(?:are |is )?(?:left|in reserve)(?: in the tank)?|in the tank"
_SCALES = {
    "rpe": (1, 10, "RPE", "8 or less"),
    "rir": (0, 9, "RIR", "3 or more"),
    "pain": (0, 10, "pain", "3 or less"),
}
"""The ends of each scale, what it is called, and an example."""
_FEELINGS: tuple[tuple[Feeling, str], ...] = (
    ("light", "light"),
    ("easy", "easy|comfortable"),
    ("heavy", "heavy"),
    ("hard", "hard|difficult"),
    ("fast", "fast|quick"),
    ("slow", "slow"),
    ("clean", "clean|good|perfect|solid|stable"),
    ("rough", "rough|bad|sloppy|shaky"),
)
_IT = (
    r"(?:(it|the (?:weight|load|set|sets|last set|session))|((?:the )?(?:bar(?: speed)?|reps?))"
    r"|((?:the |your )?(?:form|technique)))"
)
"""What is felt: the weight, how the bar moves, or the form."""


def effort(scanner: Scanner, lead: str = IF) -> Condition | None:
    """“when RPE is 8 or less”, “when 3 reps are left”; of a bare number nobody says here on which side of it."""
    if match := scanner.take(rf"{lead} (?:it is )?(?:the )?(RPE|RIR|pain)(?![a-z]) ?{_IS}{_MOST}(?:at )?"):
        kind = match[1].lower()
    elif match := scanner.take(rf"{lead} ((?:there are )?){_MOST}(?=\d+ ?(?:reps? )?(?:{_LEFT}))"):
        kind = "rir"
    else:
        return None
    at, felt = scanner.at, scanner.number()
    least, most, name, example = _SCALES[kind]
    if felt is None or not least <= felt <= most:
        raise scanner.fail(f"{name} needs a number from {least} to {most}", at, f"write when {name} is {example}")
    scanner.take(r"/\s*10(?!\d)")
    scanner.take(rf"(?:reps? )?(?:{_LEFT})")
    bound: Bound = next((one for one, written in zip(_SIDES, match.groups()[1:], strict=True) if written), "")
    if scanner.take(OR_LESS):
        bound = "most"
    elif scanner.take(OR_MORE):
        bound = "least"
    return Condition(cast(Kind, kind), felt=felt, bound=bound or ("least" if kind == "rir" else ""))


def feeling(scanner: Scanner, lead: str = IF) -> Condition | None:
    """“when it feels light”, “when the bar moves fast”, “when the form is clean”."""
    start = scanner.at
    match = scanner.take(
        rf"{lead} (?:{_IT} ?)?(?:(?:feels?|felt|is|was|are|moves?|moved|'s|stays|seems|gets) )?"
        r"(?:(?:too|very|still|really|so) )?(?=[a-z])"
    )
    if match:
        if match[3] and scanner.take(r"(?:breaks? down|slips?|fails?|suffers?|goes)(?![a-z])"):
            return Condition("feel", feel="rough")
        if match[3] and scanner.take(r"holds?(?: up)?(?![a-z])"):
            return Condition("feel", feel="clean")
        for feel, words in _FEELINGS:
            fits = match[3] is not None if feel in ("clean", "rough") else not match[3]
            if fits and scanner.take(rf"(?:{words})(?:ly)?(?![a-z])"):
                return Condition("feel", feel=feel)
    scanner.at = start
    return None
