"""One value or one per week: what a field holds that may change from week to week."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, get_args

from programprint.notation import duration, progress, ramp, tempo, weeks
from programprint.notation.scanner import Unreadable
from programprint.read.readers import Described, Fault, Models, Path, Reader, Reading, reader_of

T = TypeVar("T")
U = TypeVar("U")

NOT_THIS_WEEK = ("-", "–", "none")
"""What a coach writes for a week in which something is not done."""
_WITH_NONE = (duration.Duration, tempo.Tempo, ramp.Ramp, progress.Progress)
"""What “none” is a value of: no rest at all, no tempo although the exercise has one."""


class Weekly(Generic[T]):
    """One value for all weeks, a list with one per week, or a map from weeks to values."""

    def __init__(
        self,
        value: T | None = None,
        each: list[T | None] | None = None,
        by_week: dict[str, T | None] | None = None,
        over: tuple[int, ...] = (),
    ) -> None:
        self.value, self.each, self.by_week, self.over = value, each, by_week, over

    def __repr__(self) -> str:
        return f"Weekly({self.each or self.by_week or self.value!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Weekly) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def count(self) -> int | None:
        """How many values were listed; None unless it is a list."""
        return None if self.each is None else len(self.each)

    def weeks(self) -> dict[int, tuple[T | None, str]]:
        """For a map: each week with its value and the key it was written under."""
        return {week: (value, key) for key, value in (self.by_week or {}).items() for week in weeks.parse(key)}

    def speaks_of(self, week: int) -> bool:
        """Whether a week has a value here, be it that there is nothing to do."""
        return self.by_week is None or week in self.weeks()

    def listed_for(self, weeks: tuple[int, ...]) -> Weekly[T]:
        """The same list, its values being those of the given weeks instead of all."""
        return Weekly(self.value, self.each, self.by_week, weeks)

    def mapped(self, change: Callable[[T], U | None]) -> Weekly[U]:
        """The same with every value changed."""

        def one(value: T | None) -> U | None:
            return None if value is None else change(value)

        by_week = None if self.by_week is None else {key: one(value) for key, value in self.by_week.items()}
        return Weekly(one(self.value), None if self.each is None else list(map(one, self.each)), by_week, self.over)

    def place(self, week: int) -> int:
        """Where in a list the value of a week stands, counted from 0; -1 when it has none."""
        if not self.over:
            return week - 1 if week <= len(self.each or ()) else -1
        return self.over.index(week) if week in self.over else -1

    def at(self, week: int) -> T | None:
        """The value in a week, counted from 1; None where there is none, or where it says that there is nothing to do."""
        if self.each is not None:
            return None if (place := self.place(week)) < 0 else self.each[place]
        if self.by_week is not None:
            return self.weeks().get(week, (None, ""))[0]
        return self.value

    @classmethod
    def reader(cls, item: object) -> Reader:
        """What reads such a field, each of its values being an *item*."""
        says_none = not set(_WITH_NONE).isdisjoint(get_args(item)[:1])
        return _PerWeek(reader_of(item), [word for word in NOT_THIS_WEEK if not (says_none and word == "none")])


class _PerWeek:
    """Reads one value for all weeks, a list, or a map. A word that is *skipped* is a week without."""

    def __init__(self, item: Reader, skipped: list[str]) -> None:
        self.item, self.skipped = item, skipped

    def read(self, value: object, path: Path, reading: Reading) -> Weekly[Any]:
        if isinstance(value, list):
            return Weekly(each=[self._one(inner, (*path, index), reading) for index, inner in enumerate(value)])
        if isinstance(value, dict):
            return Weekly(
                by_week={
                    self._key(key, path, reading): self._one(inner, (*path, key), reading)
                    for key, inner in value.items()
                }
            )
        return Weekly(value=self._one(value, path, reading))

    def _one(self, value: object, path: Path, reading: Reading) -> Any:
        none = isinstance(value, str) and value.strip().lower() in self.skipped
        return None if none else reading.value(self.item, value, path)

    def _key(self, key: str, path: Path, reading: Reading) -> str:
        try:
            weeks.parse(str(key))
        except Unreadable as fault:
            hint = "the keys of this map are weeks: 1, 1-3 or 1-2,4"
            reading.faults.append(Fault("week", (*path, key), key, {"message": fault.message, "hint": hint}))
        return str(key)

    def described(self, models: Models) -> Described:
        one = {"anyOf": [{"enum": self.skipped, "type": "string"}, self.item.described(models)]}
        return {"anyOf": [one, {"items": one, "type": "array"}, {"additionalProperties": one, "type": "object"}]}
