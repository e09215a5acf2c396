"""Goldens: what stands on paper, as text that can be read in a diff.

Programs in ``tests/goldens/programs`` show every kind of block between them; what they and their exercises say belongs to the
tests. ``tests/goldens`` has a folder for each of them: a file for each layout, one for the fields of ``--fillable``, one for each
form of export. A team has a folder as well. ``python tests/update_goldens.py`` writes them anew.

A page is a line for each thing on it, from top to bottom and from left to right, in hundredths of a point::

    page 1 595.28 × 841.89 frame 56.69 34.02 566.93 807.87 “1”
    text 120.31 56.69 b10.5 3~×~10                           y, x, face and size, words
    rule 130.00 0.50 at 56.69 to 566.93                      y, weight, from x to x; “line” has y of both ends
    box 140.00 15.59 15.59 1.50 at 500.00 w1/forge/a/1/tick  y, width, height, weight; x and, where it is a field, its id
    field 140.00 40.00 15.59 at 450.00 w1/forge/a/1/load     y, width, height; x, id
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

import as_drawn
from msgspec.structs import replace
from paper import METRICS, EvenMetrics, layout_named, printed_text

from programprint import resources
from programprint.build import Begun, read_program
from programprint.compose import compose
from programprint.compose.frame.spoken import in_words
from programprint.docket import Docket
from programprint.export import FORMATS
from programprint.impose import impose
from programprint.logbook.book import Book
from programprint.logbook.cells import planned
from programprint.logbook.tally import tallied
from programprint.merge import Sheet, merge
from programprint.order import Order
from programprint.pages import SLOTS, Box, Image, Item, Page, Pages, Rule, Text
from programprint.read.library import Library
from programprint.team import Team, prepare_team

GOLDENS = Path(__file__).parent / "goldens"
SOURCES = GOLDENS / "programs"
LAYOUTS = sorted(path.stem for path in resources.layouts().glob("*.yaml"))
PROGRAMS = sorted(path.stem for path in SOURCES.glob("*.yaml") if path.stem != "team")
TEAM_LAYOUTS = ("handout", "pocket-fold", "rack")
SETTINGS = {
    "handout-other": (
        "handout",
        "paper=letter",
        "hand=left",
        "binding=right",
        "log.arrange=stacked",
        "log.plates=false",
        "impose=booklet",
    ),
    "wall-other": (
        "wall",
        "paper=a3",
        "orientation=landscape",
        "wall.distance=1.5m",
        "wall.show=[warm_up, tempo, load, rest, note, cue]",
    ),
    "cues-other": (
        "cues",
        "paper=a6",
        "cards.per_page=1",
        "cards.show=[summary, instructions, tips, guidance, progression, faq]",
    ),
}
"""Layouts with settings over them, for what no shipped layout does."""
OWN = {
    ("long", "wall"): ("wall.distance=1m",),  # from farther away, this much is refused
    **{(program, "rack"): ("rack.rows=2",) for program in ("clock", "home", "iron")},  # six rows would say no more
}
"""Settings that one program has in a layout."""
ONE_WEEK = ("handout-other", "wall-other", "large-print", "pocket-fold", "rack")
"""Layouts in which a week of a program shows all that the next one would show again; what changes from week to week stands in
the others."""
EXPORTED = ("clock", "iron")
TOLERANCE = 0.0101
"""Points by which a place may differ."""


ONE_EXERCISE = """
title: Test block
goal: One exercise
weeks: [Base, Deload]
sessions:
  - name: One leg
    day: Monday
    warm_up: [5 min easy bike]
    exercises:
      - exercise: single-leg-hip-thrust
        do: [3x10, 2x8]
        tempo: top 2s
        load: 20kg
        rest: 90s
        extra_set: {side: weak, weeks: 1}
"""


def library() -> Library:
    """The exercises of these programs; no shipped one is looked at."""
    return Library([SOURCES / "exercises"], Docket(), draws=True)


@cache
def sheets_of(program: str) -> tuple[Sheet, ...]:
    """The merged weeks of a program."""
    docket = Docket()
    read = read_program(SOURCES / f"{program}.yaml", docket)
    assert read is not None, [problem.render() for problem in docket]
    merged = merge(read, library(), docket)
    assert not docket.errors, [problem.render() for problem in docket]
    return merged


def pages_of(program: str, layout: str) -> Pages:
    """A program in a layout, its fields said in words."""
    docket = Docket()
    name, *settings = SETTINGS.get(layout, (layout,))
    settings += OWN.get((program, layout), ())
    chosen = layout_named(name, None, *settings)
    sheets = sheets_of(program)[: 1 if layout in ONE_WEEK and program != "home" else None]
    pages = impose(in_words(compose(sheets, chosen, METRICS, docket), sheets), chosen)
    assert not docket.errors, [problem.render() for problem in docket]
    return pages


def reported(program: str) -> Pages:
    """The report on a log in which the right side did a little more, a set is left out, and the second week is missing."""
    sheets, docket = sheets_of(program), Docket()
    records = [
        replace(
            one.record(side),
            done=Decimal(one.line.number + 5 + (side == "R")),
            load=Decimal(50 + one.sheet.week) if one.entry.load_unit else None,
            load_unit="kg" if one.entry.load_unit else "",
            state="done" if one.line.number < 3 else "not done",
        )
        for one in planned(sheets)
        for side in one.line.sides
        if one.sheet.week != 2
    ]
    tallies = tallied(Book(tuple(records)), sheets)
    told = [replace(sheet, tally=tallies[sheet.week]) for sheet in sheets]
    pages = compose(told, layout_named("report"), METRICS, docket)
    assert not docket.errors, [problem.render() for problem in docket]
    return pages


def team_of(layout: str) -> Team:
    """The team in a layout."""
    docket = Docket()
    read = read_program(SOURCES / "team.yaml", docket)
    order = Order(layout=layout, roster=SOURCES / "team.csv")
    assert read is not None
    weeks = (1,) if layout in ONE_WEEK else None
    team = prepare_team(Begun(read, library(), weeks), layout_named(layout), order, METRICS, docket)
    assert team is not None, [problem.render() for problem in docket]
    return team


def one_exercise() -> str:
    """The dump of both log sides of one exercise, set in the even font."""
    made = printed_text(ONE_EXERCISE, metrics=EvenMetrics())
    return as_drawn.dump([made.pages.pages[0], made.pages.pages[2]])


def goldens(program: str) -> dict[str, str]:
    """What a program becomes, by name of file; exports are of the first week."""
    layouts = (*LAYOUTS, *(SETTINGS if program == "iron" else ()))
    pages = {layout: pages_of(program, layout) for layout in layouts}
    made = {f"{layout}.txt": dump(pages[layout]) for layout in layouts} | {"fields.txt": fields(pages.values())}
    if program == "iron":
        made["report-log.txt"] = dump(reported(program))
    forms = FORMATS.values() if program in EXPORTED else ()
    return made | {f"export{kind.endings[0]}": write(sheets_of(program)[:1]) for kind, write in forms}


def team_goldens() -> dict[str, str]:
    """What the team becomes, by name of file."""
    return {f"{layout}.txt": dump_team(team_of(layout)) for layout in TEAM_LAYOUTS}


def dump(pages: Iterable[Page]) -> str:
    """Pages as text, as the head of this module says."""
    return "".join(f"{line}\n" for number, page in enumerate(pages, 1) for line in _page(page, str(number)))


def dump_team(team: Team) -> str:
    """The pages that athletes share, each once, and for each athlete which they have and what goes into the slots."""
    numbers: dict[int, int] = {}
    lines: list[str] = []
    listed: list[str] = []
    for copy in team.copies():
        for page in copy.pages:
            if id(page) not in numbers:
                numbers[id(page)] = len(numbers) + 1
                lines += _page(page, str(len(numbers)))
        listed.append(
            f"copy “{copy.title}” section “{copy.section}” pages {[numbers[id(page)] for page in copy.pages]}"
        )
        listed += [f"  {_shown(sign)} {value}" for sign, value in copy.values.items()]
    return "".join(f"{line}\n" for line in (*listed, *lines))


def fields(documents: Iterable[Iterable[Page]]) -> str:
    """Every field of some documents once, by id, with what a reader's window says of it; of rows at the rack only the first."""
    cells = (cell for pages in documents for page in pages for cell in page.fields)
    found = {cell.id: f"“{cell.spoken}”" for cell in cells if not re.match("r[2-9]", cell.id)}
    before = ("", *found)
    return "".join(
        f"{_beside(name, last).strip()} {said}\n" for (name, said), last in zip(found.items(), before, strict=False)
    )


def _page(page: Page, name: str) -> Iterator[str]:
    frame = " ".join(f"{edge:.2f}" for edge in page.frame)
    yield f"page {name} {page.width:.2f} × {page.height:.2f} frame {frame} “{page.label}”"
    for number, panel in enumerate(page.panels, 1):
        yield f"panel {panel.x:.2f} {panel.y:.2f}{' upside down' * panel.upside_down}"
        yield from _page(panel.page, f"{name}.{number}")
    for mark in page.bookmarks:
        yield f"bookmark {mark.y:.2f} {'> ' * mark.level}{mark.title}{f' ({mark.reading})' * bool(mark.reading)}"
    yield from (f"anchor {anchor.y:.2f} {anchor.name}" for anchor in page.anchors)
    cells: dict[str, list[str]] = {}
    for cell in page.fields:
        kind = "" if cell.id.endswith(f"/{cell.kind}") else f" [{cell.kind}]"
        cells.setdefault(_points(cell.y, cell.x, cell.width, cell.height), []).append(f"{cell.id}{kind}")
    marks: list[_Mark] = []
    for item in page.items:
        own = cells.get(_points(item.y, item.x, item.width, item.height)) if isinstance(item, Box) else None
        marks.append(_mark(item, own.pop(0) if own else ""))
    for place, ids in cells.items():
        y, x, *size = place.split()
        marks += [(float(y), float(x), f"field {y} {' '.join(size)}", f" {name}") for name in ids]
    yield from _lines(sorted(marks))


_Mark = tuple[float, float, str, str]
"""Something on a page: y, x, what it has in common with others on its line (nothing for a text), and what is its own."""


def _mark(item: Item, name: str) -> _Mark:
    if isinstance(item, Text):
        # a width shows where something depends on it
        room = f" {item.align} in {item.width:.1f}" if SLOTS.search(item.text) or item.align != "left" else ""
        more = room + " follows" * item.follows + (f" → {item.link}" if item.link else "")
        said = f"text {_points(item.y, item.x)} {item.face[0]}{item.size:g} {_shown(item.text)}{more}"
        return round(item.y, 2), round(item.x, 2), "", said
    if isinstance(item, Rule):
        level = item.y0 == item.y1
        head = f"rule {_points(item.y0, item.weight)}" if level else f"line {_points(item.y0, item.y1, item.weight)}"
        end = f" to {item.x1:.2f}" * (item.x0 != item.x1)
        return round(item.y0, 2), round(item.x0, 2), head, end
    kind = type(item).__name__.lower()
    head = f"{kind} {_points(item.y, item.width, item.height)}"
    if isinstance(item, Box):
        head += f" {item.weight:.2f}"
    if isinstance(item, Image):
        name = f"{type(item.picture).__name__} {sha256(repr(item.picture).encode()).hexdigest()[:12]}"
    return round(item.y, 2), round(item.x, 2), head, f" {name}" * bool(name)


def _lines(marks: Sequence[_Mark]) -> Iterator[str]:
    """Things alike on one line of the page become one line; an id says only what it does not share with the one before it."""
    rows: dict[tuple[float, str], list[_Mark]] = {}
    for mark in marks:
        rows.setdefault((mark[0], mark[2] or mark[3]), []).append(mark)
    for (_, head), row in rows.items():
        if not row[0][2]:
            yield from (own for *_, own in row)
            continue
        said, before = [], ""
        for _, x, _, own in row:
            said.append(f"{x:.2f}{_beside(own, before)}")
            before = own
        yield f"{head} at {', '.join(said)}"


def _beside(name: str, before: str) -> str:
    """An id beside another one: “…/2/tick”."""
    parts, known = name.split("/"), before.split("/")
    same = next((index for index, (a, b) in enumerate(zip(parts, known, strict=False)) if a != b), 0)
    return f" …/{'/'.join(parts[same:])}" if same and len(parts) == len(known) else name


def _points(*numbers: float) -> str:
    return " ".join(f"{number + 0.0:.2f}" for number in numbers)


def _shown(text: str) -> str:
    """A text with its slots in letters, and with “~” for a space that does not break."""
    return SLOTS.sub(lambda found: f"⟨{ord(found[0]) - 0xF0000}⟩", text).replace("\u00a0", "~")


def differences(golden: str, made: str) -> list[str]:
    """Where two dumps differ, as lines of a diff; nothing where that is only within `TOLERANCE`."""
    if golden == made or (
        _heads(golden) == _heads(made)
        and all(_alike(old, new) for old, new in zip(_parts(golden), _parts(made), strict=True))
    ):
        return []
    return list(difflib.unified_diff(golden.splitlines(), made.splitlines(), "golden", "made", lineterm="", n=1))


def _heads(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("page ")]


def _parts(text: str) -> list[list[str]]:
    """The lines of each page."""
    parts: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.startswith("page "):
            parts.append([])
        parts[-1].append(line)
    return parts


_PLACES = re.compile(r"(?<![\d.])-?\d+\.\d\d(?![\d.])")
_PLACE_OF_TEXT = re.compile(r"\w+( -?\d+\.\d\d)+")


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether two pages have the same things within `TOLERANCE`, in whatever order that puts them."""
    gone, come = (sorted(map(_split, (Counter(a) - Counter(b)).elements())) for a, b in ((old, new), (new, old)))
    return len(gone) == len(come) and all(
        one[0] == other[0]
        and len(one[1]) == len(other[1])
        and all(abs(a - b) <= TOLERANCE for a, b in zip(one[1], other[1], strict=True))
        for one, other in zip(gone, come, strict=True)
    )


def _split(line: str) -> tuple[str, tuple[float, ...]]:
    """A line in words and numbers; numbers in what is printed are words."""
    found = _PLACE_OF_TEXT.match(line) if line.startswith(("text ", "bookmark ", "anchor ")) else None
    head, tail = (line[: found.end()], line[found.end() :]) if found else (line, "")
    return _PLACES.sub("#", head) + tail, tuple(map(float, _PLACES.findall(head)))


def compared(folder: str, made: Mapping[str, str]) -> list[str]:
    """What of a folder of goldens is not as it was: a diff for each file."""
    found: list[str] = []
    for name, text in made.items():
        path = GOLDENS / folder / name
        golden = path.read_bytes().decode("utf-8") if path.exists() else ""
        found += [f"{folder}/{name}", *lines] if (lines := differences(golden, text)) else []
    found += [
        f"{folder}/{path.name} is no longer made" for path in (GOLDENS / folder).iterdir() if path.name not in made
    ]
    return found


def accept(folder: str, made: Mapping[str, str]) -> None:
    """Writes a folder of goldens."""
    (GOLDENS / folder).mkdir(exist_ok=True)
    for path in (GOLDENS / folder).iterdir():
        path.unlink()
    for name, text in made.items():
        (GOLDENS / folder / name).write_bytes(text.encode("utf-8"))
