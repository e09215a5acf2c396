"""Sheets and a log → the same sheets with how it went last time, and the loads that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.logbook.book import LOG, Book, read_book
from programprint.logbook.history import History, Occasion
from programprint.logbook.outcome import Time, due
from programprint.logbook.record import whose
from programprint.logbook.tally import tallied
from programprint.merge.lift.loads import Maxes
from programprint.merge.lift.plates import STEPS
from programprint.merge.program import sheets_of
from programprint.merge.sheet import Aim, Due, Earned, Entry, Group, Plates, Sheet
from programprint.naming import safe
from programprint.notation.target import BodyWeight, Load, Shift, Weight, WeightUnit
from programprint.read.program import Program
from programprint.sight import seen

if TYPE_CHECKING:
    from programprint.merge.entry.entries import Entries
    from programprint.read.roster import Athlete

SHOWN = 3
"""So many athletes of a log are named."""
LEAST_DIFFERENCE = Decimal("0.03")
"""By how much of both sides together one must do less to be the weak one."""


def begin_with(path: Path, program: Program, docket: Docket) -> tuple[Book | None, Program]:
    """The log at *path*, which is of one athlete, and the program with the weak side that it shows, which is remarked, unless
    somebody has said it."""
    book = read_book(path, docket)
    if book and len(book.athletes) > 1:
        names = [seen(name) for name in book.athletes[:SHOWN]]
        more = f" and {rest} more" if (rest := len(book.athletes) - SHOWN) > 0 else ""
        message = f"this is the log of several athletes ({', '.join(names)}{more}), and the sheet is for one"
        hint = "name the athletes with --roster, and each gets what is theirs"
        docket.error(docket.files.shown(path), message, hint)
        return None, program
    if book is None or program.weak_side or (found := weak_side(book, program.title)) is None:
        return book, program
    side, how = found
    docket.remarks[f"weak side: {side}, by the log: {how}"] = None
    return book, program.changed(weak_side=side)


def of_athletes(path: Path, athletes: Sequence[Athlete], docket: Docket) -> tuple[list[Book | None], list[Athlete]]:
    """The log of each athlete, and the athletes with the weak sides that these show: from the folder at *path*, in a file with
    their name, or from the one file with all of theirs. Who has none is remarked."""
    files = docket.files
    books: list[Book | None] = []
    if files.kind(path) == "folder":
        docket.look_at(path)
        there = {folder_name: path / folder_name for folder_name in files.names(path)}
        own = [there.get(f"{safe(athlete.name)}{LOG.endings[0]}") for athlete in athletes]
        books = [read_book(file, docket) if file else None for file in own]
    elif (whole := read_book(path, docket)) is not None:
        books = [
            Book(mine)
            if (mine := tuple(one for one in whole.records if whose(one.athlete) == whose(athlete.name)))
            else None
            for athlete in athletes
        ]
    else:
        return [None] * len(athletes), list(athletes)
    if without := sum(book is None for book in books):
        docket.remarks[f"{docket.files.shown(path)}: {without} of {len(athletes)} athletes have no log there"] = None
    sided = [
        replace(athlete, weak_side=found[0])
        if book and athlete.weak_side is None and (found := weak_side(book))
        else athlete
        for athlete, book in zip(athletes, books, strict=True)
    ]
    return books, sided


def told_by(book: Book, entries: Entries, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """*Sheets* that were made of some *entries* as their athlete's log tells."""
    return with_log(sheets, sheets_of(entries, None), book, entries.lifter.maxes)


def told_of_each(
    each: Iterable[tuple[Sheet, ...]], athletes: Sequence[Athlete], books: Sequence[Book | None], entries: Entries
) -> Iterator[tuple[Sheet, ...]]:
    """The sheets of *each* of some athletes as their logs tell; who has none has done nothing that is known."""
    for sheets, athlete, book in zip(each, athletes, books, strict=True):
        yield told_by(book or Book(), entries.of(athlete), sheets) if sheets else sheets


def with_log(sheets: Sequence[Sheet], every: Sequence[Sheet], book: Book, maxes: Maxes) -> tuple[Sheet, ...]:
    """*Sheets* of a program as its athlete's log tells; *every* sheet of the same program says what was asked for. *maxes* say
    what loads are rounded to, and what bar and plates there are."""
    if not every:
        return tuple(sheets)
    places = [(sheet.week, session.id) for sheet in every for session in sheet.sessions]
    history = History(book, every[0].title, places)
    asked = {
        (sheet.week, session.id, entry.id, label): entry
        for sheet in reversed(every)
        for session in reversed(sheet.sessions)
        for block in reversed(session.blocks)
        for entry in reversed(block.entries)
        for label in ("", entry.label)
    }
    tallies = tallied(book, every)
    twice = {place for place, often in Counter(at[:3] for at in asked).items() if often > 2}
    """Sessions that have an exercise more than once, under several labels."""
    given: dict[tuple[str, str, int, str, object], tuple[int, str]] = {}

    def told(entry: Entry, week: int, session: str) -> Entry:
        if entry.role != "work" or not (before := history.before(entry.id, (week, session), entry.label)):
            return entry
        last = before[-1]
        own = entry.label if (week, session, entry.id) in twice else ""
        first = given.setdefault((entry.id, own, last.week, last.session, last.on), (week, session))
        if first != (week, session):
            return entry  # what comes in between nobody knows yet
        times = [
            Time(then, one)
            for one in before
            if one.week
            and (
                then := asked.get((*(place := (one.week, one.session, entry.id)), one.label)) or asked.get((*place, ""))
            )
        ]
        rules = entry.progress
        found = due(rules, times, week - times[-1].done.week, _steps(entry, maxes)) if rules and times else ()
        return _loaded(replace(entry, last=last.last, due=found), last, found, maxes)

    return tuple(
        replace(
            sheet,
            tally=tallies.get(sheet.week),
            sessions=tuple(
                replace(
                    session,
                    blocks=tuple(
                        replace(block, entries=tuple(told(entry, sheet.week, session.id) for entry in block.entries))
                        for block in session.blocks
                    ),
                )
                for session in sheet.sessions
            ),
        )
        for sheet in sheets
    )


def _steps(entry: Entry, maxes: Maxes) -> dict[WeightUnit, Decimal]:
    """What a computed load of an exercise is rounded to in each unit."""
    step = maxes.of_exercise(entry.id).rounding
    return {"kg": step or STEPS["kg"], "lb": step or STEPS["lb"]}


def _loaded(entry: Entry, last: Occasion, found: Sequence[Due], maxes: Maxes) -> Entry:
    """An entry with the load that follows, where a rule decides it and the program has left it open."""
    load = next((one.load for one in found if one.load), last.load)
    rules = entry.progress
    open_ = [number for number, group in enumerate(entry.groups) if _is_open(group)]
    if load is None or rules is None or not entry.load_unit or not open_ or not rules.changes_load(True):
        return entry
    if not all(_is_open(group) or isinstance(group.load, Shift) for group in entry.groups):
        return entry
    ids = [line.id for line in entry.sets if line.group in open_ and line.id in last.sets]
    if {one.load for name in ids for one in last.sets[name] if one.load is not None} - {last.load and last.load.low}:
        return entry  # each set had a load of its own, and a rule speaks of one
    if any(change.of_load for one in found if one.load is None for change in one.rule.changes):
        return entry  # the load is another one, and nobody can tell which
    plates = _plates(entry, load, maxes)
    groups = tuple(_with_load(group, load, plates) if _is_open(group) else group for group in entry.groups)
    if len(open_) < len(groups):
        return replace(entry, groups=groups, load_unit=load.unit)  # the others say by how much they are lighter
    one = groups[0].load if len({group.load for group in groups}) == 1 else load
    return replace(entry, groups=groups, load=Aim(load=one), loads_differ=False, load_unit=load.unit)


def _is_open(group: Group) -> bool:
    """Whether the program leaves a load to the gym. Of help that takes weight off a body a log does not tell that it helped."""
    own = group.do.load
    if isinstance(own, BodyWeight) and own.added < 0:
        return False
    return group.load is None or isinstance(group.load, Earned)


def _plates(entry: Entry, load: Weight, maxes: Maxes) -> Plates | None:
    """The plates on each side of a bar; None where there is no bar."""
    gear = entry.guide.equipment
    each = maxes.rack_in(load.unit).a_side(load.low) if "barbell" in gear and "landmine" not in gear else None
    return None if each is None else Plates(each)


def _with_load(group: Group, load: Weight, plates: Plates | None) -> Group:
    own: Load = replace(load, also=group.load.also) if group.load else load
    if isinstance(group.do.load, BodyWeight):
        own = BodyWeight(load.low, unit=load.unit, also=own.also)
    return replace(group, load=own, told=own, origin=None, plates=plates)


def _sums(
    times: Mapping[tuple[bool, int, date, str, str], Mapping[tuple[str, int], Mapping[str, Decimal]]],
) -> dict[str, Decimal]:
    """What each side came to the last time, in the sets that are written down for both."""
    pairs = [sides for sides in times[max(times)].values() if len(sides) == 2]
    return {side: sum((one[side] for one in pairs), Decimal(0)) for side in ("L", "R")} if pairs else {}


def weak_side(book: Book, title: str = "") -> tuple[Literal["left", "right"], str] | None:
    """The side that does less where both are written down, and how that was found; None where they are even, or nobody knows."""
    found: dict[str, dict[tuple[bool, int, date, str, str], dict[tuple[str, int], dict[str, Decimal]]]] = {}
    for one in book.sure:
        if one.side in ("L", "R") and one.amount is not None and one.set.isdecimal():
            here = one.program == title
            place = (here, one.week if here else 0, one.date or date.min, one.session, one.label)
            sets = found.setdefault(one.exercise, {}).setdefault(place, {})
            sets.setdefault((one.set, one.part), {})[one.side] = one.amount * (one.load or 1)
    latest = {exercise: _sums(times) for exercise, times in found.items()}
    both = {exercise: sums for exercise, sums in latest.items() if len(sums) == 2 and any(sums.values())}
    if not both:
        return None
    shares = [(sums["R"] - sums["L"]) / (sums["R"] + sums["L"]) for sums in both.values()]
    lean = sum(shares, Decimal(0)) / len(shares)
    if abs(lean) < LEAST_DIFFERENCE:
        return None
    percent = f"{abs(lean) * 200:.0f} %"
    side: Literal["left", "right"] = "left" if lean > 0 else "right"
    return (
        side,
        f"it did {percent} less in {len(both)} exercise{'s' * (len(both) != 1)} whose sides are both in the log",
    )
