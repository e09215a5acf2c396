"""Building for teams, many programs at once: what is written where, and that it does not depend on who did the work."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from programprint.cli import main, progress

BLOCK = """\
title: {title}
weeks: 1
sessions:
  - name: Lower
    exercises:
      - {{exercise: back-squat, do: 3x5 @ 75%}}
      - {{exercise: single-leg-hip-thrust, do: 3x10}}
"""
TEAM = (
    "Name,Group,Weak side,Back squat\nAda Sample,forwards,left,100\nBo Example,backs,right,140\nCleo Placeholder,,,90\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two programs and a roster."""
    monkeypatch.chdir(tmp_path)
    for name in ("block", "other"):
        Path(f"{name}.yaml").write_text(BLOCK.format(title=name.capitalize()))
    Path("team.csv").write_text(TEAM)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments])


def written(folder: Path) -> dict[str, bytes]:
    """Every PDF below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def title(pdf: Path) -> str:
    with pikepdf.open(pdf) as document:
        return str(document.docinfo["/Title"])


def test_a_team_is_one_file_named_after_program_and_roster(here: Path) -> None:
    result = run("block.yaml", "--roster", "team.csv")
    assert result.stdout == "Wrote block-team.pdf (3 athletes, 12 pages)\n"
    assert list(written(here)) == ["block-team.pdf"]
    assert title(here / "block-team.pdf") == "Block"


def test_one_athlete_does_not_take_the_place_of_the_team(here: Path) -> None:
    run("block.yaml", "--roster", "team.csv")
    before = (here / "block-team.pdf").read_bytes()
    assert run("block.yaml", "--roster", "team.csv", "--athlete", "ada sample").exit_code == 0
    assert (here / "block-team.pdf").read_bytes() == before
    assert "block-ada-sample.pdf" in written(here)


def test_braces_in_names_are_no_fields(here: Path) -> None:
    for folder in ("{name}", "plain"):
        (here / folder).mkdir()
    (here / "block.yaml").rename(here / "{zzz}.yaml")
    (here / "team.csv").rename(here / "{group}x.csv")
    team = ["--roster", "{group}x.csv"]
    for more in (
        [],
        team,
        [*team, "--split"],
        [*team, "-o", "plain/{name}-{program}-{roster}.pdf"],
        [*team, "-o", "{name}/", "--split"],
    ):
        result = run("{zzz}.yaml", *more)
        assert result.exit_code == 0, result.output
    made = {str(path.relative_to(here)) for path in here.rglob("*.pdf")}
    assert {"{zzz}.pdf", "{zzz}-{group}x.pdf", "{zzz}-{group}x/Ada-Sample.pdf"} <= made
    assert {"plain/Ada-Sample-{zzz}-{group}x.pdf", "{name}/Ada-Sample-{zzz}.pdf"} <= made


def test_split_writes_a_file_for_each_athlete(here: Path) -> None:
    result = run("block.yaml", "--roster", "team.csv", "--split")
    assert list(written(here)) == [
        f"block-team/{name}.pdf" for name in ("Ada-Sample", "Bo-Example", "Cleo-Placeholder")
    ]
    assert title(here / "block-team" / "Ada-Sample.pdf") == "Block · Ada Sample"
    assert "Ada" not in result.output


def test_a_template_says_where_each_file_goes(here: Path) -> None:
    assert run("block.yaml", "--roster", "team.csv", "-o", "out/{group}/{name}-{program}.pdf").exit_code == 0
    assert list(written(here)) == [
        "out/backs/Bo-Example-block.pdf",
        "out/forwards/Ada-Sample-block.pdf",
        "out/no-group/Cleo-Placeholder-block.pdf",
    ]


def test_files_that_take_the_place_of_older_ones_are_counted(here: Path) -> None:
    run("block.yaml", "--roster", "team.csv", "--split")
    Path("block-team/Bo-Example.pdf").unlink()
    again = run("block.yaml", "--roster", "team.csv", "--split")
    assert again.stdout.endswith("; 2 took the place of an older one\n")


def test_two_athletes_on_one_file_are_an_error_before_anything_is_written(here: Path) -> None:
    Path("team.csv").write_text("Name\nAda Sample\nBo\nAda/Sample\n")
    result = run("block.yaml", "--roster", "team.csv", "--split")
    assert result.exit_code == 1
    assert "team.csv:4:1: error: the file of this athlete would take the place of another's" in result.stderr
    assert not written(here)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--split"],
        ["--sort", "name"],
        ["-o", "{name}.pdf"],
        ["-o", "{nam}.pdf", "--roster", "team.csv"],
        ["-o", "{group}.pdf", "--roster", "team.csv"],
        ["-o", "one.pdf", "--split", "--roster", "team.csv"],
        ["-o", "-", "--split", "--roster", "team.csv"],
        ["-o", "team.csv", "--roster", "team.csv"],
        ["-o", "x.pdf", "other.yaml"],
        ["-o", "{layout}.pdf", "other.yaml"],
        ["--pages", "1", "--roster", "team.csv"],
    ],
)
def test_wrong_use_is_told_and_writes_nothing(here: Path, arguments: list[str]) -> None:
    result = run("block.yaml", *arguments)
    assert result.exit_code == 2
    assert not written(here)
    assert Path("team.csv").read_text() == TEAM


def test_a_faulty_roster_writes_nothing(here: Path) -> None:
    Path("team.csv").write_text(TEAM.replace("140", "heavy"))
    result = run("block.yaml", "--roster", "team.csv")
    assert result.exit_code == 1
    assert "team.csv:3:24: error: D3: “heavy” is no load" in result.stderr
    assert not written(here)


SPLIT = ["--split", "-o", "out/{program}/{name}.pdf"]


@pytest.mark.parametrize(
    ("more", "processes"),
    [
        pytest.param([], False, id="thread"),
        pytest.param([], True, id="processes", marks=pytest.mark.wide),
        pytest.param(SPLIT, True, id="split", marks=pytest.mark.wide),
    ],
)
def test_jobs_and_cluster_write_the_same_bytes(here: Path, more: list[str], processes: bool) -> None:
    """In the quick run the cluster is a thread of this process."""
    from distributed import LocalCluster

    asked = ["block.yaml", "other.yaml", "--roster", "team.csv", *more]

    def built(*how: str) -> dict[str, bytes]:
        assert run(*asked, *how).exit_code == 0
        files = written(here)
        for name in files:
            (here / name).unlink()
        return files

    alone, together = built("--jobs", "1"), built("--jobs", "4")
    workers = {"n_workers": 1 + processes, "threads_per_worker": 1, "processes": processes, "protocol": "tcp://"}
    with LocalCluster(**workers, dashboard_address=":0") as cluster:
        spread = built("--cluster", cluster.scheduler_address)
    assert alone == together == spread
    assert len(alone) == (6 if more else 2)


def test_a_cluster_that_does_not_answer_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    def silent(*_: object, **__: object) -> None:
        raise OSError("timed out")

    monkeypatch.setattr(distributed, "Client", silent)
    result = run("block.yaml", "--cluster", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "nobody answers at tcp://127.0.0.1:1" in result.stderr


@pytest.mark.parametrize("address", ["tls://127.0.0.1:1", "ucx://a:1"])
def test_an_address_of_a_kind_that_is_not_set_up_is_told(here: Path, address: str) -> None:
    result = run("block.yaml", "--cluster", address)
    assert result.exit_code == 2
    assert f"--cluster: {address} cannot be reached" in " ".join(result.stderr.split())
    assert not written(here)


@pytest.mark.parametrize("how", [["--jobs", "1"], ["--jobs", "3"]])
def test_one_bad_program_does_not_stop_the_others(here: Path, how: list[str]) -> None:
    Path("bad.yaml").write_text(BLOCK.format(title="Bad").replace("back-squat", "bakc-squat"))
    result = run("block.yaml", "bad.yaml", "other.yaml", *how)
    assert result.exit_code == 1
    assert list(written(here)) == ["block.pdf", "other.pdf"]
    assert result.stdout.splitlines()[0].startswith("Wrote block.pdf")
    assert "bad.yaml: 1 error; nothing written" in result.stderr


class Terminal(io.StringIO):
    """Standard error of a person."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("patience", "stream", "shown"),
    [(-1, Terminal(), True), (60, Terminal(), False), (-1, io.StringIO(), False)],
)
def test_a_bar_is_shown_to_a_person_who_waits(
    monkeypatch: pytest.MonkeyPatch, patience: float, stream: io.StringIO, shown: bool
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", stream)
    assert list(progress.watched("abc", 3, "Athletes")) == ["a", "b", "c"]
    assert ("Athletes" in stream.getvalue()) == shown


def test_check_reads_rosters(here: Path) -> None:
    Path("team.csv").write_text(TEAM.replace("140", "heavy"))
    result = CliRunner().invoke(main, ["check", "block.yaml", "--roster", "team.csv"])
    assert result.exit_code == 1
    assert "D3: “heavy” is no load" in result.output


def test_a_new_roster_has_a_column_for_what_the_program_asks(here: Path) -> None:
    result = CliRunner().invoke(main, ["new", "roster", "Spring team", "--program", "block.yaml"])
    assert result.exit_code == 0
    head = Path("spring-team.csv").read_text().splitlines()[0]
    assert head == "Name,Group,Weak side,Body weight (kg),Back squat 1RM (kg),Swap,Note"
    built = run("block.yaml", "--roster", "spring-team.csv")
    assert (built.exit_code, built.stderr) == (0, "")


@pytest.mark.parametrize("do", ["3x3 @ 24/20 in", "15/12 cal", "3x8 @ 95/65 lb"])
def test_a_new_roster_asks_who_takes_which_of_a_pair(here: Path, do: str) -> None:
    text = f"title: T\nweeks: 1\nsessions: [{{name: A, exercises: [{{exercise: back-squat, do: {do}}}]}}]\n"
    Path("pairs.yaml").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(main, ["new", "roster", "two", "--program", "pairs.yaml"]).exit_code == 0
    assert "Weak side,Pair,Body weight" in Path("two.csv").read_text()
    built = run("pairs.yaml", "--roster", "two.csv")
    assert (built.exit_code, built.stderr) == (0, "")


def test_a_roster_that_is_there_already_is_never_touched(here: Path) -> None:
    result = CliRunner().invoke(main, ["new", "roster", "team", "--program", "block.yaml"])
    assert result.exit_code == 1
    assert Path("team.csv").read_text() == TEAM


def test_the_shipped_roster_fits_the_shipped_program(here: Path) -> None:
    from programprint import resources

    roster = resources.programs() / "rosters" / "example-team.csv"
    result = run("unilateral-glute-block", "--roster", str(roster), "--weeks", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "5 athletes" in result.stdout


def test_a_cluster_without_an_address_is_refused(here: Path) -> None:
    result = run("block.yaml", "--cluster", " ")
    assert (result.exit_code, "needs an address" in result.stderr) == (2, True)
    assert not list(here.glob("*.pdf"))


def test_braces_of_a_folder_that_is_there_are_no_fields(here: Path) -> None:
    Path("{zzz}").mkdir()
    for output in ("{zzz}", "{zzz}/", "{zzz}/x.pdf"):
        assert run("block.yaml", "-o", output).exit_code == 0
    assert set(written(here)) == {"{zzz}/block.pdf", "{zzz}/x.pdf"}


def test_a_name_of_bytes_stays_apart_from_others(here: Path) -> None:
    text = Path("block.yaml").read_bytes()
    names = [os.fsdecode(name) for name in (b"\xff.yaml", b"\xfe.yaml")]
    for name in names:
        try:
            Path(name).write_bytes(text)
        except OSError:
            pytest.skip("this file system takes no such name")
        assert run(name).exit_code == 0
    assert set(written(here)) == {"ff.pdf", "fe.pdf"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_command_has_just_written_it_does_not_write_over(here: Path) -> None:
    pytest.importorskip("pypdfium2")
    Path("block-1.png").symlink_to("block-2.png")
    Path("other.pdf").symlink_to("other-1.png")
    for name in ("block", "other"):
        result = run(f"{name}.yaml", "--png")
        assert (result.exit_code, "written just before" in result.stderr) == (1, True), result.output
    assert Path("other-1.png").read_bytes().startswith(b"%PDF")
