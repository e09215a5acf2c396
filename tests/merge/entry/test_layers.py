"""Layers: library entry < program defaults < session defaults < entry < the week's value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import saying
from conftest import Findings, Sheets, marked, one, place, spaced
from msgspec import Struct
from msgspec.structs import asdict

from programprint.build import read_program
from programprint.docket import Docket
from programprint.libraries import find_library
from programprint.merge.sheet import Entry, Sheet
from programprint.problems import Source, Span
from programprint.read.exercise import Cue, Mistake
from programprint.read.library import Library

THRUST = """\
name: Hip thrust
aliases: [thrust, Glute driver, driver's thrust]
summary: From the library.
limb: leg
tempo: 2-0-1-1
rest: 60s
phases: {concentric: drive, shortened: squeeze}
tips: [Chin in., Ribs down., Push through the whole foot.]
mistakes: [{text: Hips sink., fix: Less weight.}]
guidance: {reps: 8 to 12., feel: In the glute.}
"""
LIBRARY = {"hip-thrust": THRUST}


def program(entry: str = "", session: str = "", defaults: str = "", weeks: int = 1) -> str:
    """A program with one exercise, said in flow style on three layers."""
    lines = ["title: T", f"weeks: {weeks}"]
    lines += [f"defaults: {{{defaults}}}"] if defaults else []
    lines += ["sessions:", "  - name: A"]
    lines += [f"    defaults: {{{session}}}"] if session else []
    lines += ["    exercises:", f"      - {{exercise: hip-thrust{', ' if entry else ''}{entry}}}"]
    return "\n".join(lines) + "\n"


def only(found: Sequence[Sheet], week: int = 1) -> Entry:
    (entry,) = found[week - 1].entries
    return entry


def texts(lines: Sequence[Cue | Mistake]) -> list[str]:
    return [line.text for line in lines]


def said(entry: Entry) -> str:
    return ", ".join(what for what, _ in saying.prescription(entry))


# Scalars replace


@pytest.mark.parametrize(
    ("entry", "session", "defaults", "rest"),
    [
        ("do: 1x1", "", "", "60 s"),
        ("do: 1x1", "", "rest: 70s", "70 s"),
        ("do: 1x1", "rest: 80s", "rest: 70s", "80 s"),
        ("do: 1x1, rest: 90s", "rest: 80s", "rest: 70s", "90 s"),
        ("do: 1x1, rest: [100s]", "rest: 80s", "rest: 70s", "100 s"),
        ("do: 1x1, rest: {1: 110s}", "rest: 80s", "rest: 70s", "110 s"),
    ],
)
def test_the_strongest_layer_decides_a_prescribed_value(
    sheets: Sheets, entry: str, session: str, defaults: str, rest: str
) -> None:
    assert saying.rest(only(sheets(program(entry, session, defaults), LIBRARY))) == rest


@pytest.mark.parametrize(
    ("entry", "session", "defaults", "summary"),
    [
        ("", "", "", "From the library."),
        ("", "", "summary: Program.", "Program."),
        ("", "summary: Session.", "summary: Program.", "Session."),
        (", summary: Entry.", "summary: Session.", "summary: Program.", "Entry."),
    ],
)
def test_the_strongest_layer_decides_a_word_about_the_exercise(
    sheets: Sheets, entry: str, session: str, defaults: str, summary: str
) -> None:
    assert only(sheets(program(f"do: 1x1{entry}", session, defaults), LIBRARY)).guide.summary == summary


def test_an_empty_text_replaces_too(sheets: Sheets) -> None:
    assert only(sheets(program("do: 1x1, summary: ''"), LIBRARY)).guide.summary == ""


def test_what_to_do_may_come_from_any_layer(sheets: Sheets) -> None:
    assert said(only(sheets(program("", "", "do: 3x5"), LIBRARY))) == "3 × 5"
    assert said(only(sheets(program("", "do: 4x5", "do: 3x5"), LIBRARY))) == "4 × 5"
    assert said(only(sheets(program("do: 5x5", "do: 4x5", "do: 3x5"), LIBRARY))) == "5 × 5"


def test_an_entry_may_have_a_name_of_its_own(sheets: Sheets) -> None:
    entry = only(sheets(program("do: 1x1, name: Heels up"), LIBRARY))
    assert (entry.guide.name, entry.id) == ("Heels up", "hip-thrust")


def test_the_load_of_a_set_group_is_stronger_than_any_load_beside_it(sheets: Sheets) -> None:
    entry = only(sheets(program("do: 3x5 @ 60kg", "", "load: 40kg"), LIBRARY))
    assert saying.load(entry)[0] == "60 kg"


# The week's value


def test_a_list_gives_each_week_its_value(sheets: Sheets) -> None:
    found = sheets(program("do: [3x10, 3x12, 3x8]", weeks=3), LIBRARY)
    assert [said(only(found, week)) for week in (1, 2, 3)] == ["3 × 10", "3 × 12", "3 × 8"]


def test_a_map_gives_ranges_of_weeks_their_value(sheets: Sheets) -> None:
    found = sheets(program("do: {'1-2,4': 3x10, 3: 3x8}", weeks=4), LIBRARY)
    assert [said(only(found, week)) for week in (1, 2, 3, 4)] == ["3 × 10", "3 × 10", "3 × 8", "3 × 10"]


def test_one_value_holds_for_all_weeks(sheets: Sheets) -> None:
    found = sheets(program("do: 3x10", weeks=3), LIBRARY)
    assert {said(only(found, week)) for week in (1, 2, 3)} == {"3 × 10"}


@pytest.mark.parametrize("nothing", ["-", "–", "none", "None"])
def test_a_week_given_as_nothing_is_left_out(sheets: Sheets, nothing: str) -> None:
    found = sheets(program(f"do: [3x10, {nothing}]", weeks=2), LIBRARY)
    assert [len(sheet.entries) for sheet in found] == [1, 0]


def test_a_week_given_as_nothing_is_left_out_over_any_default(sheets: Sheets) -> None:
    """“-” is said, so the default beneath it does not come back."""
    found = sheets(program("do: [-, 3x10]", defaults="do: 5x5", weeks=2), LIBRARY)
    assert [len(sheet.entries) for sheet in found] == [0, 1]


def test_a_map_that_does_not_speak_of_a_week_leaves_it_to_the_weaker_layer(sheets: Sheets) -> None:
    """Who writes “in week 2 do 3x8” has said nothing about week 1: its default holds."""
    found = sheets(program("do: {2: 3x8}", defaults="do: 5x5", weeks=2), LIBRARY)
    assert [[said(entry) for entry in sheet.entries] for sheet in found] == [["5 × 5"], ["3 × 8"]]


def test_a_rest_left_to_the_week_falls_back_to_the_weaker_layer(sheets: Sheets) -> None:
    found = sheets(program("do: 1x1, rest: {2: 3 min}", defaults="rest: 2 min", weeks=2), LIBRARY)
    assert [saying.rest(only(found, week)) for week in (1, 2)] == ["2 min", "3 min"]


@pytest.mark.parametrize("rest", ["none", "no rest", "0s", "[none, 90s]", "{1: none}"])
def test_no_rest_is_a_rest_of_its_own_and_not_a_gap_for_the_default(sheets: Sheets, rest: str) -> None:
    """A coach who writes “rest: none” wants none, whatever the defaults say."""
    found = sheets(program(f"do: 2x1, rest: {rest}", defaults="rest: 2 min", weeks=2), LIBRARY)
    assert saying.rest(only(found)) == "none"


# The long form


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("sets: 3, reps: 10", "do: 3x10"),
        ("sets: 3, reps: 8-10/leg", "do: 3x8-10/leg"),
        ("sets: 3, reps: 30s, load: 20kg", "do: 3x30s @ 20kg"),
        ("sets: 5, reps: 5, load: RPE 8", "do: 5x5 @ RPE 8"),
        ("sets: 2, reps: AMRAP", "do: 2xAMRAP"),
        ("reps: 10", "do: 10"),
        ("sets: [3, 4], reps: 10", "do: [3x10, 4x10]"),
        ("sets: 3, reps: [10, 8]", "do: [3x10, 3x8]"),
        ("sets: 3, reps: [10, -]", "do: [3x10, -]"),
        ("sets: [3, -], reps: 10", "do: [3x10, -]"),
    ],
)
def test_the_long_form_means_exactly_the_same(sheets: Sheets, long: str, short: str) -> None:
    told, meant = (unplaced(tuple(sheets(program(text, weeks=2), LIBRARY))) for text in (long, short))
    assert told == meant


def unplaced(value: object) -> object:
    """What a sheet says, without the places where it was written."""
    if isinstance(value, tuple):
        return [unplaced(part) for part in value]
    if isinstance(value, Struct):
        return {name: unplaced(part) for name, part in asdict(value).items() if name != "where"}
    return value


def test_sets_and_reps_may_come_from_different_layers(sheets: Sheets) -> None:
    assert said(only(sheets(program("reps: 5", "", "sets: 4"), LIBRARY))) == "4 × 5"
    assert said(only(sheets(program("sets: 4", "reps: 6", ""), LIBRARY))) == "4 × 6"


def test_sets_over_a_default_in_shorthand_change_its_sets(sheets: Sheets) -> None:
    """“do” and its long form mean the same, so “sets: 5” over “do: 4x8” is 5 × 8, and never nothing."""
    assert said(only(sheets(program("sets: 5", "", "do: 4x8"), LIBRARY))) == "5 × 8"


def test_reps_over_a_default_in_shorthand_change_its_reps(sheets: Sheets) -> None:
    assert said(only(sheets(program("reps: 5", "", "do: 4x8"), LIBRARY))) == "4 × 5"


def test_shorthand_over_a_long_default_stands_alone(sheets: Sheets) -> None:
    assert said(only(sheets(program("do: 3x10", "", "sets: 5, reps: 5"), LIBRARY))) == "3 × 10"


# Lists replace; add_ extends, drop_ thins


def test_a_list_replaces_the_weaker_list(sheets: Sheets) -> None:
    assert texts(only(sheets(program("do: 1x1, tips: [Mine.]"), LIBRARY)).guide.tips) == ["Mine."]


def test_an_empty_list_takes_the_weaker_list_away(sheets: Sheets) -> None:
    assert only(sheets(program("do: 1x1, tips: []"), LIBRARY)).guide.tips == ()


def test_added_lines_come_after_the_weaker_list(sheets: Sheets) -> None:
    found = only(sheets(program("do: 1x1, add_tips: [Mine.]"), LIBRARY)).guide.tips
    assert texts(found) == ["Chin in.", "Ribs down.", "Push through the whole foot.", "Mine."]


def test_every_layer_may_add(sheets: Sheets) -> None:
    text = program("do: 1x1, add_tips: [E.]", "add_tips: [S.]", "add_tips: [P.]")
    assert texts(only(sheets(text, LIBRARY)).guide.tips)[3:] == ["P.", "S.", "E."]


@pytest.mark.parametrize(
    ("drop", "left"),
    [
        ("1", ["Ribs down.", "Push through the whole foot."]),
        ("3", ["Chin in.", "Ribs down."]),
        ("Ribs", ["Chin in.", "Push through the whole foot."]),
        ("ribs down.", ["Chin in.", "Push through the whole foot."]),
        ("PUSH", ["Chin in.", "Ribs down."]),
        ("1, 2", ["Push through the whole foot."]),
        ("2, 1", ["Push through the whole foot."]),
        ("1, Chin", ["Ribs down.", "Push through the whole foot."]),
    ],
)
def test_lines_are_dropped_by_number_or_by_how_they_begin(sheets: Sheets, drop: str, left: list[str]) -> None:
    """Numbers count the weaker list as it is printed, however many lines are dropped."""
    assert texts(only(sheets(program(f"do: 1x1, drop_tips: [{drop}]"), LIBRARY)).guide.tips) == left


def test_a_layer_drops_from_the_weaker_list_and_never_from_what_it_adds(findings: Findings) -> None:
    text = program("do: 1x1, add_tips: [Mine.], drop_tips: [Mine]")
    assert "“Mine” is none of the 3 lines" in one(findings(text, LIBRARY)).message


def test_a_layer_drops_what_a_weaker_layer_added(sheets: Sheets) -> None:
    text = program("do: 1x1, drop_tips: [4]", "", "add_tips: [Program.]")
    assert texts(only(sheets(text, LIBRARY)).guide.tips) == ["Chin in.", "Ribs down.", "Push through the whole foot."]


def test_drop_and_add_swap_a_line(sheets: Sheets) -> None:
    found = only(sheets(program("do: 1x1, drop_tips: [2], add_tips: [Mine.]"), LIBRARY)).guide.tips
    assert texts(found) == ["Chin in.", "Push through the whole foot.", "Mine."]


@pytest.mark.parametrize("name", ["setup", "instructions", "tips", "mistakes", "stop_when"])
def test_every_list_of_lines_can_be_extended_and_thinned(sheets: Sheets, name: str) -> None:
    library = {"hip-thrust": f"name: Hip thrust\n{name}: [One., Two.]\n"}
    entry = only(sheets(program(f"do: 1x1, drop_{name}: [One], add_{name}: [Three.]"), library))
    assert texts(getattr(entry.guide, name)) == ["Two.", "Three."]


@pytest.mark.parametrize("drop", ["0", "4", "Breathe"])
def test_a_drop_that_meets_nothing_is_told_with_what_it_could_say(findings: Findings, drop: str) -> None:
    text, expected = marked(program(f"do: 1x1, drop_tips: [2, ↓{drop}]"))
    problem = one(findings(text, LIBRARY))
    assert f"“{drop}” is none of the 3 lines that it could drop" in problem.message
    assert "1 to 3" in problem.hint
    assert place(problem) == expected


def test_a_line_number_of_five_thousand_figures_is_told_like_any_other(findings: Findings) -> None:
    assert "is none of the 3 lines" in one(findings(program(f"do: 1x1, drop_tips: [{'9' * 5000}]"), LIBRARY)).message


def test_a_default_that_drops_a_line_of_some_exercises_only_is_no_mistake(sheets: Sheets) -> None:
    """A default speaks of every exercise: where there is no such line there is nothing to do."""
    text = program("do: 1x1", "", "drop_tips: [Ribs]") + "      - {exercise: row, do: 1x1}\n"
    thrust, row = sheets(text, {**LIBRARY, "row": "{name: Row, tips: [Pull.]}"})[0].entries
    assert (len(thrust.guide.tips), len(row.guide.tips)) == (2, 1)


def test_a_default_that_drops_nothing_anywhere_is_told_once(findings: Findings) -> None:
    text = program("do: 1x1", "", "drop_tips: [Breathe]") + "      - {exercise: row, do: 1x1}\n"
    assert "Breathe" in one(findings(text, {**LIBRARY, "row": "{name: Row, tips: [Pull.]}"})).message


# Parts of guidance and phases


def test_guidance_is_replaced_part_by_part(sheets: Sheets) -> None:
    text = program("do: 1x1, guidance: {reps: 5.}", "", "guidance: {load: Light., reps: 6.}")
    found = only(sheets(text, LIBRARY)).guide.guidance
    assert (found.reps, found.load, found.feel) == ("5.", "Light.", "In the glute.")


def test_phases_are_renamed_one_by_one(sheets: Sheets) -> None:
    text = program("do: 1x5, tempo: usual, starts_with: concentric, phases: {shortened: hold}")
    words = saying.tempo(only(sheets(text, LIBRARY)))[1]
    assert words == "drive 1 s · hold 1 s · down 2 s"


# Tempo


@pytest.mark.parametrize(
    ("entry", "defaults", "code"),
    [
        ("", "", ""),
        ("", "usual", "2-0-1-1"),
        ("usual", "", "2-0-1-1"),
        ("top 3s", "usual", "2-0-1-3"),
        ("'usual, top 3s'", "", "2-0-1-3"),
        ("'usual, top 3s'", "4-0-X-0", "2-0-1-3"),
        ("top 3s", "", ""),
        ("top 3s", "'usual, bottom 1s'", "2-1-1-3"),
        ("usual", "3-1-X-0", "2-0-1-1"),
        ("top 3s", "4-0-X-0", "4-0-X-3"),
        ("3-1-X-0", "'usual, bottom 1s'", "3-1-X-0"),
        ("311", "", "3-1-1-0"),
        ("controlled", "", ""),
        ("top 3s", "controlled", ""),
    ],
)
def test_tempo_phrases_fill_in_over_the_weaker_tempo_and_a_code_stands_alone(
    sheets: Sheets, entry: str, defaults: str, code: str
) -> None:
    text = program(f"do: 1x5{f', tempo: {entry}' if entry else ''}", "", f"tempo: {defaults}" if defaults else "")
    assert saying.tempo(only(sheets(text, LIBRARY)))[0] == code


def test_tempo_phrases_fill_in_week_by_week(sheets: Sheets) -> None:
    found = sheets(program("do: 1x5, tempo: [top 2s, 3-0-1-0, -, slow down]", "", "tempo: usual", weeks=4), LIBRARY)
    assert [saying.tempo(only(found, week))[0] for week in (1, 2, 3, 4)] == ["2-0-1-2", "3-0-1-0", "2-0-1-1", "3-0-1-1"]


# The library


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return folder


def a_place() -> Span:
    return Span(Source("p.yaml", "x"), 0, 1)


@pytest.mark.parametrize(
    "reference",
    [
        "hip-thrust",
        "Hip-Thrust",
        "Hip thrust",
        "hip thrust",
        " hip  thrust ",
        "thrust",
        "THRUST",
        "glute-driver",
        "hip thrusts",
        "Thrusts",
        "driver's thrust",
        "Driver’s thrusts",
    ],
)
def test_an_exercise_is_found_by_id_name_or_alias(tmp_path: Path, reference: str) -> None:
    library = Library([write(tmp_path, hip_thrust=THRUST)], Docket())
    found = library.find(reference, a_place())
    assert found is not None
    assert found[0] == "hip-thrust"


def test_an_id_is_stronger_than_an_alias(tmp_path: Path) -> None:
    folder = write(tmp_path, bridge="name: Bridge\naliases: [hip-thrust]\n", hip_thrust=THRUST)
    found = Library([folder], Docket()).find("hip-thrust", a_place())
    assert found is not None
    assert found[0] == "hip-thrust"


def test_a_name_in_the_plural_is_not_taken_for_another_exercise(tmp_path: Path) -> None:
    folder = write(
        tmp_path, stride="name: A long step\n", strides="name: Fast runs\n", plain="name: P\naliases: [press]\n"
    )
    library = Library([folder], Docket())
    assert [library.id_of(said) for said in ("strides", "stride", "press", "pres")] == [
        "strides",
        "stride",
        "plain",
        None,
    ]


@pytest.mark.parametrize("written", ["glute driver", '"Glute\\u0020driver"', "'Glute-\n  driver'", "GLUTE   DRIVER"])
def test_an_alias_is_found_however_its_file_writes_it(tmp_path: Path, written: str) -> None:
    near = write(tmp_path / "near", thrust=f"name: Thrust\naliases:\n- {written}\n")
    far = write(tmp_path / "far", bridge="name: Bridge\naliases: [glute driver]\n")
    assert Library([near, far], Docket()).id_of("glute driver") == "thrust"


def test_a_fault_in_an_exercise_that_nobody_asks_for_is_not_told(tmp_path: Path) -> None:
    docket = Docket()
    library = Library([write(tmp_path, hip_thrust=THRUST, squat="nmae: Squat\n")], docket)
    assert library.id_of("glute driver") == "hip-thrust"
    assert not len(docket)


@pytest.mark.parametrize(
    ("reference", "hint"),
    [("hip-trust", "hip-thrust"), ("Glute drivr", "hip-thrust"), ("xyzzy", "programprint new exercise")],
)
def test_an_unknown_exercise_is_told_with_the_nearest_names(tmp_path: Path, reference: str, hint: str) -> None:
    docket = Docket()
    assert Library([write(tmp_path, hip_thrust=THRUST)], docket).find(reference, a_place()) is None
    problem = one(docket)
    assert problem.message == f"the library has no exercise “{reference}”"
    assert hint in problem.hint


def test_two_files_for_one_id_in_a_folder_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, squat="name: Squat\n")
    (tmp_path / "squat.yml").write_text("name: Another squat\n")
    docket = Docket()
    Library([tmp_path], docket)
    problem = one(docket)
    assert "two files here define “squat”" in problem.message
    assert "squat.yaml" in problem.message
    assert "squat.yml" in problem.message


def test_two_files_for_one_id_in_two_folders_are_no_error_and_the_nearer_wins(tmp_path: Path) -> None:
    docket = Docket()
    near, far = write(tmp_path / "near", squat="name: Near\n"), write(tmp_path / "far", squat="name: Far\n")
    assert Library([near, far], docket).find("squat", a_place())[1].name == "Near"  # type: ignore[index]
    assert Library([far, near], docket).find("squat", a_place())[1].name == "Far"  # type: ignore[index]
    assert not len(docket)


def test_of_two_exercises_with_one_alias_the_nearer_is_meant(tmp_path: Path) -> None:
    near = write(tmp_path / "near", zercher_squat="name: Z\naliases: [my squat]\n")
    far = write(tmp_path / "far", air_squat="name: A\naliases: [my squat]\n")
    assert Library([near, far], Docket()).find("my squat", a_place())[0] == "zercher-squat"  # type: ignore[index]


def test_an_alias_of_two_exercises_in_one_folder_is_not_guessed(tmp_path: Path) -> None:
    """Two files claim “hip thrust”; the wrong one on paper would be trained for weeks."""
    folder = write(tmp_path, one_leg="name: A\naliases: [hip thrust]\n", two_legs="name: B\naliases: [hip thrust]\n")
    docket = Docket()
    Library([folder], docket).find("hip thrust", a_place())
    assert len(docket) == 1


def test_folders_are_searched_from_the_command_line_to_the_shipped_ones(tmp_path: Path) -> None:
    """--library, then the program's own library:, then exercises/ beside it, then what is shipped."""
    home = tmp_path / "home"
    folders = [write(tmp_path / "given"), write(home / "mine"), write(home / "exercises")]
    (home / "p.yaml").write_text(
        "title: T\nweeks: 1\nlibrary: [mine]\nsessions: [{name: A, exercises: [{exercise: x}]}]\n"
    )
    docket = Docket()
    loaded = read_program(home / "p.yaml", docket)
    assert loaded is not None

    def name() -> str:
        found = find_library(home / "p.yaml", loaded, folders[:1], docket).find("pallof-press", a_place())
        assert found is not None
        return found[1].name

    shipped = name()
    assert shipped not in ("0", "1", "2")
    for nearer in (2, 1, 0):
        write(folders[nearer], pallof_press=f"name: '{nearer}'\n")
        assert name() == str(nearer)
    assert not len(docket)


def test_a_library_folder_that_does_not_exist_is_told_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("title: T\nweeks: 1\nlibrary: [nowhere]\nsessions: [{name: A, exercises: [{exercise: x}]}]\n")
    docket = Docket()
    loaded = read_program(path, docket)
    assert loaded is not None
    find_library(path, loaded, [], docket)
    problem = one(docket)
    assert "there is no folder “nowhere” beside this file" in problem.message
    assert place(problem) == (3, 11)


def test_none_switches_off_what_weaker_layers_ask_for(sheets: Sheets) -> None:
    asked = "tempo: 'usual, slow down', ramp: yes, progress: +2.5kg every session"
    (found,) = sheets(program("do: 3x5", defaults=asked), LIBRARY)[0].entries
    assert all((saying.tempo(found)[0], saying.ramp(found), saying.progress(found)))
    (off,) = sheets(program("do: 3x5, tempo: off, ramp: no, progress: none", defaults=asked), LIBRARY)[0].entries
    assert (off.tempo, off.ramp, off.progress) == (None, None, None)


def test_a_tempo_may_be_off_in_one_week_only(sheets: Sheets) -> None:
    weeks = sheets(program('do: 3x5, tempo: [none, "-", top 3s]', "", "tempo: usual", weeks=3), LIBRARY)
    assert [saying.tempo(entry)[0] for sheet in weeks for entry in sheet.entries] == ["", "2-0-1-1", "2-0-1-3"]


def test_a_weight_climbs_by_percent_of_what_it_has_become_to_what_can_be_loaded(sheets: Sheets) -> None:
    weeks = sheets(program("do: 3x5, load: 100kg +5%/week", weeks=4), LIBRARY)
    assert [saying.load(entry)[0] for sheet in weeks for entry in sheet.entries] == [
        "100 kg",
        "105 kg",
        "110 kg",
        "115 kg",
    ]


def test_ramp_progress_and_rest_between_sides_may_differ_from_week_to_week(sheets: Sheets) -> None:
    by_week = (
        "do: 3x10/leg @ 60kg, ramp: [none, 40% x 5], progress: {1: +2.5kg every session, 2: +5kg every session}, "
        "sides: each, rest_between_sides: [30s, 90s]"
    )
    first, second = (only(sheets(program(by_week, weeks=2), LIBRARY), week) for week in (1, 2))
    assert (first.ramp, saying.progress(first)) == (None, "+2.5 kg every session")
    assert (saying.ramp(second), saying.progress(second)) == ("40 % × 5 (of the work load)", "+5 kg every session")
    assert (saying.rest_between_sides(first), saying.rest_between_sides(second)) == (
        "30 s between legs",
        "90 s between legs",
    )


@pytest.mark.parametrize(
    ("entry", "defaults", "weeks"),
    [
        ("sets: [3, 4], reps: 10", "", ["3 × 10", "4 × 10"]),
        ("sets: 3, reps: [10, 8]", "", ["3 × 10", "3 × 8"]),
        ("reps: 10", "sets: [3, 4]", ["3 × 10", "4 × 10"]),
        ("sets: {2: 5}", "do: 3x10", ["3 × 10", "5 × 10"]),
        ("reps: {2: 5}", "do: 3x10", ["3 × 10", "3 × 5"]),
        ("do: 2x5", "sets: [3, none], reps: 10", ["2 × 5", "2 × 5"]),
        ("sets: [3, none], reps: 10", "", ["3 × 10", ""]),
        ("reps: 8", "sets: [3, none]", ["3 × 8", ""]),
        ("do: 3x10, weeks: 2", "", ["", "3 × 10"]),
        ("do: 3x10, weeks: 1", "", ["3 × 10", ""]),
    ],
)
def test_sets_and_reps_of_each_week(sheets: Sheets, entry: str, defaults: str, weeks: list[str]) -> None:
    found = sheets(program(entry, defaults=defaults, weeks=2), LIBRARY)
    assert ["".join(map(said, sheet.entries)) for sheet in found] == weeks


def test_the_guide_of_an_exercise_bears_its_name_and_its_others(sheets: Sheets) -> None:
    guide = only(sheets(program("do: 3x10"), LIBRARY)).guide
    assert (guide.id, guide.name, guide.aliases, guide.image) == (
        "hip-thrust",
        "Hip thrust",
        ("thrust", "Glute driver", "driver’s thrust"),
        "",
    )


# What it is called


NAMED = {"hip-thrust": "{name: Barbell hip thrust, aliases: [glute bridge with a bar, BHT]}", "row": "{name: Row}"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("hip-thrust", "Barbell hip thrust"),
        ("Hip thrust", "Barbell hip thrust"),
        ("Hip-Thrust", "Barbell hip thrust"),
        ("barbell hip thrust", "Barbell hip thrust"),
        ("barbell hip thrusts", "Barbell hip thrusts"),
        ("glute bridge with a bar", "Glute bridge with a bar"),
        ("Glute Bridge with a Bar", "Glute Bridge with a Bar"),
        ("bht", "Bht"),
        ("glute-bridge-with-a-bar", "Glute bridge with a bar"),
        ("BHT", "BHT"),
    ],
)
def test_the_name_on_paper_is_the_one_that_was_typed_unless_that_is_an_id(
    sheets: Sheets, typed: str, printed: str
) -> None:
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{exercise: {typed}, do: 3x5}}]}}]\n"
    entry = only(sheets(text, NAMED))
    assert entry.guide.name == printed
    assert entry.guide.id == "hip-thrust"
    if printed != "Barbell hip thrust":
        assert entry.guide.also_called[0] == "Barbell hip thrust"
        assert printed.casefold() not in [name.casefold() for name in entry.guide.also_called]


def test_a_name_of_its_own_is_stronger_than_the_one_that_was_typed(sheets: Sheets) -> None:
    text = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: BHT, name: Thrusters, do: 3x5}]}]\n"
    assert only(sheets(text, NAMED)).guide.name == "Thrusters"


def test_what_may_be_done_instead_is_called_as_it_was_typed(sheets: Sheets) -> None:
    text = (
        "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: row, do: 3x5, instead: [hip-thrust, BHT]}]}]\n"
    )
    assert only(sheets(text, NAMED)).instead == ("Barbell hip thrust", "BHT")


@pytest.mark.parametrize(
    ("written", "sets"),
    [("sets: 2-3, reps: 8", "2–3 × 8"), ("sets: 3, reps: 8", "3 × 8"), ("sets: 4.0, reps: 8", "4 × 8")],
)
def test_sets_may_be_a_range(sheets: Sheets, written: str, sets: str) -> None:
    assert spaced(saying.prescription(only(sheets(program(written), LIBRARY)))[0][0]) == sets


def test_a_range_of_sets_changes_what_defaults_ask_for(sheets: Sheets) -> None:
    found = sheets(program("sets: [2-3, 4]", "", "do: 3x8", weeks=2), LIBRARY)
    assert [spaced(saying.prescription(only(found, week))[0][0]) for week in (1, 2)] == ["2–3 × 8", "4 × 8"]
