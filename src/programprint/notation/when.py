"""Reads when something changes next time, from the words that coaches have for it."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from typing import cast

from msgspec.structs import replace

from programprint.notation import parts
from programprint.notation.amount import Amount
from programprint.notation.condition import EXAMPLES, HINT, Bound, Condition, Feeling, Kind, Sets
from programprint.notation.scanner import Scanner

MOST_TIMES = 10
MOST_APART = 52

_NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3},
}
_COUNT = rf"(?:({'|'.join(_NUMBERS)}|\d{{1,2}})\s+)?"
_TIMES = rf"(?:(twice)|{_COUNT}times)"
_IN_A_ROW = r"(?: ?(in a row|running|straight|consecutively))?"
_IF = r"(?:when|if)"
_IS = r"(?:is |was |are |were |'s |stays |feels |felt )?"
_WHICH = (
    r"(?:(?:the )?(total|sum)(?: (?:of )?(?:all )?reps)?"
    r"|(all|every|each|any|one|a|the last|last|the final|the top|top|the amrap|the plus|amrap) sets?|(?:the )?(amrap)"
    r"|(?:the )?set (\d{1,2})|(?:the )?(first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th)) set|(?:the )?(sets?|reps?)|(you))"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_NAMED: dict[str, Sets] = {
    **dict.fromkeys(("total", "sum"), "total"),
    **dict.fromkeys(("any", "one", "a"), "any"),
    **dict.fromkeys(("last", "final"), "last"),
    **dict.fromkeys(("amrap", "plus"), "amrap"),
    "top": "top",
}
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (
        "below",
        r"(?:(?:is |are |was |falls? |drops? |comes? |stays? )?(?:below|under|less than|fewer than|short of)"
        r"|falls? short of|<(?!=))",
    ),
    ("most", r"(?:(?:is |are )?(?:at most|no more than)|<=|≤)"),
    ("above", r"(?:(?:is |are |goes? |gets? )?(?:over|above|more than|beyond)|exceeds?|beats?|passes|>(?!=))"),
    ("least", r"(?:reach(?:es)?|hits?|makes?|gets? to|(?:is |are )?(?:at(?: least)?)|gets?|is|are|>=|≥)"),
)
_OR_LESS = r"or (?:less|fewer|lower|below|under)(?![a-z])"
_OR_MORE = r"(?:or (?:more|higher|above|over|better)(?![a-z])|\+)"
_MOST = r"(?:(under |below |less than |<(?!=) ?)|(at most |<= ?|≤ ?)|(above |over |more than |>(?!=) ?)|(at least |>= ?|≥ ?))?"
"""How an effort is bounded: below it, at most, above, at least."""
_TOP = r"(?:(?:the )?(?:top|end|upper end|high end|max(?:imum)?) of (?:the|its|their|your) (?:rep )?range|the top)(?![a-z])"
_FEWER = r"(?:(fewer than|less than|under|below)|at least)"
_SETS_OF = r"\d{1,2}\s*x\s*(?=\d)"
"""How many sets there are, of “you hit 3x12”: all of them."""
_SIDES: tuple[Bound, ...] = ("below", "most", "above", "least")
_LEFT = r"RIR|(?:are |is )?(?:left|in reserve)(?: in the tank)?|in the tank"
_SCALES = {
    "rpe": (1, 10, "RPE", "8 or less"),
    "rir": (0, 9, "RIR", "3 or more"),
    "pain": (0, 10, "pain", "3 or less"),
}
"""The ends of each scale, what it is called, and an example."""
_FEELINGS: tuple[tuple[Feeling, str], ...] = (
    ("light", "light"),
    ("easy", "easy|comfortable"),
    ("heavy", "heavy"),
    ("hard", "hard|difficult"),
    ("fast", "fast|quick"),
    ("slow", "slow"),
    ("clean", "clean|good|perfect|solid|stable"),
    ("rough", "rough|bad|sloppy|shaky"),
)
_IT = (
    r"(?:(it|the (?:weight|load|set|sets|last set|session))|((?:the )?(?:bar(?: speed)?|reps?))"
    r"|((?:the |your )?(?:form|technique)))"
)
"""What is felt: the weight, how the bar moves, or the form."""


def take(scanner: Scanner) -> Condition:
    """When it changes, at the cursor: a condition, and an effort or a feeling beside it."""
    at = scanner.at
    for reader in (_calendar, _stage, _per_rep, _done, _counted, _effort, _feeling, _reached):
        if found := reader(scanner):
            return replace(found, also=_also(scanner, found))
    found_text = scanner.written[at:].strip()
    said = (
        f"“{found_text if len(found_text) <= 60 else f'{found_text[:59]}…'}” does not say when" if found_text else None
    )
    change = " ".join(scanner.written[:at].replace(";", ",").rpartition(",")[2].split())
    near = get_close_matches(found_text.lower(), EXAMPLES, n=1, cutoff=0.7)
    if near:
        raise scanner.fail(f"“{found_text}” does not say when", at, f"did you mean “{near[0]}”? {HINT}")
    hint = f"write {change} every session, or {change} when all reps are done; {HINT}" if not said and change else HINT
    raise scanner.fail(said or "when it changes is missing", at, hint)


def _also(scanner: Scanner, beside: Condition) -> Condition | None:
    """What must be so as well: “and RPE is 8 or less”, “at RPE 8 or less”, “and it feels light”."""
    if beside.kind not in ("done", "reached"):
        return None
    lead = r"(?:, )?(?:and|with|at|but)(?: (?:when|if))?"
    return _effort(scanner, lead) or _feeling(scanner, lead)


def _number(scanner: Scanner, written: str | None, at: int, most: int, said: str) -> int:
    word = (written or "a").lower()
    number = _NUMBERS.get(word) or int(word)
    if not 1 <= number <= most:
        raise scanner.fail(f"{number} {said} cannot be meant", at, f"write 1 to {most}")
    return number


def _calendar(scanner: Scanner) -> Condition | None:
    at = scanner.at
    if scanner.take(r"weekly(?![a-z])"):
        return Condition("week")
    match = scanner.take(
        r"(?:after )?(?:every|each|per|/)\s*(?:(other|second|third|two|three|four|\d{1,2})(?:nd|rd|th)?\s*)?"
        r"(?:(sessions?|workouts?|trainings?|times?)|(weeks?|wks?)|(?:cycles?|waves?|rounds? of the program))(?![a-z])"
    )
    if not match:
        return None
    kind: Kind = "session" if match[2] else "week" if match[3] else "cycle"
    return Condition(kind, _number(scanner, match[1], at, MOST_APART, f"{kind}s apart"))


def _stage(scanner: Scanner) -> Condition | None:
    if scanner.take(
        r"(?:after|on) (?:an? (?:miss|failure) (?:in|at|on|of) )?(?:missing |failing )?(?:the )?(?:last|final) stage"
        r"(?: is (?:missed|failed))?(?![a-z])"
        rf"|{_IF} (?:the )?(?:last|final) stage (?:is |was )?(?:missed|failed|fails|over|done)(?![a-z])"
    ):
        return Condition("last stage")
    return None


def _per_rep(scanner: Scanner) -> Condition | None:
    match = scanner.take(
        r"(?:for (?:every|each)|per|/) ?(?:extra |missing )?reps? "
        r"(?:(over|above|beyond|more than)|under|below|short of|less than)(?![a-z])"
    )
    if not match:
        return None
    amount = parts.take(scanner)
    found = scanner.take(rf"(?:in|of|on) {_WHICH}(?![a-z])")
    of, nth = _which(found) if found else ("last", 0)
    return Condition("over" if match[1] else "under", of=of, nth=nth, amount=amount)


_YOU_DO = r"you (?:get|do|make|hit|complete|finish)"


def _done(scanner: Scanner) -> Condition | None:
    if not scanner.take(
        rf"(?:{_IF} (?:all |every )?(?:the |of the )?(?:reps?|sets?)(?: and (?:sets|reps))?"
        r" (?:are|is|were) (?:all )?(?:done|made|completed?|hit)"
        rf"|{_IF} {_YOU_DO} (?:all|every)(?: of)?(?: the)?(?: (?:reps?|sets?))?"
        rf"|{_IF} (?:it is )?(?:successful|completed?)|on (?:a )?success)(?![a-z])"
    ):
        return None
    return _often(scanner, Condition("done"))


def _often(scanner: Scanner, found: Condition) -> Condition:
    """In how many sessions it must be so."""
    at = scanner.at
    if match := scanner.take(
        rf"(?:(twice)|(?:(?:in|for|on|over) )?{_COUNT}(?:sessions?|times|workouts?)){_IN_A_ROW}(?![a-z])"
    ):
        count = 2 if match[1] else _number(scanner, match[2], at, MOST_TIMES, "sessions")
        return Condition(
            found.kind, count, bool(match[3]) and count > 1, found.of, found.nth, found.amount, found.bound
        )
    return found


def _counted(scanner: Scanner) -> Condition | None:
    at = scanner.at
    if scanner.take(rf"{_IF} (?:it |you )?(?:stalls?|stalled|plateaus?)(?![a-z])"):
        return Condition("stalls")
    if match := scanner.take(rf"(?:after|{_IF}) (?:you )?(?:fail|miss)(?:ing|ed)? {_TIMES}{_IN_A_ROW}(?![a-z])"):
        count = 2 if match[1] else _number(scanner, match[2], at, MOST_TIMES, "misses")
        return Condition("misses", count, bool(match[3]) and count > 1)
    if scanner.take(
        rf"{_IF} (?:(?:any |a )?(?:reps?|sets?) (?:are|is) (?:missed|failed)|you (?:miss|fail)(?: (?:a rep|reps))?)(?![a-z])"
    ):
        return Condition("misses")
    match = scanner.take(
        rf"(?:after|on)(?: the)? {_COUNT}(consecutive |straight )?"
        r"(?:(success(?:es)?|(?:successful|good|completed?) (?:sessions?|workouts?))"
        r"|(stalls?|plateaus?|stalling)"
        r"|(?:misse?s?|failures?|(?:failed|missed) (?:sessions?|sets?|reps?|attempts?|workouts?)|missing|failing))"
        rf"{_IN_A_ROW}(?![a-z])"
    )
    if not match:
        return None
    said = "successes" if match[3] else "stalls" if match[4] else "misses"
    count = _number(scanner, match[1], at, MOST_TIMES, said)
    if match[3] and count == 1:
        return Condition("done")
    return Condition(cast(Kind, said), count, bool(match[2] or match[5]) and count > 1)


def _effort(scanner: Scanner, lead: str = _IF) -> Condition | None:
    """“when RPE is 8 or less”, “when 3 reps are left”; of a bare number nobody says here on which side of it."""
    if match := scanner.take(rf"{lead} (?:it is )?(?:the )?(RPE|RIR|pain)(?![a-z]) ?{_IS}{_MOST}(?:at )?"):
        kind = match[1].lower()
    elif match := scanner.take(rf"{lead} ((?:there are )?){_MOST}(?=\d+ ?(?:reps? )?(?:{_LEFT}))"):
        kind = "rir"
    else:
        return None
    at, felt = scanner.at, scanner.number()
    least, most, name, example = _SCALES[kind]
    if felt is None or not least <= felt <= most:
        raise scanner.fail(f"{name} needs a number from {least} to {most}", at, f"write when {name} is {example}")
    scanner.take(r"/\s*10(?!\d)")
    scanner.take(rf"(?:reps? )?(?:{_LEFT})")
    bound: Bound = next((one for one, written in zip(_SIDES, match.groups()[1:], strict=True) if written), "")
    if scanner.take(_OR_LESS):
        bound = "most"
    elif scanner.take(_OR_MORE):
        bound = "least"
    return Condition(cast(Kind, kind), felt=felt, bound=bound or ("least" if kind == "rir" else ""))


def _feeling(scanner: Scanner, lead: str = _IF) -> Condition | None:
    """“when it feels light”, “when the bar moves fast”, “when the form is clean”."""
    start = scanner.at
    match = scanner.take(
        rf"{lead} (?:{_IT} ?)?(?:(?:feels?|felt|is|was|are|moves?|moved|'s|stays|seems|gets) )?"
        r"(?:(?:too|very|still|really|so) )?(?=[a-z])"
    )
    if match:
        if match[3] and scanner.take(r"(?:breaks? down|slips?|fails?|suffers?|goes)(?![a-z])"):
            return Condition("feel", feel="rough")
        if match[3] and scanner.take(r"holds?(?: up)?(?![a-z])"):
            return Condition("feel", feel="clean")
        for feel, words in _FEELINGS:
            fits = match[3] is not None if feel in ("clean", "rough") else not match[3]
            if fits and scanner.take(rf"(?:{words})(?:ly)?(?![a-z])"):
                return Condition("feel", feel=feel)
    scanner.at = start
    return None


def _which(match: re.Match[str]) -> tuple[Sets, int]:
    """Whose reps a match of :data:`_WHICH` means, and the number of the set."""
    total, named, amrap, number, ordinal, *_ = match.groups()
    if number or ordinal:
        word = (number or ordinal).lower()
        return "set", _ORDINALS.get(word) or int(word.rstrip("stndrh"))
    word = (total or named or amrap or "all").lower().removeprefix("the ")
    return _NAMED.get(word, "all"), 0


def _reached(scanner: Scanner) -> Condition | None:
    """“when all sets reach 12”, “when the total is below 11”, “when the last set reaches the top of the range”."""
    start = scanner.at
    if match := scanner.take(rf"{_IF} {_FEWER} (\d{{1,4}}) (?:total reps|reps (?:in )?total|in total)(?![a-z])"):
        total = Amount(Decimal(match[2]))
        return _often(scanner, Condition("reached", of="total", amount=total, bound="below" if match[1] else "least"))
    if match := scanner.take(rf"{_IF} {_SETS_OF}(\d{{1,3}}) (?:is|are) (?:done|reached|made|completed?)(?![a-z])"):
        return _often(scanner, Condition("reached", amount=Amount(Decimal(match[1]))))
    if not (match := scanner.take(rf"{_IF} (?:{_WHICH} )?")):
        return None
    of, nth = _which(match)
    if of == "set" and not nth:
        raise scanner.fail("sets are counted from 1", start, "write when set 1 reaches 12")
    bound: Bound = next((bound for bound, words in _BOUNDS if scanner.take(rf"{words}(?![a-z])")), "")
    if not bound:
        scanner.at = start
        return None
    amount: Amount | None = None
    if of == "all":
        scanner.take(_SETS_OF)
    if match := scanner.take(
        rf"(\d{{1,4}}) ?(?:reps? )?(?={_OR_LESS}|(?:or more|and|at|with|but|twice|for|over)(?![a-z]))"
    ):
        amount = Amount(Decimal(match[1]))
    elif not scanner.take(_TOP):
        amount = parts.take(scanner)
    if scanner.take(_OR_LESS):
        bound = "most"
    else:
        scanner.take(_OR_MORE)
    return _often(scanner, Condition("reached", of=of, nth=nth, amount=amount, bound=bound))
