"""Do the goldens bite? One thing of composing is changed at a time, and the goldens are compared.

``python tests/mutants.py`` tries six changes of each module of ``compose``; ``python tests/mutants.py 20 log board`` twenty
of two. It says which changes no golden shows: each is looked at, and where it changes a page, the programs in
``tests/goldens/programs`` learn to show it.
"""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.machinery
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import golden

COMPOSE = Path(__file__).parents[1] / "src" / "programprint" / "compose"
SEED = 14
PATIENCE = 60
"""Seconds after which a change that never comes to an end counts as seen."""
SWAPPED: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
"""Operators and what they become."""
Change = Callable[[], None]


def changes(tree: ast.Module) -> Iterator[tuple[int, str, Change]]:
    """All that may be changed of a module: its line, in words, and what does it. Annotations, docstrings and types stay."""
    for node in _code(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPPED:
            yield line, f"{ast.unparse(node)}: {type(node.op).__name__}", _setter(node, "op", SWAPPED[type(node.op)]())
        elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
            new = [SWAPPED[type(node.ops[0])](), *node.ops[1:]]
            yield line, f"{ast.unparse(node)}: {type(node.ops[0]).__name__}", _setter(node, "ops", new)
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield line, f"{node.value}: the other", _setter(node, "value", not node.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            yield (
                line,
                f"{node.value}: more",
                _setter(node, "value", node.value * 1.25 + 0.05 if isinstance(node.value, float) else node.value + 1),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield line, f"{node.value!r}: other words", _setter(node, "value", f"{node.value}x")
        elif isinstance(node, ast.If | ast.IfExp):
            yield line, f"if {ast.unparse(node.test)}: never", _setter(node, "test", ast.Constant(value=False))
            yield line, f"if {ast.unparse(node.test)}: always", _setter(node, "test", ast.Constant(value=True))
        elif isinstance(node, ast.List | ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
            yield (
                line,
                f"{ast.unparse(node)}: the last two swapped",
                _setter(node, "elts", [*node.elts[:-2], *node.elts[:-3:-1]]),
            )
            if isinstance(node, ast.List):
                yield line, f"{ast.unparse(node)}: without the last", _setter(node, "elts", node.elts[:-1])
        elif isinstance(node, ast.AugAssign) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
            never = ast.If(test=ast.Constant(value=False), body=[ast.copy_location(ast.Pass(), node)], orelse=[])
            yield line, f"{ast.unparse(node)}: left out", _becoming(node, never)


def _code(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs when a page is composed."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "bases", "decorator_list", "type_comment"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST) or isinstance(node, ast.Import | ast.ImportFrom):
                continue
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
                continue
            if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
                continue
            yield node
            yield from _code(node)


def _setter(node: ast.AST, name: str, value: object) -> Change:
    return lambda: setattr(node, name, value)


def _becoming(node: ast.AST, new: ast.AST) -> Change:
    def change() -> None:
        node.__class__ = type(new)
        node.__dict__.update(new.__dict__)

    return change


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self.name, self.tree = name, tree

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The module that is changed, and no other."""
        return importlib.machinery.ModuleSpec(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Runs the changed code."""
        exec(compile(ast.fix_missing_locations(self.tree), f"<{self.name}>", "exec"), module.__dict__)


def seen(name: str, tree: ast.Module) -> bool:
    """Whether a golden shows the change; composing is imported anew in a process of its own."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        try:
            os._exit(1 if _alike(name, tree) else 0)
        except BaseException:  # a change that ends in a traceback is seen
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 1


def _alike(name: str, tree: ast.Module) -> bool:
    merged = golden.sheets_of
    stale = ("programprint.compose", "programprint.team", "golden", "paper")
    for module in [one for one in sys.modules if one.startswith(stale)]:
        del sys.modules[module]
    sys.meta_path.insert(0, Changed(name, tree))
    anew: Any = importlib.import_module("golden")
    anew.sheets_of = merged  # merging is the same
    return not any(anew.compared(program, anew.goldens(program)) for program in anew.PROGRAMS) and not anew.compared(
        "team", anew.team_goldens()
    )


def main(each: int, modules: list[str]) -> None:
    """Tries *each* changes of every module, the same ones on every run."""
    for program in golden.PROGRAMS:
        golden.goldens(program)  # widths and merged sheets are then at hand for all
    tried = missed = 0
    for path in sorted(COMPOSE.rglob("*.py")):
        if modules and path.stem not in modules:
            continue
        source = path.read_text(encoding="utf-8")
        name = ".".join(("programprint.compose", *path.relative_to(COMPOSE).with_suffix("").parts))
        assert not seen(name, ast.parse(source)), f"the goldens differ before {path.name} is changed"
        count = len(list(changes(ast.parse(source))))
        chosen = sorted(random.Random(f"{SEED}{path.stem}").sample(range(count), min(each, count)))
        for number in chosen:
            tree = ast.parse(source)
            line, said, change = list(changes(tree))[number]
            change()
            tried += 1
            if not seen(name, tree):
                missed += 1
                print(f"{path.stem}.py:{line}: {said}", flush=True)
    print(f"{tried} changes, {tried - missed} seen")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6, sys.argv[2:])
