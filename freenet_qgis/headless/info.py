# SPDX-License-Identifier: GPL-3.0-or-later
"""What a model file tells about itself, in plain words."""

from __future__ import annotations

from ..job import ModelCard


def told(card: ModelCard) -> str:
    """A line for each thing worth knowing before the model is used."""
    lines = {
        "Trained on": f"{card.scene}, {card.created}, FreeNet {card.version}, {card.device}",
        "Takes": _bands(card),
        "Maps": ", ".join(f"{info.value} {info.name}" for info in card.classes),
        "Preset": f"{card.options.preset}, {card.options.steps} steps, seed {card.seed}",
        "Validation": _accuracy(card),
    }
    width = max(map(len, lines))
    return "\n".join(f"{title.ljust(width)}  {text}" for title, text in lines.items())


def _bands(card: ModelCard) -> str:
    known = [band.wavelength_nm for band in card.bands if band.wavelength_nm is not None]
    spectrum = f", {min(known):g} to {max(known):g} nm" if len(known) == len(card.bands) else ""
    return f"{len(card.bands)} of the {card.source_bands} bands of a raster{spectrum}"


def _accuracy(card: ModelCard) -> str:
    if card.overall_accuracy is None or card.average_accuracy is None:
        return "nothing was held out"
    return (
        f"{card.options.validation}: overall accuracy {100 * card.overall_accuracy:.1f} %, "
        f"average accuracy {100 * card.average_accuracy:.1f} %"
    )
