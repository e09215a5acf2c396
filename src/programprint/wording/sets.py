"""The sets of an exercise: what to do and how, all of them in a line, and each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from programprint.merge.sheet import BySides, Entry, Group, OneSide, OpenLoad, SetLine
from programprint.notation.alike import common_rest
from programprint.notation.scanner import NBSP
from programprint.notation.target import Weight
from programprint.wording import amounts, loads, targets, tempo, times
from programprint.wording.words import Words


def by_sides(entry: Entry, words: Words) -> str:
    """“per leg, weak side first”, “alternating”, “left leg only”; nothing where both sides work together."""
    match entry.by_sides:
        case None:
            return ""
        case OneSide(limb=limb, side=side):
            return words(f"side.only.{side}.{limb}")
        case BySides(limb=limb, order=order, each=each, half_way=half_way):
            per = words(f"side.{'half_way' if half_way else 'per'}.{limb}") if each or half_way else ""
            first = words(f"side.first.{order}") if order and order != "alternating" else ""
            return words.listed((per, words("side.alternating") if order == "alternating" else first))


def prescription(entry: Entry, words: Words, weights: bool = True) -> tuple[tuple[str, str], ...]:
    """What to do (“3 × 10”) and how (“per leg, weak side first”), a pair for each set group. Loads that differ are said with
    each; without *weights*, only those that are none."""
    pairs = tuple(_pairs(entry, words, weights))
    if entry.block_says_load and len({what for what, _ in pairs}) == 1:
        return ((pairs[0][0], by_sides(entry, words)),)
    return pairs


def _pairs(entry: Entry, words: Words, weights: bool) -> Iterator[tuple[str, str]]:
    sided = by_sides(entry, words)
    for group in entry.groups:
        left_out = not weights and isinstance(group.load, (Weight, OpenLoad))
        load = ("" if left_out else loads.load_of(group, words), loads.told(group, words)) if entry.loads_differ else ()
        step = stage(entry, words) if group is entry.groups[0] else ""
        how = (amounts.manner(group.do, words), sided, step, *load, *particular(entry, group, words))
        yield amounts.dose_of_round(group.do, entry.rounds, words), words.listed(how)


def stage(entry: Entry, words: Words) -> str:
    """“stage 1”; in later sessions “week 1: stage 1, then as earned”."""
    if not entry.stage:
        return ""
    named = words("progress.stage", n=entry.stage)
    return words("progress.staged", n=entry.staged, stage=named) if entry.staged else named


def own_tempo(entry: Entry, group: Group, words: Words) -> str:
    """The tempo of these sets alone, and a pause in each rep; nothing where they have that of the exercise."""
    own = group.do.tempo
    alike = own is None or (entry.tempo and own.code and own == entry.tempo.tempo)
    return "" if own is None or alike else tempo.of_sets(own, words)


def own_rest(entry: Entry, group: Group, words: Words) -> str:
    """The rest of these sets alone, “3 min”; one that is the same for all is said with the exercise."""
    alike = group.do.rest == common_rest([other.do for other in entry.groups])
    return "" if alike else times.rest(group.do.rest, words)


def particular(entry: Entry, group: Group, words: Words) -> tuple[str, ...]:
    """What these sets have of their own: “tempo 3-1-1-0”, “rest 3 min”."""
    rest = own_rest(entry, group, words)
    return own_tempo(entry, group, words), words("rest.of_sets", rest=rest) if rest else ""


def overview(entry: Entry, words: Words) -> str:
    """All sets in a line, single ones as a ladder: “5 · 5 · 5+, back-off 5 × 5”; nothing where they are all alike. A top set ends
    the ladder that leads to it, and its row says what it is."""
    if not entry.differ:
        return ""
    parts: list[str] = []
    steps = zip(entry.groups, [None, *entry.groups], strict=False)
    for (single, named), alike in groupby(steps, lambda pair: _step(*pair)):
        run = [group for group, _ in alike]
        kind = "" if named == "work" else words(f"overview.{named}")
        if single and len(run) > 1:
            ladder = words.joined("list.dot", (amounts.asked(group.do, words) for group in run))
            parts.append(f"{kind}{NBSP}{ladder}" if kind else ladder)
        else:
            parts += [" ".join(filter(None, (kind, amounts.dose(group.do, words)))) for group in run]
    return words.listed(parts)


def _step(group: Group, before: Group | None) -> tuple[bool, str]:
    """Whether a group is a single set, and its kind: a top set after a single work set is one more of those."""
    single = group.do.sets == 1
    climbs = single and group.do.kind == "top" and before is not None and _step(before, None) == (True, "work")
    return single, "work" if climbs else group.do.kind


def mark(line: SetLine, words: Words) -> str:
    """How a set is numbered: “1”, of warm-up sets “w1”, of extra sets “+1”."""
    return words(f"set.{line.role}", n=line.number)


def goal(entry: Entry, line: SetLine, words: Words) -> str:
    """The amount that one set asks for, for a narrow place: “6–8”, “20–30 s”; nothing where nobody says it."""
    if not entry.groups or line.role == "stage":
        return ""
    return amounts.asked(entry.groups[line.group].do, words, narrow=True)


def target(entry: Entry, line: SetLine, words: Words) -> tuple[str, str, str]:
    """What one set asks for where sets differ, for a narrow place: amount, load where loads differ, and, of the first of its
    group, what is particular about it; nothing where all sets are alike."""
    if not entry.differ or line.role == "stage":
        return "", "", ""
    group = entry.groups[line.group]
    do = group.do
    how = "" if do.kind == "warm-up" else amounts.manner(do, words)
    own = words.listed((how, *particular(entry, group, words))) if line.opens else ""
    tested = do.tests and group.load
    what = targets.load(tested.bar, words) if tested else amounts.asked(do, words, narrow=True)
    return what, loads.load_of(group, words) if entry.loads_differ else "", own


def plates(entry: Entry, line: SetLine, words: Words) -> str:
    """The plates of a set whose load differs from others': with the first of its group."""
    own = entry.groups[line.group].plates if entry.groups else None
    tells = entry.differ and entry.loads_differ and line.opens and not line.extra
    return loads.in_brackets(own, words) if tells else ""
