# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene in tiles is classified as if it had been seen as a whole, and an interrupted one goes on where it stopped."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import torch
from known import known_spectra

from freenet_qgis.contract.job import Band
from freenet_qgis.contract.maps import MAPS
from freenet_qgis.engine import memory
from freenet_qgis.engine.fast.fast_network import FastFreeNet
from freenet_qgis.engine.learners.spectral_network import SpectralNetwork
from freenet_qgis.engine.limits import Limits
from freenet_qgis.engine.mapping.approximation import approximate
from freenet_qgis.engine.mapping.feature_file import FeatureFile
from freenet_qgis.engine.mapping.freenet_classifier import FreeNetClassifier
from freenet_qgis.engine.mapping.inference import predict
from freenet_qgis.engine.mapping.map_files import MapFiles
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.mapping.part_novelty import with_novelty
from freenet_qgis.engine.mapping.resumption import as_begun
from freenet_qgis.engine.mapping.scene_statistics import gather_statistics
from freenet_qgis.engine.mapping.spectral_classifier import SpectralClassifier
from freenet_qgis.engine.mapping.statistics_file import StatisticsFile
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.network.global_statistics import are_kept, kept_statistics, statistics_of
from freenet_qgis.engine.network.parameters import FlatParameters
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.scenes.standardisation import CPU
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.scenes.tiles import HALO, Tile, ahead, tiles

DEVICES = [
    "cpu",
    pytest.param("cuda", marks=pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")),
]
BANDS, CLASSES = 6, 4


@pytest.fixture(autouse=True)
def exact_float32() -> None:
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cuda.matmul.allow_tf32 = False


def make_scene(rows: int, cols: int, device: str = "cpu") -> StandardisedScene:
    """Noise over a slope, with holes: nothing in it is alike in two places."""
    rng = np.random.default_rng(0)
    slope = np.linspace(0, 800, rows)[:, None, None] + np.linspace(0, 500, cols)[None, :, None]
    cube = (slope * rng.random(BANDS) + rng.normal(0, 60, (rows, cols, BANDS))).clip(0).astype(np.uint16)
    valid = rng.random((rows, cols)) < 0.7
    valid[: rows // 3, : cols // 2] = False
    bands = [Band(number, f"Band {number}", nodata=0) for number in range(1, BANDS + 1)]
    return StandardisedScene.measured(cube, valid, bands, torch.device(device))


def make_network(seed: int = 0, axes: int = 0) -> FreeNet:
    """Random, with parameters of sizes as after a training."""
    torch.manual_seed(seed)
    network = FreeNet(axes or BANDS, CLASSES, 0.5).eval()
    with torch.no_grad():
        for parameter in network.parameters():
            parameter += 0.05 * torch.randn_like(parameter)
    network.axes = torch.randn(BANDS, axes) if axes else None
    return network


def joined(parts: list[MapPart], scene: StandardisedScene) -> np.ndarray:
    """The probabilities of the whole; each pixel is in one part."""
    found, times = np.zeros((CLASSES, *scene.size), np.float32), np.zeros(scene.size, int)
    for part in parts:
        found[:, part.rows, part.cols] = part.probabilities
        times[part.rows, part.cols] += 1
    assert (times == 1).all()
    return found


def gathered(network: FreeNet, scene: StandardisedScene, masked: bool, side: int, folder: Path) -> list[torch.Tensor]:
    network = copy.deepcopy(network)
    gather_statistics(network, scene, masked, side, folder)
    return [statistic.kept for statistic in statistics_of(network)]


def measured(network: FreeNet, scene: StandardisedScene, masked: bool) -> list[torch.Tensor]:
    """The statistics of the image shown as a whole."""
    network, image = copy.deepcopy(network), scene.shown(network.axes)
    with torch.no_grad(), kept_statistics(network):
        fast = FastFreeNet(network, FlatParameters(network).named(scene.dtype))
        fast.encode(image.image, image.valid if masked else None)
    return [statistic.kept for statistic in statistics_of(network)]


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize(("rows", "cols", "side"), [(70, 93, 16), (70, 93, 64), (70, 93, 128), (40, 200, 24)])
def test_statistics_gathered_from_tiles_are_those_of_the_whole(
    rows: int, cols: int, side: int, masked: bool, tmp_path: Path
) -> None:
    scene, network = make_scene(rows, cols), make_network()
    whole, found = measured(network, scene, masked), gathered(network, scene, masked, side, tmp_path)
    for expected, statistic in zip(whole, found):
        assert torch.allclose(statistic, expected, rtol=1e-4, atol=1e-5)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("views", [1, pytest.param(8, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("masked", "axes", "side"), [(True, 4, 64), (False, 0, 64), (True, 0, 40)])
def test_a_scene_in_tiles_is_classified_as_a_whole_one(
    masked: bool, axes: int, side: int, views: int, device: str, tmp_path: Path
) -> None:
    scene, network = make_scene(150, 170, device), make_network(axes=axes).to(device)
    whole = joined(list(FreeNetClassifier(network, PredictionSetup(masked, views))(scene, tmp_path)), scene)
    progress: list[float] = []
    tiled = joined(
        list(FreeNetClassifier(network, PredictionSetup(masked, views), side)(scene, tmp_path, progress.append)), scene
    )
    assert np.array_equal(np.isnan(whole), np.isnan(tiled))
    assert np.array_equal(np.isnan(whole[0]), ~scene.valid)
    logits = (np.log(found[:, scene.valid]) for found in (whole, tiled))
    assert np.abs(np.subtract(*logits)).max() < 1e-4
    same = (np.nan_to_num(whole).argmax(0) == np.nan_to_num(tiled).argmax(0)).mean()
    assert same >= 0.9999
    assert progress == sorted(progress)
    assert progress[-1] == pytest.approx(1)
    assert not are_kept(network)


def with_margins(scene: StandardisedScene, rows: slice, cols: slice) -> StandardisedScene:
    """The scene with data in some rows and columns only."""
    valid = np.zeros_like(scene.valid)
    valid[rows, cols] = scene.valid[rows, cols]
    valid[rows.start, cols.start] = valid[rows.stop - 1, cols.stop - 1] = True
    return replace(scene, valid=valid)


class Watched:
    """An image in a file, as far as the engine can tell, that remembers which rows and columns were read."""

    def __init__(self, cube: np.ndarray) -> None:
        self._cube, self.shape, self.dtype = cube, cube.shape, cube.dtype
        self.is_read = np.zeros(cube.shape[:2], bool)

    def __len__(self) -> int:
        return len(self._cube)

    def __getitem__(self, where: object) -> np.ndarray:
        self.is_read[where] = True
        return self._cube[where].copy()


@pytest.mark.parametrize("views", [1, pytest.param(8, marks=pytest.mark.slow)])
@pytest.mark.parametrize("smooths", [False, True])
@pytest.mark.parametrize("place", [(slice(70, 110), slice(100, 150)), (slice(0, 40), slice(190, 233))])
def test_wide_margins_without_data_are_neither_shown_nor_read(
    place: tuple[slice, slice], smooths: bool, views: int, tmp_path: Path
) -> None:
    scene, network = with_margins(make_scene(241, 233), *place), make_network(axes=4)
    image = scene.shown(network.axes)
    how = PredictionSetup(True, views, smooths)
    whole = predict(network, image, how)
    cube = Watched(scene.cube)
    classifier = FreeNetClassifier(network, how)
    rows, cols = classifier.shown(scene)
    assert (rows.stop - rows.start) * (cols.stop - cols.start) < 0.5 * scene.valid.size
    found = joined(list(classifier(replace(scene, cube=cube), tmp_path)), scene)
    assert np.array_equal(np.isnan(whole), np.isnan(found)) and np.array_equal(~np.isnan(found[0]), scene.valid)
    assert np.abs(whole - found)[:, scene.valid].max() < 1e-5
    outside = np.ones(scene.size, bool)
    outside[rows, cols] = False
    assert cube.is_read[rows, cols].all() and not cube.is_read[outside].any()
    assert (
        classifier.with_side(scene, None).needed
        < FreeNetClassifier(network, PredictionSetup(False, views)).with_side(scene, None).needed
    )


def test_margins_that_count_in_the_statistics_are_shown(tmp_path: Path) -> None:
    scene, network = with_margins(make_scene(241, 233), slice(70, 110), slice(100, 150)), make_network()
    assert FreeNetClassifier(network, PredictionSetup(False)).shown(scene) == (slice(0, 241), slice(0, 233))
    gather_statistics(network, scene, True, 64, tmp_path)
    assert are_kept(network)  # they come along: nothing around the data matters
    assert FreeNetClassifier(network, PredictionSetup(False)).shown(scene) != (slice(0, 241), slice(0, 233))


@pytest.mark.parametrize("masked", [True, False])
def test_tiles_without_data_are_neither_read_nor_computed(masked: bool, tmp_path: Path) -> None:
    scene, network = with_margins(make_scene(330, 320), slice(130, 170), slice(100, 150)), make_network()
    whole = predict(network, scene.image, PredictionSetup(masked))
    cube = Watched(scene.cube)
    tiled = joined(
        list(FreeNetClassifier(network, PredictionSetup(masked), 32)(replace(scene, cube=cube), tmp_path)), scene
    )
    assert np.abs(whole - tiled)[:, scene.valid].max() < 1e-4
    assert np.array_equal(np.isnan(tiled[0]), ~scene.valid)
    if masked:  # the tiles around those with data, and what is around these
        assert not cube.is_read[256:].any() and not cube.is_read[:, 224:].any() and cube.is_read.mean() < 0.35
    else:
        assert cube.is_read.all()


@pytest.mark.parametrize("device", DEVICES)
def test_a_prediction_leaves_the_image_and_the_network_as_they_were(device: str, tmp_path: Path) -> None:
    scene, network = make_scene(64, 64, device), make_network().to(device)
    image = scene.image.image.clone()
    first, again = (
        joined(list(FreeNetClassifier(network, PredictionSetup(True, 8))(scene, tmp_path)), scene) for _ in range(2)
    )
    assert torch.equal(scene.image.image, image)
    assert np.array_equal(first, again, equal_nan=True)
    assert not are_kept(network)


def test_a_scene_with_almost_no_data_has_the_statistics_that_training_would_have(tmp_path: Path) -> None:
    """No pixel of the coarse scales is valid: they have statistics of all."""
    scene = make_scene(64, 64)
    scene.valid[:] = False
    scene.valid[33, 35] = scene.valid[34, 36] = True
    network = make_network()
    whole, found = measured(network, scene, True), gathered(network, scene, True, 24, tmp_path)
    for expected, statistic in zip(whole, found):
        assert torch.allclose(statistic, expected, rtol=1e-4, atol=1e-5)


def test_a_model_that_brings_its_statistics_needs_no_passes(tmp_path: Path) -> None:
    scene, network = make_scene(90, 90), make_network()
    for statistic, kept in zip(statistics_of(network), measured(network, scene, True)):
        statistic.kept = kept
    saved: list[bool] = []
    parts = FreeNetClassifier(network, PredictionSetup(True), 32)(
        scene, tmp_path, on_statistic=lambda: saved.append(True)
    )
    tiled = joined(list(parts), scene)
    assert not saved
    whole = joined(list(FreeNetClassifier(network, PredictionSetup(True))(scene, tmp_path)), scene)
    assert np.allclose(tiled, whole, atol=1e-5, equal_nan=True)


def test_single_spectra_need_no_tiles(tmp_path: Path) -> None:
    scene = make_scene(50, 60)
    torch.manual_seed(0)
    network = SpectralNetwork(BANDS, CLASSES).eval()
    found = joined(list(SpectralClassifier(network)(scene, tmp_path)), scene)
    assert np.array_equal(np.isnan(found[0]), ~scene.valid)
    spectra = torch.from_numpy(scene.spectra(np.flatnonzero(scene.valid)))
    with torch.no_grad():
        assert np.allclose(found[:, scene.valid].T, network(spectra).softmax(1).numpy(), atol=1e-6)


def test_only_wanted_parts_are_computed(tmp_path: Path) -> None:
    scene, network = make_scene(100, 100), make_network()
    parts = list(
        FreeNetClassifier(network, PredictionSetup(True), 32)(
            scene, tmp_path, wanted=lambda rows, cols: rows.start == 32
        )
    )
    assert {part.rows.start for part in parts} == {32}


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 4, 6])
def test_interrupted_statistics_go_on_where_they_stopped(after: int, tmp_path: Path) -> None:
    scene, network = make_scene(70, 93), make_network()
    expected = gathered(network, scene, True, 32, tmp_path)

    class Interruption(Exception):
        pass

    first, saved = copy.deepcopy(network), 0
    file = StatisticsFile(tmp_path, first)

    def save() -> None:
        nonlocal saved
        file.save()
        saved += 1
        if saved == after:
            raise Interruption

    with pytest.raises(Interruption):
        gather_statistics(first, scene, True, 32, tmp_path, on_statistic=save)
    again = copy.deepcopy(network)
    StatisticsFile(tmp_path, again)
    assert sum(statistic.kept is not None for statistic in statistics_of(again)) == after
    gather_statistics(again, scene, True, 32, tmp_path)
    for statistic, whole in zip(statistics_of(again), expected):
        assert torch.equal(statistic.kept, whole)


def test_a_feature_map_that_was_never_finished_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Statistics 1 to 4 are known, their features lost, and the run that made them anew was killed."""
    scene, network = make_scene(70, 93), make_network()
    expected = gathered(network, scene, True, 32, tmp_path)
    for statistic, kept in zip(statistics_of(network)[:5], expected):
        statistic.kept = kept
    written: list[int] = []

    def killed(features: FeatureFile, tile: Tile, x: torch.Tensor) -> None:
        written.append(1)
        if len(written) == 3:
            raise KeyboardInterrupt
        write(features, tile, x)

    write = FeatureFile.write
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(FeatureFile, "write", killed)
        patch.setattr(FeatureFile, "remove", lambda features: None)
        gather_statistics(network, scene, True, 32, tmp_path)
    assert list(tmp_path.iterdir())
    gather_statistics(network, scene, True, 32, tmp_path)
    for statistic, whole in zip(statistics_of(network), expected):
        assert torch.equal(statistic.kept, whole)


def test_features_in_bfloat16_are_kept_as_they_are(tmp_path: Path) -> None:
    scene, network = make_scene(70, 93), make_network()
    scene = replace(scene, dtype=torch.bfloat16)
    whole, found = measured(network, scene, True), gathered(network, scene, True, 32, tmp_path)
    for expected, statistic in zip(whole, found):
        assert torch.allclose(statistic, expected, rtol=0.02, atol=0.02)


@pytest.mark.slow
def test_an_interrupted_map_goes_on_where_it_stopped(tmp_path: Path) -> None:
    always = Limits(noted_every_s=0)
    scene, network = make_scene(100, 90), make_network()
    classifier = FreeNetClassifier(network, PredictionSetup(True), 32)
    known = known_spectra(BANDS)
    parts = list(with_novelty(classifier(scene, tmp_path), scene, known))
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    maps = MapFiles(whole, scene.size, CLASSES, MAPS, always)
    for part in parts:
        maps.put(part, 1.5)
    wanted = np.count_nonzero(scene.valid)
    counts = maps.finish(wanted)
    maps = MapFiles(broken, scene.size, CLASSES, MAPS, always)
    for part in parts[:5]:
        maps.put(part, 1.5)
    assert not (broken / "class_map.npy").exists()
    maps = MapFiles(broken, scene.size, CLASSES, MAPS, always)
    rest = [part for part in parts if maps.lacks(part.rows, part.cols)]
    assert len(rest) == len(parts) - 5
    for part in rest:
        maps.put(part, 1.5)
    assert maps.finish(wanted) == counts
    assert sum(counts) == wanted
    for kind in MAPS:
        first, again = (np.load(folder / f"{kind.id}.npy") for folder in (whole, broken))
        assert np.array_equal(first, again, equal_nan=kind.content != "classes")
    assert {path.name for path in broken.iterdir()} == {f"{kind.id}.npy" for kind in MAPS}


@pytest.mark.parametrize("device", DEVICES)
def test_novelty_has_the_same_bits_in_tiles_of_any_size(device: str, tmp_path: Path) -> None:
    scene, network = make_scene(130, 117, device), make_network().to(device)
    known = known_spectra(BANDS, 600).to(scene.device)

    def novelty(side: int | None) -> np.ndarray:
        found = np.zeros(scene.size, np.float32)
        classifier = FreeNetClassifier(network, PredictionSetup(True), side)
        for part in with_novelty(classifier(scene, tmp_path), scene, known):
            found[part.rows, part.cols] = part.novelty
        return found

    whole = novelty(None)
    assert np.array_equal(np.isnan(whole), ~scene.valid)
    assert all(np.array_equal(novelty(side), whole, equal_nan=True) for side in (32, 64))


@pytest.mark.parametrize(("free", "side"), [(10**12, 64), (1, 128)])
def test_an_interrupted_run_goes_on_with_its_tiles_if_they_fit(
    free: int, side: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, network = make_scene(100, 90), make_network()
    as_begun(FreeNetClassifier(network, PredictionSetup(True), 64), scene, tmp_path)
    monkeypatch.setattr(memory, "available_bytes", lambda device: free)
    assert as_begun(FreeNetClassifier(network, PredictionSetup(True), 128), scene, tmp_path).side == side


def test_tiles_cover_the_image_once_with_what_is_around_them() -> None:
    size = (80, 112)
    times = np.zeros(size, int)
    for tile in tiles(size, 48, HALO):
        times[tile.rows, tile.cols] += 1
        rows, cols = tile.around
        assert rows.start == max(0, tile.rows.start - HALO)
        assert cols.stop == min(112, tile.cols.stop + HALO)
        assert all(edge % 8 == 0 for part in tile.around for edge in (part.start, part.stop))
    assert (times == 1).all()


def test_the_next_is_loaded_while_one_is_worked_on() -> None:
    begun = [Event() for _ in range(4)]

    def load(item: int) -> int:
        begun[item].set()
        return item * 10

    found = []
    for item, value in ahead(range(4), load, CPU):
        assert item == 3 or begun[item + 1].wait(60)
        found.append((item, value))
    assert found == [(0, 0), (1, 10), (2, 20), (3, 30)]


def test_what_cannot_be_loaded_is_told() -> None:
    def load(item: int) -> int:
        raise OSError(f"no {item}")

    with pytest.raises(OSError, match="no 0"):
        list(ahead(range(4), load, CPU))


@pytest.mark.slow
def test_statistics_of_a_sample_of_tiles_are_near_those_of_the_scene() -> None:
    rng = np.random.default_rng(0)
    fields = rng.integers(0, 3, (64, 64)).repeat(8, 0).repeat(8, 1)
    cube = (rng.normal(size=(3, BANDS))[fields] * 50 + rng.normal(0, 20, (512, 512, BANDS))).astype(np.float32)
    bands = [Band(number, f"Band {number}") for number in range(1, BANDS + 1)]
    scene = StandardisedScene.measured(cube, np.ones((512, 512), bool), bands, torch.device("cpu"))
    network, progress = make_network(), []
    whole = measured(network, scene, True)
    difference = approximate(network, scene, True, 32, progress.append)
    assert 0 <= difference < 0.2
    assert are_kept(network)
    for statistic, expected in zip(statistics_of(network), whole):
        assert torch.allclose(statistic.kept, expected, rtol=0.3, atol=0.1)
        assert not torch.equal(statistic.kept, expected)
    assert progress[-1] == pytest.approx(1)


def test_a_scene_of_few_tiles_is_not_sampled() -> None:
    network = make_network()
    assert approximate(network, make_scene(70, 93), True, 64) is None
    assert not are_kept(network)
