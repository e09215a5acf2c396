"""What a page abbreviates → the lines that explain it, and nothing that it does not use."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.table.block import weeks_named
from programprint.compose.type.paragraph import Run
from programprint.merge.sheet import Entry, Sheet
from programprint.notation.scanner import NBSP

Said = list[tuple[str, str]]
"""Signs and what they mean."""


_KINDS = (
    ("warm-up", "w1", "a warm-up set."),
    ("back-off", "Back-off", "lighter sets after the hardest one."),
    ("drop", "Drop", "take weight off and go on at once."),
    ("cluster", "Cluster", "rack the weight for a short pause inside the set."),
    ("rest-pause", "Rest-pause", "to the last good rep, a few breaths, and on with the same weight."),
    ("myo-reps", "Myo-reps", "one long set, then short ones after a few breaths."),
    ("joker", "Joker", "only when the set before was fast."),
    ("breathing", "Breathing", "up to three deep breaths, standing under the load, before each of the last reps."),
)
"""Kinds of sets that need a word of explanation."""


def legend(entries: Sequence[Entry], codes_only: bool = False, plates: bool = True) -> list[Run]:
    """The legend of the exercises on a page with tick boxes; *codes_only* leaves out what the boxes themselves say, and *plates*
    are explained only where the layout prints them."""
    if codes_only:
        efforts = [(name, meaning) for name, meaning in signs(entries) if name in ("RPE", "RIR", "Borg", "Pain")]
        return explained([*tempo_code(entries), *efforts])
    if any(len(line.sides) == 2 for entry in entries for line in entry.sets):
        boxes = (f"L,{NBSP}R", "left, right: tick a side when its set is done and write what you did.")
    else:
        boxes = ("Box", "tick it when the set is done and write what you did.")
    felt = ("Felt", f"1{NBSP}very easy, 10{NBSP}all{NBSP}out.")
    return explained([*tempo_code(entries), boxes, *signs(entries, plates), felt])


def tempo_code(entries: Sequence[Entry]) -> Said:
    """What the figures of a tempo count, where there are any."""
    codes = [entry.tempo[0] for entry in entries if entry.tempo[0]]
    if not codes:
        return []
    fast = "; X as fast as clean technique allows" if any("X" in code for code in codes) else ""
    return [
        (
            f"Tempo{NBSP}{codes[0]}",
            f"seconds to lower, pause, lift, pause{fast}; the words follow the lift.",
        )
    ]


def signs(entries: Sequence[Entry], plates: bool = False) -> Said:
    """Extra sets, efforts and warm-up labels, where there are any."""
    said: Said = []
    if any(line.extra for entry in entries for line in entry.sets):
        said.append(("+1", "an extra set for one side."))
    if plates and any(entry.plates or line.plates for entry in entries for line in entry.sets):
        said.append((f"(20{NBSP}+{NBSP}5)", "plates on each side of the bar."))
    if any(entry.effort == "RPE" for entry in entries):
        said.append(("RPE", f"effort, 1{NBSP}to{NBSP}10; at{NBSP}8 two more good reps were left."))
    if any(entry.effort == "RIR" for entry in entries):
        said.append(("RIR", "reps in reserve: good reps left when you stop."))
    if any(entry.effort == "Borg" for entry in entries):
        said.append(("Borg", f"how hard it feels, 6{NBSP}no effort, 13{NBSP}somewhat hard, 20{NBSP}all{NBSP}out."))
    if any(entry.effort == "pain" for entry in entries):
        said.append(("Pain", f"0{NBSP}none, 10{NBSP}the worst there is."))
    kinds = {group.do.kind for entry in entries for group in entry.groups}
    said += [(name, meaning) for kind, name, meaning in _KINDS if kind in kinds]
    if any(entry.label.startswith("W") for entry in entries):
        said.append(("W", "part of the warm-up."))
    return said


def rest_days(sheets: Sequence[Sheet]) -> Said:
    """The days without training and what is done on them, with their weeks where those differ."""
    found: dict[str, list[int]] = {}
    for sheet in sheets:
        if days := rests(sheet):
            found.setdefault(days, []).append(sheet.week)
    if len(found) == 1 and len(next(iter(found.values()))) == len(sheets):
        return [("Off", f"{next(iter(found))}.")]
    return [(f"Off, {weeks_named(weeks).lower()}", f"{days}.") for days, weeks in found.items()]


def rests(sheet: Sheet) -> str:
    """The days of a week without training: “Wednesday (easy walk), Sunday”."""
    said = (", ".join(rest.days) + (f" ({rest.text})" if rest.text else "") for rest in sheet.rests)
    return ", ".join(part.strip() for part in said if part.strip())


def explained(said: Said) -> list[Run]:
    """Signs and meanings as a paragraph."""
    runs: list[Run] = []
    for name, meaning in said:
        runs += [Run(name, "bold"), Run(f"{meaning}{NBSP}")]
    return runs
