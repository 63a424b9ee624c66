# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command says where QGIS would send its user to a menu, a button or a setting: what the command has for it.

Whoever raises an error need not know who reads it, and the table shows at a glance what differs.
"""

from __future__ import annotations

from typing import Final

_ANOTHER_PYTHON = "Name another Python by FREENET_PYTHON."
_VALID = "ogr2ogr -makevalid"
_SET_CRS = "'gdal_edit.py -a_srs' and 'ogr2ogr -a_srs'"

COMMAND_WORDS: Final = {
    "Choose another Python.": _ANOTHER_PYTHON,
    "Choose another Python in FreeNet's settings.": _ANOTHER_PYTHON,
    "Choose another Python that has PyTorch.": "Name another Python, one that has PyTorch, by FREENET_PYTHON.",
    "Choose a Python that has PyTorch in FreeNet's settings, or set {variable} to it.": (
        "Set {variable} to a Python that has PyTorch, or do without it."
    ),
    "Set up PyTorch in FreeNet's settings, or choose another Python there; to make one by hand, type: {make}, then "
    "{install}.": (
        "Install it there, or name another Python by FREENET_PYTHON; to make one, type: {make}, then {install}."
    ),
    "Update it, or choose another Python in FreeNet's settings.": (
        "Update it, or name another Python by FREENET_PYTHON."
    ),
    "Close it in other programs and remove it from the QGIS project, or choose another name or folder.": (
        "Close it in other programs, or choose another name or folder."
    ),
    "Copy the run folder again, or start the run again from QGIS.": (
        "Copy the run folder again, or start the run again."
    ),
    "Choose a raster file that QGIS can show.": "Give a raster that GDAL opens; 'gdalinfo' tells.",
    "Set another one in QGIS.": "Set another one: 'gdal_edit.py -a_srs'.",
    "Warp it first (Raster > Projections > Warp) and use the result.": "Warp it first (gdalwarp) and use the result.",
    "Georeference it first (Layer > Georeferencer), or choose another raster.": (
        "Georeference it first ('gdal_translate -gcp' and gdalwarp), or choose another raster."
    ),
    "Where their coordinates are of one system, let both have the same one or none: in QGIS under Layer > Set CRS of "
    "Layer(s), in files by 'gdal_edit.py -a_srs' and 'ogr2ogr -a_srs'.": (
        f"Where their coordinates are of one system, let both have the same one or none, by {_SET_CRS}."
    ),
    "Where the coordinates are of one system, give both the same, under Layer > Set CRS of Layer(s).": (
        f"Where the coordinates are of one system, give both the same, by {_SET_CRS}."
    ),
    "Warp it to the map's grid first, or set the right one under Layer > Set CRS of Layer(s).": (
        "Warp it to the map's grid first (gdalwarp), or set the right one ('gdal_edit.py -a_srs')."
    ),
    "Choose another one under Project > Properties > Transformations.": (
        "Transform the features first: 'ogr2ogr -t_srs', with '-ct' for an operation of your choice."
    ),
    "Repair it in QGIS, or delete it.": f"Repair it ({_VALID}), or delete it.",
    "Repair their geometry in QGIS.": f"Repair their geometry ({_VALID}).",
    "A vertex of it is misplaced: repair its geometry in QGIS, or delete it.": (
        f"A vertex of it is misplaced: repair its geometry ({_VALID}), or delete it."
    ),
    "Mend them with Vector geometry > Fix geometries, or draw them again.": (
        f"Mend them ({_VALID}), or draw them again."
    ),
}
