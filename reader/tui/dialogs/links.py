"""The links of a story, numbered, to follow one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...locale import _
from ...story import Embed, Listing, Paragraph, Quote, Spans, Story
from .choice import Choice


def links_of(story: Story) -> list[tuple[str, str]]:
    """The links of ``story`` in order, each as (text, address); an address that comes twice is told once."""
    found: dict[str, str] = {}
    for block in story.blocks:
        match block:
            case Paragraph(spans):
                _collect(found, [spans])
            case Quote(paragraphs):
                _collect(found, paragraphs)
            case Listing(items):
                _collect(found, items)
            case Embed(text, str(src)):
                found.setdefault(src, text)
    return [(text, address) for address, text in found.items()]


def _collect(found: dict[str, str], texts: Iterable[Spans]) -> None:
    for spans in texts:
        for span in spans:
            if span.href:
                found.setdefault(span.href, span.text)


class Links(Choice[str]):
    """The links to choose from; the result is an address."""

    def __init__(self, links: list[tuple[str, str]]) -> None:
        super().__init__(_("Links of the story"), list(_lines(links)))
        self.links = links

    def result(self, number: int) -> str:
        return self.links[number][1]


def _lines(links: list[tuple[str, str]]) -> Iterator[str]:
    for number, (text, address) in enumerate(links, 1):
        yield f"{number}. {text} – {address}"
