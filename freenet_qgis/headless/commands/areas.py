# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ``freenet areas``: what it does with its options, and what it prints."""

from __future__ import annotations

from argparse import Namespace
from typing import Optional

from ... import workflow
from ...request import AreasRequest, Outputs, Zone
from ...workflow.map_reports import read_report
from ...workflow.outputs import check_names, check_spares
from ...workflow.zone_layer import name_of_zones
from ..console.progress import TerminalProgress
from ..console.table import table
from ..inputs import vector
from ..inputs.raster import grid_of, scene_of
from .finishing import finish


def areas(options: Namespace, progress: TerminalProgress) -> int:
    """Measure the areas of the classes of a map."""
    outputs = Outputs(features=options.output.file if options.output else None, table=options.table)
    check_names(outputs)
    layer = name_of_zones(*options.output) if options.output else ""
    read = [options.input, options.zones or "", options.report_json or ""]
    check_spares(outputs, read, options.output.layer if options.output else "")
    scene = scene_of(options.input)
    report = read_report(options.report_json) if options.report_json else None
    report_name = options.report_json.name if report else ""
    zones: tuple[Zone, ...] = ()
    if options.zones:
        zones = vector.zones(options.zones, options.zone_field, scene.crs_wkt, progress.warning, grid_of(scene))
    request = AreasRequest(scene, outputs, zones, report, report_name, layer)
    return finish(lambda: workflow.measure_areas(request, progress), progress, in_words, layer)


def in_words(result: workflow.MeasuredAreas) -> str:
    """The areas of the whole map as a table."""
    has_adjusted = any(row.adjusted is not None for row in result.rows)
    head = ["Class", "Pixels", "Hectares", "Share", *(["Adjusted (ha)", "95 % interval"] if has_adjusted else [])]
    rows = []
    for row in result.rows:
        cells = [row.label, str(row.pixels), _number(row.hectares), "-" if row.share is None else f"{row.share:.1%}"]
        if has_adjusted:
            low, high = row.interval or (None, None)
            cells += [_number(row.adjusted), "-" if low is None else f"{_number(low)} to {_number(high)}"]
        rows.append(cells)
    zones = f"{result.zones} {'zone is' if result.zones == 1 else 'zones are'} in the table." if result.zones else ""
    return "\n".join([table(head, rows), *filter(None, [zones])])


def _number(hectares: Optional[float]) -> str:
    return "-" if hectares is None else f"{hectares:,.2f}"
