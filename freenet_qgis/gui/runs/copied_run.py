# SPDX-License-Identifier: GPL-3.0-or-later
"""A run as text that does the same again: a ``qgis_process`` command, or Python for QGIS's console."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsRasterLayer

from ...contract.maps import MAPS
from ...errors import FreeNetError
from ...labels.layer_reading import Use
from ...layers import reading
from ...request import Outputs
from ...sources.gdal_name import named
from ...text.i18n import tr
from ...text.listing import listed
from ...text.masking import HIDDEN
from ...workflow.outputs import name_of
from ..project.image_setup import ImageSetup
from ..project.run_record import RunSettings
from ..project.stored_paths import is_plain_file
from ..training import run_request
from ..training.overwriting import unused
from .own_files import ALGORITHM
from .training_source import file_source, gives, gives_classes

_PROGRAMS = ("qgis_process.bin", "qgis_process", "qgis_process-qgis-ltr.bat", "qgis_process-qgis.bat")
LONGEST_WORD = 80  # signs of a refused word
NAMED = 5  # rasters that a sentence names one by one
# A terminal takes some for keys (Ctrl+C ends the line), quoted or not, and lone surrogates are no text.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What cmd.exe and PowerShell heed within quotation marks, and the signs that they take for such marks.
_UNQUOTABLE = re.compile(_CONTROLS.pattern + '|["%!`\u201c-\u201f\uff02]|[$][\\w({?^$:]')
_COLUMN = re.compile(r'(?<!\\)"[\w ]+"')  # in a filter; doubled marks around plain letters do no harm
_COMMANDS = re.compile("[&<>^]|[|](?!layername=|layerid=|subset=|geometrytype=|option:)")
_NAMES = {**{kind.parameter: kind.id for kind in MAPS}, "MODEL": "model", "REPORT": "report"}


def parameters(settings: RunSettings, outputs: Outputs) -> dict[str, Any]:
    """The parameters of the algorithm, all of them, for defaults may change.

    Args:
        settings: What was asked for.
        outputs: Where results are wanted. Temporary ones go beside the raster, for a command has no time to look at
            them; and one that is there already gets another name, for a command does not ask.

    Raises:
        FreeNetError: If no file holds the training data.
    """
    if not (settings.training or settings.class_raster):
        raise FreeNetError(
            tr("The training data of '{}' are not in a file that a command could read.").format(settings.polygons_name),
            tr("Save the layer (Export > Save Features As…) and choose the saved one."),
        )
    options = settings.options
    given: dict[str, Any] = {
        "INPUT": settings.raster,
        **_training(settings),
        "PRESET": options.preset,
        "VALIDATION": options.validation,
        "STEPS": options.steps,
        "SEED": settings.seed,
        "REFIT": options.uses_all_polygons,
        "DEVICE": settings.device,
    }
    if settings.start_model:
        given["START_MODEL"] = settings.start_model
    if settings.image.further:
        given["STACK"] = [one.source for one in settings.image.further]
        given["RESAMPLING"] = settings.image.resampling()
    if settings.image.bands and not settings.start_model:  # which brings its bands
        given["BANDS"] = settings.image.bands
    if settings.image.dates:
        given["DATES"] = ", ".join(day or "-" for day in settings.image.dates)
    given.update(_where(settings))
    free = unused(_lasting(settings, outputs))[1]
    wanted = {name: getattr(free, kind) for name, kind in _NAMES.items()}
    return {**given, **{name: str(path) for name, path in wanted.items() if path}}


def _where(settings: RunSettings) -> dict[str, Any]:
    """The parameters that tell where to look."""
    area, mask = settings.image.area, settings.image.mask
    given: dict[str, Any] = {"MASK": mask.source, "MASK_VALUES": mask.values} if mask else {}
    if area is None:
        return given
    if area.extent:
        return {**given, "EXTENT": area.extent}
    layer = area.known_layer()
    source = "" if layer is None else file_source(layer, "", area.selected, ())
    if not source:
        raise FreeNetError(
            tr("The area of interest '{area}' is not in a file that a command could read.").format(area=area.name),
            tr("Save the layer (Export > Save Features As…) and choose the saved one."),
        )
    return {**given, "AREA": source}


def _training(settings: RunSettings) -> dict[str, Any]:
    """The parameters that tell what to train on."""
    if settings.class_raster:
        patches = {"ERODE": settings.erode, "MOST_PIXELS": settings.most_pixels}
        return {"TRAINING_RASTER": settings.class_raster, **patches}
    return {
        "TRAINING": settings.training,
        "FIELD": settings.field,
        "ALL_TOUCHED": settings.all_touched,
        "RADIUS": settings.radius.size,
        "RADIUS_UNIT": settings.radius.unit,
    }


def project_of_operations() -> str:
    """The file of the project where that chooses coordinate operations, which a command is to heed, too; else empty."""
    project = QgsProject.instance()
    return project.absoluteFilePath() if project.transformContext().coordinateOperations() else ""


def as_command(given: dict[str, Any], project: str = "", *, windows: bool = os.name == "nt") -> str:
    """A line for the shell: of Windows, else a POSIX one, which may be folded.

    Args:
        given: The parameters.
        project: The file of a project to run it in; empty for none.
        windows: For which shell.

    Raises:
        FreeNetError: If something holds a sign that no quotation marks keep from the shell.
    """
    start, place = f"{program()} run {ALGORITHM}", [f"--PROJECT_PATH={project}"] if project else []
    pairs = [(name, one) for name, value in given.items() for one in (value if isinstance(value, list) else [value])]
    words = [f"{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in pairs]
    quote = _quoted_on_windows if windows else _quoted
    where, quoted = ([quote(word) for word in some] for some in (place, words))
    if windows:
        return " ".join([start, *where, "--", *quoted])
    return " \\\n    ".join([" ".join([start, *where, "--"]), *quoted])


def _quoted(word: str) -> str:
    """A word for a POSIX shell."""
    _refuse(_CONTROLS, word, word)
    return shlex.quote(word)


def _quoted_on_windows(word: str) -> str:
    """A word for cmd.exe and PowerShell; a backslash before the last quotation mark would keep that from ending it.

    `subprocess.list2cmdline` quotes for programs, not for shells: it would leave ``|layername=`` bare.
    PowerShell hands a word without spaces to cmd.exe without the marks, where the program is a .bat.
    """
    _refuse(_UNQUOTABLE, word, _COLUMN.sub("", word))
    if " " not in word:
        _refuse(_COMMANDS, word, word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", word).replace('"', '""') + '"'


def _refuse(signs: re.Pattern, word: str, looked_at: str) -> None:
    """Raises FreeNetError where one of these signs stands in what is looked at of a word."""
    if found := signs.search(looked_at):
        raise FreeNetError(
            tr("{text} holds the sign {sign}, which a shell may take for a command.").format(
                text=ascii(word) if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]!a}…", sign=ascii(found[0])
            ),
            tr("Choose 'Copy as Python', or give the file or field another name."),
        )


def as_python(given: dict[str, Any]) -> str:
    """Python that leaves what the algorithm gives in `results`."""
    lines = "".join(f"        {name!r}: {value!r},\n" for name, value in given.items())
    return f"from qgis import processing\n\nresults = processing.run(\n    {ALGORITHM!r},\n    {{\n{lines}    }},\n)\n"


def as_json(settings: RunSettings) -> str:
    """The settings for Processing, which pastes them into its dialog, and for ``qgis_process run``; no results.

    Raises:
        FreeNetError: If no file holds the training data.
    """
    given = parameters(settings, Outputs())
    inputs = {name: value for name, value in given.items() if name not in _NAMES}
    return json.dumps({"algorithm": ALGORITHM, "inputs": inputs}, indent=2, ensure_ascii=False) + "\n"


def doubts(settings: RunSettings) -> str:
    """Why the text will not do the same again, as far as that can be known; empty if it will. Reads the features."""
    remarks = []
    if settings.nodata:
        text = tr(
            "It will take other pixels for data: what means no data is set for the layer '{}' in QGIS, not in the file."
        )
        remarks.append(text.format(settings.raster_name))
    remarks += _of_image(settings.image)
    mask = settings.image.mask
    sources = [settings.raster, settings.class_raster, *(one.source for one in settings.image.further)]
    sources += [mask.source] if mask else []
    if any(HIDDEN in source for source in sources):
        remarks.append(
            tr("The address of the raster holds a password or a token, which is not copied: put it in again.")
        )
    use = Use(all_touched=settings.all_touched, radius=settings.radius)
    if settings.class_raster:
        if not gives_classes(settings.class_raster, settings.erode, settings.most_pixels, settings.trained_on):
            remarks.append(_other_classes(settings))
    elif not gives(settings.training, settings.field, use, settings.raster, settings.trained_on):
        remarks.append(_other_polygons(settings))
    return " ".join(remarks)


def _of_image(image: ImageSetup) -> list[str]:
    """What QGIS shows of further rasters, mask and area, and a command that reads their files does not know."""
    further = [(one.layer, one.source, one.name) for one in image.further]
    changed = [name for layer, source, name in further if _differs(layer, source, reading.further_raster)]
    if image.mask and _differs(image.mask.layer, image.mask.source, QgsRasterLayer.crs):
        changed.append(image.mask.name)
    remarks = []
    if changed:
        text = tr("It will read {names} as the files are: QGIS shows them with another CRS, no data or style.")
        remarks.append(text.format(names=listed([f"'{name}'" for name in changed], NAMED)))
    area = image.area.known_layer() if image.area else None
    if area is not None and area.isModified():
        text = tr("It will not know the edits of the area of interest '{area}' that are not saved.")
        remarks.append(text.format(area=area.name()))
    return remarks


def _differs(layer_id: str, source: str, seen: Callable[[QgsRasterLayer], Any]) -> bool:
    """Whether QGIS sees something else of a raster than its file says; nobody asks a server, for that takes long."""
    layer = QgsProject.instance().mapLayer(layer_id)
    if not isinstance(layer, QgsRasterLayer) or not is_plain_file(source):
        return False
    try:
        return bool(seen(layer) != seen(QgsRasterLayer(source)))
    except FreeNetError:
        return True


def _other_polygons(settings: RunSettings) -> str:
    return tr(
        "It will not train on quite the same: the files on disk hold other training data, classes, colours or another "
        "CRS than QGIS showed for this run. Save the edits of '{}' and its style (Layer Properties > Style > Save as "
        "Default), and copy again."
    ).format(settings.polygons_name)


def _other_classes(settings: RunSettings) -> str:
    return tr(
        "It will not train on quite the same: the file of '{}' has other names, colours, no data or another CRS than "
        "QGIS showed for this run. Save its style (Layer Properties > Style > Save as Default), and copy again."
    ).format(settings.polygons_name)


def _lasting(settings: RunSettings, outputs: Outputs) -> Outputs:
    if outputs.class_map is not None and not settings.is_temporary:
        return outputs
    raster = named(settings.raster)
    return run_request.outputs(f"{name_of(raster)}_classes.tif", raster, settings.maps())


def program() -> str:
    """The name of the program here; Debian's script of the plain name calls it wrongly."""
    found = next((name for name in _PROGRAMS if shutil.which(name)), "qgis_process")
    return Path(found).name
