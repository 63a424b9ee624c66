# SPDX-License-Identifier: GPL-3.0-or-later
"""Shares of a huge scene's classification, for several engines that see the same run folder.

Somebody else says who does what (docs/run-folder.md). A share is some of the tiles in one pass. What it finds lies in
the folder under a name of its own, complete or not at all: done twice, it does no harm.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Optional, TypeVar

import numpy as np
import torch

from ...contract.job import Job
from ...contract.report import Report
from ...errors import FreeNetError
from ...files.durable import write_durably
from ...files.held import unlink
from ...files.regular_files import open_regular
from ...text.i18n import tr
from .. import memory
from ..limits import USUAL, Limits
from ..network.global_statistics import are_kept, statistics_of
from ..network.trained_network import as_freenet
from ..recipe.prediction_setup import PredictionSetup
from ..scenes.tiles import Tile
from .classification import Classifier
from .classification_job import SceneClassification
from .feature_file import FeatureFile
from .freenet_classifier import classified, inside, map_tiles
from .map_files import MapFiles
from .part_novelty import novelty_bytes, with_novelty
from .scene_statistics import WRITING, Measured, StatisticPasses, combined, encoder_tiles
from .statistics_file import StatisticsFile

Found = TypeVar("Found")


class Shares:
    """What one engine does of it.

    Args:
        job: Job of the folder.
        folder: The run folder.
        device: The device to compute on.
        limits: The tiles and how many a share has, the same for all engines; how long others are waited for.
    """

    def __init__(self, job: Job, folder: Path, device: torch.device, limits: Limits = USUAL) -> None:
        self._limits = limits
        self._job, self._folder, self._task = job, folder, SceneClassification(job, folder, device, limits)
        self._network, self._scene = self._task.network, self._task.scene
        self._brings_statistics = are_kept(self._network)
        self._precision = str(self._scene.dtype).removeprefix("torch.")
        self._classifier: Optional[Classifier] = None

    def begin(self) -> dict[str, Any]:
        """Prepare the folder, or take up what others have left there.

        Returns:
            ``statistics``: numbers of those to be gathered one after the other; ``shares``: of each and of the map;
            ``alike``: what every engine is to be told with every order but this.
        """
        classifier = self._task.fitting()
        MapFiles.of(self._job, self._folder, self._limits)
        missing: list[int] = []
        if classifier.side is not None and not self._brings_statistics:
            with self._explained(classifier):
                self._task.approximated(classifier.side)
            file = self._load_statistics()
            statistics, features = statistics_of(self._network), self._features()
            missing = [number for number, statistic in enumerate(statistics) if statistic.kept is None]
            if missing and missing[0] > WRITING and not features.is_complete:  # somebody has removed them
                missing = list(range(WRITING, len(statistics)))
                for number in missing:
                    statistics[number].kept = None
                file.save()
            if missing and missing[0] <= WRITING and not features.is_begun:
                self._forget(WRITING)  # what is known of shares was found while another file was written
                features.begin()
        every = (
            []
            if classifier.side is None
            else map_tiles(self._scene, classifier.side, PredictionSetup.of(self._task.card))
        )
        shares = 1 if classifier.side is None else self._shares(every)  # of the map; statistics have no more
        alike = {"side": classifier.side, "precision": self._precision}
        return {"statistics": missing, "shares": shares, "alike": alike}

    def measure(self, statistic: int, share: int, side: int, precision: str) -> None:
        """Measure a statistic of some tiles, those before it being known."""
        path, features = self._measured(statistic, share, side), self._features()
        classifier = self._as_others(side, precision)
        self._load_statistics(statistic)
        kept = statistics_of(self._network)[statistic]
        if kept.kept is not None or _read(path, kept.size, self._scene.device) is not None:
            return
        if statistic > WRITING:
            self._wait_for(lambda: features.is_complete)
        passes = StatisticPasses(as_freenet(self._network), self._scene, self._task.card.masked_statistics, features)
        with self._explained(classifier):
            measured = passes.measure(statistic, self._share(self._encoder_tiles(side), share))
        if statistic == WRITING:
            features.sync()
        write_durably(path, lambda partial: _write(partial, measured))

    def combine(self, statistic: int, side: int, precision: str) -> None:
        """Make the statistic of the scene from that of all shares, in the order of their tiles."""
        self._as_others(side, precision)
        file, features = self._load_statistics(statistic), self._features()
        kept = statistics_of(self._network)
        if kept[statistic].kept is None:
            every = self._encoder_tiles(side)
            paths = [self._measured(statistic, share, side) for share in range(self._shares(every))]
            size, device = kept[statistic].size, self._scene.device
            measured = self._wait_for(lambda: _every(_read(path, size, device) for path in paths))
            found = (torch.cat(parts) for parts in zip(*measured))
            kept[statistic].kept = combined(statistic, Measured(*found))
            file.save()
        if statistic == WRITING:
            features.finish()
        if statistic == len(kept) - 1:
            features.remove()
        self._forget(statistic)

    def map(self, share: int, side: Optional[int], precision: str) -> None:
        """Map some tiles, all statistics being known."""
        classifier = self._as_others(side, precision)
        maps = MapFiles.of(self._job, self._folder, self._limits, f"_{share}")
        with self._explained(classifier):
            if side is None:
                parts = classifier(self._scene, self._folder, wanted=maps.lacks)
            else:
                self._load_statistics(len(statistics_of(self._network)))
                how = PredictionSetup.of(self._task.card)
                every = map_tiles(self._scene, side, how)
                some = [tile for tile in self._share(every, share) if maps.lacks(*inside(tile, self._scene))]
                parts = classified(as_freenet(self._network), self._scene, how, some)
            for part in with_novelty(parts, self._scene, self._task.known):
                maps.put(part, self._task.card.temperature)
        maps.note()

    def finish(self, side: Optional[int], precision: str) -> Report:
        """Let the maps appear; the report of them."""
        self._as_others(side, precision)
        difference = None if self._brings_statistics else self._task.approximated(side)
        maps = MapFiles.of(self._job, self._folder, self._limits)
        return self._task.report(side, difference, maps, self._task.warnings())

    def _as_others(self, side: Optional[int], precision: str) -> Classifier:
        """A classifier as all engines of a scene have it.

        Raises:
            FreeNetError: If this machine is unlike that of the engine which began.
        """
        if self._precision != precision:
            raise FreeNetError(
                tr("One machine computes in {precision}, another one in {own}.").format(
                    precision=precision, own=self._precision
                ),
                tr("Let machines of one kind work on a scene, or choose the device for all."),
            )
        if self._classifier is None or self._classifier.side != side:
            self._classifier = self._task.in_tiles(side)
            needed = self._classifier.needed + novelty_bytes(self._task.known)
            memory.check(needed, self._scene.device, self._task.what)
        return self._classifier

    def _encoder_tiles(self, side: int) -> list[Tile]:
        return encoder_tiles(self._scene, side, self._task.card.masked_statistics)

    def _share(self, every: Sequence[Tile], share: int) -> Sequence[Tile]:
        """The tiles of a share."""
        some = self._limits.tiles_per_share
        return every[share * some : (share + 1) * some]

    def _shares(self, every: Sequence[Tile]) -> int:
        """The number of shares of so many tiles."""
        return -(-len(every) // self._limits.tiles_per_share)

    def _features(self) -> FeatureFile:
        return FeatureFile(self._folder, as_freenet(self._network), self._scene)

    def _measured(self, statistic: int, share: int, side: int) -> Path:
        return self._folder / f"statistic_{statistic}_{share}_of_tiles_{side}_{self._precision}.npz"

    def _forget(self, statistic: int) -> None:
        for path in self._folder.glob(f"statistic_{statistic}_*.npz"):
            unlink(path)

    def _explained(self, classifier: Classifier) -> AbstractContextManager[None]:
        return memory.exhaustion_explained(self._task.what, self._scene.device, classifier.needed)

    def _load_statistics(self, count: int = 0) -> StatisticsFile:
        """Let the network keep what is known by now; so many there must be."""
        kept = statistics_of(self._network)

        def known() -> Optional[StatisticsFile]:
            if not self._brings_statistics:
                for statistic in kept:
                    statistic.kept = None
            file = StatisticsFile(self._folder, self._network)
            return file if all(statistic.kept is not None for statistic in kept[:count]) else None

        return self._wait_for(known)

    def _wait_for(self, look: Callable[[], Optional[Found]]) -> Found:
        """What is looked for, as soon as it can be seen.

        Raises:
            FreeNetError: If it cannot.
        """
        end = time.monotonic() + self._limits.seen_within_s
        while not (found := look()):
            if time.monotonic() > end:
                raise FreeNetError(
                    tr("What other machines have written in '{folder}' cannot be seen here.").format(
                        folder=self._folder
                    ),
                    tr("All machines need the same file system under the same path."),
                )
            time.sleep(0.2)
        return found


def _write(path: Path, measured: Measured) -> None:
    with path.open("wb") as file:
        np.savez(file, *(tensor.cpu().numpy() for tensor in measured))


def _read(path: Path, size: int, device: torch.device) -> Optional[Measured]:
    """A statistic of so many figures, of a share; None where it cannot be read."""
    try:
        with open_regular(path) as file, np.load(file, allow_pickle=False) as arrays:
            counts, found = (arrays[name] for name in arrays.files)
    except Exception:  # in whatever way zipfile and numpy fail on a damaged file
        return None
    if found.shape != (*counts.shape, size) or {counts.dtype.kind, found.dtype.kind} != {"f"}:
        return None
    return Measured(torch.from_numpy(counts).to(device), torch.from_numpy(found).to(device))


def _every(found: Iterable[Optional[Found]]) -> Optional[list[Found]]:
    """All of them; None where one is missing."""
    every = []
    for one in found:
        if one is None:
            return None
        every.append(one)
    return every
