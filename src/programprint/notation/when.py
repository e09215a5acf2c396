"""Reads when something changes next time, from the words that coaches have for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import cast

from msgspec.structs import replace

from programprint.notation import parts
from programprint.notation.amount import Amount
from programprint.notation.condition import EXAMPLES, HINT, Bound, Condition, Kind, Sets
from programprint.notation.felt import FELT, IF, OR_LESS, OR_MORE, effort, feeling
from programprint.notation.scanner import Scanner
from programprint.problems import close_to

MOST_TIMES = 10
MOST_APART = 52

_NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3},
}
_COUNT = rf"(?:({'|'.join(_NUMBERS)}|\d{{1,2}})\s+)?"
_TIMES = rf"(?:(twice)|{_COUNT}times)"
_IN_A_ROW = r"(?: ?(in a row|running|straight|consecutively))?"
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
    ("least", r"reach(?:es)?"),
    (
        "below",
        r"(?:(?:is |are |was |falls? |drops? |comes? |stays? )?(?:below|under|less than|fewer than|short of)"
        r"|falls? short of|<(?!=))",
    ),
    ("most", r"(?:(?:is |are )?(?:at most|no more than)|<=|≤)"),
    ("above", r"(?:(?:is |are |goes? |gets? )?(?:over|above|more than|beyond)|exceeds?|beats?|passes|>(?!=))"),
    ("least", r"(?:reach(?:es)?|hits?|makes?|gets? to|(?:is |are )?(?:at(?: least)?)|gets?|is|are|>=|≥)"),
)
_TOP = r"(?:(?:the )?(?:top|end|upper end|high end|max(?:imum)?) of (?:the|its|their|your) (?:rep )?range|the top)(?![a-z])"
_FEWER = r"(?:(fewer than|less than|under|below)|at least)"
_SETS_OF = r"\d{1,2}\s*x\s*(?=\d)"
"""How many sets there are, of “you hit 3x12”: all of them."""


def take(scanner: Scanner) -> Condition:
    """When it changes, at the cursor: a condition, and an effort or a feeling beside it."""
    at = scanner.at
    text = _ahead(scanner)
    for reader, words in _READERS:
        if any(word in text for word in words) and (found := reader(scanner)):
            return replace(found, also=_also(scanner, found))
    found_text = scanner.written[at:].strip()
    message = (
        f"“{found_text if len(found_text) <= 60 else f'{found_text[:59]}…'}” does not say when" if found_text else None
    )
    change = " ".join(scanner.written[:at].replace(";", ",").rpartition(",")[2].split())
    near = close_to(found_text.lower(), EXAMPLES, n=1, cutoff=0.7)
    if near:
        raise scanner.fail(f"“{found_text}” does not say when", at, f"did you mean “{near[0]}”? {HINT}")
    hint = (
        f"write {change} every session, or {change} when all reps are done; {HINT}" if not message and change else HINT
    )
    raise scanner.fail(message or "when it changes is missing", at, hint)


def _ahead(scanner: Scanner) -> str:
    """What stands from here to the end of the rule, in small letters: a reader whose words are not there need not look."""
    return scanner.text[scanner.at :].partition(";")[0].lower()


def _also(scanner: Scanner, beside: Condition) -> Condition | None:
    """What must be so as well: “and RPE is 8 or less”, “at RPE 8 or less”, “and it feels light”; of an effort its other end."""
    if beside.kind in ("rpe", "rir", "pain"):
        return effort(scanner, "and") if scanner.sees(rf"and (?:{beside.kind} |is )") else None
    if beside.kind not in ("done", "reached") or not re.search(FELT, _ahead(scanner)):
        return None
    lead = r"(?:, )?(?:and|with|at|but)(?: (?:when|if))?"
    return effort(scanner, lead) or feeling(scanner, lead)


def _number(scanner: Scanner, written: str | None, at: int, most: int, message: str) -> int:
    word = (written or "a").lower()
    number = _NUMBERS.get(word) or int(word)
    if not 1 <= number <= most:
        raise scanner.fail(f"{number} {message} cannot be meant", at, f"write 1 to {most}")
    return number


def _calendar(scanner: Scanner) -> Condition | None:
    at = scanner.at
    if scanner.take(r"(?:weekly|a week)(?![a-z])"):
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
        rf"|{IF} (?:the )?(?:last|final) stage (?:is |was )?(?:missed|failed|fails|over|done)(?![a-z])"
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
        rf"(?:{IF} (?:all |every )?(?:the |of the )?(?:reps?|sets?)(?: and (?:sets|reps))?"
        r" (?:are|is|were) (?:all )?(?:done|made|completed?|hit)"
        rf"|{IF} {_YOU_DO} (?:all|every)(?: of)?(?: the)?(?: (?:reps?|sets?))?"
        rf"|{IF} (?:it is )?(?:successful|completed?)|on (?:a )?success)(?![a-z])"
    ):
        return None
    return _often(scanner, Condition("done"))


def _often(scanner: Scanner, found: Condition) -> Condition:
    """In how many sessions it must be so."""
    at = scanner.at
    often = rf"(?:(twice)|(?:(?:in|for|on|over) )?{_COUNT}(?:sessions?|times|workouts?)){_IN_A_ROW}(?![a-z])"
    if (scanner.word or scanner.sees(r"\d")) and (match := scanner.take(often)):
        count = 2 if match[1] else _number(scanner, match[2], at, MOST_TIMES, "sessions")
        return Condition(
            found.kind, count, bool(match[3]) and count > 1, found.of, found.nth, found.amount, found.bound
        )
    return found


def _counted(scanner: Scanner) -> Condition | None:
    at = scanner.at
    if scanner.take(rf"{IF} (?:it |you )?(?:stalls?|stalled|plateaus?)(?![a-z])"):
        return Condition("stalls")
    if match := scanner.take(rf"(?:after|{IF}) (?:you )?(?:fail|miss)(?:ing|ed)? {_TIMES}{_IN_A_ROW}(?![a-z])"):
        count = 2 if match[1] else _number(scanner, match[2], at, MOST_TIMES, "misses")
        return Condition("misses", count, bool(match[3]) and count > 1)
    if scanner.take(
        rf"{IF} (?:(?:any |a )?(?:reps?|sets?) (?:are|is) (?:missed|failed)|you (?:miss|fail)(?: (?:a rep|reps))?)(?![a-z])"
    ):
        return Condition("misses")
    match = scanner.take(
        rf"(?:after|on)(?: the)? {_COUNT}(consecutive |straight )?"
        r"(?:(success(?:es)?|(?:successful|good|completed?) (?:sessions?|workouts?))"
        r"|(stalls?|plateaus?|stalling)"
        r"|(?:misse?s?|failures?|fails?|(?:failed|missed) (?:sessions?|sets?|reps?|attempts?|workouts?)|missing|failing))"
        rf"{_IN_A_ROW}(?![a-z])"
    )
    if not match:
        return None
    message = "successes" if match[3] else "stalls" if match[4] else "misses"
    count = _number(scanner, match[1], at, MOST_TIMES, message)
    if match[3] and count == 1:
        return Condition("done")
    return Condition(cast(Kind, message), count, bool(match[2] or match[5]) and count > 1)


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
    text = _ahead(scanner)
    if "total" in text and (
        match := scanner.take(rf"{IF} {_FEWER} (\d{{1,4}}) (?:total reps|reps (?:in )?total|in total)(?![a-z])")
    ):
        total = Amount(Decimal(match[2]))
        return _often(scanner, Condition("reached", of="total", amount=total, bound="below" if match[1] else "least"))
    if "x" in text and (
        match := scanner.take(rf"{IF} {_SETS_OF}(\d{{1,3}}) (?:is|are) (?:done|reached|made|completed?)(?![a-z])")
    ):
        return _often(scanner, Condition("reached", amount=Amount(Decimal(match[1]))))
    if match := scanner.take(r"(?:once )?at \d{1,2}\s*x\s*(\d{1,3})(?![\d-])"):
        return _often(scanner, Condition("reached", amount=Amount(Decimal(match[1]))))
    if not (match := scanner.take(rf"{IF} (?:{_WHICH} )?")):
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
        rf"(\d{{1,4}}) ?(?:reps? )?(?={OR_LESS}|(?:or more|and|at|with|but|twice|for|over)(?![a-z]))"
    ):
        amount = Amount(Decimal(match[1]))
    elif not (scanner.word and scanner.take(_TOP)):
        amount = parts.take(scanner)
    if scanner.word and scanner.take(OR_LESS):
        bound = "most"
    elif not scanner.sees(r"[;,]"):
        scanner.take(OR_MORE)
    return _often(scanner, Condition("reached", of=of, nth=nth, amount=amount, bound=bound))


_READERS: tuple[tuple[Callable[[Scanner], Condition | None], tuple[str, ...]], ...] = (
    (_calendar, ("a week", "every", "each", "per", "/", "weekly")),
    (_stage, ("stage",)),
    (_per_rep, ("for", "per", "/")),
    (_done, ("done", "made", "complete", "hit", "success", "you ")),
    (_counted, ("miss", "fail", "stall", "plateau", "success", "good", "complete")),
    (effort, ("rpe", "rir", "pain", "left", "reserve", "tank")),
    (feeling, tuple(FELT.split("|"))),
    (_reached, ("when", "if", "once", "at ")),
)
"""The readers of conditions, each with words of which one is in what it reads."""
