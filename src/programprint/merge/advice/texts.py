"""A plan → advice on the texts of its exercises in the language of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from programprint.languages import unspoken
from programprint.merge.advice.plan import Finding, Plan
from programprint.merge.entry.exercise import language_of
from programprint.merge.plan.calendar import Turn
from programprint.notation.days import day_order

_LACKING = {"names": "names", "cues": "cues", "texts": "steps and explanations"}


def no_words(plan: Plan) -> Iterator[Finding]:
    """A program in a language that has no words here: what the coach wrote is printed as it stands, but all that is added to
    it, such as “Week”, “Rest” and “reps”, is English."""
    language, where = plan.program.language, plan.program.span("language")
    if where and (lacking := unspoken(language)):
        message, cure = lacking
        yield Finding(where, f"{message}; what stands around your own text is English", cure)


def untranslated(plan: Plan) -> Iterator[Finding]:
    """Names, cues and whole texts of exercises that a sheet in another language prints in English, since no language file says
    them: all in one warning. Quiet for exercises of a folder of yours that has no file of that language: they may be written in
    it as they are."""
    language = language_of(plan.program, None)
    translation = plan.library.translation(language)
    where = plan.program.span("language") or plan.program.span("title")
    if translation is None or where is None:
        return
    from programprint.merge.entry.spoken import lacks

    lacking: dict[str, list[str]] = {kind: [] for kind in _LACKING}
    for own_id in dict.fromkeys(item.merged.id for item in plan.items):
        found = plan.library.get(own_id)
        if found and translation.covers(own_id) and (kind := lacks(found, translation.texts(own_id, found))):
            lacking[kind].append(plan.library.name(own_id, language))
    told = [f"{_LACKING[kind]} of {_some(names)}" for kind, names in lacking.items() if names]
    if told:
        cure = f"write them into “exercises/languages/{translation.language}.yaml” beside the program"
        yield Finding(where, f"printed in English, for want of other words: {'; '.join(told)}", cure)


def _some(names: Sequence[str]) -> str:
    """The one of them, or how many there are: a sheet in most languages has many, and who writes them looks them up."""
    return f"“{names[0]}”" if len(names) == 1 else f"{len(names)} exercises"


def another_language(plan: Plan) -> Iterator[Finding]:
    """A day, the label of a lighter week, or the name of an exercise in a language that is not the program's: “Montag” where
    nothing says `language: de`, which is printed as it stands and is no Monday; “planche”, which only French calls the plank."""
    own, foreign = plan.library.language, plan.library.foreign
    for item in plan.items:
        if tags := foreign.get(item.written.exercise):
            from programprint.read.vocabulary import named

            message = f"“{item.written.exercise}” is read as “{item.merged.id}”: it is called so in {named(tags)}"
            yield Finding(item.where, message, f"write “{item.merged.id}”, or say “language: {tags[0]}”", item)
    for week in plan.calendar.weeks:
        for turn in week.days:
            if isinstance(turn, Turn) and turn.day and day_order(turn.day) is None:
                from programprint.read.vocabulary import in_another_language

                session = turn.course.session
                where = session.span("day" if session.says("day") else "days") or session.span()
                if where and (cure := in_another_language(turn.day, own)):
                    yield Finding(where, f"“{turn.day}” is read as no day of the week", cure)
                    return
    for sheet in plan.sheets:
        where = plan.place(sheet)
        if where and sheet.label and not sheet.deload:
            from programprint.read.vocabulary import lighter_in

            if cure := lighter_in(sheet.label, own):
                yield Finding(where, f"“{sheet.label}” is read as a week like any other", cure)
                return
