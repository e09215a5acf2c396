"""The weeks of a program or a phase: how many, a list of them, or a map."""

from collections.abc import Mapping
from typing import Annotated, Any, Self, get_args

from programprint.limits import USUAL
from programprint.notation import weeks as week_notation
from programprint.notation.scanner import NBSP, Unreadable
from programprint.notation.weeks import MOST_WEEKS
from programprint.read.fields import Prose
from programprint.read.readers import (
    Before,
    Described,
    Fault,
    Long,
    Models,
    Path,
    Reader,
    Reading,
    reader_of,
    unreadable,
)
from programprint.read.session import SessionItem
from programprint.read.written import Written, field


class Week(Written):
    """One week of the program."""

    label: Prose = field("", description="What the week is called on paper.", examples=["Volume"])
    deload: bool = field(
        False, description="A lighter week; a label that says “deload” is one anyway.", examples=["true"]
    )
    note: Prose = field("", description="A line under the head of the sheet.", examples=["Leave two reps in the tank."])

    sessions: list[SessionItem] = field(
        [],
        description="Sessions of its own, in place of the others.",
        examples=[[{"name": "Test", "exercises": [{"exercise": "back-squat", "do": "1x1"}]}]],
    )

    @classmethod
    def read(cls, value: object, path: Path, reading: Reading) -> Self | None:
        """The week; a lighter one where its label says so in the language of the program."""
        week = super().read(value, path, reading)
        if week and reading.vocabulary and reading.vocabulary.is_deload(week.label):
            return week.changed(deload=True)
        return week

    @property
    def is_deload(self) -> bool:
        return self.deload or "deload" in self.label.lower().replace("-", "").replace(NBSP, "")


def _week(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


def _week_list(value: object) -> object:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        if len(value) > 4 or not 1 <= int(value) <= MOST_WEEKS:
            most = USUAL.weeks
            raise unreadable(f"{value[:9]} weeks cannot be planned", f"write 1 to {most}")
        return [{} for _ in range(int(value))]
    if isinstance(value, str):
        raise unreadable(f"“{value}” is no number of weeks", "write 4, or a list of labels")
    return value


class _Mapped:
    """A mark: the list may be a map from weeks to its items, “{1-7: Build, 8: Deload}”, that leaves out no week."""

    def around(self, annotation: object) -> Reader:
        return _ByWeek(reader_of(annotation), reader_of(get_args(annotation)[0]))


class _ByWeek:
    def __init__(self, listed: Reader, item: Reader) -> None:
        self.listed, self.item = listed, item

    def read(self, value: object, path: Path, reading: Reading) -> object:
        if not isinstance(value, dict):
            return self.listed.read(value, path, reading)
        found: dict[int, Any] = {}
        for key, inner in value.items():
            item = reading.value(self.item, inner, (*path, key))
            try:
                named = week_notation.parse(str(key))
            except Unreadable as fault:
                context = {"message": fault.message, "hint": week_notation.HINT}
                reading.faults.append(Fault("week", (*path, key), key, context))
                continue
            if again := [number for number in named if number in found]:
                context = {"message": f"week {again[0]} stands here twice", "hint": "name each week once"}
                reading.faults.append(Fault("week", (*path, key), key, context))
            found |= dict.fromkeys(named, item)
        lacking = [number for number in range(1, max(found, default=0)) if number not in found]
        if lacking:
            raise unreadable(f"nothing is said of week {lacking[0]}", "name every week, as in {1-3: Build, 4: Deload}")
        return [found[number] for number in sorted(found)]

    def described(self, models: Models) -> Described:
        by_week = {"additionalProperties": self.item.described(models), "type": "object"}
        return {"anyOf": [self.listed.described(models), by_week]}


WeekField = Annotated[Week, Before(_week, str | Week)]
Weeks = Annotated[
    list[WeekField], _Mapped(), Before(_week_list, int | list[str | Week] | dict[str, str | Week]), Long(1, MOST_WEEKS)
]


def lacks_sessions(written: Mapping[str, object]) -> bool:
    """Whether a week has no sessions of its own, so that the program or its phase must have some."""
    weeks = written.get("weeks")
    weeks = list(weeks.values()) if isinstance(weeks, dict) else weeks
    own = isinstance(weeks, list) and weeks and all(isinstance(week, dict) and week.get("sessions") for week in weeks)
    return not own
