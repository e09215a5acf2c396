"""A body from the front and from behind, and where its muscles are: points that curves go through.

One half of it, the other mirrors it: hundredths of its height, to the right from its middle and up from the sole.
"""

from __future__ import annotations

from programprint.figure.body import Point

HEAD: tuple[Point, Point] = ((0.0, 92.7), (4.7, 6.5))
"""Its middle, and half of its width and height."""

HALF: tuple[Point, ...] = (
    *((2.7, 87.4), (3.0, 84.6), (6.4, 82.8), (11.2, 81.4), (14.7, 78.6), (15.8, 74.0)),  # neck and shoulder
    *((16.5, 68.8), (17.9, 63.0), (19.8, 58.4), (21.7, 51.0), (23.5, 47.2), (23.9, 43.0)),  # the outside of the arm
    *((22.4, 41.0), (21.0, 44.6), (19.4, 50.4), (16.2, 58.2), (14.8, 63.0), (13.0, 68.4), (11.3, 73.2)),  # its inside
    *((10.7, 69.4), (9.0, 61.6), (9.4, 57.0), (11.0, 51.0), (11.4, 45.0), (10.4, 37.0)),  # flank and thigh
    *((8.9, 29.6), (8.8, 26.4), (9.5, 21.6), (8.0, 13.0), (6.7, 6.2), (8.8, 2.2), (8.2, 0.5)),  # shin and foot
    *((4.8, 0.5), (4.2, 2.4), (4.9, 6.2), (4.0, 14.0), (3.4, 21.2), (4.1, 27.4), (3.4, 33.4), (1.9, 41.0), (0.0, 47.0)),
)
"""The outline from the neck around the arm and the leg to where the legs meet."""

Area = tuple[Point, ...]

_FOREARM: Area = ((15.1, 62.4), (17.5, 62.4), (19.2, 58.0), (20.8, 51.6), (19.6, 51.4), (17.0, 57.2))

FRONT: dict[str, Area] = {
    "neck": ((0.3, 85.6), (2.4, 86.4), (2.7, 84.2), (0.3, 82.0)),
    "trapezius": ((3.3, 84.4), (6.6, 82.4), (10.6, 81.2), (6.6, 80.8), (3.3, 81.6)),
    "shoulders": ((10.9, 80.6), (14.1, 78.2), (15.2, 74.2), (15.2, 70.8), (12.8, 73.0), (11.3, 76.4)),
    "chest": ((0.3, 79.6), (5.2, 80.6), (10.2, 79.4), (11.1, 76.2), (10.2, 72.2), (6.0, 70.2), (0.3, 71.6)),
    "biceps": ((12.8, 71.6), (15.2, 70.0), (16.3, 66.6), (16.8, 63.6), (14.9, 63.6), (13.5, 67.0)),
    "forearms": _FOREARM,
    "serratus anterior": ((7.2, 70.0), (10.3, 71.4), (10.1, 67.6), (8.6, 64.2), (6.4, 66.8)),
    "abdominals": ((0.3, 70.6), (4.8, 69.8), (5.3, 63.4), (5.0, 56.6), (3.0, 50.6), (0.3, 48.6)),
    "obliques": ((6.1, 65.8), (8.4, 63.2), (8.3, 59.8), (8.9, 56.0), (6.0, 53.0), (5.9, 58.6)),
    "hip flexors": ((3.4, 50.4), (9.6, 54.8), (10.4, 50.6), (6.4, 47.2), (1.6, 47.8)),
    "quadriceps": ((5.2, 45.8), (10.8, 50.0), (11.0, 42.0), (9.6, 33.8), (8.4, 30.0), (5.2, 30.2), (3.9, 36.4)),
    "adductors": ((0.8, 46.2), (4.5, 46.2), (3.8, 40.4), (3.3, 35.6), (2.1, 40.8)),
    "shin muscles": ((5.2, 26.2), (8.0, 26.4), (8.7, 21.4), (7.2, 10.2), (6.1, 9.4), (5.4, 18.0)),
    "foot muscles": ((4.8, 1.2), (8.0, 1.2), (7.6, 2.8), (6.0, 5.6), (4.9, 3.4)),
}
"""Muscles seen from the front."""

BACK: dict[str, Area] = {
    "neck": ((0.3, 88.0), (2.4, 87.6), (2.8, 84.6), (0.3, 84.8)),
    "trapezius": ((0.3, 84.2), (3.2, 84.2), (6.8, 82.4), (11.0, 81.0), (6.8, 78.6), (3.2, 77.4), (0.3, 77.2)),
    "rear shoulders": ((11.2, 80.4), (14.1, 78.2), (15.2, 74.2), (15.0, 71.0), (12.6, 73.8), (9.8, 77.6)),
    "rotator cuff": ((5.2, 77.6), (9.2, 77.2), (11.4, 74.2), (9.2, 72.8), (5.6, 72.8)),
    "upper back": ((0.3, 76.4), (4.5, 76.8), (5.0, 72.4), (2.9, 67.6), (0.3, 64.4)),
    "lats": ((5.6, 72.0), (10.8, 72.4), (10.3, 68.4), (8.6, 62.2), (6.0, 59.4), (3.2, 59.8), (3.3, 66.4)),
    "triceps": ((12.8, 72.4), (15.1, 70.4), (16.3, 66.6), (16.9, 63.4), (14.8, 63.2), (13.6, 67.2)),
    "forearms": _FOREARM,
    "lower back": ((0.3, 63.2), (2.3, 64.8), (2.7, 59.2), (5.4, 58.2), (4.2, 54.8), (0.3, 53.4)),
    "gluteus medius": ((5.0, 56.8), (8.9, 57.6), (10.3, 53.2), (7.8, 52.2), (4.2, 53.8)),
    "hip rotators": ((7.2, 51.4), (10.3, 52.6), (11.1, 48.4), (9.4, 47.8)),
    "gluteus maximus": ((0.3, 52.2), (3.8, 53.0), (7.0, 51.0), (9.4, 47.4), (9.2, 44.8), (5.2, 43.4), (0.9, 44.4)),
    "hamstrings": ((2.0, 42.8), (5.6, 42.2), (11.0, 44.0), (10.0, 36.0), (8.4, 29.8), (4.6, 29.6), (3.4, 36.0)),
    "calves": ((4.1, 27.2), (6.2, 28.2), (8.4, 26.8), (9.0, 21.6), (7.4, 14.2), (5.7, 12.2), (4.0, 20.6)),
    "foot muscles": ((4.8, 1.2), (7.8, 1.2), (7.0, 4.4), (5.2, 4.6)),
}
"""Muscles seen from behind."""

TOGETHER: dict[str, tuple[str, ...]] = {
    "trunk": ("abdominals", "obliques", "lower back"),
    "core": ("abdominals", "obliques", "lower back"),
    "abs": ("abdominals",),
    "glutes": ("gluteus maximus", "gluteus medius"),
    "quads": ("quadriceps",),
    "hips": ("gluteus medius", "hip rotators"),
    "back": ("upper back", "lats", "lower back"),
    "erectors": ("lower back",),
    "delts": ("shoulders", "rear shoulders"),
    "pecs": ("chest",),
    "traps": ("trapezius",),
    "arms": ("biceps", "triceps"),
    "grip": ("forearms",),
    "feet": ("foot muscles",),
}
"""Names for several areas, and other names of one."""


def areas_of(muscle: str) -> tuple[str, ...]:
    """The names of the areas that a muscle has; none where the body has no place for it."""
    name = muscle.strip().casefold()
    return (name,) if name in FRONT or name in BACK else TOGETHER.get(name, ())
