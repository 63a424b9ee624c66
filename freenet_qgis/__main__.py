# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet``: train, classify and assess without QGIS; GDAL, and PyTorch for the engine, are enough."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from contextlib import closing
from typing import Optional

from . import paths
from .errors import FreeNetError
from .headless import system_gdal
from .headless.console.progress import TerminalProgress
from .headless.console.stopping import stoppable
from .headless.console.terminal import safe_streams
from .request import Scene
from .text.masking import masked


def main(arguments: Optional[Sequence[str]] = None, large_bytes: int = Scene.large_bytes) -> int:
    """Run one command; exit status 0 done, 1 failed, 2 wrong usage, 129 hung up, 130 interrupted, 143 terminated.

    Whatever ends it, nothing half-written stays.

    Args:
        arguments: What was typed; None for that of this process.
        large_bytes: From what size on scenes are large, see `Scene`.
    """
    status = 0
    with safe_streams() as errors, closing(TerminalProgress(errors)) as progress:
        with stoppable() as stop:
            status = _run(arguments, large_bytes, progress)
        if stop.status:
            progress.info("Stopped.")
        return stop.status or status


def _run(arguments: Optional[Sequence[str]], large_bytes: int, progress: TerminalProgress) -> int:
    try:
        if list(sys.argv[1:] if arguments is None else arguments) == ["--version"]:  # also of who lacks GDAL
            sys.stdout.write(f"{paths.metadata('version')}\n")
            return 0
        system_gdal.load()
        from .headless.commands.by_name import COMMANDS  # late, as the others: they need GDAL
        from .headless.console.gdal_messages import masked_messages
        from .headless.options import command_line

        options = command_line.parse(arguments, large_bytes)
        progress.restrict(options.quiet, options.log_file)
        with masked_messages(progress.note):
            status = COMMANDS[options.command](options, progress)
        sys.stdout.flush()  # as long as an error can be told
        return status
    except FreeNetError as error:
        progress.error(f"Error: {error}")
        return 1
    except Exception:  # a bug; whoever called shows it
        progress.note("error", masked(traceback.format_exc()))
        raise


if __name__ == "__main__":
    sys.exit(main())
