"""Reads what is different next time, from the words that coaches have for it."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from programprint.notation import duration, parts, prescription, rule
from programprint.notation.change import WHOLE, Change, Turn, Where
from programprint.notation.prescription import Prescription
from programprint.notation.scanner import Scanner, Unreadable, plain
from programprint.problems import close_to

HINT = (
    "a change is such as +2.5kg, +5-10lb, -10%, +1% of 1RM, +1 rep in one set, +30s rest, more weight, back to 8 reps, 5x5, "
    "1x5RM, repeat, deload, longer rest, harder variation, new exercise or next stage"
)
CONDITION = (
    r"(?:when|if|once|after|on|for (?:every|each))(?![a-z])"
    r"|(?:every|each|per|/)\s*(?:\d+(?:nd|rd|th)?\s+|(?:other|two|three|four|second|third) )?"
    r"(?:session|workout|training|time|week|wk|cycle|wave)|(?:weekly|a week)(?![a-z])"
)
"""How a condition begins."""
MOST_STAGES = 9
MOST_EXERCISES = 12

UNITS = {**rule.UNITS, "rounds": r"rounds?"}
_WHERES: tuple[tuple[Where, str], ...] = (
    ("of 1RM", r"of (?:the |your |his |her )?(?:1 ?RM|max(?:imum)?|e1RM)"),
    ("of TM", r"of (?:the |your )?(?:TM|training max(?:imum)?)"),
    ("on 1RM", r"(?:on|to|onto) (?:the |your )?(?:1 ?RM|max(?:imum)?)"),
    ("on TM", r"(?:on|to|onto) (?:the |your )?(?:TM|training max(?:imum)?)"),
    ("in one set", r"(?:in|on|to|of|for) (?:just |only )?(?:one|a|1|a single|any|any one)(?: of the)? sets?"),
    ("in each set", r"(?:(?:in|on|to|of|for) )?(?:each|every|all)(?: of)?(?: the)? sets?|(?:/|per) ?set|a set"),
    ("in the last set", r"(?:in|on|to|of) the last set"),
    ("rest", r"(?:of |more |longer |to the )?rest(?: between sets)?"),
)
_IN_EACH = tuple(one for one in _WHERES if one[0] == "in each set")
_ON_THE_BAR = r"(?:on|to|onto) the (?:bar|weight|load|stack|lift)|(?:more )?weight|heavier|more"
"""What says nothing that the unit does not."""
_NAMES = ("linear", "double progression", "stages", "repeat", "deload", "start again", "new exercise", "next stage")
"""What is said in words alone, for those who misspell it."""
_NEXT = rf"(?=\s+(?:{CONDITION}))"
_PLAIN: tuple[tuple[Turn, str], ...] = (
    (
        "more weight",
        rf"(?:more|(?:add|increase|raise|up)(?: some| the)?|go up in) (?:weight|load)(?! by)|(?:go )?heavier{_NEXT}",
    ),
    (
        "less weight",
        rf"(?:less|take off(?: some)?|(?:reduce|lower)(?: the)?) (?:weight|load)(?! by)|(?:go )?lighter{_NEXT}",
    ),
    ("more reps", r"(?:more|add(?: some| a few)?|increase(?: the)?) reps"),
    ("fewer reps", r"(?:fewer|less) reps"),
    ("more sets", r"(?:more|add) sets"),
    ("fewer sets", r"(?:fewer|less) sets"),
    ("longer rest", r"(?:take )?(?:a )?(?:longer|more) rests?|rest longer"),
    ("shorter rest", r"(?:take )?(?:a )?(?:shorter|less) rests?|rest less"),
    (
        "repeat",
        r"repeat(?: it| the (?:session|load|weight|week))?|same (?:load|weight)(?: again)?|stay(?: there| put)?",
    ),
    ("double", r"(?:double|twice) (?:that|it|as much(?: more)?)|double(?! progression)"),
    ("next stage", r"(?:go |move )?(?:on )?(?:to )?(?:the )?next stage"),
    ("start", r"(?:start|begin) (?:again|over)|restart|(?:go )?back to (?:the )?(?:start|beginning|week 1|square one)"),
    ("deload", r"(?:take )?(?:a )?deload(?: week| session)?(?!\s*(?:by )?\d)"),
    (
        "new exercise",
        r"(?:a )?new (?:exercise|lift|movement|variation)"
        r"|(?:change|switch|swap|rotate|replace) (?:the |to a new )?(?:exercise|lift|movement|variation)s?",
    ),
    (
        "harder",
        rf"(?:the )?(?:next|(?:next )?harder) (?:variation|exercise|progression)|(?:the )?next step|harder{_NEXT}",
    ),
    ("easier", rf"(?:the )?(?:next )?easier (?:variation|exercise|progression)|easier{_NEXT}"),
)
"""What is said in words alone."""
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_SETS = (
    r"(?:(?:go )?to |do )?(?=(?:top |back-?off |cluster |drop |ladder )?\d+\s*(?:-\s*\d+\s*)?(?:x|sets? of)\s*[\d(am])"
)
_TEST = r"(?:(?:work up to|test|retest|find|set)(?: for)? )?(?:an? |your |the )?(?:new )?(\d{1,2}) ?RM(?![a-z])"
_OF_IT = r"of (?:it|that|this|the new (?:one|max|maximum|weight|load|\d+ ?RM))(?![a-z])"


def take_all(scanner: Scanner, listed: bool = True) -> tuple[Change, ...]:
    """Changes that are made together; sets are *listed* with commas between them, or end at the first."""
    changes = [_take(scanner, listed)]
    while not scanner.done and (
        (changes[-1].resets and scanner.sees(r"[+-] ?\d"))
        or (changes[-1].turn == "do" and scanner.sees(rf"(?:at |@ ?)\d+ ?% {_OF_IT}"))
        or scanner.take(r"(?:, )?(?:and(?: then)?|with|plus)(?![a-z])")
    ):
        changes.append(_take(scanner, listed))
    return tuple(changes)


def _take(scanner: Scanner, listed: bool) -> Change:
    at = scanner.at
    if scanner.text[at : at + 1] in ("+", "-"):
        return _step(scanner, at)
    if match := scanner.take(rf"(?:at |@ ?|use |take )?(\d+(?:\.\d+)?) ?% {_OF_IT}"):
        return Change("share", _percent(scanner, Decimal(match[1]), at), unit="%")
    for turn, words in _PLAIN if scanner.word else ():
        if scanner.take(rf"(?:{words})(?![a-z])"):
            return Change(turn, exercises=take_exercises(scanner) if turn == "new exercise" else ())
    if scanner.take(r"(?:(?:go |drop )?back|return|reset|drop) to(?![a-z])"):
        return Change("do", do=_sets(scanner, listed)) if scanner.sees(_SETS) else _back(scanner)
    if match := scanner.take(
        r"rest (?:for )?(\d[\d.:]*(?:\s*-\s*\d+)?\s*(?:s(?:ec(?:ond)?s?)?|min(?:ute)?s?)?)(?![a-z\d])"
    ):
        try:
            return Change("rest", rest=duration.parse(match[1].strip()))
        except Unreadable as fault:
            raise scanner.fail(fault.message, at, fault.hint) from None
    if scanner.take(r"rest(?= ?[+-] ?\d)"):
        found = _step(scanner, at)
        if found.unit not in ("s", "min"):
            raise scanner.fail("a rest is changed by a time", at, "write +30s rest, or longer rest")
        return replace(found, where="rest")
    if match := scanner.take(_TEST):
        return Change("do", do=_parsed(scanner, f"1x{match[1]}RM", at))
    if scanner.sees(_SETS):
        scanner.take(_SETS)
        return Change("do", do=_sets(scanner, listed))
    return _step(scanner, at)


def _step(scanner: Scanner, at: int) -> Change:
    sign = 1
    if scanner.take(r"\+"):
        pass
    elif match := scanner.take(
        r"-|(?:(?:add|increase|raise|go up|up|plus)(?: (?:it|(?:the )?(?:load|weight)))?(?: by)? )"
        r"|(?:(?:drop(?: back)?|reset|cut|reduce|lower|minus|deload|(?:take |go )?(?:off|down))"
        r"(?: (?:it|(?:the )?(?:load|weight)))?(?: by)?(?: |$))"
    ):
        sign = 1 if match[0].lower().startswith(("add", "increase", "raise", "go up", "up", "plus")) else -1
    elif not scanner.sees(r"(?:a|one|two|three|\d+) more(?![a-z])"):
        found = scanner.written[at:].strip()
        raise _no_change(scanner, at, found)
    if scanner.at > at + 1 and (scanner.done or scanner.sees(f"(?:{CONDITION})")):
        raise _without_number(scanner, at, sign)
    match, high = scanner.take(rf"({'|'.join(_WORDS)})(?![a-z])") if scanner.word else None, None
    number = Decimal(_WORDS[match[1].lower()]) if match else scanner.number()
    if number is None:
        raise scanner.fail("the change needs a number", hint="write +2.5kg, -10% or +1 rep")
    at_high = scanner.at
    if not scanner.sees(r"[kl%]") and scanner.take(r"-(?= ?\d)|to(?= ?\d)"):
        at_high, high = scanner.at, scanner.number()
        if high is not None and high <= number:
            raise scanner.fail("the range runs backwards", at_high, "write the smaller number first, such as +5-10lb")
    if scanner.sees("more"):
        scanner.take(r"more(?![a-z])")
    if not number:
        raise scanner.fail("a change of nothing", at, "write how much, such as +2.5kg, or repeat")
    unit = next((unit for unit, words in UNITS.items() if scanner.take(rf"(?:{words})(?![a-z])")), "")
    if not unit:
        step = plain(number)
        hint = f"write {step}kg, {step} rep{'' if number == 1 else 's'} or {min(step, '10', key=len)}%"
        raise scanner.fail(f"“{step}” has no unit that is known", hint=hint)
    if unit in WHOLE and (number % 1 or (high or 0) % 1):
        raise scanner.fail(f"half of one of the {unit} cannot be added", at, "write whole numbers")
    if unit == "%" and sign < 0 and (high or number) >= 100:
        raise scanner.fail("nothing is left of the load", at, "write such as -10%")
    return Change("add", sign * number, high, unit, _where(scanner, unit))


def _no_change(scanner: Scanner, at: int, found: str) -> Unreadable:
    """Words that do not say what changes; a name that is spelt much like a known one is told."""
    if not found:
        return scanner.fail("what changes is missing", at, HINT)
    if signless := re.match(
        r"(\d[\d.,]* ?(?:kgs?|lbs?|%|reps?|sets?))(?: (?:more|off))?(?![a-z])(.*)", found, re.IGNORECASE
    ):
        step, when = signless[1], signless[2]
        return scanner.fail(f"“{step}” has no sign", at, f"write +{step}{when}, or -{step}{when}")
    words = re.match(r"[a-z]+(?: [a-z]+)?", found.lower())
    near = close_to(words[0], _NAMES, n=1, cutoff=0.7) if words else []
    near = near or (close_to(words[0].split()[0], _NAMES, n=1, cutoff=0.7) if words else [])
    hint = f"did you mean “{near[0]}”? {HINT}" if near else HINT
    return scanner.fail(f"“{found if len(found) <= 60 else f'{found[:59]}…'}” does not say what changes", at, hint)


def _without_number(scanner: Scanner, at: int, sign: int) -> Unreadable:
    """“go up when …”, “reset after …”: more or less, but not of what."""
    words, when = scanner.written[at : scanner.at].strip(), scanner.written[scanner.at :].strip()
    meant = ("more weight", "+2.5kg", "more reps") if sign > 0 else ("-10%", "start again", "back to 60kg")
    hint = ", ".join(f"{one} {when}".rstrip() for one in meant[:-1])
    return scanner.fail(f"“{words}” does not say by how much", at, f"write {hint}, or {meant[-1]} {when}".rstrip())


def _where(scanner: Scanner, unit: str) -> Where:
    """What a step is added to, or is a share of."""
    if bare := scanner.take(r"(?:(TM|training max(?:imum)?)|1 ?RM)(?![a-z])"):
        return _of_maximum(unit, bool(bare[1]))
    at, word = scanner.at, scanner.text[scanner.at :].partition(" ")[0].lower()
    if word in ("", "and", "when", "if", "after") or not (scanner.word or word[:1] == "/"):
        return ""
    for where, words in _WHERES if word not in ("every", "each") else _IN_EACH:
        if scanner.sees(rf"(?:{words})(?![a-z])"):
            if where.startswith("of ") and unit != "%":
                raise scanner.fail(
                    "“of” follows a percentage", at, f"write such as +1% {where}, or +2.5kg {where.replace('of', 'on')}"
                )
            if where.startswith("on ") and unit not in ("kg", "lb", "%"):
                raise scanner.fail("a maximum is changed by kg, lb or %", at, f"write +2.5kg {where}")
            if where == "rest" and unit not in ("s", "min"):
                raise scanner.fail("a rest is changed by a time", at, "write +30s rest, or longer rest")
            scanner.take(rf"(?:{words})(?![a-z])")
            return where
    scanner.take(rf"(?:{_ON_THE_BAR})(?![a-z])")
    return ""


def _of_maximum(unit: str, training: bool) -> Where:
    """What “+5lb TM” and “+1% 1RM” are added to, or are a share of."""
    if unit == "%":
        return "of TM" if training else "of 1RM"
    return "on TM" if training else "on 1RM"


def _back(scanner: Scanner) -> Change:
    """What is gone back to: a stage, a load, a share of it, or an amount."""
    at = scanner.at
    if match := scanner.take(r"(?:stage (\d+|one|two|three)|(?:the )?(first|second|third) stage)(?![a-z\d])"):
        names = {"one": 1, "two": 2, "thr": 3, "fir": 1, "sec": 2, "thi": 3}
        word = (match[1] or match[2]).lower()[:3]
        number = names.get(word) or int(word)
        if not 1 <= number <= MOST_STAGES:
            raise scanner.fail(f"there is no stage {word}", at, "stages are counted from 1")
        return Change("stage", stage=number)
    if scanner.take(r"(?:the )?(?:bottom|low(?:er)? end|start)(?: of (?:the|its)(?: rep)? range)?(?![a-z])"):
        return Change("back")
    if match := scanner.take(r"(\d{1,6})(?:[.,](\d{1,3}))?\s*(?:(kgs?)|(lbs?|pounds?)|%)(?![a-z])"):
        load, unit = Decimal(f"{match[1]}.{match[2] or 0}"), "kg" if match[3] else "lb" if match[4] else "%"
        if unit == "%":
            _percent(scanner, load, at)
            scanner.take(r"of (?:it|that|the (?:last )?(?:weight|load))(?![a-z])")
        elif not load:
            raise scanner.fail(f"0 {unit} is no load", at, "write such as back to 60kg")
        return Change("back", load, unit=unit, where=_where(scanner, unit) if scanner.sees("of ") else "")
    return Change("back", amount=parts.take(scanner))


def _percent(scanner: Scanner, number: Decimal, at: int) -> Decimal:
    if not 0 < number <= 100:
        raise scanner.fail(f"{plain(number)} % of it cannot be meant", at, "write such as 85% of it")
    return number


def take_exercises(scanner: Scanner) -> tuple[str, ...]:
    """The exercises to choose from: “(floor press, board press)”, “[…]”, “: …”, “from …”; none where none are named."""
    at = scanner.at
    if match := scanner.take(r"[(\[]([^()\[\]]*)([)\]]?)"):
        if not match[2]:
            raise scanner.fail(
                "the bracket is not closed", at, "write new exercise (floor press, board press) after 2 misses"
            )
    elif not (match := scanner.take(rf"(?::|from|such as|like) ?([^;()\[\]]*?)(?=\s+(?:{CONDITION})|\s*(?:;|$))")):
        return ()
    names = tuple(name for name in (" ".join(one.split()) for one in match[1].replace(" or ", ",").split(",")) if name)
    if not names:
        raise scanner.fail("no exercise is named", at, "write new exercise (floor press, board press)")
    if len(names) > MOST_EXERCISES or len(set(names)) < len(names):
        raise scanner.fail(
            f"up to {MOST_EXERCISES} exercises, each once", at, "write new exercise (floor press, board press)"
        )
    return names


def _sets(scanner: Scanner, listed: bool) -> Prescription:
    """Set groups, up to a condition or another change."""
    at, comma = scanner.at, r",(?!\s*(?:top |back-?off |drop )?\d+\s*x)" if listed else ","
    match = scanner.take(
        rf"[^;]*?(?=,? +(?:and|then|with)(?![a-z])|\s+(?:at |@ ?)\d+ ?% {_OF_IT}|,?\s+(?:{CONDITION})|\s*(?:;|{comma}|$))"
    )
    return _parsed(scanner, match[0] if match else "", at)


def _parsed(scanner: Scanner, text: str, at: int) -> Prescription:
    try:
        return prescription.parse(text)
    except Unreadable as fault:
        raise scanner.fail(fault.message, at + fault.offset, fault.hint) from None
