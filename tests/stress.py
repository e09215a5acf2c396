"""Programs at the edges of what anybody writes, for every layout."""

from __future__ import annotations

import yaml

LONG = "Rear-foot-elevated split squat with a slow way down and a long hold in the lowest place"


def program(
    weeks: int = 1, sessions: int = 1, exercises: int = 1, do: str = "3x10", name: str = "", each: bool = False
) -> str:
    """A program as YAML text, as large as asked for."""
    entry = {"exercise": "split-squat" if each else "back-squat", "do": do}
    entries = [
        entry | ({"name": f"{name} {number}"} if name else {"name": f"Squat {number}"}) for number in range(exercises)
    ]
    days = [{"name": f"Session {number + 1}", "exercises": entries} for number in range(sessions)]
    return yaml.safe_dump({"title": "Stress", "weeks": weeks, "sessions": days}, sort_keys=False)


EDGES = {
    "one exercise": program(),
    "12 exercises": program(weeks=2, exercises=12),
    "10 sets": program(weeks=2, do="10x10"),
    "10 sets per leg": program(weeks=2, do="10x10", each=True),
    "7 sessions": program(weeks=2, sessions=7, exercises=3),
    "16 weeks": program(weeks=16, exercises=2),
    "long names": program(weeks=6, exercises=4, name=LONG, each=True),
    "many loads": program(weeks=3, do="1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%, 5x10 @ 50%"),
}
