# SPDX-License-Identifier: GPL-3.0-or-later
"""`make paper`, on small files of the form of the originals."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import original_files
import originals
import paper
import pytest
from osgeo import gdal_array
from scipy.io import savemat

from freenet_qgis.errors import FreeNetError

ROWS, COLS, BANDS, CLASSES = 24, 32, 6, 3
PAVIA, SALINAS, HOUSTON = originals.ORIGINALS
CONTEST = originals.CONTEST
NAMES = ["grass_healthy", "parking_lot1", "water"]
HEAD = (
    f"; ENVI Output of ROIs (4.8) [Tue Oct 31 19:11:26 2013]\n; Number of ROIs: 3\n; File Dimension: {COLS} x {ROWS}\n"
)


@pytest.fixture(scope="module")
def labels() -> np.ndarray:
    """Three upright stripes with an unlabelled column between each."""
    stripes = 1 + np.arange(COLS) // 11
    stripes[10::11] = 0
    return np.tile(stripes, (ROWS, 1)).astype(np.uint8)


@pytest.fixture(scope="module")
def cube(labels: np.ndarray) -> np.ndarray:
    rng = np.random.default_rng(0)
    return (1000 * rng.random((CLASSES + 1, BANDS))[labels] + rng.normal(0, 20, (ROWS, COLS, BANDS))).astype(np.uint16)


def sides(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The upper rows to train on, the lower to test on."""
    upper = (np.arange(ROWS) < 10)[:, None]
    return np.where(upper, labels, 0).astype(np.uint8), np.where(upper, 0, labels).astype(np.uint8)


def write_matlab(folder: Path, cube: np.ndarray, labels: np.ndarray) -> None:
    folder.mkdir(parents=True)
    savemat(folder / "PaviaU.mat", {"paviaU": cube})
    savemat(folder / "PaviaU_gt.mat", {"paviaU_gt": labels})


def write_geotiff(path: Path, bands: np.ndarray) -> None:
    gdal_array.SaveArray(bands, str(path), format="GTiff")


def points(mask: np.ndarray, more: str = "") -> str:
    rows = [f"{number:7d}{col + 1:6d}{row + 1:5d}{more}" for number, (row, col) in enumerate(np.argwhere(mask), 1)]
    return "\n".join(rows) + "\n"


def training_text(labels: np.ndarray) -> str:
    """As the contest's samples to train on: each region has its own heading, and points have coordinates, too."""
    text = f"{HEAD};\n"
    for label, name in enumerate(NAMES, 1):
        mask = labels == label
        text += f"; ROI name: {name}\n; ROI rgb value: {{0, 205, 0}}\n; ROI npts: {mask.sum()}\n"
        text += f";    ID     X    Y          Lat           Lon\n{points(mask, '    29.7213   -95.3421')}\n"
    return text


def validation_text(labels: np.ndarray) -> str:
    """As ENVI exports the samples to test on: all headings first; here in another order, and CRLF."""
    text, order = HEAD, (3, 1, 2)
    for label in order:
        mask = labels == label
        text += f";\n; ROI name: {NAMES[label - 1]}\n; ROI rgb value: {{0, 0, 0}}\n; ROI npts: {mask.sum()}\n"
    return (text + ";    ID     X    Y\n" + "\n".join(points(labels == label) for label in order)).replace("\n", "\r\n")


@pytest.fixture
def houston(tmp_path: Path, cube: np.ndarray, labels: np.ndarray) -> Path:
    """A folder with the image of Houston and its samples as text."""
    train, test = sides(labels)
    write_geotiff(tmp_path / f"{CONTEST}CASI.tif", np.moveaxis(cube, 2, 0))
    (tmp_path / f"{CONTEST}Samples_TR.txt").write_text(training_text(train), encoding="latin-1")
    (tmp_path / f"{CONTEST}Samples_VA.txt").write_text(validation_text(test), encoding="latin-1", newline="")
    return tmp_path


def test_houston_is_read_from_regions_in_both_of_their_forms(
    houston: Path, cube: np.ndarray, labels: np.ndarray
) -> None:
    scene = HOUSTON.read(original_files.below(houston))
    assert np.array_equal(scene.cube, cube)
    for found, expected in zip(scene.split(200, 0), sides(labels)):
        assert np.array_equal(found, expected)


def test_houston_is_read_from_label_rasters(tmp_path: Path, cube: np.ndarray, labels: np.ndarray) -> None:
    write_geotiff(tmp_path / f"{CONTEST}CASI.tif", np.moveaxis(cube, 2, 0))
    for side, samples in zip(("TR", "VA"), sides(labels)):
        write_geotiff(tmp_path / f"{CONTEST}Samples_{side}.tif", samples)
    scene = HOUSTON.read(original_files.below(tmp_path))
    assert np.array_equal(scene.labels, sides(labels)[0])
    assert np.array_equal(scene.test, sides(labels)[1])


def test_random_pixels_are_as_many_of_each_class_and_the_rest_is_test(cube: np.ndarray, labels: np.ndarray) -> None:
    scene = originals.Scene(cube, labels)
    train, test = scene.split(20, 0)
    assert np.bincount(train.ravel()).tolist()[1:] == [20] * CLASSES
    assert np.array_equal(train + test, labels)
    assert not np.array_equal(train, scene.split(20, 1)[0])
    assert np.array_equal(train, scene.split(20, 0)[0])


def test_a_small_class_keeps_half_of_its_pixels_for_the_test(cube: np.ndarray, labels: np.ndarray) -> None:
    train, test = originals.Scene(cube, labels).split(10_000, 0)
    assert np.bincount(train.ravel())[1:].tolist() == np.bincount(test.ravel())[1:].tolist()


@pytest.mark.slow
def test_the_table_has_the_scenes_that_are_there(
    tmp_path: Path, cube: np.ndarray, labels: np.ndarray, capsys: pytest.CaptureFixture
) -> None:
    write_matlab(tmp_path / "deep" / "PAVIA", cube, labels)
    report = tmp_path / "new" / "paper.json"
    ended = paper.main(
        [str(tmp_path), "--seeds", "2", "--steps", "3", "--per-class", "20", "--device", "cpu", "--json", str(report)]
    )
    printed = capsys.readouterr().out
    assert ended == 0
    assert "| Pavia University | " in printed
    assert "| about 99.8 | " in printed
    assert "Salinas is left out: Salinas_corrected.mat was not found." in printed
    assert f"Houston 2013 is left out: {CONTEST}Samples_TR.txt or" in printed
    runs = json.loads(report.read_text(encoding="utf-8"))["runs"]
    assert [(one["scene"], one["seed"]) for one in runs] == [("Pavia University", 0), ("Pavia University", 1)]
    for one in runs:
        assert one["training_pixels"] == 20 * CLASSES
        assert one["test_pixels"] == np.count_nonzero(labels) - 20 * CLASSES
        assert all(0 <= one[key] <= 1 for key in ("overall_accuracy", "average_accuracy", "nearest_label"))


@pytest.mark.slow
def test_houston_is_trained_and_tested(houston: Path, capsys: pytest.CaptureFixture) -> None:
    report = houston / "paper.json"
    ended = paper.main([str(houston), "--seeds", "1", "--steps", "3", "--device", "cpu", "--json", str(report)])
    assert ended == 0
    assert "| Houston 2013 | " in capsys.readouterr().out


def test_a_folder_without_the_files_names_those_wanted(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert paper.main([str(tmp_path), "--device", "cpu"]) == 1
    printed = capsys.readouterr().out
    assert "No scene was found below" in printed
    for name in ("PaviaU.mat", "PaviaU_gt.mat", "Salinas_corrected.mat", "Salinas_gt.mat", f"{CONTEST}CASI.tif"):
        assert name in printed
    assert printed.count("from https://") == 3


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert paper.main([str(tmp_path / "none")]) == 1
    assert "There is no folder" in capsys.readouterr().out


def test_names_of_files_and_variables_may_be_in_any_case(tmp_path: Path, cube: np.ndarray, labels: np.ndarray) -> None:
    savemat(tmp_path / "PAVIAU.MAT", {"PaviaU": cube}, appendmat=False)
    savemat(tmp_path / "paviau_GT.mat", {"PAVIAU_GT": labels})
    assert np.array_equal(PAVIA.read(original_files.below(tmp_path)).cube, cube)


def test_a_matlab_file_of_version_7_3_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "PaviaU.mat"
    path.write_bytes(b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(116) + bytes(8) + b"\x00\x02IM" + bytes(384))
    with pytest.raises(FreeNetError, match=r"'PaviaU.mat' is a MATLAB file of version 7.3. Save it with -v7"):
        original_files.read_matlab(path, "paviaU")


@pytest.mark.parametrize("content", [b"", b"<!DOCTYPE html><title>404</title>", bytes(600)])
def test_what_is_no_matlab_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "PaviaU.mat"
    path.write_bytes(content)
    with pytest.raises(FreeNetError, match=r"'PaviaU.mat' (cannot be read|has no variable)"):
        original_files.read_matlab(path, "paviaU")


def test_a_missing_variable_is_named_with_those_there(tmp_path: Path, cube: np.ndarray) -> None:
    savemat(tmp_path / "PaviaU.mat", {"something": cube})
    with pytest.raises(FreeNetError, match="no variable paviaU, only something"):
        original_files.read_matlab(tmp_path / "PaviaU.mat", "paviaU")


def test_labels_of_another_size_are_refused(tmp_path: Path, cube: np.ndarray, labels: np.ndarray) -> None:
    write_matlab(tmp_path / "pavia", cube, labels[:-1])
    with pytest.raises(FreeNetError, match=r"PaviaU_gt.mat' has another size"):
        PAVIA.read(original_files.below(tmp_path))


def test_a_truncated_text_of_regions_is_refused(tmp_path: Path, labels: np.ndarray) -> None:
    path = tmp_path / "samples.txt"
    path.write_text(training_text(labels)[:-60], encoding="latin-1")
    with pytest.raises(FreeNetError, match=r"has \d+ points in place of the \d+"):
        original_files.read_rois(path, labels.shape)


def test_regions_of_another_image_are_refused(tmp_path: Path, labels: np.ndarray) -> None:
    path = tmp_path / "samples.txt"
    path.write_text(training_text(labels), encoding="latin-1")
    with pytest.raises(FreeNetError, match="outside the image of 32 x 23 pixels"):
        original_files.read_rois(path, (ROWS - 1, COLS))


def test_classes_of_different_names_are_refused(houston: Path) -> None:
    path = houston / f"{CONTEST}Samples_VA.txt"
    path.write_text(path.read_text(encoding="latin-1").replace("water", "lake"), encoding="latin-1")
    with pytest.raises(FreeNetError, match="different names"):
        HOUSTON.read(original_files.below(houston))


def test_a_picture_of_the_classes_is_refused(houston: Path, labels: np.ndarray) -> None:
    (houston / f"{CONTEST}Samples_TR.txt").unlink()
    write_geotiff(houston / f"{CONTEST}Samples_TR.tif", np.stack([labels] * 3))
    with pytest.raises(FreeNetError, match="has 3 bands: a picture of the classes"):
        HOUSTON.read(original_files.below(houston))
