"""Prescriptions, sets × reps: ``3x10``, ``3x8-10/leg``, ``1x5 @ 65%, 1x5+ @ 85%``, ``top 1x3 @ RPE 8, back-off 3x5 @ -10%``.

prescription = item { "," item }
item         = group | series [ "@" targets ] [ "rest" time ]
series       = number "x" "(" group { "," group } ")" | number "waves of" number { "-" number }
group        = [ kind ] [ sets "x" ] ( amount | number "RM" ) [ side ] [ pause ] [ spread ] { rule } [ "@" targets | "in" m:ss ]
               [ "tempo" code | "hold" time ] [ "rest" time [ word ] | "every" time ]
sets         = number [ "-" number ]
kind         = "warm-up" | "top" | "back-off" | "drop" | "cluster" | "ladder" | "rest-pause" | "myo-reps" | "joker" | "breathing"
pause        = time | "every" time                  between the parts of a set: cluster 4x2+2+2 15s
spread       = "over the day" | "over the session" | "between sets"
rule         = "+" number ( "rep" | "set" | unit ) ( "/week" | "/session" | "/set" | "every" number "weeks" ) [ "up to" number ]
time         = such as 90s; code: such as 3-0-1-2
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import amount as amounts
from programprint.notation import duration, effort, load, rule, rungs, tempo
from programprint.notation.amount import COUNTED, Amount, Limb, Unit
from programprint.notation.amount import parse as parse_amount
from programprint.notation.duration import Duration
from programprint.notation.load import Load
from programprint.notation.rule import Rule
from programprint.notation.scanner import NBSP, Scanner, Unreadable, plain
from programprint.notation.tempo import Tempo

__all__ = [
    "COUNTED",
    "MOST_SETS",
    "Amount",
    "Kind",
    "Limb",
    "Prescription",
    "SetGroup",
    "Unit",
    "parse",
    "parse_amount",
    "parse_reps",
]

HINT = "write sets × reps, such as 3x10, 3x8-10, 3x10/leg, 5x5 @ 75%, 3x30s, 4x20m, 3x5 contacts or 3xAMRAP"
KINDS_HINT = (
    "kinds of sets are warm-up, top, back-off, drop, cluster, ladder, rest-pause, myo-reps, joker and breathing"
)
SETS_TIMES_REPS = "the order is sets × reps: 3x10 is three sets of ten"
MOST_SETS = 50

Kind = Literal[
    "work", "warm-up", "top", "back-off", "drop", "cluster", "ladder", "rest-pause", "myo-reps", "joker", "breathing"
]
Spread = Literal["", "day", "session", "sets"]
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("warm-up", r"warm[ -]?ups?"),
    ("top", r"top"),
    ("back-off", r"back[ -]?(?:off|down)s?"),
    ("drop", r"drop(?:[ -]?sets?)?"),
    ("cluster", r"clusters?|muscle[ -]?rounds?"),
    ("ladder", r"ladders?(?: of)?"),
    ("rest-pause", r"rest[ -]?pauses?|RP"),
    ("myo-reps", r"myo(?:[ -]?reps?)?"),
    ("joker", r"jokers?"),
    ("breathing", r"breathing|widow[ -]?makers?"),
    ("work", r"work(?:ing)?(?! up)"),
)
BROKEN: tuple[Kind, ...] = ("cluster", "ladder", "rest-pause", "myo-reps")
"""Sets with short pauses inside."""
_SPREADS: tuple[tuple[Spread, str], ...] = (
    ("day", r"(?:spread )?(?:over|through(?:out)?) the (?:whole )?day"),
    ("sets", r"(?:spread )?(?:between|during)(?: (?:all|the))?(?: (?:other|main))* (?:sets|rests)"),
    ("session", r"(?:spread )?(?:over|through(?:out)?|during) the (?:whole )?(?:session|workout)"),
)
_SPREAD = {"": "", "day": "over the day", "session": "over the session", "sets": "between sets"}
_WAVES = r"(\d{1,2})\s*waves?(?: of)?\s*(\d{1,2}(?:\s*[-/,]\s*\d{1,2}(?!\s*x))+)"
_PLAIN_SERIES = r"(\d{1,2})\s*x\s*\(\s*(\d{1,3}(?:\s*,\s*\d{1,3})+)\s*\)"
_SERIES = r"\d{1,2}\s*x\s*\((?=[^()]*,)"
"""How set groups begin that are repeated together."""
_TIMED_PARTS = r"\([^()]*\d\s*[a-z]*\s+(?:rest|on|every|w/|with|pause)\s*\d[^()]*\)"
"""Parts of a set in brackets, with the time between them."""


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
    kind: Kind = "work"
    pause: Duration | None = None
    rules: tuple[Rule, ...] = ()
    tempo: Tempo | None = None
    rest: Duration | None = None
    least: int = 0
    spread: Spread = ""

    def __str__(self) -> str:
        kind = "" if self.kind == "work" else f"{self.kind} "
        timed = self.pause is not None and self.pause.every
        amount = f"({self.amount} {self.pause})" if timed else str(self.amount)
        said = f"{kind}{self._sets('-')}x{amount}{f'/{self.limb}' if self.limb else ''}"
        for more in ("" if timed else self.pause, _SPREAD[self.spread], *self.rules):
            said += f" {more}" if more else ""
        said += f" @ {self.load}" if self.load else ""
        if self.tempo:
            said += f" tempo {self.tempo.code}" if self.tempo.code else f" hold {self.tempo.shortened}s"
        return said + (f" rest {self.rest}" if self.rest else "")

    def typeset(self) -> str:
        """“3 × 8–10”, “4 × (2 + 2 + 2)”; the load, the side and the kind are said elsewhere."""
        if self.tests and self.load:
            return f"up{NBSP}to {self.load.bar.typeset()}"
        amount = f"({self.amount.typeset()})" if self.amount.then else self.amount.typeset()
        return amount if self.sets == 1 and self.amount.total else f"{self._sets('–')}{NBSP}×{NBSP}{amount}"

    @property
    def tests(self) -> bool:
        """Whether it is one set of the most that goes for so many reps: “work up to 3RM”."""
        return self.sets == 1 and bool(
            self.load and self.load.kind == "repmax" and self.amount == Amount(self.load.low)
        )

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
        hard = load.kind == "effort" and load.of == "hard"
        return load.kind == "repmax" or (single and (hard or (load.of_maximum and load.low >= 100)))

    @property
    def near_maximum(self) -> bool:
        """Whether nobody has a thought to spare for the tempo: a repetition maximum, 90 % of a maximum or more, or one or two
        reps at a time."""
        if self.kind == "warm-up":
            return False
        few = self.amount.unit == "reps" and all(
            part.low is not None and not part.more and (part.high or part.low) <= FEW for part in self.amount.parts
        )
        return few or self.works_up or bool(self.load and self.load.of_maximum and self.load.low >= NEAR)

    @property
    def manner(self) -> str:
        """What kind of sets, in words: “top set”, “cluster, 15 s between”; nothing of plain work sets."""
        words = "" if self.kind == "work" else f"{self.kind}{f'{NBSP}set' if self.kind == 'top' else ''}"
        pause = f"{self.pause.typeset()}{NBSP}between" if self.pause else ""
        if self.pause and self.pause.every:
            pause = f"one every {replace(self.pause, every=False).typeset()}"
        return ", ".join(
            part
            for part in (words, f"no{NBSP}rest before" if self.kind == "drop" else pause, _SPREAD[self.spread])
            if part
        )


class Prescription(Struct, frozen=True):
    """The set groups of one exercise on one day, in the order in which they are done."""

    groups: tuple[SetGroup, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.groups))

    @property
    def sets(self) -> int:
        return sum(group.sets for group in self.groups)

    def loaded(self, fallback: Load | None) -> Prescription:
        """The same sets, with *fallback* wherever a group names no load of its own; a warm-up set has none then."""
        return Prescription(
            tuple(
                replace(group, load=group.load or (None if group.kind == "warm-up" else fallback))
                for group in self.groups
            )
        )

    def times(self, rounds: int) -> Prescription:
        """The same, done in every one of some rounds."""
        return Prescription(
            tuple(replace(group, sets=group.sets * rounds, least=group.least * rounds) for group in self.groups)
        )


_BARE_LIST = re.compile(r"\s*\d+(?:,\d+){2,}\s*", re.ASCII)
"""“5,5,5,5”: no decimal has two commas."""


def parse(text: str) -> Prescription:
    """Everything that ``do:`` may say."""
    scanner = Scanner(text.replace(",", ", ") if _BARE_LIST.fullmatch(text) else text, HINT)
    if scanner.done:
        raise scanner.fail("the prescription is empty")
    groups = _item(scanner, False)
    while scanner.take(","):
        groups += _item(scanner, True)
    _end(scanner, groups[-1])
    if sum(group.sets for group in groups) > MOST_SETS:
        raise scanner.fail(f"more than {MOST_SETS} sets", 0, SETS_TIMES_REPS)
    return Prescription(tuple(groups))


def parse_reps(text: str) -> SetGroup:
    """What ``reps:`` may say, as a group of one set: an amount with its side, its kind and how it climbs."""
    scanner = Scanner(text, "write 10, 8-10, 5+, 30s, 20m, 10/leg, 2+2+2, 8 +1 rep/week or AMRAP")
    kind, amount = _kind(scanner), amounts.take(scanner)
    limb = amounts.side(scanner, amount)
    pause = _pause(scanner, kind, amount)
    climbs = _rules(scanner, amount)
    if scanner.sees("@"):
        raise scanner.fail("a load does not stand here", hint="write it with the exercise, as “load:”")
    scanner.end()
    return SetGroup(
        1, amount, limb, None, "cluster" if pause and kind == "work" and amount.unit == "reps" else kind, pause, climbs
    )


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
    raise scanner.fail(f"“{rest}” cannot be read here", hint=f"write “@” before it, as in 5x5 @ 75%: @ {rest}")


def _item(scanner: Scanner, follows: bool) -> list[SetGroup]:
    """A set group, or several that are repeated together: “2x(1x3 @ 80%, 1x2 @ 85%)”, “2 waves of 3-2-1”, spelled out."""
    at = scanner.at
    if waves := scanner.take(_WAVES) or scanner.take(_PLAIN_SERIES):
        count, series = (
            int(waves[1]),
            [SetGroup(1, amounts.take(Scanner(reps, HINT))) for reps in re.findall(r"\d+", waves[2])],
        )
    elif scanner.sees(_SERIES):
        times = scanner.take(r"(\d{1,2})\s*x\s*\(")
        count, series = int(times[1]) if times else 1, [_group(scanner, follows)]
        while scanner.take(","):
            series.append(_group(scanner, True))
        if not scanner.take(r"\)"):
            raise scanner.fail("the bracket is not closed", hint="write 2x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%)")
    else:
        return [_group(scanner, follows)]
    if not count or count * sum(group.sets for group in series) > MOST_SETS:
        raise scanner.fail(f"{count} times this is more than {MOST_SETS} sets, or none", at, SETS_TIMES_REPS)
    aim = load.take(scanner, follows) if scanner.take("@") else None
    series = [replace(group, load=group.load or aim) for group in series]
    rest = _rest(scanner)
    return [*series[:-1], replace(series[-1], rest=rest or series[-1].rest)] * count


def _group(scanner: Scanner, follows: bool) -> SetGroup:
    """One set group; *follows*: others stand before it."""
    at, kind = scanner.at, _kind(scanner)
    if kind == "drop" and not follows:
        raise scanner.fail("a drop set follows another set", at, "write 3x10 @ 60kg, drop 1x10 @ -20%")
    if scanner.sees(r"\d+(?:\.\d+)?(?:-\d+)?\s*%\s*(?:x\s*)?\d"):
        raise scanner.fail("the load stands after the sets", at, "write 1x5 @ 50%")
    least, sets = _sets(scanner)
    if kind == "work" and scanner.sees("ladder"):
        kind = _kind(scanner)
    if most := scanner.take(r"(?:(?:work|build) up to (?:an? )?)?([1-9]|[12]\d|30)\s?RM(?![a-z])"):
        aim = load.Load("repmax", Decimal(most[1]))
        return SetGroup(sets, Amount(aim.low), None, aim, kind, tempo=_tempo(scanner), rest=_rest(scanner), least=least)
    if scanner.take(r"(?:(?:work|build) up to )?(?:an? |the )?(?:daily |day's )max(?:imum)?(?: single)?(?![a-z])"):
        aim = load.Load("repmax", Decimal(1))
        return SetGroup(sets, Amount(Decimal(1)), None, aim, kind, rest=_rest(scanner), least=least)
    if most := scanner.take(
        r"(?:(?:work|build) up to )?(?:an? )?heavy (?:(single|double|triple)|(?:set of )?([1-9]|1\d|20)(?: reps?)?)(?![a-z\d])"
    ):
        count = Decimal({"single": 1, "double": 2, "triple": 3}[most[1].lower()] if most[1] else int(most[2]))
        hard = load.Load("effort", of="hard")
        return SetGroup(sets, Amount(count), None, hard, kind, tempo=_tempo(scanner), rest=_rest(scanner), least=least)
    if scanner.sees(r"\d+\s*x\s*\d") and not scanner.sees(amounts.OVER):
        raise scanner.fail("one number too many", hint=f"{SETS_TIMES_REPS}, and a load stands after “@”: 3x5 @ 100kg")
    with scanner.hinting(KINDS_HINT if kind == "work" and scanner.sees(r"[a-z]+[ -]+(?:sets? )?\d+\s*x") else HINT):
        amount, pause = _amount(scanner, kind)
    limb = amounts.side(scanner, amount)
    if kind == "work":
        kind = _kind(scanner, r"rest-pause|myo-reps")
    pause = pause or _pause(scanner, kind, amount)
    if pause and kind == "work" and amount.unit == "reps":
        kind = "cluster"
    spread = _spread(scanner)
    climbs = _rules(scanner, amount)
    target = _target(scanner, amount, follows)
    pace = _tempo(scanner)
    rest = _rest(scanner)
    return SetGroup(sets, amount, limb, target, kind, pause, climbs, pace, rest, least, spread)


def _amount(scanner: Scanner, kind: Kind) -> tuple[Amount, Duration | None]:
    """What one set asks for, and the time between its parts where that stands in brackets with them."""
    if not scanner.sees(_TIMED_PARTS):
        return (rungs.take(scanner) if kind == "ladder" else None) or amounts.take(scanner), None
    scanner.take(r"\(")
    amount = amounts.parts(scanner)
    every = scanner.take(duration.EVERY)
    if not every:
        scanner.take(r"rest|w/|with|pause")
    pause = replace(_time(scanner), every=every is not None)
    if not scanner.take(r"\)"):
        raise scanner.fail("the bracket is not closed", hint="write 2x(4x100m rest 60s), or 3x(4x50m on 1:00)")
    return amount, pause


def _spread(scanner: Scanner) -> Spread:
    """Over what the sets are spread out; nothing where nothing is said."""
    return next((spread for spread, words in _SPREADS if scanner.take(rf"(?:{words})(?![a-z])")), "")


def _target(scanner: Scanner, amount: Amount, follows: bool) -> load.Load | None:
    """What the set aims at. The time of a distance, “400m in 1:45”, is a pace."""
    timed = r"(\d{1,2}):([0-5]\d)(?!\d|\s*(?:/|per|min|-))"
    if (
        amount.metres
        and not amount.high
        and not amount.then
        and (match := scanner.take(rf"(?:@|in(?![a-z]))\s*{timed}"))
    ):
        seconds = Decimal(int(match[1]) * 60 + int(match[2]))
        if not seconds or amount.low is None or amount.low % 1:
            raise scanner.fail("no distance is run in no time", match.start(), "write 10x400m @ 1:45")
        return load.Load(
            "pace", seconds, unit=f"{plain(amount.low)}{amount.unit}".removeprefix("1" if amount.low == 1 else "-")
        )
    worded = scanner.sees(effort.BEGINS) and not (amount.unit in COUNTED and scanner.sees("tempo"))
    if scanner.take("@") or worded:
        return load.take(scanner, follows)
    return load.take(scanner, follows) if follows and scanner.sees(r"[FS]SL(?![a-z])") else None


def _kind(scanner: Scanner, only: str = "") -> Kind:
    """What kind of set, of all or *only* of some; a work set where nothing is said."""
    for kind, words in _KINDS:
        if (not only or re.fullmatch(only, kind)) and scanner.take(rf"(?:{words})(?: sets?)?:?(?![a-z])"):
            return kind
    return "work"


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


def _pause(scanner: Scanner, kind: Kind, amount: Amount) -> Duration | None:
    """The pause between the parts of a set."""
    if kind not in BROKEN and not amount.then:
        return None
    if not scanner.sees(rf"\d+\s*m\s*{duration.MEANWHILE}") and not scanner.sees(
        r"(?:(?:w/|with|pause|intra)\s*)?\d+(?::\d\d|\s*(?:-\s*\d+\s*)?(?:s|min|\"|'|″|′))"
    ):
        return None
    scanner.take(r"w/|with|pause|intra")
    return _time(scanner)


def _time(scanner: Scanner) -> Duration:
    """A length of time at the cursor."""
    at = scanner.at
    match = scanner.take(
        rf"{duration.UNTIMED}|\d+:\d\d|none|\d+\s*m\s*{duration.MEANWHILE}|[\d.]+(?:\s*-\s*[\d.]+)?\s*(?:sec(?:ond)?s?|min(?:ute)?s?|[sh\"'″′])?(?![a-z])"
    )
    try:
        return duration.parse(match[0] if match else "")
    except Unreadable as fault:
        raise scanner.fail(fault.message if match else "the time is missing", at, fault.hint) from None


def _rules(scanner: Scanner, amount: Amount) -> tuple[Rule, ...]:
    """How the amount, and how the number of sets, climb."""
    found: list[Rule] = []
    while rule.sees(scanner):
        at = scanner.at
        climbs = rule.take(scanner, (amount.unit, "sets"))
        assert climbs
        if amount.low is None and climbs.unit != "sets":
            raise scanner.fail("as many as possible does not climb by a rule", at, "write +1 set/week")
        if climbs.unit in (other.unit for other in found):
            raise scanner.fail("this climbs twice", at, "keep one rule for the reps and one for the sets")
        found.append(climbs)
    return tuple(found)


def _tempo(scanner: Scanner) -> Tempo | None:
    """The tempo of this group alone; “hold 5s” is a pause in each rep."""
    if scanner.take(r"hold(?=\s*\d)"):
        return Tempo(shortened=str(int(_time(scanner).seconds)))
    if not scanner.take(r"tempo(?![a-z])"):
        return None
    at = scanner.at
    match = scanner.take(r"[\dx][\dx./:-]*")
    try:
        return tempo.parse(match[0] if match else "")
    except Unreadable as fault:
        raise scanner.fail(fault.message, at + fault.offset, fault.hint) from None


def _rest(scanner: Scanner) -> Duration | None:
    """The rest of this group alone, and what is done meanwhile."""
    rested = scanner.take(r"rest(?![a-z-])")
    if scanner.take(duration.EVERY):
        return replace(_time(scanner), every=True)
    if not rested:
        return None
    rest = _time(scanner)
    meanwhile = scanner.take(duration.MEANWHILE)
    return replace(rest, doing=meanwhile[1].lower()) if meanwhile else rest
