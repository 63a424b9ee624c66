# SPDX-License-Identifier: GPL-3.0-or-later
"""The sizes from which on work is done in parts, and the times between looks and notes; tests take smaller ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much is done at once, and how often something beside the work.

    Attributes:
        largest_whole: Bytes that seeing a scene as a whole may need; others are cut into tiles.
        tile_sides: The sides that tiles may have, in pixels, from the smallest on.
        largest_training_px: Pixels that training sees at most, except with the paper's preset…
        smallest_training_px: …and from which on it sees no fewer however short memory is.
        recomputes_anywhere: Whether training may compute feature maps twice for want of memory also where that is not
            known to save any.
        tiles_per_share: Tiles in a share of a scene that several engines work on: some seconds' work, which is lost
            with an engine.
        seen_within_s: Seconds until an engine sees what another one has written: file systems of networks show new
            files late.
        noted_every_s: Seconds from one note of the written parts of a map to the next.
        preview_every_s: Seconds from one preview to the next, at least.
        preview_share: Share of the time that previews take, at most.
        stop_asked_every_s: Seconds from one look whether the user has had enough of training to the next.
    """

    largest_whole: int = 2 * 2**30
    tile_sides: Sequence[int] = range(64, 2049, 64)
    largest_training_px: int = 2**20
    smallest_training_px: int = 2**16
    recomputes_anywhere: bool = False
    tiles_per_share: int = 16
    seen_within_s: float = 60.0
    noted_every_s: float = 5.0
    preview_every_s: float = 2.0
    preview_share: float = 0.04
    stop_asked_every_s: float = 0.2


USUAL = Limits()
