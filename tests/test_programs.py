"""The shipped programs: every one of them is what its author would hand out, in every layout there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import SHIPPED, layout_named, printed

from programprint import resources

LAYOUTS = sorted(path.stem for path in resources.layouts().glob("*.yaml"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_program_is_composed_by_every_shipped_layout_without_a_problem(path: Path, layout: str) -> None:
    made = printed(path, layout=layout_named(layout))
    assert [problem.render() for problem in made.problems] == []
    assert made.pages.pages


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_program_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# ")
    assert first.endswith(".")
    assert 40 < len(first) <= 160


def test_the_changelog_counts_the_programs_that_are_there() -> None:
    changelog = (resources.programs().parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"- {len(SHIPPED)} programs" in changelog
