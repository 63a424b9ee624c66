# SPDX-License-Identifier: GPL-3.0-or-later
"""How much memory each preset takes on a device, as figures that others can add up without PyTorch."""

from __future__ import annotations

import torch

from ...contract.capabilities import Footprint
from .. import memory
from ..devices import precision
from ..recipe.recipes import RECIPES, Recipe
from ..recipe.training_setup import TrainingSetup
from ..scenes.padded_image import depth
from ..training.training_plan import copied_bytes

PIXELS, BANDS, CLASSES = 2**20, 64, 16  # any will do: the forecast is linear


def footprints(device: torch.device) -> list[Footprint]:
    """The memory that the training of each preset takes on a device."""
    return [_footprint(name, recipe, device) for name, recipe in RECIPES.items()]


def _footprint(preset: str, recipe: Recipe, device: torch.device) -> Footprint:
    dtype = precision(device)

    def forecast(pixels: int, bands: int, classes: int) -> int:
        return memory.training_bytes(bands, pixels, TrainingSetup(classes, recipe, seed=0), device, dtype)

    alone = forecast(0, 0, 0)
    plain = forecast(PIXELS, 0, 0)
    return Footprint(
        preset=preset,
        fixed_bytes=alone,
        bytes_per_pixel=(plain - alone) / PIXELS,
        bytes_per_value=(forecast(PIXELS, BANDS, 0) - plain) / (PIXELS * BANDS),
        bytes_per_class=(forecast(0, 0, CLASSES) - alone) / CLASSES,
        bytes_per_shown=memory.image_bytes(BANDS, 1, dtype) / BANDS,
        bytes_per_copied=copied_bytes(device, 1, 1),
        multiple=depth(1, dtype),
    )
