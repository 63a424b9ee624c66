# SPDX-License-Identifier: GPL-3.0-or-later
"""Values as networks are shown them, whatever the scale of a band."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band
from freenet_qgis.engine.scenes.standardisation import measure_standardisation
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene


@pytest.mark.parametrize("scale", [1e-300, 1e-4, 1.0, 1e300])
@pytest.mark.parametrize("value", [0, 1, 30000])
def test_a_band_of_one_value_is_zero_whatever_its_scale(scale: float, value: int) -> None:
    cube, valid = np.full((4, 5, 1), value, np.int16), np.ones((4, 5), bool)
    scene = StandardisedScene.measured(cube, valid, [Band(1, "", scale=scale)], torch.device("cpu"))
    assert (scene.spectra(np.arange(20)) == 0).all()


@pytest.mark.parametrize(("scale", "deviation"), [(1e-4, 1.0), (50.0, 50.0), (-50.0, 50.0)])
def test_a_band_without_spread_varies_by_a_unit_or_by_a_stored_one_if_that_is_more(
    scale: float, deviation: float
) -> None:
    norm = measure_standardisation(np.full((4, 5, 1), 3, np.int16), np.ones((4, 5), bool), [Band(1, "", scale=scale)])
    assert (norm.mean.tolist(), norm.std.tolist()) == ([3 * scale], [deviation])
