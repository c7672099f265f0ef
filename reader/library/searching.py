"""Searching the library: a query as SQL, the best results first, and stories that are like another.

Results are ranked by bm25 (Robertson and Zaragoza 2009, as in SQLite's FTS5), where a word in the headline counts
more than one in the lede, and that more than one in the text. A word that stands nearly everywhere has as many
results as there are entries: then only the youngest are weighed. Where only the beginning of a word is known, to
weigh would be to look for all words that begin so, again and again: then most hits in the headline come first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from .model import Found
from .plaintext import fold, line_of, text_of_story
from .query import Filter, Query, Term, parse
from .reading import fetch, story_of
from .selecting import Condition, lines
from .snippets import marked, pattern, snippet

_RANK = "bm25(search, 10.0, 5.0, 1.0, 3.0, 1.0)"
_MOST_WEIGHED = 5_000  # results
_MOST_BEGUN = 1_000  # results of a word's beginning

_STATES = {
    "unread": "e.read = 0",
    "read": "e.read = 1",
    "kept": "e.kept = 1",
    "edited": "e.edited = 1",
    "picture": "e.pictures = 1",
    "comments": "coalesce(e.comments, 0) > 0",
    "story": "EXISTS (SELECT 1 FROM stories WHERE entry = e.id)",
}


def search(
    connection: sqlite3.Connection, text: str, limit: int, offset: int, new_after: int, typing: bool
) -> list[Found]:
    """The results from ``offset`` on for the query ``text``; by date where it has no words."""
    query = parse(text, typing=typing)
    if not query.terms and not query.filters:
        return []
    where = _condition(connection, query, new_after)
    if (words := query.expression) is None:
        leads = "" if any(one.name in ("from", "in") for one in query.filters) else " AND e.story = e.id"
        rows = connection.execute(
            f"SELECT e.id FROM entries AS e WHERE {where.sql}{leads}"
            " ORDER BY e.sort DESC, e.id DESC LIMIT ? OFFSET ?",
            (*where.parameters, limit, offset),
        )
        found = [entry_id for (entry_id,) in rows]
    elif any(term.prefix for term in query.terms):
        found = _begun(connection, query, words, where)[offset : offset + limit]
    else:
        rows = connection.execute(
            "SELECT id, min(rank) AS best, max(sort) AS youngest FROM ("
            f" SELECT e.id, {_RANK} AS rank, e.story, e.sort"
            " FROM search CROSS JOIN entries AS e ON e.id = search.rowid"
            f" WHERE search MATCH ? AND {where.sql} ORDER BY search.rowid DESC LIMIT {_MOST_WEIGHED}"
            ") GROUP BY story ORDER BY best, youngest DESC LIMIT ? OFFSET ?",
            (words, *where.parameters, limit, offset),
        )
        found = [entry_id for entry_id, _best, _youngest in rows]
    return list(_found(connection, found, query, new_after))


def _begun(connection: sqlite3.Connection, query: Query, words: str, where: Condition) -> list[int]:
    """The youngest results for a query with the beginning of a word, those with most hits in the headline first."""
    sought = pattern(query.wanted)
    rows = connection.execute(
        "SELECT e.id, e.story, e.sort, c.headline FROM search CROSS JOIN entries AS e ON e.id = search.rowid"
        " CROSS JOIN contents AS c ON c.entry = e.id"
        f" WHERE search MATCH ? AND {where.sql} ORDER BY search.rowid DESC LIMIT {_MOST_BEGUN}",
        (words, *where.parameters),
    )
    best: dict[int, tuple[int, int, int]] = {}
    for entry_id, story, sort, headline in rows:
        hits = len(set(sought.findall(fold(headline))))
        best[story] = max(best.get(story, (-1, 0, 0)), (hits, sort, entry_id))
    return [entry_id for _hits, _sort, entry_id in sorted(best.values(), reverse=True)]


def narrowed(connection: sqlite3.Connection, where: Condition, text: str, new_after: int) -> Condition:
    """``where``, and what the query ``text`` asks for."""
    query = parse(text)
    also = _condition(connection, query, new_after)
    sql, parameters = f"{where.sql} AND {also.sql}", [*where.parameters, *also.parameters]
    if (words := query.expression) is not None:
        sql += " AND e.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
        parameters.append(words)
    return Condition(sql, parameters)


def _condition(connection: sqlite3.Connection, query: Query, new_after: int) -> Condition:
    """What the query asks for but its words, unless it has only words that may not be there."""
    terms = ["1"]
    parameters: list[object] = []
    for one in query.filters:
        its = _filter(connection, one, new_after)
        terms.append(f"NOT ({its.sql})" if one.negated else its.sql)
        parameters += its.parameters
    if (refused := query.refused) is not None:
        terms.append("e.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)")
        parameters.append(refused)
    return Condition(" AND ".join(terms), parameters)


def _filter(connection: sqlite3.Connection, one: Filter, new_after: int) -> Condition:
    words = Term(one.value, prefix=True).expression
    matching = "e.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
    match one.name:
        case "from":
            feeds = json.dumps(list(_feeds_called(connection, one.value)))
            provided = f"e.feed IN (SELECT value FROM json_each(?)) OR {matching}"
            return Condition(f"({provided})", [feeds, f"provider : {words}"])
        case "by":
            return Condition(matching, [f"authors : {words}"])
        case "in":
            feeds = json.dumps(list(_feeds_in(connection, one.value)))
            return Condition("e.feed IN (SELECT value FROM json_each(?))", [feeds])
        case "before":
            return Condition("e.sort < ?", [one.at])
        case "after":
            return Condition("e.sort >= ?", [one.at])
        case "tag":
            tags = json.dumps(list(_tags_called(connection, one.value)))
            return Condition("e.id IN (SELECT entry FROM tags WHERE tag IN (SELECT value FROM json_each(?)))", [tags])
        case _ if one.value == "new":
            return Condition("e.id > ?", [new_after])
        case _:
            return Condition(_STATES[one.value], [])


def _feeds_called(connection: sqlite3.Connection, name: str) -> Iterator[int]:
    """The feeds with ``name`` in their title, in the reader's for it, or in their address."""
    sought = fold(name)
    for feed, *texts in connection.execute("SELECT id, coalesce(own_title, ''), title, address FROM feeds"):
        if any(sought in fold(text) for text in texts):
            yield feed


def _feeds_in(connection: sqlite3.Connection, folder: str) -> Iterator[int]:
    """The feeds in the folders with the path ``folder``, or with one that ends in it, and in the folders in those."""
    sought = f"/{fold(folder).strip('/')}/"
    for feed, path in connection.execute("SELECT id, folder FROM feeds"):
        if sought in f"/{fold(path)}/":
            yield feed


def _tags_called(connection: sqlite3.Connection, name: str) -> Iterator[str]:
    """The tags that are ``name`` but for case and accents."""
    sought = fold(name)
    for (tag,) in connection.execute("SELECT DISTINCT tag FROM tags"):
        if fold(tag) == sought:
            yield tag


def _found(connection: sqlite3.Connection, entry_ids: list[int], query: Query, new_after: int) -> Iterator[Found]:
    sought = pattern(query.wanted)
    for line in lines(connection, entry_ids, new_after):
        yield Found(line, marked(line.headline, sought), snippet(_text(connection, line.id), sought))


def _text(connection: sqlite3.Connection, entry_id: int) -> str:
    """The text of an entry to take a snippet from."""
    entry = fetch(connection, entry_id)
    if entry is None:
        return ""
    story = story_of(connection, entry_id)
    body = text_of_story(story) if story else line_of(entry.content)
    summary = line_of(entry.summary)
    return body if not summary or summary == entry.headline else f"{summary} {body}".strip()
