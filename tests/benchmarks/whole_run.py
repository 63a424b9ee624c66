# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the seconds of a whole run go, from starting the engine's process to its result.

    python tests/benchmarks/whole_run.py --repeat 3

The scene has the size of Indian Pines (145 x 145 pixels, 200 bands, 16 classes, 48 polygons), seeded. What QGIS does
before (reading the layers) and after (writing the GeoTIFF, adding it to the canvas) is not in it: `make demo` has that.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import get_args

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, TrainOptions  # noqa: E402
from freenet_qgis.contract.presets import Preset  # noqa: E402

SIDE, BANDS, CLASSES, PLOT = 145, 200, 16, 18


def main() -> None:
    """Run the engine as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="auto", choices=get_args(Preset))
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "cpu"))
    parser.add_argument("--repeat", type=int, default=2, help="the first run finds the disk cold")
    options = parser.parse_args()
    for number in range(options.repeat):
        print(f"run {number + 1}")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            prepare(folder, options.preset, options.device)
            follow(folder)


def prepare(folder: Path, preset: str, device: str) -> None:
    """A run folder with plots of different spectra, three training polygons to a class."""
    rng = np.random.default_rng(0)
    plots = np.arange(SIDE) // PLOT
    truth = (plots[:, None] * 5 + plots[None] * 3) % CLASSES
    spectra = 1000 + 300 * rng.normal(size=(CLASSES, BANDS)).cumsum(1) / np.sqrt(BANDS)
    cube = spectra[truth] + rng.normal(0, 60, (SIDE, SIDE, BANDS))
    polygons, labels = np.zeros((2, SIDE, SIDE), np.int32)
    starts = range(0, SIDE - PLOT, PLOT)
    corners = rng.permutation([(row, col) for row in starts for col in starts])
    drawn = np.zeros(CLASSES, int)
    for row, col in corners:
        label = truth[row, col]
        if drawn[label] < 3:
            drawn[label] += 1
            place = np.s_[row + 4 : row + 12, col + 4 : col + 12]
            polygons[place], labels[place] = polygons.max() + 1, label + 1
    job = Job(
        version="0",
        verb="train_and_classify",
        scene="synthetic",
        grid=Grid(SIDE, SIDE, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=tuple(Band(number, f"Band {number}") for number in range(1, BANDS + 1)),
        source_bands=BANDS,
        classes=tuple(ClassInfo(number, f"Class {number}", "#808080") for number in range(1, CLASSES + 1)),
        options=TrainOptions(preset),
        device=device,
    )
    for name, array in {
        "cube": cube.astype(np.int16),
        "valid": np.ones((SIDE, SIDE), bool),
        "labels": labels.astype(np.uint8),
        "polygons": polygons,
    }.items():
        np.save(folder / f"{name}.npy", array)
    job.save(folder)


def follow(folder: Path) -> None:
    """Start the engine and print when it said what."""
    started = perf_counter()
    command = [sys.executable, "-m", "freenet_qgis.engine", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as engine:
        for line in engine.stdout:
            event = json.loads(line)
            if event["event"] not in ("progress", "learning"):
                told = event.get("name") or event.get("text") or event.get("message") or ""
                print(f"{perf_counter() - started:7.2f} s  {event['event']:8} {told}", flush=True)
    print(f"{perf_counter() - started:7.2f} s  ended with status {engine.returncode}", flush=True)


if __name__ == "__main__":
    main()
