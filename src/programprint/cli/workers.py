"""``--jobs`` and ``--cluster`` → who does the work: processes here, or the workers of a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from programprint.cli.ending import apprentice

if TYPE_CHECKING:
    from concurrent.futures import Executor


def cores_here() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def workers(cluster: str | None, cores: int) -> Iterator[Executor]:
    """An executor for the length of the block. Wrong use of the command when nobody answers at the address."""
    if cluster is None:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(cores, initializer=apprentice) as pool:
            try:
                yield pool
            finally:
                pool.shutdown(cancel_futures=True)
        return
    from distributed import Client

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
        yield executor
