"""Exercises in drawings: the handout for home has a box for every day, and a poster uses its page."""

from __future__ import annotations

import pytest
from paper import SHIPPED, Printed, layout_named, printed, printed_text, squeezed, words_of
from promises import check_geometry

from programprint.pages import MM, Image, Text

HOME = "title: Home\nweeks: 1\nsessions:\n"


def handout(sessions: str, *more: str) -> Printed:
    made = printed_text(HOME + sessions, layout=layout_named("figures", None, *more))
    assert not made.docket.errors, [problem.render() for problem in made.docket]
    check_geometry(made)
    return made


def days(made: Printed) -> list[str]:
    """The ids of all boxes."""
    return [field.id for page in made.pages for field in page.fields]


def images(made: Printed) -> list[Image]:
    return [item for page in made.pages for item in page.items if isinstance(item, Image)]


@pytest.mark.parametrize(
    ("session", "boxes", "named"),
    [
        ("{name: A, days: [Tuesday, Friday], ", 2, ("Tuesday, Friday", "Tue", "Fri")),
        ("{name: A, day: Monday, ", 1, ("Monday", "Mon")),
        ("{name: A, ", 7, ("Mon", "Sun")),
        ("{name: A, days: daily, times: 2, ", 14, ("Daily", "Mon", "Sun", "Twice a day")),
    ],
)
def test_every_day_has_a_box_and_what_is_alike_stands_once(session: str, boxes: int, named: tuple[str, ...]) -> None:
    made = handout(f"  - {session}exercises: [{{exercise: back-squat, do: 3x8}}]}}\n")
    assert len(days(made)) == len(set(days(made))) == boxes
    assert len(images(made)) == 1
    (page,) = made.pages
    assert [word for word in named if squeezed(word) not in words_of(page)] == []


def test_sessions_that_differ_stand_each_for_itself() -> None:
    made = handout(
        "  - {name: A, day: Monday, exercises: [{exercise: back-squat, do: 3x8}]}\n"
        "  - {name: A, day: Friday, exercises: [{exercise: back-squat, do: 3x5}]}\n"
    )
    assert len(images(made)) == len(days(made)) == 2


def test_an_exercise_without_a_figure_shows_its_first_steps() -> None:
    made = handout("  - {name: A, day: Monday, exercises: [{exercise: adductor-squeeze, do: 1x10 min}]}\n")
    assert images(made) == []
    guide = made.sheets[0].entries[0].guide
    first = guide.instructions[0]
    assert squeezed(first.short or first.text) in words_of(made.pages.pages[0])


def test_a_page_has_as_many_rows_as_the_layout_asks_for() -> None:
    twelve = ", ".join(["{exercise: back-squat, do: 3x8}", "{exercise: deadlift, do: 3x5}"] * 6)
    session = f"  - {{name: A, day: Monday, exercises: [{twelve}]}}\n"
    assert len(handout(session).pages) == 2
    assert len(handout(session, "figures.across=3", "figures.down=4", "figures.show=[]").pages) == 1


def test_on_small_paper_what_is_said_first_has_a_page_of_its_own() -> None:
    session = "  - {name: A, day: Monday, exercises: [{exercise: back-squat, do: 3x8}]}\n"
    notes = f"note: {'Choose weights that feel almost too light, and write down what you lifted. ' * 4}\n"
    paper = "paper=a5", "orientation=landscape", "type.body=16pt", "type.heading=18pt"
    small, large = handout(session + notes, *paper), handout(session + notes)
    assert [len([item for item in page.items if isinstance(item, Image)]) for page in small.pages.pages] == [0, 1]
    assert squeezed("Choose") in words_of(small.pages.pages[0])
    assert len(large.pages) == 1


def test_a_poster_has_one_exercise_its_figure_as_wide_as_the_page_and_one_size_of_type() -> None:
    path = next(one for one in SHIPPED if one.stem == "beginner-full-body")
    made = printed(path, layout=layout_named("poster"))
    check_geometry(made)
    guides = dict.fromkeys(entry.guide for sheet in made.sheets for entry in sheet.entries)
    assert len(made.pages) == len(guides)
    layout = made.layout
    sizes = set()
    for page, guide in zip(made.pages, guides, strict=True):
        assert squeezed(guide.name) in words_of(page)
        drawn = [item for item in page.items if isinstance(item, Image)]
        assert len(drawn) == 1 + (guide.figure is not None)
        width = page.frame[2] - page.frame[0]
        if guide.figure:
            assert drawn[0].width > 0.6 * width or drawn[0].height > 100 * MM
        sizes |= {item.size for item in page.items if isinstance(item, Text)}
    assert len(sizes - {layout.type.display, layout.type.heading, layout.type.small}) == 1
