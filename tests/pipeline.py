"""Random programs through the whole pipeline, in one process: shorthand, structures, layouts and options, sound and mutated.

    python tests/pipeline.py --runs 100000            # other programs each time
    python tests/pipeline.py --runs 20000 --seed 1    # the same again; --first 5000 begins further on
    python tests/pipeline.py --show 1:4711            # the program of one run, and what comes of it

Every run ends with a PDF or with problems that have a place and a cure. What does not is written to ``finds.jsonl``, a line each
with the seed and number of the run, what happened and the program; a find becomes a test beside what it broke.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import phrasebook
import yaml
from msgspec.structs import replace

from programprint import resources
from programprint.build import build
from programprint.docket import Docket
from programprint.jobs import Job, files, whole
from programprint.notation import examples
from programprint.notation.scanner import Unreadable
from programprint.order import Order
from programprint.problems import Span
from programprint.read.layouts import layout_names

SHELF = resources.programs() / "exercises"
EXERCISES = sorted(path.stem for path in SHELF.glob("*.yaml"))
LAYOUTS = layout_names([resources.layouts()])
TABLES = {
    "do": examples.PRESCRIPTIONS,
    "load": examples.LOADS,
    "ramp": examples.RAMPS,
    "progress": examples.PROGRESS,
    "tempo": examples.TEMPOS,
}
PHRASES = {field: [form for written, _ in table for form in written.split(" | ")] for field, table in TABLES.items()}
PHRASES |= {field: phrasebook.phrases(reader) for field, reader in (("rest", "duration"), ("rounds", "rounds"))}
EVERY = [phrase for field in PHRASES for phrase in PHRASES[field]]


def _sound(reader: str, phrases: list[str]) -> list[str]:
    """Those that the reader takes."""
    found = []
    for phrase in phrases:
        with suppress(Unreadable):
            phrasebook.READERS[reader](phrase)
            found.append(phrase)
    return found


READERS = {"do": "prescription", "rest": "duration"}
SOUND = {field: _sound(READERS.get(field, field), phrases) for field, phrases in PHRASES.items()}
ONE_SIDED = [name for name in EXERCISES if "sides: each" in (SHELF / f"{name}.yaml").read_text(encoding="utf-8")]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SIGNS = " 0123456789x@%+-–×,.;:/()\"'#[]{}&*!|>~kglbsminRPEAWé漢\u202e\u0301🏋"
SETTINGS = (
    *("paper=letter", "paper=a5", "paper=a3", "paper=a6", "orientation=landscape", "duplex=false", "hand=left"),
    *("impose=2up", "impose=4up", "impose=booklet", "impose=fold8", "binding=top", "binding=right", "binding=none"),
    *("week=[log]", "week=[log, rack]", "week=[cues, log]", "week=[]", "week=[log, log]"),
    *("program=[]", "program=[card]", "program=[coach]", "program=[wall, cards]", "program=[card, coach, guide]"),
    *(
        "log.arrange=stacked",
        "log.arrange=ticks",
        "log.box=5mm",
        "type.small=10pt",
        "type.body=14pt",
        "log.plates=false",
    ),
)
ROSTER = (
    "Name,Group,Units,Weak side,Body weight,Back squat,Note\nAda,forwards,kg,left,64,100,\n"
    "Bo,backs,lb,right,,225 lb,Slowly.\nZoë 漢,,,,,,\n"
)


@dataclass(frozen=True)
class Case:
    """A program and what is asked of it. *roster* is a name of a file beside it, or empty."""

    program: str
    layout: str = "handout"
    settings: tuple[str, ...] = ()
    fillable: bool = False
    weeks: tuple[int, ...] | None = None
    roster: str = ""
    per_session: bool = False


class Writer:
    """Writes programs as chance has it. *wild* is how often a phrase is mutated, stands where another belongs, or does not go
    with its neighbours: never in half of all programs."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.wild = chance.choice((0.0, 0.0, 0.02, 0.15))
        self.weeks = chance.choice((1, 1, 1, 2, 3))

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def mutated(self, text: str) -> str:
        """A text with one thing changed."""
        pick, at = self.chance, self.chance.randint(0, len(text))
        match pick.randrange(5):
            case 0:
                return text[:at] + pick.choice(SIGNS) + text[at:]
            case 1:
                return text[:at] + text[at + 1 :]
            case 2:
                return text[:at] + pick.choice(EVERY)[pick.randint(0, 6) :]
            case 3:
                return text.replace(pick.choice(text or " "), str(pick.choice((0, 1, 7, 60, 999, 10**6))), 1)
            case _:
                return f"{text}, {pick.choice(EVERY)}"

    def phrase(self, field: str) -> Any:
        """A phrase for a field, the same each week or another."""
        if self.weeks > 1 and self.maybe(0.15):
            return [self.once(field) for _ in range(self.weeks + self.maybe(self.wild))]
        if self.maybe(self.wild / 2):
            return {"1": self.once(field), "2-4": self.once(field)}
        return self.once(field)

    def once(self, field: str) -> str:
        if self.maybe(self.wild / 2):
            return self.chance.choice(EVERY)
        found = self.chance.choice(SOUND[field])
        return self.mutated(found) if self.maybe(self.wild) else found

    def entry(self, counted: bool = True) -> dict[str, Any]:
        """An exercise; *counted* ones have sets, the others what is done in a round. What is asked of one that is written out in
        a phrase is in the phrase: others have fields beside it."""
        pick, loose = self.chance, self.maybe(self.wild)
        said: dict[str, Any] = {"exercise": pick.choice(EXERCISES)}
        if not counted:
            return said | {"do": pick.choice(("5", "10", "20m", "30s", "12 cal"))}
        written = self.maybe(0.6)
        said["do"] = self.phrase("do") if written else f"{pick.randint(1, 6)}x{pick.randint(1, 15)}"
        if loose or not written:
            kind = pick.randrange(4)
            if kind == 0:
                said["load"] = self.phrase("load")
            elif kind == 1:
                said |= {"load": "60kg", "progress": self.phrase("progress")}
            elif kind == 2:
                said |= {"load": pick.choice(("100kg", "225 lb")), "ramp": self.phrase("ramp")}
            if self.maybe(0.3):
                said["tempo"] = self.phrase("tempo")
        if self.maybe(0.25):
            said["rest"] = self.phrase("rest")
        if self.maybe(0.15) and (loose or not written):
            said["exercise"] = pick.choice(ONE_SIDED)
            said["extra_set"] = {"side": pick.choice(("weak", "left", "right")), "sets": pick.randint(1, 3)}
        if self.maybe(0.1):
            said |= pick.choice(
                (
                    {"note": pick.choice(("Quiet.", "漢 🏋", "W" * 60, " ".join(["breathe"] * 40)))},
                    {"instead": pick.sample(EXERCISES, pick.randint(1, 3))},
                    {"weeks": str(self.weeks)},
                    {"for": "forwards"},
                    {"optional": "yes"},
                    {"name": "Long name " * 6},
                )
            )
        return said

    def block(self) -> dict[str, Any]:
        pick = self.chance
        if self.maybe(0.65):
            return self.entry()
        few = range(pick.randint(1 if self.maybe(self.wild) else 2, 4))
        alike = f"{pick.randint(1, 5)}x10"
        clock: dict[str, Any] = {"exercises": [self.entry(counted=False) for _ in few]}
        minutes = f"{len(few) * pick.choice((1, 3, 5, 12))} min"
        kinds: list[Callable[[], dict[str, Any]]] = [
            lambda: self.rested([self.entry() | {"do": alike} for _ in few]),
            lambda: {"superset": [self.entry() for _ in few]},
            lambda: {"circuit": [self.entry(counted=False) for _ in few], "rounds": self.phrase("rounds")},
            lambda: {"one_of": [self.entry() for _ in few]},
            lambda: {"complex": [self.entry(counted=False) for _ in few], "sets": pick.randint(1, 6), "load": "60kg"},
            lambda: {"emom": minutes, **clock, **({"together": "yes"} if self.maybe(0.3) else {})},
            lambda: {"amrap": minutes, **clock},
            lambda: {"for_time": "21-15-9", "exercises": [{"exercise": pick.choice(EXERCISES)} for _ in few]},
            lambda: {"for_time": "3 rounds", **clock},
            lambda: {"intervals": len(few) * pick.randint(1, 9), "work": "20s", "rest": "10s", **clock},
        ]
        return pick.choice(kinds)()

    def rested(self, members: list[dict[str, Any]]) -> dict[str, Any]:
        """A superset with a rest after the round, of which its last exercise then says nothing; now and then it does."""
        last = members[-1] if self.maybe(self.wild) else {**members[-1], "rest": "none"}
        return {"superset": [*members[:-1], last], "rest": self.phrase("rest")}

    def sessions(self) -> list[dict[str, Any]]:
        pick = self.chance
        made: list[dict[str, Any]] = []
        for number in range(pick.choice((1, 1, 1, 2, 2, 3, 5))):
            session: dict[str, Any] = {"name": pick.choice((f"S{number}", "Lower", "A.1", "Übung", "w1"))}
            if self.maybe(0.4):
                session |= {"day": pick.choice(DAYS)} if self.maybe(0.7) else {"days": pick.sample(DAYS, 2)}
            if self.maybe(0.3):
                session["warm_up"] = [
                    pick.choice(("5 min bike", "2x10 swings", self.entry())) for _ in range(pick.randint(1, 4))
                ]
            if self.maybe(0.1):
                session |= pick.choice(
                    ({"optional": "yes"}, {"weeks": "1"}, {"note": "Slowly. " * 9}, {"for": "backs"})
                )
            blocks = 24 if self.maybe(0.02) else pick.choice((1, 1, 2, 3, 4))
            session["exercises"] = [self.block() for _ in range(blocks)]
            made.append(session)
            if self.maybe(0.15):
                made.append({"rest": pick.choice(("", "Walk")), "day": pick.choice(DAYS)})
        return made

    def program(self) -> dict[str, Any]:
        pick = self.chance
        weeks: Any = self.weeks
        if self.maybe(0.2):
            weeks = [pick.choice(("Base", "Deload", {"label": "Peak", "note": "Easy."})) for _ in range(self.weeks)]
        said: dict[str, Any] = {"title": "T", "weeks": weeks, "sessions": self.sessions()}
        if self.maybe(0.08):
            said = {
                "title": "T",
                "phases": [{"name": f"P{n}", "weeks": weeks, "sessions": self.sessions()} for n in (1, 2)],
            }
        elif self.maybe(0.05):
            names = [session["name"] for session in said["sessions"] if "name" in session]
            said["schedule"] = [pick.choice(names) for _ in range(3)]
        if self.maybe(0.4):
            said["maxes"] = {"back-squat": "140kg", "bench-press": "225 lb", pick.choice(EXERCISES): "97.5kg"}
        for field, offered in (
            ("units", ("kg", "lb")),
            ("weak_side", ("left", "right")),
            ("rounding", (2.5, 0.01, 100)),
            ("training_max", ("90%", "85%")),
            ("bodyweight", ("80kg", "180 lb")),
            ("bar", ("15kg", "45 lb")),
            ("goal", ("Show it", "W" * 200)),
            ("note", ("Bring a towel.", "Breathe. " * 80)),
        ):
            if self.maybe(0.12):
                said[field] = pick.choice(offered)
        return said


def case(seed: int, number: int) -> Case:
    """The case of one run: the same for the same seed and number, on every machine."""
    chance = random.Random(f"{seed}:{number}")
    writer = Writer(chance)
    text = yaml.safe_dump(writer.program(), allow_unicode=True, sort_keys=False, width=1000)
    if writer.maybe(writer.wild):
        text = writer.mutated(text)
    layout = chance.choice((*LAYOUTS, "handout", "handout"))
    settings = tuple(chance.sample(SETTINGS, chance.choice((0, 0, 0, 1, 1, 2))))
    roster = "team.csv" if writer.maybe(0.15) else ""
    return Case(
        text,
        layout,
        settings,
        fillable=writer.maybe(0.3),
        weeks=chance.choice((None, None, None, (1,))),
        roster=roster,
        per_session=bool(roster) and writer.maybe(0.4),
    )


def rendered(one: Case, folder: Path, docket: Docket) -> bytes | None:
    """The PDF of a case; None, with the problems added, when there is an error. No other place knows how a document is made."""
    path = folder / "program.yaml"
    path.write_text(one.program, encoding="utf-8", errors="surrogatepass")
    order = Order(one.layout, one.settings, one.weeks, fillable=one.fillable, per_session=one.per_session)
    if not one.roster:
        printed = build(path, order, docket)
        return printed.pdf if printed else None
    (folder / one.roster).write_text(ROSTER, encoding="utf-8")
    job = Job(path, replace(order, roster=folder / one.roster), None)
    return next((whole(file.pdf) for file in files(job, docket)), None)


def judged(one: Case, folder: Path) -> tuple[str, str]:
    """How a case ended, in a word, and what was wrong with that; empty when all is well."""
    docket = Docket()
    try:
        pdf = rendered(one, folder, docket)
    except Exception as error:
        *_, last = traceback.extract_tb(error.__traceback__)
        place = Path(last.filename)
        return (
            "traceback",
            f"{type(error).__name__} in {place.parent.name}/{place.name}:{last.lineno}: {str(error)[:200]}",
        )
    if pdf is None:
        if not docket.errors:
            return "nothing", "neither a PDF nor a problem"
    elif docket.errors:
        return "both", "a PDF in spite of an error"
    elif not (pdf.startswith(b"%PDF-") and pdf.rstrip().endswith(b"%%EOF")):
        return "broken", "the PDF is cut"
    for problem in docket:
        said = problem.render()
        if not problem.message or not problem.hint or "None" in problem.message + problem.hint or len(said) > 4_000:
            return "ill said", said[:300]
        if isinstance(problem.where, Span) and problem.where.start > len(problem.where.source.text):
            return "ill said", f"outside of the file: {said[:300]}"
    return "refused" if pdf is None else "a PDF", ""


class Tally:
    """Counts how runs end, and keeps what was wrong."""

    def __init__(self, seed: int, finds: Path) -> None:
        self.seed, self.finds, self.begun = seed, finds, time.perf_counter()
        self.ends: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()

    def add(self, number: int, one: Case, folder: Path) -> None:
        """Makes a run."""
        end, wrong = judged(one, folder)
        self.ends[end] += 1
        if wrong:
            self.kinds[wrong] += 1
            with self.finds.open("a", encoding="utf-8", errors="backslashreplace") as found:
                line = {"run": f"{self.seed}:{number}", "wrong": wrong, **asdict(one)}
                found.write(json.dumps(line, ensure_ascii=False) + "\n")

    def __str__(self) -> str:
        took, told = time.perf_counter() - self.begun, ", ".join(f"{n:,} {end}" for end, n in self.ends.most_common())
        head = f"seed {self.seed}: {sum(self.ends.values()):,} runs in {took:.0f} s: {told}"
        return "\n".join([head, *(f"{count:7,} × {wrong}" for wrong, count in self.kinds.most_common())])


def main(tell: Callable[[str], None] = print) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--first", type=int, default=0, help="the number of the first run")
    parser.add_argument("--finds", type=Path, default=Path("finds.jsonl"))
    parser.add_argument("--show", metavar="SEED:NUMBER")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if asked.show:
            one = case(*map(int, asked.show.split(":")))
            tell(f"{one}\n{one.program}\n{judged(one, folder)}")
            return 0
        seed = random.randrange(10**6) if asked.seed is None else asked.seed
        told = Tally(seed, asked.finds)
        with suppress(KeyboardInterrupt):  # what has been found by then is told
            for number in range(asked.first, asked.first + asked.runs):
                told.add(number, case(seed, number), folder)
                if not (number + 1) % 1000:
                    print(told, file=sys.stderr)
    tell(str(told))
    return 1 if told.kinds else 0


if __name__ == "__main__":
    sys.exit(main())
