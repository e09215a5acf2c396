"""The sheets of a program → every set that can be written down, by the id of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from programprint.logbook.record import Record
from programprint.merge.sheet import Entry, Session, SetLine, Sheet, Side
from programprint.naming import slug


class Planned(Struct, frozen=True):
    """A set of an exercise in a session of a week."""

    sheet: Sheet
    session: Session
    entry: Entry
    line: SetLine

    @property
    def stem(self) -> str:
        """How the ids of its cells begin."""
        return f"{self.of_exercise}/{self.line.id}"

    @property
    def of_exercise(self) -> str:
        """How the ids of all cells of its exercise begin."""
        return f"{self.of_session}/{slug(self.entry.label)}"

    @property
    def of_session(self) -> str:
        """How the ids of all cells of its session begin."""
        return f"w{self.sheet.week}/{self.session.id}"

    @property
    def prescribed(self) -> str:
        """What it asks for, in the shorthand."""
        if self.line.group >= len(self.entry.groups):
            return ""
        do = self.entry.groups[self.line.group].do
        return f"{do.amount}{f' @ {do.load}' if do.load else ''}"

    @property
    def fixed(self) -> Decimal | None:
        """The amount that a tick alone stands for; None where that is a range, or open."""
        if self.line.group >= len(self.entry.groups):
            return None
        amount = self.entry.groups[self.line.group].do.amount
        return amount.least if amount.least == amount.most and not amount.more else None

    def record(self, side: Side, part: int = 1) -> Record:
        """What is known of it before anything is written down."""
        return Record(
            log=1,
            program=self.sheet.title,
            athlete=self.sheet.athlete,
            date=self.session.on,
            week=self.sheet.week,
            session=self.session.id,
            label=self.entry.label,
            exercise=self.entry.id,
            set=self.line.id,
            side=side,
            part=part,
            prescribed=self.prescribed,
            unit=self.entry.counts,
        )


def planned(sheets: Sequence[Sheet]) -> Iterator[Planned]:
    """Every set, in the order of the sheets."""
    for sheet in sheets:
        for session in sheet.sessions:
            for block in session.blocks:
                for entry in (*block.entries, *((block.rows,) if block.rows else ())):
                    for line in entry.sets:
                        yield Planned(sheet, session, entry, line)
