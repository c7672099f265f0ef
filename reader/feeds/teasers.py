"""Whether a feed's entry holds its story, or is but a teaser for the page that does."""

from __future__ import annotations

import re
from typing import Literal

from ..feed import FeedEntry

_ENOUGH = 1500  # characters: who sends as much sends it all
_ENOUGH_OF_CONTENT = 400  # where the feed says that it is the whole text (content:encoded, Atom's content)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_MORE = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|&hellip;|→|»)$")


def needs_page(entry: FeedEntry, policy: Literal["always", "short", "never"] = "short") -> bool:
    """Whether the page of ``entry`` is to be fetched for the reader to have the whole story.

    By the feed's ``policy``: ``always``, ``never``, or where the entry is ``short``, which means that it breaks off
    or holds no more than a few sentences.
    """
    if policy == "never" or not entry.url or not entry.url.startswith(("http://", "https://")):
        return False
    if policy == "always":
        return True
    text = _SPACE.sub(" ", _TAG.sub(" ", entry.content or entry.summary or "")).strip()
    if len(text) >= _ENOUGH:
        return False
    return len(text) < (_ENOUGH_OF_CONTENT if entry.content else _ENOUGH) or bool(_MORE.search(text))
