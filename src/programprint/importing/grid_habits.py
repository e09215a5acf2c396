"""A cell in a coach's own hand → our shorthand, as far as it can mean only one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from programprint.importing.grid_roles import is_weight

_LOAD = r"[\d.]* ?(?:%|kg|lbs?\b)"
_SETS_OF = r"\d ?[x×] ?\d{1,3}(?: ?[-–] ?\d{1,3})?\+?(?: ?/ ?(?:leg|arm|side))?"
_WEIGHT = r"\d+(?:[.,]\d+)?(?: ?[-–] ?\d+(?:[.,]\d+)?)? ?(?:kg|lb)s?\b"
_HABITS: tuple[tuple[str, str], ...] = (
    (r"(?<=\d) ?\* ?(?=\d)", "x"),
    (r"(?<=\d) sets? ?(?:x|×) ?(?=\d)", "x"),
    (rf"(?<![\dx×@.] )(?<![\d.x×@])(\d{{1,2}}) ?[x×] ?(\d{{1,2}}\+?) ?[x×] ?(\d{_LOAD})", r"\1x\2 @ \3"),
    (rf"(?<![\dx×@.] )(?<![\d.x×@])(\d{{1,3}}\+?) ?[x×] ?(\d{_LOAD})", r"1x\1 @ \2"),
    (rf"(?<![\dx×@.] )(?<![\d.x×@])(\d{_LOAD}) ?[x×] ?(\d{{1,2}}\+?)(?! ?[\dx×.-])", r"1x\2 @ \1"),
    (r" ?(?:@ ?)?\bRPE ?:? ?(?=\d)", " @ RPE "),
    (r"(?<=[^\s@]) (?=\d+(?:[.,]\d+)? ?%)", " @ "),
    (rf"({_SETS_OF}),? (?={_WEIGHT}(?! ?[x×]))", r"\1 @ "),
    (r" ?\((\d+(?:[.,]\d+)?(?: ?[-–] ?\d+(?:[.,]\d+)?)? ?(?:%|kg|lbs?))\)", r" @ \1"),
    (r" ?\((?:per |each |/ ?)?(leg|arm|side|each)\)", r"/\1"),
    (r"(?<=\dm|.[\ds]) ?(?:/ ?|per |)(?:ea|each|e/s)\b\.?(?: (leg|arm|side)s?)?", r"/\1"),
    (r"\b(?:max(?:imum)?|failure)\b(?: reps)?", "AMRAP"),
)
"""Patterns and what stands for them: “3*10”, “3 sets x 8”, “3x8 RPE8”, “3x8 70%”, “3x8 60kg”, “3x8 (70%)”, “3x12 (per side)”,
“3x12 ea leg”, “3 x max”; “3x8x60kg”, “5x65%” and “60kg x 5”, where the load has a unit."""
_REPS = re.compile(r"\d{1,3}(?: ?, ?\d{1,3})+|\d{1,3}(?: ?/ ?\d{1,3}){2,}|\d{1,3}(?: ?- ?\d{1,3}){2,}")
_SETS = re.compile(r"x ?(\d{1,2}(?:-\d{1,2})?)|(\d{1,2}(?:-\d{1,2})?) ?(?:x|sets?)", re.IGNORECASE)
_LISTED = re.compile(r"^@ *\d|\d(?: */ *\d[\d.]*|, +\d[\d.]*|(?:,\d+){2,}) *(?:%|kg|lb)", re.IGNORECASE)
"""A load for each set, “65/75/85%”, or one that only an “@” makes one."""

_SETS_AND_REPS = re.compile(r"\s*sets? ?/ ?reps?\b", re.IGNORECASE)
_EACH = re.compile(r"^(\d{1,2}) ?/ ?(\d{1,3}(?: ?[-–] ?\d{1,3})?\+?)$")
_BLANK = frozenset({"", "-", "–", "—", "--", "none", "off", "n/a", "na", "n.a.", "n/a."})


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, N/A."""
    return text.lower() in _BLANK


def is_listed(text: str) -> bool:
    """Whether a load is said for each set, or is no more than “@8”."""
    return bool(_LISTED.search(text))


def in_shorthand(text: str) -> str:
    """“3x8-10 RPE8” → “3x8-10 @ RPE 8”, “3*12 ea leg” → “3x12/leg”; other text as it is."""
    for pattern, sign in _HABITS:
        text = re.sub(pattern, sign, text, flags=re.IGNORECASE)
    return re.sub(r"/(?=$|[ ,])", "/side", text.replace("/each", "/side")).strip()


def as_headed(text: str, head: str) -> str:
    """“4/6” below “Sets/Reps” as 4x6, and “185#” below a weight as 185lb; other text as it is."""
    if _SETS_AND_REPS.match(head):
        return _EACH.sub(r"\1x\2", text)
    return re.sub(r"(?<=\d) ?#$", "lb", text) if is_weight(head) else text


def rest_in_shorthand(text: str) -> str:
    """1:30:00 and 0:01:30, which spreadsheets make of a minute and a half, as 1:30; 2m and 2' as 2 min, 2'30" as
    2:30, 90'' as 90s, ~2 min as 2 min."""
    if match := re.fullmatch(r"(\d{1,2}):(\d\d):(\d\d)", text):
        first, second, third = map(int, match.groups())
        return f"{first}:{second:02}" if first and not third else f"{first * 60 + second}:{third:02}"
    text = re.sub(r"^rest:? (?=\d)", "", text.removeprefix("~").lstrip(), flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d) ?m$", " min", text)
    text = re.sub(r"(?<=\d) ?(?:''|\"|″|”|’’)$", "s", text)
    if match := re.fullmatch(r"(\d{1,2}) ?(?:'|’|′|min) ?(?:(\d{1,2}) ?s?)?", text):
        return f"{match[1]}:{int(match[2]):02}" if match[2] else f"{match[1]} min"
    return text


def composed(parts: Mapping[str, str]) -> str:
    """Sets, reps and load as one prescription. Reps for each set, “12, 10, 8”, are so many sets."""
    sets, reps, weight = (parts.get(part, "") for part in ("sets", "reps", "load"))
    if match := _SETS.fullmatch(sets):
        sets = match[1] or match[2]
    held = f" hold {parts['hold']}" if "hold" in parts else ""
    target = f"{held} @ {weight.lstrip('@ ')}" if weight else held
    if "do" not in parts and _REPS.fullmatch(reps):
        each = [one.strip() for one in re.split("[,/-]", reps)]
        if is_listed(weight):  # each set has its own
            return f"{'/'.join(each)}{target}"
        if not sets or sets == str(len(each)):
            return ", ".join(f"1x{one}{target}" for one in each)
    amount = parts.get("do") or (f"{sets}x{reps}" if sets else reps)
    return f"{amount}{target}"


def differ(parts: Mapping[str, str]) -> bool:
    """Whether the reps are those of another number of sets than there are: 4 sets, and “12, 10, 8”."""
    match = _SETS.fullmatch(parts.get("sets", ""))
    sets, reps = match[1] or match[2] if match else parts.get("sets", ""), parts.get("reps", "")
    return bool(sets and _REPS.fullmatch(reps) and sets != str(len(re.split("[,/-]", reps))))
