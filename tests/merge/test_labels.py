"""Letters of blocks beside those of the warm-up: the 23rd block is a W too, and is none of the warm-up."""

from __future__ import annotations

import pytest
from conftest import BASICS, Sheets
from paper import layout_named, printed_text, turns

from programprint.draw.pdf import draw
from programprint.merge.volume import volume
from programprint.pages import Text

DRILLS = {
    "none": "",
    "one": "warm_up: [{exercise: step-up, do: 1x5}], ",
    "several": "warm_up: [{exercise: step-up, do: 1x5}, {exercise: split-squat, do: 1x5}], ",
    "a pair": "warm_up: [{superset: [{exercise: step-up, do: 1x5}, {exercise: split-squat, do: 1x5}]}], ",
}

LAYOUTS = ["handout", "pocket", "card", "rack"]
LONG = [*turns(LAYOUTS, [*DRILLS], [23]), *turns(LAYOUTS, [*DRILLS], [22, 24, 27, 30])]


def long(blocks: int, drills: str) -> str:
    """A session with so many blocks; the last is a superset, so that its letters have numbers."""
    entries = ["{exercise: back-squat, do: 3x5}"] * (blocks - 1)
    entries.append("{superset: [{exercise: back-squat, do: 3x5}, {exercise: back-squat, do: 3x5}]}")
    return f"title: T\nweeks: 1\nsessions: [{{name: A, {DRILLS[drills]}exercises: [{', '.join(entries)}]}}]\n"


@pytest.mark.parametrize(("layout", "drills", "blocks"), LONG)
def test_every_cell_of_a_long_session_has_an_id_of_its_own(layout: str, drills: str, blocks: int) -> None:
    made = printed_text(long(blocks, drills), layout=layout_named(layout))
    ids = [cell.id for page in made.pages for cell in page.fields]
    assert len({*ids}) == len(ids)
    if blocks == 23:
        assert draw(made.pages, fillable=True)


@pytest.mark.parametrize("drills", DRILLS)
@pytest.mark.parametrize("blocks", [22, 23, 24, 27, 30])
def test_every_set_of_a_long_session_counts_and_none_of_the_warm_up(sheets: Sheets, blocks: int, drills: str) -> None:
    library = {**BASICS, "back-squat": "name: Back squat"}
    (sheet,) = sheets(long(blocks, drills), library)
    assert volume(sheet).total.sets == 3 * (blocks + 1)


@pytest.mark.parametrize("drills", DRILLS)
@pytest.mark.parametrize("blocks", [22, 23, 24])
def test_the_legend_explains_w_where_there_is_a_warm_up_and_only_there(blocks: int, drills: str) -> None:
    made = printed_text(long(blocks, drills), layout=layout_named("handout", None, "week=[log]", "program=[]"))
    explained = ["part of the warm-up" in " ".join(_words(page)) for page in made.pages]
    assert explained[0] is (drills != "none")
    assert not any(explained[1:])


def _words(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [item.text.replace("\N{NO-BREAK SPACE}", " ") for item in page.items if isinstance(item, Text)]
