# SPDX-License-Identifier: GPL-3.0-or-later
"""When to end training: the accuracy on the held-out polygons has stopped improving."""

from __future__ import annotations

from typing import Optional

import numpy as np
import torch
from torch import Tensor

from .scene import Scene
from .training_step import TrainingStep

LOOKS = 15  # at the held-out polygons, in a training that is not cut short
PATIENCE = 4  # looks without improvement
# Below this a pause says little: on Indian Pines, away from the polygons, 190 steps instead of 300 cost 3 points.
SATURATED = 0.98
COOL_DOWN = 0.1  # of all steps, over which the learning rate then falls to nothing: an abrupt end leaves noise
PER_CLASS = 50  # held-out pixels looked at


class Stopping:
    """Looks at the held-out pixels now and then.

    Args:
        scene: The image trained on.
        held_out: Integers, shape (rows, cols) of the scene before padding; 0 is none, 1…n are the classes.
        steps: Of the training, unless it is cut short.
        seed: Of the choice of pixels.
    """

    def __init__(self, scene: Scene, held_out: np.ndarray, steps: int, seed: int) -> None:
        self._every, self._cool_down = max(1, steps // LOOKS), max(1, round(COOL_DOWN * steps))
        rng = np.random.default_rng(seed)
        flat = held_out.ravel()
        classes = np.unique(flat[flat > 0])
        chosen = [rng.permutation(np.flatnonzero(flat == label))[:PER_CLASS] for label in classes]
        pixels = np.concatenate(chosen)
        device = scene.image.device
        self._pixels = torch.from_numpy(scene.padded_index(pixels)).to(device)
        self._classes = torch.from_numpy(flat[pixels].astype(np.int64) - 1).to(device)
        self._weights = torch.cat([torch.full((len(one),), 1 / len(one) / len(chosen)) for one in chosen]).to(device)
        self._best, self._best_step = -1.0, 0
        self._decided: Optional[int] = None
        self.ended: Optional[int] = None  # after how many steps, where it ended early
        self.accuracy: Optional[float] = None  # average over the classes, when last looked at

    def factor(self, step: int, network: TrainingStep) -> float:
        """Of the learning rate at a step: 1, and falling once training is to end."""
        if self._decided is None and step > 0 and step % self._every == 0:
            self.accuracy = self._look(network)
            if self.accuracy > self._best:
                self._best, self._best_step = self.accuracy, step
            elif self._best >= SATURATED and step - self._best_step >= PATIENCE * self._every:
                self._decided = step
        return 1.0 if self._decided is None else max(0.0, 1 - (step - self._decided) / self._cool_down)

    def ends(self, done: int) -> bool:
        """Whether training is over after so many steps."""
        if self._decided is not None and done >= self._decided + self._cool_down:
            self.ended = done
        return self.ended is not None

    def _look(self, network: TrainingStep) -> float:
        """Average accuracy over the classes."""
        right: Tensor = network.predict(self._pixels) == self._classes
        return (right * self._weights).sum().item()
