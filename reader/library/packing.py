"""Entries as bytes: what of an entry no list needs, packed into one value, and a digest of all of it.

The value is the two long texts as they are and a JSON array of the rest, of which what is empty at its end is left
out, compressed. The fast level of compression is nearly as good as the best for texts of this size.
"""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b
from typing import Any

from ..feed import NO_REPLIES, Enclosure, FeedEntry, Replies
from ..story import Picture, Related

DIGEST_SIZE = 8
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
        [_picture(picture) for picture in entry.pictures] if entry.pictures else (),
        [(file.url, file.media_type, file.length) for file in entry.enclosures] if entry.enclosures else (),
        [_related(related) for related in entry.related] if entry.related else (),
        (entry.replies.count, entry.replies.page, entry.replies.feed) if entry.replies != NO_REPLIES else (),
    ]
    while len(values) > 1 and not values[-1]:
        values.pop()
    content, summary = (text.replace(_APART, "") for text in (entry.content or "", entry.summary or ""))
    return f"{_encode(values)}{_APART}{content}{_APART}{summary}".encode("utf-8", "replace")


def digest(entry: FeedEntry, rest: bytes) -> bytes:
    """`DIGEST_SIZE` bytes that are others for another entry; ``rest`` is ``entry`` `encoded`."""
    head = "\0".join(
        (entry.headline, entry.url or "", entry.published or "", entry.language or "", entry.provider or "", "")
    )
    return blake2b(head.encode("utf-8", "replace") + rest, digest_size=DIGEST_SIZE).digest()


def packed(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL, _RAW)


def unpacked(data: bytes) -> bytes:
    """Raises zlib.error for bytes that `packed` did not make."""
    return zlib.decompress(data, _RAW)


def decoded(
    data: bytes, headline: str, url: str | None, published: str | None, language: str | None, provider: str | None
) -> FeedEntry:
    """The entry that `packed` was given, with the fields that are kept apart."""
    head, content, summary = unpacked(data).decode().split(_APART)
    values = json.loads(head)
    given, id_, authors, updated, tags, pictures, enclosures, related, replies = values + [None] * (9 - len(values))
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
        related=tuple(_read_related(*one) for one in related or ()),
        replies=Replies(*replies) if replies else NO_REPLIES,
    )


def _picture(picture: Picture) -> tuple[Any, ...]:
    return (picture.src, picture.alt, picture.caption, picture.credit, picture.width, picture.height)


def _read_related(*fields: Any) -> Related:
    *texts, picture, why = fields
    return Related(*(*texts, Picture(*picture) if picture else None, why))


def _related(related: Related) -> tuple[Any, ...]:
    return (
        related.title,
        related.url,
        related.provider,
        related.published,
        related.teaser,
        _picture(related.picture) if related.picture else None,
    )
