"""Loads, where they come from, and what goes on the bar."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from programprint.merge.sheet import Aim, Group, OpenPlates, Origin, Plates, Ramp, Whole
from programprint.notation.exertion import Within
from programprint.notation.prose import polished
from programprint.notation.target import BodyWeight, Load, Percent, Shift
from programprint.wording import amounts, targets
from programprint.wording.names import inside
from programprint.wording.words import Words


def plates(plates: Plates, words: Words) -> str:
    """“25 + 20 + 1.25”, “2 × 20 + 5”; “no plates” for none."""
    if isinstance(plates, OpenPlates):
        return plates.sign
    each = plates.each
    if not each:
        return words("plates.none")
    return words.joined(
        "list.plates",
        (
            words("plates.several", n=count, plate=words.number(plate)) if count > 1 else words.number(plate)
            for plate in dict.fromkeys(each)
            if (count := each.count(plate))
        ),
    )


def load_or_plates(leaf: Load | Plates, words: Words) -> str:
    """Either of them."""
    return plates(leaf, words) if isinstance(leaf, Plates) else targets.load(leaf, words)


def a_side(what: Plates | None, words: Words) -> str:
    """“(25 + 10 a side)”; nothing where no plates are known."""
    return words("plates.a_side", plates=plates(what, words)) if what else ""


def in_brackets(what: Plates | None, words: Words) -> str:
    """“(25 + 10)”; nothing where no plates are known."""
    return words("plates.in_brackets", plates=plates(what, words)) if what else ""


def origin_of(origin: Origin | Load | None, words: Words) -> str:
    """“55 % of barbell hip thrust maximum 60 kg”, “of your maximum”, “10 % less”; nothing where a load comes from nowhere
    else."""
    if origin is None:
        return ""
    if isinstance(origin, Load):
        return targets.load(origin, words)
    whole = _whole(origin.whole, words)
    if origin.base is None:
        kind = "words" if "'" in whole else "yours"
        return words(f"origin.{kind}", whole=polished(whole) if kind == "words" else whole)
    shares = words.listed(words.span(low, high) for low, high in origin.shares)
    phrase = words("origin.known", shares=shares, whole=whole, base=targets.load(origin.base, words))
    if not origin.plus:
        return phrase
    return f"{phrase} {targets.signed(origin.plus, origin.unit, words)}"


def origin_apart(aim: Aim, words: Words) -> str:
    """Where a load comes from, as it stands apart from the percentages: “percent of your maximum”."""
    phrase = aim_of(aim, words)[1]
    return words("origin.apart", origin=phrase) if _is_unknown(aim.origin) else phrase


def _is_unknown(origin: Origin | Load | None) -> bool:
    """Whether a load is a share of what nobody knows."""
    return isinstance(origin, Origin) and origin.base is None


def with_origin(load: Load | None, origin: Origin | Load | None, words: Words) -> str:
    """A load and where it comes from in one: “90 kg (65 % of maximum 140 kg)”, “65 % of your maximum, RPE 8”."""
    phrase, whence = targets.load(load, words) if load else "", origin_of(origin, words)
    if origin is None or whence == phrase:  # a change of a load that is not known is all that there is to say
        return phrase
    if not _is_unknown(origin):
        return words("load.from", load=phrase, origin=whence)
    alone = targets.load(load.bar, words) if load else ""
    also = targets.load(load.also, words) if load and load.also else ""
    return words.listed((words("load.of", load=alone, origin=whence), also))


def _whole(whole: Whole, words: Words) -> str:
    phrase = whole.words or words(f"origin.whole.{whole.kind}")
    return words("origin.of_lift", lift=inside(whole.lift, words), whole=phrase) if whole.lift else phrase


def aim_of(aim: Aim, words: Words) -> tuple[str, str]:
    """The load that is said once, and where it, or what the sets say, comes from; either may be empty."""
    phrase = targets.load(aim.load, words) if aim.load else ""
    come = origin_of(aim.origin, words)
    if aim.load and aim.load.also and _is_unknown(aim.origin):  # “75 %”, “of your maximum, RPE 8”
        phrase, come = targets.load(aim.load.bar, words), words.listed((come, targets.load(aim.load.also, words)))
    if aim.start is None:
        return phrase, come
    start = words("load.start", load=targets.load(aim.start, words))
    return (phrase, words.listed((come, start))) if phrase or come else (start, "")


def load_of(group: Group, words: Words) -> str:
    """The load of a group; of a run, a row or a hold “body weight” says nothing."""
    own = group.load
    if own and group.do.tests:
        return targets.load(own.also, words) if own.also else ""
    if isinstance(own, Percent) and isinstance(group.do.load, Shift):
        own = _whole_percent(own)
    bare = isinstance(own, BodyWeight) and not (own.unit or own.gear or own.also)
    return "" if own is None or (bare and group.do.amount.unit != "reps") else targets.load(own, words)


def behind(load: str, aim: Load | None, words: Words) -> str:
    """A load, in words, as it stands behind an amount: “@ 60 kg”; a time that is the target alone as “in 32 s”."""
    return load if not load or isinstance(aim, Within) else words("load.at", load=load)


def _whole_percent(share: Percent) -> Percent:
    """A share that comes of a change, to the nearest percent: nobody loads a tenth of one."""
    high = None if share.high is None else share.high.quantize(Decimal(1), ROUND_HALF_UP)
    return replace(share, low=share.low.quantize(Decimal(1), ROUND_HALF_UP), high=high)


def told(group: Group, words: Words) -> str:
    """How the load of a group is prescribed, where that is something else than what it comes to: a share, or a change. One that
    comes to a share is said by that."""
    change = group.do.load if isinstance(group.do.load, Shift) else None
    if change and not isinstance(group.load, Shift | Percent):
        return targets.load(change.bar, words)
    own, share = group.load, group.told
    if not isinstance(share, Percent) or (isinstance(own, Percent) and (own.low, own.high) == (share.low, share.high)):
        return ""
    return targets.load(share.bar, words)


def ramp(ramp: Ramp, words: Words) -> str:
    """The sets that lead to the work load: “20 kg × 8 · 42.5 kg × 5”."""
    steps = words.joined(
        "list.dot",
        (_step(step.load, step.sets, amounts.amount(step.amount, words), words) for step in ramp.steps if step.load),
    )
    return words("ramp.of_work", steps=steps) if ramp.of_work else steps


def _step(weight: Load, sets: int, reps: str, words: Words) -> str:
    if sets > 1:
        reps = words("dose", sets=sets, amount=reps)
        return words("ramp.sets", load=targets.load(weight, words), dose=reps)
    return words("ramp.step", load=targets.load(weight, words), amount=reps)
