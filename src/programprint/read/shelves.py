"""Folders of exercises → where the file of each exercise lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from programprint.docket import Docket
from programprint.limits import raised

Places = dict[str, tuple[Path, str]]
"""The folder of each exercise and the name of its file, by its id in lower case. They are no path before somebody reads it: there
are hundreds, of which a program has a few."""


def places_in(folders: Sequence[Path], docket: Docket) -> Places:
    """The exercises of all folders; the nearest folder, which is the first, wins."""
    places: Places = {}
    for folder in folders:
        here: dict[str, str] = {}
        for name in _files_in(folder, docket):
            key = stem_of(name).casefold()
            if key in here:
                docket.error(
                    docket.files.shown(folder / name),
                    f"two files here define “{stem_of(name)}”: {here[key]} and {name}",
                    "keep one of them",
                )
                continue
            here[key] = name
        for key, name in here.items():
            places.setdefault(key, (folder, name))
    return places


def _files_in(folder: Path, docket: Docket) -> list[str]:
    """The names of the exercise files of a folder."""
    try:
        found = [name for name in docket.files.names(folder) if name.endswith((".yaml", ".yml"))]
    except OSError as fault:
        docket.error(docket.files.shown(folder), f"the folder cannot be read: {fault.strerror or fault}")
        return []
    most = docket.limits.library
    if len(found) > most:
        message = f"the folder has more than {most:,} exercise files"
        docket.error(docket.files.shown(folder), message, raised("library"))
    return sorted(found[:most])


def stem_of(name: str) -> str:
    """The name of a file without its ending."""
    return name[: name.rindex(".")] or name
