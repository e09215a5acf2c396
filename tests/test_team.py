"""Teams: athletes share what is alike, have what is theirs, and never see what is another's."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import spaced
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from paper import clashes, extent, few_and_many, some

from programprint.build import call_roll
from programprint.docket import Docket
from programprint.draw.fonts import SOURCE_SANS
from programprint.draw.pdf import draw_copies
from programprint.merge.lift.loads import converted
from programprint.merge.program import merge_shapes
from programprint.notation.prose import folded
from programprint.order import Order
from programprint.pages import SLOTS, Copy, Text, filled
from programprint.problems import Problem
from programprint.team import Team, prepare_for_team

PROGRAM = """\
title: Team block
weeks: 2
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: 3x5 @ 75%}
      - {exercise: single-leg-hip-thrust, do: 3x10, load: 55% of barbell-hip-thrust, extra_set: {side: weak}}
      - {exercise: sled-push, do: 4x20m, load: 60kg, for: Forwards}
  - name: Upper
    day: Thursday
    exercises:
      - {exercise: bench-press, do: "1x5 @ 65%, 1x5 @ 75%"}
      - {exercise: pallof-press, do: 3x12, load: 20kg, tips: [Only of the Pallof press.]}
"""
Teams = Callable[..., Team]


@pytest.fixture
def team(tmp_path: Path) -> Teams:
    """``team(csv, program, **order)``: what is printed for a roster, which must be free of problems."""

    def build(roster: str, program: str = PROGRAM, **order: object) -> Team:
        found, problems = tried(tmp_path, roster, program, **order)
        assert not problems, [problem.render() for problem in problems]
        assert found is not None
        return found

    return build


def tried(folder: Path, roster: str, program: str = PROGRAM, **order: object) -> tuple[Team | None, list[Problem]]:
    (folder / "block.yaml").write_text(program)
    (folder / "team.csv").write_text(roster)
    docket = Docket()
    asked = Order(roster=folder / "team.csv", **order)  # type: ignore[arg-type]
    return prepare_for_team(folder / "block.yaml", asked, docket), list(docket)


def said(copy: Copy) -> str:
    """Everything on the pages of a copy, with what is filled in."""
    texts = [filled(item.text, copy.values) for page in copy.pages for item in page.items if isinstance(item, Text)]
    return " ".join(spaced(" ".join(texts)).split())


def copy_of(team: Team, name: str) -> Copy:
    return next(copy for copy in team.copies() if copy.title == name)


def test_athletes_who_differ_in_name_and_loads_alone_share_their_pages(team: Teams) -> None:
    program = PROGRAM.replace(", for: Forwards", "")
    first, second = team("Name,Back squat\nAda,100\nBo,140\n", program).copies()
    assert [id(page) for page in first.pages] == [id(page) for page in second.pages]
    assert first.values != second.values


def test_athletes_of_two_shapes_share_the_pages_that_come_out_alike(team: Teams) -> None:
    program = PROGRAM.replace(", for: Forwards", "")
    first, second = team("Name,Note\nAda,Slow down.\nBo,\n", program).copies()
    shared = {id(page) for page in first.pages} & {id(page) for page in second.pages}
    assert 0 < len(shared) < len(first.pages)


def test_no_copy_has_what_is_anothers(team: Teams) -> None:
    roster = "Name,Units,Back squat,Barbell hip thrust,Note,Group\n"
    roster += "".join(
        f"Athlete{n} Q{n}Z,{'lb' if n % 2 else 'kg'},{101 + n}.5,{201 + n}.5,Note{n}N,Forwards\n" for n in range(8)
    )
    copies = list(team(roster).copies())
    for number, copy in enumerate(copies):
        mine = said(copy)
        for other in range(8):
            for secret in (f"Q{other}Z", f"{101 + other}.5", f"{201 + other}.5", f"Note{other}N"):
                assert (secret in mine) == (other == number), (number, secret)
        static = "".join(item.text for page in copy.pages for item in page.items if isinstance(item, Text))
        assert f"Q{number}Z" not in static


def test_a_load_is_the_percentage_rounded_to_plates(team: Teams) -> None:
    program = PROGRAM.replace(", for: Forwards", "")
    copy = copy_of(team("Name,Back squat\nAda,102.5\n", program), "Ada")
    assert "77.5 kg" in said(copy)
    assert "75 % of maximum 102.5 kg" in said(copy)


def test_an_athlete_in_pounds_has_pounds_everywhere(team: Teams) -> None:
    roster = "Name,Group,Units,Body weight (kg),Back squat (kg)\nDina,Forwards,lb,70,140\n"
    text = said(copy_of(team(roster), "Dina"))
    assert "75 % of maximum 308.5 lb" in text
    assert "230 lb" in text  # 231.5 to the nearest 5
    assert "130 lb" in text  # the sled's 60 kg
    assert "154.5 lb" in text
    assert "kg" not in text.replace("kgf", "").split("How to do it")[0]


def test_rounding_of_the_program_is_for_its_own_units(team: Teams) -> None:
    program = "rounding: 1\n" + PROGRAM
    roster = "Name,Group,Units,Back squat\nAda,Forwards,kg,101\nDina,Forwards,lb,301\n"
    found = team(roster, program)
    assert "76 kg" in said(copy_of(found, "Ada"))
    assert "225 lb" in said(copy_of(found, "Dina"))


def test_a_missing_maximum_leaves_the_percentage_and_a_cell_to_write_in(team: Teams) -> None:
    found = team("Name,Group,Back squat\nAda,Forwards,100\nCleo,Forwards,\n")
    copy = copy_of(found, "Cleo")
    assert "75 % of your maximum" in said(copy)
    assert any(field.kind == "load" and "/a/" in field.id for page in copy.pages for field in page.fields)


def test_a_training_max_is_what_percentages_are_taken_of(team: Teams) -> None:
    text = said(copy_of(team("Name,Group,Back squat,Back squat TM\nAda,Forwards,100,90\n"), "Ada"))
    assert "67.5 kg" in text
    assert "75 % of training max 90 kg" in text


def test_a_start_load_takes_the_place_of_a_weight(team: Teams) -> None:
    text = said(copy_of(team("Name,Group,Sled push start\nAda,Forwards,42.5\n"), "Ada"))
    assert "42.5 kg" in text
    assert "60 kg" not in text


def test_a_start_load_where_no_weight_is_said_is_printed_in_the_first_week(team: Teams) -> None:
    program = PROGRAM.replace("do: 3x5 @ 75%", "do: 3x5 @ RPE 8").replace(", for: Forwards", "")
    assert said(copy_of(team("Name,Back squat start\nAda,60\n", program), "Ada")).count("start with 60 kg") == 1


def test_the_weak_side_comes_first_and_has_the_extra_set(team: Teams) -> None:
    found = team("Name,Group,Weak side\nAda,Forwards,right\nBo,Forwards,left\nCleo,Forwards,\n")
    for name, order, side in (("Ada", "right", "r"), ("Bo", "left", "l"), ("Cleo", "weak side", "weak")):
        copy = copy_of(found, name)
        assert f"per leg, {order} first" in said(copy)
        fields = [field for page in copy.pages for field in page.fields]
        assert any(field.kind == "weak" for field in fields) == (name == "Cleo")
        ids = [field.id for field in fields if field.kind == "tick"]
        assert {name.split("/")[4] for name in ids if "extra1" in name} == {side}


def test_a_swap_brings_its_own_cues_and_no_weight_of_the_other(team: Teams) -> None:
    found = team("Name,Group,Swap\nAda,Forwards,pallof-press > dead-bug\nBo,Forwards,\n")
    ada, bo = said(copy_of(found, "Ada")), said(copy_of(found, "Bo"))
    assert "Dead bug" in ada
    assert "Pallof" not in ada
    assert "20 kg" not in ada
    assert "Only of the Pallof press." in bo


def test_what_is_for_a_group_is_for_nobody_else(team: Teams) -> None:
    found = team("Name,Group\nAda,forwards\nBo,backs\nCleo,\n")
    assert ["Sled push" in said(copy) for copy in found.copies()] == [True, False, False]
    assert all("Only for" not in said(copy) for copy in found.copies())


def test_a_whole_session_may_be_for_a_group(team: Teams) -> None:
    program = PROGRAM.replace("day: Thursday", "day: Thursday\n    for: [forwards, backs]")
    found = team("Name,Group\nAda,forwards\nCleo,others\n", program)
    assert ["Bench press" in said(copy) for copy in found.copies()] == [True, False]


def test_a_group_that_no_athlete_is_in_is_a_warning(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name,Group\nAda,fowards\n")
    assert found is not None
    assert [(problem.severity, problem.message, problem.hint) for problem in problems] == [
        ("warning", "no athlete of the roster is in the group “Forwards”", "did you mean fowards?")
    ]


def test_copies_come_in_the_order_that_is_asked_for(team: Teams) -> None:
    assert [copy.title for copy in team("Name\nCleo\nÁda\nBo\n", sort="name").copies()] == ["Áda", "Bo", "Cleo"]
    roster = "Name,Group,Number\nCleo,Forwards,10\nÁda,backs,9\nBo,Forwards,\n"
    assert [copy.title for copy in team(roster, sort="Number").copies()] == ["Áda", "Cleo", "Bo"]
    grouped = list(team(roster, group_by="group", sort="number").copies())
    assert [(copy.section, copy.title) for copy in grouped] == [
        ("backs", "Áda"),
        ("Forwards", "Cleo"),
        ("Forwards", "Bo"),
    ]


def test_an_unknown_name_or_column_is_told_with_the_nearest(tmp_path: Path) -> None:
    roster = "Name,Group\nAda Sample,Forwards\n"
    _, problems = tried(tmp_path, roster, athletes=("Ada Samle",), sort="grup")
    assert {problem.hint for problem in problems} >= {"did you mean Ada Sample?", "did you mean group?"}


def test_per_session_every_athlete_of_a_session_lies_together(team: Teams) -> None:
    copies = list(team("Name,Group\nAda,Forwards\nBo,Forwards\n", per_session=True).copies())
    assert [(copy.section, copy.title) for copy in copies] == [
        (f"Week {week} · {session}", name)
        for week in (1, 2)
        for session in ("Monday · Lower", "Thursday · Upper")
        for name in ("Ada", "Bo")
    ]
    assert all(("Bench press" in said(copy)) == ("Upper" in copy.section) for copy in copies)


HOW, ELSE = "Press the hands straight out", "Common mistakes"
"""What only the cues, and only the guide, of a roster say."""


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ({"logs_only": True}, {"log"}),
        ({"cues_only": True}, {"cues"}),
        ({"logs_only": True, "guide": True}, {"log", "guide"}),
        ({"guide": False}, {"log", "cues"}),
        ({"weeks": (2,), "guide": True}, {"log", "guide"}),
        ({"weeks": (2,), "cues_only": True}, {"cues"}),
        ({"per_session": True}, {"log", "cues"}),
        ({"per_session": True, "logs_only": True}, {"log"}),
        ({"per_session": True, "cues_only": True}, {"cues"}),
        ({}, {"log", "cues", "guide"}),
    ],
)
def test_a_roster_prints_the_parts_that_are_asked_for(team: Teams, asked: dict[str, object], parts: set[str]) -> None:
    copies = list(team("Name\nAda\nBo\n", **asked).copies())
    texts = [" ".join(said(copy) for copy in copies if copy.title == name) for name in ("Ada", "Bo")]
    for text, name in zip(texts, ("Ada", "Bo"), strict=True):
        found = {"log": f"Name {name}" in text, "cues": HOW in text, "guide": ELSE in text}
        assert {part for part, there in found.items() if there} == parts


def test_the_guide_is_not_printed_by_session(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name\nAda\n", per_session=True, guide=True)
    assert found is None
    assert [problem.hint for problem in problems] == ["print the guide apart"]


RESTING = """\
title: Rest well
weeks: 1
sessions:
  - {rest: Sleep long, day: Monday}
  - {name: Pull, days: [Tuesday, Friday], exercises: [{exercise: back-squat, do: 3x5}]}
  - {rest: Walk, day: Saturday}
"""


def test_per_session_a_rest_day_stands_with_one_session_of_its_week(team: Teams) -> None:
    copies = team("Name\nAda\nBo\n", RESTING, per_session=True, settings=("week=[log]",)).copies()
    found = [
        (copy.title, copy.section, [day for day in ("Monday", "Saturday") if day in said(copy)]) for copy in copies
    ]
    assert found == [
        (name, f"Week 1 · {day} · Pull", rests)
        for day, rests in (("Tuesday", ["Monday"]), ("Friday", ["Saturday"]))
        for name in ("Ada", "Bo")
    ]


@pytest.mark.parametrize("per_session", [True, False])
def test_every_copy_begins_on_a_leaf_of_its_own(team: Teams, per_session: bool) -> None:
    logs = ("week=[log]", "program=[]")
    copies = team("Name,Group\nAda,Forwards\nBo,Forwards\n", per_session=per_session, settings=logs).copies()
    assert all(len(copy.pages) % 2 == 0 for copy in copies)


def test_the_pdf_has_an_outline_entry_for_every_athlete_under_its_group(team: Teams) -> None:
    found = team("Name,Group\nAda,Forwards\nBo,backs\nCleo,Forwards\n", group_by="group")
    out = io.BytesIO()
    draw_copies(replace(found.document, title="Team block"), found.copies(), out)
    with pikepdf.open(out) as document, document.open_outline() as outline:
        titles = [(group.title, [athlete.title for athlete in group.children]) for group in outline.root]
        assert "Ada" not in str(document.docinfo["/Title"])
    assert titles == [("Forwards", ["Ada", "Cleo"]), ("backs", ["Bo"])]
    assert "Ada" in pypdfium2.PdfDocument(out.getvalue())[0].get_textpage().get_text_range()


def test_what_the_font_lacks_is_a_question_mark_and_a_warning_that_names_nobody(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name,Group\n王 Wei,Forwards\n")
    assert found is not None
    assert "U+738B" in problems[0].message
    assert "Wei" not in problems[0].message
    assert "? Wei" in said(next(found.copies()))


def test_problems_of_program_and_roster_are_told_in_one_run(tmp_path: Path) -> None:
    _, problems = tried(tmp_path, "Name,Back squat\nAda,heavy\n", PROGRAM.replace("pallof-press", "palof-press"))
    assert {type(problem.where).__name__ for problem in problems} == {"Span"}
    assert len(problems) == 2


NAMES = st.text(st.sampled_from("ABCwimÄé -’"), min_size=1, max_size=80).filter(
    lambda name: any(map(str.isalpha, name))
)
SMALL = ("paper=a5", "log.words=40mm", "log.load=20mm", "margins.inside=10mm", "week=[log]", "program=[]")


@pytest.mark.parametrize("examples", few_and_many(5, 12))
@pytest.mark.parametrize("layout", [SMALL, SMALL[4:]], ids=["a5", "a4"])
def test_no_name_is_clipped_or_runs_into_anything(tmp_path: Path, examples: int, layout: tuple[str, ...]) -> None:
    @settings(max_examples=examples, deadline=None)
    @given(st.lists(NAMES, min_size=1, max_size=4, unique_by=lambda name: folded(name)))
    def each(names: list[str]) -> None:
        check_names(tmp_path, names, layout)

    each()


def check_names(folder: Path, names: list[str], layout: tuple[str, ...]) -> None:
    """Every name of a roster in the frame of its page, and nothing over anything else."""
    roster = "Name,Group,Body weight\n" + "".join(f'"{name}",Forwards,102.5\n' for name in names)
    found, problems = tried(folder, roster, settings=layout)
    assert found, [problem.render() for problem in problems]
    for copy in found.copies():
        for page in copy.pages:
            left, top, right, bottom = page.frame
            texts = [_filled(item, copy) for item in page.items if isinstance(item, Text)]
            for item in texts:
                edges = extent(item)
                assert left - 1 <= edges[0] <= edges[2] <= right + 1, item
                assert top - 1 <= edges[1] <= edges[3] <= bottom + 4, item
            assert clashes(texts) == []


def _filled(item: Text, copy: Copy) -> Text:
    if not SLOTS.search(item.text):
        return item
    text = filled(item.text, copy.values)
    return replace(item, text=text, width=SOURCE_SANS.width(text, item.face, item.size))


def test_weights_convert_there_and_back() -> None:
    assert round(converted(converted(Decimal(100), "kg", "lb"), "lb", "kg"), 9) == 100


def test_a_change_of_the_roster_is_watched_for(tmp_path: Path) -> None:
    (tmp_path / "block.yaml").write_text(PROGRAM)
    (tmp_path / "team.csv").write_text("Name\nAda\n")
    docket = Docket()
    prepare_for_team(tmp_path / "block.yaml", Order(roster=tmp_path / "team.csv"), docket)
    assert tmp_path / "team.csv" in docket.looked_at


HEAVY = """\
title: Team block
weeks: 2
training_max: 90%
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: "5 @ 75%, 3 @ 85%, drop 2x8 @ -10%", ramp: yes}
      - {exercise: deadlift, do: 3x5, load: 70% +5%/week}
      - {one_of: [{exercise: pull-up, do: 3x5}, {exercise: lat-pulldown, do: 3x10}], for: Forwards}
"""
LIFTERS = "Name,Group,Back squat,Deadlift,Units\n" + "".join(
    f"Athlete{n},{'Forwards' if n % 2 else 'backs'},{100 + 7.5 * n},{140 + 7.5 * n},{'lb' if n == 5 else 'kg'}\n"
    for n in range(6)
)


@pytest.mark.parametrize("layout", some(["handout", "card", "wall", "pocket-fold"], 2))
def test_a_copy_says_what_the_athletes_sheet_alone_says(team: Teams, layout: str) -> None:
    program = HEAVY.replace(', drop 2x8 @ -10%", ramp: yes', '"') if layout == "pocket-fold" else HEAVY
    together = {copy.title: copy for copy in team(LIFTERS, program, layout=layout).copies()}
    for name, copy in together.items():
        alone = copy_of(team(LIFTERS, program, layout=layout, athletes=(name,)), name)
        assert figures(copy) == figures(alone)


EQUALS = """\
title: Team block
weeks: 2
maxes: {back-squat: 100kg, deadlift: [100kg, 120kg]}
sessions:
  - name: Lower
    exercises:
      - {exercise: back-squat, do: 3x5, load: 75%}
      - {exercise: deadlift, do: 3x5, load: 75%}
      - {exercise: front-squat, do: 3x5, load: 75%}
      - {exercise: bench-press, do: 3x5, load: 75%}
"""
STEADY = EQUALS.replace("[100kg, 120kg]", "100kg")


@pytest.mark.parametrize("program", [EQUALS, STEADY], ids=["maxima that change", "maxima that stay"])
def test_equal_maxima_have_equal_figures_and_those_that_nobody_knows_are_told_apart(team: Teams, program: str) -> None:
    roster = "Name,Back squat,Deadlift,Front squat,Bench press\nAda,100,100,100,100\nBo,,,,\nCy,80,,80,\n"
    for copy in team(roster, program).copies():
        alone = copy_of(team(roster, program, athletes=(copy.title,)), copy.title)
        assert figures(copy) == figures(alone)


@pytest.mark.parametrize(
    "layout", some(["handout", "large-print", "card", "pocket", "pocket-fold", "wall", "coach"], 3)
)
def test_no_words_are_drawn_over_others(team: Teams, layout: str) -> None:
    """As the reader of the PDF sees them: copies say at the end what goes where, and shorter words move those that follow."""
    found = team(LIFTERS, HEAVY.replace(', drop 2x8 @ -10%", ramp: yes', ', 1 @ 90%"'), layout=layout)
    out = io.BytesIO()
    draw_copies(found.document, found.copies(), out)
    for page in pypdfium2.PdfDocument(out.getvalue()):
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        for one, other in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            along = min(one[3], other[3]) - max(one[1], other[1])
            low = min(one[3] - one[1], other[3] - other[1])
            clear = across < 1 or along < 0.6 * low
            assert clear, (text.get_text_bounded(*one), text.get_text_bounded(*other))


def figures(copy: Copy) -> Counter[str]:
    """Every word with a figure that a copy prints but the numbers of its pages, panels and all."""
    pages = [inner for page in copy.pages for inner in (page, *(panel.page for panel in page.panels))]
    texts = [filled(item.text, copy.values) for page in pages for item in page.items if isinstance(item, Text)]
    words = " ".join(text for text in texts if " / " not in text).split(" ")
    return Counter(word for word in words if "kg" in word or "lb" in word or "%" in word)


def test_loads_climb_and_plates_follow_for_each_athlete(team: Teams) -> None:
    text = said(copy_of(team(LIFTERS, HEAVY), "Athlete0"))
    assert "87.5 kg (20 + 10 + 2.5 + 1.25 a side)" in text or "87.5 kg (25 + 5 + 2.5 + 1.25 a side)" in text
    assert "95 kg (25 + 10 + 2.5 a side)" in text
    assert "70, 75" not in text


def test_imposed_sheets_are_filled_in_every_panel(team: Teams) -> None:
    program = HEAVY.replace(', drop 2x8 @ -10%", ramp: yes', '"')
    found = team(LIFTERS, program, layout="pocket-fold")
    out = io.BytesIO()
    draw_copies(found.document, found.copies(), out)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out.getvalue())]
    copies = [(copy.title, page) for copy in found.copies() for page in copy.pages]
    assert len(pages) == len(copies)
    for (name, page), text in zip(copies, pages, strict=True):
        assert not SLOTS.search(text)
        names = {word for word in text.split() if word.startswith("Athlete")}
        assert names <= {name}
        assert names or not page.items or len(page.panels) < 8


def test_every_athlete_has_form_fields_of_their_own(team: Teams) -> None:
    found = team("Name,Group\nAda,Forwards\nBo,Forwards\n", fillable=True)
    out = io.BytesIO()
    count = draw_copies(found.document, found.copies(), out, fillable=True)
    with pikepdf.open(out) as document:
        names = [str(field.T) for field in document.Root.AcroForm.Fields]
        assert len(document.pages) == count
    assert len(set(names)) == len(names) > 0
    assert {name.split("/")[0] for name in names} == {"ada", "bo"}


def fields_of(found: Team) -> list[str]:
    """The names of the form fields of a whole team."""
    out = io.BytesIO()
    draw_copies(found.document, found.copies(), out, fillable=True)
    with pikepdf.open(out) as document:
        return [str(field.T) for field in document.Root.AcroForm.Fields]


def test_the_form_fields_of_an_athlete_keep_their_names_when_others_come(team: Teams) -> None:
    before = fields_of(team("Name\nAda Sample\nBo Example\n", fillable=True))
    after = fields_of(team("Name\nCleo Placeholder\nAda Sample\nBo Example\n", fillable=True))
    assert before == [name for name in after if not name.startswith("cleo")]


@pytest.mark.parametrize("per_session", [False, True])
def test_no_two_form_fields_share_a_name_even_where_those_of_athletes_are_alike(team: Teams, per_session: bool) -> None:
    names = fields_of(team("Name\nAda O’Neil\nAda O Neil\nAda O-Neil 2\n", fillable=True, per_session=per_session))
    assert len(set(names)) == len(names) > 0


def test_a_rack_sheet_has_every_athlete_in_its_rows(team: Teams) -> None:
    (copy,) = team(LIFTERS, HEAVY.partition("      - {one_of")[0], layout="rack").copies()
    text = said(copy)
    assert all(text.count(f"Athlete{n}") >= 4 for n in range(6))  # two exercises in each of two weeks
    assert "87.5 kg (25 + 7.5)" in text or "(25 + 5 + 2.5 + 1.25)" in text
    ids = [field.id for page in copy.pages for field in page.fields]
    assert len(set(ids)) == len(ids)


def test_links_lead_to_the_athletes_own_pages(team: Teams) -> None:
    found = team("Name,Group\nAda,Forwards\nBo,Forwards\n")
    out = io.BytesIO()
    draw_copies(found.document, found.copies(), out)
    with pikepdf.open(out) as document:
        pages = [page.obj.objgen for page in document.pages]
        half = len(pages) // 2
        for number, page in enumerate(document.pages):
            for link in page.get("/Annots", []):
                assert (pages.index(link.Dest[0].objgen) < half) == (number < half)


def test_advice_is_given_once_for_all_athletes_and_names_none_of_them(tmp_path: Path) -> None:
    odd = PROGRAM.replace("3x5 @ 75%", "3x5 @ 61kg")
    found, problems = tried(tmp_path, "name,bench press\nRobin Sample,100\nKim Sample,90\n", odd)
    assert found is not None
    advice = [problem for problem in problems if problem.name == "odd-load"]
    assert len(advice) == 1
    assert "Sample" not in advice[0].render()


SWAPPED = """\
title: Team block
weeks: 2
sessions:
  - name: Lower
    exercises:
      - {exercise: back-squat, do: [4x6 @ 70%, "1x5 @ 75%, 1x5 @ 85%"], ramp: yes}
      - {exercise: bench-press, do: 3x5 @ 70%}
"""


def test_a_start_load_of_the_exercise_swapped_in_takes_the_place_of_percentages_and_their_ramp(team: Teams) -> None:
    found = team("Name,Goblet squat start,Swap\nAda,20,back squat > goblet squat\n", SWAPPED)
    text = said(copy_of(found, "Ada")).replace("of your maximum", "", 1)
    assert text.count("tart with 20 kg") == 1
    assert "of the work load" not in text
    assert "75 %" not in text


def test_without_a_start_load_a_swap_leaves_the_cell_to_the_pen(team: Teams) -> None:
    copy = copy_of(team("Name,Swap\nAda,back squat > goblet squat\n", SWAPPED), "Ada")
    assert "75 %" not in said(copy)
    assert any(cell.kind == "load" for page in copy.pages for cell in page.fields)


OTHERS = """\
title: Team block
weeks: 2
sessions:
  - name: Lower
    exercises:
      - {exercise: front-squat, do: 3x5/leg, load: 70% of back-squat, progress: +2.5kg when all reps are done}
      - {exercise: pull-up, do: 3x5 @ bodyweight + 10kg}
      - {exercise: bench-press, do: 3x5, load: [60kg, 62.5kg]}
"""


def test_what_was_meant_for_another_exercise_goes_with_it(team: Teams) -> None:
    swaps = "front squat > goblet squat; pull-up > lat pull-down; bench press > push-up"
    text = said(copy_of(team(f"Name,Back squat,Goblet squat start,Swap\nAda,100,20,{swaps}\n", OTHERS), "Ada"))
    assert "20 kg" in text
    assert not [word for word in ("70 kg", "70 %", "60 kg", "+ 10 kg", "+2.5 kg", "per leg") if word in text]


STEPS = """\
title: Team block
weeks: 3
sessions:
  - name: Lower
    exercises:
      - {exercise: FIRST}
"""


@pytest.mark.parametrize(
    ("entry", "start", "weeks"),
    [
        ("goblet-squat, do: 3x10, load: [12kg, 14kg, 16kg]", "10", ["10 kg", "12 kg", "14 kg"]),
        ("goblet-squat, do: 3x10 @ 12kg +2kg/week", "10", ["10 kg", "12 kg", "14 kg"]),
        ("goblet-squat, do: 3x10 @ 12kg +2kg/week", "20 lb", ["20 lb", "25 lb", "30 lb"]),
        ("goblet-squat, do: '3x10 @ 12kg, 1x10 @ 16kg'", "10", ["10 kg 14 kg"] * 3),
        ("dumbbell-bench-press, do: 3x10 @ 2x24kg", "16", ["2 × 16 kg"] * 3),
        (
            "pull-up, do: 3x5, load: [bodyweight + 10kg, bodyweight + 12.5kg, bodyweight]",
            "5",
            ["+ 5 kg", "+ 7.5 kg", ""],
        ),
    ],
)
def test_a_start_load_goes_the_way_of_the_program(team: Teams, entry: str, start: str, weeks: list[str]) -> None:
    roster = f"Name,{entry.split(',')[0]} start\nAda,{start}\n"
    settings = ("week_starts=front", "duplex=false")  # a page for each week
    found = team(roster, STEPS.replace("FIRST", entry), logs_only=True, settings=settings)
    for page, week in zip(copy_of(found, "Ada").pages, weeks, strict=True):
        text = spaced(" ".join(item.text for item in page.items if isinstance(item, Text)))
        assert all(word in text for word in week.split(" kg ")), text


def test_a_swap_of_an_exercise_that_the_program_does_not_have_is_warned_of(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name,Swap\nAda,bench > push-up; back-squad > leg press\n", SWAPPED)
    assert found is None
    _, problems = tried(tmp_path, "Name,Swap\nAda,front squat > push-up\n", SWAPPED)
    (problem,) = problems
    assert "the program has no “front-squat” to swap" in problem.message
    assert "back-squat" in problem.hint


GROUPS = """\
title: Team block
weeks: 2
sessions:
  - name: Lower
    exercises:
      - {exercise: back-squat, do: 3x5, for: Forwards}
"""


def test_an_athlete_for_whom_nothing_is_left_is_told_of(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name,Group\nAda,Forwards\nBo,backs\n", GROUPS)
    assert found is not None
    assert [copy.title for copy in found.copies()] == ["Ada"]
    assert [problem.message for problem in problems] == ["nothing in these weeks is for “Bo”, who gets no page"]


def test_where_nothing_is_left_for_anybody_nothing_is_printed(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name,Group\nBo,backs\n", GROUPS)
    assert found is None
    assert problems[-1].message == "nothing of what is printed is for these athletes"


def test_a_group_is_one_however_its_capitals_are(team: Teams) -> None:
    found = team("Name,Group\nAda,Forwards\nBo,backs\nCy,FORWARDS\n", group_by="group")
    assert found.sections == ["Forwards", "Forwards", "backs"]


TRAINED = """\
title: Team block
weeks: 2
training_max: 90% +5kg/week
maxes: {back-squat: 200kg}
bodyweight: 80kg
weak_side: left
sessions:
  - name: Lower
    exercises:
      - {exercise: back-squat, do: 3x5 @ 80%}
      - {exercise: back-squat, do: 3x3 @ 80% 1RM}
      - {exercise: split-squat, do: 3x8, load: 50% of bodyweight}
"""


def test_what_the_program_knows_of_its_own_athlete_is_nobody_elses(team: Teams) -> None:
    text = said(copy_of(team("Name,Back squat\nAda,\n", TRAINED), "Ada"))
    assert "80 % of your training max" in text
    assert "50 % of your body weight" in text
    assert "first" not in text.split("Split squat")[1][:60].replace("weak side first", "")


def test_a_training_max_of_the_roster_climbs_and_is_no_maximum(team: Teams) -> None:
    text = said(copy_of(team("Name,Back squat TM\nAda,100\n", TRAINED), "Ada"))
    assert "80 % of training max 100 kg" in text
    assert "80 % of training max 105 kg" in text
    assert "80 % of your maximum" in text


@pytest.mark.parametrize(
    ("do", "rows"),
    [
        ("3x3 @ 60kg +10kg/set", ["130 lb", "155 lb", "175 lb"]),
        ("3x3 @ 60% +5kg/set", ["180 lb", "190 lb", "200 lb"]),
        ("3x3 @ 60% +1kg/week", ["180 lb"]),
        ("3x3 @ 60% - 5kg", ["170 lb"]),
    ],
)
def test_steps_in_kilograms_are_steps_in_kilograms_for_a_lifter_in_pounds(
    team: Teams, do: str, rows: list[str]
) -> None:
    entry = f"deadlift, do: {do}"
    text = said(copy_of(team("Name,Units,Deadlift\nKim,lb,300\n", STEPS.replace("FIRST", entry)), "Kim"))
    assert all(row in text for row in rows), text


def test_a_name_that_is_too_long_for_the_rack_keeps_what_tells_it_apart(team: Teams) -> None:
    given = "Maximilian Alexander Featherstonehaugh-Cholmondeley"
    found = team(f"Name,Back squat\n{given} Senior,100\n{given} Junior,110\n", layout="rack")
    text = said(next(iter(found.copies())))
    assert "Senior" in text
    assert "Junior" in text


def test_the_rack_has_the_exercises_of_one_place_together(team: Teams) -> None:
    program = SWAPPED.replace("ramp: yes", "rest: 2 min")
    roster = "Name,Swap\nAda,back squat > goblet squat\nBo,\nCy,bench press > push-up\nDi,\n"
    text = said(next(iter(team(roster, program, layout="rack").copies())))
    assert [text.index(name) for name in ("Back squat", "Goblet squat", "Bench press", "Push-up")] == sorted(
        text.index(name) for name in ("Back squat", "Goblet squat", "Bench press", "Push-up")
    )


ONE_SIDED = """\
title: Team block
weeks: 1
sessions:
  - name: Lower
    exercises:
      - {exercise: split-squat, do: 3x8 @ 75%, extra_set: {side: weak}, first: left}
"""


def test_what_is_said_of_one_side_stays_with_exercises_that_have_sides(team: Teams) -> None:
    head = "Name,Weak side,Step-up,Back squat,Swap\n"
    stepping = copy_of(team(f"{head}Ada,left,40,,split squat > step-up\n", ONE_SIDED), "Ada")
    squatting = copy_of(team(f"{head}Ada,left,,100,split squat > back squat\n", ONE_SIDED), "Ada")
    sides = [{cell.id.split("/")[-2] for cell in copy.pages[0].fields} for copy in (stepping, squatting)]
    assert ("l" in sides[0], "l" in sides[1]) == (True, False)
    assert "30 kg" in said(stepping)
    assert "75 kg" in said(squatting)


def test_an_exercise_in_its_own_place_is_a_slip(tmp_path: Path) -> None:
    _, problems = tried(tmp_path, "Name,Swap\nAda,front squat > Front squat; back squat > back squat\n", SWAPPED)
    assert "“back-squat” in its own place changes nothing" in [problem.message for problem in problems]


def test_each_athlete_has_their_own_of_a_pair_and_both_where_nobody_says(team: Teams) -> None:
    exercises = "{exercise: bench-press, do: 5x5 @ 95/65 lb}, {exercise: box-jump, do: 3x5 @ 24/20 in}"
    program = f"title: T\nweeks: 1\nunits: lb\nsessions: [{{name: A, day: Monday, exercises: [{exercises}]}}]\n"
    found = team("Name,Pair\nAda,second\nBo,first\nCy,\n", program)
    for name, load, height in (("Ada", "65 lb", "20 in"), ("Bo", "95 lb", "24 in"), ("Cy", "95/65 lb", "24/20 in")):
        text = said(copy_of(found, name))
        assert load in text, name
        assert height in text, name
    assert "95/65" not in said(copy_of(found, "Ada"))


def test_a_maximum_of_a_pull_up_below_the_body_weight_is_what_hangs_on_the_belt(team: Teams) -> None:
    program = "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: pull-up, do: 3x3 @ 90%}]}]\n"
    found = team("Name,Body weight,Pull-up\nAda,60,20\nBo,80,120\nCy,80,\n", program)
    assert "12.5 kg" in said(copy_of(found, "Ada"))  # 90 % of 80 kg, less 60 kg, to the nearest step
    assert "27.5 kg" in said(copy_of(found, "Bo"))
    assert "Pull-up maximum with body weight, kg" in said(copy_of(found, "Cy"))


LANGUAGES = "Name,Language,Back squat\nAda,de,102.5\nBo,,102.5\nCy,de-AT,82.5\nDi,-,82.5\n"


def test_athletes_have_sheets_in_their_languages(team: Teams) -> None:
    ada, bo, cy, di = map(said, team(LANGUAGES, quiet("for: Forwards"), logs_only=True).copies())
    for text in (ada, cy):
        assert "Woche 1" in text
        assert "Week" not in text
    for text in (bo, di):
        assert "Week 1" in text
        assert "Woche" not in text
    assert "102,5 kg" in ada
    assert "102.5 kg" in bo


def quiet(left_out: str) -> str:
    """The program without a word, which says nothing of texts that are not translated."""
    return f"quiet: [untranslated]\n{PROGRAM.replace(f', {left_out}', '')}"


def test_athletes_of_different_languages_are_never_one_shape(team: Teams) -> None:
    made = team("Name,Language\nAda,de\nBo,en\nCy,de\nDi,\n", quiet("for: Forwards"))
    ada, bo, cy, di = ([id(page) for page in copy.pages] for copy in made.copies())
    assert ada == cy
    assert bo == di
    assert not {*ada} & {*bo}


def test_stacks_for_the_rack_are_called_as_the_program_calls_them(team: Teams) -> None:
    made = team("Name,Language\nAda,de\nBo,en\n", quiet("for: Forwards"), per_session=True)
    assert made.stacks[0] == "Week 1 · Monday · Lower"
    assert len(made.stacks) == 4
    assert sum(1 for _ in made.copies()) == 8


def test_those_who_share_a_rack_sheet_read_it_in_the_language_of_the_program(team: Teams) -> None:
    text = said(next(team("Name,Language\nAda,de\nBo,en\n", quiet("for: Forwards"), layout="rack").copies()))
    assert "week 1" in text
    assert "Woche" not in text


def test_the_language_of_a_file_is_that_of_its_athletes(team: Teams) -> None:
    made = team("Name,Language\nAda,de\nBo,en-GB\nCy,\n", quiet("for: Forwards"))
    ada, bo, cy = made.athletes
    assert [made.language_of([one]) for one in (ada, bo, cy)] == ["de", "en-GB", "en"]
    assert made.language_of(made.athletes) == "en"
    assert made.language_of([ada]) == made.language_of([ada, ada]) == "de"


def test_a_language_of_a_roster_without_words_is_an_error(tmp_path: Path) -> None:
    found, problems = tried(tmp_path, "Name,Language\nAda,tlh\n")
    assert found is None
    assert "no words in the language “tlh”" in problems[0].message
    assert "write one of " in problems[0].hint


def test_an_order_in_a_language_goes_over_the_program_and_an_athlete_over_the_order(team: Teams) -> None:
    ada, bo = team("Name,Language\nAda,fr\nBo,\n", quiet("for: Forwards"), language="de").copies()
    assert "Semaine 1" in said(ada)
    assert "Woche 1" in said(bo)


def test_what_athletes_share_is_merged_once_although_they_are_asked_different_things_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "block.yaml").write_text(PROGRAM)
    swaps = ("pallof-press > dead-bug", "pallof-press > plank", "back-squat > goblet-squat")
    rows = [f"Athlete {number},{swap}" for number, swap in enumerate(swaps)]
    (tmp_path / "team.csv").write_text("\n".join(["Name,Swap", *rows, ""]))
    docket = Docket()
    roll = call_roll(tmp_path / "block.yaml", Order(roster=tmp_path / "team.csv"), docket)
    assert roll is not None
    ada, bo, cleo = (
        shape.sheets[0].sessions
        for shape in merge_shapes(roll.entries, roll.athletes, None, roll.groups, lambda language, leaf: "")
    )
    assert ada[0] is bo[0] is not cleo[0]
    assert ada[1] is not bo[1]
    assert ada[1].blocks[0] is bo[1].blocks[0] is cleo[1].blocks[0]
    assert ada[0].blocks[1] is cleo[0].blocks[1]


@pytest.mark.parametrize("swap", ["", "pallof-press > dead-bug"])
def test_names_of_all_letters_have_the_same_form(team: Teams, swap: str) -> None:
    names = ("Ada", "Jörg", "Łukasz", "Иван", "Li (2)", "Ann")
    fields = fields_of(
        team(
            "\n".join(["Name,Swap", *(f"{name},{swap if name == 'Ann' else ''}" for name in names), ""]), fillable=True
        )
    )
    own = [
        [field.partition("/")[2] for field in fields if field.startswith(f"{stem}/")]
        for stem in ("ada", "jörg", "łukasz", "иван", "li-2")
    ]
    assert own[0]
    assert all(ids == own[0] for ids in own)


@pytest.mark.parametrize("layout", some(["card", "handout", "large-print", "pocket-fold", "pocket"], 3))
def test_a_copy_of_those_who_differ_says_what_the_athletes_sheet_alone_says(team: Teams, layout: str) -> None:
    swaps = ("", "pallof-press > dead-bug", "back-squat > goblet-squat", "pallof-press > plank")
    roster = "Name,Group,Weak side,Back squat,Swap\n" + "".join(
        f"Athlete{n},{'Forwards' if n % 3 else ''},{('left', 'right')[n % 2]},{100 + 5 * n},{swaps[n // 2]}\n"
        for n in range(8)
    )
    together = {copy.title: copy for copy in team(roster, layout=layout).copies()}
    assert len(together) == 8
    for name, copy in together.items():
        assert figures(copy) == figures(copy_of(team(roster, layout=layout, athletes=(name,)), name))
