# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of features in the places that QGIS has for them: GeoPackages of the user's among others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import toolbox_user as user
from cases import geopackage
from qgis import processing
from qgis.core import (
    QgsFeature,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A GeoPackage of the user's."""
    return geopackage.write(tmp_path / "mine.gpkg", "roads", "fields")


def suggested(probabilities: Path, output: Any, **parameters: Any) -> str:
    given = {"INPUT": str(probabilities), "COUNT": 2, "OUTPUT": output, **parameters}
    return processing.run("freenet:suggest", given)["OUTPUT"]


PLACES = {
    "the file": ("{}", "mine"),
    "as QGIS saves to a GeoPackage": ("""ogr:dbname='{}' table="next places" (geom)""", "next places"),
    "as QGIS names a layer": ("{}|layername=next", "next"),
}


@pytest.mark.parametrize(("text", "name"), PLACES.values(), ids=PLACES)
def test_a_geopackage_of_the_users_keeps_its_layers(probabilities: Path, mine: Path, text: str, name: str) -> None:
    before = geopackage.contents(mine)
    open_layer = QgsVectorLayer(f"{mine}|layername=roads", "roads")  # as in a project
    for _ in range(2):
        found = suggested(probabilities, text.format(mine))
        assert found == f"{mine}|layername={name}"
        layer = QgsVectorLayer(found, "places")
        assert layer.featureCount() == 2 and layer.labelsEnabled()
        after = geopackage.contents(mine)
        assert len(after.pop(name)) == 2
        assert all(after[kept] == before[kept] for kept in ("roads", "fields", "prices"))
        assert set(after) == set(before)
    assert open_layer.featureCount() == 40 and next(open_layer.getFeatures()).isValid()
    assert open_layer.dataProvider().addFeatures([QgsFeature(open_layer.fields())])[0], "QGIS goes on with its layer"


PINK = "#ff1493"


def colour(layer: QgsVectorLayer) -> str:
    return layer.renderer().symbol().color().name()


def painted(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The layer in a colour that no style of ours has, as its user has chosen."""
    layer.setRenderer(QgsSingleSymbolRenderer(QgsSymbol.defaultSymbol(layer.geometryType())))
    layer.renderer().symbol().setColor(QColor(PINK))
    return layer


@pytest.mark.parametrize("kept", ["{}", "{}|layername=roads", "{}|layername=fields"])
def test_layers_beside_the_written_one_keep_their_look(
    probabilities: Path, mine: Path, project: QgsProject, kept: str
) -> None:
    layer = painted(project.addMapLayer(QgsVectorLayer(kept.format(mine), "theirs")))
    for _ in range(2):
        suggested(probabilities, f"{mine}|layername=next")
        assert layer.isValid() and (layer.featureCount(), colour(layer)) == (40, PINK)


@pytest.mark.parametrize("is_alone", [True, False])
def test_the_written_layer_is_shown_anew_with_its_new_style(
    probabilities: Path, mine: Path, project: QgsProject, tmp_path: Path, is_alone: bool
) -> None:
    file = tmp_path / "alone.gpkg" if is_alone else mine
    layer = painted(project.addMapLayer(QgsVectorLayer(suggested(probabilities, f"{file}|layername=next"), "places")))
    suggested(probabilities, f"{file}|layername=NEXT", COUNT=3)
    assert layer.featureCount() == 3 and colour(layer) != PINK and layer.labelsEnabled()


def test_the_dialog_adds_the_layer_to_the_project(probabilities: Path, mine: Path, project: QgsProject) -> None:
    destination = f"""ogr:dbname='{mine}' table="next places" (geom)"""
    dialog = user.opened("freenet:suggest", INPUT=str(probabilities), COUNT=2, OUTPUT=destination)
    try:
        user.run(dialog)
        (layer,) = project.mapLayers().values()
        assert (layer.name(), layer.featureCount(), layer.labelsEnabled()) == ("Suggested places", 2, True)
        assert layer.source() == f"{mine}|layername=next places"
    finally:
        dialog.close()


def test_a_layer_in_memory_comes_in_a_temporary_file(probabilities: Path) -> None:
    in_project = QgsProcessingOutputLayerDefinition("memory:places")
    in_project.sink = QgsProperty.fromValue("memory:places")
    for output in (QgsProcessing.TEMPORARY_OUTPUT, "memory:", "memory:places", in_project):
        assert QgsVectorLayer(suggested(probabilities, output), "places").featureCount() == 2


def test_the_polygons_of_a_run_are_never_replaced(
    probabilities: Path, training: QgsVectorLayer, tmp_path: Path
) -> None:
    path = tmp_path / "polygons.gpkg"
    path.write_bytes(Path(training.source().partition("|")[0]).read_bytes())
    layers = QgsVectorLayer(str(path), "polygons"), f"{path}|layername=training"
    before = geopackage.contents(path)
    for layer in layers:
        for output in (str(path), f"{path}|layername=training", f"""ogr:dbname='{path}' table="Training" (geom)"""):
            with pytest.raises(QgsProcessingException, match="is an input of this run"):
                suggested(probabilities, output, TRAINING=layer)
        assert suggested(probabilities, f"{path}|layername=new", TRAINING=layer) == f"{path}|layername=new"
    after = geopackage.contents(path)
    assert {name: after[name] for name in before if name != "layer_styles"} == {
        name: rows for name, rows in before.items() if name != "layer_styles"
    }


@pytest.mark.parametrize("name", ["prices", "rtree_roads_geom", "layer_styles"])
def test_what_is_no_layer_of_features_is_never_replaced(probabilities: Path, mine: Path, name: str) -> None:
    before = mine.read_bytes()
    with pytest.raises(QgsProcessingException, match="Choose another name for the layer"):
        suggested(probabilities, f"""ogr:dbname='{mine}' table="{name}" (geom)""")
    assert mine.read_bytes() == before


@pytest.mark.parametrize("name", ["x" * 245, "ü" * 122])
def test_a_name_too_long_for_the_disk_is_told_before_the_run(probabilities: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(QgsProcessingException, match=r"No file can be named .*Choose a shorter name"):
        suggested(probabilities, str(tmp_path / f"{name}.gpkg"))


@pytest.mark.parametrize("name", ["places.shp", "places.geojson", "places"])
def test_another_format_is_told(probabilities: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "places.gpkg").write_bytes(geopackage.write(tmp_path / "x.gpkg", "roads").read_bytes())
    with pytest.raises(QgsProcessingException, match=r"does not end in \.gpkg\. Name it 'places\.gpkg'"):
        suggested(probabilities, str(tmp_path / name))
