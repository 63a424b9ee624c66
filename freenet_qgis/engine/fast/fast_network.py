# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet as fast as the hardware allows: the function that network/freenet.py defines, computed another way.

What differs, and why nothing changes but rounding (docs/performance.md):

* The scale of the spectral attention is per channel and the batch one image: it goes into the next kernel's weights.
* Bias, normalisation, ReLU and the mean for the attention are one node with two passes over the pixels.
* For a training step the decoder is evaluated in small windows around the sampled pixels; on the CPU, at scales so
  coarse that windows hold more than the image, in the image.
* Feature maps are channels last, and bfloat16 where the device computes in it; parameters stay float32.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from math import prod
from types import ModuleType
from typing import Optional, Union

import torch
from torch import Tensor
from torch.nn import Conv2d
from torch.nn.functional import conv2d, dropout, interpolate, linear, pad
from torch.utils.checkpoint import checkpoint

from ..network.channels_last import matrix_of
from ..network.freenet import SCALE_STEPS, FreeNet, GroupNorm, Stage, masks_of
from . import feature_ops, fused_feature_ops
from .activation import Context, Norm, activated
from .decoder_windows import DecoderWindow
from .feature_ops import Valid, accurate

SCALES = (0, 1, 2, 3)  # full size to an eighth
COARSEST = SCALE_STEPS[-1]
DECODER_HALO = 2 * COARSEST  # rows beyond a strip that its logits depend on: one at each scale
STRIP_PX = 2**19  # of the image that the dense decoder is evaluated on at a time

Activated = tuple[Tensor, Optional[Tensor], Optional[Tensor]]
Layer = Callable[[Tensor, Optional[Tensor], Context], Activated]


class FastFreeNet:
    """A FreeNet, computed fast.

    Args:
        network: The definition: sizes, dropout and global statistics.
        parameters: Its parameters by name, kernels in the dtype of the feature maps; gradients flow to these.
        recompute: Whether to compute feature maps again for the gradients rather than keep them: a third less memory,
            a third more time.
    """

    def __init__(self, network: FreeNet, parameters: Mapping[str, Tensor], recompute: bool = False) -> None:
        self._network, self._parameters, self._recompute = network, parameters, recompute

    def logits_at(self, image: Tensor, pixels: Tensor, valid: Optional[Tensor] = None) -> Tensor:
        """Logits of some pixels, as `network(image, valid)` would give there.

        Args:
            image: Shape (1, bands, h, w), channels last; bands may be padded with zeros.
            pixels: int64, shape (p,); flat indices into the image.
            valid: As for `FreeNet.forward`.

        Returns:
            float32, shape (p, classes).
        """
        h, w = image.shape[-2:]
        ops = self._ops(image)
        windows = [DecoderWindow(pixels, scale, w, (h // step, w // step)) for scale, step in zip(SCALES, SCALE_STEPS)]
        border = _first_dense(windows) if image.device.type == "cpu" else len(SCALES)
        encoded = self._encode(image, _masks(valid), [window if window.scale < border else None for window in windows])
        y: Optional[Tensor] = None
        for scale in reversed(range(border, len(SCALES))):
            y = self._fuse(scale, encoded[scale][0], y)
        fused: Optional[Tensor] = None  # (p m m, decoder)…
        carried: Union[Tensor, float] = 0.0  # …and its bias, which is added where it is read
        if y is not None:
            fused, carried = matrix_of(y).index_select(0, windows[border].inner), self._bias(f"fuse{border + 1}")
        for scale in reversed(range(border)):
            window, number = windows[scale], scale + 1
            lateral = linear(
                _given(encoded[scale][1]), self._kernel(f"lateral{number}")[:, :, 0, 0]
            )  # (p k k, decoder)
            bias = self._bias(f"lateral{number}") + carried
            merged = ops.merge(lateral, fused, bias, window)
            fused = ops.fuse(merged, self._kernel(f"fuse{number}"), window)
            carried = self._bias(f"fuse{number}")
        fused = _given(fused)
        features = accurate(fused) + carried
        features = dropout(features, self._network.dropout.p, self._network.training).to(fused.dtype)
        return accurate(linear(features, self._kernel("classifier")[:, :, 0, 0])) + self._bias("classifier")

    def logits(self, image: Tensor, valid: Optional[Tensor] = None, strip_px: int = STRIP_PX) -> Tensor:
        """Logits of every pixel, at least float32, shape (1, classes, h, w); without dropout and gradients.

        So many pixels of the image are decoded at a time.
        """
        features = self.encode(image, valid)
        h, w = image.shape[-2:]
        height = max(COARSEST, strip_px // w // COARSEST * COARSEST)
        strips = [self._decode(features, row, min(row + height, h)) for row in range(0, h, height)]
        return strips[0] if len(strips) == 1 else torch.cat(strips, 2)

    def encode(self, image: Tensor, valid: Optional[Tensor] = None) -> list[Tensor]:
        """The encoder's feature maps, finest first."""
        return [found for found, _ in self._encode(image, _masks(valid), [None] * len(SCALES))]

    def _decode(self, features: list[Tensor], first: int, last: int) -> Tensor:
        """Logits of some rows: the decoder is local, so that it need never hold the whole image."""
        above, below = max(0, first - DECODER_HALO), min(last + DECODER_HALO, features[0].shape[-2])
        y: Optional[Tensor] = None
        for scale in reversed(SCALES):
            y = self._fuse(scale, features[scale][:, :, above // SCALE_STEPS[scale] : below // SCALE_STEPS[scale]], y)
        kernel = self._kernel("classifier")
        bias = self._bias("classifier") + kernel[:, :, 0, 0].to(self._bias("fuse1").dtype) @ self._bias("fuse1")
        return accurate(conv2d(_given(y)[:, :, first - above : last - above], kernel)) + _channels(bias)

    def _fuse(self, scale: int, x: Tensor, y: Optional[Tensor]) -> Tensor:
        """What a scale of the dense decoder gives, and takes from the coarser one, without the bias of the fuse."""
        number = scale + 1
        x = conv2d(x, self._kernel(f"lateral{number}"))
        if y is None:
            x += _channels(self._bias(f"lateral{number}"))
        else:  # with the bias of this lateral connection: there are fewer pixels to add it to
            y += _channels(self._bias(f"fuse{number + 1}") + self._bias(f"lateral{number}"))
            x += interpolate(y, scale_factor=2, mode="nearest")
        return conv2d(x, self._kernel(f"fuse{number}"), padding=1)

    def begin(self, scale: int, x: Tensor, valid: Optional[Valid]) -> tuple[Tensor, Optional[Tensor]]:
        """The first layer of a scale: the stem, which takes the image, or the downsampling from the scale before.

        Returns:
            What the stage of the scale takes, shape (1, c, h, w), and its channel means over the valid pixels, (c,).
        """
        layer: Layer = self._stem if scale == 0 else partial(self._downsample, f"downsample{scale}.conv")
        found, mean, _ = self._layer(layer, x, None, Context(self._ops(x), valid, None, pools=True))
        return found, mean

    def finish(
        self,
        scale: int,
        x: Tensor,
        mean: Optional[Tensor],
        valid: Optional[Valid],
        window: Optional[DecoderWindow] = None,
    ) -> tuple[Tensor, Optional[Tensor]]:
        """The stage of a scale: its feature map, and the rows of that in the window.

        Args:
            scale: 0 is full size, 3 an eighth.
            x: From `begin`.
            mean: Channel means from `begin`; may be missing where the network keeps its statistics.
            valid: As in `begin`.
            window: Where rows of the result are wanted as well.
        """
        layer = partial(self._stage, f"stage{scale + 1}")
        found, _, rows = self._layer(layer, x, mean, Context(self._ops(x), valid, window, pools=False))
        return found, rows

    def _encode(
        self, image: Tensor, valid: list[Optional[Valid]], windows: list[Optional[DecoderWindow]]
    ) -> list[tuple[Tensor, Optional[Tensor]]]:
        """The encoder's feature maps, finest first, each with its rows in the windows."""
        x, found = image, []
        for scale in SCALES:
            x, mean = self.begin(scale, x, valid[scale])
            x, rows = self.finish(scale, x, mean, valid[scale], windows[scale])
            found.append((x, rows))
        return found

    def _layer(self, layer: Layer, x: Tensor, mean: Optional[Tensor], context: Context) -> Activated:
        if self._recompute and torch.is_grad_enabled():
            return checkpoint(layer, x, mean, context, use_reentrant=False, preserve_rng_state=False)
        return layer(x, mean, context)

    def _stem(self, image: Tensor, _mean: Optional[Tensor], context: Context) -> Activated:
        kernel = self._kernel("stem.conv")
        kernel = pad(kernel, (0, 0, 0, 0, 0, image.shape[1] - kernel.shape[1]))
        return activated(
            conv2d(image, kernel, padding=1),
            self._bias("stem.conv"),
            self._norm("stem.norm", self._network.stem.norm),
            context,
        )

    def _downsample(self, name: str, x: Tensor, _mean: Optional[Tensor], context: Context) -> Activated:
        return activated(conv2d(x, self._kernel(name), stride=2, padding=1), self._bias(name), None, context)

    def _stage(self, name: str, x: Tensor, mean: Optional[Tensor], context: Context) -> Activated:
        stage: Stage = getattr(self._network, name)
        mean = stage.attention.statistics(lambda: _given(mean)[None])[0]
        squeeze, excite = (
            (self._kernel(f"{name}.attention.{layer}"), self._bias(f"{name}.attention.{layer}"))
            for layer in ("squeeze", "excite")
        )
        kernel = context.ops.attend(mean, squeeze, excite, self._kernel(f"{name}.conv"))
        return activated(
            conv2d(x, kernel, padding=1), self._bias(f"{name}.conv"), self._norm(f"{name}.norm", stage.norm), context
        )

    def _ops(self, image: Tensor) -> ModuleType:
        return fused_feature_ops if fused_feature_ops.are_available(image, self._widths) else feature_ops

    @cached_property
    def _widths(self) -> set[int]:
        layers = (module for module in self._network.modules() if isinstance(module, Conv2d))
        return {layer.out_channels for layer in layers if layer is not self._network.classifier}

    def _norm(self, name: str, module: GroupNorm) -> Norm:
        weight = self._parameters[f"{name}.weight"]
        return Norm(weight, self._bias(name), module.num_groups, module.eps, module.statistics)

    def _bias(self, name: str) -> Tensor:
        return self._parameters[f"{name}.bias"]

    def _kernel(self, name: str) -> Tensor:
        kernel = self._parameters[f"{name}.weight"]
        # Convolutions of PyTorch 2.5 and later read it as if it were contiguous on macOS 15 and later: pytorch#192212.
        return kernel.contiguous() if kernel.device.type == "mps" else kernel


def _first_dense(windows: list[DecoderWindow]) -> int:
    """The finest of the coarse scales at which a fuse gives no more pixels in the whole image than in the windows."""
    border = len(windows)
    while border > 0 and windows[border - 1].given >= prod(windows[border - 1].size):
        border -= 1
    return border


def _given(x: Optional[Tensor]) -> Tensor:
    """What a layer was asked for, and so has given."""
    if x is None:
        raise ValueError("a layer was not asked for what is read of it")
    return x


def _channels(vector: Tensor) -> Tensor:
    """A value per channel, to be added to an image."""
    return vector[:, None, None]


def _masks(valid: Optional[Tensor]) -> list[Optional[Valid]]:
    """Masks at the four scales from that of the image, shape (1, 1, h, w)."""
    return [None if mask is None else Valid(mask.reshape(-1, 1), mask.sum()) for mask in masks_of(valid)]
