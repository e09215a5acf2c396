"""A run of builds: jobs, how they are done, and how their files come to their places."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from msgspec import Struct

from programprint.cli.report import complain, counted
from programprint.cli.terminal import hand_over
from programprint.resources import PIPE
from programprint.spare import KEY, PDF, PNG, Format, Over, real_path
from programprint.write import OTHER_NAME, why_not, write

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from programprint.docket import Docket
    from programprint.jobs import File, Hands, Job

T = TypeVar("T")


class Batch(Struct, frozen=True):
    """Jobs, and how they are done: on how many cores or which cluster, with pictures, in silence or with many words. *typed* is
    what a person wrote after ``-o``; other names are made of what files say."""

    jobs: Sequence[Job]
    cores: int | None
    cluster: str | None
    png: bool
    quiet: bool
    verbose: bool
    typed: Path | None = None

    @property
    def read_first(self) -> list[Path]:
        """What any job of the run reads, as far as its order says."""
        return [
            path
            for job in self.jobs
            for path in (job.path, Path(job.order.layout), *([job.order.roster] if job.order.roster else []))
        ]

    def read(self, docket: Docket) -> Iterator[Path]:
        """What any job of the run reads, and what the docket says was read."""
        yield from self.read_first
        yield from docket.looked_at

    def done(self) -> Generator[tuple[Job, Iterable[File], Docket]]:
        """Each job with its files and problems, in order; the files of a job that is done here come one by one."""
        from programprint.docket import Docket
        from programprint.jobs import files, run_all

        def seen(things: Iterable[T], total: int, label: str) -> Iterable[T]:
            if self.quiet:
                return things
            from programprint.cli.progress import watched

            return watched(things, total, label)

        alone = len(self.jobs) == 1 and self.jobs[0].order.roster is not None
        if (self.cluster and not alone) or ((self.cores or 1) > 1 and len(self.jobs) > 1):
            from programprint.cli.workers import workers

            with workers(self.cluster, min(self.cores or 1, len(self.jobs))) as executor:
                done = seen(run_all(self.jobs, executor), len(self.jobs), "Programs")
                for job, one in zip(self.jobs, done, strict=True):
                    yield job, one.files, one.docket
            return
        with ExitStack() as stack:
            cluster = None
            if self.cluster:
                from programprint.cli.workers import workers

                cluster = stack.enter_context(workers(self.cluster, 1))
            hands: Hands = partial(nullcontext, cluster) if cluster else self._hands
            for job in self.jobs:
                docket = Docket(job.order.limits)
                athletes = partial(seen, label="Athletes")
                yield job, files(job, docket, athletes, hands), docket

    @contextmanager
    def _hands(self) -> Iterator[Executor | None]:
        """Who works here on the lots of a roster: as many as were asked for or, where nobody asked, as there are cores."""
        from programprint.cli.workers import cores_here, workers

        cores = self.cores or cores_here()
        if cores == 1 or PIPE in self.read_first:
            yield None
            return
        with workers(None, cores) as executor:
            yield executor

    def put(self, file: File, docket: Docket, made: set[Path]) -> OSError | None:
        """Brings a file to its place and, where asked for, its pages beside it; the fault, which has been said, when that
        cannot be. What is *made* of the same command is not written over, and gets what this file makes."""
        if file.path is None:
            if fault := self._put_key(file, docket, made):
                return fault
            from programprint.jobs import whole

            hand_over(whole(file.pdf))
            return None
        older = _bytes(file.key_path)
        if fault := self._put_key(file, docket, made):
            return fault
        for path, kind, data in _with_pictures(file.path, file) if self.png else [(file.path, PDF, file.pdf)]:
            if fault := self._write(path, kind, data, docket, made):
                if path == file.path:
                    _put_back(file.key_path, older)
                return fault
        return None

    def _put_key(self, file: File, docket: Docket, made: set[Path]) -> OSError | None:
        """Brings the key of marked sheets to its place, before the PDF, which cannot be read back without it."""
        if file.key is None or file.key_path is None:
            return None
        return self._write(file.key_path, KEY, file.key, docket, made)

    def _write(
        self, path: Path, kind: Format, data: bytes | BinaryIO, docket: Docket, made: set[Path]
    ) -> OSError | None:
        """Brings data to its place; the fault, which has been said, when that cannot be."""
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


def _bytes(path: Path | None) -> bytes | None:
    return path.read_bytes() if path and path.is_file() else None


def _put_back(path: Path | None, older: bytes | None) -> None:
    """The key that was there before, where its PDF stays as it was."""
    if path is None:
        return
    with suppress(OSError):
        if older is None:
            path.unlink()
        else:
            write(older, path, Over(KEY, typed=True))


def _with_pictures(target: Path, file: File) -> Iterator[tuple[Path, Format, bytes | BinaryIO]]:
    """The PDF and, one after the other, its pages as images beside it."""
    from programprint.jobs import whole
    from programprint.picture import pictures

    yield target, PDF, file.pdf
    width = len(str(file.pages))
    for number, image in enumerate(pictures(whole(file.pdf)), start=1):
        yield target.with_name(f"{target.stem}-{number:0{width}}.png"), PNG, image


def written_of(job: Job, written: Sequence[tuple[int, int]], older: int) -> str:
    """“block.pdf (10 pages)”, “block-team.pdf (40 athletes, 400 pages)”, “40 files to out (400 pages)”; no name of anybody."""
    from programprint.naming import plain
    from programprint.resources import shown

    pages, athletes = (sum(numbers) for numbers in zip(*written, strict=True))
    target = job.target or ""
    if job.split:
        folder = Path(plain(target.partition("{")[0]) + "x").parent
        place = f"; {older} took the place of an older one" if older else ""
        return f"{counted(len(written), 'file')} to {shown(folder)} ({counted(pages, 'page')}){place}"
    who = f"{counted(athletes, 'athlete')}, " if athletes else ""
    return f"{shown(Path(target))} ({who}{counted(pages, 'page')})"


def rounds_of(watch: bool) -> AbstractContextManager[Callable[[], None]]:
    """What *watch* keeps from one build for the next, and how that is told that a build is done."""
    if not watch:
        return nullcontext(lambda: None)
    from programprint.compose.type.kept import rounds

    return rounds()
