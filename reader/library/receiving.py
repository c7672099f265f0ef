"""What comes with a refresh, put where it belongs: new entries, changed ones, and how the visit went.

Most of what a feed sends is known. The digests of all that came with a feed's last document are kept, so that
what is known word for word is passed over without a look at its row.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from ..feed import Feed, FeedEntry
from . import matching, packing
from .indexing import index, reindex
from .matching import Keys, Known, Sent, keys, matches, plain_headline, tells_across_feeds, unambiguous
from .model import Answer, Received
from .moments import moment
from .plaintext import line_of, searched
from .reading import fetch, story_of

_SAME_STORY = 2 * 86_400  # seconds: the same headline in another feed is the same story within these
_TOGETHER = 1_000  # entries


class _Sent(NamedTuple):
    """An entry of the document, with what it is stored as."""

    entry: FeedEntry
    data: bytes
    digest: bytes
    keys: Keys


def receive(connection: sqlite3.Connection, feed_id: int, feed: Feed, answer: Answer) -> Received:
    """Put in what is new in ``feed``. Nothing where the reader has no such feed (any more)."""
    row = connection.execute(
        "SELECT total, digests FROM feeds LEFT JOIN documents ON feed = id WHERE id = ?", (feed_id,)
    ).fetchone()
    if row is None:
        return Received()
    now = time.time() if answer.at is None else answer.at
    total, before = row
    sent, digests = _unknown(feed_id, feed.entries, matching.digests(before))
    document = b"".join(digests)
    if document != before:
        connection.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (feed_id, document))
    new: list[int] = []
    edited: list[int] = []
    if sent:
        found = _matched(connection, feed_id, sent, digests) if total else [None] * len(sent)
        changed = {entry_id: one for one, entry_id in zip(sent, found, strict=True) if entry_id is not None}
        edited = [entry_id for entry_id in sorted(changed) if _updated(connection, entry_id, changed[entry_id])]
        new = _added(
            connection, feed_id, [one for one, entry_id in zip(sent, found, strict=True) if not entry_id], now
        )
    connection.execute(
        "UPDATE feeds SET title = coalesce(nullif(?, ''), title), home = coalesce(?, home), description = ?,"
        " language = ?, etag = ?, last_modified = ?, fingerprint = ?, visited = ?, due = ?, failures = 0,"
        " failure = NULL, gone = 0 WHERE id = ?",
        (
            feed.title,
            feed.home,
            feed.description,
            feed.language,
            answer.etag,
            answer.last_modified,
            answer.fingerprint,
            now,
            answer.due,
            feed_id,
        ),
    )
    return Received(tuple(new), tuple(edited))


def unchanged(connection: sqlite3.Connection, feed_id: int, answer: Answer) -> None:
    """Note a visit that brought nothing."""
    connection.execute(
        "UPDATE feeds SET etag = coalesce(?, etag), last_modified = coalesce(?, last_modified),"
        " fingerprint = coalesce(?, fingerprint), visited = ?, due = ?, failures = 0, failure = NULL, gone = 0"
        " WHERE id = ?",
        (
            answer.etag,
            answer.last_modified,
            answer.fingerprint,
            time.time() if answer.at is None else answer.at,
            answer.due,
            feed_id,
        ),
    )


def failed(
    connection: sqlite3.Connection, feed_id: int, reason: str, due: float, at: float | None, gone: bool
) -> None:
    """Note a visit that went wrong."""
    connection.execute(
        "UPDATE feeds SET failures = failures + 1, failure = ?, due = ?, visited = ?, gone = ? WHERE id = ?",
        (reason, due, time.time() if at is None else at, gone, feed_id),
    )


def _unknown(feed_id: int, entries: Sequence[FeedEntry], known: set[bytes]) -> tuple[list[_Sent], list[bytes]]:
    """Those of ``entries`` whose digest is not ``known``, each once, and the digests of all."""
    digests: list[bytes] = []
    sent: list[_Sent] = []
    seen: set[Keys | bytes] = set()
    telling: _Telling | None = None  # which mostly nobody asks for
    for entry in entries:
        data = packing.encoded(entry)
        digest = matching.digest(entry, data)
        digests.append(digest)
        if digest in known:
            continue
        id_tells, address_tells = telling = telling or _telling(entries)
        its = keys(feed_id, entry, id_tells=id_tells(entry), address_tells=address_tells(entry))
        identity = digest if its.id is None and its.address is None else its
        if identity not in seen:
            seen.add(identity)
            sent.append(_Sent(entry, data, digest, its))
    return sent, digests


_Telling = tuple[Callable[[FeedEntry], bool], Callable[[FeedEntry], bool]]


def _telling(entries: Iterable[FeedEntry]) -> _Telling:
    """Whether the id of an entry is no other's of ``entries``, and whether its address is."""
    # An entry that stands twice tells nothing of the others: each is looked at once.
    once = {(entry.id, entry.url, entry.headline or plain_headline(entry)): entry for entry in entries}.values()
    return unambiguous(once, lambda entry: entry.id), unambiguous(once, lambda entry: entry.url)


def _matched(
    connection: sqlite3.Connection, feed_id: int, sent: Sequence[_Sent], digests: Iterable[bytes]
) -> list[int | None]:
    """The ids of the entries that those that were ``sent`` are, None for new ones."""
    rows = connection.execute(
        "SELECT e.id, e.id_key, e.address_key, e.headline_key, c.published, e.digest"
        " FROM entries AS e JOIN contents AS c ON c.entry = e.id WHERE e.feed = ?1 AND e.id IN ("
        "  SELECT id FROM entries WHERE id_key IN (SELECT value FROM json_each(?2))"
        "  UNION SELECT id FROM entries WHERE address_key IN (SELECT value FROM json_each(?3))"
        "  UNION SELECT id FROM entries WHERE headline_key IN (SELECT value FROM json_each(?4)))"
        " ORDER BY e.id DESC",
        (
            feed_id,
            _json(one.keys.id for one in sent),
            _json(one.keys.address for one in sent),
            _json(one.keys.headline for one in sent),
        ),
    ).fetchall()
    # One that went away for a while and is back word for word is itself, whatever else it looks like; one that came
    # along unchanged is none of those that did not.
    back = {digest: id_ for id_, *_rest, digest in rows}
    told = set(digests)
    known = [
        Known(id_, Keys(id_key, address_key, headline_key), published)
        for id_, id_key, address_key, headline_key, published, digest in rows
        if digest not in told
    ]
    found = iter(matches([Sent(one.keys, one.entry.published) for one in sent if one.digest not in back], known))
    return [back[one.digest] if one.digest in back else next(found) for one in sent]


def _updated(connection: sqlite3.Connection, entry_id: int, sent: _Sent) -> bool:
    """Put what was ``sent`` in the place of the entry; whether a reader would call it edited."""
    old = fetch(connection, entry_id)
    if old is None:
        return False
    entry = sent.entry
    edited = not _lost(connection, entry_id) and (
        plain_headline(old) != plain_headline(entry) or _words(old) != _words(entry)
    )
    story = story_of(connection, entry_id)
    reindex(connection, entry_id, searched(old, story), searched(entry, story))
    connection.execute(
        "UPDATE contents SET headline = ?, url = ?, published = ?, language = ?, provider = ?, packed = ?"
        " WHERE entry = ?",
        (*_texts(entry), packing.packed(sent.data), entry_id),
    )
    connection.execute(
        "UPDATE entries SET id_key = ?, address_key = ?, headline_key = ?, digest = ?, pictures = ?, comments = ?,"
        " edited = max(edited, ?) WHERE id = ?",
        (*sent.keys, sent.digest, bool(entry.pictures), entry.replies.count, edited, entry_id),
    )
    return edited


def _lost(connection: sqlite3.Connection, entry_id: int) -> bool:
    """Whether the text of an entry is lost (see `salvage`): it is no other now, but here again."""
    row = connection.execute("SELECT digest FROM entries WHERE id = ?", (entry_id,)).fetchone()
    return bool(row[0] == matching.NO_DIGEST)


def _words(entry: FeedEntry) -> list[str]:
    return [line_of(entry.content), line_of(entry.summary)]


def _added(connection: sqlite3.Connection, feed_id: int, sent: Sequence[_Sent], now: float) -> list[int]:
    """The ids of the entries that are put in, the last of the document first: so its first is the youngest."""
    if not sent:
        return []
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    first = (row[0] if row else 0) + 1
    alike = _others_like(connection, feed_id, sent)
    # Part by part, so that a feed without end does not stand in memory once more as rows.
    for end in range(len(sent), 0, -_TOGETHER):
        part = sent[max(end - _TOGETHER, 0) : end]
        _put(connection, feed_id, first + len(sent) - end, part, alike, int(now))
    return list(range(first, first + len(sent)))


def _put(
    connection: sqlite3.Connection, feed_id: int, first: int, sent: Sequence[_Sent], alike: _AlikeByKey, received: int
) -> None:
    """Put in what was ``sent``, whose last gets the id ``first``."""
    entries: list[tuple[Any, ...]] = []
    contents: list[tuple[Any, ...]] = []
    unread = leads = unread_leads = 0
    for entry_id, one in enumerate(reversed(sent), first):
        entry = one.entry
        published = moment(entry.published)
        sort = received if published is None else min(published, received)
        story, read, kept = _joined(alike, one, sort) or (entry_id, 0, 0)
        unread += not read
        leads += story == entry_id
        unread_leads += story == entry_id and not read
        entries.append(
            (
                entry_id,
                feed_id,
                story,
                sort,
                received,
                read,
                kept,
                bool(entry.pictures),
                entry.replies.count,
                *one.keys,
                one.digest,
            )
        )
        contents.append((entry_id, *_texts(entry), packing.packed(one.data)))
    connection.executemany(
        "INSERT INTO entries (id, feed, story, sort, received, read, kept, pictures, comments,"
        " id_key, address_key, headline_key, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entries,
    )
    connection.executemany("INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?)", contents)
    connection.execute(
        "UPDATE feeds SET total = total + ?, unread = unread + ?, leads = leads + ?, unread_leads = unread_leads + ?"
        " WHERE id = ?",
        (len(entries), unread, leads, unread_leads, feed_id),
    )
    index(connection, ((first + number, searched(one.entry)) for number, one in enumerate(reversed(sent))))


class _Alike(NamedTuple):
    """An entry of another feed that may be the same story."""

    sort: int
    story: int
    read: int
    kept: int


_AlikeByKey = tuple[dict[int, _Alike], dict[int, list[_Alike]]]  # by the key of the address, of the headline


def _others_like(connection: sqlite3.Connection, feed_id: int, sent: Sequence[_Sent]) -> _AlikeByKey:
    """The entries of other feeds with the same address, and with the same headline, by key."""
    by_address: dict[int, _Alike] = {}
    by_headline: dict[int, list[_Alike]] = {}
    for key, *rest in connection.execute(
        "SELECT address_key, sort, story, read, kept FROM entries"
        " WHERE address_key IN (SELECT value FROM json_each(?)) AND feed <> ?",
        (_json(one.keys.address for one in sent), feed_id),
    ):
        by_address[key] = _Alike(*rest)
    for key, *rest in connection.execute(
        "SELECT headline_key, sort, story, read, kept FROM entries"
        " WHERE headline_key IN (SELECT value FROM json_each(?)) AND feed <> ?",
        (_json(one.keys.headline for one in sent if tells_across_feeds(one.entry)), feed_id),
    ):
        by_headline.setdefault(key, []).append(_Alike(*rest))
    return by_address, by_headline


def _joined(alike: _AlikeByKey, sent: _Sent, sort: int) -> tuple[int, int, int] | None:
    """The story that the entry belongs to, and that story's marks; None where it is the first of its own."""
    by_address, by_headline = alike
    found = by_address.get(sent.keys.address) if sent.keys.address is not None else None
    if found is None and by_headline:
        found = next((o for o in by_headline.get(sent.keys.headline, ()) if abs(o.sort - sort) <= _SAME_STORY), None)
    return (found.story, found.read, found.kept) if found else None


def _texts(entry: FeedEntry) -> tuple[str | None, ...]:
    return (entry.headline, entry.url, entry.published, entry.language, entry.provider)


def _json(values: Iterable[int | None]) -> str:
    return json.dumps([value for value in values if value is not None])
