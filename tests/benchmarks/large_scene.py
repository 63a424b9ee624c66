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
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from engine_process import run_engine
from known_rows import machine, scenes_folder

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, TrainOptions
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.engine import devices
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe import recipes
from freenet_qgis.engine.training.teachers import channels_seen
from freenet_qgis.files.array_file import ArrayFile

CLASSES, FIELD_PX = 10, 40


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
    described = machine(device)
    print(described)
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
    report = {"machine": described, "runs": runs}
    (scenes_folder() / "large_scene.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


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


def write_scene(folder: Path, rows: int, cols: int, bands: int, has_hole: bool = True) -> np.ndarray:
    """Write square fields of noisy spectra, uint16; one corner may be without data.

    Returns:
        The classes of the fields, from 0.
    """
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
    valid[: rows // 10, : cols // 10] = not has_hole
    np.save(folder / "valid.npy", valid)
    return fields


def classify(
    folder: Path, rows: int, cols: int, preset: str, statistics: str, options: argparse.Namespace
) -> dict[str, Any]:
    """One run of the engine in the folder of a scene."""
    prepare(folder, rows, cols, options.bands, preset, statistics, options.device)
    found = run_engine(folder)
    begun = next(one["at"] for one in found.events if one.get("name") == "Classifying")  # libraries are loaded then
    report = json.loads((folder / "report.json").read_text())
    for name in ("class_map", "confidence"):
        (folder / f"{name}.npy").unlink()
    return {
        "seconds": found.ended - begun,
        "tile_side": report["tile_side"],
        "approximation_difference": report["approximation_difference"],
        "process_mb": found.process_mb,
        "device_mb": found.device_mb,
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
    axes = channels_seen(recipe, bands)
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
