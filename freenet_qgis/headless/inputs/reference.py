# SPDX-License-Identifier: GPL-3.0-or-later
"""What a class map is compared with, as the options say."""

from __future__ import annotations

from argparse import Namespace
from typing import Union

from ...labels.layer_reading import Use
from ...request import Labelled, Scene, no_effect
from ...sources.gdal_name import named
from ...workflow.outputs import check_reference
from ..console.progress import TerminalProgress
from . import vector
from .raster import grid_of, scene_of


def reference_of(options: Namespace, scene: Scene, progress: TerminalProgress) -> Union[Labelled, Scene]:
    """The reference of a class map.

    Raises:
        FreeNetError: If it will not do.
    """
    if vector.is_vector(options.reference):
        use = Use("reference", options.all_touched)
        return vector.labelled(
            options.reference, options.field, scene.crs_wkt, use, grid=grid_of(scene), warn=progress.warning
        )
    no_effect.refuse_of_reference_features({"--field": options.field, "--all-touched": options.all_touched})
    check_reference(options.input, named(options.reference))
    return scene_of(named(options.reference))
