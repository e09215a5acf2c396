"""Writes the golden dumps anew: run it after a change that is meant, then read the diff."""

from __future__ import annotations

from figure_record import OUTLINES, outlines
from golden import GOLDENS, PROGRAMS, accept, goldens, one_exercise, team_goldens
from phrasebook import BOOKS, FOLDER, page, phrases

if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    (GOLDENS / "one_exercise.txt").write_text(one_exercise(), encoding="utf-8")
    OUTLINES.write_text(outlines(), encoding="utf-8")
    for reader in BOOKS:
        (FOLDER / f"{reader}.txt").write_text(page(reader, phrases(reader)), encoding="utf-8")
    for program in PROGRAMS:
        accept(program, goldens(program))
    accept("team", team_goldens())
