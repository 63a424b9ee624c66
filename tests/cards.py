# SPDX-License-Identifier: GPL-3.0-or-later
"""Model cards for everybody's tests, and files that hold them without a network; no torch is needed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from freenet_qgis.contract.job import Band, ClassInfo, Grid, LeftOut, TrainOptions
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.contract.model_header import CARD as CARD_ENTRY
from freenet_qgis.contract.model_header import SEAL, UNSEALED, seal
from freenet_qgis.files.strict_json import to_json

CARD = ModelCard(
    version="1.2.3",
    created="2026-01-01T00:00:00+00:00",
    scene="scene.tif",
    bands=tuple(Band(number, f"Band {number}", 400.0 + number) for number in range(1, 6)),
    source_bands=5,
    band_mean=(1.0, 2.0, 3.0, 4.0, 5.0),
    band_std=(1.0,) * 5,
    classes=(ClassInfo(1, "Wald", "#00aa00"), ClassInfo(7, "Wasser", "#0000ff"), ClassInfo(9, "Rest", "#999999")),
    width_factor=0.25,
    masked_statistics=True,
    frozen_statistics=False,
    views=8,
    options=TrainOptions("auto", 300, "polygons"),
    seed=0,
    device="CPU, 2 cores",
    overall_accuracy=0.9,
)


def full_card() -> ModelCard:
    """The same, with everything that a card may tell."""
    from osgeo import osr  # the engine is tested where there is no GDAL, too

    crs = osr.SpatialReference()
    crs.ImportFromEPSG(32633)
    return replace(
        CARD,
        bands=tuple(Band(number, f"B{number}", 400.0 + number, 8.0, 0.0001, 0.0, -9999.0) for number in range(1, 6)),
        source_bands=7,
        average_accuracy=0.875,
        kappa=0.85,
        axes=3,
        grid=Grid(60, 50, (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0), crs.ExportToWkt()),
        training_polygons=12,
        training_pixels=(100, 20, 3),
        band_low=(0.01,) * 5,
        band_high=(0.5,) * 5,
        left_out=(
            LeftOut(Band(6, "B6", 940.0), "marked as bad in the file"),
            LeftOut(Band(7, "B7"), "no pixel has data"),
        ),
    )


def write_model(path: Path, card: ModelCard, without: Sequence[str] = ()) -> Path:
    """A sealed model file without weights, of which the card can be read; older ones are without some entries."""
    entries = {name: value for name, value in json.loads(to_json(card)).items() if name not in without}
    metadata = {"__metadata__": {CARD_ENTRY: json.dumps(entries, ensure_ascii=False), SEAL: UNSEALED}}
    header = json.dumps(metadata, separators=(",", ":"), ensure_ascii=False).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    seal(path)
    return path
