"""Entries as bytes: what of an entry no list needs, packed into one value.

The value is the two long texts as they are and a JSON array of the rest, of which what is empty at its end is left
out, compressed. The fast level of compression is nearly as good as the best for texts of this size.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from ..errors import LibraryDamaged
from ..feed import NO_REPLIES, Enclosure, FeedEntry, Replies
from ..locale import _
from ..story import Picture
from .storycodec import picture_fields, read_related, related_fields

_LEVEL = 1
_RAW = -15  # deflate without a header and a checksum
_APART = "\0"  # in no text of ours; JSON writes it otherwise
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encoded(entry: FeedEntry) -> bytes:
    """What `packed` compresses: all of ``entry`` but its headline, url, published, language and provider."""
    values: list[Any] = [
        (entry.content is not None) + 2 * (entry.summary is not None),
        entry.id,
        entry.authors,
        entry.updated,
        entry.tags,
        [picture_fields(picture) for picture in entry.pictures],
        [(file.url, file.media_type, file.length) for file in entry.enclosures],
        [related_fields(related) for related in entry.related],
        (entry.replies.count, entry.replies.page, entry.replies.feed) if entry.replies != NO_REPLIES else (),
    ]
    while len(values) > 1 and not values[-1]:
        values.pop()
    content, summary = (text.replace(_APART, "") for text in (entry.content or "", entry.summary or ""))
    return f"{_encode(values)}{_APART}{content}{_APART}{summary}".encode("utf-8", "replace")


def packed(data: bytes) -> bytes:
    """``data`` as little as it gets: a raw deflate stream (RFC 1951)."""
    return zlib.compress(data, _LEVEL, _RAW)


def unpacked(data: bytes) -> str:
    """The text that was encoded and `packed`. Raises `LibraryDamaged` for other bytes."""
    try:
        return zlib.decompress(data, _RAW).decode()
    except (zlib.error, ValueError) as problem:
        raise damaged() from problem


def damaged() -> LibraryDamaged:
    return LibraryDamaged(
        _("a part of the library is damaged"),
        hint=_("“newsreader doctor --repair” saves what can be read of it."),
    )


def decoded(
    data: bytes, headline: str, url: str | None, published: str | None, language: str | None, provider: str | None
) -> FeedEntry:
    """The entry that was `encoded` and `packed`, with the fields that are kept apart. Raises `LibraryDamaged`."""
    try:
        if not isinstance(headline, str) or not all(
            isinstance(value, str | None) for value in (url, published, language, provider)
        ):
            raise TypeError("no text")
        head, content, summary = unpacked(data).split(_APART)
        values = json.loads(head)
        given, id_, authors, updated, tags, pictures, enclosures, related, replies = values + [None] * (
            9 - len(values)
        )
        return FeedEntry(
            id=id_,
            url=url,
            headline=headline,
            authors=tuple(authors or ()),
            published=published,
            updated=updated,
            summary=summary if given & 2 else None,
            content=content if given & 1 else None,
            language=language,
            provider=provider,
            tags=tuple(tags or ()),
            pictures=tuple(Picture(*picture) for picture in pictures or ()),
            enclosures=tuple(Enclosure(*file) for file in enclosures or ()),
            related=tuple(read_related(*one) for one in related or ()),
            replies=Replies(*replies) if replies else NO_REPLIES,
        )
    except (ValueError, TypeError) as problem:
        raise damaged() from problem
