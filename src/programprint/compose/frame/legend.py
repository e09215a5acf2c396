"""What a page abbreviates → the lines that explain it, and nothing that it does not use."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from programprint.compose.type.paragraph import Run
from programprint.merge.sheet import Entry, Sheet
from programprint.notation.scanner import NBSP
from programprint.wording import entries as of_entries
from programprint.wording import sets, weeks
from programprint.wording.words import Words

Signs = list[tuple[str, str]]
"""Signs and what they mean."""


_KINDS = ("warm-up", "back-off", "drop", "cluster", "rest-pause", "myo-reps", "joker", "breathing")
"""Kinds of sets that need a word of explanation."""
_EFFORTS = ("RPE", "RIR", "Borg", "pain")
"""Efforts that do."""


def legend(
    entries: Sequence[Entry],
    words: Words,
    codes_only: bool = False,
    plates: bool = True,
    felt: bool = True,
    marks: bool = False,
) -> Signs:
    """What is to be explained of the exercises on a page of the log; *codes_only* leaves out what the boxes themselves say,
    *plates* are explained only where the layout prints them, and how a session *felt* only where that is asked. *marks*: the
    page is read back, so that it says how to correct a tick."""
    coded = tempo_code(entries, words, in_words=True)
    if codes_only:
        return [*coded, *efforts(entries, words)]
    both = any(len(line.sides) == 2 for entry in entries for line in entry.sets)
    boxes = explain("sides.tick" if both else "box", words)
    minded = any(entry.minds_pain for entry in entries) and not any(entry.effort == "pain" for entry in entries)
    asked = [explain(what, words) for what, there in (("pain", minded), ("felt", felt)) if there]
    read = [explain("marks", words)] if marks else []
    return [*coded, boxes, *signs(entries, words, plates), *asked, *read]


def tells(entry: Entry, words: Words) -> Hashable:
    """All that an exercise may add to a legend: what others add too need not be asked of it again."""
    return (
        tuple(_coded(entry, words, in_words=True)),
        any(len(line.sides) == 2 for line in entry.sets),
        any(line.extra for line in entry.sets),
        _plated(entry, words),
        entry.effort,
        entry.minds_pain,
        entry.role == "warm-up",
        tuple([(group.do.kind, group.lighter) for group in entry.groups]),
    )


def told_with(found: Signs, words: Words) -> set[str]:
    """The meanings that are known to whoever has read these: that of boxes for each side is also that of a box."""
    meanings = {meaning for _, meaning in found}
    return meanings | {words("legend.box")} if words("legend.sides.tick") in meanings else meanings


def explain(what: str, words: Words) -> tuple[str, str]:
    """A sign, and what it means."""
    return words(f"legend.{what}.sign"), words(f"legend.{what}")


def tempo_code(entries: Sequence[Entry], words: Words, in_words: bool = False) -> Signs:
    """What the figures of a tempo count, where there are any; *in_words*: a page has some tempos in words alone."""
    paces = [pace for entry in entries for pace in _coded(entry, words, in_words)]
    if not paces:
        return []
    codes, spoken = zip(*paces, strict=True)
    meaning = "legend.tempo.fast" if any("X" in code for code in codes) else "legend.tempo"
    return [(words("legend.tempo.sign", code=codes[0]), words(meaning if any(spoken) else f"{meaning}.alone"))]


def _coded(entry: Entry, words: Words, in_words: bool) -> Iterator[tuple[str, str]]:
    """The tempos of an exercise whose code is printed, with their words: that of all its sets, and those of some of them."""
    code, spoken = of_entries.pace(entry, words)
    if code and not (in_words and of_entries.spoken_alone(entry, words)):
        yield code, spoken
    for tempo in dict.fromkeys(group.do.tempo for group in entry.groups if sets.own_tempo(entry, group, words)):
        if tempo and tempo.code:
            yield tempo.code, ""


def efforts(entries: Sequence[Entry], words: Words) -> Signs:
    """How hard it was, as it is written down."""
    asked = {entry.effort for entry in entries}
    return [explain(effort, words) for effort in _EFFORTS if effort in asked]


def signs(entries: Sequence[Entry], words: Words, plates: bool = False) -> Signs:
    """Extra sets, efforts and warm-up labels, where there are any."""
    found: Signs = []
    if any(line.extra for entry in entries for line in entry.sets):
        found.append(explain("extra", words))
    if plates and any(_plated(entry, words) for entry in entries):
        found.append(explain("plates", words))
    found += efforts(entries, words)
    kinds = {group.do.kind for entry in entries for group in entry.groups}
    found += [_kind(kind, entries, words) for kind in _KINDS if kind in kinds]
    if any(entry.role == "warm-up" for entry in entries):
        found.append(explain("role.warm-up", words))
    return found


def _plated(entry: Entry, words: Words) -> bool:
    """Whether the plates of any of its sets are printed."""
    return any(entry.plates or sets.plates(entry, line, words) for line in entry.sets)


def _kind(kind: str, entries: Sequence[Entry], words: Words) -> tuple[str, str]:
    """What a kind of sets means; back-off sets are called lighter only where all of them are."""
    groups = [group for entry in entries for group in entry.groups if group.do.kind == kind]
    lighter = kind == "back-off" and all(group.lighter for group in groups)
    sign, meaning = explain(kind, words)
    return sign, words("legend.back-off.lighter") if lighter else meaning


def rest_days(sheets: Sequence[Sheet], words: Words) -> Signs:
    """The days without training and what is done on them, with their weeks where those differ."""
    found: dict[str, list[int]] = {}
    for sheet in sheets:
        if days := weeks.rests(sheet, words):
            found.setdefault(days, []).append(sheet.week)
    if len(found) == 1 and len(next(iter(found.values()))) == len(sheets):
        return [(words("legend.off.sign"), words("legend.off", days=next(iter(found))))]
    return [
        (words("legend.off.weeks.sign", weeks=weeks.within(numbers, words)), words("legend.off", days=days))
        for days, numbers in found.items()
    ]


def explained(found: Signs) -> list[Run]:
    """Signs and meanings as a paragraph."""
    runs: list[Run] = []
    for name, meaning in found:
        runs += [Run(name, "bold"), Run(f"{meaning}{NBSP}")]
    return runs
