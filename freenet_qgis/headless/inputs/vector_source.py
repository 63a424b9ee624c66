# SPDX-License-Identifier: GPL-3.0-or-later
"""What names the features to read: a file or what else GDAL opens, and the parts that QGIS adds after a ``|``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Optional

from osgeo import gdal, ogr

from ...errors import FreeNetError
from ...geodata.access.gdal_calls import opened, reported
from ...geodata.access.stored_text import readable
from ...sources.gdal_name import Source, file_of, named
from ...sources.layer_source import is_query, split

LAYER = "|layername="  # as QGIS names one layer of several in a file
_QGIS_DATABASE = re.compile(r"""\bdbname=.*\btable=["']?""", re.I | re.S)


@dataclass(frozen=True)
class VectorSource:
    """A source of features, taken apart.

    Attributes:
        place: What GDAL opens.
        layer: Name of the layer in it; empty for the only one.
        number: Its number, from 0; None where it goes by its name.
        subset: Which features, as SQL; empty for all.
        geometry: The kind of geometry that QGIS made a layer of; empty for any.
        options: Open options of GDAL.
    """

    place: Source
    layer: str = ""
    number: Optional[int] = None
    subset: str = ""
    geometry: str = ""
    options: list[str] = field(default_factory=list)

    @property
    def file(self) -> Optional[Path]:
        """The file on this machine that it lies in; None where there is none."""
        return file_of(self.place)

    def open(self) -> gdal.Dataset:
        """The data set.

        Raises:
            FreeNetError: If GDAL cannot open it.
        """
        text = str(self.place)
        if readable(text) != text:
            raise FreeNetError(f"The name '{readable(text)}' is not in UTF-8, as GDAL wants it.", "Rename the file.")
        if isinstance(self.place, Path) and not self.place.exists():
            hint = "Choose a file of polygons, lines or points that exists."
            if _QGIS_DATABASE.search(str(self.place)):
                hint = 'Give a table of a database as GDAL does: "PG:dbname=NAME host=HOST" and |layername=TABLE.'
            raise FreeNetError(f"There is no file '{self.place}'.", hint)
        with reported(
            f"'{self.place}' cannot be opened as a layer of features",
            "Give a file of features that GDAL opens; 'ogrinfo' tells.",
        ):
            return opened(self.place, gdal.OF_VECTOR, options=self.options)

    def pick(self, dataset: gdal.Dataset) -> list[ogr.Layer]:
        """The layers of the data set that may be meant; one, where it is certain."""
        if self.number is not None:
            found = [dataset.GetLayer(self.number)] if 0 <= self.number < dataset.GetLayerCount() else []
        else:
            found = [layer for layer in with_geometry(dataset) if self.layer in ("", readable(layer.GetName()))]
        if self.subset and len(found) == 1:
            with reported(f"'{self.place}' cannot be filtered by '{self.subset}'", "Mend the expression."):
                if is_query(self.subset):
                    return [dataset.ExecuteSQL(self.subset)]
                found[0].SetAttributeFilter(self.subset)
        return found


def with_geometry(dataset: gdal.Dataset) -> list[ogr.Layer]:
    """The layers that have any.

    Raises:
        FreeNetError: If they cannot be read, such as those of a database that a file points to.
    """
    with reported(f"'{dataset.GetDescription()}' cannot be read", "See that what it points to can be reached."):
        layers = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
        return [layer for layer in layers if layer.GetGeomType() != ogr.wkbNone]


def parse(text: str) -> VectorSource:
    """A source as typed, or as QGIS writes it: ``FILE|layername=NAME|subset=SQL``.

    Raises:
        FreeNetError: If a part of it means nothing here.
    """
    place, rest = split(text)
    parts = {key.lower(): value for key, value in rest}
    if parts.get("authcfg"):
        raise FreeNetError(
            f"'{place}' is opened with a password that QGIS keeps (authcfg), which only QGIS can read.",
            "Give the connection with a user that needs none, or in the variables of the database's own client.",
        )
    number = parts.get("layerid", "")
    options = [f"{key.partition(':')[2]}={value}" for key, value in rest if ":" in key]
    return VectorSource(
        named(place),
        parts.get("layername", ""),
        int(number) if number.isdecimal() and "layername" not in parts else None,
        parts.get("subset", ""),
        parts.get("geometrytype", ""),
        options,
    )
