# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet hand-on``."""

from __future__ import annotations

from argparse import Namespace

from ... import workflow
from ...request import HandOnRequest, Outputs, days_in
from ...workflow.outputs import check_names, check_spares
from ..console.progress import TerminalProgress
from ..inputs.raster import scene_of
from .finishing import finish


def hand_on(options: Namespace, progress: TerminalProgress) -> int:
    """Copy a class map as a COG, and write its STAC item."""
    outputs = Outputs(class_map=options.output, stac=options.stac)
    check_names(outputs)
    check_spares(outputs, [options.input])
    request = HandOnRequest(scene_of(options.input), outputs, days_in(options.date))
    return finish(lambda: workflow.hand_on(request, progress), progress, lambda result: "")
