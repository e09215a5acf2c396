"""A box in a picture → whether it was ticked, is empty, or must be looked at by a person: never a guess in silence.

What is measured is ink as a share of the paper's own white beside it, so that neither shadow nor lamp matters. A tick is then a
stroke that is long enough and as dark as the other ticks of the page; what is neither that nor nothing is unsure: a tick that was
struck out, a dot, a stain, a pale line, ink that comes in from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import cv2
import numpy as np
from msgspec import Struct

from programprint.scan.codes import Points
from programprint.scan.mesh import Mesh
from programprint.scan.plane import Plane, through

DOTS = 10.0
"""Dots of a millimetre of a patch."""
MARGIN = 2.6
"""Millimetres around a box that are looked at as well."""
SEARCH = 1.4
"""How far its outline may be from where it should be."""
LINE, BAND = 0.18, 0.42
"""Half the width of an outline, and of the white beside it that it is told from."""
INSET = 0.55
"""What of a box, from its outline on, is not looked at."""
LITTLE = 1e-6 * np.eye(3)
"""What keeps a plane through dots in one line from tipping over."""
INK = 0.10
"""The least share of the white that ink swallows."""
State = Literal["ticked", "empty", "unsure"]
Rect = tuple[float, float, float, float]
"""A box in millimetres: left, top, width, height."""


class Look(Struct, frozen=True):
    """What is seen of a box. *outline* is how dark its printed outline is, *sides* how many of its lines are there.

    Of the largest stroke inside, *extent* is the length, *thin* the shorter side and *width* the thickness in millimetres, *mass*
    the area in mm²; *dark* and *hue* are darkness and colour. *faint* is the length of something pale, *area* the share of the
    inside that is ink, *spill* that of a band outside. *shift* is where the outline stands, from where it should be.
    """

    outline: float
    sides: int
    extent: float
    thin: float
    width: float
    mass: float
    dark: float
    hue: float
    faint: float
    area: float
    spill: float
    shift: tuple[float, float]


class Habit(Struct, frozen=True):
    """How this page is ticked, by the median of its ticks: share of ink, darkness, colour, spill; how dark its outlines are."""

    area: float
    dark: float
    hue: float
    spill: float
    outline: float


def patch(picture: Points, plane: Plane, shift: Points, box: Rect) -> Points:
    """A box with what is around it, straight and at :data:`DOTS`."""
    left, top, width, height = box[0] - MARGIN, box[1] - MARGIN, box[2] + 2 * MARGIN, box[3] + 2 * MARGIN
    across, down = round(width * DOTS), round(height * DOTS)
    corners = np.array([(left, top), (left + width, top), (left + width, top + height), (left, top + height)]) + shift
    there = through(plane, corners).astype(np.float32)
    here = np.array([(0, 0), (across, 0), (across, down), (0, down)], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(there, here)
    return cv2.warpPerspective(picture, matrix, (across, down), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def pictured(picture: Points, plane: Plane, mesh: Mesh, box: Rect) -> Points:
    """A box as a person looks at it."""
    return patch(picture, plane, mesh.at(np.array([(box[0] + box[2] / 2, box[1] + box[3] / 2)]))[0], box)


@cache
def _outline(width: float, height: float) -> Points:
    """A picture of an outline: dark on it, light beside it, nothing elsewhere."""
    pad = BAND + LINE
    down, across = np.mgrid[0 : round((height + 2 * pad) * DOTS), 0 : round((width + 2 * pad) * DOTS)]
    x, y = (across + 0.5) / DOTS - pad, (down + 0.5) / DOTS - pad
    off = np.maximum(np.maximum(-x, x - width), np.maximum(-y, y - height))
    on, beside = np.abs(off) < LINE, (np.abs(off) > LINE + 0.1) & (np.abs(off) < pad)
    kernel = np.zeros(off.shape, np.float32)
    kernel[on], kernel[beside] = 1 / on.sum(), -1 / beside.sum()
    return kernel


@cache
def _far_off(far: int) -> Points:
    """How far, squared and in millimetres, each place is from the middle of those up to so many dots away."""
    one = (np.arange(-far, far + 1, dtype=np.float32) / DOTS) ** 2
    off: Points = one[None] + one[:, None]
    return off


def _settled(seen: Points, box: Rect) -> tuple[float, float]:
    """How far the outline is from where it should be, in millimetres."""
    paper = cv2.GaussianBlur(cv2.dilate(seen, np.ones((9, 9), np.uint8)), (0, 0), 6).astype(np.float32)
    dark = np.clip(1 - seen.astype(np.float32) / np.maximum(paper, 1), 0, 0.6)
    kernel = _outline(round(box[2], 2), round(box[3], 2))
    start, far = round((MARGIN - BAND - LINE) * DOTS), int(SEARCH * DOTS)
    window = dark[start - far : start + far + kernel.shape[0], start - far : start + far + kernel.shape[1]]
    alike = cv2.matchTemplate(window, kernel, cv2.TM_CCORR)
    judged = alike - 0.02 * _far_off(far) * max(float(alike.max()), 0.0)
    y, x = np.unravel_index(int(np.argmax(judged)), judged.shape)
    return (float(x) - far) / DOTS, (float(y) - far) / DOTS


def looked_at(picture: Points, grey: Points, plane: Plane, mesh: Mesh, boxes: Sequence[Rect]) -> list[Look]:
    """What is seen of each box. An outline that seems to be elsewhere than its neighbours' is taken to be where these say."""
    middles = np.array([(x + width / 2, y + height / 2) for x, y, width, height in boxes])
    shifts = mesh.at(middles)
    patches = [patch(grey, plane, shift, box) for shift, box in zip(shifts, boxes, strict=True)]
    own = np.array([_settled(seen, box) for seen, box in zip(patches, boxes, strict=True)])
    for number, middle in enumerate(middles):
        away = np.hypot(*(middles - middle).T)
        near = np.argsort(away)[1:7]
        usual = np.median(own[near], axis=0) if len(near) >= 3 else own[number]
        if np.hypot(*(own[number] - usual)) > 0.45:
            own[number] = usual
    looks = []
    for shift, box, seen, (x, y) in zip(shifts, boxes, patches, own, strict=True):
        colour = patch(picture, plane, shift, box)
        looks.append(_look(seen, colour, box, float(x), float(y)))
    return looks


@cache
def _terms(height: int, width: int) -> tuple[Points, Points]:
    """What a plane is made of, at every third dot and at all of them: one, how far across, and how far down."""
    down, across = (np.arange(length, dtype=np.float32) / 50 for length in (height, width))
    whole = np.stack(np.broadcast_arrays(np.float32(1), across[None], down[:, None]), axis=2)
    return whole[::3, ::3].reshape(-1, 3).astype(float), whole


def _white(seen: Points) -> Points:
    """The white of the paper at each dot: a plane through what is lightest, since ink and print are what lies below it."""
    terms, whole = _terms(*seen.shape)
    greys = seen[::3, ::3].ravel().astype(float)
    most = 0.05 * float(greys.max()) + 0.5
    keep = greys >= np.percentile(greys, 55)
    plane = np.zeros(3)
    for _ in range(4):
        some = terms[keep]
        plane = np.linalg.solve(some.T @ some + LITTLE, some.T @ greys[keep])
        off = greys - terms @ plane
        spread = min(float(off[keep].std()) + 0.5, most)
        keep = (off > -1.8 * spread) & (off < 3 * spread)
        if keep.sum() < 50:
            keep = greys >= np.percentile(greys, 70)
    white: Points = np.maximum(whole @ plane.astype(np.float32), 8)
    return white


def _look(grey: Points, colour: Points, box: Rect, x: float, y: float) -> Look:
    seen = cv2.GaussianBlur(grey, (0, 0), 0.8).astype(np.float32)
    dark = 1 - seen / _white(seen)
    left, top = round((MARGIN + x) * DOTS), round((MARGIN + y) * DOTS)
    right, bottom = left + round(box[2] * DOTS), top + round(box[3] * DOTS)
    lines = [
        float(np.median(side.max(axis=axis)))
        for side, axis in (
            (dark[top - 2 : top + 3, left + 8 : right - 8], 0),
            (dark[bottom - 3 : bottom + 2, left + 8 : right - 8], 0),
            (dark[top + 8 : bottom - 8, left - 2 : left + 3], 1),
            (dark[top + 8 : bottom - 8, right - 3 : right + 2], 1),
        )
    ]
    outline = float(np.median(lines))
    inset = int(INSET * DOTS)
    inner = dark[top + inset : bottom - inset, left + inset : right - inset]
    noise = float(np.median(np.abs(inner - np.median(inner)))) * 1.48
    least = max(INK, 0.18 * outline, 4 * min(noise, 0.04))
    ink = (inner > least).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    extent = thin = width = mass = darkness = 0.0
    hue = 1.0
    if count > 1:
        largest = 1 + int(np.argmax(stats[1:, 4]))
        on = labels == largest
        extent = float(max(np.hypot(*stats[number, 2:4]) for number in range(1, count))) / DOTS
        thin, mass = float(min(stats[largest, 2:4])) / DOTS, float(stats[largest, 4]) / DOTS**2
        darkness = float(inner[on].mean())
        thick = cv2.distanceTransform(np.pad(on.astype(np.uint8), 1), cv2.DIST_L2, 3)
        width = 2 * float(thick.max()) / DOTS
        inside = colour[top + inset : bottom - inset, left + inset : right - inset].astype(np.float32)
        paper = np.percentile(colour[::2, ::2].reshape(-1, 3), 80, axis=0)
        tone = 1 - inside[on].mean(axis=0) / np.maximum(paper, 8)
        hue = float((tone[2] + 0.02) / (max(float(tone[0]), 0.0) + 0.02))
    pale = cv2.GaussianBlur(inner, (0, 0), 1.0) > max(0.05, 0.08 * outline, 4 * min(noise, 0.02))
    count, _, stats, _ = cv2.connectedComponentsWithStats(pale.astype(np.uint8), connectivity=8)
    faint = float(max((np.hypot(*stats[number, 2:4]) for number in range(1, count)), default=0.0)) / DOTS
    around = dark[max(top - 8, 0) : bottom + 8, max(left - 8, 0) : right + 8]
    down, across = np.ogrid[0 : around.shape[0], 0 : around.shape[1]]
    off = np.maximum(
        np.maximum(8 - across, across - 8 - (right - left)), np.maximum(8 - down, down - 8 - (bottom - top))
    )
    band = (off > 4) & (off < 8)
    spill = float((around[band] > least).mean()) if band.any() else 0.0
    present = sum(line > 0.5 * outline for line in lines)
    return Look(outline, present, extent, thin, width, mass, darkness, hue, faint, float(ink.mean()), spill, (x, y))


LONG, HEAVY = 2.0, 0.35
"""A stroke that is a tick is at least so long, and has so much ink."""


def habit_of(looks: Sequence[Look]) -> Habit | None:
    """How the page is ticked; None where there are too few ticks to say."""
    ticks = [look for look in looks if look.extent >= LONG and look.mass >= HEAVY]
    if len(ticks) < 5:
        return None
    area, dark, hue, spill = np.median([(one.area, one.dark, one.hue, one.spill) for one in ticks], axis=0)
    return Habit(float(area), float(dark), float(hue), float(spill), float(np.median([look.outline for look in looks])))


def judged(look: Look, habit: Habit | None) -> State:
    """Whether a box is ticked, as this page is ticked."""
    if look.outline < 0.08 or look.sides < 3 or (habit and look.outline < 0.6 * habit.outline):
        return "unsure"  # its outline is not where it should be
    if look.extent < 0.9 and look.mass < 0.25:
        return "empty" if look.faint < 1.8 else "unsure"  # something pale and long is there
    if look.extent < LONG or look.mass < HEAVY:
        return "unsure"
    if look.thin < 0.75 or (look.area < 0.5 and look.extent < 2.4 * look.width):
        return "unsure"  # a line along an edge, or a dot
    if habit is None:
        return "unsure" if look.area > 0.45 or look.hue < 0.75 or look.spill > 0.17 else "ticked"
    much = look.area > max(0.26, 1.7 * habit.area)
    if (much and (look.spill > 0.05 or look.area > 2.3 * habit.area)) or look.spill > max(0.17, 2.5 * habit.spill):
        return "unsure"  # far more ink than this hand's ticks, or on all sides: struck out?
    if look.dark < 0.62 * habit.dark or not 0.55 < look.hue / habit.hue < 1.8:
        return "unsure"  # pale, or of another colour: a stain, a fold?
    return "ticked"
