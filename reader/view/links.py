"""The links in the text of a story, to list and to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from ..export.links import reading_address
from ..story import Embed, Listing, Paragraph, Quote, Span, Story


def links_of(story: Story) -> list[tuple[str, str]]:
    """The words and the address of each link of ``story`` that leads anywhere, each address once, in their order."""
    found: dict[str, str] = {}
    for words, href in _linked(story):
        if address := reading_address(href, story.url):
            found.setdefault(address, words.strip() or address)
    return [(words, address) for address, words in found.items()]


def _linked(story: Story) -> Iterator[tuple[str, str | None]]:
    for block in story.blocks:
        if isinstance(block, Embed):
            yield block.text, block.src
        else:
            yield from ((span.text, span.href) for span in _spans(block))


def _spans(block: object) -> Iterator[Span]:
    match block:
        case Paragraph(spans):
            yield from spans
        case Quote(texts) | Listing(texts):
            for spans in texts:
                yield from spans
