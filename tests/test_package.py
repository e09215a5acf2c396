"""What is shipped: the wheel carries layouts and programs and works where nothing else of the project is."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
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
    assert "Wrote unilateral-glute-block.pdf (10 pages)" in done.stdout
