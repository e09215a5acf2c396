"""``programprint layouts``, and names that the shell completes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from programprint.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_lists_shipped_and_own_layouts_with_their_use(here: Path) -> None:
    (here / "layouts").mkdir()
    (here / "layouts" / "club.yaml").write_text("extends: handout\nuse: For the club\n")
    result = CliRunner().invoke(main, ["layouts"])
    assert result.exit_code == 0
    assert "club         For the club\n" in result.stdout
    assert "handout      The athlete’s weeks to write on, then how each exercise is done\n" in result.stdout


def test_show_prints_a_layout_that_prints_the_same_pages(here: Path) -> None:
    (here / "a.yaml").write_text("extends: handout\nmargins: {inside: 22mm}\ngaps: {row: 0.30}\n")
    text = CliRunner().invoke(main, ["layouts", "show", "./a.yaml"]).stdout
    assert "extends" not in text
    assert yaml.safe_load(text)["gaps"] == {
        "exercise": 0.65,
        "block": 0.25,
        "session": 0.55,
        "heading": 0.45,
        "note": 0.35,
    } | {"row": 0.3, "rule": 0.35, "load": 0.35, "plot": 0.5, "table": 1.1}
    (here / "b.yaml").write_text(text)
    for name in "ab":
        assert CliRunner().invoke(main, ["build", "unilateral-glute-block", "-l", f"./{name}.yaml"]).exit_code == 0
    assert (here / "unilateral-glute-block-a.pdf").read_bytes() == (here / "unilateral-glute-block-b.pdf").read_bytes()


def test_show_names_the_nearest() -> None:
    result = CliRunner().invoke(main, ["layouts", "show", "handuot"])
    assert result.exit_code == 1
    assert "did you mean handout?" in result.stderr


def completed(*arguments: str) -> list[str]:
    """What the shell offers for the last of the arguments."""
    shell = ShellComplete(main, {}, "programprint", "_PROGRAMPRINT_COMPLETE")
    return [item.value for item in shell.get_completions(list(arguments[:-1]), arguments[-1])]


def test_the_shell_completes_names_of_exercises() -> None:
    assert completed("exercises", "show", "single-leg-pu") == ["single-leg-push-off"]


def test_the_shell_completes_names_of_layouts(here: Path) -> None:
    (here / "layouts").mkdir()
    (here / "layouts" / "hall.yaml").write_text("extends: handout\n")
    assert completed("build", "x.yaml", "-l", "ha") == ["hall", "handout"]
    assert completed("layouts", "show", "hand") == ["handout"]


def test_the_shell_completes_names_of_papers() -> None:
    assert completed("build", "x.yaml", "--paper", "a4") == ["a4", "a4+letter"]


def test_the_shell_completes_commands() -> None:
    assert "exercises" in completed("ex")
