# SPDX-License-Identifier: GPL-3.0-or-later
"""The rasters that FreeNet writes, each said once: what is computed, asked for, written and shown follows these tables.

A new map also wants a field in `Job` and in `request.Outputs`, and its values in `engine.mapping.map_values`; one that
the dock offers, a field in `settings.Settings`, and two in `gui.project.run_record`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..text.i18n import tr

RasterId = Literal["class_map", "confidence", "probabilities", "novelty", "difference"]
Words = Callable[[], str]  # translated when they are asked for

NO_CHANGE = 1  # in a raster of changes; the values above it are what became what

_DTYPES = {"classes": "uint8", "changes": "uint8", "shares": "float32", "distances": "float32"}
_VALUE_BYTES = {"classes": 1, "changes": 1, "shares": 4, "distances": 4}


@dataclass(frozen=True)
class RasterKind:
    """A kind of raster that FreeNet writes.

    Attributes:
        id: What the metadata of a file call it.
        content: What a value is: a class, 1…n and 0 for none; a change, `NO_CHANGE`…n and 0 for none; a share, 0…1 and
            NaN for none; or a distance, 0…100 likewise.
        band: Name of its only band; empty where each class has a band, named as the class.
        taken_for_an_image: What to say where somebody takes it for one, with the placeholder ``{name}``.
        may_be_trained_on: Whether taking it for an image is a warning, not an error.
    """

    id: RasterId
    content: Literal["classes", "changes", "shares", "distances"]
    band: str
    taken_for_an_image: Words
    may_be_trained_on: bool

    @property
    def dtype(self) -> str:
        """NumPy's name of the type of its values."""
        return _DTYPES[self.content]

    @property
    def is_overlay(self) -> bool:
        """Whether it is to be laid over the class map, which is seen through it."""
        return self.content == "distances"

    def bands(self, classes: int) -> int:
        """How many bands it has where there are so many classes."""
        return 1 if self.band else classes

    def bytes_per_pixel(self, classes: int) -> int:
        """Bytes of a pixel before they are compressed."""
        return _VALUE_BYTES[self.content] * self.bands(classes)

    def shape(self, size: tuple[int, int], classes: int) -> tuple[int, ...]:
        """Shape of its array: (rows, cols), or (rows, cols, classes) where each class has a band."""
        return size if self.band else (*size, classes)


@dataclass(frozen=True)
class MapKind(RasterKind):
    """A kind of raster that a run can write; ``<id>.npy`` in the run folder and a field of `Job` and `Outputs`.

    Its id, parameter and ending are normally one word: `parameter` is the id in capitals, `ending` the id.

    Attributes:
        parameter: Of the toolbox; in lower case the option of the command.
        ending: What the name of a file ends in that is told by it from others of a scene.
        is_optional: Whether a run that maps may go without it.
        label: What the toolbox calls it.
        help: What the toolbox says about it.
        option_help: What ``freenet train --help`` says about it.
        offer: How the dock offers it; empty where it does not.
        offer_help: What the dock says about it; empty where it does not offer it.
    """

    parameter: str
    ending: str
    is_optional: bool
    label: Words
    help: Words
    option_help: str
    offer: Words = str  # called, it is empty
    offer_help: Words = str

    @property
    def option(self) -> str:
        """Name of the command's option, as Python spells it."""
        return self.parameter.lower()

    def beside(self, class_map: Path) -> Path:
        """Where the dock writes it beside a class map."""
        return class_map.with_name(f"{class_map.stem}_{self.ending}.tif")


CLASS_MAP = MapKind(
    id="class_map",
    content="classes",
    band="Class",
    taken_for_an_image=lambda: tr("'{name}' is a class map that FreeNet wrote, not an image."),
    may_be_trained_on=False,
    parameter="OUTPUT",
    ending="classes",
    is_optional=False,
    label=lambda: tr("Class map"),
    help=lambda: tr(
        "The land-cover map, a GeoTIFF on exactly the grid of the raster, with class names and colours. 0 means no "
        "data."
    ),
    option_help="class map",
)
CONFIDENCE = MapKind(
    id="confidence",
    content="shares",
    band="Confidence",
    taken_for_an_image=lambda: tr("'{name}' is the confidence of a class map that FreeNet wrote, not an image."),
    may_be_trained_on=False,
    parameter="CONFIDENCE",
    ending="confidence",
    is_optional=True,
    label=lambda: tr("Confidence"),
    help=lambda: tr(
        "How sure the map is in each pixel: the probability of the class it shows, 0 to 1. Optional, GeoTIFF."
    ),
    option_help="probability of the mapped class, 0 to 1",
    offer=lambda: tr("Map the confidence as well"),
    offer_help=lambda: tr("A second raster beside the map: the probability (0 to 1) of the class that the map shows."),
)
PROBABILITIES = MapKind(
    id="probabilities",
    content="shares",
    band="",
    taken_for_an_image=lambda: tr("'{name}' holds class probabilities that FreeNet wrote: is it the right image?"),
    may_be_trained_on=True,
    parameter="PROBABILITIES",
    ending="probabilities",
    is_optional=True,
    label=lambda: tr("Class probabilities"),
    help=lambda: tr(
        "A GeoTIFF with one band per class, its probability in each pixel, 0 to 1. Optional, can be large."
    ),
    option_help="a band per class, 0 to 1",
    offer=lambda: tr("Map the probabilities as well"),
    offer_help=lambda: tr(
        "A raster beside the map with a band for each class: its probability (0 to 1) in each pixel. Large where there "
        "are many classes."
    ),
)
NOVELTY = MapKind(
    id="novelty",
    content="distances",
    band="Novelty",
    taken_for_an_image=lambda: tr("'{name}' is the novelty of spectra that FreeNet wrote, not an image."),
    may_be_trained_on=False,
    parameter="NOVELTY",
    ending="novelty",
    is_optional=True,
    label=lambda: tr("Novelty"),
    help=lambda: tr(
        "How unlike the training data each spectrum is: its distance to the nearest training spectrum, in units that "
        "one in a hundred pixels of held-out training polygons exceeds. Above 1 it is unlike all that was drawn; that "
        "does not mean that the map is wrong there. Optional, GeoTIFF."
    ),
    option_help="how unlike the training data each spectrum is; above 1 it is unlike all that was drawn",
    offer=lambda: tr("Map the novelty as well"),
    offer_help=lambda: tr(
        "A further raster beside the map: the distance of each spectrum to the nearest training spectrum. Above 1, "
        "where its layer shows colours, it is unlike all polygons: perhaps a class that nobody has drawn."
    ),
)

MAPS = (CLASS_MAP, CONFIDENCE, PROBABILITIES, NOVELTY)
OPTIONAL_MAPS = tuple(kind for kind in MAPS if kind.is_optional)
OFFERED_MAPS = (CONFIDENCE, PROBABILITIES, NOVELTY)  # by the dock, to go with the class map

DIFFERENCE = RasterKind(
    id="difference",
    content="changes",
    band=CLASS_MAP.band,
    taken_for_an_image=lambda: tr("'{name}' is the change between two class maps that FreeNet wrote, not an image."),
    may_be_trained_on=False,
)
RASTERS: dict[str, RasterKind] = {kind.id: kind for kind in (*MAPS, DIFFERENCE)}
