# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet beside what it replaces: a small convolutional network that sees a 9 x 9 patch around each pixel.

Both get the same standardised scene on the same device and the same training pixels, one seed. FreeNet is trained by
the published recipe as the plugin does it, the patch network by Adam, 1e-3, batches of 64, as is usual for its kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
import torch
from measuring import SEED, synchronize, usual_settings
from problems import Problem, load
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, pad

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.engine import devices
from freenet_qgis.engine.mapping import inference
from freenet_qgis.engine.recipe.recipes import PAPER
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.training import training_loop
from freenet_qgis.engine.validation import accuracy

SIDE = 9
WIDTH = 128
BATCH = 64
MAP_BATCH = 2048


@dataclass(frozen=True)
class Outcome:
    """Of one classifier: shares of the test pixels, and seconds from the scene on the device to the map on the host."""

    name: str
    overall_accuracy: float
    average_accuracy: float
    train_s: float
    map_s: float


def freenet(problem: Problem, device: torch.device, steps: int) -> Outcome:
    """Train FreeNet and map the whole scene."""
    scene, recipe = load(problem.cube, device, devices.precision(device)), replace(PAPER, steps=steps)
    return _timed(
        f"FreeNet, {steps} steps", problem, device,
        lambda: training_loop.train_network(scene, problem.train, TrainingSetup(problem.classes, recipe, SEED)),
        lambda network: inference.class_map(inference.predict(network, scene, recipe.prediction)),
    )  # fmt: skip


def patch_cnn(problem: Problem, device: torch.device, epochs: int) -> Outcome:
    """Train the patch network and map the whole scene."""
    margin = SIDE // 2
    image = pad(torch.from_numpy(problem.cube).to(device), (0, 0, margin, margin, margin, margin))
    patches = image.unfold(0, SIDE, 1).unfold(1, SIDE, 1)  # (rows, cols, bands, SIDE, SIDE), without a copy
    title = f"patch CNN, {epochs} epochs"
    with usual_settings():
        return _timed(title, problem, device, lambda: _train(patches, problem, epochs), lambda one: _map(one, patches))


def _timed(
    name: str, problem: Problem, device: torch.device, train: Callable[[], nn.Module],
    classify: Callable[[Any], np.ndarray],
) -> Outcome:  # fmt: skip
    synchronize(device)
    started = perf_counter()
    network = train()
    synchronize(device)
    trained = perf_counter()
    mapped = classify(network)
    ended = perf_counter()
    classes = [ClassInfo(value, str(value), "#000000") for value in range(1, problem.classes + 1)]
    found = accuracy.assess(mapped, problem.test, classes)
    shares = found.overall_accuracy, found.average_accuracy
    return Outcome(name, *shares, trained - started, ended - trained)


def _network(bands: int, classes: int) -> nn.Module:
    return nn.Sequential(
        *(nn.Conv2d(bands, WIDTH, 3, padding=1), nn.BatchNorm2d(WIDTH), nn.ReLU()),
        *(nn.Conv2d(WIDTH, WIDTH, 3, padding=1), nn.BatchNorm2d(WIDTH), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(WIDTH, 2 * WIDTH, 3, padding=1), nn.BatchNorm2d(2 * WIDTH), nn.ReLU()),
        *(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.5), nn.Linear(2 * WIDTH, classes)),
    )


def _train(patches: Tensor, problem: Problem, epochs: int) -> nn.Module:
    torch.manual_seed(SEED)
    network = _network(patches.shape[2], problem.classes).to(patches.device).train()
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)
    labels = torch.from_numpy(problem.train.astype(np.int64)).to(patches.device)
    rows, cols = labels.nonzero(as_tuple=True)
    for _ in range(epochs):
        for chosen in torch.randperm(len(rows), device=patches.device).split(BATCH):
            row, col = rows[chosen], cols[chosen]
            optimizer.zero_grad()
            cross_entropy(network(patches[row, col]), labels[row, col] - 1).backward()
            optimizer.step()
    return network.eval()


@torch.no_grad()
def _map(network: nn.Module, patches: Tensor) -> np.ndarray:
    """Classes 1…n, shape (rows, cols)."""
    rows, cols = patches.shape[:2]
    batches = torch.arange(rows * cols, device=patches.device).split(MAP_BATCH)
    found = [network(patches[pixels // cols, pixels % cols]).argmax(1) for pixels in batches]
    return torch.cat(found).view(rows, cols).cpu().numpy() + 1
