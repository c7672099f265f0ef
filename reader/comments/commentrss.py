"""Comments by RSS: the feed that a story's ``wfw:commentRss`` names, or that its page links.

Whom a comment answers, such feeds say only in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..hints import Hints
from .asking import Asker
from .base import Batch
from .replies import RSS, announced_by_site, batches, own_feeds


class CommentRss:
    """The feeds of comments that a page or its site's feed names; see `base.Source`."""

    name = "RSS"

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        places = [link.href for link in hints.linked("replies", RSS)] + own_feeds(hints)
        if not places:
            for href, told in announced_by_site(hints, ask, RSS):
                yield told
                places += [href] if href else []
        yield from batches(places, hints, ask)
