"""Export: merged sheets → Markdown, CSV or JSON, so that a program can go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from programprint.export.markdown import as_markdown
from programprint.export.record import as_json
from programprint.export.rows import as_csv
from programprint.merge import Sheet

FORMATS: dict[str, tuple[str, Callable[[Sequence[Sheet]], str]]] = {
    "markdown": (".md", as_markdown),
    "csv": (".csv", as_csv),
    "json": (".json", as_json),
}
"""Each format with the ending of its files and what writes it."""

__all__ = ["FORMATS", "as_csv", "as_json", "as_markdown"]
