"""``--jobs`` and ``--cluster`` → who does the work: processes here, or the workers of a Dask cluster."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from programprint.cli.ending import apprentice
from programprint.cli.report import complain

if TYPE_CHECKING:
    from concurrent.futures import Executor


def cores_here() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


LOST = "was ended from outside, perhaps because memory ran out; what is finished is whole"
"""What is said of a worker that is gone. The fault of a job is another thing: it comes back as itself."""


@contextmanager
def workers(cluster: str | None, cores: int) -> Iterator[Executor]:
    """An executor for the length of the block, which ends the run where a worker is gone. Wrong use of the command when nobody
    answers at the address."""
    if cluster is None:
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

        with ProcessPoolExecutor(cores, initializer=apprentice) as pool:
            try:
                yield pool
            except BrokenExecutor:
                fewer = "--jobs 1" if cores <= 2 else f"--jobs {cores // 2}"
                complain("--jobs", f"a process that worked for this one {LOST}", f"run the command again, with {fewer}")
                sys.exit(1)
            finally:
                pool.shutdown(cancel_futures=True)
        return
    from distributed import Client, KilledWorker

    try:
        client = Client(cluster, timeout=10, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise click.UsageError(f"--cluster: nobody answers at {cluster}") from fault
    except (
        Exception
    ) as fault:  # whatever Dask makes of a kind of address that is not set up, such as tls:// without certificates
        reason = str(fault).partition("\n")[0] or type(fault).__name__
        raise click.UsageError(f"--cluster: {cluster} cannot be reached: {reason}; write tcp://HOST:PORT") from fault
    with client, client.get_executor(pure=False) as executor:
        try:
            yield executor
        except KilledWorker:
            complain("--cluster", f"a worker {LOST}", "give each more memory, or fewer jobs at once, and run it again")
            sys.exit(1)
