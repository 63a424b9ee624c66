# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of options says of Pythons and of what is downloaded for them."""

from __future__ import annotations

from ...contract.capabilities import EngineInfo
from ...text.figures import GIGABYTE, MEMORY_GIGABYTE, gigabytes
from ...text.i18n import tr
from ...workers import builds, commands, standalone


def python_in_words(info: EngineInfo, python: str) -> str:
    """What a Python has to offer, each device on a line of its own."""
    lines = [tr("PyTorch {} in Python {} trained on:").format(info.torch_version, info.python_version)]
    for device in info.devices:
        text = device.name
        if device.kind == "cpu" and device.memory_bytes:
            text += tr(", {:.0f} GB of memory").format(device.memory_bytes / MEMORY_GIGABYTE)
        lines.append(tr("{} (a small step takes {:.0f} ms)").format(text, 1000 * device.small_step_seconds))
    return "\n".join([*lines, python])


def python_to_fetch() -> list[str]:
    """What is fetched, from where, and where it goes."""
    return [
        tr("Python {} from {}, by the program uv from PyPI: about {} MB.").format(
            standalone.VERSION, standalone.HOSTS, standalone.MEGABYTES
        ),
        tr("Both are held to digests that came with FreeNet. PyTorch is downloaded after it."),
        tr("It lies in '{}', where no other program looks for it.").format(standalone.folder()),
    ]


def download(build: str, is_half_made: bool) -> str:
    """What a set-up downloads and needs; `build` as of `builds`, empty while it is not known."""
    size = builds.size(build or "cpu")
    card = tr("your NVIDIA card") if is_for_nvidia(build) else tr("the processor")
    text = tr("PyTorch for {}: about {} GB are downloaded, {:.0f} GB of disk are needed.")
    text = text.format(card, gigabytes(size.download), size.disk / GIGABYTE)
    return tr("It was left half-made.") + " " + text if is_half_made else text


def pypi(build: str) -> str:
    """What the build of PyTorch that PyPI has means here, where `build` would fit."""
    disk = builds.size(commands.build_of_pypi()).disk
    text = tr("The build of PyTorch that PyPI has; it needs {:.0f} GB of disk.").format(disk / GIGABYTE)
    if is_for_nvidia(build) and commands.build_of_pypi() == "cpu":
        text += " " + tr("On this system it does not use NVIDIA cards.")
    return text


def is_for_nvidia(build: str) -> bool:
    """Whether a build of PyTorch uses NVIDIA cards."""
    return build.startswith("cu")
