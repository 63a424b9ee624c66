# SPDX-License-Identifier: GPL-3.0-or-later
"""A graphics card that runs out of memory in the middle of the work, whatever the forecast said.

Its error is raised at the calls that would meet it; where there is a card, its memory is taken for real.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import run_folders
import torch

from freenet_qgis.engine import memory
from freenet_qgis.engine.fast.fast_network import FastFreeNet
from freenet_qgis.engine.learners.training_step import TrainingStep
from freenet_qgis.engine.limits import USUAL, Limits
from freenet_qgis.errors import FreeNetError

pytestmark = pytest.mark.slow
ALWAYS = 10**9
SMALL = Limits(tile_sides=(8, 16), smallest_training_px=100, recomputes_anywhere=True)  # as if it were a card


def fails(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, times: int, after: int = 0) -> list[int]:
    """Let a method run out of memory so many times, after it has worked a few times; the number of failures so far."""
    method, calls, failed = getattr(owner, name), [0], [0]

    def failing(*arguments: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] > after and failed[0] < times:
            failed[0] += 1
            raise torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return method(*arguments, **options)

    monkeypatch.setattr(owner, name, failing)
    return failed


def report(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("after", [0, 1])
def test_training_that_runs_out_of_memory_recomputes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    folder = run_folders.write(tmp_path / "run", "train_and_classify")
    fails(monkeypatch, TrainingStep, "__call__", 1, after)
    told = run_folders.do(folder, SMALL)
    assert any("Memory ran out" in event.get("text", "") for event in told)
    assert report(folder)["recomputed"] and report(folder)["training_window"] is None
    assert any("feature maps are computed twice" in text for text in report(folder)["warnings"])
    assert run_folders.is_complete(folder)


def test_training_on_several_scenes_that_runs_out_of_memory_recomputes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = run_folders.write_several(tmp_path / "run")
    fails(monkeypatch, TrainingStep, "__call__", 1)
    run_folders.do(folder, SMALL)
    assert report(folder)["recomputed"] and len(report(folder)["scenes"]) == 2
    assert run_folders.is_complete(folder)


def test_training_that_runs_out_again_sees_a_part_of_the_scene_and_maps_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = run_folders.write_large(tmp_path / "run", "train_and_classify", 200)
    fails(monkeypatch, TrainingStep, "__call__", 2)
    run_folders.do(folder, SMALL)
    assert report(folder)["recomputed"] and "pieces around" in report(folder)["training_window"]
    assert any("some of the training data are left out" in text for text in report(folder)["warnings"])
    assert np.array_equal(np.load(folder / "class_map.npy") > 0, np.load(folder / "valid.npy"))


def test_training_without_any_memory_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = run_folders.write(tmp_path / "run", "train_and_classify")
    fails(monkeypatch, TrainingStep, "__call__", ALWAYS)
    with pytest.raises(FreeNetError, match=r"Training with 3 bands on .* needs about .* GB of memory") as caught:
        run_folders.do(folder, SMALL)
    assert "Clip the raster" in caught.value.hint
    assert not (folder / "class_map.npy").exists()


def test_other_errors_of_training_are_not_taken_for_lack_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> None:
        raise RuntimeError("expected scalar type Float")

    monkeypatch.setattr(TrainingStep, "__call__", broken)
    with pytest.raises(RuntimeError, match="expected scalar type"):
        run_folders.do(run_folders.write(tmp_path / "run", "train_and_classify"), SMALL)


@pytest.mark.parametrize(("name", "times", "after"), [("logits", 1, 0), ("logits", 1, 3), ("encode", 1, 0)])
def test_classifying_that_runs_out_of_memory_goes_on_in_smaller_tiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, times: int, after: int
) -> None:
    whole, folder = (run_folders.write(tmp_path / name) for name in ("whole", "run"))
    run_folders.do(whole)
    limits = replace(SMALL, largest_whole=0 if after else USUAL.largest_whole)  # in the middle of the tiles
    failed = fails(monkeypatch, FastFreeNet, name, times, after)
    run_folders.do(folder, limits)
    assert failed == [times]
    assert run_folders.is_complete(folder)
    expected, found = (np.load(one / "probabilities.npy") for one in (whole, folder))
    np.testing.assert_allclose(found, expected, atol=5e-3)


def test_classifying_without_any_memory_ends_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = run_folders.write(tmp_path / "run")
    fails(monkeypatch, FastFreeNet, "logits", ALWAYS)
    with pytest.raises(FreeNetError, match=r"Classifying 24 x 20 pixels needs about .* GB of memory"):
        run_folders.do(folder, SMALL)
    assert not (folder / "class_map.npy").exists()


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA graphics card")
@pytest.mark.parametrize("verb", ["classify", "train_and_classify"])
def test_a_card_whose_memory_others_take_gives_a_map_or_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.setattr(memory, "available_bytes", lambda device: None)  # the forecast knows nothing of it
    total = torch.cuda.get_device_properties(0).total_memory
    folder = run_folders.write_large(tmp_path / "run", verb)
    limits = replace(SMALL, tile_sides=USUAL.tile_sides)  # of the smallest there would be thousands
    seen = set()
    for megabytes in (4000, 800, 250, 60):
        for name in run_folders.RESULTS:
            (folder / f"{name}.npy").unlink(missing_ok=True)
        torch.cuda.empty_cache()
        torch.cuda.set_per_process_memory_fraction(megabytes * 2**20 / total)
        try:
            told = run_folders.do(folder, limits)
            fell_back = any("Memory ran out" in event.get("text", "") for event in told)
            seen.add("fell back" if fell_back else "mapped")
            assert np.array_equal(np.load(folder / "class_map.npy") > 0, np.load(folder / "valid.npy"))
        except FreeNetError as error:
            seen.add("sentence")
            assert "GB of memory" in error.message
            assert not (folder / "class_map.npy").exists()
        finally:
            torch.cuda.set_per_process_memory_fraction(1.0)
        print(verb, megabytes, sorted(seen))
    assert {"mapped", "sentence"} <= seen
