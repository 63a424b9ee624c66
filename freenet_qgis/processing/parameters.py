# SPDX-License-Identifier: GPL-3.0-or-later
"""Parameters that several algorithms have, with their help."""

from __future__ import annotations

from typing import get_args

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingDestinationParameter,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
)

from ..contract.job import Device
from ..contract.maps import MAPS
from ..text.i18n import tr

MODEL_FILTER = "safetensors (*.safetensors)"
REPORT_FILTER = "HTML (*.html)"


def described(parameter: QgsProcessingParameterDefinition, text: str) -> QgsProcessingParameterDefinition:
    """The parameter with its help text."""
    parameter.setHelp(text)
    return parameter


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """The parameter, moved below "Advanced parameters" in the dialog."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def choice(name: str, label: str, options: list[str], text: str) -> QgsProcessingParameterDefinition:
    """One of a few words with its help; the first is the default."""
    # The help that qgis_process makes up by itself asks for the number of the option, which it then refuses.
    text = f"{text} {tr('Scripts give the word, as in {}={}.').format(name, options[0])}"
    return described(
        QgsProcessingParameterEnum(name, label, options, defaultValue=options[0], usesStaticStrings=True), text
    )


def device() -> QgsProcessingParameterDefinition:
    """Where to compute."""
    return choice(
        "DEVICE",
        tr("Device"),
        list(get_args(Device)),
        tr(
            "Where to compute. auto takes the best there is: an NVIDIA graphics card, a Mac's graphics processor, else "
            "the CPU. cuda, mps and cpu ask for one of these, and the run stops if it is not there."
        ),
    )


def all_touched() -> QgsProcessingParameterDefinition:
    """How polygons become pixels."""
    return advanced(
        described(
            QgsProcessingParameterBoolean("ALL_TOUCHED", tr("Use all touched pixels"), defaultValue=False),
            tr(
                "Yes: every pixel that a polygon touches belongs to it, for polygons smaller than a pixel. No, the "
                "default: only pixels whose centre lies inside."
            ),
        )
    )


def features(label: str, kind: QgsProcessing.SourceType, text: str) -> QgsProcessingParameterVectorDestination:
    """Where a layer of points or polygons goes."""
    return described(QgsProcessingParameterVectorDestination("OUTPUT", label, kind), text)


def add_maps(algorithm: QgsProcessingAlgorithm) -> None:
    """The class map, and the rasters that go with it where asked for."""
    for kind in MAPS:
        destination = QgsProcessingParameterRasterDestination(kind.parameter, kind.label())
        algorithm.addParameter(described(optional(destination) if kind.is_optional else destination, kind.help()))


def optional(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """A parameter that may be left empty; a destination is then not written."""
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagOptional)
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
