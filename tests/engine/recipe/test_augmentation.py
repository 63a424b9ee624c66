# SPDX-License-Identifier: GPL-3.0-or-later
"""What a training step is shown: the same pixels, elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from freenet_qgis.engine.recipe.augmentation import Augmentation, Augmenter
from freenet_qgis.engine.recipe.jigsaw import BLOCK_PX, Jigsaw

KINDS: list[Augmentation] = ["none", "views", "jigsaw"]


def numbered(rows: int = 72, cols: int = 104) -> tuple[torch.Tensor, torch.Tensor]:
    """An image of two bands that hold the number of each pixel, and a mask with a hole."""
    number = torch.arange(rows * cols, dtype=torch.float32).view(1, 1, rows, cols)
    valid = (number % 7 > 0).float()
    image = torch.cat((number, -number), 1).contiguous(memory_format=torch.channels_last)
    return image, valid


@pytest.mark.parametrize("kind", KINDS)
def test_every_pixel_is_found_where_it_was_put(kind: Augmentation) -> None:
    image, valid = numbered()
    augmenter, rng = Augmenter(kind, image, valid), np.random.default_rng(0)
    pixels = np.arange(image[0, 0].numel())
    for _ in range(8):
        shown = augmenter(rng)
        places = torch.from_numpy(np.asarray(shown.places(pixels)))
        assert torch.equal(shown.image[0, 0].flatten()[places], image[0, 0].flatten())
        assert torch.equal(shown.image[0, 1].flatten()[places], image[0, 1].flatten())
        assert torch.equal(shown.valid.flatten()[places], valid.flatten())
        assert shown.image.is_contiguous(memory_format=torch.channels_last)


def test_a_jigsaw_fills_up_with_what_has_no_data() -> None:
    image, valid = numbered()
    shown = Augmenter("jigsaw", image, valid)(np.random.default_rng(0))
    assert shown.image.shape[-2:] == (96, 128)
    assert shown.valid.sum() == valid.sum()


def test_a_jigsaw_keeps_neighbours_within_its_squares() -> None:
    size = (4 * BLOCK_PX, 6 * BLOCK_PX)
    source, _ = Jigsaw(size, torch.device("cpu")).draw(np.random.default_rng(0))
    rows, cols = np.divmod(source.numpy().reshape(size), size[1])
    apart = np.abs(np.diff(rows, axis=1)) + np.abs(np.diff(cols, axis=1))
    inside = np.arange(size[1] - 1) % BLOCK_PX != BLOCK_PX - 1
    touching = apart[:, inside] == 1
    assert touching.mean() > 0.9  # all but where the cuts' shift wraps around the image


def test_each_jigsaw_is_another() -> None:
    jigsaw, rng = Jigsaw((2 * BLOCK_PX, 2 * BLOCK_PX), torch.device("cpu")), np.random.default_rng(0)
    first, second = jigsaw.draw(rng)[0], jigsaw.draw(rng)[0]
    assert not torch.equal(first, second)
    assert torch.equal(first.sort().values, second.sort().values)
