# SPDX-License-Identifier: GPL-3.0-or-later
"""What may come next for the map of a run: the tools that work on it, each said once.

A new one is an entry in `NEXT_STEPS`. One whose algorithm this QGIS does not know is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication, QgsProcessingAlgorithm

from ...contract.maps import CLASS_MAP
from ...sources.gdal_name import named
from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..project.stored_paths import is_there
from ..result_layers.rasters import layers_of
from ..runs.own_files import figures_of

Words = Callable[[], str]  # translated when they are asked for


@dataclass(frozen=True)
class NextStep:
    """A tool that takes the map on.

    Attributes:
        algorithm: The id of its algorithm.
        icon: Of QGIS's theme.
        title: What the menu calls it.
        help: What it does.
        given: Which of its parameters are given what of the run, by the names of `RunRecord`; besides `GIVEN`.
    """

    algorithm: str
    icon: str
    title: Words
    help: Words
    given: Mapping[str, str] = field(default_factory=lambda: {"INPUT": CLASS_MAP.id})


# What every tool is given that has such a parameter and does not write it.
GIVEN = {
    "CONFIDENCE": "confidence",
    "PROBABILITIES": "probabilities",
    "NOVELTY": "novelty",
    "IMAGE": "image",
    "REPORT_JSON": "figures",
    "AFTER_REPORT": "figures",
}

NEXT_STEPS = (
    NextStep(
        "freenet:generalize",
        "/mActionSimplify.svg",
        lambda: tr("Clean the map…"),
        lambda: tr("Take patches away that are too small to be looked at, and noise."),
    ),
    NextStep(
        "freenet:topolygons",
        "/mIconPolygonLayer.svg",
        lambda: tr("Map to polygons…"),
        lambda: tr("Make polygons of the classes, with their areas."),
    ),
    NextStep(
        "freenet:change",
        "/mActionHistory.svg",
        lambda: tr("Change between two maps…"),
        lambda: tr("Find what has become of what since an earlier map."),
        {"AFTER": CLASS_MAP.id},
    ),
    NextStep(
        "freenet:areas",
        "/mActionSum.svg",
        lambda: tr("Areas of the classes…"),
        lambda: tr("How many hectares each class has, in districts or parcels as well."),
    ),
    NextStep(
        "freenet:assess",
        "/mIconSuccess.svg",
        lambda: tr("Assess with a reference…"),
        lambda: tr("Find out how good the map is, by polygons or points that took no part in training."),
    ),
    NextStep(
        "freenet:handon",
        "/mActionSharingExport.svg",
        lambda: tr("Hand the map on…"),
        lambda: tr("Copy the map as a cloud-optimised GeoTIFF, with an entry for a catalogue on request."),
    ),
)


def known_steps() -> Iterator[NextStep]:
    """The tools that this QGIS has."""
    registry = QgsApplication.processingRegistry()
    return (step for step in NEXT_STEPS if registry.algorithmById(step.algorithm) is not None)


def parameters(step: NextStep, run: RunRecord) -> dict[str, Any]:
    """What the dialog of a tool is filled in with: the layer where the project has one, else the file."""
    algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
    wanted = {**GIVEN, **step.given}
    found = {name: _of_run(run, what) for name, what in wanted.items() if _takes(algorithm, name)}
    return {name: value for name, value in found.items() if value}


def _takes(algorithm: Optional[QgsProcessingAlgorithm], name: str) -> bool:
    definition = None if algorithm is None else algorithm.parameterDefinition(name)
    return definition is not None and not definition.isDestination()


def _of_run(run: RunRecord, what: str) -> str:
    """A file of the run, as dialogs name it; empty where there is none."""
    if what == "figures":
        return str(figures_of(run) or "")
    text: str = run.settings.raster if what == "image" else getattr(run, what, "")
    if not text:
        return ""
    source = named(text)
    layers = layers_of(source)
    if layers:
        return layers[0].id()
    return text if not isinstance(source, Path) or is_there(text) else ""
