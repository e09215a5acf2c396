"""Published exercise data → exercises. The records here are made up; only their shape is that of the sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import one
from hypothesis import given
from hypothesis import strategies as st

from programprint.docket import Docket
from programprint.importing import free_exercise_db, wger
from programprint.importing.entry import Imported, tally
from programprint.importing.files import read_json
from programprint.importing.shelf import of_file, prove, store
from programprint.limits import Limits
from programprint.read.document import read_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.files import decoded

WOBBLE = {
    "name": "Wobble press",
    "id": "Wobble_Press",
    "force": "push",
    "level": "beginner",
    "mechanic": None,
    "equipment": "barbell",
    "primaryMuscles": ["chest"],
    "secondaryMuscles": ["triceps", "chest"],
    "instructions": ["1. Wobble the bar up:  slowly.", " ", "Press with one arm, then repeat with the other arm."],
    "category": "strength",
    "images": ["a.jpg"],
}


def read_back(entry: Imported, folder: Path) -> Exercise:
    """The exercise in the file that is written for an entry; there must be no problem."""
    docket = Docket()
    store([entry], folder / "shelf", force=True)
    document = read_document(folder / "shelf" / f"{entry.id}.yaml", entry.id, docket)
    assert document is not None
    exercise = validate(Exercise, document, docket)
    assert not len(docket), [problem.render() for problem in docket]
    assert exercise is not None
    return exercise


def from_db(*values: Any) -> list[Imported]:
    docket = Docket()
    found = free_exercise_db.entries([*values], "db.json", docket)
    assert not len(docket), [problem.render() for problem in docket]
    return found


def faults_of(value: Any) -> list[str]:
    docket = Docket()
    free_exercise_db.entries(value, "db.json", docket)
    return [problem.message for problem in docket]


def test_an_exercise_of_free_exercise_db_becomes_one_of_ours() -> None:
    (entry,) = from_db(WOBBLE)
    assert entry.text() == (
        "# free-exercise-db Wobble_Press · category strength · level beginner · force push\n"
        "# sides: each  # suggested by “then repeat with the other arm” in the text: "
        "check it, then take the first # away\n"
        "# limb: arm\n"
        "name: Wobble press\n"
        "equipment: [barbell]\n"
        "muscles:\n"
        "  - {name: chest, role: primary}\n"
        "  - {name: triceps, role: secondary}\n"
        "instructions:\n"
        '  - "Wobble the bar up: slowly."\n'
        "  - Press with one arm, then repeat with the other arm.\n"
        "source: free-exercise-db\n"
        "license: Unlicense\n"
    )


def test_a_suggestion_is_no_fact_until_it_is_uncommented(tmp_path: Path) -> None:
    (entry,) = from_db(WOBBLE)
    assert read_back(entry, tmp_path).sides == "both"
    path = tmp_path / "shelf" / "wobble-press.yaml"
    text = path.read_text(encoding="utf-8").replace("# sides", "sides", 1).replace("# limb", "limb", 1)
    path.write_text(text, encoding="utf-8")
    docket = Docket()
    document = read_document(path, "file", docket)
    exercise = document and validate(Exercise, document, docket)
    assert exercise
    assert (exercise.sides, exercise.limb) == ("each", "arm")


def test_body_only_is_a_load_and_other_equipment_says_nothing() -> None:
    bare, vague, none = from_db(
        {**WOBBLE, "name": "A", "equipment": "body only"},
        {**WOBBLE, "name": "B", "equipment": "other"},
        {**WOBBLE, "name": "C", "equipment": None},
    )
    assert bare.fields["load"] == "bodyweight"
    assert all("equipment" not in entry.fields for entry in (bare, vague, none))
    assert any("“other”" in note for note in vague.notes)
    assert not any("equipment" in note for note in none.notes)


def test_what_is_not_carried_is_counted() -> None:
    counted = dict(tally(from_db(WOBBLE, {"name": "Bare"})))
    assert counted["pictures: media is never fetched"] == ["wobble-press"]
    assert counted["no instructions in the source"] == ["bare"]


def test_names_that_give_one_id_keep_apart() -> None:
    entries = from_db(WOBBLE, {**WOBBLE, "id": "W2", "name": "Wobble-Press"})
    assert [entry.id for entry in entries] == ["wobble-press", "wobble-press-w2"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([1], "entry 1 is not a set of fields"),
        ([{"id": "x"}], "entry 1 has no name"),
        ([{"name": "A", "instructions": 3}], "entry 1 (“A”) has no list of texts in “instructions”"),
        ([{"name": "A", "primaryMuscles": [1]}], "entry 1 (“A”) has no list of texts in “primaryMuscles”"),
        ([{"name": "A", "equipment": []}], "entry 1 (“A”) has no text in “equipment”"),
    ],
)
def test_an_entry_of_another_shape_is_named(value: Any, message: str) -> None:
    assert message in faults_of(value)


def test_a_folder_of_single_files_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"name": name.upper()}))
    docket = Docket()
    assert [entry.id for entry in free_exercise_db.read(tmp_path, docket)] == ["a", "b"]
    assert not len(docket)


def test_json_that_breaks_off_is_a_problem_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_text('[{"name": "A"},\n {"name": }]')
    docket = Docket()
    assert free_exercise_db.read(path, docket) == []
    assert ":2:11: error: this is not JSON" in one(docket).render()


def test_files_that_are_missing_or_empty_are_problems(tmp_path: Path) -> None:
    docket = Docket()
    free_exercise_db.read(tmp_path / "none.json", docket)
    free_exercise_db.read(tmp_path, docket)
    wger.read(tmp_path, docket)
    assert sorted(problem.message for problem in docket) == [
        "there is no such file",
        "this folder holds no JSON file",
        "this is not the exercise data of wger",
    ]


def test_files_that_cannot_be_opened_are_problems(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "odd.json").write_bytes(b'"\x81"')
    (tmp_path / "big.json").write_text("[" + " " * 200_000 + "]")
    (tmp_path / "folder.json").mkdir()
    docket = Docket(Limits(roster=150_000))
    for name in ("deep", "odd", "big", "folder"):
        assert read_json(tmp_path / f"{name}.json", docket) is None
    assert [problem.message for problem in docket] == [
        "the file is larger than 150,000 bytes",
        "the JSON is nested too deep",
        "this is a folder, not a file",
        "the encoding of this file is not known",
    ]


def test_a_file_that_the_system_refuses_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.json").write_text("[]")
    monkeypatch.setattr(Path, "open", refused)
    docket = Docket()
    assert read_json(tmp_path / "a.json", docket) is None
    assert one(docket).message == "the file cannot be read: Permission denied"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def shaped(example: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Records with the fields of *example*, some missing, some of another kind."""
    return st.fixed_dictionaries({}, optional={name: st.just(value) | JSON for name, value in example.items()})


def test_any_json_is_read_or_refused_but_never_breaks() -> None:
    read = 0

    @given(st.lists(st.just(WOBBLE) | shaped(WOBBLE) | JSON, max_size=4) | JSON)
    def each(value: Any) -> None:
        nonlocal read
        docket = Docket()
        found = free_exercise_db.entries(value, "db.json", docket)
        if not docket.errors:
            prove(found, of_file("a.json"), docket)
            assert not docket.errors
            read += bool(found)

    each()
    assert read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_decoded_whatever_the_encoding(encoding: str) -> None:
    assert decoded("Übung; 3 × 10".encode(encoding))[0] == "Übung; 3 × 10"


LICENCE = {"license_title": "", "license_object_url": "", "license_author_url": "", "license_derivative_source_url": ""}


def base(key: int, **fields: Any) -> dict[str, Any]:
    empty = {"category": 8, "muscles": [], "muscles_secondary": [], "equipment": [], "license": 2, "license_author": ""}
    return {"model": "exercises.exercise", "pk": key, "fields": {**empty, **fields}}


def words(key: int, exercise: int, name: str, description: str, **fields: Any) -> dict[str, Any]:
    own = {"exercise": exercise, "name": name, "description": description, "language": 2, "license": 2, **LICENCE}
    return {"model": "exercises.translation", "pk": key, "fields": {**own, "license_author": "Ida", **fields}}


def from_wger(*rows: dict[str, Any], docket: Docket | None = None) -> list[Imported]:
    """The entries of the given records, beside a few muscles and things."""
    known = [
        {"model": "exercises.exercisecategory", "pk": 8, "fields": {"name": "Legs"}},
        {"model": "exercises.equipment", "pk": 1, "fields": {"name": "Barbell"}},
        {"model": "exercises.equipment", "pk": 4, "fields": {"name": "Gym mat"}},
        {"model": "exercises.equipment", "pk": 7, "fields": {"name": "none (bodyweight exercise)"}},
        {"model": "exercises.muscle", "pk": 8, "fields": {"name": "Gluteus maximus", "name_en": "Glutes"}},
        {"model": "exercises.muscle", "pk": 13, "fields": {"name": "Brachialis", "name_en": ""}},
    ]
    found = Docket() if docket is None else docket
    entries = wger.entries({"wger.json": [*known, *rows]}, found)
    if docket is None:
        assert not len(found), [problem.render() for problem in found]
    prove(entries, of_file("a.json"), found)
    return entries


def test_an_exercise_of_wger_becomes_one_of_ours() -> None:
    entries = from_wger(
        base(5, muscles=[8], muscles_secondary=[13], equipment=[1, 4], variation_group="g"),
        words(50, 5, "Heel lift", "<p>Lift the heel.</p>"),
        words(51, 5, "Fersenheben", "<p>Hebe die Ferse.</p>", language=1),
        {"model": "exercises.exercisecomment", "pk": 1, "fields": {"translation": 50, "comment": "1- Stay tall"}},
        {"model": "exercises.exercisecomment", "pk": 2, "fields": {"translation": 51, "comment": "Ruhig"}},
        {"model": "exercises.alias", "pk": 1, "fields": {"translation": 50, "alias": "Toe stand"}},
        {"model": "exercises.alias", "pk": 2, "fields": {"translation": 50, "alias": "heel lift"}},
    )
    assert [entry.text() for entry in entries] == [
        "# wger exercise 5 · category Legs\n"
        "name: Heel lift\n"
        "aliases: [Toe stand]\n"
        "equipment: [barbell, gym mat]\n"
        "muscles:\n"
        "  - {name: glutes, role: primary}\n"
        "  - {name: brachialis, role: secondary}\n"
        "instructions:\n"
        "  - Lift the heel.\n"
        "tips:\n"
        "  - Stay tall\n"
        "source: Ida, wger.de/en/exercise/5/view\n"
        "license: CC BY-SA 4.0, creativecommons.org/licenses/by-sa/4.0\n"
    ]
    assert any("variations" in note for note in entries[0].notes)


def test_the_licence_is_that_of_the_text_with_everything_it_asks_for() -> None:
    told = {"license_title": "On heels", "license_derivative_source_url": "heels.example"}
    free, derived, unsigned = from_wger(
        base(1), words(10, 1, "A", "x", license=3), base(2, license_author="Ole"),
        words(20, 2, "B", "x", license=1, license_author="", **told),
        base(3), words(30, 3, "C", "x", license_author=""),
    )  # fmt: skip
    assert free.fields["license"] == "CC0 1.0"
    assert derived.fields["license"] == "CC BY-SA 3.0, creativecommons.org/licenses/by-sa/3.0"
    assert derived.fields["source"] == "Ole, On heels, after heels.example, wger.de/en/exercise/2/view"
    assert unsigned.fields["source"] == "wger contributors, wger.de/en/exercise/3/view"


def test_a_licence_that_is_not_known_is_looked_up_or_an_error() -> None:
    rows = [base(1), words(10, 1, "A", "x", license=9)]
    docket = Docket()
    from_wger(*rows, docket=docket)
    assert one(docket).message == "record 8 (key 10) names a licence that is not known: 9"
    own = {"model": "core.license", "pk": 9, "fields": {"short_name": "ODbL", "url": "https://odbl.example"}}
    (entry,) = from_wger(*rows, own)
    assert entry.fields["license"] == "ODbL, https://odbl.example"


def test_exercises_without_english_are_left_out_and_said() -> None:
    docket = Docket()
    entries = from_wger(
        base(1), words(10, 1, "Kniebeuge", "x", language=1), base(2), words(20, 2, "B", ""), docket=docket
    )
    assert [entry.id for entry in entries] == ["b"]
    assert one(docket).message == "1 exercise has no English name or text: 1"
    assert one(docket).severity == "warning"
    assert "no description in the source" in entries[0].notes


def test_of_two_english_texts_the_one_that_says_something_is_taken() -> None:
    (entry,) = from_wger(base(1), words(10, 1, "Empty", " <p>.</p>"), words(11, 1, "Full", "<p>Sink.</p>"))
    assert entry.id == "full"


def test_body_weight_is_a_load_only_without_other_weights() -> None:
    mat, bar = from_wger(
        base(1, equipment=[7, 4]), words(10, 1, "A", "x"), base(2, equipment=[7, 1]), words(20, 2, "B", "x")
    )
    assert mat.fields["load"] == "bodyweight"
    assert mat.fields["equipment"] == ["gym mat"]
    assert "load" not in bar.fields


def test_one_name_twice_keeps_the_older_id() -> None:
    rows = [base(9), words(90, 9, "Plank", "x"), base(4), words(40, 4, "plank", "x")]
    assert [entry.id for entry in from_wger(*rows)] == ["plank", "plank-9"]


def test_media_and_links_in_the_text_are_said_and_a_video_is_kept_as_a_link() -> None:
    html = '<p>Sink.</p><p>https://youtu.be/x</p><iframe src="y"></iframe><a href="z">more</a>'
    (entry,) = from_wger(base(1), words(10, 1, "A", html))
    assert entry.fields["video"] == "https://youtu.be/x"
    assert "links inside the text" in entry.notes
    assert any("media is never fetched" in note for note in entry.notes)


def test_a_file_of_another_shape_is_a_problem() -> None:
    docket = Docket()
    wger.entries({"a.json": {}, "b.json": [3, {"fields": {}}]}, docket)
    assert [problem.message for problem in docket] == [
        "this is not a list of records",
        "record 1 is not a set of fields",
        "record 2 has no key",
    ]


ROWS = st.sampled_from([base(1), words(10, 1, "A", "<p>Sink.</p>"), words(11, 1, "B", "")])


SOME_ROWS = st.lists(
    ROWS.flatmap(
        lambda row: (
            shaped({**row, "fields": row["fields"]}) | shaped(row["fields"]).map(lambda held: {**row, "fields": held})
        )
    )
    | JSON,
    max_size=5,
)


def test_any_records_are_read_or_refused_but_never_break() -> None:
    read = 0

    @given(SOME_ROWS)
    def each(rows: list[Any]) -> None:
        nonlocal read
        docket = Docket()
        found = wger.entries({"wger.json": rows}, docket)
        if not docket.errors:
            prove(found, of_file("a.json"), docket)
            assert not docket.errors
            read += 1

    each()
    assert read


def test_the_folder_of_wger_may_be_named_by_a_file_in_it(tmp_path: Path) -> None:
    data = {"exercise-base-data": [base(1)], "translations": [words(10, 1, "A", "x")], "muscles": [], "equipment": []}
    for name, rows in {**data, "categories": []}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows))
    docket = Docket()
    assert [entry.id for entry in wger.read(tmp_path, docket)] == ["a"]
    assert [entry.id for entry in wger.read(tmp_path / "translations.json", docket)] == ["a"]
    assert not len(docket)
