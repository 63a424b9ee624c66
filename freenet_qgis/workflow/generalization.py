# SPDX-License-Identifier: GPL-3.0-or-later
"""Cleaning a class map: its noise goes, and what that does to accuracy and areas is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Optional

import numpy as np

from .. import report
from ..contract.cleaned_map import CleanedMap
from ..contract.maps import CLASS_MAP
from ..errors import FreeNetError
from ..files.array_file import ArrayFile, loaded
from ..files.new_files import NewFiles, Place, new_files
from ..geodata.access.ellipsoid import PixelAreas
from ..geodata.access.grid import M2_PER_HECTARE
from ..geodata.class_maps.label_file import LabelFile, read_labels
from ..geodata.generalization.along_edges import along_edges, write_guide
from ..geodata.generalization.comparing import changed, counted
from ..geodata.generalization.majority import majority
from ..geodata.generalization.sieve import sieve
from ..geodata.generalization.strips import copied
from ..geodata.results.map_writing import NewMap, write_map
from ..geodata.results.provenance import read_provenance
from ..geodata.results.replaced import replaced_by
from ..progress import Canceled, Progress, part
from ..request import GeneralizeRequest, Outputs
from ..text.figures import percent
from ..text.i18n import number, tr
from .before_and_after import both_assessed
from .class_remarks import about_long_names, about_zeros
from .cleaning_inputs import check_cleaning, check_memory, on_grid, probabilities_of
from .publishing import check_writable
from .run_folder import temporary_folder

Done = Callable[[float], None]
SLACK = 0.005  # share: pixels of 10 m have 100 m² on the ground but about, and four of them are meant by 0.04 ha


@dataclass(frozen=True)
class Generalized:
    """What cleaning a map leaves.

    Attributes:
        outputs: The files it wrote.
        cleaned: The map before and after.
    """

    outputs: Outputs
    cleaned: CleanedMap

    @property
    def patches_removed(self) -> int:
        """As of `CleanedMap`."""
        return self.cleaned.patches_removed

    @property
    def pixels_changed(self) -> int:
        """As of `CleanedMap`."""
        return self.cleaned.pixels_changed


def generalize(request: GeneralizeRequest, progress: Progress, place: Place = NewFiles.put_in_place) -> Generalized:
    """Clean a class map of its noise; an engine is needed only where there is a reference.

    Args:
        request: What to clean, and how.
        progress: Told what goes on.
        place: Lets the finished files take their places.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run; then no file has changed.
    """
    check_cleaning(request)
    check_writable(request.outputs, place)
    with temporary_folder() as folder:
        progress.stage("Reading the class map")
        before = read_labels(request.class_map, folder / "labels.npy", part(progress, 0, 0.1))
        check_memory(before.labels, request.class_map.raster.name)
        remarks = about_zeros(before.zeros, before.zero) + about_long_names(before.classes)
        progress.stage("Cleaning the map")
        after = _Cleaning(request, before, folder, progress).run()
        remarks += after.remarks
        cleaned = _compared(request, before, after, (part(progress, 0.6, 0.7), part(progress, 0.7, 0.8)))
        source = request.class_map.raster
        origin = read_provenance(source).derived(source.name)
        new = NewMap(CLASS_MAP, after.labels, before.grid, before.classes, nodata=before.nodata, origin=origin)
        if request.reference is not None:
            path = folder / (request.outputs.class_map or Path("cleaned.tif")).name
            write_map(path, new, part(progress, 0.8, 0.85))
            cleaned = both_assessed(cleaned, request, path, progress)
        for text in remarks:
            progress.warning(text)
        _publish(request.outputs, new, _with(cleaned, remarks), folder / "cleaned", progress, place)
    _tell(cleaned, progress)
    return Generalized(request.outputs, cleaned)


@dataclass(frozen=True)
class _Cleaned:
    """A cleaned map.

    Attributes:
        labels: It.
        how: What was done, a sentence.
        row_areas: The mean area of the pixels of each row, square metres; None where nobody knows.
        remarks: Sentences for the user.
    """

    labels: ArrayFile
    how: str
    row_areas: Optional[np.ndarray]
    remarks: tuple[str, ...]


class _Cleaning:
    """One map that is cleaned in a folder."""

    def __init__(self, request: GeneralizeRequest, before: LabelFile, folder: Path, progress: Progress) -> None:
        self._request, self._before, self._folder, self._progress = request, before, folder, progress
        self._row_areas = PixelAreas(before.grid).of_rows()

    def run(self) -> _Cleaned:
        """The cleaned map; the other stays."""
        request = self._request
        least, row_size = self._least()
        labels = ArrayFile.create(self._folder / "cleaned", np.dtype(np.uint8), self._before.labels.shape)
        how, remarks = self._smooth(labels)
        texts = [how]
        if least:
            corners = request.connectedness == "8"
            left = sieve(labels, least, row_size, self._part(0.35, 0.6), corners=corners)
            texts.append(self._sieved())
            remarks += self._isolated(left)
        return _Cleaned(labels, " ".join(text for text in texts if text), self._row_areas, remarks)

    def _part(self, begin: float, end: float) -> Done:
        return part(self._progress, begin, end)

    def _least(self) -> tuple[float, np.ndarray]:
        """The smallest patch that stays, and how large a pixel of each row is in its unit."""
        request = self._request
        if request.unit == "pixels" or not request.least:
            return request.least, np.ones(self._before.grid.rows)
        if self._row_areas is None:
            raise FreeNetError(
                tr("Nothing tells how large a pixel of '{name}' is on the ground.").format(
                    name=request.class_map.raster.name
                ),
                tr("Give the smallest patch in pixels, or set the right coordinate reference system."),
            )
        areas = self._row_areas / M2_PER_HECTARE
        text = tr("Smallest patch: {size} ha, which are {pixels} pixels.")
        pixels = request.least / float(np.median(areas))
        self._progress.info(text.format(size=number(request.least, "g"), pixels=number(pixels, ",.1f")))
        return request.least * (1 - SLACK), areas

    def _smooth(self, into: ArrayFile) -> tuple[str, tuple[str, ...]]:
        """Fill a new map by the method, small patches aside; what was done and what is to be known, in words."""
        request, labels = self._request, self._before.labels
        window = {"side": 2 * request.radius + 1}
        if request.method == "majority":
            majority(labels, into, request.radius, self._part(0.1, 0.35))
            return tr("Each pixel has the class of the most in {side} x {side} pixels.").format(**window), ()
        if request.probabilities is not None and request.image is not None and request.method == "probabilities":
            known, told = probabilities_of(request, self._before.classes, self._before.grid)
            for text in told:
                self._progress.info(text)
            image = on_grid(request.image, self._before.grid, request.class_map.raster.name)
            guide = write_guide(image, labels, self._folder / "guide", self._part(0.1, 0.2))
            unknown = along_edges(labels, into, known, guide, request.radius, self._part(0.2, 0.35))
            how = tr(
                "Each pixel has the class that is the likeliest once probabilities are smoothed along the edges of "
                "'{image}', in {side} x {side} pixels."
            ).format(image=request.image.raster.name, **window)
            return how, self._unknown(unknown)
        copied(labels, into)
        return "", ()

    @staticmethod
    def _unknown(pixels: int) -> tuple[str, ...]:
        if not pixels:
            return ()
        text = tr("{count} pixels with a class keep it: they have no probabilities, or the image has no data.", pixels)
        return (text.format(count=number(pixels, ",")),)

    def _sieved(self) -> str:
        """That small patches are gone, in words."""
        if self._request.unit == "hectares":
            text = tr("Patches smaller than {size} ha take the class of their largest neighbour ({ways}-connected).")
        else:
            text = tr(
                "Patches smaller than {size} pixels take the class of their largest neighbour ({ways}-connected).",
                ceil(self._request.least),
            )
        return text.format(size=number(self._request.least, "g"), ways=self._request.connectedness)

    def _isolated(self, left: int) -> tuple[str, ...]:
        if not left:
            return ()
        text = tr("{count} smaller patches stay: around them there is nothing but no data.", left)
        return (text.format(count=number(left, ",")),)


def _compared(
    request: GeneralizeRequest, before: LabelFile, after: _Cleaned, on_progress: tuple[Done, Done]
) -> CleanedMap:
    corners = request.connectedness == "8"
    counts = [
        counted(labels, len(before.classes), after.row_areas, done, corners=corners)
        for labels, done in zip((before.labels, after.labels), on_progress)
    ]
    return CleanedMap(after.how, before.classes, counts[0], counts[1], changed(before.labels, after.labels))


def _with(cleaned: CleanedMap, remarks: tuple[str, ...]) -> CleanedMap:
    return CleanedMap(**{**vars(cleaned), "warnings": (*remarks, *cleaned.warnings)})


def _publish(
    outputs: Outputs, new: NewMap, cleaned: CleanedMap, labels: Path, progress: Progress, place: Place
) -> None:
    """Write map and report, which take their places together."""
    progress.stage("Writing the results")
    replaced = [path.name for path in replaced_by(outputs)]
    with new_files(place) as files:
        if outputs.class_map:
            write_map(outputs.class_map, new, part(progress, 0.92, 0.99), files)
        if outputs.report:
            name = outputs.class_map.name if outputs.class_map else ""
            report.write_cleaned(outputs.report, name, cleaned, loaded(labels), files)
        if progress.is_canceled():
            raise Canceled
    if replaced and not files.are_waiting():
        progress.info(tr("Replaced: {files}").format(files=", ".join(replaced)))
    progress.fraction(1.0)


def _tell(cleaned: CleanedMap, progress: Progress) -> None:
    """What was done and what it changed, for the log."""
    progress.info(cleaned.how)
    progress.info(changes_in_words(cleaned))


def changes_in_words(cleaned: CleanedMap) -> str:
    """What cleaning has changed, two sentences."""
    patches = tr("Patches: {before} before, {after} after.").format(
        before=number(cleaned.before.patches, ","), after=number(cleaned.after.patches, ",")
    )
    pixels = tr("{count} pixels have another class ({share} of the map).", cleaned.pixels_changed).format(
        count=number(cleaned.pixels_changed, ","), share=percent(cleaned.share_changed)
    )
    return f"{patches} {pixels}"
