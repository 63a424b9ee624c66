# SPDX-License-Identifier: GPL-3.0-or-later
"""What several commands do: take a raster for a scene, and bring a run to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from ..contract.job import Grid
from ..geodata import raster
from ..geodata.access import grid
from ..geodata.vector.vector_file import address
from ..request import Outputs, Scene
from ..sources.gdal_name import Source
from ..workers.process import EngineCrash
from .progress import TerminalProgress


class Outcome(Protocol):
    """What a run leaves, its files among it."""

    @property
    def outputs(self) -> Outputs:
        """The files."""


Finished = TypeVar("Finished", bound=Outcome)


def scene_of(path: Source) -> Scene:
    """A raster whose metadata show that it can be used, in its own CRS."""
    return Scene(path, raster.place_of(Scene(path, "")).crs_wkt)


def grid_of(scene: Scene) -> Grid:
    """The grid of a scene's first raster."""
    return grid.read(scene.raster, scene.crs_wkt)


def finish(
    run: Callable[[], Finished], progress: TerminalProgress, in_words: Callable[[Finished], str], layer: str = ""
) -> int:
    """Run to the end; the result `in_words`, and the files that are there now, go to standard output.

    Args:
        run: The run.
        progress: Told what goes on.
        in_words: Tells the result.
        layer: The layer of features in its file; empty where there is none.
    """
    try:
        result = run()
    except EngineCrash as crash:
        progress.info(crash.log)
        progress.error(f"Error: {crash}")
        return 1
    progress.info("Done.")
    outputs = result.outputs
    files = [address(path, layer) if path == outputs.features else str(path) for path in outputs.files()]
    print("\n".join([in_words(result), "", *files]).rstrip())
    return 0
