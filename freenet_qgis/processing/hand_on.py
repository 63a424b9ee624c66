# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:handon``: a class map as others want it."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from .. import workflow
from ..errors import FreeNetError
from ..layers.shown_files import put_in_place
from ..request import HandOnRequest, Outputs, days_in
from ..text.i18n import tr
from . import parameters
from .base import FreeNetAlgorithm
from .inputs import Inputs

STAC_FILTER = "STAC (*.json)"


class HandOn(FreeNetAlgorithm):
    """Copies a class map; needs no PyTorch."""

    INPUT, DATE, STAC = "INPUT", "DATE", "STAC"
    NEEDS_ENGINE = False

    def name(self) -> str:
        return "handon"

    def displayName(self) -> str:
        return tr("Hand a class map on")

    def tags(self) -> list[str]:
        return tr("cog,cloud optimized geotiff,stac,catalogue,export,arcgis,share,land cover").split(",")

    def about(self) -> str:
        return tr(
            "Copies a class map, of FreeNet or of other software, pixel by pixel as a cloud-optimised GeoTIFF (COG): "
            "programs that show it over a network read only what they show. Names and colours of its classes go with "
            "it, in the file and beside it, for QGIS, GDAL and ArcGIS. On request an item for a SpatioTemporal Asset "
            "Catalog (STAC) tells where and when it is of, and its classes."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Class map"),
                tr(
                    "The map to hand on: a raster of whole numbers, by FreeNet or by other software, with one band. Or "
                    "the confidence, probabilities or novelty that FreeNet wrote with one."
                ),
            ),
            parameters.described(
                QgsProcessingParameterString(self.DATE, tr("Day of the image"), optional=True),
                tr(
                    "When the image of the map was taken, for the STAC item: a day as 2021-06-04, or the first and the "
                    "last of several with a slash between them, as 2021-06-04/2021-07-10."
                ),
            ),
            parameters.described(
                QgsProcessingParameterRasterDestination("OUTPUT", tr("Copy of the map")),
                tr("A GeoTIFF that is a valid COG, with overviews in it; a style and attribute tables lie beside it."),
            ),
            parameters.optional(
                parameters.described(
                    QgsProcessingParameterFileDestination(self.STAC, tr("STAC item"), STAC_FILTER, optional=True),
                    tr(
                        "An item for a catalogue (.json), by STAC 1.1 with the extensions classification and "
                        "projection; put it beside the map. A file that FreeNet has not written is never replaced. "
                        "Optional; needs the day."
                    ),
                )
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> HandOnRequest:
        days = days_in(inputs.text(self.DATE))
        if days and not outputs.stac:
            raise FreeNetError(
                tr("There is a day of the image ({}), but no STAC item ({}) to tell it.").format(self.DATE, self.STAC),
                tr("Name the item, or leave the day out."),
            )
        return HandOnRequest(inputs.scene(self.INPUT), outputs, days)

    def run_workflow(self, request: HandOnRequest, progress: workflow.Progress) -> None:
        workflow.hand_on(request, progress, put_in_place)
