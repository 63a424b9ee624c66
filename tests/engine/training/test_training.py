# SPDX-License-Identifier: GPL-3.0-or-later
"""Training sees what it should, nothing else, and repeats itself exactly."""

from __future__ import annotations

import copy
import gc
import io
import os
import subprocess
import sys
import tracemalloc
import weakref
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.engine import devices
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.learners.training_step import TrainingStep, hard_targets
from freenet_qgis.engine.mapping.inference import class_map, predict
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.network.freenet import FreeNet, padded_size
from freenet_qgis.engine.network.global_statistics import kept_statistics
from freenet_qgis.engine.network.views import VIEWS, turned, view, view_index
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.recipe.recipes import AUTO, FAST, PAPER, Recipe, polynomial_decay, recipe_for, warmup_cosine
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene
from freenet_qgis.engine.scenes.padded_image import PaddedImage
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training import training_job
from freenet_qgis.engine.training.held_out_check import HeldOutCheck
from freenet_qgis.engine.training.stopping import Stopping
from freenet_qgis.engine.training.supervision import Supervision
from freenet_qgis.engine.training.training_loop import train_network
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.errors import FreeNetError
from freenet_qgis.paths import PACKAGE

SMALL = {"width_factor": 0.25}
CPU = torch.device("cpu")


def make_scene(rows: int = 37, cols: int = 45, bands: int = 6, nodata: bool = True) -> tuple[PaddedImage, np.ndarray]:
    """A scene of three vertical stripes of different spectra, and labels on a few rows of it."""
    rng = np.random.default_rng(0)
    truth = np.minimum(np.arange(cols) * 3 // cols, 2)[None].repeat(rows, 0)
    cube = (rng.normal(size=(3, bands))[truth] * 100 + rng.normal(0, 20, (rows, cols, bands))).astype(np.int16)
    valid = np.ones((rows, cols), bool)
    if nodata:
        valid[:, :4] = False
    labels = np.zeros((rows, cols), np.uint8)
    labels[5:12] = truth[5:12] + 1
    labels[~valid] = 0
    described = [Band(number, f"Band {number}") for number in range(1, bands + 1)]
    return StandardisedScene.measured(cube, valid, described, CPU).image, labels


def first_loss(image: PaddedImage, labels: np.ndarray, pixels: np.ndarray, recipe: Recipe) -> tuple[float, FreeNet]:
    torch.manual_seed(0)
    network = FreeNet(6, 3, recipe.width_factor)
    step = TrainingStep(network, image, recipe, hard_targets(3, recipe.label_smoothing), len(pixels) + 5)
    rows = labels.flat[pixels].astype(int) - 1
    return step(image.padded_index(pixels), rows, 1e-3, np.random.default_rng(0)).item(), network


@pytest.mark.parametrize("recipe", [replace(AUTO, dropout=0.0, **SMALL), replace(PAPER, **SMALL)])
def test_loss_is_unchanged_when_test_labels_are_permuted(recipe: Recipe) -> None:
    image, labels = make_scene()
    rng = np.random.default_rng(5)
    pixels = rng.choice(np.flatnonzero(labels), 40, replace=False)
    other = labels.copy()
    others = np.setdiff1d(np.arange(labels.size), pixels)
    other.flat[others] = rng.permutation(other.flat[others])
    assert first_loss(image, labels, pixels, recipe)[0] == first_loss(image, other, pixels, recipe)[0]
    assert not np.array_equal(labels, other)


def test_loss_is_the_mean_cross_entropy_over_the_sampled_pixels() -> None:
    image, labels = make_scene()
    pixels = np.flatnonzero(labels)[::7]
    loss, network = first_loss(image, labels, pixels, replace(PAPER, **SMALL))
    logits = network(image.image)[0].detach().double().numpy()
    rows, cols = np.divmod(pixels, labels.shape[1])
    chosen = logits[:, rows, cols]
    by_hand = np.log(np.exp(chosen).sum(0)) - chosen[labels[rows, cols] - 1, np.arange(len(pixels))]
    assert loss == pytest.approx(by_hand.mean(), rel=1e-5)


@pytest.mark.parametrize(
    "recipe",
    [
        replace(AUTO, dropout=0.0, optimizer="sgd", augment="none", **SMALL),
        replace(PAPER, clip_norm=0.5, **SMALL),
    ],
)
def test_steps_are_those_of_the_plain_network_and_torchs_sgd(recipe: Recipe) -> None:
    image, labels = make_scene()
    pixels = np.flatnonzero(labels)[::7]
    torch.manual_seed(0)
    fast = FreeNet(6, 3, 0.25)
    plain = copy.deepcopy(fast).double()
    step = TrainingStep(fast, image, recipe, hard_targets(3, recipe.label_smoothing), len(pixels))
    optimizer = torch.optim.SGD(plain.parameters(), lr=0, momentum=0.9, weight_decay=recipe.weight_decay)
    valid = image.valid.double() if recipe.masked_statistics else None
    index, wanted = image.padded_index(pixels), labels.flat[pixels].astype(int) - 1
    for rate in (0.02, 0.01):
        step(index, wanted, rate, np.random.default_rng(0))
        optimizer.param_groups[0]["lr"] = rate
        optimizer.zero_grad()
        logits = plain(image.image.double(), valid)[0].flatten(1)[:, index].T
        cross_entropy(logits, torch.from_numpy(wanted), label_smoothing=recipe.label_smoothing).backward()
        torch.nn.utils.clip_grad_norm_(plain.parameters(), recipe.clip_norm)
        optimizer.step()
    step.finish()
    for (name, ours), theirs in zip(fast.named_parameters(), plain.parameters()):
        assert (ours - theirs).norm() / theirs.norm() < 1e-5, name


@pytest.mark.parametrize("turn", range(VIEWS))
def test_a_view_and_back_is_the_image(turn: int) -> None:
    x = torch.arange(30.0).reshape(1, 1, 5, 6)
    assert torch.equal(view(view(x, turn), turn, back=True), x)


@pytest.mark.parametrize("turn", range(VIEWS))
def test_turning_whole_pixels_gives_the_view(turn: int) -> None:
    x = torch.rand(1, 3, 4, 6).contiguous(memory_format=torch.channels_last)
    assert torch.equal(turned(x, turn), view(x, turn))
    assert turned(x, turn).is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("turn", range(VIEWS))
def test_a_pixel_is_found_again_in_a_view(turn: int) -> None:
    x = torch.arange(30).reshape(5, 6)
    index, size = view_index(torch.arange(30), (5, 6), turn)
    seen = view(x, turn)
    assert seen.shape == size
    assert torch.equal(seen.flatten()[index], torch.arange(30))


def test_the_views_are_eight_different_images() -> None:
    x = torch.rand(1, 1, 4, 4)
    assert len({tuple(view(x, number).flatten().tolist()) for number in range(VIEWS)}) == VIEWS


def test_auto_does_not_see_padding_or_nodata_in_its_statistics() -> None:
    image, _ = make_scene()
    torch.manual_seed(0)
    network = FreeNet(6, 3, 0.25).eval()
    whole = predict(network, image, PredictionSetup(True))
    # The stem's statistics: the same image with its nodata stripe and padding cut away has the same mean and variance.
    features = network.stem.conv(image.image)
    normalised = network.stem.norm(features, image.valid)
    inside = normalised[0][:, image.valid[0, 0] > 0].reshape(4, -1).double()
    weight, bias = network.stem.norm.weight, network.stem.norm.bias
    assert torch.equal(weight, torch.ones_like(weight))
    assert torch.equal(bias, torch.zeros_like(bias))
    assert inside.mean(1).abs().max() < 1e-5
    assert (inside.var(1, correction=0) - 1).abs().max() < 1e-3
    assert np.isnan(whole[:, :, :4]).all()
    assert np.isfinite(whole[:, :, 4:]).all()


@pytest.mark.slow
@pytest.mark.parametrize("recipe", [replace(AUTO, steps=25, **SMALL), replace(PAPER, steps=25, **SMALL)])
def test_the_same_seed_gives_the_same_network(recipe: type) -> None:
    devices.make_deterministic(0)
    image, labels = make_scene()
    first, again, other = (
        train_network(image, labels, TrainingSetup(3, recipe, seed)).state_dict() for seed in (1, 1, 2)
    )
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not all(torch.equal(first[name], other[name]) for name in first)


@pytest.mark.slow
def test_training_does_without_slow_imports() -> None:
    """PyTorch's compiler takes seconds, scikit-learn one."""
    code = """
import sys, torch
from freenet_qgis.engine import devices; from freenet_qgis.engine.training import pace
devices.make_deterministic(0)
pace.measure_paces(torch.device("cpu"), is_busy=False)
slow = ("torch._dynamo", "torch._inductor.", "sklearn", "scipy")
print([name for name in sys.modules if name.startswith(slow)])
"""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_auto_learns_a_plain_scene() -> None:
    image, labels = make_scene()
    network = train_network(image, labels, TrainingSetup(3, replace(AUTO, steps=60, **SMALL), 0))
    mapped = class_map(predict(network, image, PredictionSetup(True, views=8)))
    truth = np.minimum(np.arange(45) * 3 // 45, 2)[None].repeat(37, 0) + 1
    assert (mapped[:, :4] == 0).all()
    assert (mapped[:, 4:] == truth[:, 4:]).mean() > 0.95


def test_probabilities_sum_to_one() -> None:
    image, _ = make_scene(nodata=False)
    probabilities = predict(FreeNet(6, 3, 0.25).eval(), image, PredictionSetup(True, views=8))
    assert probabilities.shape == (3, 37, 45)
    assert probabilities.sum(0) == pytest.approx(np.ones((37, 45)), abs=1e-5)


def test_a_part_of_a_scene_keeps_the_standardisation_of_the_whole() -> None:
    rng = np.random.default_rng(0)
    cube = rng.normal(50, 9, (37, 45, 6)).astype(np.float32)
    whole = StandardisedScene.measured(
        cube, np.ones((37, 45), bool), [Band(number, "b") for number in range(1, 7)], CPU
    )
    part = whole.crop(slice(3, 30), slice(10, 40)).image
    assert (part.rows, part.cols) == (27, 30)
    assert part.image.shape[-2:] == padded_size(27, 30)
    assert torch.equal(part.image[..., :27, :30], whole.image.image[..., 3:30, 10:40])
    assert not part.image[..., 27:, :].any()


def test_standardised_bands_have_mean_0_and_deviation_1_over_valid_pixels() -> None:
    image, _ = make_scene()
    inside = image.image[0][:, image.valid[0, 0] > 0].double()
    assert inside.mean(1).abs().max() < 1e-6
    assert (inside.var(1, correction=0) - 1).abs().max() < 1e-5
    assert not image.image[0][:, image.valid[0, 0] == 0].any()


def test_scale_offset_and_nodata_of_a_band_are_honoured() -> None:
    cube = np.array([[[10, 0.25], [20, 0.5], [-99, np.nan], [30, 0.75]]], np.float32)
    bands = [Band(1, "scaled", scale=0.1, offset=5, nodata=-99), Band(2, "plain")]
    ground = StandardisedScene.measured(cube, np.ones((1, 4), bool), bands, CPU)
    assert ground.norm.mean == pytest.approx([7, 0.5])
    assert ground.norm.std == pytest.approx([np.std([6, 7, 8]), np.std([0.25, 0.5, 0.75])])
    assert ground.image.image[0, :, 0, 2].tolist() == [0, 0]


def test_a_constant_band_becomes_zero() -> None:
    cube = np.full((4, 4, 1), 7.3, np.float32)
    assert not StandardisedScene.measured(cube, np.ones((4, 4), bool), [Band(1, "constant")], CPU).image.image.any()


@pytest.mark.slow
def test_training_ends_when_the_held_out_accuracy_has_stopped_improving() -> None:
    image, labels = make_scene()
    held_out = np.roll(labels, 15, 0)
    held_out[image.valid[0, 0, :37, :45].numpy() == 0] = 0
    steps = []
    recipe = replace(AUTO, steps=400, **SMALL)
    stopping = Stopping(HeldOutCheck(image, held_out, 0))
    network = train_network(
        image, labels, TrainingSetup(3, recipe, 0), Supervision(lambda step, *_: steps.append(step), stopping)
    )
    assert steps[-1] < 250
    mapped = class_map(predict(network, image, PredictionSetup(True)))
    assert (mapped == held_out)[held_out > 0].mean() > 0.95


@pytest.mark.slow
def test_a_fast_training_can_end_early() -> None:
    image, labels = make_scene()
    held_out = labels.copy()
    steps = []
    recipe = replace(FAST, **SMALL)
    stopping = Stopping(HeldOutCheck(image, held_out, 0))
    train_network(
        image, labels, TrainingSetup(3, recipe, 0), Supervision(lambda step, *_: steps.append(step), stopping)
    )
    assert steps[-1] < recipe.steps


@pytest.mark.slow
def test_training_goes_on_while_the_held_out_accuracy_is_poor() -> None:
    image, labels = make_scene()
    wrong = np.where(labels > 0, labels % 3 + 1, 0)
    steps = []
    recipe = replace(FAST, **SMALL)
    stopping = Stopping(HeldOutCheck(image, wrong, 0))
    train_network(
        image, labels, TrainingSetup(3, recipe, 0), Supervision(lambda step, *_: steps.append(step), stopping)
    )
    assert steps[-1] == recipe.steps


def test_nothing_of_a_training_stays_behind() -> None:
    image, _ = make_scene()
    gc.disable()
    try:
        step = TrainingStep(FreeNet(6, 3, 0.25), image, replace(AUTO, **SMALL), hard_targets(3, 0.1), 4)
        gone = weakref.ref(step)
        step(np.array([1, 2]), np.array([0, 1]), 1e-3, np.random.default_rng(0))
        step.finish()
        del step
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.slow
def test_a_longer_training_takes_no_more_memory() -> None:
    """Each step sends its batch to the device: a million of them would be gigabytes."""
    image, labels = make_scene()
    held: list[int] = []

    def note(*_: object) -> None:
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])

    tracemalloc.start()
    try:
        setup = TrainingSetup(3, replace(PAPER, steps=300, width_factor=0.07), 0)
        train_network(image, labels, setup, Supervision(note, report_every=100))
    finally:
        tracemalloc.stop()
    assert held[2] < held[0] + 100_000  # two hundred batches are twice that


def test_the_paper_never_ends_early() -> None:
    assert AUTO.stops_early
    assert not PAPER.stops_early


def test_training_that_diverges_says_so() -> None:
    image, labels = make_scene()
    with pytest.raises(FreeNetError, match="Training diverged: the loss is nan at step"):
        train_network(image, labels, TrainingSetup(3, replace(PAPER, learning_rate=float("nan"), steps=20, **SMALL), 0))


def test_the_papers_schedule() -> None:
    assert [polynomial_decay(step, 1000) for step in (0, 500, 999)] == pytest.approx([1, 0.5**0.9, 0.001**0.9])


def test_warmup_rises_then_falls_to_nothing() -> None:
    rates = [warmup_cosine(step, 300) for step in range(300)]
    assert np.argmax(rates) == 19
    assert rates[0] == pytest.approx(1 / 20, rel=1e-3)
    assert rates[-1] < 1e-3


def test_steps_of_zero_mean_the_presets_own() -> None:
    assert recipe_for(TrainOptions("paper")).steps == 1000
    assert recipe_for(TrainOptions("paper", steps=5)).steps == 5


@pytest.mark.parametrize(("preset", "refits"), [("auto", True), ("fast", True), ("paper", False)])
def test_the_final_model_is_trained_anew_only_where_preset_and_user_want_it(preset: Preset, refits: bool) -> None:
    assert recipe_for(TrainOptions(preset)).refit is refits
    assert recipe_for(TrainOptions(preset, refit=False)) == replace(recipe_for(TrainOptions(preset)), refit=False)


def test_kept_statistics_make_a_prediction_local() -> None:
    """A part of the image, with room around it for the receptive field, gives what the whole image gives there."""
    torch.manual_seed(0)
    network = FreeNet(3, 4, 0.25).double().eval()
    image = torch.randn(1, 3, 256, 256, dtype=torch.float64)
    valid = (torch.rand(1, 1, 256, 256) > 0.2).double()
    whole = network(image, valid)
    with kept_statistics(network):
        network(image, valid)
    assert torch.allclose(network(image), whole, rtol=0, atol=1e-12)
    part = network(image[..., 64:224, 32:192])
    assert torch.allclose(part[..., 48:-48, 48:-48], whole[..., 112:176, 80:144], rtol=0, atol=1e-12)


@pytest.mark.slow
def test_a_scene_is_mapped_as_its_part_was_trained(tmp_path: Path) -> None:
    """The rest of the scene differs so much that its own statistics would spoil the map around the polygons."""
    rng = np.random.default_rng(0)
    truth = np.zeros((160, 160), np.uint8)
    truth[:64, :32], truth[:64, 32:64] = 1, 2
    cube = np.array([[900, 0, 0], [10, 20, 5], [20, 10, 5]])[truth] + rng.normal(0, 2, (160, 160, 3))
    labels = np.where(np.arange(160)[:, None] % 8 == 3, truth, 0).astype(np.uint8)
    job = Job(
        version="1",
        verb="train_and_classify",
        scene="scene",
        grid=Grid(160, 160, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=tuple(Band(number, f"Band {number}") for number in (1, 2, 3)),
        source_bands=3,
        classes=(ClassInfo(1, "one", "#111111"), ClassInfo(2, "two", "#222222")),
        options=TrainOptions("fast", 60, "none"),
    )
    silent = Events(io.StringIO())
    valid = np.ones((160, 160), bool)
    parts: list[MapPart] = []
    scene = LabelledScene(
        "scene", job.bands, cube.astype(np.float32), valid, labels, labels.astype(np.int32), LabelSource("")
    )
    task = TrainingTask(job, (scene,), CPU, silent, tmp_path)
    outcome = training_job.run_training(task, lambda part, temperature: parts.append(part))
    assert outcome.report.training.training_window == "a window of 64 x 64 pixels"
    (part,) = parts
    mapped = class_map(part.probabilities)
    assert (mapped == truth)[:64, :64].mean() > 0.95
