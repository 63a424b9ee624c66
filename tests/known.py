# SPDX-License-Identifier: GPL-3.0-or-later
"""Training spectra that models keep, for everybody's tests."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch

from freenet_qgis.contract.model_card import KNOWING_FORMAT, ModelCard
from freenet_qgis.engine.learners.known_spectra import BAND_AXES, KnownSpectra


def known_spectra(bands: int, count: int = 50) -> KnownSpectra:
    """Some at random, with two axes between classes and as many of bands as there are to be, of length 0.5."""
    rng = np.random.default_rng(bands)
    along = np.linalg.qr(rng.normal(size=(bands, bands)))[0][:, : min(bands, BAND_AXES)] / 2
    parts = rng.normal(size=(count, bands)), np.ones(count), np.hstack((rng.normal(size=(bands, 2)), along))
    return KnownSpectra(*(torch.from_numpy(part.astype(np.float32)) for part in parts))


def knowing(card: ModelCard) -> tuple[ModelCard, KnownSpectra]:
    """The card of a model that keeps such, and these."""
    known = known_spectra(len(card.bands))
    return replace(card, known_spectra=len(known.spectra), format=KNOWING_FORMAT), known
