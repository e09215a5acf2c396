"""A session through the weeks → what is said below its name: warm-up and notes, with their weeks where those differ."""

from __future__ import annotations

from programprint.compose.table.block import Group
from programprint.compose.type.paragraph import Run
from programprint.docket import Docket
from programprint.merge.sheet import Entry
from programprint.wording import sessions
from programprint.wording.words import Words


def title_of(group: Group, words: Words) -> list[Run]:
    """The day and the name of a session; the first of them leads."""
    day, name = group.day(words), group.name(words)
    return [Run(day, "bold"), Run(name)] if day else [Run(name, "bold")]


def about(group: Group, words: Words, after: str = "") -> list[list[Run]]:
    """The warm-up and the notes of a session, with their weeks where those differ; *after* ends the last warm-up."""
    optional = (
        [[Run(words("session.optional"), "italic")]]
        if any(session.optional for session in group.weeks.values())
        else []
    )
    warm_ups = [
        [Run(weeks), Run(words("detail.warm-up"), "bold"), Run(text)]
        for weeks, text in group.texts(lambda session: words.joined("list.dot", session.warm_up), words)
    ]
    if after and warm_ups:
        warm_ups[-1] += [Run("·"), Run(after)]
    elif after:
        warm_ups = [[Run(after)]]
    notes = [
        [Run(weeks), Run(text)] for weeks, text in group.texts(lambda session: sessions.note(session, words), words)
    ]
    return [*optional, *warm_ups, *notes]


def refuse_head(name: str, first: Entry | None, docket: Docket) -> None:
    """Says that the words below the name of a session are higher than a page; *first* is its first exercise."""
    if first:
        docket.error(
            first.where,
            f"what “{name}” says before its first exercise is longer than a page",
            "shorten its “warm_up” and “note”, or choose larger paper",
        )
