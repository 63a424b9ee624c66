# SPDX-License-Identifier: GPL-3.0-or-later
"""Quality layers that come with images of satellites, and what their values mean.

Sources:
    Sentinel-2 SCL: ESA, "Level-2A Algorithm Overview", sentinels.copernicus.eu: scene classification, 0 to 11.
    Landsat QA_PIXEL: USGS, "Landsat Collection 2 Quality Assessment Bands": bits 0 to 7, one for each condition that
        was found; the bits above them tell how sure that is.
    HLS Fmask: NASA, "Harmonized Landsat Sentinel-2 Product User Guide", version 2, table of the QA bits; 255 is fill.
    EnMAP QL layers: DLR, "EnMAP HSI Level 1/Level 2 Product Specification", as EnPT (GFZ/enpt, image_baseclasses.py)
        and the table of HySpecNet-11k tell them: 0 is none, 1 is the condition; cirrus 1 thin, 2 medium, 3 thick;
        classes 1 land, 2 water, 3 background; in the pixel mask, which has a band for each of the image, 1 is a
        defective element of the detector.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Optional

from ..text.i18n import tr


@dataclass(frozen=True)
class MaskPreset:
    """A kind of quality layer.

    Attributes:
        id: What it is called in a text of values.
        title: What people call it.
        names: A pattern of the names of files and layers that hold it, in small letters.
        conditions: What it tells apart, each by its word, with the values as a text of them.
        usual: The conditions that most images are better without.
    """

    id: str
    title: str
    names: str
    conditions: Mapping[str, str]
    usual: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text that leaves out what is usual."""
        return " ".join((self.id, *self.usual))


def _enmap(layer: str, conditions: Mapping[str, str], usual: tuple[str, ...] = ()) -> MaskPreset:
    """A layer of EnMAP products, whose file ends in ``QL_…`` and may have the detector after it."""
    title = f"EnMAP QL_{layer}"
    names = rf"ql_{layer.lower()}(_vnir|_swir)?(?![a-z])"
    return MaskPreset(
        f"enmap_{layer.lower().removeprefix('quality_')}", title, names, conditions, usual or (*conditions,)
    )


PRESETS = {
    preset.id: preset
    for preset in (
        MaskPreset(
            "scl",
            "Sentinel-2 SCL",
            r"(?<![a-z])scl(?![a-z])",
            {
                "clouds": "8-9",
                "cirrus": "10",
                "shadows": "3",
                "snow": "11",
                "water": "6",
                "dark": "2",
                "unclassified": "7",
                "defects": "1",
                "nodata": "0",
            },
            ("clouds", "cirrus", "shadows", "defects", "nodata"),
        ),
        MaskPreset(
            "qa_pixel",
            "Landsat QA_PIXEL",
            r"qa_pixel",
            {
                "clouds": "bits 1, 3",
                "cirrus": "bits 2",
                "shadows": "bits 4",
                "snow": "bits 5",
                "water": "bits 7",
                "nodata": "bits 0",
            },
            ("clouds", "cirrus", "shadows", "nodata"),
        ),
        MaskPreset(
            "hls_fmask",
            "HLS Fmask",
            r"(?<![a-z])hls.*fmask",
            {
                "clouds": "bits 1",
                "near": "bits 2",
                "cirrus": "bits 0",
                "shadows": "bits 3",
                "snow": "bits 4",
                "water": "bits 5",
                "nodata": "255",
            },
            ("nodata", "clouds", "near", "cirrus", "shadows"),
        ),
        _enmap("QUALITY_CLOUD", {"clouds": "1"}),
        _enmap("QUALITY_CLOUDSHADOW", {"shadows": "1"}),
        _enmap("QUALITY_HAZE", {"haze": "1"}),
        _enmap("QUALITY_CIRRUS", {"cirrus": "1-3", "thin": "1", "medium": "2", "thick": "3"}, ("cirrus",)),
        _enmap("QUALITY_SNOW", {"snow": "1"}),
        _enmap("QUALITY_CLASSES", {"background": "3", "water": "2", "land": "1"}, ("background",)),
        _enmap("PIXELMASK", {"defects": "1"}),
    )
}


def condition_in_words(word: str) -> str:
    """What a condition is called in a sentence."""
    words: dict[str, Callable[[], str]] = {
        "clouds": lambda: tr("clouds"),
        "near": lambda: tr("near clouds"),
        "cirrus": lambda: tr("cirrus"),
        "thin": lambda: tr("thin cirrus"),
        "medium": lambda: tr("medium cirrus"),
        "thick": lambda: tr("thick cirrus"),
        "shadows": lambda: tr("cloud shadows"),
        "haze": lambda: tr("haze"),
        "snow": lambda: tr("snow"),
        "water": lambda: tr("water"),
        "land": lambda: tr("land"),
        "background": lambda: tr("background"),
        "dark": lambda: tr("dark areas"),
        "unclassified": lambda: tr("unclassified"),
        "defects": lambda: tr("defects"),
        "nodata": lambda: tr("no data"),
    }
    return words[word]()


def preset_of(name: str) -> Optional[MaskPreset]:
    """The kind of quality layer that a file or layer of this name most likely holds; None for none that is known."""
    return next((one for one in PRESETS.values() if re.search(one.names, name.lower())), None)
