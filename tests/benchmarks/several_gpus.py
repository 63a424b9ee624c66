# SPDX-License-Identifier: GPL-3.0-or-later
"""One huge scene classified by one engine, and by one on each GPU of this machine, which share it.

    python tests/benchmarks/several_gpus.py --side 10000 --folder /a/disk/with/room

The scene of `large_scene.py`. Seconds from the first order to the finished maps; starting the engines is left out.
Writes build/benchmarks/several_gpus.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import torch
from known_rows import ROOT
from large_scene import prepare, write_scene

from freenet_qgis.workers.process import SharingEngine


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=10_000)
    parser.add_argument("--bands", type=int, default=100)
    parser.add_argument("--preset", default="auto", choices=("auto", "fast"))
    parser.add_argument("--folder", type=Path, default=None, help="for some tens of GB of temporary files")
    options = parser.parse_args()
    gpus = torch.cuda.device_count()
    versions = f"PyTorch {torch.__version__}, Python {platform.python_version()}"
    machine = f"{gpus} x {torch.cuda.get_device_name()}, {versions}"
    print(machine, f"{options.side} x {options.side} x {options.bands}", options.preset)
    runs, maps = [], []
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        write_scene(folder, options.side, options.side, options.bands)
        prepare(folder, options.side, options.side, options.bands, options.preset, "exact", "cuda")
        for count in (1, gpus):
            seconds = classify(folder, count)
            print(f"{count} engines: {seconds:.1f} s", flush=True)
            runs.append({"engines": count, "seconds": seconds})
            maps.append(np.load(folder / "class_map.npy"))
            for path in (*folder.glob("class_map.npy*"), *folder.glob("confidence.npy*"), folder / "statistics.npz"):
                path.unlink()
    agreeing = float((maps[0] == maps[1]).mean())
    print(f"Pixels mapped alike: {100 * agreeing:.4f} %")
    report = {"machine": machine, "side": options.side, "preset": options.preset, "runs": runs, "agreeing": agreeing}
    (ROOT / "build" / "benchmarks" / "several_gpus.json").write_text(json.dumps(report, indent=1), encoding="utf-8")


def classify(folder: Path, count: int) -> float:
    """Let so many engines, each on a GPU of its own, classify the scene of a folder; seconds."""
    engines = []
    for number in range(count):
        os.environ["CUDA_VISIBLE_DEVICES"] = str(number)  # for the engine that starts now
        engines.append(SharingEngine(Path(sys.executable), folder))
    try:
        plan = answer(engines[0], {"do": "begin"})
        shares, alike = range(plan["shares"]), plan["alike"]
        together(engines, [{"do": "measure", "statistic": 0, "share": 0, **alike}] * count)  # all have started now
        begun = perf_counter()
        for number in plan["statistics"]:
            together(engines, [{"do": "measure", "statistic": number, "share": share, **alike} for share in shares])
            answer(engines[0], {"do": "combine", "statistic": number, **alike})
        together(engines, [{"do": "map", "share": share, **alike} for share in shares])
        answer(engines[0], {"do": "finish", "seconds": 0.0, **alike})
        return perf_counter() - begun
    finally:
        for engine in engines:
            engine.stop()


def together(engines: Sequence[SharingEngine], orders: Sequence[dict[str, Any]]) -> None:
    """Give each engine the next order as it finishes one."""
    waiting = iter(orders)
    with ThreadPoolExecutor(len(engines)) as pool:
        # An iterator that several threads advance: `next` of one over a list is a single step of the interpreter.
        for done in [pool.submit(lambda engine: [answer(engine, order) for order in waiting], one) for one in engines]:
            done.result()


def answer(engine: SharingEngine, order: dict[str, Any]) -> Any:
    """What an engine finds."""
    *_, last = engine.order(order)
    return last["found"]


if __name__ == "__main__":
    main()
