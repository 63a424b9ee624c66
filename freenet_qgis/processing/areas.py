# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:areas``: how much each class covers, of the map and of districts or parcels."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorDestination,
)

from .. import workflow
from ..errors import FreeNetError
from ..request import AreasRequest, Outputs
from ..text.figures import percent
from ..text.i18n import number, tr
from ..workflow.map_reports import read_report
from ..workflow.zone_layer import name_of_zones
from . import parameters
from .base import FreeNetAlgorithm
from .destinations import FEATURES
from .inputs import Inputs, Parameters


class Areas(FreeNetAlgorithm):
    """Reads a class map and zones; needs no PyTorch."""

    INPUT, ZONES, ZONE_FIELD, REPORT_JSON = "INPUT", "ZONES", "ZONE_FIELD", "REPORT_JSON"
    NEEDS_ENGINE, LAYERS = False, FEATURES
    name_layer = staticmethod(name_of_zones)

    def name(self) -> str:
        return "areas"

    def displayName(self) -> str:
        return tr("Areas of the classes")

    def tags(self) -> list[str]:
        return tr("area,hectares,zonal histogram,zonal statistics,districts,parcels,table,csv,land cover").split(",")

    def about(self) -> str:
        return tr(
            "Measures how much each class of a map covers, in pixels, hectares and shares: of the whole map and, where "
            "zones are given, of each district, parcel or the like. Pixels in degrees and in Mercator count what they "
            "cover on the ground. A map that confuses classes gives them wrong areas: with the report of its accuracy, "
            "those of the whole map are also adjusted for confusion, with 95 % intervals (Olofsson et al. 2014). Those "
            "of single zones are only counted, for the confusion was measured over the whole map: a zone where two "
            "classes are confused more than elsewhere would be adjusted wrongly, and no interval would tell."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Class map"),
                tr(
                    "The map to measure: a raster of whole numbers, by FreeNet or by other software. 0 is no class, "
                    "unless the file names it or has another nodata value."
                ),
            ),
            parameters.described(
                QgsProcessingParameterFeatureSource(self.ZONES, tr("Zones"), [parameters.POLYGONS], optional=True),
                tr(
                    "Polygons to measure in, such as districts or parcels, in any coordinate system. A pixel belongs "
                    "to the zone that covers its centre; where zones overlap, to each of them. Zones off the map are "
                    "left out, and of those that reach beyond it counts what lies on it. 'Selected features only' is "
                    "heeded. Optional: without zones the whole map is measured."
                ),
            ),
            self._field(),
            self._report(),
            parameters.table_file(
                tr(
                    "A row for each zone and class, the whole map first: zone, class, pixels, hectares, share (of what "
                    "has a class there), and of the whole map adjusted_hectares with low and high, the ends of its "
                    "95 % interval, where a report is given. For Excel, LibreOffice and scripts: UTF-8, commas, "
                    "decimal points. A file that FreeNet has not written is never replaced."
                )
            ),
            self._layer(),
        )

    def _field(self) -> QgsProcessingParameterDefinition:
        parameter = QgsProcessingParameterField(
            self.ZONE_FIELD, tr("Name of the zones"), parentLayerParameterName=self.ZONES, optional=True
        )
        text = tr(
            "The field that names the zones. Empty: they go by the number of their feature. Zones of one name are kept "
            "apart by that number."
        )
        return parameters.described(parameter, text)

    def _report(self) -> QgsProcessingParameterDefinition:
        parameter = QgsProcessingParameterFile(
            self.REPORT_JSON,
            tr("Report of the accuracy"),
            QgsProcessingParameterFile.Behavior.File,
            optional=True,
            fileFilter=tr("Reports") + " (*.json *.html)",
        )
        text = tr(
            "The report of the run that made this map, or of 'Assess a class map' on it: its .json, or the page. The "
            "areas of the whole map are adjusted by it. It must be of this very map, pixel for pixel. Optional."
        )
        return parameters.described(parameter, text)

    @staticmethod
    def _layer() -> QgsProcessingParameterVectorDestination:
        text = tr(
            "The zones with the class that covers most of each, its share, and a column with the hectares of every "
            "class, coloured as the map. A GeoPackage that brings its style; one that is there keeps its other layers. "
            "Without zones there is none."
        )
        destination = parameters.features(tr("Areas by zone"), parameters.POLYGONS, text)
        destination.setFlags(parameters.optional(destination).flags())
        destination.setCreateByDefault(True)
        return destination

    def _in_files(self, parameters: Parameters) -> Parameters:
        found = super()._in_files(parameters)
        return found if found.get(self.ZONES) not in (None, "") else {**found, "OUTPUT": None}

    def request(self, inputs: Inputs, outputs: Outputs) -> AreasRequest:
        scene = inputs.scene(self.INPUT)
        path = inputs.optional_file(self.REPORT_JSON)
        if inputs.text(self.ZONE_FIELD) and not inputs.is_given(self.ZONES):
            raise FreeNetError(
                tr("There is a field of zones ({}), but no zones ({}).").format(self.ZONE_FIELD, self.ZONES),
                tr("Choose the layer that it is of."),
            )
        report = read_report(path) if path else None
        zones = inputs.zones(self.ZONES, self.ZONE_FIELD, scene)
        return AreasRequest(scene, outputs, zones, report, path.name if path else "")

    def run_workflow(self, request: AreasRequest, progress: workflow.Progress) -> None:
        found = workflow.measure_areas(request, progress)
        for row in found.rows:
            amount = tr("{} pixels", row.pixels).format(number(row.pixels, ","))
            if row.hectares is not None:
                amount = tr("{} ha").format(number(row.hectares, ",.2f"))
            share = "" if row.share is None else f" ({percent(row.share)})"
            progress.info(f"{row.label}: {amount}{share}")
