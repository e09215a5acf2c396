"""The fonts that go along with Source Sans where it has no letters: one for each script, from a package that may be missing."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from programprint.pages import Face

if TYPE_CHECKING:
    from programprint.draw.shaping import Shaper

_WEIGHTS: dict[Face, int] = {"regular": 400, "italic": 400, "semibold": 600, "bold": 700}
"""Neither script leans."""
_NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_COMPANIONS = (
    (
        re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
        "fontpkg_ibm_plex_sans_arabic",
        "IBMPlexSansArabic-{name}.ttf",
    ),
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "fontpkg_assistant", "Assistant[wght].ttf"),
)
"""The letters of a script, the package of its font, and the file, one for all weights or one for each. Assistant was drawn for
Source Sans."""


@cache
def can_shape() -> bool:
    """Whether there is what shapes letters."""
    return find_spec("uharfbuzz") is not None


def companion(sign: str, face: Face) -> Shaper | None:
    """The font of a letter's script that has the letter, where there is one and what shapes it."""
    for letters, package, file in _COMPANIONS:
        if letters.match(sign) and (found := _companion(package, file, _WEIGHTS[face])) and ord(sign) in found.signs:
            return found
    return None


@cache
def _companion(package: str, file: str, weight: int) -> Shaper | None:
    spec = find_spec(package)
    if spec is None or spec.origin is None or not can_shape():
        return None
    from programprint.draw.shaping import Shaper

    path = Path(spec.origin).with_name("files") / file.format(name=_NAMES[weight])
    return Shaper(path, weight) if path.is_file() else None
