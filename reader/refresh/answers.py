"""What a server said, as the library keeps it for the next visit."""

from __future__ import annotations

import time
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..library.model import Answer
from .schedule import next_due

if TYPE_CHECKING:
    from ..sources.web.rounds import Came

ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json;q=0.9,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,text/xml;q=0.8,application/json;q=0.7,*/*;q=0.5"
)


def answer_of(came: Came, pause: float, fingerprint: bytes | None = None) -> Answer:
    """What to keep of ``came``, a feed that wants to rest for ``pause`` seconds."""
    now = time.time()
    return Answer(
        etag=came.headers.get("etag"),
        last_modified=came.headers.get("last-modified"),
        fingerprint=fingerprint,
        due=next_due(now, pause, came.headers),
        at=now,
    )


def fingerprint_of(body: bytes) -> bytes:
    """A digest of a document: who sends the same again has nothing new, whatever else they say."""
    return blake2b(body, digest_size=16).digest()
