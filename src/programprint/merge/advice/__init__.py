"""A merged program → advice: warnings by name on what a coach may have overlooked. It never stops a build.

Each piece of advice is a function of the plan; a program switches it off with ``quiet:``. Their docstrings are what
docs/advice.md says of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from programprint.merge.advice.exercises import bare_number, harder_first, one_side_only, tempo_out_of_place, two_names
from programprint.merge.advice.loads import last_set_only, odd_load, share_of_another, station_twice, untold_sets
from programprint.merge.advice.plan import Finding, Plan
from programprint.merge.advice.texts import another_language, no_words, untranslated
from programprint.merge.advice.weeks import deload_not_lighter, volume_jump
from programprint.merge.entry.entries import Entries
from programprint.merge.sheet import Sheet
from programprint.problems import Span

ADVICE: dict[str, Callable[[Plan], Iterator[Finding]]] = {
    "odd-load": odd_load,
    "last-set-only": last_set_only,
    "untold-sets": untold_sets,
    "tempo-out-of-place": tempo_out_of_place,
    "bare-number": bare_number,
    "volume-jump": volume_jump,
    "one-side-only": one_side_only,
    "harder-first": harder_first,
    "deload-not-lighter": deload_not_lighter,
    "station-twice": station_twice,
    "share-of-another": share_of_another,
    "two-names": two_names,
    "no-words": no_words,
    "untranslated": untranslated,
    "another-language": another_language,
}


def advise(entries: Entries, sheets: tuple[Sheet, ...]) -> None:
    """Adds what there is to say of the sheets of a program, once of each place; nothing where there is an error."""
    program, docket = entries.program, entries.docket
    if docket.errors or not sheets:
        return
    plan = Plan(program, entries.calendar, entries.library, sheets)
    for name, find in ADVICE.items():
        told: set[Span] = set()
        for finding in find(plan) if name not in program.quiet else ():
            if not _unwanted(name, finding) and finding.where not in told:
                told.add(finding.where)
                docket.warn(finding.where, finding.message, f"{finding.cure}; “quiet: {name}” if it is meant", name)


def _unwanted(name: str, finding: Finding) -> bool:
    item = finding.item
    return item is not None and (name in item.written.quiet or name in item.course.source.quiet)
