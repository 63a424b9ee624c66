# SPDX-License-Identifier: GPL-3.0-or-later
"""The map of a run as it would be now, on the canvas while it trains.

The layer is on the canvas but not in the project: it cannot be saved with it, asks nobody to save it, and nothing else
can take it for a result. It lies above the raster that is trained on and all that hides that, as the map will. Who
hides the raster hides it, too.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Optional

import numpy as np
from qgis.core import QgsDataProvider, QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ...contract.job import Job
from ...contract.maps import CLASS_MAP
from ...geodata.results.map_writing import NewMap, write_map
from ...text.i18n import tr
from ..result_layers.stacking import index_on_canvas


class PreviewFiles:
    """The files of previews, one for each: the one before may be open."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="freenet-preview-", dir=QgsProcessingUtils.tempFolder()))
        self._count = 0

    def write(self, classes: np.ndarray, job: Job) -> Path:
        """Write a map in class colours; any thread.

        Args:
            classes: uint8, shape (rows, cols) of the job's grid, 1…n and 0 for no data.
            job: Tells grid and classes.

        Raises:
            FreeNetError: If it cannot be written.
        """
        self._count += 1
        path = self.folder / f"preview_{self._count}.tif"
        write_map(path, NewMap(CLASS_MAP, classes, job.grid, job.classes))
        return path

    def remove(self) -> None:
        """Remove them all."""
        shutil.rmtree(self.folder, ignore_errors=True)


class PreviewLayer(QObject):
    """A layer that shows one preview after the other, until it is taken away; main thread.

    Args:
        canvas: Where.
        raster: What is trained on.
        polygons_id: The training polygons, which stay above it.
    """

    def __init__(self, canvas: QgsMapCanvas, raster: QgsRasterLayer, polygons_id: str = "") -> None:
        super().__init__()
        self._canvas, self._raster_id, self._polygons_id = canvas, raster.id(), polygons_id
        self._was_hidden = not self._is_raster_visible()  # then it is no sign that the preview is to be hidden
        self._layer: Optional[QgsRasterLayer] = None
        self._is_wanted = True
        canvas.layersChanged.connect(self._take_place)

    def show(self, path: str) -> None:
        """Show this file from now on."""
        if self._layer is None:
            self._layer = QgsRasterLayer(path, tr("FreeNet preview"))
            self._layer.setTransformContext(QgsProject.instance().transformContext())
            self._take_place()
        else:
            before = Path(self._layer.source())
            self._layer.setDataSource(path, self._layer.name(), "gdal", QgsDataProvider.ProviderOptions())
            self._layer.triggerRepaint()
            for file in before.parent.glob(f"{before.stem}.*"):
                with suppress(OSError):  # on Windows a map may still be drawn from it; the folder goes at the end
                    file.unlink()

    def set_wanted(self, is_wanted: bool) -> None:
        """Show or hide it."""
        self._is_wanted = is_wanted
        self._take_place()

    def remove(self) -> None:
        """Take it off the canvas for good."""
        if sip.isdeleted(self._canvas):
            return
        self._canvas.layersChanged.disconnect(self._take_place)
        self._is_wanted = False
        self._take_place()
        self._layer = None

    def _take_place(self) -> None:
        """Lie above the raster; the canvas forgets us whenever the layer tree changes."""
        if self._layer is None:
            return
        shown = self._canvas.layers()
        wanted = [layer for layer in shown if layer.id() != self._layer.id()]
        raster = QgsProject.instance().mapLayer(self._raster_id)
        if self._is_wanted and raster is not None and (self._was_hidden or self._is_raster_visible()):
            wanted.insert(index_on_canvas(wanted, raster, [self._polygons_id]), self._layer)
        if [layer.id() for layer in wanted] != [layer.id() for layer in shown]:
            was_dirty = QgsProject.instance().isDirty()
            self._canvas.setLayers(wanted)  # QGIS takes this for a change of the project, which it is not
            QgsProject.instance().setDirty(was_dirty)

    def _is_raster_visible(self) -> bool:
        node = QgsProject.instance().layerTreeRoot().findLayer(self._raster_id)
        return node is not None and node.isVisible()
