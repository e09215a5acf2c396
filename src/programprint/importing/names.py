"""Names of exercises → ids: ASCII words joined by hyphens, as they can stand in a file name on any system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

_LONGEST = 80
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names that one system keeps for its devices, whatever the extension."""

_SPELT = {
    **dict(
        zip(
            "абвгдеёзийклмнопрстуфхыэ" + "αβγδεζηικλμνξοπρσςτυφω",
            "abvgdeeziyklmnoprstufhye" + "avgdeziiklmnxoprsstyfo",
            strict=True,
        )
    ),
    **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"},
    **{"є": "ye", "і": "i", "ї": "yi", "ґ": "g", "θ": "th", "χ": "ch", "ψ": "ps"},
    **{"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i", "&": " and "},
    **dict.fromkeys("'’‘`´", ""),
}
_TABLE = str.maketrans(_SPELT)


def slug(name: str) -> str:
    """“Child’s Pose (½)” → “childs-pose-1-2”. A name in a script that cannot be spelt becomes “exercise-” and a short hash."""
    spelt = unicodedata.normalize("NFKC", name.casefold()).translate(_TABLE)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign))
    words = re.sub(r"[^a-z0-9]+", "-", plain.translate(_TABLE)).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    if not words:
        return f"exercise-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"{words}-exercise" if words in _DEVICES else words


def unique_ids(named: Sequence[tuple[str, str]]) -> list[str]:
    """An id for each pair of name and key. Of those that would be alike the first keeps the plain id, the others add their
    key; so an id stays as it is when the source grows at its end."""
    plain = [slug(name) for name, _ in named]
    first = {wanted: index for index, wanted in reversed(list(enumerate(plain)))}
    taken = set(first)
    ids = []
    for index, (wanted, (_, key)) in enumerate(zip(plain, named, strict=True)):
        if first[wanted] == index:
            ids.append(wanted)
            continue
        base, number = slug(f"{wanted} {key}"), 2
        own = base
        while own in taken:
            own, number = f"{base}-{number}", number + 1
        taken.add(own)
        ids.append(own)
    return ids
