"""Pages that were read → records of a log."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from programprint.logbook.record import Record, State, parsed
from programprint.scan.boxes import State as Mark
from programprint.scan.pictures import Picture
from programprint.scan.review import Doubt
from programprint.scan.sheets import Read, ReadPage

_STATES: dict[Mark, State] = {"ticked": "done", "empty": "not done", "unsure": "unsure"}


def records(page: ReadPage, athlete: str, picture: str) -> Iterator[Record]:
    """The records of the sets whose boxes are on a page. Of a session in which nothing is ticked nothing is known: its sheet may
    have been taken before it was trained."""
    begun = {_session(box) for box in page.boxes if box.state == "ticked"}
    for box in page.boxes:
        if box.cell.asked and _session(box) in begun:
            asked = parsed(msgspec.json.encode(box.cell.asked))
            state = _STATES[box.state]
            yield replace(
                asked,
                athlete=page.sheet.athlete or athlete,
                done=asked.done if state == "done" else None,
                load_unit="",
                state=state,
                source="scan",
                picture=picture,
            )


def _session(box: Read) -> tuple[int, str]:
    return int(box.cell.asked.get("week", 0)), str(box.cell.asked.get("session", ""))


def doubts(page: ReadPage, athlete: str, picture: Picture) -> Iterator[Doubt]:
    """The boxes that a person must look at."""
    for box in page.boxes:
        if box.state == "unsure" and box.cell.asked and box.seen is not None:
            asked = parsed(msgspec.json.encode(box.cell.asked))
            whose = page.sheet.athlete or athlete
            record = replace(asked, athlete=whose, load_unit="", source="scan", picture=picture.mark)
            yield Doubt(record, picture.name, box.seen)
