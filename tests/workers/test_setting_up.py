# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet's own environment, really made by venv and pip, mostly by hand in place of venv, from wheels written here."""

from __future__ import annotations

import http.server
import importlib.util
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pythons
import wheels
from set_ups import Ear, log, own_home

from freenet_qgis.errors import FreeNetError
from freenet_qgis.progress import Canceled
from freenet_qgis.workers import commands, environment
from freenet_qgis.workers.commands import Origin
from freenet_qgis.workers.hosts import Blocked
from freenet_qgis.workers.interpreter import base_python, find_interpreter, probe
from freenet_qgis.workers.process import start_python
from freenet_qgis.workers.setting_up import set_up


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of our own, a Python to make environments, and a pip that nobody has configured."""
    return own_home(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheels.write_engine_wheels(tmp_path_factory.mktemp("wheels"))


@pytest.mark.slow
def test_the_environment_is_made_left_continued_tried_found_and_repaired(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if importlib.util.find_spec("venv") is not None:  # not every Python of Windows has it
        monkeypatch.setattr(commands, "base_python", base_python)
    assert environment.state() == "missing"
    ear = Ear(end_at="Trying a training step")
    with pytest.raises(Canceled):
        set_up(folder, {}, ear)
    assert ear.stages == ["Making the environment", "Downloading and installing PyTorch", "Trying a training step"]
    assert "Successfully installed" in log() and log().endswith("Canceled.\n")
    assert environment.state() == "unfinished"

    ear = Ear()
    info = set_up(folder, {}, ear)
    assert environment.state() == "ready"
    assert "Making the environment" not in ear.stages
    assert ear.shares == sorted(ear.shares)
    assert ear.shares[-1] == 1.0
    seen = environment.ready()
    assert (seen.base, seen.torch_version) == (str(commands.base_python()), info.torch_version)
    left = {environment.folder().name, environment.log().name, environment.LOCK}
    assert {path.name for path in environment.home().iterdir()} == left

    bare = pythons.without_packages(tmp_path / "bare")
    monkeypatch.setattr("freenet_qgis.workers.interpreter.qgis_python", lambda: bare)
    assert find_interpreter() == environment.python()

    next(environment.folder().rglob("torch_elsewhere.pth")).unlink()
    with pytest.raises(FreeNetError, match="cannot load torch"):
        probe(environment.python())
    assert set_up(folder, {}, Ear()).torch_version == info.torch_version


@pytest.mark.slow
def test_names_of_users_and_folders_may_have_any_signs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = tmp_path / "Jörg O'Neil & Söhne (100% %PATH%) 日本"
    for name, place in {"HOME": user, "XDG_DATA_HOME": user / "data", "LOCALAPPDATA": user / "data"}.items():
        monkeypatch.setenv(name, str(place))
    given = shutil.copytree(folder, user / "my wheels, all")
    set_up(given, {}, Ear())
    assert user in environment.python().parents
    assert find_interpreter(environment.python()) == environment.python()


def test_a_folder_of_wheels_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"There is no folder '.*nowhere'"):
        set_up(tmp_path / "nowhere", {}, Ear())
    assert environment.state() == "missing"


@pytest.mark.slow
def test_the_python_of_qgis_comes_first_if_it_has_torch() -> None:
    pythons.without_packages(environment.folder())
    environment.mark_ready(environment.Ready(str(base_python()), "2", "cpu", "CPU"))
    assert find_interpreter() == Path(sys.executable)


def test_an_environment_whose_python_has_gone_is_not_ready() -> None:
    pythons.without_packages(environment.folder())
    environment.mark_ready(environment.Ready("/apps/Python39/python.exe", "2", "cpu", "CPU"))
    assert environment.state() == "unfinished"


@pytest.mark.slow
def test_what_was_left_half_made_and_does_not_work_is_made_anew(folder: Path) -> None:
    with pytest.raises(Canceled):
        set_up(folder, {}, Ear(end_at="Trying a training step"))
    next(environment.folder().rglob("torch_elsewhere.pth")).unlink()  # pip takes torch for installed
    ear = Ear()
    set_up(folder, {}, ear)
    assert ear.stages.index("Trying a training step") < ear.stages.index("Making the environment")
    assert environment.state() == "ready"


@pytest.mark.slow
def test_packages_that_do_not_work_are_not_ready(tmp_path: Path) -> None:
    for name in ("torch", "numpy", "scikit_learn", "safetensors"):
        wheels.write_wheel(tmp_path / "empty", name, {})
    with pytest.raises(FreeNetError, match="cannot load torch"):
        set_up(tmp_path / "empty", {}, Ear())
    assert environment.state() == "unfinished"


@pytest.mark.slow
def test_a_missing_wheel_is_told(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(FreeNetError, match=r"No package fits: .*torch"):
        set_up(tmp_path / "nothing", {}, Ear())
    assert "No package fits" in log()


def test_a_second_set_up_at_the_same_time_is_refused_and_spoils_nothing(
    folder: Path, base_that: Callable[[str], None]
) -> None:
    base_that("import time; print('first', flush=True); time.sleep(600)")
    first = Ear(end_at="the second was refused")

    def set_up_first() -> None:
        with pytest.raises(Canceled):
            set_up(folder, {}, first)

    thread = threading.Thread(target=set_up_first)
    thread.start()
    assert first.has_begun.wait(60)
    with pytest.raises(FreeNetError, match=rf"\(process {os.getpid()} on .*\) is setting up PyTorch"):
        set_up(folder, {}, Ear())
    first.stages.append("the second was refused")
    thread.join(60)
    assert not thread.is_alive()
    assert log().startswith("Making the environment")
    assert log().endswith("Canceled.\n")


def test_a_full_disk_is_told_before_anything_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage._replace(free=300_000_000))
    with pytest.raises(FreeNetError, match=r"PyTorch needs 2\.0 GB, and the disk with '.*' has 0\.3 GB left"):
        set_up(folder, {}, Ear())
    assert environment.state() == "missing"


def test_what_goes_for_a_new_environment_counts_as_free(
    folder: Path, base_that: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.folder().mkdir(parents=True)
    with (environment.folder() / "old_torch").open("wb") as file:
        file.truncate(2_000_000_000)
    usage = shutil.disk_usage("/")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage._replace(free=300_000_000))
    base_that("print('it is made'); raise SystemExit(1)")
    with pytest.raises(FreeNetError, match="it is made"):
        set_up(folder, {}, Ear())


def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    environment.home().parent.mkdir()
    environment.home().touch()
    with pytest.raises(FreeNetError, match=r"data[/\\]freenet_qgis' cannot be written: File (already )?exists\."):
        set_up(folder, {}, Ear())


@pytest.fixture
def base_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts one that runs these lines in place of the Python that environments are made from."""

    def put(code: str) -> None:
        stand_in = pythons.that_runs(tmp_path / "base", code)
        monkeypatch.setattr(commands, "base_python", lambda: stand_in)

    return put


def test_cancelling_ends_the_child(folder: Path, base_that: Callable[[str], None]) -> None:
    base_that("import time; print('started', flush=True); time.sleep(600)")
    with pytest.raises(Canceled):
        set_up(folder, {}, Ear(end_at="Making the environment"))


def test_what_pip_had_in_work_when_it_was_killed_goes_with_the_next_attempt(
    folder: Path, base_that: Callable[[str], None]
) -> None:
    left = environment.home() / "tmp0a1b2c3d" / "pip-unpack"
    left.mkdir(parents=True)
    (left / "torch.whl").touch()
    base_that("raise SystemExit(1)")
    with pytest.raises(FreeNetError):
        set_up(folder, {}, Ear())
    assert not list(environment.home().glob("tmp*"))


def test_debian_without_venv_is_told_the_package(folder: Path, base_that: Callable[[str], None]) -> None:
    base_that("print('not created successfully because ensurepip is not\\navailable.'); raise SystemExit(1)")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with pytest.raises(FreeNetError, match=rf"sudo apt install python{version}-venv"):
        set_up(folder, {}, Ear())


@pytest.fixture
def proxy(pinned: Path) -> Iterator[tuple[str, list[str]]]:
    """A proxy that answers for an index of wheels that is nowhere; its address, and what it was asked for."""
    site, asked = pinned, []

    class Index(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if self.path.startswith("http://blocked.invalid/"):
                self.send_error(403)
                return
            name = self.path.rstrip("/").rpartition("/")[2]
            found = [wheel.name for wheel in site.glob(f"{name.replace('-', '_')}-*.whl")]
            page = "".join(f'<a href="http://wheels.invalid/files/{wheel}">{wheel}</a>' for wheel in found).encode()
            answer = (site / name).read_bytes() if name.endswith(".whl") else page
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Index) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.fixture
def pinned(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The packages of the index are those that were tried; the folder of its files."""
    site = tmp_path / "site"
    shutil.copytree(folder, site)
    wheels.write_pip_wheel(site)
    wheels.pin(tmp_path / "pins", site)
    monkeypatch.setenv("PIP_INDEX_URL", "http://wheels.invalid/simple")
    monkeypatch.setenv("PIP_TRUSTED_HOST", "wheels.invalid blocked.invalid")
    return site


@pytest.fixture
def origin(pinned: Path, tmp_path: Path) -> Origin:
    return Origin(tmp_path / "pins", "http://wheels.invalid/whl/")


@pytest.mark.slow
def test_a_package_that_is_not_the_one_that_was_tried_is_refused(
    pinned: Path, origin: Origin, proxy: tuple[str, list[str]]
) -> None:
    (wheel,) = pinned.glob("safetensors-*.whl")
    wheels.write_wheel(pinned, "safetensors", {"safetensors.py": b"import os"})
    assert wheel.read_bytes()
    with pytest.raises(FreeNetError, match="not the one that FreeNet was tried with"):
        set_up(None, {"http_proxy": proxy[0]}, Ear(), origin)
    assert environment.state() == "unfinished" and "safetensors" in log()


@pytest.mark.slow
def test_pip_goes_through_the_proxy(origin: Origin, proxy: tuple[str, list[str]]) -> None:
    address, asked = proxy
    ear = Ear()
    set_up(None, {"http_proxy": address}, ear, origin)
    assert environment.state() == "ready"
    assert "http://wheels.invalid/whl/cpu/torch/" in asked
    assert "http://wheels.invalid/simple/pip/" in asked
    assert any(0.05 < share < 0.95 for share in ear.shares)  # bytes were counted
    assert "Progress" not in log()
    assert ":env:.index-url" in log()  # whatever else pip is told can be seen


@pytest.mark.slow
def test_where_the_host_of_pytorch_is_blocked_it_is_named_and_pytorch_comes_from_pypi(
    origin: Origin, proxy: tuple[str, list[str]]
) -> None:
    address, asked = proxy
    blocked = replace(origin, torch_index="http://blocked.invalid/whl/")
    with pytest.raises(Blocked, match=r"^blocked\.invalid could not be reached; wheels\.invalid could\."):
        set_up(None, {"http_proxy": address}, Ear(), blocked)
    assert "blocked.invalid does not answer: 403 Client Error" in log() and "wheels.invalid answers" in log()
    assert environment.state() == "unfinished"
    asked.clear()
    set_up(None, {"http_proxy": address}, Ear(), replace(origin, torch_index=""))
    assert environment.state() == "ready"
    assert not any(page.startswith("http://blocked.invalid/") for page in asked)


@pytest.mark.slow
def test_a_failed_download_is_told_and_can_be_continued(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_RETRIES", "1")  # with none pip keeps the reason to itself
    with pytest.raises(FreeNetError, match="The proxy does not let PyTorch through"):
        set_up(None, {"https_proxy": "http://127.0.0.1:9"}, Ear())
    assert environment.state() == "unfinished"


def test_every_package_from_pypi_has_one_version_and_its_hashes_for_each_python() -> None:
    for name, wanted in {
        "pip.txt": {"pip"},
        "uv.txt": {"uv"},
        "engine.txt": {"numpy", "safetensors", "scikit-learn", "scipy"},
    }.items():
        text = (commands.TRIED.pins / name).read_text(encoding="utf-8").replace("\\\n", " ")
        pins = [line.split() for line in text.splitlines() if not line.startswith("#")]
        assert all("==" in pin[0] and any(part.startswith("--hash=sha256:") for part in pin) for pin in pins)
        assert wanted <= {pin[0].partition("==")[0] for pin in pins}
    *_, command = commands.packages()
    assert "--require-hashes" in command and str(commands.TRIED.pins / "engine.txt") in command


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a bundle of macOS")
def test_from_the_python_of_qgis_4_for_macos_with_its_home(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ensurepip", reason="this Python brings no pip")
    bundle = pythons.bundle(tmp_path)
    base = bundle / "MacOS" / "python{}.{}".format(*sys.version_info)
    monkeypatch.setattr(commands, "base_python", lambda: base)
    assert commands.typed("cpu").startswith(f"export 'PYTHONHOME={bundle / 'Frameworks'}'\n")
    with pytest.raises(Canceled):
        set_up(folder, {}, Ear(end_at="Trying a training step"))
    pipe = subprocess.PIPE
    with start_python(environment.python(), "-c", "import sys; print(sys.base_prefix, sys.prefix)", stdout=pipe) as it:
        assert it.communicate()[0].strip() == f"{bundle / 'Frameworks'} {environment.folder()}"
