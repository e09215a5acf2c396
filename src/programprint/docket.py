"""The docket of a job: it goes along from stage to stage, and gathers what is wrong, what was read and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from programprint.diary import Diary
from programprint.files import DISK, Files, Stamp
from programprint.limits import USUAL, Limits, leads_out
from programprint.problems import Problem, Span
from programprint.sight import seen

_LONGEST = 600
"""Characters of a message."""


class Docket:
    """What goes along with a job through the shop. Every stage adds the problems that it finds and goes on; nothing is ever said
    twice. *limits* are those of the job: what goes over one of them is a problem too. *files* is where it finds what it reads.

    *looked_at* are the files that were read or missed, each with its stamp from before: a change to one of them may
    change what is found. The *diary* says what else was done, and *remarks* what a person should know of what was read.
    """

    def __init__(self, limits: Limits = USUAL, files: Files = DISK) -> None:
        self.limits = limits
        self.files = files
        self._found: dict[Problem, None] = {}
        self.looked_at: dict[Path, Stamp] = {}
        self.diary = Diary()
        self.remarks: dict[str, None] = {}

    def look_at(self, path: Path) -> None:
        """Notes that a file or folder is about to be read."""
        self.looked_at.setdefault(path, self.files.stamp(path))

    def leads_out(self, path: Path, home: Path, *others: Path) -> bool:
        """Whether a path that a file in the folder *home* names lies outside of it, of the *others*, and of every folder that is
        allowed."""
        return leads_out(path, home, (*others, *self.limits.allowed), self.files.real)

    def error(self, where: Span | str | None, message: str, hint: str = "") -> None:
        self._found.setdefault(Problem(where, _brief(message), _brief(hint)))

    def warn(self, where: Span | str | None, message: str, hint: str = "", name: str = "") -> None:
        self._found.setdefault(Problem(where, _brief(message), _brief(hint), "warning", name))

    def take_after(self, count: int) -> list[Problem]:
        """Takes out the problems that were added after the first so many, in the order in which they were found."""
        later = list(self._found)[count:]
        for problem in later:
            del self._found[problem]
        return later

    def add(self, problem: Problem) -> None:
        """Adds a problem that another docket has."""
        self._found.setdefault(problem)

    def __iter__(self) -> Iterator[Problem]:
        """In the order of file, then place."""
        return iter(sorted(self._found, key=lambda problem: problem._order))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> int:
        return sum(problem.severity == "error" for problem in self._found)


def _brief(text: str) -> str:
    """A message or a cure in which no word of the file is longer than anybody reads."""
    words = seen(text)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
