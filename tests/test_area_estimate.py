# SPDX-License-Identifier: GPL-3.0-or-later
"""Adjusted areas against the worked example of Olofsson et al. 2014 (section 5, tables 8 and 9)."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.area_estimate import adjusted_shares, estimate

# Rows map, columns reference, as printed: deforestation, forest gain, stable forest, stable non-forest.
PRINTED = [[66, 0, 5, 4], [0, 55, 8, 12], [1, 0, 153, 11], [2, 1, 9, 313]]
MAP_PIXELS = [200_000, 150_000, 3_200_000, 6_450_000]
HECTARES = sum(MAP_PIXELS) * 30 * 30 / 10_000


def test_the_example_of_the_paper() -> None:
    found = estimate(np.transpose(PRINTED), MAP_PIXELS)
    areas = [HECTARES * row.adjusted_share for row in found.classes]
    halves = [HECTARES * np.diff(row.adjusted_interval)[0] / 2 for row in found.classes]
    assert areas == pytest.approx([21_158, 11_686, 285_770, 581_386], abs=1)
    assert halves == pytest.approx([6_158, 3_756, 15_510, 16_282], abs=1)
    assert found.overall_accuracy == pytest.approx(0.947, abs=5e-4)
    assert np.diff(found.overall_interval)[0] / 2 == pytest.approx(0.018, abs=5e-4)
    assert [row.mapped_share for row in found.classes] == pytest.approx([0.02, 0.015, 0.32, 0.645])


def test_shares_add_up_to_the_whole_map() -> None:
    found = estimate(np.transpose(PRINTED), MAP_PIXELS)
    assert sum(row.adjusted_share for row in found.classes) == pytest.approx(1)


def test_a_class_that_is_not_mapped_has_an_area_where_it_is_mistaken() -> None:
    """Half of what is mapped as the first class is really the second."""
    found = estimate([[5, 0], [5, 0]], [100, 0])
    assert [row.adjusted_share for row in found.classes] == [0.5, 0.5]
    assert found.overall_accuracy == 0.5


def test_a_map_without_a_disagreement_has_no_interval() -> None:
    found = estimate([[5, 0], [0, 7]], [10, 10])
    assert found.overall_interval is None
    assert [row.adjusted_interval for row in found.classes] == [None, None]


@pytest.mark.parametrize("matrix", [[[5, 0], [1, 0]], [[5, 0], [1, 1]], [[0, 0], [0, 0]]])
def test_a_mapped_class_without_reference_leaves_all_unknown(matrix: list[list[int]]) -> None:
    assert estimate(matrix, [10, 10]) is None


def test_an_empty_map_has_no_areas() -> None:
    assert estimate([[0, 0], [0, 0]], [0, 0]) is None


def test_the_shares_come_with_the_variances_that_the_paper_has() -> None:
    """As half of the 95 % interval, in hectares."""
    shares, variances = adjusted_shares(np.transpose(PRINTED), MAP_PIXELS)
    assert shares.sum() == pytest.approx(1)
    assert np.sqrt(variances) * HECTARES * 1.96 == pytest.approx([6_158, 3_756, 15_510, 16_282], abs=1)
