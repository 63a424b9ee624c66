# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet to-polygons``: its options, what it does with them, and what it prints."""

from __future__ import annotations

import argparse
from argparse import Namespace

from .. import workflow
from ..geodata.access.grid import M2_PER_HECTARE
from ..request import MAX_SMOOTHING, Outputs, PolygonsRequest
from ..sources.gdal_name import named
from ..workflow.outputs import check_names, check_spares
from ..workflow.polygon_map import name_of_polygons
from . import option_values as values
from .progress import TerminalProgress
from .shared_steps import finish, scene_of
from .text import table


def add_to_polygons(command: argparse.ArgumentParser) -> None:
    """The options."""
    command.add_argument("--input", type=named, required=True, metavar="RASTER", help="the class map")
    command.add_argument(
        "--confidence", type=named, metavar="RASTER", help="its confidence, for the mean of each polygon"
    )
    command.add_argument(
        "--smoothing",
        type=values.whole_number(MAX_SMOOTHING),
        default=PolygonsRequest.smoothing,
        metavar="N",
        help=f"of outlines, 0 (none, the sides of pixels) to {MAX_SMOOTHING}",
    )
    command.add_argument(
        "--output",
        type=values.layer,
        required=True,
        metavar="GPKG",
        help="polygons; added to a file that is there; FILE|layername=NAME to name their layer",
    )


def to_polygons(options: Namespace, progress: TerminalProgress) -> int:
    """Make polygons of a class map."""
    outputs = Outputs(features=options.output.file)
    check_names(outputs)
    layer = name_of_polygons(*options.output)
    check_spares(outputs, [options.input, options.confidence or ""], options.output.layer)
    confidence = scene_of(options.confidence) if options.confidence else None
    request = PolygonsRequest(scene_of(options.input), outputs, confidence, options.smoothing, layer)
    return finish(lambda: workflow.to_polygons(request, progress), progress, in_words, layer)


def in_words(result: workflow.Polygons) -> str:
    """How many polygons there are of each class, and what they cover."""
    rows = [
        (one.info.name, str(one.count), "-" if one.area_m2 is None else f"{one.area_m2 / M2_PER_HECTARE:.2f}")
        for one in result.classes
    ]
    return table(("Class", "Polygons", "Area (ha)"), rows)
