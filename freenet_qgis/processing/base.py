# SPDX-License-Identifier: GPL-3.0-or-later
"""What the algorithms share: inputs become a request, a run reports to Processing, errors become sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Optional

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from .. import paths, settings
from ..geodata import publish
from ..job import FreeNetError
from ..outputs import check_names, check_spares
from ..request import Outputs
from ..workers.interpreter import candidates
from ..workers.process import EngineCrash
from ..workflow import Canceled, Progress, Result
from .inputs import Inputs, Parameters
from .progress import FeedbackProgress

RASTERS = {"OUTPUT": "class_map", "CONFIDENCE": "confidence", "PROBABILITIES": "probabilities"}
FEATURES = {"OUTPUT": "features"}
FILES = {"MODEL": "model", "REPORT": "report"}
NUMBERS = {"OVERALL_ACCURACY": "overall_accuracy", "AVERAGE_ACCURACY": "average_accuracy", "KAPPA": "kappa"}


class FreeNetAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that hands a request to the workflow.

    Processing makes a new instance for every run. Layers are read in the main thread, where it calls
    `checkParameterValues`, `prepareAlgorithm` and `postProcessAlgorithm`; `processAlgorithm` runs in a thread of its
    own and touches plain values only.

    Attributes:
        LAYERS: The destinations of its kind that are layers, and what `Outputs` calls them.
    """

    LAYERS = RASTERS

    def about(self) -> str:
        """What the algorithm does, in plain sentences without any markup."""
        raise NotImplementedError

    def request(self, inputs: Inputs, outputs: Outputs) -> Any:
        """What the workflow is asked for; main thread.

        Raises:
            FreeNetError: If the inputs will not do.
        """
        raise NotImplementedError

    def run_workflow(self, request: Any, progress: Progress) -> Result:
        """The run itself; any thread."""
        raise NotImplementedError

    def createInstance(self) -> FreeNetAlgorithm:
        return type(self)()

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(paths.resource("icons", "freenet.svg"))

    def helpUrl(self) -> str:
        return paths.page(f"algorithms/{self.name()}.md")

    def shortHelpString(self) -> str:
        # No markup: the dialog makes a paragraph of every line, qgis_process prints them as they are,
        # and the help of each parameter by itself.
        if QgsApplication.platform() == "qgis_process":
            return self.about()
        described = (definition for definition in self.parameterDefinitions() if definition.help())
        return "\n".join([self.about(), *(f"{one.description()}: {one.help()}" for one in described)])

    def canExecute(self) -> tuple[bool, str]:
        try:
            candidates(settings.load().interpreter())
        except FreeNetError as error:
            return False, str(error)
        return True, ""

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        # Reading a destination announces a layer to load; a context of its own keeps that out of the real one.
        scratch = QgsProcessingContext()
        scratch.setExpressionContext(context.expressionContext())
        try:
            outputs = self._outputs(parameters, scratch)
            publish.check_writable(outputs.files())
            self._checked_request(Inputs(self, parameters, context, warn=lambda text: None), outputs)
        except FreeNetError as error:
            return False, str(error)
        return super().checkParameterValues(parameters, context)  # second, for its sentences help less

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._styled: list[str] = []
        with _readable_errors(feedback):
            outputs = self._outputs(parameters, context)
            self._request = self._checked_request(Inputs(self, parameters, context, feedback.pushWarning), outputs)
        return True

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Parameters:
        try:
            with _readable_errors(feedback):
                result = self.run_workflow(self._request, FeedbackProgress(feedback))
        except Canceled:
            return {}
        written = {
            name: str(path)
            for name, field in {**self.LAYERS, **FILES}.items()
            if (path := getattr(result.outputs, field)) is not None
        }
        self._styled = [path for name, path in written.items() if name in self.LAYERS]
        # A number that was not measured, because nothing was held out, is None.
        numbers = {name: result.report.get(key) for name, key in NUMBERS.items() if self.outputDefinition(name)}
        return {**written, **numbers}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Parameters:
        for path in self._styled:
            if context.willLoadLayerOnCompletion(path):
                layer = QgsProcessingUtils.mapLayerFromString(path, context)
                if layer is not None:
                    layer.loadDefaultStyle()
        return {}

    def _outputs(self, parameters: Parameters, context: QgsProcessingContext) -> Outputs:
        """The files asked for among those this algorithm can write."""
        found: dict[str, Optional[Path]] = {}
        for definition in self.destinationParameterDefinitions():
            name = definition.name()
            read = self.parameterAsOutputLayer if name in self.LAYERS else self.parameterAsFileOutput
            text = read(parameters, name, context)
            found[self.LAYERS.get(name) or FILES[name]] = Path(text) if text else None
        outputs = Outputs(**found)
        check_names(outputs)
        return outputs

    def _checked_request(self, inputs: Inputs, outputs: Outputs) -> Any:
        """The request, once it is sure that no result would replace what it is made from."""
        request = self.request(inputs, outputs)
        check_spares(outputs, inputs.files)
        return request


@contextmanager
def _readable_errors(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Let the user read what happened; any other exception is a bug and keeps its traceback."""
    try:
        yield
    except FreeNetError as error:
        raise QgsProcessingException(str(error)) from error
    except EngineCrash as error:
        feedback.pushDebugInfo(error.log)
        raise QgsProcessingException(str(error)) from error
