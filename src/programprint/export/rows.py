"""Sheets → CSV: a row for each set group of each exercise in each session of each week."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from programprint.export.figures import Dose, doses, spaced
from programprint.languages import words_of
from programprint.merge.sheet import Block, Entry, Session, Sheet
from programprint.notation import scanner
from programprint.read.cells import as_text
from programprint.wording import blocks, entries, loads, maxima, names, progress, targets
from programprint.wording.words import Words

COLUMNS = (  # names stay; new ones come last
    "program",
    "week",
    "week_label",
    "deload",
    "session_id",
    "session",
    "day",
    "block",
    "label",
    "exercise",
    "name",
    "sides",
    "per",
    "group",
    "extra_side",
    "do",
    "sets",
    "amount_min",
    "amount_max",
    "amount_unit",
    "or_more",
    "load",
    "load_from",
    "load_kind",
    "load_min",
    "load_max",
    "load_unit",
    "tempo",
    "tempo_words",
    "rest",
    "cue",
    "note",
    "phase",
    "phase_week",
    "block_title",
    "block_line",
    "optional",
    "share",
    "instead",
    "kind",
    "plates",
    "effort",
    "rest_between_sides",
    "ramp",
    "progress",
    "tier",
    "manner",
    "date",
    "week_begins",
    "other_side",
    "other_min",
    "other_max",
    "amount_of_pair",
    "load_of_pair",
    "unknown_maximum",
)


def as_csv(sheets: Sequence[Sheet]) -> str:
    """The table, with a head; lines end in a line feed."""
    text, words = io.StringIO(), words_of(sheets[0].language)
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for sheet in sheets:
        for session in sheet.sessions:
            for block in session.blocks:
                for entry in block.entries:
                    for group, dose in enumerate(doses(entry, words), start=1):
                        row = map(_written, _row(sheet, session, block, entry, group, dose, words))
                        writer.writerow(dict(zip(COLUMNS, row, strict=True)))
    return text.getvalue()


def _row(
    sheet: Sheet, session: Session, block: Block, entry: Entry, group: int, dose: Dose, words: Words
) -> Iterator[str | int]:
    """The cells in the order of the columns."""
    amount, aim = dose.amount, dose.aim
    yield from (spaced(sheet.title), sheet.week, spaced(sheet.label), _yes(sheet.deload))
    yield from (session.id, spaced(names.session(session, words)), spaced(names.day(session, words)))
    yield from (block.kind, entry.label, entry.id, spaced(entry.guide.name))
    yield from (entry.sides, "" if entry.sides == "both" else entry.limb)
    yield from (group, dose.side, dose.shorthand, dose.sets)
    yield from (_figure(amount.least), _figure(amount.most), amount.unit)
    yield _yes(amount.more or (amount.low is None and not amount.of_set))
    yield from (dose.load_words, dose.load_origin)
    yield from ((aim.kind, _figure(aim.low), _figure(aim.high), aim.unit) if aim else ("", "", "", ""))
    code, spoken = entries.pace(entry, words)
    yield from (dose.code, dose.tempo) if dose.tempo else (code, spaced(spoken))
    yield dose.rest or spaced(entries.rest(entry, words))
    yield from (spaced(entry.cue), spaced(entries.note(entry, words)))
    yield from (spaced(sheet.phase.name), sheet.phase.week) if sheet.phase else ("", "")
    yield from (spaced(blocks.title(block, words)), spaced(blocks.line(block, words)))
    yield _yes(session.optional or block.optional or entry.optional)
    yield from (spaced(entries.share(entry, words)), spaced(words.listed(entry.instead)))
    yield from (dose.kind, dose.plates, spaced(targets.load(dose.effort, words)) if dose.effort else "")
    yield spaced(entries.rest_between_sides(entry, words))
    yield spaced(loads.ramp(entry.ramp, words)) if entry.ramp else ""
    yield spaced(progress.progress(entry.progress, words)) if entry.progress else ""
    yield spaced(entry.tier)
    yield dose.manner
    yield session.on.isoformat() if session.on else ""
    yield sheet.begins.isoformat() if sheet.begins else ""
    other = dose.other
    yield from (other.side, _figure(other.amount.least), _figure(other.amount.most)) if other else ("", "", "")
    yield from (_figure(amount.second), _figure(aim.second if aim else None))
    yield spaced(words.joined("list.semicolon", (maxima.wanted(one, words) for one in entry.wanted)))


def _written(cell: str | int) -> str | int:
    return as_text(cell) if isinstance(cell, str) else cell


def _figure(number: Decimal | None) -> str:
    return "" if number is None else scanner.plain(number)


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
