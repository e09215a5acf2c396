"""Words that are spelt alike: as ``difflib`` finds them, with work that does not grow with their square."""

from __future__ import annotations

import difflib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programprint.docket import Docket
from programprint.near import MOST_COMPARED, Near
from programprint.problems import Source, Span
from programprint.read.library import Library

WORDS = st.text("abc -é", min_size=1, max_size=12)


@given(
    st.lists(WORDS, max_size=40), WORDS | st.text(max_size=200), st.integers(1, 3), st.sampled_from([0.5, 0.66, 0.75])
)
def test_the_likely_ones_are_those_of_difflib(known: list[str], word: str, most: int, alike: float) -> None:
    unique = list(dict.fromkeys(known))
    assert Near(known).to(word, most, alike) == difflib.get_close_matches(word, unique, n=most, cutoff=alike)


def names(many: int, seed: int) -> list[str]:
    chance = Random(seed)
    words = [
        "front",
        "squat",
        "press",
        "bench",
        "row",
        "single",
        "leg",
        "bridge",
        "hinge",
        "pull",
        "down",
        "step",
        "seated",
    ]
    return [f"{' '.join(chance.choices(words, k=3))} {number}" for number in range(many)]


def test_no_word_is_compared_with_more_than_some_of_thousands() -> None:
    near = Near(names(10_000, 1))
    for word in names(50, 2):
        assert near.to(word, 1, 0.75)
    assert near.compared <= 50 * MOST_COMPARED


@pytest.mark.parametrize("unknown", [100, 200])
def test_unknown_exercises_beside_a_large_library_cost_the_same_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unknown: int
) -> None:
    for number, name in enumerate(names(300, 3)):
        (tmp_path / f"{name.replace(' ', '-')}.yaml").write_text(f"name: {name} again\naliases: [also {number}]\n")
    asked = 0
    whole = Library.get

    def get(library: Library, exercise: str) -> object:
        nonlocal asked
        asked += 1
        return whole(library, exercise)

    monkeypatch.setattr(Library, "get", get)
    docket = Docket()
    library = Library([tmp_path], docket)
    for number in range(unknown):
        assert library.find(f"front squad {number} x", Span(Source("p", "x" * 400), number, number + 1)) is None
    assert asked <= 2 * 300
    assert library._spelt is not None
    assert library._spelt.near.compared <= unknown * MOST_COMPARED
