"""Loads: ``60kg``, ``75%``, ``55% of barbell-hip-thrust``, ``RPE 8``, ``2 RIR``, ``bodyweight + 10kg``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from programprint.notation.scanner import NBSP, Scanner, Unreadable, plain, span_of

HINT = "write it as 60kg, 135 lb, 75%, 55% of back-squat, RPE 8, 2 RIR or bodyweight + 10kg"
Kind = Literal["weight", "percent", "rpe", "rir", "bodyweight"]
_OWN = r"(?:1\s?RM|max)"
_NAMES = {"rpe": "RPE", "rir": "RIR"}


@dataclass(frozen=True)
class Load:
    """What goes on the bar, or how hard the set shall be.

    *low* and *high* count *unit* (kg or lb) for a weight and for what is added to the bodyweight (negative: assistance),
    percent for a percentage, points for RPE and reps for RIR. *of* names the lift that a percentage is taken of;
    empty means the exercise's own one-repetition maximum.
    """

    kind: Kind
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    unit: str = ""
    of: str = ""

    def __str__(self) -> str:
        numbers = span_of(self.low, self.high)
        match self.kind:
            case "weight":
                return f"{numbers}{self.unit}"
            case "percent":
                return f"{numbers}%{f' of {self.of}' if self.of else ''}"
            case "bodyweight":
                sign = "-" if self.low < 0 else "+"
                return f"bodyweight {sign} {plain(abs(self.low))}{self.unit}" if self.low else "bodyweight"
        return f"{_NAMES[self.kind]} {numbers}"

    def typeset(self) -> str:
        """As it stands on paper, without the lift that a percentage is taken of: “75 %”, “RPE 8–9”, “body weight + 10 kg”."""
        numbers = span_of(self.low, self.high, "–")
        match self.kind:
            case "weight":
                return f"{numbers}{NBSP}{self.unit}"
            case "percent":
                return f"{numbers}{NBSP}%"
            case "bodyweight":
                sign = "−" if self.low < 0 else "+"
                added = f" {sign}{NBSP}{plain(abs(self.low))}{NBSP}{self.unit}" if self.low else ""
                return f"body{NBSP}weight{added}"
        return f"{_NAMES[self.kind]}{NBSP}{numbers}"


def _numbers(scanner: Scanner, what: str) -> tuple[Decimal, Decimal | None]:
    at, low = scanner.at, scanner.number()
    if low is None:
        raise scanner.fail(f"{what} needs a number here")
    high = None
    if scanner.take(r"-(?=\s*\d)"):
        high = scanner.number()
        if high is None or high <= low:
            raise scanner.fail("the range runs backwards", at)
    return low, high


def _unit(scanner: Scanner) -> str | None:
    if match := scanner.take(r"(?:(kgs?|kilos?)|(lbs?|pounds?))(?![a-z])"):
        return "kg" if match[1] else "lb"
    return None


def take(scanner: Scanner) -> Load:
    """A load at the cursor; text after it is left alone."""
    with scanner.hinting(HINT):
        return _load(scanner)


def _load(scanner: Scanner) -> Load:
    if match := scanner.take(r"(RPE|RIR)(?![a-z])"):
        return _effort(scanner, match[1].lower(), scanner.at, *_numbers(scanner, match[1].upper()))
    if scanner.take(r"(?:body\s?weight|bw)(?![a-z])"):
        return _bodyweight(scanner)
    at = scanner.at
    if scanner.done:
        raise scanner.fail("the load is missing")
    if not scanner.sees(r"\d"):
        raise scanner.fail(f"“{scanner.written[at:].strip()}” is not a load", hint=f"{HINT}; words go into “note:”")
    low, high = _numbers(scanner, "a load")
    if scanner.take("%"):
        if not low or (high or low) > 200:
            raise scanner.fail(f"{span_of(low, high)} % is out of reach", at, "a percentage lies between 1 and 200")
        return Load("percent", low, high, of=_lift(scanner))
    if match := scanner.take(r"(?:(RPE)|RIR|reps? in reserve)(?![a-z])"):
        return _effort(scanner, "rpe" if match[1] else "rir", at, low, high)
    if unit := _unit(scanner):
        return Load("weight", low, high, unit)
    if scanner.sees(r"x\s*\d"):
        raise scanner.fail(
            "a load is one weight", at, "write the weight of one, such as 12kg, and “one in each hand” in “note:”"
        )
    raise scanner.fail(
        f"“{span_of(low, high)}” has no unit that is known",
        hint=f"write {plain(low)}kg, {plain(low)}lb or {plain(low)}%",
    )


def _lift(scanner: Scanner) -> str:
    """The lift that a percentage is taken of; empty where it is the exercise's own maximum."""
    if not scanner.take(r"of(?![a-z])"):
        scanner.take(rf"{_OWN}(?![a-z])")
        return ""
    if not (match := scanner.take(r"[^,@/+]*[^,@/+\s]")):
        raise scanner.fail("“of” needs the name of a lift")
    lift = " ".join(scanner.written[match.start() : match.end()].split())
    return "" if re.fullmatch(_OWN, lift, re.IGNORECASE) else lift


def _effort(scanner: Scanner, kind: str, at: int, low: Decimal, high: Decimal | None) -> Load:
    if kind == "rpe":
        if not 1 <= low <= 10 or (high is not None and high > 10):
            raise scanner.fail(f"RPE {span_of(low, high)} is not on the scale", at, "RPE runs from 1 to 10")
        return Load("rpe", low, high)
    return Load("rir", low, high)


def _bodyweight(scanner: Scanner) -> Load:
    if not (sign := scanner.take(r"[+-](?=\s*\d)")):
        return Load("bodyweight")
    added = scanner.number() or Decimal(0)
    unit = _unit(scanner)
    if unit is None:
        raise scanner.fail("what is added to the bodyweight needs kg or lb")
    return Load("bodyweight", -added if sign[0] == "-" else added, None, unit if added else "")


def parse(text: str) -> Load:
    """A load that fills the whole text."""
    scanner = Scanner(text, HINT)
    load = take(scanner)
    scanner.end()
    return load


def parse_maximum(text: str) -> Load:
    """A one-repetition maximum: one weight."""
    wrong = Unreadable(f"a maximum is a weight, not “{text}”", 0, "write it as 100kg or 225 lb")
    try:
        load = parse(text)
    except Unreadable:
        raise wrong from None
    if load.kind != "weight" or load.high is not None:
        raise wrong
    return load
