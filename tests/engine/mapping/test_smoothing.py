# SPDX-License-Identifier: GPL-3.0-or-later
"""Class probabilities smoothed along the edges of the image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band
from freenet_qgis.engine.mapping.freenet_classifier import FreeNetClassifier
from freenet_qgis.engine.mapping.smoothing import EPSILON, RADIUS, REACH, STRIP_ROWS, smoothed
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.scenes.padded_image import PaddedImage
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene

BANDS, CLASSES = 5, 3


def network_on(axes: int, *, beside: bool = False) -> FreeNet:
    """One that is shown so many of the axes, which here are bands, beside the bands where asked for."""
    torch.manual_seed(0)
    shown = torch.eye(BANDS)[:, :axes]
    network = FreeNet((BANDS if beside else 0) + axes, CLASSES, 0.25).eval()
    network.axes = torch.cat((torch.eye(BANDS), shown), 1) if beside else shown
    return network


def image_of(guide: torch.Tensor, valid: torch.Tensor | None = None) -> PaddedImage:
    """An image that is shown, from channels of shape (k, h, w)."""
    rows, cols = guide.shape[1:]
    inside = torch.ones(rows, cols) if valid is None else valid
    return PaddedImage(guide[None], inside[None, None], rows, cols, len(guide))


def likely(rows: int, cols: int) -> torch.Tensor:
    """Class probabilities of noise."""
    return torch.rand(CLASSES, rows, cols, generator=torch.Generator().manual_seed(1)).softmax(0)


def test_noise_goes_and_a_border_in_the_image_stays() -> None:
    sides = (torch.arange(40) >= 20).float()
    guide = (20 * sides).expand(1, 40, 40).clone()
    truth = torch.stack((1 - sides, sides, 0 * sides))[:, None].expand(-1, 40, -1)
    noisy = 0.1 * truth + 0.9 * likely(40, 40)
    found = smoothed(noisy, network_on(1), image_of(guide))
    right = truth.argmax(0)
    assert (noisy.argmax(0) == right).float().mean() < 0.8
    assert (found.argmax(0) == right).float().mean() > 0.95
    blurred = smoothed(noisy, network_on(1), image_of(torch.zeros_like(guide)))
    across, lost = ((one[0, :, 19] - one[0, :, 20]).mean() for one in (found, blurred))
    assert across > 0.9 * (noisy[0, :, 19] - noisy[0, :, 20]).mean() > 2 * lost


def test_where_the_image_is_flat_it_is_the_mean_of_the_means_around() -> None:
    probabilities = likely(30, 30)
    found = smoothed(probabilities, network_on(2), image_of(torch.zeros(2, 30, 30)))
    window = torch.ones(1, 1, 2 * RADIUS + 1, 2 * RADIUS + 1) / (2 * RADIUS + 1) ** 2
    twice = torch.nn.functional.conv2d(torch.nn.functional.conv2d(probabilities[:, None], window), window)[:, 0]
    assert torch.allclose(found[:, REACH:-REACH, REACH:-REACH], twice, atol=1e-6)


@pytest.mark.parametrize("axes", [1, 2, 3, 5])
def test_it_is_the_guided_filter_of_he_sun_and_tang(axes: int) -> None:
    guide = torch.randn(axes, 24, 24, generator=torch.Generator().manual_seed(2))
    probabilities = likely(24, 24)
    found = smoothed(probabilities, network_on(axes), image_of(guide))
    guide = guide[:3].double()
    row, col = 11, 13
    expected = torch.zeros(CLASSES, dtype=torch.float64)
    for tall in range(row - RADIUS, row + RADIUS + 1):
        for wide in range(col - RADIUS, col + RADIUS + 1):
            window = np.s_[:, tall - RADIUS : tall + RADIUS + 1, wide - RADIUS : wide + RADIUS + 1]
            known, told = guide[window].flatten(1), probabilities.double()[window].flatten(1)
            centred = known - known.mean(1, keepdim=True)
            covariance = centred @ centred.T / known.shape[1] + EPSILON * torch.eye(len(known), dtype=torch.float64)
            slopes = torch.linalg.solve(covariance, centred @ told.T / known.shape[1])
            expected += (guide[:, row, col] - known.mean(1)) @ slopes + told.mean(1)
    expected = (expected / (2 * RADIUS + 1) ** 2).clamp(min=0)
    assert torch.allclose(found[:, row, col].double(), expected / expected.sum(), atol=1e-5)


def test_what_has_no_data_has_no_part_in_it() -> None:
    rows = STRIP_ROWS + 20
    guide, valid, probabilities = torch.randn(2, rows, 30), torch.ones(rows, 30), likely(rows, 30)
    valid[5:25, 10:20] = 0
    found = smoothed(probabilities, network_on(2), image_of(guide * valid, valid))
    probabilities[:, valid == 0] = torch.tensor([1.0, 0.0, 0.0])[:, None]
    again = smoothed(probabilities, network_on(2), image_of(guide * valid, valid))
    assert torch.equal(found[:, valid > 0], again[:, valid > 0])
    assert torch.allclose(found[:, valid > 0].sum(0), torch.ones(()))


def test_a_value_that_is_no_reflectance_spoils_nothing_around_it() -> None:
    guide = torch.randn(2, 30, 30)
    guide[0, 15, 15] = 1e30
    found = smoothed(likely(30, 30), network_on(2), image_of(guide))
    assert found.isfinite().all()
    assert torch.allclose(found.sum(0), torch.ones(30, 30), atol=1e-4)


def test_axes_beside_bands_are_found_and_bands_alone_leave_all_as_it_was() -> None:
    axes, probabilities = torch.randn(3, 30, 30), likely(30, 30)
    beside = torch.cat((torch.randn(BANDS, 30, 30), axes))
    found = smoothed(probabilities, network_on(3, beside=True), image_of(beside))
    assert torch.equal(found, smoothed(probabilities, network_on(3), image_of(axes)))
    assert smoothed(probabilities, FreeNet(BANDS, CLASSES, 0.25), image_of(beside)) is probabilities


@pytest.mark.parametrize("side", [32, 64])
def test_tiles_are_smoothed_as_the_whole_is(side: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    cube, valid = rng.normal(size=(150, 170, BANDS)).astype(np.float32), np.ones((150, 170), bool)
    valid[40:60, 30:90] = False
    bands = tuple(Band(number + 1, f"Band {number + 1}") for number in range(BANDS))
    scene = StandardisedScene.measured(cube, valid, bands, torch.device("cpu"))
    network = network_on(4)
    maps = []
    for classifier in (
        FreeNetClassifier(network, PredictionSetup(True, smooths=True)),
        FreeNetClassifier(network, PredictionSetup(True, smooths=True), side),
        FreeNetClassifier(network, PredictionSetup(True)),
    ):
        whole = np.zeros((CLASSES, *valid.shape), np.float32)
        for part in classifier(scene, tmp_path):
            whole[:, part.rows, part.cols] = part.probabilities
        assert np.array_equal(np.isnan(whole[0]), ~valid)
        maps.append(whole[:, valid])
    assert np.abs(maps[0] - maps[1]).max() < 1e-5
    assert np.abs(maps[0] - maps[2]).max() > 1e-2
