"""A box with a circle around it: its tick is taken back."""

from __future__ import annotations

import cv2
import numpy as np

from programprint.scan.ink import DOTS, Ink
from programprint.scan.pieces import LEAST

AROUND = 3.6
"""Millimetres around a box in which a circle is looked for."""
SECTORS = 24
"""Parts of a turn."""
ROUND = 15
"""Parts of a turn in which the ink of a circle is; figures beside a box, and the end of a tick, are in fewer."""


def ringed(ink: Ink) -> bool:
    """Whether one stroke goes around a box, of which *ink* has :data:`AROUND` more on all sides."""
    dark = ink.dark
    within = dark[dark > LEAST]
    if within.size < 4 * DOTS**2 * 0.3:
        return False
    on = (dark > max(LEAST, 0.35 * float(np.percentile(within, 85)))).astype(np.uint8)
    left, top, right, bottom = ink.frame
    gap = round(0.35 * DOTS)
    on[top - gap : bottom + gap, left - gap : right + gap] = 0
    joined = cv2.morphologyEx(on, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = np.zeros(SECTORS, bool)
    for number in range(1, count):
        if np.hypot(stats[number][2], stats[number][3]) < 1.5 * DOTS:
            continue
        y, x = np.nonzero(labels == number)
        turn = np.arctan2(y - (top + bottom) / 2, x - (left + right) / 2)
        here = np.zeros(SECTORS, bool)
        here[((turn / (2 * np.pi) + 0.5) * SECTORS).astype(int) % SECTORS] = True
        if here.sum() >= 4:
            found |= here
    return int(found.sum()) >= ROUND
