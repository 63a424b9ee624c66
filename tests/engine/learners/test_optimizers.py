# SPDX-License-Identifier: GPL-3.0-or-later
"""Our optimisers do what PyTorch's do."""

from __future__ import annotations

import pytest
import torch

from freenet_qgis.engine.learners import optimizers


@pytest.mark.parametrize("name", ["SGD", "AdamW"])
def test_a_vector_moves_as_with_torchs(name: str) -> None:
    torch.manual_seed(0)
    start = torch.randn(50, dtype=torch.float64)
    ours, theirs = start.clone(), torch.nn.Parameter(start.clone())
    extra = {"momentum": 0.9} if name == "SGD" else {}
    reference = getattr(torch.optim, name)([theirs], lr=0, weight_decay=0.05, **extra)
    optimizer = getattr(optimizers, name)(ours, weight_decay=0.05)
    for step in range(20):
        gradient, rate = torch.randn(50, dtype=torch.float64), 0.1 / (step + 1)
        optimizer.step(2 * gradient, *torch.tensor([0.5, rate], dtype=torch.float64))
        theirs.grad = gradient
        reference.param_groups[0]["lr"] = rate
        reference.step()
    assert torch.allclose(ours, theirs, rtol=1e-6, atol=1e-8)
