"""The sessions of a week → what a handout of drawings says of each exercise, those that are done alike on several days once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from programprint.compose.log.session import session_title
from programprint.compose.log.words import named
from programprint.compose.setting import Setting
from programprint.compose.table.close import flowing
from programprint.compose.table.row_words import share
from programprint.compose.type.paragraph import Run
from programprint.compose.wall.told import details
from programprint.merge.sheet import Block, Entry, Guide, Session, Sheet
from programprint.merge.sheet.manner import Daily
from programprint.naming import slug
from programprint.problems import Span
from programprint.wording import blocks, entries, names
from programprint.wording.words import Words

Runs = tuple[Run, ...]


class Told(Struct, frozen=True):
    """The words about an exercise: its label and name, how it is taken with others, what is *asked* for, and below that how."""

    guide: Guide
    label: str
    name: Runs
    taken: Runs
    asked: tuple[tuple[Run, Run], ...]
    how: tuple[Runs, ...]


class Day(Struct, frozen=True):
    """A box to tick: the word over it, and the id of its field."""

    name: str
    id: str


class Shown(Struct, frozen=True):
    """An exercise: its words, a box for every time, and where it is asked for."""

    told: Told
    days: tuple[Day, ...]
    where: Span | None


class Visit(Struct, frozen=True):
    """Sessions that are alike: what heads them, and their exercises."""

    session: Session
    title: Runs
    exercises: tuple[Shown, ...]


def visits(sheet: Sheet, setting: Setting) -> list[Visit]:
    """The sessions of a week in order, those with the same words together."""
    alike: list[tuple[tuple[object, ...], list[Session]]] = []
    for session in sheet.sessions:
        if not any(block.entries for block in session.blocks):
            continue
        said = session.name, session.warm_up, session.note, session.only_for, [*_told(session, setting)]
        same = next((found for known, found in alike if known == said), None)
        if same is None:
            alike.append((said, [session]))
        else:
            same.append(session)
    return [_visit(sheet, sessions, setting) for _, sessions in alike]


def _visit(sheet: Sheet, sessions: Sequence[Session], setting: Setting) -> Visit:
    first, words = sessions[0], setting.words
    days = names.weekdays_at_the_head([session.day for session in sessions if session.day], words)
    title = [Run(days, "bold"), Run(first.name)] if len(sessions) > 1 and days else session_title(first, words)
    each = [[(block, entry) for block in session.blocks for entry in block.entries] for session in sessions]
    shown = [
        Shown(told, tuple(_days(sheet.week, [*zip(sessions, same, strict=True)], words)), same[0][1].where)
        for told, *same in zip(_told(first, setting), *each, strict=True)
    ]
    return Visit(first, tuple(title), tuple(shown))


def _days(week: int, done: Sequence[tuple[Session, tuple[Block, Entry]]], words: Words) -> Iterator[Day]:
    """The boxes of an exercise: one for each time of a day that it has, for each day or, where no day is known, for all days of a
    week."""
    for session, (block, entry) in done:
        stem = f"w{week}/{session.id}/{_own(entry, session)}"
        if block.score and isinstance(block.manner, Daily):
            count = block.score.ticks
            found = [blocks.over_tick(block.score, index, words) for index in range(count)]
        elif session.day:
            found = [names.short_day(session.day, words)]
        elif len(done) > 1:
            found = [words.number(session.time or 1)]
        else:
            found = [names.short_weekday(number, words) for number in range(1, 8)]
        yield from (Day(name, f"{stem}/day-{number}") for number, name in enumerate(found, 1))


def _own(entry: Entry, session: Session) -> str:
    """What tells an exercise from the others of its session, of which some may share its label: those that are chosen from."""
    alike = [one for block in session.blocks for one in block.entries if one.label == entry.label]
    place = next(number for number, one in enumerate(alike, 1) if one is entry)
    return slug(entry.label) if place == 1 else f"{slug(entry.label)}-{place}"


def _told(session: Session, setting: Setting) -> Iterator[Told]:
    for block in session.blocks:
        for entry in block.entries:
            yield _words(entry, block, setting)


def _words(entry: Entry, block: Block, setting: Setting) -> Told:
    words, shown = setting.words, setting.layout.figures.show
    taken = words.joined("list.dot", (blocks.title(block, words), blocks.line(block, words)))
    asked = tuple((Run(amount, "bold"), Run(how)) for amount, how in entries.amounts(entry, words))
    hows = list(dict.fromkeys(how for _, how in asked))
    told = [*([hows] if len(hows) == 1 else []), *details(entry, shown, words)]
    told += [part] if (part := share(entry, words)) else []
    told += [[Run(words("wall.or", names=names.instead(entry, words)))]] if entry.instead else []
    note = entries.note(entry, words) if "note" in shown else ""
    cue = entry.cue if "cue" in shown else ""
    how = [flowing(told), [Run(note)] if note else [], [Run(cue, "italic")] if cue else []]
    if len(hows) == 1:
        asked = tuple((amount, Run("")) for amount, _ in asked)
    return Told(
        entry.guide,
        entry.label,
        tuple(named(entry, words)),
        (Run(taken, "semibold"),) if taken else (),
        asked,
        tuple(tuple(runs) for runs in how if runs),
    )
