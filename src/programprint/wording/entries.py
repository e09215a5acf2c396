"""An exercise of a session → what is said of it: each detail with its kind, so that a page knows what it sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from programprint.merge.sheet import After, Entry, Once, Turns
from programprint.notation.rounds import Rounds
from programprint.notation.tempo import PHASES
from programprint.notation.units import METRES
from programprint.wording import last, loads, names, notes, progress, rounds, sets, tempo, times
from programprint.wording.words import Words

DetailKind = Literal[
    "share", "load", "origin", "tempo", "warm-up", "rest", "tension", "last time", "next time", "note", "instead", "written",
    "cue",
]  # fmt: skip


class Detail(Struct, frozen=True):
    """Something that is said of an exercise: what it is called on paper, empty where it speaks for itself; its *figure*, such as
    a weight or the code of a tempo; the plates that make the weight; and the *text*. *alone* is what it says where it stands
    apart from the amounts, if that is something else."""

    kind: DetailKind
    name: str
    text: str
    figure: str = ""
    plates: str = ""
    alone: str = ""


def details(entry: Entry, words: Words, *kinds: DetailKind) -> tuple[Detail, ...]:
    """All that there is of these kinds, in their order."""
    return tuple(detail for kind in kinds for detail in _OF_KIND[kind](entry, words))


def _share(entry: Entry, words: Words) -> Iterator[Detail]:
    if phrase := share(entry, words):
        yield Detail("share", "", words.capital(phrase))


def _load(entry: Entry, words: Words) -> Iterator[Detail]:
    weight, origin = loads.aim_of(entry.load, words)
    if weight or origin:
        text = origin if weight else loads.origin_apart(entry.load, words)
        yield Detail("load", "", text, words.capital(weight), loads.a_side(entry.plates, words))


def _origin(entry: Entry, words: Words) -> Iterator[Detail]:
    _, origin = loads.aim_of(entry.load, words)
    if origin:
        yield Detail("origin", "", origin, alone=loads.origin_apart(entry.load, words))


def _tempo(entry: Entry, words: Words) -> Iterator[Detail]:
    code, spoken = pace(entry, words)
    if code or spoken:
        yield Detail("tempo", "", spoken, code)


def _ramp(entry: Entry, words: Words) -> Iterator[Detail]:
    if entry.ramp:
        yield Detail("warm-up", words("detail.warm-up"), loads.ramp(entry.ramp, words))


def _rest(entry: Entry, words: Words) -> Iterator[Detail]:
    if phrase := all_rest(entry, words):
        yield Detail("rest", words("detail.rest"), phrase)


def _tension(entry: Entry, words: Words) -> Iterator[Detail]:
    if entry.tension:
        yield Detail("tension", "", words("detail.tension", n=entry.tension))


def _progress(entry: Entry, words: Words) -> Iterator[Detail]:
    if entry.progress:
        yield Detail("next time", words("detail.next_time"), progress.progress(entry.progress, words))


def _last(entry: Entry, words: Words) -> Iterator[Detail]:
    """How it went last time, and what that changes."""
    if entry.last:
        yield Detail("last time", words("detail.last"), last.last(entry.last, words))
    for due in entry.due:
        yield Detail("last time", "", last.due(due, words))


def _note(entry: Entry, words: Words) -> Iterator[Detail]:
    if phrase := note(entry, words):
        yield Detail("note", words("detail.note"), phrase)


def _instead(entry: Entry, words: Words) -> Iterator[Detail]:
    if entry.instead:
        yield Detail("instead", words("detail.instead"), names.instead(entry, words))


def _written(entry: Entry, words: Words) -> Iterator[Detail]:
    """What to write for a set, where it is not what the target counts: the time of a sprint."""
    unit = entry.groups[0].do.amount.unit if entry.groups else entry.counts
    if unit in METRES and entry.counts in ("s", "min"):
        yield Detail("written", "", words(f"detail.written.{entry.counts}"))


def _cue(entry: Entry, words: Words) -> Iterator[Detail]:
    if entry.cue:
        yield Detail("cue", "", entry.cue)


_OF_KIND = {
    "share": _share,
    "load": _load,
    "origin": _origin,
    "tempo": _tempo,
    "warm-up": _ramp,
    "rest": _rest,
    "tension": _tension,
    "last time": _last,
    "next time": _progress,
    "note": _note,
    "instead": _instead,
    "written": _written,
    "cue": _cue,
}


def pace(entry: Entry, words: Words) -> tuple[str, str]:
    """The code and the words of a tempo; either may be empty, and is where the other is all that is shown."""
    if entry.tempo is None:
        return "", ""
    named = {phase: getattr(entry.tempo.phases, phase) for phase in PHASES}
    code, spoken = tempo.tempo(entry.tempo.tempo, named, entry.tempo.starts_with, words)
    shown = entry.tempo.shown if code and spoken else "both"
    return "" if shown == "words" else code, "" if shown == "code" else spoken


def spoken_alone(entry: Entry, words: Words) -> bool:
    """Whether the log has a tempo in words alone: a rep starts with what its code says third, and one line would contradict
    itself."""
    return entry.tempo is not None and entry.tempo.starts_with != "eccentric" and bool(pace(entry, words)[1])


def rest(entry: Entry, words: Words) -> str:
    """The rest after a set: “90 s”, “none, straight to B2”."""
    return turns(entry.rest, words) if isinstance(entry.rest, tuple) else times.rest(entry.rest, words)


def turns(after: Sequence[After], words: Words) -> str:
    """What comes after which set of an exercise that takes turns with others: “none, straight to B2; after set 3: 2 min, then B1
    again”."""
    if not after:
        return ""
    first, *others = after
    changes = (words("rest.after_set", n=one.number, after=_after(one, words)) for one in others)
    return words.joined("list.semicolon", (_after(first, words), *changes))


def _after(one: After, words: Words) -> str:
    phrase = times.rest(one.rest, words)
    if one.again:
        return words("rest.then_again" if phrase else "rest.again", rest=phrase, label=one.then)
    none = one.rest is None or not one.rest.seconds
    return words("rest.straight_to" if none else "rest.then", rest=phrase, label=one.then)


def all_rest(entry: Entry, words: Words) -> str:
    """The rest after a set, and between the sides."""
    between = entry.rest_between_sides
    sides = words(f"rest.between.{entry.limb}", rest=times.duration(between, words)) if between else ""
    return words.listed((rest(entry, words), sides))


def rest_between_sides(entry: Entry, words: Words) -> str:
    """“30 s between legs”."""
    return times.between_sides(entry.rest_between_sides, entry.limb, words)


def share(entry: Entry, words: Words) -> str:
    """What it has of the rounds of its block: “minutes 1, 3, 5”, “once, before”, “21–15–9 reps”."""
    match entry.share:
        case None:
            return ""
        case Rounds():
            return rounds.for_time(entry.share, words)
        case Once(when=when):
            return words(f"share.once.{when}")
        case Turns():
            return _in_turns(entry.share, words)


def _in_turns(share: Turns, words: Words) -> str:
    """“minutes 1, 4, 7”, “intervals 2, 4, 6 … 20”."""
    numbers = [words.number(number) for number in share.numbers]
    if len(numbers) <= _NAMED:
        return words.counted(f"share.{share.noun}", len(numbers), n=words.listed(numbers))
    return words(f"share.{share.noun}.many", first=words.listed(numbers[:3]), last=numbers[-1])


_NAMED = 6
"""Most turns that are named one by one."""


def climbs(entry: Entry) -> bool:
    """Whether its reps change from round to round, so that they stand in the place of its amounts."""
    return entry.share is not None and len(entry.groups) > 1


def amounts(entry: Entry, words: Words, weights: bool = True) -> tuple[tuple[str, str], ...]:
    """What to do and how, a pair for each set group, with the *weights* of sets that differ in them; of a ladder by the clock its
    reps round by round in one."""
    pairs = sets.prescription(entry, words, weights)
    if entry.share and len(pairs) > 1:
        return ((share(entry, words), next((how for _, how in pairs if how), "")),)
    return pairs


def note(entry: Entry, words: Words) -> str:
    """Its note, and whom it is for."""
    return notes.for_groups(entry.only_for, entry.note, words)


def effort(entry: Entry, words: Words) -> str:
    """What stands over the cell for how hard it was: “RPE”, “bpm”."""
    return entry.effort
