"""Ink of one figure → how likely it is each of 0 to 9, or none of them, by a small network of our own.

Its weights (``digits.npz``) come from ``tests/scan/train_digits.py``; what they were learned from says ``digits.NOTICE``.
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from programprint.scan.codes import Points

SIDE, BOX = 20, 16
"""Dots of a side of what the network sees, and of the square in the middle of it that a figure fills."""
NONE = 10
"""The class of what is no figure: two of them, half of one, a scribble, what was struck out."""
SLANT, AGAIN = 0.15, 0.8
"""How figures are slanted that are looked at again, and from which share on they are."""


def framed(ink: Points) -> Points:
    """Ink from 0 to 1, cut out at its edges → what the network sees, :data:`SIDE` × :data:`SIDE`."""
    height, width = ink.shape
    scale = BOX / max(height, width)
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    small = cv2.resize(ink.astype(np.float32), (across, down), interpolation=cv2.INTER_AREA)
    seen = np.zeros((SIDE, SIDE), np.float32)
    left, top = (SIDE - across) // 2, (SIDE - down) // 2
    seen[top : top + down, left : left + across] = small / max(float(small.max()), 1e-3)
    return seen


@cache
def _weights() -> dict[str, Points]:
    data = files("programprint.scan").joinpath("digits.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def columns(seen: Points, size: int) -> Points:
    """Windows of *size* × *size* around the dots of some planes (number × height × width × depth), each as a row."""
    windows = sliding_window_view(seen, (size, size), axis=(1, 2))
    return windows.reshape(-1, windows.shape[3] * size * size)


def halved(seen: Points) -> Points:
    """The largest of each four dots."""
    number, height, width, depth = seen.shape
    largest: Points = seen.reshape(number, height // 2, 2, width // 2, 2, depth).max(axis=(2, 4))
    return largest


def odds(seen: Points) -> Points:
    """Figures, number × :data:`SIDE` × :data:`SIDE` → number × 11 shares that add up to 1: of 0 to 9, and of none of them. What
    is likely is looked at again, slanted both ways: what is seen in one way alone is not sure."""
    shares = _shares(seen)
    again = np.flatnonzero(shares.max(axis=1) > AGAIN)
    if len(again):
        views = [_slanted(seen[at], slant) for slant in (SLANT, -SLANT) for at in again]
        shares[again] = (shares[again] + _shares(np.stack(views)).reshape(2, len(again), -1).sum(axis=0)) / 3
    return shares


def _slanted(figure: Points, slant: float) -> Points:
    matrix = np.array([[1, slant, -slant * (SIDE - 1) / 2], [0, 1, 0]])
    return cv2.warpAffine(figure, matrix, (SIDE, SIDE))


def _shares(seen: Points) -> Points:
    kept = _weights()
    number = len(seen)
    first = np.maximum(columns(seen[..., None].astype(np.float32), 5) @ kept["w1"] + kept["b1"], 0)
    planes = np.pad(halved(first.reshape(number, SIDE - 4, SIDE - 4, -1)), ((0, 0), (1, 1), (1, 1), (0, 0)))
    half = (SIDE - 4) // 2
    second = np.maximum(columns(planes, 3) @ kept["w2"] + kept["b2"], 0)
    flat = halved(second.reshape(number, half, half, -1)).reshape(number, -1)
    third = np.maximum(flat @ kept["w3"] + kept["b3"], 0)
    score = (third @ kept["w4"] + kept["b4"]) / kept["heat"]
    share = np.exp(score - score.max(axis=1, keepdims=True))
    shares: Points = share / share.sum(axis=1, keepdims=True)
    return shares
