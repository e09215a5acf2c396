"""Models: what may be written in a file, field by field. A class says it, its objects hold what was read.

Modules with models do without ``from __future__ import annotations``: what a field is annotated with is its reader.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Self

from programprint.notation import weeks
from programprint.problems import Span
from programprint.read import value as document
from programprint.read.readers import Described, Fault, Models, Path, Reader, Reading, Unfit, reader_of
from programprint.read.standin import StandIn, value_at
from programprint.read.value import span_at
from programprint.read.weekly import Weekly

_NOTHING = object()


class Field:
    """One field of a model: its name in files, its meaning, examples, and its value where a file does not say it. *needed* tells
    from what the file says beside it whether it must be said all the same."""

    annotation: object

    def __init__(
        self,
        default: object,
        description: str,
        examples: list[object],
        written: str,
        needed: Callable[[Mapping[str, object]], bool] | None,
    ) -> None:
        self.default, self.description, self.examples = default, description, examples
        self.written, self.needed = written, needed

    @property
    def is_required(self) -> bool:
        return self.default is _NOTHING

    @cached_property
    def reader(self) -> Reader:
        return reader_of(self.annotation)

    def described(self, models: Models) -> Described:
        return {**self.reader.described(models), "description": self.description, "examples": self.examples}


def field(
    default: object = _NOTHING,
    *,
    description: str,
    examples: list[object],
    written: str = "",
    needed: Callable[[Mapping[str, object]], bool] | None = None,
) -> Any:
    """A field of a model; files call it *written*, where its name in Python cannot be the same."""
    return Field(default, description, examples, written, needed)


class Written:
    """Something that stands in a file. Unknown fields are faults; values do not change once read."""

    __slots__ = ("__dict__", "_place", "given")
    given: frozenset[str]
    """The names of the fields that the file says."""
    _place: document.Mapping | None
    fields: ClassVar[dict[str, Field]] = {}
    """The fields by name, those of the base first."""
    _own: ClassVar[dict[str, Field]] = {}
    _defaults: ClassVar[dict[str, object]] = {}
    _needed: ClassVar[frozenset[str]] = frozenset()
    _known: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        cls._own = {}
        for name, annotation in cls.__annotations__.items():
            made = vars(cls)[name]
            made.annotation, made.written = annotation, made.written or name
            cls._own[name] = made
            delattr(cls, name)
        cls.fields = {name: made for base in reversed(cls.__mro__) for name, made in vars(base).get("_own", {}).items()}
        cls._defaults = {name: made.default for name, made in cls.fields.items() if not made.is_required}
        cls._needed = frozenset(cls.fields.keys() - cls._defaults.keys())
        cls._known = frozenset(made.written for made in cls.fields.values())

    def __init__(self, **values: object) -> None:
        if not values.keys() <= self.fields.keys():
            wrong = values.keys() - self.fields.keys()
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(wrong))}")
        if not self._needed <= values.keys():
            raise TypeError(f"{type(self).__name__} needs {', '.join(sorted(self._needed - values.keys()))}")
        vars(self).update({**self._defaults, **values})
        object.__setattr__(self, "given", frozenset(values))
        object.__setattr__(self, "_place", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of a {type(self).__name__} does not change")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in sorted(self.given))})"

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def items(self) -> Iterator[tuple[str, Any]]:
        """Each field with its value."""
        return ((name, getattr(self, name)) for name in self.fields)

    def changed(self, **values: object) -> Self:
        """The same, at the same place, with other values."""
        return self._like({**self._said, **values})

    def without(self, names: Collection[str]) -> Self:
        """The same, at the same place, as if the file did not say these."""
        return self._like({name: value for name, value in self._said.items() if name not in names})

    @property
    def _said(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.given}

    def _like(self, values: dict[str, object]) -> Self:
        made = type(self)(**values)
        object.__setattr__(made, "_place", self._place)
        return made

    @classmethod
    def read(cls, value: object, path: Path, reading: Reading) -> Self | None:
        """What is written at *path*; None, with the faults added to the reading, when it is not such a thing."""
        if not isinstance(value, dict):
            raise Unfit("model", model=cls)
        before = count = len(reading.faults)
        found: dict[str, object] = {}
        for name, one in cls.fields.items():
            if one.written in value:
                inner = reading.value(one.reader, value[one.written], (*path, one.written))
                if len(reading.faults) == count:
                    found[name] = inner
            elif one.is_required or (one.needed and one.needed(value)):
                reading.faults.append(Fault("missing", (*path, one.written), value, {"model": cls}))
            count = len(reading.faults)
        for name in value:
            if name not in cls._known:
                reading.faults.append(Fault("unknown", (*path, name), value[name], {"model": cls}))
        if len(reading.faults) > before:
            return None
        made = cls(**found).settled()
        object.__setattr__(made, "_place", value if isinstance(value, document.Mapping) else None)
        return made

    def settled(self) -> Self:
        """The same, with what follows from its fields for one another."""
        return self

    @classmethod
    def described(cls, models: Models) -> Described:
        models[cls.__name__] = cls
        return {"$ref": f"#/$defs/{cls.__name__}"}

    @classmethod
    def described_in_full(cls, models: Models) -> Described:
        """The JSON Schema of the fields; models that it refers to are added to *models*."""
        return {
            "additionalProperties": False,
            "description": inspect.cleandoc(cls.__doc__ or ""),
            "properties": {one.written: one.described(models) for one in cls.fields.values()},
            "required": [one.written for one in cls.fields.values() if one.is_required],
            "type": "object",
        }

    def span(self, *path: str | int) -> Span | None:
        """Where this stands in its file, or where the value stands that *path* leads to."""
        return span_at(self._place, path)

    def key_span(self, *path: str | int) -> Span | None:
        """Where the name of a field stands, rather than its value."""
        holder = value_at(self._place, path[:-1])
        return holder.keys_at.get(str(path[-1])) if isinstance(holder, document.Mapping) else None

    def week_span(self, field: str, week: int) -> Span | None:
        """Where the value stands that a prescription field has in a week."""
        raw = value_at(self._place, (field,))
        if isinstance(raw, document.Mapping):
            return self.span(field, *(key for key in raw if week in weeks.parse(key)))
        value = getattr(self, field)
        return self.span(field, value.place(week) if isinstance(value, Weekly) else week - 1)

    def written(self, field: str) -> Any:
        """What the file says of a field, as it stands there; None where it says nothing."""
        return value_at(self._place, (field,))

    def stands_in(self, field: str) -> bool:
        """Whether the file's own value was at fault and something stands in for it while the rest is checked."""
        return isinstance(value_at(self._place, (field,)), StandIn)

    def says(self, field: str) -> bool:
        """Whether the file gives this field a value of its own."""
        return field in self.given
