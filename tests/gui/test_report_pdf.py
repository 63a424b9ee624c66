# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as PDF, read back by another program: GDAL's, which draws pages with Poppler where it was built so."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from freenet_qgis import report
from freenet_qgis.contract.report import Report
from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.hand_on.report_pdf import write_pdf

HEAD = {"version": "", "verb": "train_and_classify", "scene": "scene.tif", "validation": "polygons"}
COLORS = ("#1f78b4", "#b2df8a")


def page(classes: int = 2) -> str:
    """The page of a report on a map that is half one class and half another."""
    named = [
        {"value": number, "name": f"Class {number} of a long name", "color": COLORS[number % 2], "reference_pixels": 90}
        for number in range(1, classes + 1)
    ]
    matrix = np.full((classes, classes), 12345).tolist()
    told = {**HEAD, "overall_accuracy": 0.8, "average_accuracy": 0.8, "kappa": 0.7, "test_pixels": 180,
            "classes": named, "confusion_matrix": matrix}  # fmt: skip
    labels = np.ones((90, 60), np.uint8)
    labels[45:] = 2
    return report.render(Report.from_dict(told), labels)


def drawn(path: Path) -> list[np.ndarray]:
    """The pages of a PDF as pixels, (rows, cols, 3)."""
    gdal.SetConfigOption("GDAL_PDF_DPI", "50")
    first = gdal.Open(str(path))
    pages = [name for name, _ in first.GetSubDatasets()] or [str(path)]
    return [np.moveaxis(gdal.Open(one).ReadAsArray()[:3], 0, -1) for one in pages]


needs_poppler = pytest.mark.skipif(
    gdal.GetDriverByName("PDF") is None or gdal.GetDriverByName("PDF").GetMetadataItem("HAVE_POPPLER") != "YES",
    reason="this GDAL draws no PDF: it was built without Poppler",
)


def test_a_report_has_pages(tmp_path: Path) -> None:
    pages = write_pdf(page(), tmp_path / "map.pdf", "scene, 12:00")
    content = (tmp_path / "map.pdf").read_bytes()
    assert content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") == pages


@needs_poppler
def test_the_map_stands_on_paper_in_its_colours(tmp_path: Path) -> None:
    pages = write_pdf(page(), tmp_path / "map.pdf", "scene")
    pictures = drawn(tmp_path / "map.pdf")
    assert len(pictures) == pages
    seen = np.concatenate([one.reshape(-1, 3) for one in pictures])
    for color in COLORS:
        wanted = [int(color[start : start + 2], 16) for start in (1, 3, 5)]
        assert (abs(seen.astype(int) - wanted).max(axis=1) <= 4).sum() > 500, color


@needs_poppler
def test_a_table_that_is_wider_than_the_paper_is_not_cut(tmp_path: Path) -> None:
    write_pdf(page(24), tmp_path / "map.pdf", "scene")
    for picture in drawn(tmp_path / "map.pdf"):
        margin = round(18 / 210 * picture.shape[1]) - 2  # of 18 mm
        assert (picture[:, -margin:] > 240).all(), "something runs into the margin"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match="cannot be written"):
        write_pdf(page(), tmp_path / "gone" / "map.pdf", "scene")
