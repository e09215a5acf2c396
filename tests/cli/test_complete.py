"""What the shells offer while one types. Those that are installed are asked themselves."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paper import turns

BASH = """
eval "$(_PROGRAMPRINT_COMPLETE=bash_source programprint)" 2>/dev/null
COMP_WORDS=({words}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
compopt() {{ :; }}
_programprint_completion programprint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
autoload -U compinit; compinit -u -D
eval "$(_PROGRAMPRINT_COMPLETE=zsh_source programprint)"
compadd() {{ print -rl -- $completions }}
_describe() {{ print -rl -- ${{completions_with_descriptions%%:*}} }}
_path_files() {{ }}
words=({words}) CURRENT=$#words
_programprint_completion
"""
FISH = """
_PROGRAMPRINT_COMPLETE=fish_source programprint | source
complete -C "{line}"
"""
SHELLS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files of one's own, and the command at hand."""
    monkeypatch.chdir(tmp_path)
    command = tmp_path / "bin" / "programprint"
    command.parent.mkdir()
    code = "from programprint.cli import main; main(prog_name='programprint')"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}" "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    Path("team.csv").write_text('Name,Group\nAda Sample,a\nBo Example,b\n"Cleo (C) Placeholder",a\n')
    Path("upper.yaml").write_text("title: Upper\n")
    for folder, name in (("layouts", "unusual"), ("exercises", "unusual-lift")):
        Path(folder).mkdir()
        Path(folder, f"{name}.yaml").write_text("name: Unusual\n")
    return tmp_path


def offered(shell: str, line: str, last: str) -> list[str]:
    """What a shell offers for the last word of a line, as it would stand on the line."""
    if os.name == "nt" or not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    words = [*shlex.split(line, posix=False), last]
    script = SHELLS[shell].format(line=f"{line} {last}", words=" ".join(map(shlex.quote, words)))
    done = subprocess.run([str(shutil.which(shell)), "-c", script], capture_output=True, text=True, check=False)
    return [found.split("\t")[0] for found in done.stdout.splitlines() if found]


LINES = {
    ("programprint", "ex"): ["exercises", "export"],
    ("programprint exercises show", "single-leg-hi"): ["single-leg-hip-thrust"],
    ("programprint exercises show", "unus"): ["unusual-lift"],
    ("programprint exercises list --language", "de"): ["de"],
    ("programprint build upper.yaml -l", "unus"): ["unusual"],
    ("programprint check upper.yaml -l", "large"): ["large-print"],
    ("programprint new layout mine --extends", "large"): ["large-print"],
    ("programprint build", "unil"): ["unilateral-glute-block"],
    ("programprint build", "up"): ["upper-lower-hypertrophy", "upper.yaml"],
    ("programprint export", "unil"): ["unilateral-glute-block"],
    ("programprint build --paper", "lett"): ["letter"],
}
"""What is offered for the last word of a line; each line in one shell in the quick run, and in all shells in the wide one."""


@pytest.mark.parametrize(("typed", "shell"), turns([*LINES], [*SHELLS], every=2))
def test_names_are_completed(here: Path, shell: str, typed: tuple[str, str]) -> None:
    assert sorted(offered(shell, *typed)) == LINES[typed]


@pytest.mark.parametrize("shell", SHELLS)
def test_athletes_of_the_roster_are_completed_once_each(here: Path, shell: str) -> None:
    line = "programprint build upper.yaml --roster team.csv --athlete 'Bo Example' --athlete"
    signs = "\\" if shell == "bash" else ""
    assert offered(shell, line, "") == [f"Ada{signs} Sample", f"Cleo{signs} {signs}(C{signs}){signs} Placeholder"]


@pytest.mark.parametrize(("content", "shell"), turns([None, b"", b"\0\xff", b"Group\na\n"], [*SHELLS]))
def test_a_roster_without_names_offers_nothing_and_says_nothing(here: Path, shell: str, content: bytes | None) -> None:
    Path("team.csv").unlink()
    if content is not None:
        Path("team.csv").write_bytes(content)
    assert offered(shell, "programprint build upper.yaml --roster team.csv --athlete", "") == []
