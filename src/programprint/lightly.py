"""The command starts lightly: of what others wrote, it leaves out what a run asks nothing of, until it is asked.

Imported before all else of the command, and by nothing that others import. What stands in the tables is loaded as always where it
is loaded already, where it is not found, and as soon as something is asked of it.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any

from programprint import late

LATER = frozenset(
    (
        *("inspect", "tokenize", "ipaddress", "base64"),  # for click, linecache, urllib, yaml
        *("msgspec.inspect", "msgspec.json", "msgspec.msgpack", "msgspec.toml", "msgspec.yaml"),
    )
)
"""Modules that stay empty until something is asked of them."""
PATTERNS = frozenset(
    (
        *("gettext", "locale", "platform", "click._compat"),
        *("yaml.constructor", "yaml.reader", "yaml.resolver"),  # what libyaml does in their place
    )
)
"""Modules whose patterns are compiled when they are met; those of yaml alone take longer than a program is read in."""
WITHOUT = {"msgspec._utils": "typing_extensions"}
"""Modules that can do without another one, and that one, which loads half of what is left out."""
_LOADING = RLock()


class _Later(ModuleType):
    """A module that runs when something is first asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name in ("__path__", "__file__", "__cached__"):  # it has been made only now
            raise AttributeError(name)
        self._run()
        return ModuleType.__getattribute__(self, name)

    def _run(self) -> None:
        """Makes it what it would have been."""
        with _LOADING:
            spec = self.__spec__
            if spec and isinstance(spec.loader, _Loader):
                spec.loader.finish(self)
                self.__class__ = ModuleType


def _cleandoc(text: str) -> str:
    """What click asks of ``inspect`` for the help of each option; a text of one line can be had without it."""
    module = sys.modules["inspect"]
    if isinstance(module, _Later):
        if "\n" not in text and "\t" not in text:
            return text.lstrip()
        module._run()
    straight: str = module.cleandoc(text)
    return straight


AT_HAND = {"inspect": {"cleandoc": _cleandoc}}
"""What a module that stays empty can be asked all the same."""


class _Loader:
    """Loads a module of the tables by the *loader* that it would have had, which it leaves in its place."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        if spec.name not in LATER:
            made: ModuleType | None = self.loader.create_module(spec)
            return made
        later = _Later(spec.name)
        vars(later).update(AT_HAND.get(spec.name, {}))
        return later

    def exec_module(self, module: ModuleType) -> None:
        if not isinstance(module, _Later):
            self.finish(module)

    def finish(self, module: ModuleType) -> None:
        """Runs a module."""
        if module.__spec__:
            module.__loader__ = module.__spec__.loader = self.loader
        with _late_patterns() if module.__name__ in PATTERNS else _hidden(WITHOUT.get(module.__name__, "")):
            self.loader.exec_module(module)


@contextmanager
def _late_patterns() -> Iterator[None]:
    """What is compiled meanwhile is compiled when it is met."""
    compiled = re.compile
    re.compile = late.pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compiled


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """A module that nobody has loaded cannot be found meanwhile."""
    if not name or name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


class _Finder:
    """Finds the modules of the tables where they would have been found."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in LATER and name not in PATTERNS and name not in WITHOUT:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec and spec.loader:
            spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
        return spec


# A command lives for a moment and makes hardly any garbage: looking for it takes a fifth of a short run.
gc.set_threshold(100_000, 50, 50)
sys.meta_path.insert(0, _Finder)
