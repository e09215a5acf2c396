"""What the tests know of paper: shipped and generated programs, composed; and measures of what stands on a page."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

import pytest
import yaml
from _pytest.mark import ParameterSet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from programprint import resources
from programprint.build import read_program
from programprint.compose import compose
from programprint.compose.type.metrics import Metrics
from programprint.docket import Docket
from programprint.draw.fonts import SOURCE_SANS
from programprint.libraries import find_library
from programprint.merge import Sheet, merge
from programprint.notation.scanner import SHY
from programprint.pages import Face, Field, Item, Page, Pages, Panel, Rule, Text
from programprint.problems import Problem
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout

SHIPPED = sorted(resources.programs().glob("*.yaml"))
METRICS = SOURCE_SANS
Pair = tuple[Item | Field, Item | Field]
PAPERS_OF_RECORD = ["a4", "letter", "a4+letter"]


class EvenMetrics:
    """A test font: every character is half an em wide, and only Latin letters exist. Geometry in tests is then arithmetic."""

    def width(self, text: str, face: Face, size: float) -> float:
        return len(text.replace(SHY, "")) * size / 2

    def face(self, text: str, face: Face) -> Face:
        return face

    def missing(self, text: str, face: Face) -> str:
        return "".join(dict.fromkeys(c for c in text if ord(c) > 0x2FFF))


@dataclass
class Printed:
    """A program on its way to paper."""

    sheets: tuple[Sheet, ...]
    pages: Pages
    layout: Layout
    docket: Docket


def layout_named(name: str = "handout", paper: str | None = None, *settings: str) -> Layout:
    """A shipped layout, with “key=value” laid over it."""
    docket = Docket()
    layout = read_layout(name, None, [*([f"paper={paper}"] if paper else []), *settings], docket)
    assert layout is not None, [problem.render() for problem in docket]
    return layout


def printed(
    path: Path, paper: str | None = None, layout: Layout | None = None, metrics: Metrics = METRICS, language: str = ""
) -> Printed:
    """The program at *path*, merged with the shipped library and composed, in another *language* than its own where one is given.
    Any error of reading or merging fails the test."""
    return _composed(*_merged(path, language), layout or layout_named(paper=paper), metrics)


def printed_text(
    text: str, paper: str | None = None, layout: Layout | None = None, metrics: Metrics = METRICS
) -> Printed:
    """The same for a program given as YAML text."""
    return _composed(*_merged_text(text), layout or layout_named(paper=paper), metrics)


@lru_cache(24)
def composed(path: Path, name: str = "handout", paper: str | None = None) -> Printed:
    """A shipped program in a shipped layout, composed once for all tests that look at its pages and change nothing."""
    return printed(path, layout=layout_named(name, paper))


def _composed(sheets: tuple[Sheet, ...], said: tuple[Problem, ...], layout: Layout, metrics: Metrics) -> Printed:
    docket = Docket()
    for problem in said:
        docket.warn(problem.where, problem.message, problem.hint, problem.name)
    return Printed(sheets, compose(sheets, layout, metrics, docket), layout, docket)


def merged(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a program, without pages."""
    return _merged(path)[0]


@lru_cache(64)
def _merged(path: Path, language: str = "") -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a program, and what was said of it, both once for all papers that it is set on."""
    docket = Docket()
    program = read_program(path, docket)
    assert program is not None, [problem.render() for problem in docket]
    program = program.changed(language=language) if language else program
    library = find_library(path, program, (), docket)
    library.draws = True  # for those layouts that print figures
    sheets = merge(program, library, docket)
    assert not docket.errors, [problem.render() for problem in docket]
    return sheets, tuple(docket)


@lru_cache(64)
def _merged_text(text: str) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.yaml"
        path.write_text(text, encoding="utf-8")
        return _merged.__wrapped__(path)


def turns(*axes: Sequence[object], every: int = 1) -> list[ParameterSet]:
    """Every combination of some values, as parameters of a test. The quick run meets each value of each axis, in turns, or
    takes one in so many of these turns; all other combinations are wide."""
    quick = {tuple(turn % len(axis) for axis in axes) for turn in range(0, max(map(len, axes)), every)}
    found = []
    for places in product(*(range(len(axis)) for axis in axes)):
        values = [axis[place] for axis, place in zip(axes, places, strict=True)]
        marks = () if places in quick else pytest.mark.wide
        found.append(pytest.param(*values, id="-".join(map(_named, values)), marks=marks))
    return found


def some(values: Iterable[object], every: int = 4) -> list[ParameterSet]:
    """Values as parameters of a test, one in so many of them in the quick run, and all others in the wide one."""
    return [
        pytest.param(value, id=_named(value), marks=pytest.mark.wide if number % every else ())
        for number, value in enumerate(values)
    ]


def _named(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return value.stem if isinstance(value, Path) else "-".join(value) if isinstance(value, tuple) else str(value)


def each_of(values: Sequence[Path]) -> Callable[[Callable[[Path], None]], Callable[[], None]]:
    """A check of one file becomes a test of all of them, which tells every one that fails."""

    def all_of(check: Callable[[Path], None]) -> Callable[[], None]:
        def test() -> None:
            assert values
            assert [fault for path in values if (fault := _fault(check, path))] == []

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return all_of


def _fault(check: Callable[[Path], None], path: Path) -> str:
    try:
        check(path)
    except AssertionError as fault:
        return f"{path.stem}: {fault}"
    return ""


def few_and_many(few: int, many: int) -> list[ParameterSet]:
    """How many examples a test generates in the quick run, and in the wide one."""
    return [pytest.param(few, id="few"), pytest.param(many, id="many", marks=pytest.mark.wide)]


def generated(
    examples: int,
    layout: Layout,
    check: Callable[[Printed], None],
    metrics: Metrics = METRICS,
    refused: float = 0.5,
) -> None:
    """Checks so many generated programs in a layout. What does not fit may be refused, with a cure; but no larger share of them
    than said, or nothing would have been checked."""
    ends: Counter[bool] = Counter()

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(programs())
    def each(text: str) -> None:
        made = printed_text(text, layout=layout, metrics=metrics)
        ends[bool(made.docket.errors)] += 1
        if made.docket.errors:
            assert all(problem.message and problem.hint for problem in made.docket), text
        else:
            check(made)

    each()
    assert ends[True] <= refused * ends.total(), ends


def extent(item: Item | Field) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is seen. Capitals are two thirds of the size high, descenders a fifth deep."""
    if isinstance(item, Text):
        return item.x, item.y - 0.67 * item.size, item.x + item.width, item.y + 0.2 * item.size
    if isinstance(item, Rule):
        return min(item.x0, item.x1), min(item.y0, item.y1), max(item.x0, item.x1), max(item.y0, item.y1)
    return item.x, item.y, item.x + item.width, item.y + item.height


def clashes(items: Iterable[Item | Field]) -> list[Pair]:
    """Every two things that overlap."""
    return [(first, second) for first, second, _ in _meetings([items], 0.3)]


def clashes_between(some: Iterable[Item | Field], others: Iterable[Item | Field], slack: float = 0.3) -> list[Pair]:
    """Every two things that overlap, one of *some* and one of *others*, by more than *slack* points in both directions."""
    return [(first, second) for first, second, apart in _meetings([some, others], slack) if apart]


def _meetings(groups: list[Iterable[Item | Field]], slack: float) -> Iterator[tuple[Item | Field, Item | Field, bool]]:
    """Every two things that cover each other, and whether they are of different groups; from the top of the page down."""
    placed = [(*extent(item), group, item) for group, items in enumerate(groups) for item in items]
    placed.sort(key=lambda one: one[1])
    for index, (left, _, right, bottom, group, first) in enumerate(placed, start=1):
        for x0, y0, x1, y1, other, second in islice(placed, index, None):
            if y0 >= bottom - slack:
                break  # all others begin further down
            if min(right, x1) - max(left, x0) > slack and min(bottom, y1) - y0 > slack:
                yield first, second, group != other


def flat(sheet: Page) -> Page:
    """A sheet with everything that its panels print in its own coordinates; rules and boxes keep their sides in order."""

    def moved(panel: Panel, item: Item) -> Item:
        if isinstance(item, Text):
            x, y = at(panel, item.x, item.y)
            # a text on its head is given by the place that its capitals cover, so that measures hold
            return (
                replace(item, x=x - item.width, y=y + 0.67 * item.size)
                if panel.upside_down
                else replace(item, x=x, y=y)
            )
        if isinstance(item, Rule):
            (x0, y0), (x1, y1) = at(panel, item.x0, item.y0), at(panel, item.x1, item.y1)
            return replace(item, x0=x0, y0=y0, x1=x1, y1=y1)
        x, y = at(panel, item.x, item.y)
        return replace(item, x=x - item.width, y=y - item.height) if panel.upside_down else replace(item, x=x, y=y)

    def at(panel: Panel, x: float, y: float) -> tuple[float, float]:
        if panel.upside_down:
            return panel.x + panel.page.width - x, panel.y + panel.page.height - y
        return panel.x + x, panel.y + y

    return replace(
        sheet, items=(*sheet.items, *(moved(panel, one) for panel in sheet.panels for one in panel.page.items))
    )


@lru_cache(50_000)
def squeezed(text: str) -> str:
    """A text without any space, and without the dots between details, so that line breaks do not matter."""
    return "".join(text.replace("·", "").split())


def words_of(page: Page) -> str:
    """Everything that is printed on a page, without spaces, in the order of drawing."""
    return squeezed("".join(item.text for item in page.items if isinstance(item, Text)))


_WORDS = st.sampled_from(
    [
        "bench",
        "knee",
        "hip",
        "slow",
        "floor",
        "breathe",
        "push",
        "quiet",
        "heel",
        "straight",
        "Übung",
        "спина",
        "γόνατο",
        "step",
        "long",
        "far-away",
    ]
)
_LINES = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_EXERCISES = sorted(path.stem for path in (resources.programs() / "exercises").glob("*.yaml"))
_LIFTS = [
    name
    for name in _EXERCISES
    if "\nload: bodyweight\n" not in (resources.programs() / "exercises" / f"{name}.yaml").read_text(encoding="utf-8")
]
"""Exercises that have a maximum in kg."""
_DO = st.sampled_from(
    [
        "3x10",
        "1x5",
        "5x3 @ RPE 8",
        "3x8-12",
        "2x30s",
        "3x20m",
        "3xAMRAP",
        "10/10",
        "3x8/leg",
        "1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%",
        "4x5 contacts",
        "warm-up 2x5 @ 40%, top 1x3 @ 102.5kg, back-off 3x8-10 to failure @ -10%, drop 2x10 @ -20%",
        "cluster 4x2+2+2 15s @ 85% RPE 8",
        "myo-reps 1x15 + 4x5 20s, 1xmax hold",
        "2x1 mi @ 5:30-5:45/km, 1x40 yd @ all out rest 3 min",
        "3x8 +1 rep/week @ 60kg +2.5kg/session tempo 31X0",
    ]
)


@st.composite
def entries(draw: st.DrawFn, weeks: int, circuit: bool = False) -> dict[str, object]:
    amounts = st.sampled_from(["10", "30s", "AMRAP", "20m"]) if circuit else _DO
    do = draw(st.one_of(amounts, st.lists(st.one_of(amounts, st.just("-")), min_size=weeks, max_size=weeks)))
    entry: dict[str, object] = {"exercise": draw(st.sampled_from(_LIFTS if "%" in str(do) else _EXERCISES)), "do": do}
    if draw(st.booleans()):
        entry["name"] = draw(_LINES)
    if draw(st.booleans()):
        entry["note"] = draw(_LINES)
    if draw(st.booleans()):
        entry["rest"] = draw(st.sampled_from(["90s", "2-3 min", "1:30", "none"]))
    if draw(st.sampled_from([False, False, True])):
        entry |= {"instead": draw(st.lists(st.sampled_from(_EXERCISES), min_size=1, max_size=3)), "optional": "true"}
    if draw(st.booleans()) and "@" not in str(entry["do"]):
        entry["load"] = draw(st.sampled_from(["60kg", "55% of barbell-hip-thrust", "bodyweight", "RPE 8", "135 lb"]))
    if draw(st.booleans()) and "tempo" not in str(entry["do"]):
        entry["tempo"] = draw(st.sampled_from(["3-0-1-2", "31X0", "top 2s", "slow down", "smooth and quiet"]))
    if draw(st.booleans()) and "kg/session" not in str(entry["do"]):
        entry["progress"] = "+2.5kg and back to 8 reps when all sets reach 12; -10% after 3 misses"
    if draw(st.booleans()) and ("@" not in str(entry["do"]) or isinstance(entry["do"], str)):
        entry["ramp"] = draw(st.sampled_from(["yes", "2x5 @ bar, 40% x 5, 60% x 3, 80% x 2"]))
        if "@" not in str(entry["do"]):
            entry["load"] = "RPE 8"
    if draw(st.integers(0, 4)) == 0:
        entry |= {"sides": "each", "side": draw(st.sampled_from(["weak", "left"]))}
    elif draw(st.booleans()) and not circuit:
        entry |= {"sides": "each", "extra_set": {"side": draw(st.sampled_from(["weak", "left"])), "weeks": str(weeks)}}
    return entry


def members(weeks: int, least: int = 1, most: int = 3) -> st.SearchStrategy[list[dict[str, object]]]:
    """Exercises with the amounts of one round."""
    return st.lists(entries(weeks, True), min_size=least, max_size=most)


@st.composite
def blocks(draw: st.DrawFn, weeks: int) -> dict[str, object]:
    kinds = [
        "entry",
        "entry",
        "entry",
        "superset",
        "circuit",
        "one_of",
        "complex",
        "emom",
        "amrap",
        "for_time",
        "intervals",
    ]
    block: dict[str, object] = {}
    match kind := draw(st.sampled_from(kinds)):
        case "entry":
            block = draw(entries(weeks))
        case "superset":
            listed = draw(st.lists(entries(weeks), min_size=2, max_size=4))
            block = {"superset": listed} | (
                {} if "rest" in str(listed[-1]) else {"rest": "60s"}
            )  # one rest after the round
        case "circuit":
            block = {"circuit": draw(members(weeks, 1, 4)), "rounds": draw(st.integers(1, 4))}
        case "one_of":
            block = {"one_of": draw(st.lists(entries(weeks), min_size=2, max_size=3))}
        case "complex":
            listed = draw(members(weeks))
            block = {"complex": listed, "sets": draw(st.integers(1, 5))}
            block |= {} if "rest" in str(listed[-1]) else {"rest": "2 min"}
            if draw(st.booleans()):
                shares = ["70%"] if listed[0]["exercise"] in _LIFTS else []  # of the maximum of the first
                block["load"] = draw(st.sampled_from([*shares, "60kg"]))
        case "emom":
            every = draw(st.sampled_from(["1 min", "90s", "2 min"]))
            length = {"1 min": "11 min", "90s": "15 min", "2 min": "90 min"}[every]
            block = {
                "emom": length,
                "every": every,
                "together": draw(st.booleans()),
                "exercises": draw(members(weeks, 1, 5)),
            }
        case "amrap":
            block = {"amrap": "12 min", "add": draw(st.integers(1, 2)), "exercises": draw(members(weeks, 1, 5))}
        case "for_time":
            rounds = draw(st.sampled_from(["1", "5 rounds", "21-15-9", "10 to 1"]))
            block = {"for_time": rounds, "exercises": draw(members(weeks, 1, 5))}
            if "-" in rounds:
                block |= {"cap": "15 min", "rest": "60s", "exercises": [*block["exercises"], {"exercise": "push-up"}]}  # type: ignore[misc]
        case "intervals":
            block = {"intervals": draw(st.integers(4, 24)), "work": draw(st.sampled_from(["20s", "200m"]))}
            listed = [entry | {"do": "10"} for entry in draw(members(weeks, 1, 4))]
            block |= {"sets": draw(st.integers(1, 2)), "exercises": listed}
            block |= {} if any("rest" in entry for entry in listed) else {"rest": "10s"}
    if draw(st.booleans()):
        block["optional"] = "true"
    if kind != "entry" and draw(st.booleans()):
        block["note"] = draw(_LINES)
    return block


@st.composite
def courses(draw: st.DrawFn, rotating: bool) -> dict[str, object]:
    """Some weeks and what is done in them: what a program and a phase have in common. The first week has something to do."""
    weeks = draw(st.integers(1, 3))
    labels: list[object] = draw(
        st.lists(st.sampled_from(["Base", "Deload", "A longer name for a week"]), min_size=weeks, max_size=weeks)
    )
    day = {} if rotating else {"day": st.sampled_from(["Monday", "Friday"])}
    sessions: list[dict[str, object]] = draw(
        st.lists(
            st.fixed_dictionaries(
                {"name": _LINES, "exercises": st.lists(blocks(weeks), min_size=1, max_size=5)},
                optional={
                    **day,
                    "note": _LINES,
                    "optional": st.just("true"),
                    "warm_up": st.lists(_LINES, max_size=4),
                },
            ),
            min_size=1,
            max_size=4,
        )
    )
    sessions[0]["exercises"].append({"exercise": "plank", "do": "1x30s"})  # type: ignore[attr-defined]
    course: dict[str, object] = {"weeks": labels, "sessions": sessions}
    if rotating:
        names = st.sampled_from([*(f"Session {number}" for number in range(1, len(sessions) + 1)), "rest"])
        sessions[:] = [{**one, "name": f"Session {number}"} for number, one in enumerate(sessions, start=1)]
        turns = st.lists(names, min_size=1, max_size=3)
        course["schedule"] = draw(
            st.one_of(
                st.lists(turns, min_size=1, max_size=2).map(lambda found: [["Session 1", *found[0]], *found[1:]]),
                st.fixed_dictionaries({"Tuesday": st.just("Session 1"), "Sunday": names}),
            )
        )
    else:
        sessions += draw(st.lists(st.just({"rest": "Walk 30 min", "day": "Sunday"}), max_size=1))
        if draw(st.booleans()):
            labels[-1] = {
                "label": "Test",
                "sessions": [{"name": "Test", "exercises": [{"exercise": "plank", "do": "1x30s"}]}],
            }
    return course


@st.composite
def programs(draw: st.DrawFn) -> str:
    """A program as YAML text: anything that the format allows, within reason."""
    program: dict[str, object] = {"title": draw(_LINES)}
    rotating = draw(st.booleans())
    if draw(st.sampled_from([False, False, True])):
        phases = st.fixed_dictionaries({"name": _LINES.map(lambda text: text[:40])}, optional={"note": _LINES})
        program["phases"] = [{**draw(phases), **draw(courses(rotating))} for _ in range(draw(st.integers(1, 2)))]
    else:
        program |= draw(courses(rotating))
    if draw(st.booleans()):
        program |= {"goal": draw(_LINES), "note": draw(_LINES), "weak_side": draw(st.sampled_from(["left", "right"]))}
    if draw(st.booleans()):
        program |= {"maxes": {"barbell-hip-thrust": "97.5kg", "back-squat": "315 lb"}, "training_max": "90%"}
    return yaml.safe_dump(program, allow_unicode=True, sort_keys=False)
