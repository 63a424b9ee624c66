# SPDX-License-Identifier: GPL-3.0-or-later
"""Files remembered with a layer, hence with its project: absolute while that is open, relative in its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject

from ...contract.maps import CLASS_MAP, OFFERED_MAPS
from . import stored_paths
from .stored_runs import stored_folder

KEYS = tuple(f"freenet/{kind}" for kind in ("model", "start_model", CLASS_MAP.id, *(kind.id for kind in OFFERED_MAPS)))
FOLDER = "freenet/folder"  # where the project was when the paths were stored


def remember(layer: QgsMapLayer, key: str, path: str) -> None:
    """Remember a file, one of `KEYS`; an empty path forgets it."""
    layer.setCustomProperty(key, path)
    QgsProject.instance().setDirty()


def remembered(layer: Optional[QgsMapLayer], key: str) -> str:
    """The path of a file, wherever the project is now; empty if none is remembered."""
    text = "" if layer is None else str(layer.customProperty(key) or "")
    if not text or stored_paths.is_there(text):
        return text
    return stored_paths.found(text, layer.customProperty(FOLDER) or stored_folder())


class LayerPaths(QObject):
    """The paths of all layers, which follow the project where it is saved at another place or moved."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._project = QgsProject.instance()
        self._project.readProject.connect(self._make_absolute)
        self._project.projectSaved.connect(self._make_absolute)
        self._project.writeProject.connect(self._make_relative)  # comes before the layers are written
        self._make_absolute()

    def _make_absolute(self, *_: object) -> None:
        self._change(lambda layer, key: remembered(layer, key))

    def _make_relative(self, *_: object) -> None:
        for layer in self._change(lambda layer, key: stored_paths.stored(remembered(layer, key))):
            layer.setCustomProperty(FOLDER, stored_paths.base())

    def _change(self, new: Callable[[QgsMapLayer, str], str]) -> list[QgsMapLayer]:
        """Write every path another way, and return the layers that have some."""
        changed = []
        for layer in self._project.mapLayers().values():
            texts = {key: new(layer, key) for key in KEYS if layer.customProperty(key)}
            for key, text in texts.items():
                layer.setCustomProperty(key, text)
            if texts:
                changed.append(layer)
        return changed
