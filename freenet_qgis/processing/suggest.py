# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:suggest``: where to draw the next training polygons."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProcessingParameterDistance, QgsProcessingParameterVectorDestination

from .. import workflow
from ..geodata.access import grid
from ..geodata.analysis import suggestions, unlike_places
from ..request import MAX_SUGGESTIONS, Outputs, SuggestRequest
from ..text.i18n import tr
from ..workflow import feature_layers
from . import parameters
from .base import FreeNetAlgorithm
from .destinations import FEATURES
from .inputs import Inputs


class Suggest(FreeNetAlgorithm):
    """Reads class probabilities; needs no PyTorch."""

    INPUT, TRAINING, COUNT, DISTANCE, NOVELTY = "INPUT", "TRAINING", "COUNT", "DISTANCE", "NOVELTY"
    NEEDS_ENGINE, LAYERS = False, FEATURES
    name_layer = staticmethod(feature_layers.name_of_suggestions)

    def name(self) -> str:
        return "suggest"

    def displayName(self) -> str:
        return tr("Suggest new training data")

    def tags(self) -> list[str]:
        return tr("active learning,uncertainty,margin,training,polygons,sampling,probabilities").split(",")

    def about(self) -> str:
        return tr(
            "Finds places where a new training polygon or point would help most: where two classes are nearly equally "
            "likely, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the training "
            "data there are. Each place is a point with its rank and the two classes in dispute. Look at the image "
            "there, draw what it is, and train again."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Class probabilities"),
                tr(
                    "The raster that 'Train and classify' or 'Classify with a model' writes as class probabilities: a "
                    "band for each class, named as the class, values 0 to 1."
                ),
            ),
            parameters.training_features(
                self.TRAINING,
                tr("Training data there are"),
                tr("Nothing is suggested on these polygons, lines or points, nor within 5 pixels of them. Optional."),
                is_optional=True,
            ),
            parameters.whole_number(
                self.COUNT,
                tr("Number of places"),
                tr("How many places to suggest; fewer are found where there is no room for so many."),
                most=MAX_SUGGESTIONS,
                least=1,
                default=SuggestRequest.count,
            ),
            self._distance(),
            parameters.raster(
                self.NOVELTY,
                tr("Novelty"),
                tr(
                    "The raster that the same run wrote as novelty. With it the first places, up to half, are of "
                    "another kind: their spectra are unlike the training data, perhaps a class that nobody has drawn. "
                    "At all others classes are disputed. Optional."
                ),
                is_optional=True,
            ),
            self._places(),
        )

    def _distance(self) -> QgsProcessingParameterDistance:
        label = tr("Distance between places")
        return parameters.described(
            QgsProcessingParameterDistance(self.DISTANCE, label, 0.0, self.INPUT, minValue=0.0),
            tr(
                "No two places lie closer together than this, in units of the raster's coordinate system. 0, the "
                "default: a twentieth of the scene's diagonal."
            ),
        )

    @staticmethod
    def _places() -> QgsProcessingParameterVectorDestination:
        return parameters.features(
            tr("Suggested places"),
            parameters.POINTS,
            tr(
                "Points with rank, margin (difference of the two highest probabilities; the smaller, the more a "
                "label helps), class_1, probability_1, class_2 and probability_2, all means over 5 x 5 pixels; with "
                "novelty also kind (unlike the training data, or disputed) and novelty. A GeoPackage that brings its "
                "style; one that is there keeps its other layers."
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> SuggestRequest:
        scene = inputs.scene(self.INPUT)
        suggestions.read_classes(scene, name=inputs.called(self.INPUT))  # to refuse before the run
        outlines = inputs.outlines(self.TRAINING, scene)
        novelty = inputs.optional_scene(self.NOVELTY)
        if novelty is not None:
            unlike_places.read_novelty(novelty, grid.read(scene.raster, scene.crs_wkt), inputs.called(self.NOVELTY))
        return SuggestRequest(
            scene, outlines, outputs, inputs.whole_number(self.COUNT), inputs.number(self.DISTANCE), novelty=novelty
        )

    def run_workflow(self, request: SuggestRequest, progress: workflow.Progress) -> None:
        workflow.suggest(request, progress)
