"""What a run is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from programprint.limits import USUAL, Limits

DEFAULT_LAYOUT = "handout"


class Order(Struct, frozen=True):
    """What is asked for, besides the program: layout, settings that go over it, weeks, folders of exercises that come before all
    others, pages of the result, and whether it is *fillable* on a screen; with a *roster* also which athletes, by name, in which
    order, under which headings of the outline, and whether the paper is collated by session. *limits* are for the problems of
    its run, *tab* is the sheet of a program that is a workbook. *start* goes over that of the program; *sessions* and *days* name
    what of each week is printed, all of it where neither does; *brand* is the file of the gym's own head, in place of the one
    beside the program, or “none”. *logs_only* and *cues_only* choose among the sides of the layout; the *guide* is printed with a
    whole program, unless it is asked for or not wanted. *log* is what was done so far: a file, or with a roster a
    folder with one for each athlete. *keys* is the folder for the keys of marked sheets, beside the PDF where it is None; so many
    *copies* have a code each. *figures* of exercises are looked at where a layout prints them, or all the same.
    *language* is that of the sheets, in place of the program's. *estimate* is the formula by which maxima that nobody has given
    are estimated from the log; empty where they are not."""

    layout: str = DEFAULT_LAYOUT
    settings: tuple[str, ...] = ()
    weeks: tuple[int, ...] | None = None
    library: tuple[Path, ...] = ()
    pages: tuple[int, ...] | None = None
    fillable: bool = False
    roster: Path | None = None
    athletes: tuple[str, ...] = ()
    sort: str = ""
    group_by: str = ""
    per_session: bool = False
    limits: Limits = USUAL
    tab: str | None = None
    start: date | None = None
    sessions: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    brand: str = ""
    logs_only: bool = False
    cues_only: bool = False
    guide: bool | None = None

    @property
    def is_part(self) -> bool:
        """Whether less than the whole program is asked for."""
        return bool(self.weeks or self.sessions or self.days)

    log: Path | None = None
    keys: Path | None = None
    copies: int = 1
    figures: bool = False
    language: str = ""
    estimate: str = ""
