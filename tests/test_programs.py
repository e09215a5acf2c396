"""The shipped programs: what they say of themselves. What they look like is tried with the pages, and by other readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import SHIPPED

from programprint import resources


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_program_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# ")
    assert first.endswith(".")
    assert 40 < len(first) <= 160


def test_the_changelog_counts_the_programs_that_are_there() -> None:
    changelog = (resources.programs().parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"- {len(SHIPPED)} programs" in changelog
