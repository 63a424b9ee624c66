# SPDX-License-Identifier: GPL-3.0-or-later
"""What each map holds, from the probabilities of the classes."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, MAPS, PROBABILITIES, MapKind
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.mapping.map_values import MAP_VALUES

# Of three classes, shape (classes, 1, 3): sure, torn, and no data.
_LIKELY = np.array([[[0.9, 0.3, np.nan]], [[0.1, 0.3, np.nan]], [[0.0, 0.4, np.nan]]], np.float32)
PART = MapPart(slice(0, 1), slice(0, 3), _LIKELY, np.array([[0.2, 1.5, np.nan]], np.float32))


def test_the_class_map_shows_the_likeliest_class() -> None:
    assert MAP_VALUES[CLASS_MAP](PART).tolist() == [[1, 3, 0]]


def test_the_confidence_is_the_probability_of_the_class_shown() -> None:
    found = MAP_VALUES[CONFIDENCE](PART)
    assert np.array_equal(found, np.array([[0.9, 0.4, np.nan]], np.float32), equal_nan=True)


def test_probabilities_have_a_band_for_each_class() -> None:
    found = MAP_VALUES[PROBABILITIES](PART)
    assert np.array_equal(found[..., 2], _LIKELY[2], equal_nan=True)


@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)
def test_every_map_has_the_shape_and_type_that_the_table_says(kind: MapKind) -> None:
    found = MAP_VALUES[kind](PART)
    assert found.shape == kind.shape((1, 3), len(_LIKELY))
    assert found.dtype == np.dtype(kind.dtype)
    assert (found[0, 2] == 0).all() if kind.content == "classes" else np.isnan(found[0, 2]).all()
    assert found.nbytes == 3 * kind.bytes_per_pixel(len(_LIKELY))
