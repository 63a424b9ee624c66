# SPDX-License-Identifier: GPL-3.0-or-later
"""From a trained network and an image to class probabilities."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import numpy as np
import torch
from torch import Tensor

from .. import memory
from ..events import OnProgress
from ..fast.fast_network import FastFreeNet
from ..fast.recording import Recorded
from ..network.freenet import FreeNet
from ..network.global_statistics import borrowed_statistics, kept_statistics
from ..network.parameters import FlatParameters
from ..network.views import count_sizes, turned, view
from ..recipe.prediction_setup import PredictionSetup
from ..scenes.padded_image import PaddedImage
from .smoothing import smoothed

WARM_UP = 1  # predictions before one is recorded


@torch.no_grad()
def predict(
    network: FreeNet,
    padded: PaddedImage,
    how: PredictionSetup,
    on_progress: OnProgress = lambda done: None,
) -> np.ndarray:
    """Class probabilities of every pixel.

    Args:
        network: In evaluation mode, on the scene's device.
        padded: The image, in the dtype to compute in.
        how: Over how many views they are averaged, and whether they are smoothed.
        on_progress: Told the share done.

    Returns:
        float32, shape (classes, rows, cols); NaN where the scene has no data.
    """
    sizes = count_sizes(padded.image) if how.views > 1 else 1
    valid = padded.valid if how.masked_statistics else None
    with borrowed_statistics(network), kept_statistics(network):
        found = averaged(predictor(network, padded.image.dtype, sizes), padded.image, valid, how.views, on_progress)
    memory.trim()
    if how.smooths:
        found = smoothed(found[0], network, padded)[None]
    inside = np.s_[0, :, : padded.rows, : padded.cols]
    return found[inside].masked_fill(padded.valid[inside] == 0, torch.nan).cpu().numpy()


def averaged(
    probabilities_of: Callable[[Tensor, Optional[Tensor]], Tensor],
    image: Tensor,
    valid: Optional[Tensor],
    views: int,
    on_progress: OnProgress = lambda done: None,
) -> Tensor:
    """The mean over the views of an image of what is found in each, turned back: shape (1, classes, h, w)."""
    total = torch.zeros((), device=image.device)
    for number in range(views):
        # A copy even of the first view: what is recorded is overwritten by the next.
        seen = turned(image, number) if views > 1 else image
        where = turned(valid, number) if views > 1 and valid is not None else valid
        total = view(probabilities_of(seen, where), number, back=True) + total
        on_progress((number + 1) / views)
    return total / views


def predictor(network: FreeNet, dtype: torch.dtype, sizes: int = 1) -> Recorded:
    """Class probabilities of images in `dtype`, one after another: shape (1, classes, h, w), at least float32.

    Args:
        network: In evaluation mode, on the device of the images.
        dtype: Type of the images.
        sizes: How many sizes of image will come.
    """
    fast = FastFreeNet(network, FlatParameters(network).named(dtype))
    return Recorded(lambda image, valid: fast.logits(image, valid).softmax(1), WARM_UP, sizes)


def class_map(probabilities: np.ndarray) -> np.ndarray:
    """The most probable class 1…n of each pixel, uint8, shape (rows, cols); 0 where there is no data."""
    nodata = np.isnan(probabilities[0])
    return np.where(nodata, 0, np.nan_to_num(probabilities).argmax(0) + 1).astype(np.uint8)
