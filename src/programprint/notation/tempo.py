"""Tempo: ``3-0-1-2``, ``31X0``, ``3/1/X/0``, three digits, phrases (``top 2s``, ``slow down``), ``usual``, free words, ``none``.

The digits are eccentric, pause after it, concentric, pause after that (Poliquin; King's three digits leave out the last).
They keep this order even when the lift starts with the concentric; the words on paper follow the lift.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from programprint.notation import duration
from programprint.notation.scanner import OFF, Scanner, Unreadable
from programprint.problems import close_to

HINT = "write four figures (3-0-1-2, 31X0), phrases (top 2s, slow down) or plain words"
SLOW = "3"
"""Seconds that “slow” stands for."""
_LONGEST = 60
_USUAL = r"(?:the )?(?:usual|default|library)(?: (?:one|tempo))?(?=\s*(?:$|[,;·\d])| and | but | with )"
_NONE = "none"
IN_WORDS = frozenset(["controlled", "explosive", "smooth", "slow", _NONE])
"""Words without figures that every language has."""
_FIGURES = r"[\dx][\dx ./:,-]*$"
_LIKE_FIGURES = r"[\dx](?:[-/:., ]*[\dxoli]){2,}(?![a-z])|[\dx]\s*[-/:.]\s*[\dx](?![a-z])"
"""How a code begins, also where a letter O, I or l was typed for a nought or a one."""

PHASES = ("eccentric", "lengthened", "concentric", "shortened")
"""The four phases in the order of the digits: lengthening, the pause after it, shortening, the pause after that."""

_NAMES = {
    "eccentric": "eccentric|ecc|lowering|lower|down|negative",
    "lengthened": "lengthened|bottom|stretch",
    "concentric": "concentric|con|lifting|lift|up|drive",
    "shortened": "shortened|top|squeeze|lockout",
}


class _Figures(Struct, frozen=True):
    eccentric: str = ""
    lengthened: str = ""
    concentric: str = ""
    shortened: str = ""


class Tempo(_Figures, frozen=True, kw_only=True):
    """Seconds of each phase as digits, ``X`` for as fast as technique allows, empty where nothing is said; or free *words*.
    *usual*: what the digits leave open is as the exercise's own file says."""

    words: str = ""
    usual: bool = False

    @property
    def digits(self) -> tuple[str, str, str, str]:
        return (self.eccentric, self.lengthened, self.concentric, self.shortened)

    @property
    def code(self) -> str:
        """“3-0-1-2”, or nothing unless all four phases are known."""
        return "-".join(self.digits) if all(self.digits) else ""

    @property
    def seconds(self) -> float | None:
        """Seconds under tension of one rep, ``X`` counted as one; None unless all four phases are known."""
        return sum(1 if digit == "X" else float(digit) for digit in self.digits) if self.code else None

    @property
    def off(self) -> bool:
        """Whether there is none, whatever else asks for one."""
        return self.words == _NONE

    def over(self, base: Tempo | None) -> Tempo | None:
        """This tempo, with the phases it says nothing about taken from *base*. Free words stand alone; the usual tempo of an
        exercise that has none is none."""
        if not any(self.digits) and self.usual:
            return base
        if base is None or self.words:
            return replace(self, usual=False)
        return Tempo(*(mine or theirs for mine, theirs in zip(self.digits, base.digits, strict=True)))

    def __str__(self) -> str:
        if self.words or self.code:
            return self.words or self.code
        phrases = ["usual"] if self.usual else []
        for phase, digit in zip(PHASES, self.digits, strict=True):
            if digit:
                phrases.append(f"fast {phase}" if digit == "X" else f"{phase} {digit}s")
        return ", ".join(phrases)


def parse(text: str) -> Tempo:
    """Any tempo. What looks like a code must be one; what starts with words may be anything."""
    scanner = Scanner(text, HINT, ranges=False)
    if scanner.done:
        raise scanner.fail("the tempo is empty")
    if scanner.sees(OFF):
        return Tempo(words=_NONE)
    if scanner.take(_USUAL):
        return _usual(scanner)
    if scanner.sees(_FIGURES):
        return _code(scanner)
    phrases = [_phrase(part.strip()) for part in re.split(r"[,;·]| and ", scanner.text)]
    if all(phrases):
        phases: dict[str, str] = {}
        for phrase in phrases:
            phases |= phrase or {}
        if "" in phases.values():
            raise scanner.fail(f"no phase of a rep lasts longer than {_LONGEST} s")
        return replace(Tempo(), **phases)
    if scanner.take(_LIKE_FIGURES):
        if scanner.done:
            raise scanner.fail(
                f"“{text.strip()}” cannot be read as a tempo", 0, "write 0 and 1, not the letters O, I and l"
            )
        raise scanner.fail(f"“{text[scanner.at :].strip()}” cannot be read in a tempo code")
    for part in re.split(r"[,;·]| and ", scanner.text):
        _refuse_misspelt(part.strip(), scanner)
    words = " ".join(text.split())
    return parse(words) if words != text else Tempo(words=words)


def parse_own(text: str) -> Tempo:
    """The tempo of an exercise in its own file, which is what others call the usual one."""
    tempo = parse(text)
    if tempo.usual:
        raise Unreadable("this file is what says which tempo is usual", 0, HINT)
    return tempo


def _usual(scanner: Scanner) -> Tempo:
    """What may follow “usual”: phrases that change some phases of it."""
    scanner.take(r"[,;·]|and |but |with ")
    if scanner.done:
        return Tempo(usual=True)
    at = scanner.at
    try:
        change = parse(scanner.written[at:])
    except Unreadable as fault:
        raise scanner.fail(fault.message, at + fault.offset, fault.hint) from None
    if change.words or change.code or change.usual:
        raise scanner.fail("the usual tempo, or one of your own?", at, "write “usual”, “usual, top 2s” or a code alone")
    return replace(change, usual=True)


def take(scanner: Scanner) -> Tempo | None:
    """The tempo that a set group says, None where it says none; “hold 5s” is a pause in each rep."""
    if scanner.take(r"hold(?=\s*\d)"):
        return Tempo(shortened=str(int(duration.take(scanner).seconds)))
    if not scanner.take(r"tempo(?![a-z]):?"):
        return None
    at = scanner.at
    match = scanner.take(r"[\dx][\dx./:-]*")
    if match is None and not scanner.done:
        message = f"“{scanner.written[at:].strip()}” is no tempo in figures"
        raise scanner.fail(message, at, "write tempo 3-0-1-2 here; words go into “tempo:”")
    try:
        return parse(match[0] if match else "")
    except Unreadable as fault:
        raise scanner.fail(fault.message, at + fault.offset, fault.hint) from None


def _refuse_misspelt(part: str, scanner: Scanner) -> None:
    """Seconds with no phase that is known, and “slw down”: a phrase with a mistake in it, not free words."""
    phases = [word for names in _NAMES.values() for word in names.split("|")]
    words = re.findall(r"[a-z]+", part.lower())
    timed = re.search(r"\d\s?s(?:ec(?:onds?)?)?\b", part)
    paced = len(words) == 2 and any(word in phases for word in words) and not {"slow", "slowly", "fast"} & set(words)
    others = [
        word for word in words if word not in (*phases, "s", "sec", "second", "seconds", "pause", "hold", "at", "the")
    ]
    if not others or not (timed or paced):
        return
    known = phases if timed else ("slow", "fast")
    if close := close_to(others[0], known, n=1, cutoff=0.6):
        at = max(scanner.text.lower().find(others[0]), 0)
        raise scanner.fail(f"“{others[0]}” is not known in a tempo", at, f"did you mean {close[0]}?")


def _code(scanner: Scanner) -> Tempo:
    written = scanner.written.strip()
    parts = re.split(r" *[-/:., ] *", scanner.text.strip())
    if len(parts) == 1:
        parts = list(parts[0])
    figures = [_figure(part) for part in parts]
    if not all(figures):
        raise scanner.fail(f"“{written}” cannot be read as a tempo", 0)
    if len(figures) not in (3, 4):
        raise scanner.fail(
            f"a tempo has three or four figures; “{written}” reads as {len(figures)}: {', '.join(figures)}",
            0,
            "the order is eccentric, pause, concentric, pause: 3-0-1-2",
        )
    eccentric, lengthened, concentric, *shortened = figures
    return Tempo(eccentric, lengthened, concentric, *shortened or "0")


def _figure(text: str) -> str:
    """A figure of a code as it is kept, “02” as “2”; nothing where it is none or too long."""
    if text in ("x", "X"):
        return "X"
    match = re.fullmatch(r"0*(\d{1,2})", text)
    return str(int(match[1])) if match and int(match[1]) <= _LONGEST else ""


def _phrase(text: str) -> dict[str, str] | None:
    """``top 2s``, ``2 s pause at the top``, ``slow down``, ``fast up`` → the phase and its digit."""
    names = "|".join(f"(?P<{phase}>{words})" for phase, words in _NAMES.items())
    forms = (
        rf"(?:{names})(?: phase)? (?P<s>\d+) ?(?:s|sec|seconds?)?",
        rf"(?P<s>\d+) ?(?:s|sec|seconds?) (?:pause |hold )?(?:at the |at |on the |in the )?(?:{names})",
        rf"(?P<how>slow|fast|explosive|x) (?:on the way )?(?:{names})",
        rf"(?:{names}) (?P<how>slow|slowly|fast|x)",
        rf"(?:pause|hold) (?P<s>\d+) ?(?:s|sec|seconds?)?(?: at the| at| on the| in the)? (?:{names})",
    )
    for form in forms:
        if match := re.fullmatch(form, text, re.IGNORECASE | re.ASCII):
            found = match.groupdict()
            phase = next(phase for phase in PHASES if found[phase])
            if how := found.get("how"):
                return {phase: SLOW if how.lower().startswith("slow") else "X"}
            return {phase: _figure(found["s"])}
    return None
