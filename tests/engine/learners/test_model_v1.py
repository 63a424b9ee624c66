# SPDX-License-Identifier: GPL-3.0-or-later
"""Models of format 1 are read, and predict what they predicted, for ever.

``model_v1/`` holds the headers of three files as the first version wrote them, as text, and logits they gave. The
weights follow from a formula: value i of the data section is ((7 i² + 37 i) mod 101 + shift) / divisor, float32.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from model_reader import Reader

from freenet_qgis.contract.job import Band
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.learners.spectral_network import SpectralNetwork
from freenet_qgis.engine.network.trained_network import TrainedNetwork

CASES = ("freenet", "kept", "spectral")


def case_of(name: str) -> dict[str, Any]:
    return json.loads((Path(__file__).parent / "model_v1" / f"{name}.json").read_text(encoding="utf-8"))


def write_model(name: str, folder: Path) -> Path:
    """The file as it was."""
    case = case_of(name)
    header = case["header"].encode()
    tensors = {key: one for key, one in json.loads(header).items() if key != "__metadata__"}
    i = np.arange(max(one["data_offsets"][1] for one in tensors.values()) // 4)
    values = ((7 * i * i + 37 * i) % 101 + case["shift"]) / case["divisor"]
    path = folder / f"{name}.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + values.astype("<f4").tobytes())
    return path


@pytest.fixture(params=CASES)
def loaded(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[TrainedNetwork, ModelCard, dict[str, Any]]:
    network, card = model_file.load(write_model(request.param, tmp_path), torch.device("cpu"))
    return network, card, case_of(request.param)


def wave(*shape: int) -> torch.Tensor:
    """An input that anyone can make again."""
    values = ((np.arange(np.prod(shape)) * 29) % 41 - 20) / 8
    return torch.from_numpy(values.reshape(shape).astype(np.float32))


@torch.no_grad()
def test_a_model_of_format_1_predicts_what_it_did(loaded: tuple) -> None:
    network, card, case = loaded
    if isinstance(network, SpectralNetwork):
        logits = network(wave(4, 3))
    else:
        valid = torch.ones(1, 1, 16, 16)
        valid[..., 12:, :] = 0
        logits = network(wave(1, card.axes or 3, 16, 16), valid)[0, :, ::5, ::5]
    assert logits.numpy().ravel() == pytest.approx(case["logits"], rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("name", CASES)
def test_the_description_suffices_to_write_a_reader(tmp_path: Path, name: str) -> None:
    reader = Reader(write_model(name, tmp_path))
    if name == "spectral":
        logits = reader.of_spectra(wave(4, 3).numpy())
    else:
        valid = np.arange(16)[:, None] < np.full(16, 12)
        logits = reader.of_image(wave(reader.card["axes"] or 3, 16, 16).numpy(), valid)[:, ::5, ::5]
    assert logits.ravel() == pytest.approx(case_of(name)["logits"], rel=1e-4, abs=1e-5)


def test_a_card_of_format_1_tells_what_it_did(loaded: tuple) -> None:
    _, card, _ = loaded
    assert (card.format, card.scene, card.seed, card.options.steps) == (1, "Müritz.tif", 3, 300)
    assert card.bands[0] == Band(1, "blue", 490.0, 65.0, 0.0001, 0.0, -9999.0)
    assert [(info.value, info.name) for info in card.classes] == [(1, "Wald"), (7, "Wasser"), (9, "Rest")]
    assert (card.grid, card.training_pixels, card.band_low) == (None, (), ())


@pytest.mark.parametrize(
    ("name", "told"), [("freenet", (2, False, 8, 1.5)), ("kept", (0, True, 1, 1.5)), ("spectral", (0, False, 8, 0.75))]
)
def test_each_kind_of_network_is_known(tmp_path: Path, name: str, told: tuple) -> None:
    _, card = model_file.load(write_model(name, tmp_path), torch.device("cpu"))
    assert (card.axes, card.frozen_statistics, card.views, card.temperature) == told
