"""Same input, same bytes: whoever builds, wherever, whenever, on however many cores; and a date only where it is asked for."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from kills import FILES, held

from programprint.cli import main

HERE = Path(__file__).parents[1]
ELSEWHERE = {
    "other seeds, zone, language": {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
    "another home and editor's locale": {"PYTHONHASHSEED": "0", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "HOME": "/"},
    "no UTF-8 by default": {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"},
}


@pytest.fixture(scope="module")
def comma(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a country that writes 2,5; made here where the system brings none."""
    folder = tmp_path_factory.mktemp("locales")
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", folder / "de_DE.UTF-8"], capture_output=True, check=False
    )
    here = {"LOCPATH": str(folder)} if made and (folder / "de_DE.UTF-8").exists() else {}
    return {**here, "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "3"}


def digests(folder: Path, environment: dict[str, str]) -> list[str]:
    """What ``digests.py`` says in a process of its own."""
    done = subprocess.run(
        [sys.executable, HERE / "digests.py", "--quick"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return digests(tmp_path_factory.mktemp("here"), {})


@pytest.mark.wide
@pytest.mark.parametrize("place", ELSEWHERE)
def test_elsewhere_the_bytes_are_the_same(place: str, expected: list[str], tmp_path: Path) -> None:
    assert digests(tmp_path, ELSEWHERE[place]) == expected
    assert len(expected) > 5


def test_where_a_comma_parts_decimals_the_bytes_are_the_same(
    comma: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    """In another zone and with other seeds as well, as elsewhere."""
    assert digests(tmp_path, comma) == expected


def built(folder: Path, *arguments: str) -> dict[str, bytes]:
    """The files that a build writes into a folder below this one."""
    (folder / "out").mkdir()
    target = str(folder / "out" / "{program}.pdf")
    result = CliRunner().invoke(main, ["build", *arguments, "-l", "card", "-o", target])
    assert result.exit_code == 0, result.output
    return held(folder / "out")


def test_neither_jobs_nor_the_way_to_a_file_change_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    for place in ("one", "two", "three"):
        (tmp_path / place).mkdir()
    monkeypatch.chdir(tmp_path)
    first = built(tmp_path / "one", "block.yaml", "other.yaml", "--jobs", "1")
    second = built(tmp_path / "two", "block.yaml", "other.yaml", "--jobs", "4")
    monkeypatch.chdir(tmp_path / "three")
    third = built(tmp_path / "three", str(tmp_path / "other.yaml"), "../block.yaml")
    assert first == second == third
    assert len(first) == 2


def dates(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {str(document.docinfo[key]) for key in ("/CreationDate", "/ModDate") if key in document.docinfo}


def test_a_date_is_only_where_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "block.yaml").write_text(FILES["block.yaml"])
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    plain = CliRunner().invoke(main, ["build", "block.yaml", "-l", "card", "-o", "-"]).stdout_bytes
    assert all(date.startswith("D:20000101") for date in dates(plain))  # the same for ever: it says nothing
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = CliRunner().invoke(main, ["build", "block.yaml", "-l", "card", "-o", "-"]).stdout_bytes
    assert all(date.startswith("D:20231114221320") for date in dates(dated))
    assert dates(dated)


@pytest.mark.parametrize("said", ["yesterday", "1e9", "99999999999999999999"])
def test_a_date_that_is_none_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    (tmp_path / "block.yaml").write_text(FILES["block.yaml"])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    result = CliRunner().invoke(main, ["build", "block.yaml"])
    assert result.exit_code == 2
    assert f"SOURCE_DATE_EPOCH is “{said}”" in result.stderr
