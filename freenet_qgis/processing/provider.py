# SPDX-License-Identifier: GPL-3.0-or-later
"""The provider "FreeNet" of the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .. import paths
from ..workflow import Engines
from .areas import Areas
from .assess import Assess
from .change import Change
from .check_training import CheckTraining
from .classify import Classify
from .generalize import Generalize
from .hand_on import HandOn
from .model_info import ModelInfo
from .suggest import Suggest
from .to_polygons import ToPolygons
from .train import Train
from .train_and_classify import TrainAndClassify

ALGORITHMS = (
    TrainAndClassify,
    Train,
    Classify,
    Assess,
    ModelInfo,
    CheckTraining,
    Suggest,
    Generalize,
    Areas,
    ToPolygons,
    HandOn,
    Change,
)


class FreeNetProvider(QgsProcessingProvider):
    """Lists the algorithms; GeoTIFF and GeoPackage only, for names, colours and styles travel with them."""

    def __init__(self) -> None:
        super().__init__()
        self._engines = Engines()  # of all rows of a batch, each of which is a run of its own to Processing

    def unload(self) -> None:
        self._engines.stop()

    def id(self) -> str:
        return "freenet"

    def name(self) -> str:
        return "FreeNet"

    def longName(self) -> str:
        return f"FreeNet {self.versionInfo()}"

    def versionInfo(self) -> str:
        return paths.metadata("version")

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(paths.resource("icons", "freenet.svg"))

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm(self._engines))

    def defaultRasterFileExtension(self) -> str:
        return "tif"

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif"]

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        return ["gpkg"]

    def supportsNonFileBasedOutput(self) -> bool:
        return False
