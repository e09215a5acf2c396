"""What was done: written down, kept, taken over from elsewhere, and printed on the next sheet."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import openpyxl
import pikepdf
import pytest
from click.testing import CliRunner, Result
from conftest import spaced
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from programprint.build import merge_program
from programprint.cli import main
from programprint.docket import Docket
from programprint.languages import words_of
from programprint.logbook.book import Book, book_of, grown
from programprint.logbook.record import Record, parsed, schema, written
from programprint.merge.sheet import Entry
from programprint.order import Order
from programprint.wording import entries

BLOCK = """
title: Spring
weeks: 4
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: 3x5 @ 60kg, progress: "SQUAT"}
      - {exercise: single-leg-hip-thrust, do: 3x8-12/leg, progress: +2.5kg when all sets reach 12}
  - name: Upper
    day: Thursday
    exercises:
      - {exercise: bench-press, do: "3x8-12", progress: +2.5kg when all sets reach 12}
"""
LINEAR = "+2.5kg when all reps are done; -10% after 2 misses in a row"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "block.yaml").write_text(BLOCK.replace("SQUAT", LINEAR))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def add(*what: str, week: int = 1, session: str = "Lower", to: str = "ada.jsonl") -> Result:
    result = run("log", "add", to, "--program", "block.yaml", "--week", str(week), "--session", session, *what)
    assert result.exit_code == 0, result.output
    return result


def records(name: str = "ada.jsonl") -> list[Record]:
    return [parsed(line) for line in Path(name).read_bytes().splitlines()]


def entry(week: int, exercise: str, log: str = "ada.jsonl") -> Entry:
    """An exercise of a week, as the log tells."""
    docket = Docket()
    sheets = merge_program(Path("block.yaml"), Order(log=Path(log)), docket)
    assert sheets, [*docket]
    return next(found for found in sheets[week - 1].entries if found.id == exercise)


def told(found: Entry) -> list[str]:
    return [spaced(f"{one.name} {one.text}".strip()) for one in entries.details(found, words_of("en"), "last time")]


# --- by hand ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("back squat: 5, 5, 4 @ 60kg RPE 8", "1 both 5 60 8; 2 both 5 60 8; 3 both 4 60 8"),
        ("A: 3x5 @ 62,5", "1 both 5 62.5 -; 2 both 5 62.5 -; 3 both 5 62.5 -"),
        ("A: 5@60, 5@65, 5@70kg", "1 both 5 60 -; 2 both 5 65 -; 3 both 5 70 -"),
        ("back-squat: 5, -, 5", "1 both 5 - -; 2 both - - -; 3 both 5 - -"),
        ("B: L 8, 8 / R 9, 7 @ 24", "1 L 8 24 -; 2 L 8 24 -; 1 R 9 24 -; 2 R 7 24 -"),
        ("B: 8", "1 L 8 - -; 1 R 8 - -"),
        ("A: 5, 5 @ 60, 3 @ 70kg", "1 both 5 60 -; 2 both 5 60 -; 3 both 3 70 -"),
        ("A: 5@60,5@65, 5", "1 both 5 60 -; 2 both 5 65 -; 3 both 5 65 -"),
        ("A: 5 @ 60 RPE 7, 5 @ 60 RPE 8,5", "1 both 5 60 7; 2 both 5 60 8.5"),
        ("B: L 8, 8 @ 24 / R 9, 7 @ 26", "1 L 8 24 -; 2 L 8 24 -; 1 R 9 26 -; 2 R 7 26 -"),
        ("B: L 8 @ 24 / R 8, 7", "1 L 8 24 -; 1 R 8 24 -; 2 R 7 24 -"),
        ("A extra: 8, 6 @ 50", "extra1 both 8 50 -; extra2 both 6 50 -"),
        ("A: 5 @ bw+10", "1 both 5 10 -"),
        ("A: 5 @ +10kg, 4", "1 both 5 10 -; 2 both 4 10 -"),
    ],
)
def test_a_line_is_read_as_it_is_written(here: Path, line: str, done: str) -> None:
    add(line)
    rows = [(one.set, one.side, one.done, one.load, one.effort) for one in records()]
    assert "; ".join(" ".join("-" if value is None else f"{value}" for value in row) for row in rows) == done
    assert all(one.by for one in records())


@pytest.mark.parametrize(
    "line",
    [
        *("squatt: 5", "A: five", "A: 5, 5, 5, 5", "A: L 5 / 6", "A:", "A: 5 @ heavy", "A: 1000000000", "A: \u0663"),
        *("A: 5 @ 60,8,7", "A: 40m", "A warm-up: 5", "extra: 5"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_a_cure(here: Path, line: str) -> None:
    result = run("log", "add", "ada.jsonl", "--program", "block.yaml", "--week", "1", "--session", "Lower", line)
    assert result.exit_code == 1
    assert "error" in result.output
    assert "write" in result.output or "there are" in result.output
    assert not Path("ada.jsonl").exists()


def test_a_line_needs_its_week_and_its_session(here: Path) -> None:
    assert "--week" in run("log", "add", "ada.jsonl", "--program", "block.yaml", "A: 5").output
    result = run("log", "add", "ada.jsonl", "--program", "block.yaml", "--week", "1", "A: 5")
    assert result.exit_code == 2
    assert "Lower, Upper" in result.output


KINDS = """
title: Kinds
weeks: 2
sessions:
  - name: Lower
    exercises:
      - {exercise: back-squat, do: "warm-up 2x8 @ 40kg, 1x5 @ 80kg", progress: "+2.5kg when all reps are done"}
      - {exercise: back-squat, do: 2x8, progress: "+5kg when all reps are done"}
      - {exercise: plank, do: 3x30s}
      - {exercise: bench-press, do: "2x(2+2+2) @ 50kg"}
      - {exercise: push-up, do: 2x10}
      - {superset: [{exercise: pull-up, do: "2x5"}, {exercise: dead-bug, do: 2x8}]}
"""


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("A warm-up: 8, 6 @ 40", "w1 8 reps 40kg; w2 6 reps 40kg"),
        ("C: 30s, 25, 1:10", "1 30 s; 2 25 s; 3 70 s"),
        ("plank: 1 min", "1 60 s"),
        ("D: 2+2+1, 2+2+2 @ 50kg", "1 5 reps 50kg; 2 6 reps 50kg"),
        ("push-up: 10 @ 5kg", "1 10 reps 5kg"),
        ("F2: 8, 8", "1 8 reps; 2 8 reps"),
    ],
)
def test_every_kind_of_set_can_be_written_down(here: Path, line: str, done: str) -> None:
    Path("block.yaml").write_text(KINDS)
    add(line)
    rows = [f"{one.set} {one.done} {one.unit} {one.load or ''}{one.load_unit}".strip() for one in records()]
    assert "; ".join(rows) == done


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("back squat: 5", "write its label: A or B"),
        ("C: 40m", "write what was done in s"),
        ("push-up: 10 @ 5", "write it with its unit"),
    ],
)
def test_what_can_be_meant_in_two_ways_is_asked_back(here: Path, line: str, cure: str) -> None:
    Path("block.yaml").write_text(KINDS)
    result = run("log", "add", "ada.jsonl", "--program", "block.yaml", "--week", "1", "--session", "Lower", line)
    assert result.exit_code == 1
    assert cure in result.output


def test_an_exercise_that_stands_twice_in_a_session_has_two_histories(here: Path) -> None:
    Path("block.yaml").write_text(KINDS)
    add("A: 5 @ 80kg", "B: 8, 8 @ 60kg")
    docket = Docket()
    sheets = merge_program(Path("block.yaml"), Order(log=Path("ada.jsonl")), docket)
    assert sheets
    found = [one for one in sheets[1].entries if one.id == "back-squat"]
    assert [told(one)[0] for one in found] == ["Last time 80 kg: 5 (week 1)", "Last time 60 kg: 8, 8 (week 1)"]
    assert str(found[1].groups[0].load) == "65kg"


def test_the_plates_of_a_load_that_follows_are_printed(here: Path) -> None:
    add("A: 5, 5, 5 @ 60kg")
    plates = entry(2, "back-squat").plates
    assert plates is not None
    assert [str(one) for one in plates.each] == ["20", "1.25"]


def test_a_number_that_no_log_holds_is_not_written(here: Path) -> None:
    from programprint.logbook.keep import keep

    docket = Docket()
    assert keep(Path("ada.jsonl"), [one(done=Decimal(10**9))], docket) is None
    assert docket.errors
    assert not Path("ada.jsonl").exists()


def test_who_is_not_named_is_the_one_whose_log_it_is(here: Path) -> None:
    scanned, typed = one(athlete="Ada Sample", picture="x"), one(done=Decimal(6), by="hand")
    assert [found.done for found in Book((scanned, typed)).sure] == [6]
    assert Book((scanned,)).take([one(picture="y", athlete="ada-sample")]).has, "a form has names as ids have them"
    assert Book((scanned,)).take([one(done=Decimal(6), picture="y")]).contradict
    both = Book((scanned, one(athlete="Bo", picture="x"), typed))
    assert len(both.sure) == 3, "of a team's log nobody can tell"


# --- the book --------------------------------------------------------------------------------------------------------


def one(**fields: object) -> Record:
    return replace(
        Record(log=1, program="P", week=1, session="a", exercise="squat", set="1", done=Decimal(5)), **fields
    )


def test_the_same_again_counts_once() -> None:
    book = Book((one(picture="x"),))
    assert book.take([one(picture="x")]).has == (one(picture="x"),)
    assert book.take([one(picture="x", done=Decimal(7))]).has, "a picture that was read before says nothing new"
    assert not book.take([one()]).new


def test_two_readings_that_differ_are_a_conflict_until_a_person_settles_it() -> None:
    book = Book((one(picture="x"), one(picture="y", done=Decimal(6))))
    assert [(found.first.done, found.second.done) for found in book.conflicts] == [(Decimal(5), Decimal(6))]
    assert not book.sure
    settled = Book((*book.records, one(done=Decimal(6), by="Ada")))
    assert not settled.conflicts
    assert [found.done for found in settled.sure] == [6]


def test_what_a_person_confirmed_stays() -> None:
    book = Book((one(by="Ada"),))
    taken = book.take([one(picture="z", done=Decimal(9))])
    assert not taken.new
    assert [found.second.done for found in taken.left] == [9]
    assert Book((*book.records, one(picture="z", done=Decimal(9)))).sure == (one(by="Ada"),)
    assert book.take([one(by="Ada", done=Decimal(6))]).new


def test_what_nobody_is_sure_of_is_not_used() -> None:
    assert not Book((one(state="unsure"),)).sure
    assert Book((one(state="unsure"), one(picture="p"))).sure == (one(picture="p"),)


RECORDS = st.builds(
    one,
    done=st.none() | st.integers(0, 500).map(Decimal) | st.decimals(0, 100, places=1),
    side=st.sampled_from(["L", "R", "both"]),
    set=st.sampled_from(["1", "2", "w1", "extra1"]),
    state=st.sampled_from(["done", "not done", "unsure"]),
    by=st.sampled_from(["", "Ada"]),
    picture=st.sampled_from(["", "x", "y"]),
    session=st.text(max_size=5),
)


@given(st.lists(RECORDS, max_size=8))
def test_a_log_reads_back_as_it_was_written_and_obeys_its_schema(found: list[Record]) -> None:
    data = written(found)
    docket = Docket()
    book = book_of(data, "log", docket)
    assert book is not None
    assert not docket.errors
    assert list(book.records) == found
    for line in data.splitlines():
        jsonschema.Draft202012Validator(schema()).validate(json.loads(line))


@given(st.lists(RECORDS, max_size=8), st.lists(RECORDS, max_size=8))
def test_a_log_only_grows_and_a_person_s_word_holds(first: list[Record], later: list[Record]) -> None:
    data = grown(b"", Book().take(first).new)
    before = book_of(data, "log", Docket())
    assert before is not None
    after = grown(data, before.take(later).new)
    assert after.startswith(data)
    book = book_of(after, "log", Docket())
    assert book is not None
    for key, known in before.known.items():
        if known.by:
            assert book.known[key].by
    assert not book.take(later).new or any(one.by for one in later)


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("[]", "object"),
        ("{", "truncated"),
        ('{"log":2,"exercise":"a","set":"1"}', "2"),
        ('{"log":1,"exercise":"a","set":"1","lode":5}', "lode"),
        ('{"log":1,"exercise":"a","set":"1","load":5}', "load_unit"),
        ('{"log":1,"exercise":"a","set":"1","done":1e99}', "done"),
    ],
)
def test_a_line_that_is_no_record_is_told_with_its_place_and_nothing_is_written(
    here: Path, line: str, about: str
) -> None:
    Path("ada.jsonl").write_text(written([one()]).decode() + line + "\n")
    before = Path("ada.jsonl").read_bytes()
    for arguments in (["log", "show", "ada.jsonl"], ["build", "block.yaml", "--log", "ada.jsonl"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "ada.jsonl:2:1" in result.output
        assert about in result.output
    run("log", "add", "ada.jsonl", "--program", "block.yaml", "--week", "1", "--session", "Lower", "A: 5")
    assert Path("ada.jsonl").read_bytes() == before
    assert not Path("block.pdf").exists()


def test_a_log_is_not_written_over_what_is_none(here: Path) -> None:
    result = run("log", "add", "block.yaml", "--program", "block.yaml", "--week", "1", "--session", "Lower", "A: 5")
    assert result.exit_code == 1
    assert Path("block.yaml").read_text().startswith("\ntitle: Spring")


# --- forms -----------------------------------------------------------------------------------------------------------


def fill(values: dict[str, str], source: str = "block.pdf", to: str = "filled.pdf") -> None:
    """Fills in a form as a viewer does."""
    with pikepdf.open(source) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        for name, value in values.items():
            fields[name].V = pikepdf.Name(value) if value.startswith("/") else pikepdf.String(value)
        pdf.save(to)


def test_a_form_that_was_filled_in_becomes_records(here: Path) -> None:
    assert run("build", "block.yaml", "--fillable").exit_code == 0
    fill(
        {
            "w1/lower/a/1/both/tick": "/Yes",
            "w1/lower/a/2/both/amount": "4",
            "w1/lower/a/2/load": "62,5 kg",
            "w1/lower/b/1/l/amount": "8",
            "w1/lower/date": "1.3.2027",
        }
    )
    result = run("log", "add", "ada.jsonl", "--program", "block.yaml", "filled.pdf")
    assert result.exit_code == 0, result.output
    found = {(one.exercise, one.set, one.side): one for one in records()}
    assert found["back-squat", "1", "both"].done == 5, "a tick stands for what was asked for"
    assert found["back-squat", "2", "both"].marks == ("done", Decimal(4), Decimal("62.5"), None)
    assert found["back-squat", "3", "both"].state == "not done"
    assert found["single-leg-hip-thrust", "1", "L"].done == 8
    assert {str(one.date) for one in found.values()} == {"2027-03-01"}
    assert all(one.session == "lower" for one in found.values()), "of a session without a mark nothing is known"
    again = run("log", "add", "ada.jsonl", "--program", "block.yaml", "filled.pdf")
    assert "Wrote 0 sets" in again.output


def test_the_form_of_a_team_tells_its_athletes_apart(here: Path) -> None:
    Path("team.csv").write_text("Name\nAda Sample\nBo Example\n")
    assert run("build", "block.yaml", "--fillable", "--roster", "team.csv", "-o", "team.pdf").exit_code == 0
    with pikepdf.open("team.pdf") as pdf:
        name = next(
            str(field.T) for field in pdf.Root.AcroForm.Fields if str(field.T).endswith("w1/lower/a/1/both/amount")
        )
    fill({name: "5"}, "team.pdf")
    assert run("log", "add", "team.jsonl", "--program", "block.yaml", "filled.pdf").exit_code == 0
    assert {one.athlete for one in records("team.jsonl")} == {name.partition("/")[0]}
    result = run("build", "block.yaml", "--roster", "team.csv", "--log", "team.jsonl", "-o", "next.pdf")
    assert "1 of 2 athletes have no log there" in result.output


def test_a_form_never_takes_the_place_of_what_was_typed(here: Path) -> None:
    assert run("build", "block.yaml", "--fillable").exit_code == 0
    add("A: 5, 5, 4 @ 60kg")
    fill({"w1/lower/a/3/both/amount": "5", "w1/lower/a/1/both/amount": "5", "w1/lower/a/2/both/amount": "5"})
    result = run("log", "add", "ada.jsonl", "--program", "block.yaml", "filled.pdf")
    assert "stays as it was confirmed" in result.output
    book = book_of(Path("ada.jsonl").read_bytes(), "", Docket())
    assert book is not None
    assert [one.done for one in book.sure if one.label == "A"] == [5, 5, 4]


def test_a_pdf_of_something_else_is_named(here: Path) -> None:
    Path("other.yaml").write_text(BLOCK.replace("SQUAT", LINEAR).replace("Lower", "Push").replace("Upper", "Pull"))
    assert run("build", "other.yaml", "--fillable").exit_code == 0
    Path("broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    for name in ("other.pdf", "broken.pdf", "nowhere.pdf"):
        result = run("log", "add", "ada.jsonl", "--program", "block.yaml", name)
        assert result.exit_code == 1, result.output
        assert name in result.output
    assert not Path("ada.jsonl").exists()


# --- what others keep ------------------------------------------------------------------------------------------------

STRONG = """Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Seconds
2027-02-01 18:00:00;Legs;"Squat (Barbell)";W;20;kg;5;;0;0
2027-02-01 18:00:00;Legs;Back squat;1;60;kg;5;8;0;0
2027-02-01 18:00:00;Legs;Back squat;2;60;kg;4;;0;0
2027-02-01 18:00:00;Legs;Moon walk;1;0;kg;4;;0;0
"""
HEVY = """title,start_time,exercise_title,set_index,set_type,weight_kg,reps,duration_seconds,rpe
Legs,"1 Feb 2027, 18:00",Back squat,0,warmup,20,5,,
Legs,"1 Feb 2027, 18:00",Back squat,1,normal,60,5,,8
Legs,"1 Feb 2027, 18:00",Back squat,2,normal,60,4,,
"""
FITNOTES = """Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time
2027-02-01,Back squat,Legs,60,5,,,
2027-02-01,Back squat,Legs,60,4,,,
"""
LIFTOSAUR = """Workout DateTime,Day Name,Exercise,Is Warmup Set?,Completed Reps,Completed RPE,Weight Value,Weight Unit
2027-02-01T18:00:00Z,Legs,Back squat,1,5,,20,kg
2027-02-01T18:00:00Z,Legs,Back squat,0,5,8,60,kg
2027-02-01T18:00:00Z,Legs,Back squat,0,4,,60,kg
"""
WGER = json.dumps(
    {
        "results": [
            {"date": "2027-02-01", "exercise_name": "Back squat", "repetitions": n, "weight": "60.00"} for n in (5, 4)
        ]
    }
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("strong.csv", STRONG),
        ("hevy.csv", HEVY),
        ("fitnotes.csv", FITNOTES),
        ("liftosaur.csv", LIFTOSAUR),
        ("wger.json", WGER),
    ],
)
def test_the_logs_of_other_tools_are_taken_over(here: Path, name: str, text: str) -> None:
    Path(name).write_text(text)
    result = run("log", "import", "ada.jsonl", name, "--athlete", "Ada")
    assert result.exit_code == 0, result.output
    assert [(one.exercise, str(one.date), one.set, one.done, one.load, one.load_unit) for one in records()] == [
        ("back-squat", "2027-02-01", "1", Decimal(5), Decimal(60), "kg"),
        ("back-squat", "2027-02-01", "2", Decimal(4), Decimal(60), "kg"),
    ]
    assert ("Moon walk" in result.output) == (name == "strong.csv")
    assert "Wrote 0 sets" in run("log", "import", "ada.jsonl", name, "--athlete", "Ada").output


def test_what_another_program_left_is_last_time_too(here: Path) -> None:
    Path("strong.csv").write_text(STRONG)
    run("log", "import", "ada.jsonl", "strong.csv")
    assert told(entry(1, "back-squat")) == ["Last time 60 kg: 5, 4 (1 Feb)"]


def test_pounds_stay_pounds(here: Path) -> None:
    Path("hevy.csv").write_text(HEVY.replace("weight_kg", "weight_lbs"))
    run("log", "import", "ada.jsonl", "hevy.csv")
    assert {one.load_unit for one in records()} == {"lb"}


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "", "Date,Exercise\n2027-02-01,Moon walk\n"])
def test_a_table_that_is_no_log_is_refused(here: Path, text: str) -> None:
    Path("log.csv").write_text(text)
    result = run("log", "import", "ada.jsonl", "log.csv")
    assert result.exit_code == 1
    assert "log.csv" in result.output
    assert not Path("ada.jsonl").exists()


def test_a_log_goes_into_a_spreadsheet(here: Path) -> None:
    add("A: 5, 5, 4 @ 60kg")
    text = run("log", "export", "ada.jsonl", "--to", "csv").stdout
    assert text.splitlines()[0].startswith("program,athlete,date,week,session")
    assert text.splitlines()[1].startswith("Spring,,,1,lower,A,back-squat,1,both,1,5 @ 60kg,5,reps,60,kg")
    assert run("log", "export", "ada.jsonl", "--to", "xlsx", "-o", "ada.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(io.BytesIO(Path("ada.xlsx").read_bytes()))["Log"]
    assert [row[11].value for row in sheet.iter_rows(min_row=2)] == [5, 5, 4]


# --- the next sheet --------------------------------------------------------------------------------------------------


def test_last_time_is_printed_where_the_exercise_comes_next(here: Path) -> None:
    add("A: 5, 5, 4 @ 60kg", "B: L 12, 10 / R 12, 12 @ 24kg")
    assert told(entry(1, "back-squat")) == []
    assert told(entry(2, "back-squat")) == ["Last time 60 kg: 5, 5, 4 (week 1)"]
    assert told(entry(2, "single-leg-hip-thrust")) == ["Last time 24 kg: L 12, 10 · R 12, 12 (week 1)"]
    assert told(entry(3, "back-squat")) == [], "what comes in between nobody knows yet"


@pytest.mark.parametrize(
    ("lines", "load", "why"),
    [
        (["A: 5, 5, 5 @ 60kg"], "62.5", "+2.5 kg: all reps were done"),
        (["A: 5, 5, 4 @ 60kg"], "60", ""),
        (["A: 5, 5, 4 @ 60kg", "A: 5, 4, 4 @ 60kg"], "55", "−10 %: 2 misses in a row"),
        (["A: 5, 5, 4 @ 60kg", "A: 5, 4, 4 @ 65kg"], "65", ""),
        (["A: 5, 5, 5 @ 60kg", "A: 5, 5, 5 @ 62.5kg"], "65", "+2.5 kg: all reps were done"),
        (["A: 5, 5, - @ 60kg"], "60", ""),
    ],
)
def test_a_rule_is_applied_to_what_was_done(here: Path, lines: list[str], load: str, why: str) -> None:
    for week, line in enumerate(lines, start=1):
        add(line, week=week)
    found = entry(len(lines) + 1, "back-squat")
    assert [str(group.load) for group in found.groups] == [f"{load}kg"]
    assert told(found)[1:] == ([why] if why else [])


def test_a_side_that_falls_short_holds_the_load(here: Path) -> None:
    add("B: L 12, 12, 11 / R 12, 12, 12 @ 24kg")
    assert told(entry(2, "single-leg-hip-thrust"))[1:] == []
    add("B: L 12, 12, 12 / R 12, 12, 12 @ 24kg", week=2)
    found = entry(3, "single-leg-hip-thrust")
    assert told(found)[1:] == ["+2.5 kg: all sets reached 12"]
    assert [str(group.load) for group in found.groups] == ["26.5kg"]


@pytest.mark.parametrize(
    ("rule", "lines", "load", "why"),
    [
        ("+5kg every session", ["A: 5, 4, 3 @ 60kg"], "65", "+5 kg: every session"),
        ("+5kg every 2 sessions", ["A: 5, 5, 5 @ 60kg"], "60", ""),
        ("+5kg after 2 successes", ["A: 3x5 @ 60kg", "A: 3x5 @ 60kg"], "65", "+5 kg: 2 successes"),
        ("+5kg after 2 successes", ["A: 3x5 @ 55kg", "A: 3x5 @ 60kg"], "60", ""),
        (
            "+1kg for every rep over 3 in the last set, at most 2 kg",
            ["A: 5, 5, 8 @ 60kg"],
            "62",
            "+1 kg: for every rep over 3 in the last set",
        ),
        ("-5kg when the total is below 11", ["A: 4, 3, 3 @ 60kg"], "55", "−5 kg: the total was below 11"),
        ("-5kg when the total is below 11", ["A: 4, 4, 3 @ 60kg"], "60", ""),
        ("+2.5kg when RPE is 8 or less", ["A: 3x5 @ 60kg RPE 8"], "62.5", "+2.5 kg: RPE was 8 or less"),
        ("+2.5kg when RPE is 8 or less", ["A: 3x5 @ 60kg RPE 9"], "60", ""),
        ("+2.5kg when RPE is 8 or less", ["A: 3x5 @ 60kg"], "60", ""),
        (
            "+2.5kg when the last set reaches 8-9; +5kg when the last set reaches 10",
            ["A: 5, 5, 10 @ 60kg"],
            "65",
            "+5 kg: the last set reached 10",
        ),
        (
            "+2.5kg when all reps are done; -10% after a stall",
            ["A: 5, 5, 4 @ 60kg", "A: 5, 5, 4 @ 60kg"],
            "55",
            "−10 %: a stall",
        ),
    ],
)
def test_rules_of_the_gym(here: Path, rule: str, lines: list[str], load: str, why: str) -> None:
    Path("block.yaml").write_text(BLOCK.replace("SQUAT", rule))
    for week, line in enumerate(lines, start=1):
        add(line, week=week)
    found = entry(len(lines) + 1, "back-squat")
    assert [str(group.load) for group in found.groups] == [f"{load}kg"], told(found)
    assert told(found)[1:] == ([why] if why else [])


def test_an_open_load_is_filled_in_and_one_that_the_coach_wrote_stays(here: Path) -> None:
    add("bench press: 12, 12, 12 @ 40kg", session="Upper")
    assert [str(group.load) for group in entry(2, "bench-press").groups] == ["42.5kg"]
    Path("block.yaml").write_text(BLOCK.replace('"3x8-12"', '"1x8-12 @ 40kg, 2x8-12 @ 45kg"').replace("SQUAT", LINEAR))
    assert [str(group.load) for group in entry(1, "bench-press").groups] == ["40kg", "45kg"]


def test_the_weak_side_is_found_in_the_log_and_said(here: Path) -> None:
    add("B: L 12, 12, 12 / R 9, 9, 8 @ 24kg")
    result = run("build", "block.yaml", "--log", "ada.jsonl")
    assert result.exit_code == 0, result.output
    assert "weak side: right, by the log" in result.output
    assert entry(2, "single-leg-hip-thrust").sets[0].sides == ("R", "L")


def test_sides_that_are_even_leave_the_question_open(here: Path) -> None:
    add("B: L 12, 12, 12 / R 12, 12, 12 @ 24kg")
    assert "weak side" not in run("build", "block.yaml", "--log", "ada.jsonl").output


def test_each_athlete_has_a_log_of_their_own(here: Path) -> None:
    Path("team.csv").write_text("Name\nAda Sample\nBo Example\nCy Model\n")
    Path("logs").mkdir()
    add("A: 5, 5, 5 @ 60kg", to="logs/Ada-Sample.jsonl")
    add("A: 5, 5, 5 @ 80kg", to="logs/Bo-Example.jsonl")
    result = run("build", "block.yaml", "--roster", "team.csv", "--log", "logs", "--weeks", "2", "-o", "team.pdf")
    assert result.exit_code == 0, result.output
    assert "1 of 3 athletes have no log there" in result.output
    import pypdf

    pages = [spaced(page.extract_text()) for page in pypdf.PdfReader("team.pdf").pages]
    text = {name: " ".join(page for page in pages if name in page) for name in ("Ada Sample", "Bo Example", "Cy Model")}
    assert "62.5 kg" in text["Ada Sample"]
    assert "82.5 kg" in text["Bo Example"]
    assert "Last time" not in text["Cy Model"]
    one_file = Path("logs/Ada-Sample.jsonl").read_text().replace('"Spring"', '"Spring","athlete":"Ada Sample"')
    Path("all.jsonl").write_text(one_file)
    assert (
        "2 of 3 athletes"
        in run("build", "block.yaml", "--roster", "team.csv", "--log", "all.jsonl", "-o", "x.pdf").output
    )


@pytest.mark.parametrize(
    "layout", ["handout", "card", "large-print", "rack", "wall", "pocket", "coach", "cues", "whiteboard"]
)
def test_every_layout_takes_a_log(here: Path, layout: str) -> None:
    from programprint import resources
    from programprint.read.layouts import layout_names

    if layout not in layout_names([resources.layouts()]):
        layout = "handout"
    add("A: 5, 5, 5 @ 60kg", "B: L 12, 10 / R 12, 12 @ 24kg")
    result = run("build", "block.yaml", "-l", layout, "--log", "ada.jsonl", "-o", "x.pdf")
    assert result.exit_code == 0, result.output


def test_without_a_log_nothing_changes(here: Path) -> None:
    Path("empty.jsonl").write_text("")
    assert run("build", "block.yaml", "-o", "a.pdf").exit_code == 0
    assert run("build", "block.yaml", "--log", "empty.jsonl", "-o", "b.pdf").exit_code == 0
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()


def test_python_takes_a_log_as_the_command_does(here: Path) -> None:
    import programprint

    add("A: 5, 5, 5 @ 60kg")
    assert run("build", "block.yaml", "--log", "ada.jsonl").exit_code == 0
    text, whole = Path("ada.jsonl").read_text(), Path("block.pdf").read_bytes()
    records = [json.loads(line) for line in text.splitlines()]
    for log in (Path("ada.jsonl"), text, text.encode(), records):
        done = programprint.render(Path("block.yaml"), log=log)
        assert done.pdf == whole, done.problems
        sheets = programprint.sheets(Path("block.yaml"), log=log).sheets
        assert [str(group.load) for group in sheets[1].entries[0].groups] == ["62.5kg"]


@pytest.mark.parametrize(
    "log", ["{", b"\xff\xfe", [{"lode": 1}], [{"exercise": {1}}], [{(1, 2): 3}], Path("nowhere.jsonl")]
)
def test_a_log_from_python_that_is_none_is_a_problem(here: Path, log: object) -> None:
    import programprint

    done = programprint.render(Path("block.yaml"), log=log)  # type: ignore[arg-type]
    assert done.pdf is None
    assert any(problem.severity == "error" for problem in done.problems)


def test_what_is_exported_knows_the_log(here: Path) -> None:
    add("A: 5, 5, 5 @ 60kg")
    result = run("export", "block.yaml", "--to", "csv", "--weeks", "2", "--log", "ada.jsonl")
    assert result.exit_code == 0, result.output
    assert "62.5" in result.output


@pytest.mark.parametrize(
    ("of", "line", "loads"),
    [
        ("{exercise: pull-up, do: 3x5 @ bodyweight +10kg, progress: R}", "A: 5, 5, 5 @ +10kg", ["bodyweight + 12.5kg"]),
        ("{exercise: pull-up, do: 3x5 @ bodyweight -20kg, progress: R}", "A: 5, 5, 5 @ 20kg", None),
        ("{exercise: back-squat, do: '1x5, 3x8', progress: R}", "A: 5 @ 100, 8, 8, 8 @ 80", ["None", "None"]),
        ("{exercise: back-squat, do: '1x5, 3x8', progress: R}", "A: 5, 8, 8, 8 @ 80", ["82.5kg", "82.5kg"]),
        ("{exercise: back-squat, do: '1x5, 2x8 @ -10%', progress: R}", "A: 5 @ 100, 8, 8 @ 90", ["102.5kg", "-10%"]),
        ("{exercise: back-squat, do: 3x5, progress: R}", "A: 5 @ 60, 5 @ 65, 5 @ 70", ["None"]),
        ("{exercise: back-squat, do: 3x5, progress: +5lb when all reps are done}", "A: 5, 5, 5 @ 60kg", ["None"]),
        ("{exercise: back-squat, do: 3x5, progress: +5lb when all reps are done}", "A: 5, 5, 5 @ 135lb", ["140lb"]),
        ("{exercise: back-squat, do: 3x8-12, progress: double progression +2.5kg}", "A: 3x12 @ 60kg", ["62.5kg"]),
        ("{exercise: back-squat, do: 3x5 @ 75%, progress: R}", "A: 3x5 @ 75kg", ["77.5kg"]),
        (
            "{exercise: back-squat, do: 3x5+, progress: +2.5kg when the AMRAP set reaches 8}",
            "A: 5, 5, 8 @ 60kg",
            ["62.5kg"],
        ),
    ],
)
def test_a_load_follows_only_where_it_is_known_which(here: Path, of: str, line: str, loads: list[str] | None) -> None:
    rule = of.replace(" R}", " +2.5kg when all reps are done}")
    Path("block.yaml").write_text(f"title: T\nweeks: 2\nsessions:\n  - {{name: Lower, exercises: [{rule}]}}\n")
    open_ = merge_program(Path("block.yaml"), Order(), Docket())
    assert open_
    before = [str(group.load) for group in open_[1].entries[0].groups]
    add(line)
    docket = Docket()
    sheets = merge_program(Path("block.yaml"), Order(log=Path("ada.jsonl")), docket)
    assert sheets, [*docket]
    assert [str(group.load) for group in sheets[1].entries[0].groups] == (loads or before)


def test_a_set_without_a_cell_on_the_sheet_is_not_known(here: Path) -> None:
    assert run("build", "block.yaml", "--fillable").exit_code == 0
    with pikepdf.open("block.pdf") as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T).startswith("w1/lower/a/3/"):
                field.T = pikepdf.String(f"other/{field.T}".replace("w1", "x"))
        pdf.save("block2.pdf")
    fill({"w1/lower/a/1/both/amount": "5"}, "block2.pdf")
    assert run("log", "add", "ada.jsonl", "--program", "block.yaml", "filled.pdf").exit_code == 0
    assert [(one.set, one.state) for one in records() if one.label == "A"] == [("1", "done"), ("2", "not done")]


def test_a_row_at_the_rack_belongs_to_whoever_is_named_in_it(here: Path) -> None:
    Path("block.yaml").write_text(
        BLOCK.replace("SQUAT", LINEAR).replace("progress: +2.5kg when all sets reach 12", "note: slow")
    )
    result = run("build", "block.yaml", "-l", "rack", "--fillable", "-o", "block.pdf")
    assert result.exit_code == 0, result.output
    with pikepdf.open("block.pdf") as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
    cells = [name for name in names if name.endswith("w1/lower/a/1/both/amount")]
    fill({cells[0]: "5", cells[1]: "4", cells[0].replace("1/both/amount", "name"): "Ada Sample"})
    result = run("log", "add", "team.jsonl", "--program", "block.yaml", "filled.pdf")
    assert result.exit_code == 0, result.output
    assert "nobody is named in the row r2 of back-squat" in result.output
    assert {one.athlete for one in records("team.jsonl")} == {"Ada Sample"}


OF_A_MAXIMUM = """
title: Spring
weeks: 2
sessions:
  - name: Lower
    day: Monday
    exercises: [{exercise: back-squat, do: 3x5 @ 75%}]
"""


@pytest.mark.parametrize(
    ("line", "formula", "maximum"),
    [
        ("A: 5, 5, 5 @ 90kg", "epley", "105kg"),
        ("A: 5, 5, 5 @ 90kg", "brzycki", "101kg"),
        ("A: 1 @ 100kg", "epley", "100kg"),
        ("A: 1 @ 100kg", "brzycki", "100kg"),
        ("A: 3, 3, 3 @ 90kg RPE 8", "epley", "105kg"),
        ("A: 3, 3, 3 @ 90kg RIR 2", "epley", "105kg"),
        ("A: 12, 12, 12 @ 60kg", "epley", ""),
        ("A: 8, 8, 8 @ 60kg RIR 3", "epley", ""),
        ("A: 5, 5, 5", "epley", ""),
        ("A: 5, 5, 5 @ 200lb", "epley", "233lb"),
    ],
)
def test_a_maximum_is_estimated_only_where_it_is_asked_for(here: Path, line: str, formula: str, maximum: str) -> None:
    Path("block.yaml").write_text(OF_A_MAXIMUM)
    add(line)
    alone = run("build", "block.yaml", "--log", "ada.jsonl")
    assert alone.exit_code == 0, alone.output
    assert "maximum" not in alone.output
    result = run("build", "block.yaml", "--log", "ada.jsonl", "--estimate-maxima", formula)
    assert result.exit_code == 0, result.output
    told = f"back-squat: maximum {maximum}, estimated ({formula})" if maximum else "no maximum can be estimated"
    assert told in result.output


def test_a_maximum_that_somebody_gave_stays(here: Path) -> None:
    Path("block.yaml").write_text(f"maxes: {{Back squat: 140kg}}\n{OF_A_MAXIMUM}")
    add("A: 5, 5, 5 @ 90kg")
    result = run("build", "block.yaml", "--log", "ada.jsonl", "--estimate-maxima", "epley")
    assert result.exit_code == 0, result.output
    assert "no maximum can be estimated" in result.output


def test_loads_follow_from_an_estimate(here: Path) -> None:
    Path("block.yaml").write_text(OF_A_MAXIMUM)
    add("A: 5, 5, 5 @ 90kg")
    docket = Docket()
    sheets = merge_program(Path("block.yaml"), Order(log=Path("ada.jsonl"), estimate="epley"), docket)
    assert sheets, [*docket]
    assert [str(group.load) for group in sheets[1].entries[0].groups] == ["80kg"]


def test_the_latest_times_tell_a_maximum(here: Path) -> None:
    Path("block.yaml").write_text(OF_A_MAXIMUM.replace("weeks: 2", "weeks: 5"))
    for week, load in enumerate([120, 90, 90, 80], start=1):
        add(f"A: 5, 5, 5 @ {load}kg", week=week)
    result = run("build", "block.yaml", "--log", "ada.jsonl", "--estimate-maxima", "epley")
    assert "maximum 105kg" in result.output


def test_maxima_are_estimated_from_the_log_of_one_athlete(here: Path) -> None:
    Path("team.csv").write_text("Name\nAda\n")
    assert run("build", "block.yaml", "--estimate-maxima", "epley").exit_code == 2
    team = ("--roster", "team.csv", "--log", ".", "--estimate-maxima", "epley")
    assert run("build", "block.yaml", *team).exit_code == 2


def _of_two() -> None:
    add("A: 5, 5, 5 @ 60kg", "--athlete", "Ada Sample", to="all.jsonl")
    add("A: 5, 5, 4 @ 80kg", "--athlete", "Bo Example", to="all.jsonl")


def test_the_log_of_several_athletes_is_not_laid_over_the_sheet_of_one(here: Path) -> None:
    _of_two()
    result = run("build", "block.yaml", "--log", "all.jsonl")
    assert result.exit_code == 1
    assert "several athletes (Ada Sample, Bo Example)" in result.output
    assert "--roster" in result.output
    assert not Path("block.pdf").exists()
    shown = run("log", "show", "all.jsonl").output
    assert [line.split("  ")[0] for line in shown.splitlines()] == ["athlete", *["Ada Sample"] * 3, *["Bo Example"] * 3]


def test_what_one_reading_could_not_read_is_no_conflict_and_the_other_one_fills_it_in() -> None:
    first = one(done=Decimal(5), picture="x", confidence=0.99)
    second = one(done=Decimal(5), load=Decimal(60), load_unit="kg", picture="y", felt=7)
    book = Book((first,))
    taken = book.take([second])
    assert (taken.new, taken.contradict) == ((second,), ())
    for both in ((first, second), (second, first)):
        (known,) = Book(both).sure
        assert (known.done, known.load, known.load_unit) == (Decimal(5), Decimal(60), "kg")
        assert (known.felt, known.confidence) == (7, 0.99)
    assert Book((first, second)).take([one(picture="z")]).has, "it says nothing that is not known"
    other = one(done=Decimal(5), load=Decimal(65), load_unit="kg", picture="z")
    assert Book((first, second)).take([other]).contradict
    assert Book((first, second, other)).conflicts
    said = one(done=Decimal(5), by="Ada")
    assert Book((said, second)).sure == (said,), "what a person confirmed stays as it is"


def test_a_conflict_is_marked_in_what_is_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import csv

    monkeypatch.chdir(tmp_path)
    lines = written(
        [one(done=Decimal(5), picture="x"), one(done=Decimal(6), picture="y"), one(set="2", felt=7, pain=0)]
    )
    Path("ada.jsonl").write_bytes(lines)
    rows = [*csv.DictReader(run("log", "export", "ada.jsonl", "--to", "csv").stdout.splitlines())]
    assert [(row["set"], row["done"], row["conflict"]) for row in rows] == [("1", "5", "6"), ("2", "5", "")]
    shown = run("log", "show", "ada.jsonl").stdout
    head, *_ = shown.splitlines()
    assert head.split().index("pain") - head.split().index("felt") == 1
    assert "7" in shown
    assert "5 in one, 6 in another" in shown
    Path("ada.jsonl").write_bytes(written([one(done=Decimal(5))]))
    assert "felt" not in run("log", "show", "ada.jsonl").stdout


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Flat Barbell Bench Press", "bench-press"),
        ("Lying Leg Curl Machine", "lying-leg-curl"),
        ("Lateral Dumbbell Raise", "lateral-raise"),
        ("Incline Bench Press (Dumbbell)", "incline-dumbbell-press"),
        ("Incline Bench Press (Barbell)", "incline-bench-press"),
        ("Bent Over Row (Barbell)", "barbell-row"),
        ("Bicep Curl (Barbell)", "barbell-curl"),
        ("Skullcrusher (Barbell)", "lying-triceps-extension"),
        ("Lat Pulldown (Cable)", "lat-pulldown"),
        ("Bench Press (Kettlebell)", None),
        ("Zercher Thing", None),
    ],
)
def test_exercises_are_known_by_what_other_tools_call_them(name: str, meant: str | None) -> None:
    from programprint.libraries import library_at
    from programprint.logbook.called import Called

    assert Called(library_at(Path(), (), Docket())).id_of(name) == meant
