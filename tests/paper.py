"""What the tests know of paper: shipped and generated programs, composed; and measures of what stands on a page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml
from hypothesis import strategies as st

from programprint import resources
from programprint.build import find_library, read_program
from programprint.compose import compose
from programprint.draw.fonts import SOURCE_SANS as METRICS
from programprint.merge import Sheet, merge
from programprint.pages import Box, Face, Field, Page, Pages, Rule, Text
from programprint.problems import Problems
from programprint.read.layout import Layout
from programprint.read.layouts import read_layout

SHIPPED = sorted(resources.programs().glob("*.yaml"))
PAPERS_OF_RECORD = ["a4", "letter", "a4+letter"]


class EvenMetrics:
    """A test font: every character is half an em wide, and only Latin letters exist. Geometry in tests is then arithmetic."""

    def width(self, text: str, face: Face, size: float) -> float:
        return len(text) * size / 2

    def missing(self, text: str, face: Face) -> str:
        return "".join(dict.fromkeys(c for c in text if ord(c) > 0x2FFF))


@dataclass
class Printed:
    """A program on its way to paper."""

    sheets: tuple[Sheet, ...]
    pages: Pages
    layout: Layout
    problems: Problems


def layout_named(name: str = "handout", paper: str | None = None) -> Layout:
    problems = Problems()
    layout = read_layout(name, None, [f"paper={paper}"] if paper else [], problems)
    assert layout is not None, [problem.render() for problem in problems]
    return layout


def printed(path: Path, paper: str | None = None, layout: Layout | None = None, metrics: object = METRICS) -> Printed:
    """The program at *path*, merged with the shipped library and composed. Any error fails the test."""
    problems = Problems()
    chosen = layout or layout_named(paper=paper)
    program = read_program(path, problems)
    assert program is not None, [problem.render() for problem in problems]
    sheets = merge(program, find_library(path, program, (), problems), problems)
    assert not problems.errors, [problem.render() for problem in problems]
    return Printed(sheets, compose(sheets, chosen, metrics, problems), chosen, problems)  # type: ignore[arg-type]


def printed_text(text: str, **options: object) -> Printed:
    """The same for a program given as YAML text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.yaml"
        path.write_text(text, encoding="utf-8")
        return printed(path, **options)  # type: ignore[arg-type]


def extent(item: Text | Rule | Box | Field) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of what is seen. Capitals are two thirds of the size high, descenders a fifth deep."""
    if isinstance(item, Text):
        return item.x, item.y - 0.67 * item.size, item.x + item.width, item.y + 0.2 * item.size
    if isinstance(item, Rule):
        return min(item.x0, item.x1), min(item.y0, item.y1), max(item.x0, item.x1), max(item.y0, item.y1)
    return item.x, item.y, item.x + item.width, item.y + item.height


def overlaps(first: Text | Rule | Box | Field, second: Text | Rule | Box | Field, slack: float = 0.3) -> bool:
    """Whether two things cover each other by more than *slack* points in both directions."""
    a, b = extent(first), extent(second)
    return min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack


def clashes(items: list[Text | Rule | Box | Field]) -> Iterator[tuple[object, object]]:
    """Every pair that overlaps."""
    ordered = sorted(items, key=lambda item: extent(item)[1])
    for first, second in combinations(ordered, 2):
        if extent(second)[1] < extent(first)[3] and overlaps(first, second):
            yield first, second


def squeezed(text: str) -> str:
    """A text without any space, so that line breaks do not matter."""
    return "".join(text.split())


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
_DO = st.sampled_from(
    [
        "3x10",
        "1x5",
        "5x3 @ RPE 8",
        "3x8-10",
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
    do = st.sampled_from(["10", "30s", "AMRAP", "20m"]) if circuit else _DO
    entry: dict[str, object] = {
        "exercise": draw(st.sampled_from(_EXERCISES)),
        "do": draw(st.one_of(do, st.lists(st.one_of(do, st.just("-")), min_size=weeks, max_size=weeks))),
    }
    if draw(st.booleans()):
        entry["name"] = draw(_LINES)
    if draw(st.booleans()):
        entry["note"] = draw(_LINES)
    if draw(st.booleans()):
        entry["rest"] = draw(st.sampled_from(["90s", "2-3 min", "1:30", "none"]))
    if draw(st.booleans()) and "@" not in str(entry["do"]):
        entry["load"] = draw(st.sampled_from(["60kg", "55% of barbell-hip-thrust", "bodyweight", "RPE 8", "135 lb"]))
    if draw(st.booleans()):
        entry["tempo"] = draw(st.sampled_from(["3-0-1-2", "31X0", "top 2s", "slow down", "smooth and quiet"]))
    if draw(st.booleans()):
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


@st.composite
def blocks(draw: st.DrawFn, weeks: int) -> dict[str, object]:
    match draw(st.sampled_from(["entry", "entry", "superset", "circuit"])):
        case "superset":
            return {"superset": draw(st.lists(entries(weeks), min_size=2, max_size=3)), "rest": "60s"}
        case "circuit":
            return {
                "circuit": draw(st.lists(entries(weeks, True), min_size=1, max_size=4)),
                "rounds": draw(st.integers(1, 4)),
            }
    return draw(entries(weeks))


@st.composite
def programs(draw: st.DrawFn) -> str:
    """A program as YAML text: anything that the format allows, within reason."""
    weeks = draw(st.integers(1, 3))
    labels = draw(
        st.lists(st.sampled_from(["Base", "Deload", "A longer name for a week"]), min_size=weeks, max_size=weeks)
    )
    sessions = draw(
        st.lists(
            st.fixed_dictionaries(
                {"name": _LINES, "exercises": st.lists(blocks(weeks), min_size=1, max_size=5)},
                optional={
                    "day": st.sampled_from(["Monday", "Friday"]),
                    "note": _LINES,
                    "warm_up": st.lists(_LINES, max_size=4),
                },
            ),
            min_size=1,
            max_size=4,
        )
    )
    program: dict[str, object] = {"title": draw(_LINES), "weeks": labels, "sessions": sessions}
    if draw(st.booleans()):
        program |= {"goal": draw(_LINES), "note": draw(_LINES), "weak_side": draw(st.sampled_from(["left", "right"]))}
    if draw(st.booleans()):
        program |= {"maxes": {"barbell-hip-thrust": "97.5kg", "back-squat": "315 lb"}, "training_max": "90%"}
    return yaml.safe_dump(program, allow_unicode=True, sort_keys=False)
