"""Sets that are alike, ``top 3x8-10/leg @ 75% rest 2 min`` → how many, of what, in what manner, at which load."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import after, doubtful, duration, parts, rungs, sides, two_sides
from programprint.notation.after import After
from programprint.notation.amount import Amount, Limb
from programprint.notation.duration import Duration
from programprint.notation.exertion import Feel, of_each
from programprint.notation.manner import (
    BROKEN,
    KINDS_HINT,
    SPREAD,
    SetType,
    Splits,
    Spread,
    take_kind,
    take_position,
    take_splits,
)
from programprint.notation.rule import Rule
from programprint.notation.scanner import Scanner
from programprint.notation.target import Load, Percent, RepMax
from programprint.notation.tempo import Tempo
from programprint.notation.two_sides import OtherSide

HINT = "write sets × reps, such as 3x10, 3x8-10, 3x10/leg, 5x5 @ 75%, 3x30s, 4x20m, 3x5 contacts or 3xAMRAP"
SETS_TIMES_REPS = "the order is sets × reps: 3x10 is three sets of ten"
MOST_SETS = 50
_TOLD_PARTS = (
    r"\((?:[^()]*\d[^()]*\s(?:rest(?![a-z-])|(?:on|every|w/|with|pause|in|at)\s*\d|@)[^()]*"
    r"|\d+\s*x\s*\d+\s*(?:s|sec|min|\"|')\s*/\s*\d+\s*(?:s|sec|min|\"|')\s*)\)"
)
"""Parts of a set in brackets, with what they aim at, or the time between them."""
_ENDS_BROKEN = r"[^,\d]*\d[^,]*?\b(?:RP|rest[ -]?pauses?|myo(?:[ -]?reps?)?)(?![a-z])"
"""A set whose kind stands behind it."""
_SETS = (
    r"(?:(\d{1,6})\s*-\s*)?(\d+)\s*(?:x(?!\s*sets?(?![a-z]))|sets?(?![a-z])\s*(?:of|x|by|,|:)?(?=.)"
    r"|rounds?\s*(?:of|x|by)(?![a-z])|(?=ladders?))\s*"
)
"""How the number of sets is said: “3x”, “3 sets of”, “3 sets x”, “3 rounds of”."""
_REPS_FIRST = r"\d+(?:\s*-\s*\d+)?\s*reps?(\s*(?:x|,|for)?\s*(\d+)\s*sets?)(?![a-z])"
"""“8 reps x 3 sets”: the other way round, but said in words."""
_HEAVY = r"(?:(?:work|build) up to )?(?:an? )?heavy (?:(single|double|triple)|(?:set of )?([1-9]|1\d|20)(?: reps?)?)(?![a-z\d])"
"""Reps that somebody works up to."""
_LISTED = r"\d+\+?(?:\s*[/,]\s*\d+\+?){2,}\s*$"
"""Reps for each set: 5/3/1."""
_PAUSE = r"(?:(?:w/|with|pause|intra)\s*)?\d+(?::\d\d|\s*(?:-\s*\d+\s*)?(?:s|min|\"|'|″|′))"
MOST_HEAVY = 3
"""Reps of a set that somebody works up to without it being called a maximum."""
NEAR, FEW = 90, 2
"""Percent of a maximum, and reps at a time, near which no usual tempo holds."""


class SetGroup(Struct, frozen=True):
    """Some sets that are alike. *limb* is set where the coach wrote that the amount is per leg, arm or side.

    *least*: fewer sets will do, down to that many. *spread*: over what the sets are spread out. *pause* is the rest between
    the parts of a set, *rest* the one after it where that is another than the exercise's own;
    *rules* say how amount and sets climb. *alternating*: the sides take turns from rep to rep, and the amount is that of both.
    *splits*: in how many sets a total is done. *position* is the grip or the position in the coach's words. *other*: the other
    side does something else; the amount is then that of the left or the weak one.
    """

    sets: int
    amount: Amount
    limb: Limb | None = None
    load: Load | None = None
    kind: SetType = "work"
    pause: Duration | None = None
    rules: tuple[Rule, ...] = ()
    tempo: Tempo | None = None
    rest: Duration | None = None
    least: int = 0
    spread: Spread = ""
    alternating: bool = False
    splits: Splits | None = None
    position: str = ""
    other: OtherSide | None = None

    def __str__(self) -> str:
        kind = "" if self.kind == "work" else f"{self.kind} "
        pause = self.pause
        timed = pause is not None and (pause.every or pause.untimed or self.amount.unit == "min")
        rest = "rest " if pause and not pause.every else ""
        in_one_go = self.kind not in BROKEN and doubtful.wants_brackets(self.amount)
        amount = f"({self.amount} {rest}{pause})" if timed else f"({self.amount})" if in_one_go else str(self.amount)
        sided = self.other.after(amount, self.limb) if self.other else f"{amount}{f'/{self.limb}' if self.limb else ''}"
        written = f"{kind}{self._sets('-')}x{sided}{' alternating' if self.alternating else ''}"
        for more in (self.splits, self.position, "" if timed else pause, SPREAD[self.spread], *self.rules):
            written += f" {more}" if more else ""
        written += f" @ {self.load}" if self.load else ""
        if self.tempo:
            written += f" tempo {self.tempo.code}" if self.tempo.code else f" hold {self.tempo.shortened}s"
        return written + (f" rest {self.rest}" if self.rest else "")

    @property
    def tests(self) -> bool:
        """Whether it is one set of the most that goes for so many reps: “work up to 3RM”."""
        load = self.load
        return self.sets == 1 and isinstance(load, RepMax) and self.amount == Amount(Decimal(load.reps))

    def _sets(self, dash: str) -> str:
        return f"{self.least}{dash}{self.sets}" if self.least else str(self.sets)

    @property
    def of_both(self) -> bool:
        """Whether the amount is that of both sides together, whatever the exercise: of steps, of a total and of sides that are
        said to alternate, unless “per leg” is said."""
        return self.limb is None and (self.amount.total or self.amount.unit == "steps" or self.alternating)

    @property
    def works_up(self) -> bool:
        """Whether a day's best is looked for, set by set: “work up to 3RM”, “1RM”, “heavy single”, 1x1 @ 100%."""
        load = self.load
        if load is None or self.kind == "warm-up":
            return False
        single = self.sets == 1 and self.amount.unit == "reps" and (self.amount.most or MOST_HEAVY + 1) <= MOST_HEAVY
        hard = isinstance(load, Feel) and load.word == "hard"
        return isinstance(load, RepMax) or (single and (hard or self._of_maximum(100)))

    @property
    def near_maximum(self) -> bool:
        """Whether nobody has a thought to spare for the tempo: a repetition maximum, 90 % of a maximum or more, or one or two
        reps at a time."""
        if self.kind == "warm-up":
            return False
        few = self.amount.unit == "reps" and all(
            part.low is not None and not part.more and (part.high or part.low) <= FEW for part in self.amount.parts
        )
        return few or self.works_up or self._of_maximum(NEAR)

    def _of_maximum(self, share: int) -> bool:
        """Whether the load is so many percent of what can be lifted at most, or more."""
        return isinstance(self.load, Percent) and self.load.of_maximum and self.load.low >= share


def parse(text: str) -> SetGroup:
    """What ``reps:`` may say, as a group of one set: an amount with its side, its kind and how it climbs."""
    scanner = Scanner(text, "write 10, 8-10, 5+, 30s, 20m, 10/leg, 2+2+2, 8 +1 rep/week or AMRAP")
    if scanner.looks(_LISTED):
        message = f"“{scanner.written.strip()}” are the reps of several sets"
        raise scanner.fail(message, hint=f"write do: {'/'.join(re.findall(r'[^,/ ]+', text))}")
    kind, amount = take_kind(scanner), parts.take(scanner)
    amount, other, known = _sided(scanner, amount, After())
    amount, splits = _split(scanner, amount)
    pause = _pause(scanner, kind, amount)
    found = after.take_of_amount(scanner, amount, known)
    if scanner.sees("@"):
        raise scanner.fail("a load does not stand here", hint="write it with the exercise, as “load:”")
    if amount.of_set:
        raise scanner.fail("no set stands before these reps", 0, "write it in do: 1xAMRAP @ 60kg, 3x half of set 1")
    scanner.end()
    kind = "cluster" if pause and kind == "work" and amount.unit == "reps" else kind
    return _group(SetGroup(1, amount, kind=kind, pause=pause, splits=splits, other=other), found)


def take(scanner: Scanner, follows: bool) -> SetGroup:
    """One set group; *follows*: others stand before it."""
    start = at = scanner.at
    kind = take_kind(scanner)
    if kind == "drop" and not follows:
        raise scanner.fail("a drop set follows another set", at, "write 3x10 @ 60kg, drop 1x10 @ -20%")
    first = r"(\d+(?:\.\d+)?(?:-\d+)?\s*%)\s*(?:x\s*)?(?:(\d+)\s*x\s*)?(\d+\+?)"
    if scanner.tells("%") and (load := scanner.looks(first)):
        raise scanner.fail("the load stands after the sets", at, f"write {load[2] or 1}x{load[3]} @ {load[1]}")
    least, sets = _sets(scanner)
    if kind == "work" and scanner.word and scanner.sees("ladder"):
        kind = take_kind(scanner)
    if scanner.tells("rm") and (
        most := scanner.take(r"(?:(?:work|build) up to (?:an? )?)?([1-9]|[12]\d|30)\s?RM(?![a-z])")
    ):
        aim = RepMax(int(most[1]))
        return _told(scanner, SetGroup(sets, Amount(Decimal(aim.reps)), kind=kind, least=least), aim)
    if scanner.word and scanner.take(
        r"(?:(?:work|build) up to )?(?:an? |the )?(?:daily |day's )max(?:imum)?(?: single)?(?![a-z])"
    ):
        return _told(scanner, SetGroup(sets, Amount(Decimal(1)), kind=kind, least=least), RepMax(1))
    if scanner.word and (most := scanner.take(_HEAVY)):
        count = Decimal({"single": 1, "double": 2, "triple": 3}[most[1].lower()] if most[1] else int(most[2]))
        return _told(scanner, SetGroup(sets, Amount(count), kind=kind, least=least), Feel("hard"))
    if scanner.tells("x") and scanner.sees(r"\d+\s*x\s*\d") and not scanner.sees(parts.OVER):
        raise scanner.fail("one number too many", hint=f"{SETS_TIMES_REPS}, and a load stands after “@”: 3x5 @ 100kg")
    with scanner.hinting(
        KINDS_HINT if kind == "work" and scanner.word and scanner.sees(r"[a-z]+[ -]+(?:sets? )?\d+\s*x") else HINT
    ):
        amount, pause, known = _amount(scanner, kind, follows)
    known = replace(known, rest=doubtful.take_rest_behind(scanner, amount, sets) or known.rest)
    known, other = replace(known, position=take_position(scanner)), None
    if known.rest is None:
        amount, other, known = _sided(scanner, amount, known)
    amount, splits = _split(scanner, amount) if sets == 1 else (amount, None)
    if kind == "work":
        kind = take_kind(scanner, r"rest-pause|myo-reps")
    pause = pause or _pause(scanner, kind, amount)
    if pause and kind == "work" and amount.unit == "reps":
        kind = "cluster"
    at = scanner.at
    found = after.take(scanner, amount, known, follows)
    doubtful.not_for_one(scanner, at, sets, amount, found.load)
    if splits is None and sets == 1:
        amount, splits = _split(scanner, amount)
        found = after.take(scanner, amount, found, follows) if splits else found
    if pause is None and kind == "work":
        doubtful.not_between_parts(scanner, start, sets, amount, found.rest)
    if found.load and amount.then and amount.metres:
        found = replace(found, load=of_each(found.load))
    return _group(SetGroup(sets, amount, kind=kind, pause=pause, least=least, splits=splits, other=other), found)


def _sided(scanner: Scanner, amount: Amount, known: After) -> tuple[Amount, OtherSide | None, After]:
    """An *amount*, what the other side does where that is something else, and the limb besides what is *known* already."""
    amount, other, limb = two_sides.take(scanner, amount)
    limb = limb or sides.take(scanner, amount)
    return amount, other, replace(known, limb=limb, alternating=sides.take_alternating(scanner))


def _split(scanner: Scanner, amount: Amount) -> tuple[Amount, Splits | None]:
    """An *amount*, as a total where it is said in how many sets it is done."""
    splits = take_splits(scanner) if amount.low else None
    return (replace(amount, total=True) if splits else amount), splits


def _told(scanner: Scanner, group: SetGroup, aim: Load) -> SetGroup:
    """A group whose *aim* is said with its amount, and what is said of it besides."""
    return _group(group, after.take(scanner, group.amount, After(load=aim), False))


def _group(group: SetGroup, found: After) -> SetGroup:
    """A group with all that is said after its amount."""
    return replace(group, **{name: getattr(found, name) for name in After.__struct_fields__})


def _amount(scanner: Scanner, kind: SetType, follows: bool) -> tuple[Amount, Duration | None, After]:
    """What one set asks for, the time between its parts, and what they aim at, where these stand in brackets with them."""
    if not (scanner.tells("(") and scanner.sees(_TOLD_PARTS)):
        if kind == "ladder" and (ladder := rungs.take(scanner)):
            return ladder, None, After()
        broken = kind in BROKEN or scanner.sees(_ENDS_BROKEN)
        at, amount = scanner.at, parts.take(scanner, broken)
        return amount if broken else doubtful.in_one_go(scanner, at, amount), None, After()
    scanner.take(r"\(")
    amount = parts.several(scanner)
    known = after.take_of_sets(scanner, amount, follows)
    pause = known.rest
    if pause is None and not scanner.sees(r"\)"):
        scanner.take(r"w/|with|pause|/")
        pause = duration.take(scanner)
    if not scanner.take(r"\)"):
        raise scanner.fail("the bracket is not closed", hint="write 2x(4x100m rest 60s), or 3x(4x50m on 1:00)")
    return amount, pause, replace(known, rest=None)


def _sets(scanner: Scanner) -> tuple[int, int]:
    """The fewest sets that will do, 0 where nothing is said, and the sets that there are."""
    at = scanner.at
    if scanner.tells("rep") and (match := scanner.looks(_REPS_FIRST)):
        scanner.blank(match.start(1), match.end())
        return 0, _counted(scanner, match[2], at)
    if not (match := scanner.take(_SETS)):
        return 0, 1
    written = _counted(scanner, match[2], at)
    if match[1] and not int(match[1]):
        rest = scanner.written[scanner.at :].partition(",")[0].strip()
        hint = f"write 1-{written}x{rest}, or “optional: true” beside it where it may be left out"
        raise scanner.fail("no set at all is no number of sets", at, hint)
    doubtful.not_the_reps(scanner, at, int(match[1] or 0), written)
    if match[1] and not 1 <= int(match[1]) < written:
        raise scanner.fail("the range runs backwards", at, "write the smaller number first, such as 3-4x10")
    return int(match[1] or 0), written


def _counted(scanner: Scanner, figures: str, at: int) -> int:
    """The number of sets, where it can be meant."""
    written = int(figures[:7])
    if not 1 <= written <= MOST_SETS:
        raise scanner.fail(f"{figures} sets cannot be meant", at, SETS_TIMES_REPS)
    return written


def _pause(scanner: Scanner, kind: SetType, amount: Amount) -> Duration | None:
    """The pause between the parts of a set."""
    if kind not in BROKEN and not amount.then:
        return None
    if not scanner.sees(rf"\d+\s*m\s*{duration.MEANWHILE}") and not scanner.sees(_PAUSE):
        return None
    scanner.take(r"w/|with|pause|intra")
    return duration.take(scanner)
