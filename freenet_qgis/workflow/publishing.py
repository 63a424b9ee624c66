# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of a run: the report is completed, and what was asked for is copied out of the run folder."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional, TypeVar

from .. import report
from ..contract.figures import CheckedPolygon, Disagreement
from ..contract.maps import MAPS
from ..contract.report import RasterFacts, Report
from ..files.array_file import ArrayFile, loaded
from ..files.digest import sha256_of
from ..files.new_files import NewFiles, Place, new_files
from ..geodata.access.ellipsoid import PixelAreas
from ..geodata.results import result_files
from ..geodata.results.map_writing import NewMap, write_map
from ..geodata.results.provenance import Provenance
from ..geodata.results.replaced import replaced_by
from ..progress import Canceled, Progress, part
from ..request import Outputs
from ..text.i18n import tr
from ..text.listing import in_runs
from .class_remarks import about_long_names
from .date_matching import dates_of
from .engine_run import COMPUTED
from .polygon_names import Names
from .prepared_run import PreparedRun, Result

Polygon = TypeVar("Polygon", Disagreement, CheckedPolygon)


def check_writable(outputs: Outputs, place: Place = NewFiles.put_in_place) -> None:
    """Check that results can be written; who places them closes what is open, and has looked at that before.

    Raises:
        FreeNetError: If one cannot.
    """
    files = outputs.files()
    result_files.check_writable(files, () if place is NewFiles.put_in_place else files)


def publish_results(run: PreparedRun, progress: Progress, place: Place = NewFiles.put_in_place) -> Result:
    """Copy what was asked for out of a run folder in which the engine has worked.

    Args:
        run: The folder, its job and where the results go.
        progress: Told what goes on.
        place: Lets the finished files take their places.

    Raises:
        FreeNetError: If the disk is full or a file in use; no file has changed then.
        Canceled: The user stopped the run.
    """
    figures = completed_report(run)
    progress.stage("Writing the results")
    replaced = [path.name for path in replaced_by(run.outputs)]
    with new_files(place) as files:
        _write(run, figures, progress, files)
        if progress.is_canceled():
            raise Canceled
    if replaced and not files.are_waiting():  # else nobody knows when
        progress.info(tr("Replaced: {files}").format(files=", ".join(replaced)))
    progress.fraction(1.0)
    return Result(run.outputs, figures)


def completed_report(run: PreparedRun) -> Report:
    """The engine's report with what only this side knows: remarks, names of the features, the size of a pixel."""
    figures = Report.load(run.folder)
    job = run.job
    facts = RasterFacts(PixelAreas(job.grid).mean(), job.pixels_without_data, tuple(dates_of(job.bands)), job.rasters)
    return replace(
        figures,
        warnings=(*run.remarks, *figures.warnings),
        model=job.model or None,
        raster=facts,
        disagreements=_named(figures.disagreements, run.names),
        checked=_named(figures.checked, run.names),
    )


def _named(polygons: Optional[tuple[Polygon, ...]], names: Names) -> Optional[tuple[Polygon, ...]]:
    """Polygons with the names that their features have, where any were looked for."""
    if not polygons:
        return polygons
    found = names([one.polygon for one in polygons])
    return tuple(replace(one, feature=found[one.polygon]) for one in polygons)


def _origin(run: PreparedRun, figures: Report) -> Provenance:
    """Where the maps of a run come from."""
    job, model = run.job, run.folder / "model.safetensors"
    bands: dict[int, list[int]] = {}
    for band in job.bands:
        bands.setdefault(band.raster, []).append(band.number)
    return Provenance(
        version=figures.version,
        model=job.model or (run.outputs.model.name if run.outputs.model else ""),
        model_sha256=sha256_of(model) if model.exists() else "",
        scene="; ".join(job.rasters or (job.scene,)),
        bands="; ".join(in_runs(sorted(numbers)) for _, numbers in sorted(bands.items())),
        device=figures.device,
        created=figures.created,
        seconds="" if figures.seconds is None else str(figures.seconds),
        made_from=job.made_from,
    )


def _write(run: PreparedRun, figures: Report, progress: Progress, files: NewFiles) -> None:
    """Write what was asked for, beside the places that it will take."""
    outputs, part_of, origin = run.outputs, run.job.part_of, _origin(run, figures)
    for text in about_long_names(run.job.classes) if outputs.class_map else ():
        progress.warning(text)
    corner = (part_of.row, part_of.col) if part_of else (0, 0)
    for kind, path in outputs.maps().items():
        values = ArrayFile(run.folder / f"{kind.id}.npy")
        new = NewMap(kind, values, run.job.whole_grid, run.job.classes, corner, origin=origin)
        begin, end = (COMPUTED + (1 - COMPUTED) * (MAPS.index(kind) + done) / len(MAPS) for done in (0, 1))
        write_map(path, new, part(progress, begin, end), files)
    if outputs.model:
        result_files.copy_file(run.folder / "model.safetensors", outputs.model, files)
    if outputs.report:
        path = run.folder / "class_map.npy"
        report.write(outputs.report, figures, loaded(path) if path.exists() else None, files)
