"""What must hold of every page, over the shipped programs and over generated ones."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from paper import (
    PAPERS_OF_RECORD,
    SHIPPED,
    EvenMetrics,
    Printed,
    clashes,
    extent,
    layout_named,
    printed,
    printed_text,
    programs,
    squeezed,
    words_of,
)

from programprint.merge.sheet import Entry, Guide, Session, Sheet
from programprint.merge.wording import slug
from programprint.pages import MM, Box, Field, Page, Rule, Text
from programprint.read.exercise import Cue
from programprint.read.layout import Reading

WRITE_INS = {"load", "amount", "effort", "note", "notes", "name", "date", "weight", "felt"}


SHEETS = [
    *(
        pytest.param(path, "handout", paper, id=f"{path.stem}-{paper}")
        for path in SHIPPED
        for paper in PAPERS_OF_RECORD
    ),
    *(pytest.param(path, "large-print", "a4", id=f"{path.stem}-large-print") for path in SHIPPED),
    pytest.param(SHIPPED[0], "handout", "a3", id="a3"),
]


def check_all(made: Printed) -> None:
    for page in made.pages:
        check_margins(page)
        check_clashes(page)
        check_type(page, made.layout.type.small)
        check_pen(page)
        check_corners(page)
    check_boxes(made)
    check_promised(made)
    check_unsplit(made)


def check_margins(page: Page) -> None:
    left, top, right, bottom = page.frame
    for item in (*page.items, *page.fields):
        x0, y0, x1, y1 = extent(item)
        assert x0 >= left - 0.5, item
        assert y0 >= top - 0.5, item
        assert x1 <= right + 0.5, item
        assert y1 <= bottom + 1.5, item  # a descender may hang below the last baseline


def check_clashes(page: Page) -> None:
    texts = [item for item in page.items if isinstance(item, Text)]
    assert list(clashes(texts)) == []
    assert list(clashes(list(page.fields))) == []
    boxes = [item for item in page.items if isinstance(item, Box)]
    cells = [field for field in page.fields if field.kind in WRITE_INS]
    frames = [box for box in boxes if box.weight > 1]  # the frame around DELOAD holds its word
    for text in texts:
        for box in boxes:
            assert box in frames or not list(clashes([text, box])), (text, box)
        for cell in cells:
            assert not list(clashes([text, cell])), (text, cell)
    for rule in (item for item in page.items if isinstance(item, Rule) and item.y0 == item.y1):
        for text in texts:
            x0, y0, x1, _ = extent(text)
            through = y0 + 0.8 < rule.y0 < text.y - 0.8 and min(x1, rule.x1) - max(x0, rule.x0) > 0.5
            assert not through, (rule, text)


def check_type(page: Page, small: float) -> None:
    sizes = {item.size for item in page.items if isinstance(item, Text)}
    assert min(sizes) >= 8
    assert min(sizes) >= small
    assert len(sizes) <= 4


def check_pen(page: Page) -> None:
    boxes = [field for field in page.fields if field.kind in ("tick", "weak")]
    for box in boxes:
        assert 4 * MM - 0.01 <= box.width == box.height <= 6 * MM
    for first, second in combinations(boxes, 2):
        a, b = extent(first), extent(second)
        apart = max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])
        assert apart >= 3 * MM - 0.01, (first, second)
    for field in page.fields:
        if field.kind in WRITE_INS:
            assert field.height >= 8.5 * MM - 0.01, field
        if field.kind in ("amount", "effort"):
            assert field.width >= 14 * MM, field
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
    for corner in corners:
        for item in page.items:
            assert not list(clashes([corner, item])), item


def entries_with_ids(sheet: Sheet) -> list[tuple[str, Session, Entry]]:
    return [
        (f"w{sheet.week}/{session.id}/{slug(entry.label)}", session, entry)
        for session in sheet.sessions
        for block in session.blocks
        for entry in block.entries
    ]


def check_boxes(made: Printed) -> None:
    """Every prescribed set has exactly its boxes: one a side, one where both work together, none on a closed side."""
    found = [field.id for page in made.pages for field in page.fields]
    assert max(Counter(found).values()) == 1
    ticks = {name for name in found if name.endswith("/tick") and "/warm-up/" not in name}
    wanted = set()
    for sheet in made.sheets:
        for stem, _, entry in entries_with_ids(sheet):
            for line in entry.sets:
                number = f"extra{line.number[1:]}" if line.extra else line.number
                wanted |= {f"{stem}/{number}/{side.lower()}/tick" for side in line.sides}
    assert ticks == wanted
    amounts = {name.replace("/amount", "/tick") for name in found if name.endswith("/amount")}
    assert amounts == wanted


def promised_of_guide(guide: Guide, reading: Reading) -> list[str]:
    """What the sections of a reading side promise to print of an exercise."""

    def said(cues: tuple[Cue, ...]) -> list[str]:
        return [cue.short if reading.short and cue.short else cue.text for cue in cues]

    sections = {
        "summary": [guide.summary, *guide.aliases],
        "equipment": [*guide.equipment, guide.pattern or ""],
        "muscles": [text for muscle in guide.muscles for text in (muscle.name, muscle.job)]
        + [f"{muscle.share}%" for muscle in guide.muscles if muscle.share],
        "setup": said(guide.setup),
        "instructions": said(guide.instructions),
        "tips": said(guide.tips),
        "stop_when": said(guide.stop_when),
        "mistakes": [text for mistake in guide.mistakes for text in (mistake.text, mistake.fix)],
        "guidance": [getattr(guide.guidance, field) for field in type(guide.guidance).model_fields],
        "variations": [text for variation in guide.variations for text in (variation.name, variation.note)],
        "progression": said(guide.progression),
        "faq": [text for item in guide.faq for text in (item.question, item.answer)],
        "credits": [guide.video, guide.source, guide.license],
    }
    return [guide.name, *(text for section in reading.show for text in sections[section])]


def told_by_row(entry: Entry, week: str) -> bool:
    """Whether the rows of an exercise say what they ask for, since its sets differ."""
    return bool(entry.overview[0]) and squeezed("".join(entry.overview)) in week


def what_each_set_asks_for(entry: Entry) -> list[str]:
    return [text for line in entry.sets for text in line.target]


def check_promised(made: Printed) -> None:
    """Everything that the handout promises to print is on some page, in its week."""
    pages = [words_of(page) for page in made.pages]
    everything = "".join(pages)
    starts = [index for index, page in enumerate(made.pages) if any(mark.level == 0 for mark in page.bookmarks)]
    for sheet, start, end in zip(made.sheets, starts, [*starts[1:], len(pages)], strict=False):
        week = "".join(pages[start:end])
        promised = [sheet.title, sheet.goal, sheet.note, sheet.week_note, sheet.author, f"Week {sheet.week}"]
        promised += [sheet.label.upper() if sheet.deload else sheet.label]
        for session in sheet.sessions:
            promised += [session.name, session.day, session.note, *session.warm_up, f"about {session.minutes} min"]
            promised += [text for block in session.blocks for text in (block.line, block.note)]
        for entry in sheet.entries:
            promised += [entry.label, entry.rest, entry.note, entry.cue, *entry.tempo]
            promised += [entry.ramp, entry.progress, entry.rest_between_sides]
            promised += what_each_set_asks_for(entry) if told_by_row(entry, week) else [*chain(*entry.prescription)]
            promised += [entry.load[0][:1].upper() + entry.load[0][1:], entry.load[1]]
            promised += promised_of_guide(entry.guide, made.layout.cues)
        for text in promised:
            assert squeezed(text) in week, text
    for sheet in made.sheets if made.layout.program else ():
        for entry in sheet.entries:
            for text in promised_of_guide(entry.guide, made.layout.guide):
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
            if cues:
                assert any(all(cue in words_of(page) for cue in cues) for page in made.pages.pages[first:])


@pytest.mark.parametrize(("path", "layout", "paper"), SHEETS)
def test_shipped_programs_keep_every_promise(path: Path, layout: str, paper: str) -> None:
    made = printed(path, layout=layout_named(layout, paper))
    check_all(made)
    assert not list(made.problems)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_large_print_is_large(path: Path) -> None:
    made = printed(path, layout=layout_named("large-print"))
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


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_generated_programs_keep_every_promise(text: str) -> None:
    made = printed_text(text)
    assert not made.problems.errors
    check_all(made)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs())
def test_promises_do_not_depend_on_the_font(text: str) -> None:
    made = printed_text(text, metrics=EvenMetrics())
    if made.problems.errors:
        return  # what does not fit has been refused
    for page in made.pages:
        check_margins(page)
        check_clashes(page)
    check_boxes(made)
