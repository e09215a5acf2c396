"""What must hold of every page, whatever stands on it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, combinations

import saying
from paper import (
    Printed,
    clashes,
    clashes_between,
    extent,
    flat,
    squeezed,
    words_of,
)

from programprint import resources
from programprint.impose import impose
from programprint.merge.sheet import Block, Entry, Guide, Session, Sheet, amount_id
from programprint.naming import slug
from programprint.pages import MM, Box, Field, Page, Rule, Text
from programprint.read.exercise import Cue
from programprint.read.layouts import layout_names
from programprint.read.sides import Reading
from programprint.wording.weeks import label

WRITE_INS = {"load", "amount", "effort", "last", "note", "notes", "name", "date", "weight", "felt", "pain", "result"}
EVERY_LAYOUT = layout_names([resources.layouts()])


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
    scales = [field for field in cells if field.kind in ("felt", "pain")]
    figures = {str(number) for number in range(11)}  # of a scale, to be circled in its field
    assert clashes_between(texts, [field for field in cells if field not in scales]) == []
    assert clashes_between([text for text in texts if text.text not in figures], scales) == []
    measured = [(text, extent(text)) for text in texts]
    for rule in (item for item in page.items if isinstance(item, Rule) and item.y0 == item.y1):
        for text, (x0, y0, x1, _) in measured:
            through = y0 + 0.8 < rule.y0 < text.y - 0.8 and min(x1, rule.x1) - max(x0, rule.x0) > 0.5
            assert not through, (rule, text)


def check_type(page: Page, small: float, most: int = 4) -> None:
    sizes = {item.size for item in page.items if isinstance(item, Text)}
    if not page.items:  # the blank back of a leaf, or of a folded sheet
        return
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
    found = [field.id for page in made.pages for field in page.fields if not field.id.startswith("max/")]
    assert max(Counter(found).values()) == 1
    for page in made.pages:  # a maximum is the same in every week
        assert len({field.id for field in page.fields}) == len(page.fields)
    ticks = {name for name in found if name.endswith("/tick") and "/warm-up/" not in name}
    written = made.layout.log.arrange != "ticks" or made.layout.log.amounts
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
                timed = block.score.timed and written
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
    if written:
        assert {name for name in found if name.endswith("/amount")} == amounts
        cells = [field for page in made.pages for field in page.fields if field.kind == "amount"]
        assert all(cell.width >= 10 * MM - 0.01 for cell in cells)
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
        "instead": list(guide.instead),
        "image": [],
        "figure": [],
    }
    return [guide.name, *(text for section in reading.show for text in sections[section])]


def told_by_row(entry: Entry, week: str) -> bool:
    """Whether the rows of an exercise say what they ask for, since its sets differ."""
    overview = saying.overview(entry)
    return bool(overview) and squeezed(overview) in week and squeezed(saying.by_sides(entry)) in week


def what_each_set_asks_for(entry: Entry) -> list[str]:
    return [text for line in entry.sets for text in saying.target(entry, line)]


def _pages_of_week(made: Printed, week: int) -> list[int]:
    """The pages that a week stands on: those with its cells, and those from its bookmark to that of the next week."""
    own = {
        number for number, page in enumerate(made.pages) if any(cell.id.startswith(f"w{week}/") for cell in page.fields)
    }
    return sorted(own | {*_from_bookmark(made, week)})


def _from_bookmark(made: Printed, week: int) -> range:
    """The pages from the one with the bookmark of a week to the one with that of the next, where this is not at the top of its
    page."""
    starts = [
        (index, mark)
        for index, page in enumerate(made.pages)
        for mark in page.bookmarks
        if re.match(r"Week \d", mark.title)
    ]
    at = next(at for at, (_, mark) in enumerate(starts) if re.match(rf"Week {week}\b", mark.title))
    if at + 1 == len(starts):
        return range(starts[at][0], len(made.pages))
    end, mark = starts[at + 1]
    return range(starts[at][0], end + (mark.y > made.pages.pages[end].frame[1] + 1))


def check_promised(made: Printed) -> None:
    """Everything that the handout promises to print is on some page, in its week."""
    pages = [words_of(page) for page in made.pages]
    everything = "".join(pages)
    less = next((remark for remark in made.docket.remarks if "left out" in remark), "")  # of a folded sheet
    for sheet in made.sheets:
        week = "".join(pages[number] for number in _pages_of_week(made, sheet.week))
        phased = sheet.phase.note if sheet.phase else ""
        once = [sheet.goal, sheet.note, sheet.author, phased]
        assert all(squeezed(text) in everything for text in once)
        promised = [sheet.week_note, f"Week {sheet.week}"]
        booklet = made.layout.log.arrange == "ticks" and not made.layout.folds  # with one cover for all weeks
        if booklet and sheet is not made.sheets[0]:
            promised += [phased]
        else:
            promised += [sheet.title, *([] if made.layout.week_starts == "anywhere" else once)]
        promised += [label(sheet, saying.EN).upper() if sheet.deload else sheet.label]
        for session in sheet.sessions:
            promised += [*saying.session(session), *session.warm_up]
            promised += [] if made.layout.folds else [f"about {session.minutes} min"]
            told = [text for block in session.blocks for text in saying.block(block)]
            promised += [
                text for text in told if not (made.layout.folds and text == "Superset")
            ]  # labels and rests say it
            promised += ["optional" for block in session.blocks if session.optional or block.optional]
        promised += [text for rest in sheet.rests for text in (*rest.days, "Rest", rest.text)]
        if sheet.phase:
            promised += [f"{sheet.phase.name}, week {sheet.phase.week} of {sheet.phase.weeks}"]
        for entry in sheet.entries:
            promised += [entry.label.rstrip("0123456789"), saying.rest(entry), saying.note(entry)]
            promised += [] if "the cues" in less else [entry.cue]
            code, spoken = saying.tempo(entry)
            up = entry.tempo and entry.tempo.starts_with != "eccentric"  # the words alone say the order of the lift
            promised += (
                [spoken] if up and spoken and "words of a tempo" not in less else [code] if less else [code, spoken]
            )
            climbs = entry.share and len(saying.prescription(entry)) > 1  # a ladder is said as a whole
            promised += [] if "the rounds" in less else [saying.share(entry)[1:]]
            promised += ["optional" if entry.optional else "", saying.rest_between_sides(entry)]
            promised += [] if "lead to the work" in less else [saying.ramp(entry)]
            promised += [] if "next time" in less else [saying.progress(entry)]
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


def check_results(made: Printed, before: str, runs: bool = False) -> None:
    """What runs by the clock has room for its result in every week; where *runs* are written down, for each of them."""
    amounts = {field.id for page in made.pages for field in page.fields if field.kind == "amount"}
    found = {field.id for page in made.pages for field in page.fields if field.kind in ("result", "load")}
    for sheet in made.sheets:
        for session in sheet.sessions:
            for block in session.blocks:
                stem = f"{before}w{sheet.week}/{session.id}/{slug(block.label)}"
                plain = block.score and all(cell.kind == "result" for cell in block.score.cells)
                if runs and plain and block.score and block.score.timed:
                    assert {f"{stem}/{run}/both/amount" for run in range(1, block.score.ticks + 1)} <= amounts, stem
                    continue
                assert not block.score or any(name.startswith(f"{stem}/") for name in found), stem
                for name in saying.cells(block.score) if block.score else ():
                    assert f"{stem}/{slug(name)}/result" in found, name
