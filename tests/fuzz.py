"""Fuzzing, guided by coverage: bytes that reach new lines of the reader or the shorthand are kept and changed again.

``python tests/fuzz.py shorthand`` runs until Ctrl-C; ``-max_total_time=600``, ``-seed=1`` and the other options of libFuzzer
come after it; ``shorthand:2000 reader:300`` are several targets one after the other, each for so many runs. What it finds is
written to ``crash-…`` here, and ``python tests/fuzz.py shorthand crash-…`` shows it again. A corpus to go on with may be named as
well: ``python tests/fuzz.py reader corpus/``. It needs atheris, which there is for Linux.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris
from hostile import FONT, tables

with atheris.instrument_imports(include=["programprint"]):
    import saying

    from programprint.docket import Docket
    from programprint.limits import Limits
    from programprint.notation import (
        days,
        duration,
        examples,
        load,
        maximum,
        prescription,
        progress,
        ramp,
        rounds,
        rule,
        set_group,
        tempo,
        weeks,
    )
    from programprint.notation.prose import clean, folded, polished
    from programprint.notation.scanner import Scanner, Unreadable
    from programprint.problems import Source, Span
    from programprint.read.brand import Brand
    from programprint.read.document import parse_document
    from programprint.read.exercise import Exercise
    from programprint.read.faults import validate
    from programprint.read.language import LanguageFile
    from programprint.read.layout import Layout
    from programprint.read.program import Program
    from programprint.read.sheet import read_csv
    from programprint.schema import KINDS, schema

from font_mutants import READ, tried

PARSERS: tuple[Callable[[str], object], ...] = (
    prescription.parse,
    set_group.parse,
    load.parse,
    maximum.parse,
    maximum.parse_training,
    tempo.parse,
    duration.parse,
    progress.parse,
    ramp.parse,
    rounds.parse,
    weeks.parse,
    lambda text: rule.take(Scanner(text, ""), ("kg", "%")) or 0,
)
MODELS = (Program, Exercise, LanguageFile, Layout, Brand)
SMALL = Limits(text=2_000, values=2_000, characters=20_000, athletes=200, cells=2_000)


def shorthand(data: bytes) -> None:
    """Each parser reads any text, or refuses it at a place in the text; what it reads can be written down and read again."""
    text = data[1:].decode("utf-8", "replace")
    parse = PARSERS[data[0] % len(PARSERS)] if data else PARSERS[0]
    try:
        found = parse(text)
    except Unreadable as fault:
        found, refusal = None, fault
    if found is None:
        assert 0 <= refusal.offset <= len(text), (parse, text, refusal)
        assert refusal.message, (parse, text)
        return
    assert str(found) is not None
    if say := saying.VALUES.get(type(found)):
        assert isinstance(say(found, saying.EN), str)
    for tidy in (polished, clean, folded, days.listed):
        tidy(text)


def reader(data: bytes) -> None:
    """Any bytes are a program, an exercise, a layout and a brand, or problems with a place."""
    model = MODELS[data[0] % len(MODELS)] if data else Program
    source = Source("f.yaml", data[1:].decode("utf-8", "replace"))
    docket = Docket(SMALL)
    document = parse_document(source, docket)
    found = validate(model, document, docket) if document is not None else None
    assert found is not None or docket.errors, source.text
    _check(docket)


def roster(data: bytes) -> None:
    """Any bytes are the cells of a spreadsheet, or problems."""
    docket = Docket(SMALL)
    sheet = read_csv(data, "f.csv", docket)
    assert sheet is not None or docket.errors
    for row in range(len(sheet.rows) if sheet else 0):
        for column in range(len(sheet.rows[row])):  # type: ignore[union-attr]
            assert sheet.span(row, column).place >= (1, 1)  # type: ignore[union-attr]
    _check(docket)


def font(data: bytes) -> None:
    """Any bytes are a font that can be printed in, or a problem. A first byte below 200 changes the shipped font instead."""
    changed = bytearray(FONT)
    places = tables(FONT)
    for at in range(1, len(data) - 4, 5):
        start, length = places[READ[data[at] % len(READ)]]
        place = start + int.from_bytes(data[at + 1 : at + 3]) * (1 + length // 65_536) % length
        changed[place : place + 2] = data[at + 3 : at + 5]
    with tempfile.TemporaryDirectory() as folder:
        tried(bytes(changed) if data[:1] < b"\xc8" else b"\0\1\0\0" + data[1:], Path(folder))


def _check(docket: Docket) -> None:
    """Every problem can be shown: its place lies in the file, and its words are no longer than a person reads."""
    for problem in docket:
        assert problem.message
        assert len(problem.render()) < 4_000, problem
        if isinstance(problem.where, Span):
            line, column = problem.where.place
            assert line >= 1, problem
            assert column >= 1, problem


TARGETS = {target.__name__: target for target in (shorthand, reader, roster, font)}


def words() -> str:
    """The fields of all files and the words of the shorthand, as a dictionary for libFuzzer."""
    fields = {name for kind in KINDS for name in re.findall(r'"(\w+)": {', json.dumps(schema(kind)))}
    tables = (examples.PRESCRIPTIONS, examples.LOADS, examples.RAMPS, examples.PROGRESS, examples.TEMPOS)
    forms = {form for table in tables for written, _ in table for form in written.split(" | ")}
    return "".join(f'"{word}"\n' for word in sorted(fields | forms) if word.isascii() and '"' not in word)


def fuzz(target: str, options: list[str]) -> None:
    """Fuzzes a target, and with it ends the process; ``name:runs`` says how often."""
    name, _, runs = target.partition(":")
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "words.dict"
        known.write_text(words(), encoding="ascii")
        atheris.Setup([*options, *([f"-runs={runs}"] if runs else []), f"-dict={known}"], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    program, *given = sys.argv
    targets = [word for word in given if word.partition(":")[0] in TARGETS]
    options = [program, *(word for word in given if word not in targets)]
    if not targets:
        sys.exit(f"name one of: {', '.join(TARGETS)}")
    for target in targets[:-1]:  # in children of this process, which has put its counters into what they fuzz
        if not (child := os.fork()):
            fuzz(target, options)
        if code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            sys.exit(code)
    fuzz(targets[-1], options)
