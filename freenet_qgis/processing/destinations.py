# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an algorithm is to write, and that QGIS shows it afterwards.

Reading a destination announces its layer to the context, for Processing to load when the algorithm has ended. Ours are
read before the run, to refuse what will not do; but a run in a thread has a context of its own, whose announcements
replace all made before (`QgsProcessingContext.takeResultsFrom`, on 3.22 and 3.40). Hence they are kept here, and made
in the context of the run once the files are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingUtils

from ..outputs import check_names
from ..request import Outputs
from .reopening import REOPENER


class Destinations:
    """The destinations of a run.

    Attributes:
        outputs: The files.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        layers: Mapping[str, str],
        files: Mapping[str, str],
    ) -> None:
        """Read them; nothing is announced yet.

        Args:
            algorithm: Whose they are.
            parameters: Of the run.
            context: Of the run.
            layers: The destinations that are layers, and what `Outputs` calls them.
            files: Those that are not.

        Raises:
            FreeNetError: If a name has an ending that does not fit.
        """
        aside = QgsProcessingContext()
        aside.copyThreadSafeSettings(context)
        self._names: dict[str, str] = {}  # of files, spelled as QGIS does: with / on Windows, too
        for definition in algorithm.destinationParameterDefinitions():
            name = definition.name()
            read = algorithm.parameterAsOutputLayer if name in layers else algorithm.parameterAsFileOutput
            if file := read(parameters, name, aside):
                self._names[name] = file
        self._layers = [file for name, file in self._names.items() if name in layers]
        # What is skipped in a row of a batch is announced on 3.22, with no name: red words about a good row.
        self._to_load = {file: how for file, how in aside.layersToLoadOnCompletion().items() if file}
        kinds = {**layers, **files}
        self.outputs = Outputs(**{kinds[name]: Path(file) for name, file in self._names.items()})
        check_names(self.outputs)

    def announce(self, context: QgsProcessingContext) -> dict[str, str]:
        """Have the layers loaded at the end, and give the files as results; with the context of the run."""
        for file, how in self._to_load.items():
            context.addLayerToLoadOnCompletion(file, how)
        return dict(self._names)

    def show(self, context: QgsProcessingContext) -> None:
        """Let layers that show an older file of that name show the new one, and style those that will be loaded."""
        for file in self._layers:
            REOPENER.replaced.emit(file)
            if context.willLoadLayerOnCompletion(file):
                layer = QgsProcessingUtils.mapLayerFromString(file, context)
                if layer is not None and layer.thread() == context.thread():
                    layer.loadDefaultStyle()
