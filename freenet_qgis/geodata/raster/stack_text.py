# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual rasters as GDAL reads them: the XML of a VRT, of bands of other rasters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from typing import NamedTuple, Union

from osgeo import gdal

from ...contract.job import Grid
from ...sources.gdal_name import GdalName, Source, as_given

MEMORY = "/vsimem/freenet_stack_"
SIGNED = '<Metadata domain="IMAGE_STRUCTURE"><MDI key="PIXELTYPE">SIGNEDBYTE</MDI></Metadata>'
ALPHA = "<ColorInterp>Alpha</ColorInterp>"
_MUL = ' subClass="VRTDerivedRasterBand"'


class Pixels(NamedTuple):
    """Values of one band.

    Attributes:
        source: The raster.
        band: As a VRT names it: its number, or ``mask,1`` for the mask of band 1.
        table: What value stands for what, as GDAL's look-up tables have it: ``0:0,1:255``; empty for the same.
    """

    source: Source
    band: Union[int, str]
    table: str = ""

    def text(self) -> str:
        """As an element of a VRT."""
        options = self.source.options if isinstance(self.source, GdalName) else ()
        pairs = (option.partition("=")[::2] for option in options)
        items = "".join(f'<OOI key="{escape(key)}">{escape(value)}</OOI>' for key, value in pairs)
        kind = "ComplexSource" if self.table else "SimpleSource"
        parts = [
            # Shared with other datasets, the source would be used by several threads at a time.
            f'<SourceFilename relativeToVRT="0" shared="0">{escape(as_given(self.source.absolute()))}</SourceFilename>',
            f"<OpenOptions>{items}</OpenOptions>" if items else "",
            f"<SourceBand>{self.band}</SourceBand>",
            f"<LUT>{self.table}</LUT>" if self.table else "",
        ]
        return f"<{kind}>{''.join(parts)}</{kind}>"


class VirtualBand(NamedTuple):
    """A band of a virtual raster.

    Attributes:
        kind: GDAL's name of its type.
        pixels: Its values; the product of several.
        more: What else its element holds.
        masks: Where it has data, if not all bands have it there: as of `pixels`.
    """

    kind: str
    pixels: Sequence[Pixels]
    more: str = ""
    masks: Sequence[Pixels] = ()


def virtual_raster(grid: Grid, bands: Iterable[VirtualBand], block: tuple[int, int]) -> str:
    """The XML of a raster of these bands; `block` is the width and height of what is best read at once."""
    geotransform = ",".join(map(repr, grid.geotransform))
    crs = f"<SRS>{escape(grid.crs_wkt)}</SRS>" if grid.crs_wkt else ""
    place = f"{crs}<GeoTransform>{geotransform}</GeoTransform>"
    size = 'blockXSize="{}" blockYSize="{}"'.format(*block)
    written = "".join(_band(band, f'band="{number}" {size}') for number, band in enumerate(bands, start=1))
    return f'<VRTDataset rasterXSize="{grid.cols}" rasterYSize="{grid.rows}">{place}{written}</VRTDataset>'


def _band(band: VirtualBand, attributes: str) -> str:
    mask = f"<MaskBand>{_band(VirtualBand('Byte', band.masks), '')}</MaskBand>" if band.masks else ""
    is_product = len(band.pixels) > 1
    product = "<PixelFunctionType>mul</PixelFunctionType>" if is_product else ""
    inside = f"{band.more}{product}{''.join(one.text() for one in band.pixels)}{mask}"
    return f'<VRTRasterBand dataType="{band.kind}" {attributes}{_MUL * is_product}>{inside}</VRTRasterBand>'


def kept_in_memory(text: str) -> GdalName:
    """A file of GDAL's, in memory, with this text; one and the same for the same text, as long as the process lives.

    A text within a text would stand in it once for every band that is taken of it.
    """
    content = text.encode()
    name = f"{MEMORY}{sha256(content).hexdigest()}.vrt"
    if gdal.VSIStatL(name) is None:
        gdal.FileFromMemBuffer(name, content)
    return GdalName(name)
