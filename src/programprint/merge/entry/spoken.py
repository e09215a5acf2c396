"""What is known of an exercise → the same in the language of a sheet, as far as its language files say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from programprint.merge.sheet import OPTIONAL, Guide
from programprint.read.exercise import Cue, Exercise, Guidance, Mistake, Muscle, Phases
from programprint.read.language import ExerciseTexts
from programprint.read.translation import LISTS, Translation, short_lines

if TYPE_CHECKING:
    from programprint.read.written import Written

_STEPS = ("setup", "instructions", "tips")
"""The lists whose items have short forms."""


def lines_in(exercise: Exercise, texts: ExerciseTexts) -> dict[Cue | Mistake, str]:
    """The lines that a program may name, in another language."""
    lists = ((getattr(exercise, name), getattr(texts, name)) for name in (*_STEPS, "mistakes", "stop_when"))
    return {line: own.text for mine, theirs in lists for line, own in zip(mine, theirs, strict=False)}


def guide_in(guide: Guide, exercise_id: str, exercise: Exercise, translation: Translation) -> Guide:
    """A guide in another language. What a program says in the place of the library's words stays as it is."""
    guide = replace(guide, called=_called(guide, translation))
    if (texts := translation.texts(exercise_id, exercise)) is None:
        return guide
    own = _lines(exercise, texts)
    lists = {name: tuple(own.get(line, line) for line in getattr(guide, name)) for name in LISTS}
    if texts.cues and not any(map(texts.says, _STEPS)):
        lists |= _cues_alone(guide, exercise, texts.cues)
    return replace(
        guide,
        **lists,
        summary=texts.summary if texts.says("summary") and guide.summary == exercise.summary else guide.summary,
        guidance=_guidance(guide.guidance, exercise.guidance, texts.guidance),
        muscles=tuple(_with_job(muscle, exercise, texts) for muscle in guide.muscles),
    )


def phases_in(phases: Phases, exercise: Exercise, translation: Translation) -> Phases:
    """The words of an exercise for the phases of a rep; those of a program stay."""
    return phases.changed(
        **{
            name: translation.word("phases", word)
            for name, word in phases.items()
            if word and word == getattr(exercise.phases, name)
        }
    )


def lacks(exercise: Exercise, texts: ExerciseTexts | None) -> str:
    """The first that an exercise has and its texts in another language do not: “names”, “cues”, “texts”, or nothing."""
    if texts is None or not texts.name:
        return "names"
    full = any(getattr(exercise, name) and not texts.says(name) for name in ("instructions", "mistakes", "stop_when"))
    if short_lines(exercise) and not texts.cues and not any(map(texts.says, _STEPS)):
        return "cues"
    return "texts" if full else ""


def _lines(exercise: Exercise, texts: ExerciseTexts) -> dict[Written, Written]:
    """Each line of an exercise with what the texts have in its place."""
    found: dict[Written, Written] = {}
    for name in LISTS:
        mine, theirs = getattr(exercise, name), getattr(texts, name)
        if len(mine) == len(theirs):
            found |= dict(zip(mine, theirs, strict=True))
    found |= {
        one: one.changed(name=said.name, **({"note": said.note} if said.note else {}))
        for one, said in zip(exercise.variations, texts.variations, strict=False)
    }
    if texts.cues:
        short = zip(short_lines(exercise), texts.cues, strict=False)
        found |= {line: said.changed(short=cue) for line, cue in short if (said := found.get(line))}
    return found


def _cues_alone(guide: Guide, exercise: Exercise, cues: Sequence[str]) -> dict[str, tuple[Cue, ...]]:
    """The steps of an exercise of which only the short forms are known: these come first, as its tips, and the others stay
    English, each list in one language."""
    of_line = dict(zip(short_lines(exercise), cues, strict=False))
    own = [line for line in guide.tips if line not in exercise.tips]
    told = [of_line[line] for line in (*guide.tips, *guide.instructions, *guide.setup) if line in of_line]
    rest = {
        name: tuple(line.changed(short="") if line in of_line else line for line in getattr(guide, name))
        for name in ("instructions", "setup")
    }
    return {**rest, "tips": (*(Cue(text=cue, short=cue) for cue in told), *own)}


def _guidance(laid: Guidance, exercise: Guidance, texts: Guidance) -> Guidance:
    return laid.changed(
        **{
            name: getattr(texts, name)
            for name in texts.given
            if name in laid.given and getattr(laid, name) == getattr(exercise, name)
        }
    )


def _with_job(muscle: Muscle, exercise: Exercise, texts: ExerciseTexts) -> Muscle:
    jobs = dict(zip(exercise.muscles, texts.jobs, strict=False))
    return muscle.changed(job=jobs[muscle]) if jobs.get(muscle) else muscle


def _called(guide: Guide, translation: Translation) -> dict[str, str]:
    """What the muscles and the equipment of an exercise are called, by their English names."""
    muscles = {muscle.name: translation.word("muscles", muscle.name) for muscle in guide.muscles}
    pieces = [piece.removesuffix(OPTIONAL) for piece in guide.equipment]
    return muscles | {piece: translation.word("equipment", piece) for piece in pieces}
