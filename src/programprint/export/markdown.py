"""Sheets → Markdown that reads well as it stands: weeks, sessions, exercises, and at the end how each is done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from programprint.export.figures import doses, spaced
from programprint.merge.sheet import Block, Entry, Guide, Rest, Session, Sheet
from programprint.read.exercise import Cue, Variation

_LISTS = (
    ("Setup", "setup", True),
    ("Steps", "instructions", True),
    ("Tips", "tips", False),
    ("Stop when", "stop_when", False),
)


def as_markdown(sheets: Sequence[Sheet]) -> str:
    """The whole document, with a line feed at its end."""
    return "\n".join(_document(sheets)).rstrip("\n") + "\n"


def _document(sheets: Sequence[Sheet]) -> Iterator[str]:
    first = sheets[0]
    yield from _paragraph(f"# {_text(first.title)}")
    yield from _paragraph(_text(first.goal))
    yield from _paragraph(_text(f"By {first.author}" if first.author else ""))
    yield from _paragraph(_text(first.note))
    for sheet in sheets:
        label = f": {sheet.label}" if sheet.label else ""
        deload = " (deload)" if sheet.deload and "deload" not in sheet.label.lower() else ""
        phase = sheet.phase
        part = f" · {phase.name}, week {phase.week} of {phase.weeks}" if phase else ""
        yield from _paragraph(f"## Week {sheet.week} of {sheet.weeks}{_text(part + label)}{deload}")
        yield from _paragraph(_text(phase.note if phase and phase.opens else ""))
        ready = phase.move_on if phase and phase.opens else ()
        yield from _paragraph(_text(f"Move on when: {'; '.join(ready)}" if ready else ""))
        yield from _paragraph(_text(sheet.week_note))
        for index, session in enumerate([*sheet.sessions, None]):
            yield from (line for rest in sheet.rests if rest.before == index for line in _rest(rest))
            if session:
                yield from _session(session, sheet)
    guides = list(dict.fromkeys(_Same(entry.guide) for sheet in sheets for entry in sheet.entries))
    yield from _paragraph("## How it is done")
    for same in guides:
        yield from _guide(same.guide)


class _Same:
    """A guide as a key: guides hold lists of models, which have no hash of their own."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def __hash__(self) -> int:
        return hash(self.guide.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.guide == other.guide


def _rest(rest: Rest) -> Iterator[str]:
    days = f"{', '.join(rest.days)}: " if rest.days else ""
    yield from _paragraph(_text(f"{days}Rest{f', {rest.text}' if rest.text else ''}"))


def _session(session: Session, sheet: Sheet) -> Iterator[str]:
    day = f"{session.day}: " if session.day else ""
    optional = "optional, " if session.optional else ""
    yield from _paragraph(f"### {_text(day + session.name)} ({optional}about {session.minutes} min)")
    yield from _paragraph(_text(session.note))
    if session.warm_up:
        yield from _paragraph(f"Warm-up: {_text('; '.join(session.warm_up))}")
    for block in session.blocks:
        yield from _block(block, sheet)


def _block(block: Block, sheet: Sheet) -> Iterator[str]:
    said = " ".join(part for part in (block.title, "(optional)" if block.optional else "") if part)
    yield from _paragraph(_text(": ".join(part for part in (said, block.line) if part)))
    yield from _paragraph(_text(block.note))
    for entry in block.entries:
        yield from _entry(entry, sheet)
    yield ""


def _entry(entry: Entry, sheet: Sheet) -> Iterator[str]:
    """One exercise: what to do on the first line, the rest below it. Loads that differ stand with their sets."""
    *sets, last = doses(entry)
    extra = last if last.side else None
    sets += [] if extra else [last]
    loads = {dose.loaded for dose in sets}
    differ = len(loads) > 1
    said = [
        " ".join(
            part for part in (dose.words, dose.manner, f"@ {dose.loaded}" if differ and dose.load_words else "") if part
        )
        for dose in sets
    ]
    climbs = bool(entry.share) and len(entry.prescription) > 1
    said = [entry.share] if climbs else said
    per_side = entry.overview[1]
    said += [per_side] if per_side else []
    optional = " (optional)" if entry.optional else ""
    yield f"- **{_text(f'{entry.label}. {entry.guide.name}')}**{optional}: {_text(', '.join(said))}"
    for name, words in (
        ("When", "" if climbs else entry.share),
        ("Extra", f"{extra.sets} more, {extra.side} side only" if extra else ""),
        ("Warm-up", entry.ramp),
        ("Load", "" if differ else loads.pop()),
        ("Plates a side", entry.plates),
        ("Tempo", "; ".join(part for part in entry.tempo if part)),
        ("Rest", ", ".join(part for part in (entry.rest, entry.rest_between_sides) if part)),
        ("Next time", entry.progress),
        ("Cue", entry.cue),
        ("Note", entry.note),
        ("Instead", entry.replaced_by),
    ):
        if words:
            yield f"  - {name}: {_text(words)}"


def _guide(guide: Guide) -> Iterator[str]:
    yield from _paragraph(f"### {_text(guide.name)}")
    yield from _paragraph(_text(guide.summary))
    muscles = [f"{muscle.name} ({muscle.share} %)" if muscle.share else muscle.name for muscle in guide.muscles]
    pattern = [guide.pattern] if guide.pattern else []
    for name, items in (("Pattern", pattern), ("Equipment", guide.equipment), ("Muscles", muscles)):
        if items:
            yield from _paragraph(f"{name}: {_text(', '.join(items))}")
    for name, field, numbered in _LISTS:
        yield from _list(name, (_cue(cue) for cue in getattr(guide, field)), numbered)
    mistakes = (f"{mistake.text} {mistake.fix}".strip() for mistake in guide.mistakes)
    yield from _list("Mistakes", mistakes, False)
    yield from _list(
        "Advice",
        (f"{name.replace('_', ' ').capitalize()}: {text}" for name, text in guide.guidance.items() if text),
        False,
    )
    yield from _list("Variations", map(_variation, guide.variations), False)
    yield from _list("Progression", map(_cue, guide.progression), True)
    yield from _list("Questions", (f"{one.question} {one.answer}" for one in guide.faq), False)
    for name, words in (("Video", guide.video), ("Source", guide.source), ("Licence", guide.license)):
        if words:
            yield from _paragraph(f"{name}: {words if name == 'Video' else _text(words)}")


def _cue(cue: Cue) -> str:
    return cue.text


def _variation(variation: Variation) -> str:
    level = "" if variation.level == "other" else f" ({variation.level})"
    return f"{variation.name}{level}{f': {variation.note}' if variation.note else ''}"


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
