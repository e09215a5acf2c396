"""The side that an amount is for: ``10/leg``, ``10 per arm``, ``10 each``, ``10/10``, ``8L/8R``; and ``16-20 alt``, in turn.

side = ( "/" | "per" | "each" ) ( "leg" | "arm" | "side" ) | "each" | "e/s" | "L/R" | "/" number | "L/" number "R" | "alternating"
     | ( "left" | "right" | "weak" | "strong" ) [ "," | "/" ] part ( "left" | "right" | "weak" | "strong" )
"""

from __future__ import annotations

from programprint.notation import units
from programprint.notation.amount import Amount, Limb
from programprint.notation.scanner import Scanner, Unreadable
from programprint.notation.units import EACH, METRES, SECONDS

_LIMBS: dict[str, Limb] = {"hand": "arm", "arm": "arm", "foot": "leg", "leg": "leg"}
_BOTH = r"(?:l(?:eft)?\s*[/+&]\s*r(?:ight)?|r(?:ight)?\s*[/+&]\s*l(?:eft)?)(?![a-z])"


def take(scanner: Scanner, amount: Amount) -> Limb | None:
    """The side that is said after an amount: “/leg”, “per arm”, “each”, “e/s”, “10/10”, “10L/10R”."""
    if limb := in_words(scanner):
        return limb
    if amount.low is None or amount.high is not None or amount.then:
        return None
    at, unit = scanner.at, amount.unit
    if scanner.take(r"l(?:eft)?(?![a-z])"):
        scanner.take(r"[/+]")
        if (other := scanner.number()) is None or not scanner.take(r"r(?:ight)?(?![a-z])"):
            raise scanner.fail("one side only is said with “side:”", at, "write do: 3x8 and side: left, or 8L/8R")
    elif scanner.take(r"/(?=\s*\d)"):
        other = scanner.number()
        unit = units.take(scanner)
    else:
        return None
    if other != amount.low or (unit != amount.unit and unit != "reps"):
        raise _differ(scanner, at, amount, unit in SECONDS and (amount.unit in SECONDS or amount.unit in METRES))
    return "side"


def in_words(scanner: Scanner) -> Limb | None:
    """The side that is said in words: “/leg”, “per arm”, “each”, “e/s”, “L/R”."""
    if match := scanner.take(r"(?:/|per|each|a)\s*(leg|arm|side|hand|foot|way|direction)s?(?![a-z])"):
        return _LIMBS.get(match[1].lower(), "side")
    if scanner.take(rf"/?\s*(?:{EACH})(?![a-z])\.?|[ep]/s(?:ide)?(?![a-z])"):
        return "side"
    return "side" if scanner.take(_BOTH) else None


def take_alternating(scanner: Scanner) -> bool:
    """Whether the sides take turns from rep to rep: “alt”, “alternating legs”."""
    return bool(
        scanner.take(
            r"alt(?:ernat(?:ing|e|ed|ely))?(?![a-z])\.?(?: (?:sides?|legs?|arms?|hands?|feet|foot|reps?)(?![a-z]))?"
        )
    )


def _differ(scanner: Scanner, at: int, amount: Amount, rests: bool) -> Unreadable:
    """Two amounts with “/” between them that are no two sides."""
    second = scanner.written[at : scanner.at].strip(" /")
    group = scanner.written[:at].rpartition(",")[2].strip()
    if rests:
        return scanner.fail(
            f"“{second}” after “/” may be the rest, or the other side",
            at,
            f"write {group} rest {second}; of each side: {group}/side",
        )
    return scanner.fail(
        f"“{amount}/{second}” may be two sets or two sides, and the two differ",
        at,
        f"two sets are {amount}, {second}; sides that differ are {amount}L/{second}R; a pair has its unit: 15/12 cal",
    )
