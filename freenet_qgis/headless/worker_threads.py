# SPDX-License-Identifier: GPL-3.0-or-later
"""How many threads an engine of a Dask worker takes: its share of the processors of the machine.

Dask allows one to all that a worker starts (`distributed.nanny.pre-spawn-environ`), as tasks are to compute in the
threads of the worker itself. An engine is a process of its own, and else would leave the other processors idle.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

import psutil
from distributed import Worker, get_client, get_worker
from distributed.comm import get_address_host

from ..allowance.processors import processors
from ..allowance.variables import THREADS

_LIBRARIES = ("MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")  # Dask sets these as well, and PyTorch takes the least


def thread_variables() -> dict[str, str]:
    """Variables for an engine of this worker: what whoever started the worker has set, or its share."""
    worker = get_worker()
    environment = _started_with(worker)
    count = processors(environment)
    if THREADS not in environment:
        count = max(1, count // _at_once(worker))
    return dict.fromkeys((THREADS, *_LIBRARIES), str(count))


def _started_with(worker: Worker) -> Mapping[str, str]:
    """The variables that the worker was started with; its nanny adds those of Dask to them."""
    with suppress(psutil.Error, AttributeError):  # nobody may look, or the nanny is gone
        return dict(psutil.Process().parent().environ()) if worker.nanny else os.environ
    return os.environ


def _at_once(worker: Worker) -> int:
    """How many scenes the workers of this machine do at once."""
    host = get_address_host(worker.address)
    return sum(threads for address, threads in get_client().nthreads().items() if get_address_host(address) == host)
