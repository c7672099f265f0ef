"""Whether what stands in a table is of the kinds that its columns are declared with: SQLite does not see to that.

A bit that has turned over makes a number a text, and all that reckons with it would fail on it later, somewhere else.
"""

from __future__ import annotations

import sqlite3

_KINDS = {"INTEGER": "'integer'", "REAL": "'real', 'integer'", "TEXT": "'text'", "BLOB": "'blob'"}


def as_declared(connection: sqlite3.Connection, table: str) -> str:
    """SQL that is true of the rows of ``table`` whose values are of the declared kinds."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return " AND ".join(
        f"typeof({name}) IN ({_KINDS[kind]}" + (")" if no_null or key else ", 'null')")
        for _number, name, kind, no_null, _default, key in columns
    )


def all_as_declared(connection: sqlite3.Connection, table: str) -> bool:
    """Whether all rows of ``table`` are so: a look at each, so for a small one only."""
    wrong = f"SELECT 1 FROM {table} WHERE NOT ({as_declared(connection, table)})"
    return connection.execute(wrong).fetchone() is None
