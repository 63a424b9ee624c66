# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of the project whose file was replaced: QGIS would go on showing the old one, which it holds open."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry
from qgis.PyQt.QtCore import QObject, pyqtSignal


class Reopener(QObject):
    """Belongs to the main thread, as the layers do; a step of a model may end in another one (3.22).

    Signals:
        replaced: A file has been written, maybe over an older one.
    """

    replaced = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self.replaced.connect(self._reopen)

    def _reopen(self, file: str) -> None:
        """With the style that came along: names and colours of the old one may be wrong now."""
        layers = [layer for layer in QgsProject.instance().mapLayers().values() if _shows(layer, Path(file))]
        sources = [layer.source() for layer in layers]
        beside = Path(f"{file}.aux.xml")
        written = _content(beside)
        for layer in layers:
            layer.setDataSource("", layer.name(), layer.providerType(), False)
        if _content(beside) != written:  # GDAL has put statistics of the old file in place of the new one's names
            beside.write_bytes(written) if written else beside.unlink()
        for layer, source in zip(layers, sources):
            layer.setDataSource(source, layer.name(), layer.providerType(), True)
            layer.triggerRepaint()


REOPENER = Reopener()


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _shows(layer: QgsMapLayer, file: Path) -> bool:
    """Whether a layer shows the file; one that is edited keeps its edits."""
    if layer.isEditable():
        return False
    shown = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""
    try:
        return bool(shown) and Path(shown).samefile(file)
    except OSError:  # one of them is not there
        return False
