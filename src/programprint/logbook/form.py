"""The fields of a PDF that was filled in on a screen → records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.logbook.cells import Planned, planned
from programprint.logbook.record import LoadUnit, Record, mark_of
from programprint.merge.sheet import Sheet, Side, amount_id
from programprint.notation import dates
from programprint.notation.scanner import Unreadable
from programprint.read.files import read_bytes

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_CLOCK = re.compile(r"(\d+):([0-5]\d)(?:[.,](\d))?")
_NEWEST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


def read_form(path: Path, sheets: Sequence[Sheet], docket: Docket) -> list[Record]:
    """What is written in the form at *path*, which was printed from these sheets. Only sessions in which anything is written
    count; a set of these whose cells have neither a tick nor an amount was not done."""
    data = read_bytes(path, docket)
    if data is None:
        return []
    name = docket.files.shown(path)
    if (fields := _fields(data, name, docket)) is None:
        return []
    mark, found = mark_of(data), list(_records(fields, sheets, name, docket))
    if not found and not docket.errors:
        hint = "is it the PDF of this program, written with --fillable, and saved after it was filled in?"
        docket.error(name, "nothing in its fields belongs to this program", hint)
    return [replace(one, source="form", picture=mark) for one in found]


def _fields(data: bytes, name: str, docket: Docket) -> dict[str, str] | None:
    """The values of the fields, by id; of a team's form the name of the athlete begins an id."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        fields = PdfReader(io.BytesIO(data)).get_fields() or {}
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError) as fault:
        docket.error(
            name, f"this is no PDF that can be read: {fault}", "save it again from the viewer in which it was filled in"
        )
        return None
    return {key: str(field.get("/V") or "").strip() for key, field in fields.items()}


def _records(fields: Mapping[str, str], sheets: Sequence[Sheet], name: str, docket: Docket) -> Iterator[Record]:
    every = list(planned(sheets))
    sessions = {one.of_session for one in every}
    for who, own in _by_athlete(fields, sessions).items():
        written = {key for key, text in own.items() if text and text != "/Off"}
        used = {session for session in sessions if any(_of_set(key, session) for key in written)}
        for one in every:
            if one.of_session in used:
                found = [*_of(one, own, name, docket)]
                if f"{one.of_exercise}/name" in own:
                    yield from _of_row(found, who, own[f"{one.of_exercise}/name"], name, docket)
                else:
                    yield from (replace(each, athlete=who or each.athlete) for each in found)


def _of_row(found: Sequence[Record], row: str, athlete: str, name: str, docket: Docket) -> Iterator[Record]:
    """Records of a row at the rack, whose athlete is written in it. A row in which nothing was done is nobody's."""
    if not any(one.state == "done" for one in found):
        return
    if athlete:
        yield from (replace(one, athlete=athlete) for one in found)
    else:
        message = f"nobody is named in the row {row} of {found[0].exercise}"
        docket.warn(name, message, "write the name of the athlete into the row; what is in it is left out of the log")


def _of_set(key: str, session: str) -> bool:
    return key.startswith(f"{session}/") and key.rpartition("/")[2] in ("tick", "amount")


def _by_athlete(fields: Mapping[str, str], sessions: set[str]) -> dict[str, dict[str, str]]:
    """The fields of each athlete; without a name where the form is nobody's own."""
    found: dict[str, dict[str, str]] = {}
    for key, text in fields.items():
        at = re.search(r"(?:^|/)(w\d+/.*)$", key)
        if at and any(at[1].startswith(f"{session}/") for session in sessions):
            found.setdefault(key[: at.start(1)].rstrip("/"), {})[at[1]] = text
    return found


def _of(one: Planned, fields: Mapping[str, str], name: str, docket: Docket) -> Iterator[Record]:
    """The records of a set."""

    def number(*keys: str) -> Decimal | None:
        for key in keys:
            if text := fields.get(key):
                found = _figure(text)
                if found is None:
                    docket.warn(name, f"“{text}” in {key} is no number", "write a number; it is left out of the log")
                return found
        return None

    load = number(f"{one.stem}/load", f"{one.of_exercise}/load")
    day = _day(fields.get(f"{one.of_session}/date", ""), name, docket)
    for side in one.line.sides:
        if not any(f"{one.stem}/{cell}" in fields for cell in (f"{side.lower()}/tick", amount_id(side, 1))):
            continue  # a sheet that has no cell for it: nobody knows
        effort = number(f"{one.stem}/{side.lower()}/effort", f"{one.stem}/effort")
        ticked = fields.get(f"{one.stem}/{side.lower()}/tick", "") not in ("", "/Off")
        for part in range(1, one.line.parts + 1):
            done = number(f"{one.stem}/{amount_id(side, part)}")
            yield _record(one, side, part, done, ticked, load, effort, day)


def _record(
    one: Planned,
    side: Side,
    part: int,
    done: Decimal | None,
    ticked: bool,
    load: Decimal | None,
    effort: Decimal | None,
    day: date | None,
) -> Record:
    was_done = ticked or bool(done)
    if ticked and done is None and part == 1 and one.line.parts == 1:
        done = one.fixed
    unit: LoadUnit = "kg" if one.entry.load_unit == "kg" else "lb" if one.entry.load_unit == "lb" else ""
    own = one.record(side, part)
    return replace(
        own,
        date=day or own.date,
        done=done,
        load=load if was_done and unit else None,
        load_unit=unit if load is not None and was_done else "",
        effort=effort if was_done and one.entry.effort else None,
        effort_unit=one.entry.effort if effort is not None and was_done else "",
        state="done" if was_done else "not done",
    )


def _figure(text: str) -> Decimal | None:
    """The number in a cell: “8”, “22,5 kg”, “1:30” as seconds."""
    if clock := _CLOCK.search(text):
        return 60 * Decimal(clock[1]) + Decimal(f"{clock[2]}.{clock[3] or 0}").normalize()
    found = _NUMBER.findall(text)
    try:
        return Decimal(found[0].replace(",", ".")) if len(found) == 1 else None
    except InvalidOperation:
        return None


def _day(text: str, name: str, docket: Docket) -> date | None:
    """A date as it is written in a cell: “2027-03-01”, “1.3.2027”."""
    if not text:
        return None
    try:
        if told := _NEWEST.fullmatch(text):
            return date(int(told[3]), int(told[2]), int(told[1]))
        return dates.parse(text)
    except (Unreadable, ValueError):
        docket.warn(name, f"“{text}” is no date that is read", "write 2027-03-01, or 1.3.2027")
        return None
