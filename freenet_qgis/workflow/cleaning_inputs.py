# SPDX-License-Identifier: GPL-3.0-or-later
"""What a map is cleaned with: whether that fits together, and which band of probabilities is of which class."""

from __future__ import annotations

from collections.abc import Sequence

from ..allowance.memory import bound_in_words, memory_bound
from ..classes.names import tidy
from ..contract.job import ClassInfo, Grid
from ..errors import FreeNetError
from ..files.array_file import ArrayFile
from ..geodata import raster
from ..geodata.access.grid import check_same_pixels
from ..geodata.class_maps.runs import BLOCK_PX, count_runs
from ..geodata.generalization.along_edges import Probabilities
from ..geodata.generalization.strips import strips
from ..geodata.raster import RasterInfo
from ..request import GeneralizeRequest, Scene, no_effect
from ..text.figures import MEMORY_GIGABYTE, too_few
from ..text.i18n import tr

RUN_BYTES = 28  # for pixels beside each other of one class: 2.2 GB measured for 80 million of them


def check_cleaning(request: GeneralizeRequest) -> None:
    """Check what can be checked before any raster is read.

    Raises:
        FreeNetError: If the method lacks something, or nothing would be done.
    """
    if request.method == "probabilities":
        if request.probabilities is None or request.image is None:
            raise FreeNetError(
                tr(
                    "The method 'probabilities' smooths class probabilities along the edges of an image: it needs both."
                ),
                tr("Give the class probabilities of a run (PROBABILITIES), and the raster that it classified (IMAGE)."),
            )
    elif request.method == "sieve" and not request.least:
        raise FreeNetError(
            tr("With 0 as the smallest patch, 'sieve' would change nothing."),
            tr("Say how large a patch has to be to stay (MIN_SIZE)."),
        )
    if request.method != "probabilities":
        no_effect.refuse_of_other_methods({"PROBABILITIES": request.probabilities, "IMAGE": request.image})
    if request.min_size is None and request.unit == "hectares":
        raise FreeNetError(
            tr("The smallest patch is to be in hectares, but there is no size."),
            tr("Say how large a patch has to be to stay (MIN_SIZE)."),
        )
    if request.method != "sieve" and request.radius < 1:
        raise FreeNetError(tr("A window with the radius 0 is the pixel alone."), tr("Give a radius of 1 or more."))


def check_memory(labels: ArrayFile, name: str) -> None:
    """Check that the patches of a map fit into memory, of which noise has nearly as many as pixels.

    Raises:
        FreeNetError: If they do not.
    """
    rows, cols = labels.shape
    runs = sum(count_runs(labels[strip]) for strip in strips(rows, cols, BLOCK_PX))
    bound = memory_bound()
    if bound is None or RUN_BYTES * runs <= bound.free:
        return
    text = tr(
        "'{name}' changes its class so often that cleaning it takes about {needed} GB of memory; {free} GB are free."
    )
    hint = tr("Clean it in parts, or close other programs.")
    sizes = too_few(RUN_BYTES * runs, bound.free, MEMORY_GIGABYTE)
    raise FreeNetError(text.format(name=name, **sizes), f"{hint} {bound_in_words(bound)}".rstrip())


def on_grid(scene: Scene, grid: Grid, class_map: str) -> RasterInfo:
    """A raster on the grid of a map.

    Raises:
        FreeNetError: If it lies on another, or cannot be read.
    """
    info = raster.of(scene)
    check_same_pixels(info.grid, scene.raster.name, grid, class_map)
    return info


def probabilities_of(
    request: GeneralizeRequest, classes: Sequence[ClassInfo], grid: Grid
) -> tuple[Probabilities, list[str]]:
    """The probabilities of a request, and what to say of how their bands were matched with the classes of the map.

    Raises:
        FreeNetError: If they are not on the grid of the map, or their bands are not of its classes.
    """
    if request.probabilities is None:
        raise ValueError("there are none")
    info = on_grid(request.probabilities, grid, request.class_map.raster.name)
    name, labels = info.path.name, {info.name: label for label, info in enumerate(classes, start=1)}
    names = [tidy(band.name) for band in info.bands]
    are_unnamed = all(band.name == f"Band {band.number}" for band in info.bands)
    if are_unnamed and len(names) == len(classes):
        text = tr("The bands of '{name}' have no names of classes; they are taken in the order of the map's classes.")
        return _in_order(info, len(names)), [text.format(name=name)]
    if all(one.name == str(one.value) for one in classes) and len(names) == len(classes):
        text = tr("The classes of the map have no names; the bands of '{name}' ({bands}) are taken in their order.")
        return _in_order(info, len(names)), [text.format(name=name, bands=", ".join(names))]
    strange = [one for one in names if one not in labels]
    if strange or len(set(names)) < len(names):
        raise FreeNetError(
            tr("The bands of '{name}' ({bands}) are not of the classes of the map ({classes}).").format(
                name=name, bands=", ".join(names), classes=", ".join(labels)
            ),
            tr("Choose the class probabilities that were written with this map (PROBABILITIES)."),
        )
    lacking = [one for one in labels if one not in names]
    told = []
    if lacking:
        text = tr("'{name}' has no band for {classes}, which pixels with probabilities cannot be.")
        told.append(text.format(name=name, classes=", ".join(lacking)))
    return Probabilities(info, info.bands, tuple(labels[one] for one in names)), told


def _in_order(info: RasterInfo, count: int) -> Probabilities:
    """Bands that are of the classes of the map in their order."""
    return Probabilities(info, info.bands, tuple(range(1, count + 1)))
