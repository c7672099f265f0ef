"""Comments by Atom threading (RFC 4685): the ``replies`` link of a page, or of its entry in the site's feed.

WordPress has an Atom form of each story's feed of comments, with parents, and links only the RSS form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ..hints import Hints
from .asking import Asker
from .base import Batch
from .replies import ATOM, announced_by_site, batches, own_feeds

_FEED = re.compile(r"/feed/?$")


class AtomReplies:
    """The feeds of replies that a page or its site's feed links; see `base.Source`."""

    name = "Atom"

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        places = [link.href for link in hints.linked("replies", ATOM)]
        places += [form for href in own_feeds(hints) if (form := _atom_form(href)) not in places]
        if not places:
            for href, told in announced_by_site(hints, ask, ATOM):
                yield told
                places += [href] if href else []
        yield from batches(places, hints, ask)


def _atom_form(href: str) -> str:
    """The Atom form of a feed that WordPress links as RSS; any other feed as it is."""
    parts = urlsplit(href)
    if _FEED.search(parts.path):
        return urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/atom/"))
    asked = dict(parse_qsl(parts.query))
    if asked.get("feed", "").startswith("rss"):
        return urlunsplit(parts._replace(query=urlencode({**asked, "feed": "atom"})))
    return href
