"""Rounds of work for time: ``5``, ``5 rounds``, ``30 reps``, ``21-15-9``, ``10 to 1``, ``2 to 20 by 2``.

rounds = number [ "rounds" | "reps" ] | number "-" number { "-" number } | number "to" number [ "by" number ]
times  = number [ "-" number ]                      how often the round of a circuit, or a complex, is done
"""

from __future__ import annotations

from msgspec import Struct

from programprint.notation.scanner import Scanner

HINT = "write 5 rounds, 21-15-9 or 10 to 1"
MOST_ROUNDS = 50
MOST_REPS = 1000


class Rounds(Struct, frozen=True):
    """So many rounds. *reps* has the reps of each, where they change from round to round."""

    count: int
    reps: tuple[int, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.reps[0]} reps"
            if self.count == 1 and self.reps
            else "-".join(map(str, self.reps))
            if self.reps
            else f"{self.count} rounds"
        )


class Times(Struct, frozen=True):
    """How often something is done: *most* times, or as few as *least*."""

    most: int
    least: int = 0

    def __str__(self) -> str:
        return f"{self.least}-{self.most}" if self.least else str(self.most)


def parse_times(text: str, most: int = MOST_ROUNDS) -> Times:
    """What ``rounds:`` of a circuit and ``sets:`` may say: “3”, “2-3”."""
    scanner = Scanner(text, "write figures, such as 3 or 2-3")
    first = _figure(scanner, f"“{text}” is no number")
    last = _figure(scanner, "a number is missing after “-”") if scanner.take("-") else 0
    scanner.take(r"(?:rounds?|times|sets?)(?![a-z])")
    scanner.end()
    if last and last <= first:
        raise scanner.fail("the range runs backwards", 0, "write the smaller number first, such as 2-3")
    if max(first, last) > most:
        raise scanner.fail(f"{max(first, last)} times cannot be meant", 0, f"{most} are the most")
    return Times(last, first) if last else Times(first)


def parse(text: str) -> Rounds:
    """What ``for_time:`` may say."""
    scanner = Scanner(text, HINT, ranges=False)
    first = _figure(scanner, f"“{text}” is no number of rounds")
    if scanner.sees("-"):
        reps = [first]
        while scanner.take("-"):
            reps.append(_figure(scanner, "a number of reps is missing after “-”"))
        scanner.take(r"reps?(?![a-z])")
        scanner.end()
        return _within(scanner, tuple(reps))
    if scanner.take(r"to(?![a-z])"):
        last = _figure(scanner, "“to” needs a number after it")
        step = _figure(scanner, "“by” needs a number after it") if scanner.take(r"by(?![a-z])") else 1
        scanner.end()
        return _within(scanner, tuple(range(first, last - 1, -step) if last < first else range(first, last + 1, step)))
    if scanner.take(r"(?:reps?|each|of each)(?![a-z])"):
        scanner.end()
        return Rounds(1, (first,))
    scanner.take(r"rounds?(?![a-z])")
    scanner.end()
    if first > MOST_ROUNDS:
        raise scanner.fail(f"{first} rounds cannot be meant", 0)
    return Rounds(first)


def _figure(scanner: Scanner, missing: str) -> int:
    at = scanner.at
    if not (match := scanner.take(r"(\d+)(?:\.0+)?(?![\d.])")):
        raise scanner.fail(missing, at)
    if not 1 <= len(match[1].lstrip("0")) <= len(str(MOST_REPS)) or int(match[1]) > MOST_REPS:
        raise scanner.fail(f"{match[0][:9]} is not a number that can be done", at)
    return int(match[1])


def _within(scanner: Scanner, reps: tuple[int, ...]) -> Rounds:
    if len(reps) > MOST_ROUNDS:
        raise scanner.fail(f"{len(reps)} rounds cannot be meant", 0)
    return Rounds(len(reps), reps)
