# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters that set up an image: what of it is trained on."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..geodata import raster
from ..geodata.raster import dates
from ..request import BandChoice, Scene, further_rasters
from ..text.i18n import tr
from .inputs import Inputs
from .parameters import advanced, described
from .where_parameters import looked_at, where_to_look

BANDS, DATES, STACK, RESAMPLING = "BANDS", "DATES", "STACK", "RESAMPLING"


def to_train_on() -> list[QgsProcessingParameterDefinition]:
    """What can be set up for an image to train on."""
    return [_bands(), *to_classify()]


def to_classify() -> list[QgsProcessingParameterDefinition]:
    """What can be set up for an image to classify."""
    return [_stack(), _resampling(), _dates(), *where_to_look()]


def set_up(scene: Scene, inputs: Inputs, *, is_to_train: bool = True) -> Scene:
    """An image to train on, or to classify, set up as the parameters say.

    Raises:
        FreeNetError: If that will not do.
    """
    bands = BandChoice(inputs.text(BANDS)) if is_to_train else BandChoice()
    further = further_rasters(inputs.further_rasters(STACK), inputs.text(RESAMPLING))
    changed = replace(scene, bands=bands, dates=dates.parse(inputs.text(DATES)), further=further)
    changed = looked_at(changed, inputs)
    if changed != scene:
        raster.of(changed)  # to refuse before the run
    return changed


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


def _dates() -> QgsProcessingParameterDefinition:
    text = tr(
        "The day on which each raster of the image was taken, in their order, such as 2021-06-04, 2021-07-10; - where "
        "the file is to tell; of a single raster also one for each band. Empty: what metadata and names tell. By month "
        "and day a model of several dates finds those of another year. Optional."
    )
    return advanced(described(QgsProcessingParameterString(DATES, tr("Dates"), optional=True), text))


def _stack() -> QgsProcessingParameterDefinition:
    text = tr(
        "More rasters whose bands follow on those of the raster above, as one image: other dates, heights, bands of "
        "another resolution. The raster above gives the grid; the others are laid on it while they are read, and need "
        "not have its coordinate reference system. Each keeps its own nodata, scale, wavelengths and bad bands. A "
        "pixel that one of them lacks has no data. A model wants the rasters that it was trained on, by name or in "
        "the same order. Optional."
    )
    kind = QgsProcessing.SourceType.TypeRaster  # type: ignore[attr-defined]  # the stubs know newer names
    stack = QgsProcessingParameterMultipleLayers(STACK, tr("Further rasters of the image"), kind, optional=True)
    return advanced(described(stack, text))


def _resampling() -> QgsProcessingParameterDefinition:
    text = tr(
        "How the further rasters are laid on the grid, where their pixels are not its own: a word for each in their "
        "order, or one for all, parted by commas. bilinear interpolates; nearest does not, for classes and bits; auto: "
        "nearest where raster or style show classes, else bilinear. Empty is auto for all."
    )
    words = QgsProcessingParameterString(RESAMPLING, tr("Resampling of the further rasters"), optional=True)
    return advanced(described(words, text))
