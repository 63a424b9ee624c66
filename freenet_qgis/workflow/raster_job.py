# SPDX-License-Identifier: GPL-3.0-or-later
"""The job of a run on a raster, and where its labels come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Union

from .. import paths
from ..contract.job import ClassInfo, Job, LabelSource, Verb
from ..contract.maps import OPTIONAL_MAPS
from ..geodata.raster import Cube, RasterInfo
from ..labels.class_patches import PatchedRaster
from ..progress import Progress
from ..request import ClassifyRequest, ClassRaster, Labelled, Scene, TrainRequest
from ..text.i18n import tr
from .training_scene import DrawnScene


def job_on_raster(
    verb: Verb,
    request: Union[TrainRequest, ClassifyRequest],
    info: RasterInfo,
    cube: Cube,
    classes: tuple[ClassInfo, ...],
) -> Job:
    """What the engine has to know of a run on a raster."""
    maps: dict[str, Any] = {kind.id: kind in request.outputs.maps() for kind in OPTIONAL_MAPS}
    return Job(
        version=paths.metadata("version"),
        verb=verb,
        scene=info.path.name,
        grid=info.grid,
        bands=cube.bands,
        source_bands=len(info.bands),
        part_of=info.part_of,
        pixels_without_data=cube.without_data(info.whole_grid),
        rasters=tuple(source.name for source in info.rasters),
        classes=classes,
        device=request.engine.device,
        **maps,
    )


def label_source(source: Union[Labelled, PatchedRaster, Scene]) -> LabelSource:
    """Where labels come from, as the report tells it."""
    if isinstance(source, Labelled):
        return LabelSource(source.layer, source.kind, source.field, len(source.shapes), operation=source.operation)
    if isinstance(source, PatchedRaster):
        return LabelSource(source.layer, "raster", features=source.patches)
    return LabelSource(source.raster.name, "raster")


def tell_operations(sources: Sequence[Union[Labelled, ClassRaster, Scene]], progress: Progress) -> None:
    """Name the coordinate operations that place features."""
    for one in sources:
        if isinstance(one, Labelled) and one.operation:
            text = tr("The coordinate operation that places the features of '{}': {}.")
            progress.info(text.format(one.layer, one.operation))


def tell_patches(scene: DrawnScene, progress: Progress) -> None:
    """Tell what was made of a raster of classes; of a layer of features who read it has told."""
    if isinstance(scene.training, PatchedRaster):
        for text in scene.training.remarks:
            progress.info(text)
