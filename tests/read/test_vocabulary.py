"""The words in which coaches of a language write: each means one thing, is read where the program says its language, and is named
where it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import programprint
from programprint.build import merge_program, read_program
from programprint.docket import Docket
from programprint.notation import days, duration, load, prescription, progress, tempo
from programprint.notation.days import WEEKDAYS
from programprint.notation.prose import folded
from programprint.order import Order
from programprint.problems import Source
from programprint.read.document import parse_document
from programprint.read.faults import validate
from programprint.read.program import Program
from programprint.read.vocabulary import all_vocabularies, in_another_language, vocabulary_of

TAGS = ("ar", "cs", "de", "el", "es", "fr", "he", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk")
SECTIONS = {
    "days": {*WEEKDAYS, "daily", "and", "rest"},
    "weeks": {"deload"},
    "shorthand": {"reps", "s", "min", "per leg", "per arm", "per side", "rest", "to failure", "bodyweight", "alternating"},
    "phrases": {
        *("every week", "every session", "every 1 min", "when all reps are done", "easy", "hard", "empty bar", "AMRAP"),
        *("slow down", "slow", "controlled", "explosive", "top", "bottom", "down", "red band"),
    },
    "names": {"plural"},
    "grid": {"exercise", "day", "session", "sets", "reps", "load", "rest", "note", "warm-up"},
    "roster": {
        *("name", "first name", "last name", "group", "units", "weak side", "bodyweight", "note", "language"),
        *("left", "right"),
    },
}  # fmt: skip
"""What every language says, section by section."""
each = pytest.mark.parametrize("tag", TAGS)


def test_there_is_a_table_for_each_language() -> None:
    assert tuple(known.tag for known in all_vocabularies()) == TAGS
    assert vocabulary_of("en-GB") is None
    assert vocabulary_of("da") is None
    assert vocabulary_of("../de") is None


@each
def test_a_table_is_complete_and_no_word_in_it_means_two_things(tag: str) -> None:
    file = Path(programprint.__file__).parent / "languages" / "read" / f"{tag}.txt"
    section = ""
    said: dict[str, dict[str, set[str]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("["):
            section = line.strip("[]")
            continue
        english, _, words = line.partition(": ")
        for word in words.split(", "):
            said.setdefault(section, {}).setdefault(folded(word), set()).add(english)
    assert said.keys() == SECTIONS.keys()
    for name, needed in SECTIONS.items():
        assert needed <= set().union(*said[name].values()), name
        assert [word for word, meanings in said[name].items() if len(meanings) > 1] == [], name


@each
def test_every_day_of_a_language_is_that_day(tag: str) -> None:
    known = vocabulary_of(tag)
    assert known is not None
    for word, english in known.sections["days"].items():
        if english in WEEKDAYS:
            assert known.day(word) == english.title()
            assert known.day(word.title()) == english.title()
            assert days.weekday(known.day(f"{word}.")) == WEEKDAYS.index(english)


@each
def test_all_shorthand_of_a_language_is_read(tag: str) -> None:
    known = vocabulary_of(tag)
    assert known is not None
    frame = {"sets": "3 {} x 8", "sets of": "3 {} 8", "rest": "3x8 {} 90s", "kg": "3x8 @ 60 {}", "max": "3x {}"}
    english = {"rest": "3x8 rest 90s", "kg": "3x8 @ 60kg", "sets": "3x8", "sets of": "3x8", "max": "3xmax"}
    for word, meaning in known.sections["shorthand"].items():
        if meaning in ("rounds", "bodyweight", "m", "km", "h", "min", "s"):
            continue
        typed = frame.get(meaning, "3x8 {}").format(word)
        wanted = english.get(meaning, f"3x8 {meaning}")
        assert prescription.parse(known.shorthand(typed).text) == prescription.parse(wanted), typed
    for word, meaning in known.sections["shorthand"].items():
        if meaning in ("s", "min", "h"):
            assert duration.parse(known.shorthand(f"9 {word}").text) == duration.parse(f"9 {meaning}")


FRAMES: dict[str, tuple[str, Callable[[str], object]]] = {
    **dict.fromkeys(("every week", "every session", "when all reps are done"), ("+2.5kg {}", progress.parse)),
    "when all sets reach": ("+2.5kg {} 8", progress.parse),
    **dict.fromkeys(("every 1 min", "rest"), ("10x1 {} 90s", prescription.parse)),
    "every 1 min": ("10x1 {}", prescription.parse),
    "rest": ("10x1, 90s {}", prescription.parse),
    **dict.fromkeys(("easy", "moderate", "hard", "all out", "empty bar"), ("{}", load.parse)),
    **dict.fromkeys(("red band", "blue band", "green band", "black band"), ("{}", load.parse)),
    "of max": ("80% {}", load.parse),
    "as needed": ("{}", duration.parse),
    "AMRAP": ("3x {}", prescription.parse),
    "hold": ("3x30s {}", prescription.parse),
    "misses": ("-10% after 2 {}", progress.parse),
    "after": ("-10% {} 2 misses", progress.parse),
    **dict.fromkeys(("slow down", "slow", "controlled", "explosive"), ("{}", tempo.parse)),
    **dict.fromkeys(("top", "bottom", "down"), ("{} 2s", tempo.parse)),
}
"""Where the phrases stand, and what reads them."""


@each
def test_every_phrase_of_a_language_is_read(tag: str) -> None:
    known = vocabulary_of(tag)
    assert known is not None
    for words, english in known.sections["phrases"].items():
        if english != "-":
            frame, parse = FRAMES[english]
            typed = known.shorthand(frame.format(words)).text
            assert parse(typed) == parse(frame.format(english)), words


@pytest.mark.parametrize(
    ("tag", "parse", "typed", "english"),
    [
        ("de", progress.parse, "+2,5 kg, wenn alle Sätze 8 Wdh. erreichen", "+2.5kg when all sets reach 8"),
        ("de", progress.parse, "+2,5 kg wenn alle Sätze geschafft", "+2.5kg when all reps are done"),
        ("de", progress.parse, "-10 % nach 2 Fehlversuchen", "-10% after 2 misses"),
        ("de", tempo.parse, "3 Sek ablassen", "3s down"),
        ("de", prescription.parse, "10x1 jede Minute", "10x1 every 1 min"),
        ("de", prescription.parse, "3x10 pro Seite, 90 Sek Pause", "3x10 per side, 90s rest"),
        ("es", prescription.parse, "3x10 hasta el fallo, 90 seg de descanso", "3x10 to failure, 90s rest"),
        ("es", load.parse, "banda roja", "red band"),
        ("fr", progress.parse, "+2,5 kg si toutes les séries sont réussies", "+2.5kg when all reps are done"),
        ("fr", prescription.parse, "3x10 jusqu’à l’échec", "3x10 to failure"),
        ("nl", progress.parse, "+2,5 kg als alle sets 8 halen", "+2.5kg when all sets reach 8"),
        ("ru", progress.parse, "+2,5 кг, когда все подходы достигнут 8", "+2.5kg when all sets reach 8"),
        ("he", prescription.parse, "3x10 מנוחה 90 שנ'", "3x10 rest 90s"),
    ],
)
def test_what_a_coach_writes_is_read(tag: str, parse: Callable[[str], object], typed: str, english: str) -> None:
    known = vocabulary_of(tag)
    assert known is not None
    assert parse(known.shorthand(typed).text) == parse(english)


@pytest.mark.parametrize(
    ("tag", "typed", "english"),
    [
        ("de", "Mo-Fr", "Monday-Friday"),
        ("de", "Mo, Mi und Fr", "Monday, Wednesday and Friday"),
        ("de", "Montag bis Freitag", "Monday to Friday"),
        ("de", "Montag abends", "Monday evening"),
        ("de", "täglich", "daily"),
        ("de", "Oberkörper", "Oberkörper"),
        ("de", "Montag Beine", "Montag Beine"),
        ("es", "miercoles", "Wednesday"),
        ("fr", "lundi à vendredi", "Monday to Friday"),
        ("pt", "segunda-feira", "Monday"),
        ("he", "יום שני", "Monday"),
        ("ar", "الأربعاء", "Wednesday"),
        ("uk", "п’ятниця", "Friday"),
        ("nl", "ma t/m vr", "Monday to Friday"),
    ],
)
def test_days_are_read_whole_or_not_at_all(tag: str, typed: str, english: str) -> None:
    known = vocabulary_of(tag)
    assert known is not None
    assert known.day(typed) == english


@pytest.mark.parametrize(
    ("tag", "typed", "english"),
    [
        ("de", "3 Sätze x 8-10 Wdh. pro Bein", "3x8-10/leg"),
        ("de", "3x8/Bein @ 22,5 kg", "3x8/leg @ 22.5kg"),
        ("de", "3x30 Sek., 60 Sek. Pause", "3x30s rest 60s"),
        ("fr", "3 séries de 8 répétitions par jambe", "3x8/leg"),
        ("fr", "3x8 jusqu’à l’échec", "3x8 to failure"),
        ("es", "3 series de 10 por lado", "3x10/side"),
        ("ru", "3 подхода по 10 повторений", "3x10"),
        ("ru", "3x30 с", "3x30s"),
        ("ar", "3 مجموعات من 10", "3x10"),
        ("ar", "٣x١٠ @ ٢٢٫٥ كجم", "3x10 @ 22.5kg"),
        ("de", "3x8 @ Eigengewicht", "3x8 @ bodyweight"),
    ],
)
def test_what_to_do_is_read_in_the_language(tag: str, typed: str, english: str) -> None:
    known = vocabulary_of(tag)
    assert known is not None
    assert str(prescription.parse(known.shorthand(typed).text)) == str(prescription.parse(english))


def test_a_decimal_comma_is_read_and_a_list_stays_one() -> None:
    parsed = prescription.parse
    assert parsed("3x8 @ 22,5 kg") == parsed("3x8 @ 22.5 kg")
    assert parsed("3x5 @ 60,65,70 kg") == parsed("1x5 @ 60 kg, 1x5 @ 65 kg, 1x5 @ 70 kg")


GERMAN = """\
title: Block
language: de
weeks: [Aufbau, Entlastungswoche]
schedule: {Montag: Beine, Do: Beine, So: Ruhetag}
defaults: {rest: 2 Min.}
sessions:
  - name: Beine
    exercises:
      - {exercise: back-squat, do: 3 Sätze x 8 Wdh. pro Bein}
"""


def program_of(text: str) -> tuple[Program | None, Docket]:
    docket = Docket()
    document = parse_document(Source("block.yaml", text), docket)
    assert document is not None
    return validate(Program, document, docket), docket


def test_a_program_is_read_in_its_language() -> None:
    found, docket = program_of(GERMAN)
    assert [problem.render() for problem in docket] == []
    assert found is not None
    assert [week.is_deload for week in found.weeks] == [False, True]
    assert found.weeks[1].label == "Entlastungswoche"  # it is printed as it stands
    assert found.schedule is not None
    assert [(place.day, place.session) for place in found.schedule.places()] == [
        ("Monday", "Beine"),
        ("Thursday", "Beine"),
        ("Sunday", None),
    ]
    (entry,) = found.sessions[0].exercises  # type: ignore[union-attr]
    assert str(entry.do.value) == "3x8/leg"  # type: ignore[union-attr]


def test_what_cannot_be_read_is_pointed_at_as_it_was_typed() -> None:
    text = GERMAN.replace("pro Bein}", "pro Bein quer}")
    _, docket = program_of(text)
    (problem,) = docket
    assert (problem.line, problem.column) == (9, text.splitlines()[8].index("quer") + 1)


def test_a_message_quotes_what_was_typed() -> None:
    _, docket = program_of(
        GERMAN.replace("pro Bein}", "pro Bein}, progress: +2 kg wenn alle Sätze lustig sind}", 1).replace(
            "}, progress", ", progress", 1
        )
    )
    (problem,) = docket
    assert problem.message.startswith("“progress”: “wenn alle Sätze lustig sind”")


def test_a_tempo_in_words_of_ones_own_stays_as_it_was_typed() -> None:
    text = GERMAN.replace("pro Bein}", "pro Bein, tempo: oben ruhig bleiben}", 1)
    program, docket = program_of(text)
    assert not list(docket)
    assert "oben ruhig bleiben" in repr(program)


@pytest.mark.parametrize(
    ("old", "cure"),
    [
        ("do: 3 Sätze x 8", "“Sätze” is German for sets: write sets, or say “language: de”"),
        ("rest: 2 Std.", "“Std” is German for h"),
    ],
)
def test_another_language_is_named(old: str, cure: str) -> None:
    field, _, value = old.partition(": ")
    entry = f"exercise: back-squat, {old}" + ("" if field == "do" else ", do: 3x8")
    text = f"title: B\nweeks: 1\nsessions: [{{name: A, exercises: [{{{entry}}}]}}]\n"
    _, docket = program_of(text)
    assert [cure in problem.hint for problem in docket] == [True], value


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("Montag", "“Montag” is German for Monday: write Monday, or say “language: de”"),
        ("lunes", "“lunes” is Spanish for Monday: write Monday, or say “language: es”"),
        (
            "descanso",
            "“descanso” is Portuguese or Spanish for rest: write rest, or say “language: es” or “language: pt”",
        ),
        ("Monday", ""),
        ("3x8 rest 90 sec", ""),
        ("3 set x 8", ""),
        ("Upper", ""),
    ],
)
def test_a_word_is_said_to_be_another_languages(text: str, cure: str) -> None:
    assert sorted(in_another_language(text).split()) == sorted(cure.split())


def test_the_words_of_the_programs_own_language_are_not() -> None:
    assert in_another_language("Montag", "de-AT") == ""
    assert in_another_language("3x8 with a 2 s pause at the bottom", "en") == ""
    assert "German for rest" in in_another_language("3x8 Pause 90s", "en")
    assert in_another_language("3x30 Sek. halten", "de") == ""


def test_a_day_in_another_language_is_advised_of(tmp_path: Path) -> None:
    path = tmp_path / "block.yaml"
    session = "{name: A, day: Montag, exercises: [{exercise: back-squat, do: 3x5}]}"
    text = f"title: B\nweeks: [Aufbau, Entlastung]\nsessions: [{session}]\n"
    path.write_text(text, encoding="utf-8")
    docket = Docket()
    assert merge_program(path, Order(), docket)
    told = [problem.said for problem in docket if problem.name == "another-language"]
    assert told == ["“Montag” is read as no day of the week [another-language]"]
    path.write_text(text.replace(" day: Montag,", ""), encoding="utf-8")
    docket = Docket()
    assert merge_program(path, Order(), docket)
    assert ["Entlastung" in problem.message for problem in docket if problem.name == "another-language"] == [True]
    path.write_text(f"language: de\n{text}", encoding="utf-8")
    docket = Docket()
    assert merge_program(path, Order(), docket)
    assert not [problem for problem in docket if problem.name == "another-language"]


def test_english_loads_no_vocabulary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise AssertionError("a vocabulary was asked for")

    monkeypatch.setattr("programprint.read.vocabulary.vocabulary_of", none)
    path = tmp_path / "block.yaml"
    session = "{name: A, exercises: [{exercise: back-squat, do: 3x5}]}"
    path.write_text(f"title: B\nlanguage: en-GB\nweeks: 1\nsessions: [{session}]\n", encoding="utf-8")
    docket = Docket()
    assert read_program(path, docket)
    assert len(docket) == 0


@pytest.mark.parametrize(
    ("language", "day", "cure"),
    [
        ("de", "Montga", "did you mean Montag?"),
        ("es", "juevess", "did you mean Jueves?"),
        ("de", "Monady", "did you mean Monday?"),
        ("de", "Montag", ""),
        ("de", "Sonnabend", ""),
        ("es", "miercoles", ""),
    ],
)
def test_a_slip_in_a_day_of_the_own_language_is_told(language: str, day: str, cure: str, tmp_path: Path) -> None:
    entry = "{exercise: back-squat, do: 3x5}"
    text = f"title: T\nlanguage: {language}\nweeks: 1\nsessions: [{{name: A, day: {day}, exercises: [{entry}]}}]\n"
    (tmp_path / "block.yaml").write_text(text, encoding="utf-8")
    docket = Docket()
    assert merge_program(tmp_path / "block.yaml", Order(), docket)
    assert [problem.hint for problem in docket if "as it stands" in problem.message] == [cure] * bool(cure)
