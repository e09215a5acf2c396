"""How much a run takes in, and from which folders: every limit in one place, with its meaning; ``--limit`` raises it.

All of them are far above what anybody prints. They are there so that a file that is broken, or meant to do harm, ends in a
problem with a place instead of filling the memory or the afternoon.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any


def _most(number: int, meaning: str, ceiling: int = 10**12) -> Any:
    return field(default=number, metadata={"meaning": meaning, "ceiling": ceiling})


@dataclass(frozen=True)
class Limits:
    """The most of everything, by the names that ``--limit`` takes; and the folders of ``--allow``, which files may name beside
    their own."""

    file: int = _most(5_000_000, "bytes of a YAML file")
    depth: int = _most(60, "levels of nesting in a YAML file", 200)
    values: int = _most(200_000, "values in a YAML file, its aliases followed")
    characters: int = _most(5_000_000, "characters of all values of a YAML file, its aliases followed")
    text: int = _most(10_000, "characters of one value, or of one cell of a roster")
    name: int = _most(300, "characters of a title, or of a name")
    weeks: int = _most(104, "weeks of a program", 1_000)
    entries: int = _most(50_000, "exercises on all days of all weeks of a program")
    sets: int = _most(100_000, "sets on all days of all weeks of a program")
    pages: int = _most(10_000, "pages of a program, before they are copied for athletes")
    library: int = _most(20_000, "files in one folder of exercises")
    roster: int = _most(200_000_000, "bytes of a roster, or of a file to import")
    athletes: int = _most(100_000, "rows of a roster, or of a file to import")
    cells: int = _most(1_000_000, "cells of a roster, or of a file to import")
    unpacked: int = _most(50_000_000, "bytes of an xlsx file once it is unpacked")
    font: int = _most(50_000_000, "bytes of a font")
    picture: int = _most(10_000_000, "bytes of a picture")
    dots: int = _most(25_000_000, "dots of a PNG or JPEG")
    steps: int = _most(100_000, "lines and curves of an SVG")
    problems: int = _most(1_000, "problems that are listed")
    allowed: tuple[Path, ...] = ()


USUAL = Limits()
"""Those of a run that asks for no others."""


def meanings() -> dict[str, tuple[int, str]]:
    """Each limit by name: what it is without a flag, and what it counts."""
    return {one.name: (getattr(USUAL, one.name), one.metadata["meaning"]) for one in fields(Limits) if one.metadata}


def limits(settings: Iterable[str], allowed: Iterable[Path] = ()) -> Limits:
    """The limits of a run, given “name=number” for those that are not the usual ones. Raises :class:`ValueError`, in words for
    the person who typed it."""
    known = {one.name: one.metadata["ceiling"] for one in fields(Limits) if one.metadata}
    chosen: dict[str, int] = {}
    for setting in settings:
        name, equals, number = (part.strip() for part in setting.partition("="))
        digits = number.replace("_", "").replace(",", "")
        if name not in known:
            raise ValueError(f"there is no limit “{name}”; there are {', '.join(known)}")
        if not equals or not digits.isascii() or not digits.isdigit() or not 1 <= len(digits.lstrip("0")) <= 13:
            raise ValueError(
                f"write {name}=NUMBER, such as {name}={known[name] if known[name] < 10**12 else 2_000_000}"
            )
        if int(digits) > known[name]:
            raise ValueError(f"{name} can be raised to {known[name]} at most")
        chosen[name] = int(digits)
    return replace(USUAL, **chosen, allowed=tuple(allowed))


def raised(name: str) -> str:
    """The cure for who means it: how a limit is raised."""
    return f"if all of it is meant, raise the limit: --limit {name}=NUMBER"


def leads_out(path: Path, home: Path, allowed: Iterable[Path]) -> bool:
    """Whether a path that a file in the folder *home* names lies outside of it, and of every folder that the command allows.

    Links are followed, so that a link inside does not lead out either.
    """
    try:
        real = path.resolve()
        return not any(real.is_relative_to(folder.resolve()) for folder in (home, *allowed))
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a ring
        return True
