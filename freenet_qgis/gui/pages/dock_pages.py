# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on which page of the dock: what to train on, what came of it, and all that came of earlier trainings."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...text.i18n import tr
from .page import Page
from .pages import Pages

TRAIN_PAGE, RESULT_PAGE, RUNS_PAGE = "trainPage", "resultPage", "runsPage"


def dock_pages(form: QWidget, result: QWidget, next_polygon: QWidget, runs: QWidget, model: QWidget) -> Pages:
    """The three pages with these parts."""
    pages = Pages()
    pages.tabBar().setAccessibleName(tr("Pages"))
    pages.add(
        TRAIN_PAGE,
        "/mActionCapturePolygon.svg",
        tr("Train"),
        tr("The image, its training data and their classes, and how to train."),
        Page(form),
    )
    pages.add(
        RESULT_PAGE,
        "/mActionAddRasterLayer.svg",
        tr("Result"),
        tr("The map, how good it is, where to draw the next polygon, and what to do with it."),
        Page(result, next_polygon),
    )
    pages.add(
        RUNS_PAGE,
        "/mActionHistory.svg",
        tr("Models and runs"),
        tr("The runs of this project: show, compare or repeat them, and apply a model to other rasters."),
        Page(runs, model),
    )
    return pages
