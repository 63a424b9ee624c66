# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast FreeNet is here: beside the published loop, beside the bare convolutions and beside a patch-based CNN.

    python tests/benchmarks/speed.py                                # everything, on the best device there is
    python tests/benchmarks/speed.py --scene salinas --no-patch     # one scene, FreeNet only
    python tests/benchmarks/speed.py --no-speed                     # FreeNet beside the patch CNN only

For each scene, in one process and in turn: ours (first, so that it pays for loading the libraries and compiling), the
published loop (published.py) and the floor (floor.py). The scenes are invented and have the size of the benchmark
scenes; the patch CNN gets Indian Pines itself where scenes.py has written it. Writes build/benchmarks/speed.json too.

On a CPU nothing else may run meanwhile: threads of a convolution that wait for each other then take a hundred times
longer, and the table says nonsense.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any, Union
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.engine.__main__ import SHORT_SPIN  # noqa: E402

os.environ.update({**SHORT_SPIN, "CUBLAS_WORKSPACE_CONFIG": ":4096:8", **os.environ})  # as the engine, before torch

import floor  # noqa: E402
import patch_cnn  # noqa: E402
import published  # noqa: E402
import torch  # noqa: E402
from measuring import SEED, WARM_UP, Laps, Measured, median_ms, peak_memory, reset_memory  # noqa: E402
from problems import SIZES, Problem, indian_pines, invented, load  # noqa: E402

from freenet_qgis.engine import devices  # noqa: E402
from freenet_qgis.engine.fast import fused_feature_ops  # noqa: E402
from freenet_qgis.engine.mapping import inference  # noqa: E402
from freenet_qgis.engine.network.freenet import FreeNet  # noqa: E402
from freenet_qgis.engine.recipe.recipes import PAPER  # noqa: E402
from freenet_qgis.engine.recipe.training_setup import TrainingSetup  # noqa: E402
from freenet_qgis.engine.scenes.padded_image import PaddedImage  # noqa: E402
from freenet_qgis.engine.training import training_loop  # noqa: E402

OUT = ROOT / "build" / "benchmarks"
DEFAULTS = {  # scenes, steps, steps of the published loop; beside each other: steps of FreeNet, epochs of the patch CNN
    "cuda": (list(SIZES), PAPER.steps, 50, PAPER.steps, 100),
    "cpu": (["indian_pines"], WARM_UP + 5, 5, 150, 20),
}


@dataclass(frozen=True)
class Row:
    """What was measured on one scene; `variants` are milliseconds per step of ours, computed in other ways."""

    scene: str
    ours: Measured
    published: Measured
    floor_step_ms: float
    floor_prediction_ms: float
    variants: dict[str, float]


class Table:
    """Printed line by line, in columns that Markdown understands."""

    def __init__(self, title: str, first: str, *others: str) -> None:
        self._widths = [24, *(max(len(heading), 6) for heading in others)]
        print(f"\n{title}\n")
        self.line(first, *others)
        self.line("-" * self._widths[0], *("-" * (width - 1) + ":" for width in self._widths[1:]))

    def line(self, first: str, *others: Union[str, float, None]) -> None:
        """Numbers get a sensible number of digits, None a dash."""
        cells = (_text(other).rjust(width) for other, width in zip(others, self._widths[1:]))
        print(f"| {' | '.join((first.ljust(self._widths[0]), *cells))} |", flush=True)


def main() -> None:
    """Measure what the command line asks for."""
    options = _options()
    started = perf_counter()
    device = devices.choose(options.device if options.device != "auto" or torch.cuda.is_available() else "cpu")
    spent_s = perf_counter() - started
    devices.make_deterministic(SEED)
    scenes, steps, timed, patch_steps, epochs = DEFAULTS[device.type]
    steps, timed = options.steps or steps, options.published_steps or timed
    machine = (
        f"{devices.describe(device)}, PyTorch {torch.__version__}, CUDA {torch.version.cuda}, "
        f"Python {platform.python_version()}, {devices.precision(device)}, {steps} steps"
    )
    print(machine)
    report: dict[str, Any] = {"machine": machine, "steps": steps, "published_steps": timed, "speed": [], "patch": []}
    if options.speed:
        print(f"Seconds of the published loop are extrapolated from {timed} steps. Start-up ends with the first step,")
        print(f"and is part of them. Ours is cold in the first scene: finding the device ({spent_s:.1f} s), loading")
        print("libraries and compiling are in it. The published loop's never is.")
        for row in training_table(options.scene or scenes, device, steps, timed, spent_s):
            report["speed"].append(asdict(row))
            _save(report, options.json)
    if options.patch:
        report["patch"] = [asdict(outcome) for outcome in compare_with_patches(device, patch_steps, epochs)]
        _save(report, options.json)


def training_table(
    scenes: Sequence[str], device: torch.device, steps: int, timed: int, spent_s: float
) -> Iterator[Row]:
    """The first table, line by line, then the two that follow from it; for the arguments see `measure`."""
    table = Table(
        "Training", "scene", "published ms/step", "ours ms/step", "ratio", "floor ms", "above floor",
        f"published s for {steps}", f"ours s for {steps}", "ratio", "published start-up s", "ours start-up s",
    )  # fmt: skip
    rows = []
    for name in scenes:
        row = measure(invented(name), device, steps, timed, 0.0 if rows else spent_s)
        ours, other, floor_ms = row.ours, row.published, row.floor_step_ms
        a_step = other.step_ms, ours.step_ms, other.step_ms / ours.step_ms, floor_ms, ours.step_ms / floor_ms
        whole = other.seconds, ours.seconds, other.seconds / ours.seconds, other.start_up_s, ours.start_up_s
        table.line(name, *a_step, *whole)
        rows.append(row)
        yield row
    print_prediction(rows)
    print_variants(rows)


def measure(problem: Problem, device: torch.device, steps: int, timed: int, spent_s: float) -> Row:
    """Everything about one scene.

    Args:
        problem: It.
        device: Where.
        steps: Of a training.
        timed: Steps of the published loop, from which its training is extrapolated, and of the variants.
        spent_s: What went before, for our training to bear.
    """
    dtype = devices.precision(device)
    ours = measure_ours(problem, device, dtype, steps, spent_s)
    other = published.measure(problem, device, steps, timed)
    variants = {}
    for title, kind, compiled in _variants(device):
        with nullcontext() if compiled else patch.object(fused_feature_ops, "are_available", lambda *arguments: False):
            variants[title] = measure_ours(problem, device, kind, WARM_UP + timed).step_ms
    image = load(problem.cube, device, dtype).image
    floors = floor.training_ms(image, problem.classes), floor.prediction_ms(image, problem.classes)
    return Row(problem.name, ours, other, *floors, variants)


def measure_ours(
    problem: Problem, device: torch.device, dtype: torch.dtype, steps: int, spent_s: float = 0.0
) -> Measured:
    """Train and predict as the plugin does, with feature maps of a dtype; for the other arguments see `measure`."""
    reset_memory(device)
    laps = Laps(device, spent_s)

    def schedule(done: int, steps: int) -> float:
        if done in (1, WARM_UP):
            laps.note(done)
        return PAPER.schedule(done, steps)

    scene = load(problem.cube, device, dtype)
    recipe = replace(PAPER, steps=steps, schedule=schedule)
    network = training_loop.train_network(scene, problem.train, TrainingSetup(problem.classes, recipe, SEED))
    laps.note(steps)
    peaks = peak_memory(device)
    return Measured(**laps.times(steps), **peaks, prediction_ms=prediction_ms(network, scene, device))


@torch.no_grad()
def prediction_ms(network: FreeNet, scene: PaddedImage, device: torch.device) -> float:
    """Time to predict classes on the device, as the plugin does for all views of a scene but the first."""
    probabilities_of = inference.predictor(network, scene.image.dtype)
    probabilities_of(scene.image, None)
    return median_ms(lambda: probabilities_of(scene.image, None).argmax(1), device)


def print_prediction(rows: Sequence[Row]) -> None:
    """The second table."""
    table = Table(
        "Prediction of the whole image, and peak memory of training: held by tensors (taken from the device)", "scene",
        "published ms", "ours ms", "ratio", "floor ms", "above floor", "published GiB", "ours GiB",
    )  # fmt: skip
    for row in rows:
        other_ms, ours_ms, floor_ms = row.published.prediction_ms, row.ours.prediction_ms, row.floor_prediction_ms
        memory = [f"{_text(one.allocated_gib)} ({_text(one.reserved_gib)})" for one in (row.published, row.ours)]
        table.line(row.scene, other_ms, ours_ms, other_ms / ours_ms, floor_ms, ours_ms / floor_ms, *memory)


def print_variants(rows: Sequence[Row]) -> None:
    """The third table."""
    headings = [heading for title in rows[0].variants for heading in (f"{title} ms/step", "ratio")]
    table = Table("Ours in other ways, beside the published loop", "scene", "published ms/step", *headings)
    for row in rows:
        cells = [cell for step_ms in row.variants.values() for cell in (step_ms, row.published.step_ms / step_ms)]
        table.line(row.scene, row.published.step_ms, *cells)


def compare_with_patches(device: torch.device, steps: int, epochs: int) -> list[patch_cnn.Outcome]:
    """The last table. FreeNet is first again: without the other tables it pays for loading the libraries."""
    problem = indian_pines(OUT / "indian_pines.npz")
    note = "" if (steps, epochs) == DEFAULTS["cuda"][-2:] else "; far fewer steps and epochs than both need"
    title = f"FreeNet and a CNN on 9 x 9 patches, {problem.name}, one seed{note}"
    table = Table(title, "classifier", "OA %", "AA %", "train s", "map s")
    outcomes = []
    for outcome in (patch_cnn.freenet(problem, device, steps), patch_cnn.patch_cnn(problem, device, epochs)):
        shares = 100 * outcome.overall_accuracy, 100 * outcome.average_accuracy
        table.line(outcome.name, *shares, outcome.train_s, outcome.map_s)
        outcomes.append(outcome)
    return outcomes


def _variants(device: torch.device) -> list[tuple[str, torch.dtype, bool]]:
    """Title, dtype, and whether compiled kernels may be used."""
    if device.type == "cuda":
        return [("without compiled kernels", devices.precision(device), False), ("float32", torch.float32, True)]
    return [("bfloat16", torch.bfloat16, True), ("float32", torch.float32, True)]


def _text(cell: Union[str, float, None]) -> str:
    if cell is None or isinstance(cell, str):
        return cell or "-"
    return f"{cell:.1f}" if cell >= 10 else f"{cell:.2f}"


def _save(report: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="auto", choices=("auto", "cuda", "cpu"))
    parser.add_argument("--scene", nargs="+", choices=list(SIZES), help="all on a GPU, Indian Pines on a CPU")
    parser.add_argument("--steps", type=int, help=f"of ours, more than {WARM_UP}: 1000 on a GPU, a few on a CPU")
    parser.add_argument("--published-steps", type=int, help="after warm-up: 50 on a GPU, a few on a CPU")
    parser.add_argument("--json", type=Path, default=OUT / "speed.json")
    parser.add_argument("--no-speed", dest="speed", action="store_false", help="without tables one to three")
    parser.add_argument("--no-patch", dest="patch", action="store_false", help="without the patch CNN")
    options = parser.parse_args()
    if options.steps is not None and options.steps <= WARM_UP:
        parser.error(f"--steps must be more than {WARM_UP}")
    return options


if __name__ == "__main__":
    main()
