# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet to-polygons``: what it does with its options, and what it prints."""

from __future__ import annotations

from argparse import Namespace

from ... import workflow
from ...geodata.access.grid import M2_PER_HECTARE
from ...request import Outputs, PolygonsRequest
from ...workflow.outputs import check_names, check_spares
from ...workflow.polygon_map import name_of_polygons
from ..console.progress import TerminalProgress
from ..console.table import table
from ..inputs.raster import scene_of
from .finishing import finish


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
