"""Sheets → Markdown that reads well as it stands: weeks, sessions, exercises, and at the end how each is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from programprint.export.figures import Dose, doses, spaced, unknown_maxima
from programprint.languages import right_to_left, words_of
from programprint.merge.sheet import Block, Entry, Guide, Rest, Session, Sheet
from programprint.notation.exertion import Within
from programprint.notation.target import BodyWeight, Load
from programprint.read.exercise import Cue, Variation
from programprint.wording import blocks, dates, entries, guides, loads, maxima, names, sessions
from programprint.wording.sets import by_sides
from programprint.wording.words import Words

_LISTS = (("setup", True), ("instructions", True), ("tips", False), ("stop_when", False))
"""Parts of a guide, and whether they are numbered."""


def as_markdown(sheets: Sequence[Sheet]) -> str:
    """The whole document, with a line feed at its end; in a language that is read to the left it says so."""
    text = "\n".join(_document(sheets)).rstrip("\n") + "\n"
    return f'<div dir="rtl">\n\n{text}\n</div>\n' if right_to_left(sheets[0].language) else text


def _document(sheets: Sequence[Sheet]) -> Iterator[str]:
    first = sheets[0]
    words = words_of(first.language)
    yield from _paragraph(f"# {_text(first.title)}")
    yield from _paragraph(_text(first.goal))
    yield from _paragraph(_text(words("markdown.author", author=first.author) if first.author else ""))
    yield from _paragraph(_text(first.note))
    unknown = words.joined("list.semicolon", (maxima.wanted(one, words) for one in unknown_maxima(sheets)))
    yield from _paragraph(_text(words("markdown.maxima", lines=unknown) if unknown else ""))
    for sheet in sheets:
        yield from _paragraph(f"## {_text(words.joined('list.dot', (_week(sheet, words), dates.week(sheet, words))))}")
        phase = sheet.phase if sheet.phase and sheet.phase.opens else None
        yield from _paragraph(_text(phase.note if phase else ""))
        ready = words.joined("list.semicolon", phase.move_on) if phase else ""
        yield from _paragraph(_text(words("markdown.move_on", lines=ready) if ready else ""))
        yield from _paragraph(_text(sheet.week_note))
        for index, session in enumerate([*sheet.sessions, None]):
            yield from (line for rest in sheet.rests if rest.before == index for line in _rest(rest, words))
            if session:
                yield from _session(session, words)
    guides = list(dict.fromkeys(_Same(entry.guide) for sheet in sheets for entry in sheet.entries))
    yield from _paragraph(f"## {words('markdown.how')}")
    for same in guides:
        yield from _guide(same.guide, words)


def _week(sheet: Sheet, words: Words) -> str:
    """“Week 3 of 8 · Strength, week 1 of 4: Squeeze”; of a deload that it is one, where its label does not say so."""
    week, phase = words("markdown.week", n=sheet.week, of=sheet.weeks), sheet.phase
    if phase:
        part = words("markdown.phase", phase=phase.name, n=phase.week, of=phase.weeks)
        week = words.joined("list.dot", (week, part))
    if sheet.label:
        week = words("markdown.label", week=week, label=sheet.label)
    unsaid = sheet.deload and words("week.deload").casefold() not in sheet.label.casefold()
    return words("markdown.deload", week=week) if unsaid else week


class _Same:
    """A guide as a key: guides hold lists of models, which have no hash of their own."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def __hash__(self) -> int:
        return hash(self.guide.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.guide == other.guide


def _rest(rest: Rest, words: Words) -> Iterator[str]:
    phrase = words("markdown.rest.doing", doing=rest.text) if rest.text else words("markdown.rest")
    days = names.weekdays_at_the_head(rest.days, words)
    yield from _paragraph(_text(words("markdown.on", days=days, what=phrase) if days else phrase))


def _session(session: Session, words: Words) -> Iterator[str]:
    day, name = names.day(session, words), names.session(session, words)
    title = words("markdown.on", days=day, what=name) if day else name
    title = _text(words.joined("list.dot", (title, dates.session(session, words))))
    kind = "markdown.session.optional" if session.optional else "markdown.session"
    yield from _paragraph(f"### {words(kind, session=title, n=session.minutes)}")
    yield from _paragraph(_text(sessions.note(session, words)))
    if session.warm_up:
        yield from _paragraph(_named("detail.warm-up", words.joined("list.semicolon", session.warm_up), words))
    for block in session.blocks:
        yield from _block(block, words)


def _block(block: Block, words: Words) -> Iterator[str]:
    title = blocks.title(block, words)
    title = words("markdown.optional", what=title).strip() if block.optional else title
    yield from _paragraph(_text(": ".join(filter(None, (title, blocks.line(block, words))))))
    yield from _paragraph(_text(blocks.note(block, words)))
    for entry in block.entries:
        yield from _entry(entry, words)
    yield ""


def _entry(entry: Entry, words: Words) -> Iterator[str]:
    """One exercise: what to do on the first line, the rest below it. Loads that differ stand with their sets."""
    *sets, last = doses(entry, words)
    extra = last if last.side else None
    sets += [] if extra else [last]
    loaded = {dose.loaded for dose in sets}
    differ = len(loaded) > 1 or isinstance(sets[0].load, Within)  # a time stands behind its distance
    lines = [_asked(dose, differ, words) for dose in sets]
    climbs = entries.climbs(entry)
    share = entries.share(entry, words)
    between = "list.semicolon" if any(any(dose.particular) for dose in sets) else "list.comma"
    asked = words.joined(between, [*([share] if climbs else lines), by_sides(entry, words)])
    called = words.joined("list.dot", (entry.guide.name, entry.tier))
    name = f"**{_text(f'{entry.label}. {called}')}**"
    name = words("markdown.optional", what=name) if entry.optional else name
    yield f"- {words('markdown.line', name=name, text=_text(asked))}"
    told: list[tuple[str, str]] = [
        ("share", "" if climbs else share),
        ("extra sets", _extra(extra, words) if extra else ""),
        *_details(entry, words, "warm-up"),
        ("load", "" if differ or _is_body(sets[0].load, entry) else loaded.pop()),
        ("plates", loads.plates(entry.plates, words) if entry.plates else ""),
        *_details(entry, words, "tempo", "rest", "last time", "next time", "cue", "note", "instead"),
    ]
    yield from (f"  - {_named(f'detail.{kind}', text, words)}" for kind, text in told if text)


def _is_body(load: Load | None, entry: Entry) -> bool:
    """Whether a load says no more than the body, of an exercise of which no sheet says it."""
    return isinstance(load, BodyWeight) and not (load.unit or load.gear) and entry.load.stated is None


def _details(entry: Entry, words: Words, *kinds: entries.DetailKind) -> Iterator[tuple[str, str]]:
    """The details of these kinds, a line for each."""
    for detail in entries.details(entry, words, *kinds):
        yield detail.kind, words.joined("list.semicolon", (detail.figure, detail.text))


def _asked(dose: Dose, loaded: bool, words: Words) -> str:
    """“3 × 5 top set @ 80 kg, rest 3 min”: what some sets ask for, with their load where that is not the one of all."""
    load = spaced(loads.behind(dose.loaded, dose.load, words)) if loaded and dose.load_words and not dose.tests else ""
    return words.listed((" ".join(filter(None, (dose.words, dose.manner, load))), *dose.particular))


def _extra(dose: Dose, words: Words) -> str:
    return words("markdown.extra", n=dose.sets, side=words(f"markdown.side.{dose.side}"))


def _named(kind: str, text: str, words: Words) -> str:
    """“Load: 60 kg”."""
    return words("markdown.line", name=words(f"markdown.{kind}"), text=_text(text))


def _guide(guide: Guide, words: Words) -> Iterator[str]:
    yield from _paragraph(f"### {_text(guide.name)}")
    yield from _paragraph(_text(guide.summary))
    muscles = [
        words("markdown.muscle", name=guides.muscle(muscle, guide), n=muscle.share)
        if muscle.share
        else guides.muscle(muscle, guide)
        for muscle in guide.muscles
    ]
    pattern = [guides.pattern(guide, words)] if guide.pattern else []
    for kind, items in (("pattern", pattern), ("equipment", guides.equipment(guide, words)), ("muscles", muscles)):
        if items:
            yield from _paragraph(_named(kind, words.listed(items), words))
    for part, numbered in _LISTS:
        yield from _list(words(f"markdown.{part}"), (_cue(cue) for cue in getattr(guide, part)), numbered)
    mistakes = (f"{mistake.text} {mistake.fix}".strip() for mistake in guide.mistakes)
    yield from _list(words("markdown.mistakes"), mistakes, False)
    advice = (
        words("markdown.line", name=words(f"markdown.guidance.{name}"), text=text)
        for name, text in guide.guidance.items()
        if text
    )
    yield from _list(words("markdown.guidance"), advice, False)
    yield from _list(words("markdown.variations"), (_variation(one, words) for one in guide.variations), False)
    yield from _list(words("markdown.progression"), map(_cue, guide.progression), True)
    yield from _list(words("markdown.faq"), (f"{one.question} {one.answer}" for one in guide.faq), False)
    for kind, text in (("video", guide.video), ("source", guide.source), ("license", guide.license)):
        if text:
            value = text if kind == "video" else _text(text)
            yield from _paragraph(words("markdown.line", name=words(f"markdown.{kind}"), text=value))


def _cue(cue: Cue) -> str:
    return cue.text


def _variation(variation: Variation, words: Words) -> str:
    name = words(f"markdown.level.{variation.level}", name=variation.name)
    return words("markdown.line", name=name, text=variation.note) if variation.note else name


def _list(name: str, items: Iterable[str], numbered: bool) -> Iterator[str]:
    lines = [_text(item) for item in items]
    if lines:
        yield from _paragraph(f"{name}:")
        yield from (f"{number}. {line}" if numbered else f"- {line}" for number, line in enumerate(lines, start=1))
        yield ""


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield text
        yield ""


_MARKS = re.compile(r"[\\`*<\[\]]|(?<!\w)_|_(?!\w)|^[#+>-](?= )|(?<=^\d)[.)](?= )|(?<=^\d\d)[.)](?= )")


def _text(text: str) -> str:
    """Words in which nothing is taken for a mark of Markdown."""
    return _MARKS.sub(r"\\\g<0>", spaced(text))
