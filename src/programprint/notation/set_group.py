"""Sets that are alike, ``top 3x8-10/leg @ 75% rest 2 min`` → how many, of what, in what manner, at which load."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import amount as amounts
from programprint.notation import doubtful, duration, each_set, effort, load, rule, rungs, tempo
from programprint.notation.amount import Amount, Limb
from programprint.notation.duration import Duration, take_rest
from programprint.notation.exertion import Feel, Pace, PaceUnit
from programprint.notation.manner import BROKEN, KINDS_HINT, SPREAD, SetType, Spread, take_kind, take_spread
from programprint.notation.rule import Rule
from programprint.notation.scanner import Scanner, plain
from programprint.notation.target import Load, Percent, RepMax
from programprint.notation.tempo import Tempo
from programprint.notation.units import COUNTED, SECONDS

HINT = "write sets × reps, such as 3x10, 3x8-10, 3x10/leg, 5x5 @ 75%, 3x30s, 4x20m, 3x5 contacts or 3xAMRAP"
SETS_TIMES_REPS = "the order is sets × reps: 3x10 is three sets of ten"
MOST_SETS = 50

_TIMED_PARTS = r"\([^()]*\d\s*[a-z]*\s+(?:rest|on|every|w/|with|pause)\s*\d[^()]*\)"
"""Parts of a set in brackets, with the time between them."""
_ENDS_BROKEN = r"[^,]*\d[^,]*\b(?:RP|rest[ -]?pauses?|myo(?:[ -]?reps?)?)(?![a-z])"
"""A set whose kind stands behind it."""
_ON_OFF = r"(?:on|work)\s*[/,:]?\s*(\d[\d.:]*\s*(?:s|sec(?:ond)?s?|min(?:ute)?s?|\"|'|″|′)?)\s*(?:off|rest)(?![a-z])"
"""Work and rest in turn: “30s on/30s off”, “20s work 10s rest”."""
MOST_HEAVY = 3
"""Reps of a set that somebody works up to without it being called a maximum."""
NEAR, FEW = 90, 2
"""Percent of a maximum, and reps at a time, near which no usual tempo holds."""


class SetGroup(Struct, frozen=True):
    """Some sets that are alike. *limb* is set where the coach wrote that the amount is per leg, arm or side.

    *least*: fewer sets will do, down to that many. *spread*: over what the sets are spread out. *pause* is the rest between
    the parts of a set, *rest* the one after it where that is another than the exercise's own;
    *rules* say how amount and sets climb.
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

    def __str__(self) -> str:
        kind = "" if self.kind == "work" else f"{self.kind} "
        timed = self.pause is not None and self.pause.every
        in_one_go = self.kind not in BROKEN and doubtful.wants_brackets(self.amount)
        amount = f"({self.amount} {self.pause})" if timed else f"({self.amount})" if in_one_go else str(self.amount)
        said = f"{kind}{self._sets('-')}x{amount}{f'/{self.limb}' if self.limb else ''}"
        for more in ("" if timed else self.pause, SPREAD[self.spread], *self.rules):
            said += f" {more}" if more else ""
        said += f" @ {self.load}" if self.load else ""
        if self.tempo:
            said += f" tempo {self.tempo.code}" if self.tempo.code else f" hold {self.tempo.shortened}s"
        return said + (f" rest {self.rest}" if self.rest else "")

    @property
    def tests(self) -> bool:
        """Whether it is one set of the most that goes for so many reps: “work up to 3RM”."""
        load = self.load
        return self.sets == 1 and isinstance(load, RepMax) and self.amount == Amount(Decimal(load.reps))

    def _sets(self, dash: str) -> str:
        return f"{self.least}{dash}{self.sets}" if self.least else str(self.sets)

    @property
    def of_both(self) -> bool:
        """Whether the amount is that of both sides together, whatever the exercise: of steps and of a total, unless “per leg” is
        said."""
        return self.limb is None and (self.amount.total or self.amount.unit == "steps")

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


def common_rest(groups: Sequence[SetGroup]) -> Duration | None:
    """The rest that all groups name alike, so that it stands in the place of the exercise's own; None where they do not."""
    rests = {group.rest for group in groups}
    return rests.pop() if len(rests) == 1 else None


def common_tempo(groups: Sequence[SetGroup]) -> Tempo | None:
    """The tempo that all groups name alike; None where they do not."""
    tempos = {group.tempo for group in groups}
    return tempos.pop() if len(tempos) == 1 else None


def parse(text: str) -> SetGroup:
    """What ``reps:`` may say, as a group of one set: an amount with its side, its kind and how it climbs."""
    scanner = Scanner(text, "write 10, 8-10, 5+, 30s, 20m, 10/leg, 2+2+2, 8 +1 rep/week or AMRAP")
    kind, amount = take_kind(scanner), amounts.take(scanner)
    limb = amounts.side(scanner, amount)
    pause = _pause(scanner, kind, amount)
    climbs = _rules(scanner, amount)
    if scanner.sees("@"):
        raise scanner.fail("a load does not stand here", hint="write it with the exercise, as “load:”")
    scanner.end()
    return SetGroup(
        1, amount, limb, None, "cluster" if pause and kind == "work" and amount.unit == "reps" else kind, pause, climbs
    )


def take(scanner: Scanner, follows: bool) -> SetGroup:
    """One set group; *follows*: others stand before it."""
    at, kind = scanner.at, take_kind(scanner)
    if kind == "drop" and not follows:
        raise scanner.fail("a drop set follows another set", at, "write 3x10 @ 60kg, drop 1x10 @ -20%")
    if scanner.sees(r"\d+(?:\.\d+)?(?:-\d+)?\s*%\s*(?:x\s*)?\d"):
        raise scanner.fail("the load stands after the sets", at, "write 1x5 @ 50%")
    least, sets = _sets(scanner)
    if kind == "work" and scanner.sees("ladder"):
        kind = take_kind(scanner)
    if most := scanner.take(r"(?:(?:work|build) up to (?:an? )?)?([1-9]|[12]\d|30)\s?RM(?![a-z])"):
        aim = RepMax(int(most[1]))
        pace = tempo.take(scanner)
        return SetGroup(
            sets, Amount(Decimal(aim.reps)), None, aim, kind, tempo=pace, rest=take_rest(scanner), least=least
        )
    if scanner.take(r"(?:(?:work|build) up to )?(?:an? |the )?(?:daily |day's )max(?:imum)?(?: single)?(?![a-z])"):
        return SetGroup(sets, Amount(Decimal(1)), None, RepMax(1), kind, rest=take_rest(scanner), least=least)
    if most := scanner.take(
        r"(?:(?:work|build) up to )?(?:an? )?heavy (?:(single|double|triple)|(?:set of )?([1-9]|1\d|20)(?: reps?)?)(?![a-z\d])"
    ):
        count = Decimal({"single": 1, "double": 2, "triple": 3}[most[1].lower()] if most[1] else int(most[2]))
        pace = tempo.take(scanner)
        return SetGroup(sets, Amount(count), None, Feel("hard"), kind, tempo=pace, rest=take_rest(scanner), least=least)
    if scanner.sees(r"\d+\s*x\s*\d") and not scanner.sees(amounts.OVER):
        raise scanner.fail("one number too many", hint=f"{SETS_TIMES_REPS}, and a load stands after “@”: 3x5 @ 100kg")
    with scanner.hinting(KINDS_HINT if kind == "work" and scanner.sees(r"[a-z]+[ -]+(?:sets? )?\d+\s*x") else HINT):
        amount, pause = _amount(scanner, kind)
    rest = _rest_after_work(scanner, amount, sets)
    limb = None if rest else amounts.side(scanner, amount)
    if kind == "work":
        kind = take_kind(scanner, r"rest-pause|myo-reps")
    pause = pause or _pause(scanner, kind, amount)
    if pause and kind == "work" and amount.unit == "reps":
        kind = "cluster"
    spread = take_spread(scanner)
    climbs = _rules(scanner, amount)
    at = scanner.at
    target = _target(scanner, amount, sets, follows)
    doubtful.not_for_one(scanner, at, sets, amount, target)
    pace = tempo.take(scanner)
    rest = rest or _rest(scanner, amount)
    return SetGroup(sets, amount, limb, target, kind, pause, climbs, pace, rest, least, spread)


def _rest_after_work(scanner: Scanner, amount: Amount, sets: int) -> Duration | None:
    """The rest that stands right behind the work, “30s/30s”, “30s on/30s off”; None where there is none."""
    if amount.unit in SECONDS and (match := scanner.take(_ON_OFF)):
        return duration.parse(match[1])
    if not doubtful.sees_rest(scanner, amount, sets):
        return None
    scanner.take("/")
    return duration.take(scanner)


def _rest(scanner: Scanner, amount: Amount) -> Duration | None:
    """The rest that a group says; what is done every so often takes less time than that."""
    at, rest = scanner.at, take_rest(scanner)
    if rest and rest.every and amount.seconds is not None and amount.seconds >= rest.seconds:
        work, pause = amounts.plainly(amount), replace(rest, every=False)
        hint = f"write {work} rest {pause} for a rest after it; “every” is from one start to the next"
        raise scanner.fail(f"{work} does not end within {pause}", at, hint)
    return rest


def _amount(scanner: Scanner, kind: SetType) -> tuple[Amount, Duration | None]:
    """What one set asks for, and the time between its parts where that stands in brackets with them."""
    if not scanner.sees(_TIMED_PARTS):
        broken = kind in BROKEN or scanner.sees(_ENDS_BROKEN)
        if kind == "ladder" and (ladder := rungs.take(scanner)):
            return ladder, None
        at, amount = scanner.at, amounts.take(scanner, broken)
        return (amount if broken else doubtful.in_one_go(scanner, at, amount)), None
    scanner.take(r"\(")
    amount = amounts.parts(scanner)
    every = scanner.take(duration.EVERY)
    if not every:
        scanner.take(r"rest|w/|with|pause")
    pause = replace(duration.take(scanner), every=every is not None)
    if not scanner.take(r"\)"):
        raise scanner.fail("the bracket is not closed", hint="write 2x(4x100m rest 60s), or 3x(4x50m on 1:00)")
    return amount, pause


def _target(scanner: Scanner, amount: Amount, sets: int, follows: bool) -> Load | None:
    """What the set aims at. The time of a distance, “400m in 1:45”, is a pace."""
    timed = r"(\d{1,2}):([0-5]\d)(?!\d|\s*(?:/|per|min|-))"
    if (
        amount.metres
        and not amount.high
        and not amount.then
        and (match := scanner.take(rf"(?:@|in(?![a-z]))\s*{timed}"))
    ):
        seconds = Decimal(int(match[1]) * 60 + int(match[2]))
        if not seconds:
            raise scanner.fail("no distance is run in no time", match.start(), "write 10x400m @ 1:45")
        if doubtful.per_distance(scanner, match.start(1), amount, seconds, match[0][0] != "@"):
            return Pace(seconds, effort.DISTANCES[amount.unit])
        return Pace(seconds, *_over(amount))
    worded = scanner.sees(effort.BEGINS) and not (amount.unit in COUNTED and scanner.sees("tempo"))
    if scanner.take("@") or worded:
        return each_set.take(scanner, sets, follows)
    return load.take(scanner, follows) if follows and scanner.sees(r"[FS]SL(?![a-z])") else None


def _over(amount: Amount) -> tuple[PaceUnit, int | None]:
    """The distance of a pace: 400 m, a kilometre without a count for one of them; metres where the number is not whole."""
    low, unit = amount.low or Decimal(0), effort.DISTANCES[amount.unit]
    if low % 1:
        low, unit = Decimal(round(amount.metres or 0)), "m"
    return unit, None if low == 1 else int(low)


def _sets(scanner: Scanner) -> tuple[int, int]:
    """The fewest sets that will do, 0 where nothing is said, and the sets that there are."""
    at = scanner.at
    if not (match := scanner.take(r"(?:(\d{1,6})\s*-\s*)?(\d+)\s*(?:x|sets? (?:of)?|(?=ladders?))\s*")):
        return 0, 1
    written = int(match[2]) if len(match[2]) < 7 else int(match[2][:7])
    if not 1 <= written <= MOST_SETS:
        raise scanner.fail(f"{match[2]} sets cannot be meant", at, SETS_TIMES_REPS)
    if match[1] and not 1 <= int(match[1]) < written:
        raise scanner.fail("the range runs backwards", at, "write the smaller number first, such as 3-4x10")
    return int(match[1] or 0), written


def _pause(scanner: Scanner, kind: SetType, amount: Amount) -> Duration | None:
    """The pause between the parts of a set."""
    if kind not in BROKEN and not amount.then:
        return None
    if not scanner.sees(rf"\d+\s*m\s*{duration.MEANWHILE}") and not scanner.sees(
        r"(?:(?:w/|with|pause|intra)\s*)?\d+(?::\d\d|\s*(?:-\s*\d+\s*)?(?:s|min|\"|'|″|′))"
    ):
        return None
    scanner.take(r"w/|with|pause|intra")
    return duration.take(scanner)


def _rules(scanner: Scanner, amount: Amount) -> tuple[Rule, ...]:
    """How the amount, and how the number of sets, climb."""
    found: list[Rule] = []
    while rule.sees(scanner):
        at, weight = scanner.at, scanner.sees(r"[+-]\s*\d+[.,]\d+\s*(?:/|per|every|each)")
        climbs = rule.take(scanner, (amount.unit, "sets"))
        assert climbs
        if weight and amount.unit in COUNTED:
            step = plain(abs(climbs.step))
            hint = f"write a weight with the load, @ 60kg +{step}kg/week, and whole {amount.unit} here"
            raise scanner.fail(f"half of one of the {amount.unit} cannot be added", at, hint)
        if amount.low is None and climbs.unit != "sets":
            raise scanner.fail("as many as possible does not climb by a rule", at, "write +1 set/week")
        if climbs.unit in (other.unit for other in found):
            raise scanner.fail("this climbs twice", at, "keep one rule for the reps and one for the sets")
        found.append(climbs)
    return tuple(found)
