"""A cell in a coach's own hand → our shorthand, as far as it can mean only one thing."""

from __future__ import annotations

import re

_HABITS: tuple[tuple[str, str], ...] = (
    (r"(?<=\d) ?\* ?(?=\d)", "x"),
    (r" ?(?:@ ?)?\bRPE ?:? ?(?=\d)", " @ RPE "),
    (r"(?<=[^\s@]) (?=\d+(?:[.,]\d+)? ?%)", " @ "),
    (r"(?<=\dm|.[\ds]) ?(?:/ ?|per |)(?:ea|each|e/s)\b\.?(?: (leg|arm|side)s?)?", r"/\1"),
    (r"\b(?:max(?:imum)?|failure)\b(?: reps)?", "AMRAP"),
)
"""Patterns and what stands for them: “3*10”, “3x8 RPE8”, “3x8 70%”, “3x12 ea leg”, “3 x max”."""


def in_shorthand(text: str) -> str:
    """“3x8-10 RPE8” → “3x8-10 @ RPE 8”, “3*12 ea leg” → “3x12/leg”; other text as it is."""
    for pattern, sign in _HABITS:
        text = re.sub(pattern, sign, text, flags=re.IGNORECASE)
    return re.sub(r"/(?=$|[ ,])", "/side", text).strip()
