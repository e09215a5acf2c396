"""What every contender sets: one program of four weeks, three sessions, six exercises with eight steps and eight tips; a team.
A sheet to fill in for each session, then each exercise once, six to a page: 15 pages for an athlete.

Sentences are put together from parts, so that every exercise has words of its own, and the same on every run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TITLE = "Team strength block"
GOAL = "The same for everyone, the load for each"
LEGEND = "L, R left, right: tick a side when its set is done and write what you did. Felt 1 very easy, 10 all out."
WEEKS = ("Base", "Volume", "Load", "Deload")
SESSIONS = (("Monday", "Legs and pull"), ("Wednesday", "Push and trunk"), ("Friday", "Whole body"))
PAGES = 15
"""Pages of an athlete."""
LAYOUT = """\
extends: handout
paper: a4
orientation: portrait
duplex: false
week_starts: anywhere
keep: sessions
margins: {top: 12mm, bottom: 12mm, inside: 20mm, outside: 10mm}
type: {display: 20pt, heading: 13pt, body: 10.5pt, small: 8.5pt}
line: {least: 4.25mm, most: 4.9mm}
rules: {thin: 0.5pt, thick: 1.5pt}
gaps: {exercise: 0.65, block: 0.25, session: 0.55, heading: 0.45, note: 0.35, row: 0.2, rule: 0.35, load: 0.35}
week: [log]
program: [cues]
log: {words: 74mm, gutter: 5mm, label: 9mm, number: 9.5mm, load: 27mm, letter: 4mm, box: 5.5mm}
cues:
  columns: 2
  gutter: 7mm
  most: 9.5pt
  least: 8.5pt
  show: [instructions, tips]
"""
"""All that these pages ask of it written out, so that a change of the shipped layouts never changes what is compared."""
DO = ("3x10", "3x12", "3x8", "2x8")
PERCENT = (60, 65, 72, 55)
_KINDS = ("squat", "row", "press", "hinge", "lunge", "bridge")
_MANNERS = ("Steady", "Paused", "Long-range")
_STEPS = (
    "Stand so that the whole foot carries you",
    "Breathe in against your own trunk, then brace",
    "Begin the {kind} slowly, on one straight line",
    "Stop where the joint ends its free travel",
    "Wait one quiet count before you turn round",
    "Push the floor away; hips and chest rise as one",
    "Breathe out late, the ribs still over the hips",
    "Set down as quietly as you picked it up",
)
_TIPS = (
    "Film a set of the {kind} from the side",
    "When a rep looks unlike the first, the set is over",
    "Keep your eyes on one spot at chest height",
    "Count down: the end of the set then comes to you",
    "A mirror shows the front, a partner the rest",
    "Take the first set for what it is: a warm-up",
    "Chalk is cheaper than a dropped weight",
    "Write the number down before you sit down",
)
_NAMES = ("Ana", "Bo", "Cem", "Dag", "Eva", "Finn", "Gia", "Hal", "Ida", "Jan")
_FAMILIES = ("Sample", "Example", "Muster", "Placeholder", "Specimen", "Probe", "Model", "Pattern", "Dummy", "Mock")


def exercises() -> list[dict[str, Any]]:
    """The eighteen exercises, six to a session."""
    return [
        {
            "id": f"{manner.lower()}-{kind}",
            "name": f"{manner} {kind}",
            "instructions": [f"{step.format(kind=kind)}." for step in _STEPS],
            "tips": [f"{manner}: {tip[:1].lower()}{tip[1:].format(kind=kind)}." for tip in _TIPS],
        }
        for manner in _MANNERS
        for kind in _KINDS
    ]


def athletes(count: int) -> list[dict[str, Any]]:
    """A team: a name, and a maximum in kilograms for each exercise."""
    ids = [exercise["id"] for exercise in exercises()]
    return [
        {
            "name": f"{_NAMES[number % 10]} {_FAMILIES[number // 10 % 10]} {number + 1}",
            "maxes": {name: 40 + (number * 7 + place * 13) % 120 for place, name in enumerate(ids)},
            "weak_side": ("left", "right")[number % 2],
            "number": number,
        }
        for number in range(count)
    ]


def swapped(athlete: dict[str, Any], count: int) -> tuple[int, int]:
    """Which exercise another takes the place of, and that other: no two athletes of a few hundred alike."""
    number = athlete["number"] // 2
    return number % count, (number % count + 1 + number // count % (count - 1)) % count


def load(maximum: float, week: int) -> str:
    """The load of a week in kilograms, as it is printed: a share of the maximum in steps of 2.5."""
    kilograms = max(round(maximum * PERCENT[week] / 100 / 2.5), 1) * 2.5
    return f"{kilograms:g}"


def book(count: int, different: bool) -> dict[str, Any]:
    """All the words for peers that do not read YAML programs: per athlete, the sessions of each week with their rows.

    With *different*, each athlete has a weak side that comes first, and another exercise in the place of one.
    """
    known = exercises()
    team = []
    for athlete in athletes(count):
        mine = list(known)
        if different:
            one, other = swapped(athlete, len(known))
            mine[one] = known[other]
        weak = athlete["weak_side"] if different else ""
        sides = ("R", "L") if weak == "right" else ("L", "R")
        first = f"{weak} first" if weak else "weak side first"
        weeks = []
        for week, label in enumerate(WEEKS):
            sets, reps = DO[week].split("x")
            sessions = []
            for number, (day, name) in enumerate(SESSIONS):
                rows = [
                    {
                        "label": "ABCDEF"[place % 6],
                        "exercise": known.index(exercise),
                        "do": f"{sets} × {reps}",
                        "how": f"per leg, {first}",
                        "load": f"{load(athlete['maxes'][exercise['id']], week)} kg",
                        "origin": f"{PERCENT[week]} % of maximum {athlete['maxes'][exercise['id']]} kg",
                        "sets": int(sets),
                        "sides": sides,
                    }
                    for place, exercise in enumerate(mine)
                    if place // 6 == number
                ]
                page = 1 + len(SESSIONS) * week + number
                sessions.append({"day": day, "name": name, "rows": rows, "page": page})
            weeks.append({"number": week + 1, "label": label, "sessions": sessions})
        told = list(dict.fromkeys(known.index(exercise) for exercise in mine))
        logs = len(WEEKS) * len(SESSIONS)
        cues = [
            {"page": logs + number, "exercises": told[at : at + 6]}
            for number, at in enumerate(range(0, len(told), 6), 1)
        ]
        team.append({"name": athlete["name"], "weak_side": weak, "weeks": weeks, "cues": cues})
    return {"title": TITLE, "goal": GOAL, "legend": LEGEND, "pages": PAGES, "exercises": known, "athletes": team}


def program() -> str:
    """The program as programprint reads it."""
    known = exercises()
    lines = [
        f"title: {TITLE}",
        f"goal: {GOAL}",
        f"weeks: [{', '.join(WEEKS)}]",
        "sessions:",
    ]
    for number, (day, name) in enumerate(SESSIONS):
        lines += [f"  - name: {name}", f"    day: {day}", "    exercises:"]
        for exercise in known[6 * number : 6 * number + 6]:
            lines += [
                f"      - exercise: {exercise['id']}",
                f"        do: [{', '.join(DO)}]",
                f"        load: [{', '.join(f'{percent}%' for percent in PERCENT)}]",
                "        rest: 90s",
            ]
    return "\n".join(lines) + "\n"


def write(folder: Path) -> None:
    """The files for programprint: ``program.yaml``, ``exercises/`` and the layout."""
    (folder / "exercises").mkdir(parents=True, exist_ok=True)
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "program.yaml").write_text(program(), encoding="utf-8")
    for exercise in exercises():
        lines = [f"name: {exercise['name']}", "sides: each", "limb: leg", "instructions:"]
        lines += [f"  - {json.dumps(step)}" for step in exercise["instructions"]]
        lines += ["tips:", *(f"  - {json.dumps(tip)}" for tip in exercise["tips"])]
        (folder / "exercises" / f"{exercise['id']}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def roster(count: int, different: bool) -> str:
    """The team as a CSV file: a maximum per exercise; with *different*, also the weak side and what takes another's place."""
    known = exercises()
    ids = [exercise["id"] for exercise in known]
    lines = [",".join(["name", *ids, *(["weak side", "swap"] if different else [])])]
    for athlete in athletes(count):
        cells = [athlete["name"], *(str(athlete["maxes"][name]) for name in ids)]
        if different:
            one, other = swapped(athlete, len(ids))
            cells += [athlete["weak_side"], f"{ids[one]} > {ids[other]}"]
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"
