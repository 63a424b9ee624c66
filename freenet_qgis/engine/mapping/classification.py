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
from ..scenes.ground import Ground
from ..scenes.tiles import HALO, Tile, ahead, tiles
from .inference import averaged, predict
from .scene_statistics import gather

SPECTRA_AT_ONCE = 2**16
GATHERING = 1.6  # times as long as looking at all tiles once

Progress = Callable[[float], None]
Wanted = Callable[[slice, slice], bool]  # whether the part of some rows and columns is


class Part(NamedTuple):
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
    def fitting(network: Network, ground: Ground, masked: bool, views: int) -> Classifier:
        """One that makes do with the memory at hand."""
        if isinstance(network, SpectralNetwork):
            return Classifier.of_side(network, ground, masked, views, None)
        forecast = partial(memory.prediction_bytes, network, views, ground.device, ground.dtype)
        side = memory.tile_side(forecast, ground.valid.size, ground.device)
        return Classifier.of_side(network, ground, masked, views, side)

    @staticmethod
    def of_side(network: Network, ground: Ground, masked: bool, views: int, side: Optional[int]) -> Classifier:
        """One of such tiles; None: that sees the scene as a whole."""
        if isinstance(network, SpectralNetwork):
            return Classifier(network, masked, views, needed=memory.spectral_bytes(network.classes))
        pixels = ground.valid.size if side is None else (side + 2 * HALO) ** 2
        needed = memory.prediction_bytes(network, views, ground.device, ground.dtype, pixels)
        return Classifier(network, masked, views, side, needed)

    @property
    def gathers(self) -> bool:
        """Whether the scene's statistics have to be gathered from tiles."""
        return self.side is not None and not are_kept(self.network)

    def __call__(
        self,
        ground: Ground,
        folder: Path,
        on_progress: Progress = lambda done: None,
        wanted: Wanted = every_part,
        on_statistic: Callable[[], None] = lambda: None,
    ) -> Iterator[Part]:
        """The scene part by part, the same but for rounding as if it had been seen as a whole.

        Where memory runs out all the same, parts come anew in smaller tiles.

        Args:
            ground: The scene, on the device of the network.
            folder: For temporary files.
            on_progress: Told the share done, parts given out included.
            wanted: Which parts are; others are passed over.
            on_statistic: Called when the network keeps one more of the scene's statistics.
        """
        classifier = self
        while True:
            try:
                yield from classifier._parts(ground, folder, on_progress, wanted, on_statistic)
                return
            except (MemoryError, RuntimeError) as error:
                smaller = classifier._smaller(ground) if memory.is_exhaustion(error) else None
                if smaller is None:
                    raise
                print(f"Memory ran out; with tiles of {smaller.side} pixels: {error}", file=sys.stderr)  # noqa: T201
                memory.release(error, ground.device)
            classifier = smaller

    def _smaller(self, ground: Ground) -> Optional[Classifier]:
        """One that takes less memory than was there after all; None where there is none."""
        largest = (self.side or max(ground.size)) // 2
        sides = [side for side in memory.SIDES if side <= largest]
        if not sides or not isinstance(self.network, FreeNet):
            return None
        return Classifier.of_side(self.network, ground, self.masked, self.views, sides[-1])

    def _parts(
        self, ground: Ground, folder: Path, on_progress: Progress, wanted: Wanted, on_statistic: Callable[[], None]
    ) -> Iterator[Part]:
        if isinstance(self.network, SpectralNetwork):
            return _spectra(self.network, ground, on_progress, wanted)
        if self.side is None:
            return self._whole(ground, on_progress, wanted)
        return self._tiled(ground, folder, on_progress, wanted, on_statistic)

    def _whole(self, ground: Ground, on_progress: Progress, wanted: Wanted) -> Iterator[Part]:
        rows, cols = (slice(0, size) for size in ground.size)
        if wanted(rows, cols):
            image = ground.shown(self.network.axes)
            yield Part(rows, cols, predict(self.network, image, self.masked, self.views, on_progress))

    def _tiled(
        self, ground: Ground, folder: Path, on_progress: Progress, wanted: Wanted,
        on_statistic: Callable[[], None],
    ) -> Iterator[Part]:  # fmt: skip
        gathering = GATHERING / (GATHERING + self.views) if self.gathers else 0.0
        # Statistics of the scene are forgotten at the end, unless somebody else keeps them.
        with borrowed_statistics(self.network):
            if gathering:
                gather(
                    self.network, ground, self.masked, self.side, folder,
                    lambda done: on_progress(gathering * done), on_statistic,
                )  # fmt: skip
            every = tiles(padded_size(*ground.size), self.side, HALO)
            every = [tile for tile in every if wanted(*inside(tile, ground))]
            for done, part in enumerate(classified(self.network, ground, self.views, every)):
                yield part
                on_progress(gathering + (1 - gathering) * (done + 1) / len(every))


def classified(network: FreeNet, ground: Ground, views: int, every: Iterable[Tile]) -> Iterator[Part]:
    """Tiles of a scene whose statistics the network keeps."""
    fast = FastFreeNet(network, FlatParameters(network).named(ground.dtype))
    for tile, scene in ahead(every, lambda tile: ground.shown_around(tile, network.axes)):
        with torch.no_grad():
            found = averaged(lambda image, _: fast.logits(image).softmax(1), scene.image, None, views)[0]
        rows, cols = inside(tile, ground)
        own = found[(slice(None), *tile.within())][:, : rows.stop - rows.start, : cols.stop - cols.start].cpu().numpy()
        own[:, ~ground.valid[rows, cols]] = np.nan
        yield Part(rows, cols, own)


def inside(tile: Tile, ground: Ground) -> tuple[slice, slice]:
    """The rows and columns of a tile that are not padding."""
    return tuple(
        slice(min(part.start, end), min(part.stop, end)) for part, end in zip((tile.rows, tile.cols), ground.size)
    )


@torch.no_grad()
def _spectra(network: SpectralNetwork, ground: Ground, on_progress: Progress, wanted: Wanted) -> Iterator[Part]:
    """Every pixel from its spectrum alone.

    In float32 whatever the device: its weights take differences of bands that bfloat16 would round away.
    """
    cols = slice(0, ground.size[1])
    for rows, values in ground.standardised():
        if wanted(rows, cols):
            inside = ground.valid[rows]
            found = np.full((network.classes, *inside.shape), np.nan, np.float32)
            if inside.any():
                strips = values[torch.from_numpy(inside.copy()).to(values.device)].split(SPECTRA_AT_ONCE)
                found[:, inside] = torch.cat([network(strip).softmax(1) for strip in strips]).T.cpu().numpy()
            yield Part(rows, cols, found)
        on_progress(rows.stop / ground.size[0])
