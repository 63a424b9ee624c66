# SPDX-License-Identifier: GPL-3.0-or-later
"""Several scenes as one image to train on: side by side, so far apart that none is seen from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...contract.job import Band
from ...contract.pieces import side_by_side
from ...text.i18n import tr
from .excerpt import Excerpt, excerpt
from .standardisation import Standardisation
from .standardised_scene import StandardisedScene
from .tiles import HALO


@dataclass(frozen=True)
class Mosaic:
    """What is seen of each scene, and where that lies.

    Attributes:
        names: Names of the scenes.
        parts: What is seen of each, all or an excerpt.
        places: Row and column of the first pixel of each part.
        size: Rows and columns of the image; where no part lies there is no data.
    """

    names: tuple[str, ...]
    parts: tuple[Excerpt, ...]
    places: tuple[tuple[int, int], ...]
    size: tuple[int, int]

    @property
    def pixels(self) -> int:
        """Number of pixels of the image."""
        return self.size[0] * self.size[1]

    def __str__(self) -> str:
        """What it consists of, in words."""
        return tr("{count} scenes side by side").format(count=len(self.parts))

    def labels(self, arrays: Sequence[np.ndarray]) -> np.ndarray:
        """What is known of training pixels, an array of shape (rows, cols) for each scene, in the image."""
        found = np.zeros(self.size, arrays[0].dtype)
        for where, part, array in zip(self._slices(), self.parts, arrays):
            found[where] = part.labels(array)
        return found

    def in_first(self, array: np.ndarray, size: tuple[int, int]) -> np.ndarray:
        """The way back: what is known of pixels of the image, in the first scene, of so many rows and columns."""
        return self.parts[0].in_scene(array[self._slices()[0]], size)

    def scenes(self) -> np.ndarray:
        """The number 1… of the scene that each pixel belongs to, int32; 0 between them."""
        found = np.zeros(self.size, np.int32)
        for number, where in enumerate(self._slices(), start=1):
            found[where] = number
        return found

    def of(self, scenes: Sequence[StandardisedScene]) -> StandardisedScene:
        """The image, in memory: each scene standardised as it says, which makes them alike."""
        first = scenes[0]
        cube = np.zeros((*self.size, len(first.bands)), np.float32)
        valid = np.zeros(self.size, bool)
        for where, part, scene in zip(self._slices(), self.parts, scenes):
            seen = part.of(scene)
            valid[where] = seen.valid
            for rows, values in seen.standardised():
                cube[where][rows] = values.cpu().numpy()
        bands = [Band(band.number, band.name) for band in first.bands]
        as_it_is = Standardisation(np.zeros(len(bands)), np.ones(len(bands)))
        return StandardisedScene(cube, valid, bands, as_it_is, first.device, first.dtype)

    def _slices(self) -> list[tuple[slice, slice]]:
        return [
            (slice(row, row + part.size[0]), slice(col, col + part.size[1]))
            for (row, col), part in zip(self.places, self.parts)
        ]


def mosaic(names: Sequence[str], labels: Sequence[np.ndarray], largest: int, margin: int, seed: int) -> Mosaic:
    """Several scenes as one image: of each what lies around its polygons, or all where that is hardly more.

    Args:
        names: Names of the scenes.
        labels: Of each scene, integers of shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        largest: Pixels that all may have together; what lies between them comes on top.
        margin: Pixels around training pixels.
        seed: Seed of the choice where there is no room for all.
    """
    parts = [excerpt(array, largest, margin, seed) for array in labels]
    rooms = _shared([part.pixels for part in parts], largest)
    parts = [
        part if part.pixels <= room else excerpt(array, room, margin, seed)
        for array, part, room in zip(labels, parts, rooms)
    ]
    places, size = side_by_side([part.size for part in parts], HALO)
    return Mosaic(tuple(names), tuple(parts), tuple(places), size)


def _shared(wanted: Sequence[int], largest: int) -> list[int]:
    """The room that each gets: what small ones do not need is left to the others, who share alike."""
    rooms = [0] * len(wanted)
    for waiting, index in zip(range(len(wanted), 0, -1), sorted(range(len(wanted)), key=wanted.__getitem__)):
        rooms[index] = min(wanted[index], largest // waiting)
        largest -= rooms[index]
    return rooms
