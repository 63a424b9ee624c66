# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping pictures under docs/images/, and the figures that belong to them in the text of a page."""

from __future__ import annotations

import re
from pathlib import Path

import few_colours
import numpy as np
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

DOCS = Path(__file__).resolve().parent.parent
IMAGES = DOCS / "images"


def grab(widget: QWidget, name: str) -> None:
    """Take a picture of a widget as it stands on the screen."""
    QTest.qWait(500)
    keep(widget.grab().toImage(), name)


def keep(image: QImage, name: str) -> None:
    """Write a picture as PNG."""
    IMAGES.mkdir(exist_ok=True)
    opaque = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(opaque.constBits().asarray(opaque.sizeInBytes()), np.uint8)
    lines = lines.reshape(opaque.height(), opaque.bytesPerLine())[:, : 3 * opaque.width()]
    few_colours.write_png(IMAGES / f"{name}.png", lines.reshape(opaque.height(), opaque.width(), 3))


def tell(page: str, **figures: str) -> None:
    """Renew figures in a page: what stands between ``<!--name-->`` and the next ``<!--/-->``.

    Raises:
        KeyError: If the page has no place for one.
    """
    path = DOCS / page
    text = path.read_text(encoding="utf-8")
    for name, value in figures.items():
        text, places = re.subn(rf"(<!--{name}-->).*?(<!--/-->)", rf"\g<1>{value}\g<2>", text, flags=re.DOTALL)
        if not places:
            raise KeyError(f"{page} has no place for {name}")
    path.write_text(text, encoding="utf-8")
