# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about a model."""

from __future__ import annotations

import dataclasses
import json
from html import escape

from ..contract.model_card import ModelCard
from ..text.i18n import number, tr
from .card import facts
from .page import fill
from .words import DASH, chip, percent, section, table


def render_model(card: ModelCard) -> str:
    """What a model tells about itself, as one self-contained HTML page."""
    told = "".join(f'<tr><th scope="row">{title}</th><td>{escape(value)}</td></tr>' for title, value in facts(card))
    size = tr("{bands} bands in, {classes} classes out.").format(bands=len(card.bands), classes=len(card.classes))
    return fill(
        {
            "title": escape(tr("FreeNet model: {}").format(card.scene)),
            "summary": f"{_measured(card)} {size}",
            "figures": "" if card.overall_accuracy is None else _figures(card),
            "facts": section(tr("Model"), f'<table class="facts model">{told}</table>') + _classes(card) + _bands(card),
            "json": json.dumps(dataclasses.asdict(card), ensure_ascii=False),
        }
    )


def _measured(card: ModelCard) -> str:
    if card.overall_accuracy is None:
        return tr("Not validated.")
    return tr("Validated on the scenes it was trained on.", len(card.scenes) or 1)


def _figures(card: ModelCard) -> str:
    figures = (
        (percent(card.overall_accuracy), tr("Overall accuracy")),
        (percent(card.average_accuracy), tr("Average accuracy")),
        (DASH if card.kappa is None else number(card.kappa, ".3f"), tr("Kappa")),
    )
    return "".join(f"<div><strong>{value}</strong><span>{title}</span></div>" for value, title in figures)


def _classes(card: ModelCard) -> str:
    head = [tr("Class"), tr("Value in the map"), tr("Training pixels")]
    pixels = card.training_pixels or (DASH,) * len(card.classes)
    rows = [[chip(dataclasses.asdict(info)), str(info.value), str(count)] for info, count in zip(card.classes, pixels)]
    return section(tr("Classes"), table(head, rows))


def _bands(card: ModelCard) -> str:
    """One row a band; the range is that of the training scene."""
    head = [
        tr("Band"), tr("Number in the raster"), tr("Wavelength (nm)"), tr("Width (nm)"), tr("Mean"), tr("Deviation"),
        tr("Trained on values"),
    ]  # fmt: skip
    ranges = [f"{_number(low)}{DASH}{_number(high)}" for low, high in zip(card.band_low, card.band_high)]
    rows = [
        [
            escape(band.name),
            str(band.number),
            *(_number(value) for value in (band.wavelength_nm, band.fwhm_nm, mean, deviation)),
            values,
        ]
        for band, mean, deviation, values in zip(
            card.bands, card.band_mean, card.band_std, ranges or [DASH] * len(card.bands)
        )
    ]
    return section(
        tr("Bands"),
        f"<p>{_of_values(card)} {_of_range()}</p>",
        table(head, rows),
    )


def _of_values(card: ModelCard) -> str:
    if card.standardised_by == "training":
        return tr("Values in physical units.")
    return tr("Mean and deviation in physical units, of the first scene; every scene is standardised by its own. The "
              "range given last is in deviations from the mean, over all training scenes.")  # fmt: skip


def _of_range() -> str:
    return tr("Of two hundred pixels of the training scene one is below the range given last, and one above.")


def _number(value: float | None) -> str:
    return DASH if value is None else number(value, ".6g")
