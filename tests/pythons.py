# SPDX-License-Identifier: GPL-3.0-or-later
"""Pythons that are not as ours: without PyTorch, whatever this machine has, or with a mind of their own."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from pathlib import Path

from freenet_qgis.workers.interpreter import base_python

# Begins before anything that Python was asked to run, and ends Python.
RUN = """
import os, sys, traceback
status = 0
try:
    exec(compile({code!r}, "lines", "exec"), {{"__name__": "__main__"}})
except SystemExit as ended:
    status = ended.code or 0
except BaseException:
    traceback.print_exc()
    status = 1
sys.stdout.flush()
sys.stderr.flush()
os._exit(status)
"""


def without_packages(folder: Path) -> Path:
    """The Python of an empty environment, made in `folder`; by hand, for venv is slow, and not every Python has it."""
    base = base_python()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    packages(folder).mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text(f"home = {base.parent}\ninclude-system-site-packages = false\n", "utf-8")
    if os.name == "nt":  # where links need leave of the administrator
        for path in (base, *base.parent.glob("python3*.*"), *base.parent.glob("vcruntime*.dll")):
            shutil.copy(path, python.parent)
    else:
        python.symlink_to(base)
    return python


def that_runs(folder: Path, code: str) -> Path:
    """The Python of an environment in `folder` that runs these lines, whatever it is asked to run."""
    python = without_packages(folder)
    (packages(folder) / "lines.py").write_text(RUN.format(code=textwrap.dedent(code)), "utf-8")
    (packages(folder) / "lines.pth").write_text("import lines\n", "utf-8")
    return python


def packages(folder: Path) -> Path:
    """Where the packages of an environment in `folder` lie."""
    version = "python{}.{}".format(*sys.version_info)
    return folder / ("Lib/site-packages" if os.name == "nt" else f"lib/{version}/site-packages")
