"""Comments that were not meant as any: ``note: Rack #2, bench #3``, ``note: #1 priority``. YAML drops what follows “ #”."""

from __future__ import annotations

from programprint import late
from programprint.docket import Docket
from programprint.problems import Source, Span

_COMMENT = late.pattern(r"[ \t]+#([^\r\n]*)")


def warn_of_dropped(source: Source, value: str, start: int, end: int, docket: Docket) -> None:
    """Tells that a value, which stands from *start* to *end*, has lost words to a comment: to one that has no space after its
    “#”, or to any where nothing is left of the value."""
    if not (found := _COMMENT.match(source.text, end)):
        return
    comment, empty = found[1], start == end
    if not empty and (comment[:1].isspace() or not comment.strip("#")):
        return
    at = found.end() - len(comment) - 1
    meant = f"{value} #{comment}".strip().replace("\\", "\\\\").replace('"', '\\"')
    message = f"“#{comment.strip()}” is not read: a “#” after a space begins a comment"
    a_comment = "a comment stands on a line of its own" if empty else f"a comment has a space: # {comment.strip()}"
    docket.warn(
        Span(source, at, found.end()), message, f'if it is meant, put all of it in quotes: "{meant}"; {a_comment}'
    )
