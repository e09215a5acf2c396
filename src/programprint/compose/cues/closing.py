"""What closes a document: how each exercise is done, and what else is known of it. Where both are set alike, they are one run."""

from __future__ import annotations

from collections.abc import Sequence

from programprint.compose.cues import reading
from programprint.compose.cues.columns import Column, Columns, ReadingPage
from programprint.compose.cues.reading import ReadingSide
from programprint.compose.cues.run_on import RunOnSide
from programprint.compose.cues.subjects import new_ones, subjects_of, with_instead
from programprint.compose.setting import Setting
from programprint.compose.type import kept
from programprint.compose.type.kept import Kept
from programprint.compose.type.same import Same
from programprint.docket import Docket
from programprint.merge.sheet import Guide, Sheet
from programprint.read.layout import Layout
from programprint.read.sides import Reading


def cues_once(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> list[ReadingPage]:
    """How each exercise is done, unless that is *known*; no page where the guide tells it."""
    layout, title = setting.layout, setting.words("cues.title")
    subjects = new_ones(sheets, subjects_of(sheets, setting.words), layout, known)
    if not subjects or in_one_run(layout):
        return []
    side = ReadingSide(with_instead(subjects, sheets), layout.cues, setting, sheets[0], title, "cues", docket)
    return _paged(side, side.pages, title)


def guide_once(sheets: Sequence[Sheet], setting: Setting, docket: Docket, known: Sequence[Guide]) -> list[ReadingPage]:
    """All that there is to know of each exercise; in one run with its cues, these first, unless they are *known*."""
    layout, title = setting.layout, setting.words("guide.title")
    subjects = subjects_of(sheets, setting.words)
    new = new_ones(sheets, subjects, layout, known) if in_one_run(layout) else []
    whole = "cues", both(layout.cues, layout.guide)
    told = [
        (*(whole if subject in new else ("guide", layout.guide)), shown)
        for subject, shown in zip(subjects, with_instead(subjects, sheets), strict=True)
    ]
    side = RunOnSide(told, layout.guide, setting, sheets[0], title, docket)
    return _paged(side, side.pages, title)


def in_one_run(layout: Layout) -> bool:
    """Whether cues and guide follow each other at the end, in columns and type that are the same."""
    program, cues, guide = layout.program, layout.cues, layout.guide
    once = program.count("cues") == program.count("guide") == 1
    alike = all(getattr(cues, name) == getattr(guide, name) for name in ("columns", "gutter", "most", "least", "short"))
    return once and program.index("guide") == program.index("cues") + 1 and alike


def both(cues: Reading, guide: Reading) -> Reading:
    """What cues and guide show, each part once: how it is done, what else is known, and last the credits. Kept, since what is set
    is known by it."""
    return _joined.of((Same(cues), Same(guide)), lambda: _both(cues, guide))


_joined = Kept[Reading](lasting=True)


def _both(cues: Reading, guide: Reading) -> Reading:
    shown = dict.fromkeys([*cues.show, *guide.show])
    last = [section for section in shown if section == "credits"]
    return guide.changed(show=[*(section for section in shown if section not in last), *last])


def _paged(side: Columns, pages: Sequence[list[Column]], title: str) -> list[ReadingPage]:
    """The pages of a side; its *title* in the outline leads to the first of them."""
    return [ReadingPage(side, page, bookmark=title if page is pages[0] else "") for page in pages]


def forget(lasting: bool = False) -> None:
    """Lets go of what was set; between rounds of what is *lasting* only where that is said."""
    kept.forget(lasting)
    reading.forget()
