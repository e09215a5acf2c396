"""Prescriptions, sets × reps: ``3x10``, ``3x8-10/leg``, ``1x5 @ 65%, 1x5+ @ 85%``, ``top 1x3 @ RPE 8, back-off 3x5 @ -10%``.

prescription = item { ( "," | "+" | "then" | "and" | ";" ) item }        all but "," before sets x
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

from programprint.notation import duration, listed, load, series, slips, told
from programprint.notation.amount import plainly
from programprint.notation.doubtful import LONG_SET
from programprint.notation.exertion import Rir, Rpe, Scale
from programprint.notation.manner import BROKEN
from programprint.notation.parts import JOINED
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.set_group import HINT, MOST_SETS, SETS_TIMES_REPS, SetGroup
from programprint.notation.target import Band, Bar, BodyWeight, Effort, Load, Percent, Ranged, SameAs, Weight
from programprint.notation.units import COUNTED


class Prescription(Struct, frozen=True):
    """The set groups of one exercise on one day, in the order in which they are done."""

    groups: tuple[SetGroup, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.groups))

    @property
    def sets(self) -> int:
        return sum(group.sets for group in self.groups)

    def loaded(self, fallback: Load | None) -> Prescription:
        """The same sets, with *fallback* wherever a group names no load of its own, and beside an effort that it names; a warm-up
        set has none then, nor has a drop set or a joker a weight, which is another one by its name."""
        return Prescription(tuple(_loaded(group, fallback) for group in self.groups))

    @property
    def without_rests(self) -> Prescription:
        """The same sets, with no rest after them: where what comes after a set is told in another place."""
        return Prescription(tuple(replace(group, rest=None) for group in self.groups))

    def times(self, rounds: int) -> Prescription:
        """The same, done in every one of some rounds."""
        return Prescription(
            tuple(replace(group, sets=group.sets * rounds, least=group.least * rounds) for group in self.groups)
        )


def _loaded(group: SetGroup, fallback: Load | None) -> SetGroup:
    weight = isinstance(fallback, Weight | Percent)
    if fallback is None or group.kind == "warm-up" or (weight and group.kind in ("drop", "joker")):
        return group
    return replace(group, load=beside(group, fallback) or group.load or fallback)


def beside(group: SetGroup, load: Load) -> Load | None:
    """A *load* with the effort that a set group says, or the load of the group with an effort that *load* is; None where the two
    do not go together."""
    if isinstance(load, _FELT) and group.load and group.load.also is None and _is_lifted(group.load):
        return replace(group.load, also=load) if group.amount.unit == "reps" else None
    effort = group.load
    if not _is_lifted(load) or not isinstance(effort, Effort):
        return None
    return replace(load, also=effort) if group.amount.unit == "reps" or isinstance(effort, _FELT) else None


def _is_lifted(load: Load) -> bool:
    """Whether a load is something beside the bare body."""
    return isinstance(load, Weight | Percent | Bar | Band) or (isinstance(load, BodyWeight) and bool(load.unit))


_FELT = (Rpe, Rir, Scale)
"""Efforts of anything that is lifted or carried; others are also those of a run, with which no load goes."""


def parse(text: str) -> Prescription:
    """Everything that ``do:`` may say. Where what cannot be read is known from elsewhere, it is said how it is written here."""
    try:
        return _read(text)
    except Unreadable as fault:
        raise slips.cured(text, _read) or fault from None


_TOO_MANY = f"more than {MOST_SETS} sets"


def _read(text: str) -> Prescription:
    scanner = Scanner(text, HINT)
    if scanner.done:
        raise scanner.fail("the prescription is empty")
    groups = series.take(scanner, ())
    while scanner.take(_THEN) or scanner.take(",") or _joined(scanner, groups[-1]):
        if len(groups) > MOST_SETS:
            raise scanner.fail(_TOO_MANY, 0, SETS_TIMES_REPS)
        _refuse_part_alone(scanner, groups[-1])
        _refuse_easy(scanner, groups[-1])
        _refuse_bare(scanner, groups[-1])
        groups = series.take(scanner, groups)
    _end(scanner, groups[-1])
    _follow(scanner, groups)
    _starts_again(scanner, groups)
    if sum(group.sets for group in groups) > MOST_SETS:
        raise scanner.fail(_TOO_MANY, 0, SETS_TIMES_REPS)
    return Prescription(tuple(groups))


def _starts_again(scanner: Scanner, groups: Sequence[SetGroup]) -> None:
    """What starts every so often has more than one set: “5 every minute” does not say how many."""
    only, *others = groups
    if not others and only.sets == 1 and only.rest and only.rest.every and only.amount.unit in COUNTED:
        set_of, time = plainly(only.amount), str(only.rest)
        hint = f"write 10x{set_of} {time}, or, of a block, emom: 10 min"
        raise scanner.fail(f"“{time}” does not say how many sets there are", 0, hint)


def _follow(scanner: Scanner, groups: Sequence[SetGroup]) -> None:
    """Reps, and loads, follow only from a set that comes before them."""
    done = 0
    for group in groups:
        if group.amount.of_set > done:
            so_far = f"there is no set {group.amount.of_set} before “{group.amount}”"
            raise scanner.fail(so_far, 0, "write the set that it follows first: 1xAMRAP @ 60kg, 3x half of set 1")
        if isinstance(group.load, SameAs) and group.load.nth > done:
            found = re.search(told.SECOND if group.load.nth > 1 else told.FIRST, scanner.text, re.IGNORECASE)
            message = f"there is no set {group.load.nth} before “{group.sets}x{group.amount}”"
            hint = (
                "write first set, or a load of its own"
                if done
                else "write a load of its own: only warm-up is before it"
            )
            raise scanner.fail(message, found.start() if found else 0, hint)
        done += 0 if group.kind == "warm-up" else group.sets


_THEN = rf",?\s*(?:;|&|(?:and\s+)?then(?![a-z])|and(?![a-z])|followed by(?![a-z]))\s*(?={JOINED})"
"""Words that lead to another set group as a comma does."""
_TIME_ALONE = r"\d+(?:\.\d+)?\s*(?:s|sec(?:ond)?s?|min(?:ute)?s?|\"|'|″|′)(?![a-z])(\s*holds?(?![a-z]))?(?=\s*(?:$|,))"
"""A time that nothing is said of but that it may be held."""


def _refuse_bare(scanner: Scanner, before: SetGroup) -> None:
    """A number alone after a target in figures: one more target, or the reps of one more set; a time alone after reps: the rest,
    or one more set."""
    target = before.load
    if isinstance(target, Ranged) and (bare := scanner.looks(listed.BARE)):
        hint = f"write 1x{bare[0]} for a set of its own; a target for each set is 2x5 @ 80kg, 85kg"
        raise scanner.fail(f"“{bare[0]}” may be reps, or a target after “{target}”", hint=hint)
    time = scanner.looks(_TIME_ALONE)
    if time and before.rest is not None and (before.sets > 1 or before.amount.unit in COUNTED):
        group, own = str(before), time[0].strip()
        more = f"“{own}” may be the rest after another set, or a set of its own"
        one = str(replace(before, sets=1, least=0))
        each = f"{one}, {replace(before, sets=1, least=0, rest=None)} rest {own} for a rest of each set"
        raise scanner.fail(more, hint=f"write {each}, or {group}, 1x{own} for a set")
    if time and before.amount.unit in COUNTED:
        group, own = str(before), time[0].strip()
        more = f"{group} + {own}" if time[1] else f"{group} rest {own}"
        meant = "a hold at the end of each set" if time[1] else "the rest"
        raise scanner.fail(f"“{own}” may be {meant}, or a set of its own", hint=f"write {more}, or {group}, 1x{own}")


_PARTS_FIRST = r"(\d{1,2})\s*x\s*(\d{1,2})(?![\d-]|\s*(?:s|sec|min|m|km|yd|ft|mi|cal|x)(?![a-z]))"
"""One more part of a set, and how many sets: the “1 x 4” of “2+1 x 4”."""
_MOST_LAST = 10
"""Sets up to which they may stand last there; more are reps."""


def _refuse_parts_first(scanner: Scanner, at: int) -> None:
    """A bare number before a “+” at the place *at*, and “1 x 4” after it: “2+1 x 4” may have its sets last."""
    parts, match = re.search(r"(?:^|[,;(])\s*(\d)\s*$", scanner.text[:at]), scanner.looks(_PARTS_FIRST)
    if parts and match and int(match[1]) < int(match[2]) <= _MOST_LAST:
        first, last, times = parts[1], match[1], match[2]
        hint = (
            f"write {times}x({first}+{last}) for that, or 1x{first}, {last}x{times} for sets of {first} and of {times}"
        )
        raise scanner.fail(f"“{first}+{last} x {times}” may be {times} sets of {first}+{last}", parts.start(1), hint)


def _refuse_part_alone(scanner: Scanner, before: SetGroup) -> None:
    """A number alone after a rest-pause or myo-rep set, “rest-pause 15, 8, 5”: its next part, or a set of its own."""
    if before.kind not in _BREATHED or before.sets > 1 or before.amount.then or before.amount.unit != "reps":
        return
    if parts := scanner.looks(r"(\d{1,2})(?:\s*,\s*(\d{1,2}))*(?=\s*(?:$|@))"):
        one, more = plainly(before.amount), re.findall(r"\d+", parts[0])
        sets = ", ".join(f"1x{part}" for part in more)
        hint = f"write {before.kind} {'+'.join([one, *more])} for that, or {before}, {sets}"
        raise scanner.fail(f"“{', '.join(more)}” may be the next parts of the set, or sets of their own", hint=hint)


_BREATHED = ("rest-pause", "myo-reps")
_EASY_BETWEEN = (
    r"(\d+(?::\d\d|(?:\.\d+)?\s*(?:s(?:ec(?:ond)?s?)?|min(?:ute)?s?|\"|'|″|′)))\s*(?:@\s*)?"
    r"(easy|jog|walk|swim|spin|row)(?![a-z])(?=\s*(?:$|,))"
)
"""Some easy work alone: what is done between the repeats, or after them."""
_SHORT = 180
"""Seconds up to which easy work after runs may be what is done between them."""


def _refuse_easy(scanner: Scanner, before: SetGroup) -> None:
    """Easy work alone after repeats, “4x4 min, 2 min easy”, no longer than they are: what is done between them, or after them."""
    work = before.amount.seconds or (_SHORT if before.amount.metres else None)
    if work is None or before.sets == 1 or before.rest is not None or not (easy := scanner.looks(_EASY_BETWEEN)):
        return
    rest = duration.parse(easy[1])
    if rest.seconds <= work:
        own = f"{rest} {easy[2].lower()}"
        hint = f"write {before} rest {own}, or {before}, 1x{rest} easy"
        raise scanner.fail(f"“{easy[0].strip()}” may come after each of them, or once at the end", hint=hint)


def _joined(scanner: Scanner, before: SetGroup) -> bool:
    """Whether “+” leads to another set group, “3x5 + 1x20”. A long set and then some short ones may as well be one set with
    breaths in it."""
    at, match = scanner.at, scanner.take(rf"\+(?={JOINED})")
    long = (
        before.kind == "work"
        and before.amount.unit == "reps"
        and before.sets == 1
        and (before.amount.low or 0) >= LONG_SET
        and not before.amount.then
    )
    if match and long and scanner.sees(r"(?:[2-9]|1\d)\s*x\s*[1-6](?![\d-])"):
        first, more = f"1x{before.amount}", scanner.written[scanner.at :].partition(",")[0].strip()
        hint = (
            f"write {first}, {more} for sets of their own, or myo-reps {first} + {more} for one set with breaths in it"
        )
        raise scanner.fail(f"“+ {more}” may be sets of their own, or go on with the set before", at, hint)
    if match:
        _refuse_parts_first(scanner, at)
    return match is not None


def _end(scanner: Scanner, last: SetGroup) -> None:
    """Nothing may follow; where it reads as a load, the hint says how it would."""
    rest = scanner.written[scanner.at :].strip()
    before = scanner.written[: scanner.at].rpartition("@")
    if last.kind in BROKEN and last.load and not last.pause and re.fullmatch(r"\d+ *(?:s|sec|min|:\d\d)\.?", rest):
        hint = f"write it before the load: {' '.join(before[0].split())} {rest} @ {' '.join(before[2].split())}"
        raise scanner.fail("the pause inside a set stands before the “@”", hint=hint)
    if rate := re.fullmatch(r"r\s?=?\s?(\d{2})", rest, re.IGNORECASE):
        raise scanner.fail(
            f"“{rest}” may be a rest, or a rate of strokes", hint=f"write rest {rate[1]}s, or @ {rate[1]} spm"
        )
    try:
        load.parse(rest)
    except Unreadable:
        scanner.end()
        return
    so_far = " ".join(scanner.written[: scanner.at].split())
    raise scanner.fail(f"“{rest}” cannot be read here", hint=f"write “@” before it: {so_far} @ {rest}")
