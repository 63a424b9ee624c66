# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:generalize``: a class map without its noise."""

from __future__ import annotations

from typing import Any, Optional, get_args

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from .. import settings, workflow
from ..layers.shown_files import put_in_place
from ..request import (
    LEAST_PX,
    MAX_LEAST,
    MAX_WINDOW_RADIUS,
    CleaningMethod,
    Connectedness,
    EngineChoice,
    GeneralizeRequest,
    Outputs,
    Scene,
    SizeUnit,
    no_effect,
)
from ..text.i18n import tr
from ..workflow.cleaning_inputs import check_cleaning
from . import parameters
from .base import FreeNetAlgorithm
from .inputs import Inputs
from .reference import FIELD, REFERENCE, REFERENCE_TYPES, reference_of


class Generalize(FreeNetAlgorithm):
    """Cleans a class map, of FreeNet or of other software; needs PyTorch only to compare it with a reference."""

    INPUT, METHOD, MIN_SIZE, MIN_SIZE_UNIT = "INPUT", "METHOD", "MIN_SIZE", "MIN_SIZE_UNIT"
    CONNECTEDNESS, RADIUS, PROBABILITIES, IMAGE = "CONNECTEDNESS", "RADIUS", "PROBABILITIES", "IMAGE"
    OUTPUT = "OUTPUT"
    NEEDS_ENGINE = False

    def name(self) -> str:
        return "generalize"

    def displayName(self) -> str:
        return tr("Clean a class map")

    def tags(self) -> list[str]:
        return tr(
            "generalize,sieve,minimum mapping unit,majority filter,salt and pepper,noise,smooth,post-classification"
        ).split(",")

    def about(self) -> str:
        return tr(
            "Takes the noise out of a class map, which is called generalisation: patches below a smallest size go to "
            "their largest neighbour, each pixel takes the class of the most around it, or class probabilities are "
            "smoothed along the edges of the image, so that roads and brooks stay. Grid, names, colours and no data "
            "stay as they are. With a reference that nothing was trained on, the report shows accuracy and areas "
            "before and after."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.INPUT,
                tr("Class map"),
                tr(
                    "The map to clean: a raster of whole numbers, by FreeNet or by other software. 0 is no class, "
                    "unless the file names it or has another nodata value; pixels without a class stay so and give "
                    "nothing to others."
                ),
            ),
            self._method(),
            *self._smallest_patch(),
            self._radius(),
            *self._evidence(),
            *self._reference_parameters(),
            self._map(),
            parameters.report_file(
                tr(
                    "A page with areas and, with a reference, accuracy before and after. The same as numbers in a "
                    ".json of the same name beside it. Optional."
                )
            ),
        )
        self.addOutput(QgsProcessingOutputNumber("PATCHES_REMOVED", tr("Patches that are gone")))
        self.addOutput(QgsProcessingOutputNumber("PIXELS_CHANGED", tr("Pixels with another class")))

    def _method(self) -> QgsProcessingParameterDefinition:
        return parameters.choice(
            self.METHOD,
            tr("Method"),
            list(get_args(CleaningMethod)),
            tr(
                "sieve: only patches below the smallest size go; all else stays as it is. majority: each pixel takes "
                "the class of the most in a window around it, its own where several are the most; rounds off corners "
                "and takes away thin things. probabilities: class probabilities are smoothed along the edges of the "
                "image (guided filter), and each pixel takes the likeliest class: noise goes, thin things that the "
                "image shows stay."
            ),
        )

    def _smallest_patch(self) -> list[QgsProcessingParameterDefinition]:
        """The parameters of the minimum mapping unit."""
        size = QgsProcessingParameterNumber(
            self.MIN_SIZE,
            tr("Smallest patch (minimum mapping unit)"),
            QgsProcessingParameterNumber.Type.Double,
            None,
            optional=True,
            minValue=0,
            maxValue=MAX_LEAST,
        )
        text = tr(
            "Patches smaller than this take the class of their largest neighbour; none is left but where no data is "
            "all around. Empty: {} pixels with sieve, and with the other methods none goes for its size. Optional."
        )
        return [
            parameters.described(size, text.format(LEAST_PX)),
            parameters.choice(
                self.MIN_SIZE_UNIT,
                tr("Unit of the smallest patch"),
                list(get_args(SizeUnit)),
                tr(
                    "pixels or hectares. Hectares are those on the ground, also of maps in degrees, whose pixels "
                    "shrink towards the poles."
                ),
            ),
            parameters.advanced(
                parameters.choice(
                    self.CONNECTEDNESS,
                    tr("Neighbours of a pixel"),
                    list(get_args(Connectedness)),
                    tr("4: pixels of one patch touch at their sides. 8: at their corners as well."),
                )
            ),
        ]

    def _radius(self) -> QgsProcessingParameterDefinition:
        return parameters.whole_number(
            self.RADIUS,
            tr("Radius of the window (pixels)"),
            tr("Of majority and probabilities: 1 is a window of 3 x 3 pixels, 2, the default, one of 5 x 5."),
            most=MAX_WINDOW_RADIUS,
            least=1,
            default=GeneralizeRequest.radius,
        )

    def _evidence(self) -> list[QgsProcessingParameterDefinition]:
        """The parameters of what the method ``probabilities`` looks at."""
        return [
            parameters.described(
                QgsProcessingParameterRasterLayer(self.PROBABILITIES, tr("Class probabilities"), optional=True),
                tr(
                    "For the method probabilities: the raster that 'Train and classify' or 'Classify with a model' "
                    "writes as class probabilities, a band for each class, on the grid of the map. Optional."
                ),
            ),
            parameters.described(
                QgsProcessingParameterRasterLayer(self.IMAGE, tr("Image"), optional=True),
                tr("For the method probabilities: what was classified, on the grid of the map. Optional."),
            ),
        ]

    def _reference_parameters(self) -> list[QgsProcessingParameterDefinition]:
        """The parameters of what both maps are compared with."""
        return [
            parameters.described(
                QgsProcessingParameterMapLayer(REFERENCE, tr("Reference"), optional=True, types=list(REFERENCE_TYPES)),
                tr(
                    "To measure what cleaning does to the accuracy: polygons, points, or a raster on the grid of the "
                    "map, of what is known to be true. Only reference that took no part in training says how good a "
                    "map is. Optional; needs PyTorch."
                ),
            ),
            # No field parameter: see `assess`.
            parameters.described(
                QgsProcessingParameterString(FIELD, tr("Class field"), optional=True),
                tr(
                    "Name of the field of the reference polygons or points that holds the class. Empty: the one that "
                    "their categorised style shows, else the one that most likely holds classes; the log names it."
                ),
            ),
            parameters.all_touched(),
        ]

    def _map(self) -> QgsProcessingParameterDefinition:
        return parameters.described(
            QgsProcessingParameterRasterDestination(self.OUTPUT, tr("Cleaned class map")),
            tr(
                "A GeoTIFF on exactly the grid of the map, with its class names and colours, also of classes that are "
                "gone, and its nodata value."
            ),
        )

    def request(self, inputs: Inputs, outputs: Outputs) -> GeneralizeRequest:
        if not inputs.is_given(REFERENCE):
            touched = inputs.is_on(parameters.ALL_TOUCHED)
            no_effect.refuse_without_reference({FIELD: inputs.text(FIELD), parameters.ALL_TOUCHED: touched})
        class_map, method = inputs.scene(self.INPUT), inputs.choice(self.METHOD)
        probabilities, image = self._evidence_of(inputs, method)
        request = GeneralizeRequest(
            class_map,
            outputs,
            method,
            inputs.optional_number(self.MIN_SIZE),
            inputs.choice(self.MIN_SIZE_UNIT),
            inputs.choice(self.CONNECTEDNESS),
            inputs.whole_number(self.RADIUS),
            probabilities,
            image,
            reference_of(inputs, class_map) if inputs.is_given(REFERENCE) else None,
            EngineChoice(settings.load().interpreter(), "cpu"),
        )
        check_cleaning(request)  # to refuse before the run
        return request

    def _evidence_of(self, inputs: Inputs, method: str) -> tuple[Optional[Scene], Optional[Scene]]:
        """Probabilities and image; neither where the method looks at none: the dialog of a run comes filled in."""
        if method == "probabilities":
            return inputs.optional_scene(self.PROBABILITIES), inputs.optional_scene(self.IMAGE)
        if inputs.is_given(self.PROBABILITIES) or inputs.is_given(self.IMAGE):
            inputs.tell(tr("The method '{}' looks at the map alone, at no probabilities and no image.").format(method))
        return None, None

    def run_workflow(self, request: GeneralizeRequest, progress: workflow.Progress) -> workflow.Generalized:
        return workflow.generalize(request, progress, put_in_place)
