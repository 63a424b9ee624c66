# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder a run works in: where it is, how long it stays, and the raster that is read into it."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from .. import paths
from ..contract import cube_layout
from ..errors import FreeNetError, UnfitError
from ..files import temporary_folders
from ..files.array_file import ArrayFile
from ..files.strict_json import from_json
from ..geodata import raster
from ..geodata.raster import Cube, RasterInfo, ReadPlan
from ..geodata.raster.new_arrays import check_space
from ..progress import Progress, part
from ..request import ClassifyRequest
from ..text.i18n import number, tr
from ..text.listing import in_runs
from .disk_need import DiskNeed
from .kept_folder import RASTER_READ, forget, kept_folder, note, noted
from .made_from import conditions

READ = 0.1  # share of the whole run after which reading is done


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A temporary folder for a run, which is gone afterwards; what runs that were killed have left goes first.

    Raises:
        FreeNetError: If it cannot be made or written to.
    """
    with _files_reported(tr("A temporary folder")), temporary_folders.temporary_folder() as folder:
        try:
            with _files_reported(tr("The temporary folder '{path}'").format(path=folder)):
                yield folder
        except BaseException as error:
            traceback.clear_frames(error.__traceback__)  # Windows removes no file that one of them has mapped
            raise


@contextmanager
def classification_folder(request: ClassifyRequest, plan: ReadPlan, progress: Progress) -> Iterator[Path]:
    """For a large scene, a folder that is kept until the scene is classified."""
    if not plan.is_large:
        with temporary_folder() as folder:
            yield folder
        return
    info = plan.info
    made_from = {
        **conditions(request),
        "version": paths.metadata("version"),
        "size": (info.grid.rows, info.grid.cols),
        "bands": [asdict(band) for band in info.bands],
        "device": request.engine.device,
        "maps": [kind for kind, path in vars(request.outputs).items() if path is not None],
    }
    kept = kept_folder(request.outputs.files()[0], made_from, progress)
    with kept as folder, _files_reported(tr("The folder '{path}'").format(path=folder)):
        yield folder


@contextmanager
def _files_reported(what: str) -> Iterator[None]:
    """An OSError inside becomes a FreeNetError about a run folder."""
    try:
        yield
    except OSError as error:
        file = f" ('{error.filename}')" if error.filename else ""
        raise FreeNetError(
            tr("{folder} cannot be used: {reason}.").format(folder=what, reason=f"{error.strerror or error}{file}"),
            tr("Free some disk space and see that the folder for temporary files can be written to; then start again."),
        ) from error


def is_whole(path: Path, shape: tuple[int, ...]) -> bool:
    """Whether a file holds an array of this shape."""
    try:
        found = ArrayFile(path)
        return found.shape == shape and found.is_complete()
    except Exception:  # numpy reads the header as Python literals, and fails in as many ways as these can
        return False


def read_once(plan: ReadPlan, folder: Path, progress: Progress, need: DiskNeed) -> Cube:
    """The raster's bands as in `read`, if they are not in the run folder already."""
    with suppress(ValueError):
        known = from_json(Cube, json.dumps(noted(folder, RASTER_READ)))
        if _is_read(plan.info, folder, len(known.bands)):
            return known
    forget(folder, RASTER_READ)
    cube = read(plan, folder, progress, need)
    note(folder, RASTER_READ, asdict(cube))
    return cube


def _is_read(info: RasterInfo, folder: Path, bands: int) -> bool:
    """Whether what was read is still there, as a whole."""
    size = info.grid.rows, info.grid.cols
    if not (folder / cube_layout.NAME).exists():
        return is_whole(folder / "valid.npy", size) and is_whole(folder / "cube.npy", (*size, bands))
    plain = cube_layout.PlainFile.load(folder)
    plain.check_bounds()
    is_its = isinstance(info.path, Path) and info.path.is_file() and info.path.samefile(plain.path)
    fits = (plain.rows, plain.cols, len(plain.offsets)) == (*size, bands) and is_its
    return fits and is_whole(folder / "valid.npy", size)


def read(
    plan: ReadPlan, folder: Path, progress: Progress, need: DiskNeed, share: tuple[float, float] = (0.0, 1.0)
) -> Cube:
    """The raster's used bands in the run folder, and a word about every band left out.

    Where several rasters are read, this one takes a `share` of the progress, from and to.
    """
    progress.stage("Reading the raster")
    info = plan.info
    if plan.is_large:
        progress.info(need.in_words())
    check_space(need.total, folder)
    cube = raster.read(plan, folder, part(progress, *(READ * end for end in share)))
    if not plan.is_exact and info.unchosen:
        text = tr("{used} of {all} bands are used, as chosen.", len(cube.bands))
        progress.info(text.format(used=len(cube.bands), all=info.all_bands))
    for band, reason in cube.dropped:
        if band.number in info.unchosen:
            continue
        text = tr("{name} (band {number}) is left out: {reason}.")
        progress.info(text.format(name=band.name, number=band.number, reason=reason))
    for text in doubts(cube, info):
        progress.warning(text)
    for text in (*cube.lacking, *limits(cube, info)):
        progress.info(text)
    if cube.without_data(info.whole_grid):
        progress.info(_without_data_in_words(cube, info))
    if not cube.valid_pixels:
        raise _nothing_left(cube, info)
    return cube


def remarks(cube: Cube, info: RasterInfo) -> tuple[str, ...]:
    """For the report, the bands left out of the raster, what of it is looked at, and what is doubtful about it."""
    return (*left_out(cube, info), *cube.lacking, *limits(cube, info), *doubts(cube, info))


def doubts(cube: Cube, info: RasterInfo) -> tuple[str, ...]:
    """What is doubtful about the raster, or not as its file says."""
    return (*info.remarks, *cube.remarks)


def limits(cube: Cube, info: RasterInfo) -> list[str]:
    """What keeps pixels from being looked at, in sentences with their numbers."""
    pixels, found = info.whole_grid.rows * info.whole_grid.cols, []
    if info.area:
        text = tr("{count} of {all} pixels ({share} %) lie outside the area of interest '{area}'.", cube.outside)
        found.append(text.format(**_share(cube.outside, pixels), area=info.area.name))
    if info.mask:
        named = ", ".join(f"{words}: {number(count, ',')}" for words, count in cube.masked)
        text = tr(
            "{count} of {all} pixels ({share} %) are left out by the mask '{mask}' ({conditions}).", cube.masked_pixels
        )
        none = tr("The mask '{mask}' leaves no pixel out.")
        text = text if named else none
        masked = _share(cube.masked_pixels, pixels - cube.outside)
        found.append(text.format(**masked, mask=info.mask.title, conditions=named))
    if info.mask and cube.unknown:
        text = tr(
            "{count} of {all} pixels ({share} %) lie where the mask '{mask}' tells nothing: they are used.",
            cube.unknown,
        )
        found.append(text.format(**_share(cube.unknown, pixels - cube.outside), mask=info.mask.title))
    return found


def _share(count: int, pixels: int) -> dict[str, str]:
    """A number of so many pixels, for a sentence."""
    share = number(100 * count / max(1, pixels), ".3g")
    return {"count": number(count, ","), "all": number(pixels, ","), "share": share}


def _without_data_in_words(cube: Cube, info: RasterInfo) -> str:
    pixels = info.whole_grid.rows * info.whole_grid.cols - cube.outside - cube.masked_pixels
    without = cube.without_data(info.whole_grid)
    text = tr("{count} of {all} pixels ({share} %) have no data and get no class.", without)
    return text.format(**_share(without, pixels))


def _nothing_left(cube: Cube, info: RasterInfo) -> UnfitError:
    """The error for a raster of which no pixel is left, with the reason."""
    name = info.path.name
    if info.mask and cube.masked:
        named = ", ".join(words for words, _ in cube.masked)
        text = tr("The mask '{mask}' leaves no pixel of '{name}' that has data ({conditions}).")
        return UnfitError(
            text.format(mask=info.mask.title, name=name, conditions=named),
            tr("Leave out fewer of its values, or choose another mask."),
        )
    if info.area:
        return UnfitError(
            tr("'{name}' has no pixel with data in the area of interest '{area}'.").format(
                name=name, area=info.area.name
            ),
            tr("Choose another area, or a larger one: a pixel counts whose centre lies inside."),
        )
    if info.rasters:
        return UnfitError(
            tr("No pixel of '{name}' has data in all of its {count} rasters.").format(
                name=name, count=len(info.rasters)
            ),
            tr("The log tells which raster lacks how many; leave that one out, or check its nodata value."),
        )
    return UnfitError(
        tr("'{name}' has no pixel with data.").format(name=name),
        tr("Check its nodata value, or choose another raster."),
    )


def left_out(cube: Cube, info: RasterInfo) -> list[str]:
    """In a sentence for each reason, the bands that are not used."""
    band_numbers: dict[str, list[int]] = {}
    for band, reason in cube.dropped:
        band_numbers.setdefault(reason, []).append(band.number)
    return [
        tr("{count} of {total} bands are left out ({reason}): {bands}.", len(numbers)).format(
            count=len(numbers), total=info.all_bands, reason=reason, bands=in_runs(numbers)
        )
        for reason, numbers in band_numbers.items()
    ]
