"""Ctrl-C, a signal, a full disk behind standard output → an end with the right exit code, and a word on what is left."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from programprint.cli.report import say
from programprint.write import DISK_FULL, why_not

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What ends a run and can be caught: Ctrl-C, a task manager, a closed terminal, Ctrl-Break."""
LEFT = "Stopped before the end. Every file is whole, old or new; run the command again for the rest."


class Stopped(SystemExit):
    """A signal ended the run; its exit code is that of shells, 128 and the number of the signal."""


def _stop(number: int, _frame: FrameType | None) -> None:
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)  # tidying up takes a moment, and is not to be disturbed
    raise Stopped(128 + number)


@contextmanager
def tidy() -> Iterator[None]:
    """Runs a command so that a signal leaves nothing half done. A signal that the caller wants ignored, as ``nohup`` does, is."""
    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {one: signal.getsignal(one) for one in SIGNALS if signal.getsignal(one) is not signal.SIG_IGN}
    for one in before:
        signal.signal(one, _stop)
    try:
        yield
    except Stopped:
        with suppress(OSError):  # the terminal may be what is gone
            say(LEFT)
        raise
    except OSError as fault:
        if fault.errno not in DISK_FULL or fault.filename is not None:
            raise
        message, hint = why_not(fault)
        say(f"standard output: error: {message}\n  help: {hint}")
        with suppress(OSError, ValueError):  # what is still in the pipe has nowhere to go
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


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
