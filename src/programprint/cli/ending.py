"""Ctrl-C, a signal, a full disk behind standard output → an end with the right exit code, and a word on what is left."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from programprint.cli.report import complain, say
from programprint.cli.terminal import Unheard, drop
from programprint.write import DISK_FULL, sweep, why_not

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What ends a run and can be caught: Ctrl-C, a task manager, a closed terminal, Ctrl-Break."""
LEFT = "Stopped before the end. Every file is whole, old or new; run the command again for the rest."


BLINK = 0.5
"""Seconds in which a second signal is the echo of the first, as when a whole group of processes is told to end."""


NOWHERE = "working directory", "the folder that you are in is gone", "go to another one: cd"


class Stopped(SystemExit):
    """A signal ended the run; its exit code is that of shells, 128 and the number of the signal."""


class _Signals:
    """What to do on a signal. The last one is remembered: code that is not ours may swallow what is raised here."""

    def __init__(self) -> None:
        self.last, self.when = 0, float("-inf")

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        if time.monotonic() - self.when < BLINK:
            return
        self.last, self.when = number, time.monotonic()
        raise Stopped(128 + number)

    def swallowed(self, lost: sys.UnraisableHookArgs) -> None:
        """What is raised while Python tidies up goes nowhere: then the signal comes once more, a moment later."""
        if not isinstance(lost.exc_value, Stopped):
            sys.__unraisablehook__(lost)
            return
        self.when = float("-inf")
        again = threading.Timer(0.01, _knock, [self.last])
        again.daemon = True
        again.start()


def _knock(number: int) -> None:
    """Sends a signal to the main thread, so that it is woken where it waits."""
    if sys.platform != "win32" and (main := threading.main_thread().ident):
        signal.pthread_kill(main, number)
    else:
        signal.raise_signal(number)


_signals = _Signals()


@contextmanager
def on_watch() -> Iterator[None]:
    """Ctrl-C is how a watch ends well, wherever it strikes; any other signal that ended it is none of its business, and raised
    again."""
    try:
        yield
    except Stopped:
        sweep()
    if _signals.last not in (0, signal.SIGINT):
        raise Stopped(128 + _signals.last)


@contextmanager
def tidy() -> Iterator[None]:
    """Runs a command so that a signal leaves nothing half done: whatever is open is closed as after any fault.

    A signal that the caller wants ignored, as ``nohup`` does, is.
    """
    before = {}
    hook, sys.unraisablehook = sys.unraisablehook, _signals.swallowed
    _signals.last = 0
    try:
        if threading.current_thread() is threading.main_thread():
            before = {one: was for one in SIGNALS if (was := signal.getsignal(one)) is not signal.SIG_IGN}
        for one in before:
            signal.signal(one, _signals)
        yield
    except Stopped as stopped:
        _say_goodbye()
        raise stopped from None
    except Exception as fault:
        if _signals.last:  # somebody caught what the signal raised, and stumbled over it
            _say_goodbye()
            raise Stopped(128 + _signals.last) from None
        if not isinstance(fault, OSError):
            raise
        refuse_nowhere()
        if not isinstance(fault, Unheard) and (fault.errno not in DISK_FULL or fault.filename is not None):
            raise
        complain("standard output", *why_not(fault))
        drop(sys.stdout)
        sys.exit(1)
    finally:
        sys.unraisablehook = hook
        for one, handler in before.items():
            signal.signal(one, handler)


def refuse_nowhere() -> None:
    """Ends the run where there is no working directory, from which paths could start."""
    if _is_nowhere():
        complain(*NOWHERE)
        sys.exit(1)


def _is_nowhere() -> bool:
    try:
        Path.cwd()
    except OSError:
        return True
    return False


def _say_goodbye() -> None:
    sweep()
    with suppress(OSError):  # the terminal may be what is gone
        say(LEFT)


def apprentice() -> None:
    """How a process that works for this one ends: when it is told to, or at once when the one that it works for is gone."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches everybody; the master lets jobs end that have begun
    for one in SIGNALS:
        if one != signal.SIGINT:
            signal.signal(one, signal.SIG_DFL)
    master = parent_process()

    def end_with_master() -> None:
        if master is not None:
            wait([master.sentinel])
            os._exit(1)

    threading.Thread(target=end_with_master, daemon=True).start()
