# SPDX-License-Identifier: GPL-3.0-or-later
"""Class probabilities smoothed along the edges of the image, so that noise goes and real borders stay.

A guided filter: within each small window probabilities are a linear function of the image, as far as its colours there
differ by more than they scatter within a class, and their mean where they do not. The image is that along the leading
whitened axes, where every class scatters alike.

Source: He, Sun, Tang 2013, "Guided Image Filtering", doi 10.1109/TPAMI.2012.213.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import pad

from ..network.freenet import FreeNet
from ..scenes.padded_image import PaddedImage

RADIUS = 2  # of a window, pixels
REACH = 2 * RADIUS  # pixels around one that its result depends on
GUIDES = 3  # axes that are looked at
EPSILON = 0.5  # variance along an axis that is no edge, where all axes vary by 1 on average
LARGEST = 100.0  # coordinates beyond it are noise, and squares of them would be all that is left of float32
STRIP_ROWS = 128  # done at once, for it takes some thirty maps
TINY = 1e-12  # sum of probabilities where there is no data
FIRST, SECOND = [0, 0, 0, 1, 1, 2], [0, 1, 2, 1, 2, 2]  # of three channels, to pair each with each


@torch.no_grad()
def smoothed(probabilities: Tensor, network: FreeNet, padded: PaddedImage) -> Tensor:
    """The probabilities of an image, each a mean of those around it that look alike.

    Args:
        probabilities: At least float32, shape (classes, h, w), of the padded image.
        network: The network they are of.
        padded: The image as it was shown it.

    Returns:
        Of the same shape and type; where there is no data they mean nothing. All as it was where the network sees bands
        alone.
    """
    if network.axes is None:
        return probabilities
    guide = padded.image[0, _leading(network.axes)]
    found, rows = torch.empty_like(probabilities), probabilities.shape[1]
    for top in range(0, rows, STRIP_ROWS):
        bottom = min(top + STRIP_ROWS, rows)
        strip = slice(max(0, top - REACH), min(bottom + REACH, rows))
        part = _guided(probabilities[:, strip], guide[:, strip].float(), padded.valid[0, :, strip])
        found[:, top:bottom] = part[:, top - strip.start : bottom - strip.start]
    return found


def _leading(axes: Tensor) -> slice:
    """Which channels of what a network with such axes is shown are the leading of these; bands may come first."""
    bands, channels = axes.shape
    first = bands if channels > bands else 0
    return slice(first, min(first + GUIDES, channels))


def _guided(probabilities: Tensor, guide: Tensor, valid: Tensor) -> Tensor:
    """The filter for maps of shape (n, h, w), a guide of at most three channels, and valid pixels, shape (1, h, w)."""
    guide = pad(guide.clamp(-LARGEST, LARGEST) * valid, (0, 0, 0, 0, 0, GUIDES - len(guide)))
    basis, count = torch.cat((valid, guide)), _total(valid).clamp(min=1)  # a level, and the slopes along the guide
    centre = _total(guide) / count
    inverse = _inverse(_total(guide[FIRST] * guide[SECOND]) / count - centre[FIRST] * centre[SECOND])
    found = torch.empty_like(probabilities)
    for likely, out in zip(probabilities, found):
        level, *along = _total(likely * basis) / count
        slopes = (inverse * (torch.stack(along) - level * centre)).sum(1)
        fitted = torch.cat(((level - (slopes * centre).sum(0))[None], slopes))
        torch.sum(_total(fitted * valid) / count * basis, 0, out=out)
    found.clamp_(min=0)
    return found / found.sum(0).clamp(min=TINY)


def _inverse(covariance: Tensor) -> Tensor:
    """The inverse of covariances with the variance that is no edge added, shape (3, 3, h, w).

    Args:
        covariance: Of three channels, the six that differ, in the order of `FIRST` and `SECOND`, shape (6, h, w).
    """
    a, b, c, d, e, f = covariance
    a, d, f = a + EPSILON, d + EPSILON, f + EPSILON
    rows = (
        (d * f - e * e, c * e - b * f, b * e - c * d),
        (c * e - b * f, a * f - c * c, b * c - a * e),
        (b * e - c * d, b * c - a * e, a * d - b * b),
    )
    determinant = a * rows[0][0] + b * rows[0][1] + c * rows[0][2]
    return torch.stack([torch.stack(row) for row in rows]) / determinant


def _total(maps: Tensor) -> Tensor:
    """Sums over the windows of maps of shape (n, h, w); by slices, which is ten times as fast here as pooling."""
    found = pad(maps, (RADIUS,) * 4)
    for axis in (1, 2):
        parts = [found.narrow(axis, first, maps.shape[axis]) for first in range(2 * RADIUS + 1)]
        found = parts[0] + parts[1]
        for part in parts[2:]:
            found += part
    return found
