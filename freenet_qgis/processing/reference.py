# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters of what a class map is compared with."""

from __future__ import annotations

from typing import Union

from ..request import Labelled, Scene, no_effect
from ..workflow.outputs import check_reference
from . import parameters
from .inputs import Inputs

REFERENCE, FIELD = "REFERENCE", "FIELD"
REFERENCE_TYPES = (parameters.POLYGONS, parameters.POINTS, parameters.RASTER)


def reference_of(inputs: Inputs, class_map: Scene) -> Union[Labelled, Scene]:
    """The reference of a class map.

    Raises:
        FreeNetError: If it will not do.
    """
    raster = inputs.reference_raster(REFERENCE)
    if raster is None:
        return inputs.labelled(REFERENCE, inputs.text(FIELD), class_map, "reference")
    touched = inputs.is_on(parameters.ALL_TOUCHED)
    no_effect.refuse_of_reference_features({FIELD: inputs.text(FIELD), parameters.ALL_TOUCHED: touched})
    check_reference(class_map.raster, raster.raster)
    return raster
