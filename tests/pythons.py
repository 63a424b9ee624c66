# SPDX-License-Identifier: GPL-3.0-or-later
"""Pythons that are not as ours, without PyTorch or with a mind of their own, and programs that are no Pythons."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
import zipfile
from pathlib import Path

from freenet_qgis.paths import PACKAGE
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


def that_makes_environments(folder: Path) -> Path:
    """A Python for ``python -m venv`` that does by hand, in no time, what venv does; not every Python has one."""
    tests = str(Path(__file__).parent)
    code = f"""
        import shutil, sys
        from pathlib import Path
        sys.path[:0] = {[tests, str(PACKAGE.parent), *sys.path]!r}
        import pythons, wheels
        made = Path(sys.argv[-1])
        shutil.rmtree(made, ignore_errors=True)
        pythons.without_packages(made)
        wheels.unpack_pip(pythons.packages(made))
        """
    return that_runs(folder, code)


def bundle(folder: Path) -> Path:
    """The contents of QGIS 4 for macOS, as far as Python goes: a real one, and its library where it does not look."""
    contents = folder / "QGIS 4.app" / "Contents"
    version = "python{}.{}".format(*sys.version_info)
    (contents / "MacOS").mkdir(parents=True)
    (contents / "Frameworks" / "lib").mkdir(parents=True)
    (contents / "Frameworks" / "lib" / version).symlink_to(Path(os.__file__).parent)
    shutil.copy(Path(sys._base_executable).resolve(), contents / "MacOS" / version)
    return contents


def program(folder: Path, name: str, code: str) -> Path:
    """A program of the system, in a new folder, that does these lines of Python."""
    folder.mkdir()
    lines = textwrap.dedent(code)
    if os.name != "nt":
        script = folder / name
        script.write_text(f"#!{sys.executable}\n{lines}", "utf-8")
        script.chmod(0o755)
        return script
    from pip._vendor.distlib import scripts  # pip makes programs of its own in this way

    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("__main__.py", lines)
    launcher = Path(scripts.__file__).with_name("t64.exe").read_bytes()
    made = folder / f"{name}.exe"
    made.write_bytes(launcher + f'#!"{sys.executable}"\r\n'.encode() + archive.getvalue())
    return made


def packages(folder: Path) -> Path:
    """Where the packages of an environment in `folder` lie."""
    version = "python{}.{}".format(*sys.version_info)
    return folder / ("Lib/site-packages" if os.name == "nt" else f"lib/{version}/site-packages")
