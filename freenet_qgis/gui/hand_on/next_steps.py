# SPDX-License-Identifier: GPL-3.0-or-later
"""What may come next for the map of a run: the tools that work on it, each said once.

A new one is an entry in `NEXT_STEPS`. One whose algorithm this QGIS does not know is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProject

from ...contract.maps import CLASS_MAP
from ...sources.gdal_name import named
from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..project.stored_paths import is_there
from ..result_layers.cleaned import cleaned_last
from ..result_layers.own_layers import own_layer_kind
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
        other: Which of its parameters is given the class map of another run or scene, where the project has one.
        takes_cleaned: Whether the map that was cleaned last stands in for the run's; not where the run's report is
            needed, which tells the errors of its own map alone.
    """

    algorithm: str
    icon: str
    title: Words
    help: Words
    given: Mapping[str, str] = field(default_factory=lambda: {"INPUT": CLASS_MAP.id})
    other: str = ""
    takes_cleaned: bool = False


# What every tool is given that has such a parameter and does not write it. Not the reports of two maps that are
# compared: they are found beside the maps, whichever the user chooses in the end.
GIVEN = {
    "CONFIDENCE": "confidence",
    "PROBABILITIES": "probabilities",
    "NOVELTY": "novelty",
    "IMAGE": "image",
    "REPORT_JSON": "figures",
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
        takes_cleaned=True,
    ),
    NextStep(
        "freenet:change",
        "/mActionHistory.svg",
        lambda: tr("Change between two maps…"),
        lambda: tr("Find what has become of what since an earlier map."),
        {"AFTER": CLASS_MAP.id},
        other="BEFORE",
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
        takes_cleaned=True,
    ),
    NextStep(
        "freenet:handon",
        "/mActionSharingExport.svg",
        lambda: tr("Hand the map on…"),
        lambda: tr("Copy the map as a cloud-optimised GeoTIFF, with an entry for a catalogue on request."),
        takes_cleaned=True,
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
    cleaned = cleaned_last(named(run.class_map)) if step.takes_cleaned else None
    if cleaned is not None:
        found["INPUT"] = cleaned.id()
    if step.other:
        found[step.other] = _other_map(run)
    return {name: value for name, value in found.items() if value}


def _takes(algorithm: Optional[QgsProcessingAlgorithm], name: str) -> bool:
    definition = None if algorithm is None else algorithm.parameterDefinition(name)
    return definition is not None and not definition.isDestination()


def _other_map(run: RunRecord) -> str:
    """The id of the uppermost layer with a class map that is not in this run's group; empty where there is none."""
    root = QgsProject.instance().layerTreeRoot()
    own = {layer.id() for layer in layers_of(named(run.class_map))}
    groups = [node.parent() for node in root.findLayers() if node.layerId() in own and node.parent() is not root]
    for node in root.findLayers():
        layer = node.layer()
        is_other = node.layerId() not in own and node.parent() not in groups
        if is_other and layer is not None and own_layer_kind(layer) == CLASS_MAP.id:
            return str(layer.id())
    return ""


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
