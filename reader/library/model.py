"""What the library tells and takes: its feeds, the entries in them, and how they are asked for.

Ids are whole numbers that are never given out twice. Folders are paths whose names stand apart by a slash
(``News/Local``); no folder is ``""``. Moments that people see are ISO 8601 in UTC; those that a machine reckons with
are seconds since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from ..feed import FeedEntry

Full: TypeAlias = Literal["always", "short", "never"]
"""Whether the page of an entry is fetched when it is opened: always, where the feed gives but a teaser, never."""

Order: TypeAlias = Literal["newest", "oldest", "feed", "headline"]

Marked: TypeAlias = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is what was searched for."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that the reader follows.

    ``title`` is what to call it: the reader's ``own_title``, else the feed's, else its address. ``unread`` and
    ``total`` count its entries. ``failure`` says why the last visit went wrong, ``failures`` how many have in a row;
    a feed that is ``gone`` is not visited any more. ``most`` and ``days`` are its own limits for `Library.tidy`, 0
    for none, None for those of all feeds.
    """

    id: int
    address: str
    title: str
    folder: str = ""
    own_title: str | None = None
    home: str | None = None
    description: str | None = None
    language: str | None = None
    full: Full = "short"
    unread: int = 0
    total: int = 0
    failures: int = 0
    failure: str | None = None
    most: int | None = None
    days: int | None = None
    last_visit: str | None = None
    next_visit: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What a refresh needs to know of a feed before it asks for it.

    ``etag`` and ``last_modified`` are as the server sent them. ``fingerprint`` is that of the document that came
    last: where the new one has the same, `Library.unchanged` is all there is to do. ``due`` is when to ask next,
    0 for at once; ``last`` when it was asked, None if never.
    """

    feed_id: int
    address: str
    title: str
    etag: str | None = None
    last_modified: str | None = None
    fingerprint: bytes | None = None
    due: float = 0.0
    last: float | None = None
    failures: int = 0
    full: Full = "short"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said with a document, or with the news that there is none: kept for the next visit.

    ``fingerprint`` is a digest of the document's bytes, made as the caller likes. ``due`` is when to ask next,
    ``at`` when this came; None means now. Where nothing is said of ``etag``, ``last_modified`` or ``fingerprint`` by
    `Library.unchanged`, what was known of them stays.
    """

    etag: str | None = None
    last_modified: str | None = None
    fingerprint: bytes | None = None
    due: float = 0.0
    at: float | None = None


class Received(NamedTuple):
    """The ids of what came with a feed's document: entries that are new, and those whose text is another now."""

    new: tuple[int, ...] = ()
    edited: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entries to list, and in which order. What is left out selects nothing away.

    ``folder`` holds for the folders in it too. ``new`` are the entries since the last visit to the front page (see
    `Library.begin_visit`); ``since`` and ``before`` are ISO 8601; ``text`` is a query as `Library.search` takes it.
    The same story from several feeds is there once, unless ``every`` asks for all. In a single feed all are there.
    """

    feed: int | None = None
    folder: str | None = None
    unread: bool = False
    kept: bool = False
    new: bool = False
    tag: str | None = None
    since: str | None = None
    before: str | None = None
    text: str = ""
    every: bool = False
    order: Order = "newest"


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as a line of a list. Texts are plain; ``headline`` is never empty but for an entry without any text.

    ``provider`` is the entry's own where it names one, else what the feed is called. ``at`` is the moment that it is
    sorted by, ISO 8601: when it was published, or first seen where that was earlier. ``others`` are the ids of the
    feeds that have the same story. ``new`` as in `Selection`; ``edited``: its text has changed since it came.
    ``tags`` are the reader's own.
    """

    id: int
    feed_id: int
    headline: str
    provider: str
    url: str | None
    published: str | None
    at: str
    language: str | None = None
    teaser: str | None = None
    comment_count: int | None = None
    read: bool = False
    kept: bool = False
    edited: bool = False
    new: bool = False
    others: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry, whole: its line in a list, what the feed gave, and the reader's ``tags``.

    ``has_story``: `Library.story` has the story of its page too.
    """

    listed: Listed
    entry: FeedEntry
    tags: tuple[str, ...] = ()
    has_story: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A result of a search: the entry, its headline and a piece of its text with the words that were found."""

    listed: Listed
    headline: Marked
    snippet: Marked


@dataclass(frozen=True, slots=True)
class Undo:
    """A change of marks that can be taken back; ``count`` is how many stories it changed.

    ``what`` is ``read``, ``unread``, ``keep``, ``let go``, ``tag`` or ``untag``. The library has the rest.
    """

    id: int
    what: str
    count: int


class Folder(NamedTuple):
    """A folder by its path, and how many stories are in it and the folders in it."""

    path: str
    unread: int = 0
    total: int = 0


class Tidied(NamedTuple):
    """What `Library.tidy` has removed: entries, and bytes given back to the disk."""

    entries: int = 0
    bytes: int = 0


class Counts(NamedTuple):
    """How many entries there are in all, each story once."""

    total: int = 0
    unread: int = 0
    kept: int = 0
    new: int = 0
