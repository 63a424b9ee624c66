# SPDX-License-Identifier: GPL-3.0-or-later
"""The global statistics of a huge scene from a regular sample of its tiles, and what that does to the map."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Optional

import numpy as np

from ..events import Meter, OnProgress
from ..network.freenet import SCALE_STEPS, FreeNet, padded_size
from ..network.global_statistics import statistics_of
from ..recipe.prediction_setup import PredictionSetup
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.tiles import HALO, Tile, tiles
from .freenet_classifier import classified
from .inference import class_map
from .scene_statistics import SAMPLED_EVERY, sample_statistics, sampled

COMPARED = 4  # tiles, mapped with the statistics of either sample
OFFSETS = 0, SAMPLED_EVERY // 2  # of two samples that have no tile in common


def approximate(
    network: FreeNet,
    scene: StandardisedScene,
    masked: bool,
    side: int,
    on_progress: OnProgress = lambda done: None,
) -> Optional[float]:
    """Let the network keep statistics of a sixteenth of the scene.

    They are taken from another sixteenth as well, which tells how much depends on the choice.

    Args:
        network: In evaluation mode, on the scene's device.
        scene: The scene.
        masked: Whether padding and nodata stay out of the statistics.
        side: Side of a tile, in pixels.
        on_progress: Told the share done.

    Returns:
        The share of pixels that the two samples map differently, on a few tiles; None where the scene has too few tiles
        with data for that: then nothing is kept.
    """
    samples = [sampled(scene.size, side, offset) for offset in OFFSETS]
    if not all(_has_data(sample, scene) for sample in samples):
        return None
    compared = _spread(tiles(padded_size(*scene.size), side, HALO), scene)
    found, meter = [], Meter(on_progress, len(samples))
    for sample in samples:
        for statistic in statistics_of(network):
            statistic.kept = None
        sample_statistics(network, scene, masked, sample, meter.part(1))
        maps = [class_map(part.probabilities) for part in classified(network, scene, PredictionSetup(masked), compared)]
        found.append((maps, [statistic.kept for statistic in statistics_of(network)]))
    (first, kept), (second, _) = found
    for statistic, tensor in zip(statistics_of(network), kept):
        statistic.kept = tensor
    differing = sum(np.count_nonzero(one != other) for one, other in zip(first, second))
    return differing / max(1, sum(np.count_nonzero(one) for one in first))


def _has_data(sample: Sequence[Tile], scene: StandardisedScene) -> bool:
    """Whether there is a pixel with data at every scale."""
    step = SCALE_STEPS[-1]
    return any(scene.valid[tile.rows, tile.cols][::step, ::step].any() for tile in sample)


def _spread(every: Sequence[Tile], scene: StandardisedScene) -> list[Tile]:
    """A few tiles with data, from all over the scene."""
    order = np.random.default_rng(0).permutation(len(every))
    with_data = (every[index] for index in order if scene.valid[every[index].rows, every[index].cols].any())
    return list(islice(with_data, COMPARED))
