# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet as it is published: the plain network, and a data loader that hands over the whole image at every step.

float32, channels before rows and columns, the decoder on the whole image, PyTorch's usual settings. Written from the
paper (network.py names it).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

import numpy as np
import torch
from measuring import SEED, WARM_UP, Laps, Measured, median_ms, peak_memory, reset_memory, usual_settings
from problems import Problem
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_
from torch.optim import SGD
from torch.optim.lr_scheduler import LambdaLR
from torch.utils.data import DataLoader, IterableDataset

from freenet_qgis.engine.network.freenet import FreeNet, padded_size
from freenet_qgis.engine.recipe.recipes import PAPER

UNLABELLED = -1


class Steps(IterableDataset):
    """Image, labels and mask of every step: shapes (bands, h, w), (h, w) and (h, w)."""

    def __init__(self, problem: Problem, steps: int) -> None:
        rows, cols = problem.train.shape
        h, w = padded_size(rows, cols)
        margin = ((0, h - rows), (0, w - cols))
        self._image = torch.from_numpy(np.pad(problem.cube.transpose(2, 0, 1), ((0, 0), *margin)))
        self._labels = np.pad(problem.train, margin).astype(np.int64)
        self._steps = steps

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        labels = torch.from_numpy(self._labels) + UNLABELLED
        for pixels in islice(PAPER.sampler(self._labels, np.random.default_rng(SEED)), self._steps):
            mask = torch.zeros(labels.shape)
            mask.view(-1)[torch.from_numpy(pixels)] = 1
            yield self._image, labels, mask


def measure(problem: Problem, device: torch.device, steps: int, timed: int) -> Measured:
    """Run `timed` steps after `WARM_UP`, extrapolate to `steps`, and predict; memory is that of the timed steps."""
    reset_memory(device)
    with usual_settings():
        laps = Laps(device)
        torch.manual_seed(SEED)
        network = FreeNet(problem.cube.shape[-1], problem.classes).to(device).train()
        optimizer = SGD(network.parameters(), PAPER.learning_rate, momentum=0.9, weight_decay=PAPER.weight_decay)
        schedule = LambdaLR(optimizer, partial(PAPER.schedule, steps=max(steps, WARM_UP + timed)))
        for done, batch in enumerate(DataLoader(Steps(problem, WARM_UP + timed), batch_size=1, num_workers=0), 1):
            image, labels, mask = (x.to(device) for x in batch)
            loss = cross_entropy(network(image), labels, ignore_index=UNLABELLED, reduction="none")  # (1, h, w)
            optimizer.zero_grad()
            ((loss * mask).sum() / mask.sum()).backward()
            clip_grad_norm_(network.parameters(), PAPER.clip_norm)
            optimizer.step()
            schedule.step()
            if done in (1, WARM_UP, WARM_UP + timed):
                laps.note(done)
            if done == 1:
                reset_memory(device)  # the search for algorithms has tried some that need far more
        peaks = peak_memory(device)
        network.eval()
        with torch.no_grad():
            prediction_ms = median_ms(lambda: network(image).argmax(1), device)
        return Measured(**laps.times(steps), **peaks, prediction_ms=prediction_ms)
