"""Export: merged sheets → Markdown, CSV or JSON, so that a program can go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programprint.export.markdown import as_markdown
from programprint.export.record import as_json
from programprint.export.rows import as_csv
from programprint.merge import Sheet
from programprint.spare import CSV, JSON, MARKDOWN, Format

FORMATS: dict[str, tuple[Format, Callable[[Sequence[Sheet]], str]]] = {
    "markdown": (MARKDOWN, as_markdown),
    "csv": (CSV, as_csv),
    "json": (JSON, as_json),
}
"""Each format with the kind of its files and what writes it."""

__all__ = ["FORMATS", "as_csv", "as_json", "as_markdown"]
