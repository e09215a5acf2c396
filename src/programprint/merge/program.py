"""A program and a library → one sheet per week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from programprint.merge import estimate, wording
from programprint.merge.checks import check, entries_of
from programprint.merge.layers import Layers
from programprint.merge.loads import Maxes
from programprint.merge.sheet import Block, Entry, Guide, SetLine, Sheet, Side
from programprint.merge.sheet import Session as SheetSession
from programprint.notation.load import Load
from programprint.notation.prescription import Limb, Prescription
from programprint.notation.scanner import NBSP
from programprint.problems import Problems
from programprint.read import program as written
from programprint.read.exercise import Sides
from programprint.read.library import Library

_LETTER: dict[str | None, Literal["", "L", "R"]] = {"left": "L", "right": "R", None: ""}


def merge(
    program: written.Program, library: Library, problems: Problems, weeks: Iterable[int] | None = None
) -> tuple[Sheet, ...]:
    """The sheets of the chosen weeks (counted from 1; all when None), in order. None at all when there is an error."""
    check(program, problems)
    merging = _Merge(program, library, problems)
    if problems.errors:
        return ()
    return tuple(merging.sheet(week) for week in weeks or range(1, len(program.weeks) + 1))


class _Merge:
    """The state of one merge: every entry resolved once, then read week by week."""

    def __init__(self, program: written.Program, library: Library, problems: Problems) -> None:
        self.program, self.library, self.problems = program, library, problems
        self.weak: Literal["", "L", "R"] = _LETTER[program.weak_side]
        self.layers: dict[int, Layers] = {}
        self.guides: dict[int, Guide] = {}
        for session in program.sessions:
            for entry in entries_of(session):
                self._resolve(session, entry)
        maxes: dict[str, Load] = {}
        for name, load in program.maxes.items():
            if (where := program.span("maxes")) and (found := library.find(name, where)):
                maxes[found[0]] = load
        self.maxes = Maxes(maxes, None if program.rounding is None else Decimal(str(program.rounding)))

    def _resolve(self, session: written.Session, entry: written.Entry) -> None:
        where = entry.span("exercise")
        found = self.library.find(entry.exercise, where) if where else None
        if found is None or where is None:
            return
        above = [layer for layer in (self.program.defaults, session.defaults) if layer]
        layers = self.layers[id(entry)] = Layers(*found, [*above, entry], self.problems)
        self.guides[id(entry)] = self._linked(layers.guide(), entry)
        if not layers.prescribed:
            self.problems.error(where, f"nothing says what to do of “{entry.exercise}”", "add “do:”, such as do: 3x10")
            return
        for week in range(1, len(self.program.weeks) + 1):
            do = layers.prescription(week)
            if do is None:
                continue
            for load in {group.load for group in do.loaded(layers.load(week)).groups}:
                if load and load.kind == "percent" and (lift := load.of or layers.content["percent_of"]):
                    self.library.find(lift, entry.span("load" if entry.says("load") else "do") or where)
            if entry.extra_set and layers.content["sides"] != "each" and not do.groups[0].limb:
                self.problems.error(
                    entry.span("extra_set") or where,
                    f"“{entry.exercise}” trains both sides together: an extra set for one has no place",
                    "remove “extra_set”, or write “sides: each”",
                )

    def _linked(self, guide: Guide, entry: written.Entry) -> Guide:
        """The guide, its variations that have a file of their own explained by that file where they say nothing."""
        explained = []
        for index, variation in enumerate(guide.variations):
            if variation.exercise:
                own = entry.span("variations", index, "exercise") if entry.says("variations") else None
                where = own or self.layers[id(entry)].exercise.span("variations", index, "exercise")
                found = self.library.find(variation.exercise, where) if where else None
                if found and not variation.note:
                    variation = variation.model_copy(update={"note": found[1].summary})
            explained.append(variation)
        return replace(guide, variations=tuple(explained))

    def sheet(self, week: int) -> Sheet:
        program, here = self.program, self.program.weeks[week - 1]
        days = [(session, day) for session in program.sessions for day in (session.days or [session.day])]
        sessions = [self._session(session, day, week) for session, day in days]
        return Sheet(
            title=program.title,
            goal=program.goal,
            author=program.author,
            language=program.language,
            note=program.note,
            week=week,
            weeks=len(program.weeks),
            label=here.label,
            deload=here.is_deload,
            week_note=here.note,
            weak_side=self.weak,
            sessions=_with_ids([session for session in sessions if session.blocks]),
        )

    def _session(self, session: written.Session, day: str, week: int) -> SheetSession:
        lines = [item for item in session.warm_up if isinstance(item, str)]
        seconds = sum(estimate.warm_up_seconds(item) for item in session.warm_up if isinstance(item, str))
        blocks: list[Block] = []
        drills = [item for item in session.warm_up if isinstance(item, written.Entry)]
        for number, drill in enumerate(drills, start=1):
            label = "W" if len(drills) == 1 else f"W{number}"
            block, cost = self._block(drill, week, label)
            if block:
                blocks.append(block)
                seconds += cost
        count = 0
        for item in session.exercises:
            block, cost = self._block(item, week, wording.letters(count))
            if block:
                blocks.append(block)
                seconds += cost
                count += 1
        return SheetSession("", session.name, day, estimate.minutes(seconds), tuple(lines), tuple(blocks), session.note)

    def _block(self, item: written.Block, week: int, label: str) -> tuple[Block | None, float]:
        """A block as printed and the seconds that it takes; no block in a week that has nothing of it."""
        if isinstance(item, written.Entry):
            do = self.layers[id(item)].prescription(week)
            if do is None:
                return None, 0
            return Block("single", (self._entry(item, do, week, label),)), estimate.block_seconds(
                [self._timed(item, do, week)], None
            )
        rest = item.rest.at(week) if item.rest else None
        round_rest = rest.seconds if rest else estimate.REST
        rounds = item.rounds.at(week) if isinstance(item, written.Circuit) else None
        if isinstance(item, written.Circuit) and rounds is None:
            return None, 0
        members = []
        for entry in item.circuit if isinstance(item, written.Circuit) else item.superset:
            do = self.layers[id(entry)].prescription(week)
            if do is not None:
                members.append((entry, do.times(rounds) if rounds else do))
        if not members:
            return None, 0
        labels = [f"{label}{number}" for number in range(1, len(members) + 1)]
        entries = [
            self._entry(entry, do, week, own, in_circuit=rounds is not None)
            for (entry, do), own in zip(members, labels, strict=True)
        ]
        seconds = estimate.block_seconds([self._timed(entry, do, week) for entry, do in members], round_rest)
        if rounds is not None:
            words = wording.rest_text(rest)
            line = f"{rounds} rounds" + (
                f", rest {words} after each" if words and words != "none" else ", no rest between"
            )
            return Block("circuit", tuple(entries), line, item.note), seconds
        own_rests = [wording.rest_text(entry.rest.at(week)) if entry.rest else "" for entry, _ in members]
        return Block("superset", _in_turn(entries, own_rests, wording.rest_text(rest)), "", item.note), seconds

    def _timed(self, entry: written.Entry, do: Prescription, week: int) -> estimate.Timed:
        layers = self.layers[id(entry)]
        rest = layers.rest(week)
        both = layers.content["sides"] == "both" and not do.groups[0].limb
        return estimate.timed(
            do, layers.tempo(week), 1 if both else 2, rest.seconds if rest else None, self._extra(entry, week)
        )

    @staticmethod
    def _extra(entry: written.Entry, week: int) -> int:
        extra = entry.extra_set
        return extra.sets if extra and (extra.weeks is None or week in extra.weeks) else 0

    def _entry(self, entry: written.Entry, do: Prescription, week: int, label: str, in_circuit: bool = False) -> Entry:
        layers = self.layers[id(entry)]
        content, guide = layers.content, self.guides[id(entry)]
        said_limb = next((group.limb for group in do.groups if group.limb), None)
        sides: Sides = "each" if said_limb and content["sides"] == "both" else content["sides"]
        limb: Limb = content["limb"] if said_limb in (None, "side") else said_limb
        do = do.loaded(layers.load(week))
        loads = [group.load for group in do.groups]
        weights = [load for load in loads if load and load.kind in ("weight", "bodyweight") and load.unit]
        bare = all(load is not None and load.kind == "bodyweight" and not load.unit for load in loads)
        effort = next((load.kind.upper() for load in loads if load and load.kind in ("rpe", "rir")), "")
        tempo = layers.tempo(week)
        note = entry.note.at(week) if entry.note else None
        return Entry(
            id=layers.id,
            label=label,
            guide=guide,
            sides=sides,
            limb=limb,
            prescription=self._said(do, layers, wording.per_side(sides, limb, self.weak), in_circuit),
            sets=self._sets(entry, do, sides, week),
            counts=do.groups[0].amount.unit,
            load_unit="" if bare else (weights[0].unit if weights else self.program.units),
            effort=effort,
            tempo=wording.tempo_pair(tempo, content["phases"], content["starts_with"]),
            tension=estimate.tension(do.groups[0], tempo) if len(do.groups) == 1 else None,
            load=self._target(loads[0], layers) if len(set(loads)) == 1 and loads[0] else ("", ""),
            rest=wording.rest_text(layers.rest(week)),
            cue=wording.key_cue(guide.tips, guide.instructions),
            note=note or "",
            where=entry.span("exercise"),
        )

    def _said(self, do: Prescription, layers: Layers, per_side: str, in_circuit: bool) -> tuple[tuple[str, str], ...]:
        """What to do and how, a pair per set group; loads that differ between the groups are said with each."""
        differ = len({group.load for group in do.groups}) > 1
        said = []
        for group in do.groups:
            target, origin = self._target(group.load, layers) if differ and group.load else ("", "")
            how = [f"{target} {origin}".strip()] if target else []
            said.append((wording.amount(group, in_circuit), ", ".join([*([per_side] if per_side else []), *how])))
        return tuple(said)

    def _target(self, load: Load, layers: Layers) -> tuple[str, str]:
        lift = layers.id
        if load.kind == "percent" and (named := load.of or layers.content["percent_of"]):
            lift = self.library.id_of(named) or lift
        return self.maxes.target(load, lift, self._name_of, layers.id)

    def _name_of(self, exercise: str) -> str:
        found = self.library.get(exercise)
        return found.name if found else exercise

    def _sets(self, entry: written.Entry, do: Prescription, sides: str, week: int) -> tuple[SetLine, ...]:
        order: tuple[Side, ...] = ("R", "L") if self.weak == "R" else ("L", "R")
        boxes: tuple[Side, ...] = order if sides == "each" else ("both",)
        lines = [SetLine(str(number), boxes) for number in range(1, do.sets + 1)]
        for number in range(1, self._extra(entry, week) + 1):
            assert entry.extra_set is not None
            side: Side = {"left": "L", "right": "R", "weak": self.weak or "weak"}[entry.extra_set.side]  # type: ignore[assignment]
            closed: Side | None = {"L": "R", "R": "L"}.get(side)  # type: ignore[assignment]
            lines.append(SetLine(f"+{number}", (side,), True, closed))
        return tuple(lines)


def _in_turn(entries: list[Entry], own_rests: list[str], round_rest: str) -> tuple[Entry, ...]:
    """Members of a superset, each saying what comes after it. A rest between members is one that the member itself asks for."""
    turned = []
    for entry, own, following in zip(entries, own_rests, [*entries[1:], None], strict=True):
        if following is None:
            pause = round_rest or own or entry.rest
            turned.append(
                f"{pause}, then {entries[0].label}{NBSP}again" if pause else f"then {entries[0].label}{NBSP}again"
            )
        else:
            turned.append(
                f"{own}, then {following.label}" if own not in ("", "none") else f"none, straight to {following.label}"
            )
    return tuple(replace(entry, rest=rest) for entry, rest in zip(entries, turned, strict=True))


def _with_ids(sessions: list[SheetSession]) -> tuple[SheetSession, ...]:
    """The sessions with ids that differ: the name, the day where a name comes twice, a number where that does too."""
    names = [wording.slug(session.name) for session in sessions]
    ids: list[str] = []
    for session, name in zip(sessions, names, strict=True):
        base = f"{name}-{wording.slug(session.day)}" if names.count(name) > 1 and session.day else name
        number = 2
        candidate = base
        while candidate in ids:
            candidate, number = f"{base}-{number}", number + 1
        ids.append(candidate)
    return tuple(replace(session, id=own) for session, own in zip(sessions, ids, strict=True))
