# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands ``freenet prepare`` and ``freenet publish``."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Union

from ... import workflow
from ...errors import FreeNetError
from ...geodata.results.replaced import replaced_by
from ...request import ClassifyRequest, TrainRequest
from ...workflow.by_hand import engine_command
from ..console.progress import TerminalProgress
from ..inputs import scenes, training
from .classify import make_output_folder
from .finishing import finish
from .text import figures


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
    make_output_folder(options)
    return wanted[0]
