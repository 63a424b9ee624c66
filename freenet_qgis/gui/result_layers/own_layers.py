# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers that show rasters of ours: results to look at, nothing to train on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from pathlib import Path
from typing import Optional

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QObject

from ...contract.maps import RASTERS, RasterId
from ...files.regular_files import open_regular
from ...geodata.results.own_rasters import TILE_PX, own_kind

_TIFF = (b"II*\0", b"II+\0", b"MM\0*", b"MM\0+")  # what classic and big TIFF files begin with
PROPERTY = "freenet/raster"  # what a layer of ours shows; for one whose file is gone


def mark(layer: QgsRasterLayer) -> None:
    """Let a layer say what it shows, also when its file has gone."""
    layer.setCustomProperty(PROPERTY, own_layer_kind(layer) or "")


def own_layer_kind(layer: QgsMapLayer) -> Optional[RasterId]:
    """The kind of raster that a layer of ours shows; None for any other. Cheap: opens only files that might be ours."""
    if not isinstance(layer, QgsRasterLayer):
        return None
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None:
        kind = layer.customProperty(PROPERTY)
        return RASTERS[kind].id if isinstance(kind, str) and kind in RASTERS else None  # it may be a list
    if provider.name() != "gdal" or (provider.xBlockSize(), provider.yBlockSize()) != (TILE_PX, TILE_PX):
        return None
    if provider.dataType(1) not in (Qgis.DataType.Byte, Qgis.DataType.Float32):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("gdal", layer.source())
    path = Path(str(parts.get("path") or ""))
    try:
        written = path.stat()
    except (OSError, ValueError):  # no file, but an address or text
        return None
    return _kind((path, written.st_mtime_ns, written.st_size))


@lru_cache(maxsize=4096)
def _kind(version: tuple[Path, int, int]) -> Optional[RasterId]:
    """The kind of a file as it was written at a time, with a size."""
    return own_kind(version[0]) if _is_tiff(version[0]) else None


def _is_tiff(path: Path) -> bool:
    """Whether GDAL's driver for ours reads a file; no other is to be tried, for some know nothing of threads."""
    try:
        with open_regular(path) as file:
            return file.read(4) in _TIFF
    except OSError:
        return False


def is_ours(layer: QgsRasterLayer) -> bool:
    """Whether a layer shows a raster of ours."""
    return own_layer_kind(layer) is not None


class KeptOut(QObject):
    """Some rasters, kept out of a box of layers before it ever shows them.

    Args:
        box: What offers rasters.
        is_unfit: Whether it shall not offer a raster.
    """

    def __init__(self, box: QgsMapLayerComboBox, is_unfit: Callable[[QgsRasterLayer], bool] = is_ours) -> None:
        super().__init__(box)
        self._box, self._is_unfit = box, is_unfit
        self._ids: set[str] = set()
        project = QgsProject.instance()
        project.layerWasAdded.connect(self._look_at)  # comes before `layersAdded`, of which the box hears
        project.layersRemoved.connect(self._forget)
        for layer in project.mapLayers().values():
            self._look_at(layer)

    def _look_at(self, layer: QgsMapLayer) -> None:
        if not isinstance(layer, QgsRasterLayer):
            return
        layer.dataSourceChanged.connect(self._look_again)
        layer.rendererChanged.connect(self._look_again)
        self._sort(layer)

    def _look_again(self) -> None:
        layer = self.sender()
        if isinstance(layer, QgsRasterLayer):
            self._sort(layer)

    def _sort(self, layer: QgsRasterLayer) -> None:
        is_unfit = self._is_unfit(layer)
        if is_unfit != (layer.id() in self._ids):
            (self._ids.add if is_unfit else self._ids.discard)(layer.id())
            self._tell()

    def _forget(self, ids: Collection[str]) -> None:
        if self._ids & set(ids):
            self._ids -= set(ids)
            self._tell()

    def _tell(self) -> None:
        known, before = map(QgsProject.instance().mapLayer, self._ids), self._box.currentLayer()
        self._box.setExceptedLayerList([layer for layer in known if layer is not None])
        if self._box.currentLayer() is not before:
            self._box.layerChanged.emit(self._box.currentLayer())
