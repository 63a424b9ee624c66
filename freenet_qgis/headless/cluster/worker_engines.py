# SPDX-License-Identifier: GPL-3.0-or-later
"""The engines of a Dask worker that go on from scene to scene."""

from __future__ import annotations

from distributed import Worker, WorkerPlugin, get_worker

from ...workflow import Engines

NAME = "freenet-engines"


class WorkerEngines(WorkerPlugin):
    """They end with a batch, which may start others for another one, or when none has had a scene for a while."""

    def __init__(self) -> None:
        self.engines = Engines()

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - Dask's
        """Called when a batch is over, and by Dask when the worker ends."""
        self.engines.stop()


def of_this_worker() -> Engines:
    """Those of the worker that this thread belongs to, made when the first scene asks."""
    plugin: WorkerEngines = get_worker().plugins.setdefault(NAME, WorkerEngines())  # type: ignore[assignment]
    return plugin.engines
