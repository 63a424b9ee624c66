# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the run will take that the form describes, in words, and what would make it shorter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from ...contract.capabilities import DeviceInfo, EngineInfo
from ...contract.pieces import Box
from ...contract.presets import QUICKEST, preset_info
from ...contract.schedule import Span
from ...geodata.raster import RasterInfo
from ...text.i18n import tr
from ...workers.forecast import PlannedRun, Shorter, run_span, shorter
from ..form.run_form import RunForm
from ..form.scene_watch import SceneWatch
from ..pytorch.device_badge import DeviceBadge
from .time_left import about

LONG_S = 1800.0  # from which on it is said what would make it shorter


def forecast_in_words(info: EngineInfo, device: DeviceInfo, wanted: PlannedRun) -> str:
    """The forecast of a run on a device; empty where it was not measured."""
    span = run_span(info, device, wanted)
    if span is None:
        return ""
    time = about(span)
    longest = span.likely if span.is_narrow else span.most
    ways = shorter(info, device, wanted) if longest > LONG_S else []
    if not ways:
        return time
    return f"{time}\n{tr('Shorter: {}.').format('; '.join(map(_way_in_words, ways)))}"


def _way_in_words(way: Shorter) -> str:
    if way.way == "smaller":
        return tr("clip the raster to the area you need, for most of the time goes into the map")
    text = {
        "device": tr("on {device} {time}"),
        "fast": tr("with the preset {preset} {time}"),
        "steps": tr("with the preset's own number of steps {time}"),
    }[way.way]
    time = "" if way.span is None else about(way.span)
    return text.format(device=way.device, preset=preset_info(QUICKEST).title, time=time)


class RunForecast:
    """The forecast of how long the run will take that the form describes."""

    def __init__(self, form: RunForm, scene: SceneWatch, badge: DeviceBadge) -> None:
        self._form, self._scene, self._badge = form, scene, badge

    def in_words(self, info: EngineInfo, device: DeviceInfo) -> str:
        """The forecast on a device, in words; empty without a raster."""
        wanted = self.planned()
        return "" if wanted is None else forecast_in_words(info, device, wanted)

    def span(self) -> Optional[Span]:
        """The forecast on the device that is chosen; None where that is not known."""
        wanted, info = self.planned(), self._badge.info
        device = self._badge.chosen(self._form.options.wanted_device())
        return None if wanted is None or info is None or device is None else run_span(info, device, wanted)

    def planned(self) -> Optional[PlannedRun]:
        """The run, as far as its length and its needs go; None without a raster."""
        raster, info = self._form.layers.raster_layer(), self._scene.info
        if raster is None:
            return None
        rows = [row for row in self._form.classes.rows() if row.polygons and row.trains]
        size, boxes = _looked_at(info, (raster.height(), raster.width()), [box for row in rows for box in row.boxes])
        return PlannedRun(
            options=self._form.options.train_options(),
            rows=size[0],
            cols=size[1],
            bands=(raster.bandCount() if info is None else info.all_bands) - len(self._scene.left_out),
            value_bytes=2 if info is None else info.dtype.itemsize,
            classes=max(2, len(rows)),
            labelled_px=sum(row.pixels or 0 for row in rows) or PlannedRun.labelled_px,
            polygons=tuple(row.polygons for row in rows),
            boxes=boxes,
            goes_on=self._form.options.start.path() is not None,
            maps=tuple(self._form.options.wanted_maps()),
        )


def _looked_at(
    info: Optional[RasterInfo], whole: tuple[int, int], boxes: Sequence[Box]
) -> tuple[tuple[int, int], tuple[Box, ...]]:
    """Rows and columns of what is looked at of a raster, and the boxes of polygons in it."""
    part = None if info is None else info.around_area()
    if part is None or part.part_of is None:
        return whole, tuple(boxes)
    (rows, cols), row, col = (part.grid.rows, part.grid.cols), part.part_of.row, part.part_of.col
    moved = [(top - row, bottom - row, left - col, right - col) for top, bottom, left, right in boxes]
    seen = [one for one in moved if one[1] >= 0 and one[0] < rows and one[3] >= 0 and one[2] < cols]
    return (rows, cols), tuple(
        (max(0, top), min(rows - 1, bottom), max(0, left), min(cols - 1, right)) for top, bottom, left, right in seen
    )
