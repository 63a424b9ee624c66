# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene classified by a FreeNet: seen as a whole where memory allows, else in tiles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from .. import memory
from ..events import OnProgress
from ..fast.fast_network import COARSEST, FastFreeNet
from ..limits import USUAL, Limits
from ..network.freenet import SIZE_MULTIPLE, FreeNet, padded_size
from ..network.global_statistics import are_kept, borrowed_statistics
from ..network.parameters import FlatParameters
from ..recipe.prediction_setup import PredictionSetup
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.tiles import HALO, Tile, ahead, tiles
from .inference import averaged, predict
from .map_part import IsWanted, MapPart, every_part, without_data
from .scene_statistics import gather_statistics, keep_statistics
from .smoothing import REACH, smoothed

GATHERING = 1.6  # times as long as looking at all tiles once
WORTH = 0.8  # of a scene's pixels: where more lie around its data, it is shown as it is
FRAME_PX = 2**18  # of what lies around that, at a time


@dataclass(frozen=True)
class FreeNetClassifier:
    """Classifies scenes with a FreeNet, see `Classifier`.

    Attributes:
        network: In evaluation mode.
        how: How it predicts.
        side: Side of a tile, in pixels; None where the scene is seen as a whole.
        needed: Forecast of the peak memory, bytes.
        limits: What a scene seen as a whole may need, and the sides that tiles may have.
    """

    network: FreeNet
    how: PredictionSetup
    side: Optional[int] = None
    needed: int = 0
    limits: Limits = USUAL

    @staticmethod
    def fitting(network: FreeNet, scene: StandardisedScene, how: PredictionSetup, limits: Limits) -> FreeNetClassifier:
        """The one that makes do with the memory at hand."""
        forecast = partial(memory.prediction_bytes, network, how.views, scene.device, scene.dtype)
        found = FreeNetClassifier(network, how, limits=limits)
        side = memory.tile_side(forecast, _area(*found.shown(scene)), _halo(how), scene.device, limits)
        return found.with_side(scene, side)

    def with_side(self, scene: StandardisedScene, side: Optional[int]) -> FreeNetClassifier:
        """The same with tiles of another side; None for the scene as a whole."""
        pixels = _area(*self.shown(scene)) if side is None else (side + 2 * _halo(self.how)) ** 2
        needed = memory.prediction_bytes(self.network, self.how.views, scene.device, scene.dtype, pixels)
        return replace(self, side=side, needed=needed)

    def shown(self, scene: StandardisedScene) -> tuple[slice, slice]:
        """Rows and columns that the network is shown where the scene is not cut into tiles.

        Where a scene has wide margins without data, it is what lies around its data. The rest would change nothing, if
        global statistics leave it out.
        """
        whole = slice(0, scene.size[0]), slice(0, scene.size[1])
        if not (self.how.masked_statistics or are_kept(self.network)):
            return whole
        found = around_data(scene.valid, _halo(self.how))
        return found if _area(*found) <= WORTH * scene.valid.size else whole

    @property
    def gathers(self) -> bool:
        """Whether the scene's statistics have to be gathered from tiles."""
        return self.side is not None and not are_kept(self.network)

    def __call__(
        self,
        scene: StandardisedScene,
        folder: Path,
        on_progress: OnProgress = lambda done: None,
        wanted: IsWanted = every_part,
        on_statistic: Callable[[], None] = lambda: None,
    ) -> Iterator[MapPart]:
        """The scene part by part, the same but for rounding as if it had been seen as a whole; see `Classifier`.

        Where memory runs out all the same, parts come anew in smaller tiles.
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

    def keep_statistics(self, scene: StandardisedScene, folder: Path) -> None:
        """Let the network keep the statistics of a scene, for every other one; `folder` is for a temporary file."""
        if self.side is None:
            keep_statistics(self.network, scene.cut(*self.shown(scene)))
        else:
            gather_statistics(self.network, scene, self.how.masked_statistics, self.side, folder)

    def _smaller(self, scene: StandardisedScene) -> Optional[FreeNetClassifier]:
        """One that takes less memory than was there after all; None where there is none."""
        largest = (self.side or max(scene.size)) // 2
        sides = [side for side in self.limits.tile_sides if side <= largest]
        return self.with_side(scene, sides[-1]) if sides else None

    def _parts(
        self, scene: StandardisedScene, folder: Path, on_progress: OnProgress, wanted: IsWanted,
        on_statistic: Callable[[], None],
    ) -> Iterator[MapPart]:  # fmt: skip
        if self.side is None:
            yield from self._whole(scene, on_progress, wanted)
            return
        share = GATHERING / (GATHERING + self.how.views) if self.gathers else 0.0
        # Statistics of the scene are forgotten at the end, unless somebody else keeps them.
        with borrowed_statistics(self.network):
            if share:
                gather_statistics(
                    self.network, scene, self.how.masked_statistics, self.side, folder,
                    lambda done: on_progress(share * done), on_statistic,
                )  # fmt: skip
            every = map_tiles(scene, self.side, self.how)
            every = [tile for tile in every if wanted(*inside(tile, scene))]
            parts = classified(self.network, scene, self.how, every)
            for done, part in enumerate(parts):
                yield part
                on_progress(share + (1 - share) * (done + 1) / len(every))

    def _whole(self, scene: StandardisedScene, on_progress: OnProgress, wanted: IsWanted) -> Iterator[MapPart]:
        rows, cols = self.shown(scene)
        for part in frame(scene.size, rows, cols):
            if wanted(*part):
                yield without_data(*part, self.network.classes)
        if wanted(rows, cols):
            image = scene.cut(rows, cols).shown(self.network.axes)
            found = predict(self.network, image, self.how, on_progress)
            yield MapPart(rows, cols, found)


def around_data(valid: np.ndarray, halo: int) -> tuple[slice, slice]:
    """The rectangle around the pixels with data, with so many pixels around.

    It begins where the network has its pixels at every scale, and all of the scene is taken where it has none of data
    at the coarsest: then these count that have none.

    Args:
        valid: bool, shape (rows, cols).
        halo: What the network looks at around a pixel.
    """
    if not valid[::COARSEST, ::COARSEST].any():
        return slice(0, valid.shape[0]), slice(0, valid.shape[1])
    found = []
    for axis, size in ((1, valid.shape[0]), (0, valid.shape[1])):
        some = np.flatnonzero(valid.any(axis))
        start = max(0, int(some[0]) - halo) // SIZE_MULTIPLE * SIZE_MULTIPLE
        stop = -(-(int(some[-1]) + 1 + halo) // SIZE_MULTIPLE) * SIZE_MULTIPLE
        found.append(slice(start, min(stop, size)))
    rows, cols = found
    return rows, cols


def frame(size: tuple[int, int], rows: slice, cols: slice) -> Iterator[tuple[slice, slice]]:
    """The rest of an image around some rows and columns of it, in parts that are not too large."""
    (height, width), beside = size, (slice(0, cols.start), slice(cols.stop, size[1]))
    full = slice(0, width)
    bands = [(slice(0, rows.start), full), (slice(rows.stop, height), full), *((rows, part) for part in beside)]
    for tall, wide in bands:
        if tall.start < tall.stop and wide.start < wide.stop:
            step = max(1, FRAME_PX // (wide.stop - wide.start))
            for top in range(tall.start, tall.stop, step):
                yield slice(top, min(top + step, tall.stop)), wide


def _area(rows: slice, cols: slice) -> int:
    return (rows.stop - rows.start) * (cols.stop - cols.start)


def _halo(how: PredictionSetup) -> int:
    """What must be shown around a tile, in pixels."""
    return HALO + (-(-REACH // COARSEST) * COARSEST if how.smooths else 0)


def map_tiles(scene: StandardisedScene, side: int, how: PredictionSetup) -> list[Tile]:
    """The tiles of a side, in pixels, in which a scene is classified."""
    return tiles(padded_size(*scene.size), side, _halo(how))


def classified(
    network: FreeNet, scene: StandardisedScene, how: PredictionSetup, every: Iterable[Tile]
) -> Iterator[MapPart]:
    """Tiles of a scene whose statistics the network keeps; where it smooths they come from `map_tiles`.

    Those without data come first, and nothing is read for them.
    """
    seen = []
    for tile in every:
        rows, cols = inside(tile, scene)
        if scene.valid[rows, cols].any():
            seen.append(tile)
        elif rows.start < rows.stop and cols.start < cols.stop:  # else it is all padding
            yield without_data(rows, cols, network.classes)
    fast = FastFreeNet(network, FlatParameters(network).named(scene.dtype))
    for tile, padded in ahead(seen, lambda tile: scene.shown_around(tile, network.axes), scene.device):
        with torch.no_grad():
            found = averaged(lambda image, _: fast.logits(image).softmax(1), padded.image, None, how.views)[0]
        if how.smooths:
            found = smoothed(found, network, padded)
        rows, cols = inside(tile, scene)
        own = found[(slice(None), *tile.within())][:, : rows.stop - rows.start, : cols.stop - cols.start].cpu().numpy()
        own[:, ~scene.valid[rows, cols]] = np.nan
        yield MapPart(rows, cols, own)


def inside(tile: Tile, scene: StandardisedScene) -> tuple[slice, slice]:
    """The rows and columns of a tile that are not padding."""
    rows, cols = (
        slice(min(part.start, end), min(part.stop, end)) for part, end in zip((tile.rows, tile.cols), scene.size)
    )
    return rows, cols
