# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the dock: the task that carries it, and what has to be known when it ends."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication, QgsRasterLayer
from qgis.gui import QgsMapCanvas

from ...request import TrainRequest
from ..project.run_record import RunSettings
from ..result_layers.place import MapPlace
from .overwriting import Staging
from .preview_layer import PreviewLayer
from .task import TrainTask


class Run:
    """A run, made and ended in the main thread.

    Attributes:
        task: Does the work.
        place: Where in which project the result belongs.
        preview: The map as it would be now.
        staging: What stands between the run and the files it overwrites.
        settings: What the form said, to be remembered.
        warnings: What the user should know, gathered until the end.
    """

    def __init__(
        self,
        request: TrainRequest,
        raster: QgsRasterLayer,
        canvas: QgsMapCanvas,
        settings: RunSettings,
        warnings: list[str],
        on_end: Callable[[Run], None],
    ) -> None:
        self.place = MapPlace(raster, settings.polygons_id)
        self.staging = Staging(request.outputs)
        self.settings = settings
        self.warnings = warnings
        self.task = TrainTask(request, self.staging.take, lambda _: on_end(self))
        self.task.warned.connect(self.warnings.append)
        self.preview = PreviewLayer(canvas, raster, settings.polygons_id)
        self.task.previewed.connect(self.preview.show)

    def start(self) -> None:
        """Let QGIS run the task."""
        QgsApplication.taskManager().addTask(self.task)

    def abandon(self) -> None:
        """Stop, and tell nobody."""
        self.task.forget()
        self.preview.remove()
        self.staging.discard()
        self.place.release()
