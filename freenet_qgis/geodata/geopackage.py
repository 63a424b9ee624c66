# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer of one GeoPackage moved into another that is there, in a single transaction of SQLite.

Not by GDAL, which puts off parts of its work until it closes a file and goes on after a statement has failed: a full
disk would leave some of it outside the transaction. Other programs may have the file open, as QGIS has.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from ..i18n import tr
from ..job import FreeNetError

STYLES = "layer_styles"  # where QGIS keeps the styles of a database
_ABOUT = {  # tables with rows about a layer, and the column with its name
    "gpkg_contents": "table_name",
    "gpkg_geometry_columns": "table_name",
    "gpkg_extensions": "table_name",
    "gpkg_ogr_contents": "table_name",
    "gpkg_metadata_reference": "table_name",
    "gpkg_data_columns": "table_name",
    STYLES: "f_table_name",
}
_MADE_WHERE_MISSING = ("gpkg_extensions", STYLES)
_WAIT_SECONDS = 5.0
_SRS = "srs_id"
_SRS_COLUMNS = ("srs_name", "organization", "organization_coordsys_id", "definition", "description")
_AUTHORITY, _DEFINITION = 1, 3  # positions among these
_KNOWN = ("epsg", "esri")  # authorities whose numbers mean the same everywhere
_SRS_AT = 4  # bytes before the number of the CRS in a geometry, which follow the flags


def move_layer(source: Path, name: str, target: Path) -> None:
    """Add a layer with its style to a GeoPackage, in place of one of the same name; all others stay as they are.

    Args:
        source: A GeoPackage of GDAL's with that layer and its style.
        name: Of the layer.
        target: The GeoPackage that gets it.

    Raises:
        FreeNetError: If another program writes to the file, the disk is full, or it is no GeoPackage.
    """
    with _reported(target), closing(_opened(target)) as database:
        database.execute("ATTACH DATABASE ? AS new", (str(source),))
        database.execute("BEGIN IMMEDIATE")
        try:
            _remove(database, name)
            _add(database, name)
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


def _opened(path: Path) -> sqlite3.Connection:
    """The database, in which no transaction begins by itself."""
    return sqlite3.connect(str(path), timeout=_WAIT_SECONDS, isolation_level=None)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise FreeNetError(
            tr("'{name}' cannot be written: {reason}. No file was changed.").format(name=path.name, reason=error),
            tr("Free some space on the disk, stop other programs that write to the file, or choose another one."),
        ) from error


def _tables(database: sqlite3.Connection, of: str = "main") -> set[str]:
    found = database.execute(f"SELECT name FROM {of}.sqlite_master WHERE type IN ('table', 'view')")
    return {name for (name,) in found}


def _columns(database: sqlite3.Connection, table: str, of: str = "main") -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA {of}.table_info({_quoted(table)})")]


def _remove(database: sqlite3.Connection, name: str) -> None:
    """Remove a layer, its index and all rows about it, if it is there."""
    tables = _tables(database)
    for table in sorted(tables):
        is_index = table.lower().startswith(f"rtree_{name.lower()}_") and _index_of(database, table, name)
        if table.lower() == name.lower() or is_index:
            (kind,) = database.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchone()
            database.execute(f"DROP {kind} {_quoted(table)}")
    for table, column in _ABOUT.items():
        if table in tables and column in _columns(database, table):
            database.execute(f"DELETE FROM {table} WHERE lower({column}) = lower(?)", (name,))


def _index_of(database: sqlite3.Connection, table: str, name: str) -> bool:
    """Whether a table is the spatial index of a layer."""
    found = database.execute(
        "SELECT column_name FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)", (name,)
    )
    return table.lower() in {f"rtree_{name}_{column}".lower() for (column,) in found}


def _add(database: sqlite3.Connection, name: str) -> None:
    (old,) = database.execute(f"SELECT {_SRS} FROM new.gpkg_contents WHERE table_name = ?", (name,)).fetchone()
    srs = _srs(database, old)
    column, *_ = database.execute(
        "SELECT column_name FROM new.gpkg_geometry_columns WHERE table_name = ?", (name,)
    ).fetchone()
    _create(database, name)
    database.execute(f"INSERT INTO main.{_quoted(name)} SELECT * FROM new.{_quoted(name)}")
    if srs != old:
        database.create_function("in_srs", 1, lambda geometry: _in_srs(geometry, srs), deterministic=True)
        database.execute(f"UPDATE main.{_quoted(name)} SET {_quoted(column)} = in_srs({_quoted(column)})")
    for table in _MADE_WHERE_MISSING:
        if table in _tables(database, "new") and table not in _tables(database):
            _create(database, table)
            _copy_rows(database, "gpkg_contents", "table_name", table)
    for table, about in _ABOUT.items():
        if table in _tables(database, "new") and table in _tables(database):
            _copy_rows(database, table, about, name)
            if _SRS in _columns(database, table):
                database.execute(f"UPDATE main.{table} SET {_SRS} = ? WHERE {about} = ?", (srs, name))
    index = f"rtree_{name}_{column}"
    if index in _tables(database, "new"):
        _create(database, index)
        database.execute(f"INSERT INTO main.{_quoted(index)} SELECT * FROM new.{_quoted(index)}")
    triggers = database.execute("SELECT sql FROM new.sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (name,))
    for (text,) in triggers.fetchall():
        if "gpkg_ogr_contents" not in text or "gpkg_ogr_contents" in _tables(database):
            database.execute(text)


def _create(database: sqlite3.Connection, table: str) -> None:
    """A table as it is in the new file."""
    database.execute(*database.execute("SELECT sql FROM new.sqlite_master WHERE name = ?", (table,)).fetchone())


def _copy_rows(database: sqlite3.Connection, table: str, about: str, name: str) -> None:
    """The rows about a layer, in the columns that both files have; the numbers of rows are the target's."""
    number = {row[1] for row in database.execute(f"PRAGMA main.table_info({table})") if row[5] and row[2] == "INTEGER"}
    wanted = set(_columns(database, table, "new")) - number
    columns = ", ".join(_quoted(column) for column in _columns(database, table) if column in wanted)
    database.execute(
        f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table} WHERE {about} = ?", (name,)
    )


def _srs(database: sqlite3.Connection, number: int) -> int:
    """The number that a CRS of the new file has in the old one, which gets it where it lacks."""
    listed = ", ".join(_SRS_COLUMNS)
    wanted = database.execute(f"SELECT {listed} FROM new.gpkg_spatial_ref_sys WHERE srs_id = ?", (number,)).fetchone()
    taken = {}
    for found, *told in database.execute(f"SELECT srs_id, {listed} FROM main.gpkg_spatial_ref_sys"):
        taken[found] = told
    if number in taken and taken[number][_DEFINITION] == wanted[_DEFINITION]:
        return number
    for found, told in taken.items():
        if wanted[_AUTHORITY].lower() in _KNOWN and _code(told) == _code(wanted):
            return found
    free = number if number not in taken else max(*taken, 99_999) + 1
    marks = ", ".join("?" * (len(_SRS_COLUMNS) + 1))
    database.execute(f"INSERT INTO main.gpkg_spatial_ref_sys (srs_id, {listed}) VALUES ({marks})", (free, *wanted))
    return free


def _code(srs: Sequence[str]) -> tuple[str, str]:
    return srs[_AUTHORITY].lower(), srs[_AUTHORITY + 1]


def _in_srs(geometry: bytes, srs: int) -> bytes:
    """A geometry of a GeoPackage with another number of its CRS."""
    order = "<i" if geometry[3] & 1 else ">i"
    return geometry[:_SRS_AT] + struct.pack(order, srs) + geometry[_SRS_AT + 4 :]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
