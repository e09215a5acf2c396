"""A report → text for programs: JSON, and the annotations of GitHub Actions. docs/check.md describes both."""

from __future__ import annotations

import json
from typing import Any

from programprint.check.run import Finding, Report

JSON_VERSION = 1
"""Raised when a field of the JSON changes its meaning or goes; fields may be added at any time."""


def as_json(report: Report, failed: bool) -> str:
    """The report as one JSON object."""
    return json.dumps(
        {
            "version": JSON_VERSION,
            "ok": not failed,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "checked": [{"file": file, "kind": kind} for file, kind in report.checked],
            "skipped": list(report.skipped),
            "problems": [_record(finding) for finding in report.findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _record(finding: Finding) -> dict[str, Any]:
    line, column = finding.start or (None, None)
    end_line, end_column = finding.end or (None, None)
    return {
        "file": finding.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "severity": finding.problem.severity,
        "name": finding.problem.name,
        "message": finding.problem.message,
        "hint": finding.problem.hint,
    }


def as_github(report: Report) -> str:
    """A workflow command for each finding; GitHub shows it at the line in the changes."""
    return "".join(f"{_annotation(finding)}\n" for finding in report.findings)


def _annotation(finding: Finding) -> str:
    problem = finding.problem
    properties = {"file": finding.file, "title": "programprint"}
    if finding.start and finding.end:
        properties |= {"line": str(finding.start[0]), "col": str(finding.start[1])}
        if finding.start[0] == finding.end[0]:
            properties |= {"endLine": str(finding.end[0]), "endColumn": str(finding.end[1])}
    said = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    text = f"{problem.said}\nhelp: {problem.hint}" if problem.hint else problem.said
    return f"::{problem.severity} {said}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Text with the signs that end a workflow command, or a property of it, written as %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{more}" else sign for sign in text)
