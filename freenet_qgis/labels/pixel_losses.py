# SPDX-License-Identifier: GPL-3.0-or-later
"""Why shapes have no pixel that can be used: each cause by its name, with numbers for every class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..contract.job import ClassInfo
from ..geodata.vector.polygons import Burned, alone
from ..request import Labelled, Shape
from ..text.i18n import tr
from ..text.listing import listed
from ..text.unit_words import counted

Cause = Literal["off", "outside", "small", "claimed", "covered", "masked", "without data"]

CAUSES: tuple[Cause, ...] = ("off", "outside", "small", "claimed", "covered", "masked", "without data")
NAMED_CLASSES = 8  # so many classes a sentence names one by one


@dataclass(frozen=True)
class Losses:
    """Shapes of which no pixel is used, by cause.

    Attributes:
        shapes: Of each cause, how many of each class 1…n.
        total: How many shapes each class has.
        rivals: Of each class, the others that claim pixels of it.
    """

    shapes: Mapping[Cause, Mapping[int, int]]
    total: Mapping[int, int]
    rivals: Mapping[int, Sequence[int]]

    def of(self, cause: Cause) -> int:
        """How many shapes are lost for a cause."""
        return sum(self.shapes[cause].values())

    def why(self, label: int, names: Sequence[str]) -> str:
        """What became of the features of a class that has no pixel, in words; `names` are those of the classes 1…n."""
        rivals = ", ".join(names[other - 1] for other in self.rivals.get(label, ()))
        claimed = tr("{} wholly claimed by another class, too ({})") if rivals else tr("{} claimed by another class")
        words = {
            "off": tr("{} off the raster"),
            "outside": tr("{} outside the area of interest"),
            "small": tr("{} too small to cover a pixel centre"),
            "claimed": claimed,
            "covered": tr("{} under others of the class"),
            "masked": tr("{} where the mask leaves pixels out"),
            "without data": tr("{} where the raster has no data"),
        }
        counts = {cause: self.shapes[cause].get(label, 0) for cause in CAUSES}
        return ", ".join(words[cause].format(count, rivals) for cause, count in counts.items() if count)


def find(burned: Burned, shapes: Sequence[Shape], used_ids: np.ndarray) -> Losses:
    """Find out why shapes have no pixel.

    Args:
        burned: The shapes on the grid.
        shapes: The shapes.
        used_ids: int32, shape (rows, cols); 0 is none, else the id of the shape whose pixel is used.
    """
    used = np.zeros(len(shapes) + 1, bool)
    for row in used_ids:
        used[row] = True
    lost: dict[Cause, Counter[int]] = {cause: Counter() for cause in CAUSES}
    for position in np.flatnonzero(~used[1:]).tolist():
        lost[_cause(burned, shapes, position)][shapes[position].label] += 1
    rivals: dict[int, set[int]] = {}
    for one, other in burned.pairs:
        rivals.setdefault(one, set()).add(other)
        rivals.setdefault(other, set()).add(one)
    total = Counter(shape.label for shape in shapes)
    return Losses(lost, total, {label: sorted(others) for label, others in rivals.items()})


def _cause(burned: Burned, shapes: Sequence[Shape], position: int) -> Cause:
    shape, limits = shapes[position], burned.limits
    if position in burned.off:
        return "off" if limits is None or not alone(shape, limits.whole, True)[1].any() else "outside"
    part, mask = alone(shape, burned.grid, burned.all_touched, burned.radius)
    if not mask.any():
        touched = alone(shape, burned.grid, True)[1]
        return "small" if touched.any() else "off" if limits is None else "outside"
    owners = burned.polygon_ids[part][mask]
    if (owners == position + 1).any():
        own = burned.polygon_ids[part] == position + 1
        return (limits.cause(*part, own) if limits else "") or "without data"
    return "covered" if owners.any() else "claimed"


def by_class(counts: Mapping[int, int], classes: Sequence[ClassInfo]) -> str:
    """Numbers of several classes, such as ``Water 3, Forest 1``, the first few only."""
    named = [f"{classes[label - 1].name} {count}" for label, count in sorted(counts.items()) if count]
    return listed(named, NAMED_CLASSES)


def sentences(losses: Losses, source: Labelled) -> list[str]:
    """What is left out of a layer, the cause named, with the numbers of each class."""
    features = counted(len(source.shapes), source.kind)
    texts = []
    for cause in CAUSES:
        count = losses.of(cause)
        if count:
            text = _sentence(cause, count).format(count=count, features=features)
            texts.append(f"{text} ({by_class(losses.shapes[cause], source.classes)}).")
    return texts


def _sentence(cause: Cause, count: int) -> str:
    """What became of so many features."""
    return {
        "off": tr("{count} of {features} lie off the raster", count),
        "outside": tr("{count} of {features} lie outside the area of interest", count),
        "small": tr(
            "{count} of {features} are too small to cover a pixel centre ('all touched' would include them)",
            count,
        ),
        "claimed": tr("{count} of {features} share every pixel with another class", count),
        "covered": tr("{count} of {features} lie wholly under others of their class", count),
        "masked": tr("{count} of {features} lie where the mask leaves pixels out", count),
        "without data": tr("{count} of {features} lie where the raster has no data", count),
    }[cause]


def hint(losses: Losses, labels: Sequence[int]) -> str:
    """What to do about classes without a pixel, by the causes that there are."""
    todo: dict[Cause, Callable[[], str]] = {
        "off": lambda: tr("Check that layer and raster show the same place and have the right CRS."),
        "outside": lambda: tr("Draw some inside the area, or choose a larger area."),
        "masked": lambda: tr("Draw some where the mask leaves nothing out, or leave out fewer of its values."),
        "small": lambda: tr("Choose 'all touched' for polygons smaller than a pixel, or draw larger ones."),
        "claimed": lambda: tr("Let features of different classes share no pixel."),
        "covered": lambda: tr("Let features of different classes share no pixel."),
        "without data": lambda: tr(
            "Draw some where the raster has data, or leave these out with 'selected features only'."
        ),
    }
    causes = (cause for cause in CAUSES if any(losses.shapes[cause].get(label) for label in labels))
    return " ".join(dict.fromkeys(todo[cause]() for cause in causes))
