"""The types of feeds: what a feed's document says of itself and of its entries.

All are frozen dataclasses. Texts are clean (`reader.text`); ``content`` and ``summary`` are HTML as the feed gave it,
which `reader.extract` makes blocks of when an entry is opened. Times are ISO 8601, as exact as the feed is.
"""

from __future__ import annotations

from dataclasses import dataclass

from .story import Picture, Related


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry; ``length`` in bytes, None if unknown."""

    url: str
    media_type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Replies:
    """Where an entry says that its comments are, and how many it announces.

    ``page`` is for people (RSS ``comments``); ``feed`` a feed of them (``wfw:commentRss``, Atom ``rel=replies``).
    """

    count: int | None = None
    page: str | None = None
    feed: str | None = None


NO_REPLIES = Replies()


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. ``id`` is the feed's own (guid, ``atom:id``), None where it gives none; addresses are absolute.

    ``headline`` is plain text, empty where the feed gives none. ``content`` is the whole text where the feed carries
    it, ``summary`` a teaser or all there is; both are HTML. ``published`` is what the feed says, be it in the future,
    and the time of the last change where that is all that it says; ``updated`` is None where it would say the same.
    """

    id: str | None = None
    url: str | None = None
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content: str | None = None
    language: str | None = None
    provider: str | None = None
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    related: tuple[Related, ...] = ()
    replies: Replies = NO_REPLIES


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's document, read.

    ``home`` is the address of the site that it belongs to, ``pause`` the least time between two visits that it asks
    for (minutes; ``ttl``, ``sy:updatePeriod``), ``next_page`` where older entries are (RFC 5005). ``faults`` are
    sentences on what could not be read: the entries before them are here all the same.
    """

    title: str = ""
    home: str | None = None
    description: str | None = None
    language: str | None = None
    pause: int | None = None
    next_page: str | None = None
    entries: tuple[FeedEntry, ...] = ()
    faults: tuple[str, ...] = ()
