"""A training log: its records, what is known now, and what two sources say differently. Nothing in it is ever changed; it grows.

A later line that a person confirmed takes the place of an earlier one of the same set. What a machine read never takes the place
of what a person confirmed; where two readings disagree, a person settles it. What one of them could not read is no disagreement:
they are put together. The same file read twice counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from programprint.docket import Docket
from programprint.logbook.record import Key, Record, parsed, whose, written
from programprint.problems import Source, Span
from programprint.read.files import read_bytes
from programprint.spare import Format

LOG = Format("training log", (".jsonl",), b'{"log":1,')
NEW = Path()


class Conflict(Struct, frozen=True):
    """Two readings of one set that differ, neither of them confirmed."""

    first: Record
    second: Record


class Taken(Struct, frozen=True):
    """What becomes of records that are offered to a book: those that are *new*, those that it *has* already, those that would
    change what a person confirmed and are *left*, and those that are new but *contradict* another reading."""

    new: tuple[Record, ...] = ()
    has: tuple[Record, ...] = ()
    left: tuple[Conflict, ...] = ()
    contradict: tuple[Conflict, ...] = ()


def agree(first: Record, second: Record) -> bool:
    """Whether two readings say the same, as far as both say anything."""
    if first.state != second.state:
        return False
    pairs = zip(first.marks[1:], second.marks[1:], strict=True)
    return all(one is None or other is None or one == other for one, other in pairs)


_READ = ("date", "done", "load", "load_unit", "effort", "effort_unit", "felt", "pain")
"""What a reading may leave out."""


def together(first: Record, second: Record) -> Record:
    """Two readings that agree as one: the *second*, with what only the *first* could read; as sure as the less sure of them."""
    known = {name: getattr(first, name) for name in _READ if getattr(second, name) in (None, "")}
    return replace(second, **known, confidence=min(first.confidence, second.confidence))


def _owner(records: Iterable[Record]) -> str:
    """Whose a log is in which one athlete is named at most; empty where nobody is, or several are."""
    names = {whose(one.athlete) for one in records if one.athlete}
    return names.pop() if len(names) == 1 else ""


def _key(one: Record, owner: str) -> Key:
    """What tells a set from all others in a log of an *owner*, to whom lines without a name belong."""
    return one.key if one.athlete or not owner else (one.program, owner, *one.key[2:])


class Book(Struct, frozen=True, dict=True):
    """The records of a log, in the order in which they were written down."""

    records: tuple[Record, ...] = ()

    @cached_property
    def athletes(self) -> tuple[str, ...]:
        """Who is named in it, each once, as they were first written."""
        named: dict[str, str] = {}
        for one in self.records:
            if one.athlete:
                named.setdefault(whose(one.athlete), one.athlete)
        return tuple(named.values())

    @cached_property
    def _settled(self) -> tuple[dict[Key, Record], dict[Key, Conflict]]:
        known: dict[Key, Record] = {}
        open_: dict[Key, Conflict] = {}
        owner = _owner(self.records)
        for one in self.records:
            key = _key(one, owner)
            before = known.get(key)
            if one.by:
                known[key] = one
                open_.pop(key, None)
            elif before is None or (before.state == "unsure" and not before.by):
                known[key] = one
            elif agree(before, one):
                known[key] = before if before.by else together(before, one)
            elif not before.by and one.state != "unsure":
                open_.setdefault(key, Conflict(before, one))
        return known, open_

    @property
    def known(self) -> dict[Key, Record]:
        """What is known of each set now."""
        return self._settled[0]

    @property
    def contested(self) -> dict[Key, Conflict]:
        """What a person has to settle, by the sets in :attr:`known`."""
        return self._settled[1]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to settle."""
        return tuple(self.contested.values())

    @property
    def sure(self) -> tuple[Record, ...]:
        """What is known for sure of each set, in the order in which it was first written down."""
        return tuple(one for key, one in self.known.items() if one.state != "unsure" and key not in self._settled[1])

    def take(self, offered: Iterable[Record]) -> Taken:
        """What becomes of records that are *offered*."""
        new: list[Record] = []
        has: list[Record] = []
        left: list[Conflict] = []
        contradict: list[Conflict] = []
        every = [*offered]
        owner = _owner((*self.records, *every))
        known = {_key(one, owner): one for one in self.known.values()}
        read = {(_key(one, owner), one.picture) for one in self.records if one.picture} | {
            (_key(one, owner), one.marks) for one in self.records
        }
        for one in every:
            key = _key(one, owner)
            before = known.get(key)
            if before is None or (one.by and not (before.by and before.marks == one.marks)):
                known[key] = one
                new.append(one)
            elif one.by or (key, one.marks) in read or (one.picture and (key, one.picture) in read):
                has.append(one)
            elif before.by:
                left.append(Conflict(before, one))
            elif before.state == "unsure":
                known[key] = one
                new.append(one)
            elif one.state == "unsure" or (agree(before, one) and together(before, one).marks == before.marks):
                has.append(one)
            elif agree(before, one):
                known[key] = together(before, one)
                new.append(one)
            else:
                new.append(one)
                contradict.append(Conflict(before, one))
            read.add((key, one.marks))
        return Taken(tuple(new), tuple(has), tuple(left), tuple(contradict))


def read_book(path: Path, docket: Docket) -> Book | None:
    """The log in a file; None, with the problems added, where a line of it is none."""
    data = read_bytes(path, docket)
    return None if data is None else book_of(data, docket.files.shown(path), docket)


def book_of(data: bytes, name: str, docket: Docket) -> Book | None:
    """The log in some bytes, which come from a file of this *name*."""
    text = data.decode("utf-8", "replace")
    source, found, at, faulty = Source(name, text), [], 0, False
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line.strip():
            continue
        try:
            found.append(parsed(line.encode()))
        except ValueError as fault:
            faulty = True
            hint = "mend the line, or take it out; a line of a log is one JSON object: programprint schema log"
            docket.error(
                Span(source, start, start + len(line.rstrip())), f"this line is no record of a log: {fault}", hint
            )
    return None if faulty else Book(tuple(found))


def grown(data: bytes, records: Sequence[Record]) -> bytes:
    """The bytes of a log with more records; what stands there stays as it is."""
    end = b"" if not data or data.endswith(b"\n") else b"\n"
    return data + end + written(records)
