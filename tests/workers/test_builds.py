# SPDX-License-Identifier: GPL-3.0-or-later
"""The build of PyTorch follows driver and graphics card."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
import pythons

from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers import builds, commands
from freenet_qgis.workers.builds import CUDA_BUILDS, NEWEST_TORCH, OLDEST_TORCH, refuse_intel_mac

ROOT = Path(__file__).resolve().parents[2]
SETUP_PAGE, PROJECT = ROOT / "docs" / "setup.md", ROOT / "pyproject.toml"
BANNER = "| NVIDIA-SMI 580.159.04    Driver Version: 580.159.04     CUDA Version: {}     |"


def put_card(cuda: str, card: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a card, by what its driver says."""
    put_driver(f"import sys; print({card!r} if sys.argv[1:] else {BANNER.format(cuda)!r})", folder, monkeypatch)


def put_driver(code: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a driver that runs these lines when it is asked."""
    driver = pythons.program(folder / "driver", "nvidia-smi", code)
    monkeypatch.setenv("PATH", os.pathsep.join([str(driver.parent), os.environ["PATH"]]))


@pytest.mark.parametrize(
    ("cuda", "card", "build"),
    [
        ("13.0", "9.0", "cu130"),
        ("13.2", "12.0", "cu132"),
        ("13.5", "13.0", "cu132"),  # driver and card are newer than the table
        ("12.9", "8.6", "cu126"),  # any driver of CUDA 12 runs it, and its PyTorch is newer than that of cu128
        ("12.2", "8.6", "cu126"),
        ("12.9", "12.0", "cu128"),  # cu126 has no code for this card
        ("12.4", "12.0", "cpu"),
        ("13.2", "7.0", "cu126"),  # newer builds have none for this one
        ("13.0", "6.1", "cu126"),
        ("12.0", "3.5", "cpu"),
        ("13.0", "6.1\n8.9", "cu130"),  # the better card is the one that computes
        ("11.8", "7.0", "cu118"),
        ("11.8", "", "cu118"),  # an old driver does not tell the card
        ("11.4", "7.5", "cpu"),
    ],
)
def test_the_build_fits_driver_and_card(
    cuda: str, card: str, build: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_card(cuda, card, tmp_path, monkeypatch)
    assert builds.fitting_build() == build


@pytest.mark.parametrize("code", ["raise SystemExit(9)", "print('NVIDIA-SMI has failed')"])
def test_a_driver_that_does_not_answer_counts_as_none(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_driver(code, tmp_path, monkeypatch)
    assert builds.fitting_build() == "cpu"


def test_the_typed_commands_name_the_index_of_the_build() -> None:
    make, *installs = commands.typed("cu130", is_windows=False).splitlines()
    assert " -m venv --clear " in make
    assert any("--index-url https://download.pytorch.org/whl/cu130 'torch >= " in one for one in installs)
    assert "engine.txt" in installs[-2]


def test_cards_older_than_turing_get_no_pytorch_without_code_for_them() -> None:
    assert any("'torch >= 2.3, < 2.15'" in one for one in commands.typed("cu126", is_windows=False).splitlines())


@pytest.mark.parametrize(
    ("cuda", "card", "version"),
    [
        ("13.2", "8.6", "2.16"),
        ("13.0", "8.6", "2.14"),
        ("12.9", "12.0", "2.11"),
        ("13.2", "6.1", "2.8"),
        ("11.8", "8.6", "2.16"),  # none fits: the processor computes
    ],
)
def test_pypi_has_one_build_of_each_pytorch_and_not_each_fits(
    cuda: str, card: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_card(cuda, card, tmp_path, monkeypatch)
    assert builds.torch_on_pypi() == f"torch >= 2.3, < {version}"


def test_the_table_of_builds_is_as_new_as_the_newest_pytorch_that_is_supported() -> None:
    """See at `NEWEST_TORCH` what to do where this fails."""
    assert CUDA_BUILDS[-1].newest_torch == NEWEST_TORCH
    assert f"PyTorch {NEWEST_TORCH[0]}.{NEWEST_TORCH[1]}" in SETUP_PAGE.read_text(encoding="utf-8")
    tried = re.search(r"torch==(\d+)\.(\d+)", PROJECT.read_text(encoding="utf-8"))
    assert (int(tried[1]), int(tried[2])) <= NEWEST_TORCH


def test_the_page_on_setting_up_lists_every_build() -> None:
    rows = SETUP_PAGE.read_text(encoding="utf-8").split("| build |")[1].split("\n\n")[0]
    assert set(re.findall(r"cu\d+", rows)) == {build.name for build in CUDA_BUILDS}


def test_the_oldest_pytorch_is_that_of_the_project() -> None:
    assert f'"torch>={OLDEST_TORCH[0]}.{OLDEST_TORCH[1]}"' in PROJECT.read_text(encoding="utf-8")


@pytest.mark.parametrize(("system", "machine"), [("darwin", "arm64"), ("linux", "x86_64"), ("win32", "AMD64")])
def test_only_macs_with_intel_processors_are_refused(system: str, machine: str) -> None:
    refuse_intel_mac(system, machine)
    with pytest.raises(FreeNetError, match=r"ended with version 2\.2\.2"):
        refuse_intel_mac("darwin", "x86_64")


def test_the_typed_commands_leave_out_a_host_that_is_blocked() -> None:
    without = replace(commands.TRIED, torch_index="")
    assert "--index-url" not in commands.typed("cpu", origin=without)


def test_a_folder_of_wheels_needs_no_network() -> None:
    _, install = commands.typed("cpu", Path("my wheels"), is_windows=False).splitlines()
    assert "--no-index --find-links 'my wheels' torch numpy" in install


def test_a_user_whose_name_means_something_to_the_shell_of_windows_can_type_the_commands() -> None:
    wheels = Path("C:/Users/Tom&Co(2)/wheels")
    _, install = commands.typed("cpu", wheels, is_windows=True).splitlines()
    assert f' --find-links "{wheels}" torch ' in install
    *_, install = commands.typed("cpu", is_windows=True).splitlines()
    assert install.endswith('"torch >= 2.3, < 2.16"')
