# SPDX-License-Identifier: GPL-3.0-or-later
"""Many scenes, one after another or on a cluster: finished ones are skipped, and a bad one stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Optional

from ...errors import FreeNetError
from ...request import ClassifyRequest
from ...workers.interpreter import find_interpreter
from ...workflow import Engines, Outcome, attempt, is_finished
from ...workflow.kept_folder import remove_left
from ..console.progress import TerminalProgress
from ..console.table import table

Ended = Callable[[Sequence[tuple[ClassifyRequest, Outcome]]], None]


class Cluster(NamedTuple):
    """A Dask cluster.

    Attributes:
        scheduler: Its address.
        patience_s: How long to wait where no worker can do what scenes need; None: until the first one comes.
    """

    scheduler: str
    patience_s: Optional[float]


def run(
    requests: Sequence[ClassifyRequest],
    overwrite: bool,
    cluster: Optional[Cluster],
    progress: TerminalProgress,
    ended: Ended = lambda scenes: None,
) -> list[Outcome]:
    """Classify scenes; one outcome for each, in their order.

    Args:
        requests: The scenes.
        overwrite: Do also those that are finished.
        cluster: Where they are to be classified; None: here.
        progress: Told what goes on.
        ended: Told what became of scenes, as soon as that is known: of all that are finished at once.

    Raises:
        FreeNetError: If nothing can be classified at all.
    """
    finished = [request for request in requests if not overwrite and is_finished(request)]
    outcomes = {request.scene.raster: Outcome(request.scene.raster, "skipped") for request in finished}
    for request in finished:
        remove_left(request.outputs.files()[0])
    by_raster = {request.scene.raster: request for request in requests}
    ended([(by_raster[raster], outcome) for raster, outcome in outcomes.items()])
    waiting = [request for request in requests if request.scene.raster not in outcomes]
    work = _on_cluster(waiting, cluster, progress) if cluster else _here(waiting, progress)
    number = 0
    for together in work if waiting else ():
        number += len(together)
        outcomes.update((outcome.raster, outcome) for outcome in together)
        ended([(by_raster[outcome.raster], outcome) for outcome in together])
        _tell(together, f"({number} of {len(waiting)})", progress)
    return [outcomes[request.scene.raster] for request in requests]


def summary(outcomes: Sequence[Outcome]) -> str:
    """The outcomes as a table."""
    rows = [
        (str(one.raster), one.status, f"{one.seconds:.1f}" if one.seconds else "-", one.problem) for one in outcomes
    ]
    return table(("Scene", "Status", "Seconds", "What went wrong"), rows)


def _tell(together: Sequence[Outcome], count: str, progress: TerminalProgress) -> None:
    """A line for a scene, or for several that have ended for one reason; the table has each of them."""
    first = together[0]
    scenes = str(first.raster) if len(together) == 1 else f"{len(together)} scenes, such as {first.raster}"
    if first.log:
        progress.info(first.log)
    if first.problem:
        progress.error(f"{scenes} {count}: {first.problem}")
    else:
        progress.info(f"{scenes} {count}: {first.status} in {first.seconds:.1f} s")


def _here(requests: Sequence[ClassifyRequest], progress: TerminalProgress) -> Iterator[Sequence[Outcome]]:
    find_interpreter()  # without one no scene can succeed
    with Engines() as engines:
        for request in requests:
            progress.begin(str(request.scene.raster))
            yield [attempt(request, progress, engines)]


def _on_cluster(
    requests: Sequence[ClassifyRequest], place: Cluster, progress: TerminalProgress
) -> Iterator[Sequence[Outcome]]:
    try:
        from ..cluster import scenes_on_cluster
    except ImportError as error:
        raise FreeNetError(
            f"A scheduler needs Dask, which cannot be loaded ({error}).", "Install it: pip install distributed."
        ) from error
    return scenes_on_cluster.outcomes(requests, place.scheduler, place.patience_s, progress)
