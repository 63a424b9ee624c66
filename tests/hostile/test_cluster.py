# SPDX-License-Identifier: GPL-3.0-or-later
"""A cluster that is set up as docs/clusters.md says lets nobody in who has no certificate, and trusts nobody else."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import scenes
from cards import CARD, write_model
from clusters import LOG, running, wait_for
from commands import ROOT, freenet

pytest.importorskip("distributed", reason="Dask is missing (pip install distributed)")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed"),
]


def documented(start: str) -> list[str]:
    """The commands of a block of docs/clusters.md that begins so."""
    page = (ROOT / "docs" / "clusters.md").read_text(encoding="utf-8")
    block = next(part for part in re.split(r"\n\n", page) if part.startswith(f"    {start}"))
    return [line[4:] for line in block.splitlines()]


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, dict[str, str]]]:
    """A folder with a scene and a model, the address of a scheduler with a worker, and the variables for TLS."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "cluster"
    folder.mkdir()
    for line in documented("openssl req -x509"):
        subprocess.run(shlex.split(line), cwd=folder, check=True, capture_output=True)
    script = "\n".join([*documented("export DASK"), "env"])
    said = subprocess.run(["bash", "-c", script], env={"HOME": str(home)}, capture_output=True, text=True, check=True)
    variables = dict(line.split("=", 1) for line in said.stdout.splitlines() if line.startswith("DASK_"))
    assert len(variables) == 8
    scenes.write_scene(folder, "scene", shape=(16, 16, 5))
    write_model(folder / "m.safetensors", CARD)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    local = ("--host", "127.0.0.1", "--no-dashboard", "--protocol", "tls")
    address = f"tls://127.0.0.1:{port}"
    with ExitStack() as stack:
        stack.enter_context(running(folder, "scheduler", *local, "--port", str(port), **variables))
        one = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0")
        stack.enter_context(running(folder, "worker", address, *local, *one, **variables))
        wait_for(lambda: "Registered to" in (folder / LOG).read_text())
        yield folder, address, variables


def classify(folder: Path, address: str, **variables: str) -> subprocess.CompletedProcess[str]:
    wanted = ("classify", "scene.tif", "--model", "m.safetensors", "--output-folder", "maps", "--device", "cpu")
    return freenet(folder, *wanted, "--scheduler", address, **variables)


def test_who_has_the_certificate_is_served(secured: tuple[Path, str, dict[str, str]]) -> None:
    folder, address, variables = secured
    ended = classify(folder, address, **variables)
    assert "takes part" in ended.stderr  # the model has no weights: that the worker says so is enough
    assert ended.stdout.splitlines()[1].split()[:2] == ["scene.tif", "failed"]


def test_who_has_none_is_told_in_a_sentence(secured: tuple[Path, str, dict[str, str]]) -> None:
    folder, address, _ = secured
    ended = classify(folder, address)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("Error: Dask does not connect") and "docs/clusters.md" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    ended = classify(folder, address.replace("tls", "tcp"))
    assert ended.stderr.startswith("Error: No Dask scheduler answers") and len(ended.stderr.splitlines()) == 1


def test_a_certificate_of_another_authority_is_refused_on_both_sides(
    secured: tuple[Path, str, dict[str, str]], tmp_path: Path
) -> None:
    folder, address, variables = secured
    for line in documented("openssl req -x509"):
        subprocess.run(shlex.split(line), cwd=tmp_path, check=True, capture_output=True)
    other = {name: value.replace(str(folder), str(tmp_path)) for name, value in variables.items()}
    ended = classify(folder, address, **other)
    assert (ended.returncode, ended.stdout) == (1, "") and ended.stderr.startswith("Error: No Dask scheduler answers")


def test_with_encryption_wanted_no_plain_scheduler_is_trusted(secured: tuple[Path, str, dict[str, str]]) -> None:
    folder, _, variables = secured
    ended = classify(folder, "tcp://127.0.0.1:1", **variables)
    assert (ended.returncode, ended.stdout) == (1, "") and ended.stderr.startswith("Error: Dask does not connect")


def test_an_address_of_no_kind_that_dask_knows_is_one_sentence(secured: tuple[Path, str, dict[str, str]]) -> None:
    folder, _, _ = secured
    ended = classify(folder, "gopher://127.0.0.1:1")
    assert (ended.returncode, ended.stdout) == (1, "") and len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("Error: Dask does not connect to 'gopher://127.0.0.1:1'")
