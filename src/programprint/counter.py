"""The counter, where a program is handed in from Python: documented in docs/python.md, which says what stays as it is."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from programprint import late, resources
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
_PLAIN = late.pattern(r"\w[\w .%+/-]*")
"""A text that is read as itself where a value is wanted."""
MOST_GIVEN = 10_000
"""Weeks, pages or settings beyond which nobody means them."""
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
) -> Rendered:
    """The sheets of a program as a PDF.

    Nothing of *source*, *layout*, *roster*, *settings*, *weeks*, *pages*, *start*, *log* and *files* raises an exception, however
    wrong it is: what is wrong is a problem. Raises :class:`TypeError` or :class:`ValueError` where the call itself makes no
    sense.
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
        settings=_settings(settings, docket),
        weeks=_numbers(weeks, "weeks", docket),
        library=tray.library,
        pages=_numbers(pages, "pages", docket),
        fillable=fillable,
        roster=team,
        athletes=_several(athletes, (str,), "athletes"),
        sort=sort,
        group_by=group_by,
        per_session=per_session,
        limits=docket.limits,
        start=_date(start, docket),
        sessions=_several(sessions, (str,), "sessions"),
        days=_several(days, (str,), "days"),
        brand=mark,
        logs_only=logs_only,
        cues_only=cues_only,
        guide=guide,
        log=book,
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
) -> Merged:
    """The weeks of a program, merged with the exercises: what :func:`render` lays out, without a layout. It raises what that
    raises."""
    from programprint.build import merge_program

    tray = _Tray(files, source)
    book = None if log is None else tray.path(lines_of(log), "log", tray.home / "log:")
    docket = tray.docket(library, allow, limits)
    order = Order(
        weeks=_numbers(weeks, "weeks", docket),
        library=tray.library,
        limits=docket.limits,
        start=_date(start, docket),
        sessions=_several(sessions, (str,), "sessions"),
        days=_several(days, (str,), "days"),
        log=book,
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


def _settings(given: Mapping[str, object] | Iterable[str] | None, docket: Docket) -> tuple[str, ...]:
    """Settings as the command has them, “key=value”. What has the value None is not said."""
    if isinstance(given, str):
        raise TypeError("settings are a mapping, or several texts such as 'paper=a5'")
    try:
        if isinstance(given, Mapping):
            listed = [f"{key}={_typed(value)}" for key, value in given.items() if value is not None]
        else:
            listed = list(map(str, islice(given or (), MOST_GIVEN)))
    except (RecursionError, ValueError):  # lists without an end, and numbers with more figures than Python writes
        docket.error("settings", "no file can hold this value", "give a text, a number, a list or a mapping")
        return ()
    return tuple(listed)


def _typed(value: object) -> str:
    """A value as a person would type it, in quotes where a text might be read as something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_typed, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_typed(key)}: {_typed(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, str) and not _PLAIN.fullmatch(value):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _numbers(given: Iterable[int] | str | None, name: str, docket: Docket) -> tuple[int, ...] | None:
    """Weeks or pages in order, also written as “1-2,4”; None with the problem added when they name none."""
    from programprint.notation import weeks
    from programprint.notation.scanner import Unreadable

    if given is None:
        return None
    try:
        listed = given if isinstance(given, str) else ",".join(map(_number, islice(given, MOST_GIVEN)))
        return weeks.parse(listed)
    except (TypeError, Unreadable):
        docket.error(name, f"this names no {name}", "give whole numbers from 1, or a text such as “1-2,4”")
        return None


def _date(given: date | str | None, docket: Docket) -> date | None:
    """A day, also written as “2027-03-01”; None with the problem added when it is none."""
    from programprint.notation import dates
    from programprint.notation.scanner import Unreadable

    if given is None:
        return None
    try:
        return dates.parse(given.isoformat()[:10] if isinstance(given, date) else str(given))
    except Unreadable as fault:
        docket.error("start", fault.message, fault.hint)
        return None


def _number(given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"{given!r} is no whole number")
    return str(given)
