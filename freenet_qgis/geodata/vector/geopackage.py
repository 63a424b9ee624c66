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
from typing import Union

from ...errors import FreeNetError
from ...text.i18n import tr

STYLES = "layer_styles"  # where QGIS keeps the styles of a database
_RESERVED = ("gpkg", "sqlite_", "rtree_")  # beginnings of names, of GeoPackage, SQLite and its spatial indices
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
PATIENCE_S = 5.0
_SRS_COLUMNS = ("srs_name", "organization", "organization_coordsys_id", "definition", "description")
_AUTHORITY, _DEFINITION = 1, 3  # positions among these
_KNOWN = ("epsg", "esri")  # authorities whose numbers mean the same everywhere
_SRS_AT = 4  # bytes before the number of the CRS in a geometry, which follow the flags


def is_reserved(name: str) -> bool:
    """Whether no layer can have this name."""
    return name.lower() == STYLES or name.lower().startswith(_RESERVED)


def not_replaced(name: str, path: Path) -> FreeNetError:
    """Why a table stays that is no layer of features, such as a raster."""
    return FreeNetError(
        tr("'{name}' in '{file}' is no layer of features, and none takes its place.").format(name=name, file=path.name),
        tr("Choose another name for the layer."),
    )


def move_layer(source: Path, name: str, target: Path, patience_s: float = PATIENCE_S) -> bool:
    """Add a layer with its style to a GeoPackage, in place of one of the same name; all others stay as they are.

    Args:
        source: A GeoPackage of GDAL's with that layer and its style.
        name: Of the layer.
        target: The GeoPackage that gets it.
        patience_s: How long another program that writes to it is waited for.

    Returns:
        Whether there was one of the same name.

    Raises:
        FreeNetError: If another program writes to the file, the disk is full, it is no GeoPackage, or what has the
            name in it is no layer of features.
    """
    with _reported(target), closing(_opened(target, patience_s)) as database:
        database.execute("ATTACH DATABASE ? AS new", (str(source),))
        database.execute("BEGIN IMMEDIATE")
        try:
            if not _is_replaceable(database, name):
                raise not_replaced(name, target)
            is_there = _remove(database, name)
            _add(database, name)
            database.execute("COMMIT")
            return is_there
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


def _opened(path: Path, patience_s: float) -> sqlite3.Connection:
    """The database, in which no transaction begins by itself."""
    return sqlite3.connect(str(path), timeout=patience_s, isolation_level=None)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise FreeNetError(
            tr("'{name}' cannot be written: {reason}. No file was changed.").format(name=path.name, reason=error),
            tr("Free some space on the disk, stop other programs that write to the file, or choose another one."),
        ) from error


def _run(
    database: sqlite3.Connection, statement: str, *values: object, **names: Union[str, Sequence[str]]
) -> sqlite3.Cursor:
    """Run a statement.

    Args:
        database: The target; the new file is attached to it as ``new``.
        statement: With ``?`` for each of the values, and ``{name}`` for names of tables and columns, which are quoted.
        values: What is compared or written.
        names: Of a table or column; several, of columns, are listed.
    """
    quoted = {
        key: ", ".join(map(_quoted, [given] if isinstance(given, str) else given)) for key, given in names.items()
    }
    return database.execute(statement.format(**quoted), values)


def _tables(database: sqlite3.Connection, of: str = "main") -> set[str]:
    found = _run(database, "SELECT name FROM {of}.sqlite_master WHERE type IN ('table', 'view')", of=of)
    return {name for (name,) in found}


def _columns(database: sqlite3.Connection, table: str, of: str = "main") -> list[str]:
    return [row[1] for row in _run(database, "PRAGMA {of}.table_info({table})", of=of, table=table)]


def _is_replaceable(database: sqlite3.Connection, name: str) -> bool:
    """Whether nothing has the name, or a layer of features."""
    if name.lower() not in {table.lower() for table in _tables(database)}:
        return True
    kinds = _run(database, "SELECT data_type FROM gpkg_contents WHERE lower(table_name) = lower(?)", name)
    return kinds.fetchall() == [("features",)]


def _remove(database: sqlite3.Connection, name: str) -> bool:
    """Remove a layer, its index and all rows about it; whether it was there."""
    tables = _tables(database)
    for table in sorted(tables):
        is_index = table.lower().startswith(f"rtree_{name.lower()}_") and _index_of(database, table, name)
        if table.lower() == name.lower() or is_index:
            (kind,) = _run(database, "SELECT type FROM sqlite_master WHERE name = ?", table).fetchone()
            _run(database, "DROP VIEW {table}" if kind == "view" else "DROP TABLE {table}", table=table)
    for table, about in _ABOUT.items():
        if table in tables and about in _columns(database, table):
            _run(database, "DELETE FROM {table} WHERE lower({about}) = lower(?)", name, table=table, about=about)
    return name.lower() in {table.lower() for table in tables}


def _index_of(database: sqlite3.Connection, table: str, name: str) -> bool:
    """Whether a table is the spatial index of a layer."""
    found = _run(database, "SELECT column_name FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)", name)
    return table.lower() in {f"rtree_{name}_{column}".lower() for (column,) in found}


def _add(database: sqlite3.Connection, name: str) -> None:
    (old,) = _run(database, "SELECT srs_id FROM new.gpkg_contents WHERE table_name = ?", name).fetchone()
    srs = _srs(database, old)
    (column,) = _run(
        database, "SELECT column_name FROM new.gpkg_geometry_columns WHERE table_name = ?", name
    ).fetchone()
    _create(database, name)
    _copy_all(database, name)
    if srs != old:
        database.create_function("in_srs", 1, lambda geometry: _in_srs(geometry, srs), deterministic=True)
        _run(database, "UPDATE main.{table} SET {column} = in_srs({column})", table=name, column=column)
    for table in _MADE_WHERE_MISSING:
        if table in _tables(database, "new") and table not in _tables(database):
            _create(database, table)
            _copy_rows(database, "gpkg_contents", "table_name", table)
    for table, about in _ABOUT.items():
        if table in _tables(database, "new") and table in _tables(database):
            _copy_rows(database, table, about, name)
            if "srs_id" in _columns(database, table):
                update = "UPDATE main.{table} SET srs_id = ? WHERE {about} = ?"
                _run(database, update, srs, name, table=table, about=about)
    index = f"rtree_{name}_{column}"
    if index in _tables(database, "new"):
        _create(database, index)
        _copy_all(database, index)
    triggers = _run(database, "SELECT sql FROM new.sqlite_master WHERE type = 'trigger' AND tbl_name = ?", name)
    for (text,) in triggers.fetchall():
        if "gpkg_ogr_contents" not in text or "gpkg_ogr_contents" in _tables(database):
            database.execute(text)


def _create(database: sqlite3.Connection, table: str) -> None:
    """A table as it is in the new file."""
    (text,) = _run(database, "SELECT sql FROM new.sqlite_master WHERE name = ?", table).fetchone()
    database.execute(text)


def _copy_all(database: sqlite3.Connection, table: str) -> None:
    _run(database, "INSERT INTO main.{table} SELECT * FROM new.{table}", table=table)


def _copy_rows(database: sqlite3.Connection, table: str, about: str, name: str) -> None:
    """The rows about a layer, in the columns that both files have; the numbers of rows are the target's."""
    columns_known = _run(database, "PRAGMA main.table_info({table})", table=table)
    number = {row[1] for row in columns_known if row[5] and row[2] == "INTEGER"}
    wanted = set(_columns(database, table, "new")) - number
    columns = [column for column in _columns(database, table) if column in wanted]
    insert = "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table} WHERE {about} = ?"
    _run(database, insert, name, table=table, columns=columns, about=about)


def _srs(database: sqlite3.Connection, number: int) -> int:
    """The number that a CRS of the new file has in the old one, which gets it where it lacks."""
    wanted = _run(
        database, "SELECT {columns} FROM new.gpkg_spatial_ref_sys WHERE srs_id = ?", number, columns=_SRS_COLUMNS
    ).fetchone()
    taken = {}
    for found, *definition in _run(
        database, "SELECT srs_id, {columns} FROM main.gpkg_spatial_ref_sys", columns=_SRS_COLUMNS
    ):
        taken[found] = definition
    if number in taken and taken[number][_DEFINITION] == wanted[_DEFINITION]:
        return number
    for found, definition in taken.items():
        if wanted[_AUTHORITY].lower() in _KNOWN and _code(definition) == _code(wanted):
            return found
    free = number if number not in taken else max(*taken, 99_999) + 1
    insert = "INSERT INTO main.gpkg_spatial_ref_sys (srs_id, {columns}) VALUES (?, ?, ?, ?, ?, ?)"
    _run(database, insert, free, *wanted, columns=_SRS_COLUMNS)
    return free


def _code(srs: Sequence[str]) -> tuple[str, str]:
    return srs[_AUTHORITY].lower(), srs[_AUTHORITY + 1]


def _in_srs(geometry: bytes, srs: int) -> bytes:
    """A geometry of a GeoPackage with another number of its CRS."""
    order = "<i" if geometry[3] & 1 else ">i"
    return geometry[:_SRS_AT] + struct.pack(order, srs) + geometry[_SRS_AT + 4 :]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
