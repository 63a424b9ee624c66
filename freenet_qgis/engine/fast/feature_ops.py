# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to feature maps between the convolutions, in plain torch; fused_feature_ops.py has it in few kernels.

A feature map is a matrix here: one row per pixel, one column per channel, which is how channels-last images lie in
memory. Sums are in float32 whatever the dtype of the features. A processor takes some rows at a time, so that what is
computed on the way to a sum stays in its cache: memory is what these passes wait for.

Axes: n pixels, c channels, g groups, p sampled pixels, k window side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Optional, Union

import numpy as np
import torch
from torch import Tensor
from torch.autograd import Function
from torch.nn.functional import conv2d, linear

from ..network.channels_last import from_matrix, matrix_of
from .decoder_windows import DecoderWindow

KEEPS_ACTIVATION = True  # `differentiate` asks for what `activate` gave
CACHED_VALUES = 2**20  # of a feature map at a time: 4 MB in float32; with fewer, threads wait for each other


class Valid(NamedTuple):
    """Which pixels the global statistics are taken over.

    Attributes:
        mask: 1 or 0, float32, shape (n, 1).
        total: Number of these pixels, float32, shape ().
    """

    mask: Tensor
    total: Tensor


Linear = tuple[Tensor, Tensor]  # weight and bias


class Normalised(NamedTuple):
    """A group normalisation as it was computed.

    Attributes:
        scale: From `affine`, as `activate` had it.
        center: From `statistics`.
        measured: From `statistics`.
        bias: Bias of the convolution before it.
        weight: Learnt weight of the normalisation.
        eps: What is added to the variance.
    """

    scale: Tensor
    center: Tensor
    measured: Tensor
    bias: Tensor
    weight: Tensor
    eps: float


class Gradients(NamedTuple):
    """The gradients of what `activate` takes: of its input, and of bias, weight and offset, each of shape (c,)."""

    y: Tensor
    bias: Tensor
    weight: Optional[Tensor]
    offset: Optional[Tensor]


def statistics(y: Tensor, bias: Tensor, groups: int, valid: Optional[Valid]) -> tuple[Tensor, Tensor]:
    """Mean and variance of y + bias over pixels and the channels of each group: shape (2, g); channel means of y."""
    center = _mean(y, valid)
    spread = _mean(y, valid, lambda part: (part - center).square_())
    means = (center + bias).view(groups, -1)
    mean = means.mean(1)
    variance = (spread.view(groups, -1) + (means - mean[:, None]).square()).mean(1)
    return torch.stack((mean, variance)), center


def affine(
    y: Tensor,  # noqa: ARG001 - the fused one asks its dtype
    measured: Tensor,
    bias: Tensor,
    weight: Tensor,
    offset: Tensor,
    eps: float,
) -> tuple[Tensor, Tensor]:
    """Scale and shift of each channel, shape (c,), that normalise y to the group's statistics of y + bias."""
    mean, inverse = _by_channel(measured, len(bias), eps)
    scale = weight * inverse
    return scale, offset + (bias - mean) * scale


def activate(
    y: Tensor, scale: Optional[Tensor], shift: Tensor, valid: Optional[Valid], pools: bool, in_place: bool
) -> list[Tensor]:
    """relu(scale y + shift), shape (n, c), in y's dtype, and its mean over the pixels, shape (c,), where `pools`.

    `in_place` says that nobody needs y any more.
    """
    a = y if in_place else torch.empty_like(y)
    scale = torch.ones_like(shift) if scale is None else scale
    for rows in _parts(y):
        torch.clamp_min(_affine(y[rows], scale, shift), 0, out=a[rows])
    return [a, _mean(a, valid)] if pools else [a]


def differentiate(
    g: Tensor, pooled: Optional[Tensor], y: Tensor, a: Tensor, _shift: Tensor, valid: Optional[Valid],
    norm: Optional[Normalised],
) -> Gradients:  # fmt: skip
    """Back through `activate` and, where it normalised, through `affine` and `statistics`.

    Args:
        g: Gradient of the activation, shape (n, c).
        pooled: Gradient of its mean, shape (c,).
        y: The convolution's output without bias.
        a: What `activate` made of it.
        _shift: As `activate` had it; the fused function computes `a` again with it.
        valid: As `statistics` and `activate` had it.
        norm: The normalisation; None where there was none.
    """
    count = len(y) if valid is None else valid.total
    mask = None if valid is None else valid.mask
    share = None if pooled is None else pooled / count
    z = torch.empty_like(y)
    for rows in _parts(y):
        of_activation = g[rows] if share is None else _plus(g[rows], share, None if mask is None else mask[rows])
        z[rows] = torch.ops.aten.threshold_backward(of_activation, a[rows], 0)
    return Gradients(z, _sum(z), None, None) if norm is None else _through_norm(z, y, count, mask, norm)


def _plus(g: Tensor, share: Tensor, mask: Optional[Tensor]) -> Tensor:
    """A gradient, shape (n, c), and what each pixel that counts has of that of the mean, in its dtype."""
    share = share.to(g.dtype)
    return g + share if mask is None else torch.addcmul(g, mask.to(g.dtype), share)


def _through_norm(
    z: Tensor, y: Tensor, count: Union[int, Tensor], mask: Optional[Tensor], norm: Normalised
) -> Gradients:
    """Back through a normalisation, from the gradient of what it gave, shape (n, c), which is overwritten."""
    scale, center, measured, bias, weight, eps = norm
    groups = measured.shape[1]
    mean, inverse = _by_channel(measured, len(bias), eps)
    level = mean - bias  # of y
    total, weighted = torch.zeros_like(scale), torch.zeros_like(scale)
    for rows in _parts(y):
        of_norm = accurate(z[rows])
        total += of_norm.sum(0)
        weighted += (accurate(y[rows]) - level).mul_(of_norm).sum(0)
    weighted *= inverse
    size = count * (len(bias) // groups)
    both = torch.stack((weight * total, weight * weighted)).view(2, groups, -1).sum(2) / size
    of_mean, of_spread = -inverse * _spread(both, len(bias))
    of_bias = scale * total + count * (of_mean + of_spread * (center - level) * inverse)
    slope = of_spread * inverse
    for rows in _parts(y):
        of_statistics = torch.addcmul(of_mean, accurate(y[rows]) - level, slope)
        if mask is not None:
            of_statistics *= mask[rows]
        z[rows] = of_statistics.addcmul_(accurate(z[rows]), scale)
    return Gradients(z, of_bias, weighted, total)


def gather(a: Tensor, window: DecoderWindow) -> Tensor:
    """The rows of a feature map in the windows, zeros outside the image: shape (p k k, c)."""
    return a.index_select(0, window.index) * window.inside.to(a.dtype)


def scatter_(g: Tensor, rows: Tensor, window: DecoderWindow) -> None:
    """Back through `gather`: add rows to the gradient of the feature map, in place."""
    g.index_add_(0, window.index, rows * window.inside.to(rows.dtype))


def merge(lateral: Tensor, coarse: Optional[Tensor], bias: Tensor, window: DecoderWindow) -> Tensor:
    """What a fuse reads: the lateral connection plus the doubled coarser scale plus bias, zeros outside the image.

    Args:
        lateral: Shape (p k k, d).
        coarse: The coarser fuse's output in its own window, shape (p m m, d).
        bias: Bias of both, shape (d,).
        window: Windows of the finer scale.

    Returns:
        Shape (p k k, d).
    """
    lateral = lateral + bias.to(lateral.dtype)
    if coarse is not None:
        lateral = lateral + coarse.index_select(0, window.parent)
    return lateral * window.inside.to(lateral.dtype)


def fuse(merged: Tensor, kernel: Tensor, window: DecoderWindow) -> Tensor:
    """The fuse's convolution in the windows, without padding and bias.

    Args:
        merged: What it reads, shape (p k k, d).
        kernel: Shape (d, d, 3, 3).
        window: Windows of this scale.

    Returns:
        Shape (p m m, d), m = k - 2.
    """
    windows = merged.view(-1, window.side, window.side, merged.shape[1])
    if merged.device.type == "cpu":
        return _Fuse.apply(windows, kernel)
    return matrix_of(conv2d(windows.permute(0, 3, 1, 2), kernel))


class _Fuse(Function):
    """As a matrix product: over hundreds of tiny windows oneDNN's convolutions wait more than they compute."""

    @staticmethod
    def forward(ctx: Any, merged: Tensor, kernel: Tensor) -> Tensor:
        columns = torch.cat([merged[part] for part in _parts_of(merged)], -1).flatten(0, 2)  # (p m m, 9 d)
        ctx.save_for_backward(columns, kernel)
        ctx.shape = merged.shape
        return columns @ _rows(kernel).T

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, Tensor]:
        columns, kernel = ctx.saved_tensors
        of_kernel = from_matrix(g.T @ columns, kernel.shape)
        of_merged = g.new_zeros(ctx.shape)
        p, side, _, d = ctx.shape
        of_columns = (g @ _rows(kernel)).view(p, side - 2, side - 2, 9, d)
        for number, part in enumerate(_parts_of(of_merged)):
            of_merged[part] += of_columns[..., number, :]
        return of_merged, of_kernel


def _rows(kernel: Tensor) -> Tensor:
    """A row for each output: shape (d, d, 3, 3) to (d, 9 d)."""
    return matrix_of(kernel).view(len(kernel), -1)


def _parts_of(windows: Tensor) -> list[tuple[slice, ...]]:
    """What each of the 9 weights of a kernel sees of windows, shape (p, k, k, d)."""
    side = windows.shape[1] - 2
    return [np.s_[:, row : row + side, col : col + side] for row in range(3) for col in range(3)]


def attend(mean: Tensor, squeeze: Linear, excite: Linear, kernel: Tensor) -> Tensor:
    """The kernel behind a spectral attention with the weights of the channels in it.

    Args:
        mean: Channel means, shape (c,).
        squeeze: Weight and bias, shapes (r, c) and (r,).
        excite: Weight and bias, shapes (c, r) and (c,).
        kernel: Kernel of the convolution, shape (c, c, 3, 3).
    """
    weight = linear(linear(mean, *squeeze).relu(), *excite).sigmoid()
    return (kernel * weight[:, None, None]).to(kernel.dtype)


def _affine(x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    """The batch normalisation of statistics 0 and 1: scale x + shift, rounded once to x's dtype."""
    zeros, ones = torch.zeros_like(scale), torch.ones_like(scale)
    return torch.batch_norm(x, scale, shift, zeros, ones, False, 0.0, 0.0, False)


def _mean(x: Tensor, valid: Optional[Valid], of: Callable[[Tensor], Tensor] = lambda part: part) -> Tensor:
    """Mean over the valid pixels of what is found of them, shape (c,); `of` is given at least float32."""
    return _sum(x, valid, of) / (len(x) if valid is None else valid.total)


def _sum(x: Tensor, valid: Optional[Valid] = None, of: Callable[[Tensor], Tensor] = lambda part: part) -> Tensor:
    """As `_mean`, the sum."""
    total = x.new_zeros(x.shape[1], dtype=at_least_float32(x.dtype))
    for rows in _parts(x):
        part = of(accurate(x[rows]))
        total += (part if valid is None else part * valid.mask[rows]).sum(0)
    return total


def _parts(x: Tensor) -> list[slice]:
    """The rows that are taken at a time."""
    step = max(1, CACHED_VALUES // x.shape[1]) if x.device.type == "cpu" else max(1, len(x))
    return [slice(start, start + step) for start in range(0, len(x), step)]


def accurate(x: Tensor) -> Tensor:
    """The same in what to sum in; no copy where it is that already."""
    return x.to(at_least_float32(x.dtype))


def at_least_float32(dtype: torch.dtype) -> torch.dtype:
    """What to sum in."""
    return torch.promote_types(dtype, torch.float32)


def _by_channel(measured: Tensor, channels: int, eps: float) -> tuple[Tensor, Tensor]:
    """Mean and inverse deviation of each channel's group, shape (c,)."""
    mean, variance = _spread(measured, channels)
    return mean, (variance + eps).rsqrt()


def _spread(x: Tensor, channels: int) -> Tensor:
    """From a value per group to one per channel, shape (2, c); repeat_interleave takes milliseconds for that."""
    return x[:, :, None].expand(-1, -1, channels // x.shape[1]).flatten(1)
