# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs that are asked how unlike the training data a scene is, and models that know."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from run_folders import JOB, do, write, write_several

from freenet_qgis.contract.job import Job, TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.contract.report import Report
from freenet_qgis.errors import FreeNetError

MODEL = "model.safetensors"


def asked(folder: Path, options: TrainOptions = JOB.options) -> Path:
    """The folder, in which novelty is asked for as well."""
    replace(Job.load(folder), novelty=True, options=options).save(folder)
    return folder


def check(folder: Path) -> np.ndarray:
    """The novelty in a folder, which the report is held against."""
    novelty, valid, mapped = (np.load(folder / f"{name}.npy") for name in ("novelty", "valid", "class_map"))
    report = Report.load(folder)
    assert np.array_equal(np.isnan(novelty), ~valid)
    assert list(report.novel_pixels) == [
        int((novelty[mapped == value + 1] > 1).sum()) for value in range(len(JOB.classes))
    ]
    assert report.novel_share == pytest.approx((novelty[valid] > 1).mean())
    return novelty


@pytest.mark.parametrize("preset", ["fast", "paper"])
def test_a_model_finds_the_same_again_that_it_found_in_training(tmp_path: Path, preset: str) -> None:
    trained = asked(write(tmp_path / "trained", "train_and_classify"), TrainOptions(preset, 2, "polygons"))
    told = do(trained)
    novelty = check(trained)
    card = read_model_card(trained / MODEL)
    assert card.known_spectra and card.novel_share == Report.load(trained).novel_share
    assert any("unlike the training data" in event.get("text", "") for event in told)
    classified = asked(write(tmp_path / "classified"))
    shutil.copyfile(trained / MODEL, classified / MODEL)
    do(classified)
    assert np.array_equal(check(classified), novelty, equal_nan=True)


def test_what_was_never_drawn_is_above_1(tmp_path: Path) -> None:
    folder = asked(write(tmp_path / "run", "train_and_classify"))
    cube = np.load(folder / "cube.npy")
    cube[-4:, :, 0] += 3000
    labels = np.load(folder / "labels.npy")
    labels[-4:] = 0
    np.save(folder / "cube.npy", cube)
    np.save(folder / "labels.npy", labels)
    do(folder)
    novelty = check(folder)
    assert (novelty[-4:] > 1).all()
    assert np.nanmean(novelty[:-4] > 1) < 0.1


def test_a_model_of_several_scenes_knows_them_all(tmp_path: Path) -> None:
    folder = asked(write_several(tmp_path / "run"))
    do(folder)
    check(folder)


def test_whoever_does_not_ask_gets_none_but_a_model_that_could_tell(tmp_path: Path) -> None:
    folder = write(tmp_path / "run", "train_and_classify")
    do(folder)
    assert not (folder / "novelty.npy").exists()
    assert Report.load(folder).novel_pixels is None
    assert read_model_card(folder / MODEL).known_spectra


def test_a_model_that_keeps_no_spectra_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match="keeps no training spectra"):
        do(asked(write(tmp_path / "run")))
