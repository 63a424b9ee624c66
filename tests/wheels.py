# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-made wheels: an environment made from them has the very PyTorch that the tests run with, without copying it."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import shutil
import sysconfig
import zipfile
from pathlib import Path

from freenet_qgis.workers.builds import NEWEST_TORCH

NEWEST = "99.0"
REAL = ("torch", "numpy", "scipy", "sklearn", "safetensors")


def write_wheel(folder: Path, name: str, files: dict[str, bytes], version: str = NEWEST) -> Path:
    """A wheel of pure Python with these files."""
    info = f"{name}-{version}.dist-info"
    described = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    listed = "".join(f"{path},,\n" for path in (*files, *described, f"{info}/RECORD"))
    folder.mkdir(parents=True, exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in {**files, **described, f"{info}/RECORD": listed.encode()}.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = (0o100755 if ".data/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, content)
    return wheel


def write_engine_wheels(folder: Path) -> Path:
    """Wheels of all that the engine needs; that of torch only tells Python where the real packages lie."""
    places = {str(Path(importlib.util.find_spec(name).origin).parents[1]) for name in REAL}
    own = sorted(places, key=lambda place: "dist-packages" in place)  # those of the system come last
    large = bytes(10**6)  # pip counts the bytes of large files
    torch = {"torch_elsewhere.pth": "\n".join(own).encode(), "torch_ballast.bin": large}
    write_wheel(folder, "torch", torch, "{}.{}".format(*NEWEST_TORCH))
    for name in ("numpy", "scikit_learn", "safetensors"):
        write_wheel(folder, name, {})
    return folder


def write_pip_wheel(folder: Path) -> Path:
    """The pip that the tests run with; where they have none, as in a Python of Debian, that of its environments."""
    try:
        pip = importlib.metadata.distribution("pip")
    except importlib.metadata.PackageNotFoundError:
        (wheel,) = Path(sysconfig.get_config_var("WHEEL_PKG_DIR")).glob("pip-*.whl")
        return Path(shutil.copy(wheel, folder))
    files = {
        str(path): path.locate().read_bytes()
        for path in pip.files or ()
        if path.parts[0] == "pip" and path.suffix != ".pyc"
    }
    return write_wheel(folder, "pip", files, pip.version)


def unpack_pip(folder: Path) -> None:
    """Put pip among the packages of a folder, compiled as it is where the tests run, or else from its wheel."""
    found = importlib.util.find_spec("pip")
    if found is not None:
        package = Path(found.origin).parent
        for source in (package, package.with_name(f"pip-{importlib.metadata.version('pip')}.dist-info")):
            shutil.copytree(source, folder / source.name)
        return
    with zipfile.ZipFile(write_pip_wheel(folder.parent)) as wheel:
        wheel.extractall(folder)


def write_uv_wheel(folder: Path) -> Path:
    """The uv that the tests run with."""
    uv = importlib.metadata.distribution("uv")
    programs = f"uv-{uv.version}.data/scripts"
    files = {
        f"{programs}/{path.name}" if path.parts[-2] == "bin" else str(path): path.locate().read_bytes()
        for path in uv.files or ()
        if (path.parts[0] == "uv" or path.name == "uv") and path.suffix != ".pyc"
    }
    return write_wheel(folder, "uv", files, uv.version)


def pin(folder: Path, wheels_in: Path) -> Path:
    """Requirements that hold packages to the wheels of a folder, as ours do to those of PyPI."""
    folder.mkdir()
    for file, listed in {"pip.txt": "pip", "engine.txt": "numpy scikit_learn safetensors"}.items():
        lines = []
        for wheel in (next(wheels_in.glob(f"{name}-*.whl")) for name in listed.split()):
            name, version = wheel.name.split("-")[:2]
            lines.append(f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}")
        (folder / file).write_text("\n".join(lines))
    return folder


def write_index(folder: Path, wheels_in: Path) -> Path:
    """The wheels of a folder as an index has them: a folder for each name."""
    for wheel in wheels_in.glob("*.whl"):
        place = folder / wheel.name.partition("-")[0].replace("_", "-")
        place.mkdir(parents=True)
        shutil.copy(wheel, place)
    return folder
