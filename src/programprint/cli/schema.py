"""``programprint schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

import json

import click

from programprint.cli.terminal import give_json


@click.command("schema")
@click.argument("kind", type=click.Choice(["program", "exercise", "language", "layout", "brand", "check", "log"]))
def command(kind: str) -> None:
    """Print the JSON Schema of a KIND of file, for editors that complete and check while you type.

    “check” is the report of “programprint check --format json”, “log” a line of a training log.

    \b
    Example:
      programprint schema program > program.schema.json
    """
    from programprint.check import formats
    from programprint.schema import schema

    if kind == "log":
        from programprint.logbook import record

        found = record.schema()
    else:
        found = formats.schema() if kind == "check" else schema(kind)  # type: ignore[arg-type]
    give_json(json.dumps(found, ensure_ascii=False, indent=2))
