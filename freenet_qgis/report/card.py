# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts about a model, in plain words: for the log, the dock and the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Optional

from ..contract.final_model import ALL_POLYGONS, PART_OF_THEM, trained_on
from ..contract.job import Band, ClassInfo
from ..contract.model_card import ModelCard
from ..contract.presets import preset_title
from ..contract.unlike import share_in_words
from ..contract.validation import validation_method
from ..geodata.access.grid import crs_name, extent
from ..text.i18n import exact, number, tr
from ..text.listing import in_runs
from ..text.unit_words import counted, network_in_words
from .words import percent


def facts(card: ModelCard) -> list[tuple[str, str]]:
    """Titles and values, the most asked for first; what the card does not know is left away."""
    known = (
        (tr("Classes"), ", ".join(map(_class, card.classes))),
        (tr("Accuracy"), _accuracy(card)),
        (tr("Bands"), tr("{used} of the {all} of its training raster").format(
            used=len(card.bands), all=max(card.source_bands, len(card.bands) + len(card.left_out)))),
        (tr("Rasters"), ", ".join(card.rasters)),
        (tr("Wavelengths"), _wavelengths(card.bands)),
        (tr("Dates"), ", ".join(sorted({band.date for band in card.bands if band.date}))),
        (tr("Stored values"), _scaling(card.bands)),
        (tr("No data"), _common(card.bands, _nodata)),
        (tr("Bands left out"), _left_out(card)),
        (tr("Bands used though bad"), in_runs([band.number for band in card.bands if band.is_bad])),
        (tr("Pixels without data"), _without_data(card)),
        (tr("Trained on"), _scenes(card)),
        (tr("Standardised by"), tr("the mean and deviation of each scene itself") if _is_by_scene(card) else None),
        (tr("Training pixels"), _pixels(card)),
        (tr("Final model trained on"), trained_on(ALL_POLYGONS if _is_of_all(card) else PART_OF_THEM)),
        (tr("About the training data"), " ".join(card.remarks)),
        (tr("Unlike the training data"), _unlike(card)),
        (tr("Training spectra kept"), str(card.known_spectra or "")),
        (tr("Place of the first") if card.scenes else tr("Place"), _place(card)),
        (tr("Reference system"), crs_name(card.grid.crs_wkt) if card.grid else None),
        (tr("Network"), _network(card)),
        (tr("Training"), tr("preset {preset}, {steps} steps, seed {seed}").format(
            preset=preset_title(card.options.preset), steps=card.options.steps, seed=card.seed)),
        (tr("Computed on"), card.device),
        (tr("Written"), tr("{date} by FreeNet for QGIS {version}").format(
            date=card.created.replace("T", " ").replace("+00:00", " UTC"), version=card.version)),
    )  # fmt: skip
    return [(title, value) for title, value in known if value]


def _class(info: ClassInfo) -> str:
    """A class and its value, unless that is its name."""
    return info.name if info.name == str(info.value) else f"{info.name} = {info.value}"


def _is_of_all(card: ModelCard) -> bool:
    """Whether the model was trained on all training data; nothing was held out where nothing was measured."""
    return card.overall_accuracy is None or card.options.uses_all_polygons


def _is_by_scene(card: ModelCard) -> bool:
    return card.standardised_by == "scene"


def _scenes(card: ModelCard) -> str:
    if not card.scenes:
        return card.scene
    scenes = (f"{one.scene} ({counted(sum(one.pixels), 'pixels')})" for one in card.scenes)
    return tr("{number} scenes: {names}").format(number=len(card.scenes), names=", ".join(scenes))


def wavelength_range(bands: Sequence[Band]) -> Optional[tuple[float, float]]:
    """The shortest and longest of them in nanometres; None where none is known."""
    known = [band.wavelength_nm for band in bands if band.wavelength_nm is not None]
    return (min(known), max(known)) if known else None


def _accuracy(card: ModelCard) -> str:
    if card.overall_accuracy is None:
        return tr("not measured, nothing was held out")
    figures = tr("overall {overall}, average of the classes {average}").format(
        overall=percent(card.overall_accuracy), average=percent(card.average_accuracy)
    )
    if card.kappa is not None:
        figures = f"{figures}, {tr('kappa {}').format(number(card.kappa, '.3f'))}"
    return f"{figures}; {validation_method(card.options.validation).in_model_card}"


def _wavelengths(bands: Sequence[Band]) -> str:
    reach = wavelength_range(bands)
    if reach is None:
        return tr("not known, bands are matched by name or position")
    widths = sorted({band.fwhm_nm for band in bands if band.fwhm_nm is not None})
    wide = tr("{} nm wide").format(_span(widths[0], widths[-1])) if widths else tr("widths not known")
    return f"{_span(*reach)} nm, {wide}"


def _span(low: float, high: float) -> str:
    low_text, high_text = number(low, "g"), number(high, "g")
    return low_text if low == high else tr("{low} to {high}").format(low=low_text, high=high_text)


def _nodata(band: Band) -> str:
    return tr("not marked") if band.nodata is None else exact(band.nodata)


def _scaling(bands: Sequence[Band]) -> str:
    def of(band: Band) -> str:
        offset = f" {number(band.offset, '+g')}" if band.offset else ""
        if band.scale == 1 and not offset:
            return tr("physical, taken as they are")
        return f"x {number(band.scale, 'g')}{offset}"

    return _common(bands, of)


def _common(bands: Sequence[Band], of: Callable[[Band], str]) -> str:
    """A text that holds for all bands, or that it differs."""
    texts = {of(band) for band in bands}
    return texts.pop() if len(texts) == 1 else tr("differs by band")


def _left_out(card: ModelCard) -> str:
    by_reason: dict[str, list[int]] = {}
    for one in card.left_out:
        by_reason.setdefault(one.reason, []).append(one.band.number)
    return "; ".join(f"{in_runs(numbers)} ({reason})" for reason, numbers in by_reason.items())


def _without_data(card: ModelCard) -> str:
    if not card.pixels_without_data or card.grid is None:
        return ""
    pixels = card.grid.rows * card.grid.cols
    return tr("{count} of {all} ({share} %)").format(
        count=number(card.pixels_without_data, ","),
        all=number(pixels, ","),
        share=number(100 * card.pixels_without_data / pixels, ".3g"),
    )


def _pixels(card: ModelCard) -> str:
    if not card.training_pixels:
        return ""
    pixels = str(sum(card.training_pixels))
    if card.training_polygons is not None:
        pixels = tr("{pixels} in {polygons} features").format(pixels=pixels, polygons=card.training_polygons)
    return pixels if _is_of_all(card) else tr("{}, with those held out").format(pixels)


def _unlike(card: ModelCard) -> str:
    share = share_in_words(card.novel_share)
    return tr("{} of the map that was made with it").format(share) if share else ""


def _place(card: ModelCard) -> str:
    if card.grid is None:
        return ""
    if not card.grid.is_placed:
        text = tr("{rows} x {cols} pixels, without a place on the ground")
        return text.format(rows=card.grid.rows, cols=card.grid.cols)
    west, south, east, north = extent(card.grid)
    sides = {"west": west, "east": east, "south": south, "north": north}
    return tr("{rows} x {cols} pixels, x {west} to {east}, y {south} to {north}").format(
        rows=card.grid.rows, cols=card.grid.cols, **{side: number(place, ".10g") for side, place in sides.items()}
    )


def _network(card: ModelCard) -> str:
    name = network_in_words(card.network)
    return tr("{network}, shown on {number} axes").format(network=name, number=card.axes) if card.axes else name
