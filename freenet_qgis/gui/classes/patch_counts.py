# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting the patches and pixels of every class of a raster of classes, in the background."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import Optional

import numpy as np
from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QThread, pyqtSignal

from ...contract.job import Grid
from ...errors import FreeNetError
from ...geodata.access import grid
from ...geodata.raster.sight import Sight
from ...labels import class_patches
from ...labels.class_patches import Patches
from ...labels.drawn_pixels import draw
from ...progress import Canceled
from ...request import ClassRaster, Scene
from ...text.i18n import tr
from .counts import EXACT_UP_TO_PX, Counts

_BLOCK_ROWS = 256


@dataclass(frozen=True)
class PatchRequest:
    """A raster of classes whose patches are to be counted, and the image that they lie on.

    Attributes:
        layer: The layer that shows the raster.
        training: The raster, and what of it is wanted.
        scene: The image; None for none.
        seed: Of the pixels that are drawn, where not all are wanted.
        field: Empty: a raster has no fields.
        only_selected: Never: nor can anything be selected in it.
    """

    layer: QgsRasterLayer
    training: ClassRaster
    scene: Optional[Scene] = None
    seed: int = 0
    field: str = ""
    only_selected: bool = False


class PatchThread(QThread):
    """A thread that counts the classes of a raster as training sees them; of a large image on some rows and columns.

    Made and heard in the main thread.

    Signals:
        estimated: Never sent: all is counted at once.

    Attributes:
        counts: What was found.
        problem: Why nothing could be counted; empty if it could.
    """

    estimated = pyqtSignal()

    def __init__(self, request: PatchRequest) -> None:
        super().__init__()
        self.counts = Counts()
        self.problem = ""
        self._asked = request

    def run(self) -> None:
        try:
            self._count()
        except Canceled:
            pass
        except FreeNetError as error:
            self.problem = str(error)
        except Exception as error:  # a bug of ours must not leave the thread, which would take QGIS down
            self.problem = tr("FreeNet met an unexpected error: {}").format(error)

    def _count(self) -> None:
        scene, training = self._asked.scene, self._asked.training
        if scene is None:
            return
        place = grid.read(scene.raster, scene.crs_wkt)
        every = max(1, ceil(sqrt(place.rows * place.cols / EXACT_UP_TO_PX)))
        wanted = replace(training, erode=training.erode // every, most_pixels=0)
        place = _thinned(place, every)
        found = class_patches.find(wanted, place, scene.raster.name, 0, self._check)
        if scene.area is not None or scene.mask is not None:
            self._hide(found, Sight(place, scene.area, scene.mask))
        classes, most = found.source.classes, training.most_pixels
        drawn = found.labels
        if every == 1 and most:
            drawn = draw(found.labels, most, len(classes), self._asked.seed)
        pixels, patches = _counted(drawn, found)
        most = most or place.rows * place.cols * every**2
        self.counts = Counts(
            {info.value: min(most, patches[label]) for label, info in enumerate(classes, start=1)},
            {info.value: min(most, int(pixels[label]) * every**2) for label, info in enumerate(classes, start=1)},
            is_exact=every == 1,
            classes=classes,
        )

    def _hide(self, found: Patches, sight: Sight) -> None:
        """Take off what is not looked at."""
        rows, cols = found.labels.shape
        for top in range(0, rows, _BLOCK_ROWS):
            self._check()
            height = min(_BLOCK_ROWS, rows - top)
            looked = sight.of((0, top, cols, height))
            if looked is not None:
                for array in (found.labels, found.polygon_ids):
                    array[top : top + height][~looked.is_seen] = 0

    def _check(self) -> None:
        if self.isInterruptionRequested():
            raise Canceled


def _counted(drawn: np.ndarray, found: Patches) -> tuple[np.ndarray, Counter[int]]:
    """How many pixels each class has, shape (n + 1,), and how many patches have one of them; by labels."""
    pixels = np.zeros(len(found.source.classes) + 1, np.int64)
    label_of = np.zeros(found.source.patches + 1, np.uint8)
    for labels, ids in zip(drawn, found.polygon_ids):
        pixels += np.bincount(labels, minlength=len(pixels))
        here = labels > 0
        label_of[ids[here]] = labels[here]
    return pixels, Counter(label_of[label_of > 0].tolist())


def _thinned(place: Grid, every: int) -> Grid:
    """A grid of every so many rows and columns of another."""
    x, dx_col, dx_row, y, dy_col, dy_row = place.geotransform
    steps = (x, dx_col * every, dx_row * every, y, dy_col * every, dy_row * every)
    return replace(place, rows=max(1, place.rows // every), cols=max(1, place.cols // every), geotransform=steps)
