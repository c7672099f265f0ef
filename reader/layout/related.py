"""The stories that a page offers to read next, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..story import Related
from .flow import DOT, Run, lines
from .sheet import FURNITURE, Line
from .words import RelatedWords

_BLANK = Line((), FURNITURE, 0, "blank")


def lay_related(related: Sequence[Related], width: int, words: RelatedWords) -> Iterator[Line]:
    """The lines of ``related``, one block an item; the last line of each links to the item's story."""
    width = max(1, width)
    for number, item in enumerate(related):
        if number:
            yield _BLANK
        start = 0
        for kind, content in _parts(item, words):
            yield from lines(content, width, number, kind, start=start)
            start += sum([len(run.text) for run in content]) + 1


def _parts(item: Related, words: RelatedWords) -> Iterator[tuple[str, list[Run]]]:
    said = [Run(text, role) for text, role in ((item.provider, "provider"), (item.published, "muted")) if text]
    if item.published:
        said[-1] = Run(words.date(item.published), "muted")
    if len(said) > 1:
        said.insert(1, Run(DOT, "muted"))
    if said:
        yield "byline", said
    if item.title:
        yield "headline", [Run(item.title, "headline+strong")]
    if item.picture and (shown := item.picture.caption or item.picture.alt):
        yield "caption", [Run(f"[{words.picture}] ", "muted"), Run(shown, "caption")]
    if item.picture and item.picture.credit:
        yield "credit", [Run(item.picture.credit, "credit")]
    if item.teaser:
        yield "teaser", [Run(item.teaser, "text")]
    if item.url:
        yield "more", [Run(words.read_more, "link+underline", item.url)]
