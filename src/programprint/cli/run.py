"""A run of builds: jobs, how they are done, and how their files come to their places."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from programprint.cli.progress import watched
from programprint.cli.report import complain
from programprint.cli.terminal import hand_over
from programprint.cli.workers import workers
from programprint.spare import PDF, PNG, Format, Over, real_path
from programprint.write import OTHER_NAME, why_not, write

if TYPE_CHECKING:
    from programprint.docket import Docket
    from programprint.jobs import File, Job

T = TypeVar("T")


class Batch(Struct, frozen=True):
    """Jobs, and how they are done: on how many cores or which cluster, with pictures, in silence or with many words. *typed* is
    what a person wrote after ``-o``; other names are made of what files say."""

    jobs: Sequence[Job]
    cores: int
    cluster: str | None
    png: bool
    quiet: bool
    verbose: bool
    typed: Path | None = None

    def read(self, docket: Docket) -> Iterator[Path]:
        """What any job of the run reads, and what the docket says was read."""
        for job in self.jobs:
            yield from (job.path, Path(job.order.layout), *([job.order.roster] if job.order.roster else []))
        yield from docket.looked_at

    def done(self) -> Generator[tuple[Job, Iterable[File], Docket]]:
        """Each job with its files and problems, in order; the files of a job that is done here come one by one."""
        from programprint.docket import Docket
        from programprint.jobs import files, run_all

        def seen(things: Iterable[T], total: int, label: str) -> Iterable[T]:
            return things if self.quiet else watched(things, total, label)

        if self.cluster or (self.cores > 1 and len(self.jobs) > 1):
            with workers(self.cluster, min(self.cores, len(self.jobs))) as executor:
                done = seen(run_all(self.jobs, executor), len(self.jobs), "Programs")
                for job, one in zip(self.jobs, done, strict=True):
                    yield job, one.files, one.docket
            return
        for job in self.jobs:
            docket = Docket(job.order.limits)
            yield job, files(job, docket, lambda copies, total: seen(copies, total, "Athletes")), docket

    def put(self, file: File, docket: Docket, made: set[Path]) -> OSError | None:
        """Brings a file to its place and, where asked for, its pages beside it; the fault, which has been said, when that
        cannot be. What is *made* of the same command is not written over, and gets what this file makes."""
        if file.path is None:
            hand_over(file.pdf)
            return None
        for path, kind, data in _with_pictures(file.path, file) if self.png else [(file.path, PDF, file.pdf)]:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                parted = write(data, path, Over(kind, self.read(docket), path == self.typed, made))
                made.add(real_path(path))
            except OSError as fault:
                complain(path, *why_not(fault))
                return fault
            if parted:
                complain(path, *OTHER_NAME, "warning")
        return None


def _with_pictures(target: Path, file: File) -> Iterator[tuple[Path, Format, bytes]]:
    """The PDF and, one after the other, its pages as images beside it."""
    from programprint.picture import pictures

    yield target, PDF, file.pdf
    width = len(str(file.pages))
    for number, image in enumerate(pictures(file.pdf), start=1):
        yield target.with_name(f"{target.stem}-{number:0{width}}.png"), PNG, image
