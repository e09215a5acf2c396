"""A line that a coach types → records: ``A1: 8, 8, 7 @ 60kg RPE 8``, ``B1: L 8, 8 / R 8, 7 @ 24kg``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from programprint.docket import Docket
from programprint.logbook.cells import Planned
from programprint.logbook.record import Record
from programprint.merge.sheet import Side
from programprint.problems import either

HINT = "write A1: 8, 8, 7 @ 60kg, with sides A1: L 8, 8 / R 8, 7 @ 24kg, and a dash for a set that was left out"
_SETS = re.compile(
    r"^(?:(\d{1,2})\s*[x×]\s*)?(\d+(?:[.,]\d+)?|-|–)(?:\s*@\s*(\d+(?:[.,]\d+)?)\s*(kg|lb)?)?$", re.IGNORECASE
)
_END = re.compile(r"(?:@\s*(\d+(?:[.,]\d+)?)\s*(kg|lb)?)?\s*(?:@?\s*(RPE|RIR)\s*(\d+(?:[.,]\d+)?))?\s*$", re.IGNORECASE)
_SIDES: dict[str, Side] = {"l": "L", "left": "L", "r": "R", "right": "R"}
Set = tuple[Decimal | None, Decimal | None, str]
"""What was done, None for nothing; the load and its unit, where they stand with the set."""


def by_hand(line: str, sets: Sequence[Planned], on: date | None, by: str, docket: Docket) -> list[Record]:
    """The records of a *line* about an exercise of one session, whose *sets* these are; the label or the name comes first."""
    name, colon, told = line.partition(":")
    wanted = name.strip().casefold()
    mine = [
        one for one in sets if wanted in (one.entry.label.casefold(), one.entry.id, one.entry.guide.name.casefold())
    ]
    if not colon or not mine:
        known = dict.fromkeys(one.entry.label or one.entry.guide.name for one in sets)
        docket.error(
            f"“{line}”", f"no exercise of this session is “{name.strip()}”", f"there are {either(known)}; {HINT}"
        )
        return []
    end = _END.search(told.rstrip())
    assert end is not None
    load, unit, scale, effort = end.groups()
    whole = told[: end.start()].strip()
    if "," in whole and load and _SETS.match(told.rpartition(",")[2].strip()) and "@" in whole:
        whole, load, unit = told.strip(), None, None  # each set has its own load
    by_side = _by_side(whole)
    if by_side is None:
        docket.error(f"“{line}”", "this cannot be read", HINT)
        return []
    found = []
    for side, done in by_side.items():
        rows = [one for one in mine if _has(one, side) and one.line.role == "work"]
        if len(done) > len(rows):
            docket.error(
                f"“{line}”", f"{len(done)} sets are written, {len(rows)} are planned", "write one amount for each set"
            )
            return []
        for one, (amount, own, own_unit) in zip(rows, done, strict=False):
            weight = own if own is not None else _number(load)
            kilos = (own_unit or unit or one.entry.load_unit).lower() if weight is not None else ""
            record = one.record(side if side != "both" else one.line.sides[0])
            found.append(
                replace(
                    record,
                    date=on or record.date,
                    done=amount,
                    load=weight if amount is not None and kilos else None,
                    load_unit=kilos if amount is not None and weight is not None else "",
                    effort=_number(effort) if amount is not None else None,
                    effort_unit=scale.upper() if scale and amount is not None else "",
                    state="not done" if amount is None or not amount else "done",
                    source="hand",
                    by=by,
                )
            )
            if side == "both" and len(one.line.sides) == 2:
                found.append(replace(found[-1], side=one.line.sides[1]))
    return found


def _has(one: Planned, side: Side) -> bool:
    return side == "both" or side in one.line.sides


def _by_side(text: str) -> dict[Side, list[Set]] | None:
    """What was done on each side, in both alike where none is named."""
    found: dict[Side, list[Set]] = {}
    for part in re.split(r"[/;]", text):
        named = re.match(r"\s*(left|right|l|r)\b\s*:?", part, re.IGNORECASE)
        side: Side = _SIDES[named[1].lower()] if named else "both"
        sets = list(_sets(part[named.end() :] if named else part))
        if side in found or not sets or None in sets:
            return None
        found[side] = [one for one in sets if one is not None]
    return None if "both" in found and len(found) > 1 else found


def _sets(text: str) -> Iterator[Set | None]:
    for one in text.split(","):
        told = _SETS.match(one.strip())
        if told is None:
            yield None
            return
        amount = None if told[2] in "-–" else _number(told[2])
        yield from [(amount, _number(told[3]), told[4] or "")] * int(told[1] or 1)


def _number(text: str | None) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None
