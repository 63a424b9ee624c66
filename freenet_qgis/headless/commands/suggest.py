# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet suggest``."""

from __future__ import annotations

from argparse import Namespace

from ... import workflow
from ...request import Outputs, SuggestRequest
from ...workflow import feature_layers
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress
from ..inputs import vector
from ..inputs.raster import grid_of, scene_of
from .finishing import finish
from .text import suggested


def suggest(options: Namespace, progress: TerminalProgress) -> int:
    """Find places for new training data."""
    outputs = Outputs(features=options.output.file)
    check_names(outputs)
    layer = feature_layers.name_of_suggestions(*options.output)
    check_spares(outputs, [options.input, options.training or "", options.novelty or ""], options.output.layer)
    scene = scene_of(options.input)
    novelty = scene_of(options.novelty) if options.novelty else None
    outlines: tuple[bytes, ...] = ()
    if options.training:
        outlines = vector.outlines(options.training, scene.crs_wkt, progress.warning, grid_of(scene))
    request = SuggestRequest(scene, outlines, outputs, options.count, options.distance, layer, novelty)
    return finish(lambda: workflow.suggest(request, progress), progress, suggested, layer)
