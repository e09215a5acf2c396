"""Sheets → whom the sides that are read tell of: each exercise once, and which are new."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from programprint.merge.sheet import Guide, Sheet
from programprint.notation.scanner import NBSP
from programprint.problems import Span
from programprint.read.layout import Layout
from programprint.wording import names
from programprint.wording.words import Words

Subject = tuple[Guide, str, Span | None]
"""A guide, where in the week it is done, and where in the file it was asked for."""
Subjects = Sequence[Subject]


def subjects_of(sheets: Sequence[Sheet], words: Words, places: bool = False) -> Subjects:
    """Each exercise once, in order; with *places*, every day and label that it has on the front."""
    found: list[tuple[Guide, list[str], Span | None]] = []
    for sheet in sheets:
        for session in sheet.sessions:
            for entry in (entry for block in session.blocks for entry in block.entries):
                where = names.day(session, words) or names.session(session, words)
                place = f"{where} {entry.label}".replace(" ", NBSP)
                same = next((known for known in found if known[0] == entry.guide), None)
                if same is None:
                    found.append((entry.guide, [place], entry.where))
                elif place not in same[1]:
                    same[1].append(place)
    return [(guide, words.listed(at) if places else "", where) for guide, at, where in found]


def new_ones(sheets: Sequence[Sheet], subjects: Subjects, layout: Layout, known: Sequence[Guide]) -> Subjects:
    """Those *subjects* that no page before has told of, in this file or, where weeks are written on, in weeks not asked for."""
    told = {*known}
    if "log" in layout.week:
        first = {entry.guide: sheet for sheet in reversed(sheets) for entry in sheet.entries}
        told |= {guide for guide, sheet in first.items() if guide in sheet.earlier}
    return [subject for subject in subjects if subject[0] not in told]


def with_instead(subjects: Subjects, sheets: Sequence[Sheet]) -> Subjects:
    """The same *subjects*, each with what may be done in its place."""
    found: dict[Guide, dict[str, None]] = {}
    for entry in (entry for sheet in sheets for entry in sheet.entries if entry.instead):
        found.setdefault(entry.guide, {}).update(dict.fromkeys(entry.instead))
    return [(replace(guide, instead=tuple(found.get(guide, ()))), places, at) for guide, places, at in subjects]
