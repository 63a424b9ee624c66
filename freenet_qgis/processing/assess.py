# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:assess``: how far a class map agrees with a reference."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterString,
)

from .. import settings, workflow
from ..contract.figures import Accuracy
from ..layers.shown_files import put_in_place
from ..request import AssessRequest, EngineChoice, Outputs
from ..text.i18n import tr
from . import parameters
from .base import FreeNetAlgorithm
from .inputs import Inputs
from .reference import FIELD, REFERENCE, REFERENCE_TYPES, reference_of


class Assess(FreeNetAlgorithm):
    """Compares a class map, of FreeNet or of other software, with polygons, points or another raster."""

    INPUT = "INPUT"

    def name(self) -> str:
        return "assess"

    def displayName(self) -> str:
        return tr("Assess a class map")

    def tags(self) -> list[str]:
        return tr("accuracy,confusion matrix,kappa,validation,land cover,classification").split(",")

    def about(self) -> str:
        return tr(
            "Compares a class map with reference polygons, points or a reference raster, and reports the confusion "
            "matrix, overall accuracy, average accuracy of the classes and kappa, with 95 % intervals from resampling "
            "the polygons or points (of a raster, squares of 16 x 16 pixels), areas adjusted for confusion, and the "
            "polygons the map disagrees with. Only reference that took no part in training says how good a map is. "
            "Classes are matched by name, or by value where the reference has numbers and no name agrees."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Class map"),
                tr(
                    "The map to judge: a raster of whole numbers, by FreeNet or by other software. 0 is no class, "
                    "unless the file names it or has another nodata value."
                ),
            ),
            parameters.described(
                QgsProcessingParameterMapLayer(REFERENCE, tr("Reference"), types=list(REFERENCE_TYPES)),
                tr(
                    "What is known to be true: polygons, points, or a raster on the grid of the class map in which no "
                    "data means unknown, and so does 0, unless the file names it or has another nodata value."
                ),
            ),
            self._field(),
            parameters.all_touched(),
            parameters.report_file(
                tr(
                    "A page with confusion matrix and figures. The same as numbers in a .json of the same name beside "
                    "it. Optional."
                )
            ),
        )
        parameters.add_accuracy(self)

    def _field(self) -> QgsProcessingParameterString:
        # A field parameter would crash QGIS: it takes whatever its parent shows for a vector layer, without looking
        # (QgsProcessingFieldWidgetWrapper::setParentLayerWrapperValue, seen on 3.22).
        return parameters.described(
            QgsProcessingParameterString(FIELD, tr("Class field"), optional=True),
            tr(
                "Name of the field of the polygons or points that holds the class. Empty: the one that their "
                "categorised style shows, else the one that most likely holds classes; the log names it. Not "
                "needed for a reference raster."
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> AssessRequest:
        class_map = inputs.scene(self.INPUT)
        engine = EngineChoice(settings.load().interpreter(), "cpu")
        return AssessRequest(class_map, reference_of(inputs, class_map), outputs, engine)

    def run_workflow(self, request: AssessRequest, progress: workflow.Progress) -> Accuracy:
        return workflow.assess(request, progress, self.compute, put_in_place).report.accuracy
