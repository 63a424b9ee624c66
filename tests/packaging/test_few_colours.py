# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the documentation are small, and the colours of classes in them are true."""

from __future__ import annotations

from pathlib import Path

import few_colours
import numpy as np
import pytest
from osgeo import gdal


def written(picture: np.ndarray, path: Path) -> np.ndarray:
    """The colours of a picture as they come back from its file."""
    few_colours.write_png(path, picture)
    file = gdal.Open(str(path))
    table = file.GetRasterBand(1).GetColorTable()
    palette = np.array([table.GetColorEntry(entry)[:3] for entry in range(table.GetCount())])
    return palette[file.ReadAsArray()]


@pytest.fixture
def picture() -> np.ndarray:
    """A swatch of 12 x 12 pixels beside noise of thousands of colours."""
    noisy = np.random.default_rng(0).integers(0, 256, (100, 100, 3)).astype(np.uint8)
    noisy[:12, :12] = (242, 193, 78)
    return noisy


def test_common_colours_are_kept_and_others_are_near(picture: np.ndarray, tmp_path: Path) -> None:
    shown = written(picture, tmp_path / "a.png")
    assert np.array_equal(shown[:12, :12], picture[:12, :12])
    assert np.abs(shown - picture.astype(int)).mean() < 30  # of 256; 80 entries for 10000 colours all over the cube


def test_picture_of_few_colours_is_not_changed(tmp_path: Path) -> None:
    plain = np.zeros((20, 30, 3), np.uint8)
    plain[5:, 10:] = (31, 95, 58)
    assert np.array_equal(written(plain, tmp_path / "a.png"), plain)


def test_file_is_smaller(picture: np.ndarray, tmp_path: Path) -> None:
    few_colours.write_png(tmp_path / "a.png", picture)
    assert (tmp_path / "a.png").stat().st_size < picture.size / 2
