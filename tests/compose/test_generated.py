"""Generated exercises, layouts and rosters through the whole pipeline: pages that keep every promise, or problems with a place
and a cure. Generated programs have their tests beside each layout."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from paper import METRICS, few_and_many, layout_named
from promises import EVERY_LAYOUT, check_clashes, check_margins, check_pen, check_type
from stress import EDGES

from programprint.build import merge_program
from programprint.compose import compose
from programprint.docket import Docket
from programprint.draw.pdf import draw, draw_copies
from programprint.impose import impose
from programprint.order import Order
from programprint.pages import SLOTS, Copy, Page, Text, filled
from programprint.problems import Span
from programprint.read.brand import logo_of
from programprint.read.gaps import Gaps
from programprint.read.layouts import read_layout
from programprint.read.paper import PAPERS, PRINTABLE, SMALLEST_TYPE
from programprint.team import Team, prepare_for_team

BOUNDED = settings(deadline=None, suppress_health_check=list(HealthCheck))


def put(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def dumped(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


def check_problems(docket: Docket) -> None:
    """Each says where it is, and how to mend it."""
    for problem in docket:
        assert problem.message
        assert problem.hint, problem.render()
        assert "None" not in problem.message + problem.hint, problem.render()
        assert len(problem.render()) < 4_000, problem.render()
        if isinstance(problem.where, Span):
            assert problem.where.place >= (1, 1)
            assert problem.where.start <= len(problem.where.source.text), problem.render()


def check_page(page: Page, branded: bool = False) -> None:
    """Nothing overlaps, runs off the page, or is too small to read or to write in. Corners are as free as margins leave them; the
    head and the foot of a brand stand in the margins."""
    edge = (PRINTABLE, PRINTABLE, page.width - PRINTABLE, page.height - PRINTABLE)
    check_margins(replace(page, frame=edge) if branded else page)
    check_clashes(page)
    check_type(page, SMALLEST_TYPE, most=99)
    check_pen(page)


def check_ends_well(path: Path, layout_name: str) -> bool:
    """A program in a layout becomes a PDF that opens, on which nothing overlaps, runs off the page or is too small; or else
    problems. Whether it became one."""
    docket = Docket()
    layout = read_layout(layout_name, path.parent, (), docket)
    sheets = merge_program(path, Order(), docket)
    if layout and sheets and not docket.errors:
        pages = compose(sheets, layout, METRICS, docket, logo_of(layout, docket))
        if not docket.errors:
            for page in pages:
                check_page(page, branded=layout.brand is not None)
            imposed = impose(pages, layout)
            with pypdfium2.PdfDocument(draw(imposed)) as document:
                assert len(document) == len(imposed)
    assert (layout and sheets) or docket.errors
    check_problems(docket)
    return not docket.errors


# What coaches write of exercises.

_SIGNS = st.one_of(
    st.sampled_from(
        [
            "knee",
            "hip",
            "slow",
            "Übung",
            "спина",
            "γόνατο",
            "far-away",
            "Rückenstrecker",
            "W" * 40,
            "a/b",
            "3×10",
            "100 %",
        ]
    ),
    st.sampled_from(["漢字", "🏋️", "e\u0301", "\u200b", "“quoted”", "<b>", "&amp;", "(x) Tj", "\\n", "שלום", "…", "  "]),
)
_SAID = st.one_of(
    st.lists(_SIGNS, min_size=1, max_size=8).map(" ".join), st.lists(_SIGNS, min_size=20, max_size=120).map(" ".join)
)
_BRIEF = st.lists(_SIGNS, min_size=1, max_size=5).map(" ".join)
_CUES = st.lists(st.one_of(_SAID, st.fixed_dictionaries({"text": _SAID}, optional={"short": _BRIEF})), max_size=5)


def _listed(required: dict[str, Any], **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(st.fixed_dictionaries(required, optional=optional), max_size=4)


EXERCISES = st.fixed_dictionaries(
    {"name": _BRIEF},
    optional={
        "aliases": st.lists(_BRIEF, max_size=3),
        "summary": _SAID,
        "sides": st.sampled_from(["both", "each", "alternating", "left"]),
        "limb": st.sampled_from(["leg", "arm", "side"]),
        "pattern": st.sampled_from(["squat", "jump", "trunk", "dance"]),
        "equipment": st.lists(_BRIEF, max_size=4),
        "muscles": _listed(
            {"name": _BRIEF},
            role=st.sampled_from(["primary", "secondary", "stabiliser"]),
            job=_SAID,
            share=st.sampled_from([1, 55, 100, "0", "many"]),
        ),
        "starts_with": st.sampled_from(["eccentric", "concentric"]),
        "phases": st.fixed_dictionaries({}, optional={"eccentric": _BRIEF, "lengthened": _BRIEF, "concentric": _BRIEF}),
        "setup": _CUES,
        "instructions": _CUES,
        "tips": _CUES,
        "mistakes": _listed({"text": _SAID}, fix=_SAID),
        "stop_when": _CUES,
        "variations": _listed({"name": _BRIEF}, level=st.sampled_from(["easier", "harder", "other"]), note=_SAID),
        "progression": _CUES,
        "guidance": st.fixed_dictionaries({}, optional={"purpose": _SAID, "load": _SAID, "beginners": _SAID}),
        "faq": _listed({"question": _SAID, "answer": _SAID}),
        "percent_of": st.sampled_from(["back-squat", "hop", "nothing"]),
        "video": st.sampled_from(
            ["https://example.org/a", "https://example.org/" + "x" * 250, "ftp://a", "https://[::1"]
        ),
        "source": _BRIEF,
        "license": _BRIEF,
        "tempo": st.sampled_from(["31X0", "top 2s, slow down", "slow", "9999"]),
        "load": st.sampled_from(["bodyweight", "60kg", "55% of back-squat", "RPE 8", "heavy"]),
        "rest": st.sampled_from(["90s", "2-3 min", "soon"]),
        "image": st.sampled_from(["missing.png", "../up.png", "hop.svg"]),
    },
)
_HOPS = dumped(
    {
        "title": "Hops",
        "weeks": 2,
        "weak_side": "left",
        "sessions": [
            {
                "name": "A",
                "day": "Monday",
                "exercises": [
                    {"exercise": "hop", "do": "3x8", "note": "Quiet.", "progress": "+2.5kg when all sets are done"},
                    {"superset": [{"exercise": "hop", "do": ["2x30s", "3x30s"]}, {"exercise": "skip", "do": "2x10"}]},
                    {"amrap": "8 min", "exercises": [{"exercise": "skip", "do": 5}, {"exercise": "hop", "do": "20m"}]},
                ],
            }
        ],
    }
)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 20"><path d="M0 0h9v20z"/></svg>'


@pytest.mark.parametrize("examples", few_and_many(8, 25))
def test_generated_exercises_end_well(examples: int) -> None:
    ends: Counter[bool] = Counter()

    @settings(BOUNDED, max_examples=examples)
    @given(EXERCISES, EXERCISES, st.sampled_from(EVERY_LAYOUT))
    def each(hop: dict[str, Any], skip: dict[str, Any], layout: str) -> None:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            put(folder, "exercises/hop.yaml", dumped(hop))
            put(folder, "exercises/skip.yaml", dumped(skip))
            put(folder, "exercises/hop.svg", _SVG)
            ends[check_ends_well(put(folder, "program.yaml", _HOPS), layout)] += 1

    each()
    assert ends[True], ends


# What people set in layouts.


def _lengths(least: float, most: float, unit: str = "mm") -> st.SearchStrategy[str]:
    """Mostly lengths that make sense, and now and then any other."""
    sane = st.integers(round(least * 4), round(most * 4)).map(lambda number: f"{number / 4:g}{unit}")
    odd = st.sampled_from(
        ["0mm", "1mm", "3mm", "60mm", "150mm", "900mm", "-4mm", "12", "1.5cm", "0.4in", "30pt", "wide"]
    )
    return st.one_of(sane, sane, sane, sane, odd)


def _numbers(*sane: float) -> st.SearchStrategy[object]:
    return st.sampled_from([*sane, *sane, *sane, *sane, 0, 9_999, "-1", "many"])


def _some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A part of a layout that says one field of it, or a few."""
    return st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=3, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: fields[name] for name in names})
    )


_SECTIONS = ["summary", "muscles", "setup", "instructions", "tips", "mistakes", "variations", "faq", "credits"]
_READING = {
    "columns": _numbers(1, 2, 3, 4),
    "gutter": _lengths(2, 15),
    "most": _lengths(8, 16, "pt"),
    "least": _lengths(8, 12, "pt"),
    "short": st.booleans(),
    "show": st.lists(st.sampled_from(_SECTIONS), unique=True),
}
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "paper": st.sampled_from([*PAPERS, "200mm x 250mm", "100mm x 900mm", "90mm x 90mm", "2m x 3m", "a11"]),
    "orientation": st.sampled_from(["portrait", "landscape"]),
    "duplex": st.booleans(),
    "binding": st.sampled_from(["left", "right", "top", "none"]),
    "hand": st.sampled_from(["left", "right"]),
    "tempo": st.sampled_from(["code", "words", "both"]),
    "initials": st.booleans(),
    "marks": st.booleans(),
    "week_starts": st.sampled_from(["anywhere", "page", "front"]),
    "keep": st.sampled_from(["blocks", "sessions"]),
    "brand": _some(
        name=_BRIEF,
        line=_BRIEF,
        logo=st.sampled_from(["mine.svg", "mine.svg", "missing.svg", "../up.svg"]),
        accent=st.sampled_from(["#1b5e20", "#1b5e20", "000", "#fefefe", "green"]),
        footer=_SAID,
    ),
    "impose": st.sampled_from(["none", "2up", "4up", "booklet", "fold8"]),
    "margins": _some(
        top=_lengths(6.5, 30), bottom=_lengths(6.5, 30), inside=_lengths(6.5, 35), outside=_lengths(6.5, 30)
    ),
    "type": _some(
        display=_lengths(8, 60, "pt"),
        heading=_lengths(8, 30, "pt"),
        body=_lengths(8, 20, "pt"),
        small=_lengths(8, 16, "pt"),
    ),
    "line": _some(least=_lengths(4.25, 9), most=_lengths(4.5, 12)),
    "rules": _some(thin=_lengths(0.25, 2, "pt"), thick=_lengths(1.25, 6, "pt")),
    "gaps": _some(**{**dict.fromkeys(Gaps.fields, _numbers(0.25, 0.5, 1.0, 2.5)), "rule": _numbers(0.3, 0.4)}),
    "week": st.lists(st.sampled_from(["log", "cues", "rack", "figures"]), max_size=3),
    "program": st.lists(st.sampled_from(["cues", "guide", "cards", "card", "coach", "wall", "poster"]), max_size=3),
    "log": _some(
        arrange=st.sampled_from(["auto", "rows", "columns", "across", "beside", "stacked", "ticks"]),
        words=_lengths(30, 120),
        gutter=_lengths(1, 15),
        label=_lengths(5, 20),
        number=_lengths(4, 20),
        load=_lengths(20, 40),
        letter=_lengths(2, 10),
        box=_lengths(4, 12),
        plates=st.booleans(),
    ),
    "cues": _some(**_READING),
    "guide": _some(**_READING),
    "cards": _some(**_READING, per_page=_numbers(1, 2, 4)),
    "card": _some(words=_lengths(25, 90), column=_lengths(25, 60), weeks=_numbers(1, 2, 6, 12)),
    "coach": _some(
        words=_lengths(30, 90), column=_lengths(15, 50), bar=_lengths(5, 30), plot=_lengths(4, 30), body=st.booleans()
    ),
    "wall": _some(
        distance=st.sampled_from(["1m", "2m", "5m", "10ft", "50m", "0m", "near"]),
        show=st.lists(st.sampled_from(["figure", "warm_up", "tempo", "load", "rest", "note", "cue"]), unique=True),
    ),
    "figures": _some(
        across=_numbers(1, 2, 3),
        down=_numbers(1, 3, 6),
        show=st.lists(st.sampled_from(["warm_up", "tempo", "load", "rest", "note", "cue"]), unique=True),
    ),
    "poster": _some(**_READING),
    "rack": _some(rows=_numbers(1, 4, 20, 60), name=_lengths(20, 80), target=_lengths(15, 70), cell=_lengths(10, 30)),
}
_PARTS_OF = {
    "card": "card",
    "coach": "coach",
    "cues": "cards",
    "figures": "figures",
    "handout": "cues",
    "large-print": "type",
    "pocket": "log",
    "pocket-fold": "log",
    "poster": "poster",
    "rack": "rack",
    "report": "coach",
    "wall": "wall",
}
"""What is a layout's own, so that it is set more often there than elsewhere."""
_GYM = dumped(
    {
        "title": "A little of everything",
        "weeks": ["Base", "Deload"],
        "note": "Bring a towel.",
        "weak_side": "left",
        "maxes": {"back-squat": "140kg"},
        "sessions": [
            {
                "name": "A",
                "day": "Monday",
                "warm_up": ["5 min easy bike"],
                "exercises": [
                    {"exercise": "back-squat", "do": "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "ramp": "yes"},
                    {"exercise": "step-up", "do": ["3x8", "2x8"], "extra_set": {"side": "weak", "weeks": 1}},
                    {"one_of": [{"exercise": "plank", "do": "2x30s"}, {"exercise": "dead-bug", "do": "2x10"}]},
                ],
            },
            {"rest": "Walk", "day": "Tuesday"},
            {
                "name": "B",
                "exercises": [
                    {
                        "emom": "6 min",
                        "exercises": [{"exercise": "push-up", "do": 8}, {"exercise": "plank", "do": "30s"}],
                    },
                    {"exercise": "plank", "do": "2x30s", "tempo": "3-0-1-2", "rest": "90s"},
                ],
            },
        ],
    }
)


@st.composite
def layouts(draw: st.DrawFn) -> dict[str, object]:
    """A shipped layout and what differs from it: nothing at all up to everything wrong."""
    base = draw(st.sampled_from(EVERY_LAYOUT))
    names = draw(st.lists(st.sampled_from([*PARTS, *[_PARTS_OF[base]] * 10]), min_size=1, max_size=4, unique=True))
    return {"extends": base, **{name: draw(PARTS[name]) for name in names}}


def test_every_field_of_a_layout_is_generated() -> None:
    said = set(type(layout_named()).fields) - {"extends", "use", "fonts"}
    assert set(PARTS) == said
    assert set(_PARTS_OF) == set(EVERY_LAYOUT)


@pytest.mark.parametrize("examples", few_and_many(15, 45))
def test_generated_layouts_end_well(examples: int) -> None:
    ends: Counter[bool] = Counter()

    @settings(BOUNDED, max_examples=examples)
    @given(layouts(), st.sampled_from([_GYM, _GYM, EDGES["long names"], EDGES["10 sets per leg"]]))
    def each(layout: dict[str, object], program: str) -> None:
        with tempfile.TemporaryDirectory() as place:
            put(Path(place), "layouts/mine.yaml", dumped(layout))
            put(Path(place), "layouts/mine.svg", _SVG)
            ends[check_ends_well(put(Path(place), "program.yaml", program), "mine")] += 1

    each()
    assert ends[True], ends


# What stands in rosters.

_TEAM = """\
title: Team block
weeks: 1
sessions:
  - name: Lower
    day: Monday
    exercises:
      - {exercise: back-squat, do: 3x5 @ 75%, ramp: yes}
      - {exercise: single-leg-hip-thrust, do: 2x10, load: 55% of barbell-hip-thrust, extra_set: {side: weak}}
      - {exercise: sled-push, do: 2x20m, load: 60kg, for: Forwards}
      - {one_of: [{exercise: pull-up, do: 3x5}, {exercise: lat-pulldown, do: 3x10 @ 40kg}]}
  - {name: Backs, for: backs, exercises: [{exercise: bench-press, do: "1x5 @ 65%, 1x5+ @ 80%"}]}
"""
_LOADS = st.sampled_from(["", "100", "142.5", "97,5 kg", "225 lb", "-", "?", "0", "-5", "1e9", "heavy", "9999", "٣"])
_LETTERS = st.text(st.sampled_from("ABCwimÄé -’Жω漢\u0301🏋"), min_size=1, max_size=30)
HEADS: dict[str, st.SearchStrategy[str]] = {
    "Name": st.one_of(_LETTERS, _LETTERS, st.sampled_from(["Ada", "ADA", "", "=1+1", "W" * 80, "W" * 81])),
    "First name": _LETTERS,
    "Group": st.sampled_from(["Forwards", "backs", "forwards ", "", "Foward", "W" * 60]),
    "Units": st.sampled_from(["kg", "lb", "", "LBS", "stone"]),
    "Weak side": st.sampled_from(["left", "R", "", "both"]),
    "Body weight": _LOADS,
    "Back squat": _LOADS,
    "Back squat (lb)": _LOADS,
    "Barbell hip thrust 1RM (kg)": _LOADS,
    "Bench press TM": _LOADS,
    "Sled push start": _LOADS,
    "Swap": st.sampled_from(
        ["", "back-squat > leg-press", "pull-up > dip; sled-push > plank", "a > b", "back-squat >"]
    ),
    "Note": st.one_of(st.just(""), st.lists(_SIGNS, max_size=30).map(" ".join)),
    "Shoe size": _LOADS,
    "": st.sampled_from(["", "lost"]),
}
_USUAL = {
    "Name": st.integers(0, 99).map(lambda number: f"Athlete {number}"),
    "Group": st.sampled_from(["Forwards", "backs"]),
    "Units": st.sampled_from(["kg", "lb", ""]),
    "Weak side": st.sampled_from(["left", "R", ""]),
    "Swap": st.sampled_from(["", "back-squat > leg-press"]),
}
_FINE = st.sampled_from(["", "100", "142.5", "97,5 kg", "225 lb"])


@st.composite
def rosters(draw: st.DrawFn) -> str:
    """A CSV with some of the columns in any order; in most of them all cells can be read."""
    heads = ["Name", *draw(st.lists(st.sampled_from(sorted({*HEADS} - {"Name"})), max_size=6, unique=True))]
    wild = draw(st.sampled_from([set(), set(), set(heads), {heads[-1]}]))
    rows = draw(st.integers(0 if wild else 1, 4))
    fine = {head: _FINE if HEADS[head] is _LOADS else _USUAL.get(head, HEADS[head]) for head in heads}
    lines = [[draw(HEADS[head] if head in wild else fine[head]) for head in heads] for _ in range(rows)]
    sign = draw(st.sampled_from([",", ",", ";", "\t"]))
    return "\n".join(sign.join(f'"{cell}"' for cell in line) for line in [heads, *lines]) + "\n"


def personal(copy: Copy) -> Iterator[Page]:
    """The pages of a copy, or its panels, with the athlete's values in their places."""
    for sheet in copy.pages:
        for page in [panel.page for panel in sheet.panels] or [sheet]:
            items = [own(item, copy) if isinstance(item, Text) else item for item in page.items]
            if items:
                yield replace(page, items=tuple(items))


def own(item: Text, copy: Copy) -> Text:
    """A text with its values, in the room that was left for the widest."""
    if not SLOTS.search(item.text):
        return item
    text = filled(item.text, copy.values)
    width = METRICS.width(text, item.face, item.size)
    assert width <= item.width + 0.01, (item, text)
    return replace(item, text=text)


@pytest.mark.parametrize("examples", few_and_many(3, 12))
def test_generated_rosters_end_well(examples: int) -> None:
    ends: Counter[bool] = Counter()

    @settings(BOUNDED, max_examples=examples)
    @given(rosters(), st.sampled_from(EVERY_LAYOUT))
    def each(roster: str, layout: str) -> None:
        with tempfile.TemporaryDirectory() as place:
            path, csv = put(Path(place), "program.yaml", _TEAM), put(Path(place), "team.csv", roster)
            docket = Docket()
            found = prepare_for_team(path, Order(layout=layout, roster=csv), docket)
            check_problems(docket)
            assert bool(found) != bool(docket.errors), [problem.render() for problem in docket]
            ends[bool(found)] += 1
            if found:
                check_team(found)

    each()
    assert ends[True], ends


def check_team(found: Team) -> None:
    """A PDF with as many pages as were counted, and on each copy nothing that overlaps or runs off the page."""
    out = io.BytesIO()
    count = draw_copies(found.document, found.copies(), out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        assert len(document) == count
    shapes = {tuple(map(id, copy.pages)): copy for copy in found.copies()}
    for copy in shapes.values():
        for page in personal(copy):
            check_page(page)
