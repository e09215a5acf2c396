"""One value for all weeks of a program grid, or one for each."""

from __future__ import annotations

from programprint.write_yaml import InlineList

NOTHING = "-"
"""What our format writes for a week without it."""
PerWeek = str | InlineList[str]
"""What a field holds: one text for all weeks, or one for each."""


def weekly(values: list[str]) -> PerWeek:
    """One value where all weeks agree, else one for each."""
    return values[0] if len(set(values)) == 1 else InlineList(values)
