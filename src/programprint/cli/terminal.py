"""Words and documents → standard output and standard error: all of them or a fault, and nothing in them that steers a terminal.

Nothing else writes to either of the two, but for the questions and the bar of click, which say words of ours.
"""

from __future__ import annotations

import errno
import io
import os
import select
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, NamedTuple, TextIO, cast

import click

from programprint import late
from programprint.sight import seen, seen_json


class Painted(NamedTuple):
    """Words in colour or weight."""

    words: str
    style: dict[str, Any]


TerminalLine = str | Painted | Sequence[str | Painted]
"""A line, or its words, of which some may be painted."""
_COMMAND = late.pattern(r"\s*::")
_ELSEWHERE = late.pattern(r"#(?=#\w*\[)")
"""How a line starts, or what it holds, that a code host takes for a command when it reads the log of a run."""


class Unheard(OSError):  # noqa: N818 - it reads as “except Unheard”
    """Standard output did not take what it was to take."""


def paint(words: str, **style: Any) -> str | Painted:
    """The words in colour or weight, never with NO_COLOR. They are plain where no terminal reads them."""
    return words if os.environ.get("NO_COLOR") else Painted(words, style)


def put(*lines: TerminalLine, err: bool = False, command: bool = False) -> None:
    """Lines on standard output or on standard error. Each of them stays one line, whatever names of files and texts are in it;
    none is a command to a code host, unless it is meant to be a *command*.

    Raises :class:`Unheard` when standard output does not take them; what nobody hears on standard error is lost.
    """
    stream = sys.stderr if err else sys.stdout
    if is_terminal(stream):
        with _faults(err):
            click.echo("\n".join(_safe(line, command, painted=True) for line in lines), file=stream)
        return
    text = "".join(f"{_safe(line, command, painted=False)}\n" for line in lines)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    with _faults(err):
        _pour(text.encode(encoding, "backslashreplace" if err else "replace"), stream)


def give(document: str) -> None:
    """A document that was asked for, on standard output: as it is, in UTF-8; where a terminal reads it, safe to look at.

    Raises :class:`Unheard` when standard output does not take all of it.
    """
    if is_terminal(sys.stdout):
        put(*document.removesuffix("\n").split("\n"))
    else:
        hand_over(document.encode())


def give_json(document: str) -> None:
    """A JSON document, on a line of its own; see :func:`give`."""
    give(f"{seen_json(document)}\n")


def hand_over(data: bytes) -> None:
    """Bytes that were asked for, on standard output: all of them. Raises :class:`Unheard` when it does not take them."""
    with _faults(err=False):
        _pour(data, sys.stdout)


def is_terminal(stream: IO[str] | None) -> bool:
    """Whether a person is at the other end; a stream may be closed, or missing from the start."""
    with suppress(ValueError, OSError):
        return stream is not None and stream.isatty()
    return False


def is_closed() -> bool:
    """Whether standard output was closed from the start, by somebody who wants to hear nothing."""
    return isinstance(sys.stdout, _Closed)


def drop(stream: IO[str]) -> None:
    """Gives up a stream: what is still in it has nowhere to go."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def ready() -> Iterator[None]:
    """Has standard output take whole texts, also those of click: all of each, where Python was told to keep no buffer; with “?”
    for a sign that its encoding lacks; and none in silence, where it is closed. As it was at the end."""
    stream = sys.stdout
    own: io.TextIOBase | None = None
    raw = getattr(stream, "buffer", None)
    if stream is None:
        own = _Closed()
    elif isinstance(raw, io.RawIOBase):  # it may take a part, and not say so to anybody
        own = io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, "replace", newline="", write_through=True)
    elif isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    if own is not None:
        sys.stdout = cast("TextIO", own)
    try:
        yield
    finally:
        if own is not None and sys.stdout is own:
            sys.stdout = stream
            if isinstance(own, io.TextIOWrapper):
                own.detach().detach()  # what it writes to stays open


class _Closed(io.TextIOBase):
    """Standard output that is closed."""

    def write(self, _text: str) -> int:
        raise Unheard(errno.EBADF, os.strerror(errno.EBADF))


def _safe(line: TerminalLine, command: bool, painted: bool) -> str:
    words = [line] if isinstance(line, str | Painted) else line
    parts = [one if isinstance(one, Painted) else Painted(one, {}) for one in words]
    safe = [(seen(text), style) for text, style in parts]
    if not command:
        safe = [(_ELSEWHERE.sub("�", text), style) for text, style in safe]
        if _COMMAND.match("".join(text for text, _ in safe)):
            safe.insert(0, ("�", {}))
    return "".join(click.style(text, **style) if painted and style else text for text, style in safe)


@contextmanager
def _faults(err: bool) -> Iterator[None]:
    """Makes of a fault of standard output one that is known to be its own. One of standard error has nobody to be told, and is
    not to be met again when Python ends."""
    try:
        yield
    except OSError as fault:
        if not err:
            raise Unheard(fault.errno or errno.EIO, fault.strerror or str(fault)) from None
        if sys.stderr is not None:
            drop(sys.stderr)
    except ValueError:  # closed while we run
        if not err:
            raise Unheard(errno.EBADF, os.strerror(errno.EBADF)) from None


def _pour(data: bytes, stream: IO[str] | None) -> None:
    """Writes all of it, to a stream that may take a part at a time, or nothing for a while."""
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    stream.flush()
    if not hasattr(stream, "buffer"):  # put in its place by whoever calls us
        stream.write(data.decode(errors="replace"))
        stream.flush()
        return
    out, rest = stream.buffer, memoryview(data)
    while rest:
        try:
            taken = out.write(rest)
        except BlockingIOError as fault:
            taken = fault.characters_written
        rest = rest[taken or 0 :]
        if rest:
            select.select([], [out], [])
    while True:
        try:
            out.flush()
            return
        except BlockingIOError:
            select.select([], [out], [])
