# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:classify``: a class map from a raster and a trained model."""

from __future__ import annotations

from typing import Any, Optional, get_args

from .. import workflow
from ..contract.job import Statistics
from ..geodata import raster
from ..layers.shown_files import put_in_place
from ..request import ClassifyRequest, Outputs
from ..text.i18n import tr
from ..workflow.band_matching import match_bands
from . import image_parameters, parameters
from .base import FreeNetAlgorithm
from .inputs import Inputs


class Classify(FreeNetAlgorithm):
    """Applies a model."""

    INPUT, MODEL, STATISTICS = "INPUT", "MODEL", "STATISTICS"

    def name(self) -> str:
        return "classify"

    def displayName(self) -> str:
        return tr("Classify with a model")

    def tags(self) -> list[str]:
        return tr("hyperspectral,multispectral,land cover,classification,deep learning,prediction,model").split(",")

    def about(self) -> str:
        return tr(
            "Classifies a raster with a model that 'Train a model' or 'Train and classify' saved. Class values, names "
            "and colours are those of the training data. Another scene than the one it was trained on will do, if "
            "it has the bands; where its values leave those of the training scene, the log warns."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Raster"),
                tr(
                    "The image to classify, a file with the bands that the model was trained on: at the "
                    "same wavelengths or close neighbours, in any order and among others. Without wavelengths names "
                    "count, else positions."
                ),
            ),
            parameters.model(self.MODEL),
            parameters.advanced(
                parameters.choice(
                    self.STATISTICS,
                    tr("Statistics of a huge scene"),
                    list(get_args(Statistics)),
                    tr(
                        "The network looks at the whole scene. exact: a scene that does not fit into memory gives the "
                        "same map as if it did, in several passes. approximate: a sixteenth of it stands for all in "
                        "the first passes; the log says how many pixels that may change. Of no account for other "
                        "scenes."
                    ),
                )
            ),
            *image_parameters.to_classify(),
            parameters.device(),
            *parameters.maps(),
            parameters.report_file(
                tr(
                    "A page with the areas of the classes, the warnings and how the map was made. The same as numbers "
                    "in a .json of the same name beside it. Optional."
                )
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> ClassifyRequest:
        card = inputs.card(self.MODEL)
        scene = image_parameters.set_up(inputs.image(self.INPUT), inputs, is_to_train=False)
        model = inputs.file(self.MODEL)
        match_bands(card, raster.of(scene))  # to refuse before the run
        return ClassifyRequest(scene, model, outputs, inputs.engine(), inputs.choice(self.STATISTICS))

    def run_workflow(self, request: ClassifyRequest, progress: workflow.Progress) -> None:
        workflow.classify(request, progress, self.compute, put_in_place)
