# SPDX-License-Identifier: GPL-3.0-or-later
"""Which scenes are to be classified, and what their results are called."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ...contract.maps import MAPS
from ...request import ClassifyRequest, EngineChoice, FurtherRaster, Outputs, Scene, further_rasters
from ...sources.gdal_name import Source
from ...workflow.outputs import check_names, check_spares, files_read
from ...workflow.scene_maps import check_apart, in_folder, report_in_folder
from . import where


def requests(options: Namespace, warn: Callable[[str], None] = lambda text: None) -> list[ClassifyRequest]:
    """A request for each scene that the options of classify name; maps of an earlier run among them are no scenes.

    Args:
        options: What was asked for.
        warn: Told what is doubtful about an area of interest.

    Raises:
        FreeNetError: If a result would be written over another or over a scene, or an area or mask cannot be used.
    """
    outputs = {raster: _outputs(raster, options) for raster in options.input}
    if options.output_folder:
        maps = [path for raster in options.input for path in in_folder(raster, options.output_folder).values()]
        results = {path.resolve() for path in maps}
        outputs = {raster: wanted for raster, wanted in outputs.items() if raster.resolve() not in results}
    check_apart((str(raster), wanted) for raster, wanted in outputs.items())
    read = files_read([*outputs, *options.stack, options.model, *where.files(options)])
    for wanted in outputs.values():
        check_names(wanted)
        check_spares(wanted, [], read=read)
    engine = EngineChoice(device=options.device)
    image = Scene(Path(), large_bytes=options.large_bytes, dates=options.dates, further=stack(options))
    return [
        ClassifyRequest(
            where.of_one(replace(image, raster=raster), options, warn),
            options.model,
            wanted,
            engine,
            options.statistics,
        )
        for raster, wanted in outputs.items()
    ]


def stack(options: Namespace) -> tuple[FurtherRaster, ...]:
    """The further rasters of an image, as the options tell them.

    Raises:
        FreeNetError: If how they are to be laid is none of what can be.
    """
    return further_rasters([FurtherRaster(raster) for raster in options.stack], options.resampling)


def _outputs(raster: Source, options: Namespace) -> Outputs:
    if options.output:
        return Outputs(**{kind.id: getattr(options, kind.option) for kind in MAPS}, report=options.report)
    found = in_folder(raster, options.output_folder)
    maps = {kind.id: found[kind] for kind in MAPS if not kind.is_optional or getattr(options, kind.option)}
    return Outputs(**maps, report=report_in_folder(raster, options.output_folder) if options.report else None)
