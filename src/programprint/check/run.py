"""Files and folders → a report: what was looked at, and every finding, once, in the order of file and place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from programprint.build import prepare
from programprint.check.kinds import ROSTERS, Kind, files_in, kind_of
from programprint.check.language import check_language
from programprint.check.trial import try_brand, try_exercise, try_layout
from programprint.diary import Diary
from programprint.docket import Docket
from programprint.libraries import library_at
from programprint.limits import USUAL, Limits
from programprint.order import DEFAULT_LAYOUT, Order
from programprint.problems import Problem, Severity, Span
from programprint.read.brand import Brand
from programprint.read.document import read_document
from programprint.read.exercise import Exercise
from programprint.read.faults import validate
from programprint.read.layout import Layout
from programprint.read.layouts import find_layout, layout_folders, read_layout
from programprint.read.library import Library
from programprint.read.roster import read_roster
from programprint.resources import shown
from programprint.team import prepare_for_team

LineAndColumn = tuple[int, int]
"""Line and column, counted from 1."""


Files = Sequence[tuple[Callable[[Path], None], Path]]
Watched = Callable[[Files, int], Iterable[tuple[Callable[[Path], None], Path]]]
"""Passes files on, of which there are so many, and shows a person how far it has come."""


class Finding(Struct, frozen=True):
    """A problem and the file that it is about; *start* and *end* (exclusive) where it has a place in the file."""

    file: str
    problem: Problem
    start: LineAndColumn | None = None
    end: LineAndColumn | None = None


class Report(Struct, frozen=True):
    """What was checked and as what, which YAML files are none of ours, what was found, what was done for each program, and what a
    person should know of what was read."""

    checked: tuple[tuple[str, Kind], ...]
    skipped: tuple[str, ...]
    findings: tuple[Finding, ...]
    diaries: tuple[tuple[str, Diary], ...] = ()
    remarks: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings weigh that much."""
        return sum(finding.problem.severity == severity for finding in self.findings)


def check(
    paths: Iterable[Path],
    layouts: Sequence[str] = (DEFAULT_LAYOUT,),
    settings: Sequence[str] = (),
    library: Sequence[Path] = (),
    roster: Path | None = None,
    watched: Watched = lambda files, _: files,
    limits: Limits = USUAL,
    tab: str | None = None,
    language: str = "",
) -> Report:
    """Everything that building would say of these files and of those in these folders, with each of the layouts, for the
    athletes of a *roster*."""
    run = _Run(
        [
            Order(
                layout,
                tuple(settings),
                None,
                tuple(library),
                roster=roster,
                limits=limits,
                tab=tab,
                figures=True,
                language=language,
            )
            for layout in layouts
        ]
    )
    for path in paths:
        run.gather(path)
    looks = {
        "exercise": run.exercise,
        "language": run.language,
        "layout": run.layout,
        "brand": run.brand,
        "roster": run.roster,
        "program": run.program,
    }
    files = [(looks[kind], path) for kind, found in run.files.items() for path in found]
    for look, path in watched(files, len(files)):
        look(path)
    return run.report()


class _Run(Struct):
    """The state of one check. Exercises come first: what is wrong with them is told of them, not of programs."""

    orders: Sequence[Order]
    files: dict[Kind, list[Path]] = field(
        default_factory=lambda: {
            "exercise": [],
            "language": [],
            "layout": [],
            "brand": [],
            "roster": [],
            "program": [],
        }
    )
    skipped: list[Path] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    found: dict[object, Finding] = field(default_factory=dict)
    libraries: dict[Path, tuple[Library, Docket]] = field(default_factory=dict)
    diaries: list[tuple[str, Diary]] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)

    @property
    def limits(self) -> Limits:
        """Those of all orders."""
        return self.orders[0].limits

    def gather(self, path: Path) -> None:
        """Sorts a file, or every file in a folder, by kind."""
        if not os.path.isdir(path):  # noqa: PTH112 - unlike Path, it takes a name that no file can have
            self._sort(path, named=True)
            return
        inside = list(files_in(path))
        for file in inside:
            self._sort(file, named=False)
        if all(file in self.skipped for file in inside):
            docket = Docket(self.limits)
            docket.error(
                shown(path),
                "there is no program, exercise, layout, brand or roster in this folder",
                "start one with “programprint new”",
            )
            self._tell(docket, path)

    def _sort(self, path: Path, named: bool) -> None:
        if (real := os.path.realpath(path)) in self.met:  # links in a ring lead nowhere, which reading will say
            return
        self.met.add(real)
        if kind := kind_of(path, named, self.limits, self.orders[0].tab):
            self.files[kind].append(path)
        elif named:
            docket = Docket(self.limits)
            document = read_document(path, shown(path), docket)
            if document is not None:
                docket.error(
                    document.span.at(0),
                    "this is neither a program nor an exercise, a layout or a brand",
                    "start with “title:” for a program, “name:” for an exercise, “extends:” for a layout; a brand is called "
                    "“brand.yaml”",
                )
            self._tell(docket, path)
        else:
            self.skipped.append(path)

    def program(self, path: Path) -> None:
        for order in self.orders:
            docket = Docket(self.limits)
            if order.roster:
                prepare_for_team(path, order, docket)
            else:
                prepare(path, order, docket)
            self._tell(docket, path)
            self.diaries.append((shown(path), docket.diary))
            self.remarks |= docket.remarks

    def roster(self, path: Path) -> None:
        """A roster by itself. Its lifts are those of ``exercises/`` beside it, or beside its folder ``rosters/``."""
        docket, home = Docket(), path.absolute().parent
        place = home.parent if home.name == ROSTERS else home
        others = dict.fromkeys(exercise.parent for exercise in self.files["exercise"])
        read_roster(path, library_at(place, [*self.orders[0].library, *others], docket), "kg", docket)
        self._tell(docket, path)

    def exercise(self, path: Path) -> None:
        library, shelf = self._library(path.parent)
        docket, name = Docket(self.limits), path.stem
        chosen = library.file_of(name) == path
        if chosen:
            exercise = library.get(name)
            library.figure(name)
        else:  # another file of the folder has the same id, and that is a problem of its own
            document = read_document(path, shown(path), docket)
            exercise = validate(Exercise, document, docket) if document is not None else None
        sound = not any(problem.file == shown(path) for problem in (*shelf, *docket))
        self._tell(docket, path)
        for order in self.orders if exercise and chosen and sound else ():
            docket = Docket(self.limits)
            if exercise and (layout := self._layout_beside(path.parent, order, docket)):
                try_exercise(name, exercise, library, layout, docket)
            self._tell(docket, path)
        self._tell(shelf, path)

    def language(self, path: Path) -> None:
        """A language file, beside the exercises of the folder that it lies in."""
        docket = Docket(self.limits)
        check_language(path, self._library(path.absolute().parent.parent)[0], docket)
        self._tell(docket, path)

    def layout(self, path: Path) -> None:
        docket = Docket(self.limits)
        layout = read_layout(str(path), path.parent, (), docket)
        if layout and (where := layout.span()):
            try_layout(layout, where.at(0), docket)
        self._tell(docket, path)

    def brand(self, path: Path) -> None:
        """A brand by itself, and on the layouts that are asked for."""
        docket = Docket(self.limits)
        document = read_document(path, shown(path), docket)
        if document is not None and validate(Brand, document, docket):
            for order in self.orders:
                layout = read_layout(order.layout, path.absolute().parent, order.settings, docket, (document, True))
                if layout and not docket.errors:
                    try_brand(layout, docket)
        self._tell(docket, path)

    def _layout_beside(self, exercises: Path, order: Order, docket: Docket) -> Layout | None:
        """The layout that is asked for. Where it lies beside programs only, they are the ones to use it."""
        place = exercises.absolute().parent
        if self.files["program"] and find_layout(order.layout, layout_folders(place), Path()) is None:
            return None
        return read_layout(order.layout, place, order.settings, docket)

    def _library(self, folder: Path) -> tuple[Library, Docket]:
        """The exercises that those of a folder may name: its own, any that this run checks, and the shipped ones."""
        if folder not in self.libraries:
            docket = Docket(self.limits)
            others = dict.fromkeys(path.parent for path in self.files["exercise"])
            nearer = [folder, *self.orders[0].library, *others]
            library = library_at(folder.absolute().parent, nearer, docket)
            library.draws = True
            self.libraries[folder] = library, docket
        return self.libraries[folder]

    def _tell(self, docket: Docket, path: Path) -> None:
        """Adds what was found while *path* was checked, unless it has been told."""
        for problem in docket:
            where = problem.where
            if isinstance(where, Span):
                name = where.source.name
                key: object = (os.path.realpath(name), where.start, where.end, problem.message)
                finding = Finding(name, problem, where.place, where.source.place(where.end))
            else:
                key = (where, problem.message)
                if where is None or (where != shown(path) and not os.path.exists(where)):  # noqa: PTH110
                    problem = replace(
                        problem, where=shown(path), message=": ".join(filter(None, (where, problem.message)))
                    )
                finding = Finding(str(problem.where), problem)
            self.found.setdefault(key, finding)

    def report(self) -> Report:
        checked = sorted((shown(path), kind) for kind, paths in self.files.items() for path in paths)
        skipped = sorted(shown(path) for path in self.skipped)
        findings = sorted(self.found.values(), key=lambda one: (one.file, one.start or (0, 0)))
        return Report(tuple(checked), tuple(skipped), tuple(findings), tuple(self.diaries), tuple(self.remarks))
