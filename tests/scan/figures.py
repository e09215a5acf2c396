"""Numbers in the hands of people whose figures the network never saw: 1,500 of the figures that the MNIST set keeps for tests
(see ``digits.NOTICE``), and ones, fours and sevens as other schools write them, drawn stroke by stroke."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from simulator import DOTS, Chance, Hand, Image, Rect, stroke


@cache
def _kept() -> dict[int, Image]:
    with np.load(Path(__file__).parent / "digits.npz") as kept:
        pictures, figures = kept["pictures"], kept["figures"]
    return {figure: pictures[figures == figure] for figure in range(10)}


@dataclass(frozen=True)
class Script:
    """How somebody writes numbers: how high in millimetres, how wide, how far apart as a share of the height, where they stand
    above the line; whether ones have flags and sevens bars; how much of the ink of a figure is kept, from thin to bold."""

    high: float
    wide: float
    apart: float
    above: float
    schooled: bool
    level: float

    @classmethod
    def some(cls, chance: Chance) -> Script:
        return cls(
            float(chance.uniform(4.2, 7.4)),
            float(chance.uniform(0.8, 1.15)),
            float(chance.uniform(0.02, 0.28)),
            float(chance.uniform(-0.3, 1.4)),
            bool(chance.random() < 0.4),
            float(chance.uniform(60, 190)),
        )


def schooled(page: Image, figure: str, x: float, y: float, high: float, hand: Hand, chance: Chance) -> float:
    """A one with a flag or a seven with a bar, its top left corner at x, y; its width."""
    u = chance.uniform
    match figure:
        case "1":
            wide = high * u(0.22, 0.45)
            stroke(
                page, [(x, y + high * u(0.2, 0.5)), (x + wide, y), (x + wide * u(0.9, 1.05), y + high)], hand, chance
            )
        case _:
            wide = high * u(0.5, 0.7)
            foot = x + wide * u(0.25, 0.6)
            stroke(page, [(x, y + high * u(0, 0.06)), (x + wide, y), (foot, y + high)], hand, chance)
            middle = (x + wide + foot) / 2
            half = high * u(0.12, 0.22)
            stroke(
                page,
                [(middle - half, y + high * u(0.45, 0.58)), (middle + half, y + high * u(0.45, 0.55))],
                hand,
                chance,
            )
    return float(wide)


def _some(which: int, chance: Chance) -> Image:
    """A figure of the set, cut out."""
    choice = _kept()[which]
    picture = choice[int(chance.integers(len(choice)))]
    rows, across = np.flatnonzero(picture.max(axis=1) > 60), np.flatnonzero(picture.max(axis=0) > 60)
    cut: Image = picture[rows[0] : rows[-1] + 1, across[0] : across[-1] + 1]
    return cut


def figure(page: Image, cut: Image, x: float, y: float, script: Script, hand: Hand, chance: Chance) -> float:
    """A figure of the set in the ink of a hand, its top left corner at x, y in millimetres; its width."""
    high = script.high * chance.uniform(0.92, 1.08)
    wide = high * cut.shape[1] / cut.shape[0] * script.wide
    size = max(int(wide * DOTS), 2), max(int(high * DOTS), 2)
    large = cv2.GaussianBlur(cv2.resize(cut, size, interpolation=cv2.INTER_CUBIC), (0, 0), 1.6).astype(np.float32)
    mask = np.clip((large - min(script.level, 0.6 * float(large.max()))) / 25 + 0.5, 0, 1)
    left, top = int(x * DOTS), int(y * DOTS)
    part = page[top : top + size[1], left : left + size[0]]
    mask = mask[: part.shape[0], : part.shape[1], None] * hand.cover
    grain = 1 - 0.15 * chance.random(mask.shape) * (hand.cover < 0.9)
    cover = mask * grain
    part[:] = (part * (1 - cover) + np.array(hand.ink) * np.minimum(part.astype(float) / 255, 1) * cover).astype(
        np.uint8
    )
    return float(wide)


def number(page: Image, cell: Rect, text: str, script: Script, hand: Hand, chance: Chance) -> None:
    """A number in a cell, smaller where it would not fit."""
    x, y, width, height = cell
    pictures = [None if sign in ".," else _some(int(sign), chance) for sign in text]
    shares = [0.2 if one is None else script.wide * one.shape[1] / one.shape[0] for one in pictures]
    need = script.high * 1.05 * (sum(shares) + script.apart * (len(text) - 1))
    room = width - 1.2
    script = replace(script, high=script.high * min(1.0, room / need))
    high, need = script.high, need * min(1.0, room / need)
    at = x + 0.6 + float(chance.uniform(0, max(room - need, 0.01)))
    top = max(y + height - script.above - high, y + 0.2)
    for sign, picture in zip(text, pictures, strict=True):
        lift = float(chance.normal(0, 0.03)) * high
        if picture is None:
            foot = top + high
            ends = [(at + 0.3, foot - 0.3), (at + 0.35, foot - 0.1)]
            if sign == ",":
                ends = [(at + 0.5, foot - 0.4), (at + 0.1, foot + 0.6)]
            stroke(page, ends, hand, chance, max(hand.width, 0.5))
            at += 0.9 + script.apart * high * 0.6
        elif script.schooled and sign in "17":
            at += schooled(page, sign, at, top + lift, high, hand, chance) + script.apart * high
        else:
            at += figure(page, picture, at, top + lift, script, hand, chance) + script.apart * high


def some_number(kind: str, chance: Chance) -> str:
    """A number as it stands in a cell of a kind."""
    if kind == "load":
        whole = int(chance.choice([chance.integers(4, 60), chance.integers(20, 140), 5 * chance.integers(4, 40)]))
        part = chance.random()
        return f"{whole}{chance.choice(['.', ','])}5" if part < 0.2 else str(whole)
    if kind == "effort":
        return str(chance.choice(["6", "7", "8", "8", "9", "10", "7.5", "8,5"]))
    return str(int(chance.choice([chance.integers(1, 13), chance.integers(3, 21), chance.integers(5, 61)])))


def circled(page: Image, kind: str, cell: Rect, hand: Hand, chance: Chance) -> str:
    """A figure of a scale with a circle around it, or struck; empty where none was."""
    first, count = (1, 10) if kind == "felt" else (0, 11)
    place = int(chance.integers(count))
    if chance.random() < 0.15:
        return ""
    x, y = cell[0] + (place + 0.5) * 5 + chance.normal(0, 0.3), cell[1] + 0.58 * cell[3] + chance.normal(0, 0.4)
    if chance.random() < 0.75:
        turn = np.linspace(0, 2 * np.pi * chance.uniform(0.9, 1.1), 22) + chance.uniform(0, 6)
        wide, high = chance.uniform(1.9, 3.0), chance.uniform(2.2, 3.6)
        stroke(page, [(x + wide * np.cos(a), y + high * np.sin(a)) for a in turn], hand, chance)
    else:
        rise = chance.uniform(0.8, 2.2)
        stroke(page, [(x - 1.4, y + rise), (x + 1.4, y - rise)], hand, chance)
    return str(first + place)
