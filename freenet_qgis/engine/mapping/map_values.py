# SPDX-License-Identifier: GPL-3.0-or-later
"""What the maps of a scene hold, each made from what is found of its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import numpy as np

from ...contract.maps import CLASS_MAP, CONFIDENCE, NOVELTY, PROBABILITIES, MapKind
from .inference import class_map
from .map_part import MapPart

# From a part to the values of a map, NaN for no data. There may be one class: training wants two, but a model file that
# somebody else has made may have fewer.
MAP_VALUES: dict[MapKind, Callable[[MapPart], np.ndarray]] = {
    CLASS_MAP: lambda part: class_map(part.probabilities),
    CONFIDENCE: lambda part: part.probabilities.max(0),
    PROBABILITIES: lambda part: np.moveaxis(part.probabilities, 0, -1),
    NOVELTY: lambda part: _asked(part.novelty),
}


def _asked(novelty: Optional[np.ndarray]) -> np.ndarray:
    if novelty is None:
        raise ValueError("nobody looked how unlike the training data this part is")
    return novelty
