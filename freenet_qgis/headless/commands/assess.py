# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet assess``."""

from __future__ import annotations

from argparse import Namespace

from ... import workflow
from ...request import AssessRequest, EngineChoice, Outputs
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress
from ..inputs.raster import scene_of
from ..inputs.reference import reference_of
from .finishing import finish
from .text import figures


def assess(options: Namespace, progress: TerminalProgress) -> int:
    """Compare a map with its reference."""
    outputs = Outputs(report=options.report)
    check_names(outputs)
    check_spares(outputs, [options.input, options.reference])
    scene = scene_of(options.input)
    request = AssessRequest(scene, reference_of(options, scene, progress), outputs, EngineChoice(device="cpu"))
    return finish(lambda: workflow.assess(request, progress), progress, figures)
