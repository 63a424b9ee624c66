# SPDX-License-Identifier: GPL-3.0-or-later
"""What a worker of a cluster shows before it is trusted with scenes: all that they need, done there for real."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ...contract.model_header import read_model_card
from ...errors import FreeNetError
from ...files.digest import sha256_of
from ...files.file_writing import reported_writing
from ...files.regular_files import create_anew, is_own
from ...geodata.access.gdal_calls import open_raster, reading
from ...request import ClassifyRequest, Scene
from ...workers.interpreter import find_interpreter
from ...workflow.run_folder import temporary_folder
from .expected_files import LOOK_SECONDS
from .shared_scene import is_abandoned
from .waiting_engines import engine_variables
from .worker_engines import of_this_worker

ATTEMPTS = 2  # Dask itself, on a machine that others keep busy, may fail to connect to its scheduler
LOOKED_AT = 8  # scenes of a batch, for one that can be read here
BLOCK_PX = 1024  # of a block, along each side: in some formats all of a raster is one
PROBE_ENDING = ".freenet-probe"
FORGOTTEN_SECONDS = 86_400.0  # a trial takes minutes; clocks of machines may differ by hours
PROBE_BYTES = 2**16  # more than what file systems keep for small files on a full disk


@dataclass(frozen=True)
class Trial:
    """What is the same for all workers of a batch.

    Attributes:
        request: One of its scenes.
        model: SHA-256 of the model, as it is seen here.
        block: That of the first pixels of the scene; empty where no scene can be read here.
        folders: Of the results.
    """

    request: ClassifyRequest
    model: str
    block: str
    folders: tuple[Path, ...]


def of_batch(requests: Sequence[ClassifyRequest]) -> Trial:
    """What the workers have to show that are to map some scenes.

    Raises:
        FreeNetError: If the model cannot be read here.
    """
    folders = tuple(dict.fromkeys(path.parent for request in requests for path in request.outputs.files()))
    model = _model(requests[0].model)
    for request in requests[:LOOKED_AT]:
        with suppress(FreeNetError):
            return Trial(request, model, _first_block(request.scene), folders)
    return Trial(requests[0], model, "", folders)


def fault(trial: Trial, probe: str) -> str:
    """Why this worker cannot do what the batch needs, in sentences; empty where it can.

    Args:
        trial: What it has to show.
        probe: The name of a file, which is left in every folder of results for who started the batch to see.
    """
    found = ""
    for _ in range(ATTEMPTS):
        try:
            _show(trial, probe)
            return ""
        except Exception as error:  # whatever it is, the worker lacks something, and the batch is to go on without it
            remove([folder / probe for folder in trial.folders])
            if isinstance(error, FreeNetError):
                return str(error)
            found = f"{type(error).__name__}: {error}"
    return found


def take_back(probes: Sequence[Path], patience_s: float) -> None:
    """Take away what was left to be seen, when that has happened: who sees it takes it away himself."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end and are_seen(probes):
        time.sleep(LOOK_SECONDS)
    remove(probes)


def remove(probes: Sequence[Path]) -> None:
    """Take away what was left to be seen."""
    for path in probes:
        with suppress(OSError):
            path.unlink()


def remove_forgotten(folders: Sequence[Path]) -> None:
    """Take away what a batch that was killed has left to be seen: nobody looks for what is so old."""
    oldest = time.time() - FORGOTTEN_SECONDS
    for path in (path for folder in folders for path in folder.glob(f".*{PROBE_ENDING}")):
        with suppress(OSError):
            if is_own(path) and path.stat().st_mtime < oldest:
                path.unlink()


def are_seen(files: Sequence[Path]) -> bool:
    """Whether files are there now; what a folder of a network holds is remembered for a while, unless it is listed."""
    with suppress(OSError):
        return all(path in path.parent.iterdir() for path in files)
    return False


def _show(trial: Trial, probe: str) -> None:
    """Do what a scene needs, the cheapest first.

    Raises:
        FreeNetError: If something cannot be done, or is not as where the batch was started.
    """
    request = trial.request
    if _model(request.model) != trial.model:
        raise FreeNetError(f"It sees another model as '{request.model}'.")
    if trial.block and _first_block(request.scene) != trial.block:
        raise FreeNetError(f"It sees another raster as '{request.scene.raster}'.")
    with temporary_folder() as folder:
        _write(folder / probe)
    for folder in trial.folders:
        _write(folder / probe)
    python = find_interpreter(request.engine.python, is_abandoned)
    of_this_worker().make_ready(python, request.engine.device, engine_variables(), is_abandoned)


def _model(path: Path) -> str:
    read_model_card(path)  # refuses a format that this version does not know
    return sha256_of(path)


def _first_block(scene: Scene) -> str:
    found = sha256()
    for source in scene.all_sources:
        dataset = open_raster(source)
        with reading(source):
            band = dataset.GetRasterBand(1)
            sizes = zip(band.GetBlockSize(), (band.XSize, band.YSize))
            found.update(band.ReadRaster(0, 0, *(min(*size, BLOCK_PX) for size in sizes)))
    return found.hexdigest()


def _write(path: Path) -> None:
    with reported_writing(path), create_anew(path) as file:
        file.write(bytes(PROBE_BYTES))
