# SPDX-License-Identifier: GPL-3.0-or-later
"""The spectra that the panel shows, computed in a thread of QGIS: plain values alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Optional, Union

import numpy as np

from ...contract.job import Band, ClassInfo
from ...errors import FreeNetError
from ...geodata import raster
from ...geodata.analysis.spectra import Labels, MapLabels, RasterLabels, Spread, TrainingLabels, spectra
from ...geodata.class_maps.class_map import read_on_grid
from ...progress import Progress, check_of, part
from ...request import ClassRaster, Labelled, Scene

CurveSource = Literal["training", "map"]


@dataclass(frozen=True)
class SpectraRequest:
    """The spectra to compute.

    Attributes:
        scene: The raster.
        training: Its polygons, or a raster of classes; None without any.
        class_map: A class map of it; None without one.
        written: When the map was written, nanoseconds, for it may be written anew.
    """

    scene: Scene
    training: Optional[Union[Labelled, ClassRaster]]
    class_map: Optional[Scene]
    written: int = 0


@dataclass(frozen=True)
class Curve:
    """The spectra of a class in one of the sources."""

    info: ClassInfo
    source: CurveSource
    spread: Spread


@dataclass(frozen=True)
class Spectra:
    """The spectra of all classes over the bands of a raster.

    Attributes:
        bands: Of the raster, in its order, as are all values.
        left_out: bool, shape (bands,): bands that training does not use: bad, not chosen or without data.
        curves: Those of the polygons first.
        problems: What could not be had, in sentences.
    """

    bands: tuple[Band, ...]
    left_out: np.ndarray
    curves: tuple[Curve, ...]
    problems: tuple[str, ...] = ()


def compute(request: SpectraRequest, progress: Progress) -> Spectra:
    """The spectra of the classes of the polygons and of the map.

    Raises:
        FreeNetError: If the raster cannot be read.
        Canceled: The user stopped it.
    """
    info = raster.of(request.scene, check_of(progress))
    curves: list[Curve] = []
    problems: list[str] = []
    if request.training is not None:
        labels = _labels(request.training, info, progress)
        curves += _curves(info, labels, "training", part(progress, 0.0, 0.5))
    if request.class_map is not None:
        try:
            curves += _curves(info, MapLabels(request.class_map, info.grid), "map", part(progress, 0.5, 1.0))
        except FreeNetError as error:
            problems.append(str(error))
    left_out = np.array([band.number in info.bad | info.unchosen for band in info.bands])
    if curves:
        left_out |= ~np.isfinite([curve.spread.mean for curve in curves]).any(0)
    return Spectra(info.bands, left_out, tuple(curves), tuple(problems))


def _labels(training: Union[Labelled, ClassRaster], info: raster.RasterInfo, progress: Progress) -> Labels:
    """Which class of the training data lies where."""
    if isinstance(training, Labelled):
        return TrainingLabels(training, info.grid)
    return RasterLabels(read_on_grid(training.scene, info.grid, check_of(progress)))


def _curves(
    info: raster.RasterInfo, labels: Labels, source: CurveSource, on_progress: Callable[[float], None]
) -> Sequence[Curve]:
    found = zip(labels.classes, spectra(info, labels, on_progress))
    return [Curve(one, source, spread) for one, spread in found if spread is not None]
