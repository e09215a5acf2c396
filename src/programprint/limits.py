"""How much a run takes in, and from which folders: every limit in one place, with its meaning; ``--limit`` raises it.

All of them are far above what anybody prints. They are there so that a file that is broken, or meant to do harm, ends in a
problem with a place instead of filling the memory or the afternoon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, get_type_hints

from msgspec import Meta, Struct
from msgspec.structs import replace

HIGHEST = 10**12
"""To which a limit can be raised that has no end of its own."""


class Limits(Struct, frozen=True):
    """The most of everything, by the names that ``--limit`` takes; and the folders of ``--allow``, which files may name beside
    their own."""

    file: Annotated[int, Meta(description="bytes of a YAML file")] = 5_000_000
    depth: Annotated[int, Meta(description="levels of nesting in a YAML file", le=200)] = 60
    values: Annotated[int, Meta(description="values in a YAML file, its aliases followed")] = 200_000
    characters: Annotated[int, Meta(description="characters of all those values")] = 5_000_000
    text: Annotated[int, Meta(description="characters of one value, or of one cell of a roster")] = 10_000
    name: Annotated[int, Meta(description="characters of a title, or of a name")] = 300
    weeks: Annotated[int, Meta(description="weeks of a program", le=1_000)] = 104
    entries: Annotated[int, Meta(description="exercises on all days of all weeks of a program")] = 50_000
    sets: Annotated[int, Meta(description="sets on all days of all weeks of a program")] = 100_000
    pages: Annotated[int, Meta(description="pages of a program, before they are copied for athletes")] = 10_000
    library: Annotated[int, Meta(description="files in one folder of exercises")] = 20_000
    roster: Annotated[int, Meta(description="bytes of a roster, or of a file to import")] = 50_000_000
    athletes: Annotated[int, Meta(description="rows of a roster, or of a file to import")] = 100_000
    cells: Annotated[int, Meta(description="cells of a roster, or of a file to import")] = 1_000_000
    unpacked: Annotated[int, Meta(description="bytes of an xlsx file once it is unpacked")] = 50_000_000
    font: Annotated[int, Meta(description="bytes of a font")] = 50_000_000
    picture: Annotated[int, Meta(description="bytes of a picture")] = 10_000_000
    dots: Annotated[int, Meta(description="dots of a PNG or JPEG")] = 25_000_000
    steps: Annotated[int, Meta(description="lines and curves of an SVG")] = 100_000
    problems: Annotated[int, Meta(description="problems that are listed")] = 1_000
    allowed: tuple[Path, ...] = ()


USUAL = Limits()
"""Those of a run that asks for no others."""


def meanings() -> dict[str, tuple[int, str]]:
    """Each limit by name: what it is without a flag, and what it counts."""
    return {name: (getattr(USUAL, name), meta.description or "") for name, meta in _said().items()}


def _said() -> dict[str, Meta]:
    """What is said of each limit where it stands."""
    hints = get_type_hints(Limits, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if name != "allowed"}


def limits(settings: Sequence[str], allowed: Iterable[Path] = ()) -> Limits:
    """The limits of a run, given “name=number” for those that are not the usual ones. Raises :class:`ValueError`, in words for
    the person who typed it."""
    known = {name: meta.le or HIGHEST for name, meta in _said().items()} if settings else {}
    chosen: dict[str, int] = {}
    for setting in settings:
        name, equals, number = (part.strip() for part in setting.partition("="))
        digits = number.replace("_", "").replace(",", "")
        if name not in known:
            raise ValueError(f"there is no limit “{name}”; there are {', '.join(known)}")
        if not equals or not digits.isascii() or not digits.isdigit() or not 1 <= len(digits.lstrip("0")) <= 13:
            raise ValueError(
                f"write {name}=NUMBER, such as {name}={known[name] if known[name] < HIGHEST else 2_000_000}"
            )
        if int(digits) > known[name]:
            raise ValueError(f"{name} can be raised to {known[name]} at most")
        chosen[name] = int(digits)
    return replace(USUAL, **chosen, allowed=tuple(allowed))


def raised(name: str) -> str:
    """The cure for who means it: how a limit is raised."""
    return f"if all of it is meant, raise the limit: --limit {name}=NUMBER"


def leads_out(path: Path, home: Path, allowed: Iterable[Path], real: Callable[[Path], Path] = Path.resolve) -> bool:
    """Whether a path that a file in the folder *home* names lies outside of it, and of every folder that the command allows.

    Links are followed (*real* does that), so that a link inside does not lead out either.
    """
    try:
        found = real(path)
        return not any(found.is_relative_to(real(folder)) for folder in (home, *allowed))
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, or links in a ring
        return True
