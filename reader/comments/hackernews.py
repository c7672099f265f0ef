"""Hacker News by Algolia's items (hn.algolia.com/api): for its own pages, and for others where the reader asks.

One answer has the whole thread, each comment inside the one that it answers, as deep as people went. A comment that
was removed stands only where somebody answered it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from ..errors import Damaged
from ..hints import Hints
from ..locale import _
from ..story import Comment
from .asking import Asker
from .base import Batch
from .texts import line_of, text_of
from .values import identity, mapping, mappings, moment, since, string, whole

_ITEM = re.compile(r"https?://news\.ycombinator\.com/item\?(?:[^#]{0,200}&)?id=(\d{1,12})(?:[&#]|$)")
_SITE = "https://news.ycombinator.com/item?id="
_API = "https://hn.algolia.com/api/v1/"
_MOST = 50_000


class HackerNews:
    """``api`` is the root of the interface. With ``search``, stories of that address are looked for too."""

    name = "Hacker News"

    def __init__(self, api: str = _API, *, search: bool = False) -> None:
        self._api = api
        self._search = search

    def load(self, hints: Hints, ask: Asker) -> Iterator[Batch]:
        for place in (hints.url or "", *hints.discussions):
            if match := _ITEM.match(place):
                yield self._item(match[1], ask)
                return
        if self._search and hints.url:
            for story in self._stories(hints.url, ask):
                yield self._item(story, ask)

    def _stories(self, url: str, ask: Asker) -> list[str]:
        """The numbers of the stories that lead to ``url`` and that somebody commented."""
        query = {"query": url, "restrictSearchableAttributes": "url", "tags": "story"}
        data, _page, _cut = ask.json(f"{self._api}search?{urlencode(query)}")
        return [
            key
            for hit in mappings(mapping(data).get("hits"))
            if _same(string(hit.get("url")), url) and whole(hit.get("num_comments"))
            if (key := identity(hit.get("objectID"))).isdecimal()
        ]

    def _item(self, number: str, ask: Asker) -> Batch:
        url = f"{self._api}items/{number}"
        data, _page, cut = ask.json(url)
        if not isinstance(data, dict):
            raise Damaged(_("the answer holds no comments"), where=url)
        return Batch(tuple(_comments(data)), whole=cut is None, note=cut.what if cut else None)


def _comments(item: dict[str, Any]) -> Iterator[Comment]:
    """All that is below ``item``, each before what answers it."""
    entered: list[tuple[dict[str, Any], str, str | None]] = []
    answered: set[str] = set()
    pending: list[tuple[dict[str, Any], str | None]]
    pending = [(child, None) for child in reversed(mappings(item.get("children")))]
    while pending and len(entered) < _MOST:
        data, parent = pending.pop()
        key = identity(data.get("id"))
        if not key:
            continue
        entered.append((data, key, parent))
        pending.extend((child, key) for child in reversed(mappings(data.get("children"))))
    for data, key, parent in reversed(entered):
        if parent is not None and (data.get("text") or key in answered):
            answered.add(parent)
    for data, key, parent in entered:
        text = text_of(string(data.get("text")), _SITE)
        if text or key in answered:
            yield Comment(
                id=f"hn-{key}",
                text=text or _("This comment was removed."),
                parent=f"hn-{parent}" if parent else None,
                author=line_of(string(data.get("author"))) or None,
                time=moment(data.get("created_at")) or since(data.get("created_at_i")),
                score=whole(data.get("points")),
                url=_SITE + key,
            )


def _same(one: str, other: str) -> bool:
    bare = [re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0]).rstrip("/") for url in (one, other)]
    return bare[0] == bare[1]
