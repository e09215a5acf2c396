"""How much is asked for: amounts, the sets of them, and in what manner these are done."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import exertion
from programprint.notation.amount import Amount
from programprint.notation.manner import Splits
from programprint.notation.of_set import HALF, WHOLE
from programprint.notation.set_group import SetGroup
from programprint.notation.units import METRES, SECONDS
from programprint.wording import targets, times
from programprint.wording.words import Words

_SEVERAL = 3
"""Parts after the first one that are counted, not listed."""


def amount(asked: Amount, words: Words) -> str:
    """“10”, “8–10”, “5+”, “30 s”, “2 + 2 + 2”, “15 + 4 × 5”, “10 + 10 s hold”, “as many as possible”, “to failure”."""
    first, *then = asked.parts
    if asked.held:
        reps = [_part(part, words) for part in asked.parts[:-1]]
        return words.joined("list.plus", (*reps, _hold(asked.held, words)))
    several = len(then) >= _SEVERAL
    if set(then) == {first} and (several or first.unit in METRES):
        return _times(1 + len(then), first, words)
    if several and first != then[0] and len(set(then)) == 1:
        return words.joined("list.plus", (_part(first, words), _times(len(then), then[0], words)))
    return words.joined("list.plus", (_part(part, words) for part in asked.parts))


def asked(group: SetGroup, words: Words, narrow: bool = False) -> str:
    """What one set asks for, of both sides where they differ: “15 left, 22 right”; *narrow* as :func:`short`."""
    phrase = short if narrow else amount
    one, other = phrase(group.amount, words), group.other
    return words(f"amount.sided.{other.side}", one=one, other=phrase(other.amount, words)) if other else one


def short(asked: Amount, words: Words) -> str:
    """The same for a narrow place: “AMRAP”, “max s”."""
    if asked.low is not None or asked.then or asked.failure or asked.of_set:
        return amount(asked, words)
    if asked.less is not None:
        return words(f"amount.short.less.{_measure(asked)}", n=words.number(asked.less))
    if asked.share:
        return words(f"amount.short.share.{_measure(asked)}", n=_share(asked, words))
    return words(f"amount.short.most.{_measure(asked)}")


def dose(group: SetGroup, words: Words) -> str:
    """“3 × 8–10”, “4 × (2 + 2 + 2)”, “up to 3RM”; the load, the side and the kind are said elsewhere."""
    if group.tests and group.load:
        return words("dose.up_to", load=targets.load(group.load.bar, words))
    phrase = asked(group, words)
    if group.amount.then or group.other:
        phrase = words("dose.parts", amount=phrase)
    if group.sets == 1 and (group.amount.total or group.amount.singles):
        return phrase
    least, most = Decimal(group.least or group.sets), Decimal(group.sets) if group.least else None
    return words("dose", sets=words.span(least, most), amount=phrase)


def dose_of_round(group: SetGroup, rounds: int, words: Words) -> str:
    """What one round of a circuit asks for, whose head says the *rounds*: “10 reps” or “2 × 10”. No rounds: “4 × 10”."""
    if not rounds:
        return dose(group, words)
    if group.sets > rounds:
        return dose(replace(group, sets=group.sets // rounds, least=group.least // rounds), words)
    phrase, last = asked(group, words), group.amount.parts[-1]
    if group.amount.unit != "reps" or group.amount.low is None or group.other or group.amount.held:
        return phrase
    one = group.amount == Amount(Decimal(1))
    return words.counted("dose.round.reps", 1 if one else max(last.high or last.low or 0, 2), amount=phrase)


def manner(group: SetGroup, words: Words) -> str:
    """What kind of sets and how they are done: “top set”, “cluster, 15 s between”, “wide grip”; nothing of plain work sets."""
    kind = "" if group.kind == "work" else words(f"manner.{group.kind}")
    pause = words("manner.no_rest_before") if group.kind == "drop" else _pause(group, words)
    spread = words(f"manner.spread.{group.spread}") if group.spread else ""
    return words.listed((kind, pause, _splits(group.splits, words) if group.splits else "", spread, group.position))


def _splits(splits: Splits, words: Words) -> str:
    """In how many sets a total is done."""
    if not splits.most:
        return words("manner.splits.few")
    if not splits.least:
        return words.counted("manner.splits.most", splits.most)
    low, high = Decimal(splits.least), Decimal(splits.most) if splits.most > splits.least else None
    return words.counted("manner.splits.exact", splits.most, n=words.span(low, high))


def _pause(group: SetGroup, words: Words) -> str:
    if group.pause is None:
        return ""
    phrase = times.duration(replace(group.pause, every=False), words)
    return words("manner.pause.every" if group.pause.every else "manner.pause", time=phrase)


def _times(count: int, part: Amount, words: Words) -> str:
    return words.counted("amount.times", count, amount=_part(part, words))


def _hold(part: Amount, words: Words) -> str:
    """A hold at the end of a set."""
    return words("amount.hold.most") if part.low is None else words("amount.hold", amount=_part(part, words))


def _part(part: Amount, words: Words) -> str:
    """A part of a set, without those that follow it."""
    if part.of_set:
        (share,) = part.share
        kind = {HALF: "half", WHOLE: "singles" if part.singles else "all"}.get(share, "share")
        return words(f"amount.of_set.{kind}", n=words.number(share), set=part.of_set)
    if part.share:
        return words(f"amount.share.{_measure(part)}", n=_share(part, words))
    if part.less is not None:
        return words(f"amount.less.{_measure(part)}", n=words.number(part.less))
    if part.low is None:
        return words("amount.failure" if part.failure else f"amount.most.{_measure(part)}")
    if part.clock:
        ends = (words.ready(exertion.clock(end)) for end in (part.low, part.high) if end is not None)
        return words("amount.clock", n=words.joined("list.dash", ends))
    number = words.span(part.low, part.high, part.second)
    number = words("amount.more", n=number) if part.more else number
    phrase = words.counted(f"amount.{part.unit}", part.high or part.low, n=number)
    if part.failure:
        return words("amount.to_failure", amount=phrase)
    return words("amount.in_total", amount=phrase) if part.total else phrase


def _share(part: Amount, words: Words) -> str:
    low, *high = part.share
    return words.span(low, high[0] if high else None)


def _measure(part: Amount) -> str:
    """What the most of something is counted in: a time, a distance, calories, or else reps."""
    if part.unit in SECONDS:
        return "s"
    if part.unit in METRES:
        return "m"
    return "cal" if part.unit == "cal" else "reps"
