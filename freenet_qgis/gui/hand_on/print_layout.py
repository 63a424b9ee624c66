# SPDX-License-Identifier: GPL-3.0-or-later
"""A print layout of a map: frame, classes, scale, north, title, how good the map is, and what it was made of."""

from __future__ import annotations

from itertools import count

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QFont

from ...layers.transforms import box_in
from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..runs.accuracy_text import accuracy_in_full
from ..runs.view import when
from .layout_legend import add_legend

MARGIN = 10.0  # millimetres, as all that follows
TITLE, LINES, GAP, SIDE = 12.0, 15.0, 4.0, 64.0  # heights of title and lines at the foot, and width of the side column
ARROW, SCALE, NOTE = 18.0, 14.0, 10.0  # heights of north arrow, scale bar and the line about classes elsewhere
LEAST_BAR, MOST_BAR = 25.0, 50.0
PAGES = QSizeF(297, 210), QSizeF(210, 297)  # A4
NORTH = ":/images/north_arrows/layout_default_north_arrow.svg"  # QGIS's own
TITLE_PT, TEXT_PT = 18.0, 9.0


def new_layout(run: RunRecord, layer: QgsRasterLayer) -> QgsPrintLayout:
    """A new layout in the project, under a name that no other has.

    Args:
        run: Whose map it is.
        layer: The map, as it is to look.
    """
    project = QgsProject.instance()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(_unused_name(tr("Map of {}").format(run.settings.raster_name)))
    extent, crs = _extent(layer)
    page = max(PAGES, key=lambda size: _scale(extent, _frame(size)))
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(page.width(), page.height()))
    frame = _frame(page)
    shown, place = _add_map(layout, layer, extent, crs, frame)
    side = QRectF(place.right() + GAP, frame.top(), page.width() - MARGIN - place.right() - GAP, frame.height())
    has_place = layer.crs().isValid()  # without one on the ground there is neither north nor scale
    below = ARROW + SCALE + 3 * GAP if has_place else 0.0
    height = add_legend(layout, layer, shown, side.adjusted(0, 0, 0, -below))
    if not height:
        note = tr("For the classes see the next page.")
        _add_label(layout, "classes", note, QRectF(side.left(), side.top(), SIDE, NOTE), TEXT_PT)
    if has_place:
        bottom = min(side.bottom(), max(place.bottom(), side.top() + (height or NOTE) + below))
        _add_north(layout, shown, QRectF(side.left(), bottom - SCALE - GAP - ARROW, ARROW, ARROW))
        _add_scale(layout, shown, QRectF(side.left(), bottom - SCALE, SIDE, SCALE))
    wide = page.width() - 2 * MARGIN
    title = tr("Land cover of {}").format(run.settings.raster_name)
    _add_label(layout, "title", title, QRectF(MARGIN, MARGIN, wide, TITLE), TITLE_PT)
    foot = QRectF(MARGIN, frame.bottom() + GAP, wide, LINES)
    _add_label(layout, "accuracy", f"{accuracy_in_full(run)}\n{_source(run)}", foot, TEXT_PT)
    project.layoutManager().addLayout(layout)
    return layout


def _source(run: RunRecord) -> str:
    """What the map was made of, with what, and when."""
    text = tr("Image: {image}. Training data: {training}. Mapped with FreeNet, {when}.")
    return text.format(image=run.settings.raster_name, training=run.settings.polygons_name, when=when(run))


def _unused_name(name: str) -> str:
    taken = {layout.name() for layout in QgsProject.instance().layoutManager().layouts()}
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(one for one in names if one not in taken)


def _frame(page: QSizeF) -> QRectF:
    """Where the map may be."""
    width = page.width() - 2 * MARGIN - SIDE - GAP
    return QRectF(MARGIN, MARGIN + TITLE, width, page.height() - 2 * MARGIN - TITLE - LINES - GAP)


def _scale(extent: QgsRectangle, frame: QRectF) -> float:
    """Millimetres for each unit of the map, where it fills the frame."""
    return min(frame.width() / (extent.width() or 1), frame.height() / (extent.height() or 1))


def _extent(layer: QgsRasterLayer) -> tuple[QgsRectangle, QgsCoordinateReferenceSystem]:
    """Where the map lies, in the CRS of the project where it has a place there, else in its own."""
    crs = QgsProject.instance().crs()
    if layer.crs().isValid() and crs.isValid():
        extent = box_in(layer.extent(), layer.crs(), crs)
        if extent is not None and extent.isFinite():
            return extent, crs
    return layer.extent(), layer.crs()


def _add_map(
    layout: QgsLayout, layer: QgsRasterLayer, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, frame: QRectF
) -> tuple[QgsLayoutItemMap, QRectF]:
    """The map and where it is: as large as the frame lets it be, without white at its sides."""
    scale = _scale(extent, frame)
    place = QRectF(frame.left(), frame.top(), scale * extent.width(), scale * extent.height())
    shown = QgsLayoutItemMap(layout)
    _place(layout, shown, "map", place)
    shown.setLayers([layer])
    shown.setKeepLayerSet(True)  # whatever else the canvas shows
    shown.setCrs(crs)
    shown.setExtent(extent)  # of the same shape as the item; zooming goes by an extent that is not there yet
    shown.setFrameEnabled(True)
    return shown, place


def _add_north(layout: QgsLayout, shown: QgsLayoutItemMap, place: QRectF) -> None:
    arrow = QgsLayoutItemPicture(layout)
    arrow.setPicturePath(NORTH)
    arrow.setLinkedMap(shown)
    arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.TrueNorth)
    _place(layout, arrow, "north arrow", place)


def _add_scale(layout: QgsLayout, shown: QgsLayoutItemMap, place: QRectF) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(shown)
    bar.setStyle("Single Box")
    bar.applyDefaultSize(bar.guessUnits())  # metres or kilometres
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    modes = QgsScaleBarSettings.SegmentSizeMode
    fit = "FitWidth" if hasattr(modes, "FitWidth") else "SegmentSizeFitWidth"  # the first in newer QGIS
    bar.setSegmentSizeMode(getattr(modes, fit))  # round numbers, far enough apart
    bar.setMinimumBarWidth(LEAST_BAR)
    bar.setMaximumBarWidth(MOST_BAR)
    _place(layout, bar, "scale bar", place)


def _add_label(layout: QgsLayout, name: str, text: str, place: QRectF, size_pt: float) -> None:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)  # plain text, whatever it looks like
    font = QFont()
    font.setPointSizeF(size_pt)
    if hasattr(label, "setTextFormat"):  # since 3.24
        look = QgsTextFormat.fromQFont(font)
        look.setSize(size_pt)
        label.setTextFormat(look)
    else:
        label.setFont(font)
    label.setHAlign(Qt.AlignmentFlag.AlignLeft)
    _place(layout, label, name, place)


def _place(layout: QgsLayout, item: QgsLayoutItem, name: str, place: QRectF) -> None:
    item.setId(name)
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(place.left(), place.top()))
    item.attemptResize(QgsLayoutSize(place.width(), place.height()))
