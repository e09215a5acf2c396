"""The scripts of the world: which letters must be shaped, what they are called, and what sets them."""

from __future__ import annotations

import re
import unicodedata
from importlib.util import find_spec
from itertools import pairwise

SHAPED = re.compile(
    "[\u0590-\u109f\u1200-\u139f\u1700-\u1cff\u1df8-\u1dff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00011fff\U0001e800-\U0001efff]"
    "(?:[\u0590-\u109f\u1200-\u139f\u1700-\u1cff\u1df8-\u1dff\u200c\u200d\u25cc\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00011fff\U0001e800-\U0001efff])*"
)
"""Letters that join, stack or run to the left. A font alone does not set them: a shaper chooses and places its glyphs."""
JOINERS = frozenset("\u200c\u200d")
"""Signs that are not seen, and say whether letters join."""
_OURS = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER")
_EXTRAS = {"Arabic": "arabic", "Hebrew": "hebrew"}


def script_of(sign: str) -> str:
    """The name of the script of a letter, “Arabic”, “Devanagari”; nothing for signs of no script, and for letters of those that
    a rare one may be left out of."""
    if unicodedata.category(sign)[0] not in "LM" and not SHAPED.match(sign):
        return ""
    first = unicodedata.name(sign, "").partition(" ")[0]
    if not first or first in _OURS:
        return ""
    return "Chinese characters" if first == "CJK" else first.capitalize()


def refusal(sign: str, text: str) -> tuple[str, str] | None:
    """Why a letter of a *text* that no font has cannot be printed, and how to mend it; None for one that a question mark may
    stand for: a sign of no script, or a letter that stands by itself as a sign does."""
    script = script_of(sign)
    alone = not any(sign in pair and {*map(script_of, pair)} == {script} for pair in pairwise(text))
    if not script or (alone and not SHAPED.match(sign)):
        return None
    message = f"“{text}” is in {script}" if script == "Chinese characters" else f"“{text}” is in {script} letters"
    if script in _EXTRAS:
        return f"{message}, which cannot be set yet", f"install what sets it: {installed_by(_EXTRAS[script])}"
    if SHAPED.match(sign) and not find_spec("uharfbuzz"):
        hint = (
            f"install what sets it: {installed_by('shaping')}; and name a font for it: fonts: {{fallback: [font.ttf]}}"
        )
        return f"{message}, which cannot be set yet", hint
    return f"{message}, for which there is no font", "name one in the layout: fonts: {fallback: [font.ttf]}"


def installed_by(extra: str) -> str:
    """The command that installs an extra."""
    return f"pip install 'programprint[{extra}]'"
