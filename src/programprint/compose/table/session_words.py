"""A session through the weeks → what is said below its name: warm-up and notes, with their weeks where those differ."""

from __future__ import annotations

from programprint.compose.table.block import Group
from programprint.compose.type.paragraph import Run
from programprint.merge.sheet import Entry
from programprint.notation.scanner import NBSP
from programprint.problems import Problems


def said_of(group: Group, after: str = "") -> list[list[Run]]:
    """The warm-up and the notes of a session, with their weeks where those differ; *after* ends the last warm-up."""
    optional = [[Run("Optional", "italic")]] if any(session.optional for session in group.weeks.values()) else []
    warm_ups = [
        [Run(f"{weeks}:{NBSP}" if weeks else ""), Run("Warm-up", "bold"), Run(text)]
        for weeks, text in group.said(lambda session: " · ".join(session.warm_up))
    ]
    if after and warm_ups:
        warm_ups[-1].append(Run(after))
    elif after:
        warm_ups = [[Run(after.removeprefix("· "))]]
    notes = [
        [Run(f"{weeks}:{NBSP}" if weeks else ""), Run(text)] for weeks, text in group.said(lambda session: session.note)
    ]
    return [*optional, *warm_ups, *notes]


def refuse_head(name: str, first: Entry | None, problems: Problems) -> None:
    """Says that the words below the name of a session are higher than a page; *first* is its first exercise."""
    if first:
        problems.error(
            first.where,
            f"what “{name}” says before its first exercise is longer than a page",
            "shorten its “warm_up” and “note”, or choose larger paper",
        )
