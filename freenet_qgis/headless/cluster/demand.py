# SPDX-License-Identifier: GPL-3.0-or-later
"""How many scenes wait, shown to Dask, which else knows of those alone that have a worker: so that it starts more."""

from __future__ import annotations

from uuid import uuid4

from distributed import Client, Future

from .handing_out import forget

MOST = 1000  # more workers than anybody starts for one batch
NOBODYS = {"freenet-scene-that-waits": 1}  # a resource that no worker has


class Demand:
    """Tasks for which no worker can be found, one for each scene that waits: what `adapt` of Dask's clusters counts."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._shown: list[Future] = []

    def show(self, scenes: int) -> None:
        """So many scenes wait."""
        wanted = min(scenes, MOST)
        missing, surplus = wanted - len(self._shown), self._shown[wanted:]
        if missing > 0:
            keys = [f"classify-waiting-{uuid4().hex}" for _ in range(missing)]
            self._shown += self._client.map(_nothing, range(missing), key=keys, resources=NOBODYS)
        del self._shown[wanted:]
        forget(self._client, surplus)


def _nothing(_: int) -> None:
    """Never called."""
