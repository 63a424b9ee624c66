# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet classify``."""

from __future__ import annotations

from argparse import Namespace

from ...contract.model_header import read_model_card
from ...files.file_writing import reported_writing
from ..batch import many_scenes
from ..batch.for_machines import told_to_machines
from ..batch.manifest import check_manifest
from ..console.progress import TerminalProgress
from ..inputs import scenes


def classify(options: Namespace, progress: TerminalProgress) -> int:
    """Map every scene that is not finished, here or on a cluster."""
    read_model_card(options.model)
    requests = scenes.requests(options, progress.warning)
    if options.manifest:
        check_manifest(options.manifest, requests)
    make_output_folder(options)
    cluster = many_scenes.Cluster(options.scheduler, options.wait_for_workers) if options.scheduler else None
    with told_to_machines(options, requests, progress) as ended:
        outcomes = many_scenes.run(requests, options.overwrite, cluster, progress, ended)
    if not options.json:
        print(many_scenes.summary(outcomes))
    return int(any(outcome.status == "failed" for outcome in outcomes))


def make_output_folder(options: Namespace) -> None:
    """Make the folder for maps, where one was named."""
    if options.output_folder:
        with reported_writing(options.output_folder):
            options.output_folder.mkdir(parents=True, exist_ok=True)
