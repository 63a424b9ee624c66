# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scene costs beyond the first of a command, whether memory stays, and what workers of a cluster gain.

    python tests/benchmarks/many_scenes.py                      # all three
    python tests/benchmarks/many_scenes.py --only scene memory  # without Dask

* scene: seconds of the clock and of processors of a command with one tiny scene and with several, and what each further
  one costs, with a network of spectra alone and with a FreeNet.
* memory: what the engine and the process that starts it hold after some scenes and after all.
* workers: equal scenes without Dask, with one worker and with two, each of them held to one thread, as machines of one
  processor each; the median of rounds.

Other programs make all seconds longer; the rounds are interleaved, so that ratios suffer less.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import torch
from known_rows import machine

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from clusters import cluster
from commands import freenet
from processes import engines
from scenes import write_scene
from small_runs import Watcher

from freenet_qgis import workflow
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.learners.spectral_network import SpectralNetwork
from freenet_qgis.request import ClassifyRequest, EngineChoice, Outputs, Scene
from freenet_qgis.sources.gdal_name import named

TINY = (213, 167, 4)
FEW = 10  # scenes
ONE_THREAD = {"OMP_NUM_THREADS": "1"}
PARTS = ("scene", "memory", "workers")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=PARTS, choices=PARTS)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--scenes", type=int, default=200, help="over which memory is watched")
    parser.add_argument("--side", type=int, default=1000, help="of the scenes for workers, in pixels")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(machine(torch.device(options.device)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(FEW):
            write_scene(folder, f"tiny{number}", TINY, seed=number)
        write_models(folder)
        for part in options.only:
            {"scene": further_scenes, "memory": held_memory, "workers": workers}[part](folder, options)


def write_models(folder: Path) -> None:
    """A FreeNet of a few steps, and a network of spectra alone that has learnt nothing, which takes as long."""
    training = ("--input", "tiny0.tif", "--training", "tiny0.gpkg", "--field", "class_id", "--preset", "fast")
    run(folder, "train", *training, "--steps", 10, "--device", "cpu", "--model", "freenet.safetensors")
    path = folder / "freenet.safetensors"
    card = replace(read_model_card(path), network="spectral")
    known = model_file.load_known(path, torch.device("cpu"))
    network = SpectralNetwork(len(card.bands), len(card.classes)).eval()
    model_file.save(folder / "spectral.safetensors", network, card, known)


def further_scenes(folder: Path, options: argparse.Namespace) -> None:
    """Print what a scene costs that is not the first of its command."""
    print(f"{TINY[0]} x {TINY[1]} x {TINY[2]}   clock: one scene, each further one   processors: the same")
    for model in ("spectral", "freenet"):
        rounds = []
        for _ in range(options.rounds):
            one, few = (measured(folder, rasters, model, options.device) for rasters in (["tiny0.tif"], ["tiny*.tif"]))
            rounds.append([*one, *((many - single) / (FEW - 1) for many, single in zip(few, one))])
        clock, used, further_clock, further_used = map(median, zip(*rounds))
        print(f"{model:20} {clock:15.2f} s {further_clock:15.2f} s {used:12.2f} s {further_used:6.2f} s")


def measured(folder: Path, rasters: list[str], model: str, device: str) -> tuple[float, float]:
    """Seconds of the clock and of processors that a command takes, with all that it starts."""
    begun, used = perf_counter(), processor_seconds()
    run(folder, *classify(rasters, model, device))
    return perf_counter() - begun, processor_seconds() - used


def held_memory(folder: Path, options: argparse.Namespace) -> None:
    """Print what is held after a few scenes and after many."""
    for model in ("spectral", "freenet"):
        told = {}
        with workflow.Engines() as going_on:
            for number in range(options.scenes):
                request = ClassifyRequest(
                    Scene(named(folder / f"tiny{number % FEW}.tif"), ""),
                    folder / f"{model}.safetensors",
                    Outputs(class_map=folder / "map.tif"),
                    EngineChoice(Path(sys.executable), options.device),
                )
                workflow.classify(request, Watcher(), going_on)
                if number + 1 in (FEW, options.scenes // 2, options.scenes):
                    (engine,) = engines(os.getpid())
                    told[number + 1] = f"engine {held_mb(engine)} MB, its starter {held_mb(os.getpid())} MB"
        print(f"{model}: " + "; ".join(f"after {count} scenes {text}" for count, text in told.items()))


def workers(folder: Path, options: argparse.Namespace) -> None:
    """Print what workers gain."""
    count = 8
    for number in range(count):
        write_scene(folder, f"equal{number}", (options.side, options.side, TINY[2]), seed=number)
    command = [*classify(["equal*.tif"], "freenet", options.device), "--overwrite"]
    seconds: dict[str, list[float]] = {"without Dask": [], "one worker": [], "two workers": []}
    for _ in range(options.rounds):
        seconds["without Dask"].append(timed(folder, command))
        for name, size in (("one worker", 1), ("two workers", 2)):
            with cluster(folder, size, **ONE_THREAD) as (address, _):
                timed(folder, [*classify(["tiny*.tif"], "freenet", options.device), "--scheduler", address])  # all come
                seconds[name].append(timed(folder, [*command, "--scheduler", address]))
    alone, one, two = map(median, seconds.values())
    print(f"{count} scenes of {options.side} x {options.side} x {TINY[2]}, one thread each, {options.rounds} rounds:")
    print(f"without Dask {alone:.1f} s, one worker {one:.1f} s ({one / alone:.2f} times), two {two:.1f} s ", end="")
    print(f"({one / two:.2f} times faster than one)")


def timed(folder: Path, command: list[object]) -> float:
    """Seconds that a command takes, with one thread."""
    begun = perf_counter()
    run(folder, *command, **ONE_THREAD)
    return perf_counter() - begun


def classify(rasters: list[str], model: str, device: str) -> list[object]:
    """A command that classifies rasters anew."""
    where = ("--model", f"{model}.safetensors", "--output-folder", "maps", "--device", device, "--overwrite")
    return ["classify", *rasters, *where]


def run(folder: Path, *command: object, **variables: str) -> None:
    """Run a command; what goes wrong with it ends it all."""
    ended = freenet(folder, *command, **variables)
    if ended.returncode:
        raise RuntimeError(ended.stdout + ended.stderr)


def processor_seconds() -> float:
    """That all processes took that we have started and that have ended, and all that those had started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def held_mb(process: int) -> int:
    """What a process holds of memory that is its own."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(status["RssAnon"].split()[0]) // 1024


if __name__ == "__main__":
    main()
