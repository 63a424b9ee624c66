# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps between two convolutions as single nodes of torch's graph, with gradients derived by hand.

Which passes over the pixels they take is for `ops` (any device) or `fused_feature_ops` (CUDA) to say.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, NamedTuple, Optional

import torch
from torch import Tensor
from torch.autograd import Function

from ..network.channels_last import from_matrix, matrix_of
from ..network.global_statistics import GlobalStatistic
from .decoder_windows import DecoderWindow
from .feature_ops import Normalised, Valid


class Norm(NamedTuple):
    """A group normalisation: its learnt weight and offset, shape (c,), and what is fixed."""

    weight: Tensor
    offset: Tensor
    groups: int
    eps: float
    statistics: GlobalStatistic


class Context(NamedTuple):
    """What an activation needs besides tensors with gradients."""

    ops: ModuleType
    valid: Optional[Valid]
    window: Optional[DecoderWindow]
    """Where rows of the result are wanted as well."""
    pools: bool
    """Whether the mean over the pixels is wanted as well."""


def activated(
    y: Tensor, bias: Tensor, norm: Optional[Norm], context: Context
) -> tuple[Tensor, Optional[Tensor], Optional[Tensor]]:
    """ReLU of a convolution's output, with bias and, where given, normalised before.

    Args:
        y: Without bias, shape (1, c, h, w), channels last.
        bias: Shape (c,).
        norm: None where there is no normalisation.
        context: What else.

    Returns:
        The feature map, shape (1, c, h, w); its channel means, shape (c,); and its rows in the window, shape
        (p k k, c); None where not asked for.
    """
    weight, offset = (None, None) if norm is None else (norm.weight, norm.offset)
    a, *more = _Activation.apply(y, bias, weight, offset, norm, context, torch.is_grad_enabled())
    pooled = more.pop(0) if context.pools else None
    return a, pooled, more.pop(0) if context.window is not None else None


class _Activation(Function):
    @staticmethod
    def forward(
        ctx: Any, image: Tensor, bias: Tensor, weight: Optional[Tensor], offset: Optional[Tensor],
        norm: Optional[Norm], context: Context, learns: bool,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        ops = context.ops
        y = matrix_of(image)
        center = measured = scale = None
        shift = bias
        if norm is not None:

            def measure() -> Tensor:
                nonlocal center
                found, center = ops.statistics(y, bias, norm.groups, context.valid)
                return found.view(1, -1)

            measured = norm.statistics(measure).view(2, -1)
            scale, shift = ops.affine(y, measured, bias, weight, offset, norm.eps)
        outputs = ops.activate(y, scale, shift, context.valid, context.pools, in_place=not learns)
        if context.window is not None:
            outputs.append(ops.gather(outputs[0], context.window))
        kept = outputs[0] if ops.KEEPS_ACTIVATION else None
        ctx.save_for_backward(y, kept, bias, weight, center, measured, scale, shift)
        ctx.eps = None if norm is None else norm.eps
        ctx.context = context
        ctx.shape = image.shape
        ctx.set_materialize_grads(False)
        outputs[0] = from_matrix(outputs[0], image.shape)
        return tuple(outputs)

    @staticmethod
    def backward(ctx: Any, g: Optional[Tensor], *more: Optional[Tensor]) -> tuple[Optional[Tensor], ...]:
        y, a, bias, weight, center, measured, scale, shift = ctx.saved_tensors
        ops, valid, window, pools = ctx.context
        gradients = list(more)
        pooled = gradients.pop(0) if pools else None
        rows = gradients.pop(0) if window is not None else None
        g = torch.zeros_like(y) if g is None else matrix_of(g)
        if rows is not None:
            ops.scatter_(g, rows, window)  # in place: g is the next convolution's gradient and nobody else's
        norm = None if ctx.eps is None else Normalised(scale, center, measured, bias, weight, ctx.eps)
        found = ops.differentiate(g, pooled, y, a, shift, valid, norm)
        return from_matrix(found.y, ctx.shape), found.bias, found.weight, found.offset, None, None, None
