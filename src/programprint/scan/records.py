"""Pages that were read → records of a log."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from programprint.logbook.record import Record, State, parsed
from programprint.marks.key import Cell
from programprint.scan.boxes import State as Mark
from programprint.scan.numbers import EMPTY, Number
from programprint.scan.pictures import Picture
from programprint.scan.review import Crop, Doubt
from programprint.scan.sheets import Read, ReadNumber, ReadPage

_STATES: dict[Mark, State] = {"ticked": "done", "empty": "not done", "unsure": "unsure"}
_PART = re.compile(r"/part-\d+$")


class _Set(Struct, frozen=True):
    """A set on a page: what it asks for, its box, and the cells of its amount, load and effort, as far as they are there."""

    asked: Record
    box: Read | None
    amount: ReadNumber | None
    load: ReadNumber | None
    effort: ReadNumber | None

    @property
    def session(self) -> tuple[int, str]:
        return self.asked.week, self.asked.session

    @property
    def mark(self) -> Mark | None:
        return self.box.state if self.box else None

    @property
    def state(self) -> State:
        """Whether it was done: as its box says, and what is written beside it."""
        amount = _of(self.amount)
        if self.mark == "unsure" or (amount.state == "unsure" and self.mark != "ticked"):
            return "unsure"
        if amount.state == "sure":
            return "done" if amount.value else "not done"
        return _STATES[self.mark] if self.mark else "not done"

    @property
    def done(self) -> Decimal | None:
        """How much was done for sure: a tick alone stands for what was asked for, unless something else is written."""
        amount = _of(self.amount)
        if amount.state == "sure":
            return amount.value
        return self.asked.done if amount.state == "empty" else None

    @property
    def unsure(self) -> bool:
        """Whether a person must look at it."""
        written = (self.load, self.effort) if self.state != "not done" else ()
        return self.state == "unsure" or any(_of(one).state == "unsure" for one in (self.amount, *written))


def _of(read: ReadNumber | None) -> Number:
    return read.number if read else EMPTY


def _sets(page: ReadPage) -> Iterator[_Set]:
    """The sets of a page, in the order of its cells."""
    boxes = {box.cell.id.removesuffix("/tick"): box for box in page.boxes if box.cell.asked}
    numbers = {one.cell.id: one for one in page.numbers}
    cells = {stem: box.cell for stem, box in boxes.items()}
    amounts = {name.removesuffix("/amount"): one.cell for name, one in numbers.items() if name.endswith("/amount")}
    for stem, cell in {**amounts, **cells}.items():
        whole = _PART.sub("", stem)
        of_set = whole.rpartition("/")[0]
        box, amount = boxes.get(whole), numbers.get(f"{stem}/amount")
        load = numbers.get(f"{of_set}/load") or numbers.get(f"{of_set.rpartition('/')[0]}/load")
        effort = numbers.get(f"{whole}/effort") or numbers.get(f"{of_set}/effort")
        yield _Set(_asked(cell), box, amount, load, effort)


def _asked(cell: Cell) -> Record:
    return parsed(msgspec.json.encode(cell.asked))


def records(page: ReadPage, athlete: str, picture: str) -> Iterator[Record]:
    """The records of the sets that are on a page. Of a session in which nothing is ticked or written for sure nothing is known:
    its sheet may have been taken before it was trained."""
    sets = [*_sets(page)]
    begun = {one.session for one in sets if one.mark == "ticked" or (_of(one.amount).state == "sure" and one.done)}
    felt = _felt(page)
    for one in sets:
        if one.session in begun:
            yield _record(one, page.sheet.athlete or athlete, picture, felt.get(one.session, {}))


def _felt(page: ReadPage) -> Mapping[tuple[int, str], dict[str, int]]:
    """How sessions felt, and how much they hurt, where that is sure."""
    found: dict[tuple[int, str], dict[str, int]] = {}
    for read in page.numbers:
        if read.cell.kind in ("felt", "pain") and read.number.state == "sure" and read.number.value is not None:
            asked = _asked(read.cell)
            found.setdefault((asked.week, asked.session), {})[read.cell.kind] = int(read.number.value)
    return found


def _record(one: _Set, athlete: str, picture: str, felt: Mapping[str, int]) -> Record:
    done = one.state == "done"
    sure = {
        name: number
        for name, read in (("load", one.load), ("effort", one.effort))
        if done and (number := _of(read)).state == "sure" and _unit(one, name)
    }
    likely = [number.odds for number in (*sure.values(), _of(one.amount)) if number.state == "sure"]
    return replace(
        one.asked,
        athlete=athlete,
        done=one.done if done else None,
        load=sure["load"].value if "load" in sure else None,
        load_unit=one.asked.load_unit if "load" in sure else "",
        effort=sure["effort"].value if "effort" in sure else None,
        effort_unit=_unit(one, "effort") if "effort" in sure else "",
        state=one.state,
        confidence=round(min(likely, default=1.0), 3),
        source="scan",
        picture=picture,
        **felt,
    )


def _unit(one: _Set, name: str) -> str:
    """The unit of a load or an effort; none where the sheet does not say it."""
    if name == "load":
        return one.asked.load_unit
    return str(one.effort.cell.asked.get("effort_unit", "")) if one.effort else ""


def doubts(page: ReadPage, athlete: str, picture: Picture) -> Iterator[Doubt]:
    """The sets that a person must look at, each with what it would be if it was done, as far as that could be read."""
    for one in _sets(page):
        if not one.unsure:
            continue
        crops = [Crop("tick", one.box.cell.id, one.box.seen)] if one.box and one.box.seen is not None else []
        read = {"done": one.amount, "load": one.load, "effort": one.effort}
        values = {"done": one.asked.done}
        for name, cell in read.items():
            if cell is None or cell.number.state == "empty" or (name != "done" and not _unit(one, name)):
                continue
            values[name] = cell.number.value
            if cell.seen is not None:
                crops.append(
                    Crop(name, cell.cell.id, cell.seen, cell.number.odds if cell.number.value is not None else 0.0)
                )
        record = replace(
            one.asked,
            athlete=page.sheet.athlete or athlete,
            source="scan",
            picture=picture.mark,
            load_unit=one.asked.load_unit if one.load else "",
            effort_unit=_unit(one, "effort"),
            **values,
        )
        yield Doubt(record, picture.name, tuple(crops), page.view)
