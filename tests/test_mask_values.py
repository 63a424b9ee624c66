# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that say which values of a mask leave a pixel out, and quality layers that are known by their names."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.masks.presets import PRESETS, condition_in_words, preset_of
from freenet_qgis.masks.values import parse, suggested


def left_out(text: str, values: list[float], name: str = "mask.tif", dtype: str = "uint16") -> list[float]:
    """Which of the values leave a pixel out."""
    array = np.array(values, dtype)
    found = np.any([one.of(array) for one in parse(text, name)], axis=0)
    return array[found].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", [3]),
        ("3, 8-10", [3, 8, 9, 10]),
        ("3,8 to 10", [3, 8, 9, 10]),
        ("10-8", [8, 9, 10]),
        ("not 4-7", [0, 1, 2, 3, 8, 9, 10, 11]),
        ("bits 3", [8, 9, 10, 11]),
        ("Bits 0, 3", [1, 3, 5, 7, 8, 9, 10, 11]),
        ("bits 2-3", [4, 5, 6, 7, 8, 9, 10, 11]),
        ("1; bits 3", [1, 8, 9, 10, 11]),
        ("scl clouds", [8, 9]),
        ("SCL clouds, snow", [8, 9, 11]),
        ("scl", [0, 1, 3, 8, 9, 10]),
        ("qa_pixel shadows", []),
        ("enmap_cirrus", [1, 2, 3]),
        ("enmap_cirrus thick", [3]),
    ],
)
def test_a_text_names_values(text: str, expected: list[float]) -> None:
    assert left_out(text, list(range(12))) == expected


def test_bits_are_those_of_the_number() -> None:
    cloud, clear, fill = 1 << 3, 1 << 6, 1
    assert left_out("qa_pixel clouds", [cloud, clear, clear | 1 << 1, fill]) == [cloud, clear | 1 << 1]
    assert left_out("bits 15", [32768, 32767, 65535]) == [32768, 65535]


def test_negative_values_and_fractions_can_be_named() -> None:
    assert left_out("-9999, -5--1", [-9999, -6, -5, -1, 0], dtype="int16") == [-9999, -5, -1]
    assert left_out("0.5-1", [0.25, 0.5, 1.0, float("nan")], dtype="float32") == [0.5, 1.0]


def test_what_is_no_number_is_left_in() -> None:
    assert left_out("not 1", [1.0, 0.0, float("nan")], dtype="float32") == [0.0]


@pytest.mark.parametrize(
    "text", ["clouds", "3,", "bits x", "bits 64", "bits", "not", "3 4", ",", "band 0: 1", "8-", ";"]
)
def test_a_text_without_sense_is_one_sentence(text: str) -> None:
    with pytest.raises(
        FreeNetError, match=r"does not say which values of the mask 'm\.tif' are to be left out"
    ) as told:
        parse(text, "m.tif")
    assert "'3, 8-10'" in told.value.hint


def test_a_condition_that_a_layer_does_not_tell_of_is_one_sentence() -> None:
    with pytest.raises(FreeNetError, match="Landsat QA_PIXEL tells nothing of 'haze'") as told:
        parse("qa_pixel haze", "m.tif")
    assert "clouds, cirrus, shadows" in told.value.hint


def test_nothing_said_of_an_unknown_mask_is_one_sentence() -> None:
    with pytest.raises(FreeNetError, match=r"It is not known which values of the mask 'm\.tif' are to be left out"):
        parse("", "m.tif")


@pytest.mark.parametrize(
    ("name", "preset"),
    [
        ("T32UQD_20200601T101559_SCL_20m.jp2", "scl"),
        ("SCL", "scl"),
        ("LC08_L2SP_193023_20200601_20200824_02_T1_QA_PIXEL.TIF", "qa_pixel"),
        ("HLS.S30.T32UQD.2020153T101559.v2.0.Fmask.tif", "hls_fmask"),
        ("ENMAP01-____L2A-DT0000001867_20220724T104526Z_008-QL_QUALITY_CLOUD.TIF", "enmap_cloud"),
        ("ENMAP01-____L2A-DT0000001867_20220724T104526Z_008-QL_QUALITY_CLOUDSHADOW.TIF", "enmap_cloudshadow"),
        ("scene-QL_QUALITY_HAZE.TIF", "enmap_haze"),
        ("scene-QL_QUALITY_CIRRUS.TIF", "enmap_cirrus"),
        ("scene-QL_QUALITY_SNOW.TIF", "enmap_snow"),
        ("scene-QL_QUALITY_CLASSES.TIF", "enmap_classes"),
        ("scene-QL_PIXELMASK.TIF", "enmap_pixelmask"),
        ("scene-QL_PIXELMASK_SWIR.TIF", "enmap_pixelmask"),
        ("muscle.tif", None),
        ("Fmask.tif", None),  # other programs count their classes differently
        ("cloud_mask.tif", None),
    ],
)
def test_a_quality_layer_is_known_by_its_name(name: str, preset: str | None) -> None:
    found = preset_of(name)
    assert (found and found.id) == preset
    assert suggested(name) == (PRESETS[preset].text if preset else "")


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.id)
def test_every_condition_of_a_preset_can_be_used(preset: object) -> None:
    for word in preset.conditions:
        assert {one.words for one in parse(f"{preset.id} {word}", "m")} == {condition_in_words(word)}
    assert set(preset.usual) <= set(preset.conditions)
    assert parse("", preset.title) == parse(preset.text, "m")
