# SPDX-License-Identifier: GPL-3.0-or-later
"""Fewer pixels, of every class."""

from __future__ import annotations

import numpy as np

from freenet_qgis.engine.validation.thinning import SMALL, of_each, thinned

LABELS = np.repeat([1, 2, 7], [6000, 3000, 20])


def test_few_pixels_are_all_kept() -> None:
    assert thinned(LABELS, 9020).tolist() == list(range(9020))


def test_classes_keep_their_shares_and_small_ones_all_pixels() -> None:
    kept = thinned(LABELS, 902)
    assert (np.diff(kept) > 0).all()
    assert np.bincount(LABELS[kept]).tolist() == [0, 600, 300, 0, 0, 0, 0, 20]


def test_no_class_falls_below_what_small_ones_keep() -> None:
    assert np.bincount(LABELS[thinned(LABELS, 9)])[[1, 2, 7]].tolist() == [SMALL, SMALL, 20]


def test_the_same_are_kept_every_time_and_from_all_over() -> None:
    kept = thinned(LABELS, 902)
    assert np.array_equal(kept, thinned(LABELS, 902))
    assert 2700 < kept[:600].mean() < 3300


def test_so_many_of_each_class() -> None:
    kept = of_each(LABELS, 50)
    assert (np.diff(kept) > 0).all()
    assert np.bincount(LABELS[kept])[[1, 2, 7]].tolist() == [50, 50, 20]
