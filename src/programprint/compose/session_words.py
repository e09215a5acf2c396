"""A session through the weeks → what is said below its name: warm-up and notes, with their weeks where those differ."""

from __future__ import annotations

from programprint.compose.block_table import Group
from programprint.compose.paragraph import Run
from programprint.notation.scanner import NBSP


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
