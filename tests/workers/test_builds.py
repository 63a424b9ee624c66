# SPDX-License-Identifier: GPL-3.0-or-later
"""The build of PyTorch follows driver and graphics card."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from freenet_qgis.workers import builds, commands

BANNER = "| NVIDIA-SMI 580.159.04    Driver Version: 580.159.04     CUDA Version: {}     |"


@pytest.mark.parametrize(
    ("cuda", "card", "build"),
    [
        ("13.0", "9.0", "cu130"),
        ("13.2", "12.0", "cu130"),
        ("12.9", "8.6", "cu128"),
        ("12.2", "8.6", "cu126"),  # any driver of CUDA 12 runs builds of CUDA 12
        ("13.0", "6.1", "cu126"),  # newer builds leave out this card
        ("11.8", "7.0", "cu118"),
        ("11.8", "", "cu118"),  # an old driver does not tell the card
        ("11.4", "7.5", "cpu"),
    ],
)
def test_the_build_fits_driver_and_card(
    cuda: str, card: str, build: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text(f'#!/bin/sh\n[ $# -gt 0 ] && echo "{card}" || echo "{BANNER.format(cuda)}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert builds.fitting_build() == build


@pytest.mark.parametrize("script", ["exit 9", "echo NVIDIA-SMI has failed"])
def test_a_driver_that_does_not_answer_counts_as_none(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert builds.fitting_build() == "cpu"


def test_the_typed_commands_name_the_index_of_the_build() -> None:
    make, *installs = commands.typed("cu128").splitlines()
    assert " -m venv --clear " in make
    assert any("--index-url https://download.pytorch.org/whl/cu128 'torch >= " in one for one in installs)
    assert installs[-2].endswith("engine.txt")


def test_a_folder_of_wheels_needs_no_network() -> None:
    _, install = commands.typed("cpu", Path("my wheels")).splitlines()
    assert "--no-index --find-links 'my wheels' torch numpy" in install
