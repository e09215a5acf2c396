"""Columns “Set 1”, “Set 2” … → what is done in all sets, in the first of them."""

from __future__ import annotations

import re
from itertools import groupby

from programprint.importing.grid_habits import in_shorthand, is_blank
from programprint.importing.grid_roles import role_of, unit_of, usual_unit
from programprint.notation import prescription
from programprint.notation.scanner import Unreadable
from programprint.read.cells import Rearranged, Slip, Worksheet

_COLUMN = re.compile(r"sets? ?#? ?(?P<number>\d{1,2})[\s:–—-]*(?:\((?P<of>.*)\)|(?P<part>.*))", re.IGNORECASE)
_REPS = r"\d{1,3}(?: ?[-–] ?\d{1,3})?\+?|amrap|max"
_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_AMOUNT = re.compile(_REPS, re.IGNORECASE)
_AT = re.compile(rf"(?P<reps>{_REPS}) ?@ ?(?P<load>{_NUMBER})", re.IGNORECASE)
_TIMES = re.compile(rf"(?P<one>{_NUMBER}\+?) ?[x×*] ?(?P<other>{_NUMBER}\+?)", re.IGNORECASE)
_SETS = re.compile(rf"(?P<sets>\d{{1,2}}) ?[x×*] ?(?P<reps>\d{{1,2}}\+?) ?[x×*] ?(?P<load>{_NUMBER})", re.IGNORECASE)
_EFFORT = 10
"""A number behind “@” up to this one is an effort."""
_MOST_SETS = 10
"""More sets than this stand in no cell."""
_MOST_REPS = 20
"""A number up to this one may be reps; one that is no less, and twice the other, a weight."""


class _Doubtful(Exception):  # noqa: N818 - it reads as “except _Doubtful”
    """A cell that cannot be read, or in two ways: what is wrong, and the cure."""


def sets_in_one_cell(sheet: Worksheet) -> Worksheet:
    """The sheet, where columns “Set 1”, “Set 2” … hold the reps of each set: with all of them in the first. Empty ones are
    there to be written in, and so are all where other columns say the reps. A cell that cannot be read is one of its slips."""
    for head in range(min(len(sheet.rows), 50)):
        if columns := _columns(sheet, head):
            return _joined(sheet, head, columns)
    return sheet


_Columns = dict[int, dict[str, int]]
"""The columns of each set by what they hold: “reps” or “load”."""


def _columns(sheet: Worksheet, head: int) -> _Columns:
    """The columns of the sets that a row heads; nothing where it heads none, or others say the reps."""
    found: _Columns = {}
    for column in sheet.filled(head):
        words = sheet.cell(head, column)
        if match := _COLUMN.fullmatch(words):
            role = role_of(match["part"] or "") or "reps"
            if role not in ("reps", "load"):
                return {}
            found.setdefault(int(match["number"]), {}).setdefault(role, column)
        elif role_of(words) in ("do", "reps") and sheet.last[column] > head:
            return {}
    return found if len(found) > 1 and [*found] == [*range(1, len(found) + 1)] else {}


def _joined(sheet: Worksheet, head: int, columns: _Columns) -> Worksheet:
    """The sheet with what each row does in all sets in the first of the *columns*."""
    unit, assumed, slips = usual_unit(sheet.rows), False, []
    rows = [list(row) for row in sheet.rows]
    first = next(iter(columns[1].values()))
    own = {column: unit_of(sheet.cell(head, column)) for parts in columns.values() for column in parts.values()}
    has_words = False
    for row in range(head + 1, len(sheet.rows)):
        sets = []
        for parts in columns.values():
            texts = {part: text for part, at in parts.items() if not is_blank(text := sheet.cell(row, at).strip())}
            if not texts:
                continue
            has_words = True
            load_unit = own[parts["load"]] if "load" in parts else own[parts.get("reps", first)]
            try:
                text, is_assumed = _set(texts, load_unit, unit)
            except _Doubtful as doubt:
                column = parts["reps" if "reps" in texts else "load"]
                slips.append(Slip(row, column, str(doubt.args[0]), str(doubt.args[1])))
                continue
            assumed = assumed or is_assumed
            sets.append(text)
        rows[row][first] = ", ".join(_group(text, len([*same])) for text, same in groupby(sets))
    if slips and all(not rows[row][first] for row in range(head + 1, len(rows))):
        return sheet
    rows[head][first] = "Sets x Reps" if has_words else ""
    for row in range(head, len(sheet.rows)):
        for column in own:
            rows[row][column] = rows[row][column] if column == first else ""
    at = tuple(tuple((row, column) for column in range(len(texts))) for row, texts in enumerate(rows))
    told = (f"weights without a unit below “{sheet.cell(head, first)}” and beside it; they were read as {unit}",)
    notes = (*sheet.notes, *(told if assumed else ()))
    return Rearranged(sheet.name, tuple(map(tuple, rows)), notes, sheet=sheet, at=at, slips=tuple(slips))


def _group(text: str, count: int) -> str:
    """A set as a group of so many; one that counts its sets itself as often as it stands there."""
    return f"{count}x{text}" if not re.match(r"\d+x", text) else ", ".join([text] * count)


def _set(texts: dict[str, str], own: str, usual: str) -> tuple[str, bool]:
    """What is done in one set, and whether its unit had to be assumed. *own* is the unit of the head. Raises _Doubtful."""
    text = texts.get("reps", "")
    if "load" in texts:
        if not text:
            raise _Doubtful(f"“{texts['load']}” is a load, and no reps go with it", "write how many")
        bare = re.fullmatch(_NUMBER, texts["load"])
        load = f"{own} {texts['load']}" if own in ("RPE", "RIR") else f"{texts['load']}{(own or usual) if bare else ''}"
        return _read(f"{text} @ {load}"), bool(bare and not own)
    weight = own or usual
    if _AMOUNT.fullmatch(text):
        return text, False
    if (match := _AT.fullmatch(text)) and float(match["load"].replace(",", ".")) > _EFFORT:
        return f"{match['reps']} @ {match['load']}{weight}", not own
    if match := _SETS.fullmatch(text):
        if _is_weight(match["load"], match["reps"]) and int(match["sets"]) <= _MOST_SETS:
            return f"{match['sets']}x{match['reps']} @ {match['load']}{weight}", not own
        raise _Doubtful(f"“{text}” may be read in several ways", f"write sets × reps @ load, such as 3x8 @ 60{weight}")
    if match := _TIMES.fullmatch(text):
        one, other = match["one"], match["other"]
        if _is_weight(other, one) or _is_weight(one, other) or one == other:
            reps, load = (other, one) if _is_weight(one, other) else (one, other)
            return f"{reps} @ {load}{weight}", not own
        ways = f"{one} @ {other}{weight}", f"{other} @ {one}{weight}"
        raise _Doubtful(f"of “{text}” nobody can tell which are the reps", f"write {ways[0]}, or {ways[1]}")
    return _read(text), False


def _is_weight(load: str, reps: str) -> bool:
    """Whether of two bare numbers the one must be a weight and the other reps."""
    if load.endswith("+") or not reps.rstrip("+").isdigit():
        return False
    weight, count = float(load.replace(",", ".")), int(reps.rstrip("+"))
    return count <= _MOST_REPS <= weight and weight >= 2 * count


def _read(text: str) -> str:
    """A text that can be read as it stands, or in our shorthand."""
    fault: Unreadable | None = None
    for way in (text, in_shorthand(text)):
        try:
            found = prescription.parse(way)
        except Unreadable as unreadable:
            fault = fault or unreadable
            continue
        if len(found.groups) == 1:
            return re.sub(r"^1x", "", way)
    if fault:
        raise _Doubtful(f"“{text}”: {fault.message}", fault.hint)
    raise _Doubtful(f"“{text}” is more than a set", "write one set into each cell")
