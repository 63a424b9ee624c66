# SPDX-License-Identifier: GPL-3.0-or-later
"""Places worth a look: what they are called, and how the map canvas gets there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.gui import QgsMapCanvas

from ...contract.figures import CheckedPolygon
from ...geodata.analysis.suggestions import Suggestion
from ...layers.transforms import box_in
from ...request import Shape
from ...text.figures import percent
from ...text.i18n import number, tr
from ...text.unit_words import title_of_one
from ...workflow.feature_layers import DOUBTFUL, SUSPECT

AROUND_PX = 40  # of the raster, shown on each side of a place, so that its surroundings tell what it is


@dataclass(frozen=True)
class Spot:
    """A place worth a look.

    Attributes:
        rank: Its number in list and layer, 1 for the most worthwhile.
        title: In a line of a list.
        about: What there is to know about it.
        geometry: A point, line or polygon.
        crs: Of the geometry.
        margin: What is to be seen around it, map units.
    """

    rank: int
    title: str
    about: str
    geometry: QgsGeometry
    crs: QgsCoordinateReferenceSystem
    margin: float


def suggested(suggestions: Sequence[Suggestion], crs: QgsCoordinateReferenceSystem, pixel_size: float) -> list[Spot]:
    """Places for new training data, as a run of `workflow.suggest` reports them."""
    spots = []
    for rank, one in enumerate(suggestions, start=1):
        if one.kind == "unlike":
            title, about = _unlike(rank, one)
            spots.append(_at(rank, one, title, about, crs, pixel_size))
            continue
        (first, second), (likely, less) = one.classes, (percent(share, 0) for share in one.probabilities)
        title = tr("{}: {} or {}?").format(rank, first, second)
        about = tr(
            "Here the model hesitates between {} ({}) and {} ({}), means over 5 x 5 pixels. Look at the image, "
            "draw what it is, and train again."
        ).format(first, likely, second, less)
        spots.append(_at(rank, one, title, about, crs, pixel_size))
    return spots


def _unlike(rank: int, place: Suggestion) -> tuple[str, str]:
    """What a place is called whose spectra are unlike the training data, and what there is to know about it."""
    title = tr("{}: unlike the training data ({}?)").format(rank, place.classes[0])
    about = tr(
        "Spectra here are unlike the training data: novelty {}, mean over 5 x 5 pixels; known ones hardly exceed 1. "
        "The map shows {}. If it is something that nobody has drawn, draw it, and train again."
    ).format(number(place.novelty or 0, ".1f"), place.classes[0])
    return title, about


def _at(
    rank: int, place: Suggestion, title: str, about: str, crs: QgsCoordinateReferenceSystem, pixel_size: float
) -> Spot:
    geometry = QgsGeometry.fromWkt(f"POINT ({place.x} {place.y})")
    return Spot(rank, title, about, geometry, crs, AROUND_PX * pixel_size)


def suspicious(
    checked: Sequence[CheckedPolygon],
    polygons: Sequence[Shape],
    kind: str,
    crs: QgsCoordinateReferenceSystem,
    pixel_size: float,
) -> list[Spot]:
    """Features that are not taken for what their label says, as a run of `workflow.check_training` reports them.

    Args:
        checked: What is known of them.
        polygons: All that were checked, in the order of their numbers.
        kind: What they are, see `unit_words.counted`.
        crs: Theirs.
        pixel_size: Of the raster, in its units.
    """
    spots = []
    for rank, one in enumerate(checked, start=1):
        if one.agreement is None or one.agreement >= DOUBTFUL:
            continue
        share, mark = percent(one.agreement, 0), f"{SUSPECT}{rank}"
        title = tr("{}: {}, taken for {}").format(mark, one.label, one.mapped_as)
        if one.mapped_as == one.label:
            title = tr("{}: {}, in part ({})").format(mark, one.label, share)
        about = tr(
            "{} {}, labelled {}: {} of its pixels are taken for that by classifiers that have not seen it, "
            "most for {}. A wrong label, or ground unlike the others of its class: look before you change it."
        ).format(title_of_one(kind), one.feature, one.label, share, one.mapped_as)
        geometry = QgsGeometry()
        geometry.fromWkb(polygons[one.polygon - 1].wkb)
        spots.append(Spot(rank, title, about, geometry, crs, AROUND_PX * pixel_size))
    return spots


def go_to(spot: Spot, canvas: QgsMapCanvas) -> None:
    """Move the canvas to a place and let it flash there."""
    around = spot.geometry.boundingBox().buffered(spot.margin)
    extent = box_in(around, spot.crs, canvas.mapSettings().destinationCrs())
    if extent is None:  # the project shows another part of the world, where this place does not exist
        return
    canvas.setExtent(extent)
    canvas.refresh()
    canvas.flashGeometries([spot.geometry], spot.crs)
