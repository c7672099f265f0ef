"""Lists of entries: a selection as SQL, its ids in order, and the lines for a window of them.

A list is first of all its ids, which the indexes give by themselves in order; what a line shows is only read for the
lines that are looked at.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..errors import LibraryDamaged
from ..locale import _
from . import packing
from .model import Counts, Listed, Order, Selection
from .moments import iso, moment
from .plaintext import shortened, teaser_of

_LEADS = "e.story = e.id"
_IN_FOLDER = "SELECT id FROM feeds WHERE folder = ? OR substr(folder, 1, length(?) + 1) = ? || '/'"
_ORDERS: dict[Order, str] = {
    "newest": "e.sort DESC, e.id DESC",
    "oldest": "e.sort, e.id",
    "feed": "(SELECT coalesce(own_title, nullif(title, ''), address) FROM feeds WHERE id = e.feed) COLLATE NOCASE,"
    " e.sort DESC, e.id DESC",
    "headline": "(SELECT headline FROM contents WHERE entry = e.id) COLLATE NOCASE, e.sort DESC, e.id DESC",
}
_HEADLINE_FROM_TEXT = 90  # characters


class Condition(NamedTuple):
    """SQL on ``entries AS e`` and its parameters."""

    sql: str
    parameters: list[Any]


def condition(selection: Selection, new_after: int) -> Condition:
    """What an entry must fulfil to be in ``selection``, but for its text."""
    terms: list[str] = []
    parameters: list[Any] = []

    def need(sql: str, *values: Any) -> None:
        terms.append(sql)
        parameters.extend(values)

    if selection.feed is not None:
        need("e.feed = ?", selection.feed)
    if selection.folder is not None:
        need(f"e.feed IN ({_IN_FOLDER})", *[selection.folder] * 3)
    if selection.unread:
        need("e.read = 0")
    if selection.kept:
        need("e.kept = 1")
    if selection.new:
        need("e.id > ?", new_after)
    if selection.tag is not None:
        need("e.id IN (SELECT entry FROM tags WHERE tag = ?)", selection.tag)
    if (since := moment(selection.since)) is not None:
        need("e.sort >= ?", since)
    if (before := moment(selection.before)) is not None:
        need("e.sort < ?", before)
    if selection.feed is None and not selection.every:
        if selection.folder is None:
            need(_LEADS)
        else:  # the one that stands for the story may be in another folder
            need(
                f"({_LEADS} OR NOT EXISTS (SELECT 1 FROM entries AS o WHERE (o.id = e.story OR o.story = e.story"
                f" AND o.story <> o.id) AND o.id < e.id AND o.feed IN ({_IN_FOLDER})))",
                *[selection.folder] * 3,
            )
    return Condition(" AND ".join(terms) or "1", parameters)


def ids(
    connection: sqlite3.Connection, where: Condition, order: Order, limit: int | None = None, offset: int = 0
) -> list[int]:
    """The ids of the entries that fulfil ``where``, in order."""
    rows = connection.execute(
        f"SELECT e.id FROM entries AS e WHERE {where.sql} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",
        (*where.parameters, -1 if limit is None else limit, offset),
    )
    return [entry_id for (entry_id,) in rows]


def count(connection: sqlite3.Connection, where: Condition) -> int:
    """How many entries there are ``where`` says."""
    sql = f"SELECT count(*) FROM entries AS e WHERE {where.sql}"
    return int(connection.execute(sql, where.parameters).fetchone()[0])


def quick_count(connection: sqlite3.Connection, selection: Selection) -> int | None:
    """How many entries are in ``selection`` where the feeds' own counts tell, else None."""
    if replace(selection, feed=None, unread=False, order="newest") != Selection():
        return None
    if selection.feed is None:
        column, where, parameters = ("unread_leads" if selection.unread else "leads"), "1", []
    else:
        column, where, parameters = ("unread" if selection.unread else "total"), "id = ?", [selection.feed]
    row = connection.execute(f"SELECT coalesce(sum({column}), 0) FROM feeds WHERE {where}", parameters).fetchone()
    return int(row[0])


def counts(connection: sqlite3.Connection, new_after: int) -> Counts:
    """How many entries there are in all."""
    row = connection.execute(
        "SELECT (SELECT coalesce(sum(leads), 0) FROM feeds), (SELECT coalesce(sum(unread_leads), 0) FROM feeds),"
        " (SELECT count(*) FROM entries WHERE kept = 1 AND story = id),"
        " (SELECT count(*) FROM entries WHERE id > ? AND story = id)",
        (new_after,),
    ).fetchone()
    return Counts(*row)


def lines(connection: sqlite3.Connection, entry_ids: Sequence[int], new_after: int) -> list[Listed]:
    """The lines of the entries with these ids, in this order; none for those that there are not."""
    rows = connection.execute(
        "SELECT e.id, e.feed, e.story, e.sort, e.read, e.kept, e.edited, e.comments, coalesce(f.own_title, f.title),"
        " f.address, coalesce(c.language, f.language), c.provider, c.packed, c.headline, c.url, c.published"
        " FROM json_each(?) AS j CROSS JOIN entries AS e ON e.id = j.value"
        " JOIN contents AS c ON c.entry = e.id JOIN feeds AS f ON f.id = e.feed",
        (json.dumps(list(entry_ids)),),
    ).fetchall()
    if not all(map(_is_as_written, rows)):
        raise packing.damaged()
    others = _feeds_of_stories(connection, {row[2] for row in rows})
    tags = _tags_of(connection, entry_ids)
    listed: list[Listed] = []
    for entry_id, feed, story, sort, read, kept, edited, comments, title, address, language, *rest in rows:
        provider, packed, headline, url, published = rest
        try:
            teaser = teaser_of(packing.decoded(packed, headline, url, published, language, provider))
        except LibraryDamaged:  # told where the text is asked for: here, the headline is enough
            teaser = None
        listed.append(
            Listed(
                id=entry_id,
                feed_id=feed,
                headline=headline or shortened(teaser or "", _HEADLINE_FROM_TEXT) or url or _("Untitled"),
                provider=provider or title or urlsplit(address).hostname or address,
                url=url,
                published=published,
                at=iso(sort),
                language=language,
                teaser=teaser,
                comment_count=comments,
                read=read == 1,
                kept=kept == 1,
                edited=edited == 1,
                new=entry_id > new_after,
                others=tuple(sorted(others.get(story, set()) - {feed})),
                tags=tuple(tags.get(entry_id, ())),
            )
        )
    return listed


def _is_as_written(row: tuple[Any, ...]) -> bool:
    """Whether numbers are numbers and texts are texts: SQLite does not see to that where a file is damaged."""
    numbers, (comments, title, address, language, provider, _packed, *others) = row[:7], row[7:]
    texts = (title, language, provider, *others)
    return (
        all(isinstance(value, int) for value in numbers)
        and isinstance(comments, int | None)
        and isinstance(address, str)
        and all(isinstance(value, str | None) for value in texts)
    )


def _tags_of(connection: sqlite3.Connection, entry_ids: Sequence[int]) -> dict[int, list[str]]:
    """The tags of those of the entries that have any, in alphabetical order."""
    tags: dict[int, list[str]] = {}
    for entry_id, tag in connection.execute(
        "SELECT entry, tag FROM tags WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY tag COLLATE NOCASE",
        (json.dumps(list(entry_ids)),),
    ):
        tags.setdefault(entry_id, []).append(tag)
    return tags


def _feeds_of_stories(connection: sqlite3.Connection, stories: Iterable[int]) -> dict[int, set[int]]:
    """The feeds of the stories that more than one feed has."""
    feeds: dict[int, set[int]] = {}
    several = json.dumps(list(stories))
    for story, feed in connection.execute(
        "SELECT story, feed FROM entries WHERE story IN (SELECT value FROM json_each(?)) AND story <> id", (several,)
    ):
        feeds.setdefault(story, set()).add(feed)
    if feeds:
        for story, feed in connection.execute(
            "SELECT id, feed FROM entries WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(feeds)),)
        ):
            feeds[story].add(feed)
    return feeds
