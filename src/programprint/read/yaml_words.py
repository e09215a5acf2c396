"""A YAML fault → where the coach must look, what is wrong there in plain words, and how to mend it."""

from __future__ import annotations

import re

import yaml

Words = tuple[int, str, str]
"""The offset of a character, a message and a hint."""

_QUOTE = "put the value in quotes"
_CANNOT_START = "a value cannot start with “{sign}”"
_NEVER_CLOSED = "the “{sign}” that opens here is never closed"
_TAB = ("a tab stands at the start of this line", "indent with spaces; YAML does not allow tabs")
_SECOND_COLON = (
    "a second “: ” stands in this line, or the line is indented further than the one above",
    "put the value in quotes, or line the field up with its neighbours",
)
_END = "\0"
"""Stands for the character after the last."""

_FAULTS = (
    # the fault as the parser tells it; the line up to the character where it stopped;
    # what to point at: that character, or where the thing began that could not be finished; a message; a hint
    ("start any token", r"^\s*\t$", "stop", *_TAB),
    ("tab character that violates", "", "stop", *_TAB),
    ("start any token", r"\t$", "stop", "a tab stands here", "write spaces; YAML does not allow tabs here"),
    ("start any token|mapping keys are not allowed|incompatible", "", "stop", _CANNOT_START, _QUOTE),
    ("an alias|an anchor|a tag|tag handle|directive", "", "start", _CANNOT_START, _QUOTE),
    ("a block scalar", "", "start", _CANNOT_START, f"{_QUOTE}, or let it begin on the next line"),
    (
        "unknown escape|hexdecimal|Unicode character",
        "",
        "stop",
        "“\\” begins a code in double quotes, and this is none",
        "use single quotes, or write “\\\\” for the sign itself",
    ),
    (
        "quoted scalar: found unexpected",
        "",
        "start",
        "the quote that opens here is never closed",
        "add the closing quote",
    ),
    (
        "sequence entries",
        "",
        "stop",
        "a list cannot start in the line of its field",
        "start the list in the next line, or put the value in quotes",
    ),
    ("mapping values", "", "stop", *_SECOND_COLON),
    ("',' or ", r"[\[{].*:$", "stop", *_SECOND_COLON),
    ("',' or ']'", "", "start", _NEVER_CLOSED, "add the “]”"),
    ("',' or '}'", "", "start", _NEVER_CLOSED, "add the “}”"),
    ("node content", rf"{_END}$", "stop", "the file ends inside a “[” or “{”", "close it"),
    ("node content", "", "stop", _CANNOT_START, f"{_QUOTE}, or add the value that is missing"),
    (
        "expected '-' indicator",
        "",
        "stop",
        "a list ends here, but a line with the same indent goes on without “- ”",
        "line the field up with the first one after the “-” above; start a new item with “- ”",
    ),
    ("expected ", r"[]}]$", "stop", "this “{sign}” closes nothing", "remove it, or put the value in quotes"),
    (
        "expected ",
        r"^[ -]*\S$",
        "stop",
        "this line is not indented like its neighbours",
        "line it up with the line above",
    ),
    (
        "expected ",
        "",
        "stop",
        "a quote ends too early, or text follows the end of a value",
        "inside '…' write '' for an apostrophe; or put the whole value in quotes",
    ),
)

_LINES = (
    # what a line without “: ” starts with
    (r"-[^\s-]", "“-” needs a space after it", "write “- value”, with a space"),
    (r"[^\s:]+:\S", "“:” needs a space after it", "write “field: value”, with a space"),
    (r"", "this line has no “: ” between a field and its value", "write “field: value”"),
)


def in_plain_words(fault: yaml.YAMLError, text: str, value: int) -> Words:
    """A fault of *text*; *value* is where the last value began that could be read."""
    if not isinstance(fault, yaml.MarkedYAMLError):
        character = getattr(fault, "character", 0)
        return text.find(chr(character)), f"a control character (U+{character:04X}) stands here", "delete it"
    problem, context = fault.problem or "", fault.context or ""
    stop = fault.problem_mark.index if fault.problem_mark else 0
    start = fault.context_mark.index if fault.context_mark else stop
    if "expected ':'" in problem:
        return _line_without_colon(text, start)
    if "mapping values" in problem and re.search(r"[\r\n]", text[value:stop]) and not _before(text, value).strip(" -"):
        return _line_without_colon(text, value)
    line = _before(text, stop) + (text[stop : stop + 1] or _END)
    for known, so_far, place, message, hint in _FAULTS:
        if re.search(known, f"{context}: {problem}") and re.search(so_far, line):
            at = start if place == "start" else stop
            return at, message.replace("{sign}", text[at : at + 1]), hint
    return stop, f"this is not YAML: {context} {problem}", ""


def _before(text: str, at: int) -> str:
    """The line up to a character."""
    return text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]


def _line_without_colon(text: str, at: int) -> Words:
    return next((at, message, hint) for begins, message, hint in _LINES if re.match(begins, text[at:]))
