# SPDX-License-Identifier: GPL-3.0-or-later
"""The network's nine global statistics of a scene that does not fit: sums over tiles, one statistic after the other.

Each depends on those before it, so that there is a pass over the tiles for every one. Four passes look at the image;
the fourth writes the first downsampled feature map to a file, a fraction of the image, which the other five look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Optional

import numpy as np
import torch
from torch import Tensor

from ..events import Meter, OnProgress
from ..fast.fast_network import FastFreeNet
from ..fast.feature_ops import Valid
from ..network.freenet import SCALE_STEPS, FreeNet, padded_size
from ..network.global_statistics import GlobalStatistic, kept_statistics, statistics_of
from ..network.parameters import FlatParameters
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.tiles import ENCODER_HALO, Tile, ahead, tiles
from .feature_file import SCALE, FeatureFile

# Layers: 2 s begins scale s, 2 s + 1 is its stage. Statistic 0 is measured in layer 0, and then one in each, in the
# first of a scale what comes out of it, in its stage what is normalised there.
CACHED = 2 * SCALE  # the layer whose output is written down: a feature map at half size
WRITING = CACHED + 1  # the statistic measured meanwhile
SAMPLED_EVERY = 4  # tile in rows and columns, for an approximation
EFFORTS = (10, 6, 15, 12, 2, 3, 3, 4, 4)  # of the passes, roughly


@torch.no_grad()
def keep_statistics(network: FreeNet, scene: StandardisedScene) -> None:
    """Let the network keep the global statistics of a scene that is small enough to be seen as a whole.

    Args:
        network: In evaluation mode, on the scene's device.
        scene: The scene; what has no data stays out of them.
    """
    padded = scene.shown(network.axes)
    fast = FastFreeNet(network, FlatParameters(network).named(scene.dtype))
    with kept_statistics(network):
        fast.encode(padded.image, padded.valid)


@torch.no_grad()
def gather_statistics(
    network: FreeNet,
    scene: StandardisedScene,
    masked: bool,
    side: int,
    folder: Path,
    on_progress: OnProgress = lambda done: None,
    on_statistic: Callable[[], None] = lambda: None,
) -> None:
    """Let the network keep the global statistics of a scene, as if it had been shown the whole.

    Args:
        network: In evaluation mode, on the scene's device. Statistics that it keeps already are not gathered again.
        scene: The scene.
        masked: Whether padding and nodata stay out of them.
        side: Side of a tile, see `tiles`.
        folder: Folder for a temporary file, a feature map at half size.
        on_progress: Told the share done.
        on_statistic: Called when one more is kept.
    """
    features = FeatureFile(folder, network, scene)
    passes, every = StatisticPasses(network, scene, masked, features), encoder_tiles(scene, side, masked)
    try:
        for number, statistic, done in _missing(network, on_progress):
            if number == WRITING or (number > WRITING and not features.is_complete):
                features.begin()
                if number > WRITING:  # the run was interrupted after that pass
                    passes.write_features(features, every)
                    features.finish()
            measured = passes.measure(number, every, done)
            if number == WRITING:
                features.finish()
            statistic.kept = combined(number, measured)
            on_statistic()
    finally:
        features.remove()


def sample_statistics(
    network: FreeNet, scene: StandardisedScene, masked: bool, sample: Sequence[Tile], on_progress: OnProgress
) -> None:
    """Let the network keep the global statistics of some tiles, an approximation of those of the scene.

    Args:
        network: In evaluation mode, on the scene's device.
        scene: The scene.
        masked: Whether padding and nodata stay out of them.
        sample: The tiles, see `sampled`.
        on_progress: Told the share done.
    """
    passes = StatisticPasses(network, scene, masked, None)
    for number, statistic, done in _missing(network, on_progress):
        statistic.kept = combined(number, passes.measure(number, sample, done))


def _missing(network: FreeNet, on_progress: OnProgress) -> Iterator[tuple[int, GlobalStatistic, OnProgress]]:
    """The statistics that the network does not keep yet, each with its number and where its progress is told."""
    meter = Meter(on_progress, sum(EFFORTS))
    for number, (statistic, effort) in enumerate(zip(statistics_of(network), EFFORTS)):
        done = meter.part(effort)
        if statistic.kept is None:
            yield number, statistic, done


def encoder_tiles(scene: StandardisedScene, side: int, masked: bool) -> list[Tile]:
    """The tiles of a scene whose statistics are to be gathered: those with data, and those that they look into.

    Args:
        scene: The scene.
        side: Side of a tile, in pixels.
        masked: Whether what has no data stays out of the statistics; else all tiles count.
    """
    every = tiles(padded_size(*scene.size), side, ENCODER_HALO)
    step = SCALE_STEPS[-1]
    if not masked or not scene.valid[::step, ::step].any():
        return every
    is_seen = np.zeros([-(-end // side) for end in padded_size(*scene.size)], bool)
    for tile in every:
        if scene.valid[tile.rows, tile.cols].any():
            is_seen[tuple(slice(part.start // side, -(-part.stop // side)) for part in tile.around)] = True
    return [tile for tile in every if is_seen[tile.rows.start // side, tile.cols.start // side]]


def sampled(size: tuple[int, int], side: int, offset: int) -> list[Tile]:
    """A regular sample of a scene's tiles, one of `SAMPLED_EVERY` squared.

    Args:
        size: Rows and columns of the scene.
        side: Side of a tile, in pixels.
        offset: Offset of the first in rows and columns; another one has no tile in common.
    """
    step = side * SAMPLED_EVERY
    return [
        tile
        for tile in tiles(padded_size(*size), side, ENCODER_HALO)
        if tile.rows.start % step == side * offset and tile.cols.start % step == side * offset
    ]


class Measured(NamedTuple):
    """A statistic of some tiles: pixels, shape (tiles,), and what was found, shape (tiles, size)."""

    counts: Tensor
    found: Tensor


class StatisticPasses:
    """The passes over a scene's tiles.

    Args:
        network: In evaluation mode, on the scene's device.
        scene: The scene.
        masked: Whether padding and nodata stay out of the statistics.
        features: For the tiles to hand on; None where not all of them are looked at.
    """

    def __init__(
        self, network: FreeNet, scene: StandardisedScene, masked: bool, features: Optional[FeatureFile]
    ) -> None:
        self._network, self._scene, self._features = network, scene, features
        self._fast = FastFreeNet(network, FlatParameters(network).named(scene.dtype))
        # A scale so coarse that no pixel of it is valid has statistics of all, see network.masks_of.
        self._masked = [masked and bool(scene.valid[::step, ::step].any()) for step in SCALE_STEPS]

    @torch.no_grad()
    def measure(self, number: int, some: Sequence[Tile], on_progress: OnProgress = lambda done: None) -> Measured:
        """One statistic of some tiles, the network keeping those before it. Tiles without data have none.

        Args:
            number: Number of the statistic. That of `WRITING` fills the file of features, those behind it read it.
            some: The tiles.
            on_progress: Told the share done.
        """
        last, device = max(0, number - 1), self._scene.device
        written = self._features if number == WRITING else None
        read = self._features if number > WRITING else None
        first, load = (0, self._show) if read is None else (CACHED + 1, read.read)
        statistic = statistics_of(self._network)[number]
        is_kept = number == 0 or last % 2 == 1  # else it is the mean that the last layer gives
        if written is None:
            some = [tile for tile in some if self._counts(tile, last // 2)]
        counts, found = [torch.zeros(0, device=device)], [torch.zeros(0, statistic.size, device=device)]
        with closing(ahead(some, load, device)) as loaded:
            for done, (tile, x) in enumerate(loaded):
                valid = self._valid(tile, last // 2)
                if valid.total > 0 or written is not None:
                    statistic.keeps = is_kept
                    x, mean = self._run(x, first, last, valid)
                    value = statistic.forget() if is_kept else mean
                    if value is not None:
                        counts.append(valid.total[None])
                        found.append(value.view(1, -1))
                    if written is not None:
                        written.write(tile, x)
                on_progress((done + 1) / len(some))
        return Measured(torch.cat(counts), torch.cat(found))

    def write_features(self, features: FeatureFile, some: Sequence[Tile]) -> None:
        """Fill the file of features, the statistics needed for that being kept."""
        with closing(ahead(some, self._show, self._scene.device)) as loaded:
            for tile, image in loaded:
                features.write(tile, self._run(image, 0, CACHED, self._valid(tile, SCALE))[0])

    def _run(self, x: Tensor, first: int, last: int, valid: Valid) -> tuple[Tensor, Optional[Tensor]]:
        """The output of a layer, and its channel means over the valid pixels if it begins a scale."""
        mean: Optional[Tensor] = None
        for layer in range(first, last + 1):
            scale, where = layer // 2, valid if layer == last else None
            if layer % 2:
                x, mean = self._fast.finish(scale, x, None, where)
            else:
                x, mean = self._fast.begin(scale, x, where)
        return x, mean

    def _counts(self, tile: Tile, scale: int) -> bool:
        """Whether a tile answers for a pixel of a scale."""
        step = SCALE_STEPS[scale]
        return not self._masked[scale] or bool(self._scene.valid[tile.rows, tile.cols][::step, ::step].any())

    def _valid(self, tile: Tile, scale: int) -> Valid:
        """The pixels of a scale that a tile answers for."""
        step = SCALE_STEPS[scale]
        mask = torch.zeros(*(size // step for size in tile.size))
        part = mask[tile.within(step)]
        if self._masked[scale]:
            own = torch.from_numpy(self._scene.valid[tile.rows, tile.cols][::step, ::step].astype("float32"))
            part[: own.shape[0], : own.shape[1]] = own
        else:
            part.fill_(1)
        total = mask.sum(dtype=torch.float64).to(mask.dtype)  # on the processor: some devices have no float64
        return Valid(mask.to(self._scene.device).reshape(-1, 1), total.to(self._scene.device))

    def _show(self, tile: Tile) -> Tensor:
        """The image of a tile and what is around it."""
        return self._scene.shown_around(tile, self._network.axes).image


def combined(number: int, measured: Measured) -> Tensor:
    """A statistic of all pixels, means or means and variances, from those of tiles: shape (1, size)."""
    counts, found = (tensor.cpu().double() for tensor in measured)  # some devices have no float64
    weights = (counts / counts.sum())[:, None]
    parts = found.where(weights > 0, 0.0)  # the mean of no pixel is not a number
    if number % 2:
        return (weights * parts).sum(0, keepdim=True).to(measured.found)
    means, variances = parts.chunk(2, 1)
    mean = (weights * means).sum(0)
    variance = (weights * (variances + (means - mean).square())).sum(0)
    return torch.cat((mean, variance))[None].to(measured.found)
