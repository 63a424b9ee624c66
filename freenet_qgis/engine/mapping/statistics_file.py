# SPDX-License-Identifier: GPL-3.0-or-later
"""The statistics of a scene that are known so far, in the run folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from ...files.durable import write_durably
from ...files.regular_files import open_regular
from ..network.global_statistics import statistics_of
from ..network.trained_network import TrainedNetwork


class StatisticsFile:
    """What the network keeps of a scene, written down so that an interrupted run need not gather it again.

    Args:
        folder: The run folder; what is there is taken over.
        network: The network that keeps them.
    """

    def __init__(self, folder: Path, network: TrainedNetwork) -> None:
        self._path, self._statistics = folder / "statistics.npz", statistics_of(network)
        device = next(network.parameters()).device
        for statistic, kept in zip(self._statistics, self._load()):
            if kept.shape != (1, statistic.size) or kept.dtype.kind != "f" or not np.isfinite(kept).all():
                break  # each depends on those before it
            statistic.kept = torch.from_numpy(kept).to(device)

    def _load(self) -> list[np.ndarray]:
        """What was written down; nothing where it cannot be read."""
        try:
            with open_regular(self._path) as file, np.load(file, allow_pickle=False) as kept:
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
