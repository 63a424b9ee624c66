# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the forecast of memory agrees with the peak that is then measured.

    python tests/benchmarks/memory.py --device cuda
    OMP_NUM_THREADS=16 python tests/benchmarks/memory.py --preset auto fast --work "whole run"

On a CUDA device the peak is what PyTorch takes from it, recorded steps and reserve included; on the CPU it is what the
process takes more than when the engine looks how much is free, each case in a process of its own. A whole run is all
that the engine does to train and classify, from a folder to maps and a model. Writes build/benchmarks/memory.json.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from known_rows import ROOT, write_run
from whole_run import drawn_in, job_of

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.engine import devices, memory, run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.mapping import inference
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe import recipes
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes import padded_image
from freenet_qgis.engine.scenes.labelled_scene import labelled_scenes
from freenet_qgis.engine.training import held_out_check, stopping, training_loop
from freenet_qgis.engine.training.supervision import Supervision
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.engine.validation import yardsticks

SIZES = {  # rows, columns, bands, classes
    "cuda": (
        (160, 160, 200, 16),
        (624, 352, 103, 9),
        (512, 224, 204, 16),
        (352, 1920, 144, 15),
        (1024, 1024, 8, 6),
        (2048, 2048, 4, 8),
    ),
    "cpu": ((160, 160, 200, 16), (448, 448, 60, 2), (512, 512, 8, 6), (304, 304, 224, 10)),
}
WORKS = ("training", "training, recomputing", "prediction", "whole run")
FIELD_PX, DRAWN, DRAWN_PER_CLASS = 16, slice(4, 12), 3  # of the scene of a whole run


@dataclass(frozen=True)
class Case:
    """One measurement."""

    rows: int
    cols: int
    bands: int
    classes: int
    preset: str
    dtype: str
    work: str


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu", choices=("cuda", "cpu"))
    parser.add_argument("--preset", nargs="+", default=["paper", "auto"], choices=sorted(recipes.RECIPES))
    parser.add_argument("--dtype", nargs="+", default=["float32", "bfloat16"], choices=("float32", "bfloat16"))
    parser.add_argument("--work", nargs="+", default=WORKS, choices=WORKS)
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "benchmarks" / "memory.json")
    parser.add_argument("--case", type=json.loads, help=argparse.SUPPRESS)  # what a child process measures
    options = parser.parse_args()
    device = torch.device(options.device)
    if options.case:
        print(peak_on_cpu(Case(**options.case)))
        return
    devices.make_deterministic(0)
    machine = f"{devices.describe(device)}, PyTorch {torch.__version__}, Python {platform.python_version()}"
    print(machine)
    print(f"{'rows':>5} {'cols':>5} {'bands':>5} preset dtype    {'work':22} {'MB':>6} {'forecast':>9} {'of it':>6}")
    found = []
    for case in cases(device, options.preset, options.dtype, options.work):
        peak = peak_on_cuda(case) if device.type == "cuda" else peak_in_child(case)
        expected = forecast(case, device)
        found.append({**asdict(case), "peak": peak, "forecast": expected})
        print(
            f"{case.rows:5} {case.cols:5} {case.bands:5} {case.preset:6} {case.dtype:8} {case.work:22} "
            f"{peak >> 20:6} {expected >> 20:9} {expected / peak:6.2f}",
            flush=True,
        )
    ratios = [one["forecast"] / one["peak"] for one in found]
    print(f"forecast / peak: {min(ratios):.2f} to {max(ratios):.2f}")
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({"machine": machine, "cases": found}, indent=1), encoding="utf-8")


def cases(device: torch.device, presets: list[str], dtypes: list[str], works: Sequence[str]) -> list[Case]:
    """All of these works that are measured on a device."""
    return [
        Case(*size, preset, dtype, work)
        for size in SIZES[device.type]
        for preset in presets
        for dtype in dtypes
        for work in works
        if _is_done(work, device, getattr(torch, dtype))
    ]


def _is_done(work: str, device: torch.device, dtype: torch.dtype) -> bool:
    """Whether there is anything to measure."""
    if work == "training, recomputing":
        return memory.can_recompute(device, dtype)
    return work != "whole run" or device.type == "cpu"


def forecast(case: Case, device: torch.device) -> int:
    """What the engine expects, bytes."""
    recipe, dtype = recipes.RECIPES[case.preset], getattr(torch, case.dtype)
    bands, classes, pixels = case.bands, case.classes, case.rows * case.cols
    if case.work == "prediction":
        network = FreeNet(bands, classes, recipe.width_factor)
        return memory.prediction_bytes(network, recipe.views, device, dtype, pixels)
    if case.work == "whole run":
        with tempfile.TemporaryDirectory() as name:
            return replace(task(case, Path(name)).planner(), dtype=dtype).plan().needed
    recompute = case.work == "training, recomputing"
    return memory.training_bytes(bands, pixels, TrainingSetup(classes, recipe, 0, recompute), device, dtype)


def do(case: Case, device: torch.device) -> None:
    """The work itself, in few steps and views."""
    recipe, dtype = recipes.RECIPES[case.preset], getattr(torch, case.dtype)
    image = make_scene(case, dtype, device)
    if case.work == "prediction":
        network = FreeNet(case.bands, case.classes, recipe.width_factor).to(device).eval()
        inference.predict(network, image, PredictionSetup(recipe.masked_statistics, min(recipe.views, 2)))
        return
    labels, rng = np.zeros((case.rows, case.cols), np.uint8), np.random.default_rng(0)
    for label in range(1, case.classes + 1):
        labels.flat[rng.choice(labels.size, 60, replace=False)] = label
    recipe = replace(recipe, steps=30 if device.type == "cuda" else 2)
    check = held_out_check.HeldOutCheck(image, labels, 0) if recipe.stops_early else None
    recompute = case.work == "training, recomputing"
    setup = TrainingSetup(case.classes, recipe, 0, recompute)
    training_loop.train_network(image, labels, setup, Supervision(stopping=stopping.Stopping(check)))


def task(case: Case, folder: Path) -> TrainingTask:
    """A whole run, of few steps: a random image with some squares of each class, of which a map is wanted."""
    truth = np.indices((case.rows, case.cols)).sum(0) // FIELD_PX % case.classes
    places = [(row, col) for row in range(0, case.rows, FIELD_PX) for col in range(0, case.cols, FIELD_PX)]
    polygons, labels = drawn_in(truth, np.array(places), DRAWN_PER_CLASS, DRAWN)
    cube = np.random.default_rng(0).integers(0, 4096, (*truth.shape, case.bands), np.int16)
    job = job_of(truth.shape, case.bands, case.classes, TrainOptions(case.preset, steps=2), "cpu")
    write_run(folder, job, {"cube": cube, "valid": np.ones(truth.shape, bool)}, labels, polygons)
    return TrainingTask(job, labelled_scenes(job, folder), torch.device("cpu"), Events(io.StringIO()), folder)


def make_scene(case: Case, dtype: torch.dtype, device: torch.device) -> padded_image.PaddedImage:
    """Random values in the layout of `StandardisedScene.padded`."""
    depth = padded_image.depth(case.bands, dtype)
    image = torch.randn(1, case.rows, case.cols, depth, dtype=dtype, device=device).permute(0, 3, 1, 2)
    return padded_image.PaddedImage(
        image, torch.ones_like(image[:, :1], dtype=torch.float32), case.rows, case.cols, case.bands
    )


def peak_on_cuda(case: Case) -> int:
    """Bytes that PyTorch takes from the device."""
    gc.collect()
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    do(case, torch.device("cuda"))
    return torch.cuda.max_memory_reserved()


def peak_in_child(case: Case) -> int:
    """`peak_on_cpu` of a process that has done nothing before."""
    command = [sys.executable, __file__, "--case", json.dumps(asdict(case))]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def peak_on_cpu(case: Case) -> int:
    """Bytes that this process takes more than when the engine looks how much is free; Linux only."""
    device, dtype = devices.choose("cpu"), getattr(torch, case.dtype)
    yardsticks.import_scikit_learn()
    if case.work != "whole run":
        return _peak(lambda: do(case, device))
    devices.precision = lambda device: dtype  # which users cannot choose
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        task(case, folder)
        return _peak(lambda: run.run(folder, Events(io.StringIO())))


def _peak(work: Callable[[], object]) -> int:
    """Bytes that this process takes more than before some work."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the peak so far
    before = _in_status("VmRSS")
    work()
    return _in_status("VmHWM") - before  # not of `getrusage`, which tells the peak of who started this, if higher


def _in_status(name: str) -> int:
    """Bytes of one kind of this process's memory."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    main()
