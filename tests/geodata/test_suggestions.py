# SPDX-License-Identifier: GPL-3.0-or-later
"""Where suggestions lie, in maps whose doubts are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import scenes

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import NOVELTY, PROBABILITIES
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.analysis import suggestions, unlike_places
from freenet_qgis.geodata.analysis.suggestions import BESIDE_PX, Suggestion
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.request import Scene

CLASSES = tuple(ClassInfo(value, name, scenes.COLORS[value]) for value, name in scenes.CLASSES.items())
PIXEL = scenes.PIXEL_SIZE_M


def grid(rows: int, cols: int) -> Grid:
    west, north = scenes.ORIGIN
    return Grid(rows, cols, (west, PIXEL, 0.0, north, 0.0, -PIXEL), scenes._crs(scenes.EPSG).ExportToWkt())


def sure(rows: int = 60, cols: int = 80) -> np.ndarray:
    """Probabilities of a map that is sure of Water everywhere: shape (rows, cols, 4)."""
    return np.tile(np.float32([0.97, 0.01, 0.01, 0.01]), (rows, cols, 1))


def doubt(probabilities: np.ndarray, row: int, col: int, first: float, side: int = 9) -> None:
    """Make a square around a pixel `first` likely Meadow, the rest Forest."""
    half = side // 2
    area = slice(row - half, row + half + 1), slice(col - half, col + half + 1)
    probabilities[area] = 0.0, first, 1 - first, 0.0


def written(folder: Path, probabilities: np.ndarray) -> Path:
    path = folder / "probabilities.tif"
    write_map(path, NewMap(PROBABILITIES, probabilities, grid(*probabilities.shape[:2]), CLASSES))
    return path


def found(
    path: Path, outlines: tuple[bytes, ...] = (), count: int = 10, distance_px: float = 8, **how: int
) -> list[Suggestion]:
    info = suggestions.read_classes(Scene(path))
    return suggestions.suggest(info, outlines, count, distance_px * PIXEL, lambda done: None, **how)


def pixel(one: Suggestion) -> tuple[int, int]:
    """Row and column of a suggestion, which lies in the middle of a pixel."""
    row, col = (scenes.ORIGIN[1] - one.y) / PIXEL - 0.5, (one.x - scenes.ORIGIN[0]) / PIXEL - 0.5
    assert (row, col) == pytest.approx((round(row), round(col)))
    return round(row), round(col)


def test_the_most_disputed_place_comes_first_with_the_classes_in_dispute(tmp_path: Path) -> None:
    probabilities = sure()
    doubt(probabilities, 15, 20, 0.6)
    doubt(probabilities, 40, 60, 0.48)
    first, second = found(written(tmp_path, probabilities), count=2)
    assert np.abs(np.subtract(pixel(first), (40, 60))).max() <= 2
    assert np.abs(np.subtract(pixel(second), (15, 20))).max() <= 2
    assert (first.classes, second.classes) == (("Forest", "Meadow"), ("Meadow", "Forest"))
    assert (*first.probabilities, first.margin) == pytest.approx((0.52, 0.48, 0.04), abs=1e-6)


def test_a_calm_area_comes_before_a_single_noisy_pixel(tmp_path: Path) -> None:
    probabilities = sure()
    doubt(probabilities, 15, 20, 0.5, side=1)
    doubt(probabilities, 40, 60, 0.7, side=5)
    assert pixel(found(written(tmp_path, probabilities))[0]) == (40, 60)


def test_a_calm_area_comes_before_the_border_of_two_fields(tmp_path: Path) -> None:
    probabilities = sure()
    across = np.clip((np.arange(80) - 20) / 8, -1, 1)[None, :]  # Water to the left of column 20, Soil to the right
    probabilities[...] = 0
    probabilities[..., 0], probabilities[..., 3] = 0.5 - 0.45 * across, 0.5 + 0.45 * across
    doubt(probabilities, 40, 60, 0.7)
    row, col = pixel(found(written(tmp_path, probabilities))[0])
    assert abs(row - 40) <= 2 and abs(col - 60) <= 2


def test_places_keep_their_distance_wherever_the_doubt_is(tmp_path: Path) -> None:
    probabilities = sure()
    doubt(probabilities, 30, 40, 0.5, side=25)
    places = np.array([(one.x, one.y) for one in found(written(tmp_path, probabilities))])
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))[np.triu_indices(10, 1)]
    assert len(places) == 10 and apart.min() >= 8 * PIXEL


def test_nothing_is_suggested_inside_or_beside_training_polygons(tmp_path: Path) -> None:
    probabilities = sure()
    doubt(probabilities, 30, 40, 0.5, side=25)
    polygon = scenes.rectangle(20, 40, 30, 40)
    places = found(written(tmp_path, probabilities), (bytes(polygon.ExportToWkb()),))
    for row, col in map(pixel, places):
        beside = max(20 - row, row - 39, 30 - col, col - 39)
        assert beside >= BESIDE_PX
    assert pixel(places[0])[1] >= 40 + BESIDE_PX - 1, "the rest of the doubtful square"


def test_nothing_is_suggested_where_there_is_no_data(tmp_path: Path) -> None:
    probabilities = sure()
    doubt(probabilities, 30, 40, 0.5, side=25)
    probabilities[:, :41] = np.nan
    assert all(pixel(one)[1] > 40 for one in found(written(tmp_path, probabilities)))


def test_a_map_without_data_gets_no_suggestion(tmp_path: Path) -> None:
    assert found(written(tmp_path, np.full((20, 20, 4), np.nan, np.float32))) == []


def test_the_same_places_are_found_in_windows_of_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    noisy = rng.dirichlet(np.ones(4), (300, 280)).astype(np.float32)
    path = written(tmp_path, noisy)
    whole = found(path, distance_px=20)
    read = []
    monkeypatch.setattr(suggestions._Source, "_check", lambda self, values, band: read.append(values.size))
    assert found(path, distance_px=20, window_bytes=100 * suggestions.PIXEL_BYTES) == whole
    assert max(read) < noisy[..., 0].size


def test_the_distance_that_suits_a_scene_is_a_twentieth_of_its_diagonal() -> None:
    assert suggestions.default_distance(grid(300, 400)) == pytest.approx(25 * PIXEL)
    assert suggestions.default_distance(grid(30, 40)) == 5 * PIXEL, "neighbourhoods never overlap"


def test_another_raster_is_refused(tmp_path: Path) -> None:
    image = scenes.write_scene(tmp_path, shape=(24, 18, 3)).raster
    with pytest.raises(FreeNetError, match="probabilities are 0 to 1"):
        found(image)
    one_band = scenes.write_scene(tmp_path, "one", shape=(24, 18, 1)).raster
    with pytest.raises(FreeNetError, match="a band for each class"):
        suggestions.read_classes(Scene(one_band))


def written_novelty(folder: Path, novelty: np.ndarray, place: Grid | None = None) -> Path:
    path = folder / "novelty.tif"
    write_map(path, NewMap(NOVELTY, novelty, place or grid(*novelty.shape)))
    return path


def test_places_unlike_the_training_data_come_before_disputed_ones(tmp_path: Path) -> None:
    probabilities, novelty = sure(), np.full((60, 80), 0.5, np.float32)
    doubt(probabilities, 15, 20, 0.5)
    novelty[36:45, 56:65] = 3
    novelty[10:15, 60:65] = 2
    novelty[50, 10] = 90  # a single pixel is no place to draw a polygon
    novelty[:, :4] = np.nan
    path, info = written(tmp_path, probabilities), suggestions.read_classes(Scene(written(tmp_path, probabilities)))
    known = unlike_places.read_novelty(Scene(written_novelty(tmp_path, novelty)), info.grid)
    first, second, third = suggestions.suggest(info, (), 3, 8 * PIXEL, lambda done: None, known)
    assert [one.kind for one in (first, second, third)] == ["unlike", "unlike", "disputed"]
    assert np.abs(np.subtract(pixel(third), (15, 20))).max() <= 2
    assert first.novelty > 3 or (36 <= pixel(first)[0] < 45 and first.novelty == 3)
    assert third.novelty == pytest.approx(0.5)
    assert {one.kind for one in found(path)} == {"disputed"}


def test_no_more_than_half_of_the_places_are_unlike(tmp_path: Path) -> None:
    info = suggestions.read_classes(Scene(written(tmp_path, sure())))
    known = unlike_places.read_novelty(Scene(written_novelty(tmp_path, np.full((60, 80), 2, np.float32))), info.grid)
    places = suggestions.suggest(info, (), 5, 8 * PIXEL, lambda done: None, known)
    assert [one.kind for one in places] == ["unlike"] * 3 + ["disputed"] * 2
    centres = np.array([pixel(one) for one in places])
    apart = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    assert apart[np.triu_indices(5, 1)].min() >= 8


def test_windows_make_no_difference_to_places_unlike_the_training_data(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    info = suggestions.read_classes(Scene(written(tmp_path, sure(70, 90))))
    novelty = rng.gamma(2, 0.6, (70, 90)).astype(np.float32)
    known = unlike_places.read_novelty(Scene(written_novelty(tmp_path, novelty)), info.grid)
    whole, parts = (
        suggestions.suggest(info, (), 9, 8 * PIXEL, lambda done: None, known, size) for size in (2**28, 2**14)
    )
    assert whole == parts


def test_novelty_of_another_grid_and_other_rasters_are_refused(tmp_path: Path) -> None:
    info = suggestions.read_classes(Scene(written(tmp_path, sure())))
    elsewhere = written_novelty(tmp_path, np.ones((60, 79), np.float32))
    with pytest.raises(FreeNetError, match="another grid"):
        unlike_places.read_novelty(Scene(elsewhere), info.grid)
    with pytest.raises(FreeNetError, match="of novelty there is one"):
        unlike_places.read_novelty(Scene(written(tmp_path, sure())), info.grid)
