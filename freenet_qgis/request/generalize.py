# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for where a class map is cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Union

from .outputs import Outputs
from .runs import EngineChoice
from .scene import Scene
from .training_data import Labelled

CleaningMethod = Literal["sieve", "majority", "probabilities"]
SizeUnit = Literal["pixels", "hectares"]
Connectedness = Literal["4", "8"]

LEAST_PX = 10  # of a patch, where a sieve is not told
MAX_WINDOW_RADIUS = 20
MAX_LEAST = 1e9


@dataclass(frozen=True)
class GeneralizeRequest:
    """Clean a class map of its noise.

    Attributes:
        class_map: The map.
        outputs: Where the new map and the report go.
        method: How: small patches alone, by the majority around each pixel, or by probabilities smoothed along the
            edges of the image.
        min_size: Patches smaller than this go, at last, to their largest neighbour; None for `LEAST_PX` pixels with
            ``sieve``, and for none with the others.
        unit: Of that size.
        connectedness: Whether pixels of a patch touch at sides, or at corners as well.
        radius: Of the window of ``majority`` and ``probabilities``, pixels from its middle to each side.
        probabilities: A band for each class of the map, on its grid.
        image: What was classified, on the grid of the map.
        reference: What is known to be true, to compare both maps with: features in the CRS of the map, or a raster on
            its grid.
        engine: Compares them.
    """

    class_map: Scene
    outputs: Outputs
    method: CleaningMethod = "sieve"
    min_size: Optional[float] = None
    unit: SizeUnit = "pixels"
    connectedness: Connectedness = "4"
    radius: int = 2
    probabilities: Optional[Scene] = None
    image: Optional[Scene] = None
    reference: Union[Labelled, Scene, None] = None
    engine: EngineChoice = EngineChoice(device="cpu")

    @property
    def least(self) -> float:
        """The smallest patch that stays, in `unit`; 0 for any."""
        if self.min_size is not None:
            return self.min_size
        return LEAST_PX if self.method == "sieve" else 0
