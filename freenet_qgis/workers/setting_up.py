# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets up FreeNet's own environment with venv and pip, each in a process of its own; touches no other Python.

What was downloaded stays in pip's cache, and an environment that was left half-made is continued.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Optional, TextIO

from ..contract.capabilities import EngineInfo
from ..errors import FreeNetError
from ..files.held import remove_tree
from ..files.lock import locked
from ..files.regular_files import is_no_link
from ..progress import Canceled, Progress
from ..text.figures import too_few
from ..text.i18n import tr
from . import builds, commands, environment, hosts, standalone
from .commands import TRIED, Origin
from .environment import Ready
from .interpreter import probe
from .long_paths import refuse_too_long
from .process import OWN_GROUP, POLL_SECONDS, kill, start_python

SPACE = "tmp"  # what the name of such a folder begins with
INSTALLING, TRYING = 0.05, 0.95  # shares of the whole after which these begin


def set_up(
    wheels: Optional[Path],
    network: Mapping[str, str],
    progress: Progress,
    origin: Origin = TRIED,
    *,
    may_bring_python: bool = False,
) -> EngineInfo:
    """Make the environment, or continue or replace the one that is there; ready only once a training step has worked.

    Args:
        wheels: A folder to install from without a network; None: from the network.
        network: Environment variables for pip: proxies and certificates.
        progress: Told how it goes.
        origin: What comes from the network.
        may_bring_python: Whether to make it from a Python of its own, which is brought, and not from QGIS's.

    Raises:
        NeedsOwnPython: If QGIS's Python loads no packages, or another one could not be brought.
        FreeNetError: If it cannot be made.
        Canceled: The user stopped it; what there is can be continued.
    """
    if not wheels:
        builds.refuse_intel_mac()
    elif not wheels.is_dir():
        hint = tr("Choose another folder of wheels, or a Python that has PyTorch.")
        raise FreeNetError(tr("There is no folder '{path}'.").format(path=wheels), hint)
    home = environment.home()
    try:
        home.mkdir(parents=True, exist_ok=True)
        # Another QGIS of the same user has the same folder.
        with (
            locked(home / environment.LOCK, _taken),
            environment.log().open("w", encoding="utf-8") as log,
            _space(home) as space,
        ):
            # The system's temporary folder may be too small for PyTorch, and pip may be set to install for the user.
            variables = {**network, "TMPDIR": space, "TEMP": space, "TMP": space, "PIP_USER": "0", "PIP_NO_INPUT": "1"}
            try:
                attempt = _SetUp(wheels and wheels.absolute(), origin, variables, progress, log)
                if may_bring_python:
                    attempt.bring_python()
                return attempt.run()
            except (FreeNetError, Canceled) as error:
                log.write(f"{error}\n")
                raise
    except OSError as error:
        hint = tr("Free some space on its disk, or see that you may write there; or choose a Python that has PyTorch.")
        raise FreeNetError(
            tr("'{path}' cannot be written: {reason}.").format(path=home, reason=error.strerror), hint
        ) from error


@contextmanager
def _space(home: Path) -> Iterator[str]:
    """A folder for pip's temporary files; those of attempts that were killed go first, for the lock is ours."""
    for left in home.glob(f"{SPACE}*"):
        if left.is_dir() and is_no_link(left):
            remove_tree(left)
    space = tempfile.mkdtemp(prefix=SPACE, dir=home)
    try:
        yield space
    finally:
        remove_tree(Path(space))


def _bytes_in(folder: Path) -> int:
    """What the files in a folder hold; 0 where there is none."""
    return sum(path.lstat().st_size for path in folder.rglob("*"))


def _taken(holder: str) -> FreeNetError:
    return FreeNetError(
        tr("Another run of FreeNet ({holder}) is setting up PyTorch.").format(holder=holder),
        tr("Wait for its end, or cancel it there."),
    )


class _SetUp:
    """One attempt; see `set_up`."""

    def __init__(
        self,
        wheels: Optional[Path],
        origin: Origin,
        variables: Mapping[str, str],
        progress: Progress,
        log: TextIO,
    ) -> None:
        self._wheels, self._origin = wheels, origin
        self._variables, self._progress, self._log = variables, progress, log
        self._build = builds.fitting_build() if origin.torch_index else commands.build_of_pypi()
        self._received = self._latest = 0  # bytes, in all and of the file that is being downloaded

    def run(self) -> EngineInfo:
        """Continue what was left half-made, if that leads anywhere; else begin anew."""
        refuse_too_long(environment.folder(), self._build)
        if environment.state() == "unfinished" and self._has_pip():
            self._install()
            try:
                return self._verify()
            except FreeNetError as error:
                self._log.write(f"{error}\nIt is made anew.\n")
        self._make()
        self._install()
        return self._verify()

    def bring_python(self) -> None:
        """Bring a Python of FreeNet's own, unless it is there; what was made from QGIS's goes."""
        if not standalone.python():
            self._stage("Fetching a Python for FreeNet", 0.0)
            if not (environment.folder().exists() and self._has_pip()):
                self._make_empty()
            uv = commands.uv(self._origin, self._wheels)
            if self._wheels:
                self._call(uv)
            else:
                self._fetch(uv)
            code, said = self._hear(commands.own_python(self._origin))
            if code != 0:
                raise standalone.failure(said)
        shutil.rmtree(environment.folder(), ignore_errors=True)

    def _has_pip(self) -> bool:
        try:
            self._call(commands.pip("--version"))
        except FreeNetError:
            return False
        return True

    def _make(self) -> None:
        self._stage("Making the environment", 0.0)
        needed, free = builds.size(self._build).disk, shutil.disk_usage(environment.home()).free
        if free < needed:
            free += _bytes_in(environment.folder())  # which goes first
        if free < needed:
            raise FreeNetError(
                tr("PyTorch needs {needed} GB, and the disk with '{folder}' has {free} GB left.").format(
                    folder=environment.home(), **too_few(needed, free)
                ),
                tr("Free some space, or choose a Python that has PyTorch."),
            )
        (environment.folder() / environment.MARKER).unlink(missing_ok=True)
        self._make_empty()

    def _make_empty(self) -> None:
        for command in commands.venv():
            self._call(command)

    def _install(self) -> None:
        self._stage("Downloading and installing PyTorch", INSTALLING)
        self._call(commands.settings())
        if self._wheels:
            self._call(commands.from_folder(self._wheels))
            self._try_packages()
            return
        for command in commands.packages(self._origin):
            self._fetch(command)
        self._try_packages()  # before the large one
        self._fetch(commands.pytorch(self._build, self._origin), is_pytorch=True)

    def _try_packages(self) -> None:
        """Load compiled packages. What else may be wrong with them shows at the training step.

        Raises:
            NeedsOwnPython: If the system does not allow it.
        """
        if standalone.is_refusal(self._hear(commands.trial())[1]):
            raise standalone.refusal()

    def _fetch(self, command: Sequence[str], is_pytorch: bool = False) -> None:
        """Run a command that needs the network.

        Raises:
            FreeNetError: If it fails; names the hosts that are out of reach.
            Canceled: The user stopped it.
        """
        code, said = self._hear(command)
        if code == 0:
            return
        if hosts.is_of_proxy(said, {**os.environ, **self._variables}):
            said += "ProxyError\n"  # as pip before 26 says
        failure = commands.failure(said)
        if not hosts.may_be_blocked(said):
            raise failure
        pypi, pytorch = self._ask("pip"), self._ask("torch", self._build)
        raise hosts.explained(said, failure, pypi, pytorch, is_pytorch)

    def _ask(self, package: str, build: str = "") -> hosts.Answer:
        """Whether the index answers that has a package: PyTorch's of a build, or else PyPI."""
        command = commands.question(package, build, self._origin)
        answer = hosts.answer(self._hear(command, is_logged=False)[1], package)
        reason = f": {answer.reason}" if answer.reason else ""
        self._log.write(f"{answer.host} {'answers' if answer.has_come else 'does not answer'}{reason}\n")
        return answer

    def _verify(self) -> EngineInfo:
        self._stage("Trying a training step", TRYING)
        try:
            info = probe(environment.python(), self._progress.is_canceled)
        finally:
            self._leave_if_canceled()
        best = info.devices[0]
        environment.mark_ready(Ready(str(commands.base()), info.torch_version, best.kind, best.name))
        self._log.write(f"Ready: PyTorch {info.torch_version} on {best.name}\n")
        self._progress.fraction(1.0)
        return info

    def _call(self, command: Sequence[str]) -> None:
        """Run a Python to its end.

        Raises:
            FreeNetError: If it fails.
            Canceled: The user stopped it.
        """
        code, said = self._hear(command)
        if code != 0:
            raise commands.failure(said)

    def _hear(self, command: Sequence[str], is_logged: bool = True) -> tuple[int, str]:
        """Run a Python to its end; with which status it ended and what it said, which goes into the log.

        Raises:
            FreeNetError: If it cannot be started.
            Canceled: The user stopped it.
        """
        self._log.write(f"> {' '.join(command)}\n")
        said = ""
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with start_python(Path(command[0]), *command[1:], variables=self._variables, **pipes, **OWN_GROUP) as process:
            threading.Thread(target=self._end_if_canceled, args=(process,), daemon=True).start()
            for line in process.stdout or ():
                if not self._is_count(line):
                    said += line
                    if is_logged:
                        self._log.write(line)
                        self._log.flush()
        self._leave_if_canceled()
        return process.returncode, said

    def _is_count(self, line: str) -> bool:
        """Whether a line of pip's only counts the bytes of a download; they are passed on as progress."""
        found = re.match(r"Progress (\d+) of ", line)
        if found:
            now = int(found[1])
            self._received += now - self._latest if now >= self._latest else now
            self._latest = now
            share = min(1.0, self._received / builds.size(self._build).download)
            self._progress.fraction(INSTALLING + (TRYING - INSTALLING) * share)
        return bool(found)

    def _end_if_canceled(self, process: subprocess.Popen[str]) -> None:
        while process.poll() is None:
            if self._progress.is_canceled():
                kill(process)
            time.sleep(POLL_SECONDS)

    def _leave_if_canceled(self) -> None:
        if self._progress.is_canceled():
            raise Canceled("Canceled.")

    def _stage(self, name: str, done: float) -> None:
        self._log.write(f"{name}\n")
        self._progress.stage(name)
        self._progress.fraction(done)
