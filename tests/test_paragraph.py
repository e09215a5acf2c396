"""Lines of a paragraph: where they break, and where they never do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from paper import EvenMetrics

from programprint.compose.paragraph import Run, lines

DETAILS = st.lists(st.sampled_from(["5 jumping jacks", "easy bike", "12 hinges", "rest"]), min_size=1, max_size=12)


def broken(text: str, measure: float) -> list[str]:
    return ["".join(part[1] for part in line.parts) for line in lines([Run(text)], 10, measure, EvenMetrics())]


@given(DETAILS)
def test_a_line_neither_begins_with_a_dot_nor_parts_a_number_from_what_it_counts(details: list[str]) -> None:
    for line in broken(" · ".join(details), 110):
        assert not line.startswith("·")
        assert not line.endswith(("5", "12"))
