# SPDX-License-Identifier: GPL-3.0-or-later
"""How much memory a run will need, how much there is, and what to say when it does not fit."""

from __future__ import annotations

import ctypes
import gc
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Optional

import torch

from ..allowance.memory import bound_in_words, memory_bound
from ..errors import FreeNetError
from ..text.figures import MEMORY_GIGABYTE, too_few
from ..text.i18n import tr
from .devices import describe
from .fast.fast_network import STRIP_PX
from .limits import USUAL, Limits
from .network.freenet import DECODER_WIDTH, WIDTHS, FreeNet
from .recipe.sampling import PIXELS_PER_CLASS
from .recipe.training_setup import TrainingSetup
from .scenes.padded_image import depth
from .scenes.standardisation import BLOCK_PX

MEGABYTE = 2**20
WHOLE_SHARE = 0.8  # of what is free, for a scene seen as a whole…
LARGEST_TILE, TILE_SHARE = 5 * 2**27, 0.5  # … and for a tile, while the next is loaded
EXHAUSTED = "out of memory|not enough memory|can't allocate|ALLOC_FAILED"

# All figures below are fitted to measured peaks: tests/benchmarks/memory.py holds the forecast against them.
STEM_IMAGES = 1.5  # the image, and what the stem makes of it for the gradient of its kernel
TURNED_IMAGES = 2.4  # views of it
WINDOW_COPIES = 360  # vectors of decoder width per sampled pixel
STRIP_MAPS = 2.0  # of decoder width, in a strip of the dense decoder
SPECTRAL_MEGABYTES = 300  # a block of spectra, and what is read ahead
CLASS_MAPS = 2.6  # float32, one channel per class, of the whole image
TAUGHT_MEGABYTES = 90  # of main memory: a forest, and spectra from all over the scene
REMEMBERED_MEGABYTES = 80  # of main memory: distances between the training spectra that a model keeps


@dataclass(frozen=True)
class Need:
    """What is alive at the peak, besides the image.

    Attributes:
        features: Maps of the first stage's width in the dtype computed in.
        float32_features: And in float32.
        looks: More of the former where training looks at held-out pixels: what a recorded step holds is not free then.
        megabytes: Whatever the image's size: libraries and their work space.
    """

    features: float
    float32_features: float
    looks: float
    megabytes: int


NeedTable = dict[tuple[str, torch.dtype], Need]
CPU_TRAINING, CPU_PREDICTION = Need(5.0, 4.3, 0.0, 120), Need(2.3, 0.4, 0.0, 40)
TRAINING: NeedTable = {
    ("cuda", torch.bfloat16): Need(7.0, 0.0, 3.0, 180),
    ("cuda", torch.float32): Need(9.0, 0.0, 3.0, 120),
}
RECOMPUTING: NeedTable = {  # on the CPU it saves nothing: the passes need more than is kept
    ("cuda", torch.bfloat16): Need(5.0, 0.0, 2.5, 180),
    ("cuda", torch.float32): Need(7.0, 0.0, 3.5, 120),
}
PREDICTION: NeedTable = {
    ("cuda", torch.bfloat16): Need(2.5, 0.0, 0.0, 160),
    ("cuda", torch.float32): Need(2.8, 0.0, 0.0, 160),
    ("mps", torch.float32): Need(2.4, 1.0, 0.0, 40),  # of a processor that takes feature maps as a whole, as these do
    ("xpu", torch.float32): Need(2.4, 1.0, 0.0, 40),
}


def training_bytes(bands: int, pixels: int, setup: TrainingSetup, device: torch.device, dtype: torch.dtype) -> int:
    """Forecast of the peak memory of training.

    Args:
        bands: Number of bands of the image.
        pixels: Number of pixels of the image.
        setup: How to train; recomputes feature maps only where `can_recompute`.
        device: The device to compute on.
        dtype: What it computes in.
    """
    recipe = setup.recipe
    need = (RECOMPUTING if setup.recompute else TRAINING).get((device.type, dtype), CPU_TRAINING)
    images = STEM_IMAGES + TURNED_IMAGES * (recipe.augment != "none")
    features = need.features + need.looks * recipe.stops_early
    per_pixel = images * image_bytes(bands, 1, dtype) + _feature_bytes(need, features, recipe.width_factor, dtype)
    sampled = PIXELS_PER_CLASS * setup.classes * (2 if recipe.taught else 1)
    windows = sampled * WINDOW_COPIES * DECODER_WIDTH * recipe.width_factor * dtype.itemsize
    in_main_memory = (TAUGHT_MEGABYTES * recipe.taught + REMEMBERED_MEGABYTES) * (device.type == "cpu")
    return int(pixels * per_pixel + windows) + (need.megabytes + in_main_memory) * MEGABYTE


def can_recompute(device: torch.device, dtype: torch.dtype, limits: Limits = USUAL) -> bool:
    """Whether recomputing feature maps saves memory."""
    return limits.recomputes_anywhere or (device.type, dtype) in RECOMPUTING


def prediction_bytes(network: FreeNet, views: int, device: torch.device, dtype: torch.dtype, pixels: int) -> int:
    """Forecast of the peak memory of predicting so many pixels at once."""
    need = PREDICTION.get((device.type, dtype), CPU_PREDICTION)
    images = 1 if views == 1 else 3
    width_factor = network.stem.conv.out_channels / WIDTHS[0]
    features = _feature_bytes(need, need.features, width_factor, dtype)
    per_pixel = images * image_bytes(network.channels, 1, dtype) + features + 4 * CLASS_MAPS * network.classes
    strip = min(pixels, STRIP_PX) * STRIP_MAPS * DECODER_WIDTH * width_factor * dtype.itemsize
    return int(pixels * per_pixel + strip) + need.megabytes * MEGABYTE


def spectral_bytes(classes: int) -> int:
    """Forecast of the peak memory of classifying single spectra, which come block by block."""
    return 3 * 4 * classes * BLOCK_PX + SPECTRAL_MEGABYTES * MEGABYTE


def image_bytes(bands: int, pixels: int, dtype: torch.dtype) -> int:
    """Memory of an image of so many bands and pixels."""
    return depth(bands, dtype) * dtype.itemsize * pixels


def _feature_bytes(need: Need, features: float, width_factor: float, dtype: torch.dtype) -> float:
    """Memory of the feature maps of a pixel."""
    return WIDTHS[0] * width_factor * (features * dtype.itemsize + need.float32_features * 4)


def available_bytes(device: torch.device) -> Optional[int]:
    """Memory that can still be taken on a device; None where the system does not tell."""
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    if device.type == "xpu":
        try:
            return torch.xpu.mem_get_info(device)[0]
        except (AttributeError, RuntimeError):  # before PyTorch 2.6; drivers that do not tell: pytorch#189811
            return None
    bound = memory_bound()
    free = None if bound is None else bound.free
    if device.type == "mps":  # whose memory is the machine's
        own = max(0, torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())
        return own if free is None else min(own, free)
    return free


def suffices(needed: int, device: torch.device) -> bool:
    """Whether that much is free, as far as the system tells."""
    available = available_bytes(device)
    return available is None or needed <= available


def tile_side(
    forecast: Callable[[int], int], pixels: int, halo: int, device: torch.device, limits: Limits
) -> Optional[int]:
    """Side of the tiles in which a scene is to be classified; None where it is to be seen as a whole, the fastest.

    Args:
        forecast: The need of so many pixels at once.
        pixels: Number of pixels of the scene.
        halo: Pixels around a tile that are looked at with it.
        device: The device to compute on.
        limits: What a whole may need, and the sides to choose from.
    """
    available = available_bytes(device)
    free = limits.largest_whole if available is None else available
    if forecast(pixels) <= min(WHOLE_SHARE * free, limits.largest_whole):
        return None
    largest = min(TILE_SHARE * free, LARGEST_TILE)
    fits = [side for side in limits.tile_sides if forecast((side + 2 * halo) ** 2) <= largest]
    return fits[-1] if fits else limits.tile_sides[0]


def plan_recomputing(
    forecast: Callable[[bool], int], device: torch.device, dtype: torch.dtype, limits: Limits = USUAL
) -> tuple[int, bool]:
    """How much a training needs, and whether it recomputes feature maps, which it does where memory is short.

    Args:
        forecast: The need without and with recomputing.
        device: The device to compute on.
        dtype: What it computes in.
        limits: Where it may.
    """
    recomputes = can_recompute(device, dtype, limits) and not suffices(forecast(False), device)
    return forecast(recomputes), recomputes


def check(needed: int, device: torch.device, what: str) -> None:
    """Refuse work that cannot fit.

    Raises:
        FreeNetError: If more is needed than there is.
    """
    if not suffices(needed, device):
        raise too_large(what, device, needed, available_bytes(device))


def too_large(what: str, device: torch.device, needed: int, available: Optional[int]) -> FreeNetError:
    """The sentence for memory that is not enough."""
    text = tr("{work} needs about {needed} GB of memory.")
    if available is not None:
        text = tr("{work} needs about {needed} GB of memory, {device} has {free} GB free.")
    sizes = too_few(needed, available or 0, MEMORY_GIGABYTE)
    return FreeNetError(text.format(work=what, device=describe(device), **sizes), _way_out(device))


@contextmanager
def exhaustion_explained(what: str, device: torch.device, needed: int) -> Iterator[None]:
    """Turn errors for lack of memory into ours.

    Raises:
        FreeNetError: If memory ran out all the same.
    """
    try:
        yield
    except (MemoryError, RuntimeError) as error:
        if not is_exhaustion(error):
            raise
        raise too_large(what, device, needed, available_bytes(device)) from error


def is_exhaustion(error: Exception) -> bool:
    """Whether an error tells that memory ran out; each device has its own words for it, and the CPU no error class."""
    return isinstance(error, MemoryError) or bool(re.search(EXHAUSTED, str(error)))


def release(error: Exception, device: torch.device) -> None:
    """Give back what the work that failed has held, so that a smaller one finds room."""
    cause: Optional[BaseException] = error
    while cause is not None:
        traceback.clear_frames(cause.__traceback__)
        cause = cause.__context__
    give_back(device)


def give_back(device: torch.device) -> None:
    """Let others have what no work holds any more."""
    gc.collect()
    if device.type != "cpu":
        getattr(torch, device.type).empty_cache()
    trim()


def trim() -> None:
    """Give back what is free but kept by the C library, in pieces that the next work may not fit into; glibc's only."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def _way_out(device: torch.device) -> str:
    if device.type == "cpu":
        text = tr("Clip the raster to the area you need, or use fewer bands, or close other programs.")
        return f"{text} {bound_in_words(memory_bound())}".rstrip()
    return tr(
        "Clip the raster to the area you need, or use fewer bands, close other programs that use the graphics card, or "
        "choose the device 'cpu'."
    )
