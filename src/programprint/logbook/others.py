"""Logs that other tools keep → records: the CSV of Strong, Hevy, FitNotes and Liftosaur, by their heads; the JSON of wger."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from programprint.docket import Docket
from programprint.logbook.called import Called
from programprint.logbook.record import LoadUnit, Record, mark_of
from programprint.notation.units import Unit
from programprint.read.cells import Worksheet
from programprint.read.files import decoded, read_bytes
from programprint.read.library import Library
from programprint.read.sheet import read_sheet

_HEADS = {
    "exercise": ("exercisename", "exercisetitle", "exercise"),
    "date": ("date", "starttime", "workoutdatetime"),
    "session": ("workoutname", "title", "dayname", "name"),
    "set": ("setorder", "setindex"),
    "kind": ("settype", "iswarmupset?", "iswarmup"),
    "reps": ("reps", "completedreps"),
    "weight": ("weight", "completedweightvalue", "weightvalue"),
    "kg": ("weightkg", "weightkgs"),
    "lb": ("weightlbs", "weightlb"),
    "unit": ("weightunit", "completedweightunit"),
    "seconds": ("seconds", "durationseconds"),
    "time": ("time",),
    "rpe": ("rpe", "completedrpe"),
    "rir": ("rir",),
}
"""What the columns of the four tools are called, without spaces and brackets."""
_WARM_UP = ("w", "warmup", "1", "true", "yes")
_DATES = ("%Y-%m-%d", "%d %b %Y", "%d.%m.%Y")
_UNITS: dict[str, LoadUnit] = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb", "1": "kg", "2": "lb"}
_HINT = "is it the export of Strong, Hevy, FitNotes, Liftosaur or wger?"
MOST_NAMED = 12
"""Names of exercises that are listed."""


def read_others(path: Path, library: Library, units: LoadUnit, athlete: str, docket: Docket) -> list[Record]:
    """The work sets of a log that another tool keeps; *units* are those of weights that say none. Exercises that the library does
    not know are named, and left out."""
    if path.suffix.lower() == ".json":
        rows, name = _of_json(path, docket), docket.files.shown(path)
    else:
        sheet = read_sheet(path, None, docket)
        if sheet is None:
            return []
        rows, name = _of_sheet(sheet, docket), sheet.name
    data = read_bytes(path, docket)
    mark = mark_of(data) if data else ""
    found: list[Record] = []
    unknown: Counter[str] = Counter()
    names = Called(library)
    called = {name: names.id_of(name) for name in dict.fromkeys(row["exercise"] for row in rows)}
    numbers: Counter[tuple[str, object, str]] = Counter()
    for row in rows:
        exercise = called[row["exercise"]]
        if exercise is None:
            unknown[row["exercise"]] += 1
            continue
        on = _date(row.get("date", ""))
        place = (exercise, on, row.get("session", ""))
        numbers[place] += 1
        if one := _record(row, exercise, on, numbers[place], units, athlete, mark):
            found.append(one)
        else:
            numbers[place] -= 1
    if unknown:
        listed = ", ".join(f"“{one}”" for one, _ in unknown.most_common(MOST_NAMED))
        more = f" and {len(unknown) - MOST_NAMED} more" if len(unknown) > MOST_NAMED else ""
        hint = "give an exercise of yours that name, or add it to its “aliases”; the others are taken"
        docket.warn(name, f"the library has no {listed}{more} ({sum(unknown.values())} sets)", hint)
    if not found and not docket.errors:
        docket.error(
            name,
            "there is no set in it that the library knows",
            "is it the export of Strong, Hevy, FitNotes, Liftosaur or wger?",
        )
    return found


def _of_sheet(sheet: Worksheet, docket: Docket) -> list[Mapping[str, str]]:
    heads = {_plain(sheet.cell(0, column)): column for column in range(len(sheet.rows[0]))}
    columns = {field: heads[head] for field, names in _HEADS.items() for head in reversed(names) if head in heads}
    if "exercise" not in columns or "date" not in columns:
        hint = "take the CSV that Strong, Hevy, FitNotes or Liftosaur exports, as it is"
        docket.error(sheet.name, "it has no columns for the exercise and the date", hint)
        return []
    return [
        {field: sheet.cell(row, column) for field, column in columns.items()}
        for row in range(1, len(sheet.rows))
        if sheet.cell(row, columns["exercise"])
    ]


def _plain(head: str) -> str:
    return re.sub(r"[\s_().\[\]]+", "", head.casefold())


def _of_json(path: Path, docket: Docket) -> list[Mapping[str, str]]:
    """The entries of wger's workout log."""
    data, name = read_bytes(path, docket), docket.files.shown(path)
    if data is None:
        return []
    try:
        given = json.loads(decoded(data)[0])
    except (ValueError, RecursionError) as fault:
        docket.error(name, f"this is no JSON: {fault}", "take the answer of the workout log as it is")
        return []
    found = given.get("results") if isinstance(given, dict) else given
    rows = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    return [
        {
            "exercise": str(one.get("exercise_name") or one.get("exercise") or one.get("exercise_base") or ""),
            "date": str(one.get("date") or "")[:10],
            "reps": str(one.get("repetitions") or one.get("reps") or ""),
            "weight": str(one.get("weight") or ""),
            "unit": str(one.get("weight_unit") or "1"),
            "rir": str(one.get("rir") or ""),
        }
        for one in rows
    ]


def _record(
    row: Mapping[str, str], exercise: str, on: date | None, number: int, units: LoadUnit, athlete: str, mark: str
) -> Record | None:
    """A work set; None for a warm-up, a rest, and a set of which nothing is said."""
    if row.get("kind", "").strip().casefold() in _WARM_UP or row.get("set", "").strip().casefold() == "w":
        return None
    reps, seconds = _number(row.get("reps", "")), _number(row.get("seconds", "")) or _clock(row.get("time", ""))
    done = reps or seconds
    unit: Unit = "reps" if reps else "s"
    if not done:
        return None
    load, load_unit = _load(row, units)
    rpe, rir = _number(row.get("rpe", "")), _number(row.get("rir", ""))
    return Record(
        log=1,
        athlete=athlete,
        date=on,
        session=row.get("session", ""),
        exercise=exercise,
        set=str(number),
        done=done,
        unit=unit,
        load=load,
        load_unit=load_unit if load is not None else "",
        effort=rpe if rpe is not None else rir,
        effort_unit="RPE" if rpe is not None else "RIR" if rir is not None else "",
        source="import",
        picture=mark,
    )


def _load(row: Mapping[str, str], units: LoadUnit) -> tuple[Decimal | None, LoadUnit]:
    named: tuple[LoadUnit, ...] = ("kg", "lb")
    for unit in named:
        if load := _number(row.get(unit, "")):
            return load, _UNITS.get(row.get("unit", "").strip().casefold(), unit)
    unit = _UNITS.get(row.get("unit", "").strip().casefold(), units)
    return _number(row.get("weight", "")) or None, unit


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found.normalize() + 0 if found.is_finite() and 0 <= found < 1_000_000 else None


def _clock(text: str) -> Decimal | None:
    """“0:01:30” → seconds."""
    parts = text.strip().split(":")
    if len(parts) not in (2, 3) or not all(part.isdigit() for part in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = 60 * seconds + int(part)
    return Decimal(seconds)


def _date(text: str) -> date | None:
    """The day, before any time of it."""
    told = re.match(r"\d{4}-\d{2}-\d{2}|\d{1,2} \w{3} \d{4}|\d{1,2}\.\d{1,2}\.\d{4}", text.strip())
    for form in _DATES if told else ():
        try:
            return datetime.strptime(told[0] if told else "", form).date()
        except ValueError:
            continue
    return None
