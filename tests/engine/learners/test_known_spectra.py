# SPDX-License-Identifier: GPL-3.0-or-later
"""Novelty: the distance to the nearest spectrum that a model knows."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from known import known_spectra
from scipy.spatial.distance import cdist

from freenet_qgis.engine.learners.known_spectra import AT_ONCE, BAND_AXES, HIGHEST, KnownSpectra


def spectra(count: int, bands: int) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(1).normal(size=(count, bands)).astype(np.float32))


@pytest.mark.parametrize("bands", [1, 3, BAND_AXES])
def test_it_is_the_distance_along_the_axes_to_the_nearest(bands: int) -> None:
    known, asked = known_spectra(bands), spectra(30, bands)
    points = [(part.double() @ known.axes.double()).numpy() for part in (asked, known.spectra)]
    assert np.allclose(known.novelty(asked), cdist(*points).min(1), rtol=1e-5)


def test_what_is_off_the_axes_of_the_bands_counts_by_its_length() -> None:
    bands = BAND_AXES + 4
    known, asked = known_spectra(bands), spectra(30, bands)
    along = 2 * known.axes[:, -BAND_AXES:].double()

    def point(spectra: torch.Tensor) -> np.ndarray:
        exact = spectra.double()
        off = (exact - exact @ along @ along.T).norm(dim=1, keepdim=True) / 2
        return torch.cat((exact @ known.axes.double(), off), 1).numpy()

    assert np.allclose(known.novelty(asked), cdist(point(asked), point(known.spectra)).min(1), rtol=1e-5)


@pytest.mark.parametrize("bands", [4, 200])
def test_a_spectrum_has_the_same_bits_whatever_it_is_asked_with(bands: int) -> None:
    known, asked = known_spectra(bands, 700), spectra(3 * AT_ONCE, bands)
    whole = known.novelty(asked)
    for some in (slice(1, None), slice(7, 9), slice(AT_ONCE - 3, 2 * AT_ONCE + 5), slice(None, None, 3)):
        assert torch.equal(known.novelty(asked[some].contiguous()), whole[some])


def test_a_known_spectrum_is_not_novel() -> None:
    known = known_spectra(200)
    assert (known.novelty(known.spectra) < 1e-5).all()


def test_what_is_absurd_is_as_far_as_can_be() -> None:
    known = known_spectra(5)
    assert known.novelty(torch.full((1, 5), 3e38)).tolist() == [HIGHEST]
    assert known.novelty(torch.zeros(0, 5)).shape == (0,)


def test_what_does_not_fit_is_refused() -> None:
    known = known_spectra(5)
    with pytest.raises(ValueError, match="do not fit"):
        KnownSpectra(known.spectra, known.labels, known.axes[1:])
    with pytest.raises(ValueError, match="do not fit"):
        KnownSpectra(known.spectra[:0], known.labels[:0], known.axes)
