"""A week and its place in the program: its number, label and phase, and the days without training."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.merge.sheet import PhaseWeek, Rest, Sheet
from programprint.wording.names import weekdays
from programprint.wording.words import Words


def week(number: int, words: Words) -> str:
    """“Week 3”."""
    return words("week", n=number)


def label(sheet: Sheet, words: Words) -> str:
    """The label of a week; of a deload without one, that it is one."""
    return sheet.label or (words("week.deload") if sheet.deload else "")


def titled(sheet: Sheet, words: Words) -> str:
    """“Week 3 · Squeeze”, as outlines name it."""
    return words.joined("list.dot", (week(sheet.week, words), label(sheet, words)))


def of_phase(phase: PhaseWeek | None, words: Words) -> str:
    """“Strength, week 3 of 4”; nothing in a program without phases."""
    return words("phase.week", phase=phase.name, n=phase.week, of=phase.weeks) if phase else ""


def named(weeks: Sequence[int], words: Words) -> str:
    """“Week 3”, “Weeks 1–4”, “Weeks 1, 3”."""
    return words("weeks.one" if len(weeks) == 1 else "weeks.several", n=_numbers(weeks, words))


def within(weeks: Sequence[int], words: Words) -> str:
    """The same inside a sentence: “week 3”, “weeks 1–4”."""
    return words("weeks.one.within" if len(weeks) == 1 else "weeks.several.within", n=_numbers(weeks, words))


def _numbers(weeks: Sequence[int], words: Words) -> str:
    if len(weeks) > 1 and weeks[-1] - weeks[0] == len(weeks) - 1:
        return words("weeks.span", first=weeks[0], last=weeks[-1])
    return words.joined("weeks.comma", map(words.number, weeks))


def rest_day(rest: Rest, words: Words) -> str:
    """What is done on a rest day, or that it is one."""
    return rest.text or words("rest_day")


def rests(sheet: Sheet, words: Words) -> str:
    """The days of a week without training: “Wednesday (easy walk), Sunday”."""
    phrases = (
        words("rest_days.doing", days=weekdays(rest.days, words), doing=rest.text)
        if rest.text
        else weekdays(rest.days, words)
        for rest in sheet.rests
    )
    return words.listed(part.strip() for part in phrases)


def ready(phase: PhaseWeek | None, words: Words) -> str:
    """What must be true before the next phase, each with a box to tick."""
    return "  ".join(words("phase.ready", line=line) for line in phase.move_on) if phase else ""


def notes(sheet: Sheet, words: Words) -> list[tuple[str, str]]:
    """The notes for the athlete, of the phase, of the week and of the program: what each is called, and its text."""
    phase = sheet.phase
    found = (
        ("athlete", sheet.athlete_note),
        ("phase", phase.note if phase else ""),
        ("move_on", ready(phase, words)),
        ("week", sheet.week_note),
        ("program", sheet.note),
    )
    return [(words(f"note.{kind}"), text) for kind, text in found if text]
