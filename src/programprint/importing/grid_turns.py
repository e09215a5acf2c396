"""Headings of a grid under which exercises take turns, “Circuit (3 rounds)” → the block of those that follow."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from programprint.importing.entry import Fields
from programprint.importing.grid_shorthand import tidy
from programprint.importing.grid_weekly import NOTHING, PerWeek, weekly
from programprint.importing.placed import Placed
from programprint.notation import prescription
from programprint.notation.prescription import Prescription
from programprint.write_yaml import InlineList

_ROUNDS = r"[\s:,(–—-]*(?:[x×] ?(\d{1,2})|(\d{1,2}) ?(?:x|×|rounds?|sets?|times))"
_HEADING = re.compile(
    rf"(?P<kind>(?:super|tri|giant)[ -]?sets?|circuits?)(?: [A-Z0-9])?(?:{_ROUNDS})?[\s):]*", re.IGNORECASE
)


class Turns(Struct):
    """A heading in its *words*: whether a circuit follows, in how many *rounds*, 0 where nobody says; *members* so far. *number*
    tells it from other headings of the sheet."""

    words: str
    is_circuit: bool
    rounds: int
    number: int
    members: int = 0
    closed: bool = False
    """Whether the sheet shows where they end: an empty row, or what does not belong to them."""

    def takes(self, do: PerWeek) -> bool:
        """Whether what is done may be done in its rounds: in one set for each of them, or as many sets."""
        return not self.rounds or all(found.sets in (1, self.rounds) for found in _each(do))

    @property
    def letter(self) -> str:
        """What the labels of its exercises have in common."""
        return f"{self.words} {self.number}"


def turns_of(words: str, number: int) -> Turns | None:
    """The heading that words are; None where they are none."""
    if not (match := _HEADING.fullmatch(words)):
        return None
    rounds = int(match[2] or match[3] or 0)
    return Turns(words, match["kind"].lower().startswith("circuit"), rounds, number)


def block(turns: Turns, entries: list[Fields], rest: object) -> Fields:
    """The exercises under a heading as one block: a circuit where all have as many sets as there are rounds, or one set for each
    of them; a superset otherwise."""
    sets = {found.sets for entry in entries for found in _each(entry["do"])}
    plain = all(len(found.groups) == 1 for entry in entries for found in _each(entry["do"]))
    rounds = turns.rounds or (sets.copy().pop() if len(sets) == 1 else 0)
    fits = plain and rounds > 1 and sets in ({1}, {rounds})
    if fits:
        count = 1 if turns.is_circuit else rounds
        entries = [{**entry, "do": _in_sets(entry["do"], count)} for entry in entries]
    kind: Fields = {"circuit": entries, "rounds": rounds} if fits and turns.is_circuit else {"superset": entries}
    return {**kind, **({"rest": rest} if rest else {})}


def _each(do: PerWeek) -> list[Prescription]:
    """What is done in each week that has it."""
    return [prescription.parse(one) for one in (do if isinstance(do, InlineList) else [do]) if one != NOTHING]


def _in_sets(do: PerWeek, count: int) -> PerWeek:
    """The same amounts in so many sets."""

    def one(text: str) -> str:
        if text == NOTHING:
            return text
        found = Prescription((replace(prescription.parse(text).groups[0], sets=count, least=0),))
        written = tidy(found, str(found))
        return Placed.of(written, text.row, text.column) if isinstance(text, Placed) else written

    return weekly(list(map(one, do))) if isinstance(do, InlineList) else one(do)
