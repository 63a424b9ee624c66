# SPDX-License-Identifier: GPL-3.0-or-later
"""What FreeNet cannot go below: its convolutions, with nothing between them.

Random values, channels last, the fastest algorithms that the libraries find; on CUDA one recorded graph, so that
nothing waits for Python. Convolutions with a kernel of 1 x 1 are matrix products.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import torch
from measuring import median_ms, usual_settings
from torch.nn.functional import conv2d, linear

from freenet_qgis.engine.fast.decoder_windows import READS
from freenet_qgis.engine.network.freenet import DECODER_WIDTH, WIDTHS
from freenet_qgis.engine.recipe.sampling import PIXELS_PER_CLASS

Work = Callable[[], Any]


class Convolution(NamedTuple):
    """Its sizes; rows and columns are those of its input."""

    inputs: int
    outputs: int
    rows: int
    cols: int
    images: int = 1
    kernel: int = 3
    stride: int = 1
    padding: int = 1


def training_ms(image: torch.Tensor, classes: int) -> float:
    """Forward and both gradients, the decoder in windows; `image` is the scene's, shape (1, bands, h, w)."""
    pairs = [_works(one, image, number > 0) for number, one in enumerate(_encoder(image) + _windowed_decoder(classes))]
    return _recorded_ms([forward for forward, _ in pairs] + [backward for _, backward in reversed(pairs)], image.device)


def prediction_ms(image: torch.Tensor, classes: int) -> float:
    """Forward only, the decoder on the whole image; for the arguments see `training_ms`."""
    works = [_works(one, image)[0] for one in _encoder(image) + _dense_decoder(image, classes)]
    return _recorded_ms(works, image.device)


def _encoder(image: torch.Tensor) -> list[Convolution]:
    _, inputs, rows, cols = image.shape
    found = [Convolution(inputs, WIDTHS[0], rows, cols), Convolution(WIDTHS[0], WIDTHS[0], rows, cols)]
    for before, width in zip(WIDTHS, WIDTHS[1:]):
        found.append(Convolution(before, width, rows, cols, stride=2))
        rows, cols = rows // 2, cols // 2
        found.append(Convolution(width, width, rows, cols))
    return found


def _windowed_decoder(classes: int) -> list[Convolution]:
    batch = PIXELS_PER_CLASS * classes
    found = [Convolution(DECODER_WIDTH, classes, 1, 1, batch, kernel=1)]
    for width, side in zip(WIDTHS, READS):
        found.append(Convolution(width, DECODER_WIDTH, side, side, batch, kernel=1))
        found.append(Convolution(DECODER_WIDTH, DECODER_WIDTH, side, side, batch, padding=0))
    return found


def _dense_decoder(image: torch.Tensor, classes: int) -> list[Convolution]:
    rows, cols = image.shape[-2:]
    found = [Convolution(DECODER_WIDTH, classes, rows, cols, kernel=1)]
    for scale, width in enumerate(WIDTHS):
        found.append(Convolution(width, DECODER_WIDTH, rows >> scale, cols >> scale, kernel=1))
        found.append(Convolution(DECODER_WIDTH, DECODER_WIDTH, rows >> scale, cols >> scale))
    return found


def _works(one: Convolution, like: torch.Tensor, input_gradient: bool = True) -> tuple[Work, Work]:
    """Forward and backward."""
    x = torch.randn(one.images, one.rows, one.cols, one.inputs, device=like.device).to(like.dtype)
    kernel = torch.randn(one.outputs, one.kernel, one.kernel, one.inputs, device=like.device).to(like.dtype)
    if one.kernel == 1:
        x, kernel = x.view(-1, one.inputs), kernel.view(-1, one.inputs)
        g = linear(x, kernel)
        return partial(linear, x, kernel), lambda: (g @ kernel, g.T @ x)
    x, kernel = x.permute(0, 3, 1, 2), kernel.permute(0, 3, 1, 2)  # channels last
    place = [one.stride] * 2, [one.padding] * 2
    forward = partial(conv2d, x, kernel, None, *place)
    rest = [1, 1], False, [0, 0], 1, [input_gradient, True, False]
    g = torch.randn_like(forward())
    return forward, partial(torch.ops.aten.convolution_backward, g, x, kernel, None, *place, *rest)


def _recorded_ms(works: list[Work], device: torch.device) -> float:
    def run() -> None:
        for work in works:
            work()

    with usual_settings():
        if device.type != "cuda":
            return median_ms(run, device)
        stream = torch.cuda.Stream(device)
        stream.wait_stream(torch.cuda.current_stream(device))
        with torch.cuda.stream(stream):  # what is recorded must have run before, and not on the default stream
            run()
            run()
        torch.cuda.current_stream(device).wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            run()
        return median_ms(graph.replay, device, together=10)
