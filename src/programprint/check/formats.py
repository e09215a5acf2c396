"""A report → text for programs: JSON, and the annotations of GitHub Actions. docs/check.md describes both."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from programprint.check.kinds import Kind
from programprint.check.run import Finding, Report
from programprint.read.value import HALVES

Count = Annotated[int, Meta(ge=0)]
LineNumber = Annotated[int, Meta(ge=1)]
JSON_VERSION = 1
"""Raised when a field of the JSON changes its meaning or goes; fields may be added at any time."""


class CheckedFile(Struct, frozen=True):
    """A file that was checked."""

    file: Annotated[str, Meta(description="Path from the working directory, where it lies below that.")]
    kind: Annotated[Kind, Meta(description="What it was checked as.")]


class Found(Struct, frozen=True):
    """One thing that is wrong."""

    file: Annotated[str, Meta(description="Path from the working directory, where it lies below that.")]
    line: Annotated[
        LineNumber | None,
        Meta(description="Line of the first character; null where the problem has no place in the file."),
    ]
    column: Annotated[LineNumber | None, Meta(description="Column of the first character, counted from 1.")]
    end_line: Annotated[LineNumber | None, Meta(description="Line of the character after the last one.")]
    end_column: Annotated[LineNumber | None, Meta(description="Column of the character after the last one.")]
    severity: Annotated[Literal["error", "warning"], Meta(description="Whether it stops a build.")]
    name: Annotated[str, Meta(description="Of advice, the name that switches it off; else empty.")]
    message: Annotated[str, Meta(description="What is wrong.")]
    hint: Annotated[str, Meta(description="How to mend it; may be empty.")]


class CheckReport(Struct, frozen=True):
    """What “programprint check --format json” writes."""

    version: Annotated[
        int,
        Meta(
            description="1. Raised when a field changes its meaning or goes, not when one is added.",
            examples=[JSON_VERSION],
        ),
    ]
    ok: Annotated[bool, Meta(description="Whether the exit code is 0.")]
    errors: Annotated[Count, Meta(description="How many errors there are.")]
    warnings: Annotated[Count, Meta(description="How many warnings there are.")]
    checked: Annotated[list[CheckedFile], Meta(description="Every file that was checked.")]
    skipped: Annotated[list[str], Meta(description="YAML files in the folders that are none of ours.")]
    problems: Annotated[list[Found], Meta(description="In the order of file and place.")]


def schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of the report."""
    _, parts = msgspec.json.schema_components([CheckReport], ref_template="#/$defs/{name}")
    whole = parts.pop(CheckReport.__name__)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**head, "$defs": parts, **whole, "title": "programprint check report"}


def as_json(report: Report, failed: bool) -> str:
    """The report as one JSON object."""
    made = CheckReport(
        version=JSON_VERSION,
        ok=not failed,
        errors=report.count("error"),
        warnings=report.count("warning"),
        checked=[CheckedFile(file=_whole(file), kind=kind) for file, kind in report.checked],
        skipped=[_whole(file) for file in report.skipped],
        problems=[_found(finding) for finding in report.findings],
    )
    return msgspec.json.format(msgspec.json.encode(made), indent=2).decode()


def _found(finding: Finding) -> Found:
    line, column = finding.start or (None, None)
    end_line, end_column = finding.end or (None, None)
    return Found(
        file=_whole(finding.file),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        severity=finding.problem.severity,
        name=finding.problem.name,
        message=_whole(finding.problem.message),
        hint=_whole(finding.problem.hint),
    )


def _whole(text: str) -> str:
    """A text that UTF-8 can say: bytes of a file name that are none show as �."""
    return text if text.isascii() else HALVES.sub("�", text)


def as_github(report: Report) -> list[str]:
    """A line with a workflow command for each finding; GitHub shows it at the place in the changes."""
    return [_annotation(finding) for finding in report.findings]


def _annotation(finding: Finding) -> str:
    problem = finding.problem
    properties = {"file": finding.file, "title": "programprint"}
    if finding.start and finding.end:
        properties |= {"line": str(finding.start[0]), "col": str(finding.start[1])}
        if finding.start[0] == finding.end[0]:
            properties |= {"endLine": str(finding.end[0]), "endColumn": str(finding.end[1])}
    fields = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    text = f"{problem.said}\nhelp: {problem.hint}" if problem.hint else problem.said
    return _whole(f"::{problem.severity} {fields}::{_escaped(text)}")


def _escaped(text: str, more: str = "") -> str:
    """Text with the signs that end a workflow command, or a property of it, written as %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)
