"""A few answers → the text of a new program, exercise, layout or roster: short, commented, and good to build at once."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from programprint import late, resources
from programprint.docket import Docket
from programprint.naming import letters, slug
from programprint.read.cells import as_text
from programprint.read.exercise import Sides
from programprint.write import why_not, write

SUFFIXES = (".yaml", ".yml")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 4, 5),
    6: (0, 1, 2, 3, 4, 5),
    7: tuple(range(7)),
}
"""The days of so many sessions a week, with rest days in between as long as there are any."""
MOST_SESSIONS = max(_DAYS)
_MAIN = (
    ("rear-foot-elevated-split-squat", "3x8", "90s"),
    ("single-leg-hip-thrust", "3x10", "90s"),
    ("trap-bar-deadlift", "3x5 @ RPE 7", "2 min"),
)
_AFTER = (("copenhagen-plank", "2x20s", "60s"), ("pallof-press", "2x10", "60s"), ("dead-bug", "2x8", "45s"))


class NewProgram(Struct, frozen=True):
    """A program whose sessions each have a lift and something smaller from the shipped exercises."""

    title: str
    weeks: int = 4
    sessions: int = 3
    units: Literal["kg", "lb"] = "kg"

    def text(self) -> str:
        """The YAML."""
        head = f"""\
{_schema("program")}
# Print it:  programprint build THIS-FILE
title: {scalar(self.title)}
# goal: What it is for, in a line
# author: Your name
weeks: {self.weeks}{self._or_each("  # or a label for each", "Base", "Volume", "Peak", "Deload")}
units: {self.units}

sessions:
"""
        return head + "\n".join(self._session(index) for index in range(self.sessions))

    def _session(self, index: int) -> str:
        main, do, rest = _MAIN[index % len(_MAIN)]
        after, less, short = _AFTER[index % len(_AFTER)]
        told = """
        # load: RPE 7      # or 40kg, 75%, 55% of barbell-hip-thrust
        # tempo: 3-0-1-1   # down, pause, up, pause
        # note: A line for the athlete"""
        return f"""\
  - name: Session {letters(index)}
    day: {_WEEKDAYS[_DAYS[self.sessions][index]]}
    warm_up: [5 min easy bike, 2x10 glute bridge]
    exercises:
      - exercise: {main}{"" if index else "  # “programprint exercises list” shows them all"}
        do: {do}{"" if index else self._or_each("  # sets x reps; or one for each week", "3x8", "3x10", "4x8", "2x8")}
        rest: {rest}{"" if index else told}
      - exercise: {after}
        do: {less}
        rest: {short}
"""

    def _or_each(self, words: str, *values: str) -> str:
        """A comment that shows one value per week, as many as there are weeks to show."""
        shown = ", ".join(values[: self.weeks]) + (", …" if self.weeks > len(values) else "")
        return f"{words}: [{shown}]"


class NewExercise(Struct, frozen=True):
    """An exercise that has its name; what else may be said of it stands there as comments."""

    name: str
    sides: Sides = "both"
    limb: Literal["leg", "arm", "side"] = "side"

    def text(self) -> str:
        """The YAML."""
        return f"""\
{_schema("exercise")}
# A program asks for it by the name of this file without “.yaml”, by its name, or by an alias.
name: {scalar(self.name)}
sides: {self.sides}  # both (together), each (by itself) or alternating (from rep to rep)
limb: {self.limb}  # what a side is called: per leg, per arm or per side

# The rest may be left out. Remove “# ” from what you need.
# aliases: [another name]
# summary: What it is, and what it is good for.
# pattern: squat
# equipment: [bench, dumbbell]
# muscles:
#   - {{name: gluteus maximus, role: primary, job: extends the hip, share: 60}}
# tempo: 2-0-1-1   # down, pause, up, pause
# rest: 90s
# instructions:
#   - The first step of a rep.
#   - text: The second step, told in full.
#     short: In a few words, for beside the boxes.
# tips: [What makes it better.]
# mistakes:
#   - {{text: What goes wrong., fix: What to do about it.}}
# stop_when: [What ends the set at once.]
# video: https://example.org/this-exercise   # a link on screens, and a code to scan on cards
# A picture is a file beside this one, or below it, .svg, .png or .jpg; name it in a line “image: this-exercise.svg”.
"""


class NewLayout(Struct, frozen=True):
    """A layout that starts from another one, on its own paper. *reference* is how a program asks for it."""

    reference: str
    extends: str = "handout"
    paper: str = "a4"

    def text(self) -> str:
        """The YAML."""
        return f"""\
{_schema("layout")}
# Use it:  programprint build PROGRAM --layout {self.reference}
extends: {scalar(self.extends)}  # what is not said here is as it is there
use: {scalar(f"Like {self.extends}, on {self.paper}")}
paper: {scalar(self.paper)}

# Remove “# ” from what shall differ.
# margins: {{inside: 20mm}}   # 20mm leaves room for punched holes
# type: {{body: 11pt}}
# duplex: false   # printed on one side only
# week: [log, cues]   # cues behind the week that first asks for them
# program: []     # no guide at the end
"""


class NewRoster(Struct, frozen=True):
    """A roster with a column for each thing that a program can use, and two athletes who do not exist.

    *lifts* are the names of lifts that percentages are taken of, *starts* those with another weight, *groups* the groups that the
    program tells apart; *pairs*: it has some of which everybody takes the first or the second, such as 95/65 lb.
    """

    units: str
    lifts: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    pairs: bool = False

    def text(self) -> str:
        """The CSV."""
        maxes = [f"{lift} 1RM ({self.units})" for lift in self.lifts]
        starts = [f"{lift} start ({self.units})" for lift in self.starts]
        pair = ["Pair"] if self.pairs else []
        head = ["Name", "Group", "Weak side", *pair, f"Body weight ({self.units})", *maxes, *starts, "Swap", "Note"]
        group, *others = self.groups or ("",)
        blank = [""] * (len(maxes) + len(starts) + 2)
        first, second = (["first"], ["second"]) if self.pairs else ([], [])
        rows = [
            ["Ada Sample", group, "left", *first, "", *blank],
            ["Bo Example", others[0] if others else "", "", *second, "", *blank],
        ]
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(map(as_text, row) for row in [head, *rows])
        return out.getvalue()


def new_roster(path: Path, extra: Sequence[Path], docket: Docket) -> NewRoster | None:
    """A roster with the columns that a program can use; None, with the problems added, when there is an error."""
    from programprint.build import begin
    from programprint.merge.program import entries_in
    from programprint.merge.team.lifts import has_pairs, maxima, starts
    from programprint.merge.team.slips import groups_of
    from programprint.order import Order

    begun = begin(path, Order(library=tuple(extra)), docket)
    if begun is None:
        return None
    program, library = begun.program, begun.library
    entries = entries_in(program, library, docket)
    if docket.errors:
        return None
    maxes, weights = (
        tuple(found.name for name in names if (found := library.get(name)))
        for names in (maxima(entries), starts(entries))
    )
    groups = dict.fromkeys(group for group, _ in groups_of(program))
    return NewRoster(program.units, maxes, weights, tuple(groups), has_pairs(entries))


def place_for(name: str, folder: str = "", suffixes: tuple[str, ...] = SUFFIXES) -> Path:
    """The file of something new: a path that ends in .yaml as it is, or a name → ``folder/name.yaml``."""
    if name.lower().endswith(suffixes):
        return Path(name)
    return Path("" if Path.cwd().name == folder else folder) / f"{slug(name)}{suffixes[0]}"


def title_of(name: str) -> str:
    """“goblet-squat” or “exercises/goblet-squat.yaml” → “Goblet squat”; a name with spaces stays as it is."""
    stem = Path(name).stem if name.lower().endswith(SUFFIXES) else name
    words = stem if " " in stem else re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def is_free(path: Path, docket: Docket) -> bool:
    """Whether a file may start here; False, with the problem added, where one is that counts as the same."""
    try:
        there = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    except OSError as fault:
        docket.error(resources.shown(path.parent), f"the folder cannot be read: {fault.strerror or fault}")
        return False
    for found in there:
        alike = found.suffix.lower() in SUFFIXES if path.suffix in SUFFIXES else found.suffix.lower() == path.suffix
        if alike and found.stem.casefold() == path.stem.casefold():
            docket.error(resources.shown(found), "this file is there already", "choose another name, or edit it")
            return False
    return True


def start(path: Path, text: str, docket: Docket) -> bool:
    """Writes a new file, and the folder that it lies in; False, with the problem added, rather than change a file."""
    if not is_free(path, docket):
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(text.encode(), path, new=True)
    except OSError as fault:
        docket.error(resources.shown(path), *why_not(fault))
        return False
    return True


_PLAIN = late.pattern(r"[^\W\d_](?:[\w .,;/()+’–-]*[\w.)])?")
_NOT_TEXT = {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}


def scalar(text: str) -> str:
    """A text as YAML: bare where no reader can take it for anything else, in double quotes otherwise."""
    bare = _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT
    return text if bare else json.dumps(text, ensure_ascii=False)


def _schema(kind: str) -> str:
    """The line that tells an editor which fields there are."""
    return f"# yaml-language-server: $schema={(resources.schemas() / f'{kind}.schema.json').as_uri()}"
