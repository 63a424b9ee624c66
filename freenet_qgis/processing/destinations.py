# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an algorithm is to write, and that QGIS shows it afterwards.

Reading a destination announces its layer to the context, for Processing to load when the algorithm has ended. Ours are
read before the run, to refuse what will not do; but a run in a thread has a context of its own, whose announcements
replace all made before (`QgsProcessingContext.takeResultsFrom`, on 3.22 and 3.40). Hence they are kept here, and made
in the context of the run once the files are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsMapLayer, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingUtils

from ..contract.maps import CLASS_MAP, MAPS, OPTIONAL_MAPS
from ..layers.shown_files import reopen
from ..request import FILE_KINDS, LIKE_A_MAP, Outputs
from ..sources.layer_destination import LayerDestination, parse
from ..workflow.outputs import check_names
from .below_polygons import LOWERER
from .feature_destination import NameLayer, place_of
from .unticking import UNTICKER

# The parameters that are destinations, and what `Outputs` calls them.
RASTERS = {kind.parameter: kind.id for kind in MAPS}
FEATURES = {FILE_KINDS["features"].parameter: "features"}
CHANGE = {FILE_KINDS["change"].parameter: "change"}
# Without those whose parameter is the class map's as well.
FILES = {kind.parameter: result for result, kind in FILE_KINDS.items() if result not in LIKE_A_MAP}
_BESIDE_A_MAP = [kind.id for kind in OPTIONAL_MAPS]


@dataclass(frozen=True)
class _Destination:
    """Where a result goes.

    Attributes:
        given: What Processing reads from the parameter.
        shown: What it is to QGIS once it is there; spelled with / on Windows, too.
        place: Its file, and its layer there if it has features.
        named_layer: The name of that layer where the user has given one.
    """

    given: str
    shown: str
    place: LayerDestination
    named_layer: str = ""


class Destinations:
    """The destinations of a run; nothing is announced before `announce`.

    Args:
        algorithm: Whose they are.
        parameters: Of the run.
        context: Of the run.
        layers: The destinations that are layers: `RASTERS`, `FEATURES` or `CHANGE`.
        name_layer: What its layer of features will be called.

    Attributes:
        outputs: The files.
        layer: The layer of features in its file; empty where there is none.
        named_layer: Its name where the user has given it one.

    Raises:
        FreeNetError: If a name has an ending that does not fit.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        layers: Mapping[str, str],
        name_layer: Optional[NameLayer] = None,
    ) -> None:
        aside = QgsProcessingContext()
        aside.copyThreadSafeSettings(context)
        self._found: dict[str, _Destination] = {}  # by what `Outputs` calls them
        results = {**layers, **FILES}
        for name in [definition.name() for definition in algorithm.destinationParameterDefinitions()]:
            read = algorithm.parameterAsOutputLayer if name in layers else algorithm.parameterAsFileOutput
            if given := read(parameters, name, aside):
                self._found[results[name]] = _destination(given, name_layer if name in layers else None)
        self._parameters = {result: name for name, result in results.items()}
        self._layers = [result for result in layers.values() if result in self._found]
        self._to_load = self._announced(aside)
        features = self._found.get("features")
        self.layer, self.named_layer = (features.place.layer, features.named_layer) if features else ("", "")
        self.outputs = Outputs(**{result: one.place.file.absolute() for result, one in self._found.items()})
        check_names(self.outputs)

    def announce(self, context: QgsProcessingContext) -> dict[str, str]:
        """Have the layers loaded at the end, and give the files as results; with the context of the run."""
        for file, how in self._to_load.items():
            context.addLayerToLoadOnCompletion(file, how)
        return {self._parameters[result]: one.shown for result, one in self._found.items()}

    def show(self, context: QgsProcessingContext, trained_on: tuple[str, str] = ("", "")) -> None:
        """Style the layers that will be loaded, and have no other hide the class map, nor that the polygons.

        Args:
            context: Of the run.
            trained_on: Ids of the layers of polygons and image.
        """
        if self.outputs.features:
            # It was written into; the others were replaced. Layers that show ours may do without its name.
            reopen(self.outputs.features, {self.layer, parse(self._found["features"].shown).layer})
        found = {result: self._layer_of(result, context) for result in self._layers}
        layers = {result: layer for result, layer in found.items() if layer is not None}
        for result, layer in layers.items():
            is_new = context.willLoadLayerOnCompletion(self._found[result].shown)
            if result in _BESIDE_A_MAP:
                if CLASS_MAP.id in layers:
                    UNTICKER.wanted.emit(layer.id())
            elif is_new:
                LOWERER.wanted.emit(layer.id(), *trained_on)
            if is_new and layer.thread() == context.thread():
                layer.loadDefaultStyle()

    def _layer_of(self, result: str, context: QgsProcessingContext) -> Optional[QgsMapLayer]:
        """The layer that will be loaded, or the one of the project that shows the file already; None for neither."""
        file = self._found[result].shown
        # Untold, QGIS would try a map as a vector file first, and warn that it is none.
        hint = QgsProcessingUtils.LayerHint.Vector if result == "features" else QgsProcessingUtils.LayerHint.Raster
        return QgsProcessingUtils.mapLayerFromString(file, context, context.willLoadLayerOnCompletion(file), hint)

    def _announced(self, aside: QgsProcessingContext) -> dict[str, QgsProcessingContext.LayerDetails]:
        """What reading the destinations announced to a context: the layers that are to be loaded, and how."""
        shown = {one.given: one.shown for one in self._found.values()}
        # What is skipped in a row of a batch is announced on 3.22, with no name: red words about a good row.
        return {shown.get(file, file): how for file, how in aside.layersToLoadOnCompletion().items() if file}


def _destination(given: str, name_layer: Optional[NameLayer]) -> _Destination:
    """The destination that a text stands for; `name_layer` is for features."""
    if name_layer is None:
        return _Destination(given, given, LayerDestination(Path(given)))
    place, shown, named_layer = place_of(given, name_layer)
    return _Destination(given, shown, place, named_layer)
