# SPDX-License-Identifier: GPL-3.0-or-later
"""The fast network is the plain one, computed another way: same logits, same loss, same gradients."""

from __future__ import annotations

import copy
from typing import Optional

import pytest
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from freenet_qgis.engine.fast import cuda_kernels, fused_feature_ops
from freenet_qgis.engine.fast.decoder_windows import outside
from freenet_qgis.engine.fast.fast_network import FastFreeNet
from freenet_qgis.engine.network.freenet import FreeNet, padded_size
from freenet_qgis.engine.network.global_statistics import kept_statistics
from freenet_qgis.engine.network.parameters import FlatParameters

CLASSES, BANDS = 5, 7
ROWS, COLS = 32, 48
CORNERS = [0, COLS - 1, (ROWS - 1) * COLS, ROWS * COLS - 1]
BORDER = [*range(COLS), *range(0, ROWS * COLS, COLS), *range(COLS - 1, ROWS * COLS, COLS)]
DEVICES = [
    "cpu",
    pytest.param("cuda", marks=pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")),
]


@pytest.fixture(autouse=True)
def exact_float32() -> None:
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cuda.matmul.allow_tf32 = False


def make(
    dtype: torch.dtype, size: tuple[int, int] = (ROWS, COLS), width_factor: float = 0.25, device: str = "cpu"
) -> tuple[FreeNet, Tensor, Tensor]:
    """A network, an image and its mask: nodata in a third of the image and padding to a size the network takes."""
    torch.manual_seed(0)
    network = FreeNet(BANDS, CLASSES, width_factor).to(device, dtype)
    (rows, cols), (h, w) = size, padded_size(*size)
    valid = torch.zeros(1, 1, h, w, dtype=dtype)
    valid[..., :rows, :cols] = torch.rand(1, 1, rows, cols) > 0.3
    image = torch.randn(1, BANDS, h, w, dtype=dtype) * valid
    return network, image.to(device, memory_format=torch.channels_last), valid.to(device)


def fast(network: FreeNet, dtype: torch.dtype, recompute: bool = False) -> tuple[FastFreeNet, FlatParameters]:
    parameters = FlatParameters(network)
    return FastFreeNet(network, parameters.named(dtype), recompute), parameters


def plain_logits(network: FreeNet, image: Tensor, pixels: Tensor, valid: Optional[Tensor]) -> Tensor:
    return network(image, valid)[0].flatten(1)[:, pixels].T


def relative(ours: Tensor, theirs: Tensor) -> float:
    return ((ours - theirs).norm() / theirs.norm().clamp(min=1e-30)).item()


def differences(
    network: FreeNet, image: Tensor, valid: Optional[Tensor], pixels: Tensor, recompute: bool = False
) -> dict[str, float]:
    """Of the loss and of every gradient, relative to the plain network's in float64.

    In float32 what is of the size of the plain network's own rounding does not count: the normalisation behind an
    attention makes its gradient a small difference of large sums, good to 1e-5 in neither network.
    """
    labels = torch.arange(len(pixels), device=pixels.device) % CLASSES
    exact = copy.deepcopy(network).double()
    exact_valid = None if valid is None else valid.double()
    theirs = cross_entropy(plain_logits(exact, image.double(), pixels, exact_valid), labels)
    theirs.backward()
    ours_network, parameters = fast(network, image.dtype, recompute)
    ours = cross_entropy(ours_network.logits_at(image, pixels, valid), labels)
    ours.backward()
    gradients = FlatParameters(network)
    gradients.vector = torch.nn.Parameter(parameters.vector.grad)
    named = gradients.named(image.dtype)
    found = {name: relative(named[name], parameter.grad) for name, parameter in exact.named_parameters()}
    if image.dtype == torch.float32:
        network.zero_grad()
        cross_entropy(plain_logits(network, image, pixels, valid), labels).backward()
        for name, parameter in network.named_parameters():
            rounding = relative(parameter.grad, exact.get_parameter(name).grad)
            found[name] = 0.0 if found[name] < 10 * rounding else found[name]
    return {"loss": abs(ours.item() - theirs.item()) / theirs.item(), **found}


@pytest.mark.parametrize("masked", [False, True])
def test_every_pixel_has_the_plain_logits(masked: bool) -> None:
    network, image, valid = make(torch.float64)
    where = valid if masked else None
    ours, _ = fast(network, torch.float64)
    pixels = torch.arange(ROWS * COLS)
    assert relative(ours.logits_at(image, pixels, where), plain_logits(network, image, pixels, where)) < 1e-12
    with torch.no_grad():
        assert relative(ours.logits(image, where), network(image, where)) < 1e-12


@pytest.mark.parametrize("pixels", [CORNERS, BORDER, [5], [5, 5, 700], list(range(0, ROWS * COLS, 11))])
@pytest.mark.parametrize("masked", [False, True])
def test_loss_and_every_gradient_are_exact_in_float64(pixels: list[int], masked: bool) -> None:
    network, image, valid = make(torch.float64)
    found = differences(network, image, valid if masked else None, torch.tensor(pixels))
    assert max(found.values()) < 1e-10, found


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("width_factor", [0.5, 1.0])
@pytest.mark.parametrize("size", [(32, 48), (37, 45), (17, 61), (3, 5)])
def test_loss_and_every_gradient_agree_in_float32(
    size: tuple[int, int], width_factor: float, masked: bool, device: str
) -> None:
    network, image, valid = make(torch.float32, size, width_factor, device)
    h, w = image.shape[-2:]
    pixels = torch.tensor([0, w - 1, (h - 1) * w, h * w - 1, *range(0, h * w, 7)], device=device)
    found = differences(network, image, valid if masked else None, pixels)
    assert max(found.values()) < 1e-5, found


@pytest.mark.parametrize("device", DEVICES)
def test_one_labelled_pixel_is_enough(device: str) -> None:
    network, image, valid = make(torch.float32, device=device)
    for pixel in (*CORNERS, 700):
        found = differences(network, image, valid, torch.tensor([pixel], device=device))
        assert max(found.values()) < 1e-5, (pixel, found)


@pytest.mark.parametrize("device", DEVICES)
def test_places_outside_the_image_change_nothing(device: str) -> None:
    network, image, _ = make(torch.float32, device=device)
    gradients = []
    for pixels in ([0, 5, 700], [0, outside(COLS), 5, outside(COLS), 700]):
        ours, parameters = fast(network, torch.float32)
        index = torch.tensor(pixels, device=device)
        labels = torch.where(index >= 0, index % CLASSES, -100)
        cross_entropy(ours.logits_at(image, index), labels).backward()
        gradients.append(parameters.vector.grad)
    assert relative(*gradients) < 1e-6


def test_recomputing_gives_the_same_gradients() -> None:
    network, image, valid = make(torch.float64)
    found = differences(network, image, valid, torch.tensor(CORNERS), recompute=True)
    assert max(found.values()) < 1e-10, found


def test_logits_in_strips_are_those_of_the_whole() -> None:
    network, image, valid = make(torch.float64, (90, 40))
    ours, _ = fast(network, torch.float64)
    for rows in (8, 16, 40):
        with torch.no_grad():
            strips = ours.logits(image, valid, strip_px=rows * image.shape[-1])
            assert relative(strips, network(image, valid)) < 1e-12


def test_padding_bands_with_zeros_changes_nothing() -> None:
    network, image, _ = make(torch.float64)
    ours, _ = fast(network, torch.float64)
    wide = torch.cat((image, torch.zeros_like(image[:, :1])), 1).contiguous(memory_format=torch.channels_last)
    with torch.no_grad():
        assert relative(ours.logits(wide), network(image)) < 1e-12


def test_a_scale_without_any_valid_pixel_has_statistics_of_all() -> None:
    network, image, valid = make(torch.float64, (8, 8))
    valid[..., 0, 0] = 0  # the only pixel inside that an eighth of the size sees
    pixels = torch.arange(64)
    assert network(image, valid).isfinite().all()
    ours, _ = fast(network, torch.float64)
    assert relative(ours.logits_at(image, pixels, valid), plain_logits(network, image, pixels, valid)) < 1e-12


@pytest.mark.parametrize("device", DEVICES)
def test_what_is_not_a_number_is_not_hidden(device: str) -> None:
    network, image, valid = make(torch.float32, device=device)
    with torch.no_grad():
        network.stage1.conv.weight[0, 0, 0, 0] = torch.inf
        assert not fast(network, torch.float32)[0].logits(image, valid).isfinite().any()


def test_feature_maps_that_are_not_channels_last_are_taken_too() -> None:
    network, image, _ = make(torch.float64)
    ours, _ = fast(network, torch.float64)
    with torch.no_grad():
        assert relative(ours.logits(image.contiguous()), network(image)) < 1e-12


def test_kept_statistics_are_used_and_kept_alike() -> None:
    network, image, valid = make(torch.float64)
    other = torch.randn_like(image)
    twin = copy.deepcopy(network)
    with torch.no_grad():
        with kept_statistics(network):
            network(image, valid)
        with kept_statistics(twin):
            fast(twin, torch.float64)[0].encode(image, valid)
        kept = [module.kept for module in network.modules() if hasattr(module, "kept")]
        assert len(kept) == 9
        for theirs, ours in zip(kept, [module.kept for module in twin.modules() if hasattr(module, "kept")]):
            assert torch.allclose(ours, theirs, rtol=1e-10, atol=1e-12)
        assert relative(fast(twin, torch.float64)[0].logits(other), network(other)) < 1e-10


def test_dropout_falls_on_the_features_before_the_classifier() -> None:
    network, image, _ = make(torch.float64)
    network.dropout.p = 0.5
    pixels = torch.arange(200)
    ours, _ = fast(network.train(), torch.float64)
    first, second = ours.logits_at(image, pixels), ours.logits_at(image, pixels)
    assert not torch.equal(first, second)
    network.eval()
    assert torch.equal(ours.logits_at(image, pixels), ours.logits_at(image, pixels))


def test_bfloat16_is_near() -> None:
    network, image, valid = make(torch.float32, width_factor=0.5)
    ours, _ = fast(network, torch.bfloat16)
    with torch.no_grad():
        assert relative(ours.logits(image.bfloat16(), valid), network(image, valid)) < 0.03


def test_parameters_travel_flat_and_come_back() -> None:
    network, _, _ = make(torch.float32)
    before = copy.deepcopy(network.state_dict())
    parameters = FlatParameters(network)
    for name, value in parameters.named(torch.float32).items():
        assert torch.equal(value, before[name])
    with torch.no_grad():
        parameters.vector.mul_(2)
    parameters.write_back()
    assert all(torch.equal(value, 2 * before[name]) for name, value in network.state_dict().items())


@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device")
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_compiled_kernels_do_what_the_plain_passes_do(dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch) -> None:
    network, image, valid = make(torch.float32, (64, 80), 0.5, "cuda")
    pixels = torch.arange(0, 64 * 80, 31, device="cuda")
    assert fused_feature_ops.are_available(image, [48, 64])
    assert not fused_feature_ops.are_available(image, [48, 10])
    found = []
    for compiled in (True, False):
        if not compiled:
            monkeypatch.setattr(fused_feature_ops, "are_available", lambda image, widths: False)
        ours, parameters = fast(network, dtype)
        wide = torch.cat((image, image[:, :1] * 0), 1).to(dtype, memory_format=torch.channels_last)
        loss = cross_entropy(ours.logits_at(wide, pixels, valid), pixels % CLASSES)
        loss.backward()
        found.append((loss.item(), parameters.vector.grad))
    (ours_loss, ours), (theirs_loss, theirs) = found
    tolerance = 1e-5 if dtype == torch.float32 else 0.15
    assert ours_loss == pytest.approx(theirs_loss, rel=tolerance)
    assert relative(ours, theirs) < tolerance


def test_without_a_compiler_the_plain_passes_serve(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    def fails(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(cuda_kernels.ctypes, "CDLL", fails)
    cuda_kernels._compiled.cache_clear()
    assert cuda_kernels.kernels_for(torch.device("cuda", 7), torch.float32) is None
    assert "own kernels are not used: lib" in capsys.readouterr().err
    cuda_kernels._compiled.cache_clear()
