"""What is shipped: the wheel carries layouts and programs and works where nothing else of the project is, with all versions that
it allows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from paper import SHIPPED

from programprint import resources

ROOT = Path(__file__).parent.parent
EXERCISES = sorted((resources.programs() / "exercises").glob("*.yaml"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


def test_the_wheel_carries_everything(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "programprint/py.typed" in names
    for path in (*resources.layouts().glob("*.yaml"), *SHIPPED):
        assert f"programprint/{path.parent.name}/{path.name}" in names
    for path in EXERCISES:
        assert f"programprint/programs/exercises/{path.name}" in names


@pytest.mark.wide
def test_the_wheel_installed_elsewhere_builds_the_example(wheel: Path, tmp_path: Path) -> None:
    target, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "import programprint; print(programprint.__file__)\n"
        "from programprint.cli import main; main(['build', 'unilateral-glute-block'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=work, check=True, capture_output=True, text=True)
    assert str(target) in done.stdout
    assert "Wrote unilateral-glute-block.pdf (6 pages)" in done.stdout
    beside = ROOT / "programs" / "unilateral-glute-block.yaml"  # beside the same exercises once more
    german = code.replace("'unilateral-glute-block'", f"{str(beside)!r}, '--language', 'de', '-o', 'de.pdf'")
    done = subprocess.run([sys.executable, "-c", german], cwd=work, check=True, capture_output=True, text=True)
    assert "Wrote de.pdf" in done.stdout


MOST_LINES = 300


def test_no_module_is_longer_than_one_reads_at_a_time() -> None:
    source = ROOT / "src" / "programprint"
    lines = {str(path.relative_to(source).as_posix()): path.read_bytes().count(b"\n") for path in source.rglob("*.py")}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def names(lines: Iterable[str], sign: str) -> dict[str, str]:
    """Packages, each with the version that stands after a sign."""
    found = (re.match(rf"([A-Za-z0-9._-]+)(?:\[\w+\])?{sign}([\d.]+)", line) for line in lines)
    return {match[1].lower().replace("_", "-"): match[2] for match in found if match}


def same(first: str, second: str) -> bool:
    """Whether two versions begin alike: 8.1 and 8.1.0 do."""
    return all(a == b for a, b in zip(first.split("."), second.split("."), strict=False))


def test_the_lowest_versions_that_are_tried_are_the_lowest_that_are_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    allowed = names([*project["dependencies"], *project["optional-dependencies"]["test"]], ">=")
    tried = names((ROOT / "requirements-lowest.lock").read_text(encoding="utf-8").splitlines(), "==")
    assert {name: version for name, version in allowed.items() if not same(version, tried[name])} == {}


def test_what_contributors_install_is_allowed_and_complete() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    locked = names((ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines(), "==")
    assert set(names([*extras["test"], *extras["docs"], *extras["dev"]], ">=")) <= set(locked)


def test_every_python_that_is_promised_is_tried() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["classifiers"]
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    pythons = [line.rsplit(" ", 1)[1] for line in said if re.search(r":: 3\.\d+$", line)]
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == pythons
