# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene classified by its single spectra, block by block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from .. import memory
from ..events import OnProgress
from ..learners.spectral_network import SpectralNetwork
from ..scenes.standardisation import blocks
from ..scenes.standardised_scene import StandardisedScene
from .map_part import IsWanted, MapPart, every_part

SPECTRA_AT_ONCE = 2**16


@dataclass(frozen=True)
class SpectralClassifier:
    """Classifies every pixel from its spectrum alone, see `Classifier`.

    It computes in float32 whatever the device: the weights take differences of bands that bfloat16 would round away.

    Attributes:
        network: In evaluation mode.
        side: None, as it needs no tiles.
        gathers: False, as the network has no global statistics.
    """

    network: SpectralNetwork
    side: Optional[int] = None
    gathers: bool = False

    @property
    def needed(self) -> int:
        """Forecast of the peak memory, bytes."""
        return memory.spectral_bytes(self.network.classes)

    def with_side(self, scene: StandardisedScene, side: Optional[int]) -> SpectralClassifier:  # noqa: ARG002
        """The same: it needs no tiles."""
        return self

    @torch.no_grad()
    def __call__(
        self,
        scene: StandardisedScene,
        folder: Path,  # noqa: ARG002
        on_progress: OnProgress = lambda done: None,
        wanted: IsWanted = every_part,
        on_statistic: Callable[[], None] = lambda: None,  # noqa: ARG002
    ) -> Iterator[MapPart]:
        """The scene in blocks of rows, see `Classifier`."""
        cols = slice(0, scene.size[1])
        for rows in blocks(scene.cube):
            if wanted(rows, cols):
                inside = scene.valid[rows]
                found = np.full((self.network.classes, *inside.shape), np.nan, np.float32)
                if inside.any():
                    values = scene.block(rows)
                    strips = values[torch.from_numpy(inside.copy()).to(values.device)].split(SPECTRA_AT_ONCE)
                    found[:, inside] = torch.cat([self.network(strip).softmax(1) for strip in strips]).T.cpu().numpy()
                yield MapPart(rows, cols, found)
            on_progress(rows.stop / scene.size[0])
