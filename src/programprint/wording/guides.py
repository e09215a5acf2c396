"""What is known of an exercise."""

from __future__ import annotations

from programprint.read.exercise import Muscle
from programprint.wording.words import Words


def work_of(muscle: Muscle, words: Words) -> str:
    """What a muscle does: “drives the hips up (main work), 55 %”."""
    role = words(f"guide.role.{muscle.role}")
    phrase = words("guide.role.job", job=muscle.job, role=role) if muscle.job else role
    return words("guide.role.share", work=phrase, n=muscle.share) if muscle.share else phrase
