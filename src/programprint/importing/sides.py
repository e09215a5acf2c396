"""Words that hint at one-sided work → comment lines that suggest ``sides`` and ``limb``. A guess is never written as a fact."""

from __future__ import annotations

import re

_LIMB = r"(?P<limb>leg|foot|arm|hand|side)s?"
_NAME = (
    ("alternating", re.compile(r"\balternat(?:e|es|ed|ing)\b", re.IGNORECASE)),
    ("each", re.compile(rf"\b(?:single|one|1)[ -]?{_LIMB}(?:ged|ed)?\b", re.IGNORECASE)),
    ("each", re.compile(r"\bunilateral\b", re.IGNORECASE)),
    ("each", re.compile(r"\b(?:split squats?|lunges?|step[ -]?ups?|pistol squats?)\b", re.IGNORECASE)),
)
_TEXT = (
    (
        "each",
        re.compile(rf"\b(?:repeat|switch|change|then)\b[^.!?]{{0,40}}\b(?:other|opposite) {_LIMB}\b", re.IGNORECASE),
    ),
    ("alternating", re.compile(rf"\balternat(?:e|ing) (?:your |the |between )?{_LIMB}\b", re.IGNORECASE)),
)
_LEGS = re.compile(r"\b(?:squat|lunge|step[ -]?up)", re.IGNORECASE)
_LIMBS = {"leg": "leg", "foot": "leg", "arm": "arm", "hand": "arm"}

SUGGESTED = "sides are suggested in a comment; check it, then uncomment it"
"""What the summary says about an entry with a suggestion."""


def suggested(name: str, text: str) -> tuple[str, ...]:
    """Comment lines that become fields when the leading “# ” is taken away; none when nothing hints at a side."""
    for place, words, patterns in (("name", name, _NAME), ("text", text, _TEXT)):
        for sides, pattern in patterns:
            if match := pattern.search(words):
                limb = _LIMBS.get((match.groupdict().get("limb") or "").lower(), "")
                limb = limb or ("leg" if _LEGS.search(match[0]) else "")
                why = f"suggested by “{match[0]}” in the {place}: check it, then take the first # away"
                return (f"sides: {sides}  # {why}", *([f"limb: {limb}"] if limb else []))
    return ()
