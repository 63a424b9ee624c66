# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user sees on QGIS's canvas, and layers that hide other layers there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from dock_user import wait_until
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.utils import iface

BLUE = "#0000c8"
RED = "#ff0000"


def flat_raster(path: Path, extent: QgsRectangle, crs_wkt: str, rgb: tuple[int, int, int] = (0, 0, 200)) -> Path:
    """Write an image of one colour, such as a basemap."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 10, 10, 3, gdal.GDT_Byte)
    dataset.SetGeoTransform((extent.xMinimum(), extent.width() / 10, 0, extent.yMaximum(), 0, -extent.height() / 10))
    dataset.SetProjection(crs_wkt)
    for number, value in enumerate(rgb, start=1):
        dataset.GetRasterBand(number).SetColorInterpretation(gdal.GCI_RedBand + number - 1)
        dataset.GetRasterBand(number).WriteArray(np.full((10, 10), value, np.uint8))
    dataset.FlushCache()
    return path


def filled(layer: QgsVectorLayer, color: str = RED, **more: str) -> QgsVectorLayer:
    """A polygon layer in one colour without outlines."""
    symbol = QgsFillSymbol.createSimple({"color": color, "outline_style": "no", **more})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def rectangle_layer(extent: QgsRectangle, crs_id: str, name: str = "area") -> QgsVectorLayer:
    """A filled rectangle."""
    layer = QgsVectorLayer(f"Polygon?crs={crs_id}", name, "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(extent))
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return filled(layer)


def add(layer: object, index: int, group: object = None) -> object:
    """Put a layer into the project, at this place of the tree or of a group."""
    parent = group if group is not None else QgsProject.instance().layerTreeRoot()
    return parent.insertLayer(index, QgsProject.instance().addMapLayer(layer, addToLegend=False))


def corner(image: QgsRasterLayer) -> QgsPointXY:
    """A place on the image without polygons."""
    extent = image.extent()
    return QgsPointXY(extent.xMinimum() + 0.01 * extent.width(), extent.yMaximum() - 0.01 * extent.height())


def on_polygon(polygons: QgsVectorLayer) -> QgsPointXY:
    """A place in a polygon."""
    return next(polygons.getFeatures()).geometry().centroid().asPoint()


def seen_at(place: QgsPointXY, within: QgsRasterLayer) -> str:
    """The colour that the canvas shows at a place when it shows the whole image."""
    settings = QgsMapSettings(iface.mapCanvas().mapSettings())
    settings.setDestinationCrs(within.crs())
    settings.setExtent(within.extent())
    settings.setOutputSize(QSize(240, 320))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    pixel = settings.mapToPixel().transform(place)
    return job.renderedImage().pixelColor(int(pixel.x()), int(pixel.y())).name()


def wait_for_layers(*names: str) -> None:
    """Wait until the canvas has heard of layers with these names."""
    wait_until(lambda: set(names) <= {layer.name() for layer in iface.mapCanvas().layers()})
