"""Pens, phones, scanners and copiers that are not there: marked pages as they come back from a gym, and what is true of them.

Everything follows from a seed. What is drawn is not what the reader looks for: strokes come from hands, damage from optics.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np

DOTS = 11.0
"""Dots of a millimetre of a page before anybody scans it: 280 to the inch."""
Image = np.ndarray[Any, np.dtype[Any]]
Chance = np.random.Generator
Rect = tuple[float, float, float, float]
INKS = ((35, 30, 30), (150, 60, 25), (160, 40, 60), (40, 40, 150))
"""Black, two blues and a red, in the order of OpenCV."""


@dataclass(frozen=True)
class Hand:
    """How somebody ticks: with what ink, how thick in millimetres, in which manner, how far beyond the box, and how shaky."""

    ink: tuple[int, int, int]
    cover: float
    width: float
    manner: str
    reach: float
    shake: float

    @classmethod
    def some(cls, chance: Chance) -> Hand:
        manner = str(chance.choice(["tick", "tick", "tick", "cross", "scribble", "fill"]))
        pencil = chance.random() < 0.25
        ink = (90, 90, 90) if pencil else INKS[int(chance.integers(len(INKS)))]
        cover = float(chance.uniform(0.55, 0.85) if pencil else chance.uniform(0.8, 1.0))
        return cls(
            ink,
            cover,
            float(chance.uniform(0.35, 0.85)),
            manner,
            float(chance.uniform(0.0, 0.3)),
            float(chance.uniform(0.02, 0.12)),
        )


@dataclass
class Filled:
    """A page that was filled in, and what is true of its boxes: “ticked”, “empty”, or the name of an odd mark."""

    page: Image
    truth: dict[str, str] = field(default_factory=dict)


def stroke(
    page: Image, points: Sequence[tuple[float, float]], hand: Hand, chance: Chance, width: float | None = None
) -> None:
    """A line of ink through some points, in millimetres, drawn as a hand does: round, uneven, a little off."""
    at = np.array(points, float)
    at = at + chance.normal(0, hand.shake, at.shape)
    along = np.linspace(0, 1, len(at))
    fine = np.linspace(0, 1, 12 * len(at))
    x, y = (np.interp(fine, along, at[:, axis]) for axis in (0, 1))
    soft = np.ones(5) / 5
    x[2:-2], y[2:-2] = np.convolve(x, soft, "valid"), np.convolve(y, soft, "valid")
    thick = (width or hand.width) * chance.uniform(0.85, 1.15)
    pad = int((thick + 1) * DOTS)
    left, top = max(int(x.min() * DOTS) - pad, 0), max(int(y.min() * DOTS) - pad, 0)
    right, bottom = min(int(x.max() * DOTS) + pad, page.shape[1]), min(int(y.max() * DOTS) + pad, page.shape[0])
    if right <= left or bottom <= top:
        return
    mask = np.zeros((bottom - top, right - left), np.uint8)
    line = (np.c_[x * DOTS - left, y * DOTS - top] * 16).astype(np.int32)[:, None]
    cv2.polylines(mask, [line], False, 255, max(int(thick * DOTS), 1), cv2.LINE_AA, 4)
    cover = cv2.GaussianBlur(mask, (0, 0), 0.8).astype(float)[..., None] / 255 * hand.cover
    grain = 1 - 0.15 * chance.random((*mask.shape, 1)) * (hand.cover < 0.9)
    part = page[top:bottom, left:right].astype(float)
    page[top:bottom, left:right] = (
        part * (1 - cover * grain) + np.array(hand.ink) * np.minimum(part / 255, 1) * cover * grain
    ).astype(np.uint8)


def tick(page: Image, box: Rect, hand: Hand, chance: Chance) -> None:
    """A box that is ticked."""
    x, y, width, height = box
    out = hand.reach

    def at(right: float, down: float) -> tuple[float, float]:
        return x + width * right + float(chance.normal(0, 0.05)) * width, y + height * down + float(
            chance.normal(0, 0.05)
        ) * height

    match hand.manner:
        case "tick":
            stroke(page, [at(0.15, 0.5), at(0.4, 0.85), at(0.95 + out, 0.05 - out)], hand, chance)
        case "cross":
            stroke(page, [at(0.1, 0.1), at(0.9, 0.9)], hand, chance)
            stroke(page, [at(0.9, 0.1), at(0.1, 0.9)], hand, chance)
        case "scribble":
            stroke(page, [at(0.12 + 0.76 * (n % 2), 0.15 + 0.7 * n / 6) for n in range(7)], hand, chance)
        case "fill":
            stroke(
                page,
                [at(0.12 + 0.76 * (n % 2), 0.12 + 0.76 * n / 14) for n in range(15)],
                hand,
                chance,
                hand.width * 1.1,
            )


ODD = ("dot", "struck out", "circled", "pale", "hanging")


def odd(page: Image, box: Rect, kind: str, hand: Hand, chance: Chance) -> None:
    """A mark that is no tick, or one that was taken back."""
    x, y, width, height = box
    middle = (x + width / 2, y + height / 2)
    match kind:
        case "dot":
            stroke(page, [middle, (middle[0] + 0.1, middle[1] + 0.1)], hand, chance, 0.9)
        case "struck out":
            tick(page, box, hand, chance)
            for n in range(4):
                stroke(
                    page,
                    [(x - 0.8, y + height * (0.1 + 0.25 * n)), (x + width + 0.8, y + height * (0.25 * n))],
                    hand,
                    chance,
                )
        case "circled":
            tick(page, box, hand, chance)
            turn = np.linspace(0, 2 * np.pi * chance.uniform(0.9, 1.1), 24) + chance.uniform(0, 6)
            across, down = chance.uniform(0.75, 1.05, 2)
            stroke(
                page,
                [(middle[0] + width * across * np.cos(a), middle[1] + height * down * np.sin(a)) for a in turn],
                hand,
                chance,
            )
        case "pale":
            weak = Hand((120, 120, 120), 0.22, 0.4, "tick", 0.0, hand.shake)
            tick(page, box, weak, chance)
        case "hanging":
            stroke(page, [(x + width * 0.6, y - 3), (x + width * 0.5, y + height * 0.28)], hand, chance)


def written(page: Image, cell: Rect, hand: Hand, chance: Chance) -> None:
    """Something like figures in a cell."""
    x, y, _, height = cell
    at = x + 1
    for _ in range(int(chance.integers(1, 3))):
        points = [
            (at + chance.uniform(0, 2.6), y + height * chance.uniform(0.3, 0.92))
            for _ in range(int(chance.integers(3, 6)))
        ]
        stroke(page, points, hand, chance)
        at += 3.2


def fill(blank: Image, boxes: dict[str, Rect], cells: Sequence[Rect], chance: Chance, odds: float = 0.0) -> Filled:
    """A page filled in by some hand."""
    page, hand = blank.copy(), Hand.some(chance)
    truth = {}
    share = chance.uniform(0.5, 0.95)
    for cell in cells:
        if chance.random() < 0.7:
            written(page, cell, hand, chance)
    for name, box in boxes.items():
        if chance.random() < odds:
            truth[name] = str(chance.choice(ODD))
            odd(page, box, truth[name], hand, chance)
        elif chance.random() < share:
            truth[name] = "ticked"
            tick(page, box, hand, chance)
        else:
            truth[name] = "empty"
    return Filled(page, truth)


# --- what becomes of paper --------------------------------------------------------------------------------------------

SOME = 8
"""Dots of the side of a square for which light, and how paper lies, is worked out."""


def _places(height: int, width: int) -> tuple[Image, Image]:
    """How far down and how far across each dot is; nothing is written into them, so that they take no room."""
    down, across = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None]
    return np.broadcast_to(down, (height, width)), np.broadcast_to(across, (height, width))


def _coarse(height: int, width: int) -> tuple[Image, Image]:
    """The same for the middles of squares of :data:`SOME` dots: light, and how paper lies, change slowly."""
    down, across = _places(-(-height // SOME) + 2, -(-width // SOME) + 2)
    return (down - 0.5) * SOME - 0.5, (across - 0.5) * SOME - 0.5


def _fine(coarse: Image, height: int, width: int) -> Image:
    """What was worked out for squares, for every dot."""
    whole = cv2.resize(coarse, None, fx=SOME, fy=SOME, interpolation=cv2.INTER_LINEAR)
    return whole[SOME : SOME + height, SOME : SOME + width]


def _field(shape: tuple[int, ...], size: float, chance: Chance, dots: float = DOTS) -> Image:
    """Smooth hills and valleys about *size* millimetres wide, from -1 to 1, with so many dots of a millimetre."""
    rows, columns = (max(int(length / dots / size), 2) + 2 for length in shape[:2])
    small = chance.normal(0, 1, (rows, columns)).astype(np.float32)
    field_ = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return field_ / max(float(np.abs(field_).max()), 1e-6)


def _shaded(page: Image, light: Image) -> Image:
    """A page in another light, some lines at a time: all at once, as numbers with a point, it takes a gigabyte."""
    made = np.empty(page.shape, np.uint8)
    for top in range(0, len(page), 128):
        here = slice(top, top + 128)
        made[here] = cv2.multiply(page[here], cv2.merge([light[here]] * page[0, 0].size), dtype=cv2.CV_8U)
    return made


def _window(page: Image, middle: tuple[float, float], far: float) -> tuple[slice, slice]:
    """The part of a page that is at most so *far* from a place, in dots."""
    x, y = middle
    return (
        slice(min(max(int(y - far), 0), page.shape[0] - 1), max(int(y + far), 1)),
        slice(min(max(int(x - far), 0), page.shape[1] - 1), max(int(x + far), 1)),
    )


def coffee(page: Image, chance: Chance) -> Image:
    """The ring of a cup, brown, and a drop beside it."""
    height, width = page.shape[:2]
    middle = (chance.uniform(0.25, 0.75) * width, chance.uniform(0.25, 0.75) * height)
    radius = chance.uniform(30, 42) * DOTS
    here = _window(page, middle, radius + 10 * DOTS)
    made = page.copy()
    part = made[here]
    down, across = (one[here] for one in _places(height, width))
    off = np.hypot(across - middle[0], down - middle[1]) + _field(part.shape, 8, chance) * 1.2 * DOTS
    ring = np.exp(-(((off - radius) / (1.1 * DOTS)) ** 2)) * (0.6 + 0.4 * _field(part.shape, 20, chance))
    drop = np.exp(-((np.hypot(across - middle[0] - radius, down - middle[1] + radius) / (3.5 * DOTS)) ** 4))
    depth = np.clip(0.30 * ring + 0.16 * drop, 0, 0.4)
    for colour, share in enumerate((1.0, 0.72, 0.5)):
        part[:, :, colour] = part[:, :, colour] * (1 - depth * share)
    return made


def sweat(page: Image, chance: Chance) -> Image:
    """Drops that blur the ink and darken the paper a little."""
    made = page.copy()
    for _ in range(int(chance.integers(4, 10))):
        middle = chance.uniform(0, page.shape[1]), chance.uniform(0, page.shape[0])
        size = chance.uniform(2, 6) * DOTS
        here = _window(page, middle, 2 * size)
        down, across = (one[here] for one in _places(*page.shape[:2]))
        wet = np.exp(-((np.hypot(across - middle[0], down - middle[1]) / size) ** 6))[..., None]
        soft = cv2.GaussianBlur(made[here], (0, 0), 0.35 * DOTS)
        made[here] = made[here] * (1 - wet) + soft * wet * 0.95
    return made


def smear(page: Image, chance: Chance) -> Image:
    """A thumb drawn over wet ink."""
    length = int(3 * DOTS)
    drawn = cv2.filter2D(page, -1, np.ones((1, length), np.float32) / length)
    top = int(chance.uniform(0.2, 0.7) * page.shape[0])
    part = slice(top, top + int(14 * DOTS))
    made = page.copy()
    made[part] = (0.75 * page[part] + 0.25 * np.minimum(drawn[part], page[part])).astype(np.uint8)
    return made


def creased(page: Image, chance: Chance) -> tuple[Image, Image]:
    """A sheet that was folded twice: shade along the folds, and how far the paper stands off there, in millimetres, for squares
    of the page."""
    height, width = page.shape[:2]
    light, rise = np.ones((height, width), np.float32), np.zeros_like(_coarse(height, width)[0])
    for axis, length in ((0, height), (1, width)):
        at = chance.uniform(0.4, 0.6) * length
        off = (_places(height, width)[axis] - at) / DOTS
        rise += np.maximum(0, 3.5 - np.abs(_coarse(height, width)[axis] - at) / DOTS * 0.06)
        line = off[:, :1] if axis == 0 else off[:1]
        light *= (
            1
            - 0.30 * np.exp(-np.abs(line) / 1.0) * chance.uniform(0.5, 1)
            + 0.10 * np.tanh(line / 25) * chance.uniform(-1, 1)
        )
    return _shaded(page, light), rise


# --- scanners ---------------------------------------------------------------------------------------------------------


GREY = 0.67
"""How much of the noise of three colours is left in their grey."""


def _noisy(image: Image, sigma: float, chance: Chance) -> Image:
    """A picture with noise: a patch of it again and again, each time from another place on."""
    made, width = np.empty_like(image), image.shape[1]
    patch = np.rint(sigma * chance.standard_normal((64, 2 * width, *image.shape[2:]), dtype=np.float32)).astype(
        np.int16
    )
    for top in range(0, len(image), 64):
        left = int(chance.integers(width))
        part = image[top : top + 64]
        made[top : top + 64] = cv2.add(part, patch[: len(part), left : left + width], dtype=cv2.CV_8U)
    return made


def scan(page: Image, chance: Chance, scale: float | None = None, tone: bool = True) -> Image:
    """A sheet through a feeder: askew, drawn a little unevenly, in greys, at 150 to 300 dots per inch."""
    dpi = float(chance.choice([150, 200, 200, 300]))
    scale = scale or float(chance.choice([1.0, 1.0, 0.955, 0.98]))
    ratio = dpi / 25.4 / DOTS * scale
    height, width = round(page.shape[0] * dpi / 25.4 / DOTS), round(page.shape[1] * dpi / 25.4 / DOTS)
    skew = float(np.deg2rad(chance.normal(0, 1.0)))
    down, across = _coarse(height, width)
    x, y = across - width / 2, down - height / 2
    wave = 0.35 * dpi / 25.4 * np.sin(down / height * 2 * np.pi * chance.uniform(0.5, 1.5) + chance.uniform(0, 6))
    cos, sin = float(np.cos(skew)), float(np.sin(skew))
    at_x = (cos * x + sin * y) / ratio + page.shape[1] / 2 + chance.normal(0, 1.5) * DOTS
    at_y = (-sin * x + cos * y + wave) / ratio + page.shape[0] / 2 + chance.normal(0, 1.5) * DOTS
    soft = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), (0, 0), max(0.5 / ratio * 0.9, 0.5))
    map_x, map_y = (_fine(one, height, width) for one in (at_x, at_y))
    seen = cv2.remap(soft, map_x, map_y, cv2.INTER_LINEAR, borderValue=250)
    bright = float(chance.normal(0, 4))
    if tone:
        light = 1 - 0.04 * np.abs(_field(x.shape, 60, chance, dpi / 25.4 / SOME))
        seen = _shaded(seen, _fine(light, height, width))
    grey = _noisy(cv2.convertScaleAbs(seen, beta=bright), GREY * float(chance.uniform(1, 4)), chance)
    return cv2.cvtColor(_packed(grey, int(chance.integers(70, 95))), cv2.COLOR_GRAY2BGR)


def _packed(image: Image, quality: int) -> Image:
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    packed = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    assert packed is not None
    return packed


def copied(page: Image, chance: Chance) -> Image:
    """The copy of a copy: softer, harder in contrast, with specks, a little smaller each time."""
    for _ in range(2):
        grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), (0, 0), 0.09 * DOTS)
        tone = 255 / (1 + np.exp(-(np.arange(256) - chance.uniform(135, 170)) / chance.uniform(20, 32)))
        hard = cv2.LUT(grey, tone.astype(np.uint8))
        for _ in range(int(chance.poisson(0.00006 * hard.size))):
            x, y = (int(chance.integers(1, length - 1)) for length in hard.shape[::-1])
            speck = hard[y - 1 : y + 2, x - 1 : x + 2]
            speck -= np.minimum(speck, 178)
        grown = _noisy(hard, 5, chance)
        factor = chance.uniform(0.985, 1.0)
        turn = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), float(chance.normal(0, 0.3)), factor)
        page = cv2.cvtColor(
            cv2.warpAffine(grown, turn, (page.shape[1], page.shape[0]), borderValue=250), cv2.COLOR_GRAY2BGR
        )
    return page


# --- phones -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shot:
    """How a photograph is taken: tilt in degrees, how high the paper curls and crumples in millimetres, blur in dots, quality,
    millions of dots, how deep a shadow is, and whether a thumb covers a corner."""

    tilt: float = 12.0
    curl: float = 0.0
    crumple: float = 0.0
    blur: float = 0.6
    quality: int = 85
    million: float = 8.0
    shadow: float = 0.0
    thumb: bool = False


def photo(page: Image, shot: Shot, chance: Chance, rise: Image | None = None) -> Image:
    """A photograph of a page on a table; *rise* is how far squares of it stand off, in millimetres."""
    height, width = page.shape[:2]
    down, across = _coarse(height, width)
    lift = np.zeros(down.shape, np.float32) if rise is None else rise.copy()
    if shot.curl:
        right, below = 2 * across / width - 1, 2 * down / height - 1
        lift += shot.curl * np.abs(right) ** 1.7 * (1 + 0.3 * below * chance.uniform(-1, 1))
    if shot.crumple:
        dots = DOTS / SOME
        lift += shot.crumple * (0.7 * _field(lift.shape, 45, chance, dots) + 0.3 * _field(lift.shape, 20, chance, dots))
    lamp_x, lamp_y = (float(one) for one in chance.uniform(-0.9, 0.9, 2))
    slope_y, slope_x = np.gradient(cv2.GaussianBlur(lift, (0, 0), DOTS / SOME), SOME / DOTS)
    light = np.clip(1 + slope_x * lamp_x + slope_y * lamp_y, 0.5, 1.15)
    light *= 1 - 0.22 * ((across / width - 0.5) * chance.uniform(-1, 1) + (down / height - 0.5) * chance.uniform(-1, 1))
    if shot.shadow:
        edge = (across * chance.uniform(-1, 1) + down * chance.uniform(-1, 1)) / width
        edge -= float(np.median(edge)) + chance.uniform(-0.2, 0.2)
        light *= 1 - shot.shadow / (1 + np.exp(-edge * chance.uniform(15, 60)))
    page = _shaded(page, _fine(light, height, width))
    # the camera: a point of the page, lifted, is seen from above and from one side
    out_height = int((shot.million * 1e6 * 4 / 3) ** 0.5)
    out_width = int(out_height * 3 / 4)
    fill_ = chance.uniform(0.80, 0.93)
    scale = fill_ * min(out_height / height, out_width / width)
    tilt = float(np.deg2rad(shot.tilt)) * chance.uniform(0.4, 1.0)
    way, turn = chance.uniform(0, 2 * np.pi), float(np.deg2rad(chance.normal(0, 4)))
    corners = np.array([(-width, -height), (width, -height), (width, height), (-width, height)], float) / 2
    seen = _seen(corners, np.zeros(4), tilt, way, turn, height) * scale
    seen *= fill_ * min(out_height / np.ptp(seen[:, 1]), out_width / np.ptp(seen[:, 0]))
    middle = (seen.max(axis=0) + seen.min(axis=0)) / 2
    to_photo = seen - middle + np.array((out_width, out_height)) / 2
    plane = cv2.getPerspectiveTransform(
        (corners + np.array((width, height)) / 2).astype(np.float32), to_photo.astype(np.float32)
    )
    back = np.linalg.inv(plane).tolist()
    oy, ox = _coarse(out_height, out_width)
    depth = back[2][0] * ox + back[2][1] * oy + back[2][2]
    px = (back[0][0] * ox + back[0][1] * oy + back[0][2]) / depth
    py = (back[1][0] * ox + back[1][1] * oy + back[1][2]) / depth
    # what is higher is seen further out, by the tangent of the angle of sight
    there_x, there_y = ((one + 0.5) / SOME + 0.5 for one in (px, py))
    raised = cv2.remap(lift, there_x, there_y, cv2.INTER_LINEAR, borderValue=0) * DOTS
    side_x, side_y = float(np.tan(tilt) * np.cos(way)), float(np.tan(tilt) * np.sin(way))
    seen_x = px - raised * ((px - width / 2) / (1.4 * height) + side_x)
    seen_y = py - raised * ((py - height / 2) / (1.4 * height) + side_y)
    map_x, map_y = (_fine(one, out_height, out_width) for one in (seen_x, seen_y))
    soft = cv2.GaussianBlur(page, (0, 0), max(0.42 / float(np.sqrt(abs(np.linalg.det(plane[:2, :2])))), 0.3))
    table = np.array(chance.uniform(40, 140, 3))
    image = cv2.remap(soft, map_x, map_y, cv2.INTER_LINEAR, borderValue=tuple(table))
    if shot.thumb:
        x, y = to_photo[int(chance.integers(4))]
        size = 0.055 * out_height
        cv2.ellipse(
            image,
            (int(x), int(y)),
            (int(size * 1.4), int(size)),
            float(chance.uniform(0, 180)),
            0,
            360,
            (120, 150, 200),
            -1,
        )
    image = cv2.GaussianBlur(image, (0, 0), shot.blur) if shot.blur > 0.3 else image
    bright = float(chance.uniform(0.8, 1.05))
    image = _noisy(cv2.convertScaleAbs(image, alpha=bright), float(chance.uniform(2, 6)), chance)
    quarter = int(chance.integers(4))
    return np.ascontiguousarray(np.rot90(_packed(image, shot.quality), quarter))


def _seen(points: Image, lift: Image, tilt: float, way: float, turn: float, distance: float) -> Image:
    """Points of a page as a camera at some distance sees them."""
    axis = np.array([np.cos(way), np.sin(way)])
    along = points @ axis
    depth = 1 + np.sin(tilt) * along / (1.4 * distance)
    flat = points + np.outer(along * (np.cos(tilt) - 1), axis)
    c, s = np.cos(turn), np.sin(turn)
    turned: Image = (flat / depth[:, None]) @ np.array([[c, s], [-s, c]])
    return turned


def _photo(**how: Any) -> Callable[[Image, Chance], Image]:
    def take(page: Image, chance: Chance) -> Image:
        return photo(page, Shot(**how), chance)

    return take


def _folded(page: Image, chance: Chance) -> Image:
    made, rise = creased(page, chance)
    return photo(made, Shot(tilt=12), chance, rise)


def _all(page: Image, chance: Chance) -> Image:
    made, rise = creased(coffee(sweat(page, chance), chance), chance)
    return photo(made, Shot(tilt=18, curl=8, crumple=1.5, blur=1.0, quality=55, shadow=0.35), chance, rise)


CONDITIONS: dict[str, dict[str, Callable[[Image, Chance], Image]]] = {
    "scans": {"scan": scan, "95.5 % print": lambda page, chance: scan(page, chance, 0.955)},
    "copies": {"copy of a copy": lambda page, chance: scan(copied(page, chance), chance, 1.0)},
    "photos": {
        "flat": _photo(),
        "3 megapixels": _photo(million=3.0),
        "12 megapixels": _photo(million=12.0),
        "tilt": _photo(tilt=25),
        "curl": _photo(curl=14),
        "crumple": _photo(crumple=3.0),
        "blur": _photo(blur=1.6),
        "JPEG 40": _photo(quality=40),
        "thumb": _photo(thumb=True),
    },
    "spoilt": {
        "shadow": _photo(shadow=0.5),
        "sweat": lambda page, chance: photo(sweat(page, chance), Shot(), chance),
        "smear": lambda page, chance: photo(smear(page, chance), Shot(), chance),
    },
    "worst": {"coffee": lambda page, chance: photo(coffee(page, chance), Shot(), chance), "fold": _folded, "all": _all},
}
"""How sheets come back, row by row of what is promised."""
