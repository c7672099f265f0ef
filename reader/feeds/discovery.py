"""The feeds that a web page names: in its head, as browsers and readers expect it, or else as links to click.

The feed of the site's stories comes first, those of sections after it, feeds of comments last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from ..text import clean_line
from .texts import line_of_html
from .values import address
from .words import words

_LONGEST = 2_000_000  # characters of a page that are looked through
_MOST = 200  # feeds
_TYPES = frozenset(
    {
        *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
        *("application/x-rss+xml", "application/x-atom+xml", "application/json", "application/xml", "text/xml"),
        *("application/rss", "application/atom", "text/rss", "text/rss+xml"),
    }
)
_VAGUE = frozenset(["application/json", "application/xml", "text/xml"])  # which other things are, too
# By tokens, since what reads whole HTML trees is slow, or can be made so; what no page shows is passed over.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|template)\b.*?(?:</\1\b|\Z)"
    r"|<(?P<name>link|a|base)\s(?P<told>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>|(?P<end></a\b)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# Ends of addresses that are feeds by their name.
_LOOKS = re.compile(
    r"/(?:feeds?|rss|atom|rdf|xml)/?$|/(?:feeds?|rss2?|atom|index|all|news|posts)\.(?:xml|rss|atom|rdf|json)$"
    r"|\.(?:rss|atom|rdf)$|/feeds/posts/|[?&]feed=|[?&]format=(?:rss|feed|atom)\b|^https?://feeds?\d?\.|/feed/(?:rss2?|atom|rdf|json)/?$",
    re.IGNORECASE,
)
_OF_COMMENTS = re.compile(
    r"(?:^|[/?&=._-])(?:comments?|kommentare|commentaires|comentarios)(?:[/?&=._-]|$)", re.IGNORECASE
)
_NO_FEED = re.compile(r"/wp-json/|/oembed|/opensearch|/xmlrpc\.php|/sitemap", re.IGNORECASE)


class FoundFeed(NamedTuple):
    """A feed that a page names. ``title`` is what the page calls it, ``comments`` that it holds readers' comments."""

    address: str
    title: str = ""
    media_type: str = ""
    comments: bool = False


class _Place(NamedTuple):
    feed: FoundFeed
    rank: int


def find_feeds(page: str, url: str | None) -> tuple[FoundFeed, ...]:
    """The feeds that the HTML ``page``, which is at ``url``, names, the likeliest to be wanted first. Never fails."""
    links = _Links(url)
    links.read(page[:_LONGEST])
    best: dict[str, _Place] = {}
    for place in links.places[:_MOST]:
        known = best.get(place.feed.address)
        if known is None or place.rank < known.rank:
            best[place.feed.address] = place
    return tuple(place.feed for place in sorted(best.values(), key=lambda place: place.rank))


def guesses(url: str) -> Iterator[str]:
    """Addresses that a site's feed is often at, the likeliest first: for a page at ``url`` that names none."""
    for path in words().guesses:
        yield urljoin(url, "/" + path)


class _Links:
    """Collects what links to feeds."""

    def __init__(self, url: str | None) -> None:
        self._url = url
        self._base = url
        self.places: list[_Place] = []

    def read(self, page: str) -> None:
        anchor: tuple[str, str, int] | None = None  # address, title, where its words begin
        for token in _TOKEN.finditer(page):
            if token["end"] and anchor:
                href, title, start = anchor
                own = _site(href) == _site(self._url or "")
                self._add(
                    href, clean_line(f"{title} {line_of_html(page[start : token.start()])}"), "", 40 if own else 60
                )
                anchor = None
            elif token["name"]:
                told = {
                    name.lower(): unescape(one or two or bare)
                    for name, one, two, bare in _ATTRIBUTE.findall(token["told"])
                }
                anchor = self._element(token["name"].lower(), told, token.end()) or anchor

    def _element(self, tag: str, told: dict[str, str], end: int) -> tuple[str, str, int] | None:
        """Take note of a ``base`` or of a link to a feed; what it returns is an anchor whose words may tell more."""
        if tag == "base":
            self._base = address(told.get("href"), self._url) or self._base
            return None
        rels = told.get("rel", "").lower().split()
        kind = told.get("type", "").partition(";")[0].strip().lower()
        href = address(told.get("href", "").removeprefix("feed:"), self._base)
        if href is None or _NO_FEED.search(href):
            return None
        title = clean_line(told.get("title", ""))
        looks = bool(_LOOKS.search(href))
        named = "feed" in rels or ("alternate" in rels and kind in _TYPES)
        if named and (looks or kind not in _VAGUE or "feed" in rels):
            self._add(href, title, kind, 0 if tag == "link" else 20)
        elif tag == "a" and (looks or kind in _TYPES - _VAGUE):
            return href, title, end
        return None

    def _add(self, href: str, title: str, kind: str, rank: int) -> None:
        comments = self._is_of_comments(href, title)
        if comments:
            rank += 200
        elif self._is_of_the_page(href):
            rank += 5
        self.places.append(_Place(FoundFeed(href, title, kind, comments), rank))

    def _is_of_comments(self, href: str, title: str) -> bool:
        parts = urlsplit(href)
        if _OF_COMMENTS.search(f"{parts.path}?{parts.query}"):
            return True
        folded = title.casefold()
        if any(word.replace("-", " ") in folded for word in words().comments):
            return True
        # WordPress: a story's own feed is that of its comments, whatever its title says.
        page = urlsplit(self._url or "").path.rstrip("/")
        return page.count("/") >= 2 and parts.path.rstrip("/") == f"{page}/feed"

    def _is_of_the_page(self, href: str) -> bool:
        """Whether the feed is that of a part of the site only: longer than the site's own address by much."""
        return urlsplit(href).path.strip("/").count("/") >= 2


def _site(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")
