# SPDX-License-Identifier: GPL-3.0-or-later
"""Results that are features: suggested places and checked training data, as styled layers and in words."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Optional

from ..contract.figures import CheckedPolygon
from ..contract.job import Grid
from ..geodata.access.grid import pixel_size
from ..geodata.analysis.suggestions import Suggestion
from ..geodata.vector import outlines, vector_styles
from ..geodata.vector.geopackage import is_reserved
from ..geodata.vector.vector_file import NewLayer, check_name, holds_something, layers_in, write_layer
from ..progress import Progress
from ..request import Labelled, Shape
from ..text.i18n import tr
from ..text.listing import listed
from ..text.unit_words import counted

DOUBTED, DOUBTFUL = 0.5, 0.8  # agreement below which the label is likely wrong, below which it deserves a look
SUSPECT = "!"  # before the ranks of suspicious features: suggested places, on the same map, are numbered, too
FEWEST = 6  # fields of a layer of ours, where it has more now
NAMED = 5  # features that a remark names
MANY = 1 / 3  # of all features: more will hardly be labelled wrongly

_POINT = "<BIdd"  # WKB: little-endian, kind 1, x, y

_SUGGESTED = {
    "rank": int, "margin": float, "class_1": str, "probability_1": float, "class_2": str, "probability_2": float,
    "kind": str, "novelty": float,
}  # fmt: skip
_CHECKED = {
    "suspicion": int, "feature": str, "class": str, "mapped_as": str, "agreement": float, "own_probability": float,
    "neighbours_agreement": float, "remark": str,
}  # fmt: skip


def name_of_suggestions(path: Path, wanted: str = "") -> str:
    """What the layer of suggested places will be called, see `name_in`."""
    return name_in(path, wanted, "suggested_places", _SUGGESTED)


def name_of_checked(path: Path, wanted: str = "") -> str:
    """What the layer of checked features will be called, see `name_in`."""
    return name_in(path, wanted, "checked_polygons", _CHECKED)


def name_in(path: Path, wanted: str, kind: str, fields: dict[str, type]) -> str:
    """The name that is wanted; else that of the file, or of the kind, which no layer has but an older one of its kind.

    Raises:
        FreeNetError: If the file is there and no GeoPackage, or the name that is wanted will not do.
    """
    found = layers_in(path) if holds_something(path) else {}
    if wanted:
        check_name(path, wanted)
        return wanted
    first = [name for name in (path.stem, kind) if not is_reserved(name)]
    names = chain(first, (f"{kind}_{number}" for number in count(2)))
    return next(name for name in names if name.lower() not in found or _are(found[name.lower()], fields))


def _are(found: Optional[Sequence[str]], fields: dict[str, type]) -> bool:
    """Whether a layer has these fields, or those of them that an older version wrote."""
    return found is not None and len(found) >= min(FEWEST, len(fields)) and list(found) == list(fields)[: len(found)]


def write_suggestions(path: Path, crs_wkt: str, suggestions: Sequence[Suggestion], layer: str = "") -> bool:
    """Write suggested places, labelled with rank and disputed classes.

    Args:
        path: The GeoPackage, new or not.
        crs_wkt: CRS of the places.
        suggestions: The places.
        layer: What to call the layer; see `name_of_suggestions`.

    Returns:
        Whether it took the place of another.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    rows = []
    for rank, one in enumerate(suggestions, start=1):
        (first, second), (likely, less) = one.classes, one.probabilities
        rows.append(
            (
                struct.pack(_POINT, 1, 1, one.x, one.y),
                (rank, one.margin, first, likely, second, less, one.kind, one.novelty),
            )
        )
    unlike = tr("unlike the training data").replace("'", "''")
    words = f"CASE WHEN \"kind\" = 'unlike' THEN '{unlike}' ELSE \"class_1\" || ' / ' || \"class_2\" END"
    style = vector_styles.numbered_points(_label('"rank"', words), "rank")
    new = NewLayer(name_of_suggestions(path, layer), "points", crs_wkt, _SUGGESTED, style)
    return write_layer(path, new, rows)


def write_checked(
    path: Path, place: Grid, checked: Sequence[CheckedPolygon], training: Labelled, layer: str = ""
) -> bool:
    """Write checked features, coloured by how far they are taken for what their label says.

    A layer holds geometries of one kind: where there are several, points and lines become polygons a pixel wide.

    Args:
        path: The GeoPackage, new or not.
        place: The raster's grid.
        checked: What was found of the features, the most suspicious label first.
        training: The features.
        layer: What to call the layer; see `name_of_checked`.

    Returns:
        Whether it took the place of another.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    geometry = _widened(place) if training.kind == "features" else lambda shape: shape.wkb
    rows, alone = [], tr("The only one of its class: nothing to check it against.")
    for rank, found in enumerate(checked, start=1):
        is_checked = found.agreement is not None
        shares = found.agreement, found.own_probability, found.neighbours_agreement
        row = (rank if is_checked else None, found.feature, found.label, found.mapped_as, *shares)
        rows.append((geometry(training.shapes[found.polygon - 1]), (*row, "" if is_checked else alone)))
    unused = set(range(len(training.shapes))) - {found.polygon - 1 for found in checked}
    for position in sorted(unused):
        shape = training.shapes[position]
        name, remark = training.classes[shape.label - 1].name, tr("No usable pixel.")
        rows.append((geometry(shape), (None, shape.name, name, None, None, None, None, remark)))
    suspect = _label(f"'{SUSPECT}' || \"suspicion\"", "\"mapped_as\" || '?'")
    label = f'CASE WHEN "agreement" < {DOUBTED} THEN {suspect} END'
    kind = "polygons" if training.kind == "features" else training.kind
    style = vector_styles.outlined(kind, _rules(), label, "suspicion")
    new = NewLayer(name_of_checked(path, layer), kind, place.crs_wkt, _CHECKED, style)
    return write_layer(path, new, rows)


def _label(number: str, words: str) -> str:
    """A number, and words where the feature is selected: those of all would hide the image and not fit the canvas.

    All are QGIS expressions.
    """
    return f"{number} || CASE WHEN is_selected() THEN ': ' || {words} ELSE '' END"


def _widened(place: Grid) -> Callable[[Shape], bytes]:
    """Makes polygons of points and lines."""
    return lambda shape: outlines.with_area(shape.wkb, pixel_size(place) / 2)


def _rules() -> list[tuple[str, str, str]]:
    """Which features, their colour, and what the legend says of them."""
    return [
        (f'"agreement" < {DOUBTED}', "227,26,28,255", tr("Taken for another class")),
        (
            f'"agreement" >= {DOUBTED} AND "agreement" < {DOUBTFUL}',
            "255,127,0,255",
            tr("Partly taken for another class"),
        ),
        (f'"agreement" >= {DOUBTFUL}', "51,160,44,255", tr("As labelled")),
        ('"agreement" IS NULL', "120,120,120,255", tr("Not checked")),
    ]


def tell_replaced(is_replaced: bool, layer: str, path: Path, progress: Progress) -> None:
    """Name the layer whose place was taken, if there was one."""
    if is_replaced:
        progress.info(tr("Replaced: {files}").format(files=f"{layer} ({path.name})"))


def in_words(checked: Sequence[CheckedPolygon], kind: str) -> list[str]:
    """What the user should know of checked features of a kind: the first suspects, and those nobody could check."""
    known = [(found, found.agreement) for found in checked if found.agreement is not None]
    suspects = [found for found, agreement in known if agreement < DOUBTED]
    texts = []
    if suspects:
        named = [
            tr("{feature} ({label}, taken for {mapped})").format(
                feature=found.feature, label=found.label, mapped=found.mapped_as
            )
            for found in suspects
        ]
        texts.append(
            tr(
                "{count} of {features} are taken mostly for another class than their label: wrong labels, or "
                "ground unlike the others of their class. The most suspicious first: {named}.",
                len(suspects),
            ).format(count=len(suspects), features=counted(len(known), kind), named=listed(named, NAMED, "; "))
        )
    if len(suspects) > MANY * len(known):
        texts.append(
            tr(
                "Where so many are, few labels are wrong and classes are hard to tell apart: look at the first ones "
                "only, and draw more."
            )
        )
    alone = [found.label for found in checked if found.agreement is None]
    if alone:
        texts.append(tr("The only one of its class cannot be checked: {classes}.").format(classes=", ".join(alone)))
    return texts
