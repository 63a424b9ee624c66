# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons that other programs handled wrongly, made from seeds; each lies on the scene of 48 x 36 pixels beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Optional

import numpy as np
import scenes
from osgeo import gdal, ogr, osr

SHAPE = (48, 36, 8)
GERMAN = {"Water": "Gewässer", "Meadow": "Wiese", "Forest": "Gehölz", "Bare soil": "Acker"}
LOCAL = 'LOCAL_CS["{}",UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'

Feature = tuple[Any, Optional[ogr.Geometry]]  # what the field "class" holds, and where


def base(folder: Path) -> scenes.SyntheticScene:
    """The scene, with scene.tif and its 12 polygons, three of each class."""
    return scenes.write_scene(folder, shape=SHAPE)


def drawn(folder: Path) -> list[tuple[str, ogr.Geometry]]:
    """Class and outline of the base scene's polygons."""
    return read(base(folder).polygons, "class_name")


def read(path: Path, field: str = "class") -> list[tuple[str, ogr.Geometry]]:
    """What a field holds, and the outline, of each feature of a file."""
    source = ogr.Open(str(path))
    return [(one.GetField(field), one.GetGeometryRef().Clone()) for one in source.GetLayer()]


def crs(definition: str) -> osr.SpatialReference:
    """A CRS with x before y."""
    found = osr.SpatialReference()
    found.SetFromUserInput(definition)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def write(
    path: Path,
    features: Iterable[Feature],
    driver: str = "GPKG",
    definition: str = f"EPSG:{scenes.EPSG}",
    kind: int = ogr.wkbUnknown,
    field: str = "class",
    options: Sequence[str] = (),
) -> Path:
    """A file with one layer of features."""
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = source.CreateLayer(path.stem, crs(definition), kind, list(options))
    values = list(features)
    is_text = all(isinstance(value, (str, bytes, type(None))) for value, _ in values)
    layer.CreateField(ogr.FieldDefn(field, ogr.OFTString if is_text else ogr.OFTInteger))
    for value, geometry in values:
        feature = ogr.Feature(layer.GetLayerDefn())
        if value is not None:
            feature.SetField(0, value)
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    return path


def western(folder: Path, cpg: Optional[str] = None, field: str = "class") -> Path:
    """train.shp, whose text is Windows-1252; its .cpg says `cpg`, None for none, and its table no encoding."""
    path = folder / "train.shp"
    features = [(GERMAN[name], geometry) for name, geometry in drawn(folder)]
    write(path, features, "ESRI Shapefile", kind=ogr.wkbPolygon, field=field, options=["ENCODING=CP1252"])
    path.with_suffix(".cpg").unlink()
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg, encoding="ascii")
    table = path.with_suffix(".dbf").read_bytes()
    for text in (*GERMAN.values(), field):  # QGIS lets GDAL write UTF-8, whatever is wanted
        stored = text.encode("cp1252")
        table = table.replace(text.encode("utf-8"), stored + (len(text.encode("utf-8")) - len(stored)) * b" ")
    name = table[32:43].rstrip(b" \0")  # of the field
    path.with_suffix(".dbf").write_bytes(table[:29] + b"\0" + table[30:32] + name.ljust(11, b"\0") + table[43:])
    return path


def untold(folder: Path, names: Sequence[str], encoding: str, cpg: Optional[str] = None) -> Path:
    """train.shp with these names of four classes in an encoding; its .cpg says `cpg`, and its table ISO 8859-1."""
    path = folder / "train.shp"
    marks = {name: letter * 20 for name, letter in zip(GERMAN, "abcd")}
    features = [(marks[name], geometry) for name, geometry in drawn(folder)]
    write(path, features, "ESRI Shapefile", kind=ogr.wkbPolygon)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg, encoding="ascii")
    table = path.with_suffix(".dbf").read_bytes()
    for mark, name in zip(marks.values(), names):
        table = table.replace(mark.encode("ascii"), name.encode(encoding).ljust(20))
    path.with_suffix(".dbf").write_bytes(table)
    return path


def look_alike(folder: Path) -> Path:
    """train.gpkg, whose names come composed and decomposed, with spaces and with letters that nobody sees."""
    spellings: list[Callable[[str], str]] = [
        lambda name: unicodedata.normalize("NFC", name),
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: f"\u200b{name.replace(' ', chr(0xA0))}\ufeff ",
    ]
    names = {"Water": "Gewässer", "Meadow": "Forêt claire", "Forest": "Wiese", "Bare soil": "Acker"}
    seen: dict[str, int] = {}
    features = []
    for name, geometry in drawn(folder):
        seen[name] = seen.get(name, -1) + 1
        features.append((spellings[seen[name]](names[name]), geometry))
    return write(folder / "train.gpkg", features)


def upper_and_lower(folder: Path) -> Path:
    """train.gpkg, where one of the three polygons of water is called in capitals."""
    features = drawn(folder)
    first = next(index for index, (name, _) in enumerate(features) if name == "Water")
    features[first] = ("WATER", features[first][1])
    return write(folder / "train.gpkg", features)


def mixed(folder: Path, point_first: bool = True) -> Path:
    """train.geojson with a point and a line beside the polygons."""
    here = scenes.rectangle(2, 3, 2, 3).Centroid()
    line = ogr.CreateGeometryFromWkt(f"LINESTRING ({here.GetX()} {here.GetY()}, {here.GetX() + 9} {here.GetY()})")
    others, polygons = [("Meadow", here), ("Meadow", line)], drawn(folder)
    to_degrees = osr.CoordinateTransformation(crs(f"EPSG:{scenes.EPSG}"), crs("EPSG:4326"))
    features = [*others, *polygons] if point_first else [*polygons, *others]
    for _, geometry in features:
        geometry.Transform(to_degrees)
    return write(folder / "train.geojson", features, "GeoJSON", "EPSG:4326")


def collections(folder: Path) -> Path:
    """train.gpkg with geometry collections, each of a polygon, a point and a line, and one feature without geometry."""
    features: list[Feature] = []
    for name, polygon in drawn(folder):
        whole = ogr.Geometry(ogr.wkbGeometryCollection)
        for part in (polygon.Centroid(), polygon.GetBoundary(), polygon):
            whole.AddGeometry(part)
        features.append((name, whole))
    return write(folder / "train.gpkg", [*features, ("Water", None)])


def specks(folder: Path) -> Path:
    """train.gpkg, where the polygons of bare soil are smaller than a pixel."""
    found = []
    for name, geometry in drawn(folder):
        west, _, _, north = geometry.GetEnvelope()
        ring = f"{west + 1} {north - 1}, {west + 4} {north - 1}, {west + 4} {north - 4}, {west + 1} {north - 1}"
        speck = ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))")
        found.append((name, speck if name == "Bare soil" else geometry))
    return write(folder / "train.gpkg", found)


def contested(folder: Path) -> Path:
    """train.gpkg, where every polygon is there for two classes."""
    names = list(scenes.CLASSES.values())
    other = {name: names[(index + 1) % len(names)] for index, name in enumerate(names)}
    return write(folder / "train.gpkg", [(n, g) for name, g in drawn(folder) for n in (name, other[name])])


def other_datum(folder: Path) -> tuple[Path, Path]:
    """A scene in NAD83 / UTM zone 17N and its polygons in NAD27, degrees."""
    west, north = 540_000.0, 4_150_000.0
    polygons = drawn(folder)
    raster = moved(folder, "EPSG:26917", (west, 10.0, 0.0, north, 0.0, -10.0))
    way = osr.CoordinateTransformation(crs("EPSG:26917"), crs("EPSG:4267"))
    for _, geometry in polygons:
        shift(geometry, west - scenes.ORIGIN[0], north - scenes.ORIGIN[1])
        geometry.Transform(way)
    return raster, write(folder / "train.gpkg", polygons, definition="EPSG:4267")


def beyond_the_area(folder: Path) -> tuple[Path, Path]:
    """A scene in Germany, close to the Netherlands, and its polygons in their grid, placed to a metre."""
    west, north = 391_390.0, 5_817_860.0
    polygons = drawn(folder)
    raster = moved(folder, "EPSG:32632", (west, 10.0, 0.0, north, 0.0, -10.0))
    options = osr.CoordinateTransformationOptions()
    options.SetAreaOfInterest(5.0, 52.0, 6.0, 53.0)  # where the operation is at home
    way = osr.CoordinateTransformation(crs("EPSG:32632"), crs("EPSG:28992"), options)
    for _, geometry in polygons:
        shift(geometry, west - scenes.ORIGIN[0], north - scenes.ORIGIN[1])
        geometry.Transform(way)
    return raster, write(folder / "train.gpkg", polygons, definition="EPSG:28992")


def across_the_antimeridian(folder: Path, west: float, definition: str) -> tuple[Path, Path]:
    """A scene in degrees from `west` to 1.8 degrees east of it, and its polygons in another CRS."""
    polygons = drawn(folder)
    raster = moved(folder, "EPSG:4326", (west, 0.05, 0.0, -16.0, 0.0, -0.05))
    way = osr.CoordinateTransformation(crs("EPSG:4326"), crs(definition))
    for _, geometry in polygons:
        for ring in (geometry.GetGeometryRef(0),):
            for index in range(ring.GetPointCount()):
                x = west + (ring.GetX(index) - scenes.ORIGIN[0]) / 10 * 0.05
                y = -16.0 + (ring.GetY(index) - scenes.ORIGIN[1]) / 10 * 0.05
                ring.SetPoint_2D(index, x, y)
        geometry.Transform(way)
    return raster, write(folder / "train.gpkg", polygons, definition=definition)


def local(folder: Path, raster_name: str = "mine grid", layer_name: str = "mine grid") -> tuple[Path, Path]:
    """A scene and a shapefile of its polygons, both in a local coordinate system."""
    polygons = drawn(folder)
    x, y = scenes.ORIGIN
    raster = moved(folder, LOCAL.format(raster_name), (x, 10.0, 0.0, y, 0.0, -10.0))
    return raster, write(folder / "train.shp", polygons, "ESRI Shapefile", LOCAL.format(layer_name), ogr.wkbPolygon)


def triangles(folder: Path) -> Path:
    """train.gpkg with each polygon as a TIN of two triangles, at 5 m height."""
    features = []
    for name, polygon in drawn(folder):
        west, east, south, north = polygon.GetEnvelope()
        upper = f"(({west} {north} 5,{east} {north} 5,{east} {south} 5,{west} {north} 5))"
        lower = f"(({west} {north} 5,{east} {south} 5,{west} {south} 5,{west} {north} 5))"
        features.append((name, ogr.CreateGeometryFromWkt(f"TIN Z ({upper},{lower})")))
    return write(folder / "train.gpkg", features, kind=ogr.wkbTIN25D if hasattr(ogr, "wkbTIN25D") else ogr.wkbTINZ)


def category_without_symbol(folder: Path) -> Path:
    """train.gpkg, in whose style one category has a symbol that is not there."""
    style = (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22.0" styleCategories="Symbology"><renderer-v2 type="categorizedSymbol" attr="class">'
        '<categories><category value="Water" label="Still water" symbol="0" render="true"/>'
        '<category value="Forest" label="Forest" symbol="7" render="true"/></categories>'
        '<symbols><symbol type="fill" name="0" alpha="1"><layer class="SimpleFill" pass="0" enabled="1">'
        '<prop k="color" v="10,20,200,255"/></layer></symbol></symbols></renderer-v2></qgis>'
    )
    path = write(folder / "train.gpkg", drawn(folder))
    path.with_suffix(".qml").write_text(style, encoding="utf-8")
    return path


def named_in_style(folder: Path, labels: Optional[Sequence[str]] = None) -> tuple[Path, Path]:
    """map.tif, the truth of the scene, whose classes have names in map.qml alone; and a reference with these names."""
    made = base(folder)
    path = folder / "map.tif"
    _write(path, made.truth[..., None], crs(f"EPSG:{scenes.EPSG}"), (scenes.ORIGIN[0], 10, 0, scenes.ORIGIN[1], 0, -10))
    entries = "".join(
        f'<paletteEntry value="{value}" color="#{value}0ff{value}0" alpha="255" label="{label}"/>'
        for value, label in enumerate(labels or scenes.CLASSES.values(), start=1)
    )
    path.with_suffix(".qml").write_text(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        '<qgis version="3.22.0" styleCategories="Symbology"><pipe><rasterrenderer type="paletted" band="1" opacity="1">'
        f"<colorPalette>{entries}</colorPalette></rasterrenderer></pipe></qgis>",
        encoding="utf-8",
    )
    return path, made.polygons


def moved(folder: Path, definition: str, geotransform: Sequence[float]) -> Path:
    """The base scene elsewhere, as moved.tif."""
    cube = gdal.Open(str(base(folder).raster)).ReadAsArray().transpose(1, 2, 0)
    path = folder / "moved.tif"
    _write(path, cube, crs(definition), geotransform)
    return path


def shift(geometry: ogr.Geometry, dx: float, dy: float) -> None:
    """Move the outer ring of a polygon."""
    ring = geometry.GetGeometryRef(0)
    for index in range(ring.GetPointCount()):
        ring.SetPoint_2D(index, ring.GetX(index) + dx, ring.GetY(index) + dy)


def _write(path: Path, cube: np.ndarray, place: osr.SpatialReference, geotransform: Sequence[float]) -> None:
    rows, cols, bands = cube.shape
    kind = gdal.GDT_Byte if cube.dtype == np.uint8 else gdal.GDT_Int16
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, bands, kind)
    dataset.SetGeoTransform(list(geotransform))
    dataset.SetSpatialRef(place)
    for number in range(bands):
        dataset.GetRasterBand(number + 1).WriteArray(cube[..., number])
    dataset.FlushCache()
