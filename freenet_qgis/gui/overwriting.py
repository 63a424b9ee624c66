# SPDX-License-Identifier: GPL-3.0-or-later
"""Overwriting what is there already: asking first, and letting go of maps that QGIS has open."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Optional

from qgis.core import QgsDataProvider, QgsRasterLayer
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..geodata.publish import outdated
from ..geodata.replacing import replacing, reported_writing
from ..i18n import tr
from ..request import Outputs
from .results import layers_of


def confirmed(outputs: Outputs, parent: QWidget) -> bool:
    """Whether nothing would be overwritten, or the user agrees to it."""
    existing = [path for path in outputs.files() if path.exists()]
    if not existing:
        return True
    question = tr("These files in '{}' exist already. Overwrite them?").format(existing[0].parent)
    names = "\n".join(path.name for path in existing)
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    answer = QMessageBox.question(parent, tr("FreeNet"), f"{question}\n\n{names}", buttons)
    return answer == QMessageBox.StandardButton.Yes


class Staging:
    """Keeps new rasters beside the old ones until a run has succeeded, where the old ones are open as layers.

    A raster that QGIS has open can be replaced on no Windows, and elsewhere GDAL would write the old map's statistics
    over the new one's names when it closes the old file.

    Attributes:
        outputs: Where the run has to write.
    """

    def __init__(self, wanted: Outputs) -> None:
        self._wanted = wanted
        self._folder: Optional[Path] = None
        self.outputs = wanted
        if any(map(layers_of, _rasters(wanted))):
            self._folder = Path(tempfile.mkdtemp(prefix=".freenet-", dir=wanted.class_map.parent))
            self.outputs = replace(
                wanted,
                class_map=self._folder / wanted.class_map.name,
                confidence=wanted.confidence and self._folder / wanted.confidence.name,
            )

    def put_in_place(self) -> Outputs:
        """Replace the old files and refresh the layers that show them; where the files are now.

        Raises:
            FreeNetError: If an old file cannot be replaced; the new ones stay where they are.
        """
        rasters = _rasters(self._wanted)
        with _closed([layer for path in rasters for layer in layers_of(path)]):
            for path in rasters if self._folder else ():
                with replacing(path, outdated(path)) as new, reported_writing(path):
                    self._move(path.stem, new.parent)
        self.discard()
        return self._wanted

    def discard(self) -> None:
        """Remove what the run wrote beside the old files, which stay as they are."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _move(self, stem: str, folder: Path) -> None:
        """Move a raster with the files that belong to it."""
        for path in list(self._folder.iterdir()):
            if path.name.startswith(f"{stem}."):
                path.replace(folder / path.name)


def _rasters(outputs: Outputs) -> list[Path]:
    return [path for path in (outputs.class_map, outputs.confidence) if path is not None]


@contextmanager
def _closed(layers: list[QgsRasterLayer]) -> Iterator[None]:
    """Close the files of some layers for a while, and open them again with the style that lies beside them."""
    sources = [layer.source() for layer in layers]
    for layer in layers:
        layer.setDataSource("", layer.name(), "gdal", QgsDataProvider.ProviderOptions())
    try:
        yield
    finally:
        for layer, source in zip(layers, sources):
            layer.setDataSource(source, layer.name(), "gdal", QgsDataProvider.ProviderOptions(), True)
            layer.triggerRepaint()
