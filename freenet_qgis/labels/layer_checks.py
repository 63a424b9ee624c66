# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a layer of features will not do, whoever read it."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import FreeNetError
from ..text.i18n import tr
from ..text.listing import listed
from .layer_reading import LayerReading, Purpose

NAMED_FEATURES = 5  # so many features a message names one by one


def check_layer(reading: LayerReading, fields: Sequence[str], *, has_its_kind: bool) -> None:
    """Check what is known of a layer before its features are read.

    Args:
        reading: The layer.
        fields: The fields it has.
        has_its_kind: Whether its geometries are of a kind that serves the purpose.

    Raises:
        FreeNetError: If it will not do.
    """
    layer, field = reading.layer, reading.field
    if not has_its_kind:
        raise wrong_kind(layer, reading.use.purpose)
    if not field:
        raise FreeNetError(
            tr("No field is given that holds the classes of '{}'.").format(layer),
            tr("There are: {}.").format(", ".join(fields)),
        )
    if field not in fields:
        raise FreeNetError(
            tr("'{}' has no field '{}'.").format(layer, field),
            tr("Choose the field that holds the class; there are: {}.").format(", ".join(fields) or tr("none")),
        )


def check_zones(reading: LayerReading, fields: Sequence[str], *, has_its_kind: bool) -> None:
    """As `check_layer`, for a layer of zones: its field, which names them, may be left out."""
    if not has_its_kind:
        raise wrong_kind(reading.layer, reading.use.purpose)
    if reading.field and reading.field not in fields:
        raise FreeNetError(
            tr("'{}' has no field '{}'.").format(reading.layer, reading.field),
            tr("Choose the field that names the zones; there are: {}.").format(", ".join(fields) or tr("none")),
        )


def wrong_kind(layer: str, purpose: Purpose) -> FreeNetError:
    """The error for a layer whose geometries do not serve the purpose."""
    if purpose == "training":
        return FreeNetError(
            tr("'{}' holds neither polygons, lines nor points.").format(layer),
            tr("Choose a layer of polygons, lines or points."),
        )
    if purpose in ("area", "zones"):
        return FreeNetError(tr("'{}' holds no polygons.").format(layer), tr("Choose a layer of polygons."))
    return FreeNetError(
        tr("'{}' holds neither polygons nor points.").format(layer),
        tr("Choose a layer of polygons or points, or a raster."),
    )


def nothing_usable(reading: LayerReading, left_out: Sequence[str]) -> FreeNetError:
    """The error for a layer with nothing to burn, because its features were left out or because it has none."""
    if left_out:
        return FreeNetError(
            tr("No feature of '{}' has a usable geometry.").format(reading.layer),
            tr("Mend them with Vector geometry > Fix geometries, or draw them again."),
        )
    hints = {
        "training": tr("Draw a few polygons, lines or points of every class you want to map."),
        "reference": tr("Choose a layer that holds what is known to be true."),
        "area": tr("Choose a layer that holds the area."),
        "zones": tr("Choose a layer of districts, parcels or the like."),
    }
    return FreeNetError(tr("'{}' has no features.").format(reading.layer), hints[reading.use.purpose])


def holds_no_classes(layer: str, field: str, kind: str) -> FreeNetError:
    """The error for a field of dates, lists and the like; `kind` is what it holds."""
    return FreeNetError(
        tr("The field '{}' of '{}' holds neither text nor numbers ({}).").format(field, layer, kind),
        tr("Choose the field that holds the class."),
    )


def cannot_transform(layer: str, source: str, target: str, names: Sequence[str]) -> FreeNetError:
    """The error for features that have no place in the raster's CRS; `source` and `target` name the two."""
    return FreeNetError(
        tr("Features of '{}' cannot be transformed from {} to the raster's {}: {}.").format(
            layer, source, target, listed(names, NAMED_FEATURES)
        ),
        tr(
            "Check that both coordinate reference systems are right, and that these features lie within the raster's: "
            "neither around a pole nor across where it ends, mostly the antimeridian."
        ),
    )
