# SPDX-License-Identifier: GPL-3.0-or-later
"""What the maps of a scene hold, each made from the probabilities of the classes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...contract.maps import CLASS_MAP, CONFIDENCE, PROBABILITIES, MapKind
from .inference import class_map

# From the probabilities, float32 of shape (classes, rows, cols) with NaN for no data, to the values of a map. There may
# be one class: training wants two, but a model file that somebody else has made may have fewer.
MAP_VALUES: dict[MapKind, Callable[[np.ndarray], np.ndarray]] = {
    CLASS_MAP: class_map,
    CONFIDENCE: lambda probabilities: probabilities.max(0),
    PROBABILITIES: lambda probabilities: np.moveaxis(probabilities, 0, -1),
}
