# SPDX-License-Identifier: GPL-3.0-or-later
"""A model card for everybody's tests: five bands from 401 to 405 nm, three classes."""

from __future__ import annotations

from freenet_qgis.job import Band, ClassInfo, ModelCard, TrainOptions

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
