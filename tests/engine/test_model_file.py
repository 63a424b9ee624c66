# SPDX-License-Identifier: GPL-3.0-or-later
"""Model files: whole or refused, and never executed."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from freenet_qgis.engine import model_file
from freenet_qgis.engine.global_statistics import kept_statistics
from freenet_qgis.engine.network import FreeNet
from freenet_qgis.engine.spectral_network import SpectralNetwork
from freenet_qgis.job import Band, ClassInfo, FreeNetError, ModelCard, TrainOptions, read_model_card, to_json

CPU = torch.device("cpu")
CARD = ModelCard(
    version="1.2.3",
    created="2026-01-01T00:00:00+00:00",
    scene="scene.tif",
    bands=tuple(Band(number, f"Band {number}", 400.0 + number) for number in range(1, 6)),
    source_bands=5,
    band_mean=(1.0, 2.0, 3.0, 4.0, 5.0),
    band_std=(1.0,) * 5,
    classes=(ClassInfo(1, "Wald", "#00aa00"), ClassInfo(7, "Wasser", "#0000ff"), ClassInfo(9, "Rest", "#999999")),
    width_factor=0.25,
    masked_statistics=True,
    frozen_statistics=False,
    views=8,
    options=TrainOptions("auto", 300, "polygons"),
    seed=0,
    device="CPU, 2 cores",
    overall_accuracy=0.9,
)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "model.safetensors"
    model_file.save(path, FreeNet(5, 3, 0.25, dropout=0.5), CARD)
    return path


def test_the_network_comes_back_as_it_was(model: Path) -> None:
    torch.manual_seed(0)
    saved = FreeNet(5, 3, 0.25).eval()
    network, card = model_file.load(model, CPU)
    image = torch.randn(1, 5, 16, 32)
    assert card == CARD
    assert torch.equal(network(image), saved(image))


def test_the_axes_are_part_of_the_model(tmp_path: Path) -> None:
    network = FreeNet(2, 3, 0.25).eval()
    network.axes = torch.randn(5, 2)
    model_file.save(tmp_path / "model.safetensors", network, replace(CARD, axes=2))
    loaded, _ = model_file.load(tmp_path / "model.safetensors", CPU)
    image = torch.randn(1, 2, 16, 32)
    assert torch.equal(loaded.axes, network.axes)
    assert torch.equal(loaded(image), network(image))


def test_a_network_of_spectra_comes_back_as_it_was(tmp_path: Path) -> None:
    network = SpectralNetwork(5, 3).eval()
    model_file.save(tmp_path / "model.safetensors", network, replace(CARD, network="spectral", temperature=1.5))
    loaded, card = model_file.load(tmp_path / "model.safetensors", CPU)
    spectra = torch.randn(10, 5)
    assert card.temperature == 1.5
    assert torch.equal(loaded(spectra), network(spectra))


def test_kept_statistics_are_part_of_the_model(tmp_path: Path) -> None:
    network = FreeNet(5, 3, 0.25).eval()
    seen, other = torch.randn(2, 1, 5, 32, 32)
    with kept_statistics(network):
        network(seen)
    path = tmp_path / "model.safetensors"
    model_file.save(path, network, replace(CARD, frozen_statistics=True))
    assert torch.equal(model_file.load(path, CPU)[0](other), network(other))
    model_file.save(path, FreeNet(5, 3, 0.25), replace(CARD, frozen_statistics=True))
    with pytest.raises(FreeNetError, match="damaged or do not fit its card"):
        model_file.load(path, CPU)


def test_the_card_is_read_without_torch(model: Path) -> None:
    assert read_model_card(model) == CARD


def test_a_pickle_is_refused_and_not_run(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"

    class Trap:
        def __reduce__(self) -> tuple:
            return (Path.touch, (trap,))

    path = tmp_path / "model.safetensors"
    path.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(FreeNetError, match="is not a FreeNet model"):
        read_model_card(path)
    assert not trap.exists()


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
def test_a_truncated_file_is_refused(model: Path, share: float) -> None:
    content = model.read_bytes()
    model.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(FreeNetError, match=r"is not a FreeNet model|are damaged"):
        model_file.load(model, CPU)


def test_safetensors_of_another_program_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file({"weight": torch.zeros(3)}, path)
    with pytest.raises(FreeNetError, match="'__metadata__' is missing from its header"):
        read_model_card(path)


@pytest.mark.parametrize(
    "card",
    [
        replace(CARD, bands=CARD.bands[:4], band_mean=CARD.band_mean[:4], band_std=CARD.band_std[:4]),
        replace(CARD, classes=CARD.classes[:2]),
        replace(CARD, width_factor=0.5),
        replace(CARD, width_factor=0.05),
    ],
)
def test_a_card_that_does_not_describe_the_weights_is_refused(tmp_path: Path, card: ModelCard) -> None:
    path = tmp_path / "model.safetensors"
    model_file.save(path, FreeNet(5, 3, 0.25), card)
    with pytest.raises(FreeNetError, match="damaged or do not fit its card"):
        model_file.load(path, CPU)


@pytest.mark.parametrize(
    "change", [{"width_factor": 1e9}, {"width_factor": 0.0}, {"views": 10**9}, {"band_std": []}, {"band_mean": [1.0]}]
)
def test_a_card_that_describes_no_freenet_is_refused(tmp_path: Path, change: dict) -> None:
    path = tmp_path / "model.safetensors"
    card = json.dumps({**json.loads(to_json(CARD)), **change})
    save_file(FreeNet(5, 3, 0.25).state_dict(), path, metadata={"freenet": card})
    with pytest.raises(FreeNetError, match="is not a FreeNet model"):
        read_model_card(path)


def test_a_model_of_a_newer_format_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    model_file.save(path, FreeNet(5, 3, 0.25), replace(CARD, format=2))
    with pytest.raises(FreeNetError, match="model format 2"):
        read_model_card(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"none\.safetensors' cannot be read"):
        read_model_card(tmp_path / "none.safetensors")


@pytest.mark.parametrize("header", [b"[]", b'"text"', b"null", json.dumps({"__metadata__": 3}).encode()])
def test_a_header_that_is_no_table_is_refused(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(FreeNetError, match="is not a FreeNet model"):
        read_model_card(path)
