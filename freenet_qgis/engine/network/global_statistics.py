# SPDX-License-Identifier: GPL-3.0-or-later
"""The network's nine global statistics, which make every pixel depend on the whole image.

They are the mean and variance of each of five group normalisations and the channel means of each of four attentions.
Once they are kept from one image, the network is local: a part of an image gives what the whole would give there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Optional, Protocol

import torch
from torch import Tensor, nn


class HasModules(Protocol):
    """A network, of which only its parts matter here."""

    def modules(self) -> Iterator[nn.Module]:
        """The network and all its parts."""


class GlobalStatistic(nn.Module):
    """One of the network's nine global statistics: measured on the image, or kept from an earlier one.

    Attributes:
        size: How many figures it has.
        keeps: Whether it is to be kept from the next image that is shown.
        kept: Shape (1, size), from an earlier image; None where it is measured.
    """

    kept: Optional[Tensor]

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.keeps = False
        self.register_buffer("kept", None)

    @property
    def is_kept(self) -> bool:
        """Whether it is kept, or about to be."""
        return self.keeps or self.kept is not None

    def forget(self) -> Optional[Tensor]:
        """What was kept of the image shown last, or None; from now on it is measured again."""
        kept, self.kept, self.keeps = self.kept, None, False
        return kept

    def forward(self, measure: Callable[[], Tensor]) -> Tensor:
        """Shape (n, size), from `measure` unless it was kept."""
        if self.kept is not None:
            return self.kept
        measured = measure()
        if self.keeps:
            self.kept = measured.detach()
        return measured


def statistics_of(network: HasModules) -> list[GlobalStatistic]:
    """The network's global statistics, in the order in which they depend on each other."""
    return [module for module in network.modules() if isinstance(module, GlobalStatistic)]


def are_kept(network: HasModules) -> bool:
    """Whether the network brings its global statistics along."""
    return all(module.kept is not None for module in statistics_of(network))


@contextmanager
def kept_statistics(network: HasModules) -> Iterator[None]:
    """Keep the global statistics of the first image that is shown to the network meanwhile, for every other one."""
    for module in statistics_of(network):
        module.keeps = True
    try:
        yield
    finally:
        for module in statistics_of(network):
            module.keeps = False


@contextmanager
def borrowed_statistics(network: HasModules) -> Iterator[None]:
    """Forget afterwards what was kept meanwhile."""
    before = [module.kept for module in statistics_of(network)]
    try:
        yield
    finally:
        for module, kept in zip(statistics_of(network), before):
            module.kept = kept


def make_room_for_statistics(network: HasModules) -> None:
    """Prepare a new network to load statistics that were kept."""
    for module in statistics_of(network):
        module.kept = torch.empty(1, module.size)
