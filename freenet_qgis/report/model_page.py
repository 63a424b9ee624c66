# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about a model."""

from __future__ import annotations

import dataclasses
import json
from typing import Optional

from ..contract.model_card import ModelCard
from ..text.i18n import number, tr
from . import browser
from .card import facts
from .elements import Content, Element, element, fact_table, section, table
from .words import DASH, chip, kappa_text, percent


def render_model(card: ModelCard) -> str:
    """The facts, classes and bands of a model, as one self-contained HTML page."""
    title = tr("FreeNet model: {}").format(card.scene)
    size = tr("{bands} bands in, {classes} classes out.", len(card.bands)).format(
        bands=len(card.bands), classes=len(card.classes)
    )
    content: list[Content] = [
        element("h1", title),
        element("p", f"{_measured(card)} {size}"),
        *([] if card.overall_accuracy is None else [_figures(card)]),
        section(tr("Model"), fact_table(facts(card), "facts model")),
        _classes(card),
        _bands(card),
    ]
    return browser.page(title, content, json.dumps(dataclasses.asdict(card), ensure_ascii=False))


def _measured(card: ModelCard) -> str:
    if card.overall_accuracy is None:
        return tr("Not validated.")
    return tr("Validated on the scenes it was trained on.", len(card.scenes) or 1)


def _figures(card: ModelCard) -> Element:
    figures = (
        (percent(card.overall_accuracy), tr("Overall accuracy")),
        (percent(card.average_accuracy), tr("Average accuracy")),
        (kappa_text(card.kappa), tr("Kappa")),
    )
    boxes = [element("div", element("strong", value), element("span", title)) for value, title in figures]
    return element("div", boxes, kind="figures")


def _classes(card: ModelCard) -> Element:
    head = [tr("Class"), tr("Value in the map"), tr("Training pixels")]
    pixels = [str(count) for count in card.training_pixels] or [DASH] * len(card.classes)
    rows = [[chip(info.name, info.color), str(info.value), count] for info, count in zip(card.classes, pixels)]
    return section(tr("Classes"), table(head, rows))


def _bands(card: ModelCard) -> Element:
    """The bands, one row each; the range is that of the training scene."""
    head = [
        tr("Band"), tr("Number in the raster"), tr("Date"), tr("Wavelength (nm)"), tr("Width (nm)"), tr("Mean"),
        tr("Deviation"), tr("Trained on values"),
    ]  # fmt: skip
    ranges = [f"{_number(low)}{DASH}{_number(high)}" for low, high in zip(card.band_low, card.band_high)]
    values = zip(card.bands, card.band_mean, card.band_std, ranges or [DASH] * len(card.bands))
    rows: list[list[Content]] = [
        [
            band.name,
            str(band.number),
            band.date or DASH,
            *map(_number, (band.wavelength_nm, band.fwhm_nm, mean, deviation)),
            trained_on,
        ]
        for band, mean, deviation, trained_on in values
    ]
    return section(tr("Bands"), element("p", f"{_of_values(card)} {_of_range()}"), table(head, rows))


def _of_values(card: ModelCard) -> str:
    if card.standardised_by == "training":
        return tr("Values in physical units.")
    return tr("Mean and deviation in physical units, of the first scene; every scene is standardised by its own. The "
              "range given last is in deviations from the mean, over all training scenes.")  # fmt: skip


def _of_range() -> str:
    return tr("Of two hundred pixels of the training scene one is below the range given last, and one above.")


def _number(value: Optional[float]) -> str:
    return DASH if value is None else number(value, ".6g")
