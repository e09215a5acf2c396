"""Language files: texts are cut out of them, laid over exercises field by field, and names in any language find theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from programprint import resources
from programprint.docket import Docket
from programprint.problems import Problem
from programprint.read.exercise import Exercise
from programprint.read.language_file import OpenedFile, whole
from programprint.read.library import Library
from programprint.read.names import plain_key
from programprint.read.translation import Translation

SQUAT = """\
name: Back squat
aliases: [barbell squat]
summary: A squat.
equipment: [barbell, mat (optional)]
muscles: [{name: quadriceps, job: extend the knees}, {name: trunk}]
setup: [Set the hooks.]
instructions: [{text: Sit down between the heels., short: Sit down.}, Stand up.]
tips: [{text: Push the knees out., short: Knees out.}, Look ahead.]
mistakes: [{text: The heels rise., fix: Sit back.}]
guidance: {load: Start light., feel: In the thighs.}
"""
HINGE = "name: Deadlift\nsummary: A hinge.\n"
GERMAN = """\
# German.
language: de
reviewed: no            # nobody yet
muscles:
  quadriceps: Quadrizeps
equipment:
  barbell: Langhantel
exercises:
  deadlift:
    name: "Kreuzheben"
  squat:
    name: Kniebeuge
    aliases: ["Langhantel-Kniebeuge", Nackenbeuge]
    cues: ["Knie nach außen.", "Setz dich."]
"""
Shelf = Callable[..., Library]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """``shelf(de=…, fr=…)``: a library with a squat and a deadlift, and these language files."""

    def build(folder: str = "exercises", **languages: str) -> Library:
        home = tmp_path / folder
        (home / "languages").mkdir(parents=True)
        (home / "squat.yaml").write_text(SQUAT, encoding="utf-8")
        (home / "deadlift.yaml").write_text(HINGE, encoding="utf-8")
        for tag, text in languages.items():
            (home / "languages" / f"{tag}.yaml").write_text(text, encoding="utf-8")
        return Library([home], Docket())

    return build


def problems(library: Library) -> list[Problem]:
    return list(library.docket)


def opened(library: Library) -> list[str]:
    """The names of the files that were looked at."""
    return [path.name for path in library.docket.looked_at]


def test_the_texts_of_an_exercise_are_cut_out(shelf: Shelf) -> None:
    library = shelf(de=GERMAN)
    found = library.texts("squat", "de")
    assert found is not None
    assert (found.name, found.aliases) == ("Kniebeuge", ["Langhantel-Kniebeuge", "Nackenbeuge"])
    assert found.cues == ["Knie nach außen.", "Setz dich."]
    assert found.span("name").place == (12, 11)  # type: ignore[union-attr]
    assert problems(library) == []


def test_a_region_takes_the_file_of_its_language(shelf: Shelf) -> None:
    library = shelf(pt="exercises:\n  squat:\n    name: Agachamento\n")
    assert library.name("squat", "pt-BR") == "Agachamento"


def test_english_opens_no_language_file(shelf: Shelf) -> None:
    library = shelf(de="this: is [no YAML")
    assert library.texts("squat", "en-GB") is None
    assert library.id_of("barbell squat") == "squat"
    assert not any(name.endswith("de.yaml") for name in opened(library))
    assert problems(library) == []


def test_a_language_opens_its_own_file_alone_and_parses_what_is_asked_for(shelf: Shelf) -> None:
    library = shelf(de=GERMAN.replace("Nackenbeuge]", "Nackenbeuge]\n    colour: red"), fr="this: is [no YAML")
    library.language = "de"
    assert library.id_of("Kreuzheben") == "deadlift"
    assert library.name("squat", "de") == "Kniebeuge"
    assert [name for name in opened(library) if name in ("de.yaml", "fr.yaml")] == ["de.yaml"]
    assert problems(library) == []  # what is wrong with the squat is told where it is read


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "cure"),
    [
        ("    cues:", "    cue:", (14, 5), "there is no field “cue” here", "did you mean cues?"),
        (', "Setz dich."', "", (14, 5), "“cues” has 1, and the exercise has 2", "write one for each short form"),
        ("    cues:", "    jobs: [streckt]\n    cues:", (14, 5), "“jobs” has 1, and the exercise", "one for each of its muscles"),
        ("    cues:", "    tips: [Eins.]\n    cues:", (14, 5), "“tips” has 1, and the exercise has 2", "write as many"),
        ("  squat:", "  squad:", (11, 3), "there is no exercise “squad”", "did you mean squat?"),
        ('"Setz dich."]', '"Setz dich."', (14, 11), "this “[” is never closed", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(
    shelf: Shelf, old: str, new: str, place: tuple[int, int], message: str, cure: str
) -> None:
    library = shelf(de=GERMAN.replace(old, new))
    library.texts("squat", "de")
    first, *_ = problems(library)
    assert first.file.endswith("de.yaml")
    assert message in first.message or message.startswith("this")
    assert cure in first.hint
    assert (first.line, first.column) == place


@pytest.mark.parametrize(
    "text",
    [
        "exercises: {squat: {name: Kniebeuge, aliases: [Nackenbeuge]}}\n",
        "exercises:\n  squat: {name: Kniebeuge, aliases: [Nackenbeuge]}\n",
        "exercises:\n    squat:\n          name: Kniebeuge\n          aliases: [Nackenbeuge]\n",
        "exercises:\n  squat:\n    name: Kniebeuge\n    aliases:\n      - Nackenbeuge\n",
        "exercises:\n  squat:\n    name: Kniebeuge\n    aliases: [Nackenbeuge]\nequipment:\n  barbell: Langhantel\n",
        "exercises:\n  'squat':\n    aliases: ['Nackenbeuge']\n    name: 'Kniebeuge' # so\n",
        "exercises:\r\n  squat:\r\n    name: Kniebeuge\r\n    aliases: [Nackenbeuge]\r\n",
    ],
)
def test_any_layout_of_the_file_is_read(shelf: Shelf, text: str) -> None:
    library = shelf(de=text)
    library.language = "de"
    assert library.id_of("nackenbeuge") == "squat"
    assert library.name("squat", "de") == "Kniebeuge"
    found = library.texts("squat", "de")
    assert found is not None
    assert found.aliases == ["Nackenbeuge"]
    assert problems(library) == []


def test_the_nearest_file_decides_field_by_field(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    for folder in (mine, theirs):
        (folder / "languages").mkdir(parents=True)
    (theirs / "squat.yaml").write_text(SQUAT, encoding="utf-8")
    german = GERMAN.replace('  deadlift:\n    name: "Kreuzheben"\n', "")
    (theirs / "languages" / "de.yaml").write_text(german, encoding="utf-8")
    (mine / "languages" / "de.yaml").write_text("exercises:\n  squat:\n    name: Tiefe Kniebeuge\n", encoding="utf-8")
    library = Library([mine, theirs], Docket())
    library.language = "de"
    found = library.texts("squat", "de")
    assert found is not None
    assert (found.name, len(found.cues)) == ("Tiefe Kniebeuge", 2)
    assert library.name("squat", "de") == "Tiefe Kniebeuge"
    assert problems(library) == []


def test_an_exercise_of_ones_own_has_no_texts_of_the_one_behind_it(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    (theirs / "languages").mkdir(parents=True)
    mine.mkdir()
    (mine / "squat.yaml").write_text("name: My squat\n", encoding="utf-8")
    (theirs / "squat.yaml").write_text(SQUAT, encoding="utf-8")
    (theirs / "languages" / "de.yaml").write_text("exercises:\n  squat:\n    name: Kniebeuge\n", encoding="utf-8")
    library = Library([mine, theirs], Docket())
    assert library.texts("squat", "de") is None
    assert library.name("squat", "de") == "My squat"
    assert problems(library) == []


def test_a_copy_of_a_folder_before_it_is_no_fault_of_its_language_file(tmp_path: Path) -> None:
    for folder in (tmp_path / "mine", tmp_path / "theirs"):
        (folder / "languages").mkdir(parents=True)
        (folder / "squat.yaml").write_text(SQUAT, encoding="utf-8")
        (folder / "languages" / "de.yaml").write_text("exercises:\n  squat:\n    name: Kniebeuge\n", encoding="utf-8")
    library = Library([tmp_path / "mine", tmp_path / "theirs"], Docket())
    assert library.name("squat", "de") == "Kniebeuge"
    assert library.texts("squat", "de") is not None
    assert problems(library) == []


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path, shelf: Shelf) -> None:
    library = shelf()
    (tmp_path / "secret.yaml").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "exercises" / "languages" / "de.yaml").symlink_to(tmp_path / "secret.yaml")
    assert library.translation("de") is None
    assert "leads out of its folder" in problems(library)[0].message


def test_names_are_looked_for_in_the_own_language_then_in_english_then_in_any(shelf: Shelf) -> None:
    german = "exercises:\n  deadlift:\n    name: Barbell squat\n"
    library = shelf(de=german, es="exercises:\n  squat:\n    name: Sentadilla\n    aliases: [elevación]\n")
    assert library.id_of("Barbell squat") == "squat"
    assert library.id_of("sentadilla") == "squat"
    assert library.id_of("Elevacion") == "squat"  # a coach in a hurry leaves out accents
    library.language = "de"
    assert library.id_of("barbell squat") == "deadlift"
    assert library.id_of("squat") == "squat"  # an id comes before all


def test_a_name_that_two_languages_have_for_two_exercises_is_ambiguous(shelf: Shelf) -> None:
    library = shelf(
        de="exercises:\n  squat:\n    name: Kraft\n",
        sv="exercises:\n  deadlift:\n    name: Kraft\n",
    )
    assert library.id_of("kraft") is None
    library.find("kraft", None)
    assert "deadlift" in problems(library)[0].message
    assert "squat" in problems(library)[0].message


def test_a_name_in_another_language_is_found_after_one_that_there_is_not(shelf: Shelf) -> None:
    library = shelf(de=GERMAN)
    assert library.find("Nirgendwo", None) is None
    assert library.id_of("Kniebeuge") == "squat"


@pytest.mark.parametrize(
    ("tag", "name", "plural"),
    [
        ("de", "Klimmzug", "Klimmzüge"),
        ("de", "Bulgarische Kniebeuge", "Bulgarische Kniebeugen"),
        ("es", "Elevación lateral", "elevaciones laterales"),
        ("fr", "Traction", "Tractions"),
        ("it", "Trazione", "Trazioni"),
        ("pl", "Wykrok", "Wykroki"),
        ("ru", "Подтягивание", "Подтягивания"),
    ],
)
def test_a_plural_means_the_same_in_the_own_language(shelf: Shelf, tag: str, name: str, plural: str) -> None:
    library = shelf(**{tag: f"exercises:\n  squat:\n    name: {name}\n"})
    assert library.id_of(plural) is None
    library.language = tag
    assert library.id_of(plural) == "squat"
    assert library.id_of(f"{plural}x") is None or tag == "fr"


def test_a_misspelt_name_is_likened_to_those_of_the_own_language(shelf: Shelf) -> None:
    library = shelf(de=GERMAN)
    library.language = "de"
    library.find("Knibeuge", None)
    assert problems(library)[0].hint == "did you mean Kniebeuge?"


SHIPPED = sorted((resources.programs() / "exercises" / "languages").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_is_cut_out_is_what_the_whole_file_says(path: Path) -> None:
    docket = Docket()
    file, read = OpenedFile(path, docket), whole(path, docket)
    assert read is not None
    names = dict(file.names(docket))
    assert file.words(docket).exercises == {}  # it was not read as a whole
    assert file.words(docket).muscles == read.muscles
    for own_id, texts in read.exercises.items():
        assert list(map(plain_key, names[own_id])) == list(map(plain_key, [texts.name, *texts.aliases]))
        assert file.name(own_id, docket) == texts.name
    for own_id in list(read.exercises)[::40]:
        assert file.texts(own_id, docket) == read.exercises[own_id]
    assert len(docket) == 0


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_that_nobody_judges_says_the_same(path: Path) -> None:
    docket = Docket()
    file, judged = OpenedFile(path, docket, known=True), OpenedFile(path, docket)
    assert list(file.names(docket)) == list(judged.names(docket))
    for own_id, _ in judged.ids():
        assert file.name(own_id, docket) == judged.name(own_id, docket)
    for own_id, _ in list(judged.ids())[::40]:
        assert file.texts(own_id, docket) == judged.texts(own_id, docket)
    for kind in ("muscles", "equipment", "phases"):
        words = getattr(judged.words(docket), kind)
        assert {word: file.word(kind, word, docket) for word in words} == words
        assert file.word(kind, "no such word", docket) == ""
    ids = {name.stem for name in path.parent.parent.glob("*.yaml")}
    assert {own_id for own_id, _ in judged.ids()} <= ids
    assert len(docket) == 0


def test_words_and_reviewers(shelf: Shelf) -> None:
    library = shelf(de=GERMAN)
    found = library.translation("de")
    assert isinstance(found, Translation)
    assert (found.word("muscles", "quadriceps"), found.word("muscles", "trunk")) == ("Quadrizeps", "trunk")
    assert found.reviewers == ["no"]
    assert isinstance(library.get("squat"), Exercise)


FAMILIES = {
    "de": "Ausfallschritt Kreuzheben Wadenheben Laufen Beinheben Hüftheben",
    "es": "zancada|peso muerto|elevación de talones|correr|elevación de piernas|empuje de cadera",
    "fr": "fente|soulevé de terre|mollets|course|relevé de jambes|hip thrust",
    "it": "affondo|stacco|polpacci|corsa|sollevamento gambe|hip thrust",
    "pt": "afundo|levantamento terra|panturrilha|corrida|elevação de pernas|elevação pélvica",
    "nl": "uitvalspas|deadlift|kuiten heffen|hardlopen|benen heffen|hip thrust",
    "pl": "wykrok|martwy ciąg|wspięcia na palce|bieganie|unoszenie nóg|hip thrust",
    "cs": "výpad|mrtvý tah|výpony|běh|zvedání nohou|zdvih pánve",
    "sv": "utfall|marklyft|tåhävning|löpning|benlyft|hip thrust",
    "tr": "lunge|deadlift|kalf|koşu|bacak kaldırma|kalça itiş",
    "el": "προβολή|άρσεις θανάτου|γάμπες|τρέξιμο|άρσεις ποδιών|ώθηση γοφών",
    "ru": "выпад|становая тяга|подъём на носки|бег|подъём ног|хип-траст",
    "uk": "випад|станова тяга|підйом на носки|біг|підйом ніг|хіп-траст",
    "ar": "اندفاع|رفعة ميتة|رفع السمانة|جري|رفع الساقين|دفع الورك",
    "he": "מכרע|דדליפט|הרמת עקבים|ריצה|הרמות רגליים|היפ תראסט",
}
FELLOWS = ("forward-lunge", "deadlift", "standing-calf-raise", "easy-run", "lying-leg-raise", "barbell-hip-thrust")
MANY = {"de": "Rudern", "es": "remo", "fr": "tirage", "pl": "wiosłowanie", "ru": "тяга", "sv": "rodd", "ar": "تجديف"}


@pytest.mark.parametrize("tag", FAMILIES)
def test_the_bare_name_of_a_family_means_what_it_means_in_english(tag: str) -> None:
    library = Library([resources.programs() / "exercises"], Docket(), language=tag)
    words = FAMILIES[tag].split("|" if "|" in FAMILIES[tag] else None)
    assert dict(zip(words, map(library.id_of, words), strict=True)) == dict(zip(words, FELLOWS, strict=True))
    assert library.foreign == {}


@pytest.mark.parametrize("tag", MANY)
def test_a_word_of_many_names_is_answered_with_these(tag: str) -> None:
    library = Library([resources.programs() / "exercises"], Docket(), language=tag)
    assert library.find(MANY[tag], None) is None
    (problem,) = library.docket
    assert plain_key(MANY[tag]) in plain_key(problem.hint)
    named = problem.hint.removeprefix("did you mean ").removesuffix("?").replace(" or ", ", ").split(", ")
    assert len(named) == 6
    assert None not in map(library.id_of, named)


@pytest.mark.parametrize(
    ("tag", "typed", "exercise"),
    [
        ("pl", "wykrok", "forward-lunge"),
        ("pl", "Wioslowanie T-bar", "t-bar-row"),
        ("tr", "kalca itis", "barbell-hip-thrust"),
        ("ar", "القرفصاء", "back-squat"),
        ("ar", "رفعه ميته", "deadlift"),
        ("he", "סקוואט", "back-squat"),
        ("he", "סנאץ'", "snatch"),
        ("he", "סיט-אפ", "sit-up"),
    ],
)
def test_letters_that_are_typed_for_one_another_are_alike(tag: str, typed: str, exercise: str) -> None:
    assert Library([resources.programs() / "exercises"], Docket(), language=tag).id_of(typed) == exercise


def test_a_word_of_the_own_language_is_not_taken_for_another_languages() -> None:
    library = Library([resources.programs() / "exercises"], Docket(), language="es")
    assert library.id_of("remo") is None  # which is a rowing machine in Portuguese
    assert library.foreign == {}
