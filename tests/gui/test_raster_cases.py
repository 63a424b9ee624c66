# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dock remembers of the nodata that is set for a layer in QGIS."""

from __future__ import annotations

from pathlib import Path

from cases import rasters as cases
from qgis.core import QgsProject, QgsRasterLayer, QgsRasterRange

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.files.strict_json import from_json, to_json
from freenet_qgis.gui.project.run_record import RunSettings
from freenet_qgis.gui.runs import copied_run
from freenet_qgis.gui.runs.form_settings import set_nodata
from freenet_qgis.layers import reading

BANDS = range(1, cases.SHAPE[2] + 1)


def open_layer(source: Path, name: str = "image") -> QgsRasterLayer:
    return QgsProject.instance().addMapLayer(QgsRasterLayer(str(source), name))


def test_nodata_set_in_qgis_is_remembered_with_the_run_and_told_when_it_is_copied(tmp_path: Path) -> None:
    layer = open_layer(cases.zero_border(tmp_path), "the image")
    for band in BANDS:
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(0, 0), QgsRasterRange(float("nan"), -1)])
    nodata = reading.scene(layer).nodata
    settings = RunSettings(
        raster=str(reading.scene(layer).raster), raster_name="the image", polygons="", polygons_id="",
        polygons_name="drawn", training="", field="", selected=None, left_out=(), options=TrainOptions(), seed=0,
        device="cpu", all_touched=False, confidence=False, start_model="", trained_on="", is_temporary=True,
        nodata=nodata,
    )  # fmt: skip
    again = from_json(RunSettings, to_json(settings))
    assert again == settings
    assert "what means no data is set for the layer 'the image' in QGIS" in copied_run.doubts(again)
    other = open_layer(cases.zero_border(tmp_path))
    set_nodata(other, again.nodata)
    assert reading.scene(other).nodata == nodata
