"""What is said at the end of an import, as much of it as anybody reads."""

from __future__ import annotations

_SHOWN = 100
"""Notes of a kind that are listed."""


def some(notes: list[str]) -> list[str]:
    """Notes, as many as anybody reads."""
    return [*notes[:_SHOWN], *([f"… and {len(notes) - _SHOWN:,} more"] if len(notes) > _SHOWN else [])]


def dates_read(dates: dict[str, str]) -> list[str]:
    """What to say about dates that a spreadsheet made of two numbers."""
    read = [f"{text} as {two}" for text, two in dates.items()]
    return [f"dates that the spreadsheet made of two numbers; read {', '.join(some(read))}"] if read else []
