# SPDX-License-Identifier: GPL-3.0-or-later
"""Small patches go to their largest neighbour: as GDAL has it, as scipy counts them, and the same in strips."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal
from scipy import ndimage

from freenet_qgis.geodata.generalization.patch_table import patch_table
from freenet_qgis.geodata.generalization.sieve import sieve

BOTH = pytest.mark.parametrize("corners", [False, True], ids=["sides", "corners"])


def noisy(seed: int, shape: tuple[int, int] = (48, 61), classes: int = 4) -> np.ndarray:
    """A map with patches of all sizes, and holes without a class, uint8."""
    random = np.random.default_rng(seed)
    fields = [ndimage.uniform_filter(random.random(shape), 3) for _ in range(classes + 1)]
    return np.argmax(fields, 0).astype(np.uint8)


def sieved(
    labels: np.ndarray, least: float, *, corners: bool, block_px: int = 2**20, row_size: np.ndarray | None = None
) -> tuple[np.ndarray, int]:
    """The map that a sieve leaves, and how many small patches it says are left."""
    found, sizes = labels.copy(), np.ones(len(labels)) if row_size is None else row_size
    return found, sieve(found, least, sizes, lambda done: None, corners=corners, block_px=block_px)


def by_gdal(labels: np.ndarray, least: int, *, corners: bool) -> np.ndarray:
    memory = gdal.GetDriverByName("MEM")
    source, target = (memory.Create("", labels.shape[1], labels.shape[0], 1, gdal.GDT_Byte) for _ in range(2))
    band = source.GetRasterBand(1)
    band.WriteArray(labels)
    band.SetNoDataValue(0)
    gdal.SieveFilter(band, band.GetMaskBand(), target.GetRasterBand(1), least, 8 if corners else 4)
    return target.ReadAsArray()


def patches(labels: np.ndarray, *, corners: bool) -> list[tuple[np.ndarray, int]]:
    """Each patch as a mask, and its class, as scipy finds them."""
    structure = np.ones((3, 3)) if corners else None
    found = []
    for label in np.unique(labels[labels > 0]):
        ids, count = ndimage.label(labels == label, structure)
        found += [(ids == number, int(label)) for number in range(1, count + 1)]
    return found


def small(labels: np.ndarray, least: int, *, corners: bool) -> list[np.ndarray]:
    return [mask for mask, _ in patches(labels, corners=corners) if mask.sum() < least]


@BOTH
def test_it_is_gdals_sieve_wherever_that_leaves_no_small_patch_with_neighbours(*, corners: bool) -> None:
    alike = 0
    for seed in range(24):
        labels, least = noisy(seed), 2 + seed % 4
        theirs = by_gdal(labels, least, corners=corners)
        around = np.ones((3, 3)) if corners else None
        rest = small(theirs, least, corners=corners)
        if all((labels[ndimage.binary_dilation(mask, around) & ~mask] == 0).all() for mask in rest):
            alike += 1
            assert np.array_equal(sieved(labels, least, corners=corners)[0], theirs)
    assert alike >= 8


@BOTH
def test_what_is_left_small_has_no_neighbours(*, corners: bool) -> None:
    around = np.ones((3, 3)) if corners else None
    for seed in range(12):
        found, left = sieved(noisy(seed), 15, corners=corners)
        rest = small(found, 15, corners=corners)
        assert len(rest) == left
        for mask in rest:
            assert (found[ndimage.binary_dilation(mask, around) & ~mask] == 0).all()


@BOTH
def test_strips_of_any_size_leave_no_seam(*, corners: bool) -> None:
    labels = noisy(3)
    whole = sieved(labels, 9, corners=corners)[0]
    for block_px in (1, 61, 200, 1000):
        assert np.array_equal(sieved(labels, 9, corners=corners, block_px=block_px)[0], whole)


def test_pixels_without_a_class_give_and_take_nothing() -> None:
    labels = np.zeros((7, 7), np.uint8)
    labels[1, 1], labels[3:6, 3:6], labels[4, 4] = 1, 2, 3
    found, left = sieved(labels, 5, corners=False)
    assert np.array_equal(found == 0, labels == 0)
    assert found[1, 1] == 1 and left == 1
    assert found[4, 4] == 2


def test_two_small_patches_that_have_only_each_other_become_one() -> None:
    labels = np.array([[1, 1, 1, 2, 2, 0, 0]], np.uint8)
    assert np.array_equal(by_gdal(labels, 5, corners=False), labels)
    found, left = sieved(labels, 5, corners=False)
    assert found.tolist() == [[1, 1, 1, 1, 1, 0, 0]] and left == 0


def test_the_size_is_what_rows_cover() -> None:
    labels = np.ones((20, 9), np.uint8)
    labels[2, 2:5] = labels[17, 2:5] = 2  # as many pixels
    row_size = np.linspace(2.0, 1.0, 20)
    found = sieved(labels, 4.5, corners=False, row_size=row_size)[0]
    assert (found[2, 2:5] == 2).all() and (found[17] == 1).all()


@pytest.mark.parametrize("least", [3 * 0.09, 0.27])
def test_a_patch_that_is_just_large_enough_stays(least: float) -> None:
    labels = np.ones((5, 7), np.uint8)
    labels[2, 2:5] = 2
    assert (sieved(labels, least, corners=False, row_size=np.full(5, 0.09))[0] == labels).all()


@BOTH
def test_patches_are_those_that_scipy_finds(*, corners: bool) -> None:
    labels = noisy(8)
    row_size = np.random.default_rng(0).random(len(labels)) + 0.5
    table = patch_table(labels, row_size, lambda done: None, corners=corners, block_px=150)
    wanted = [(label, float((mask * row_size[:, None]).sum())) for mask, label in patches(labels, corners=corners)]
    found = list(zip(table.label[1:].tolist(), table.size[1:].tolist()))
    assert np.allclose(sorted(found), sorted(wanted))
