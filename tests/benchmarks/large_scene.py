# SPDX-License-Identifier: GPL-3.0-or-later
"""Time and memory of classifying a scene that fits and of one that does not.

    python tests/benchmarks/large_scene.py --rows 10000 --cols 10000 --bands 100 --folder /a/disk/with/room

Random fields and a random network of the preset's size: neither changes what is computed. Each scene is classified by
an engine of its own, as QGIS starts it. Memory is what the engine's process holds at its peak; on a GPU also what
PyTorch took from the device. Writes build/benchmarks/large_scene.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, TrainOptions  # noqa: E402
from freenet_qgis.contract.model_card import ModelCard  # noqa: E402
from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.learners import model_file  # noqa: E402
from freenet_qgis.engine.network.freenet import FreeNet  # noqa: E402
from freenet_qgis.engine.recipe import recipes  # noqa: E402
from freenet_qgis.engine.scenes.whitening import LEADING  # noqa: E402
from freenet_qgis.files.array_file import ArrayFile  # noqa: E402

CLASSES, FIELD_PX = 10, 40
# What the engine does, and at its end what it took from the device.
ENGINE = """
import sys
from freenet_qgis.engine.__main__ import main
sys.argv = ["engine", sys.argv[1]]
status = main()
import torch
with open("/proc/self/status") as lines:
    peak = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
print("peak", peak, torch.cuda.max_memory_reserved() if torch.cuda.is_available() else 0, file=sys.stderr)
sys.exit(status)
"""


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--cols", type=int, default=10_000)
    parser.add_argument("--bands", type=int, default=100)
    parser.add_argument("--fitting", type=int, default=1000, help="side of the scene that fits")
    parser.add_argument("--preset", nargs="+", default=["auto", "fast"], choices=("auto", "fast"))
    parser.add_argument("--statistics", nargs="+", default=["exact", "approximate"], choices=("exact", "approximate"))
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "cpu"))
    parser.add_argument("--folder", type=Path, default=None, help="for some tens of GB of temporary files")
    options = parser.parse_args()
    device = devices.choose(options.device)
    machine = f"{devices.describe(device)}, PyTorch {torch.__version__}, Python {platform.python_version()}"
    print(machine)
    print(
        f"{'pixels':>15} {'preset':6} {'statistics':11} {'tile':>6} {'seconds':>8} {'ns / px':>7} {'process MB':>10} "
        f"{'device MB':>9}"
    )
    runs = []
    for rows, cols in ((options.fitting, options.fitting), (options.rows, options.cols)):
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            scene = Path(name)
            write_scene(scene, rows, cols, options.bands)
            # A scene that fits needs no sample of itself.
            for statistics in options.statistics if rows * cols > options.fitting**2 else ("exact",):
                for preset in options.preset:
                    runs.append(one_run(scene, rows, cols, preset, statistics, options))
    report = {"machine": machine, "runs": runs}
    (ROOT / "build" / "benchmarks" / "large_scene.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


def one_run(
    scene: Path, rows: int, cols: int, preset: str, statistics: str, options: argparse.Namespace
) -> dict[str, Any]:
    """Classify a scene and print how it went."""
    found = classify(scene, rows, cols, preset, statistics, options)
    pace, tile = 1e9 * found["seconds"] / rows / cols, found["tile_side"] or "whole"
    print(
        f"{rows:7} x {cols:5} {preset:6} {statistics:11} {tile:>6} {found['seconds']:8.1f} {pace:7.0f} "
        f"{found['process_mb']:10.0f} {found['device_mb']:9.0f}",
        flush=True,
    )
    asked = {"rows": rows, "cols": cols, "bands": options.bands, "preset": preset, "statistics": statistics}
    return {**asked, **found}


def write_scene(folder: Path, rows: int, cols: int, bands: int) -> None:
    """Fields of noisy spectra, uint16, a corner without data."""
    rng = np.random.default_rng(0)
    spectra = rng.integers(500, 4000, (CLASSES, bands)).astype(np.uint16)
    noise = rng.integers(0, 300, (1, cols + 64, bands), np.uint16)
    cube = ArrayFile.create(folder / "cube.npy", np.dtype(np.uint16), (rows, cols, bands))
    fields = rng.integers(0, CLASSES, (rows // FIELD_PX + 1, cols // FIELD_PX + 1))
    for start in range(0, rows, 256):
        block = np.arange(start, min(rows, start + 256))
        truth = fields[block[:, None] // FIELD_PX, np.arange(cols) // FIELD_PX]
        shifts = rng.integers(0, 64, len(block))
        cube[block[0] : block[-1] + 1, :] = spectra[truth] + np.stack([noise[0, at : at + cols] for at in shifts])
    valid = np.ones((rows, cols), bool)
    valid[: rows // 10, : cols // 10] = False
    np.save(folder / "valid.npy", valid)


def classify(
    folder: Path, rows: int, cols: int, preset: str, statistics: str, options: argparse.Namespace
) -> dict[str, Any]:
    """One run of the engine in the folder of a scene."""
    prepare(folder, rows, cols, options.bands, preset, statistics, options.device)
    log = folder / "engine.log"
    with log.open("w+") as errors:
        engine = subprocess.Popen(
            [sys.executable, "-c", ENGINE, str(folder)], stdout=subprocess.PIPE, stderr=errors, text=True, cwd=ROOT
        )
        begun = None
        for line in engine.stdout:
            event = json.loads(line)
            if event.get("name") == "Classifying":  # until then libraries are loaded
                begun = perf_counter()
        ended = perf_counter()
        status = engine.wait()
    if status:
        raise RuntimeError(log.read_text())
    report = json.loads((folder / "report.json").read_text())
    process_kb, device_bytes = log.read_text().split()[-2:]
    for name in ("class_map", "confidence"):
        (folder / f"{name}.npy").unlink()
    return {
        "seconds": ended - begun,
        "tile_side": report["tile_side"],
        "approximation_difference": report["approximation_difference"],
        "process_mb": int(process_kb) / 1024,
        "device_mb": int(device_bytes) / 2**20,
        "free_disk_gb": shutil.disk_usage(folder).free / 1e9,
    }


def prepare(folder: Path, rows: int, cols: int, bands: int, preset: str, statistics: str, device: str) -> None:
    """Add a job and a model to the folder of a scene."""
    classes = tuple(ClassInfo(value, f"Class {value}", "#808080") for value in range(1, CLASSES + 1))
    described = tuple(Band(number, f"Band {number}") for number in range(1, bands + 1))
    job = Job(
        version="0",
        verb="classify",
        scene="benchmark",
        grid=Grid(rows, cols, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=described,
        source_bands=bands,
        classes=classes,
        device=device,
        confidence=True,
        statistics=statistics,
    )
    job.save(folder)
    recipe = recipes.RECIPES[preset]
    torch.manual_seed(0)
    axes = min(LEADING, bands) if recipe.taught else 0
    network = FreeNet(axes or bands, CLASSES, recipe.width_factor).eval()
    network.axes = torch.randn(bands, axes) / bands**0.5 if axes else None
    card = ModelCard(
        version="0",
        created="",
        scene="benchmark",
        bands=described,
        source_bands=bands,
        band_mean=(2000.0,) * bands,
        band_std=(1000.0,) * bands,
        classes=classes,
        width_factor=recipe.width_factor,
        masked_statistics=True,
        frozen_statistics=False,
        views=recipe.views,
        options=TrainOptions(preset),
        seed=0,
        device="",
        axes=axes,
    )
    model_file.save(folder / "model.safetensors", network, card)


if __name__ == "__main__":
    main()
