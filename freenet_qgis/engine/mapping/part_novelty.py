# SPDX-License-Identifier: GPL-3.0-or-later
"""How unlike the training data the spectra of a part of a scene are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Optional

import numpy as np
import torch

from ..learners.known_spectra import KnownSpectra
from ..scenes.standardised_scene import StandardisedScene
from .map_part import MapPart

AT_ONCE = 2**21  # values read
COPIES = 6  # of these, at the peak


def novelty_bytes(known: Optional[KnownSpectra]) -> int:
    """Forecast of the memory that it takes beside the classification, bytes."""
    return 0 if known is None else known.needed + 4 * COPIES * AT_ONCE


def with_novelty(
    parts: Iterable[MapPart], scene: StandardisedScene, known: Optional[KnownSpectra]
) -> Iterator[MapPart]:
    """Parts of a map with the novelty of their spectra, whatever parts these are; without where nothing is known.

    Args:
        parts: The parts.
        scene: The scene that they are of.
        known: What the model was trained on, on the device of the scene.
    """
    for part in parts:
        yield part if known is None else part._replace(novelty=_novelty(part, scene, known))


def _novelty(part: MapPart, scene: StandardisedScene, known: KnownSpectra) -> np.ndarray:
    """float32, shape (rows, cols); NaN where there is no data, which is not read."""
    seen = scene.cut(part.rows, part.cols)
    found = np.full(seen.size, np.nan, np.float32)
    height = max(1, AT_ONCE // max(1, seen.size[1] * len(scene.bands)))
    for top in range(0, seen.size[0], height):
        rows = slice(top, min(top + height, seen.size[0]))
        inside = seen.valid[rows]
        if inside.any():
            values = seen.block(rows)
            spectra = values[torch.from_numpy(inside.copy()).to(values.device)]
            found[rows][inside] = known.novelty(spectra).cpu().numpy()
    return found
