"""Exercises on a sheet in another language: names, cues, whole texts, and what stays English or the coach's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from programprint.build import begin, merge_program
from programprint.docket import Docket
from programprint.languages import words_of
from programprint.merge.program import entries_in, merge_each
from programprint.merge.sheet import Entry, Sheet
from programprint.merge.volume import volume
from programprint.order import Order
from programprint.problems import Problem
from programprint.read.roster import Athlete
from programprint.wording import guides

SQUAT = """\
name: Barn squat
aliases: [hay squat]
summary: A squat in the barn.
equipment: [barbell, mat (optional)]
muscles: [{name: quadriceps, job: extend the knees}, {name: trunk}]
phases: {eccentric: down, concentric: up}
setup: [Set the hooks.]
instructions: [{text: Sit down between the heels., short: Sit down.}, Stand up.]
tips: [{text: Push the knees out., short: Knees out.}, Look ahead.]
mistakes: [{text: The heels rise., fix: Sit back.}]
stop_when: [The back rounds.]
variations: [{name: Barn hinge, level: other, exercise: barn-hinge}, {name: To a box, level: easier, note: Sit on it.}]
guidance: {load: Start light., feel: In the thighs.}
"""
HINGE = "name: Barn hinge\nsummary: A hinge.\n"
NAMES = """\
muscles: {quadriceps: Quadrizeps, trunk: Mitte}
equipment:
  barbell: Langhantel
  mat: Matte
phases:
  down: tief
exercises:
  barn-hinge:
    name: Scheunenheben
    summary: Ein Heben.
  barn-squat:
    name: Scheunenbeuge
    aliases: [Heubeuge]
"""
CUES = f'{NAMES}    cues: ["Knie nach außen.", "Setz dich."]\n'
TEXTS = f"""{NAMES}    summary: Eine Beuge in der Scheune.
    instructions: [{{text: Setz dich zwischen die Fersen., short: Setz dich.}}, Steh auf.]
    tips: [{{text: Drück die Knie nach außen., short: Knie nach außen.}}, Schau nach vorn.]
    mistakes: [{{text: Die Fersen heben sich., fix: Setz dich zurück.}}]
    stop_when: [Der Rücken rundet sich.]
    variations: [{{name: Scheunenheben}}, {{name: Auf die Kiste, note: Setz dich darauf.}}]
    guidance: {{load: Fang leicht an.}}
    jobs: [streckt die Knie, ""]
"""
Merged = Callable[..., tuple[Sheet, ...]]


class Barn:
    """A folder with two exercises and a German file."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.docket = folder, Docket()
        (folder / "exercises" / "languages").mkdir(parents=True)
        (folder / "exercises" / "barn-squat.yaml").write_text(SQUAT, encoding="utf-8")
        (folder / "exercises" / "barn-hinge.yaml").write_text(HINGE, encoding="utf-8")

    def path(self, entry: str, texts: str, language: str) -> Path:
        (self.folder / "exercises" / "languages" / "de.yaml").write_text(texts, encoding="utf-8")
        path = self.folder / "block.yaml"
        said = f"language: {language}\n" if language else ""
        path.write_text(
            f"title: B\n{said}weeks: 1\nsessions: [{{name: A, exercises: [{{{entry}}}]}}]\n", encoding="utf-8"
        )
        return path

    def entry(self, entry: str, texts: str = TEXTS, language: str = "de", order: Order | None = None) -> Entry:
        """The one entry of a program."""
        (sheet,) = merge_program(self.path(entry, texts, language), order or Order(), self.docket) or ()
        (found,) = sheet.entries
        return found

    def advice(self, name: str) -> list[Problem]:
        return [problem for problem in self.docket if problem.name == name]


@pytest.fixture
def barn(tmp_path: Path) -> Barn:
    return Barn(tmp_path)


@pytest.mark.parametrize(
    ("typed", "language", "sheet", "printed"),
    [
        ("barn-squat", "de", "", "Scheunenbeuge"),
        ("scheunenbeuge", "de", "", "Scheunenbeuge"),
        ("heubeuge", "de", "", "Heubeuge"),  # as the coach typed it
        ("hay squat", "de", "", "Scheunenbeuge"),  # a name of another language stands for the exercise
        ("Barn squat", "de", "", "Scheunenbeuge"),
        ("hay squat", "", "", "Hay squat"),
        ("Heubeuge", "", "", "Barn squat"),
        ("hay squat", "", "de", "Scheunenbeuge"),
        ("Heubeuge", "de", "en", "Barn squat"),
        ("Heubeuge", "", "de", "Heubeuge"),
        ("hay squat", "da", "", "Hay squat"),  # of which there are no texts
        ("barn-squat, name: Meine Beuge", "de", "", "Meine Beuge"),
        ("barn-squat, name: My squat", "", "de", "My squat"),
    ],
)
def test_the_name_on_paper(barn: Barn, typed: str, language: str, sheet: str, printed: str) -> None:
    found = barn.entry(f"exercise: {typed}, do: 3x5", language=language, order=Order(language=sheet))
    assert found.guide.name == printed


def test_other_names_are_those_of_the_language(barn: Barn) -> None:
    assert barn.entry("exercise: barn-squat, do: 3x5").guide.aliases == ("Heubeuge",)
    assert barn.entry("exercise: heubeuge, do: 3x5").guide.aliases == ("Scheunenbeuge",)


def test_names_of_others_are_in_the_language_too(barn: Barn) -> None:
    found = barn.entry("exercise: barn-squat, do: 3x5 @ 70% of barn-hinge, instead: [barn-hinge]")
    assert found.instead == ("Scheunenheben",)
    assert [wanted.name for wanted in found.wanted] == ["Scheunenheben"]


def test_whole_texts_take_the_place_of_the_english_ones(barn: Barn) -> None:
    guide = barn.entry("exercise: barn-squat, do: 3x5").guide
    assert guide.summary == "Eine Beuge in der Scheune."
    assert [cue.text for cue in guide.instructions] == ["Setz dich zwischen die Fersen.", "Steh auf."]
    assert [cue.short for cue in guide.tips] == ["Knie nach außen.", ""]
    assert [(one.text, one.fix) for one in guide.mistakes] == [("Die Fersen heben sich.", "Setz dich zurück.")]
    assert [(one.name, one.level, one.note) for one in guide.variations] == [
        ("Scheunenheben", "other", "Ein Heben."),
        ("Auf die Kiste", "easier", "Setz dich darauf."),
    ]
    assert (guide.guidance.load, guide.guidance.feel) == ("Fang leicht an.", "In the thighs.")
    assert [muscle.job for muscle in guide.muscles] == ["streckt die Knie", ""]
    assert [cue.text for cue in guide.setup] == ["Set the hooks."]  # what is missing falls back


def test_cues_alone_come_as_tips_and_every_list_is_in_one_language(barn: Barn) -> None:
    found = barn.entry("exercise: barn-squat, do: 3x5, add_tips: [Nur barfuß.]", CUES)
    assert [cue.text for cue in found.guide.tips] == ["Knie nach außen.", "Setz dich.", "Nur barfuß."]
    assert [(cue.text, cue.short) for cue in found.guide.instructions] == [
        ("Sit down between the heels.", ""),
        ("Stand up.", ""),
    ]
    assert found.cue == "Knie nach außen."
    assert found.guide.variations[0].name == "Scheunenheben"


def test_names_alone_leave_the_rest_english(barn: Barn) -> None:
    found = barn.entry("exercise: barn-squat, do: 3x5", NAMES)
    assert [cue.text for cue in found.guide.tips] == ["Push the knees out.", "Look ahead."]
    assert found.cue == "Knees out."


@pytest.mark.parametrize("dropped", ["Drück die Knie", "Push the knees", "1"])
def test_a_line_is_dropped_by_its_beginning_in_either_language(barn: Barn, dropped: str) -> None:
    guide = barn.entry(f"exercise: barn-squat, do: 3x5, drop_tips: [{dropped}]").guide
    assert [cue.text for cue in guide.tips] == ["Schau nach vorn."]
    assert not barn.docket.errors


def test_what_the_program_says_stays_as_it_is(barn: Barn) -> None:
    guide = barn.entry("exercise: barn-squat, do: 3x5, summary: Mine., tips: [Own.], guidance: {load: Heavy.}").guide
    assert (guide.summary, guide.guidance.load) == ("Mine.", "Heavy.")
    assert [cue.text for cue in guide.tips] == ["Own."]


def test_muscles_and_equipment_are_counted_in_english_and_called_in_the_language(barn: Barn) -> None:
    found = barn.entry("exercise: barn-squat, do: 3x5")
    words = words_of("de")
    assert guides.equipment(found.guide, words) == ["Langhantel", words("markdown.optional", what="Matte")]
    assert [guides.muscle(muscle, found.guide) for muscle in found.guide.muscles] == ["Quadrizeps", "Mitte"]
    assert found.guide.needed == {"barbell"}
    (sheet,) = merge_program(barn.path("exercise: barn-squat, do: 3x5", TEXTS, "de"), Order(), barn.docket) or ()
    week = volume(sheet)
    assert week.muscles["quadriceps"].direct == 3
    assert week.called["quadriceps"] == "Quadrizeps"


def test_phases_have_words_of_the_language(barn: Barn) -> None:
    found = barn.entry("exercise: barn-squat, do: 3x5, tempo: 3-0-1-0, phases: {concentric: hoch}")
    assert found.tempo is not None
    assert (found.tempo.phases.eccentric, found.tempo.phases.concentric) == ("tief", "hoch")


def test_each_athlete_has_a_language(barn: Barn) -> None:
    begun = begin(barn.path("exercise: barn-squat, do: 3x5", TEXTS, "en"), Order(), barn.docket)
    assert begun is not None
    entries = entries_in(begun.program, begun.library, barn.docket)
    athletes = [Athlete("Ana", language="de"), Athlete("Bo"), Athlete("Cem", language="de")]
    names = [sheet.entries[0].guide.name for sheets in merge_each(entries, athletes, None) for sheet in sheets]
    assert names == ["Scheunenbeuge", "Barn squat", "Scheunenbeuge"]


def test_what_is_wrong_in_a_language_file_stops_the_sheet(barn: Barn) -> None:
    path = barn.path("exercise: barn-squat, do: 3x5", TEXTS.replace("tips: [", "tips: [Eins., "), "de")
    assert merge_program(path, Order(), barn.docket) is None
    (problem,) = barn.docket
    assert problem.message == "“tips” has 3, and the exercise has 2"
    assert problem.file.endswith("de.yaml")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (TEXTS, []),
        (CUES, ["printed in English, for want of other words: steps and explanations of “Scheunenbeuge”"]),
        (NAMES, ["printed in English, for want of other words: cues of “Scheunenbeuge”"]),
        ("exercises: {}\n", ["printed in English, for want of other words: names of “Barn squat”"]),
    ],
)
def test_what_is_printed_in_english_all_the_same_is_advised_of_once(barn: Barn, texts: str, told: list[str]) -> None:
    barn.entry("exercise: barn-squat, do: 3x5", texts)
    assert [problem.message for problem in barn.advice("untranslated")] == told


def test_exercises_of_a_folder_without_the_language_may_be_written_in_it(barn: Barn) -> None:
    path = barn.path("exercise: barn-squat, do: 3x5", TEXTS, "de")
    (barn.folder / "exercises" / "languages" / "de.yaml").unlink()
    assert merge_program(path, Order(), barn.docket)
    assert barn.advice("untranslated") == []


def test_a_name_that_only_another_language_has_is_advised_of(barn: Barn) -> None:
    assert barn.entry("exercise: heubeuge, do: 3x5", language="").guide.name == "Barn squat"
    (problem,) = barn.advice("another-language")
    assert problem.message == "“heubeuge” is read as “barn-squat”: it is called so in German"
    assert "or say “language: de”" in problem.hint
    barn.docket = Docket()
    barn.entry("exercise: heubeuge, do: 3x5", language="de")
    assert barn.advice("another-language") == []
