# SPDX-License-Identifier: GPL-3.0-or-later
"""From the filled form to the request."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import rasters as cases
from dock_user import DockUser
from qgis.core import QgsProject, QgsRasterLayer, QgsRasterRange, QgsVectorLayer
from scenes import CLASSES, SyntheticScene

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.maps import OFFERED_MAPS
from freenet_qgis.errors import FreeNetError
from freenet_qgis.gui.training import run_request
from freenet_qgis.request import ChosenNodata, TrainRequest
from freenet_qgis.sources.gdal_name import as_given


def build(user: DockUser) -> TrainRequest:
    return run_request.build(user.dock._form, lambda text: None)


def test_choices_of_the_form_arrive(user: DockUser, image: QgsRasterLayer, scene: SyntheticScene) -> None:
    user.choose("preset", "Fast")
    user.choose("validation", "Blocks")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "20")
    user.type("seed", "7")
    user.tick("refit")
    user.choose("device", "CPU, 2 cores")
    request = build(user)
    assert request.scene.raster == scene.raster
    assert request.options == TrainOptions("fast", 20, "blocks", refit=False)
    assert (request.seed, request.engine.device) == (7, "cpu")
    assert [info.name for info in request.training.classes] == sorted(CLASSES.values())


def test_model_that_was_measured_is_kept_where_the_user_says_so(user: DockUser, image: QgsRasterLayer) -> None:
    assert build(user).options.refit
    user.find("advanced").setCollapsed(False)
    user.tick("refit")
    assert not build(user).options.refit


def test_unsaved_edits_count(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    before = len(build(user).training.shapes)
    polygons.startEditing()
    polygons.deleteFeature(1)
    polygons.changeAttributeValue(2, polygons.fields().indexOf("class_name"), "Ice")
    request = build(user)
    assert len(request.training.shapes) == before - 1
    assert "Ice" in [info.name for info in request.training.classes]
    polygons.rollBack()


def test_only_selected_polygons_count(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    polygons.selectByIds([1, 2, 3, 4])
    user.tick("selectedOnly")
    assert len(build(user).training.shapes) == 4


def test_empty_name_means_temporary_files_under_one_name() -> None:
    first, second = (run_request.outputs("", Path("/data/potsdam.tif"), OFFERED_MAPS) for _ in range(2))
    assert first.class_map.name == "potsdam_classes.tif"
    assert first.confidence.name == "potsdam_classes_confidence.tif"
    assert first.model.name == "potsdam_classes.safetensors"
    assert first.report.name == "potsdam_classes.html"
    assert len({path.parent for path in first.files()}) == 1
    assert first.class_map.parent != second.class_map.parent


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/maps/Straße 1.tif", "/maps/Straße 1.tif"),
        (" /maps/b ", "/maps/b.tif"),
        ("c.tiff", "/data/c.tiff"),
        ("pavia_2.5m", "/data/pavia_2.5m.tif"),
        ("pavia_2.5m.tif", "/data/pavia_2.5m.tif"),
        ("scene.final.", "/data/scene.final.tif"),
        ("map.TIF", "/data/map.TIF"),
    ],
)
def test_typed_names_become_files(typed: str, path: str) -> None:
    assert run_request.outputs(typed, Path("/data/potsdam.tif"), ()).class_map == Path(path)


@pytest.mark.parametrize("typed", ["pavia_2.5m", "pavia_2.5m.tif"])
def test_all_files_of_a_run_have_the_name_that_was_typed(typed: str) -> None:
    outputs = run_request.outputs(typed, Path("/data/potsdam.tif"), OFFERED_MAPS)
    assert [path.name for path in outputs.files()] == [
        "pavia_2.5m.tif",
        *(f"pavia_2.5m_{kind.ending}.tif" for kind in OFFERED_MAPS),
        "pavia_2.5m.safetensors",
        "pavia_2.5m.html",
    ]


def test_rasters_whose_names_differ_behind_a_dot_get_maps_of_different_names() -> None:
    names = [run_request.outputs("", Path(f"/data/pavia_{size}m"), ()).class_map.name for size in ("2.5", "2.6")]
    assert names == ["pavia_2.5m_classes.tif", "pavia_2.6m_classes.tif"]


def test_raster_is_never_overwritten(scene: SyntheticScene) -> None:
    with pytest.raises(FreeNetError, match="would overwrite the raster"):
        run_request.outputs(str(scene.raster), scene.raster, ())


def test_a_layer_in_an_archive_and_the_nodata_set_for_it_arrive(
    user: DockUser, project: QgsProject, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    source = cases.zipped(tmp_path)
    layer = project.addMapLayer(QgsRasterLayer(source, "zipped"))
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(0, 0)])
    user.dock._form.layers.prefer(layer)
    request = build(user)
    assert (as_given(request.scene.raster), request.scene.nodata) == (source, (ChosenNodata(1, ((0.0, 0.0),)),))
    assert request.outputs.class_map.name == "scene_classes.tif"
    user.find("output").setFilePath("mine.tif")
    assert build(user).outputs.class_map == tmp_path / "mine.tif"  # beside the archive
