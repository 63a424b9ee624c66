# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands that make FreeNet's own environment, and what it means when one of them fails."""

from __future__ import annotations

import os
import platform
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ..errors import FreeNetError
from ..paths import resource
from ..text.i18n import tr
from . import environment, standalone
from .builds import torch_of, torch_on_pypi
from .interpreter import base_python
from .surroundings import needed_by

PACKAGES = ("numpy", "scikit-learn", "safetensors")  # beside torch; scipy comes with scikit-learn
_DOWNLOAD = ("install", "--progress-bar", "raw", "--only-binary", ":all:")


@dataclass(frozen=True)
class Origin:
    """What is downloaded, and from where.

    Attributes:
        pins: Folder of requirements that hold each package to one version and the hashes of its files.
        torch_index: Of PyTorch, before the name of the build; it says which files are whole. Empty: PyPI, which has one
            build for each system.
        python: Which Python is brought where QGIS's loads no packages.
    """

    pins: Path
    torch_index: str
    python: str = standalone.VERSION


TRIED = Origin(resource("requirements"), "https://download.pytorch.org/whl/")


def build_of_pypi() -> str:
    """The build that PyPI has for this system: on Linux for CUDA, whatever the card; elsewhere for none of NVIDIA's."""
    return "cuda" if sys.platform == "linux" and platform.machine() == "x86_64" else "cpu"


def typed(
    build: str, wheels: Optional[Path] = None, origin: Origin = TRIED, *, is_windows: bool = os.name == "nt"
) -> str:
    """The commands that do the same by hand, for the system's own shell."""
    join = _in_cmd if is_windows else shlex.join
    return "\n".join(join(command) for command in (*_home(), *venv(), *installs(build, wheels, origin)))


def _in_cmd(command: Sequence[str]) -> str:
    """A command for ``cmd``, to which more signs than the space have a meaning: ``&`` may be in the name of a user."""
    quoted = (subprocess.list2cmdline([argument]) for argument in command)
    return " ".join(
        f'"{one}"' if re.search(r"[&|<>()^%!';,=]", one) and not one.startswith('"') else one for one in quoted
    )


def base() -> Path:
    """The Python to make the environment from: one of FreeNet's own, where that was needed and brought; else QGIS's."""
    return standalone.python() or base_python()


def venv() -> list[list[str]]:
    """The commands that make the environment.

    venv brings pip by a Python that it starts without its home, so that one which needs that does so by itself.
    """
    made = ("-m", "venv", "--clear", str(environment.folder()))
    if not _home():
        return [_run(base(), *made)]
    return [_run(base(), *made, "--without-pip"), _run(environment.python(), "-m", "ensurepip", "--default-pip")]


def _home() -> list[list[str]]:
    """The command that tells the Pythons to come their home, where that is needed: in QGIS 4 for macOS."""
    return [["export", f"{name}={value}"] for name, value in needed_by(base(), {}, is_windows=False).items()]


def _run(python: Path, *arguments: str) -> list[str]:
    """A command for the base or what was made from it, alone: variables of the user's have no say, as far as may be."""
    return [str(python), "-s" if _home() else "-I", *arguments]


def uv(origin: Origin, wheels: Optional[Path] = None) -> list[str]:
    """The command that installs uv into the environment."""
    if wheels:
        return pip("install", "--no-index", "--find-links", str(wheels), "uv")
    return pip(*_DOWNLOAD, *_pinned(origin, "uv.txt"))


def own_python(origin: Origin) -> list[str]:
    """The command that brings a Python of FreeNet's own, with the uv of the environment; no other program sees it."""
    where = ("--install-dir", str(standalone.folder()), "--no-bin", "--no-registry")
    alone = ("--no-config", "--no-cache", "--no-progress", "--system-certs")
    return _run(environment.python(), "-m", "uv", "python", "install", origin.python, *where, *alone)


def trial() -> list[str]:
    """The command that loads compiled packages."""
    return _run(environment.python(), "-c", "import numpy, safetensors")


def installs(build: str, wheels: Optional[Path], origin: Origin = TRIED) -> list[list[str]]:
    """The commands that fill it: with what a folder has, or with what was tried."""
    return [from_folder(wheels)] if wheels else [*packages(origin), pytorch(build, origin)]


def from_folder(wheels: Path) -> list[str]:
    """The command that fills it without a network."""
    return pip("install", "--no-index", "--find-links", str(wheels), "torch", *PACKAGES)


def packages(origin: Origin = TRIED) -> list[list[str]]:
    """The commands for all but PyTorch: from PyPI what was tried, held to the hashes of its files."""
    return [
        pip("install", *_pinned(origin, "pip.txt")),  # the one that comes with Python may be too old for the next
        pip(*_DOWNLOAD, *_pinned(origin, "engine.txt")),
    ]


def pytorch(build: str, origin: Origin = TRIED) -> list[str]:
    """The command for PyTorch, by itself: an older one of its index gives way to PyPI's where both are asked."""
    return pip(*_DOWNLOAD, *_index(build, origin), torch_of(build) if origin.torch_index else torch_on_pypi())


def question(package: str, build: str = "", origin: Origin = TRIED) -> list[str]:
    """The command that asks PyTorch's index of a build, or else PyPI, for a version that no package has."""
    index = _index(build, origin) if build else ()
    return pip("-vv", "download", "--no-deps", "--retries", "1", *index, f"{package}==0")


def _index(build: str, origin: Origin) -> tuple[str, ...]:
    return ("--index-url", origin.torch_index + build) if origin.torch_index else ()


def settings() -> list[str]:
    """The command that says what pip is told beside, in its files and in the environment."""
    return pip("config", "list")


def _pinned(origin: Origin, name: str) -> tuple[str, ...]:
    return ("--require-hashes", "--requirement", str(origin.pins / name))


def pip(*arguments: str) -> list[str]:
    """A command for the environment's pip, isolated from folders that the environment knows nothing of.

    On Windows it would write in the system's code page, in which not all names of users can be, and what is isolated
    heeds no variable that says otherwise. And the Python of QGIS finds its TLS library only where QGIS runs, in `bin`
    beside it (qgis/QGIS#44185).
    """
    if os.name != "nt":
        return _run(environment.python(), "-m", "pip", *arguments)
    lines = ["import os, runpy, sys", *(f"sys.{one}.reconfigure(encoding='utf-8')" for one in ("stdout", "stderr"))]
    folders = []
    if sys.executable and not standalone.python():
        folders = [str(Path(sys.executable).parent)]  # not within the lines: cmd.exe would heed a quotation mark there
        lines.append("os.add_dll_directory(sys.argv.pop(1))")
    lines.append("runpy.run_module('pip', run_name='__main__', alter_sys=True)")
    return _run(environment.python(), "-c", "; ".join(lines), *folders, *arguments)


def failure(output: str) -> FreeNetError:
    """What went wrong, from what venv or pip said."""
    lines = [line for line in output.splitlines() if line.strip()] or [tr("it said nothing")]
    last = next((line for line in reversed(lines) if line.startswith("ERROR: ")), lines[-1]).replace("ERROR: ", "")
    words = {"last": last, "python": base(), "version": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for pattern, message, hint in _failures():
        if re.search(pattern, output):
            return FreeNetError(message.format(**words), hint.format(**words))
    return FreeNetError(tr("Setting up failed: {last}.").format(last=last), tr("The log says more."))


def _failures() -> list[tuple[str, str, str]]:
    """What gives a failure away, what to say of it, and what to do."""
    return [
        (
            r"ensurepip is not|No module named '?(venv|ensurepip)",
            tr("The Python '{python}' cannot make environments."),
            tr("On Debian and Ubuntu type: sudo apt install python{version}-venv"),
        ),
        (
            r"No space left|not enough space",
            tr("The disk is full."),
            tr("Free some space, then set up again: it is continued."),
        ),
        (
            r"CERTIFICATE_VERIFY_FAILED|SSLError|ssl module|ssl-verification-failed",
            tr("The network's certificate is not trusted."),
            tr(
                "Add your organisation's certificate in QGIS under Settings, Options, Authentication; or choose a "
                "Python that has PyTorch."
            ),
        ),
        (
            r"ProxyError|Proxy Authentication Required|proxy-connection-failed",
            tr("The proxy does not let PyTorch through."),
            tr("Check it in QGIS under Settings, Options, Network; or install from a folder of wheels."),
        ),
        (
            r"NewConnectionError|NameResolutionError|Connection(Reset|Refused|Timeout)|[Tt]imed out|Connection aborted"
            r"|connection-(failed|timeout)|incomplete-download",
            tr("The download failed."),
            tr("Check the network, then set up again: it is continued."),
        ),
        (
            r"DO NOT MATCH THE HASHES",
            tr("A package that was downloaded is not the one that FreeNet was tried with."),
            tr("The log names it. See whether an index or a proxy in pip's settings alters packages."),
        ),
        (
            r"No matching distribution",
            tr("No package fits: {last}."),
            tr("Choose another folder of wheels, or a Python that has PyTorch."),
        ),
    ]
