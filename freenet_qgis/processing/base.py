# SPDX-License-Identifier: GPL-3.0-or-later
"""What the algorithms share: inputs become a request, a run reports to Processing, errors become sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Optional, Union

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsProcessingException
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from .. import paths, settings
from ..contract.figures import Accuracy
from ..contract.model_card import ModelCard
from ..errors import FreeNetError
from ..layers.shown_files import check_replaceable
from ..request import Outputs
from ..text.i18n import tr
from ..text.plain_text import escaped, never_html
from ..workers.interpreter import candidates
from ..workers.process import EngineCrash
from ..workflow import Canceled, Changed, Compute, Generalized, Progress, one_engine
from ..workflow.outputs import check_spares
from .destinations import FEATURES, RASTERS, Destinations
from .feature_destination import NameLayer, in_a_file
from .inputs import Inputs, Parameters
from .progress import FeedbackProgress

NUMBERS = {
    "OVERALL_ACCURACY": "overall_accuracy",
    "AVERAGE_ACCURACY": "average_accuracy",
    "KAPPA": "kappa",
    "PATCHES_REMOVED": "patches_removed",
    "PIXELS_CHANGED": "pixels_changed",
    "CHANGED_SHARE": "changed_share",
}

HasAccuracy = Union[Accuracy, ModelCard, Changed, Generalized, None]


class FreeNetAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that hands a request to the workflow.

    Processing makes a new instance for every run. Layers are read in the main thread, where it calls
    `checkParameterValues`, `prepareAlgorithm` and `postProcessAlgorithm`; `processAlgorithm` runs in a thread of its
    own and touches plain values only.

    Attributes:
        NEEDS_ENGINE: Whether it needs PyTorch.
        LAYERS: The destinations of its kind that are layers, and what `Outputs` calls them.
        name_layer: What its layer of features will be called, where it writes one.
        compute: Lets engines work on a run folder, which may have worked for other runs.
    """

    NEEDS_ENGINE = True
    LAYERS: Mapping[str, str] = RASTERS
    name_layer: Optional[NameLayer] = None
    _problem = ""
    _is_written = False
    _trained_on = "", ""  # ids of the layers of polygons and image

    def __init__(self, compute: Compute = one_engine) -> None:
        super().__init__()
        self.compute = compute

    def about(self) -> str:
        """What the algorithm does, in plain sentences without any markup."""
        raise NotImplementedError

    def request(self, inputs: Inputs, outputs: Outputs) -> Any:
        """What the workflow is asked for; main thread.

        Raises:
            FreeNetError: If the inputs will not do.
        """
        raise NotImplementedError

    def run_workflow(self, request: Any, progress: Progress) -> HasAccuracy:
        """The run itself; any thread.

        Args:
            request: What `request` has returned in the main thread; its `layer` is set where it has features.
            progress: Told what goes on.

        Returns:
            What tells the numbers that the algorithm gives out, such as the accuracy; None where it gives out none.
        """
        raise NotImplementedError

    def add(self, *definitions: QgsProcessingParameterDefinition) -> None:
        """Have these parameters, in this order."""
        for definition in definitions:
            self.addParameter(definition)

    def createInstance(self) -> FreeNetAlgorithm:
        return type(self)(self.compute)

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(paths.resource("icons", "freenet.svg"))

    def helpUrl(self) -> str:
        address = paths.manual_page if QgsApplication.platform() == "desktop" else paths.page
        return address(f"algorithms/{self.name()}.md")

    def shortHelpString(self) -> str:
        # No markup: the dialog makes a paragraph of every line, qgis_process prints them as they are,
        # and the help of each parameter by itself.
        if QgsApplication.platform() == "qgis_process":
            return self.about()
        described = (definition for definition in self.parameterDefinitions() if definition.help())
        return "\n".join([self.about(), *(f"{one.description()}: {one.help()}" for one in described)])

    def canExecute(self) -> tuple[bool, str]:
        if not self.NEEDS_ENGINE:
            return True, ""
        try:
            candidates(settings.load().interpreter())
        except FreeNetError as error:
            return False, str(error)
        return True, ""

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, Optional[str]]:
        parameters = self._in_files(parameters)
        try:
            places = self._destinations(parameters, context)
            check_replaceable(places.outputs.files())
            self._checked_request(Inputs(self, parameters, context, _unheard, _unheard), places)
        except FreeNetError as error:
            return False, never_html(str(error))
        return super().checkParameterValues(parameters, context)  # second, for its sentences help less

    def prepareAlgorithm(  # type: ignore[override]  # QGIS always has feedback
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        try:
            self._written_to = self._destinations(parameters, context)
            progress = FeedbackProgress(feedback)
            inputs = Inputs(self, parameters, context, progress.warning, progress.info)
            self._request = self._checked_request(inputs, self._written_to)
        except FreeNetError as error:
            self._problem = str(error)  # told by the run: on 3.40 a batch never ends when a row fails here
        return True

    def processAlgorithm(  # type: ignore[override]  # QGIS always has feedback
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Parameters:
        try:
            with _readable_errors(feedback):
                if self._problem:
                    raise QgsProcessingException(self._problem)
                measured = self.run_workflow(self._request, FeedbackProgress(feedback))
        except Canceled:
            feedback.pushInfo(tr("Cancelled. Nothing was written."))
            return {}
        # A number that was not measured, because nothing was held out, is None.
        numbers = {name: getattr(measured, key) for name, key in NUMBERS.items() if self.outputDefinition(name)}
        self._is_written = True
        return {**self._written_to.announce(context), **numbers}

    def postProcessAlgorithm(  # type: ignore[override]  # QGIS always has feedback
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Parameters:
        if self._is_written:
            self._written_to.show(context, self._trained_on)
        return {}

    def _destinations(self, parameters: Parameters, context: QgsProcessingContext) -> Destinations:
        return Destinations(self, self._in_files(parameters), context, self.LAYERS, self.name_layer)

    def _in_files(self, parameters: Parameters) -> Parameters:
        features = {name: in_a_file(parameters[name]) for name in FEATURES if name in parameters}
        return {**parameters, **features} if self.LAYERS is FEATURES else parameters

    def _checked_request(self, inputs: Inputs, places: Destinations) -> Any:
        """The request, once it is sure that no result would replace what it is made from."""
        request = self.request(inputs, places.outputs)
        check_spares(places.outputs, inputs.files, places.named_layer)
        return replace(request, layer=places.layer) if places.layer else request


def _unheard(text: str) -> None:
    """What the run will tell again."""


@contextmanager
def _readable_errors(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Let the user read what happened; any other exception is a bug and keeps its traceback."""
    try:
        yield
    except FreeNetError as error:
        raise QgsProcessingException(str(error)) from error
    except EngineCrash as error:
        feedback.pushDebugInfo(escaped(error.log, kept="\n"))
        raise QgsProcessingException(str(error)) from error
