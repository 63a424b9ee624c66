# SPDX-License-Identifier: GPL-3.0-or-later
"""Axes along which classes scatter alike, whatever the number of spectra."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.engine.scenes import whitening
from freenet_qgis.engine.scenes.whitening import LEADING

BANDS = 40


@pytest.fixture(scope="module")
def spectra() -> np.ndarray:
    rng = np.random.default_rng(0)
    return (rng.normal(size=(2 * whitening.PART + 7, BANDS)) @ rng.normal(size=(BANDS, BANDS)) + 3).astype(np.float32)


@pytest.mark.parametrize("count", [whitening.PART, 2 * whitening.PART + 7])
def test_the_first_axes_are_those_along_which_the_image_varies_most(spectra: np.ndarray, count: int) -> None:
    labels = np.arange(600) % 3
    found = whitening.whitening(spectra[:600], labels, spectra[:count])
    along = np.cov(spectra[:count].astype(np.float64) @ found.axes, rowvar=False, bias=True)
    variances = np.diag(along)
    assert np.allclose(along, np.diag(variances), atol=1e-8 * variances[0])
    assert (np.diff(variances) <= 0).all()


def test_leading_axes_have_unit_variance_on_average(spectra: np.ndarray) -> None:
    leading = whitening.whitening(spectra[:600], np.arange(600) % 3, spectra).leading
    assert leading.shape == (BANDS, LEADING)
    assert (spectra.astype(np.float64) @ leading).var(0).mean() == pytest.approx(1)


def test_spectra_all_alike_in_each_class_are_whitened_by_the_image(spectra: np.ndarray) -> None:
    alike = np.repeat(spectra[:2], 5, axis=0)
    found = whitening.whitening(alike, np.repeat([1, 2], 5), spectra)
    assert np.isfinite(found.leading).all()
