"""Exercises that belong together: what they are called, how they are taken, and what is written down of them."""

from __future__ import annotations

from msgspec.structs import replace

from programprint.merge.sheet import Block, Cell, Score, manner
from programprint.wording import amounts, notes, rounds, sets, times
from programprint.wording.names import inside, short_day
from programprint.wording.words import Words


def title(block: Block, words: Words) -> str:
    """“Tri-set”, “EMOM 10 min”, “Finisher · Choose one”; nothing of a single exercise."""
    return words.joined("list.dot", (block.name, _kind(block, words)))


def _kind(block: Block, words: Words) -> str:
    how = block.manner
    match how:
        case None:
            return ""
        case manner.Superset(members=members):
            return words({2: "block.superset", 3: "block.tri-set"}.get(members, "block.giant_set"))
        case manner.Emom():
            return _emom_title(how, words)
        case manner.Amrap(lasts=lasts):
            return words("block.amrap", time=times.duration(lasts, words))
        case manner.Intervals(tabata=tabata):
            return words("block.tabata" if tabata else "block.intervals")
        case manner.Daily(times=number, days=days):
            if not days:
                return words("block.daily.times", n=number)
            return words(f"block.daily.{number}") if number <= 2 else words("block.daily.often", n=number)
    return words(f"block.{block.kind}")


def _emom_title(how: manner.Emom, words: Words) -> str:
    lasts, every = times.duration(how.lasts, words), how.every.seconds
    if every % 60:
        meaning = "block.emom.every.open" if how.lasts.untimed else "block.emom.every"
        return words(meaning, every=times.duration(how.every, words), time=lasts)
    return (
        words("block.emom", time=lasts) if every <= 60 else words("block.emom.minutes", n=int(every // 60), time=lasts)
    )


def line(block: Block, words: Words) -> str:
    """How they are taken: “3 rounds, rest 90 s after each”, “every minute”; then what comes after them."""
    phrase = _line(block, words)
    if block.then_rest is None:
        return phrase
    after = words("block.then_rest", rest=times.rest(block.then_rest, words))
    return words.joined("list.semicolon", (phrase, after))


def _line(block: Block, words: Words) -> str:
    how = block.manner
    match how:
        case manner.Circuit(rounds=often, rest=rest):
            return rounds.head(often, rest, words)
        case manner.Complex():
            return _complex(how, block, words)
        case manner.Emom():
            return _emom(how, words)
        case manner.Amrap():
            return _amrap(how, words)
        case manner.ForTime(rounds=often, rest=rest, cap=cap):
            phrase = "" if often.count == 1 and not often.reps else rounds.for_time(often, words)
            pause = words("block.rest_after_round", rest=times.rest(rest, words)) if rest and often.count > 1 else ""
            return words.listed((phrase, pause, words("block.cap", time=times.duration(cap, words)) if cap else ""))
        case manner.Intervals():
            return _intervals(how, words)
    return ""


def _complex(how: manner.Complex, block: Block, words: Words) -> str:
    phrase = words("block.complex.line", sets=rounds.sets(how.sets, words))
    if block.rows and len(block.rows.groups) > 1:
        loads = words.listed(how_done for _, how_done in sets.prescription(block.rows, words))
        phrase = words("block.complex.with", sets=rounds.sets(how.sets, words), loads=loads)
    pause = how.rest if how.rest and how.rest.seconds and how.sets.most > 1 else None
    return words.listed((phrase, words("block.rest_after_each", rest=times.rest(pause, words)) if pause else ""))


def _emom(how: manner.Emom, words: Words) -> str:
    minutely = how.every.seconds == 60
    which = "in_turn" if how.in_turn else "all" if how.several else "one"
    every = times.duration(how.every, words)
    phrase = words(f"block.emom.{which}.minute") if minutely else words(f"block.emom.{which}", every=every)
    count = "" if minutely or how.lasts.untimed else words("block.emom.rounds", n=how.count)
    rest = words("block.emom.rest", rest=times.duration(how.rest, words)) if how.rest else ""
    return _more(words.listed((phrase, count, rest)), how.add, words)


def _amrap(how: manner.Amrap, words: Words) -> str:
    phrase = _more(words("block.amrap.several" if how.several else "block.amrap.one"), how.add, words)
    if how.times <= 1:
        return phrase
    pause = times.rest(how.between, words)
    return words("block.amrap.times.rest" if pause else "block.amrap.times", n=how.times, rest=pause, line=phrase)


def _intervals(how: manner.Intervals, words: Words) -> str:
    work, rest = amounts.amount(how.work, words), how.rest
    phrase = words("block.intervals.dose", n=how.count, work=work)
    if rest and rest.every:
        phrase = words("block.intervals.every", dose=phrase, time=times.duration(replace(rest, every=False), words))
    else:
        meaning = "block.intervals.rest" if rest else "block.intervals.work"
        phrase = words(meaning, dose=phrase, rest=times.rest(rest, words))
    if how.sets > 1:
        pause = times.rest(how.between, words)
        phrase = words(
            "block.intervals.sets.rest" if pause else "block.intervals.sets", n=how.sets, line=phrase, rest=pause
        )
    return words("block.intervals.in_turn", line=phrase) if how.several else phrase


def _more(line: str, add: int, words: Words) -> str:
    """“every minute; 2 reps more each round”."""
    return words.counted("block.more", add, line=line) if add else line


def note(block: Block, words: Words) -> str:
    """Its note, and whom it is for."""
    return notes.for_groups(block.only_for, block.note, words)


def cell(cell: Cell, words: Words) -> str:
    """What a cell is called: “Rounds”, “1: and reps”, “Load A1, A2”."""
    if cell.kind == "load" and cell.labels:
        return words("cell.load.of", labels=words.listed(cell.labels))
    phrase = words(f"cell.{cell.kind}")
    return words("cell.turn", n=cell.turn, cell=inside(phrase, words)) if cell.turn else phrase


def cell_in_short(cell: Cell, words: Words) -> str:
    """The same for a narrow place: “reps”, “Load”."""
    return words(f"cell.short.{cell.kind}")


def unit(cell: Cell, words: Words) -> str:
    """What stands behind a cell: “kg”, “of 12”."""
    return words("cell.of", n=cell.of) if cell.of else words.unit(cell.unit)


def over_tick(score: Score, index: int, words: Words) -> str:
    """What stands over a box, from 0: the number of a round, or the day."""
    return short_day(score.days[index], words) if score.days else words.number(index + 1)
