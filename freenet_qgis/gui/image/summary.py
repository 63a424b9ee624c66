# SPDX-License-Identifier: GPL-3.0-or-later
"""What is set up for an image, in a line, with a link that clears it."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...errors import FreeNetError
from ...geodata.raster import RasterInfo
from ...masks.values import parse
from ...text.i18n import tr
from ...text.plain_text import in_html, shortened
from ..project.image_setup import ImageSetup
from ..project.where_setup import MaskSetup

JOINT = " · "
LONGEST_TEXT = 40  # characters of what the user has written


def in_words(setup: ImageSetup, info: Optional[RasterInfo] = None, unused: int = 0) -> str:
    """What is set up, in a line; empty for nothing.

    Args:
        setup: What.
        info: The image as it is set up; None while that is not known.
        unused: How many of its bands are not used.
    """
    parts = _rasters(setup), _dates(setup), _bands(setup, info, unused), _area(setup), _mask(setup)
    return JOINT.join(filter(None, parts))


def _rasters(setup: ImageSetup) -> str:
    count = len(setup.further) + 1
    return tr("{count} rasters", count).format(count=count) if setup.further else ""


def _bands(setup: ImageSetup, info: Optional[RasterInfo], unused: int) -> str:
    if not setup.bands:
        return ""
    if info is None:
        return tr("bands {}").format(shortened(setup.bands, LONGEST_TEXT))
    return tr("{used} of {all} bands").format(used=info.all_bands - unused, all=info.all_bands)


def _dates(setup: ImageSetup) -> str:
    """The first and the last day that the user has typed."""
    known = sorted({day for day in setup.dates if day})
    if len(known) < 2:
        return "".join(known)
    return tr("{low} to {high}").format(low=known[0], high=known[-1])


def _area(setup: ImageSetup) -> str:
    return tr("inside '{}'").format(shortened(setup.area.name, LONGEST_TEXT)) if setup.area else ""


def _mask(setup: ImageSetup) -> str:
    if setup.mask is None:
        return ""
    name, conditions = (shortened(text, LONGEST_TEXT) for text in (setup.mask.name, mask_in_words(setup.mask)))
    return tr("without {conditions} of '{mask}'").format(conditions=conditions, mask=name)


def mask_in_words(mask: MaskSetup) -> str:
    """What a mask leaves out, as far as that is understood."""
    try:
        words = dict.fromkeys(one.words for one in parse(mask.values, mask.name))
    except FreeNetError:
        return mask.values
    return ", ".join(words)


class ImageSummary(QLabel):
    """The line; hidden where nothing is set up.

    Signals:
        cleared: The user wants nothing set up.
    """

    cleared = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("imageSummary")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(lambda _: self.cleared.emit())
        self.hide()

    def tell(self, setup: ImageSetup, info: Optional[RasterInfo] = None, unused: int = 0) -> None:
        """Tell what is set up; see `in_words`."""
        words = in_words(setup, info, unused)
        self.setText(f'{in_html(words)} <a href="clear">{in_html(tr("Clear"))}</a>' if words else "")
        self.setAccessibleName(tr("Set up for the image: {}").format(words) if words else "")
        self.setVisible(bool(words))
