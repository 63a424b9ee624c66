# SPDX-License-Identifier: GPL-3.0-or-later
"""From a trained network to class probabilities of the whole scene."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch

from ..job import Band
from .fast_network import FastFreeNet
from .network import FreeNet
from .parameters import FlatParameters
from .recording import Recorded
from .scene import Scene, Standardisation, standardised
from .spectral_network import SpectralNetwork
from .views import count_sizes, turned, view

WARM_UP = 1  # predictions before one is recorded
SPECTRA_AT_ONCE = 2**16


@torch.no_grad()
def predict(
    network: FreeNet,
    scene: Scene,
    masked_statistics: bool,
    views: int = 1,
    on_progress: Callable[[float], None] = lambda done: None,
) -> np.ndarray:
    """Class probabilities of every pixel, averaged over flips and rotations of the image.

    Args:
        network: In evaluation mode, on the scene's device.
        scene: The image, in the dtype to compute in.
        masked_statistics: Whether padding and nodata stay out of the global statistics, as in training.
        views: 1 or 8.
        on_progress: Told the share done.

    Returns:
        float32, shape (classes, rows, cols); NaN where the scene has no data.
    """
    sizes = count_sizes(scene.image) if views > 1 else 1
    probabilities_of = predictor(network, scene.image.dtype, sizes)
    total: torch.Tensor | float = 0.0
    for number in range(views):
        image = turned(scene.image, number) if views > 1 else scene.image
        valid = turned(scene.valid, number) if masked_statistics else None
        total = view(probabilities_of(image, valid), number, back=True) + total
        on_progress((number + 1) / views)
    mean = (total / views)[0, :, : scene.rows, : scene.cols]
    return mean.masked_fill(scene.valid[0, :, : scene.rows, : scene.cols] == 0, torch.nan).cpu().numpy()


@torch.no_grad()
def predict_spectra(
    network: SpectralNetwork,
    cube: np.ndarray,
    valid: np.ndarray,
    bands: Sequence[Band],
    norm: Standardisation,
    on_progress: Callable[[float], None] = lambda done: None,
) -> np.ndarray:
    """Class probabilities of every pixel from its spectrum alone; arguments as of `scene.load`, result as of `predict`.

    In float32 whatever the device: its weights take differences of bands that bfloat16 would round away.
    """
    device = next(network.parameters()).device
    found = np.full((network.classes, *valid.shape), np.nan, np.float32)
    for values, block in standardised(cube, valid, bands, norm):
        inside = valid[block]
        strips = torch.from_numpy(values[inside]).split(SPECTRA_AT_ONCE)
        if strips[0].numel():
            told = torch.cat([network(strip.to(device)).softmax(1).cpu() for strip in strips])
            found[:, block][:, inside] = told.T.numpy()
        on_progress(block.stop / len(valid))
    return found


def predictor(network: FreeNet, dtype: torch.dtype, sizes: int = 1) -> Recorded:
    """Class probabilities of images in `dtype`, one after another: shape (1, classes, h, w), at least float32.

    Args:
        network: In evaluation mode, on the device of the images.
        dtype: Of the images.
        sizes: How many sizes of image will come.
    """
    fast = FastFreeNet(network, FlatParameters(network).named(dtype))
    return Recorded(lambda image, valid: fast.logits(image, valid).softmax(1), WARM_UP, sizes)


def class_map(probabilities: np.ndarray) -> np.ndarray:
    """The most probable class 1…n of each pixel, uint8, shape (rows, cols); 0 where there is no data."""
    nodata = np.isnan(probabilities[0])
    return np.where(nodata, 0, np.nan_to_num(probabilities).argmax(0) + 1).astype(np.uint8)
