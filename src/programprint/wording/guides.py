"""What is known of an exercise."""

from __future__ import annotations

from programprint.merge.sheet import OPTIONAL, Guide
from programprint.read.exercise import Muscle
from programprint.wording.words import Words


def work_of(muscle: Muscle, words: Words) -> str:
    """What a muscle does: “drives the hips up (main work), 55 %”."""
    role = words(f"guide.role.{muscle.role}")
    phrase = words("guide.role.job", job=muscle.job, role=role) if muscle.job else role
    return words("guide.role.share", work=phrase, n=muscle.share) if muscle.share else phrase


def muscle(muscle: Muscle, guide: Guide) -> str:
    """What a muscle of an exercise is called."""
    return guide.called.get(muscle.name, muscle.name)


def equipment(guide: Guide, words: Words) -> list[str]:
    """What must be at hand, piece by piece, and what can be done without: “mat (optional)”."""
    if not guide.called:
        return list(guide.equipment)
    bare = ((piece.removesuffix(OPTIONAL), piece.endswith(OPTIONAL)) for piece in guide.equipment)
    named = ((guide.called.get(piece, piece), optional) for piece, optional in bare)
    return [words("markdown.optional", what=piece) if optional else piece for piece, optional in named]


def pattern(guide: Guide, words: Words) -> str:
    """The family of movements of an exercise: “hinge”; nothing where its file says none."""
    return words(f"guide.pattern.{guide.pattern}") if guide.pattern else ""


def family(guide: Guide, words: Words) -> str:
    """The same, and what is counted of it, where that is no reps: “trunk, counted in seconds”."""
    counted = ""
    if guide.counted_in != "reps":
        counted = words("guide.counted_in", unit=words(f"guide.unit.{guide.counted_in}"))
    return words.listed((pattern(guide, words), counted))
