# SPDX-License-Identifier: GPL-3.0-or-later
"""How a network in training does on pixels that are held out."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from ..learners.training_step import TrainingStep
from ..scenes.padded_image import PaddedImage

PER_CLASS = 50  # held-out pixels looked at


class HeldOutCheck:
    """Tries a network on some held-out pixels.

    Args:
        padded: The image trained on.
        held_out: Integers, shape (rows, cols) of the scene before padding; 0 is none, 1…n are the classes.
        seed: Seed of the choice of pixels.
    """

    def __init__(self, padded: PaddedImage, held_out: np.ndarray, seed: int) -> None:
        rng = np.random.default_rng(seed)
        flat = held_out.ravel()
        classes = np.unique(flat[flat > 0])
        chosen = [rng.permutation(np.flatnonzero(flat == label))[:PER_CLASS] for label in classes]
        self._chosen = np.concatenate(chosen)
        device = padded.image.device
        self._pixels = torch.from_numpy(padded.padded_index(self._chosen)).to(device)
        self._classes = torch.from_numpy(flat[self._chosen].astype(np.int64) - 1).to(device)
        self._weights = torch.cat([torch.full((len(one),), 1 / len(one) / len(chosen)) for one in chosen]).to(device)

    def __call__(self, network: TrainingStep) -> float:
        """Average accuracy over the classes."""
        return self._accuracy(network.predict(self._pixels))

    def at(self, class_map: np.ndarray) -> float:
        """The same of a map of what is trained on, integers, shape (rows, cols), where 1…n are the classes."""
        found = class_map.flat[self._chosen].astype(np.int64) - 1
        return self._accuracy(torch.from_numpy(found).to(self._classes.device))

    def _accuracy(self, found: Tensor) -> float:
        right: Tensor = found == self._classes
        return (right * self._weights).sum().item()
