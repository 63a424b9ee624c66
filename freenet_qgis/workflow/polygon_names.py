# SPDX-License-Identifier: GPL-3.0-or-later
"""What to call the polygons of a run, for its report: as their features are called, patches by where they lie."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import numpy as np

from ..labels import patch_features
from ..request import Labelled, Shape
from .training_scene import DrawnScene

Names = Callable[[Collection[int]], dict[int, str]]  # from numbers of polygons, counted from 1


def of_shapes(shapes: Sequence[Shape]) -> Names:
    """Those of features in the order of their numbers."""
    return lambda numbers: {one: shapes[one - 1].name for one in numbers}


def of_scenes(scenes: Sequence[DrawnScene], folders: Sequence[Path]) -> Names:
    """Those of all scenes of a training, each with the name of its scene where there are several.

    Args:
        scenes: The scenes.
        folders: Of each; its ``polygons.npy`` is read when names are asked for.
    """

    def names(numbers: Collection[int]) -> dict[int, str]:
        found = {}
        for scene, folder in zip(scenes, folders):
            own = range(scene.polygons_before + 1, scene.polygons_before + scene.polygons + 1)
            for one, name in _names(scene, [one for one in numbers if one in own], folder).items():
                found[one] = name if len(scenes) == 1 else f"{scene.name}: {name}"
        return found

    return names


def _names(scene: DrawnScene, numbers: Collection[int], folder: Path) -> dict[int, str]:
    if isinstance(scene.training, Labelled):
        return {one: scene.training.shapes[one - scene.polygons_before - 1].name for one in numbers}
    return patch_features.names(np.load(folder / "polygons.npy"), scene.info.grid, numbers) if numbers else {}
