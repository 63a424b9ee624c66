# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps smoothed by the majority around each pixel, and by probabilities along the edges of the image."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from rasters import WriteRaster

from freenet_qgis.files.array_file import ArrayFile
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.generalization.along_edges import Probabilities, along_edges, write_guide
from freenet_qgis.geodata.generalization.guide import AXES, guide_of
from freenet_qgis.geodata.generalization.guided_filter import EPSILON, guided
from freenet_qgis.geodata.generalization.majority import majority
from freenet_qgis.geodata.generalization.sieve import sieve
from freenet_qgis.request import Scene

ROAD = 4


def most_around(labels: np.ndarray, radius: int) -> np.ndarray:
    """The majority filter, pixel by pixel."""
    found = labels.copy()
    for row, col in np.argwhere(labels > 0):
        window = labels[max(0, row - radius) : row + radius + 1, max(0, col - radius) : col + radius + 1]
        (first, most), *others = Counter(window[window > 0].tolist()).most_common()
        if all(count < most for _, count in others):
            found[row, col] = first
    return found


@pytest.mark.parametrize("radius", [1, 3])
def test_the_majority_is_that_of_a_count_pixel_by_pixel(radius: int) -> None:
    labels = np.random.default_rng(radius).integers(0, 4, (23, 31)).astype(np.uint8)
    for block_px in (1, 100, 10_000):
        found = np.zeros_like(labels)
        majority(labels, found, radius, lambda done: None, block_px)
        assert np.array_equal(found, most_around(labels, radius))
    assert np.array_equal(found == 0, labels == 0)


def scene(seed: int = 3, size: int = 96) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Three fields with roads of one pixel between and across: truth, image, probabilities of a noisy classifier."""
    random = np.random.default_rng(seed)
    truth = np.ones((size, size), np.uint8)
    truth[:, size // 2 :], truth[size * 2 // 3 :] = 2, 3
    truth[np.arange(size), np.arange(size) * 7 // 10] = ROAD
    truth[size // 4] = ROAD
    means = random.normal(0, 1.2, (5, 12))
    image = (means[truth] + random.normal(0, 1, (size, size, 12))).astype(np.float32)
    apart = ((image[:, :, None, :5] - means[None, None, 1:, :5]) ** 2).sum(-1)
    likely = np.exp(-apart / 2)
    return truth, image, np.moveaxis(likely / likely.sum(-1, keepdims=True), -1, 0).astype(np.float32)


def along(labels: np.ndarray, image: np.ndarray, likely: np.ndarray) -> np.ndarray:
    seen = image.reshape(-1, image.shape[-1])
    guide = guide_of(seen, np.ones(seen.shape, bool), labels.ravel())
    axes = np.moveaxis(guide.of(image, np.ones(image.shape, bool)), -1, 0)
    return (guided(likely, axes, labels > 0, 2).argmax(0) + 1).astype(np.uint8)


def test_thin_things_stay_along_edges_where_a_sieve_takes_them() -> None:
    truth, image, likely = scene()
    before = (likely.argmax(0) + 1).astype(np.uint8)
    after, small_gone = along(before, image, likely), before.copy()
    sieve(small_gone, 10, np.ones(len(truth)), lambda done: None, corners=False)

    def right(labels: np.ndarray, where: np.ndarray) -> float:
        return float((labels == truth)[where].mean())

    road, all_of_it = truth == ROAD, truth > 0
    assert right(after, road) > right(before, road) > 0.75
    assert right(small_gone, road) < 0.4
    assert right(after, all_of_it) > 0.99 > right(small_gone, all_of_it) > right(before, all_of_it)


def test_the_filter_is_that_of_the_paper() -> None:
    random = np.random.default_rng(5)
    guide = random.normal(0, 2, (AXES, 9, 11)).astype(np.float32)
    likely = random.random((2, 9, 11)).astype(np.float32)
    is_valid = random.random((9, 11)) > 0.2
    radius, size = 1, (9, 11)

    def window(row: int, col: int) -> list[tuple[int, int]]:
        rows = range(max(0, row - radius), min(size[0], row + radius + 1))
        cols = range(max(0, col - radius), min(size[1], col + radius + 1))
        return [(one, other) for one in rows for other in cols if is_valid[one, other]]

    fits = {}
    for centre in np.ndindex(size):
        own = window(*centre)
        if own:
            seen = np.array([guide[:, row, col] for row, col in own], float)
            wanted = np.array([likely[:, row, col] for row, col in own], float)
            middle = seen.mean(0)
            covariance = seen.T @ seen / len(own) - np.outer(middle, middle) + EPSILON * np.eye(AXES)
            slopes = np.linalg.solve(covariance, seen.T @ wanted / len(own) - np.outer(middle, wanted.mean(0)))
            fits[centre] = wanted.mean(0) - middle @ slopes, slopes
    found = guided(likely, guide, is_valid, radius)
    for row, col in np.argwhere(is_valid):
        both = [fits[one] for one in window(row, col)]
        value = np.mean([base for base, _ in both], 0) + guide[:, row, col] @ np.mean([slopes for _, slopes in both], 0)
        value = np.maximum(value, 0)
        assert np.allclose(found[:, row, col], value / value.sum(), atol=1e-4)


def test_strips_of_any_size_leave_no_seam_along_edges(write_raster: WriteRaster, tmp_path: Path) -> None:
    truth, image, likely = scene(size=40)
    labels = (likely.argmax(0) + 1).astype(np.uint8)
    labels[5:9, 5:9] = 0
    image[20:24, 30:35] = -1.0
    rasters = [
        raster.of(Scene(write_raster(cube, name=name, nodata=[-1.0] * cube.shape[2], options=["TILED=YES"])))
        for name, cube in (("image.tif", image), ("likely.tif", np.moveaxis(likely, 0, -1)))
    ]
    known = Probabilities(rasters[1], rasters[1].bands, (1, 2, 3, 4))
    found = []
    for number, block_px in enumerate((1, 300, 10**6)):
        path = tmp_path / f"guide_{number}.npy"
        guide = write_guide(rasters[0], labels, path, lambda done: None, window_bytes=block_px)
        cleaned = np.zeros_like(labels)
        along_edges(labels, cleaned, known, guide, 2, lambda done: None, block_px)
        found.append((guide[:], cleaned))
    assert isinstance(guide, ArrayFile) and np.isnan(found[0][0][20:24, 30:35]).all()
    for guide_values, cleaned in found[1:]:
        assert np.array_equal(guide_values, found[0][0], equal_nan=True)
        assert np.array_equal(cleaned, found[0][1])
    cleaned = found[0][1]
    assert np.array_equal(cleaned == 0, labels == 0)
    assert np.array_equal(cleaned[20:24, 30:35], labels[20:24, 30:35])  # the image tells nothing there
    assert (cleaned == truth).mean() > (labels == truth).mean()


def test_bands_without_data_have_no_say() -> None:
    _, image, likely = scene(size=32)
    spectra, labels = image.reshape(-1, 12), (likely.argmax(0) + 1).ravel()
    is_data = np.ones(spectra.shape, bool)
    is_data[:, 4] = False
    spectra[:, 4] = np.nan
    guide = guide_of(spectra, is_data, labels)
    assert not guide.axes[4].any() and np.isfinite(guide.of(image, is_data.reshape(image.shape))).all()


@pytest.mark.parametrize("labels", [np.ones(50, np.uint8), np.zeros(0, np.uint8)], ids=["one class", "no pixels"])
def test_one_class_and_no_pixels_have_an_axis_too(labels: np.ndarray) -> None:
    spectra = np.random.default_rng(0).normal(size=(len(labels), 6))
    assert guide_of(spectra, np.ones(spectra.shape, bool), labels).axes.shape == (6, 1)
