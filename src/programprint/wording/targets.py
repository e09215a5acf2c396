"""What a set aims at: loads and efforts as they stand on paper."""

from __future__ import annotations

import re
from decimal import Decimal

from programprint.merge.sheet import Compared, Earned, OpenLoad
from programprint.notation.exertion import (
    Bounded,
    Feel,
    HeartRate,
    Height,
    NamedPace,
    Pace,
    Rir,
    Rpe,
    Scale,
    Share,
    Speed,
    Within,
    Zone,
    clock,
)
from programprint.notation.scanner import NBSP
from programprint.notation.target import (
    Band,
    Bar,
    BodyWeight,
    Load,
    Percent,
    Ranged,
    RepMax,
    SameAs,
    Shift,
    Weight,
    WithBody,
)
from programprint.wording.words import Words

_BOUNDS = {"<=": "target.at_most", ">=": "target.at_least", "<": "target.below", ">": "target.above"}


def load(load: Load, words: Words) -> str:
    """A target and what else is aimed at, without the lift that a percentage is taken of: “75 %”, “60 kg, RPE 8”, “zone 2”."""
    gear = f" {words('target.gear', gear=_gear(load.gear))}" if load.gear else ""
    return words.listed((f"{_target(load, words)}{gear}", load_or_none(load.also, words)))


def load_or_none(asked: Load | None, words: Words) -> str:
    """The same; nothing where there is none."""
    return load(asked, words) if asked else ""


def _gear(gear: str) -> str:
    return gear.replace("%", f"{NBSP}%").replace(" ", NBSP)


def _target(aim: Load, words: Words) -> str:
    match aim:
        case OpenLoad():
            return aim.sign
        case WithBody():
            return words("target.with_body", n=_span(aim, words), unit=words.unit(aim.unit))
        case Weight():
            return words("target.pair" if aim.pair else "target.weight", n=_span(aim, words), unit=words.unit(aim.unit))
        case Percent():
            return " ".join(filter(None, (words("target.percent", n=_span(aim, words)), plus(aim, words))))
        case BodyWeight():
            added = _added(aim, words)
            return " ".join(filter(None, (words("target.body"), added)))
        case RepMax():
            return words("target.rep_max", n=aim.reps)
        case Bar():
            return words("target.bar")
        case Band():
            otherwise = words("target.band.of", strength=aim.strength.replace(" ", NBSP)) if aim.strength else ""
            return _known("band", aim.strength, words, otherwise or words("target.band"))
        case SameAs():
            return words("target.as_set", n=aim.nth)
        case Shift():
            kind = "less" if aim.step < 0 else "more"
            step, unit = words.number(abs(aim.step)), words.unit(aim.unit)
            than = words(f"target.{kind}.than", n=step, unit=unit, set=aim.from_set)
            return than if aim.from_set else words(f"target.{kind}", n=step, unit=unit)
        case Compared():
            return words(f"target.{aim.way}", n=aim.from_set)
        case Earned():
            return words("target.earned", week=aim.week, load=load(aim.first, words))
    return _effort(aim, words)


def _effort(aim: Load, words: Words) -> str:
    match aim:
        case Rpe() | Rir() | Zone():
            return words(f"target.{aim.kind}", n=_span(aim, words))
        case Scale():
            return words(f"target.scale.{aim.name}", n=_span(aim, words))
        case HeartRate():
            return words("target.bpm" if aim.unit == "bpm" else "target.heart", n=_span(aim, words))
        case Speed() | Height():
            return words("target.measure", n=_span(aim, words), unit=words.unit(aim.unit))
        case Pace():
            return words("target.pace", n=_clock(aim.low, aim.high, words), over=_over(aim.over, words))
        case Share():
            return words("target.share", n=_span(aim, words), of=_known("share", aim.of, words, aim.of))
        case Feel():
            return _known("effort", aim.word, words, aim.word.replace(" ", NBSP))
        case NamedPace():
            return _named_pace(aim, words)
        case Within():
            return _within(aim, words)
    raise TypeError(aim)


def _known(kind: str, name: str, words: Words, otherwise: str) -> str:
    """What the language has for a *name* of its kind, the colour of a band or a pace; *otherwise* it stays as typed."""
    meaning = f"{kind}.{name.replace(' ', '_')}"
    return words(meaning) if meaning in words else otherwise


def _within(aim: Within, words: Words) -> str:
    time, each = aim.duration, ".each" if aim.each else ""
    if time.clock:
        return words(f"target.within{each}.clock", n=_clock(time.low, time.high, words))
    return words(f"target.within{each}", n=words.span(time.low, time.high), unit=words.unit(time.unit))


def _clock(low: Decimal, high: Decimal | None, words: Words) -> str:
    """Minutes and seconds, or a range of them."""
    return words.joined("list.dash", (words.ready(clock(end)) for end in (low, high) if end is not None))


def _over(distance: str, words: Words) -> str:
    """What a pace is over: “km”, “500 m”."""
    number, unit = re.match(r"([\d.]*\s*)(.*)", distance).groups()  # type: ignore[union-attr]
    return f"{words.ready(number)}{words.unit(unit)}"


def _named_pace(aim: NamedPace, words: Words) -> str:
    name = _known("pace", aim.name.removesuffix(" pace"), words, aim.name.replace(" ", NBSP))
    if aim.slower is None:
        return name
    meaning = "target.pace.faster" if aim.slower < 0 else "target.pace.slower"
    over = f"/{_over(aim.over, words)}" if aim.over else ""
    return words(meaning, name=name, n=abs(aim.slower), over=over)


def _span(aim: Ranged, words: Words) -> str:
    """A figure or a range, and whether it is the most or the least that is asked for."""
    phrase = words.span(aim.low, aim.high, aim.second)
    bound = aim.bound if isinstance(aim, Bounded) else ""
    return words(_BOUNDS[bound], n=phrase) if bound else phrase


def _added(aim: BodyWeight, words: Words) -> str:
    """“+ 10 kg”, “− 5–10 kg”, “− 5 kg to + 5 kg”; nothing for nothing."""
    least, most = aim.added, aim.high
    if most is None:
        return signed(least, aim.unit, words)
    if least * most > 0:
        ends = sorted((abs(least), abs(most)))
        return words("target.minus" if least < 0 else "target.plus", n=words.span(*ends), unit=words.unit(aim.unit))
    ends_said = (
        signed(end, aim.unit, words) or words("target.weight", n=0, unit=words.unit(aim.unit)) for end in (least, most)
    )
    return words("target.body.range", least=next(ends_said), most=next(ends_said))


def plus(aim: Percent, words: Words) -> str:
    """What is added to a percentage: “+ 10 kg”; nothing where nothing is."""
    return signed(aim.plus, aim.plus_unit, words)


def signed(number: Decimal, unit: str, words: Words) -> str:
    """“+ 10 kg”, “− 10 kg”; nothing for nothing."""
    if not number:
        return ""
    return words("target.minus" if number < 0 else "target.plus", n=words.number(abs(number)), unit=words.unit(unit))
