"""Mixed work for an hour under a memory cap, with kills, full disks and hostile files; reported as figures.

    python tests/soak.py --minutes 60              # other work each time
    python tests/soak.py --runs 200 --seed 1       # the same work again
    python tests/soak.py --show 1:17               # one run of it

Every run is a process of its own: builds of shipped and random programs, rosters, one file each, exports, checks, imports, and
what ``kills.py`` and ``hostile.py`` do. It ends with whole files, or with a message and no file; it leaves no process, no
temporary file and no half one. What does not is written to ``soak-finds/``, a folder each with its files, its command and what
it said. Which work is done follows from the seed; how much of it fits into the minutes, and where a kill by the clock strikes,
does not. Needs a system that can fork.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import hostile
import kills
import pipeline

from programprint import resources

CAP = 3_000_000_000
"""Bytes of memory that a process may ask for."""
PATIENCE = 10.0
"""Seconds that a process may outlive the one that began it: workers notice that their master is gone."""
SHIPPED = sorted(path.stem for path in resources.programs().glob("*.yaml"))
FILES = {name: text.encode() for name, text in kills.FILES.items()} | {"squad.csv": pipeline.ROSTER.encode()}
WHOLE: dict[str, Callable[[bytes], bool]] = {
    ".pdf": lambda data: data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"),
    ".png": lambda data: data.startswith(b"\x89PNG") and data.endswith(b"IEND\xaeB`\x82"),
    ".json": lambda data: data.startswith(b"{") and data.rstrip().endswith(b"}"),
    ".csv": lambda data: data.endswith(b"\n"),
    ".md": lambda data: data.endswith(b"\n"),
}
"""What the end of a whole file looks like."""


@dataclass
class Work:
    """What a process is asked for: its command, the files that it finds, and what befalls it."""

    kind: str
    arguments: list[str]
    files: dict[str, bytes] = field(default_factory=lambda: dict(FILES))
    room: int = 0
    """Bytes to which a file may grow; 0 is no bound."""
    killed_after: float = 0.0
    """Seconds after which it is killed dead; 0 is never."""


@dataclass
class Ended:
    """How a process ended: exit code, what it said, files that it made, and whether it left processes behind."""

    code: int
    said: str
    made: dict[str, bytes]
    orphans: bool


def _build(chance: random.Random) -> list[str]:
    options = ["build", chance.choice(SHIPPED), "-l", chance.choice(pipeline.LAYOUTS), "-o", "out.pdf"]
    options += ["--fillable"] if chance.random() < 0.3 else []
    options += ["--set", chance.choice(pipeline.SETTINGS)] if chance.random() < 0.3 else []
    options += ["--png", "--weeks", "1"] if chance.random() < 0.1 else []
    return options


def _team(chance: random.Random) -> list[str]:
    more = chance.choice(([], ["--per-session"], ["--group-by", "group"], ["--fillable"]))
    split = ["-o", "out/{name}.pdf"] if chance.random() < 0.4 else ["-o", "out.pdf"]
    return ["build", chance.choice(SHIPPED), "--roster", "squad.csv", "--weeks", "1", *split, *more]


def _several(chance: random.Random) -> list[str]:
    return ["build", *chance.sample(SHIPPED, 3), "--weeks", "1", "--jobs", "2", "-o", "{program}.pdf"]


def _export(chance: random.Random) -> list[str]:
    to = chance.choice(("csv", "json", "md"))
    return ["export", chance.choice(SHIPPED), "--to", {"md": "markdown"}.get(to, to), "-o", f"out.{to}"]


def work(seed: int, number: int) -> Work | tuple[str, str, random.Random]:
    """The work of one run; what another module does is the name of that, of a case of it, and the chance that it goes on with."""
    chance = random.Random(f"{seed}:{number}")
    kind = chance.choice(
        ("build", "team", "several", "export", "check", "random", "import", "kills", "full", "hostile")
    )
    if kind == "kills":
        return kind, chance.choice(list(kills.COMMANDS)), chance
    if kind == "hostile":
        group = chance.choice(list(hostile.KINDS))
        return kind, f"{group}/{chance.choice(list(hostile.KINDS[group]))}", chance
    if kind == "full":
        name = chance.choice(list(kills.COMMANDS))
        return Work(kind, kills.COMMANDS[name], room=chance.choice((1, 10, 4096)))
    if kind == "random":
        one = pipeline.case(chance.randrange(10**9), 0)
        asked = ["build", "p.yaml", "-l", one.layout, *(word for said in one.settings for word in ("--set", said))]
        text = one.program.encode("utf-8", "surrogatepass")
        return Work(kind, [*asked, "-o", "out.pdf"], {"p.yaml": text})
    if kind == "import":
        name = chance.choice(("import csv", "import grid"))
        data = FILES["grid.csv" if name == "import grid" else "lifts.csv"]
        at = chance.randrange(len(data))
        changed = chance.choice((data, data[:at], data[:at] + chance.randbytes(3) + data[at:]))
        return Work(kind, kills.COMMANDS[name], FILES | {"grid.csv": changed, "lifts.csv": changed})
    made = {"build": _build, "team": _team, "several": _several, "export": _export}
    asked = made[kind](chance) if kind in made else ["check", chance.choice(SHIPPED)]
    return Work(kind, asked, killed_after=chance.uniform(0.05, 1.5) if chance.random() < 0.15 else 0.0)


def done(one: Work, folder: Path) -> Ended:
    """Does a piece of work in a process of its own."""
    here = folder / "here"
    here.mkdir()
    for name, data in one.files.items():
        (here / name).write_bytes(data)
    listen, said = os.pipe()
    child = os.fork()
    if not child:
        os.close(listen)
        _become(one, here, said)
    os.close(said)
    heard: list[bytes] = []
    listener = threading.Thread(target=lambda: heard.extend(iter(lambda: os.read(listen, 65536), b"")))
    listener.start()
    if one.killed_after:
        time.sleep(one.killed_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    orphans = _outlived(child)
    listener.join()
    os.close(listen)
    made = {name: data for name, data in kills.held(here).items() if one.files.get(name) != data}
    text = b"".join(heard).decode("utf-8", "replace")
    return Ended(os.waitstatus_to_exitcode(status), text, made, orphans)


def _become(one: Work, here: Path, said: int) -> None:
    """The child: runs the command, with everything that it starts in a group of its own; what it says goes to the pipe *said*."""
    code: object = 0
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.close(said)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
        os.chdir(here)
        from programprint.cli import main

        if one.room:
            resource.setrlimit(resource.RLIMIT_FSIZE, (one.room, resource.RLIM_INFINITY))
        main(one.arguments, prog_name="programprint")
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
        code = 70
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _outlived(group: int) -> bool:
    """Whether a process of the group is still there after a while."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return True


@dataclass
class Figures:
    """What is counted."""

    runs: Counter[str] = field(default_factory=Counter)
    codes: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        kinds = ("orphan", "temporary file", "half file", "traceback", "silence", "other")
        return "\n".join(
            (
                f"runs           {sum(self.runs.values())}: "
                + ", ".join(f"{n} {k}" for k, n in sorted(self.runs.items())),
                f"kills          {self.kills}, step by step",
                "exit codes     " + ", ".join(f"{code}: {count}" for code, count in sorted(self.codes.items())),
                *(f"{kind:15}{self.faults[kind]}" for kind in kinds),
                f"peak memory    {peak:.0f} MB of {CAP / 1e6:.0f} MB",
                f"seconds        {self.seconds:.0f}",
            )
        )


def faults(one: Work, end: Ended) -> list[str]:
    """What is wrong with an end, by kind."""
    found = ["orphan"] if end.orphans else []
    dead = end.code == -signal.SIGKILL and one.killed_after > 0
    if not dead and any(name.endswith(".part") for name in end.made):
        found.append("temporary file")
    if "Traceback" in end.said:
        found.append("traceback")
    for name, data in end.made.items():
        whole = WHOLE.get(Path(name).suffix)
        if whole and name not in one.files and not whole(data):
            found.append("half file")
    if end.code == 1 and "rror" not in end.said:
        found.append("silence")
    if not dead and end.code not in (0, 1, 2):
        found.append("other")
    return found


def _hostile(name: str, folder: Path) -> tuple[list[str], int, str]:
    group, case = name.split("/", 1)
    found = hostile.tried(group, case, folder)
    code, said = int(str(found["code"])), f"{found['said']}{found['told']}"
    wrong = ["traceback"] if "Traceback" in said else []
    wrong += ["other"] if code not in (0, 1) or found["checked"] != code else []
    wrong += (
        ["half file"]
        if found["left"] != (["out.pdf"] if code == 0 else []) or (not code and not found["whole"])
        else []
    )
    return wrong, code, said


def soak(seed: int, number: int, folder: Path, figures: Figures) -> tuple[list[str], str]:
    """Makes one run; what was wrong with it, and what was said."""
    one = work(seed, number)
    if isinstance(one, Work):
        end = done(one, folder)
        wrong, code, said = faults(one, end), end.code, f"{' '.join(one.arguments)}\n{end.said}"
        kind = one.kind
    else:
        kind, name, chance = one
        place = folder / "here"
        place.mkdir()
        if kind == "hostile":
            wrong, code, said = _hostile(name, place)
        else:
            wrong, code, said = [], 0, name
            for step, with_, fault in kills.kills(name, 3, chance, place):
                figures.kills += 1
                if fault and fault != kills.UNHEARD:
                    wrong.append("traceback" if "Traceback" in fault else "other")
                    said += f"\n{with_.name} at step {step}: {fault}"
    figures.runs[kind] += 1
    figures.codes[code] += 1
    figures.faults.update(wrong)
    return wrong, said


def main(tell: Callable[[str], None] = print) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--runs", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--finds", type=Path, default=Path("soak-finds"))
    parser.add_argument("--show", metavar="SEED:NUMBER")
    asked = parser.parse_args()
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (CAP, CAP))
    kills.prepare()
    seed = random.randrange(10**6) if asked.seed is None else asked.seed
    first = 0
    if asked.show:
        seed, first = map(int, asked.show.split(":"))
        asked.runs = 1
    figures, begun = Figures(), time.monotonic()
    keep = asked.finds.resolve()
    for number in range(first, first + asked.runs):
        if time.monotonic() - begun > 60 * asked.minutes:
            break
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place).resolve()
            wrong, said = soak(seed, number, folder, figures)
            if asked.show:
                tell(f"{wrong}\n{said}")
            elif wrong:
                tell(f"{seed}:{number} {', '.join(wrong)}: {said[:300]}")
                shutil.copytree(folder / "here", keep / f"{seed}-{number}" / "here", dirs_exist_ok=True)
                (keep / f"{seed}-{number}" / "said").write_text(said, encoding="utf-8")
    figures.seconds = time.monotonic() - begun
    tell(f"seed {seed}\n{figures}")
    return 1 if figures.faults.total() else 0


if __name__ == "__main__":
    sys.exit(main())
