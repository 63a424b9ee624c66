# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet agrees with vectors computed in float64 by an independent implementation (golden/README.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from freenet_qgis.engine.network.freenet import FreeNet

GOLDEN = Path(__file__).parent / "golden"
CASES = json.loads((GOLDEN / "freenet.json").read_text(encoding="utf-8"))


@pytest.fixture(params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    with np.load(GOLDEN / "freenet.npz") as arrays:
        return {
            **CASES[request.param],
            **{name: arrays[f"{request.param}_{name}"] for name in ("labels", "mask", "logits")},
        }


def golden_network(case: dict[str, Any], dtype: torch.dtype) -> FreeNet:
    network = FreeNet(case["bands"], case["classes"], case["width_factor"]).to(dtype)
    with torch.no_grad():
        for k, (description, parameter) in enumerate(zip(case["parameters"], network.parameters(), strict=True)):
            wave = np.sin(0.7 * np.arange(parameter.numel()) + k).reshape(parameter.shape)
            if description["role"].endswith("norm.weight"):
                wave = 1 + 0.1 * wave
            elif parameter.ndim == 1:
                wave = 0.01 * wave
            else:
                wave = wave * np.sqrt(2 / (parameter.numel() / parameter.shape[0]))
            parameter.copy_(torch.from_numpy(wave))
    return network


def golden_image(case: dict[str, Any], dtype: torch.dtype) -> Tensor:
    shape = (case["bands"], case["height"], case["width"])
    n = np.arange(np.prod(shape)).reshape(shape)
    image = np.cos(0.013 * n) + 0.5 * np.sin(0.7 * np.arange(case["width"]))
    return torch.from_numpy(image)[None].to(dtype)


def golden_loss(case: dict[str, Any], logits: Tensor) -> Tensor:
    chosen = torch.from_numpy(case["mask"] > 0)
    labels = torch.from_numpy(case["labels"].astype(np.int64))
    return cross_entropy(logits[0, :, chosen].T, labels[chosen] - 1)


def relative(ours: Tensor, golden: np.ndarray) -> float:
    difference = ours.detach().double().numpy() - golden
    return float(np.linalg.norm(difference) / np.linalg.norm(golden))


def test_parameters_have_the_names_and_shapes_of_the_paper(case: dict[str, Any]) -> None:
    network = FreeNet(case["bands"], case["classes"], case["width_factor"])
    ours = [(name, list(parameter.shape)) for name, parameter in network.named_parameters()]
    assert ours == [(golden["role"], golden["shape"]) for golden in case["parameters"]]
    assert sum(parameter.numel() for parameter in network.parameters()) == case["n_parameters"]


@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float64, 1e-5), (torch.float32, 1e-4)])
def test_logits_and_loss_agree(case: dict[str, Any], dtype: torch.dtype, tolerance: float) -> None:
    logits = golden_network(case, dtype)(golden_image(case, dtype))
    assert relative(logits[0], case["logits"]) < tolerance
    assert golden_loss(case, logits).item() == pytest.approx(case["loss"], rel=tolerance)


def test_gradient_norms_agree(case: dict[str, Any]) -> None:
    network = golden_network(case, torch.float64)
    golden_loss(case, network(golden_image(case, torch.float64))).backward()
    for golden, (name, parameter) in zip(case["parameters"], network.named_parameters(), strict=True):
        assert parameter.grad is not None
        assert parameter.grad.norm().item() == pytest.approx(golden["grad_norm"], rel=1e-4), name


def test_statistics_over_all_pixels_are_torchs_own(case: dict[str, Any]) -> None:
    network, image = golden_network(case, torch.float64), golden_image(case, torch.float64)
    masked = network(image, torch.ones_like(image[:, :1]))
    assert relative(masked, network(image).detach().numpy()) < 1e-12
