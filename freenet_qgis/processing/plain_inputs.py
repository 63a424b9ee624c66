# SPDX-License-Identifier: GPL-3.0-or-later
"""Text, numbers, choices and files of parameters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Optional, Union

from qgis.core import QgsMapLayer, QgsProcessingAlgorithm, QgsProcessingContext

from .. import settings
from ..contract.model_card import ModelCard
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..geodata.access.gdal_calls import ContainerError, open_raster
from ..layers.patience import patiently
from ..request import EngineChoice
from ..sources.gdal_name import Source
from ..text.i18n import tr

Parameters = dict[str, Any]


class PlainInputs:
    """Reads the parameters of one run that are no layers. Main thread only; what it returns is plain.

    Every method, also of the classes that know layers, raises FreeNetError for a value that will not do.

    Attributes:
        files: The files and layers of files read from, which no result may replace.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Parameters,
        context: QgsProcessingContext,
        warn: Callable[[str], None],
        tell: Callable[[str], None],
    ) -> None:
        """`warn` receives sentences about features that were left out or repaired, `tell` what was chosen."""
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context
        self._warn, self._tell = warn, tell
        self.files: list[Union[str, Source]] = []

    def tell(self, text: str) -> None:
        """Say in the log what was chosen."""
        self._tell(text)

    def text(self, name: str) -> str:
        """The value of a text or field parameter."""
        return self._algorithm.parameterAsString(self._parameters, name, self._context)

    def file(self, name: str) -> Path:
        """The value of a file parameter."""
        path = Path(self._algorithm.parameterAsFile(self._parameters, name, self._context)).absolute()
        self.files.append(path)
        return path

    def optional_file(self, name: str) -> Optional[Path]:
        """The value of a file parameter that may be left empty."""
        return self.file(name) if self._algorithm.parameterAsFile(self._parameters, name, self._context) else None

    def choice(self, name: str) -> Any:
        """The word chosen in an enum parameter."""
        return self._algorithm.parameterAsEnumString(self._parameters, name, self._context)

    def whole_number(self, name: str) -> int:
        """The value of a number parameter."""
        return self._algorithm.parameterAsInt(self._parameters, name, self._context)

    def number(self, name: str) -> float:
        """The value of a number or distance parameter."""
        return self._algorithm.parameterAsDouble(self._parameters, name, self._context)

    def optional_number(self, name: str) -> Optional[float]:
        """The value of a number parameter that may be left empty."""
        return self.number(name) if self.is_given(name) else None

    def is_on(self, name: str) -> bool:
        """The value of a boolean parameter."""
        return self._algorithm.parameterAsBool(self._parameters, name, self._context)

    def is_given(self, name: str) -> bool:
        """Whether a layer or a number is given."""
        return self._parameters.get(name) not in (None, "")

    def card(self, name: str) -> ModelCard:
        """What the model tells about itself that a file parameter names."""
        path = self.file(name)
        return patiently(tr("Reading the model '{}'").format(path.name), lambda check: read_model_card(path))

    def engine(self) -> EngineChoice:
        """The Python of the settings and the chosen device."""
        return EngineChoice(settings.load().interpreter(), self.choice("DEVICE"))

    def _not_loaded(self, name: str) -> FreeNetError:
        label = self._algorithm.parameterDefinition(name).description()
        value = self._parameters.get(name)
        if value is None:
            return FreeNetError(tr("'{}' ({}) is not given.").format(label, name), tr("Choose a layer or a file."))
        if isinstance(value, str) and Path(value).is_file():
            try:
                open_raster(Path(value))
            except ContainerError as error:  # QGIS does not say that it holds several
                return error
        shown = value.name() if isinstance(value, QgsMapLayer) else value
        return FreeNetError(
            tr("'{}', given as '{}' ({}), is not there or is no such layer.").format(shown, label, name),
            tr("Check the path, or choose another layer."),
        )
