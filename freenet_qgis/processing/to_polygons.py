# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:topolygons``: a class map as a layer of polygons."""

from __future__ import annotations

from typing import Any, Optional

from .. import workflow
from ..geodata.class_maps.class_strips import ClassStrips
from ..request import MAX_SMOOTHING, Outputs, PolygonsRequest, Scene
from ..text.i18n import tr
from ..workflow import polygon_map
from . import parameters
from .base import FreeNetAlgorithm
from .destinations import FEATURES
from .inputs import Inputs


class ToPolygons(FreeNetAlgorithm):
    """Reads a class map, of FreeNet or of other software; needs no PyTorch."""

    INPUT, CONFIDENCE, SMOOTHING = "INPUT", "CONFIDENCE", "SMOOTHING"
    NEEDS_ENGINE, LAYERS = False, FEATURES
    name_layer = staticmethod(polygon_map.name_of_polygons)

    def name(self) -> str:
        return "topolygons"

    def displayName(self) -> str:
        return tr("Class map to polygons")

    def tags(self) -> list[str]:
        return tr("polygonize,vectorize,raster to vector,outlines,smooth,land cover,area,hectares").split(",")

    def about(self) -> str:
        return tr(
            "Makes a layer of polygons of a class map, one for each patch of pixels of a class that hang together at "
            "their sides, with class, area and mean confidence, in the colours of the map. Outlines can be smoothed: "
            "neighbours keep one common line, without gaps or overlaps, and it stays within half a pixel of where the "
            "map has it. All polygons are valid. A noisy map makes very many: clean it first."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Class map"),
                tr(
                    "A raster of whole numbers 0 to 255, by FreeNet or by other software. 0 is no class, unless the "
                    "file names it or has another nodata value. Where there is no class, there is no polygon."
                ),
            ),
            parameters.optional(
                parameters.raster(
                    self.CONFIDENCE,
                    tr("Confidence"),
                    tr(
                        "The confidence that was written with the map, on the same pixels; each polygon gets the mean "
                        "of its pixels. Optional."
                    ),
                )
            ),
            parameters.whole_number(
                self.SMOOTHING,
                tr("Smoothing"),
                tr(
                    "How much outlines are smoothed, 0 to {most}. 0, the default, keeps the sides of pixels. Points "
                    "where three or more polygons meet stay, as does the edge of the raster. Polygons of a pixel or "
                    "two become smaller and their neighbours larger; areas are those of the smoothed polygons."
                ).format(most=MAX_SMOOTHING),
                most=MAX_SMOOTHING,
            ),
            parameters.features(
                tr("Polygons"),
                parameters.POLYGONS,
                tr(
                    "Polygons in the map's coordinate system with value, class (its name), area_m2 (square metres on "
                    "the ellipsoid, empty where the coordinate system tells none) and confidence (mean, 0 to 1). A "
                    "GeoPackage that brings its style; one that is there keeps its other layers."
                ),
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> PolygonsRequest:
        class_map = inputs.scene(self.INPUT)
        reader = ClassStrips(class_map)  # to refuse before the run
        confidence: Optional[Scene] = None
        if inputs.is_given(self.CONFIDENCE):
            confidence = inputs.scene(self.CONFIDENCE)
            polygon_map.confidence_of(confidence, reader.grid, reader.name)
        return PolygonsRequest(class_map, outputs, confidence, inputs.whole_number(self.SMOOTHING))

    def run_workflow(self, request: PolygonsRequest, progress: workflow.Progress) -> None:
        workflow.to_polygons(request, progress)
