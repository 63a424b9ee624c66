# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers that the form takes when a project is opened: those of its last run."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject

from ..form.likely_layers import lies_on, likely_polygons, likely_raster
from ..form.run_form import RunForm
from ..project import last_run
from ..project.run_history import RunHistory
from ..result_layers.features import is_result
from .form_settings import choose_polygons, raster_of


class LastLayers(QObject):
    """The layers of the last run, chosen when a project is opened, or when the polygons do not lie on the raster.

    Args:
        form: The form.
        history: The runs of the open project.
        active: The layer that is active in QGIS now.
    """

    def __init__(self, form: RunForm, history: RunHistory, active: Optional[QgsMapLayer], parent: QObject) -> None:
        super().__init__(parent)
        self._layers, self._form, self._history = form.layers, form, history
        self._take()
        if active is not None and not is_result(active) and self._is_wanted(active):
            self._layers.prefer(active)
        QgsProject.instance().readProject.connect(self._take)  # of which the history has heard before
        self._layers.raster.layerChanged.connect(self._follow)

    def _take(self, *_: object) -> None:
        """Choose the layers of the last run whose raster is there; without one those that are likely meant."""
        runs = self._history.runs
        settings = next((run.settings for run in runs if raster_of(run.settings)), None)
        self._layers.prefer(raster_of(settings) if settings else likely_raster(self._layers.raster.rasters(), runs))
        if settings is None or not choose_polygons(settings, self._form):
            self._prefer_polygons()

    def _is_wanted(self, active: QgsMapLayer) -> bool:
        """Whether the user made a layer the active one: of a project that is opened QGIS takes the uppermost."""
        uppermost = next(iter(QgsProject.instance().layerTreeRoot().findLayers()), None)
        return not self._history.runs or uppermost is None or uppermost.layerId() != active.id()

    def _follow(self, raster: Optional[QgsRasterLayer]) -> None:
        """Polygons that lie elsewhere cannot be meant: take those of the last run on the raster, else some on it."""
        polygons = self._layers.polygon_layer()
        if raster is None or polygons is None or lies_on(polygons, raster) is not False:
            return
        runs = last_run.runs_on(raster, self._history.runs)
        if not any(choose_polygons(run.settings, self._form) for run in runs):
            self._prefer_polygons()

    def _prefer_polygons(self) -> None:
        raster = self._layers.raster_layer()
        if raster is not None:
            self._layers.prefer(likely_polygons(self._layers.polygons.polygon_layers(), raster))
