# SPDX-License-Identifier: GPL-3.0-or-later
"""What a model tells about itself, in plain words: for the log, the dock and the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from ..geodata.grid import crs_name, extent
from ..job import Band, ModelCard
from ..unit_words import counted
from .words import percent

_VALIDATION = {
    "polygons": "whole polygons held out",
    "blocks": "spatial blocks held out",
    "pixels": "random pixels held out, which flatters",
    "none": "nothing held out",
}
_NETWORKS = {"freenet": "FreeNet", "spectral": "spectra alone"}


def facts(card: ModelCard) -> list[tuple[str, str]]:
    """Titles and values, the most asked for first; what the card does not know is left away."""
    known = (
        ("Classes", f"{len(card.classes)}: {', '.join(f'{info.name} ({info.value})' for info in card.classes)}"),
        ("Accuracy", _accuracy(card)),
        ("Bands", f"{len(card.bands)} of the {card.source_bands} of its training raster"),
        ("Wavelengths", _wavelengths(card.bands)),
        ("Stored values", _scaling(card.bands)),
        ("No data", _common(card.bands, lambda band: "not marked" if band.nodata is None else f"{band.nodata:g}")),
        ("Bands left out", _left_out(card)),
        ("Trained on", _scenes(card)),
        ("Standardised by", "the mean and deviation of each scene itself" if _is_by_scene(card) else None),
        ("Training pixels", _pixels(card)),
        ("Place" if not card.scenes else "Place of the first", _place(card)),
        ("Reference system", crs_name(card.grid.crs_wkt) if card.grid else None),
        ("Network", _network(card)),
        ("Training", f"preset {card.options.preset}, {card.options.steps} steps, seed {card.seed}"),
        ("Computed on", card.device),
        ("Written", f"{card.created.replace('T', ' ').replace('+00:00', ' UTC')} by FreeNet for QGIS {card.version}"),
    )
    return [(title, value) for title, value in known if value]


def _is_by_scene(card: ModelCard) -> bool:
    return card.standardised_by == "scene"


def _scenes(card: ModelCard) -> str:
    if not card.scenes:
        return card.scene
    told = (f"{one.scene} ({counted(sum(one.pixels), 'pixel')})" for one in card.scenes)
    return f"{len(card.scenes)} scenes: {', '.join(told)}"


def wavelength_range(bands: Sequence[Band]) -> Optional[tuple[float, float]]:
    """The shortest and longest of them in nanometres; None where none is known."""
    known = [band.wavelength_nm for band in bands if band.wavelength_nm is not None]
    return (min(known), max(known)) if known else None


def _accuracy(card: ModelCard) -> str:
    if card.overall_accuracy is None:
        return "not measured, nothing was held out"
    kappa = "" if card.kappa is None else f", kappa {card.kappa:.3f}"
    return (
        f"overall {percent(card.overall_accuracy)}, average of the classes {percent(card.average_accuracy)}{kappa}; "
        f"{_VALIDATION[card.options.validation]}"
    )


def _wavelengths(bands: Sequence[Band]) -> str:
    reach = wavelength_range(bands)
    if reach is None:
        return "not known, bands are matched by name or position"
    widths = sorted({band.fwhm_nm for band in bands if band.fwhm_nm is not None})
    wide = f", {_span(widths[0], widths[-1])} nm wide" if widths else ", widths not known"
    return f"{_span(*reach)} nm{wide}"


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def _scaling(bands: Sequence[Band]) -> str:
    def of(band: Band) -> str:
        offset = f" {band.offset:+g}" if band.offset else ""
        return "physical, taken as they are" if band.scale == 1 and not offset else f"x {band.scale:g}{offset}"

    return _common(bands, of)


def _common(bands: Sequence[Band], of: Callable[[Band], str]) -> str:
    """What holds for all bands, or that it differs."""
    told = {of(band) for band in bands}
    return told.pop() if len(told) == 1 else "differs by band"


def _left_out(card: ModelCard) -> str:
    numbers: dict[str, list[str]] = {}
    for one in card.left_out:
        numbers.setdefault(one.reason, []).append(str(one.band.number))
    return "; ".join(f"{', '.join(bands)} ({reason})" for reason, bands in numbers.items())


def _pixels(card: ModelCard) -> str:
    if not card.training_pixels:
        return ""
    polygons = "" if card.training_polygons is None else f" in {card.training_polygons} polygons"
    return f"{sum(card.training_pixels)}{polygons}"


def _place(card: ModelCard) -> str:
    if card.grid is None:
        return ""
    west, south, east, north = extent(card.grid)
    return f"{card.grid.rows} x {card.grid.cols} pixels, x {west:.10g} to {east:.10g}, y {south:.10g} to {north:.10g}"


def _network(card: ModelCard) -> str:
    axes = f" on {card.axes} axes" if card.axes else ""
    return f"{_NETWORKS[card.network]}{axes}"
