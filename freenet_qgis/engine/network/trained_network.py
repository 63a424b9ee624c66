# SPDX-License-Identifier: GPL-3.0-or-later
"""What a trained network offers to whoever maps with it, stores it or reports on it, whatever it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, Optional, Protocol

from torch import Tensor, nn

from .freenet import FreeNet

NetworkKind = Literal["freenet", "spectral"]


class TrainedNetwork(Protocol):
    """A `FreeNet`, which looks around a pixel, or a `SpectralNetwork`, which sees its spectrum alone.

    Attributes:
        kind: Its name in a model card.
        axes: Shape (bands, k), the axes along which it is shown spectra; None where it is shown the bands.
    """

    kind: NetworkKind
    axes: Optional[Tensor]

    @property
    def classes(self) -> int:
        """Number of classes of its logits."""

    def modules(self) -> Iterator[nn.Module]:
        """Its parts, among them the global statistics, see `statistics_of`; a network of spectra has none of these."""

    def parameters(self) -> Iterator[nn.Parameter]:
        """What it has learnt."""

    def state_dict(self) -> dict[str, Any]:
        """What a model file holds of it."""


def as_freenet(network: TrainedNetwork) -> FreeNet:
    """The network, where only one that looks around can do.

    Raises:
        TypeError: If it sees single spectra.
    """
    if not isinstance(network, FreeNet):
        raise TypeError(f"a network of kind '{network.kind}' does not look around")
    return network
