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
from typing import Any, Optional

from qgis.core import QgsMapLayer, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingUtils

from ..layers.shown_files import reopen
from ..request import Outputs
from ..sources.layer_destination import parse
from ..workflow.outputs import check_names
from .below_polygons import LOWERER
from .feature_destination import NameLayer, place_of
from .unticking import UNTICKER


class Destinations:
    """The destinations of a run.

    Attributes:
        outputs: The files.
        layer: The layer of features in its file; empty where there is none.
        named_layer: Its name where the user has given it one.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        layers: Mapping[str, str],
        files: Mapping[str, str],
        name_layer: Optional[NameLayer] = None,
    ) -> None:
        """Read them; nothing is announced yet.

        Args:
            algorithm: Whose they are.
            parameters: Of the run.
            context: Of the run.
            layers: The destinations that are layers, and what `Outputs` calls them.
            files: Those that are not.
            name_layer: What its layer of features will be called.

        Raises:
            FreeNetError: If a name has an ending that does not fit.
        """
        aside = QgsProcessingContext()
        aside.copyThreadSafeSettings(context)
        self.layer = self.named_layer = ""
        self._sources = {""}  # what layers of QGIS that show our layer call it, which may do without a name
        found: dict[str, Path] = {}
        renamed: dict[str, str] = {}
        self._names: dict[str, str] = {}  # of files, spelled as QGIS does: with / on Windows, too
        for definition in algorithm.destinationParameterDefinitions():
            name = definition.name()
            read = algorithm.parameterAsOutputLayer if name in layers else algorithm.parameterAsFileOutput
            if not (file := read(parameters, name, aside)):
                continue
            self._names[name], found[name] = file, Path(file)
            if layers.get(name) == "features":
                (found[name], self.layer), self._names[name], self.named_layer = place_of(file, name_layer)
                renamed[file] = self._names[name]
                self._sources = {self.layer, parse(self._names[name]).layer}
        self._layers = [file for name, file in self._names.items() if name in layers]
        # What is skipped in a row of a batch is announced on 3.22, with no name: red words about a good row.
        to_load = aside.layersToLoadOnCompletion().items()
        self._to_load = {renamed.get(file, file): how for file, how in to_load if file}
        kinds = {**layers, **files}
        self.outputs = Outputs(**{kinds[name]: file.absolute() for name, file in found.items()})
        check_names(self.outputs)

    def announce(self, context: QgsProcessingContext) -> dict[str, str]:
        """Have the layers loaded at the end, and give the files as results; with the context of the run."""
        for file, how in self._to_load.items():
            context.addLayerToLoadOnCompletion(file, how)
        return dict(self._names)

    def show(self, context: QgsProcessingContext, trained_on: tuple[str, str] = ("", "")) -> None:
        """Style the layers that will be loaded, and have no other hide the class map, nor that the polygons.

        Args:
            context: Of the run.
            trained_on: Ids of the layers of polygons and image.
        """
        if self.outputs.features:
            reopen(self.outputs.features, self._sources)  # it was written into; the others were replaced
        layers = {file: _layer_of(file, context) for file in self._layers}
        has_map = layers.get(self._names.get("OUTPUT", "")) is not None
        for file, layer in layers.items():
            if layer is None:
                continue
            if has_map and file != self._names["OUTPUT"]:
                UNTICKER.wanted.emit(layer.id())
            elif has_map and context.willLoadLayerOnCompletion(file):
                LOWERER.wanted.emit(layer.id(), *trained_on)
            if context.willLoadLayerOnCompletion(file) and layer.thread() == context.thread():
                layer.loadDefaultStyle()


def _layer_of(file: str, context: QgsProcessingContext) -> Optional[QgsMapLayer]:
    """The layer that will be loaded, or the one of the project that shows the file already; None for neither."""
    return QgsProcessingUtils.mapLayerFromString(file, context, context.willLoadLayerOnCompletion(file))
