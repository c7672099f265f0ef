"""The stories that a page offers to read next, as lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..story import Related
from .entries import READ, UNREAD
from .flow import Run, dotted, lines
from .sheet import FURNITURE, Line
from .words import RelatedWords

_BLANK = Line((), FURNITURE, 0, "blank")


def lay_related(
    related: Sequence[Related], width: int, words: RelatedWords, *, read: Collection[str] = ()
) -> Iterator[Line]:
    """The lines of ``related``, one block an item.

    The last line of each links to its story, and says why it is offered. ``read`` holds the addresses of those that
    were read before: they have the sign of the front page and a word, no other colour.
    """
    width = max(1, width)
    for number, item in enumerate(related):
        if number:
            yield _BLANK
        yield from _item(item, number, width, words, item.url in read)


def _item(item: Related, number: int, width: int, words: RelatedWords, read: bool) -> Iterator[Line]:
    start = 0
    shown = False
    left = READ if read else UNREAD
    for kind, content in _parts(item, words, read):
        for line in lines(content, width, number, kind, left=left, start=start):
            yield line
            shown = True
        left = left._replace(first=left.rest)
        start += sum([len(run.text) for run in content]) + 1
    if not shown:
        yield Line((("…", "headline+strong"),), number, 0, "headline")  # it can be selected like any other


def _parts(item: Related, words: RelatedWords, read: bool) -> Iterator[tuple[str, list[Run]]]:
    # What one chooses by comes first; the picture, which is only told here, last.
    if item.title:
        yield "headline", [Run(item.title, "headline+strong")]
    if source := _source(item, words, read):
        yield "byline", source
    if item.teaser:
        yield "teaser", [Run(item.teaser, "text")]
    if item.picture:
        label = f"[{words.picture}]"
        shown = item.picture.caption or item.picture.alt
        yield "caption", [Run(label, "muted"), Run(f" {shown}", "caption")] if shown else [Run(label, "muted")]
        if item.picture.credit:
            yield "credit", [Run(item.picture.credit, "credit")]
    more = Run(words.read_more if item.url else "", "link+underline", item.url)
    why = Run(item.why or "", "muted")
    if more.text or why.text:
        yield "more", dotted(run for run in (more, why) if run.text)


def _source(item: Related, words: RelatedWords, read: bool) -> list[Run]:
    provider = Run(item.provider or "", "provider")
    date = Run(words.date(item.published) if item.published else "", "muted")
    again = Run(words.read if read else "", "muted")
    return dotted(run for run in (provider, date, again) if run.text)
