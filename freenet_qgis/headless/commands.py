# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command does with its options; each returns the exit status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Union

from .. import report, workflow
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..files.file_writing import reported_writing
from ..geodata.results import result_files
from ..geodata.results.replaced import replaced_by
from ..request import (
    AssessRequest,
    ClassifyRequest,
    EngineChoice,
    Outputs,
    SuggestRequest,
    TrainRequest,
)
from ..text.plain_text import escaped
from ..workflow import feature_layers
from ..workflow.by_hand import engine_command
from ..workflow.outputs import check_names, check_spares
from . import batch, scenes, training, vector
from .areas_command import areas
from .change_command import change
from .for_machines import told_to_machines
from .generalize_command import generalize
from .hand_on_command import hand_on
from .manifest import check_manifest
from .polygons_command import to_polygons
from .progress import TerminalProgress
from .reference import reference_of
from .shared_steps import finish, grid_of, scene_of
from .text import checked, figures, suggested


def train(options: Namespace, progress: TerminalProgress) -> int:
    """Train, and map the scene where that is asked for."""
    request = training.request(options, progress)
    return finish(lambda: workflow.train(request, progress), progress, figures)


def classify(options: Namespace, progress: TerminalProgress) -> int:
    """Map every scene that is not finished, here or on a cluster."""
    read_model_card(options.model)
    requests = scenes.requests(options, progress.warning)
    if options.manifest:
        check_manifest(options.manifest, requests)
    _make_output_folder(options)
    cluster = batch.Cluster(options.scheduler, options.wait_for_workers) if options.scheduler else None
    with told_to_machines(options, requests, progress) as ended:
        outcomes = batch.run(requests, options.overwrite, cluster, progress, ended)
    if not options.json:
        print(batch.summary(outcomes))
    return int(any(outcome.status == "failed" for outcome in outcomes))


def assess(options: Namespace, progress: TerminalProgress) -> int:
    """Compare a map with its reference."""
    outputs = Outputs(report=options.report)
    check_names(outputs)
    check_spares(outputs, [options.input, options.reference])
    scene = scene_of(options.input)
    request = AssessRequest(scene, reference_of(options, scene, progress), outputs, EngineChoice(device="cpu"))
    return finish(lambda: workflow.assess(request, progress), progress, figures)


def check_training(options: Namespace, progress: TerminalProgress) -> int:
    """Rank training features by how far the others contradict their label."""
    request = training.request_of_check(options, progress)
    return finish(lambda: workflow.check_training(request, progress), progress, checked, request.layer)


def suggest(options: Namespace, progress: TerminalProgress) -> int:
    """Find places for new training data."""
    outputs = Outputs(features=options.output.file)
    check_names(outputs)
    layer = feature_layers.name_of_suggestions(*options.output)
    check_spares(outputs, [options.input, options.training or "", options.novelty or ""], options.output.layer)
    scene = scene_of(options.input)
    novelty = scene_of(options.novelty) if options.novelty else None
    outlines: tuple[bytes, ...] = ()
    if options.training:
        outlines = vector.outlines(options.training, scene.crs_wkt, progress.warning, grid_of(scene))
    request = SuggestRequest(scene, outlines, outputs, options.count, options.distance, layer, novelty)
    return finish(lambda: workflow.suggest(request, progress), progress, suggested, layer)


def info(options: Namespace, progress: TerminalProgress) -> int:
    """Say what a model is."""
    outputs = Outputs(report=options.report)
    check_names(outputs)
    check_spares(outputs, [options.model])
    result_files.check_writable(outputs.files())
    card = read_model_card(options.model)
    if options.report:
        report.write_model(options.report, card)
    facts = report.facts(card)
    width = max(len(title) for title, _ in facts)
    print("\n".join(f"{title.ljust(width)}  {escaped(text)}" for title, text in facts))
    return 0


def prepare(options: Namespace, progress: TerminalProgress) -> int:
    """Make a run folder, and say what is to be done with it."""
    request: Union[TrainRequest, ClassifyRequest]
    request = training.request(options, progress) if options.run == "train" else _of_one_scene(options, progress)
    workflow.prepare(request, options.folder, progress)
    progress.info("Done. Next, here or where the folder is copied to, and then with it here again:")
    then = f"freenet publish {quote(str(options.folder))}{' --overwrite' if replaced_by(request.outputs) else ''}"
    print(engine_command(Path(options.folder.name)), then, sep="\n")
    return 0


def publish(options: Namespace, progress: TerminalProgress) -> int:
    """Write the results of a run folder."""
    run = partial(workflow.publish, options.folder, progress, overwrite=options.overwrite)
    return finish(run, progress, figures)


def _of_one_scene(options: Namespace, progress: TerminalProgress) -> ClassifyRequest:
    """What is to be classified in a run folder.

    Raises:
        FreeNetError: If it is not one scene.
    """
    wanted = scenes.requests(options, progress.warning)
    if len(wanted) != 1:
        raise FreeNetError(
            f"A run folder holds one scene, and {len(wanted)} are named.", "Prepare a folder for each of them."
        )
    _make_output_folder(options)
    return wanted[0]


def _make_output_folder(options: Namespace) -> None:
    """Make the folder for maps, where one was named."""
    if options.output_folder:
        with reported_writing(options.output_folder):
            options.output_folder.mkdir(parents=True, exist_ok=True)


COMMANDS: dict[str, Callable[[Namespace, TerminalProgress], int]] = {
    "train": train,
    "classify": classify,
    "assess": assess,
    "check-training": check_training,
    "suggest": suggest,
    "generalize": generalize,
    "areas": areas,
    "to-polygons": to_polygons,
    "hand-on": hand_on,
    "change": change,
    "info": info,
    "prepare": prepare,
    "publish": publish,
}
