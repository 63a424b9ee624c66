# SPDX-License-Identifier: GPL-3.0-or-later
"""What rasters say of themselves is taken as it is meant, and what of them is not used is said."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from cases import rasters as cases
from osgeo import gdal
from rasters import ReadRaster, WriteRaster

from freenet_qgis.contract.job import Band
from freenet_qgis.contract.nodata import taken_for
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import from_json, to_json
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access.fingerprint import fingerprint
from freenet_qgis.geodata.access.signed_bytes import dtype_of
from freenet_qgis.geodata.analysis import pixel
from freenet_qgis.geodata.analysis.spectra import MapLabels
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.raster import opacity
from freenet_qgis.geodata.raster.empty_bands import empty_bands
from freenet_qgis.request import ChosenNodata, Scene
from freenet_qgis.sources.gdal_name import named

PIXELS = cases.SHAPE[0] * cases.SHAPE[1]
VALID = PIXELS - cases.WITHOUT_DATA
LOWEST = float(np.finfo(np.float32).min)


# No data


def test_a_rounded_nodata_value_hides_what_it_means_in_all_bands(tmp_path: Path, read: ReadRaster) -> None:
    taken = read(cases.rounded_nodata(tmp_path))
    assert taken.result.valid_pixels == VALID
    assert np.isnan(taken.cube[0, 0]).all()
    assert taken.result.remarks == ()


@pytest.mark.parametrize(
    "nodata",
    [-3.40282e38, LOWEST, -3.4e38, 3.40282e38, 1e20, 9.96921e36, -9999.0, -9999.9, 0.1, 0.0, 1e-3, -1e38, float("nan")],
)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_nodata_of_floats_is_what_gdal_masks(
    write_raster: WriteRaster, read: ReadRaster, nodata: float, dtype: str
) -> None:
    kind = np.dtype(dtype).type
    values = [kind(nodata), kind(np.float32(nodata)), kind(0), kind(1), kind(-9999), kind(5e37), kind(-5e37)]
    if not 1e30 < abs(nodata) < 1.7e38:  # where GDAL's sum overflows for these, which nobody wants
        values += [kind(LOWEST), kind(-LOWEST)]
    with np.errstate(over="ignore"):
        for step in range(1, 16):
            change = kind(nodata) * kind(step * 2.0**-24)
            values += [value for value in (kind(nodata) + change, kind(nodata) - change) if np.isfinite(value)]
    cube = np.array([values], dtype)[..., None]
    path = write_raster(cube, "floats.tif", nodata=[nodata])
    dataset = gdal.Open(str(path))
    expected = dataset.GetRasterBand(1).GetMaskBand().ReadAsArray() != 0
    np.testing.assert_array_equal(read(path).valid, expected & np.isfinite(cube[..., 0]))


def test_a_file_read_in_place_has_the_nodata_that_gdal_masks(write_raster: WriteRaster) -> None:
    from freenet_qgis.engine.scenes.raster_file import RasterFile

    cube = np.array([[1, -9999.9, np.nextafter(np.float32(-9999.9), np.float32(0)), 2]], np.float32)[..., None]
    info = raster.of(Scene(write_raster(cube, nodata=[-9999.9]), large_bytes=0))
    plain = raster.plan_reading(info).plain
    assert np.isnan(RasterFile(plain)[:][..., 0]).tolist() == [[False, True, True, False]]


def test_integers_next_to_nodata_are_data() -> None:
    assert taken_for(-9999, np.dtype(np.int16)) == (-9999, -9999)


@pytest.mark.parametrize(
    ("value", "dtype", "told"),
    [(-9999, "int16", "-9999"), (1e20, "float32", "1e+20"), (LOWEST, "float32", "-3.4028235e+38"), (0, "int16", "0"),
     (65535, "uint16", "65535"), (-2147483648, "int32", "-2147483648"),
     (-32768, "int16", "-32768"), (-9999, "float64", "-9999"), (255, "uint16", "255")],
)  # fmt: skip
def test_one_sentence_tells_an_untagged_value_and_its_share(
    tmp_path: Path, read: ReadRaster, value: float, dtype: str, told: str
) -> None:
    taken = read(cases.untagged(tmp_path, value, dtype))
    assert taken.result.valid_pixels == PIXELS
    (sentence,) = taken.result.remarks
    assert sentence.startswith(f"{cases.WITHOUT_DATA} of 1,728 pixels (27.1 %) hold {told} in every band, ")


def test_an_untagged_value_in_one_band_is_told(write_raster: WriteRaster, read: ReadRaster) -> None:
    cube = np.arange(2400, dtype=np.int16).reshape(20, 20, 6)
    cube[3, :, 2] = -9999
    (sentence,) = read(write_raster(cube)).result.remarks
    assert sentence.startswith("20 of 400 pixels (5 %) hold -9999 in some of the bands, ")


def test_the_greys_of_a_picture_are_no_strange_values(write_raster: WriteRaster, read: ReadRaster) -> None:
    grey = np.random.default_rng(0).integers(0, 100, (40, 40, 1)).astype(np.uint8).repeat(3, axis=2)
    grey[:10] = 0
    (sentence,) = read(write_raster(grey)).result.remarks
    assert " hold 0 in every band" in sentence


def test_a_clean_raster_gets_no_remark(tmp_path: Path, read: ReadRaster) -> None:
    made, cube = cases.base(tmp_path)
    assert read(made.raster).result.remarks == ()
    declared = cases.write(tmp_path / "declared.tif", cases.with_border(cube, -9999), nodata=-9999)
    assert read(declared).result.remarks == ()


def test_a_mask_of_one_band_reaches_the_engine(tmp_path: Path, write_raster: WriteRaster, read: ReadRaster) -> None:
    path = write_raster(np.arange(1, 25, dtype=np.int16).reshape(4, 3, 2))
    mask = write_raster(np.full((4, 3, 1), 255, np.uint8) * (np.arange(3) > 0)[None, :, None].astype(np.uint8), "m.tif")
    vrt = tmp_path / "masked.vrt"
    gdal.GetDriverByName("VRT").CreateCopy(str(vrt), gdal.Open(str(path))).FlushCache()
    source = f"<SimpleSource><SourceFilename>{mask}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
    band = f'<MaskBand><VRTRasterBand dataType="Byte">{source}</VRTRasterBand></MaskBand>'
    text = vrt.read_text(encoding="utf-8")
    end = text.index("</VRTRasterBand>")
    vrt.write_text(text[:end] + band + text[end:], encoding="utf-8")
    taken = read(vrt)
    assert np.isnan(taken.cube[:, 0, 0]).all() and np.isfinite(taken.cube[..., 1]).all()
    assert taken.valid.all()


def test_a_nodata_value_of_64_bits_is_exact(tmp_path: Path, read: ReadRaster) -> None:
    taken = read(cases.nodata_of_64_bits(tmp_path))
    assert taken.result.valid_pixels == VALID
    assert taken.info.bands[0].nodata == cases.LARGEST and isinstance(taken.info.bands[0].nodata, int)
    assert from_json(Band, to_json(taken.info.bands[0])) == taken.info.bands[0]


@pytest.mark.parametrize("dtype", ["int64", "uint64"])
def test_the_neighbour_of_a_nodata_value_of_64_bits_is_data(
    tmp_path: Path, write_raster: WriteRaster, read: ReadRaster, dtype: str
) -> None:
    from freenet_qgis.engine.scenes.standardisation import CPU, Stored

    largest = int(np.iinfo(dtype).max)
    path = write_raster(np.array([[largest, largest - 1, 5]], dtype)[..., None], nodata=[largest])
    taken = read(path)
    assert taken.valid.tolist() == [[False, True, True]]
    _, missing = Stored(taken.info.bands, taken.cube.dtype).read(taken.cube, np.ones((1, 3), bool), CPU)
    assert missing[..., 0].tolist() == [[True, False, False]]


def test_bytes_with_a_sign_are_read_with_it(tmp_path: Path, read: ReadRaster) -> None:
    path = cases.signed_bytes(tmp_path)
    taken = read(path)
    assert taken.cube.dtype == np.int8
    assert taken.result.valid_pixels == VALID
    assert taken.cube[0, 0].tolist() == [-128] * 8
    assert taken.cube[taken.valid].min() < 0
    col, row = 20, 20
    np.testing.assert_array_equal(pixel.spectrum(taken.info, col, row), taken.cube[row, col])
    assert empty_bands(taken.info) == ()


def test_bytes_with_a_sign_beside_others_keep_it(tmp_path: Path, read: ReadRaster) -> None:
    signed = cases.signed_bytes(tmp_path)
    other = cases.write(tmp_path / "other.tif", np.full((*cases.SHAPE[:2], 1), 30_000, np.int16))
    stack = tmp_path / "stack.vrt"
    gdal.BuildVRT(str(stack), [str(other), str(other)], separate=True).FlushCache()
    text = stack.read_text(encoding="utf-8").replace('dataType="Int16" band="2"', 'dataType="Byte" band="2"')
    text = text.replace(other.name, signed.name)
    text = text.replace(signed.name, other.name, 1)
    mark = '<Metadata domain="IMAGE_STRUCTURE"><MDI key="PIXELTYPE">SIGNEDBYTE</MDI></Metadata>'
    place = text.index(">", text.index('band="2"')) + 1
    stack.write_text(text[:place] + mark + text[place:], encoding="utf-8")
    taken = read(stack)
    assert taken.cube.dtype == np.int16
    assert taken.cube[..., 1].min() == -128 and (taken.cube[..., 0] == 30_000).all()


def test_a_class_map_of_bytes_with_a_sign_has_no_class_of_their_nodata(tmp_path: Path) -> None:
    values = np.array([[-128, 1, 2]], np.int8).view(np.uint8)[..., None]
    options = [] if hasattr(gdal, "GDT_Int8") else ["PIXELTYPE=SIGNEDBYTE"]

    def tell(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(1).SetMetadata({"PIXELTYPE": "SIGNEDBYTE"}, "IMAGE_STRUCTURE")

    path = cases.write(tmp_path / "map.tif", values, nodata=-128, options=options, edit=tell)
    dataset = gdal.Open(str(path))
    if dtype_of(dataset.GetRasterBand(1)) != np.int8:
        pytest.skip("this GDAL keeps no sign in a GeoTIFF of bytes")
    assert read_class_map(Scene(path)).labels().tolist() == [[0, 1, 2]]


# Opacity


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_a_band_tagged_alpha_with_other_values_than_0_and_its_maximum_is_data(
    tmp_path: Path, read: ReadRaster, dtype: str
) -> None:
    tagged, plain = (cases.near_infrared_tagged_alpha(tmp_path, dtype, is_tagged=one) for one in (True, False))
    taken = read(tagged)
    assert [band.number for band in taken.info.bands] == [1, 2, 3, 4]
    np.testing.assert_array_equal(taken.cube, read(plain).cube)
    assert taken.info.remarks == (
        "Band 4 is tagged as opacity (alpha), but holds more than 0 and its largest value: it is used as data and "
        "hides nothing.",
    )


@pytest.mark.parametrize(("opaque", "dtype"), [(255, "uint8"), (65_535, "uint16"), (255, "uint16"), (1, "uint8")])
@pytest.mark.parametrize("feather", [0, 20])
def test_a_real_alpha_hides_and_is_named_as_left_out(
    tmp_path: Path, read: ReadRaster, opaque: int, dtype: str, feather: int
) -> None:
    taken = read(cases.real_alpha(tmp_path, opaque, dtype, feather))
    assert [band.number for band in taken.info.bands] == [1, 2, 3]
    assert taken.result.valid_pixels == VALID - (feather if opaque // 2 == 0 else 0)
    assert [(band.number, reason) for band, reason in taken.result.dropped] == [
        (4, "the opacity of the raster (alpha)")
    ]
    assert taken.info.all_bands == 4


def damage(path: Path, row: int) -> None:
    """Overwrite the compressed pixels of a row and those below, so that nobody can read them."""
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    offset = int(band.GetMetadataItem(f"BLOCK_OFFSET_0_{row // band.GetBlockSize()[1]}", "TIFF"))
    status, content = path.stat(), path.read_bytes()
    path.write_bytes(content[:offset] + b"\xff" * (len(content) - offset))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def tagged_alpha(path: Path, alpha: np.ndarray) -> Path:
    cube = np.stack([np.ones_like(alpha), alpha], axis=2)
    return cases.write(path, cube, options=["COMPRESS=DEFLATE", "INTERLEAVE=PIXEL", "ALPHA=YES", "BLOCKYSIZE=64"])


def test_opacity_is_looked_at_once_and_not_where_only_the_place_is_asked_for(tmp_path: Path) -> None:
    seen, unseen = (tagged_alpha(tmp_path / name, np.full((64, 64), 255, np.uint8)) for name in ("a.tif", "b.tif"))
    first = raster.describe(seen)
    for path in (seen, unseen):
        damage(path, 0)
        assert raster.place_of(Scene(path, "")) == first.grid
    assert raster.describe(seen) == first
    with pytest.raises(FreeNetError, match="cannot be read"):
        raster.describe(unseen)


class _Stopped(Exception):
    """Somebody wants no answer any more."""


def test_the_look_at_an_opacity_can_be_stopped_at_each_place_and_begins_anew(tmp_path: Path) -> None:
    path = tagged_alpha(tmp_path / "large.tif", np.full((640, 640), 255, np.uint8))
    asked = []

    def stop() -> None:
        asked.append(path)
        if len(asked) in (1, 20):
            raise _Stopped

    for _ in range(2):
        with pytest.raises(_Stopped):
            raster.describe(path, check=stop)
    assert raster.describe(path, check=stop).opacity
    assert len(asked) == 20 + opacity.PLACES**2


def test_a_band_that_is_no_opacity_is_not_looked_at_to_its_end(tmp_path: Path) -> None:
    values = np.random.default_rng(0).integers(1, 255, (640, 640), np.uint8)
    path = tagged_alpha(tmp_path / "nir.tif", values)
    damage(path, 320)
    assert raster.describe(path).opacity == ()


# Wavelengths


def test_wavelengths_with_decimal_commas_are_found_in_names(tmp_path: Path) -> None:
    names = [f"Band {number} ({400 + 50 * number},5 nm)" for number in range(8)]
    info = raster.describe(cases.named_bands(tmp_path, names))
    assert [band.wavelength_nm for band in info.bands] == [400.5 + 50 * number for number in range(8)]
    assert info.remarks == ()


def test_wavelengths_in_a_wrong_unit_are_not_used_and_that_is_said(tmp_path: Path) -> None:
    info = raster.describe(cases.micrometres_that_are_nanometres(tmp_path))
    assert {band.wavelength_nm for band in info.bands} == {None}
    assert info.remarks == (
        "The wavelengths of the bands are not used: 400 micrometer (band 1) is no wavelength of light or heat.",
    )


def test_a_list_of_bad_bands_of_another_length_is_told(tmp_path: Path) -> None:
    info = raster.describe(cases.short_list_of_bad_bands(tmp_path))
    assert info.bad == frozenset()
    assert info.remarks == ("The list 'bbl' in the file has 7 entries for 8 bands: it is not used.",)


# Class 0

NAMES = ["Water", "Meadow", "Forest", "Bare soil"]


@pytest.mark.parametrize(
    ("options", "first"),
    [
        (dict(nodata=255, names=NAMES), (0, "Water")),
        (dict(nodata=255), (0, "0")),
        (dict(nodata=None, names=NAMES, border=9), (0, "Water")),
        (dict(nodata=None, border=9), (1, "1")),
        (dict(nodata=255, names=["Unclassified", *NAMES[1:]]), (1, "Meadow")),
        (dict(nodata=0, names=NAMES, border=0), (1, "Meadow")),
        (dict(nodata=0, border=0), (1, "1")),
        (dict(nodata=-9999, border=9), (1, "1")),  # no byte is that: the tag tells nothing
    ],
)
def test_the_file_says_whether_0_is_a_class(tmp_path: Path, options: dict, first: tuple[int, str]) -> None:
    path = cases.class_map(tmp_path, **options)
    found = read_class_map(Scene(path))
    assert (found.classes[0].value, found.classes[0].name) == first
    grid = raster.describe(path).grid
    if first[0] == 0:
        labels, water = found.labels(), cases.base(tmp_path)[0].truth == 1
        water[: cases.BORDER] = water[:, : cases.BORDER] = False
        np.testing.assert_array_equal(labels == 1, water)
        assert pixel.mapped(Scene(path), None, grid, *np.argwhere(water)[0][::-1].tolist()).info.value == 0
    assert MapLabels(Scene(path), grid).classes[0].value == first[0]
    assert (found.zero == "unknown") == (options["nodata"] in (None, -9999) and "names" not in options)


def test_a_mask_says_that_0_is_a_class(tmp_path: Path) -> None:
    path = cases.class_map(tmp_path, nodata=None, border=9)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
    dataset.GetRasterBand(1).GetMaskBand().Fill(255)
    dataset.FlushCache()
    del dataset
    assert read_class_map(Scene(path)).classes[0].value == 0


@pytest.mark.parametrize(("nodata", "dtype"), [(float("nan"), "float32"), (-1, "int16"), (-9999, "int16")])
def test_a_nodata_value_that_no_class_can_have_leaves_open_what_0_is(tmp_path: Path, nodata: float, dtype: str) -> None:
    values = np.array([[0, 1, nodata]], dtype)[..., None]
    found = read_class_map(Scene(cases.write(tmp_path / "map.tif", values, nodata=nodata)))
    assert (found.zero, found.labels().tolist()) == ("maybe", [[0, 1, 0]])
    assert found.with_class_zero().labels().tolist() == [[1, 2, 0]]


# No data as it is set in QGIS


def chosen(*ranges: tuple[float, float], uses_own: bool = True, bands: int = 8) -> tuple[ChosenNodata, ...]:
    return tuple(ChosenNodata(number, ranges, uses_own) for number in range(1, bands + 1))


def test_one_value_set_in_qgis_is_the_nodata_value(tmp_path: Path) -> None:
    info = raster.of(Scene(cases.zero_border(tmp_path), "", chosen((0, 0))))
    cube = raster.read(raster.plan_reading(info), tmp_path, lambda done: None)
    assert cube.valid_pixels == VALID
    assert info.dtype == np.int16 and {band.nodata for band in info.bands} == {0}
    assert info.remarks == ("No data, as set in QGIS: 0 (all bands).",)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ((-2_147_483_648, -2_147_483_648), "-2147483648"),
        ((10_000_000, sys.float_info.max), "10000000 and more"),
        ((-float("inf"), 0.1234567), "0.1234567 and less"),
        ((-sys.float_info.max, sys.float_info.max), "all values"),
        ((1_234_567, 1_234_568), "1234567 to 1234568"),
    ],
)
def test_ranges_set_in_qgis_are_told_as_they_are(tmp_path: Path, limits: tuple[float, float], told: str) -> None:
    info = raster.of(Scene(cases.zero_border(tmp_path), "", chosen(limits)))
    assert info.remarks == (f"No data, as set in QGIS: {told} (all bands).",)


def test_ranges_set_in_qgis_count_beside_the_nodata_value_of_the_file(tmp_path: Path) -> None:
    cube = np.arange(48, dtype=np.int16).reshape(6, 8, 1).repeat(2, axis=2)
    path = cases.write(tmp_path / "steps.tif", cube, nodata=47)
    info = raster.of(Scene(path, "", chosen((0, 4), (10, 10), bands=2)))
    raster.read(raster.plan_reading(info), tmp_path, lambda done: None)
    hidden = np.isnan(np.load(tmp_path / "cube.npy")[..., 0])
    assert sorted(cube[..., 0][hidden].tolist()) == [0, 1, 2, 3, 4, 10, 47]
    np.testing.assert_array_equal(np.load(tmp_path / "valid.npy"), ~hidden)


def test_the_nodata_value_of_the_file_can_be_switched_off_in_qgis(tmp_path: Path) -> None:
    info = raster.of(Scene(cases.zero_border(tmp_path, is_declared=True), "", chosen(uses_own=False)))
    assert raster.read(raster.plan_reading(info), tmp_path, lambda done: None).valid_pixels == PIXELS
    assert info.remarks == ("The nodata value of the file is not used, as set in QGIS (all bands).",)


def test_values_set_in_qgis_are_physical(tmp_path: Path) -> None:
    made, cube = cases.base(tmp_path)
    stored = int(cube[0, 0, 0])
    info = raster.of(Scene(made.raster, "", (ChosenNodata(1, ((stored * 0.0001, stored * 0.0001),)),)))
    assert info.hidden == ((1, stored, stored),)


# Names that are no files


def test_a_raster_in_an_archive_is_read_and_watched(tmp_path: Path, read: ReadRaster) -> None:
    name = cases.zipped(tmp_path)
    taken = read(named(name))
    assert taken.result.valid_pixels == PIXELS
    before = fingerprint(named(name))
    archive = tmp_path / "scene.zip"
    assert any(path == str(archive.absolute()) for path, _, _ in before)
    archive.write_bytes(archive.read_bytes() + b" ")
    assert fingerprint(named(name)) != before


def test_the_rasters_of_a_container_are_named(tmp_path: Path, read: ReadRaster) -> None:
    path = cases.container(tmp_path)
    with pytest.raises(FreeNetError, match=r"is a container of 2 rasters\. Choose one of them by its name: GPKG:"):
        raster.describe(path)
    info = raster.describe(f"GPKG:{path}:good")
    assert (info.path.name, info.path.stem) == ("many.gpkg:good", "many_good")


def test_a_password_is_in_no_error_about_a_raster() -> None:
    for name in ("PG:host=127.0.0.1 port=1 password=hunter2 table=t", "/vsicurl/http://u:hunter2@127.0.0.1:1/a.tif"):
        with pytest.raises(FreeNetError) as caught:
            raster.describe(name)
        assert "hunter2" not in f"{caught.value!r} {caught.value}"
