# SPDX-License-Identifier: GPL-3.0-or-later
"""The functions of feature_ops.py in as few passes over the pixels as there can be, as CUDA kernels (feature_ops.cu).

Arguments and results are those of feature_ops.py. Everything is contiguous; the features are float32 or bfloat16, all
else is float32.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

import torch
from torch import Tensor
from torch.autograd import Function

from ..network.channels_last import from_matrix, matrix_of
from .cuda_kernels import Argument, Unavailable, kernels_for
from .decoder_windows import GIVES, DecoderWindow
from .feature_ops import Gradients, Linear, Normalised, Valid
from .feature_ops import fuse as fuse  # a convolution: what cuDNN does is fast enough

LANES, SLICE = 8, 16  # as in feature_ops.cu
BLOCK, WIDE_BLOCK = 256, 1024  # threads of a block; of one that works alone
BLOCKS = 528  # at most, where partial sums are left
WARPS = 4  # window pixels of a block in `scatter`, each with a list in shared memory
SHARED_BYTES = 40_000  # of shared memory that every device has for a block


KEEPS_ACTIVATION = False  # see feature_ops.py


def are_available(image: Tensor, widths: Iterable[int]) -> bool:
    """Whether these kernels can do for an image, and feature maps of so many channels."""
    fitting = all(width % LANES == 0 and width <= WIDE_BLOCK for width in widths)
    known = image.is_cuda and image.dtype in (torch.float32, torch.bfloat16) and fitting
    return known and kernels_for(image.device, image.dtype) is not None


def statistics(y: Tensor, bias: Tensor, groups: int, valid: Optional[Valid]) -> tuple[Tensor, Tensor]:
    """See `feature_ops.statistics`."""
    (n, c), (mask, count) = y.shape, _parts(valid)
    partial = _partial(y, 2)
    _over_pixels("moments", y, y, mask, partial, n, c)
    measured, center, width = bias.new_empty(2, groups), bias.new_empty(c), c // groups
    _reduce("statistics", y, groups, 2 * width, y, partial, count, bias, measured, center, len(partial), n, c, width)
    return measured, center


def affine(
    y: Tensor, measured: Tensor, bias: Tensor, weight: Tensor, offset: Tensor, eps: float
) -> tuple[Tensor, Tensor]:
    """See `feature_ops.affine`."""
    scale, shift, c = torch.empty_like(bias), torch.empty_like(bias), len(bias)
    groups = measured.shape[1]
    _launch("affine", y, 1, (c, 1), 0, measured, bias, weight, offset, scale, shift, c, groups, eps)
    return scale, shift


def activate(
    y: Tensor, scale: Optional[Tensor], shift: Tensor, valid: Optional[Valid], pools: bool,
    in_place: bool,  # noqa: ARG001 - a graphics card has nothing to fetch anew for an output of its own
) -> list[Tensor]:  # fmt: skip
    """See `feature_ops.activate`."""
    (n, c), (mask, count) = y.shape, _parts(valid)
    a, partial = torch.empty_like(y), _partial(y, 1) if pools else None
    _over_pixels("activate", y, y, scale, shift, mask, a, partial, n, c)
    return [a] if partial is None else [a, _total(y, partial, count, n)]


def differentiate(
    g: Tensor, pooled: Optional[Tensor], y: Tensor, _a: None, shift: Tensor, valid: Optional[Valid],
    norm: Optional[Normalised],
) -> Gradients:  # fmt: skip
    """See `feature_ops.differentiate`; which pixels the ReLU let pass is computed again from y."""
    (n, c), (mask, count) = y.shape, _parts(valid)
    out = torch.empty_like(y)
    if norm is None:
        partial = _partial(y, 1)
        _over_pixels("gradient", y, g, pooled, y, None, shift, None, None, mask, count, out, partial, n, c)
        return Gradients(out, _total(y, partial), None, None)
    scale, center, measured, bias, weight, eps = norm
    partial, groups = _partial(y, 2), measured.shape[1]
    _over_pixels("gradient_sums", y, g, pooled, y, scale, shift, center, mask, count, partial, n, c)
    slope, level, of_bias, of_weight, of_offset = (torch.empty_like(bias) for _ in range(5))
    _reduce(
        "gradient_of_norm", y, groups, 2 * c // groups, partial, measured, center, bias, weight, count, slope, level,
        of_bias, of_weight, of_offset, len(partial), n, c, c // groups, eps,
    )  # fmt: skip
    _over_pixels("gradient", y, g, pooled, y, scale, shift, slope, level, mask, count, out, None, n, c)
    return Gradients(out, of_bias, of_weight, of_offset)


def attend(mean: Tensor, squeeze: Linear, excite: Linear, kernel: Tensor) -> Tensor:
    """See `feature_ops.attend`."""
    return _Attend.apply(mean, *squeeze, *excite, kernel)


class _Attend(Function):
    @staticmethod
    def forward(ctx: Any, mean: Tensor, *parameters: Tensor) -> Tensor:
        squeeze, squeeze_bias, excite, excite_bias, kernel = parameters
        matrix = matrix_of(kernel)
        (n, c), r = matrix.shape, len(squeeze)
        hidden, weight, out = torch.empty_like(squeeze_bias), torch.empty_like(excite_bias), torch.empty_like(matrix)
        vectors = (mean, squeeze, squeeze_bias, excite, excite_bias, hidden, weight)
        _launch("attention", matrix, 1, (WIDE_BLOCK, 1), 0, *vectors, c, r)
        _over_pixels("fold", matrix, matrix, weight, out, n, c)
        ctx.save_for_backward(mean, squeeze, excite, hidden, weight, matrix)
        ctx.shape = kernel.shape
        return from_matrix(out, kernel.shape)

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, ...]:
        mean, squeeze, excite, hidden, weight, matrix = ctx.saved_tensors
        (n, c), r = matrix.shape, len(squeeze)
        of_kernel, partial = torch.empty_like(matrix), _partial(matrix, 1)
        _over_pixels("unfold", matrix, matrix_of(g), matrix, weight, of_kernel, partial, n, c)
        of_mean, of_squeeze, of_excite = (torch.empty_like(x) for x in (mean, squeeze, excite))
        of_squeeze_bias, of_excite_bias = torch.empty_like(hidden), torch.empty_like(weight)
        known = (_total(matrix, partial), mean, squeeze, excite, hidden, weight)
        wanted = (of_mean, of_squeeze, of_squeeze_bias, of_excite, of_excite_bias)
        _launch("gradient_of_attention", matrix, 1, (WIDE_BLOCK, 1), 4 * (c + r), *known, *wanted, c, r)
        of_kernel = from_matrix(of_kernel, ctx.shape)
        return of_mean, of_squeeze, of_squeeze_bias, of_excite, of_excite_bias, of_kernel


def gather(a: Tensor, window: DecoderWindow) -> Tensor:
    """See `feature_ops.gather`."""
    rows = a.new_empty(len(window.pixels) * window.side**2, a.shape[1])
    _over_windows("gather", rows, a, window.pixels, rows, *_geometry(window), a.shape[1])
    return rows


def scatter_(g: Tensor, rows: Tensor, window: DecoderWindow) -> None:
    """See `feature_ops.scatter_`."""
    list_bytes = 4 * len(window.pixels)
    warps = max(1, min(WARPS, SHARED_BYTES // list_bytes))
    arguments: tuple[Argument, ...] = (g, rows.contiguous(), window.pixels, *_geometry(window), g.shape[1])
    _launch("scatter", g, -(-len(rows) // warps), (32, warps), warps * list_bytes, *arguments)


def merge(lateral: Tensor, coarse: Optional[Tensor], bias: Tensor, window: DecoderWindow) -> Tensor:
    """See `feature_ops.merge`."""
    return _Merge.apply(lateral, coarse, bias, window)


class _Merge(Function):
    @staticmethod
    def forward(ctx: Any, lateral: Tensor, coarse: Optional[Tensor], bias: Tensor, window: DecoderWindow) -> Tensor:
        ctx.window, ctx.coarse_side = window, 0 if coarse is None else GIVES[window.scale + 1]
        lateral, coarse = lateral.contiguous(), None if coarse is None else coarse.contiguous()
        out = torch.empty_like(lateral)
        p, side, *place = _geometry(window)
        arguments = (lateral, coarse, bias, window.pixels, out, p, side, ctx.coarse_side, *place, out.shape[1])
        _over_windows("merge", out, *arguments)
        return out

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Optional[Tensor], ...]:
        window, g, c = ctx.window, g.contiguous(), g.shape[1]
        lateral, partial, coarse = torch.empty_like(g), _partial(g, 1), None
        _over_pixels("unmerge_lateral", g, g, window.pixels, lateral, partial, *_geometry(window), c)
        if ctx.coarse_side:
            coarse = g.new_empty(len(window.pixels) * ctx.coarse_side**2, c)
            p, side, *place = _geometry(window)
            arguments = (g, window.pixels, coarse, p, side, ctx.coarse_side, *place, c)
            _over_windows("unmerge_coarse", coarse, *arguments)
        return lateral, coarse, _total(g, partial), None


def _launch(name: str, like: Tensor, grid: int, block: tuple[int, int], shared: int, *arguments: Argument) -> None:
    kernels = kernels_for(like.device, like.dtype)
    if kernels is None:
        raise Unavailable(f"there is no kernel '{name}' for {like.dtype} on {like.device}")
    kernels.launch(name, grid, block, shared, *arguments)


def _over_pixels(name: str, y: Tensor, *arguments: Argument) -> None:
    """A grid that strides over the rows of y, with room to add up one value per channel."""
    block = _block(y)
    _launch(name, y, _blocks(y), block, 4 * block[1] * y.shape[1], *arguments)


def _over_windows(name: str, out: Tensor, *arguments: Argument) -> None:
    """A row of threads for each row of `out`."""
    block = _block(out)
    _launch(name, out, -(-len(out) // block[1]), block, 0, *arguments)


def _reduce(name: str, y: Tensor, grid: int, sums: int, *arguments: Argument) -> None:
    """Blocks that add partial sums, with room for the result."""
    _launch(name, y, grid, (BLOCK, 1), 4 * (BLOCK + sums), *arguments)


def _total(y: Tensor, partial: Tensor, count: Optional[Tensor] = None, per: int = 1) -> Tensor:
    """Sum of partial sums by `count`, or by `per`: shape (c,)."""
    blocks, _, c = partial.shape
    out = partial.new_empty(c)
    _reduce("total", y, -(-c // SLICE), SLICE, partial, count, out, blocks, per, c)
    return out


def _block(x: Tensor) -> tuple[int, int]:
    across = x.shape[1] // LANES
    return across, max(1, BLOCK // across)


def _blocks(y: Tensor) -> int:
    return min(-(-len(y) // _block(y)[1]), BLOCKS)


def _partial(y: Tensor, rows: int) -> Tensor:
    return torch.empty(_blocks(y), rows, y.shape[1], device=y.device)


def _parts(valid: Optional[Valid]) -> tuple[Optional[Tensor], Optional[Tensor]]:
    return (None, None) if valid is None else valid


def _geometry(window: DecoderWindow) -> tuple[int, ...]:
    return len(window.pixels), window.side, window.scale, window.width, *window.size
