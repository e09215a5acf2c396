"""What must hold of every page, over the shipped programs and over generated ones."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, combinations
from pathlib import Path

import pytest
import saying
from paper import (
    PAPERS_OF_RECORD,
    SHIPPED,
    EvenMetrics,
    Printed,
    clashes,
    clashes_between,
    composed,
    extent,
    few_and_many,
    flat,
    generated,
    layout_named,
    printed,
    printed_text,
    some,
    squeezed,
    turns,
    words_of,
)

from programprint import resources
from programprint.docket import Docket
from programprint.impose import impose
from programprint.merge.sheet import Block, Entry, Guide, Session, Sheet, amount_id
from programprint.naming import slug
from programprint.pages import MM, Box, Field, Page, Rule, Text
from programprint.problems import Problem
from programprint.read.exercise import Cue
from programprint.read.layout import Reading
from programprint.read.layouts import layout_names, read_layout
from programprint.read.paper import PAPERS
from programprint.wording.weeks import label

WRITE_INS = {"load", "amount", "effort", "note", "notes", "name", "date", "weight", "felt", "result"}


SHEETS = [*turns(SHIPPED, ["handout"], PAPERS_OF_RECORD, every=2), *turns(SHIPPED, ["large-print"], ["a4"], every=4)]
SHEETS += turns(SHIPPED[:1], ["handout"], ["a3"])


def check_all(made: Printed) -> None:
    check_geometry(made)
    check_boxes(made)
    check_promised(made)
    check_unsplit(made)


def check_geometry(made: Printed) -> None:
    """What holds of every page of every layout."""
    for page in made.pages:
        check_margins(page)
        check_clashes(page)
        check_type(
            page, made.layout.type.small, most=99 if "cards" in made.layout.program else 4
        )  # each card has its own
        check_pen(page)
    for sheet in impose(made.pages, made.layout):
        if sheet.fields:  # what nobody writes on is not photographed
            check_corners(flat(sheet))


def check_margins(page: Page) -> None:
    left, top, right, bottom = page.frame
    for item in (*page.items, *page.fields):
        x0, y0, x1, y1 = extent(item)
        assert x0 >= left - 0.5, item
        assert y0 >= top - 0.5, item
        assert x1 <= right + 0.5, item
        assert y1 <= bottom + 1.5, item  # a descender may hang below the last baseline


def places_of(sheet: Sheet) -> list[str]:
    """What a sheet says of its phase and of its rest days."""
    phase = [sheet.phase.name, sheet.phase.note] if sheet.phase else []
    return [*phase, *(said for rest in sheet.rests for said in (*rest.days, rest.text))]


def check_clashes(page: Page) -> None:
    texts = [item for item in page.items if isinstance(item, Text)]
    assert clashes(texts) == []
    assert clashes(page.fields) == []
    cells = [field for field in page.fields if field.kind in WRITE_INS]
    boxes = [item for item in page.items if isinstance(item, Box) and item.weight <= 1]  # a heavy frame holds its word
    assert clashes_between(texts, boxes) == []
    assert clashes_between(texts, cells) == []
    measured = [(text, extent(text)) for text in texts]
    for rule in (item for item in page.items if isinstance(item, Rule) and item.y0 == item.y1):
        for text, (x0, y0, x1, _) in measured:
            through = y0 + 0.8 < rule.y0 < text.y - 0.8 and min(x1, rule.x1) - max(x0, rule.x0) > 0.5
            assert not through, (rule, text)


def check_type(page: Page, small: float, most: int = 4) -> None:
    sizes = {item.size for item in page.items if isinstance(item, Text)}
    assert min(sizes) >= 8
    assert min(sizes) >= small
    assert len(sizes) <= most


def check_pen(page: Page) -> None:
    boxes = [field for field in page.fields if field.kind in ("tick", "weak", "choice")]
    for box in boxes:
        assert 4 * MM - 0.01 <= box.width == box.height <= 6 * MM
    for a, b in combinations(map(extent, boxes), 2):
        apart = max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
        assert apart >= 3 * MM - 0.01, (a, b)
    for field in page.fields:
        if field.kind in WRITE_INS:
            assert field.height >= 8.5 * MM - 0.01, field
        if field.kind in ("amount", "effort", "result"):
            assert field.width >= 10 * MM - 0.01, field  # two figures
        if field.kind == "load":
            assert field.width >= 25 * MM - 0.01, field  # 102.5 at 5 mm a character


def check_corners(page: Page) -> None:
    """The corners just inside the printable margin stay free for marks."""
    inner, mark = 6.4 * MM, 5 * MM
    corners = [
        Field("corner", "tick", x, y, mark, mark)
        for x in (inner, page.width - inner - mark)
        for y in (inner, page.height - inner - mark)
    ]
    assert clashes_between(corners, page.items) == []


def entries_with_ids(sheet: Sheet) -> list[tuple[str, Session, Entry]]:
    """The exercises of a week, each with its session and the beginning of the ids of its fields."""
    return [
        (f"w{sheet.week}/{session.id}/{slug(entry.label)}", session, entry)
        for session in sheet.sessions
        for block in session.blocks
        for entry in block.entries
    ]


def logged(sheet: Sheet) -> list[tuple[str, Entry]]:
    """Whose sets are written down, with the beginning of the ids of their fields: those of a choice or a complex once."""
    return [
        (f"{stem}/{slug(entry.label)}", entry)
        for stem, block in blocks_with_ids(sheet)
        for entry in ((block.rows,) if block.rows else block.entries)
    ]


def blocks_with_ids(sheet: Sheet) -> list[tuple[str, Block]]:
    return [(f"w{sheet.week}/{session.id}", block) for session in sheet.sessions for block in session.blocks]


def sets_of(stem: str, entry: Entry) -> set[str]:
    """The boxes of an exercise: one a side for each of its sets."""
    return {f"{stem}/{slug(entry.label)}/{line.id}/{side.lower()}/tick" for line in entry.sets for side in line.sides}


def amounts_of(stem: str, entry: Entry) -> set[str]:
    """The cells for what was done: one for each part of each of its sets, a side."""
    return {
        f"{stem}/{slug(entry.label)}/{line.id}/{amount_id(side, part + 1)}"
        for line in entry.sets
        for side in line.sides
        for part in range(line.parts)
    }


def check_boxes(made: Printed) -> None:
    """Every prescribed set has exactly its boxes: one a side, one where both work together, none on a closed side. A choice
    has a box for each alternative, and what runs by the clock one for each round, and room for its result."""
    found = [field.id for page in made.pages for field in page.fields]
    assert max(Counter(found).values()) == 1
    ticks = {name for name in found if name.endswith("/tick") and "/warm-up/" not in name}
    sets: set[str] = set()
    amounts: set[str] = set()
    rounds: set[str] = set()
    choices: set[str] = set()
    results: set[str] = set()
    for sheet in made.sheets:
        for stem, block in blocks_with_ids(sheet):
            own = f"{stem}/{slug(block.label)}"
            if block.score:
                runs = {f"{own}/{number}/both" for number in range(1, block.score.ticks + 1)}
                timed = block.score.timed and made.layout.log.arrange != "ticks"
                rounds |= set() if timed else {f"{run}/tick" for run in runs}
                amounts |= {f"{run}/amount" for run in runs} if timed else set()
                results |= {f"{own}/{slug(name)}/result" for name in saying.cells(block.score)}
            elif block.rows:
                sets |= sets_of(stem, block.rows)
                amounts |= amounts_of(stem, block.rows)
            for entry in () if block.rows else block.entries:
                sets |= sets_of(stem, entry)
                amounts |= amounts_of(stem, entry)
            if block.kind == "choice":
                choices |= {f"{own}/option-{number}/choice" for number in range(1, len(block.entries) + 1)}
    assert ticks == sets | rounds
    if made.layout.log.arrange != "ticks":
        assert {name for name in found if name.endswith("/amount")} == amounts
    assert {name for name in found if name.endswith("/choice")} == choices
    assert {name for name in found if name.endswith("/result")} == results


def promised_of_guide(guide: Guide, reading: Reading) -> list[str]:
    """What the sections of a reading side promise to print of an exercise."""

    def said(cues: tuple[Cue, ...]) -> list[str]:
        return [cue.short if reading.short and cue.short else cue.text for cue in cues]

    sections = {
        "summary": [guide.summary, *guide.also_called],
        "equipment": [*guide.equipment, guide.pattern or ""],
        "muscles": [text for muscle in guide.muscles for text in (muscle.name, muscle.job)]
        + [f"{muscle.share}%" for muscle in guide.muscles if muscle.share],
        "setup": said(guide.setup),
        "instructions": said(guide.instructions),
        "tips": said(guide.tips),
        "stop_when": said(guide.stop_when),
        "mistakes": [text for mistake in guide.mistakes for text in (mistake.text, mistake.fix)],
        "guidance": [getattr(guide.guidance, field) for field in type(guide.guidance).fields],
        "variations": [text for variation in guide.variations for text in (variation.name, variation.note)],
        "progression": said(guide.progression),
        "faq": [text for item in guide.faq for text in (item.question, item.answer)],
        "credits": [guide.video, guide.source, guide.license],
    }
    return [guide.name, *(text for section in reading.show for text in sections[section])]


def told_by_row(entry: Entry, week: str) -> bool:
    """Whether the rows of an exercise say what they ask for, since its sets differ."""
    overview = saying.overview(entry)
    return bool(overview) and squeezed(f"{overview}{saying.by_sides(entry)}") in week


def what_each_set_asks_for(entry: Entry) -> list[str]:
    return [text for line in entry.sets for text in saying.target(entry, line)]


def check_promised(made: Printed) -> None:
    """Everything that the handout promises to print is on some page, in its week."""
    pages = [words_of(page) for page in made.pages]
    everything = "".join(pages)
    starts = [
        index for index, page in enumerate(made.pages) if any(mark.title.startswith("Week") for mark in page.bookmarks)
    ]
    for sheet, start, end in zip(made.sheets, starts, [*starts[1:], len(pages)], strict=False):
        week = "".join(pages[start:end])
        promised = [sheet.title, sheet.goal, sheet.note, sheet.week_note, sheet.author, f"Week {sheet.week}"]
        promised += [label(sheet, saying.EN).upper() if sheet.deload else sheet.label]
        for session in sheet.sessions:
            promised += [*saying.session(session), *session.warm_up, f"about {session.minutes} min"]
            promised += [text for block in session.blocks for text in saying.block(block)]
            promised += ["optional" for block in session.blocks if session.optional or block.optional]
        promised += [text for rest in sheet.rests for text in (*rest.days, "Rest", rest.text)]
        if sheet.phase:
            promised += [f"{sheet.phase.name}, week {sheet.phase.week} of {sheet.phase.weeks}", sheet.phase.note]
        for entry in sheet.entries:
            promised += [entry.label.rstrip("0123456789"), saying.rest(entry), saying.note(entry), entry.cue]
            promised += [*saying.tempo(entry)]
            climbs = entry.share and len(saying.prescription(entry)) > 1  # a ladder is said as a whole
            promised += [saying.share(entry)[1:], saying.instead(entry), "optional" if entry.optional else ""]
            promised += [saying.ramp(entry), saying.progress(entry), saying.rest_between_sides(entry)]
            asked = what_each_set_asks_for(entry) if told_by_row(entry, week) else [*chain(*saying.prescription(entry))]
            promised += [] if climbs else asked
            load, origin = saying.load(entry)
            promised += [load[:1].upper() + load[1:], origin]
            promised += promised_of_guide(entry.guide, made.layout.cues) if "cues" in made.layout.week else []
        for text in dict.fromkeys(promised):
            assert squeezed(text) in week, text
    for kind in made.layout.program:
        reading = made.layout.cues if kind == "cues" else made.layout.guide
        guides = [entry.guide for sheet in made.sheets for entry in sheet.entries]
        for text in dict.fromkeys(text for guide in guides for text in promised_of_guide(guide, reading)):
            assert squeezed(text) in everything, text


def check_unsplit(made: Printed) -> None:
    """No exercise is torn apart: neither its cells nor, side by side, its cues."""
    homes: dict[str, set[int]] = {}
    for number, page in enumerate(made.pages):
        for field in page.fields:
            match = re.match(r"(w\d+/.+/[^/]+)/(?:extra)?\d+/[^/]+(?:/[^/]+)?$", field.id)
            if match and "/notes/" not in field.id:
                homes.setdefault(match[1], set()).add(number)
    assert all(len(pages) == 1 for pages in homes.values())
    for sheet in made.sheets:
        stem = f"w{sheet.week}/"
        first = next(i for i, page in enumerate(made.pages) if any(f.id.startswith(stem) for f in page.fields))
        for entry in sheet.entries:
            cues = [squeezed(text) for text in promised_of_guide(entry.guide, made.layout.cues)]
            if cues and "cues" in (*made.layout.week, *made.layout.program):
                pages = [words_of(page) for page in made.pages.pages[first:]]
                whole = any(all(cue in page for cue in cues) for page in pages)
                assert whole or any(squeezed(f"{entry.guide.name} continued") in page for page in pages)


@pytest.mark.parametrize(("path", "layout", "paper"), SHEETS)
def test_shipped_programs_keep_every_promise(path: Path, layout: str, paper: str) -> None:
    made = composed(path, layout, paper)
    check_all(made)
    assert not list(made.docket)


ALL_PAPERS = (*PAPERS, "200mm x 250mm")
VARIANTS = [(), ("hand=left",), ("binding=right",), ("binding=top",), ("binding=none",)]
TOO_SMALL = {
    ("handout", "a6", "landscape"): "a page offers",
    ("large-print", "a5", "landscape"): "a page offers",
    ("large-print", "a6", "portrait"): "more than a page|a page offers",
    ("large-print", "a6", "landscape"): "more than a page|a page offers|leave no page",
    ("pocket-fold", "a5", "portrait"): "leave no page",
    ("pocket-fold", "a6", "portrait"): "leave no page",
    ("pocket-fold", "a4+letter", "portrait"): "need to know the paper",
    ("pocket-fold", "200mm x 250mm", "portrait"): "leave no page",
    **{("pocket-fold", paper, "landscape"): "upright" for paper in ALL_PAPERS},
    ("card", "a6", "landscape"): "a side of the card offers",
    ("coach", "a6", "portrait"): "no room for a week",
    ("cues", "a6", "portrait"): "for its text",
    ("rack", "a6", "portrait"): "no room on this paper",
    ("rack", "a6", "landscape"): "no room on this paper",
    ("rack", "a5", "portrait"): "no room on this paper",
    **{
        ("wall", paper, orientation): "no room on this paper|leave no page"
        for paper in ALL_PAPERS
        if paper not in ("a2", "a1")
        for orientation in ("portrait", "landscape")
    },
}
"""Which layouts may refuse which papers, as a pattern of what they then say."""
EVERY_LAYOUT = layout_names([resources.layouts()])


def on_paper(name: str, settings: tuple[str, ...], text: str) -> tuple[Printed | None, Docket]:
    """A program in a layout with settings over it; None where the layout is refused."""
    docket = Docket()
    layout = read_layout(name, None, settings, docket)
    made = printed_text(text, layout=layout) if layout else None
    return made, made.docket if made else docket


@pytest.mark.parametrize(("name", "paper", "orientation"), turns(EVERY_LAYOUT, ALL_PAPERS, ["portrait", "landscape"]))
def test_every_layout_keeps_its_measures_on_every_paper(name: str, paper: str, orientation: str) -> None:
    """Programs, hands and bindings take turns, so that every paper meets some of each."""
    turn = EVERY_LAYOUT.index(name) + ALL_PAPERS.index(paper) + (orientation == "landscape")
    path, variant = SHIPPED[turn % len(SHIPPED)], VARIANTS[turn % len(VARIANTS)]
    settings = (f"paper={paper}", f"orientation={orientation}", *variant)
    made, problems = on_paper(name, settings, path.read_text(encoding="utf-8"))
    if problems.errors:
        refused = first_error(problems)
        assert re.search(TOO_SMALL[name, paper, orientation], refused.message), refused.render()
        assert refused.hint
    else:
        assert made is not None
        check_geometry(made)
        assert all(page.label for page in made.pages)
        if "log" in made.layout.week:
            check_boxes(made)
            check_promised(made)


_LONG = "Single-leg Romanian deadlift with a contralateral kettlebell and a slow eccentric"
_CUES = " ".join(["Keep the hips level and breathe out as you push the floor away."] * 17)
STRESSES = {
    "longest names": f"""
title: {_LONG} for {_LONG}
goal: {_LONG}
weeks: [{_LONG}]
sessions: [{{name: {_LONG}, day: Wednesday, exercises: [{{exercise: step-up, name: {_LONG}, do: 3x10}}]}}]""",
    "twelve exercises": "title: T\nweeks: 1\nsessions: [{name: A, exercises: ["
    + ", ".join(["{exercise: step-up, do: 3x8}", "{exercise: dead-bug, do: 2x10}"] * 6)
    + "]}]",
    "ten sets": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: barbell-hip-thrust, do: 10x3}]}]",
    "ten sets a leg": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 10x3/leg}]}]",
    "seven days": "title: T\nweeks: 1\nsessions: ["
    + ", ".join(f"{{name: Day {n}, day: Monday, exercises: [{{exercise: step-up, do: 3x8}}]}}" for n in range(7))
    + "]",
    "one exercise": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: dead-bug, do: 1x8}]}]",
    "no cues": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8, instructions: [], "
    "tips: [], stop_when: []}]}]",
    "cues of 200 words": "title: T\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8, "
    f"instructions: [{_CUES}], tips: [{_CUES}]}}]}}]",
    "sixteen weeks": "title: T\nweeks: 16\nsessions: [{name: A, exercises: [{exercise: step-up, do: 2x8}]}]",
}


@pytest.mark.parametrize("stress", STRESSES)
@pytest.mark.parametrize("name", EVERY_LAYOUT)
def test_every_layout_bears_what_coaches_write(name: str, stress: str) -> None:
    """It fits, or an error names what does not, with a cure."""
    made, problems = on_paper(name, (), STRESSES[stress])
    for problem in problems:
        assert problem.hint, problem.render()
    if not problems.errors:
        assert made is not None
        check_geometry(made)
    refused = bool(problems.errors)
    assert refused == ((name, stress) in REFUSED_STRESSES), [problem.render() for problem in problems]


REFUSED_STRESSES = {("pocket-fold", "longest names")}
"""What a layout may refuse to print."""


SEARCHED = {("a4", "portrait"), ("a3", "landscape")}
"""Papers on which the wall's cures are tried; looking for the largest type takes its time."""
FOLLOWED = [key for key in TOO_SMALL if key[0] != "wall" or key[1:] in SEARCHED]


def first_error(docket: Docket) -> Problem:
    return next(problem for problem in docket if problem.severity == "error")


def cured(name: str, settings: tuple[str, ...], hint: str) -> tuple[str, ...]:
    """The settings with what a hint asks for laid over them."""
    if found := re.search(r"“distance” of “wall” to ([\d.]+m)", hint):
        return (*settings, f"wall.distance={found[1]}")
    if "orientation to portrait" in hint:
        return (*settings, "orientation=portrait")
    if "fewer cards" in hint:
        return (*settings, "cards.per_page=1")
    assert re.search("larger paper|a larger one|a4 or letter", hint), hint
    own = layout_named(name).paper
    return (*settings, "paper=a4" if own == "a6" else f"paper={own}" if f"paper={own}" not in settings else "paper=a3")


@pytest.mark.parametrize("key", some(FOLLOWED))
def test_who_follows_the_cure_of_a_layout_that_is_refused_gets_his_pages(key: tuple[str, str, str]) -> None:
    name, paper, orientation = key
    settings: tuple[str, ...] = (f"paper={paper}", f"orientation={orientation}")
    text = SHIPPED[sum(map(ord, "".join(key))) % len(SHIPPED)].read_text(encoding="utf-8")
    for _ in range(3):  # a cure may lead to what else is wrong
        made, problems = on_paper(name, settings, text)
        if not problems.errors:
            break
        settings = cured(name, settings, first_error(problems).hint)
    assert not problems.errors, [problem.render() for problem in problems]
    assert made is not None
    check_geometry(made)


@pytest.mark.parametrize(("name", "stress"), sorted(REFUSED_STRESSES))
def test_who_follows_the_cure_of_a_stress_gets_his_pages(name: str, stress: str) -> None:
    _, problems = on_paper(name, (), STRESSES[stress])
    settings = cured(name, (f"paper={layout_named(name).paper}",), first_error(problems).hint)
    made, problems = on_paper(name, settings, STRESSES[stress])
    assert not problems.errors, [problem.render() for problem in problems]
    assert made is not None
    check_geometry(made)


_NOTED = "{exercise: step-up, do: 8, note: Keep the hips level and breathe out as you push the floor away from you}"
_BOARD = {
    "emom": f"{{emom: 12 min, exercises: [{', '.join([_NOTED] * 6)}]}}",
    "amrap": f"{{amrap: 10 min, exercises: [{', '.join([_NOTED] * 8)}]}}",
    "intervals": f"{{intervals: 18, work: 20s, rest: 10s, exercises: [{', '.join([_NOTED.replace('do: 8, ', '')] * 6)}]}}",
    "complex": f"{{complex: [{', '.join([_NOTED] * 6)}], sets: 5, load: 60kg}}",
    "choice": f"{{one_of: [{', '.join([_NOTED.replace('do: 8', 'do: 5x8')] * 5)}]}}",
}


@pytest.mark.parametrize("block", _BOARD)
@pytest.mark.parametrize("name", ["pocket-fold", "pocket"])
def test_a_block_of_the_whiteboard_goes_on_where_a_small_page_ends(name: str, block: str) -> None:
    """Its exercises break between each other, its cells stay together, and the page it goes on says so."""
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{_BOARD[block]}]}}]"
    made, problems = on_paper(name, (), text)
    assert not problems.errors
    assert made is not None
    check_geometry(made)
    check_boxes(made)
    assert name == "pocket" or any("continued" in words_of(page) for page in made.pages)
    homes = {n for n, page in enumerate(made.pages) for field in page.fields if re.match(r"w1/a/a/\d+/", field.id)}
    assert len(homes) <= 1


@pytest.mark.parametrize("name", EVERY_LAYOUT)
def test_a_deload_of_a_phase_has_its_place_under_a_title_of_two_lines(name: str) -> None:
    made, problems = on_paper(
        name,
        (),
        "title: A long title that takes two lines\nphases: [{name: Strength and power, weeks: [Deload for everybody], "
        "sessions: [{name: A, exercises: [{exercise: step-up, do: 3x8}]}]}]",
    )
    assert not problems.errors
    assert made is not None
    check_geometry(made)


@pytest.mark.parametrize("path", some(SHIPPED))
def test_no_leaf_of_a_handout_has_a_back_with_nothing_but_notes(path: Path) -> None:
    for page in composed(path, "handout", "a4").pages:
        assert not page.fields or any("/notes/side" not in field.id for field in page.fields), page.label


@pytest.mark.parametrize("name", ["handout", "large-print"])
def test_headings_of_columns_stand_apart(name: str) -> None:
    made = printed(next(path for path in SHIPPED if path.stem == "kettlebell-class"), layout=layout_named(name))
    found = 0
    for page in made.pages:
        for word in (item for item in page.items if isinstance(item, Text) and item.text in ("round", "set")):
            after = [
                item.x - word.x - word.width
                for item in page.items
                if isinstance(item, Text) and item.y == word.y and item.x > word.x
            ]
            assert min(after) >= 1.5 * MM
            found += word.text == "round"
    assert found


@pytest.mark.parametrize("path", some(SHIPPED))
def test_large_print_is_large(path: Path) -> None:
    made = composed(path, "large-print", "a4")
    assert min(item.size for page in made.pages for item in page.items if isinstance(item, Text)) >= 12
    assert min(field.height for page in made.pages for field in page.fields if field.kind == "amount") >= 12 * MM - 0.01


def test_a_week_of_the_glute_block_takes_one_leaf() -> None:
    made = printed(next(path for path in SHIPPED if path.stem == "unilateral-glute-block"))
    starts = [
        i
        for i, page in enumerate(made.pages)
        if any(m.level == 0 and m.title.startswith("Week") for m in page.bookmarks)
    ]
    assert starts == [0, 2, 4, 6]


@pytest.mark.parametrize("examples", few_and_many(5, 40))
def test_generated_programs_keep_every_promise(examples: int) -> None:
    generated(examples, layout_named(), check_all, refused=0)


@pytest.mark.parametrize("examples", few_and_many(4, 15))
def test_promises_do_not_depend_on_the_font(examples: int) -> None:
    def check(made: Printed) -> None:
        for page in made.pages:
            check_margins(page)
            check_clashes(page)
        check_boxes(made)

    generated(examples, layout_named(), check, EvenMetrics())
