# SPDX-License-Identifier: GPL-3.0-or-later
"""What a raster is, from its metadata: grid, bands, type, and why some rasters are refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr
from rasters import NORTH_UP, ROTATED, SOUTH_UP, GdalInfo, RunTool, WriteRaster

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.raster import describe

CUBE = np.arange(24, dtype=np.int16).reshape(4, 3, 2)


def same_crs(one: str, other: str) -> bool:
    return bool(osr.SpatialReference(one).IsSame(osr.SpatialReference(other)))


@pytest.mark.parametrize("geotransform", [NORTH_UP, SOUTH_UP, ROTATED], ids=["north-up", "south-up", "rotated"])
def test_grid_is_the_one_gdalinfo_tells(
    write_raster: WriteRaster, gdalinfo: GdalInfo, geotransform: Sequence[float]
) -> None:
    path = write_raster(CUBE, geotransform=geotransform)
    grid, told = describe(path).grid, gdalinfo(path)
    assert [grid.cols, grid.rows] == told["size"]
    assert list(grid.geotransform) == told["geoTransform"]
    assert same_crs(grid.crs_wkt, told["coordinateSystem"]["wkt"])


def test_crs_of_the_caller_wins(write_raster: WriteRaster) -> None:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(25833)
    assert describe(write_raster(CUBE), crs.ExportToWkt()).grid.crs_wkt == crs.ExportToWkt()
    assert describe(write_raster(CUBE, epsg=None), crs.ExportToWkt()).grid.crs_wkt == crs.ExportToWkt()


def test_bands_carry_name_scale_and_offset(write_raster: WriteRaster) -> None:
    def edit(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetDescription("Red")
        dataset.GetRasterBand(1).SetScale(0.0001)
        dataset.GetRasterBand(1).SetOffset(-0.1)

    first, second = describe(write_raster(CUBE, edit=edit)).bands
    assert (first.number, first.name, first.scale, first.offset) == (1, "Red", 0.0001, -0.1)
    assert (second.number, second.name, second.scale, second.offset) == (2, "Band 2", 1.0, 0.0)


@pytest.mark.parametrize(
    ("dtype", "stored", "told"),
    [
        ("int16", -9999, -9999.0),
        ("uint8", -9999, None),  # no pixel can hold it
        ("int16", 0.5, None),
        ("float32", float("nan"), None),  # NaN is no data anyway
        ("float32", float("inf"), None),
        ("float32", -3.4028234663852886e38, -3.4028234663852886e38),
        ("float32", 0.1, float(np.float32(0.1))),  # as a pixel holds it
        ("float64", 0.1, 0.1),
    ],
)
def test_nodata_is_told_as_pixels_hold_it(write_raster: WriteRaster, dtype: str, stored: float, told: float) -> None:
    path = write_raster(np.zeros((2, 2, 1), dtype), "raster.vrt", driver="VRT", nodata=[stored])
    assert describe(path).bands[0].nodata == told


def test_type_holds_the_values_of_all_bands(write_raster: WriteRaster, run_tool: RunTool) -> None:
    files = [write_raster(np.zeros((4, 3, 1), dtype), f"{dtype}.tif") for dtype in ("uint8", "int16", "uint16")]
    stack = files[0].with_name("stack.vrt")
    run_tool("gdalbuildvrt", "-separate", stack, *files)
    assert describe(stack).dtype == np.int32


def test_alpha_is_not_among_the_bands(write_raster: WriteRaster) -> None:
    path = write_raster(np.zeros((4, 3, 4), np.uint16), options=["PHOTOMETRIC=RGB", "ALPHA=YES"])
    assert [band.number for band in describe(path).bands] == [1, 2, 3]


def test_band_with_a_wavelength_is_data_though_gdal_calls_it_alpha(write_raster: WriteRaster) -> None:
    items = [{"wavelength": str(value), "wavelength_units": "nm"} for value in (490, 560, 665, 842)]
    path = write_raster(np.zeros((4, 3, 4), np.uint8), items=items)  # GDAL takes the last of four byte bands for alpha
    assert gdal.Open(str(path)).GetRasterBand(4).GetColorInterpretation() == gdal.GCI_AlphaBand
    assert [band.number for band in describe(path).bands] == [1, 2, 3, 4]
    assert describe(path).remarks == ()


def test_envi_header_tells_micrometres_widths_and_bad_bands(tmp_path: Path, write_raster: WriteRaster) -> None:
    path = write_raster(np.zeros((4, 3, 3), np.int16), "cube.dat", driver="ENVI")
    header = tmp_path / "cube.hdr"
    with header.open("a") as lines:
        lines.write("wavelength units = Micrometers\nwavelength = {0.45, 0.55,\n 1.65}\n")
        lines.write("fwhm = {0.01, 0.01, 0.02}\nbbl = {1, 1, 0}\n")
    info = describe(path)
    assert [band.wavelength_nm for band in info.bands] == [450, 550, 1650]
    assert [band.fwhm_nm for band in info.bands] == [10, 10, 20]
    assert info.bad == {3}


def test_geotiff_with_an_envi_domain_is_read_like_envi(write_raster: WriteRaster) -> None:
    domains = {"ENVI": {"wavelength": "{450, 1650}", "wavelength_units": "Nanometers", "bbl": "{0, 1}"}}
    info = describe(write_raster(CUBE, domains=domains))
    assert [band.wavelength_nm for band in info.bands] == [450, 1650]
    assert info.bad == {1}


def test_wavelengths_of_the_imagery_domain_are_found(write_raster: WriteRaster) -> None:
    def edit(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(2).SetMetadata({"CENTRAL_WAVELENGTH_UM": "0.665", "FWHM_UM": "0.03"}, "IMAGERY")

    second = describe(write_raster(CUBE, edit=edit)).bands[1]
    assert (second.wavelength_nm, second.fwhm_nm) == (665, 30)


def test_wavelengths_survive_a_vrt(write_raster: WriteRaster, run_tool: RunTool) -> None:
    path = write_raster(CUBE, items=[{"wavelength": "450", "bbl": "1"}, {"wavelength": "1650", "bbl": "0"}])
    run_tool("gdal_translate", "-of", "VRT", path, path.with_suffix(".vrt"))
    info = describe(path.with_suffix(".vrt"))
    assert ([band.wavelength_nm for band in info.bands], info.bad) == ([450, 1650], {2})


def refusal(path: Path, crs_wkt: str = "") -> str:
    with pytest.raises(FreeNetError) as caught:
        describe(path, crs_wkt)
    assert caught.value.hint, "there is a way out"
    return str(caught.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "gone.tif")


def test_what_is_no_raster_is_refused_with_gdals_words(tmp_path: Path) -> None:
    path = tmp_path / "notes.tif"
    path.write_text("hello")
    assert "notes.tif" in refusal(path)
    assert "not recognized" in refusal(path)


def test_pixels_without_area_are_refused(write_raster: WriteRaster) -> None:
    path = write_raster(CUBE, "r.vrt", driver="VRT", geotransform=(0, 10, 10, 0, 10, 10))
    assert "no georeference" in refusal(path)


def test_ground_control_points_alone_are_refused(write_raster: WriteRaster) -> None:
    def edit(dataset: gdal.Dataset) -> None:
        points = [gdal.GCP(13 + x / 10, 52 - y / 10, 0, x, y) for x, y in ((0, 0), (3, 0), (0, 4))]
        dataset.SetGCPs(points, dataset.GetProjection())

    assert "Warp" in refusal(write_raster(CUBE, "r.vrt", driver="VRT", geotransform=None, edit=edit))


def test_crs_gdal_does_not_understand_is_refused_before_any_work(write_raster: WriteRaster) -> None:
    assert "is not understood" in refusal(write_raster(CUBE), "PROJCRS[nonsense]")


def test_complex_numbers_are_refused(write_raster: WriteRaster) -> None:
    assert "Band 1 of 'raster.tif' holds complex numbers" in refusal(write_raster(CUBE.astype(np.complex64)))


def test_complex_numbers_with_a_nodata_value_are_refused(write_raster: WriteRaster) -> None:
    path = write_raster(CUBE.astype(np.complex64), nodata=[-9999.0] * CUBE.shape[2])
    assert "Band 1 of 'raster.tif' holds complex numbers" in refusal(path)


def test_a_raster_of_nothing_but_opacity_is_refused(write_raster: WriteRaster) -> None:
    def make_opaque(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetColorInterpretation(gdal.GCI_AlphaBand)

    assert "has no band but its opacity" in refusal(write_raster(np.full((4, 3, 1), 255, np.uint8), edit=make_opaque))


def test_container_of_rasters_is_refused(write_raster: WriteRaster, run_tool: RunTool, tmp_path: Path) -> None:
    container = tmp_path / "container.gpkg"
    source = write_raster(np.zeros((4, 3, 1), np.uint8))
    for name, append in (("one", "NO"), ("two", "YES")):
        options = ["-co", f"RASTER_TABLE={name}", "-co", f"APPEND_SUBDATASET={append}"]
        run_tool("gdal_translate", "-q", "-of", "GPKG", *options, source, container)
    assert "container of 2 rasters" in refusal(container)
