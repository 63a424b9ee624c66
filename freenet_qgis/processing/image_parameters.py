# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters that set up an image: what of it is trained on."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterString

from ..geodata import raster
from ..request import BandChoice, Scene
from ..text.i18n import tr
from .inputs import Inputs
from .parameters import advanced, described

BANDS = "BANDS"


def to_train_on() -> list[QgsProcessingParameterDefinition]:
    """What can be set up for an image to train on."""
    return [_bands()]


def set_up(scene: Scene, inputs: Inputs) -> Scene:
    """An image to train on, set up as the parameters say.

    Raises:
        FreeNetError: If that will not do.
    """
    scene = replace(scene, bands=BandChoice(inputs.text(BANDS)))
    if scene.bands != BandChoice():
        raster.of(scene)  # to refuse before the run
    return scene


def _bands() -> QgsProcessingParameterDefinition:
    text = tr(
        "The bands to train on; empty for all but those that the file marks as bad. Parts between commas: numbers "
        "(1-10, 20), ranges of wavelengths (450-900 nm, 0.45-0.9 µm), names, in which * stands for any characters and "
        "? for one (B8, 2021*); in quotation marks where a name holds a comma or looks like a number. ! or - before a "
        "part leaves its bands out (!B1, -940-960 nm); if all parts do, they leave them out of all good bands. A bad "
        "band is used where its number or whole name is given. A model finds its bands by itself wherever it is "
        "applied. Optional."
    )
    return advanced(described(QgsProcessingParameterString(BANDS, tr("Bands"), optional=True), text))
