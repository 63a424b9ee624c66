# SPDX-License-Identifier: GPL-3.0-or-later
"""Several engines that share a scene make the map of one, whoever does what and however often."""

from __future__ import annotations

import io
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from known import knowing

from freenet_qgis.contract import computed
from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, TrainOptions
from freenet_qgis.contract.maps import MAPS, OPTIONAL_MAPS
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.engine import memory, run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.learners.spectral_network import SpectralNetwork
from freenet_qgis.engine.limits import Limits
from freenet_qgis.engine.mapping import shares
from freenet_qgis.engine.mapping.feature_file import FeatureFile
from freenet_qgis.engine.mapping.scene_statistics import WRITING
from freenet_qgis.engine.mapping.shares import Shares
from freenet_qgis.engine.mapping.statistics_file import StatisticsFile
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.errors import FreeNetError

ROWS, COLS, BANDS, CLASSES, SIDE = 100, 90, 6, 4, 32
CPU = torch.device("cpu")
SMALL = Limits(largest_whole=0, tile_sides=(SIDE,), tiles_per_share=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The run folder of the scene that is shared."""
    return make_folder(tmp_path / "shared")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after one engine has done all."""
    folder = make_folder(tmp_path_factory.mktemp("one") / "alone")
    run.run(folder, Events(io.StringIO()), SMALL)
    return folder


def make_folder(folder: Path, **changes: Any) -> Path:
    """A run folder of a scene with holes and a random model."""
    rng = np.random.default_rng(0)
    folder.mkdir()
    np.save(folder / "cube.npy", rng.integers(0, 900, (ROWS, COLS, BANDS)).astype(np.uint16))
    valid = rng.random((ROWS, COLS)) < 0.7
    valid[: ROWS // 2, : COLS // 2] = False
    np.save(folder / "valid.npy", valid)
    bands = tuple(Band(number, f"Band {number}") for number in range(1, BANDS + 1))
    classes = tuple(ClassInfo(value, f"Class {value}", "#808080") for value in range(1, CLASSES + 1))
    card = ModelCard(
        version="0", created="", scene="", bands=bands, source_bands=BANDS, band_mean=(450.0,) * BANDS,
        band_std=(260.0,) * BANDS, classes=classes, width_factor=0.5, masked_statistics=True,
        frozen_statistics=False, views=1, options=TrainOptions(), seed=0, device="CPU",
    )  # fmt: skip
    torch.manual_seed(0)
    model_file.save(folder / "model.safetensors", FreeNet(BANDS, CLASSES, 0.5), *knowing(card))
    job = Job(
        version="0", verb="classify", scene="", grid=Grid(ROWS, COLS, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=bands, source_bands=BANDS, classes=classes, device="cpu", **{kind.id: True for kind in OPTIONAL_MAPS},
    )  # fmt: skip
    replace(job, **changes).save(folder)
    return folder


def engines(folder: Path, count: int, limits: Limits = SMALL) -> list[Shares]:
    return [Shares(Job.load(folder), folder, CPU, limits) for _ in range(count)]


def finish(folder: Path, every: list[Shares], rng: random.Random, begun: dict[str, Any] | None = None) -> None:
    """All that is left, the shares in any order, each by any of the engines."""
    plan, some = begun or rng.choice(every).begin(), lambda: rng.choice(every)
    order = list(range(plan["shares"]))
    for statistic in plan["statistics"]:
        for share in rng.sample(order, len(order)):
            some().measure(statistic, share, **plan["alike"])
        some().combine(statistic, **plan["alike"])
    for share in rng.sample(order, len(order)):
        some().map(share, **plan["alike"])
    report = some().finish(**plan["alike"])
    (folder / "report.json").write_text(report.to_json())


def assert_same(folder: Path, alone: Path) -> None:
    for kind in MAPS:
        found, expected = np.load(folder / f"{kind.id}.npy"), np.load(alone / f"{kind.id}.npy")
        np.testing.assert_array_equal(found, expected)
    with np.load(folder / "statistics.npz") as found, np.load(alone / "statistics.npz") as expected:
        assert len(found.files) == len(expected.files) == 9
        for name in found.files:
            np.testing.assert_array_equal(found[name], expected[name])
    one, other = (json.loads((path / "report.json").read_text()) for path in (folder, alone))
    for key in one.keys() - {"created", "seconds"}:
        assert one[key] == other[key], key
    left = {path.name for path in alone.iterdir()} - {computed.NOTE}  # which the engine leaves, after the report
    assert {path.name for path in folder.iterdir()} - {computed.NOTE} == left


def dies(self: Any) -> None:
    raise KeyboardInterrupt


def up_to(folder: Path, statistic: int) -> dict[str, Any]:
    """The plan of a scene whose statistics before one are known, and of that one all shares are measured."""
    (engine,) = engines(folder, 1)
    plan = engine.begin()
    for number in range(statistic + 1):
        for share in range(plan["shares"]):
            engine.measure(number, share, **plan["alike"])
        if number < statistic:
            engine.combine(number, **plan["alike"])
    return plan


def test_a_model_of_single_spectra_maps_a_scene_that_is_shared(tmp_path: Path) -> None:
    """It needs neither tiles nor statistics."""
    found, expected = (make_folder(tmp_path / name) for name in ("shared", "alone"))
    for folder in (found, expected):
        card = replace(read_model_card(folder / "model.safetensors"), network="spectral")
        torch.manual_seed(1)
        model_file.save(folder / "model.safetensors", SpectralNetwork(BANDS, CLASSES), *knowing(card))
    finish(found, engines(found, 2), random.Random(0))
    run.run(expected, Events(io.StringIO()), SMALL)
    for kind in MAPS:
        np.testing.assert_array_equal(np.load(found / f"{kind.id}.npy"), np.load(expected / f"{kind.id}.npy"))


def test_shares_measured_for_a_feature_map_that_is_gone_are_measured_again(alone: Path, folder: Path) -> None:
    up_to(folder, WRITING)
    next(folder.glob("features_*.partial")).unlink()
    finish(folder, engines(folder, 1), random.Random(0))
    assert_same(folder, alone)


@pytest.mark.parametrize("several", [True, False], ids=["several", "one"])
def test_dying_between_feature_map_and_statistic_loses_neither(
    alone: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, several: bool
) -> None:
    plan = up_to(folder, WRITING)
    for call in ((StatisticsFile, "save"), (FeatureFile, "finish")):
        with monkeypatch.context() as patched:
            patched.setattr(*call, dies)
            with pytest.raises(KeyboardInterrupt):
                engines(folder, 1)[0].combine(WRITING, **plan["alike"])
    if several:
        finish(folder, engines(folder, 2), random.Random(0))
    else:
        run.run(folder, Events(io.StringIO()), SMALL)
    for kind in MAPS:
        np.testing.assert_array_equal(np.load(folder / f"{kind.id}.npy"), np.load(alone / f"{kind.id}.npy"))


def test_what_several_engines_find_is_what_one_finds(alone: Path, folder: Path) -> None:
    finish(folder, engines(folder, 3), random.Random(0))
    assert_same(folder, alone)


@pytest.mark.slow
def test_shares_that_are_lost_or_done_twice_change_nothing(
    alone: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every engine dies in the middle of a pass, one that fills the file of features, and of the map."""
    rng = random.Random(1)
    one, two = engines(folder, 2)
    plan = one.begin()
    alike = plan["alike"]
    for statistic in range(3):
        for share in range(plan["shares"]):
            one.measure(statistic, share, **alike)
        two.combine(statistic, **alike)
    one.measure(3, 0, **alike)
    two.measure(3, 1, **alike)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(shares, "write_durably", _interrupt)
        two.measure(3, 2, **alike)
    one, two = engines(folder, 2)
    plan = two.begin()
    assert plan["statistics"] == [3, 4, 5, 6, 7, 8]
    for statistic in plan["statistics"]:
        for share in range(plan["shares"]):
            one.measure(statistic, share, **alike)
            two.measure(statistic, share, **alike)
        one.combine(statistic, **alike)
        two.combine(statistic, **alike)
    one.map(1, **alike)
    plan = engines(folder, 1)[0].begin()
    assert plan["statistics"] == []
    finish(folder, engines(folder, 2), rng, plan)
    assert_same(folder, alone)


def _interrupt(*arguments: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.slow
def test_one_engine_takes_over_what_several_began(alone: Path, folder: Path) -> None:
    one = engines(folder, 1)[0]
    plan = one.begin()
    for statistic in plan["statistics"][:5]:
        for share in range(plan["shares"]):
            one.measure(statistic, share, **plan["alike"])
        one.combine(statistic, **plan["alike"])
    run.run(folder, Events(io.StringIO()), SMALL)
    assert_same(folder, alone)


@pytest.mark.slow
def test_several_engines_take_over_what_one_began(alone: Path, folder: Path) -> None:
    """It has removed the features when it was stopped: they are made again."""
    (folder / "statistics.npz").write_bytes((alone / "statistics.npz").read_bytes())
    one = engines(folder, 1)[0]
    statistics = StatisticsFile(folder, one._network)
    statistics._statistics[6].kept = statistics._statistics[7].kept = statistics._statistics[8].kept = None
    statistics.save()
    plan = engines(folder, 1)[0].begin()
    assert plan["statistics"] == [3, 4, 5, 6, 7, 8]
    finish(folder, engines(folder, 2), random.Random(2), plan)
    assert_same(folder, alone)


@pytest.mark.slow
def test_approximate_statistics_are_those_of_one_engine(tmp_path: Path) -> None:
    smaller = replace(SMALL, tile_sides=(16,))
    alone, folder = (make_folder(tmp_path / name, statistics="approximate") for name in ("alone", "shared"))
    run.run(alone, Events(io.StringIO()), smaller)
    finish(folder, engines(folder, 2, smaller), random.Random(0))
    assert_same(folder, alone)
    assert json.loads((folder / "report.json").read_text())["approximation_difference"] is not None


def test_machines_that_compute_otherwise_are_refused(folder: Path) -> None:
    one, two = engines(folder, 2)
    alike = one.begin()["alike"]
    with pytest.raises(FreeNetError, match="One machine computes in float64, another one in"):
        two.measure(0, 0, **{**alike, "precision": "float64"})


def test_a_machine_without_the_memory_for_a_tile_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = engines(folder, 2)
    alike = one.begin()["alike"]
    monkeypatch.setattr(memory, "available_bytes", lambda device: 1)
    with pytest.raises(FreeNetError, match=r"Classifying 100 x 90 pixels needs about .* GB of memory, CPU"):
        two.measure(0, 0, **alike)


def test_a_folder_that_others_do_not_share_is_told(folder: Path) -> None:
    one = Shares(Job.load(folder), folder, CPU, replace(SMALL, seen_within_s=0.0))
    with pytest.raises(FreeNetError, match=r"What other machines have written .* All machines need the same file"):
        one.measure(2, 0, **one.begin()["alike"])


@pytest.mark.slow
def test_what_is_damaged_is_found_anew(alone: Path, folder: Path) -> None:
    one = engines(folder, 1)[0]
    begun = one.begin()
    for share in range(begun["shares"]):
        one.measure(0, share, **begun["alike"])
    damaged = next(folder.glob("statistic_0_1_*.npz"))
    damaged.write_bytes(damaged.read_bytes()[:100])
    for name in ("statistics.npz", "parts_0.json", "tiles.json"):
        (folder / name).write_bytes(b"\x93")
    finish(folder, engines(folder, 2), random.Random(0))
    assert_same(folder, alone)


def test_a_map_with_a_gap_is_never_finished(folder: Path) -> None:
    one = engines(folder, 1)[0]
    begun = one.begin()
    with pytest.raises(FreeNetError, match="pixels with data have a class"):
        one.finish(**begun["alike"])
    assert not (folder / "class_map.npy").exists()
