# SPDX-License-Identifier: GPL-3.0-or-later
"""Parameters that several algorithms have, with their help."""

from __future__ import annotations

from typing import TypeVar, get_args

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingDestinationParameter,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ..contract.job import Device
from ..contract.maps import MAPS, MapKind
from ..text.i18n import tr

ALL_TOUCHED = "ALL_TOUCHED"
POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon  # type: ignore[attr-defined]  # the stubs know newer names
LINES = QgsProcessing.SourceType.TypeVectorLine  # type: ignore[attr-defined]
POINTS = QgsProcessing.SourceType.TypeVectorPoint  # type: ignore[attr-defined]
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry  # type: ignore[attr-defined]
RASTER = QgsProcessing.SourceType.TypeRaster  # type: ignore[attr-defined]
_ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced  # type: ignore[attr-defined]
_OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional  # type: ignore[attr-defined]
Parameter = TypeVar("Parameter", bound=QgsProcessingParameterDefinition)

MODEL_FILTER = "safetensors (*.safetensors)"
TABLE_FILTER = "CSV (*.csv)"
REPORT_FILTER = "HTML (*.html)"


def described(parameter: Parameter, text: str) -> Parameter:
    """The parameter with its help text."""
    parameter.setHelp(text)
    return parameter


def advanced(parameter: Parameter) -> Parameter:
    """The parameter, moved below "Advanced parameters" in the dialog."""
    parameter.setFlags(parameter.flags() | _ADVANCED)
    return parameter


def raster(name: str, label: str, text: str, *, is_optional: bool = False) -> QgsProcessingParameterRasterLayer:
    """A raster to read, with its help."""
    return described(QgsProcessingParameterRasterLayer(name, label, optional=is_optional), text)


def training_features(
    name: str, label: str, text: str, *, is_optional: bool = False
) -> QgsProcessingParameterFeatureSource:
    """Polygons, lines or points to read, with their help."""
    kinds = [POLYGONS, LINES, POINTS]
    return described(QgsProcessingParameterFeatureSource(name, label, kinds, optional=is_optional), text)


def whole_number(
    name: str, label: str, text: str, *, most: int, least: int = 0, default: int = 0
) -> QgsProcessingParameterNumber:
    """A whole number within limits, with its help."""
    kind = QgsProcessingParameterNumber.Type.Integer
    return described(QgsProcessingParameterNumber(name, label, kind, default, minValue=least, maxValue=most), text)


def yes_or_no(name: str, label: str, text: str, *, default: bool) -> QgsProcessingParameterBoolean:
    """A choice of two, with its help."""
    return described(QgsProcessingParameterBoolean(name, label, defaultValue=default), text)


def choice(name: str, label: str, options: list[str], text: str) -> QgsProcessingParameterEnum:
    """One of a few words with its help; the first is the default."""
    # The help that qgis_process makes up by itself asks for the number of the option, which it then refuses.
    text = f"{text} {tr('Scripts give the word, as in {}={}.').format(name, options[0])}"
    return described(
        QgsProcessingParameterEnum(name, label, options, defaultValue=options[0], usesStaticStrings=True), text
    )


def device() -> QgsProcessingParameterEnum:
    """Where to compute."""
    return choice(
        "DEVICE",
        tr("Device"),
        list(get_args(Device)),
        tr(
            "Where to compute. auto takes the best there is: an NVIDIA graphics card, a Mac's graphics processor, an "
            "Intel graphics card, else the CPU. cuda, mps, xpu and cpu ask for one of these, and the run stops if it "
            "is not there."
        ),
    )


def all_touched() -> QgsProcessingParameterBoolean:
    """How polygons become pixels."""
    text = tr(
        "Yes: every pixel that a polygon touches belongs to it, for polygons smaller than a pixel. No, the "
        "default: only pixels whose centre lies inside."
    )
    return advanced(yes_or_no(ALL_TOUCHED, tr("Use all touched pixels"), text, default=False))


def features(
    label: str,
    kind: QgsProcessing.SourceType,  # type: ignore[valid-type]  # to the stubs it is a value
    text: str,
) -> QgsProcessingParameterVectorDestination:
    """Where a layer of points or polygons goes."""
    return described(QgsProcessingParameterVectorDestination("OUTPUT", label, kind), text)


def maps() -> list[QgsProcessingParameterRasterDestination]:
    """Where the class map goes, and the rasters that go with it where asked for."""
    return [_map(kind) for kind in MAPS]


def _map(kind: MapKind) -> QgsProcessingParameterRasterDestination:
    destination = described(QgsProcessingParameterRasterDestination(kind.parameter, kind.label()), kind.help())
    return optional(destination) if kind.is_optional else destination


def table_file(text: str) -> QgsProcessingParameterFileDestination:
    """Where a table goes."""
    return described(QgsProcessingParameterFileDestination("TABLE", tr("Table"), TABLE_FILTER), text)


def optional(parameter: Parameter) -> Parameter:
    """A parameter that may be left empty; a destination is then not written."""
    parameter.setFlags(parameter.flags() | _OPTIONAL)
    if isinstance(parameter, QgsProcessingDestinationParameter):
        parameter.setCreateByDefault(False)
    return parameter


def model(name: str, label: str = "") -> QgsProcessingParameterFile:
    """A trained model to read."""
    return described(
        QgsProcessingParameterFile(
            name, label or tr("Model"), QgsProcessingParameterFile.Behavior.File, fileFilter=MODEL_FILTER
        ),
        tr("The model, a .safetensors file written by FreeNet. Nothing in it is ever executed."),
    )


def model_file() -> QgsProcessingParameterFileDestination:
    """Where the trained model goes."""
    return described(
        QgsProcessingParameterFileDestination("MODEL", tr("Model"), MODEL_FILTER),
        tr("The trained network, a .safetensors file, for 'Classify with a model' on this scene or another."),
    )


def training_report() -> QgsProcessingParameterFileDestination:
    """Where the report of a training goes."""
    return report_file(
        tr(
            "A page with accuracy, confusion matrix and all that the run was made with. The same as numbers in a "
            ".json of the same name beside it. Optional."
        )
    )


def report_file(text: str) -> QgsProcessingParameterFileDestination:
    """Where a report goes; Processing lists it in its results viewer."""
    return described(QgsProcessingParameterFileDestination("REPORT", tr("Report"), REPORT_FILTER, optional=True), text)


def add_accuracy(algorithm: QgsProcessingAlgorithm) -> None:
    """The three figures, each 0 to 1; None where nothing was held out."""
    algorithm.addOutput(QgsProcessingOutputNumber("OVERALL_ACCURACY", tr("Overall accuracy (0 to 1)")))
    algorithm.addOutput(QgsProcessingOutputNumber("AVERAGE_ACCURACY", tr("Average accuracy of the classes (0 to 1)")))
    algorithm.addOutput(QgsProcessingOutputNumber("KAPPA", tr("Kappa (-1 to 1)")))
