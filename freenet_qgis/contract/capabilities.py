# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Python has to offer as an engine: the ``probe`` event that ``--probe`` prints, see docs/run-folder.md."""

from __future__ import annotations

from dataclasses import dataclass

from .schedule import Pace, Work


@dataclass(frozen=True)
class Footprint:
    """The memory that the training of a preset takes.

    Attributes:
        preset: Its name.
        fixed_bytes: Whatever the image, besides…
        bytes_per_pixel: …those per pixel that is seen…
        bytes_per_value: …per pixel and band…
        bytes_per_shown: …per pixel and channel of a second image, which the network to keep is shown…
        bytes_per_copied: …per pixel and band, where pieces of a scene are seen…
        bytes_per_class: …and per class.
        multiple: Of so many bands or channels, those that are filled up included.
    """

    preset: str
    fixed_bytes: float
    bytes_per_pixel: float
    bytes_per_value: float
    bytes_per_class: float
    bytes_per_shown: float = 0.0
    bytes_per_copied: float = 0.0
    multiple: int = 1


@dataclass(frozen=True)
class DeviceInfo:
    """A device torch can compute on.

    Attributes:
        kind: cuda, mps, xpu or cpu.
        name: In words.
        memory_bytes: All its memory; 0 where the system does not tell.
        footprints: The memory that each preset takes.
        paces: How fast it is with each preset; none where not measured.
    """

    kind: str
    name: str
    memory_bytes: int
    footprints: tuple[Footprint, ...] = ()
    paces: tuple[Pace, ...] = ()

    @property
    def small_step_seconds(self) -> float:
        """The seconds of a training step however small the image; 0 where not measured."""
        return min((pace.step for pace in self.paces), default=0.0)


@dataclass(frozen=True)
class EngineInfo:
    """The capabilities of a Python: its PyTorch, and what that can compute on.

    Attributes:
        python_version: Of the Python.
        torch_version: Of PyTorch.
        cores: Of the processor.
        devices: Best first; the last is the processor.
        presets: The work that each is.
        start_seconds: Until the engine can begin, at least: what the processor takes for it…
        longest_start_seconds: …and at most: with the disk, which is slower the first time.
        is_busy: Whether other programs were at work while paces were measured.
    """

    python_version: str
    torch_version: str
    cores: int
    devices: tuple[DeviceInfo, ...]
    presets: tuple[Work, ...] = ()
    start_seconds: float = 0.0
    longest_start_seconds: float = 0.0
    is_busy: bool = False
