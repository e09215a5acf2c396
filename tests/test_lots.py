"""A large roster in lots: what is on paper, and that it does not depend on who did the work, nor on how many of them lived."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from programprint import lots
from programprint.build import call_roll
from programprint.cli import main
from programprint.docket import Docket
from programprint.draw.gather import Gathering
from programprint.draw.lot import Lot, Mark
from programprint.jobs import Job, files, whole
from programprint.lots import lots_of
from programprint.order import Order
from programprint.pages import Pages

BLOCK = """\
title: Lots
weeks: 1
sessions:
  - name: Lower
    exercises:
      - {exercise: back-squat, do: 3x5 @ 75%}
      - {exercise: split-squat, do: 3x10}
"""
OTHERS = ("step-up", "glute-bridge", "goblet-squat", "single-leg-hip-thrust")
COUNT = 70
"""Athletes: more than a file whose outline holds what is inside each copy."""


def roster(count: int = COUNT) -> str:
    rows = (
        f"Athlete {number},{'left' if number % 2 else 'right'},{80 + number % 9},split-squat > {OTHERS[number % 4]},"
        f"{'backs' if number < count // 2 else 'forwards'}"
        for number in range(count)
    )
    return "\n".join(["Name,Weak side,Back squat,Swap,Group", *rows, ""])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a program and a roster of several lots."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lots, "MOST_ATHLETES", 25)
    Path("block.yaml").write_text(BLOCK)
    Path("team.csv").write_text(roster())
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", "block.yaml", "--roster", "team.csv", "--logs-only", *arguments])


def built(*arguments: str) -> bytes:
    result = run("-o", "out.pdf", *arguments)
    assert result.exit_code == 0, result.output
    pdf = Path("out.pdf")
    data = pdf.read_bytes()
    pdf.unlink()
    return data


def words(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    found = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return found


def outline(data: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as found:
        return [(entry.title, [below.title for below in entry.children]) for entry in found.root]


def sizes(order: Order) -> list[int]:
    docket = Docket()
    roll = call_roll(Path("block.yaml"), order, docket)
    assert roll is not None, [problem.render() for problem in docket]
    return [lot.stop - lot.start for lot in lots_of(roll)]


def test_lots_hold_so_many_athletes_or_so_many_kinds(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = Order(roster=Path("team.csv"))
    assert sizes(order) == [24, 24, 22]
    monkeypatch.setattr(lots, "MOST_KINDS", 3)
    assert sizes(order) == [3] * 23 + [1]


@pytest.mark.parametrize(
    "order",
    [
        Order(roster=Path("few.csv")),
        Order(roster=Path("team.csv"), fillable=True),
        Order(roster=Path("team.csv"), per_session=True),
        Order(roster=Path("team.csv"), layout="rack"),
        Order(roster=Path("team.csv"), settings=("marks=true",)),
    ],
)
def test_what_belongs_together_is_one_lot(here: Path, order: Order) -> None:
    Path("few.csv").write_text(roster(60))
    assert len(sizes(order)) == 1


def test_the_same_bytes_from_one_two_and_four(here: Path) -> None:
    assert built("--jobs", "1") == built("--jobs", "2") == built("--jobs", "4") == built()


@pytest.mark.parametrize("more", [[], ["--group-by", "group"]])
def test_lots_are_on_paper_what_one_lot_is(here: Path, more: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    parted = built("--jobs", "1", *more)
    monkeypatch.setattr(lots, "MOST_ATHLETES", 1000)
    together = built("--jobs", "1", *more)
    assert parted != together
    assert words(parted) == words(together)
    assert outline(parted) == outline(together)
    with pikepdf.open(io.BytesIO(parted)) as one, pikepdf.open(io.BytesIO(together)) as other:
        assert one.check_pdf_syntax() == []
        assert [page.label for page in one.pages] == [page.label for page in other.pages]
        assert one.docinfo == other.docinfo
        assert one.Root.Lang == other.Root.Lang


def test_what_lots_share_is_in_the_file_once(here: Path) -> None:
    with pikepdf.open(io.BytesIO(built("--jobs", "1"))) as document:
        fonts = {
            font.FontDescriptor.FontFile2.objgen for page in document.pages for font in page.resources.Font.values()
        }
    assert len(fonts) <= 4


def test_a_problem_of_any_lot_is_told_with_the_others_and_nothing_is_written(here: Path) -> None:
    Path("exercises").mkdir()
    rows = roster().splitlines()
    for row, name in ((3, "first"), (68, "last")):
        Path(f"exercises/{name}-squat.yaml").write_text(f"name: {name.capitalize()} squat\nsides: neither\n")
        rows[row] = rows[row].replace(f"> {OTHERS[(row - 1) % 4]}", f"> {name}-squat")
    Path("team.csv").write_text("\n".join([*rows, ""]))
    results = [run("-o", "out.pdf", "--jobs", count) for count in ("1", "2")]
    for result in results:
        assert result.exit_code == 1
        assert not Path("out.pdf").exists()
        assert "first-squat.yaml:2" in result.stderr
        assert "last-squat.yaml:2" in result.stderr
    assert results[0].stderr == results[1].stderr


def test_an_athlete_with_nothing_to_do_is_told_of_in_any_lot(here: Path) -> None:
    Path("block.yaml").write_text(BLOCK.replace("name: Lower", "name: Lower\n    for: backs"))
    result = run("-o", "out.pdf", "--jobs", "2")
    assert result.exit_code == 0
    assert result.stderr.count("who gets no page") == COUNT // 2
    assert "Wrote out.pdf (35 athletes" in result.stdout


def test_nobody_with_anything_to_do_is_an_error(here: Path) -> None:
    Path("block.yaml").write_text(BLOCK.replace("name: Lower", "name: Lower\n    for: backs"))
    Path("team.csv").write_text(roster().replace("backs", "forwards"))
    result = run("-o", "out.pdf")
    assert result.exit_code == 1
    assert not Path("out.pdf").exists()


def test_progress_counts_every_athlete(here: Path) -> None:
    seen: list[int] = []

    def watched(things: Iterable[int], total: int) -> Iterator[int]:
        for thing in things:
            seen.append(total)
            yield thing

    job = Job(Path("block.yaml"), Order(roster=Path("team.csv"), logs_only=True), None)
    docket = Docket()
    (pages,) = [file.pages for file in files(job, docket, watched) if whole(file.pdf)]
    assert seen == [COUNT] * COUNT
    assert pages >= COUNT


def test_a_reference_in_a_text_is_text() -> None:
    page = b"<</Type/Page/Parent 2 0 R/Contents 3 0 R/A(see 3 0 R \\) 4 0 R)>>"
    stream = b"<</Length 5>>\nstream\n3 0 R\nendstream\n"
    lot = Lot([page, b"", stream], 2, [1], [], [Mark("A", 0, False, 0, 10.0)], 1)
    out = io.BytesIO()
    gathering = Gathering(Pages("T", "", "en", ()), out)
    gathering.add(lot)
    gathering.add(lot)
    gathering.close()
    assert b"/Parent 3 0 R/Contents 4 0 R/A(see 3 0 R \\) 4 0 R)" in out.getvalue()
    assert out.getvalue().count(stream) == 1
    assert b"/Parent 6 0 R/Contents 4 0 R" in out.getvalue()


@contextmanager
def cluster(workers: int = 2) -> Iterator[object]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0") as found:
        yield found


@pytest.mark.wide
def test_a_cluster_draws_lots_and_a_worker_that_dies_changes_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(here)
    swaps = [f"{one} > {other}" for one in ("split-squat", "back-squat") for other in (*OTHERS, "plank", "push-up")]
    rows = (
        f"Athlete {number},{('left', 'right')[number % 2]},{80 + number % 9},"
        f"{swaps[number // 2 % 6]}; {swaps[6 + number // 12 % 6]}"
        for number in range(144)
    )
    Path("team.csv").write_text("\n".join(["Name,Weak side,Back squat,Swap", *rows, ""]))
    assert sizes(Order(roster=Path("team.csv"))) == [48, 48, 48]
    alone = built("--jobs", "1")
    with cluster() as found:
        address = found.scheduler_address  # type: ignore[attr-defined]
        assert built("--cluster", address) == alone
        pids = [worker.pid for worker in found.workers.values()]  # type: ignore[attr-defined]

        def strike() -> None:
            sleep(0.3)
            os.kill(pids[0], signal.SIGKILL)

        killer = Thread(target=strike)
        killer.start()
        assert built("--cluster", address) == alone
        killer.join()
