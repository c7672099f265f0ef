"""Entries of feeds as stories: for a feed that is read as a file, and for entries of the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from .extract import fragment
from .feed import Enclosure, FeedEntry
from .feeds.reading import read_feed
from .feeds.texts import first_words
from .locale import _
from .story import Block, Embed, Page, Paragraph, Picture, Story, Thread, plain

_LEDE_MOST = 600  # characters: a longer summary is a text of its own
_BREAKS_OFF = ("…", "...", "[…]", "[...]", "→", "»")


def feed_stories(page: Page) -> tuple[list[Story], tuple[str, ...]]:
    """The stories of the feed that ``page`` holds, in its order, and sentences on what could not be read of it.

    Raises `NotAFeed`.
    """
    feed = read_feed(page.body, url=page.url, charset=page.charset, media_type=page.media_type)
    return [story_of(entry, feed.title or None) for entry in feed.entries], feed.faults


def story_of(entry: FeedEntry, provider: str | None = None) -> Story:
    """``entry`` as a story, as far as the feed tells it; ``provider`` is the feed's title.

    The whole text where the feed carries it, with the summary as its lede unless the text says that itself; else the
    summary is all there is.
    """
    html = entry.content or entry.summary or ""
    headline = entry.headline or first_words(entry.content or entry.summary or "") or entry.url or _("Untitled")
    blocks = fragment(html, entry.url, entry.language, headline) if html else ()
    told = ["headline", "url", "provider", "authors", "published", "updated", "language", "body", "tags"]
    return Story(
        id=hashlib.sha256((entry.id or entry.url or f"{headline} {entry.published}").encode()).hexdigest()[:16],
        headline=headline,
        url=entry.url,
        provider=entry.provider or provider,
        authors=entry.authors,
        published=entry.published,
        updated=entry.updated,
        language=entry.language,
        lede=_lede(entry, blocks),
        blocks=(*_pictures(entry, blocks), *blocks, *map(_embed, entry.enclosures)),
        comments=Thread(count=entry.replies.count),
        related=tuple(replace(one, why=one.why or _("the feed's link")) for one in entry.related),
        tags=entry.tags,
        evidence=dict.fromkeys(told, _("the feed")),
    )


def _lede(entry: FeedEntry, blocks: tuple[Block, ...]) -> str | None:
    """The summary, where it was written as one: whole, short, and not how the text begins."""
    if not entry.content or not entry.summary:
        return None
    # Through `fragment`, which leaves out what publishing programs put behind every summary.
    summary = " ".join(_texts(fragment(entry.summary, entry.url, entry.language, entry.headline)))
    if not summary or len(summary) > _LEDE_MOST or summary.endswith(_BREAKS_OFF):
        return None
    beginning = " ".join(_texts(blocks))
    return (
        None if _letters(summary) in _letters(beginning) or _letters(entry.headline) == _letters(summary) else summary
    )


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.spans)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _pictures(entry: FeedEntry, blocks: tuple[Block, ...]) -> Iterator[Picture]:
    """The pictures that the feed names beside the text and the text does not show."""
    shown = {_name(block.src) for block in blocks if isinstance(block, Picture) and block.src}
    for picture in entry.pictures:
        if picture.src and _name(picture.src) not in shown:
            yield picture


def _name(src: str) -> str:
    """The picture without the size that its address asks for."""
    return urlsplit(src).path or src


def _embed(file: Enclosure) -> Embed:
    name = unquote(urlsplit(file.url).path.rpartition("/")[2])
    return Embed(" · ".join(filter(None, (name, file.media_type))) or file.url, file.url)
