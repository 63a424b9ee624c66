# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene of any size classified with any model of ours, a part at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, Optional

import numpy as np
import torch

from .. import memory
from ..fast.fast_network import FastFreeNet
from ..learners.model_file import Network
from ..learners.spectral_network import SpectralNetwork
from ..network.freenet import FreeNet, padded_size
from ..network.global_statistics import are_kept, borrowed_statistics
from ..network.parameters import FlatParameters
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.tiles import HALO, Tile, ahead, tiles
from .inference import averaged, predict
from .scene_statistics import gather_statistics

SPECTRA_AT_ONCE = 2**16
GATHERING = 1.6  # times as long as looking at all tiles once

Progress = Callable[[float], None]
IsWanted = Callable[[slice, slice], bool]  # whether the part of some rows and columns is


class MapPart(NamedTuple):
    """Class probabilities of a part of a scene: float32, shape (classes, rows, cols); NaN where there is no data."""

    rows: slice
    cols: slice
    probabilities: np.ndarray


def every_part(rows: slice, cols: slice) -> bool:  # noqa: ARG001
    """All are wanted."""
    return True


@dataclass(frozen=True)
class Classifier:
    """How a scene is classified.

    Attributes:
        network: In evaluation mode.
        masked: Whether padding and nodata stay out of the global statistics, as in training.
        views: Flips and rotations averaged, 1 or 8.
        side: Of a tile, in pixels; None where the scene is seen as a whole.
        needed: Forecast of the peak memory, bytes.
    """

    network: Network
    masked: bool
    views: int
    side: Optional[int] = None
    needed: int = 0

    @staticmethod
    def fitting(network: Network, scene: StandardisedScene, masked: bool, views: int) -> Classifier:
        """One that makes do with the memory at hand."""
        if isinstance(network, SpectralNetwork):
            return Classifier.of_side(network, scene, masked, views, None)
        forecast = partial(memory.prediction_bytes, network, views, scene.device, scene.dtype)
        side = memory.tile_side(forecast, scene.valid.size, scene.device)
        return Classifier.of_side(network, scene, masked, views, side)

    @staticmethod
    def of_side(
        network: Network, scene: StandardisedScene, masked: bool, views: int, side: Optional[int]
    ) -> Classifier:
        """One of such tiles; None: that sees the scene as a whole."""
        if isinstance(network, SpectralNetwork):
            return Classifier(network, masked, views, needed=memory.spectral_bytes(network.classes))
        pixels = scene.valid.size if side is None else (side + 2 * HALO) ** 2
        needed = memory.prediction_bytes(network, views, scene.device, scene.dtype, pixels)
        return Classifier(network, masked, views, side, needed)

    @property
    def gathers(self) -> bool:
        """Whether the scene's statistics have to be gathered from tiles."""
        return self.side is not None and not are_kept(self.network)

    def __call__(
        self,
        scene: StandardisedScene,
        folder: Path,
        on_progress: Progress = lambda done: None,
        wanted: IsWanted = every_part,
        on_statistic: Callable[[], None] = lambda: None,
    ) -> Iterator[MapPart]:
        """The scene part by part, the same but for rounding as if it had been seen as a whole.

        Where memory runs out all the same, parts come anew in smaller tiles.

        Args:
            scene: The scene, on the device of the network.
            folder: For temporary files.
            on_progress: Told the share done, parts given out included.
            wanted: Which parts are; others are passed over.
            on_statistic: Called when the network keeps one more of the scene's statistics.
        """
        classifier = self
        while True:
            try:
                yield from classifier._parts(scene, folder, on_progress, wanted, on_statistic)
                return
            except (MemoryError, RuntimeError) as error:
                smaller = classifier._smaller(scene) if memory.is_exhaustion(error) else None
                if smaller is None:
                    raise
                print(f"Memory ran out; with tiles of {smaller.side} pixels: {error}", file=sys.stderr)  # noqa: T201
                memory.release(error, scene.device)
            classifier = smaller

    def _smaller(self, scene: StandardisedScene) -> Optional[Classifier]:
        """One that takes less memory than was there after all; None where there is none."""
        largest = (self.side or max(scene.size)) // 2
        sides = [side for side in memory.SIDES if side <= largest]
        if not sides or not isinstance(self.network, FreeNet):
            return None
        return Classifier.of_side(self.network, scene, self.masked, self.views, sides[-1])

    def _parts(
        self,
        scene: StandardisedScene,
        folder: Path,
        on_progress: Progress,
        wanted: IsWanted,
        on_statistic: Callable[[], None],
    ) -> Iterator[MapPart]:
        if isinstance(self.network, SpectralNetwork):
            return _spectra(self.network, scene, on_progress, wanted)
        if self.side is None:
            return self._whole(scene, on_progress, wanted)
        return self._tiled(scene, folder, on_progress, wanted, on_statistic)

    def _whole(self, scene: StandardisedScene, on_progress: Progress, wanted: IsWanted) -> Iterator[MapPart]:
        rows, cols = (slice(0, size) for size in scene.size)
        if wanted(rows, cols):
            image = scene.shown(self.network.axes)
            yield MapPart(rows, cols, predict(self.network, image, self.masked, self.views, on_progress))

    def _tiled(
        self, scene: StandardisedScene, folder: Path, on_progress: Progress, wanted: IsWanted,
        on_statistic: Callable[[], None],
    ) -> Iterator[MapPart]:  # fmt: skip
        gathering = GATHERING / (GATHERING + self.views) if self.gathers else 0.0
        # Statistics of the scene are forgotten at the end, unless somebody else keeps them.
        with borrowed_statistics(self.network):
            if gathering:
                gather_statistics(
                    self.network, scene, self.masked, self.side, folder,
                    lambda done: on_progress(gathering * done), on_statistic,
                )  # fmt: skip
            every = tiles(padded_size(*scene.size), self.side, HALO)
            every = [tile for tile in every if wanted(*inside(tile, scene))]
            for done, part in enumerate(classified(self.network, scene, self.views, every)):
                yield part
                on_progress(gathering + (1 - gathering) * (done + 1) / len(every))


def classified(network: FreeNet, scene: StandardisedScene, views: int, every: Iterable[Tile]) -> Iterator[MapPart]:
    """Tiles of a scene whose statistics the network keeps."""
    fast = FastFreeNet(network, FlatParameters(network).named(scene.dtype))
    for tile, padded in ahead(every, lambda tile: scene.shown_around(tile, network.axes)):
        with torch.no_grad():
            found = averaged(lambda image, _: fast.logits(image).softmax(1), padded.image, None, views)[0]
        rows, cols = inside(tile, scene)
        own = found[(slice(None), *tile.within())][:, : rows.stop - rows.start, : cols.stop - cols.start].cpu().numpy()
        own[:, ~scene.valid[rows, cols]] = np.nan
        yield MapPart(rows, cols, own)


def inside(tile: Tile, scene: StandardisedScene) -> tuple[slice, slice]:
    """The rows and columns of a tile that are not padding."""
    return tuple(
        slice(min(part.start, end), min(part.stop, end)) for part, end in zip((tile.rows, tile.cols), scene.size)
    )


@torch.no_grad()
def _spectra(
    network: SpectralNetwork, scene: StandardisedScene, on_progress: Progress, wanted: IsWanted
) -> Iterator[MapPart]:
    """Every pixel from its spectrum alone.

    In float32 whatever the device: its weights take differences of bands that bfloat16 would round away.
    """
    cols = slice(0, scene.size[1])
    for rows, values in scene.standardised():
        if wanted(rows, cols):
            inside = scene.valid[rows]
            found = np.full((network.classes, *inside.shape), np.nan, np.float32)
            if inside.any():
                strips = values[torch.from_numpy(inside.copy()).to(values.device)].split(SPECTRA_AT_ONCE)
                found[:, inside] = torch.cat([network(strip).softmax(1) for strip in strips]).T.cpu().numpy()
            yield MapPart(rows, cols, found)
        on_progress(rows.stop / scene.size[0])
