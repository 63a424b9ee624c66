# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet, the fully convolutional network that sees the whole image at once.

Source: Zheng, Zhong, Ma, Zhang 2020, "FPGA: Fast Patch-Free Global Learning Framework for Fully End-to-End
Hyperspectral Image Classification", IEEE TGRS 58(8), doi 10.1109/TGRS.2020.2967821. Written from the paper. Beyond it:
the global statistics may leave out padding and nodata (`valid`) or be kept from another image (global_statistics.py),
and features may be dropped before the classifier.

Axes: n images (always 1 here), b bands, c channels, k classes, h rows, w columns.
"""

from __future__ import annotations

from typing import Literal, Optional

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from .global_statistics import GlobalStatistic

WIDTHS = (96, 128, 192, 256)  # channels of the encoder's four stages
SCALE_STEPS = (1, 2, 4, 8)  # pixels of the image from one to the next at each scale
DECODER_WIDTH = 128
GROUPS = 16
SIZE_MULTIPLE = 16  # rows and columns of the image; the decoder needs 8, the paper pads to 16


class FreeNet(nn.Module):
    """Encoder with spectral attention, light decoder with lateral connections, logits at full size.

    Args:
        bands: Channels of the image.
        classes: Channels of the logits.
        width_factor: The paper's beta; scales every width and the number of groups.
        dropout: Share of the decoder's features set to zero before the classifier while training; 0 in the paper.

    Attributes:
        axes: Shape (bands of the scene, channels of the image): the network is shown coordinates along these, see
            `whitening`. None, as in the paper: it is shown the bands.
    """

    kind: Literal["freenet", "spectral"] = "freenet"
    axes: Optional[Tensor]

    def __init__(self, bands: int, classes: int, width_factor: float = 1.0, dropout: float = 0.0) -> None:
        super().__init__()
        c1, c2, c3, c4 = (int(width * width_factor) for width in WIDTHS)
        decoder = int(DECODER_WIDTH * width_factor)
        groups = int(GROUPS * width_factor)

        self.register_buffer("axes", None)
        self.stem = ConvNormReLU(bands, c1, groups)
        self.stage1 = Stage(c1, groups)
        self.downsample1 = Downsample(c1, c2)
        self.stage2 = Stage(c2, groups)
        self.downsample2 = Downsample(c2, c3)
        self.stage3 = Stage(c3, groups)
        self.downsample3 = Downsample(c3, c4)
        self.stage4 = Stage(c4, groups)

        self.lateral1 = nn.Conv2d(c1, decoder, 1)
        self.lateral2 = nn.Conv2d(c2, decoder, 1)
        self.lateral3 = nn.Conv2d(c3, decoder, 1)
        self.lateral4 = nn.Conv2d(c4, decoder, 1)
        self.fuse4 = nn.Conv2d(decoder, decoder, 3, padding=1)
        self.fuse3 = nn.Conv2d(decoder, decoder, 3, padding=1)
        self.fuse2 = nn.Conv2d(decoder, decoder, 3, padding=1)
        self.fuse1 = nn.Conv2d(decoder, decoder, 3, padding=1)
        self.dropout = nn.Dropout(dropout)
        self.classifier = nn.Conv2d(decoder, classes, 1)

    @property
    def channels(self) -> int:
        """Number of bands, or coordinates along axes, of the image that it is shown."""
        return self.stem.conv.in_channels

    @property
    def classes(self) -> int:
        """Number of classes of the logits."""
        return self.classifier.out_channels

    def forward(self, image: Tensor, valid: Optional[Tensor] = None) -> Tensor:
        """Logits of every pixel.

        Args:
            image: Standardised bands, or coordinates along the axes, shape (n, b, h, w); h and w are multiples of 8.
            valid: 1 where the pixel has data, else 0, shape (n, 1, h, w), the image's dtype. Global statistics are
                taken over these pixels; over all, padding included, where None (the paper).

        Returns:
            Shape (n, k, h, w).
        """
        x1, x2, x3, x4 = self.encode(image, valid)
        y = self.fuse4(self.lateral4(x4))
        y = self.fuse3(self.lateral3(x3) + _double(y))
        y = self.fuse2(self.lateral2(x2) + _double(y))
        y = self.fuse1(self.lateral1(x1) + _double(y))  # (n, decoder, h, w)
        return self.classifier(self.dropout(y))

    def encode(self, image: Tensor, valid: Optional[Tensor] = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The encoder's features at full, half, quarter and eighth size; for the arguments see `forward`."""
        valid1, valid2, valid3, valid4 = masks_of(valid)
        x1 = self.stage1(self.stem(image, valid1), valid1)  # (n, c1, h, w)
        x2 = self.stage2(self.downsample1(x1), valid2)  # (n, c2, h/2, w/2)
        x3 = self.stage3(self.downsample2(x2), valid3)  # (n, c3, h/4, w/4)
        x4 = self.stage4(self.downsample3(x3), valid4)  # (n, c4, h/8, w/8)
        return x1, x2, x3, x4


class Stage(nn.Module):
    """Spectral attention, then convolution, normalisation and ReLU at the same width."""

    def __init__(self, channels: int, groups: int) -> None:
        super().__init__()
        self.attention = SpectralAttention(channels, reduction=groups)
        self.conv = nn.Conv2d(channels, channels, 3, padding=1)
        self.norm = GroupNorm(groups, channels)

    def forward(self, x: Tensor, valid: Optional[Tensor]) -> Tensor:
        """Shape (n, c, h, w) in and out; for `valid` see `FreeNet.forward`."""
        return self.norm(self.conv(self.attention(x, valid)), valid).relu()


class ConvNormReLU(nn.Module):
    """The stem: convolution, normalisation and ReLU."""

    def __init__(self, bands: int, channels: int, groups: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(bands, channels, 3, padding=1)
        self.norm = GroupNorm(groups, channels)

    def forward(self, x: Tensor, valid: Optional[Tensor]) -> Tensor:
        """Shape (n, b, h, w) to (n, c, h, w)."""
        return self.norm(self.conv(x), valid).relu()


class Downsample(nn.Module):
    """Half the size, the next width; no normalisation."""

    def __init__(self, channels: int, next_channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels, next_channels, 3, stride=2, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (n, c, h, w) to (n, next c, h/2, w/2)."""
        return self.conv(x).relu()


class SpectralAttention(nn.Module):
    """Scales each channel by a weight in (0, 1) learnt from the channel means of the whole image."""

    def __init__(self, channels: int, reduction: int) -> None:
        super().__init__()
        self.squeeze = nn.Linear(channels, channels // reduction)
        self.excite = nn.Linear(channels // reduction, channels)
        self.statistics = GlobalStatistic(channels)

    def forward(self, x: Tensor, valid: Optional[Tensor]) -> Tensor:
        """Shape (n, c, h, w) in and out."""
        mean = self.statistics(lambda: _mean(x, valid))  # (n, c)
        weight = self.excite(self.squeeze(mean).relu()).sigmoid()
        return x * weight[:, :, None, None]


class GroupNorm(nn.GroupNorm):
    """torch's group normalisation, with mean and variance over the valid pixels where these are given."""

    def __init__(self, groups: int, channels: int) -> None:
        super().__init__(groups, channels)
        self.statistics = GlobalStatistic(2 * groups)

    def forward(self, x: Tensor, valid: Optional[Tensor] = None) -> Tensor:
        """Shape (n, c, h, w) in and out."""
        if valid is None and not self.statistics.is_kept:
            return super().forward(x)
        n, c, h, w = x.shape
        grouped = x.reshape(n, self.num_groups, c // self.num_groups, h, w)

        def measure() -> Tensor:
            where = None if valid is None else valid[:, None]
            mean = _mean(grouped, where).mean(2)
            variance = _mean((grouped - mean[..., None, None, None]).square(), where).mean(2)
            return torch.cat((mean, variance), 1)  # (n, 2 groups)

        mean, variance = self.statistics(measure)[..., None, None, None].chunk(2, 1)
        normalised = ((grouped - mean) * (variance + self.eps).rsqrt()).view_as(x)
        return normalised * self.weight[:, None, None] + self.bias[:, None, None]


def _mean(x: Tensor, valid: Optional[Tensor]) -> Tensor:
    """Mean over rows and columns, of the valid pixels where these are given."""
    if valid is None:
        return x.mean((-2, -1))
    return (x * valid).sum((-2, -1)) / valid.sum((-2, -1))


def masks_of(valid: Optional[Tensor]) -> list[Optional[Tensor]]:
    """The mask at the four scales, finest first: a downsampled pixel is valid where the one under its centre is.

    A scale so coarse that it hits no valid pixel has statistics of all.
    """
    if valid is None:
        return [None] * len(SCALE_STEPS)
    masks = [valid[..., ::step, ::step] for step in SCALE_STEPS]
    return [mask + (mask.sum() == 0).to(mask.dtype) for mask in masks]


def _double(x: Tensor) -> Tensor:
    """Twice the rows and columns, nearest neighbour."""
    return interpolate(x, scale_factor=2, mode="nearest")


def padded_size(rows: int, cols: int) -> tuple[int, int]:
    """The next size the network takes, padded at the bottom and right."""
    return -(-rows // SIZE_MULTIPLE) * SIZE_MULTIPLE, -(-cols // SIZE_MULTIPLE) * SIZE_MULTIPLE
