"""Building at every save, and what else ``build`` can write."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from paper import few_and_many

from programprint.cli import main
from programprint.compose.cues.cards import CardSetter
from programprint.compose.cues.strips import Card
from programprint.compose.log.exercise import LogExercise
from programprint.compose.type import kept
from programprint.docket import Docket
from programprint.jobs import Job, files, whole
from programprint.merge.sheet import Entry, Guide
from programprint.order import Order
from programprint.read import known

PROGRAM = "title: Block\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: step-up, do: 3x8}]}]\n"
PATIENCE = 30
"""Seconds after which a line that has not come will not come."""


class Watcher:
    """A command with ``--watch`` at work, ``build`` when nothing else is said, and the lines that it says."""

    def __init__(self, folder: Path, *more: str, job: tuple[str, ...] = ("build", "block.yaml")) -> None:
        code = "from programprint.cli import main; main()"
        command = [sys.executable, "-u", "-c", code, *job, "--watch", *more]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def until(self, words: str) -> None:
        """Waits for a line with these words."""
        while words not in self.lines.get(timeout=PATIENCE):
            pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "block.yaml").write_text(PROGRAM)
    return tmp_path


@pytest.fixture
def watcher(folder: Path) -> Iterator[Watcher]:
    watching = Watcher(folder)
    watching.until("Watching")
    yield watching
    watching.end()


def test_it_builds_again_at_a_save_and_survives_errors(folder: Path, watcher: Watcher) -> None:
    first = (folder / "block.pdf").read_bytes()
    (folder / "block.yaml").write_text(PROGRAM.replace("3x8", "3xten"))
    watcher.until("“ten” is not a number of reps")
    watcher.until("nothing written")
    assert (folder / "block.pdf").read_bytes() == first
    (folder / "block.yaml").write_text(PROGRAM.replace("3x8", "4x8"))
    watcher.until(" ms")
    assert (folder / "block.pdf").read_bytes() != first


def test_it_sees_an_exercise_that_comes_into_the_library(folder: Path, watcher: Watcher) -> None:
    (folder / "exercises").mkdir()
    watcher.until("Wrote")
    (folder / "exercises" / "step-up.yaml").write_text("name: My own step-up\n")
    watcher.until("Wrote")
    (folder / "exercises" / "step-up.yaml").write_text("nam: My own step-up\n")
    watcher.until("did you mean name?")


def test_a_sheet_of_figures_is_drawn_again_at_a_save_and_survives_errors(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    mine, sheet = tmp_path / "exercises" / "my-squat.yaml", tmp_path / "sheet.svg"
    mine.write_text("name: My squat\nfigure: {start: stand}\n")
    watching = Watcher(tmp_path, job=("exercises", "draw", "my-squat", "-o", "sheet.svg"))
    try:
        watching.until("Watching")
        first = sheet.read_bytes()
        mine.write_text("name: My squat\nfigure: {start: stnad}\n")
        watching.until("“stnad” is none of the words")
        watching.until("Nothing written")
        assert sheet.read_bytes() == first
        mine.write_text("name: My squat\nfigure: {start: squat}\n")
        watching.until("Wrote sheet.svg")
        assert sheet.read_bytes() != first
    finally:
        watching.end()


def test_it_sees_a_picture_that_comes_and_changes(folder: Path, watcher: Watcher) -> None:
    (folder / "exercises").mkdir()
    watcher.until("Wrote")
    (folder / "exercises" / "step-up.yaml").write_text("name: My own step-up\nimage: a.svg\n")
    watcher.until("there is no file “a.svg”")
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0 H9 V9 z"/></svg>'
    (folder / "exercises" / "a.svg").write_text(drawn)
    watcher.until("Wrote")
    (folder / "exercises" / "a.svg").write_text(drawn.replace("path", "text"))
    watcher.until("the drawing holds <text>")


@pytest.mark.parametrize(
    ("part", "pages"), [("--logs-only", "1 page"), ("--cues-only", "1 page"), ("--no-guide", "2 pages")]
)
def test_it_goes_on_printing_the_part_that_was_asked_for(folder: Path, part: str, pages: str) -> None:
    watching = Watcher(folder, part)
    try:
        watching.until(f"Wrote block.pdf ({pages})")
        watching.until("Watching")
        (folder / "block.yaml").write_text(PROGRAM.replace("3x8", "4x8"))
        watching.until(f"Wrote block.pdf ({pages})")
    finally:
        watching.end()


@pytest.fixture
def team_watcher(folder: Path) -> Iterator[Watcher]:
    """A build of its own layout for a roster."""
    (folder / "layouts").mkdir()
    (folder / "layouts" / "base.yaml").write_text("extends: handout\n")
    (folder / "layouts" / "club.yaml").write_text("extends: base\n")
    (folder / "team.csv").write_text("Name\nAda Sample\n")
    watching = Watcher(folder, "--roster", "team.csv", "--layout", "club")
    watching.until("Watching")
    yield watching
    watching.end()


def test_it_sees_a_change_of_the_roster_and_of_an_extended_layout(folder: Path, team_watcher: Watcher) -> None:
    (folder / "team.csv").write_text("Name\nAda Sample\nBo Example\n")
    team_watcher.until("2 athletes")
    (folder / "layouts" / "base.yaml").write_text("extends: handout\npaper: letterr\n")
    team_watcher.until("there is no paper “letterr”")
    (folder / "layouts" / "base.yaml").write_text("extends: handout\npaper: letter\n")
    team_watcher.until("2 athletes")


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, ["build", "block.yaml", *arguments])
    return result.exit_code, result.output


def test_png_writes_an_image_of_every_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder, monkeypatch, "--png") == (0, "Wrote block.pdf (2 pages)\n")
    images = sorted(path.name for path in folder.glob("*.png"))
    assert images == ["block-1.png", "block-2.png"]
    assert (folder / "block-1.png").read_bytes().startswith(b"\x89PNG")


def test_pages_chooses_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder, monkeypatch, "--pages", "2") == (0, "Wrote block.pdf (1 page)\n")
    code, said = run(folder, monkeypatch, "--pages", "3")
    assert code == 1
    assert "asks for page 3, but there are 2" in said


def test_open_shows_the_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("click.launch", shown.append)
    run(folder, monkeypatch, "--open")
    assert shown == ["block.pdf"]


def test_quiet_says_only_what_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder, monkeypatch, "-q") == (0, "")


def test_a_pdf_that_a_viewer_holds_open_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    code, said = run(folder, monkeypatch)
    assert code == 1
    assert "is it open in another program?" in said
    assert sorted(path.name for path in folder.iterdir()) == ["block.yaml"]


@pytest.mark.parametrize("option", ["--png", "--watch", "--open"])
def test_standard_output_takes_only_the_pdf(folder: Path, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    code, said = run(folder, monkeypatch, "-o", "-", option)
    assert code == 2
    assert "need a file" in said


@pytest.mark.parametrize(("option", "module"), [("--png", "pypdfium2"), ("--watch", "watchfiles")])
def test_a_missing_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch, option: str, module: str) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == module else object())
    code, said = run(folder, monkeypatch, option)
    assert code == 2
    assert f"pip install 'programprint[{option[2:]}]'" in said


EXERCISE = "name: {}\ninstructions: [Step onto the box.]\ntips: [Take your time.]\n"
BLOCK = """title: Block
weeks: 2
sessions:
  - name: A
    exercises:
      - {exercise: step-up, do: 3x8}
      - {exercise: single-leg-hip-thrust, do: 3x8/leg @ 20kg, rest: 90s, tempo: 3-1-1-0}
  - name: B
    exercises: [{exercise: plank, do: 3x30s}, {exercise: glute-bridge, do: 2x12}]
"""
LAYOUT = "extends: handout\npaper: {}\n"
EDITS: tuple[tuple[str, str | None], ...] = (
    ("block.yaml", BLOCK.replace("3x8}", "4x8}")),
    ("block.yaml", "# moves every line\n" + BLOCK.replace("name: B", "name: Bridges")),
    ("block.yaml", BLOCK.replace("90s", "2min").replace("title: Block", "title: Another block")),
    ("exercises/step-up.yaml", EXERCISE.format("My own step-up")),
    ("exercises/step-up.yaml", EXERCISE.format("My own step-up").replace("Step onto", "Climb")),
    ("block.yaml", BLOCK.replace("3x8}", "3xten}")),
    ("block.yaml", BLOCK.replace("do: 3x8}", "do: 3x8, note: Hold the rail}")),
    ("layouts/own.yaml", LAYOUT.format("a5")),
    ("layouts/own.yaml", LAYOUT.format("letter")),
    ("exercises/step-up.yaml", None),
    ("layouts/own.yaml", LAYOUT.format("a4")),
    ("layouts/handout.yaml", "extends: handout\ntype: {body: 12pt}\n"),
    ("block.yaml", BLOCK + "language: de\n"),
    ("block.yaml", BLOCK.replace("name: A", "name: ☃")),
    ("block.yaml", "\n\n" + BLOCK.replace("name: A", "name: ☃")),
    ("block.yaml", BLOCK),
)
"""What is saved one after the other, and what is removed; two of them are wrong, or warned of."""


def printed(docket: Docket, roster: Path | None = None) -> tuple[bytes | None, list[str]]:
    order = Order(layout="own", roster=roster)
    made = [whole(file.pdf) for file in files(Job(Path("block.yaml"), order, "block.pdf"), docket)]
    return (made[0] if made else None), [problem.render() for problem in docket]


def save(name: str, text: str | None) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")


def fresh(roster: Path | None = None) -> tuple[bytes | None, list[str]]:
    """What comes of it in a process that has kept nothing."""
    known.forget()
    return printed(Docket(), roster)


def test_what_is_kept_for_the_next_build_is_never_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save("block.yaml", BLOCK)
    save("layouts/own.yaml", LAYOUT.format("a4"))
    watched, alone, kept_then = [], [], []
    with kept.rounds() as turn:
        for name, text in [("block.yaml", BLOCK), *EDITS]:
            save(name, text)
            watched.append(printed(Docket()))
            kept_then.append(kept.how_many())
            turn()
    assert kept.how_many() == 0
    (tmp_path / "exercises").rmdir()
    for path in ("block.yaml", "layouts/handout.yaml", "layouts/own.yaml"):
        Path(path).unlink()
    save("block.yaml", BLOCK)
    save("layouts/own.yaml", LAYOUT.format("a4"))
    for name, text in [("block.yaml", BLOCK), *EDITS]:
        save(name, text)
        alone.append(fresh())
    assert watched == alone
    assert kept_then[2] > 20
    assert len({pdf for pdf, _ in alone}) > len(EDITS) - 4
    assert sum(bool(problems) for _, problems in alone) >= 3


def test_what_comes_again_is_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save("block.yaml", BLOCK)
    save("layouts/own.yaml", LAYOUT.format("a4"))
    asked: list[str] = []
    made, card = LogExercise.__init__, CardSetter.card

    def log_exercise(self: LogExercise, entry: Entry, *rest: Any) -> None:
        asked.append(entry.guide.name)
        made(self, entry, *rest)

    def one_card(self: CardSetter, guide: Guide, *rest: Any) -> Card:
        asked.append(guide.name)
        return card(self, guide, *rest)

    monkeypatch.setattr(LogExercise, "__init__", log_exercise)
    monkeypatch.setattr(CardSetter, "card", one_card)
    with kept.rounds() as turn:
        printed(Docket())
        turn()
        assert len({*asked}) == 4
        asked.clear()
        save("block.yaml", "# a remark\n" + BLOCK.replace("3x30s", "3x40s"))
        printed(Docket())
    assert {*asked} == {"Plank"}


@pytest.mark.parametrize("builds", few_and_many(20, 200))
def test_many_builds_keep_no_more_than_a_few(builds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save("block.yaml", BLOCK)
    save("layouts/own.yaml", LAYOUT.format("a4"))
    counts = []
    with kept.rounds() as turn:
        for number in range(builds):
            save("block.yaml", BLOCK.replace("name: A", f"name: Session {number}").replace("20kg", f"{number + 1}kg"))
            assert printed(Docket())[0]
            turn()
            counts.append(kept.how_many())
    assert max(counts[2:]) == min(counts[2:])
    assert max(counts) < 500


def test_a_team_is_the_same_between_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save("block.yaml", BLOCK)
    save("layouts/own.yaml", LAYOUT.format("a4"))
    rosters = ["Name\nAda Sample\n", "Name\nAda Sample\nBo Example\n", "Name\nBo Example\n"]
    watched = []
    with kept.rounds() as turn:
        for text in rosters:
            save("team.csv", text)
            watched.append(printed(Docket(), Path("team.csv")))
            turn()
    for text, seen in zip(rosters, watched, strict=True):
        save("team.csv", text)
        assert fresh(Path("team.csv")) == seen
