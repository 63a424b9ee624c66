# SPDX-License-Identifier: GPL-3.0-or-later
"""What results may be called, and that none replaces what it is made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Optional, Union

from ..errors import FreeNetError
from ..files.companions import is_there, of_results
from ..files.regular_files import identity
from ..files.result_names import check_distinct
from ..geodata.access.source_files import files_behind
from ..geodata.results.own_rasters import own_kind
from ..geodata.results.replaced import left_beside
from ..geodata.vector.vector_file import holds_something, layers_in
from ..request import FILE_KINDS, Outputs
from ..sources.gdal_name import GdalName, Source, as_given
from ..sources.layer_destination import MARK
from ..sources.layer_source import table_in
from ..text.i18n import tr

RASTER_ENDINGS = (".tif", ".tiff")
_FORMATS = {
    ".7z", ".asc", ".bil", ".bip", ".bmp", ".bsq", ".cpg", ".csv", ".dat", ".db", ".dbf", ".doc", ".docx", ".dxf",
    ".ecw", ".fgb", ".gdb", ".geojson", ".gif", ".gml", ".gpkg", ".gz", ".h5", ".hdf", ".hdr", ".he5", ".htm",
    ".html", ".img", ".jp2", ".jpeg", ".jpg", ".json", ".kml", ".kmz", ".las", ".laz", ".mbtiles", ".mif", ".nc",
    ".npy", ".npz", ".ods", ".odt", ".parquet", ".pdf", ".pix", ".png", ".pptx", ".prj", ".pth", ".py", ".qgs",
    ".qgz", ".qix", ".qlr", ".qmd", ".qml", ".raw", ".rst", ".safetensors", ".sdat", ".shp", ".shx", ".sid",
    ".sqlite", ".svg", ".tab", ".tar", ".tif", ".tiff", ".txt", ".vrt", ".webp", ".xls", ".xlsx", ".xml", ".xyz",
    ".zip",
}  # fmt: skip
_NEW_LAYER = "freenet"  # in an example
Identity = tuple[int, int]  # what all names of a file have in common


def is_ending(suffix: str) -> bool:
    """Whether a name ends so because of its format, and not because there is a dot in it."""
    return suffix.lower() in _FORMATS


def stem_of(result: Path) -> str:
    """The name of a result without its ending, where it has one: in ``pavia_2.5m`` the dot is part of the name."""
    return result.stem if is_ending(result.suffix) else result.name.rstrip(".:")


def name_of(scene: Source) -> str:
    """What results are named after that are to be told from those of other scenes, such as ``pavia_2.5m`` of ENVI."""
    if isinstance(scene, GdalName):
        return scene.stem
    return scene.name if scene.suffix[1:2].isdigit() else scene.stem


def check_names(outputs: Outputs) -> None:
    """Check the endings: a file with any other may be the user's and not ours to replace; and that all files differ.

    Raises:
        FreeNetError: If one does not fit.
    """
    for kind, path in vars(outputs).items():
        endings = FILE_KINDS[kind].endings if kind in FILE_KINDS else RASTER_ENDINGS
        if path is not None and path.suffix.lower() not in endings:
            raise FreeNetError(
                tr("'{}' does not end in {}.").format(path.name, endings[0]),
                tr("Name it '{}'.").format(_free(path.with_name(stem_of(path) + endings[0])).name),
            )
    check_distinct([list(of_results([path])) for path in outputs.files()])


def check_spares(
    outputs: Outputs,
    inputs: Sequence[Union[str, Source]],
    layer: str = "",
    read: Optional[dict[Identity, bool]] = None,
) -> None:
    """Check that no result would be written over a file that is read, nor over one that belongs to it.

    Args:
        outputs: The results.
        inputs: Files, or layers as ``FILE|layername=NAME``; what has no file is spared anyway.
        layer: The layer of features that the user has named; others of its file may be read. Empty for none.
        read: What `files_read` says of the inputs, where many results are held against them.

    Raises:
        FreeNetError: If one would.
    """
    read = files_read(inputs) if read is None else read
    going = of_results(outputs.files())
    if outputs.class_map:
        going.update(dict.fromkeys(left_beside(outputs.class_map), outputs.class_map))
    for path, result in going.items():
        this = identity(path)
        if this not in read or (result == outputs.features and _spares_layer(result, layer, inputs)):
            continue
        problem = tr("'{}' is an input of this run; a result cannot be written over it.")
        if not read[this] or path != result:
            problem = tr("'{}' belongs to an input of this run; a result cannot be written over it.")
        hint = tr("Choose another name for the result.")
        if result == outputs.features:
            hint = tr("Choose another file, or name a new layer in it: {example}").format(
                example=f"{path.name}{MARK}{_NEW_LAYER}"
            )
        raise FreeNetError(problem.format(path.name), hint)


def files_read(inputs: Iterable[Union[str, Source]]) -> dict[Identity, bool]:
    """The files of inputs, and whether each is one or belongs to one."""
    found: dict[Optional[Identity], bool] = {}
    for source in inputs:
        for number, path in enumerate(files_behind(source) if str(source) else ()):
            found[identity(path)] = number == 0 or found.get(identity(path), False)
    return {file: is_input for file, is_input in found.items() if file is not None}


def _spares_layer(file: Path, layer: str, inputs: Iterable[Union[str, Source]]) -> bool:
    """Whether a layer that is written into a file is none of those that are read from it."""
    if not layer:
        return False
    exists = holds_something(file) and layer.lower() in layers_in(file)
    if exists and any(_may_read(source, file, layer) for source in inputs if str(source)):
        raise FreeNetError(
            tr("The layer '{layer}' of '{file}' is an input of this run; a result cannot be written over it.").format(
                layer=layer, file=file.name
            ),
            tr("Name another layer: {example}").format(example=f"{file.name}{MARK}{layer}_2"),
        )
    return True


def _may_read(source: Union[str, Source], file: Path, layer: str) -> bool:
    """Whether an input is that layer of a file, or may be, as with a file that is named alone or by a virtual one."""
    files = list(map(identity, files_behind(source)))
    if identity(file) not in files:
        return False
    table = table_in(as_given(source)) if files[0] == identity(file) else ""
    return table.lower() in ("", layer.lower())


def _free(path: Path) -> Path:
    """The path, or one like it whose file, if there is one, is no loss."""
    number, found = 1, path
    while is_there(found) and not (path.suffix in FILE_KINDS["features"].endings or own_kind(found)):
        number += 1
        found = path.with_name(f"{path.stem}_{number}{path.suffix}")
    return found


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
