# SPDX-License-Identifier: GPL-3.0-or-later
"""The network's parameters in one vector, so that a step casts, clips and updates one tensor instead of seventy."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .channels_last import from_matrix, matrix_of


class FlatParameters:
    """Every parameter of a network as views of one float32 vector.

    Kernels of convolutions come first and lie as the device likes them, channels last.

    Args:
        network: Its parameters are copied; `write_back` hands them over again.
    """

    def __init__(self, network: nn.Module) -> None:
        self._network = network
        named = list(network.named_parameters())
        self._kernels = [(name, parameter.shape) for name, parameter in named if parameter.dim() == 4]
        self._others = [(name, parameter.shape) for name, parameter in named if parameter.dim() != 4]
        tensors = dict(named)
        pieces = [matrix_of(tensors[name].detach()).flatten() for name, _ in self._kernels]
        pieces += [tensors[name].detach().reshape(-1) for name, _ in self._others]
        self.vector = nn.Parameter(torch.cat(pieces))

    def named(self, dtype: torch.dtype) -> dict[str, Tensor]:
        """The parameters by their names in the network: kernels in `dtype`, all others as they are."""
        kernel_sizes = [shape.numel() for _, shape in self._kernels]
        kernels, others = self.vector.split([sum(kernel_sizes), len(self.vector) - sum(kernel_sizes)])
        found = {}
        for (name, shape), flat in zip(self._kernels, kernels.to(dtype).split(kernel_sizes)):
            found[name] = from_matrix(flat, shape)
        for (name, shape), flat in zip(self._others, others.split([shape.numel() for _, shape in self._others])):
            found[name] = flat.view(shape)
        return found

    @torch.no_grad()
    def write_back(self) -> None:
        """Give the network these parameters."""
        parameters = dict(self._network.named_parameters())
        for name, value in self.named(self.vector.dtype).items():
            parameters[name].copy_(value)
