"""The body with its muscles: all have a place on it, it lies inside its outline, and a copier keeps it."""

from itertools import pairwise

import pytest

from programprint.docket import Docket
from programprint.figure.areas import BACK, FRONT, HALF, areas_of
from programprint.figure.ink import LEAST
from programprint.figure.worked import INKS, ROLES, TALL, WIDTH, Ink, worked
from programprint.read.library import Library
from programprint.resources import programs

ALL = tuple(sorted({*FRONT, *BACK}))


def muscles_of_the_library() -> set[str]:
    library = Library([programs() / "exercises"], Docket())
    return {muscle.name for name in library.ids if (found := library.get(name)) for muscle in found.muscles}


def test_every_muscle_of_the_vocabulary_has_an_area() -> None:
    assert [name for name in sorted(muscles_of_the_library()) if not areas_of(name)] == []


def test_every_area_is_a_muscle_of_the_vocabulary() -> None:
    assert {*FRONT, *BACK} <= muscles_of_the_library()


def test_what_has_other_names_is_drawn_where_it_is() -> None:
    assert areas_of("Trunk") == ("abdominals", "obliques", "lower back")
    assert areas_of("glutes") == ("gluteus maximus", "gluteus medius")
    assert areas_of("soul") == ()


@pytest.mark.parametrize("name", ALL)
def test_an_area_lies_inside_the_outline(name: str) -> None:
    for areas in (FRONT, BACK):
        for x, y in areas.get(name, ()):
            crossed = [
                (ay < y) != (by < y) and ax + (bx - ax) * (y - ay) / (by - ay) > x
                for (ax, ay), (bx, by) in pairwise([(0.0, HALF[0][1]), *HALF])
            ]
            assert sum(crossed) % 2 or y > HALF[0][1], (x, y)


def test_roles_differ_in_their_ink() -> None:
    drawings = [worked((("lats", ink),), 0.6) for ink in ROLES.values()]
    assert len(set(drawings)) == 3
    solid, hatched, outline = drawings
    assert any(shape.fill == 0.0 for shape in solid.shapes)
    assert not any(shape.fill is not None for shape in (*hatched.shapes, *outline.shapes))
    assert len(hatched.shapes) == len(outline.shapes) + 1


def test_the_stronger_ink_counts_where_a_muscle_is_part_of_two() -> None:
    both = worked((("abdominals", "solid"), ("trunk", "outline")), 0.2)
    assert any(shape.fill == 0.0 for shape in both.shapes)
    assert both == worked((("trunk", "outline"), ("abdominals", "solid")), 0.2)


@pytest.mark.parametrize("millimetres", [14, 20, 60])
@pytest.mark.parametrize("ink", INKS)
def test_no_line_of_a_body_is_thinner_than_a_copier_keeps(millimetres: int, ink: Ink) -> None:
    scale = millimetres / TALL
    drawing = worked(tuple((name, ink) for name in ALL), scale)
    weights = [shape.weight * scale for shape in drawing.shapes if shape.stroke == 0.0]
    assert min(weights) >= 0.8 * LEAST - 1e-9
    assert weights[-1] >= LEAST - 1e-9


def test_it_is_drawn_inside_its_frame() -> None:
    drawing = worked(tuple((name, "close") for name in ALL), 0.2)
    for shape in drawing.shapes:
        for step in (step for outline in shape.outlines for step in outline):
            assert all(0 <= x <= WIDTH for x in step[::2])
            assert all(0 <= y <= TALL for y in step[1::2])
