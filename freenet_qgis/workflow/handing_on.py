# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map as others want it: a cloud-optimised GeoTIFF, and an item of a catalogue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import paths
from ..contract.maps import RASTERS
from ..errors import FreeNetError
from ..files.file_writing import reported_writing
from ..files.new_files import NewFiles, Place, new_files, replacing
from ..geodata.class_maps.class_strips import NO_DATA, VALUES, ClassStrips, strips
from ..geodata.results import cloud_optimized, stac_item
from ..geodata.results.map_writing import CONTENTS, Content
from ..geodata.results.own_rasters import own_kind
from ..geodata.results.provenance import read_provenance
from ..progress import Canceled, Progress, check_of, part
from ..request import HandOnRequest, Outputs
from ..text.i18n import tr
from .class_remarks import about_long_names
from .publishing import check_writable


@dataclass(frozen=True)
class HandedOn:
    """What handing a map on leaves: the files it wrote."""

    outputs: Outputs


def hand_on(request: HandOnRequest, progress: Progress, place: Place = NewFiles.put_in_place) -> HandedOn:
    """Copy a class map as a COG with style and table beside it, and write its STAC item where wanted.

    Confidence, probabilities and novelty are copied as well, without an item.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    outputs = request.outputs
    if outputs.stac and request.days is None:
        raise FreeNetError(
            tr("A catalogue wants to know the day on which the image was taken."),
            tr("Give it ({}), or two days with a slash between them.").format("DATE"),
        )
    check_writable(outputs, place)
    kind = own_kind(request.class_map.raster)
    if kind is not None and RASTERS[kind].content in ("shares", "distances"):
        return _hand_on_measure(request, CONTENTS[RASTERS[kind].content], progress, place)
    progress.stage("Reading the class map")
    reader = ClassStrips(request.class_map, check=check_of(progress))
    counts, counted = np.zeros(VALUES, np.int64), part(progress, 0.0, 0.3)
    for rows in strips(reader.grid):
        counts += np.bincount(reader.values(rows.start, rows.stop - rows.start).ravel(), minlength=VALUES)
        counted(rows.stop / reader.grid.rows)
    classes = reader.classes(np.flatnonzero(counts[:NO_DATA]).tolist())
    if not classes:
        raise FreeNetError(tr("The map has no classes."), tr("Choose a class map."))
    for text in about_long_names(classes):
        progress.warning(text)
    progress.stage("Writing the results")
    with new_files(place) as files:
        if outputs.class_map:
            copied = part(progress, 0.3, 1.0)
            cloud_optimized.write(outputs.class_map, request.class_map, classes, counts, files, copied)
        if outputs.stac and outputs.class_map and request.days:
            origin = read_provenance(request.class_map.raster)
            handed = stac_item.HandedMap(outputs.class_map, reader.grid, reader.dtype, classes, counts, origin)
            text = stac_item.item(handed, outputs.stac.parent, request.days, paths.metadata("version"))
            with replacing(outputs.stac, (), files) as new, reported_writing(outputs.stac):
                new.write_text(text, encoding="utf-8")
        if progress.is_canceled():
            raise Canceled
    return HandedOn(outputs)


def _hand_on_measure(request: HandOnRequest, content: Content, progress: Progress, place: Place) -> HandedOn:
    """Copy what goes with a class map, such as its confidence."""
    outputs, name = request.outputs, request.class_map.raster.name
    if outputs.stac:
        raise FreeNetError(
            tr("A STAC item is that of a class map, and '{name}' is none.").format(name=name),
            tr("Copy this first, as map_confidence.tif or the like, and then the class map, as map.tif, with an item."),
        )
    progress.stage("Writing the results")
    with new_files(place) as files:
        if outputs.class_map:
            cloud_optimized.write_measure(
                outputs.class_map, request.class_map, content, files, part(progress, 0.0, 1.0)
            )
        if progress.is_canceled():
            raise Canceled
    return HandedOn(outputs)
