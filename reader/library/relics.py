"""What rows of a damaged library's file belong to, told by their shape alone, and put into a new library.

Each table that matters has a number of columns of its own. What of a row does not fit its column (a bit that has
turned over) is left to the column's default; a row that has nothing to fall back to there is none of ours.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from ..text import clean
from . import keeping
from .matching import NO_DIGEST
from .wreck import Row, Value, Wreck

_TABLES = ("feeds", "entries", "contents", "stories")
# Columns that older layouts had: by table, the column each came before.
_GONE = {"feeds": {"visited": "carried"}}
_MOST_NUMBERS = 1 << 48
_LATEST = 253_402_300_799  # the end of the year 9999, in seconds since 1970
_FITS: Mapping[str, Callable[[Value], bool]] = {
    "INTEGER": lambda value: isinstance(value, int),
    "REAL": lambda value: isinstance(value, int | float) and 0 <= value <= _LATEST,
    "TEXT": lambda value: isinstance(value, str),
    "BLOB": lambda value: isinstance(value, bytes),
}
_NARROWER: Mapping[str, Callable[[Value], bool]] = {
    **dict.fromkeys(("read", "kept", "edited", "pictures", "gone"), lambda value: value in (0, 1)),
    **dict.fromkeys(("feed", "story"), lambda value: isinstance(value, int) and value > 0),
    **dict.fromkeys(("sort", "received"), lambda value: isinstance(value, int) and abs(value) <= _LATEST),
    **dict.fromkeys(("comments", "most", "days"), lambda value: isinstance(value, int) and 0 <= value < 1 << 31),
    "full": lambda value: value in ("always", "short", "never"),
    "address": lambda value: isinstance(value, str) and value != "",
}


class _Column(NamedTuple):
    name: str
    fits: Callable[[Value], bool]
    required: bool


class _Shape(NamedTuple):
    """A table, and its columns in the order in which a row has them; None for one that is no more."""

    table: str
    columns: tuple[_Column | None, ...]


def bring(wreck: Wreck, fresh: sqlite3.Connection) -> None:
    """Put what can be read in ``wreck`` into the library ``fresh``, which is empty."""
    shapes = _shapes(fresh)
    usual = dict(fresh.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0"))
    listed: dict[str, int] = {}
    seen: set[tuple[str, int]] = set()
    last: dict[str, int] = {}
    for row in wreck.rows():
        match row.values:
            case [_, str(name), _, int(root), _] if root > 0:  # of the list of tables and indexes
                listed[name] = root
            case [str(table), int(number)] if table in _TABLES:
                last[table] = min(number, _MOST_NUMBERS)
            case [None, *_] if row.id > 0 and (shape := shapes.get(len(row.values))) and _put(fresh, shape, row):
                if row.root:
                    seen.add((shape.table, row.root))
    # What of the list is lost is as in any library that was made as they are made now, if nothing speaks against it.
    as_usual = all(usual.get(name) == root for name, root in (*seen, *listed.items()))
    roots = {**usual, **listed} if as_usual else listed
    _bring_indexed(wreck, fresh, roots)
    for table, number in last.items():  # no number is given out twice
        fresh.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (number, table))


def _shapes(fresh: sqlite3.Connection) -> dict[int, _Shape]:
    """Our tables, by the number of their columns, as they are and as they were."""
    shapes: dict[int, _Shape] = {}
    for table in _TABLES:
        now: list[_Column | None] = []
        before: list[_Column | None] = []
        for _number, name, kind, no_null, default, _key in fresh.execute(f"PRAGMA table_info({table})"):
            if name in _GONE.get(table, {}):
                before.append(None)
            column = _Column(name, _NARROWER.get(name, _FITS[kind]), bool(no_null) and default is None)
            now.append(column)
            before.append(column)
        for columns in (before, now):
            shapes[len(columns)] = _Shape(table, tuple(columns))
    return shapes


def _put(fresh: sqlite3.Connection, shape: _Shape, row: Row) -> bool:
    """Put in a row that has that shape; whether it could be one of the table's."""
    key, *others = zip(shape.columns, row.values, strict=True)
    assert key[0]
    values: dict[str, Value] = {key[0].name: row.id}
    for column, value in others:
        if column and column.fits(value):
            # As it was written, but for what a terminal would obey: nothing of ours is written with that.
            values[column.name] = clean(value) if isinstance(value, str) else value
        elif column and column.required:
            return False
    _insert(fresh, shape.table, values)
    return True


def _insert(fresh: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> None:
    places = ", ".join("?" * len(row))
    fresh.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({places})", tuple(row.values()))


# ------------------------------------------------------------ what indexes tell


def _bring_indexed(wreck: Wreck, fresh: sqlite3.Connection, roots: Mapping[str, int]) -> None:
    """Tags and facts; and of feeds and entries that are lost themselves, what the indexes have of them."""
    names = {root: name for name, root in roots.items()}
    lost = _Lost({entry_id for (entry_id,) in fresh.execute("SELECT id FROM entries")})
    for entry in wreck.entries():
        match names.get(entry.root or 0), entry.values:
            case "sqlite_autoindex_feeds_1" | None, [str(address), int(feed)] if "://" in address and feed > 0:
                _insert(fresh, "feeds", {"id": feed, "address": clean(address)})
            case "facts", [str(fact), int(value)]:
                _insert(fresh, "facts", {"name": fact, "value": value})
            case ("tags", [str(tag), int(of)]) | ("tags_entry" | None, [int(of), str(tag)]):
                _insert(fresh, "tags", {"tag": clean(tag), "entry": of})
            case str(name), [*values, int(of)] if values:
                lost.told(name, of, values)
    lost.bring(fresh, whole=wreck.whole(roots.get("entries_unread", 0)))
    if not wreck.whole(roots.get("facts", 0)):  # else all would be new
        keeping.end_visit(fresh)
        keeping.begin_visit(fresh)


class _Lost:
    """Entries whose own rows are lost: what they are listed by tells nearly all of them."""

    def __init__(self, there: Collection[int]) -> None:
        self._there = there
        self._told: dict[str, dict[int, list[Value]]] = defaultdict(dict)

    def told(self, index: str, entry_id: int, values: list[Value]) -> None:
        """Note what an index has of an entry."""
        if entry_id > 0 and entry_id not in self._there and all(isinstance(value, int) for value in values):
            self._told[index][entry_id] = values

    def bring(self, fresh: sqlite3.Connection, *, whole: bool) -> None:
        """Put them in. ``whole``: nothing is lost of what lists the unread ones, so that the others are read."""
        told = self._told
        nothing: list[Value] = [None]
        for entry_id, (feed, sort, *_rest) in told["entries_feed"].items():
            row = {
                "id": entry_id,
                "feed": feed,
                "story": told["entries_story"].get(entry_id, [entry_id])[0],
                "sort": sort,
                "received": sort,
                "read": int(whole and entry_id not in told["entries_unread"]),
                "kept": int(entry_id in told["entries_kept"]),
                "id_key": told["entries_id_key"].get(entry_id, nothing)[0],
                "address_key": told["entries_address_key"].get(entry_id, nothing)[0],
                "headline_key": told["entries_headline_key"].get(entry_id, [0])[0],
                "digest": NO_DIGEST,
            }
            _insert(fresh, "entries", row)
        # Only those that stand for a story are in the lists of unread ones: the others have its mark.
        fresh.execute(
            "UPDATE entries SET read = coalesce((SELECT read FROM entries AS e WHERE e.id = entries.story), 0)"
            " WHERE digest = ? AND story <> id",
            (NO_DIGEST,),
        )
