# SPDX-License-Identifier: GPL-3.0-or-later
"""The first downsampled feature map of a scene in a temporary file, which tiles hand on to one another."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from ...files.array_file import ArrayFile
from ...files.durable import sync
from ...files.held import replace
from ..network.freenet import SCALE_STEPS, FreeNet, padded_size
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.tiles import Tile

SCALE = 1
STEP = SCALE_STEPS[SCALE]


class FeatureFile:
    """Only a complete one has its name: a run that goes on must not read what was never written.

    Several engines may write their tiles at once.

    Args:
        folder: The run folder.
        network: The network whose features they are.
        scene: The scene.
    """

    def __init__(self, folder: Path, network: FreeNet, scene: StandardisedScene) -> None:
        self._dtype, self._device = scene.dtype, scene.device
        rows, cols = (size // STEP for size in padded_size(*scene.size))
        self._shape = rows, cols, network.downsample1.conv.out_channels
        self._kind = _as_stored(torch.zeros((), dtype=scene.dtype)).dtype
        self._path = folder / f"features_{self._kind}.npy"  # in another dtype they are of no use
        self._partial = folder / f"{self._path.name}.partial"

    @property
    def is_complete(self) -> bool:
        """Whether it can be read."""
        return ArrayFile.kept(self._path, self._kind, self._shape) is not None

    @property
    def is_begun(self) -> bool:
        """Whether its place is taken, and tiles may have been written."""
        return ArrayFile.kept(self._partial, self._kind, self._shape) is not None

    def begin(self) -> None:
        """Take its place on the disk; what an interrupted run has written there stays.

        Raises:
            FreeNetError: If the disk is full.
        """
        ArrayFile.open_or_create(self._partial, self._kind, self._shape)

    def write(self, tile: Tile, x: Tensor) -> None:
        """The features of a tile and what is around it, shape (1, channels, h, w)."""
        where = tuple(slice(part.start // STEP, part.stop // STEP) for part in (tile.rows, tile.cols))
        ArrayFile(self._partial)[where] = _as_stored(x[0].permute(1, 2, 0)[tile.within(STEP)])

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        sync(self._partial)

    def finish(self) -> None:
        """All is written. Harmless when that was said before."""
        if self._partial.exists():
            sync(self._partial)
            replace(self._partial, self._path)

    def read(self, tile: Tile) -> Tensor:
        """The features of a tile and what is around it, shape (1, channels, h, w)."""
        where = tuple(slice(part.start // STEP, part.stop // STEP) for part in tile.around)
        stored = torch.from_numpy(ArrayFile(self._path)[where]).view(self._dtype)
        return stored.to(self._device).permute(2, 0, 1)[None]

    def remove(self) -> None:
        """Remove the file, which nobody needs any more."""
        for path in (self._path, self._partial):
            with suppress(OSError):  # Windows removes none that somebody reads; what went wrong there matters more
                path.unlink(missing_ok=True)


def _as_stored(x: Tensor) -> np.ndarray:
    """What numpy can write: of bfloat16, which it does not know, the bits."""
    return x.cpu().contiguous().view(torch.int16 if x.dtype == torch.bfloat16 else x.dtype).numpy()
