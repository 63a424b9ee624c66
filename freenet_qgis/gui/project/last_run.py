# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the last run left for a raster: the project's list of runs tells, by the source of the layer.

A layer has a copy of where they are, for what no list can tell: of a layer that comes from another project, of one
whose file was moved and found again by hand, and in projects of older versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsProject, QgsRasterLayer

from ...contract.maps import CLASS_MAP, OFFERED_MAPS
from ...layers.reading import raster_source
from ...request import Outputs
from ...sources.gdal_name import is_same, named
from . import layer_paths
from .run_record import RunRecord
from .stored_paths import is_there

KINDS = ("model", CLASS_MAP.id, *(kind.id for kind in OFFERED_MAPS))
PROPERTY = "freenet/{}"  # copies, heeded where the list has no run: a layer may go to another project (.qlr, pasted)


def runs_on(layer: QgsRasterLayer, runs: Sequence[RunRecord]) -> list[RunRecord]:
    """Those of some runs that were on the raster that a layer shows, whatever it is called."""
    source = raster_source(layer)
    shown = {text for text in {run.settings.raster for run in runs} if text and is_same(source, named(text))}
    return [run for run in runs if run.settings.raster in shown]


def last(kind: str, layer: Optional[QgsRasterLayer], runs: Sequence[RunRecord]) -> Optional[Path]:
    """The model or a map of the last run, one of `KINDS`, if it is still there.

    Args:
        kind: Which of its files.
        layer: The raster; None for none.
        runs: Those of the project, the latest first.
    """
    if layer is None:
        return None
    run = next(iter(runs_on(layer, runs)), None)
    text = layer_paths.remembered(layer, PROPERTY.format(kind)) if run is None else getattr(run, kind)
    return Path(text) if is_there(text) else None


def copy_to_layers(runs: Sequence[RunRecord], moved: RunRecord) -> None:
    """Renew the copies with the layers of the project.

    Args:
        runs: The list.
        moved: The run that has come into it, or left it: its files belong to no other raster.
    """
    for layer in QgsProject.instance().mapLayers().values():
        if not isinstance(layer, QgsRasterLayer):
            continue
        if on_it := runs_on(layer, runs):
            remember(layer, on_it[0].outputs())
        else:
            _forget(layer, moved)


def remember(layer: QgsRasterLayer, outputs: Outputs) -> None:
    """Copy with a layer which files the last run on it left."""
    for kind in KINDS:
        layer_paths.remember(layer, PROPERTY.format(kind), str(getattr(outputs, kind) or ""))


def _forget(layer: QgsRasterLayer, run: RunRecord) -> None:
    """Forget the files of a run that a layer has copied."""
    for kind in KINDS:
        text = layer_paths.remembered(layer, PROPERTY.format(kind))
        if text and is_same(Path(text), Path(getattr(run, kind))):
            layer_paths.remember(layer, PROPERTY.format(kind), "")
