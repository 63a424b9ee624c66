# SPDX-License-Identifier: GPL-3.0-or-later
"""The network's nine global statistics of a scene that does not fit: sums over tiles, one statistic after the other.

Each depends on those before it, so that there is a pass over the tiles for every one. Four passes look at the image;
the fourth writes the first downsampled feature map to a file, a fraction of the image, which the other five look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Optional

import numpy as np
import torch
from torch import Tensor, nn

from ..durable import sync, write_durably
from .events import Meter
from .fast_network import FastFreeNet
from .files import ArrayFile
from .global_statistics import statistics_of
from .ground import Ground
from .network import STEPS, FreeNet, padded_size
from .parameters import FlatParameters
from .passes import Valid
from .tiles import ENCODER_HALO, Tile, ahead, tiles

# Layers: 2 s begins scale s, 2 s + 1 is its stage. Statistic 0 is measured in layer 0, and then one in each, in the
# first of a scale what comes out of it, in its stage what is normalised there.
CACHED = 2  # the layer whose output is written down: a feature map at half size
CACHED_STEP = STEPS[CACHED // 2]
SAMPLED_EVERY = 4  # tile in rows and columns, for an approximation
EFFORTS = (2, 2, 4, 5, 1, 2, 2, 2, 2)  # of the passes, roughly


@torch.no_grad()
def gather(
    network: FreeNet,
    ground: Ground,
    masked: bool,
    side: int,
    folder: Path,
    on_progress: Callable[[float], None] = lambda done: None,
    on_statistic: Callable[[], None] = lambda: None,
    sample: Optional[Sequence[Tile]] = None,
) -> None:
    """Let the network keep the global statistics of a scene, as if it had been shown the whole.

    Args:
        network: In evaluation mode, on the scene's device. Statistics that it keeps already are not gathered again.
        ground: The scene.
        masked: Whether padding and nodata stay out of them.
        side: Of a tile, see `tiles`.
        folder: For a temporary file, a feature map at half size.
        on_progress: Told the share done.
        on_statistic: Called when one more is kept.
        sample: Only of these tiles, see `sampled`: an approximation.
    """
    passes = _Passes(network, ground, masked, side, folder, sample)
    try:
        meter = Meter(on_progress, sum(EFFORTS))
        for number, (statistic, effort) in enumerate(zip(statistics_of(network), EFFORTS)):
            done = meter.part(effort)
            if statistic.kept is None:
                statistic.kept = passes.measure(number, done)
                on_statistic()
    finally:
        passes.close()


def sampled(size: tuple[int, int], side: int, offset: int) -> list[Tile]:
    """A regular sample of a scene's tiles, one of `SAMPLED_EVERY` squared.

    Args:
        size: Rows and columns of the scene.
        side: Of a tile.
        offset: Of the first in rows and columns; another one has no tile in common.
    """
    step = side * SAMPLED_EVERY
    return [
        tile
        for tile in tiles(padded_size(*size), side, ENCODER_HALO)
        if tile.rows.start % step == side * offset and tile.cols.start % step == side * offset
    ]


class StatisticsFile:
    """What the network keeps of a scene, written down so that an interrupted run need not gather it again.

    Args:
        folder: The run folder; what is there is taken over.
        network: What keeps it.
    """

    def __init__(self, folder: Path, network: nn.Module) -> None:
        self._path, self._statistics = folder / "statistics.npz", statistics_of(network)
        device = next(network.parameters()).device
        for statistic, kept in zip(self._statistics, self._load()):
            if kept.shape != (1, statistic.size) or kept.dtype.kind != "f" or not np.isfinite(kept).all():
                break  # each depends on those before it
            statistic.kept = torch.from_numpy(kept).to(device)

    def _load(self) -> list[np.ndarray]:
        """What was written down; nothing where it cannot be read."""
        try:
            with np.load(self._path, allow_pickle=False) as kept:
                return [kept[name] for name in kept.files]
        except Exception:  # in whatever way zipfile and numpy fail on a damaged file
            return []

    def save(self) -> None:
        """Write what is kept by now."""
        kept = [statistic.kept.cpu().numpy() for statistic in self._statistics if statistic.kept is not None]

        def write(path: Path) -> None:
            with path.open("wb") as file:
                np.savez(file, *kept)

        write_durably(self._path, write)


class _Passes:
    def __init__(
        self, network: FreeNet, ground: Ground, masked: bool, side: int, folder: Path, sample: Optional[Sequence[Tile]]
    ) -> None:
        self._network, self._ground = network, ground
        self._fast = FastFreeNet(network, FlatParameters(network).named(ground.dtype))
        self._tiles = tiles(padded_size(*ground.size), side, ENCODER_HALO) if sample is None else sample
        self._caches = sample is None  # tiles look at their neighbours' features
        kind = _as_stored(torch.zeros((), dtype=ground.dtype)).dtype
        self._path = folder / f"features_{kind}.npy"  # in another dtype they are of no use
        self._partial = folder / f"{self._path.name}.partial"
        # A scale so coarse that no pixel of it is valid has statistics of all, see network.masks_of.
        self._masked = [masked and bool(ground.valid[::step, ::step].any()) for step in STEPS]

    def measure(self, number: int, on_progress: Callable[[float], None]) -> Tensor:
        """One statistic, those before it being kept: shape (1, size)."""
        last = max(0, number - 1)
        reads, writes = (self._caches and last > CACHED), (self._caches and last == CACHED)
        if reads and ArrayFile.kept(self._path, *self._cache_form()) is None:  # the run was interrupted after that pass
            self._fill_cache()
        first, load = (CACHED + 1, self._read) if reads else (0, self._show)
        if writes:
            self._new_cache()
        statistic = statistics_of(self._network)[number]
        counts, found = [], []
        with closing(ahead(self._tiles, load)) as loaded:
            for done, (tile, x) in enumerate(loaded):
                valid = self._valid(tile, last // 2)
                if valid.count > 0 or writes:
                    statistic.keeps = number == 0 or last % 2 == 1
                    x, mean = self._run(x, first, last, valid)
                    counts.append(valid.count)
                    found.append(statistic.kept if statistic.keeps else mean[None])
                    statistic.keeps, statistic.kept = False, None
                    if writes:
                        self._write(tile, x)
                on_progress((done + 1) / len(self._tiles))
        if writes:
            self._finish_cache()
        return _combined(torch.stack(counts), torch.cat(found), has_variance=number % 2 == 0)

    def close(self) -> None:
        """Remove the temporary file."""
        for path in (self._path, self._partial):
            with suppress(OSError):  # Windows removes none that somebody reads; what went wrong there matters more
                path.unlink(missing_ok=True)

    def _run(self, x: Tensor, first: int, last: int, valid: Valid) -> tuple[Tensor, Tensor]:
        """The output of a layer, and its channel means over the valid pixels if it begins a scale."""
        mean = None
        for layer in range(first, last + 1):
            run = self._fast.finish if layer % 2 else self._fast.begin
            arguments = (None,) if layer % 2 else ()
            x, mean = run(layer // 2, x, *arguments, valid if layer == last else None)
        return x, mean

    def _valid(self, tile: Tile, scale: int) -> Valid:
        """The pixels of a scale that a tile answers for."""
        step = STEPS[scale]
        mask = torch.zeros(*(size // step for size in tile.size))
        part = mask[tile.within(step)]
        if self._masked[scale]:
            own = torch.from_numpy(self._ground.valid[tile.rows, tile.cols][::step, ::step].astype("float32"))
            part[: own.shape[0], : own.shape[1]] = own
        else:
            part.fill_(1)
        mask = mask.to(self._ground.device)
        return Valid(mask.reshape(-1, 1), mask.sum(dtype=torch.float64).to(mask.dtype))

    def _show(self, tile: Tile) -> Tensor:
        """The image of a tile and what is around it."""
        return self._ground.crop(*tile.around).padded(tile.size, self._network.axes).image

    def _fill_cache(self) -> None:
        self._new_cache()
        with closing(ahead(self._tiles, self._show)) as loaded:
            for tile, image in loaded:
                self._write(tile, self._run(image, 0, CACHED, self._valid(tile, CACHED // 2))[0])
        self._finish_cache()

    def _cache_form(self) -> tuple[np.dtype, tuple[int, ...]]:
        """Type and shape of the feature map."""
        rows, cols = (size // CACHED_STEP for size in padded_size(*self._ground.size))
        kind = _as_stored(torch.zeros((), dtype=self._ground.dtype)).dtype
        return kind, (rows, cols, self._network.downsample1.conv.out_channels)

    def _new_cache(self) -> None:
        ArrayFile.create(self._partial, *self._cache_form())

    def _finish_cache(self) -> None:
        """Only a complete file has its name: a run that goes on must not read what was never written."""
        sync(self._partial)
        self._partial.replace(self._path)

    def _write(self, tile: Tile, x: Tensor) -> None:
        rows, cols = (slice(part.start // CACHED_STEP, part.stop // CACHED_STEP) for part in (tile.rows, tile.cols))
        ArrayFile(self._partial)[rows, cols] = _as_stored(x[0].permute(1, 2, 0)[tile.within(CACHED_STEP)])

    def _read(self, tile: Tile) -> Tensor:
        rows, cols = (slice(part.start // CACHED_STEP, part.stop // CACHED_STEP) for part in tile.around)
        stored = torch.from_numpy(ArrayFile(self._path)[rows, cols]).view(self._ground.dtype)
        return stored.to(self._ground.device).permute(2, 0, 1)[None]


def _as_stored(x: Tensor) -> np.ndarray:
    """What numpy can write: of bfloat16, which it does not know, the bits."""
    return x.cpu().contiguous().view(torch.int16 if x.dtype == torch.bfloat16 else x.dtype).numpy()


def _combined(counts: Tensor, found: Tensor, has_variance: bool) -> Tensor:
    """Means, or means and variances, of all pixels from those of parts: shape (1, size)."""
    weights = (counts.double() / counts.sum(dtype=torch.float64))[:, None]
    parts = found.double().where(weights > 0, 0.0)  # the mean of no pixel is not a number
    if not has_variance:
        return (weights * parts).sum(0, keepdim=True).to(found.dtype)
    means, variances = parts.chunk(2, 1)
    mean = (weights * means).sum(0)
    variance = (weights * (variances + (means - mean).square())).sum(0)
    return torch.cat((mean, variance))[None].to(found.dtype)
