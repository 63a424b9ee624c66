# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample scene: fetched once on request, kept in the user's profile, opened with training polygons."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
from qgis.core import (
    QgsApplication,
    QgsContrastEnhancement,
    QgsFeature,
    QgsFileDownloader,
    QgsGeometry,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSignal

from ...contract.job import ClassInfo
from ...errors import FreeNetError
from ...geodata import indian_pines
from ...text.i18n import tr
from ..classes import training_layer
from ..classes.style import Classes
from ..widgets.busy import busy

FALSE_COLOUR_NM = (850, 650, 550)  # plants glow red


@dataclass(frozen=True)
class Download:
    """A file on the network.

    Attributes:
        address: Its URL.
        sha256: The hash of what it holds.
    """

    address: str
    sha256: str


TENSORLY = Download(
    "https://files.pythonhosted.org/packages/17/02/0269a1573b9f2ea6365e12b87debaf8b2cdad8e3fc4f84d9f4dc6be68adb/"
    "tensorly-0.10.0-py3-none-any.whl",
    "90becb3d28023638ec60d19fbf8d87735b4ce1537fe3eb881897d69e107b882d",  # pragma: allowlist secret
)


class SampleScene(QObject):
    """The scene Indian Pines, downloaded as the Python package tensorly carries it. Lives in the main thread.

    Signals:
        progressed: Share of the download that is done, 0 to 1.
        opened: The raster and its polygons, in the project.
        failed: Why there are none.

    Attributes:
        folder: Where it is kept.
        package: What is downloaded.
    """

    progressed = pyqtSignal(float)
    opened = pyqtSignal(QgsRasterLayer, QgsVectorLayer)
    failed = pyqtSignal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = Path(QgsApplication.qgisSettingsDirPath()) / "freenet_qgis"
        self.package = TENSORLY
        self._download: Optional[QgsFileDownloader] = None

    def open(self) -> None:
        """Open the scene, after fetching it where that has not been done before."""
        if self._image().exists():
            self._add()
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self._download = QgsFileDownloader(QUrl(self.package.address), str(self._wheel()))
        sip.transferto(self._download, None)  # type: ignore[arg-type]  # to nobody: it deletes itself when it is done
        self._download.downloadProgress.connect(self._on_progress)
        self._download.downloadCompleted.connect(self._on_completed)
        self._download.downloadError.connect(self._on_error)
        self._download.downloadExited.connect(self._on_exited)

    def is_downloading(self) -> bool:
        """Whether the scene is on its way."""
        return self._download is not None

    def cancel(self) -> None:
        """Stop the download; nothing is kept."""
        if self._download is not None:
            self._download.cancelDownload()

    def _on_progress(self, received: int, total: int) -> None:
        if total > 0:
            self.progressed.emit(received / total)

    def _on_error(self, errors: list[str]) -> None:
        self.failed.emit(
            tr(
                "The sample scene could not be downloaded: {} Check the network, and the proxy under Settings > "
                "Options > Network."
            ).format(" ".join(errors))
        )

    def _on_exited(self) -> None:
        self._download = None
        self._wheel().unlink(missing_ok=True)

    def _on_completed(self) -> None:
        self._download = None
        try:
            with busy():
                self._unpack()
        except FreeNetError as error:
            self.failed.emit(str(error))
            return
        self._add()

    def _unpack(self) -> None:
        """Write the raster under its name only when it is complete."""
        if hashlib.sha256(self._wheel().read_bytes()).hexdigest() != self.package.sha256:
            raise FreeNetError(tr("The sample scene did not arrive as it was sent."), tr("Try again."))
        cube, _ = indian_pines.read(self._wheel())
        new = self.folder / "new.tif"
        indian_pines.write_image(new, cube)
        new.replace(self._image())

    def _add(self) -> None:
        raster = _image_layer(self._image())
        polygons = self.folder / training_layer.unused_file(self._image()).name
        try:
            layer = _polygon_layer(polygons, raster)
        except FreeNetError as error:
            self.failed.emit(str(error))
            return
        project = QgsProject.instance()
        for each in (raster, layer):
            project.layerTreeRoot().insertLayer(0, project.addMapLayer(each, addToLegend=False))
        self.opened.emit(raster, layer)

    def _image(self) -> Path:
        return self.folder / "indian_pines.tif"

    def _wheel(self) -> Path:
        return self.folder / "download.whl"


def _image_layer(path: Path) -> QgsRasterLayer:
    """The scene in false colour, stretched without its darkest and brightest two per cent."""
    layer = QgsRasterLayer(str(path), "Indian Pines")
    red, green, blue = (int(np.abs(indian_pines.wavelengths_nm() - wanted).argmin()) + 1 for wanted in FALSE_COLOUR_NM)
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), red, green, blue))
    stretch = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    layer.setContrastEnhancement(stretch, QgsRasterMinMaxOrigin.Limits.CumulativeCut)
    metadata = layer.metadata()
    metadata.setRights([indian_pines.CREDIT])
    layer.setMetadata(metadata)
    return layer


def _polygon_layer(path: Path, raster: QgsRasterLayer) -> QgsVectorLayer:
    """A layer with a few polygons of every class."""
    classes: Classes = {
        number: ClassInfo(number, *each) for number, each in enumerate(indian_pines.CLASSES.items(), start=1)
    }
    layer = training_layer.create(path, raster.crs(), classes)
    features = []
    for number, info in classes.items():
        for rectangle in indian_pines.RECTANGLES[info.name]:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromWkt(indian_pines.outline(*rectangle)))
            feature[training_layer.ID], feature[training_layer.NAME] = number, info.name
            features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    if not added:
        raise FreeNetError(tr("'{}' cannot be written.").format(path))
    return layer
