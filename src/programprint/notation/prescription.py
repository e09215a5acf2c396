"""Prescriptions, sets × reps: ``3x10``, ``3x8-10/leg``, ``1x5 @ 65%, 1x5+ @ 85%``, ``top 1x3 @ RPE 8, back-off 3x5 @ -10%``.

prescription = item { "," item }
item         = group | list | series { after }
series       = number "x" "(" item { "," item } ")" | number "waves of" number { "-" number }
group        = [ kind ] [ sets ( "x" | "sets of" ) ] ( amount | runs | number "RM" ) [ side ] [ splits ] [ pause ] { after }
runs         = "(" amount [ "@" targets | "in" time ] [ "rest" time | "every" time ] ")"
splits       = "in" ( [ "at most" ] number [ "-" number ] "sets" | "as few sets as possible" )          of a total
position     = words ( "grip" | "stance" ) | "seated" | "standing" | "kneeling" | "from" words …
sets         = number [ "-" number ]
kind         = "warm-up" | "top" | "back-off" | "drop" | "cluster" | "ladder" | "rest-pause" | "myo-reps" | "joker" | "breathing"
pause        = time | "every" time                  between the parts of a set: cluster 4x2+2+2 15s
spread       = "over the day" | "over the session" | "between sets"
rule         = "+" number ( "rep" | "set" | unit ) ( "/week" | "/session" | "/set" | "every" number "weeks" ) [ "up to" number ]
time         = such as 90s; code: such as 3-0-1-2; "8 to 10" is 8-10
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import load, series
from programprint.notation.manner import BROKEN
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.set_group import HINT, MOST_SETS, SETS_TIMES_REPS, SetGroup
from programprint.notation.target import Load, Percent, Weight


class Prescription(Struct, frozen=True):
    """The set groups of one exercise on one day, in the order in which they are done."""

    groups: tuple[SetGroup, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.groups))

    @property
    def sets(self) -> int:
        return sum(group.sets for group in self.groups)

    def loaded(self, fallback: Load | None) -> Prescription:
        """The same sets, with *fallback* wherever a group names no load of its own; a warm-up set has none then, nor has a drop
        set or a joker a weight, which is another one by its name."""
        weight = isinstance(fallback, Weight | Percent)

        def own(group: SetGroup) -> Load | None:
            needless = group.kind == "warm-up" or (weight and group.kind in ("drop", "joker"))
            return group.load or (None if needless else fallback)

        return Prescription(tuple(replace(group, load=own(group)) for group in self.groups))

    @property
    def without_rests(self) -> Prescription:
        """The same sets, with no rest after them: where what comes after a set is told in another place."""
        return Prescription(tuple(replace(group, rest=None) for group in self.groups))

    def times(self, rounds: int) -> Prescription:
        """The same, done in every one of some rounds."""
        return Prescription(
            tuple(replace(group, sets=group.sets * rounds, least=group.least * rounds) for group in self.groups)
        )


def parse(text: str) -> Prescription:
    """Everything that ``do:`` may say."""
    scanner = Scanner(text, HINT)
    if scanner.done:
        raise scanner.fail("the prescription is empty")
    groups = series.take(scanner, ())
    while scanner.take(","):
        groups = series.take(scanner, groups)
    _end(scanner, groups[-1])
    _follow(scanner, groups)
    if sum(group.sets for group in groups) > MOST_SETS:
        raise scanner.fail(f"more than {MOST_SETS} sets", 0, SETS_TIMES_REPS)
    return Prescription(tuple(groups))


def _follow(scanner: Scanner, groups: Sequence[SetGroup]) -> None:
    """Reps follow only from a set that comes before them."""
    done = 0
    for group in groups:
        if group.amount.of_set > done:
            said = f"there is no set {group.amount.of_set} before “{group.amount}”"
            raise scanner.fail(said, 0, "write the set that it follows first: 1xAMRAP @ 60kg, 3x half of set 1")
        done += 0 if group.kind == "warm-up" else group.sets


def _end(scanner: Scanner, last: SetGroup) -> None:
    """Nothing may follow; where it reads as a load, the hint says how it would."""
    rest = scanner.written[scanner.at :].strip()
    before = scanner.written[: scanner.at].rpartition("@")
    if last.kind in BROKEN and last.load and not last.pause and re.fullmatch(r"\d+ *(?:s|sec|min|:\d\d)\.?", rest):
        hint = f"write it before the load: {' '.join(before[0].split())} {rest} @ {' '.join(before[2].split())}"
        raise scanner.fail("the pause inside a set stands before the “@”", hint=hint)
    try:
        load.parse(rest)
    except Unreadable:
        scanner.end()
        return
    said = " ".join(scanner.written[: scanner.at].split())
    raise scanner.fail(f"“{rest}” cannot be read here", hint=f"write “@” before it: {said} @ {rest}")
