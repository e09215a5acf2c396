"""Every command block of the documentation runs, page by page, with the files that the page gives."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path
from shutil import copy

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from programprint.cli import main

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"# ([\w./-]+\.\w+)\n")
"""A block that starts with the name of a file is that file."""
FAILS = "  # fails"


def data_to_import(folder: Path) -> None:
    """What others publish, in miniature, and the sheets that the page about importing speaks of."""
    entry = {"name": "Wobble hip thrust", "instructions": ["Wobble."], "equipment": "barbell"}
    (folder / "exercises.json").write_text(json.dumps([entry, {"name": "Wobble lunge", "instructions": ["Step."]}]))
    fixtures = folder / "wger" / "exercises" / "fixtures"
    fixtures.mkdir(parents=True)
    base = {"category": 8, "muscles": [], "muscles_secondary": [], "equipment": [], "license": 2}
    text = {"exercise": 1, "name": "Heel lift", "description": "Lift.", "language": 2, "license": 2}
    files = {
        "exercise-base-data": [{"model": "e.exercise", "pk": 1, "fields": base}],
        "translations": [{"model": "e.translation", "pk": 2, "fields": {**text, "license_author": "Ida"}}],
    }
    for name in ("exercise-base-data", "translations", "muscles", "equipment", "categories"):
        (fixtures / f"{name}.json").write_text(json.dumps(files.get(name, [])))
    program = "title: Block\nweeks: 1\nsessions: [{name: A, exercises: [{exercise: heel-lift, do: 3x8}]}]\n"
    (folder / "my-block.yaml").write_text(program)
    lifts = [["name", "How to", "Gear", "d", "e", "Tips"], ["Bridge", "Lift the hip.", "mat", "", "", "Squeeze."]]
    with (folder / "lifts.csv").open("w", newline="") as file:
        csv.writer(file).writerows(lifts)
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Lower")
    for row in [["Lift", "How to", "Gear"], ["Bridge", "Lift the hip.", "mat"]]:
        sheet.append(row)
    workbook.save(folder / "lifts.xlsx")
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Block 2")
    for row in [["Exercise", "Week 1", "Week 2"], ["Step-up", "3x8/leg", "3x10/leg"]]:
        sheet.append(row)
    workbook.save(folder / "spring-block.xlsx")
    (folder / "programs").mkdir()


def picture_to_print(folder: Path) -> None:
    """The drawing that the page about pictures speaks of."""
    (folder / "exercises" / "pictures").mkdir(parents=True)
    copy(DOCS / "hip-thrust.svg", folder / "exercises" / "pictures")


GIVEN = {"import": data_to_import, "how-to": picture_to_print}
"""What a page takes for granted."""


LONG = ("how-to",)
"""Pages whose commands take their time."""


@pytest.mark.parametrize(
    "page", [pytest.param(page, id=page.stem, marks=pytest.mark.wide if page.stem in LONG else ()) for page in PAGES]
)
def test_the_commands_of_a_page_do_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    GIVEN.get(page.stem, lambda _folder: None)(tmp_path)
    for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "sh":
            for line in block.replace("\\\n", " ").splitlines():
                run(line)
        elif name := FILE.match(block):
            path = tmp_path / name[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block[name.end() :], encoding="utf-8")


def run(line: str) -> None:
    if not line.strip() or line.startswith("#"):
        return
    command, _, target = line.removesuffix(FAILS).partition(" > ")
    words = shlex.split(command)
    assert words[0] == "programprint", line
    result = CliRunner().invoke(main, words[1:])
    assert (result.exit_code == 1) == line.endswith(FAILS), f"{line}\n{result.output}"
    assert result.exit_code in (0, 1), f"{line}\n{result.output}"
    if target:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        Path(target).write_bytes(result.stdout_bytes)


def test_every_page_is_in_the_navigation_of_the_site() -> None:
    listed = [next(iter(entry.values())) for entry in yaml.safe_load((ROOT / "mkdocs.yml").read_text())["nav"]]
    assert sorted(listed) == [page.name for page in PAGES]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda path: path.stem)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target
