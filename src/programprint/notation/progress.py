"""Progress that depends on the gym: ``+2.5kg when all sets reach 12; -10% after 3 misses``.

progress  = "none" | [ scheme ";" ] clause { ";" clause }
scheme    = "linear" change | "double progression" change | "stages [" sets { "," sets } "]" [ change ]
clause    = change { "and" change } condition [ "and" felt ] [ "," ( "at most" | "up to" ) number [ unit ] ] [ "," "then" change ]
change    = ( "+" | "-" ) number [ "-" number ] unit
            [ ( "of" | "on" ) maximum | "in" ( "one" | "each" | "the last" ) "set" | "rest" ]
          | "back to" ( amount | weight | percent | "stage" number ) | "repeat" | "double" | "start again" | "deload"
          | ( "more" | "less" ) ( "weight" | "reps" | "sets" ) | ( "longer" | "shorter" ) "rest" | "rest" time
          | ( "harder" | "easier" ) "variation" | "new exercise" [ "(" exercise { "," exercise } ")" ] | "next stage"
          | set groups | percent "of it"
maximum   = "1RM" | "TM"
condition = "every" [ number ] ( "session" | "week" | "cycle" ) | "when all reps are done" [ "in" number "sessions" ]
          | "after" ( "a" | number ) ( "success" | "miss" | "stall" ) [ "in a row" ] | "after the last stage"
          | "when" ( "all sets" | "one set" | "the last set" | "the top set" | "the AMRAP set" | "set" number | "the total" )
            ( "reach" amount | "is" ( "below" | "above" ) amount | "is" amount "or less" ) [ "in" number "sessions" ]
          | "for every rep" ( "over" | "under" ) number [ "in the last set" ] | "when" felt
felt      = ( "RPE" | "RIR" | "pain" ) "is" ( number ( "or less" | "or more" ) | ( "below" | "above" ) number )
          | "it feels" ( "light" | "easy" | "heavy" | "hard" ) | "the bar moves" ( "fast" | "slowly" )
          | "the form" ( "is clean" | "slips" )
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation.amount import Amount
from programprint.notation.change import Change
from programprint.notation.clause import Clause, naming, to_bottom, within
from programprint.notation.condition import Kind
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import OFF, Scanner

HINT = "write it as +2.5kg when all sets reach 12; -10% after 3 misses; words go into “note:”"
_KINDS = get_args(Kind)


class Progress(Struct, frozen=True):
    """The rules for next time, in the order of the gym; no rules where those that hold elsewhere do not. *stages* are sets that
    take each other's place after a miss, where there are such."""

    clauses: tuple[Clause, ...]
    stages: tuple[Prescription, ...] = ()

    def __str__(self) -> str:
        between = "; " if any(len(stage.groups) > 1 for stage in self.stages) else ", "
        stages = (f"stages [{between.join(map(str, self.stages))}]",) if self.stages else ()
        return "; ".join((*stages, *map(str, self.clauses))) or "none"

    @property
    def asks_range(self) -> bool:
        """Whether a rule speaks of the range of reps without saying its ends."""
        return any(
            (clause.when.kind == "reached" and clause.when.amount is None) or any(map(to_bottom, clause.changes))
            for clause in self.clauses
        )

    def changes_load(self, weeks_later: bool) -> bool:
        """Whether a later session may have another load, in the same week or *weeks_later*. What comes after every cycle
        changes that of the next program."""
        due = (one for one in self.clauses if one.when.kind != "cycle" and (weeks_later or one.when.kind != "week"))
        staged = any(group.load for stage in self.stages for group in stage.groups)
        return any(
            change.of_load or (staged and change.of_stage) for one in due for change in (*one.changes, *one.then)
        )

    def maxima(self, weeks_later: bool) -> frozenset[str]:
        """The maxima, “1RM” or “TM”, that a later session may have others of, in the same week or *weeks_later*."""
        due = (one for one in self.clauses if one.when.kind != "cycle" and (weeks_later or one.when.kind != "week"))
        changes = (change for one in due for change in (*one.changes, *one.then))
        return frozenset(change.of_maximum for change in changes if change.of_maximum)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises that take the place of this one, as they are written."""
        return tuple(name for clause in self.clauses for one in clause.changes for name in one.exercises)

    def naming(self, names: Mapping[str, str]) -> Progress:
        """The same, with the *names* of exercises in the place of how they are written."""
        return Progress(tuple(naming(clause, names) for clause in self.clauses), self.stages) if names else self

    def within(self, span: Amount) -> Progress:
        """The same, with the ends of a range put in where they are spoken of."""
        return Progress(tuple(within(clause, span) for clause in self.clauses), self.stages)


def ordered(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Clauses in the order of the gym: by rank, then by kind of condition, and from little to much."""

    def place(clause: Clause) -> tuple[int, int, int, Decimal, str]:
        when = clause.when
        reached = (when.amount.low if when.amount else None) or when.felt
        return clause.rank, _KINDS.index(when.kind), when.count, reached, str(clause)

    return tuple(sorted(clauses, key=place))


def parse(text: str, named: Mapping[str, Progress] | None = None) -> Progress:
    """What ``progress:`` may say; *named* are rules that are written elsewhere, by name."""
    from programprint.notation import clause_reader, scheme  # few runs have rules to read

    scanner = Scanner(text, HINT, ranges=False)
    if scanner.done:
        raise scanner.fail("the rule is empty")
    if scanner.sees(OFF):
        return Progress(())
    clauses: list[Clause] = []
    usual: list[Clause] = []
    stages: tuple[Prescription, ...] = ()
    schemes: list[str] = []
    while True:
        at, before = scanner.at, len(clauses)
        schemes += _scheme(scanner, schemes)
        if found := _named(scanner, named or {}) or scheme.take(scanner):
            clauses += found.clauses
            usual += found.usual if isinstance(found, scheme.Scheme) else ()
            if stages and found.stages:
                raise scanner.fail("there are stages already", at, "write all stages in one list")
            stages = stages or found.stages
        else:
            clauses.append(clause_reader.take(scanner))
        for number in range(before, len(clauses)):
            _check_once(scanner, clauses[: number + 1], at)
            _check_apart(scanner, clauses[: number + 1], at)
            _check_tiers(scanner, clauses[: number + 1], at)
        if not scanner.take(r"[;,]"):
            break
    scanner.end()
    clauses = scheme.completed(clauses, usual)
    _check_stages(scanner, clauses, stages)
    return Progress(ordered(clauses), stages)


def _named(scanner: Scanner, named: Mapping[str, Progress]) -> Progress | None:
    """A rule that goes by its name alone."""
    rest = scanner.text[scanner.at :]
    length = min((rest.index(mark) for mark in ";," if mark in rest), default=len(rest))
    name = rest[:length].strip()
    if name not in named:
        return None
    scanner.at += length
    return named[name]


def _check_once(scanner: Scanner, clauses: list[Clause], at: int) -> None:
    """At one and the same time a thing changes once: the last of the clauses, which begins at an offset, says no other change of
    what one before it changes, nor of what it has changed itself."""
    *before, last = clauses
    then = {change.changed(True): change for clause in before if clause.when == last.when for change in clause.changes}
    own: dict[str, Change] = {}
    for change in last.changes:
        if other := then.get(change.changed(True)) or own.get(change.changed()):
            hint = f"keep one of the two, or say when each is meant: {other} …; {change} …"
            raise scanner.fail(f"“{other}” and “{change}” cannot both be done then", at, hint)
        own[change.changed()] = change


def _check_apart(scanner: Scanner, clauses: list[Clause], at: int) -> None:
    """The rule that begins at *at*, the last one, has no condition that may be true along with one of those before it."""
    for clause in clauses[:-1]:
        if clause.when.overlaps(clauses[-1].when):
            message = f"“{clause.when}” and “{clauses[-1].when}” may both be true"
            raise scanner.fail(message, at, "let one begin where the other ends, such as reaches 11 and is below 11")


def _check_tiers(scanner: Scanner, clauses: list[Clause], at: int) -> None:
    """Where the last rule, which begins at *at*, adds weight for so many reps or more, or so little effort or less, none before
    it does so for fewer, or for more of it: nobody would know whether the one takes the place of the other."""
    *before, last = clauses
    for one in before:
        if not (_adds(one) and _adds(last)):
            continue
        few, many = (one, last) if one.when.holds(last.when) else (last, one)
        if few.when.holds(many.when):  # so little effort, and less
            apart = replace(few, when=few.when.beyond(many.when))
            message = f"where “{many.when}” is true, so is “{few.when}”"
            raise scanner.fail(message, at, f"write {many}; {apart}, where the one takes the place of the other")
        if not one.when.goes_on(last.when):
            continue
        message = f"where “{last.when}” is true, so is “{one.when}”"
        low, high = sorted((one, last), key=lambda clause: (clause.when.amount or Amount(None)).low or 0)
        least, most = low.when.amount, high.when.amount
        if least is None or most is None or least.low is None or most.low is None or most.low - 1 <= least.low:
            raise scanner.fail(message, at, "keep one of the two")
        until = replace(low, when=replace(low.when, amount=replace(least, high=most.low - 1)))
        raise scanner.fail(message, at, f"write {until}; {high}, where the second takes the place of the first")


def _adds(clause: Clause) -> bool:
    """Whether so much weight is added."""
    return any(one.turn == "add" and one.step > 0 and one.changed() == "weight" for one in clause.changes)


def _scheme(scanner: Scanner, before: list[str]) -> list[str]:
    """The scheme whose name is at the cursor; no other stands beside it."""
    match = scanner.looks(r"linear|LP(?![a-z])|double progression")
    if match and before:
        message = f"“{before[0]}” and “{match[0]}” both say when weight is added"
        raise scanner.fail(message, hint="keep one of the two: more weight every time, or when the range is done")
    return [match[0]] if match else []


def _check_stages(scanner: Scanner, clauses: list[Clause], stages: tuple[Prescription, ...]) -> None:
    """What speaks of stages has some."""
    changes = [one for clause in clauses for one in (*clause.changes, *clause.then)]
    speaks = any(one.turn in ("stage", "next stage") for one in changes)
    speaks = speaks or any(clause.when.kind == "last stage" for clause in clauses)
    at = max(scanner.text.lower().find("stage"), 0)
    if speaks and not stages:
        raise scanner.fail(
            "there are no stages", at, "write them first: stages [5x3, 6x2, 10x1]; +5lb when all reps are done"
        )
    for one in changes:
        if one.stage > len(stages):
            at = max(scanner.text.lower().find(f"stage {one.stage}"), 0)
            raise scanner.fail(f"there are {len(stages)} stages, no stage {one.stage}", at, f"write 1 to {len(stages)}")
