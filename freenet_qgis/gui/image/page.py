# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page of the dialog "Image" can do."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...geodata.raster import RasterInfo
from ..project.image_setup import ImageSetup


class ImagePage(QWidget):
    """A page of the dialog: shows its part of a setup, and lets the user change it.

    Signals:
        changed: Another setup than before, or another problem.
        raster_changed: The image has other bands or another place than before; all pages are told of it.
    """

    changed = pyqtSignal()
    raster_changed = pyqtSignal()

    def title(self) -> str:
        """What the page is called."""
        raise NotImplementedError

    def fill(self, setup: ImageSetup) -> None:
        """Show what is set up."""
        raise NotImplementedError

    def applied(self, setup: ImageSetup) -> ImageSetup:
        """A setup with what this page says in place of what it said of that."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why what is on the page will not do; empty if it will."""
        return ""

    def show_raster(self, info: Optional[RasterInfo]) -> None:
        """Heed what the image is with all that is set up but the choice of its bands; None if it cannot be read."""
