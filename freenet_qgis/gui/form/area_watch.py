# SPDX-License-Identifier: GPL-3.0-or-later
"""The area of interest of the image: read once, and again when its layer has changed, which is told."""

from __future__ import annotations

from typing import Any, Optional, Union

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...errors import FreeNetError
from ...request import Area, Scene
from ..project.where_setup import AreaSetup

PAUSE_MS = 200  # without an edit, before a change is told


class AreaWatch(QObject):
    """A watch over the layer that an area of interest is made of. Main thread only.

    Signals:
        changed: Another area than before: it was edited, or others of its features are selected, and that has paused.
    """

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._layer: Optional[QgsVectorLayer] = None
        self._setup: Optional[AreaSetup] = None
        self._made_of: tuple[object, ...] = ()
        self._found: Union[Area, FreeNetError, None] = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        QgsProject.instance().transformContextChanged.connect(self._on_change)

    def area(self, setup: Optional[AreaSetup], scene: Scene) -> Optional[Area]:
        """The area of a scene that is set up so; of a layer of the project read only where it may have changed.

        Raises:
            FreeNetError: If it is not there any more, or will not do.
        """
        self._follow(setup)
        if setup is None or self._layer is None:  # an extent, or a layer that has left the project
            return None if setup is None else setup.area(scene)
        made_of = (setup, scene.raster, scene.crs_wkt)
        if self._found is None or made_of != self._made_of:
            self._made_of, self._found = made_of, _read(setup, scene)
        if isinstance(self._found, FreeNetError):
            raise self._found
        return self._found

    def unload(self) -> None:
        """Watch nothing any more."""
        self._follow(None)
        self._pause.stop()

    def _follow(self, setup: Optional[AreaSetup]) -> None:
        self._setup = setup
        found = None if setup is None else QgsProject.instance().mapLayer(setup.layer)
        layer = found if isinstance(found, QgsVectorLayer) else None
        if layer is self._layer:
            return
        if self._layer is not None and not sip.isdeleted(self._layer):
            for signal in _changes(self._layer):
                signal.disconnect(self._on_change)
            self._layer.selectionChanged.disconnect(self._on_selection)
        self._layer, self._found = layer, None
        if layer is not None:
            for signal in _changes(layer):
                signal.connect(self._on_change)
            layer.selectionChanged.connect(self._on_selection)

    def _on_change(self, *_: object) -> None:
        self._found = None
        if self._layer is not None:
            self._pause.start()

    def _on_selection(self, *_: object) -> None:
        if self._setup is not None and self._setup.only_selected:
            self._on_change()


def _read(setup: AreaSetup, scene: Scene) -> Union[Area, FreeNetError]:
    """The area, or why there is none."""
    try:
        return setup.area(scene)
    except FreeNetError as error:
        return error


def _changes(layer: QgsVectorLayer) -> tuple[Any, ...]:
    """The signals that tell of other polygons than before, elsewhere or of another name; undoing is an edit, too."""
    return (
        layer.layerModified,
        layer.dataChanged,
        layer.afterRollBack,
        layer.crsChanged,
        layer.dataSourceChanged,
        layer.subsetStringChanged,
        layer.nameChanged,
        layer.willBeDeleted,
    )
