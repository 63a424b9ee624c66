# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about a model."""

from __future__ import annotations

import dataclasses
import json
from html import escape

from ..job import ModelCard
from .card import facts
from .page import fill
from .words import DASH, chip, percent, section, table


def render_model(card: ModelCard) -> str:
    """What a model tells about itself, as one self-contained HTML page."""
    told = "".join(f'<tr><th scope="row">{title}</th><td>{escape(value)}</td></tr>' for title, value in facts(card))
    scene = "scenes" if card.scenes else "scene"
    measured = "Not validated" if card.overall_accuracy is None else f"Validated on the {scene} it was trained on"
    return fill(
        {
            "title": escape(f"FreeNet model: {card.scene}"),
            "summary": f"{measured}. {len(card.bands)} bands in, {len(card.classes)} classes out.",
            "figures": "" if card.overall_accuracy is None else _figures(card),
            "facts": section("Model", f'<table class="facts model">{told}</table>') + _classes(card) + _bands(card),
            "json": json.dumps(dataclasses.asdict(card), ensure_ascii=False),
        }
    )


def _figures(card: ModelCard) -> str:
    figures = (
        (percent(card.overall_accuracy), "Overall accuracy"),
        (percent(card.average_accuracy), "Average accuracy"),
        (DASH if card.kappa is None else f"{card.kappa:.3f}", "Kappa"),
    )
    return "".join(f"<div><strong>{value}</strong><span>{title}</span></div>" for value, title in figures)


def _classes(card: ModelCard) -> str:
    head = ["Class", "Value in the map", "Training pixels"]
    pixels = card.training_pixels or (DASH,) * len(card.classes)
    rows = [
        [chip(dataclasses.asdict(info)), str(info.value), str(count)] for info, count in zip(card.classes, pixels)
    ]
    return section("Classes", table(head, rows))


def _bands(card: ModelCard) -> str:
    """One row a band; the range is that of the training scene."""
    head = ["Band", "Number in the raster", "Wavelength (nm)", "Width (nm)", "Mean", "Deviation", "Trained on values"]
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
        "Bands",
        f"<p>{_of_values(card)} Of two hundred pixels of the training scene one is below the range given last, and one "
        "above.</p>",
        table(head, rows),
    )


def _of_values(card: ModelCard) -> str:
    if card.standardised_by == "training":
        return "Values in physical units."
    return (
        "Mean and deviation in physical units, of the first scene; every scene is standardised by its own. The range "
        "given last is in deviations from the mean, over all training scenes."
    )


def _number(value: float | None) -> str:
    return DASH if value is None else f"{value:.6g}"
