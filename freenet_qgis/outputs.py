# SPDX-License-Identifier: GPL-3.0-or-later
"""What results may be called, and that none replaces what it is made from."""

from __future__ import annotations

from collections.abc import Iterable

from .gdal_name import Source, file_of
from .i18n import tr
from .job import FreeNetError
from .request import Outputs

ENDINGS = {"model": (".safetensors",), "report": (".html", ".htm"), "features": (".gpkg",)}
RASTER_ENDINGS = (".tif", ".tiff")


def check_names(outputs: Outputs) -> None:
    """Check the endings: a file with any other may be the user's and not ours to replace.

    Raises:
        FreeNetError: If one does not fit.
    """
    for kind, path in vars(outputs).items():
        endings = ENDINGS.get(kind, RASTER_ENDINGS)
        if path is not None and path.suffix.lower() not in endings:
            raise FreeNetError(
                tr("'{}' does not end in {}.").format(path.name, endings[0]),
                tr("Name it '{}'.").format(path.with_suffix(endings[0]).name),
            )


def check_spares(outputs: Outputs, inputs: Iterable[Source]) -> None:
    """Check that no result would be written over a file of `inputs`, be it an archive or a container.

    Raises:
        FreeNetError: If one would.
    """
    sources = [file for file in map(file_of, inputs) if file is not None and file.exists()]
    for path in outputs.files():
        if path.exists() and any(path.samefile(source) for source in sources):
            raise FreeNetError(
                tr("'{}' is an input of this run, a result cannot be written over it.").format(path.name),
                tr("Choose another name for the result."),
            )


def check_reference(class_map: Source, reference: Source) -> None:
    """Check that a class map is not its own reference, which a project with one raster suggests.

    Raises:
        FreeNetError: If it is.
    """
    if reference == class_map:
        raise FreeNetError(
            tr("'{}' is given as class map and as its own reference.").format(reference.name),
            tr("Choose the layer that shows what is really there as reference."),
        )
