"""Phrases that coaches know from elsewhere, and that cannot be read here: what is meant, and how that is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from programprint import late
from programprint.notation.scanner import Scanner, Unreadable, plain

_LOAD = r"\d[\d.,/]*(?: ?- ?\d[\d.,]*)? ?(?:kgs?|lbs?|%)"
_SETS = r"\d+ ?x ?\d[^@]*"
_TIME = r"\d[\d.]* ?(?:s|secs?|seconds?|min|minutes?)"
_HELD = r"(?:hold|pause|squeeze)"
_CODE = r"(?:[\dx]{4}|(?=[^ ]*[0-4x])[\dx](?:[-/.][\dx]){3}|(?=[^ ]*[0x])[\dx](?:[-/.][\dx]){2})"


class _Slip(Struct, frozen=True):
    """A *pattern*, what is wrong with it, and the phrases that are written instead: each of the whole, and, of several, what it
    would mean. *message* and the phrases name the groups of the pattern."""

    pattern: re.Pattern[str]
    message: str
    cures: tuple[tuple[str, str], ...]


def _slip(pattern: str, message: str, *cures: str | tuple[str, str]) -> _Slip:
    each = tuple((cure, "") if isinstance(cure, str) else cure for cure in cures)
    return _Slip(late.pattern(pattern, re.IGNORECASE | re.ASCII), message, each)


_MADE_OF = r"(?:(?:dumb|kettle|bar)[ -]?bells?|DBs?|KBs?|BBs?|plates?|vests?|balls?)"
_SLIPS = (
    _slip(
        rf"^(?P<before>.*\d) ?(?:@|w/|with)(?: an?)? ?(?P<load>\d[\d.]* ?(?:kg|lb)s?) (?P<it>{_MADE_OF})$",
        "“{it}” is no part of a load",
        ("{before} @ {load}", "for one"),
        ("{before} @ {load} each", "for one in each hand"),
    ),
    _slip(
        r"^(?P<before>.*?) ?@ ?(?P<it>(?:~|about |around |ca\.? |roughly )(?P<load>.*))$",
        "“{it}” is no load: what is written is what is printed",
        ("{before} @ {load}", "or a range, such as 20-24kg"),
    ),
    _slip(r"^(?P<before>.*?) ?@ ?(?P<it>[12] ?x ?\d[\d.]*)$", "“{it}” has no unit", "{before} @ {it}kg"),
    _slip(r"^(?P<before>.*?) ?@ ?(?P<it>RPE ?(?P<low>\d[\d.]*) ?\+)$", "“{it}” is a limit", "{before} @ RPE >= {low}"),
    _slip(
        r"^(?P<before>.*\d),? (?:leav(?:e|ing) )?(?P<it>(?P<reps>\d(?:-\d)?) (?:reps? )?(?:left )?in (?:the tank|reserve))$",
        "“{it}” is an effort",
        "{before} @ {reps} RIR",
    ),
    _slip(
        r"^(?P<before>\d+ ?x ?[\d-]+) ?\(?(?P<it>\+ ?(?P<step>\d[\d.]* ?(?:kg|lb)s?))\)?$",
        "“{it}” may be weight beside that of the body, or what is added from set to set",
        ("{before} @ bodyweight + {step}", "for the first"),
        ("{before} @ 60kg +{step}/set", "for the second; what is added next time stands in “progress:”"),
    ),
    _slip(r"^(?P<it>(?P<do>\d[\d.]* ?[a-z]+) ?x ?(?P<sets>\d{1,2}))$", "the sets stand before “x”", "{sets}x{do}"),
    _slip(
        rf"^(?P<it>{_LOAD})\s*x\s*(?P<one>\d+)\s?x\s?(?!(?P=one)$)(?P<two>\d+)$",
        "the load stands after the sets",
        ("{one}x{two} @ {it}", "for {one} sets"),
        ("{two}x{one} @ {it}", "for {two} sets"),
    ),
    _slip(
        rf"^(?!1 ?x)(?P<reps>\d+) ?x ?(?P<it>{_LOAD})$",
        "a load stands after “@”",
        ("1x{reps} @ {it}", "for a set of {reps}"),
        ("{reps}x8 @ {it}", "for {reps} sets"),
    ),
    _slip(
        rf"^(?P<reps>\d+\+?) ?x ?(?P<it>{_LOAD})$",
        "a load stands after “@”",
        ("1x{reps} @ {it}", "for a set of {reps}"),
    ),
    _slip(rf"^(?P<it>{_LOAD})\s*(?:x|for|,|:)?\s*(?P<do>{_SETS})$", "the load stands after the sets", "{do} @ {it}"),
    _slip(
        r"^(?P<it>\d[\d.]*(?:[/,]\d[\d.]*)*\s*(?:%|kgs?|lbs?))\s*(?:x|for)\s*(?P<reps>\d+\+?)$",
        "the load stands after the sets",
        "1x{reps} @ {it}",
    ),
    _slip(
        rf"(?P<before>^.*?) ?@ ?(?P<it>(?:RPE|RIR) ?[\d.-]+|[\d.-]+ ?(?:RPE|RIR)),? (?:@ ?)?(?P<load>{_LOAD})$",
        "the load stands before the effort",
        "{before} @ {load}, {it}",
    ),
    _slip(
        rf"(?P<before>^.*\d ?x ?[\d-]+)\+? ?@ ?(?P<it>{_TIME})$",
        "“{it}” is no load",
        ("{before} rest {it}", "for the rest"),
        ("{before} in {it}", "for the time of a set"),
    ),
    _slip(
        rf"(?P<before>^\d+ ?x ?[\d-]+) (?P<it>{_TIME})$",
        "“{it}” may be a rest, or the time for a set",
        ("{before} rest {it}", "for the rest"),
        ("{before} in {it}", "for the time"),
    ),
    _slip(rf"(?P<before>^.*?) ?@ ?(?P<it>{_TIME}) rest$", "a rest needs no “@”", "{before} rest {it}"),
    _slip(r"(?P<before>^.*\d),? ?R(?P<it>\d+)s?$", "“R{it}” is no rest here", "{before} rest {it}s"),
    _slip(
        r"(?P<before>^.*\d ?\w*),? (?:w/|with) ?(?P<it>\d[\d.]* ?k?m (?:jog|walk|float)\w*)$",
        "“{it}” has no “rest” before it",
        "{before} rest {it}",
    ),
    _slip(rf"(?P<before>^.*?) ?@ ?(?P<it>{_TIME})$", "“{it}” is no load", "{before} in {it}"),
    _slip(rf"^(?P<before>\d+ ?x ?[\d-]+\+?) ?x ?(?P<it>{_LOAD})$", "a load stands after “@”", "{before} @ {it}"),
    _slip(
        r"^(?:(?P<it>EMOM):? )?(?P<before>\d+ ?x ?[\d-]+(?: ?@ ?[^ ,]+)?)(?(it)| (?:EMOM|on the minute))$",
        "sets on the minute are told by the time between them",
        "{before} every 1 min",
    ),
    _slip(
        rf"^(?P<before>\d+ ?x ?[\d-]+\S*),? (?:with |w/ ?)?(?:an? )?(?P<it>{_TIME} (?:eccentric|negative|lowering|down|up)s?"
        r"|slow(?: (?:eccentric|negative|down|up|reps|tempo))?|paused?(?: reps)?|controlled|explosive)$",
        "“{it}” is a tempo",
        ("{before}", "and beside it “tempo: {it}”"),
    ),
    _slip(
        rf"^(?P<before>\d[\d-]* ?x ?[\d-]+[^@,]*?),? (?:with (?:an? )?|w/ ?)?"
        rf"(?P<it>(?:{_TIME} {_HELD}|{_HELD} {_TIME}) (?:at|in) the (?:bottom|hole|chest|top|middle|stretch))$",
        "“{it}” is a tempo",
        ("{before}", "and beside it “tempo: {it}”"),
    ),
    _slip(r"^(?P<before>\d+ ?x ?[^@ ]+) (?P<it>heavy)$", "“{it}” is no effort here", "{before} hard"),
    _slip(
        r"^(?P<before>\d+ ?x ?[^@ ]+) (?P<it>fast)(?P<after>, .*)?$",
        "“{it}” is no effort here",
        ("{before} hard{after}", ""),
        ("{before} @ 90% speed{after}", ""),
    ),
    _slip(
        r"^(?P<before>.*\d ?\w*),? (?P<it>(?:walk|jog) (?:back|down))$",
        "“{it}” has no “rest” before it",
        "{before} rest {it}",
    ),
    _slip(r"^(?P<before>\d+ ?x ?[^@ ]+) (?P<it>light)$", "“{it}” is no effort here", "{before} easy"),
    _slip(
        rf"(?P<before>^.*\d) ?[(,]? ?(?:with (?:an? )?|w/ ?)?(?P<it>{_TIME})"
        rf"(?: {_HELD}s?|(?: {_HELD})? at (?:the )?(?:top|end))\)?$",
        "“{it}” may belong to each rep, or to the end of the set",
        ("{before} hold {it}", "for a pause in each rep"),
        ("{before} + {it} hold", "for a hold after the reps"),
    ),
    _slip(
        rf"(?P<before>^.*\d)(?: | ?@ ?)(?P<it>{_CODE})(?P<after>(?: .*)?)$",
        "“{it}” is a tempo",
        "{before} tempo {it}{after}",
    ),
    _slip(
        r"(?P<before>^[\d/,+ ]+|^.*\d ?x ?[\d+-]+),? (?P<it>(?:\d[\d.]*[/,] ?)*\d[\d.]* ?(?:kgs?|lbs?|%).*)$",
        "an “@” stands before the load",
        "{before} @ {it}",
    ),
)
"""What is tried in turn. Whatever is offered has been read."""
_SEVERAL = late.pattern(r"^ *\d+ ?x ?\d[^,/]*(?:/ ?\d+ ?x ?\d[^,/]*)+$", re.IGNORECASE | re.ASCII)
_LADDER = late.pattern(
    r"^(?:(?P<sets>\d+) ?(?:x|sets?(?: of)?) ?)?(?P<list>\d+(?:-\d+){2,}|\d+(?: \d+){2,})(?P<after>(?: ?@.*)?)$",
    re.ASCII,
)

_LAST = late.pattern(
    r"^(?P<sets>\d{1,2}) ?x ?(?P<reps>[\d-]+)(?P<after>(?: ?@ ?[^,(]*?)?),? ?"
    r"\(?(?P<it>(?:the )?last set(?: is)?:? (?P<how>AMRAP|max|to failure))\)?$",
    re.IGNORECASE | re.ASCII,
)
_DASHED = late.pattern(r"\d+(?:-\d+){2,}")
LONGEST = 300
"""Characters; nobody knows a longer phrase from elsewhere."""


_DROPPED = late.pattern(
    r"^(?P<sets>\d{1,2}) ?x ?(?P<reps>[\d-]+)(?P<load>(?: ?@ ?[^,(+]*?)?)(?P<apart>,? ?\(?\+? ?(?:(?:the )?last(?: set)?:? )?)"
    r"\(?(?P<it>(?:with )?(?:an? )?drop[ -]?sets?)\)?$",
    re.IGNORECASE | re.ASCII,
)
_LOADED = late.pattern(
    rf"^(?:(?P<reps>\d{{1,3}}\+?) ?x ?(?P<load>{_LOAD})|(?P<first>{_LOAD}) ?x ?(?P<then>\d{{1,3}}\+?))$",
    re.IGNORECASE | re.ASCII,
)
A_SIDE = r"(?:(?:per|each|a|on each) |/ ?)side(?![a-z])"
"""How a weight is said of a side."""
_WEIGHED = late.pattern(
    rf"^(?P<before>[^@]*\d)(?: ?@ ?| )(?P<it>(?P<low>\d+(?:\.\d+)?) ?(?P<unit>kg|lb)s? ?{A_SIDE})$",
    re.IGNORECASE | re.ASCII,
)
_BARS = {"kg": 20, "lb": 45}
"""What a usual bar weighs."""
_SIDES = "may be on each side of a bar, in each hand, or for one side after the other"


def cured(text: str, read: Callable[[str], object]) -> Unreadable | None:
    """The fault of a *text* that is known from elsewhere, with a cure that *read* can read; None where it is not known."""
    if len(text) > LONGEST:
        return None
    plainly = Scanner(text, "", ranges=False).text.strip()
    lead = len(text) - len(text.lstrip())
    if _SEVERAL.match(plainly) and _reads(one := ", ".join(part.strip() for part in plainly.split("/")), read):
        return Unreadable(
            f"“{plainly}” may be sets one after another, or a week each",
            lead,
            f"write {one} for the sets; with a value for each week, do: [{one}]",
        )
    if len(each := [_LOADED.match(part.strip()) for part in plainly.split(",")]) > 1 and all(each):
        cure = ", ".join(
            f"1x{found['reps'] or found['then']} @ {found['load'] or found['first']}" for found in each if found
        )
        if _reads(cure, read):
            return Unreadable("a load stands after “@”", lead + plainly.index("x"), f"write {cure}")
    if dropped := _DROPPED.match(plainly):
        return _drop_set(dropped, lead, read)
    if a_side := _WEIGHED.match(plainly):
        return _weighed(a_side, lead, read)
    if last := _LAST.match(plainly):
        return _last_set(last, lead, read)
    if ladder := _LADDER.match(plainly):
        return _ladder(ladder, lead, read)
    for slip in _SLIPS:
        if match := slip.pattern.search(plainly):
            named = {name: (found or "").rstrip() for name, found in match.groupdict().items()}
            offered = [(cure.format(**named), meaning.format(**named)) for cure, meaning in slip.cures]
            offered = [(cure, meaning) for cure, meaning in offered if _reads(cure, read)]
            if len(offered) == len(slip.cures):
                hint = ", or ".join(f"{cure} {meaning}".rstrip() for cure, meaning in offered)
                return Unreadable(slip.message.format(**named), lead + max(match.start("it"), 0), f"write {hint}")
    return None


def _last_set(match: re.Match[str], lead: int, read: Callable[[str], object]) -> Unreadable | None:
    """“4x6-8 (last set AMRAP)”: what the last set is instead."""
    sets, how = int(match["sets"]), match["how"]
    own = "AMRAP" if how.upper() != "TO FAILURE" else how
    cure = f"{sets - 1}x{match['reps']}{match['after']}, 1x{own}{match['after']}"
    message = f"“{match['it']}” is a set group of its own"
    return Unreadable(message, lead + match.start("it"), f"write {cure}") if sets > 1 and _reads(cure, read) else None


def _drop_set(match: re.Match[str], lead: int, read: Callable[[str], object]) -> Unreadable | None:
    """“3x12 drop set”: three sets and then a lighter one, or one that is done with three weights."""
    sets, reps, load, at = int(match["sets"]), match["reps"], match["load"].rstrip(), lead + match.start("it")
    after, each = f"{sets}x{reps}{load}, drop 1x{reps}", f"1x{reps}{load}, drop {sets - 1}x{reps}"
    if sets == 1 or "last" in match["apart"].lower() or "+" in match["apart"]:
        return Unreadable("a drop set is a set group of its own", at, f"write {after}") if _reads(after, read) else None
    message = f"“{match['it']}” may be one after the last set, or all of them"
    cure = f"write {after} for one after the last set, or {each} for {sets} weights, one after the other"
    return Unreadable(message, at, cure) if _reads(after, read) and _reads(each, read) else None


def _weighed(match: re.Match[str], lead: int, read: Callable[[str], object]) -> Unreadable | None:
    """“3x10 @ 60 kg per side”: on the bar, in each hand, or for one side after the other."""
    before, unit = match["before"], match["unit"].lower()
    whole, each, alone = _on_a_bar(Decimal(match["low"]), unit)
    cures = f"{before} @ {whole}", f"{before} @ {each}", f"{before}/side @ {alone}"
    if not all(_reads(cure, read) for cure in cures):
        return None
    return Unreadable(f"“{match['it']}” {_SIDES}", lead + match.start("it"), _cure(*cures, unit))


def on_each_side(scanner: Scanner, weight: Decimal, unit: str) -> Unreadable:
    """The same of a weight alone, with the cursor before “per side”."""
    return scanner.fail(f"“per side” {_SIDES}", hint=_cure(*_on_a_bar(weight, unit), unit))


def _on_a_bar(weight: Decimal, unit: str) -> tuple[str, str, str]:
    """What a weight on each side comes to on a bar, in the hands, and for one side."""
    own = f"{plain(weight)}{unit}"
    return f"{plain(2 * weight + _BARS[unit])}{unit}", f"{own} each", own


def _cure(whole: str, each: str, alone: str, unit: str) -> str:
    return f"write {whole} on a bar of {_BARS[unit]} {unit}, {each} for one in each hand, {alone} for one side after the other"


def _ladder(match: re.Match[str], lead: int, read: Callable[[str], object]) -> Unreadable | None:
    """“3x12-10-8”, “12-10-8”: reps for each set, with dashes between them."""
    reps, sets = re.split("[- ]", match["list"]), int(match["sets"] or 0)
    listed = "/".join(reps) if sets in (0, 1, len(reps)) else f"{sets}x({', '.join(reps)})"
    cure = f"{listed}{_DASHED.sub(lambda found: found[0].replace('-', '/'), match['after'])}"
    no_range = "is no range: " if "-" in match["list"] else "cannot be read: "
    message = f"“{match['list']}” {no_range}reps that differ from set to set have “/” between them"
    return Unreadable(message, lead + match.start("list"), f"write {cure}") if _reads(cure, read) else None


def _reads(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except Unreadable:
        return False
    return True
