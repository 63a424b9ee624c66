# SPDX-License-Identifier: GPL-3.0-or-later
"""SGD and AdamW for one vector, as torch.optim has them.

torch.optim would do, were it not that its first step imports PyTorch's compiler, which takes longer than training.
"""

from __future__ import annotations

from math import log
from typing import Protocol

import torch
from torch import Tensor


class Optimizer(Protocol):
    """Updates a vector in place."""

    def step(self, gradient: Tensor, share: Tensor, rate: Tensor) -> None:
        """One step. May be recorded as part of a CUDA graph.

        Args:
            gradient: Shape of the vector.
            share: Share of the gradient that is used, shape ().
            rate: Learning rate, shape ().
        """


class SGD:
    """With momentum; the weight decay is part of the gradient."""

    def __init__(self, vector: Tensor, weight_decay: float, momentum: float = 0.9) -> None:
        self._vector, self._weight_decay, self._momentum = vector, weight_decay, momentum
        self._velocity = torch.zeros_like(vector)

    @torch.no_grad()
    def step(self, gradient: Tensor, share: Tensor, rate: Tensor) -> None:
        """See `Optimizer`."""
        self._velocity.mul_(self._momentum).add_(self._vector, alpha=self._weight_decay).addcmul_(gradient, share)
        self._vector.addcmul_(self._velocity, rate, value=-1)


class AdamW:
    """Loshchilov, Hutter 2019, "Decoupled Weight Decay Regularization", ICLR, arXiv 1711.05101, algorithm 2."""

    def __init__(
        self, vector: Tensor, weight_decay: float, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-8
    ) -> None:
        self._vector, self._weight_decay, self._betas, self._eps = vector, weight_decay, betas, eps
        self._mean, self._square = torch.zeros_like(vector), torch.zeros_like(vector)
        self._steps = torch.zeros((), device=vector.device)
        self._logarithms = torch.tensor([log(beta) for beta in betas], device=vector.device)

    @torch.no_grad()
    def step(self, gradient: Tensor, share: Tensor, rate: Tensor) -> None:
        """See `Optimizer`."""
        first, second = self._betas
        gradient = gradient * share
        self._mean.lerp_(gradient, 1 - first)
        self._square.mul_(second).addcmul_(gradient, gradient, value=1 - second)
        unbiased = -torch.expm1(self._steps.add_(1) * self._logarithms)  # 1 - beta ^ steps, exact for beta near 1
        spread = (self._square / unbiased[1]).sqrt_().add_(self._eps)
        self._vector.mul_(1 - rate * self._weight_decay).addcmul_(self._mean / spread, rate / unbiased[0], value=-1)
