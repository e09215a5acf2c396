"""The shipped library: complete, of one voice, spelt from one vocabulary, and with links that resolve."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from paper import each_of

from programprint import resources
from programprint.check.language import check_language
from programprint.docket import Docket
from programprint.languages import known
from programprint.read.document import read_document
from programprint.read.exercise import Cue, Exercise, Pattern
from programprint.read.faults import validate
from programprint.read.language import ExerciseTexts, LanguageFile
from programprint.read.language_file import whole
from programprint.read.library import Library
from programprint.read.translation import judge, short_lines

FILES = sorted((resources.programs() / "exercises").glob("*.yaml"))
MUSCLES = {
    "quadriceps", "gluteus maximus", "gluteus medius", "hamstrings", "calves", "foot muscles", "shin muscles", "adductors",
    "hip flexors", "hip rotators", "trunk", "abdominals", "obliques", "lower back", "upper back", "lats", "trapezius",
    "chest", "shoulders", "rear shoulders", "rotator cuff", "serratus anterior", "biceps", "triceps", "forearms", "neck",
}  # fmt: skip
EQUIPMENT = {
    "bench", "low bench", "box", "step", "mat", "barbell", "plates", "rack", "bar pad", "dumbbell", "dumbbells", "kettlebell",
    "kettlebells", "trap bar", "cable machine", "band", "mini band", "medicine ball", "pull-up bar", "rings", "landmine",
    "sled", "wall", "chair", "towel", "sliders", "exercise ball", "ab wheel", "jump rope", "hurdles", "leg press",
    "leg curl machine", "leg extension machine", "calf machine", "back extension bench", "lat pull-down machine",
    "row machine", "parallel bars", "rail", "free floor", "track", "hill", "stairs", "ball", "cushion", "pole", "partner",
    "safety bar", "blocks", "dip belt", "belt squat machine", "hack squat machine", "glute-ham bench", "sandbag", "yoke",
    "battle rope", "rowing machine", "ski machine", "air bike", "bike", "pool", "cones",
    "pec deck", "chest press machine", "climbing rope", "foam roller", "starting blocks",
    "decline bench", "preacher bench", "curl bar", "bench sling", "Smith machine", "shoulder press machine", "dip machine",
    "lateral raise machine", "hip adductor machine", "hip abductor machine",
}  # fmt: skip
LONGEST_CUE = 150
LONGEST_SHORT = 45


@cache
def exercise(path: Path) -> Exercise:
    docket = Docket()
    document = read_document(path, path.name, docket)
    assert document is not None
    found = validate(Exercise, document, docket)
    assert found is not None
    assert [problem.render() for problem in docket] == []
    return found


def cues(found: Exercise) -> list[Cue]:
    return [*found.setup, *found.instructions, *found.tips, *found.stop_when, *found.progression]


each = each_of(FILES)


@each
def test_it_is_complete(path: Path) -> None:
    found = exercise(path)
    for field in (
        "summary", "sides", "limb", "pattern", "equipment", "muscles", "rest", "setup", "instructions", "tips", "mistakes",
        "stop_when", "variations", "progression", "guidance", "faq",
    ):  # fmt: skip
        assert found.says(field), field
    assert 4 <= len(found.instructions) <= 8
    assert 4 <= len(found.tips) <= 8
    assert {variation.level for variation in found.variations} >= {"easier", "harder"}
    if found.sides == "each":
        assert found.guidance.weak_side


@each
def test_the_shares_of_its_muscles_are_the_whole(path: Path) -> None:
    shares = [muscle.share for muscle in exercise(path).muscles]
    assert shares.count(None) == len(shares) or sum(share or 0 for share in shares) == 100


@each
def test_it_has_short_cues_for_the_log(path: Path) -> None:
    found = exercise(path)
    shorts = [cue.short for cue in (*found.tips, *found.instructions) if cue.short]
    assert 2 <= len(shorts) <= 3
    assert max(map(len, shorts)) <= LONGEST_SHORT


@each
def test_its_cues_are_short_enough_to_be_read_between_sets(path: Path) -> None:
    for cue in cues(exercise(path)):
        assert len(cue.text) <= LONGEST_CUE, cue.text
        assert re.search(r"[.!?]$", cue.text), cue.text


@each
def test_muscles_and_equipment_are_spelt_from_one_vocabulary(path: Path) -> None:
    found = exercise(path)
    assert {muscle.name for muscle in found.muscles} <= MUSCLES
    words = {word for item in found.equipment for word in item.removesuffix(" (optional)").split(" or ")}
    assert words <= EQUIPMENT


@each
def test_a_tempo_belongs_to_a_slow_lift(path: Path) -> None:
    found = exercise(path)
    if found.pattern in ("jump", "hop", "throw", "sprint", "conditioning", "carry", "mobility"):
        assert found.tempo is None
    assert found.tempo is None or found.tempo.code


@each
def test_its_links_lead_to_other_exercises(path: Path) -> None:
    ids = {other.stem for other in FILES}
    found = exercise(path)
    linked = {variation.exercise for variation in found.variations if variation.exercise}
    assert linked | ({found.percent_of} - {""}) <= ids - {path.stem}


def test_it_is_large_and_half_of_it_is_done_on_one_side() -> None:
    sides = Counter(exercise(path).sides for path in FILES)
    assert len(FILES) >= 460
    assert sides["each"] + sides["alternating"] >= len(FILES) / 2


def test_it_covers_every_pattern() -> None:
    assert {exercise(path).pattern for path in FILES} == set(get_args(Pattern))


def test_no_two_exercises_share_a_name_or_alias() -> None:
    names = Counter(
        name.casefold().replace("-", " ") for path in FILES for name in {exercise(path).name, *exercise(path).aliases}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_cue_is_said_twice_in_the_same_words() -> None:
    """Short stock phrases may come back; whole sentences of some length are written for their exercise."""
    said = Counter(cue.text for path in FILES for cue in cues(exercise(path)) if len(cue.text) > 60)
    assert [text for text, count in said.items() if count > 1] == []


def test_a_usual_tempo_of_a_main_lift_has_no_pause_that_makes_it_another() -> None:
    """A deadlift alone comes to rest: on the floor."""
    lifts = (
        "back-squat front-squat bench-press overhead-press push-up pull-up chin-up barbell-row deadlift sumo-deadlift"
    )
    for name in lifts.split():
        tempo = exercise(next(path for path in FILES if path.stem == name)).tempo
        assert tempo is not None
        assert (tempo.lengthened, tempo.shortened) == ("1" if "deadlift" in name else "0", "0"), name


def test_what_is_counted_in_time_or_metres_has_no_usual_tempo() -> None:
    for found in map(exercise, FILES):
        assert found.counted_in == "reps" or found.tempo is None, found.name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("EZ-bar curls", "ez-bar-curl"),
        ("preacher curl", "preacher-curl"),
        ("EZ-bar preacher curl", "ez-bar-preacher-curl"),
        ("dumbbell preacher curl", "single-arm-preacher-curl"),
        ("machine row", "machine-row"),
        ("seated machine row", "machine-row"),
        ("cable row", "seated-cable-row"),
        ("cable lateral raise", "cable-lateral-raise"),
        ("one-arm lateral raise", "single-arm-lateral-raise"),
        ("bodyweight hip thrust", "bodyweight-hip-thrust"),
        ("hip adduction", "machine-hip-adduction"),
        ("mini squat", "mini-squat"),
        ("hang snatch", "hang-snatch"),
        ("snatch high pull", "snatch-high-pull"),
        ("ankle eversion", "band-eversion"),
        ("bicep curls", "barbell-curl"),
        ("barbell lunge", "barbell-lunge"),
        ("cruise intervals", "threshold-intervals"),
        ("stair running", "stair-run"),
        ("cable crunches", "cable-crunch"),
        ("pull-up negatives", "negative-pull-up"),
        ("Smith squat", "smith-machine-squat"),
        ("adductor machine", "machine-hip-adduction"),
        ("cable triceps extension", None),
        ("foam roll", None),
        ("half squat", None),
        ("high pull", None),
        ("row machine", None),
    ],
)
def test_an_alias_names_no_other_exercise(typed: str, meant: str | None) -> None:
    """What a coach types is this exercise, or, where it may be several, none without asking."""
    assert Library([resources.programs() / "exercises"], Docket()).id_of(typed) == meant


def test_no_alias_is_the_id_of_another_exercise() -> None:
    """An id is looked up first, so such an alias would never be found; its plural neither."""
    ids = {path.stem for path in FILES}
    for path in FILES:
        for alias in exercise(path).aliases:
            spelt = "-".join(alias.casefold().replace("-", " ").split())
            assert {spelt, spelt.removesuffix("s")} & (ids - {path.stem}) == set(), f"{path.stem}: {alias}"


def test_the_plural_of_a_name_means_the_same() -> None:
    meant = {
        " ".join(name.casefold().replace("-", " ").split()): path.stem
        for path in FILES
        for name in (exercise(path).name, *exercise(path).aliases)
    }
    plural = {name for name in meant if name.endswith("s") and len(name) > 4 and name[:-1] in meant}
    assert [name for name in sorted(plural) if meant[name] != meant[name[:-1]]] == []


LANGUAGES = sorted((resources.programs() / "exercises" / "languages").glob("*.yaml"))
LONGEST_NAME, LONGEST_TRANSLATED = 52, 48
"""Characters of a name, and of a short form, in any language."""
QUOTES = {
    **dict.fromkeys(("de", "cs"), "„“‚‘"),
    "pl": "„”«»",
    **dict.fromkeys(("el", "es", "fr", "it", "uk", "ru", "ar"), "«»“”‹›"),
    **dict.fromkeys(("pt", "tr", "en"), "“”‘"),
    "nl": "“”‘",
    "sv": "”",
    "he": "״׳”“",
}
"""Quotation marks of each language; an apostrophe, ’, is none."""
of_each_language = each_of(LANGUAGES)


@cache
def spoken(path: Path) -> LanguageFile:
    docket = Docket()
    found = whole(path, docket)
    assert found is not None
    assert [problem.render() for problem in docket] == []
    return found


def words_in(found: ExerciseTexts) -> list[str]:
    """Every text of an exercise in another language, but for its aliases."""
    lines = [*found.setup, *found.instructions, *found.tips, *found.stop_when, *found.progression]
    texts = [found.name, found.summary, *found.cues, *(text for line in lines for text in (line.text, line.short))]
    texts += [text for one in found.mistakes for text in (one.text, one.fix)]
    texts += [text for one in found.variations for text in (one.name, one.note)]
    texts += [text for one in found.faq for text in (one.question, one.answer)]
    return [text for text in (*texts, *found.jobs, *(value for _, value in found.guidance.items())) if text]


def test_every_language_of_the_sheet_has_a_language_file() -> None:
    assert {path.stem for path in LANGUAGES} == {tag for tag in known() if tag.partition("-")[0] != "en"}


@of_each_language
def test_a_language_names_every_exercise_and_has_its_cues(path: Path) -> None:
    found, docket = spoken(path), Docket()
    assert found.language == path.stem
    assert list(found.exercises) == sorted(file.stem for file in FILES)
    for own_id, texts in found.exercises.items():
        own = exercise(path.parent.parent / f"{own_id}.yaml")
        assert texts.name, own_id
        assert len(texts.aliases) <= 7, own_id
        assert texts.cues or texts.says("tips") or not short_lines(own), own_id
        judge(texts, own, docket)
        if texts.says("tips") or texts.says("instructions"):
            theirs = [bool(line.short) for line in (*texts.tips, *texts.instructions, *texts.setup)]
            assert theirs == [bool(line.short) for line in (*own.tips, *own.instructions, *own.setup)], own_id
    assert [problem.render() for problem in docket] == []


@of_each_language
def test_a_language_has_a_word_for_every_muscle_piece_of_equipment_and_phase(path: Path) -> None:
    found, shelf = spoken(path), [exercise(file) for file in FILES]
    assert found.muscles.keys() == {muscle.name for one in shelf for muscle in one.muscles}
    assert found.equipment.keys() == {piece.removesuffix(" (optional)") for one in shelf for piece in one.equipment}
    assert found.phases.keys() == {word for one in shelf for _, word in one.phases.items() if word}
    assert len(set(found.muscles.values())) == len(found.muscles)


@of_each_language
def test_no_name_of_a_language_means_two_exercises(path: Path) -> None:
    docket = Docket()
    check_language(path, Library([path.parent.parent], Docket()), docket)
    assert [problem.render() for problem in docket] == []


@of_each_language
def test_a_language_is_short_and_has_its_own_quotation_marks(path: Path) -> None:
    found = spoken(path)
    for own_id, texts in found.exercises.items():
        assert len(texts.name) <= LONGEST_NAME, own_id
        short = [*texts.cues, *(line.short for line in (*texts.tips, *texts.instructions, *texts.setup))]
        assert all(len(cue) <= LONGEST_TRANSLATED for cue in short), own_id
        marks = {sign for text in words_in(texts) for sign in text if sign in '“”„«»‚‘‹›"״'}
        assert marks <= set(QUOTES[path.stem]), (own_id, marks)
