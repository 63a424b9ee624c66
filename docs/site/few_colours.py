# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of at most 256 colours, a third of the size, hardly to be told from the original."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from osgeo import gdal

COLOURS, EXACT = 256, 176  # those that are most common are kept as they are: areas, text and the colours of classes


def write_png(path: Path, picture: np.ndarray) -> None:
    """Write a picture, uint8, shape (rows, cols, 3), as PNG with a palette."""
    colours, places, counts = np.unique(picture.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    common, others = np.split(np.argsort(-counts, kind="stable"), [EXACT])
    boxes = [*common[:, np.newaxis], *median_cut(colours.astype(float), counts, others)]
    number = np.zeros(len(colours), np.uint8)
    palette = gdal.ColorTable()
    for entry, box in enumerate(boxes):
        number[box] = entry
        mean = np.average(colours[box], axis=0, weights=counts[box])
        palette.SetColorEntry(entry, (*map(int, mean.round()), 255))
    rows, cols = picture.shape[:2]
    drawn = gdal.GetDriverByName("MEM").Create("", cols, rows, 1, gdal.GDT_Byte)
    drawn.GetRasterBand(1).WriteArray(number[places.reshape(rows, cols)])
    drawn.GetRasterBand(1).SetColorTable(palette)
    gdal.GetDriverByName("PNG").CreateCopy(str(path), drawn, options=["ZLEVEL=9"])


def median_cut(colours: np.ndarray, counts: np.ndarray, others: np.ndarray) -> list[np.ndarray]:
    """Divide positions of colours among the entries that are left; what is wide and common is cut first.

    Source: Heckbert 1982, "Color image quantization for frame buffer display", SIGGRAPH; differs in which box is next.
    """

    def cost(box: np.ndarray) -> float:
        return np.ptp(colours[box], axis=0).max() * np.sqrt(counts[box].sum())

    boxes = [(cost(others), others)] if len(others) else []
    while boxes and len(boxes) < COLOURS - EXACT and boxes[-1][0] > 0:
        _, box = boxes.pop()
        ordered = box[np.argsort(colours[box, np.ptp(colours[box], axis=0).argmax()], kind="stable")]
        below = np.cumsum(counts[ordered])
        middle = int(np.clip(np.searchsorted(below, below[-1] / 2), 1, len(ordered) - 1))
        boxes += [(cost(part), part) for part in (ordered[:middle], ordered[middle:])]
        boxes.sort(key=lambda each: each[0])
    return [box for _, box in boxes]
