# SPDX-License-Identifier: GPL-3.0-or-later
"""How much memory a run will need, how much there is, and what to say when it does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from ..job import FreeNetError
from .devices import GIGABYTE, describe, total_memory
from .network import DECODER_WIDTH, FreeNet
from .recipes import Recipe
from .sampling import PIXELS_PER_CLASS
from .windowed import decode_at

Result = TypeVar("Result")

SAMPLE_PX = 64  # side of the small image the need is measured on
# Fitted to measured peaks, see tests/engine/test_memory.py:
WORKING_COPIES = 8  # of the widest feature map: gradients and what convolutions make of their arguments
IMAGE_COPIES = 4  # the image, its view, and what the first convolution makes of it
EXHAUSTED = "out of memory|not enough memory|can't allocate|ALLOC_FAILED"
PREDICTION_CHANNELS = 5  # full-size tensors of decoder width alive at once without gradients


def training_bytes(bands: int, classes: int, pixels: int, recipe: Recipe) -> int:
    """Forecast of the peak memory of training: what the network keeps for a small image, scaled to `pixels`."""
    network = FreeNet(bands, classes, recipe.width_factor, recipe.dropout).train()
    image = torch.zeros(1, bands, SAMPLE_PX, SAMPLE_PX)
    valid = torch.ones_like(image[:, :1]) if recipe.masked_statistics else None
    sampled = torch.zeros(PIXELS_PER_CLASS * classes, dtype=torch.int64)
    weights = sum(parameter.nbytes for parameter in network.parameters())
    features, encoder = _kept(lambda: network.encode(image, valid))
    _, decoder = _kept(lambda: decode_at(network, features, sampled))
    working = WORKING_COPIES * features[0].shape[1] + IMAGE_COPIES * bands
    per_pixel = (encoder - weights) / SAMPLE_PX**2 + working * image.element_size()
    return int(pixels * per_pixel + 2 * decoder + 4 * weights)


def _kept(compute: Callable[[], Result]) -> tuple[Result, int]:
    """The result of a computation, and the bytes it keeps for its gradients."""
    kept: dict[int, int] = {}

    def remember(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(remember, lambda tensor: tensor):
        return compute(), sum(kept.values())


def prediction_bytes(bands: int, classes: int, pixels: int, width_factor: float) -> int:
    """Forecast of the peak memory of whole-image prediction."""
    decoder = int(DECODER_WIDTH * width_factor)
    return 4 * pixels * (2 * bands + PREDICTION_CHANNELS * decoder + 3 * classes)


def available_bytes(device: torch.device) -> int:
    """Memory that can still be taken on a device; 0 where the system does not tell."""
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    meminfo = Path("/proc/meminfo")
    if device.type == "cpu" and meminfo.exists():
        fields = dict(line.split(":", 1) for line in meminfo.read_text(encoding="ascii").splitlines())
        return int(fields["MemAvailable"].split()[0]) * 1024
    return total_memory(device)


def check(needed: int, device: torch.device, what: str) -> None:
    """Refuse work that cannot fit.

    Raises:
        FreeNetError: If more is needed than there is.
    """
    available = available_bytes(device)
    if available and needed > available:
        raise too_large(what, device, needed, available)


def too_large(what: str, device: torch.device, needed: int, available: int) -> FreeNetError:
    """The sentence for memory that is not enough."""
    free = f", {describe(device)} has {available / GIGABYTE:.1f} GB free" if available else ""
    return FreeNetError(f"{what} needs about {needed / GIGABYTE:.1f} GB of memory{free}.", _way_out(device))


@contextmanager
def exhaustion_explained(what: str, device: torch.device, needed: int) -> Iterator[None]:
    """Turn errors for lack of memory into ours.

    Raises:
        FreeNetError: If memory ran out all the same.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        # Each device has its own words for it, and the CPU no error class.
        if not isinstance(error, MemoryError) and not re.search(EXHAUSTED, str(error)):
            raise
        raise too_large(what, device, needed, available_bytes(device)) from error


def _way_out(device: torch.device) -> str:
    shrink = "Clip the raster to the area you need, or use fewer bands"
    if device.type == "cpu":
        return f"{shrink}, or close other programs."
    return f"{shrink}, close other programs that use the graphics card, or choose the device 'cpu'."
