# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays in files: parts of them, and files that end too early."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.array_file import ArrayFile, loaded

ROWS, COLS = np.array([3, 0, 6]), np.array([1, 4, 4])
PARTS = {
    "rows": slice(2, 5),
    "a block": (slice(1, 4), slice(2, 9)),
    "no rows": slice(3, 3),
    "all": slice(None),
    "pixels": (ROWS, COLS),
    "a mask": np.arange(35).reshape(7, 5) % 3 == 0,
}


@pytest.fixture(params=["image", "cube"])
def whole(request: pytest.FixtureRequest) -> np.ndarray:
    numbers = np.arange(7 * 5 * 3.0).reshape(7, 5, 3)
    return numbers if request.param == "cube" else numbers[..., 0] % 2 == 0


@pytest.mark.parametrize("where", PARTS.values(), ids=PARTS)
def test_a_part_of_a_file_is_that_of_the_array(tmp_path: Path, whole: np.ndarray, where: object) -> None:
    np.save(tmp_path / "array.npy", whole)
    found = ArrayFile(tmp_path / "array.npy")
    np.testing.assert_array_equal(found[where], whole[where])
    assert (len(found), found.shape, found.dtype) == (len(whole), whole.shape, whole.dtype)


@pytest.mark.parametrize("where", [PARTS["rows"], PARTS["a block"], PARTS["no rows"], PARTS["all"]])
def test_what_is_written_into_a_file_numpy_reads(tmp_path: Path, whole: np.ndarray, where: object) -> None:
    expected = np.zeros_like(whole)
    expected[where] = whole[where]
    ArrayFile.create(tmp_path / "array.npy", whole.dtype, whole.shape)[where] = whole[where]
    np.testing.assert_array_equal(np.load(tmp_path / "array.npy"), expected)


def test_a_file_that_was_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "array.npy"
    np.save(path, np.ones((10, 10, 10)))
    found = ArrayFile(path)
    os.truncate(path, 4000)
    assert found[:4].all()
    with pytest.raises(FreeNetError, match="ends before its last value"):
        found[4:6]
    path.unlink()
    with pytest.raises(FreeNetError, match="can no longer be read"):
        found[:1]


def test_what_was_left_is_kept_only_where_it_is_as_it_was(tmp_path: Path) -> None:
    path, dtype, shape = tmp_path / "array.npy", np.dtype(np.float32), (10, 10)
    assert ArrayFile.kept(path, dtype, shape) is None
    np.save(path, np.ones(shape, dtype))
    assert ArrayFile.open_or_create(path, dtype, shape)[:].all()
    for other in ((np.dtype(np.int32), shape), (dtype, (5, 20))):
        assert ArrayFile.kept(path, *other) is None
    os.truncate(path, 300)
    assert ArrayFile.kept(path, dtype, shape) is None
    assert not ArrayFile.open_or_create(path, dtype, shape)[:].any()


def test_another_kind_of_array_is_refused(tmp_path: Path) -> None:
    np.save(tmp_path / "array.npy", np.ones(10))
    with pytest.raises(ValueError, match="rows and columns"):
        ArrayFile(tmp_path / "array.npy")


@pytest.mark.parametrize("kept", [[True, False, True], [False, False, True], [True, True, True]])
def test_values_of_each_pixel_go_without_a_second_array(tmp_path: Path, kept: list[bool]) -> None:
    whole = np.random.default_rng(3).integers(0, 1000, (101, 37, 3)).astype(np.int16)
    file = ArrayFile.create(tmp_path / "cube.npy", whole.dtype, whole.shape)
    file[:] = whole
    smaller = file.keep(np.array(kept), held_bytes=1000)  # a few rows at a time
    assert smaller.shape == (101, 37, sum(kept))
    assert np.array_equal(np.load(tmp_path / "cube.npy"), whole[..., kept])
    assert [path.name for path in tmp_path.iterdir()] == ["cube.npy"]


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("most_bytes", [0, 10**6])
def test_an_array_is_loaded_as_it_was_saved_and_mapped_where_it_is_large(
    tmp_path: Path, order: str, most_bytes: int
) -> None:
    path = tmp_path / "labels.npy"
    saved = np.asarray(np.arange(24, dtype=np.int32).reshape(4, 6), order=order)
    np.save(path, saved)
    found = loaded(path, most_bytes)
    assert np.array_equal(found, saved) and found.dtype == saved.dtype
    assert isinstance(found, np.memmap) == (most_bytes == 0)


@pytest.mark.parametrize("most_bytes", [0, 10**6])
def test_what_is_no_whole_array_is_not_loaded(tmp_path: Path, most_bytes: int) -> None:
    path = tmp_path / "labels.npy"
    np.save(path, np.arange(24).reshape(4, 6))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError):
        loaded(path, most_bytes)
    np.save(path, np.array([[{}]]), allow_pickle=True)
    with pytest.raises(ValueError):
        loaded(path, most_bytes)
