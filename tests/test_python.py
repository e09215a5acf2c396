"""The interface for Python: the same sheets from a path, a text or plain data; problems for what is wrong; safe in threads."""

from __future__ import annotations

import gc
import inspect
import io
import re
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from paper import SHIPPED, few_and_many, turns
from PIL import Image

import programprint
from programprint import Rendered, render, resources, sheets
from programprint.docket import Docket
from programprint.merge import merge
from programprint.read.library import Library
from programprint.read.program import Entry, Program
from programprint.read.readers import Reading

DOCS = Path(__file__).parent.parent / "docs"
SMALL: dict[str, Any] = {
    "title": "Small",
    "weeks": 1,
    "sessions": [{"name": "Lower", "exercises": [{"exercise": "glute-bridge", "do": "3x10"}]}],
}


def with_entry(**fields: Any) -> dict[str, Any]:
    """A small program whose only entry says this."""
    return {
        **SMALL,
        "sessions": [{"name": "Lower", "exercises": [{"exercise": "glute-bridge", "do": "3x10", **fields}]}],
    }


def paths(done: Rendered) -> list[str]:
    return [problem.path for problem in done.problems]


def pdf(done: Rendered) -> bytes:
    assert done.pdf is not None, [str(problem) for problem in done.problems]
    return done.pdf


@pytest.mark.parametrize(("path", "layout"), turns(SHIPPED, ["handout", "card"], every=9))
def test_a_path_a_text_and_plain_data_give_the_same_sheets(path: Path, layout: str) -> None:
    text = path.read_text(encoding="utf-8")
    found = render(path, layout)
    assert pdf(render(text, layout)) == pdf(found)
    assert pdf(render(yaml.load(text, yaml.BaseLoader), layout)) == pdf(found)
    assert found.problems == ()
    assert found.pages > 0


def test_values_of_yaml_are_what_a_person_would_type() -> None:
    typed = {**with_entry(sets=3, rest="1.5 min"), "weeks": 2, "start": date(2026, 1, 5), "subtitle": None}
    typed["sessions"][0]["exercises"][0] |= {
        "do": {1: "10 reps", 2: "8 reps"},
        "load": Decimal("62.50").__str__() + "kg",
    }
    typed.pop("start")
    written = yaml.load(yaml.dump(typed | {"weeks": "2"}).replace("subtitle: null\n", ""), yaml.BaseLoader)
    typed.pop("subtitle")
    assert render(typed).pdf == render(written).pdf
    assert render({**SMALL, "weeks": 1.0}).pdf == render({**SMALL, "weeks": "1"}).pdf == render(SMALL).pdf
    assert pdf(render({**SMALL, "goal": None})) == pdf(render(SMALL))


def test_a_problem_in_plain_data_says_the_path() -> None:
    done = render({**with_entry(do="3x1O", rset=2), "wekes": 3})
    assert done.pdf is None
    assert done.pages == 0
    assert sorted(paths(done)) == ["sessions[0].exercises[0].do", "sessions[0].exercises[0].rset", "wekes"]
    assert {(problem.file, problem.line, problem.column) for problem in done.problems} == {("program", None, None)}
    assert "did you mean sets, rest or setup?" in [problem.hint for problem in done.problems]
    said = str(next(problem for problem in done.problems if problem.path.endswith(".do")))
    assert said.splitlines()[0] == "program:sessions[0].exercises[0].do: error: “do”: “O” is not a unit"
    caret = said.splitlines()[2]
    assert said.splitlines()[1][caret.index("^")] == "O"


def test_a_problem_in_a_text_says_line_and_column() -> None:
    (found,) = render(
        "title: A\nweeks: 1\nsessions:\n  - {name: B, exercises: [{exercise: glute-bridge, do: 3x1O}]}\n"
    ).problems
    assert (found.file, found.line, found.column, found.path) == ("program", 4, 59, "")
    assert found.severity == "error"


def test_files_are_handed_in_by_name() -> None:
    program = {**with_entry(exercise="sled-shove"), "library": ["shelf"]}
    files: dict[str, Any] = {
        "shelf/sled-shove.yaml": {"name": "Sled shove"},
        "layouts/mine.yaml": "extends: handout\npaper: a5\n",
    }
    assert pdf(render(program, "mine", files=files))
    wrong = render(program, files={"shelf/sled-shove.yaml": {"name": "Sled shove", "sides": "ech"}})
    assert [(problem.file, problem.path) for problem in wrong.problems] == [("shelf/sled-shove.yaml", "sides")]
    text = render(program, files={"shelf/sled-shove.yaml": "name: Sled shove\nsides: ech\n"})
    assert [(problem.file, problem.line) for problem in text.problems] == [("shelf/sled-shove.yaml", 2)]
    assert pdf(render(Path("block.yaml"), files={"block.yaml": SMALL})) == pdf(render(SMALL))
    (missing,) = render(Path("blok.yaml"), files={"block.yaml": SMALL}).problems
    assert (missing.file, missing.hint) == ("blok.yaml", "did you mean block.yaml?")


def test_pictures_are_handed_in_as_bytes() -> None:
    out = io.BytesIO()
    Image.new("L", (40, 40), 128).save(out, "PNG")
    own = {"exercises/sled-shove.yaml": {"name": "Sled shove", "image": "sled.png"}}
    program = with_entry(exercise="sled-shove")
    with_picture = render(program, "cues", files={**own, "exercises/sled.png": out.getvalue()})
    assert b"/Subtype /Image" in pdf(with_picture)
    (missing,) = render(program, "cues", files=own).problems
    assert (missing.file, missing.path) == ("exercises/sled-shove.yaml", "image")


@pytest.mark.parametrize(
    ("program", "layout"),
    [
        ({**SMALL, "library": ["/etc"]}, "handout"),
        ({**SMALL, "library": ["../.."]}, "handout"),
        (SMALL, "/etc/passwd.yaml"),
        (SMALL, "../../layout.yaml"),
        (SMALL, {"extends": "/etc/x.yaml"}),
        (SMALL, {"extends": "../../../x.yaml"}),
        (SMALL, {"extends": "handout", "fonts": {"regular": "/usr/share/fonts/x.ttf"}}),
    ],
)
@pytest.mark.parametrize("files", [None, {}])
def test_what_is_handed_in_names_nothing_outside(program: Any, layout: Any, files: Any) -> None:
    done = render(program, layout, files=files)
    assert done.pdf is None
    assert done.problems


def test_a_folder_may_stand_beside_a_text(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "sled-shove.yaml").write_text("name: Sled shove")
    program = with_entry(exercise="sled-shove")
    assert render(program).pdf is None
    assert pdf(render(program, files=tmp_path)) == pdf(render(program, library=[tmp_path / "exercises"]))


def test_layouts_are_names_texts_paths_or_data(tmp_path: Path) -> None:
    data = {"extends": "handout", "paper": "a5"}
    (tmp_path / "mine.yaml").write_text("extends: handout\npaper: a5\n")
    made = [
        render(SMALL, data),
        render(SMALL, "extends: handout\npaper: a5"),
        render(SMALL, tmp_path / "mine.yaml"),
        render(SMALL, settings={"paper": "a5"}),
        render(SMALL, settings=["paper=a5"]),
    ]
    assert len({pdf(one) for one in made}) == 1
    assert [(problem.file, problem.path) for problem in render(SMALL, {**data, "paper": "a55"}).problems] == [
        ("layout", "paper")
    ]
    assert [problem.file for problem in render(SMALL, settings={"paper": "a55"}).problems] == ["settings"]
    assert [problem.file for problem in render(SMALL, settings={"paper": "a5\nwekk: 3"}).problems] == ["settings"]
    assert pdf(render(SMALL, settings={"week": ["log"], "program": [], "log.box": "5mm"}))


def test_a_roster_is_a_text_or_rows() -> None:
    rows: list[dict[str, str | None]] = [
        {"Name": "Ada Sample", "Weak side": "left"},
        {"Name": "Bo Example", "Weak side": None},
    ]
    text = "Name,Weak side\nAda Sample,left\nBo Example,\n"
    assert pdf(render(SMALL, roster=rows)) == pdf(render(SMALL, roster=text))
    assert render(SMALL, roster=rows).pages == 2 * render(SMALL, roster=rows, athletes=["Ada Sample"]).pages
    (wrong,) = render(SMALL, roster=[{"Name": "Ada Sample", "Weak side": "lft"}]).problems
    assert (wrong.file, wrong.path, wrong.message) == ("roster", "[0].Weak side", "“lft” is no side")
    assert [problem.line for problem in render(SMALL, roster="Name,Weak side\nAda,lft\n").problems] == [2]
    others: tuple[Any, ...] = ([], [3], {}, [{}], [{3: 4}], [{"Name": object()}], [{"Name": "\ud800"}], b"\0")
    for bad in others:
        assert render(SMALL, roster=bad).pdf is None


def test_weeks_and_pages_that_are_not_there_are_problems() -> None:
    assert pdf(render({**SMALL, "weeks": 3}, weeks=[2, 3])) == pdf(render({**SMALL, "weeks": 3}, weeks="2-3"))
    assert render(SMALL, pages=[1]).pages == 1
    orders: tuple[dict[str, Any], ...] = (
        {"weeks": [7]},
        {"weeks": [0]},
        {"weeks": "x"},
        {"pages": [99]},
        {"pages": []},
    )
    for wrong in orders:
        assert render(SMALL, **wrong).pdf is None
        assert render(SMALL, **wrong).problems


def test_sheets_are_the_merged_weeks() -> None:
    merged = sheets({**SMALL, "weeks": 3}, weeks="1-2")
    assert [sheet.week for sheet in merged.sheets] == [1, 2]
    assert [entry.guide.id for entry in merged.sheets[0].entries] == ["glute-bridge"]
    assert sheets(with_entry(do="?")).sheets == ()
    assert sheets(with_entry(do="?")).problems


def test_a_call_that_makes_no_sense_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="need a roster"):
        render(SMALL, sort="name")
    with pytest.raises(ValueError, match="no limit “weks”"):
        render(SMALL, limits={"weks": 3})
    with pytest.raises(TypeError):
        render(SMALL, layuot="card")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Program has no field titel"):
        Program(titel="A")
    with pytest.raises(TypeError, match="Entry needs exercise"):
        Entry(do="3x10")
    assert render({**SMALL, "weeks": 3}, limits={"weeks": 2}).pdf is None


def nested(levels: int) -> Any:
    """Lists inside one another."""
    made: Any = []
    for _ in range(levels):
        made = [made]
    return made


def in_itself() -> Any:
    ring: dict[str, Any] = {}
    ring["ring"] = [ring]
    return ring


class Shouting(str):
    def __str__(self) -> str:
        return "SHOUTED"


HOSTILE = [
    *(None, 3, 10**6000, -(10**6000), float("nan"), float("inf"), 1e300, Decimal("NaN"), Decimal("1e99999"), True),
    *(b"\xff\xfe", object(), object, {1, 2}, range(3), iter("ab"), "\ud800", "\0", "\x1b[2J", "", Shouting("x"), print),
    *(
        nested(100_000),
        in_itself(),
        {"a": nested(50)},
        {None: 1},
        {True: 1},
        {1: 1, "1": 2},
        {(1, 2): 3},
        [None],
        "x" * 20_000,
    ),
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_nothing_that_is_handed_in_raises(number: int) -> None:
    bad = HOSTILE[number]
    wrong = [render(bad), render({**SMALL, "sessions": bad}), render(with_entry(do=bad)), render(SMALL, {"paper": bad})]
    wrong += [render(with_entry(exercise="own"), files={"exercises/own.yaml": {"name": bad}})]
    for done in wrong:
        assert (done.pdf is None) == any(problem.severity == "error" for problem in done.problems)
        for problem in done.problems:
            assert str(problem)
            assert problem.file
    assert render(bad).pdf is None


def test_more_than_anybody_prints_is_refused() -> None:
    values: tuple[Any, ...] = ([[]] * 3000, dict.fromkeys(range(3000), ""), ["x"] * 3000, [["x" * 90] * 90])
    for many in values:
        done = render({**SMALL, "sessions": many}, limits={"values": 1000, "characters": 5000})
        assert "raise the limit" in done.problems[0].hint
        assert len(done.problems) == 1


WORDS = st.sampled_from(
    [
        *Program.fields,
        "name",
        "exercises",
        "exercise",
        "do",
        "superset",
        "for",
        "3x10",
        "Monday",
        "glute-bridge",
        "",
        "1-3",
        "~",
    ]
)
SCALARS = (
    WORDS
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.text(max_size=8)
    | st.binary(max_size=3)
)
KEYS = WORDS | st.integers(0, 5) | st.text(max_size=4) | st.none()
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=20
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DATA, st.sampled_from(["", "sessions", "weeks", "defaults", "phases", "maxes"]), DATA)
@example({"weeks": {1: None}}, "sessions", [[]])
def test_any_plain_data_ends_in_sheets_or_problems(data: Any, field: str, entry: Any) -> None:
    for source in (data, {**SMALL, field: data} if field else with_entry(do=data, load=entry)):
        done = sheets(source)
        assert bool(done.sheets) != any(problem.severity == "error" for problem in done.problems)
        assert all(str(problem) for problem in done.problems)


@pytest.mark.parametrize("programs", few_and_many(1, 6))
def test_threads_get_the_same_bytes(programs: int, read_anew: None) -> None:
    jobs = [
        (path, layout)
        for number, path in enumerate(SHIPPED[:programs])
        for layout in ("handout", "card", "coach", "wall", "cues", "pocket")[number % 3 :: 3]
    ]
    alone = [pdf(render(path, layout, weeks="1", fillable=True)) for path, layout in jobs]
    code = inspect.getsource(_in_threads) + "\nprint(_in_threads())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "[]"  # also when threads are the first to ask for fonts and readers
    with ThreadPoolExecutor(8) as pool:
        work = [*jobs, *reversed(jobs)]
        together = list(pool.map(lambda job: render(*job, weeks="1", fillable=True).pdf, work))
    assert together == [*alone, *reversed(alone)]


def _in_threads() -> list[str]:
    """The layouts that came out otherwise in eight threads of a new process than alone afterwards."""
    import sys
    from concurrent.futures import ThreadPoolExecutor

    import programprint

    sys.setswitchinterval(1e-5)
    lifts = [{"exercise": "single-leg-hip-thrust", "do": "3x8/leg @ 20kg"}, {"exercise": "plank", "do": "2x30s"}]
    program = {"title": "T", "weeks": "1", "sessions": [{"name": "A", "exercises": lifts}]}
    layouts = ["handout", "card", "wall", "cues", "rack"]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda name: programprint.render(program, name, weeks="1").pdf, layouts))
    alone = [programprint.render(program, name, weeks="1").pdf for name in layouts]
    return [name for name, one, other in zip(layouts, together, alone, strict=True) if one != other or one is None]


@pytest.mark.wide
def test_many_documents_leave_nothing_behind(read_anew: None) -> None:
    def some(number: int) -> None:
        for turn in range(number):
            assert render({**SMALL, "title": f"Block {turn % 7}"}, ("handout", "card")[turn % 2]).pdf
            assert render(with_entry(do=f"{turn}x?")).pdf is None

    some(10)
    gc.collect()
    tracemalloc.start()
    before, objects = tracemalloc.get_traced_memory()[0], len(gc.get_objects())
    some(100)
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert after - before < 1_000_000
    assert len(gc.get_objects()) - objects < 5_000


def test_the_working_directory_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "handout.yaml").write_text("paper: [")
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "glute-bridge.yaml").write_text("name: [")
    program = tmp_path / "sub" / "block.yaml"
    program.parent.mkdir()
    program.write_text(yaml.dump(with_entry(do="3x1O")))
    here, wrong = render(SMALL), render(program)
    monkeypatch.chdir(tmp_path)
    assert render(SMALL) == here
    assert render(program).problems == wrong.problems
    assert [problem.file for problem in wrong.problems] == [str(program)]


def test_models_without_places_lose_nothing() -> None:
    reading, problems = Reading(), Docket()
    wrong = yaml.load(yaml.dump(with_entry(exercise="nope")), yaml.BaseLoader)
    program = Program.read(wrong, (), reading)
    assert program is not None
    merge(program, Library([resources.programs() / "exercises"], problems), problems)
    (problem,) = problems
    assert (problem.where, problem.file, problem.line) == (None, "", None)
    assert str(problem).startswith("error: the library has no exercise “nope”")


def test_importing_is_quick_and_typed() -> None:
    code = "import sys, programprint; print([name for name in ('msgspec', 'yaml', 'reportlab', 'click') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert set(programprint.__all__) <= set(dir(programprint))
    with pytest.raises(AttributeError):
        programprint.rendr  # noqa: B018


def python_of(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)


def test_the_page_shows_what_works(capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = python_of("python.md")
    exec(shown, {})
    assert re.match(r"\d+ \d+\n", capsys.readouterr().out)
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    for name in [*inspect.signature(render).parameters, *inspect.signature(sheets).parameters]:
        assert f"`{name}`" in page, name


def test_the_web_handler_of_the_how_to_answers() -> None:
    (shown,) = python_of("how-to.md")
    space: dict[str, Any] = {}
    exec(shown, space)

    def answer(body: str) -> tuple[str, bytes]:
        said: list[str] = []
        environ = {"wsgi.input": io.BytesIO(body.encode()), "CONTENT_LENGTH": str(len(body.encode()))}
        data = b"".join(space["handler"](environ, lambda status, _heads: said.append(status)))
        return said[0], data

    status, data = answer(yaml.dump(with_entry(exercise="sled-shove")))
    assert (status, data[:5]) == ("200 OK", b"%PDF-")
    status, data = answer(yaml.dump({**SMALL, "wekes": 1}))
    assert status.startswith("422")
    assert "there is no field “wekes” here" in data.decode()
    assert len(shown.split("def handler")[1].splitlines()) <= 10


@pytest.mark.parametrize("held", [2.5, object(), {"a": 1}, 2**40, [300], bytearray(b"x"), "x"])
def test_what_holds_no_bytes_is_no_picture(held: object) -> None:
    files: dict[str, Any] = {"exercises/shove.yaml": "name: Shove\nimage: a.png", "exercises/a.png": held}
    done = render(with_entry(exercise="shove"), "cues", files=files)
    assert (done.pdf, {problem.file for problem in done.problems}) == (None, {"exercises/shove.yaml"})


def test_a_library_may_be_a_name_in_files() -> None:
    assert render(with_entry(exercise="shove"), library="lib", files={"lib/shove.yaml": "name: Shove"}).pdf


@pytest.mark.parametrize("weeks", [["x"], [float("nan")], [None], 3, [True], [1.5], [object()], "x"])
@pytest.mark.parametrize("name", ["weeks", "pages"])
def test_what_names_no_weeks_is_a_problem(name: str, weeks: object) -> None:
    chosen: dict[str, Any] = {name: weeks}
    done = render(SMALL, **chosen)
    assert [(problem.file, problem.message) for problem in done.problems] == [(name, f"this names no {name}")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"limits": 3},
        {"files": {1: "x"}},
        {"roster": [{"Name": "A"}], "athletes": [3]},
        {"roster": [{"Name": "A"}], "sort": 3},
        {"library": [3]},
        {"settings": "paper=a5"},
    ],
)
def test_a_call_that_makes_no_sense_is_a_type_error(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        render(SMALL, **wrong)


def test_settings_are_values_and_no_text_of_a_file() -> None:
    usual = render(SMALL)
    for none in (None, {}, {"paper": None}):
        assert render(SMALL, settings=none or ()).pdf == usual.pdf
    for wrong in ({"paper": "&a a5"}, {"week": ["log, cues"]}, {"paper": "\ud800"}):
        done = render(SMALL, settings=wrong)
        assert (done.pdf, [problem.file for problem in done.problems]) == (None, ["settings"])
    assert render(SMALL, settings={"margins": {"inside": "25mm"}, "week": ["log"]}).pdf


def test_settings_without_an_end_are_a_problem() -> None:
    endless: list[Any] = []
    endless.append(endless)
    for value in (endless, 10**5000):
        assert [problem.file for problem in render(SMALL, settings={"paper": value}).problems] == ["settings"]
    assert render(SMALL, weeks=range(10**9)).pdf is None
    assert render(SMALL, roster=[{"Name": "A", "x" * 20_000: 1}]).pdf is None


TWO_WEEKS = """
title: Block
weeks: 2
sessions:
  - name: A
    exercises:
      - {exercise: step-up, do: 3x8, instead: hip-thrust}
      - {exercise: pallof-press, do: 3x8, weeks: 2}
"""


def words_on(**asked: Any) -> list[str]:
    """The text of each page of two weeks, the second of which has one exercise more."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf(render(TWO_WEEKS, **asked)))).pages]


def test_parts_are_printed_alone_or_together() -> None:
    logs, cues = words_on(logs_only=True), words_on(cues_only=True)
    assert len(logs) == 1
    assert not any("How to do it" in page for page in logs)
    assert "How to do it" in cues[0]
    assert not any("Know your exercises" in page for page in cues)
    assert words_on(logs_only=True, cues_only=True)[1:] == words_on(guide=False)[1:]
    assert "Know your exercises" in words_on(cues_only=True, guide=True)[-1]


def test_a_week_alone_has_the_cues_of_what_is_new_and_no_guide() -> None:
    pages = words_on(weeks=[2])
    assert len(pages) == 2
    assert "Pallof press" in pages[1]
    assert "Step-up" not in pages[1]
    assert "Step-up" in words_on(weeks=[2], cues_only=True)[0]
    assert "Know your exercises" in words_on(weeks=[2], guide=True)[-1]


def test_cues_behind_each_week_are_told_once() -> None:
    pages = words_on(settings=["week=[log, cues]"], guide=False)
    assert len(pages) == 4
    assert "Step-up" in pages[1]
    assert "Pallof press" in pages[3]
    assert "Step-up" not in pages[3]


def test_what_may_be_done_instead_stands_with_the_cues() -> None:
    assert "Instead" in words_on(cues_only=True)[0]


def test_a_part_that_a_layout_lacks_is_an_error() -> None:
    done = render(TWO_WEEKS, "wall", cues_only=True)
    assert done.pdf is None
    assert "no side for --cues-only" in done.problems[0].message


def test_sheets_are_in_the_language_that_is_asked_for() -> None:
    with pikepdf.open(io.BytesIO(pdf(render(SMALL, language="de")))) as document:
        assert str(document.Root.Lang) == "de"
    assert [sheet.language for sheet in sheets(SMALL, language="pt-BR").sheets] == ["pt-BR"]
    refused = render(SMALL, language="tlh")
    assert refused.pdf is None
    assert "no words in the language “tlh”" in refused.problems[0].message
