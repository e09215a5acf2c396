"""Sheets → JSON: everything that is merged. An exercise's guide stands once, however often the exercise is done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from programprint.export.figures import SIDES, Dose, doses, number, spaced, unknown_maxima
from programprint.languages import words_of
from programprint.merge.sheet import Block, Entry, Guide, PhaseWeek, Session, Sheet, Wanted
from programprint.notation.two_sides import OtherSide
from programprint.read.written import Written
from programprint.sight import seen_json
from programprint.wording import blocks, entries, loads, maxima, names, progress, sessions, targets
from programprint.wording.words import Words

JSON_VERSION = 1
"""Raised when a field of the JSON changes its meaning or goes; fields may be added at any time."""


def as_json(sheets: Sequence[Sheet]) -> str:
    """One object, indented, with a line feed at its end."""
    first = sheets[0]
    guides, words = _Guides(), words_of(first.language)
    weeks = [_week(sheet, guides, words) for sheet in sheets]
    whole = {
        "version": JSON_VERSION,
        "title": first.title,
        "goal": first.goal,
        "author": first.author,
        "language": first.language,
        "note": first.note,
        "weak_side": {"L": "left", "R": "right", "": None}[first.weak_side],
        "weeks_in_all": first.weeks,
        "unknown_maxima": [_unknown(one, words) for one in unknown_maxima(sheets)],
        "weeks": weeks,
        "guides": {name: _guide(guide) for name, guide in guides.named.items()},
    }
    return seen_json(json.dumps(_spaced(whole), ensure_ascii=False, indent=2)) + "\n"


class _Guides:
    """The guides by name: the id of the exercise, and a number where a program says different things of it."""

    def __init__(self) -> None:
        self.named: dict[str, Guide] = {}

    def name(self, guide: Guide) -> str:
        name, count = guide.id, 1
        while self.named.setdefault(name, guide) != guide:
            count += 1
            name = f"{guide.id}#{count}"
        return name


def _unknown(one: Wanted, words: Words) -> dict[str, object]:
    """A maximum that percentages are taken of and that nobody knows."""
    return {
        "exercise": one.lift,
        "kind": one.words or one.kind,
        "share": number(one.share),
        "unit": one.unit,
        "words": maxima.wanted(one, words),
    }


def _week(sheet: Sheet, guides: _Guides, words: Words) -> dict[str, object]:
    return {
        "week": sheet.week,
        "label": sheet.label,
        "deload": sheet.deload,
        "begins": _day(sheet.begins),
        "note": sheet.week_note,
        "phase": _phase(sheet.phase) if sheet.phase else None,
        "rest_days": [{"days": list(rest.days), "text": rest.text, "before": rest.before} for rest in sheet.rests],
        "sessions": [_session(session, guides, words) for session in sheet.sessions],
    }


def _day(on: date | None) -> str | None:
    """2027-03-01; None where it is not known."""
    return on.isoformat() if on else None


def _phase(phase: PhaseWeek) -> dict[str, object]:
    return {
        "name": phase.name,
        "week": phase.week,
        "weeks_in_all": phase.weeks,
        "note": phase.note,
        "move_on": list(phase.move_on),
    }


def _session(session: Session, guides: _Guides, words: Words) -> dict[str, object]:
    return {
        "id": session.id,
        "name": names.session(session, words),
        "day": names.day(session, words),
        "date": _day(session.on),
        "left_out": _day(session.left_out),
        "minutes": session.minutes,
        "warm_up": list(session.warm_up),
        "note": sessions.note(session, words),
        "optional": session.optional,
        "blocks": [_block(block, guides, words) for block in session.blocks],
    }


def _block(block: Block, guides: _Guides, words: Words) -> dict[str, object]:
    return {
        "kind": block.kind,
        "name": block.name,
        "title": blocks.title(block, words),
        "line": blocks.line(block, words),
        "note": blocks.note(block, words),
        "optional": block.optional,
        "exercises": [_entry(entry, guides, words) for entry in block.entries],
    }


def _entry(entry: Entry, guides: _Guides, words: Words) -> dict[str, object]:
    code, spoken = entries.pace(entry, words)
    return {
        "label": entry.label,
        "exercise": entry.id,
        "name": entry.guide.name,
        "guide": guides.name(entry.guide),
        "sides": entry.sides,
        "per": None if entry.sides == "both" else entry.limb,
        "groups": [_dose(dose, words) for dose in doses(entry, words)],
        "tempo": {"code": code, "words": spoken, "seconds_under_tension": entry.tension},
        "rest": entries.rest(entry, words),
        "rest_between_sides": entries.rest_between_sides(entry, words),
        "only_side": _only_side(entry),
        "ramp": loads.ramp(entry.ramp, words) if entry.ramp else "",
        "progress": progress.progress(entry.progress, words) if entry.progress else "",
        "cue": entry.cue,
        "note": entries.note(entry, words),
        "share": entries.share(entry, words),
        "instead": list(entry.instead),
        "tier": entry.tier,
        "optional": entry.optional,
    }


def _only_side(entry: Entry) -> str | None:
    """left, right, or weak where nobody knows which that is; None where both sides are trained."""
    sides = {side for line in entry.sets if not line.extra for side in line.sides}
    return SIDES.get(sides.pop()) if len(sides) == 1 else None


def _dose(dose: Dose, words: Words) -> dict[str, object]:
    amount, aim = dose.amount, dose.aim
    return {
        "do": dose.shorthand,
        "kind": dose.kind,
        "sets": dose.sets,
        "extra_side": dose.side or None,
        "amount": {
            "min": number(amount.least),
            "max": number(amount.most),
            "unit": amount.unit,
            "or_more": amount.more or (amount.low is None and not amount.of_set),
            "to_failure": amount.failure,
            "of_pair": number(amount.second),
            "parts": [number(part.low) for part in amount.parts] if amount.then else [],
        },
        "other_side": _other_side(dose.other) if dose.other else None,
        "manner": dose.manner,
        "tempo": dose.tempo,
        "rest": dose.rest,
        "plates": dose.plates,
        "effort": targets.load(dose.effort, words) if dose.effort else "",
        "load": {
            "words": dose.load_words,
            "from": dose.load_origin,
            "kind": aim.kind if aim else None,
            "min": number(aim.low) if aim else None,
            "max": number(aim.high) if aim else None,
            "of_pair": number(aim.second) if aim else None,
            "unit": aim.unit if aim else "",
        },
    }


def _other_side(other: OtherSide) -> dict[str, object]:
    amount = other.amount
    return {"side": other.side, "min": number(amount.least), "max": number(amount.most), "unit": amount.unit}


def _guide(guide: Guide) -> dict[str, object]:
    return {
        part: _plain(getattr(guide, part))
        for part in guide.__struct_fields__
        if part not in ("id", "picture", "figure", "called")
    }


def _plain(value: object) -> object:
    if isinstance(value, Written):
        return {name: inner for name, inner in value.items() if inner not in ("", None)}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _spaced(value: object) -> object:
    """The same with plain spaces in every text."""
    if isinstance(value, dict):
        return {key: _spaced(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spaced(inner) for inner in value]
    return spaced(value) if isinstance(value, str) else value
