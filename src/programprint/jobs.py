"""Jobs → printed files: one after the other, on several cores, or on a cluster; the bytes are the same each time."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from programprint import naming
from programprint.build import build, call_roll
from programprint.docket import Docket
from programprint.notation.prose import folded
from programprint.order import Order
from programprint.resources import named, shown

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from programprint.pages import Copy
    from programprint.read.roster import Athlete
    from programprint.team import Team

T = TypeVar("T")
Hands = Callable[[], AbstractContextManager["Executor | None"]]
Watched = Callable[[Iterable[T], int], Iterable[T]]
"""Passes things on, of which there are so many, and shows a person how far it has come."""


class Job(Struct, frozen=True):
    """A program and everything that is asked for. *target* is the path of the PDF, None standard output; where every athlete
    has a file (*split*) it holds ``{name}`` and perhaps ``{group}``."""

    path: Path
    order: Order
    target: str | None
    split: bool = False


class File(Struct, frozen=True):
    """A finished PDF, where it goes, and how many pages and athletes are in it; of marked sheets also the key and its place. What
    is large is a file to read from, as long as nobody asks for the next one."""

    path: Path | None
    pdf: bytes | BinaryIO
    pages: int
    athletes: int = 0
    key: bytes | None = None
    key_path: Path | None = None


class Done(Struct, frozen=True):
    """What a job came to: its files, none of them where there was an error, and its problems."""

    files: tuple[File, ...]
    docket: Docket


def run(job: Job) -> Done:
    """A job from start to end."""
    docket = Docket(job.order.limits)
    return Done(tuple(replace(file, pdf=whole(file.pdf)) for file in files(job, docket)), docket)


def whole(pdf: bytes | BinaryIO) -> bytes:
    """All of a PDF at once."""
    if isinstance(pdf, bytes):
        return pdf
    pdf.seek(0)
    return pdf.read()


def files(
    job: Job, docket: Docket, watched: Watched[Any] = lambda things, _: things, hands: Hands = nullcontext
) -> Iterator[File]:
    """The files of a job as they are finished. Every problem is added before the first of them; none comes after an error.
    *watched* shows a person how many athletes are done; *hands* are those who draw lots of a large roster, none for here."""
    target = Path(job.target) if job.target else None
    if job.order.roster is None:
        key = key_place(target, job)
        if printed := build(job.path, job.order, docket, *_before(target, key)):
            yield File(target, printed.pdf, printed.pages, 0, printed.key, key if printed.key else None)
        return
    from programprint.lots import gathered, keep, lots_of
    from programprint.team import team_of

    roll = call_roll(job.path, job.order, docket)
    if roll is None:
        return
    lots = lots_of(roll)
    if len(lots) > 1 and not job.split:
        import tempfile  # which loads much that no other job needs

        anywhere = _anywhere(job)
        keep(anywhere, roll, docket)
        with tempfile.TemporaryFile() as out, hands() as executor:
            if counts := gathered(anywhere, roll, lots, executor, out, docket, watched):
                yield File(target, out, *counts)
        return
    team = team_of(roll, docket)
    if team is None:
        return
    if job.split and team.document.pages:
        docket.error(shown(job.path), "a rack sheet is for all athletes together", "leave out --split, or {name} in -o")
        return
    if not job.split:
        yield _drawn(team.program.title, team, job, watched(team.copies(), len(team)), target, team.athletes, docket)
        return
    paths = _paths(job, team, docket)
    if not docket.errors:
        for number, path in enumerate(paths):
            athlete = team.athletes[number]
            if copies := list(team.copies_of(number)):
                yield _drawn(f"{team.program.title} · {athlete.name}", team, job, copies, path, [athlete], docket)


def _drawn(
    title: str,
    team: Team,
    job: Job,
    copies: Iterable[Copy],
    path: Path | None,
    athletes: Sequence[Athlete],
    docket: Docket,
) -> File:
    from programprint.draw.pdf import draw_copies

    out = io.BytesIO()
    about = replace(team.document, title=title, author=team.program.author, language=team.language_of(athletes))
    if not about.marked:
        with docket.diary.stage("draw"):
            pages = draw_copies(about, copies, out, job.order.fillable)
        return File(path, out.getvalue(), pages, len(athletes))
    from programprint.marks.key import Keyring

    key = key_place(path, job)
    ring = Keyring(team.program.title, *_before(path, key))
    with docket.diary.stage("draw"):
        pages = draw_copies(about, ring.coded(copies), out, job.order.fillable)
    return File(path, out.getvalue(), pages, len(athletes), ring.data(), key)


def key_place(target: Path | None, job: Job) -> Path | None:
    """Where the key of marked sheets goes: beside the PDF, or in the folder that is asked for."""
    if target is None and job.order.keys is None:
        return None
    name = f"{target.stem if target else job.path.stem or 'program'}.key.json"
    return (job.order.keys or (target.parent if target else Path())) / name


def _before(target: Path | None, key: Path | None) -> tuple[str, bytes | None]:
    """How the PDF is called, and the key that is there already."""
    try:
        return (target.name if target else ""), key.read_bytes() if key else None
    except OSError:
        return (target.name if target else ""), None


def _paths(job: Job, team: Team, docket: Docket) -> list[Path]:
    """The file of each athlete; that two have the same is an error."""
    met: dict[str, Path] = {}
    groups: dict[str, str] = {}
    paths = []
    for athlete in team.athletes:
        group = groups.setdefault(folded(athlete.group), athlete.group)
        path = naming.filled(job.target or "", {"name": athlete.name, "group": group or "no-group"})
        real = naming.same(Path(os.path.realpath(path)))
        if athlete.where and real in met:
            hint = "write what tells the two names apart, or use “{group}” in -o as well"
            if naming.same(path) != naming.same(met[real]):
                hint = f"{named(met[real])} is the same by a link; remove that"
            message = f"the file of this athlete would take the place of another's: {named(path)}"
            docket.error(athlete.where, message, hint)
        met[real] = path
        paths.append(path)
    return paths


def run_all(jobs: Sequence[Job], executor: Executor) -> Iterator[Done]:
    """What the jobs come to, in their order, worked on by whoever is free."""
    return iter(executor.map(run, [_anywhere(job) for job in jobs]))


def _anywhere(job: Job) -> Job:
    """The job with paths that mean the same from every folder."""
    order = job.order
    layout = Path(order.layout)
    return replace(
        job,
        path=job.path.absolute(),
        order=replace(
            order,
            layout=str(layout.absolute()) if layout.is_file() else order.layout,
            library=tuple(folder.absolute() for folder in order.library),
            roster=order.roster.absolute() if order.roster else None,
            log=order.log.absolute() if order.log else None,
            keys=order.keys.absolute() if order.keys else None,
        ),
    )
