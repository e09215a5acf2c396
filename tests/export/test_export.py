"""``export``: the merged weeks leave with every set and every load."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from paper import SHIPPED, some

from programprint.build import merge_program
from programprint.cli import main
from programprint.docket import Docket
from programprint.export import as_csv, as_json, as_markdown
from programprint.export.rows import COLUMNS
from programprint.merge import Sheet
from programprint.notation import prescription
from programprint.order import Order
from programprint.read.cells import as_meant, as_text
from programprint.read.sheet import read_csv

BLOCK = """\
title: Block
goal: Get *strong*
weeks: [Base, {label: Easy, deload: true}]
weak_side: left
maxes: {trap-bar-deadlift: 140kg}
sessions:
  - name: Legs
    day: Monday
    warm_up: [5 min easy bike, {exercise: glute-bridge, do: 1x10}]
    exercises:
      - {exercise: trap-bar-deadlift, do: ["1x5 @ 65%, 1x5+ @ 85%", 3x5 @ 60%]}
      - {exercise: barbell-hip-thrust, do: "1x5 @ 65%, 2x3-5 @ 75%", note: [Low bench., "-"]}
      - {exercise: step-up, do: "2x8 @ 20kg, 1xAMRAP @ RPE 8, 1x5"}
      - exercise: single-leg-hip-thrust
        do: 3x8
        tempo: usual
        load: bodyweight + 10kg
        extra_set: {side: weak, weeks: 1, sets: 2}
      - circuit: [{exercise: dead-bug, do: 8}, {exercise: side-plank, do: 30s}]
        rounds: [3, "-"]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a program."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "block.yaml").write_text(BLOCK, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["export", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def merged(path: Path) -> tuple[Sheet, ...]:
    docket = Docket()
    sheets = merge_program(path, Order(), docket)
    assert sheets is not None, [problem.render() for problem in docket]
    return sheets


def test_csv_has_a_row_for_every_set_group_with_its_figures(here: Path) -> None:
    chosen = ("week", "label", "do", "sets", "amount_min", "amount_max", "amount_unit", "or_more", "extra_side")
    found = [tuple(row[name] for name in chosen) for row in rows(run("block.yaml", "--to", "csv").stdout)]
    assert found == [
        ("1", "W", "1x10", "1", "10", "10", "reps", "no", ""),
        ("1", "A", "1x5", "1", "5", "5", "reps", "no", ""),
        ("1", "A", "1x5+", "1", "5", "5", "reps", "yes", ""),
        ("1", "B", "1x5", "1", "5", "5", "reps", "no", ""),
        ("1", "B", "2x3-5", "2", "3", "5", "reps", "no", ""),
        ("1", "C", "2x8", "2", "8", "8", "reps", "no", ""),
        ("1", "C", "1xAMRAP", "1", "", "", "reps", "yes", ""),
        ("1", "C", "1x5", "1", "5", "5", "reps", "no", ""),
        ("1", "D", "3x8", "3", "8", "8", "reps", "no", ""),
        ("1", "D", "2x8", "2", "8", "8", "reps", "no", "left"),
        ("1", "E1", "3x8", "3", "8", "8", "reps", "no", ""),
        ("1", "E2", "3x30s", "3", "30", "30", "s", "no", ""),
        ("2", "W", "1x10", "1", "10", "10", "reps", "no", ""),
        ("2", "A", "3x5", "3", "5", "5", "reps", "no", ""),
        ("2", "B", "1x5", "1", "5", "5", "reps", "no", ""),
        ("2", "B", "2x3-5", "2", "3", "5", "reps", "no", ""),
        ("2", "C", "2x8", "2", "8", "8", "reps", "no", ""),
        ("2", "C", "1xAMRAP", "1", "", "", "reps", "yes", ""),
        ("2", "C", "1x5", "1", "5", "5", "reps", "no", ""),
        ("2", "D", "3x8", "3", "8", "8", "reps", "no", ""),
    ]


def test_csv_has_every_load_computed_and_as_written(here: Path) -> None:
    chosen = ("label", "load", "load_from", "load_kind", "load_min", "load_max", "load_unit")
    found = [
        tuple(row[name] for name in chosen) for row in rows(run("block.yaml", "--to", "csv", "--weeks", "1").stdout)
    ]
    assert found[1:10] == [
        ("A", "90 kg", "65 % of maximum 140 kg", "weight", "90", "90", "kg"),
        ("A", "120 kg", "85 % of maximum 140 kg", "weight", "120", "120", "kg"),
        ("B", "65 %", "of your maximum", "percent", "65", "65", ""),
        ("B", "75 %", "of your maximum", "percent", "75", "75", ""),
        ("C", "20 kg", "", "weight", "20", "20", "kg"),
        ("C", "RPE 8", "", "rpe", "8", "8", ""),
        ("C", "", "", "", "", "", ""),
        ("D", "body weight + 10 kg", "", "bodyweight", "10", "10", "kg"),
        ("D", "body weight + 10 kg", "", "bodyweight", "10", "10", "kg"),
    ]


def test_a_load_that_is_the_same_for_all_sets_is_computed_too(here: Path) -> None:
    (row,) = [row for row in rows(run("block.yaml", "--to", "csv", "--weeks", "2").stdout) if row["label"] == "A"]
    assert (row["load"], row["load_from"], row["load_min"]) == ("85 kg", "60 % of maximum 140 kg", "85")


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("60-70kg", "weight 60 70 kg"),
        ("70-75%", "percent 70 75 "),
        ("70% + 10kg", "percent 70 70 kg"),
        ("bodyweight - 20kg", "bodyweight -20 -20 kg"),
        ("3RM", "repmax 3 3 "),
        ("red band", "band 0 0 "),
        ("RPE 7-8", "rpe 7 8 "),
        ("2 RIR", "rir 2 2 "),
        ("Borg 11-13", "scale 11 13 Borg"),
        ("<= 150 bpm", "heart 150 150 bpm"),
        ("zone 2-3", "zone 2 3 "),
        ("220-240 W", "speed 220 240 W"),
        ("5:00-5:30/km", "pace 300 330 km"),
        ("1:45/500m", "pace 105 105 500m"),
        ("24 in", "height 24 24 in"),
        ("80-90% effort", "effort 80 90 "),
        ("easy", "effort 0 0 "),
        ("2k pace + 12s", "effort 0 0 "),
        ("in 2 min", "effort 120 120 s"),
    ],
)
def test_every_kind_of_load_has_a_name_and_figures_that_stay(written: str, figures: str, here: Path) -> None:
    block = "title: T\nweeks: 1\nsessions:\n  - {name: A, exercises: [{exercise: squat, do: 3x5, load: %s}]}\n"
    (here / "kinds.yaml").write_text(block % json.dumps(written), encoding="utf-8")
    sheets = merged(here / "kinds.yaml")
    (row,) = rows(as_csv(sheets))
    assert " ".join(row[name] for name in ("load_kind", "load_min", "load_max", "load_unit")) == figures
    (entry,) = json.loads(as_json(sheets))["weeks"][0]["sessions"][0]["blocks"][0]["exercises"]
    load = entry["groups"][0]["load"]
    assert f"{load['kind']} {load['min']} {load['max']} {load['unit']}" == figures


@pytest.mark.parametrize(
    ("do", "figures"),
    [
        ("1x5, 3x5 @ -10%", "change -10 %"),
        ("1x5, 3x5 @ first set", "first 0 "),
        ("1x5, 1x3, 3x5 SSL", "first 1 "),
    ],
)
def test_a_load_told_by_another_set_has_a_name_that_stays(do: str, figures: str, here: Path) -> None:
    block = "title: T\nweeks: 1\nsessions:\n  - {name: A, exercises: [{exercise: squat, do: '%s'}]}\n"
    (here / "told.yaml").write_text(block % do, encoding="utf-8")
    *_, row = rows(as_csv(merged(here / "told.yaml")))
    assert " ".join(row[name] for name in ("load_kind", "load_min", "load_unit")) == figures


def test_csv_says_where_a_row_belongs(here: Path) -> None:
    row = rows(run("block.yaml", "--to", "csv", "--weeks", "2").stdout)[-1]
    chosen = (
        "program",
        "week",
        "week_label",
        "deload",
        "session_id",
        "session",
        "day",
        "block",
        "exercise",
        "sides",
        "per",
    )
    assert [row[name] for name in chosen] == [
        *("Block", "2", "Easy", "yes", "legs", "Legs", "Monday", "single"),
        *("single-leg-hip-thrust", "each", "leg"),
    ]
    assert (row["tempo"], row["tempo_words"], row["rest"]) == ("2-0-1-1", "up 1 s · squeeze 1 s · down 2 s", "90 s")


def test_the_columns_are_these_and_in_this_order(here: Path) -> None:
    head = run("block.yaml", "--to", "csv").stdout.splitlines()[0]
    assert head == (
        "program,week,week_label,deload,session_id,session,day,block,label,exercise,name,sides,per,group,extra_side,do,"
        "sets,amount_min,amount_max,amount_unit,or_more,load,load_from,load_kind,load_min,load_max,load_unit,tempo,"
        "tempo_words,rest,cue,note,phase,phase_week,block_title,block_line,optional,share,instead,"
        "kind,plates,effort,rest_between_sides,ramp,progress,tier,manner,date,week_begins,"
        "other_side,other_min,other_max,amount_of_pair,load_of_pair,unknown_maximum"
    )
    assert head == ",".join(COLUMNS)


def test_a_note_of_one_week_stands_in_that_week(here: Path) -> None:
    found = {(row["week"], row["note"]) for row in rows(run("block.yaml", "--to", "csv").stdout) if row["label"] == "B"}
    assert found == {("1", "Low bench."), ("2", "")}


@pytest.mark.parametrize("path", some(SHIPPED))
def test_csv_has_exactly_the_sets_of_the_sheet_and_shorthand_that_can_be_read(path: Path) -> None:
    sheets = merged(path)
    found = rows(as_csv(sheets))
    counted: dict[tuple[str, str, str], int] = {}
    for row in found:
        key = (row["week"], row["session_id"], row["label"])
        counted[key] = counted.get(key, 0) + int(row["sets"])
        (group,) = prescription.parse(row["do"]).groups
        assert str(group.sets) == row["sets"]
        assert not row["load"] or row["load_kind"]
    printed: dict[tuple[str, str, str], int] = {}
    for sheet in sheets:
        for session in sheet.sessions:
            for entry in (entry for block in session.blocks for entry in block.entries):
                key = (str(sheet.week), session.id, entry.label)
                # what is done by the clock has no rows of its own
                printed[key] = printed.get(key, 0) + (len(entry.sets) or sum(group.do.sets for group in entry.groups))
    assert counted == printed


def test_json_holds_the_whole_program(here: Path) -> None:
    whole: dict[str, Any] = json.loads(run("block.yaml", "--to", "json").stdout)
    assert (whole["version"], whole["title"], whole["weak_side"], whole["weeks_in_all"]) == (1, "Block", "left", 2)
    assert [(week["week"], week["label"], week["deload"]) for week in whole["weeks"]] == [
        (1, "Base", False),
        (2, "Easy", True),
    ]
    (session,) = whole["weeks"][0]["sessions"]
    assert session["warm_up"] == ["5 min easy bike"]
    assert [block["kind"] for block in session["blocks"]] == ["single"] * 5 + ["circuit"]
    deadlift = session["blocks"][1]["exercises"][0]
    assert deadlift["groups"][1] == {
        "do": "1x5+",
        "sets": 1,
        "extra_side": None,
        "kind": "work",
        "amount": {
            "min": 5,
            "max": 5,
            "unit": "reps",
            "or_more": True,
            "to_failure": False,
            "of_pair": None,
            "parts": [],
        },
        "other_side": None,
        "manner": "",
        "tempo": "",
        "rest": "",
        "plates": "",
        "effort": "",
        "load": {
            "words": "120 kg",
            "from": "85 % of maximum 140 kg",
            "kind": "weight",
            "min": 120,
            "max": 120,
            "of_pair": None,
            "unit": "kg",
        },
    }
    assert whole["guides"][deadlift["guide"]]["name"] == "Trap-bar deadlift"
    assert whole["guides"][deadlift["guide"]]["instructions"][0]["text"]


def test_every_guide_stands_once_and_another_wording_is_another_guide(here: Path) -> None:
    text = (
        "title: B\nweeks: 2\nsessions:\n  - name: A\n    exercises:\n"
        "      - {exercise: step-up, do: 3x8}\n"
        "      - {exercise: step-up, do: 3x8, tips: [Only this.]}\n"
    )
    (here / "two.yaml").write_text(text)
    whole = json.loads(run("two.yaml", "--to", "json").stdout)
    assert list(whole["guides"]) == ["step-up", "step-up#2"]
    assert whole["guides"]["step-up#2"]["tips"] == [{"text": "Only this."}]
    named = [block["exercises"][0]["guide"] for week in whole["weeks"] for block in week["sessions"][0]["blocks"]]
    assert named == ["step-up", "step-up#2"] * 2


def test_markdown_reads_like_a_program(here: Path) -> None:
    text = run("block.yaml", "--to", "markdown").stdout
    assert text.startswith("# Block\n\nGet \\*strong\\*\n\nMaxima to find out: Barbell hip thrust maximum, kg\n\n")
    assert "\n\n## Week 1 of 2: Base\n\n### Monday: Legs (about " in text
    assert "\nWarm-up: 5 min easy bike\n" in text
    assert (
        "\n- **A. Trap-bar deadlift**: "
        "1 × 5 @ 90 kg (65 % of maximum 140 kg), 1 × 5+ @ 120 kg (85 % of maximum 140 kg)\n" in text
    )
    assert "\n- **B. Barbell hip thrust**: 1 × 5 @ 65 % of your maximum, 2 × 3–5 @ 75 % of your maximum\n" in text
    assert (
        "\n- **D. Single-leg hip thrust**: 3 × 8, per leg, left first\n"
        "  - Extra: 2 more, left side only\n"
        "  - Load: body weight + 10 kg\n"
        "  - Tempo: 2-0-1-1; up 1 s · squeeze 1 s · down 2 s\n"
        "  - Rest: 90 s\n"
    ) in text
    assert "\n## Week 2 of 2: Easy (deload)\n" in text
    assert text.count("\n### Trap-bar deadlift\n") == 1


@pytest.mark.parametrize("path", some(SHIPPED))
def test_markdown_has_every_word_of_the_guides(path: Path) -> None:
    sheets = merged(path)
    text = as_markdown(sheets)
    for entry in (entry for sheet in sheets for entry in sheet.entries):
        guide = entry.guide
        cues = (*guide.instructions, *guide.tips, *guide.stop_when)
        for said in (*(cue.text for cue in cues), *(mistake.text for mistake in guide.mistakes)):
            assert said.replace("\N{NO-BREAK SPACE}", " ") in text


@pytest.mark.parametrize("written", [as_markdown, as_csv, as_json])
def test_spaces_are_plain_and_the_end_is_one_line_feed(written: Any) -> None:
    text = written(merged(SHIPPED[0]))
    assert "\N{NO-BREAK SPACE}" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("csv", "csv"), ("json", "json")])
def test_output_is_standard_output_a_file_or_a_folder(here: Path, form: str, suffix: str) -> None:
    (here / "block.yaml").write_text(BLOCK.replace(', 1x5"}', '"}'), encoding="utf-8")
    piped = run("block.yaml", "--to", form)
    assert (piped.exit_code, piped.stderr) == (0, "")
    (here / "out").mkdir()
    told = run("block.yaml", "--to", form, "-o", "out")
    assert (told.stdout, told.stderr) == ("", f"Wrote out/block.{suffix} (2 weeks)\n")
    assert run("block.yaml", "--to", form, "-o", "x", "-q").stderr == ""
    assert (here / "x").read_bytes() == (here / "out" / f"block.{suffix}").read_bytes() == piped.stdout_bytes


def test_an_error_writes_nothing(here: Path) -> None:
    (here / "block.yaml").write_text(BLOCK.replace("step-up", "stepup-"))
    (here / "old.csv").write_text("old")
    result = run("block.yaml", "--to", "csv", "-o", "old.csv")
    assert result.exit_code == 1
    assert "did you mean step-up" in result.stderr
    assert "block.yaml: 1 error; nothing written" in result.stderr
    assert (here / "old.csv").read_text() == "old"


def test_a_folder_that_is_not_there_is_wrong_use(here: Path) -> None:
    assert run("block.yaml", "--to", "csv", "-o", "nowhere/x.csv").exit_code == 2
    assert run("block.yaml").exit_code == 2
    assert run("block.yaml", "--to", "csv", "--weeks", "x").exit_code == 2


def test_a_week_that_does_not_exist_is_a_problem(here: Path) -> None:
    result = run("block.yaml", "--to", "csv", "--weeks", "3")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "--weeks asks for week 3, but the program has 2" in result.stderr


def test_library_comes_before_every_other(here: Path) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "step-up.yaml").write_text("name: My own step-up\n")
    assert "My own step-up" in run("block.yaml", "--to", "markdown", "--library", "mine").stdout


def test_nothing_that_a_coach_writes_becomes_a_mark_of_markdown(here: Path) -> None:
    (here / "x.yaml").write_text(
        "title: '# Not <b>a</b> `head`'\ngoal: '- 1. [x](y) _z_ snake_case'\nnote: 1. First\nweeks: 1\n"
        "sessions: [{name: '* A', exercises: [{exercise: step-up, do: 3x8, name: '**Step**'}]}]\n"
    )
    text = run("x.yaml", "--to", "markdown").stdout
    assert text.startswith(
        "# \\# Not \\<b>a\\</b> \\`head\\`\n\n\\- 1. \\[x\\](y) \\_z\\_ snake_case\n\n1\\. First\n\n"
        "## Week 1 of 1\n\n### \\* A (about"
    )
    assert "- **A. \\*\\*Step\\*\\***: 3 × 8, per leg" in text


PHASED = """\
title: Phased
phases:
  - name: Base
    weeks: 2
    note: Slowly.
    schedule: {Monday: A, Tuesday: {rest: Walk}}
    sessions:
      - name: A
        exercises:
          - emom: 4 min
            optional: true
            exercises: [{exercise: plank, do: 30s}, {exercise: push-up, do: 5, instead: [dip]}]
"""


@pytest.fixture
def phased(here: Path) -> Path:
    (here / "phased.yaml").write_text(PHASED, encoding="utf-8")
    return here


def test_markdown_has_phases_rest_days_and_what_is_optional(phased: Path) -> None:
    text = run("phased.yaml", "--to", "markdown").stdout
    assert "## Week 1 of 2 · Base, week 1 of 2\n\nSlowly.\n" in text
    assert text.count("Slowly.") == 1
    assert "Tuesday: Rest, Walk" in text
    assert "EMOM 4 min (optional): one exercise every minute, in turn" in text
    assert "When: minutes 2, 4" in text
    assert "Instead: dip" in text


def test_csv_has_phases_and_blocks_by_the_clock(phased: Path) -> None:
    first, second, *_ = rows(run("phased.yaml", "--to", "csv").stdout)
    assert (first["phase"], first["phase_week"], first["block"], first["block_title"]) == (
        "Base",
        "1",
        "emom",
        "EMOM 4 min",
    )
    assert (first["sets"], first["share"], first["optional"]) == ("2", "minutes 1, 3", "yes")
    assert second["instead"] == "Dip"


def test_json_has_phases_and_rest_days(phased: Path) -> None:
    week = json.loads(run("phased.yaml", "--to", "json").stdout)["weeks"][1]
    assert week["phase"] == {"name": "Base", "week": 2, "weeks_in_all": 2, "note": "Slowly.", "move_on": []}
    assert week["rest_days"] == [{"days": ["Tuesday"], "text": "Walk", "before": 1}]
    (block,) = week["sessions"][0]["blocks"]
    assert (block["kind"], block["title"], block["optional"]) == ("emom", "EMOM 4 min", True)
    assert block["exercises"][1]["instead"] == ["Dip"]


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_a_complex_that_gets_heavier_and_a_daily_session_are_exported(here: Path, form: str) -> None:
    (here / "p.yaml").write_text(
        "title: T\nweeks: 1\nsessions:\n"
        "  - name: Gym\n    exercises:\n"
        "      - {complex: [{exercise: power-clean, do: 1}, {exercise: front-squat, do: 2}], sets: 3, load: 50kg +5kg/set}\n"
        "  - {name: Home, days: daily, times: 2, exercises: [{exercise: plank, do: 2x30s}]}\n"
    )
    out = run("p.yaml", "--to", form)
    assert out.exit_code == 0
    assert "55" in out.stdout
    assert "60" in out.stdout


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-cmd|x", "'-cmd|x"),
        ("+2.5kg", "'+2.5kg"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("+2.5", "+2.5"),
        ("-10%", "-10%"),
        ("3x8", "3x8"),
        ("'tis", "'tis"),
        ("", ""),
    ],
)
def test_no_text_becomes_a_formula_and_reading_has_it_back(cell: str, written: str) -> None:
    assert as_text(cell) == written
    assert as_meant(written) == cell
    sheet = read_csv(f'c,d,e\na,"{written}",b\n'.encode(), "x.csv", Docket())
    assert sheet is not None
    assert sheet.rows[1] == ("a", cell, "b")
    assert sheet.written is not None
    assert sheet.written[0][slice(*sheet.written[1](1)[1])] == cell


def test_titles_and_notes_of_a_stranger_are_no_formulas_in_the_table(here: Path) -> None:
    text = BLOCK.replace("title: Block", "title: '=HYPERLINK(\"x\")'").replace("Low bench.", "'@x'")
    (here / "block.yaml").write_text(text, encoding="utf-8")
    found = rows(run("block.yaml", "--to", "csv").stdout)
    assert {row["program"] for row in found} == {'\'=HYPERLINK("x")'}
    assert "'@x" in {row["note"] for row in found}
    for row in found:
        for cell in row.values():
            assert not cell.startswith(("=", "@", "\t", "\r"))


def test_what_a_set_group_has_of_its_own_stands_in_its_row(here: Path) -> None:
    do = "3x5 @ 80kg tempo 31X0 rest 3 min, 3x10 wide grip @ 60/40kg rest 90s"
    text = f'title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{exercise: squat, do: "{do}"}}]}}]\n'
    (here / "own.yaml").write_text(text, encoding="utf-8")
    sheets = merged(here / "own.yaml")
    first, second = rows(as_csv(sheets))
    assert [first[name] for name in ("tempo", "tempo_words", "rest", "manner")] == [
        "3-1-X-0", "tempo 3-1-X-0", "3 min", "",
    ]  # fmt: skip
    assert (second["rest"], second["manner"], second["load"]) == ("90 s", "wide grip", "60/40 kg")
    (entry,) = json.loads(as_json(sheets))["weeks"][0]["sessions"][0]["blocks"][0]["exercises"]
    assert entry["rest"] == ""
    assert [(group["rest"], group["tempo"], group["manner"]) for group in entry["groups"]] == [
        ("3 min", "tempo 3-1-X-0", ""),
        ("90 s", "", "wide grip"),
    ]
    assert [group["load"]["of_pair"] for group in entry["groups"]] == [None, 40]
    assert "3 × 5 @ 80 kg, tempo 3-1-X-0, rest 3 min; 3 × 10 wide grip @ 60/40 kg, rest 90 s" in as_markdown(sheets)


def test_sides_that_differ_and_pairs_have_their_figures(here: Path) -> None:
    both = '{exercise: squat, sides: each, do: "3x15 left, 22 right"}, {exercise: squat, do: 15/12 cal}'
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{both}]}}]\n"
    (here / "sides.yaml").write_text(text, encoding="utf-8")
    sheets = merged(here / "sides.yaml")
    table = rows(as_csv(sheets))
    assert [row["do"] for row in table] == ["3x15 left / 22 right", "1x15/12 cal"]
    asked = ("other_side", "other_min", "other_max", "amount_of_pair", "load_of_pair")
    assert [tuple(row[name] for name in asked) for row in table] == [
        ("right", "22", "22", "", ""),
        ("", "", "", "12", ""),
    ]
    found = [
        block["exercises"][0]["groups"][0] for block in json.loads(as_json(sheets))["weeks"][0]["sessions"][0]["blocks"]
    ]
    assert found[0]["other_side"] == {"side": "right", "min": 22, "max": 22, "unit": "reps"}
    assert (found[1]["other_side"], found[1]["amount"]["of_pair"]) == (None, 12)
    assert "3 × (15 left, 22 right)" in as_markdown(sheets)


def test_maxima_that_nobody_gave_are_listed(here: Path) -> None:
    text = (
        "title: T\nweeks: 2\nmaxes: {deadlift: 180kg}\ntraining_max: {bench-press: 90%}\nsessions:\n"
        "  - name: A\n    exercises:\n      - {exercise: back-squat, do: 3x5 @ 75%}\n"
        "      - {exercise: bench-press, do: 3x5 @ 75%}\n      - {exercise: deadlift, do: 3x5 @ 75%}\n"
    )
    (here / "unknown.yaml").write_text(text, encoding="utf-8")
    sheets = merged(here / "unknown.yaml")
    squat, bench = "Back squat maximum, kg", "Bench press training max, 90 % of maximum, kg"
    assert [row["unknown_maximum"] for row in rows(as_csv(sheets))] == [squat, bench, ""] * 2
    assert f"Maxima to find out: {squat}; {bench}\n" in as_markdown(sheets)
    assert json.loads(as_json(sheets))["unknown_maxima"] == [
        {"exercise": "back-squat", "kind": "maximum", "share": None, "unit": "kg", "words": squat},
        {"exercise": "bench-press", "kind": "training max", "share": 90, "unit": "kg", "words": bench},
    ]


def test_a_tempo_of_some_sets_is_theirs_and_the_others_have_the_general_one(here: Path) -> None:
    do = "warm-up 1x8, 3x5 tempo 31X0, 2x10, 1x30s"
    text = f'title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{exercise: squat, do: "{do}", tempo: 20X0}}]}}]\n'
    (here / "tempo.yaml").write_text(text, encoding="utf-8")
    sheets = merged(here / "tempo.yaml")
    assert [row["tempo"] for row in rows(as_csv(sheets))] == ["", "3-1-X-0", "2-0-X-0", ""]
    assert "3 × 5, tempo 3-1-X-0; 2 × 10, tempo 2-0-X-0; 1 × 30 s\n" in as_markdown(sheets)
    assert "Tempo:" not in as_markdown(sheets)


def test_markdown_of_a_language_from_right_to_left_says_so(here: Path) -> None:
    """A reader of Markdown takes the direction from the HTML around it; the marks inside stay marks."""
    found = run("block.yaml", "--to", "markdown", "--language", "he").stdout.splitlines()
    assert found[:3] == ['<div dir="rtl">', "", "# Block"]
    assert found[-2:] == ["", "</div>"]
