# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:modelinfo``: what a model file tells about itself."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from .. import report
from ..contract.model_card import ModelCard
from ..geodata.access.grid import crs_name
from ..request import ModelInfoRequest, Outputs
from ..text.i18n import tr
from ..text.plain_text import escaped
from ..workflow import Progress
from . import parameters
from .base import FreeNetAlgorithm
from .inputs import Inputs, Parameters


class ModelInfo(FreeNetAlgorithm):
    """Shows a model's card; needs neither a raster nor PyTorch."""

    MODEL = "MODEL"
    NEEDS_ENGINE = False

    def name(self) -> str:
        return "modelinfo"

    def displayName(self) -> str:
        return tr("About a model")

    def tags(self) -> list[str]:
        return tr("model,bands,wavelengths,classes,accuracy,card,information").split(",")

    def about(self) -> str:
        return tr(
            "Tells what a model file says about itself: its bands with wavelengths and widths, its classes, where, "
            "when and on what it was trained, by which version, and how accurate it was there. A file that was damaged "
            "or changed is refused. Works without PyTorch, and nothing in the file is ever executed."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.model(self.MODEL),
            parameters.report_file(tr("A page with all of it, every band and every class included. Optional.")),
        )
        for name, label in (
            ("BANDS", tr("Number of bands")),
            ("CLASSES", tr("Number of classes")),
            ("WAVELENGTH_MIN", tr("Shortest wavelength (nm)")),
            ("WAVELENGTH_MAX", tr("Longest wavelength (nm)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))
        for name, label in (
            ("CLASS_NAMES", tr("Names of the classes, one a line")),
            ("SCENE", tr("Training raster")),
            ("CRS", tr("Reference system of the training raster")),
            ("CREATED", tr("When it was trained (UTC)")),
            ("VERSION", tr("Version of FreeNet for QGIS that wrote it")),
        ):
            self.addOutput(QgsProcessingOutputString(name, label))
        parameters.add_accuracy(self)

    def request(self, inputs: Inputs, outputs: Outputs) -> ModelInfoRequest:
        return ModelInfoRequest(inputs.card(self.MODEL), outputs)

    def run_workflow(self, request: ModelInfoRequest, progress: Progress) -> ModelCard:
        card = request.card
        for title, value in report.facts(card):
            progress.info(f"{title}: {value}")
        if request.outputs.report:
            report.write_model(request.outputs.report, card)
        return card

    def processAlgorithm(  # type: ignore[override]  # QGIS always has feedback
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Parameters:
        return {**super().processAlgorithm(parameters, context, feedback), **_told(self._request.card)}


def _told(card: ModelCard) -> Parameters:
    """What of a card other algorithms and scripts may ask for; None where it is not known."""
    shortest, longest = report.wavelength_range(card.bands) or (None, None)
    return {
        "BANDS": len(card.bands),
        "CLASSES": len(card.classes),
        "WAVELENGTH_MIN": shortest,
        "WAVELENGTH_MAX": longest,
        "CLASS_NAMES": "\n".join(escaped(info.name) for info in card.classes),
        "SCENE": escaped(card.scene),
        "CRS": crs_name(card.grid.crs_wkt) if card.grid else None,
        "CREATED": escaped(card.created),
        "VERSION": escaped(card.version),
    }
