# SPDX-License-Identifier: GPL-3.0-or-later
"""What it means for a raster and the classes of its polygons that training goes on from a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..contract.job import ClassInfo
from ..contract.model_card import ModelCard
from ..errors import FreeNetError
from ..geodata.raster import RasterInfo
from ..labels.class_merging import merged
from ..text.i18n import tr
from .band_matching import match_bands
from .wanted_bands import BandPlan, WantedBands, of_model


@dataclass(frozen=True)
class Continuation:
    """Training that goes on from a model.

    Attributes:
        wanted_bands: The bands of the model.
        band_plan: How they are read from the raster.
        classes: Those of the model, then those that only the polygons have.
        class_lookup: For each class 1…n of the polygons its number in them, uint8, shape (n + 1,), 0 for 0.
    """

    wanted_bands: WantedBands
    band_plan: BandPlan
    classes: tuple[ClassInfo, ...]
    class_lookup: np.ndarray


def going_on_from(model: Path, card: ModelCard, info: RasterInfo, drawn: Sequence[ClassInfo]) -> Continuation:
    """How training goes on from a model, on a raster with polygons of the classes `drawn`.

    Raises:
        FreeNetError: If it cannot: the network, the bands or the number of classes do not allow it.
    """
    if card.network == "spectral":
        raise FreeNetError(
            tr("'{model}' is a model of single spectra, from which training cannot go on.").format(model=model.name),
            tr("Train a new model."),
        )
    return Continuation(of_model(card), match_bands(card, info), *merged(card.classes, drawn))
