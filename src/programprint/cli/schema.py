"""``programprint schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["program", "exercise", "layout"]))
def command(kind: str) -> None:
    """Print the JSON Schema of a KIND of file, for editors that complete and check while you type.

    \b
    Example:
      programprint schema program > program.schema.json
    """
    from programprint.schema import schema

    click.echo(json.dumps(schema(kind), ensure_ascii=False, indent=2))  # type: ignore[arg-type]
