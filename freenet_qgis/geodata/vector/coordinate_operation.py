# SPDX-License-Identifier: GPL-3.0-or-later
"""Which coordinate operation leads from one CRS to another at a place, asked of the PROJ that GDAL has loaded.

GDAL tells neither the name of the operation that it chooses nor the grids that it lacks for a better one, and QGIS,
left to itself, chooses another; hence one is chosen here, for both.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ctypes import POINTER, byref, c_char_p, c_double, c_int, c_void_p
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Optional

from osgeo import osr

_LIBRARY = re.compile(r"(?:lib)?proj(?:_[\d_]+|-\d+|\.\d+)?\.(?:so(?:\.\d+)*|dll|dylib)", re.I)
_AXIS_ORDER = re.compile(r"axis order change \(2D\)( \+ )?")
_EVEN_WHERE_GRIDS_LACK = 2  # PROJ_GRID_AVAILABILITY_IGNORED
_USABLE, _USABLE_ON_NETWORK = 1, 3  # …_DISCARD_OPERATION_IF_MISSING_GRID, …_KNOWN_AVAILABLE
_MEETS_THE_AREA = 1  # PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION
_PROJ_5 = 0
_SIGNATURES = {
    "proj_context_create": (c_void_p, ()),
    "proj_context_destroy": (c_void_p, (c_void_p,)),
    "proj_context_set_search_paths": (None, (c_void_p, c_int, POINTER(c_char_p))),
    "proj_context_set_enable_network": (c_int, (c_void_p, c_int)),
    "proj_log_level": (c_int, (c_void_p, c_int)),
    "proj_create": (c_void_p, (c_void_p, c_char_p)),
    "proj_destroy": (c_void_p, (c_void_p,)),
    "proj_create_operation_factory_context": (c_void_p, (c_void_p, c_char_p)),
    "proj_operation_factory_context_destroy": (None, (c_void_p,)),
    "proj_operation_factory_context_set_grid_availability_use": (None, (c_void_p, c_void_p, c_int)),
    "proj_operation_factory_context_set_spatial_criterion": (None, (c_void_p, c_void_p, c_int)),
    "proj_operation_factory_context_set_area_of_interest": (None, (c_void_p, c_void_p, *[c_double] * 4)),
    "proj_create_operations": (c_void_p, (c_void_p,) * 4),
    "proj_list_get_count": (c_int, (c_void_p,)),
    "proj_list_get": (c_void_p, (c_void_p, c_void_p, c_int)),
    "proj_list_destroy": (None, (c_void_p,)),
    "proj_normalize_for_visualization": (c_void_p, (c_void_p, c_void_p)),
    "proj_get_name": (c_char_p, (c_void_p,)),
    "proj_as_proj_string": (c_char_p, (c_void_p, c_void_p, c_int, c_void_p)),
    "proj_coordoperation_get_accuracy": (c_double, (c_void_p, c_void_p)),
    "proj_coordoperation_has_ballpark_transformation": (c_int, (c_void_p, c_void_p)),
    "proj_coordoperation_get_grid_used_count": (c_int, (c_void_p, c_void_p)),
    "proj_coordoperation_get_grid_used": (
        c_int,
        (c_void_p, c_void_p, c_int, POINTER(c_char_p), *[c_void_p] * 5, POINTER(c_int)),
    ),
}

Area = tuple[float, float, float, float]  # west, south, east, north in degrees; west > east across the antimeridian


@dataclass(frozen=True)
class Operation:
    """How coordinates get from one CRS to another.

    Attributes:
        name: Its steps as PROJ names them, such as ``DHDN to ETRS89 (8) + UTM zone 32N``.
        pipeline: For PROJ, x before y on both sides, degrees; empty where it cannot be written so.
        accuracy_m: As far as it is known; None where it is not, or where nothing is lost.
        is_ballpark: Whether a change of datum is left out of it, for none is known.
        missing_grids: The files that PROJ lacks for it.
    """

    name: str
    pipeline: str
    accuracy_m: Optional[float]
    is_ballpark: bool
    missing_grids: tuple[str, ...]

    @property
    def changes_datum(self) -> bool:
        """Whether it is more than a projection."""
        return self.is_ballpark or self.accuracy_m is not None


@dataclass(frozen=True)
class Choice:
    """The best operation that can be had, and a better one that lacks grids, where there is one.

    Attributes:
        used: The best that can be had.
        better: One that lacks grids.
        is_beyond: Whether the place lies outside the area that the one used was made for, as nothing else is known.
    """

    used: Operation
    better: Optional[Operation] = None
    is_beyond: bool = False


@lru_cache(maxsize=32)
def best(source_wkt: str, target_wkt: str, area: Area) -> Optional[Choice]:
    """The most accurate operation between two CRS in an area; None where PROJ cannot be asked or knows none."""
    library = _library()
    if library is None:
        return None
    with _context(library) as context:
        ends = [library.proj_create(context, wkt.encode("utf-8", "replace")) for wkt in (source_wkt, target_wkt)]
        try:
            if not all(ends):
                return None
            which = _USABLE_ON_NETWORK if _is_network_on() else _USABLE
            usable = _operations(library, context, ends, area, which)
            used = next((one for one in usable if one.pipeline), None)
            if used is None:
                return None
            if used.is_ballpark:  # a little beyond its area an operation errs by metres, none at all by hundreds
                known = [one for one in _operations(library, context, ends, None, which) if not one.is_ballpark]
                beyond = next((one for one in known if one.pipeline and "grids=" not in one.pipeline), None)
                if beyond:
                    return Choice(beyond, is_beyond=True)
            if not used.changes_datum:
                return Choice(used)
            every = _operations(library, context, ends, area, _EVEN_WHERE_GRIDS_LACK)
            better = (one for one in every if one.missing_grids and _is_more_accurate(one, used))
            return Choice(used, next(better, None))
        finally:
            for end in filter(None, ends):
                library.proj_destroy(end)


def _is_more_accurate(one: Operation, other: Operation) -> bool:
    if other.is_ballpark or other.accuracy_m is None:
        return not one.is_ballpark
    return not one.is_ballpark and one.accuracy_m is not None and one.accuracy_m < other.accuracy_m


def _operations(library: Any, context: int, ends: list[int], area: Optional[Area], grids: int) -> list[Operation]:
    """The operations between two CRS in an area, None for all there are; the best first."""
    wanted = library.proj_create_operation_factory_context(context, None)
    library.proj_operation_factory_context_set_grid_availability_use(context, wanted, grids)
    library.proj_operation_factory_context_set_spatial_criterion(context, wanted, _MEETS_THE_AREA)
    if area:
        library.proj_operation_factory_context_set_area_of_interest(context, wanted, *area)
    found = library.proj_create_operations(context, *ends, wanted)
    library.proj_operation_factory_context_destroy(wanted)
    if not found:
        return []
    try:
        return [_operation(library, context, found, index) for index in range(library.proj_list_get_count(found))]
    finally:
        library.proj_list_destroy(found)


def _operation(library: Any, context: int, found: int, index: int) -> Operation:
    listed = library.proj_list_get(context, found, index)
    turned = library.proj_normalize_for_visualization(context, listed)  # x before y
    try:
        pipeline = library.proj_as_proj_string(context, turned, _PROJ_5, None) if turned else None
        accuracy = library.proj_coordoperation_get_accuracy(context, listed)
        return Operation(
            _AXIS_ORDER.sub("", (library.proj_get_name(listed) or b"").decode("utf-8", "replace")),
            (pipeline or b"").decode("utf-8", "replace"),
            accuracy if accuracy >= 0 else None,
            bool(library.proj_coordoperation_has_ballpark_transformation(context, listed)),
            _missing_grids(library, context, listed),
        )
    finally:
        for one in filter(None, (turned, listed)):
            library.proj_destroy(one)


def _missing_grids(library: Any, context: int, operation: int) -> tuple[str, ...]:
    missing = []
    for index in range(library.proj_coordoperation_get_grid_used_count(context, operation)):
        name, is_there = c_char_p(), c_int()
        is_answered = library.proj_coordoperation_get_grid_used(
            context, operation, index, byref(name), None, None, None, None, None, byref(is_there)
        )
        if is_answered and not is_there.value and name.value:
            missing.append(name.value.decode("utf-8", "replace"))
    return tuple(missing)


def _is_network_on() -> bool:
    """Whether PROJ may fetch grids; before GDAL 3.4 nobody can tell it to."""
    return bool(getattr(osr, "GetPROJEnableNetwork", lambda: False)())


@contextmanager
def _context(library: Any) -> Iterator[int]:
    """A place of our own in PROJ, which looks for its files where GDAL does, and says nothing."""
    context = library.proj_context_create()
    try:
        library.proj_log_level(context, 0)
        library.proj_context_set_enable_network(context, int(_is_network_on()))
        paths = [path.encode("utf-8", "surrogateescape") for path in osr.GetPROJSearchPaths() or []]
        if paths:
            library.proj_context_set_search_paths(context, len(paths), (c_char_p * len(paths))(*paths))
        yield context
    finally:
        library.proj_context_destroy(context)


@lru_cache(maxsize=1)
def _library() -> Optional[Any]:
    """The PROJ that this process has loaded; None where it is not found or lacks what is asked here (before 7.1)."""
    osr.GetPROJVersionMajor()  # loads it
    for path in _loaded():
        if _LIBRARY.fullmatch(Path(path).name):
            with suppress(OSError, AttributeError):
                library = ctypes.CDLL(path)
                for name, (result, arguments) in _SIGNATURES.items():
                    function = getattr(library, name)
                    function.restype, function.argtypes = result, arguments
                return library
    return None


def _loaded() -> list[str]:
    """The paths of the libraries in this process."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            return _loaded_in_windows()
        if sys.platform == "darwin":
            system = ctypes.CDLL(None)
            system._dyld_get_image_name.restype = c_char_p
            images = (system._dyld_get_image_name(index) for index in range(system._dyld_image_count()))
            return [image.decode() for image in images if image]
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        return list(dict.fromkeys(line.split(maxsplit=5)[5] for line in lines if "/" in line))
    return []


def _loaded_in_windows() -> list[str]:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined] # of Windows alone
    kernel.GetCurrentProcess.restype = c_void_p
    kernel.K32EnumProcessModules.argtypes = [c_void_p, c_void_p, ctypes.c_ulong, c_void_p]
    kernel.GetModuleFileNameW.argtypes = [c_void_p, ctypes.c_wchar_p, ctypes.c_ulong]
    handles, size = (c_void_p * 4096)(), ctypes.c_ulong()
    kernel.K32EnumProcessModules(kernel.GetCurrentProcess(), handles, ctypes.sizeof(handles), byref(size))
    paths = []
    for handle in handles[: size.value // ctypes.sizeof(c_void_p)]:
        path = ctypes.create_unicode_buffer(1024)
        if kernel.GetModuleFileNameW(handle, path, len(path)):
            paths.append(path.value)
    return paths
