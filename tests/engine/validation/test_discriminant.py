# SPDX-License-Identifier: GPL-3.0-or-later
"""The linear discriminant takes a class of one pixel for what it is, without a word on stderr."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from freenet_qgis.engine.validation.discriminant import fitted_discriminant


def clouds(*pixels: int) -> tuple[np.ndarray, np.ndarray]:
    """Spectra of so many pixels of each class, and their classes."""
    labels = np.repeat(np.arange(1, len(pixels) + 1), pixels)
    rng = np.random.default_rng(0)
    scatter = rng.normal(size=(len(labels), 5)) @ rng.normal(size=(5, 5))
    return (scatter + 2 * rng.normal(size=(len(pixels) + 1, 5))[labels]).astype(np.float32), labels


def test_nothing_is_warned_of_where_a_class_has_one_pixel_and_the_classes_found_are_the_same() -> None:
    spectra, labels = clouds(40, 1, 30, 1)
    plain = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto", priors=np.full(4, 1 / 4))
    with pytest.warns(UserWarning, match="Only one sample"):
        plain.fit(spectra, labels)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = fitted_discriminant(spectra, labels)
    asked, _ = clouds(50, 50, 50, 50)
    assert np.array_equal(found.predict(asked), plain.predict(asked))
    assert set(found.predict(spectra[[40, 71]])) == {2, 4}


def test_classes_of_one_pixel_each_make_no_error() -> None:
    assert fitted_discriminant(*clouds(1, 1, 1)).predict(clouds(1, 1, 1)[0]).shape == (3,)
