"""The counter, where a program is handed in from Python: documented in docs/python.md, which says what stays as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from programprint import resources, wishes
from programprint.docket import Docket
from programprint.limits import limits as limits_of
from programprint.logbook.given import lines_of
from programprint.merge import Sheet
from programprint.order import Order
from programprint.problems import Problem

T = TypeVar("T")
Plain = Mapping[Any, object]
"""Fields and their values, as a database or a form holds them."""
Given = str | bytes | PathLike[str] | Plain
"""The text of a file, the path of one, or plain data. A text is never a path."""
Log = str | bytes | PathLike[str] | Sequence[Mapping[str, object]]
GivenFiles = Mapping[str, str | bytes | Plain] | PathLike[str]


class Rendered(Struct, frozen=True):
    """The PDF, which is None where there is an error, its number of pages, and what was found, in the order of file and place; of
    marked sheets also their key."""

    pdf: bytes | None
    pages: int
    problems: tuple[Problem, ...]
    key: bytes | None = None


class Merged(Struct, frozen=True):
    """The weeks of a program as they would be printed, none of them where there is an error, and what was found."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]


def render(
    source: Given,
    layout: Given = "handout",
    *,
    settings: Mapping[str, object] | Iterable[str] = (),
    weeks: Iterable[int] | str | None = None,
    pages: Iterable[int] | str | None = None,
    fillable: bool = False,
    roster: str | bytes | PathLike[str] | Sequence[Mapping[str, object]] | None = None,
    athletes: Iterable[str] = (),
    sort: str = "",
    group_by: str = "",
    per_session: bool = False,
    logs_only: bool = False,
    cues_only: bool = False,
    guide: bool | None = None,
    files: GivenFiles | None = None,
    library: Iterable[str | PathLike[str]] = (),
    allow: Iterable[PathLike[str]] = (),
    limits: Mapping[str, int] | None = None,
    start: date | str | None = None,
    sessions: Iterable[str] = (),
    days: Iterable[str] = (),
    brand: str | bytes | PathLike[str] | Plain | None = None,
    log: Log | None = None,
    language: str | None = None,
) -> Rendered:
    """The sheets of a program as a PDF.

    Nothing of *source*, *layout*, *roster*, *settings*, *weeks*, *pages*, *start*, *language*, *log* and *files* raises an
    exception, however wrong it is: what is wrong is a problem. Raises :class:`TypeError` or :class:`ValueError` where the call
    itself makes no sense.
    """
    if roster is None and (athletes or sort or group_by or per_session):
        raise ValueError("athletes, sort, group_by and per_session need a roster")
    if roster is not None and pages is not None:
        raise ValueError("pages are for sheets without a roster")
    if not isinstance(sort, str) or not isinstance(group_by, str):
        raise TypeError("sort and group_by are names of columns")
    from programprint.jobs import Job, whole
    from programprint.jobs import files as files_of
    from programprint.read.brand import NONE

    tray = _Tray(files, source)
    handed = tray.layout(layout)
    team = None if roster is None else tray.path(roster, "roster", tray.home / "roster:")
    mark = "" if brand is None else NONE if brand == NONE else str(tray.path(brand, "brand", tray.home / "brand:"))
    book = None if log is None else tray.path(lines_of(log), "log", tray.home / "log:")
    docket = tray.docket(library, allow, limits)
    order = Order(
        layout=handed,
        settings=wishes.settings_of(settings, docket),
        weeks=wishes.numbers_of(weeks, "weeks", docket),
        library=tray.library,
        pages=wishes.numbers_of(pages, "pages", docket),
        fillable=fillable,
        roster=team,
        athletes=_several(athletes, (str,), "athletes"),
        sort=sort,
        group_by=group_by,
        per_session=per_session,
        limits=docket.limits,
        start=wishes.day_of(start, docket),
        sessions=_several(sessions, (str,), "sessions"),
        days=_several(days, (str,), "days"),
        brand=mark,
        logs_only=logs_only,
        cues_only=cues_only,
        guide=guide,
        log=book,
        language=wishes.language_of(language, docket),
    )
    made = iter(()) if docket.errors else files_of(Job(tray.program, order, None), docket)
    if (done := next(made, None)) is None:
        return Rendered(None, 0, tuple(docket))
    return Rendered(whole(done.pdf), done.pages, tuple(docket), done.key)


def sheets(
    source: Given,
    *,
    weeks: Iterable[int] | str | None = None,
    files: GivenFiles | None = None,
    library: Iterable[str | PathLike[str]] = (),
    allow: Iterable[PathLike[str]] = (),
    limits: Mapping[str, int] | None = None,
    start: date | str | None = None,
    sessions: Iterable[str] = (),
    days: Iterable[str] = (),
    log: Log | None = None,
    language: str | None = None,
) -> Merged:
    """The weeks of a program, merged with the exercises: what :func:`render` lays out, without a layout. It raises what that
    raises."""
    from programprint.build import merge_program

    tray = _Tray(files, source)
    book = None if log is None else tray.path(lines_of(log), "log", tray.home / "log:")
    docket = tray.docket(library, allow, limits)
    order = Order(
        weeks=wishes.numbers_of(weeks, "weeks", docket),
        library=tray.library,
        limits=docket.limits,
        start=wishes.day_of(start, docket),
        sessions=_several(sessions, (str,), "sessions"),
        days=_several(days, (str,), "days"),
        log=book,
        language=wishes.language_of(language, docket),
    )
    done = None if docket.errors else merge_program(tray.program, order, docket)
    return Merged(done or (), tuple(docket))


class _Tray:
    """All that is handed in, each thing at a path: by its name where it has one, else beside the program."""

    def __init__(self, files: GivenFiles | None, source: object) -> None:
        from programprint.files import LOCKER

        self.held: dict[Path, object] = {}
        self.called: dict[Path, str] = {}
        self.open: list[Path] = [resources.programs(), resources.layouts()]
        self.library: tuple[Path, ...] = ()
        self.is_given = isinstance(files, Mapping)
        self.home = LOCKER
        if isinstance(files, (str, bytes)):
            raise TypeError("files are a mapping of names to texts, or the path of a folder")
        if isinstance(files, Mapping):
            if not all(isinstance(name, str) for name in files):
                raise TypeError("the names of files are texts")
            self.held |= {LOCKER / name.lstrip("/"): value for name, value in files.items() if value is not None}
        elif files is not None:
            self.home = _absolute(files)
            self.open.append(self.home)
        elif isinstance(source, PathLike):
            self.home = _absolute(source).parent
            self.open.append(self.home)
        self.program = self.path(source, "program", self.home / "program:")

    def path(self, given: object, called: str, place: Path) -> Path:
        """The path of something: its own, or *place*, where it is called so."""
        if isinstance(given, PathLike):
            path = self._named(given)
            self.open.append(path)
            return path
        self.held[place], self.called[place] = given if given is not None else {}, called
        return place

    def layout(self, given: object) -> str:
        """The reference of a layout: a name stays one; a text is told from a name by its colon."""
        if isinstance(given, str) and ":" not in given and "\n" not in given:
            return given
        return str(self.path(given, "layout", self.home / "layouts" / "layout:.yaml"))

    def docket(
        self, library: Iterable[str | PathLike[str]], allow: Iterable[PathLike[str]], limits: Mapping[str, int] | None
    ) -> Docket:
        """The docket of a job on what is handed in."""
        from programprint.files import LOCKER, Locker

        if limits is not None and not isinstance(limits, Mapping):
            raise TypeError("limits are a mapping, such as {'weeks': 200}")
        self.library = tuple(map(self._named, _several(library, (str, PathLike), "library")))
        self.open += (folder for folder in self.library if not folder.is_relative_to(LOCKER))
        allowed = tuple(map(_absolute, _several(allow, (str, PathLike), "allow")))
        chosen = limits_of([f"{name}={number}" for name, number in (limits or {}).items()], allowed)
        return Docket(chosen, Locker(self.held, self.called, (*self.open, *allowed)))

    def _named(self, path: str | PathLike[str]) -> Path:
        """Where a name leads: into the files that are given, if there are any, unless it is absolute."""
        from programprint.files import LOCKER

        return LOCKER / path if self.is_given and not Path(path).is_absolute() else _absolute(path)


def _absolute(path: str | PathLike[str]) -> Path:
    return Path(os.fspath(path)).absolute()


def _several(given: Any, kinds: tuple[type, ...], name: str) -> tuple[Any, ...]:
    """What is given of something that may be given several times; one alone need not stand in a list."""
    several = (given,) if isinstance(given, kinds) else tuple(given)
    if not all(isinstance(one, kinds) for one in several):
        raise TypeError(f"{name}: {' or '.join(kind.__name__ for kind in kinds)} is wanted")
    return several
