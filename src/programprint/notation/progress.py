"""Progress that depends on the gym: ``+2.5kg when all sets reach 12; -10% after 3 misses``.

progress  = "none" | clause { ";" clause }
clause    = change { "and" change } condition
change    = ( "+" | "-" ) number unit | ( "more" | "less" ) "weight" | "back to" amount | "repeat" | "double"
          | ( "harder" | "easier" ) "variation" | set groups
condition = "every session" | "every cycle" | "when all reps are done"
          | "when" ( "all sets" | "the last set" | "the top set" | "set" number | "the total" )
            "reach" amount
          | "for every rep over" number [ "in the last set" ]
          | "when" ( "RPE" | "pain" ) "is" ( number "or less" | "below" number ) | "after" ( "a miss" | number "misses" )
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import amount as amounts
from programprint.notation import prescription
from programprint.notation.amount import Amount
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import OFF, Scanner, Unreadable, plain

HINT = "write it as +2.5kg when all sets reach 12; -10% after 3 misses; words go into “note:”"
MOST_MISSES = 10
Turn = Literal["add", "back", "repeat", "double", "harder", "easier", "do", "more weight", "less weight"]
When = Literal[
    "session", "week", "cycle", "done", "all", "last", "top", "total", "set", "over", "rpe", "pain", "misses"
]
_UNITS = ("kg", "lb", "%", "reps", "sets", "s", "min", "m", "km")
_WORDS = {
    "kg": r"kgs?",
    "lb": r"lbs?|pounds?",
    "%": r"%",
    "reps": r"reps?",
    "sets": r"sets?",
    "s": r"s(?:ec(?:onds?)?)?",
    "min": r"min(?:utes?)?",
    "km": r"km",
    "m": r"m(?:et(?:er|re)s?)?",
}
_SETS = {"all": "all sets", "last": "the last set", "top": "the top set", "total": "the total"}
_SPACED = ("reps", "sets", "min")
_MOST = r"(?:(under |below |<(?!=) ?)|at most |<= ?|≤ ?)?"
"""How the most of something is said, and whether it must be less than that."""


class Change(Struct, frozen=True):
    """What is different next time: *step* in *unit* more or less, back to *amount*, or the sets of *do*."""

    turn: Turn
    step: Decimal = Decimal(0)
    unit: str = ""
    amount: Amount | None = None
    do: Prescription | None = None

    def __str__(self) -> str:
        match self.turn:
            case "add":
                return f"{'-' if self.step < 0 else '+'}{plain(abs(self.step))}{self._unit(' ')}"
            case "back":
                return f"back to {self.amount}{' reps' if self._of_reps else ''}"
            case "do":
                return str(self.do)
            case "repeat" | "double" | "more weight" | "less weight":
                return self.turn
        return f"{self.turn} variation"

    @property
    def _of_reps(self) -> bool:
        return self.amount is not None and self.amount.unit == "reps" and self.amount.low is not None

    def _unit(self, gap: str) -> str:
        unit = self.unit.removesuffix("s") if abs(self.step) == 1 and self.unit in ("reps", "sets") else self.unit
        return f"{gap if self.unit in _SPACED else ''}{unit}"


class Clause(Struct, frozen=True):
    """Changes, and when they are made: *amount* is what the sets must reach, *count* the misses or the set, *felt* the most
    effort or pain, which itself is too much where it must be *below*."""

    changes: tuple[Change, ...]
    when: When
    amount: Amount | None = None
    count: int = 1
    felt: Decimal = Decimal(0)
    below: bool = False

    def __str__(self) -> str:
        return f"{' and '.join(map(str, self.changes))} {self._condition(str(self.amount), ' ')}"

    def _condition(self, reached: str, gap: str) -> str:
        match self.when:
            case "session" | "week" | "cycle":
                return f"every {self.when}"
            case "set":
                return f"when set{gap}{self.count} reaches{gap}{reached}"
            case "over":
                return f"for every rep over{gap}{reached} in{gap}the{gap}last{gap}set"
            case "done":
                return "when all reps are done"
            case "pain" | "rpe":
                scale, end = ("RPE" if self.when == "rpe" else "pain"), (f" or{gap}less" if self.felt else "")
                most = f"below{gap}{plain(self.felt)}" if self.below else f"{plain(self.felt)}{end}"
                return f"when {scale}{gap}is {most}"
            case "misses":
                return f"after a{gap}miss" if self.count == 1 else f"after {self.count}{gap}misses"
        verb = "reach" if self.when == "all" else "reaches"
        return f"when {_SETS[self.when]} {verb}{gap}{reached}"


class Progress(Struct, frozen=True):
    """The rules for next time, in the order in which they are said; no rules where those that hold elsewhere do not."""

    clauses: tuple[Clause, ...]

    def __str__(self) -> str:
        return "; ".join(map(str, self.clauses)) or "none"


def parse(text: str) -> Progress:
    """What ``progress:`` may say."""
    scanner = Scanner(text, HINT)
    if scanner.done:
        raise scanner.fail("the rule is empty")
    if scanner.sees(OFF):
        return Progress(())
    clauses = [_clause(scanner)]
    _refuse_contradiction(scanner, clauses, 0)
    while scanner.take(r"[;,]"):
        at = scanner.at
        clauses.append(_clause(scanner))
        _refuse_contradiction(scanner, clauses, at)
    scanner.end()
    return Progress(tuple(clauses))


def _refuse_contradiction(scanner: Scanner, clauses: list[Clause], at: int) -> None:
    """At one and the same time a thing changes once: the last of the clauses, which begins at an offset, says no other change of
    what one before it changes, nor of what it has changed itself."""
    *before, last = clauses
    then = [change for clause in before if replace(clause, changes=last.changes) == last for change in clause.changes]
    for number, change in enumerate(last.changes):
        others = {_changed(one, True): one for one in then} | {_changed(one): one for one in last.changes[:number]}
        if other := others.get(_changed(change, not number)):
            hint = f"keep one of the two, or say when each is meant: {other} …; {change} …"
            raise scanner.fail(f"“{other}” and “{change}” cannot both be done then", at, hint)


def _changed(change: Change, again: bool = False) -> str:
    """What is changed: the weight, the sets, the variation, what a unit counts. *again*: in a rule of its own, where the same
    weight once more is no other weight."""
    if change.turn == "add":
        return "weight" if change.unit in ("kg", "lb", "%") else change.unit
    if change.turn in ("more weight", "less weight") or (again and change.turn in ("repeat", "double")):
        return "weight"
    return "variation" if change.turn in ("harder", "easier") else change.turn


def _clause(scanner: Scanner) -> Clause:
    if scanner.sees(r"(?:when|if|after|every|each|on)(?![a-z])"):
        condition = _condition(scanner)
        scanner.take(r"[:,]|then(?![a-z])")
        changes = _changes(scanner)
    else:
        changes = _changes(scanner)
        condition = _condition(scanner)
    return replace(condition, changes=changes)


def _changes(scanner: Scanner) -> tuple[Change, ...]:
    changes = [_change(scanner)]
    while scanner.take(r"and(?: then)?(?![a-z])"):
        changes.append(_change(scanner))
    return tuple(changes)


def _change(scanner: Scanner) -> Change:
    at = scanner.at
    if match := scanner.take(r"(?:(more|add|add some|go up in)|less|take off some) (?:weight|load)(?![a-z])"):
        return Change("more weight" if match[1] else "less weight")
    if match := scanner.take(r"(?:add |drop |(?:take |go )?(?:off |down )|deload )"):
        sign = -1 if match[0].strip().lower() != "add" else 1
    elif match := scanner.take(r"[+-]"):
        sign = -1 if match[0] == "-" else 1
    elif scanner.take(r"(?:go )?back to(?![a-z])"):
        amount = amounts.take(scanner)
        return Change("back", amount=amount)
    elif scanner.take(r"repeat(?:\s+it|\s+the session|\s+the load)?(?![a-z])|same (?:load|weight)(?: again)?(?![a-z])"):
        return Change("repeat")
    elif scanner.take(r"(?:(?:double|twice) (?:that|it|as much(?: more)?)|double)(?![a-z])"):
        return Change("double")
    elif scanner.take(r"(?:the )?next (?:step|exercise|variation|progression)(?![a-z])|harder(?= (?:when|if|after))"):
        return Change("harder")
    elif match := scanner.take(r"(?:the )?(?:next )?(harder|easier) (?:variation|exercise|progression)(?![a-z])"):
        return Change("harder" if match[1].lower() == "harder" else "easier")
    elif scanner.sees(r"(?:(?:go )?to )?\d+\s*x"):
        scanner.take(r"(?:go )?to ")
        return Change("do", do=_sets(scanner))
    else:
        found = scanner.written[at:].strip()
        raise scanner.fail(f"“{found}” does not say what changes" if found else "what changes is missing")
    number = scanner.number()
    if not number:
        raise scanner.fail("the change needs a number", hint="write +2.5kg, -10% or +1 rep")
    for unit, words in _WORDS.items():
        if scanner.take(rf"(?:{words})(?![a-z])"):
            if unit in ("reps", "sets") and number % 1:
                raise scanner.fail(f"half of one of the {unit} cannot be added", at, "write whole numbers")
            return Change("add", sign * number, unit)
    step = plain(number)
    raise scanner.fail(
        f"“{step}” has no unit that is known", hint=f"write {step}kg, {step} rep{'' if number == 1 else 's'} or 10%"
    )


def _sets(scanner: Scanner) -> Prescription:
    """Set groups without a comma between them, up to the condition."""
    at = scanner.at
    match = scanner.take(r"[^;]*?(?=\s+(?:and|when|if|after|every|each|on)(?![a-z])|\s*(?:;|,|$))")
    try:
        return prescription.parse(match[0] if match else "")
    except Unreadable as fault:
        raise scanner.fail(fault.message, at + fault.offset, fault.hint) from None


def _condition(scanner: Scanner) -> Clause:
    """When it changes, without what changes."""
    at = scanner.at
    if match := scanner.take(r"(?:every|each|per|/)\s*(session|workout|time|week|cycle|wave)(?![a-z])"):
        said = match[1].lower()
        return Clause((), "week" if said == "week" else "cycle" if said in ("cycle", "wave") else "session")
    if scanner.take(r"(?:for (?:every|each)|per|/) ?(?:extra )?reps? (?:over|above|beyond)(?![a-z])"):
        amount = amounts.take(scanner)
        scanner.take(r"(?:in|of) the last set(?![a-z])")
        return Clause((), "over", amount)
    if match := scanner.take(
        r"(?:when|if) (?:the )?(?:set (\d)|(\d)(?:st|nd|rd|th) set) (?:reaches|hits|is at)(?![a-z])"
    ):
        return Clause((), "set", amounts.take(scanner), int(match[1] or match[2]))
    if scanner.take(
        r"(?:when|if) (?:all |every )?(?:the )?(?:reps?|sets?) (?:are|is|were) (?:all )?(?:done|made|complete)(?![a-z])"
    ):
        return Clause((), "done")
    if scanner.take(r"on success(?![a-z])"):
        return Clause((), "done")
    if match := scanner.take(rf"(?:when|if) (?:it is |the )?RPE (?:is |was )?{_MOST}"):
        rpe = scanner.number()
        scanner.take(r"or (?:less|lower|below)(?![a-z])")
        if rpe is None or not 1 <= rpe <= 10:
            raise scanner.fail("RPE needs a number from 1 to 10", hint="write when RPE is 8 or less")
        return Clause((), "rpe", felt=rpe, below=match[1] is not None)
    if match := scanner.take(rf"(?:when|if) (?:the )?pain (?:is |was |stays )?{_MOST}(?:at )?"):
        pain = scanner.number()
        scanner.take(r"/\s*10(?!\d)")
        scanner.take(r"or (?:less|lower|below)(?![a-z])")
        if pain is None or pain > 10:
            raise scanner.fail("pain needs a number from 0 to 10", hint="write when pain is 3 or less")
        return Clause((), "pain", felt=pain, below=match[1] is not None)
    if match := scanner.take(
        r"after (?:(a|one|two|three|four|five|\d{1,2}) )?(?:misse?s?|failures?|failed \w+|stalls?)(?: in a row)?(?![a-z])"
    ):
        word = (match[1] or "a").lower()
        words = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
        count = words.get(word) or int(word)
        if not 1 <= count <= MOST_MISSES:
            raise scanner.fail(f"{count} misses cannot be meant", at, "write after 3 misses")
        return Clause((), "misses", count=count)
    return _reached(scanner, at)


def _reached(scanner: Scanner, at: int) -> Clause:
    """“when all sets reach 12”, “when the last set reaches 10”."""
    match = scanner.take(
        r"(?:when|if) (?:(?:the )?(total)(?: reps)? |(?:(all|every|each|the last|last|the top|top|the) )?sets? |you )?"
        r"(?:reach(?:es)?|hits?|(?:are|is) at|at|gets? to)(?![a-z])"
    )
    if not match:
        found = scanner.written[at:].strip()
        said = f"“{found}” does not say when" if found else "when it changes is missing"
        raise scanner.fail(
            said, at, "write when all sets reach 12, when all reps are done, every session or after 3 misses"
        )
    word = (match[1] or match[2] or "all").lower().removeprefix("the ")
    named: dict[str, When] = {"last": "last", "top": "top", "total": "total"}
    when = named.get(word, "all")
    return Clause((), when, amounts.take(scanner))
