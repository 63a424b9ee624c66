# SPDX-License-Identifier: GPL-3.0-or-later
"""Boxes and points of one CRS in another, by the project's choice of coordinate operations."""

from __future__ import annotations

from typing import Optional

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)


def box_in(
    box: QgsRectangle, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> Optional[QgsRectangle]:
    """The box around a box in another CRS; None where it has no place there."""
    try:
        return QgsCoordinateTransform(source, target, QgsProject.instance()).transformBoundingBox(box)
    except QgsCsException:
        return None


def point_in(
    point: QgsPointXY, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> Optional[QgsPointXY]:
    """A point in another CRS; None where it has no place there."""
    try:
        return QgsCoordinateTransform(source, target, QgsProject.instance()).transform(point)
    except QgsCsException:
        return None
